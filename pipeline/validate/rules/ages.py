"""The rule on ages: beside a day of birth and the day on which somebody was so old, told of the same person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.lexicon.compiled import compiled
from pipeline.validate.arithmetic import shown
from pipeline.validate.conditions import BoundsMeet
from pipeline.validate.findings import Corpus, Rule
from pipeline.validate.lives import Life, is_of_one_named, is_told_of, life_of, tells_of_none_else
from pipeline.validate.mentioned import mark
from pipeline.validate.passages import Paragraph, Passage, Told, paragraphs
from pipeline.validate.stated import about
from pipeline.validate.wording import alternation, whole_words, words_before

_YOUNGEST, _OLDEST = 14, 110
_BIRTH = 40  # characters between the word for a birth and its day
_BESIDE = 16  # characters between an age and the day that it holds for
_LONGEST_EVENT = 366  # days between the dates of a sentence that may all be of one event
_YEAR = 365.2425
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,}")
_NAME_BEFORE = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+\s\Z")
_CLAUSE = re.compile(r"[,.;:!?()\n]")


@dataclass(frozen=True, slots=True)
class _Said:
    """A birth or an age, the sentence that tells it and the names before it in that sentence."""

    told: Told
    passage: Passage
    names: frozenset[str]


def _ages(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for told in paragraphs(corpus).values():
        life = life_of(told)
        for paragraph in told:
            if paragraph.dates and paragraph.mentions:
                yield from _in(paragraph)
                if life is not None:
                    yield from _of_life(paragraph, life)


def _of_life(paragraph: Paragraph, life: Life) -> Iterator[Mapping[str, Any]]:
    """The ages of the person whose life the document tells, against the birth with which it opens."""
    born = Told(life.born, 0, 0)
    for passage in paragraph.passages:
        ages = [number for number in passage.mentions if _is_age(passage, number, [])]
        births = {d.start for d in passage.dates if _is_birth(passage, d)}
        if len(ages) == 1 and not births and is_told_of(life, passage, ages[0]):
            when = _when(passage, None, ages[0], {d.start for d in passage.dates if d.row is life.born})
            if when:
                yield _comparison(born, ages[0], when)


def _in(paragraph: Paragraph) -> Iterator[Mapping[str, Any]]:
    births = [_Said(d, p, _names(p, d.start)) for p in paragraph.passages for d in p.dates if _is_birth(p, d)]
    if not births:
        return
    born = {birth.told.start for birth in births}
    before: Passage | None = None
    for passage in paragraph.passages:
        for number in passage.mentions:
            if _is_age(passage, number, [b.told for b in births if b.passage is passage]):
                birth = _birth_of(_Said(number, passage, _names(passage, number.start)), births, before)
                when = _when(passage, before, number, born)
                if birth is not None and when:
                    yield _comparison(birth.told, number, when)
        before = passage


def _comparison(birth: Told, age: Told, when: Sequence[Told]) -> Mapping[str, Any]:
    born = birth.row["earliest"], birth.row["latest"]
    then = min(told.row["earliest"] for told in when), max(told.row["latest"] for told in when)
    least, most = _years(born[1], then[0]), _years(born[0], then[1])
    actual = shown(least, "en") if least == most else f"{least} or {most}"
    return {
        "left_low": float(least), "left_high": float(most), "right_low": age.row["value"],
        "right_high": age.row["value"], "certainty": "likely",
        "message": f"Who was born {birth.row['quote']} was {actual} in {then[0]:%Y}, not {age.row['quote']}.",
        "left_value": actual, "right_value": age.row["quote"], "difference": f"{abs(age.row['value'] - least):g} years",
        "spans": [mark("age", age.row), mark("birth", birth.row), *(mark("date", told.row) for told in when)],
        **about("number_mentions", "number_mention_id", age.row),
    }  # fmt: skip


def _years(born: dt.date, day: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _is_dated(told: Told) -> bool:
    row = told.row
    return bool(row["is_valid"] and row["earliest"] and row["latest"] and row["modifier"] is None)


def _is_birth(passage: Passage, told: Told) -> bool:
    """Whether a date is that of a birth, by the words before it."""
    if not _is_dated(told) or told.row["basis"] != "stated" or told.row["precision"] not in ("day", "month", "year"):
        return False
    before = passage.block.text[max(passage.start, told.start - _BIRTH) : told.start]
    return whole_words(passage.document.language, "rules", "births").search(_CLAUSE.split(before)[-1]) is not None


def _is_age(passage: Passage, number: Told, births: Sequence[Told]) -> bool:
    """Whether a number is somebody's age: aged 24; 24 years old; a name (24); born in 1940, was 24 when.

    Args:
        passage: the sentence.
        number: that stands in it.
        births: the dates of birth that it tells.
    """
    row, text, language = number.row, passage.block.text, passage.document.language
    value = row["value"]
    if value is None or row["value_high"] is not None or not _YOUNGEST <= value <= _OLDEST or value != int(value):
        return False
    if row["qualifier"] != "exact" or row["notation"] in ("percent", "ordinal"):
        return False
    is_led = words_before(language, "rules", "age_before").search(text, passage.start, number.start)
    if is_led or _old_behind(language).match(text, number.end) or _born_behind(language).match(text, number.end):
        return True
    if words_before(language, "rules", "age_verbs").search(text, passage.start, number.start):
        return _units(language).match(text, number.end) is not None or _is_beside_birth(text, number, births, language)
    if _is_beside_birth(text, number, births, language):
        return True
    is_bracketed = text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")"
    return is_bracketed and _NAME_BEFORE.search(text, passage.start, number.start - 1) is not None


def _is_beside_birth(text: str, number: Told, births: Sequence[Told], language: str) -> bool:
    """Whether nothing but the verb stands between a birth and a bare number: born on 3 May 1940, was 24 when."""
    return any(
        birth.end < number.start
        and _verb_behind(language).fullmatch(text, birth.end, number.start) is not None
        and _age_ends(language).match(text, number.end) is not None
        for birth in births
    )


def _names(passage: Passage, end: int) -> frozenset[str]:
    """The capitalised words of a sentence before a place."""
    return frozenset(_NAME.findall(passage.block.text, passage.start, end))


def _birth_of(age: _Said, births: Sequence[_Said], before: Passage | None) -> _Said | None:
    """The birth of the person of an age: of the name next to it, of him or her in one sentence, or in the one before.

    Args:
        age: that is told.
        births: those of the paragraph.
        before: the sentence before that of the age.
    """
    last = _last_name(age.passage, age.told.start)
    found = [birth for birth in births if last is not None and last == _last_name(birth.passage, birth.told.start)]
    if not found:
        found = [birth for birth in births if birth.passage is age.passage and not birth.names - age.names]
    if not found and is_of_one_named(age.passage):
        found = [birth for birth in births if birth.passage is before and tells_of_none_else(birth.passage)]
    return found[0] if len(found) == 1 else None


def _last_name(passage: Passage, end: int) -> str | None:
    names = _NAME.findall(passage.block.text, passage.start, end)
    months = {word for told in passage.dates for word in told.row["quote"].split()}
    return next((name for name in reversed(names) if name not in months), None)


def _when(passage: Passage, before: Passage | None, age: Told, births: set[int]) -> list[Told]:
    """The dates on which somebody was so old: the one beside the age, else those of one event in its sentence."""
    dates = [d for d in passage.dates if _is_dated(d) and d.start not in births]
    beside = [d for d in dates if 0 <= age.start - d.end <= _BESIDE or 0 <= d.start - age.end <= _BESIDE]
    if len(beside) == 1:
        return beside
    if not dates and before is not None and _tells_death(passage):
        dates = [d for d in before.dates if _is_dated(d) and d.start not in births]
    if not dates:
        return []
    span = max(d.row["latest"] for d in dates) - min(d.row["earliest"] for d in dates)
    return dates if span.days <= _LONGEST_EVENT else []


def _tells_death(passage: Passage) -> bool:
    return whole_words(passage.document.language, "rules", "deaths").search(passage.text) is not None


@cache
def _old_behind(language: str) -> re.Pattern[str]:
    return compiled(rf"[\s-](?:{alternation(language, 'rules', 'old_behind')})(?!\w)", re.IGNORECASE)


@cache
def _born_behind(language: str) -> re.Pattern[str]:
    """Behind an age: the unit, and a comma before the word for the birth (of 21 years, born on)."""
    units, births = alternation(language, "rules", "age_units"), alternation(language, "rules", "births")
    return compiled(rf"(?:\s(?:{units}))?,\s(?:[^\W\d_]+\s)?(?:{births})(?!\w)", re.IGNORECASE)


@cache
def _verb_behind(language: str) -> re.Pattern[str]:
    """What stands between a day of birth and the age: a comma, the verb, and perhaps that it was on that day."""
    verbs, then = alternation(language, "rules", "age_verbs"), alternation(language, "rules", "age_then")
    return compiled(rf"[,)]?\s(?:{verbs})\s(?:(?:{then})\s)?", re.IGNORECASE)


@cache
def _age_ends(language: str) -> re.Pattern[str]:
    """What stands behind an age without a unit: the end of a clause, or when it was."""
    return compiled(rf"\s*[.,;:)]|\s(?:{alternation(language, 'rules', 'age_when')})(?!\w)", re.IGNORECASE)


@cache
def _units(language: str) -> re.Pattern[str]:
    """A word for years that ends a clause."""
    return compiled(rf"\s(?:{alternation(language, 'rules', 'age_units')})(?=\s*[.,;:)])", re.IGNORECASE)


RULES = (
    Rule(
        "age_matches", "dates", "error",
        "An age fits the day of birth and the day that it holds for.",
        "The age or one of the dates is wrong.",
        "killed on 23 April 1951 at the age of 24, born on 7 July 1936",
        "killed on 23 April 1951, aged 24, born in 1926",
        _ages, BoundsMeet,
    ),
)  # fmt: skip
