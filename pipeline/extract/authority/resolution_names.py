"""Resolutions as a text names them: by number or by the UN's symbol, whose they are, and the words for what they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases

_SYMBOL = re.compile(r"\bS/RES/(\d{1,4})(?:\s?\((\d{4})\))?")
_IN_SYMBOL = "RES"
_YEAR = re.compile(r"\s?\((\d{4})\)")
# Sessions of the Assembly: in Roman numerals behind the number until 1975, special and emergency ones marked as such;
# since then before it. Source: UN Dag Hammarskjöld Library, "UN document symbols".
_ROMAN_SESSION = re.compile(r"\s?\((?P<session>(?:E?S-)?[IVXL]{1,6})\)")
_BY_SESSION = r"(?P<session>(?:E?S-)?\d{1,2})/(?P<number>\d{1,3})[A-Z]?(?![\w/]|[.,]\d)"
_ASSEMBLY_SYMBOL = re.compile(r"\bA/RES/" + _BY_SESSION)
_SESSIONS_SINCE = 1976  # from this year on the Assembly numbers its resolutions by session
_LAST_BEFORE_SESSIONS = 384  # the last resolution of the Council in 1975
_HIGHEST = 3999


@dataclass(frozen=True, slots=True)
class Named:
    """One resolution as one place names it.

    Attributes:
        number: its number.
        start: where the phrase begins that names it (with others, where the phrase names several).
        end: where the phrase ends.
        organ: code of the body, where the phrase itself names it.
        year: the year in the symbol, where it is written.
        session: of the General Assembly, as written: 46, XVIII, ES-I.
    """

    number: int
    start: int
    end: int
    organ: str | None
    year: int | None
    session: str | None = None


def named_in(sentence: Sentence, language: str) -> Iterator[Named]:
    """The resolutions that a sentence names, in order."""
    text = sentence.block.text
    taken = []
    for m in _phrase(language).finditer(text, sentence.start, sentence.end):
        taken.append(m.span())
        organ = organ_in(m[0], language)
        last = m.end()
        if organ is None and (behind := _organ_behind(language).match(text, m.end(), sentence.end)):
            organ, last = organ_in(behind[0], language), behind.end()
        if _range_behind(language).match(text, m.end(), sentence.end):
            continue  # a list of all from one to another names none of them
        if (session := _ROMAN_SESSION.match(text, m.end(), sentence.end)) is not None:
            number = int(re.findall(r"\d{1,4}", m["numbers"])[-1])
            yield Named(number, m.start(), session.end(), "general_assembly", None, session["session"])
            continue
        year = _YEAR.match(text, last, sentence.end)
        for number in re.findall(r"\d{1,4}", m["numbers"]):
            end = year.end() if year else last
            yield Named(int(number), m.start(), end, organ, int(year[1]) if year else None)
        while year is not None and (more := _further(language).match(text, year.end(), sentence.end)):
            yield Named(int(more["number"]), more.start("number"), more.end(), organ, int(more["year"]))
            year = _YEAR.match(text, more.end("number"), sentence.end)
    for m in _SYMBOL.finditer(text, sentence.start, sentence.end):
        if not any(s <= m.start() < e for s, e in taken):
            yield Named(int(m[1]), m.start(), m.end(), "security_council", int(m[2]) if m[2] else None)
    for m in _of_session(language).finditer(text, sentence.start, sentence.end):
        yield Named(int(m["number"]), m.start(), m.end(), "general_assembly", None, m["session"])
    for m in _ASSEMBLY_SYMBOL.finditer(text, sentence.start, sentence.end):
        yield Named(int(m["number"]), m.start(), m.end(), "general_assembly", None, m["session"])


def labelled(sentence: Sentence, language: str) -> Iterator[Named]:
    """The resolutions of a fact box's line that is labelled so, whose value gives bare numbers: "743 (21 mei 1992)"."""
    label = sentence.block.field_key
    if label not in load(language, "resolutions")["labels"]:
        return
    organ = organ_in(label, language)
    for m in _bare(language).finditer(sentence.text):
        year = int(m["year"]) if m["year"] else None
        yield Named(int(m["number"]), sentence.start + m.start("number"), sentence.start + m.end(), organ, year)


@cache
def words_of_names(language: str) -> PhraseWords:
    """The words without which a sentence names no resolution: a noun for it, also written together with the body's."""
    words = load(language, "resolutions")
    organs = [organ for listed in words["organs"].values() for organ in listed]
    joined = [f"{organ}{noun}" for organ in organs for noun in words["nouns"]]
    return PhraseWords.of(literal([*words["nouns"], *joined, _IN_SYMBOL]))


def symbol_of(organ: str | None, number: int, year: int | None, session: str | None = None) -> str | None:
    """The UN's symbol of a resolution; None where the organ is not known, or its year or session."""
    if session is not None:
        return f"A/RES/{session}/{number}" if session[-1].isdigit() else f"A/RES/{number}({session})"
    return f"S/RES/{number} ({year})" if organ == "security_council" and year else None


def organ_by_number(number: int, year: int | None) -> str | None:
    """The only body that a plain number can be of in a year: since the Assembly numbers by session, and before.

    The Assembly's resolutions are numbered by session (31/1) since 1976; the Council's went on from 384.
    """
    if year is None or not _LAST_BEFORE_SESSIONS < number <= _HIGHEST:
        return None
    return "security_council" if year >= _SESSIONS_SINCE else "general_assembly"


def organ_in(text: str, language: str) -> str | None:
    """The first body whose name stands in a text; None where none does."""
    for organ, pattern in _organs(language):
        if pattern.search(text):
            return organ
    return None


def organ_of_page(rows: DocumentRows, language: str) -> str | None:
    """The body whose resolutions a page speaks of: the one it names, where it names no other."""
    text = rows.document.text
    named = [organ for organ, pattern in _organs(language) if pattern.search(text)]
    return named[0] if len(named) == 1 else None


@cache
def actions(language: str) -> tuple[tuple[str, Phrases], ...]:
    """What a resolution can do to a mission, as codes, each with the words that tell it."""
    return tuple((action, any_of(listed)) for action, listed in load(language, "resolutions")["actions"].items())


def number_signs(language: str) -> str:
    """A pattern of the words that may stand between the word for a resolution and its number: no., number."""
    return rf"(?:{alternatives(load(language, 'numbers')['number_signs'])})\.?"


@cache
def _bare(language: str) -> re.Pattern[str]:
    """A number alone in a label's value, or in a list there: at its beginning, or behind what parts it from others."""
    joins = alternatives(load(language, "resolutions")["joins"])
    return compiled(
        rf"(?:^|[;,&)]\s*|\s(?:{joins})\s)(?P<number>[1-9]\d{{0,3}})(?:\s?\((?P<year>\d{{4}})\))?"
        rf"(?=\s*(?:[;,&(]|(?:{joins})\s|$))"
    )


@cache
def _phrase(language: str) -> re.Pattern[str]:
    words = load(language, "resolutions")
    nouns, joins = alternatives(words["nouns"]), alternatives(words["joins"])
    organs = alternatives(p for listed in words["organs"].values() for p in listed)
    numbers = rf"\d{{1,4}}(?:(?:,\s|,?\s(?:{joins})\s)\d{{1,4}}(?![\d.,:]*\d|\s?%))*"
    return compiled(
        rf"(?<![\w-])(?:(?:{organs})(?:['’]s?|-|\s)?\s?)?(?:{nouns})\s(?:(?:{number_signs(language)})\s)?"
        rf"(?P<numbers>{numbers})(?!\w|[.,]\d|/\d)",
        re.IGNORECASE,
    )


@cache
def _further(language: str) -> re.Pattern[str]:
    """One more of several resolutions that each have the year behind them: 1497 (2003) and 1503 (2003)."""
    joins = alternatives(load(language, "resolutions")["joins"])
    return compiled(rf"(?:,\s|,?\s(?:{joins})\s)(?P<number>\d{{1,4}})\s?\((?P<year>\d{{4}})\)", re.IGNORECASE)


@cache
def _range_behind(language: str) -> re.Pattern[str]:
    """The end of a range of numbers, and of what says so: resolutions 1501 to 1600."""
    to = alternatives(load(language, "numbers")["range_words"])
    return compiled(rf"(?:\s(?:{to})\s|\s?–\s?)\d{{1,4}}(?=\s*(?:\Z|[\n)\];:(]))", re.IGNORECASE)


@cache
def _of_session(language: str) -> Phrases:
    """The word for a resolution with a number by session: resolution 46/233."""
    words = load(language, "resolutions")
    nouns = alternatives(words["nouns"])
    return Phrases.of(rf"(?<!\w)(?:{nouns})\s(?:(?:{number_signs(language)})\s)?{_BY_SESSION}", re.IGNORECASE)


@cache
def _organs(language: str) -> tuple[tuple[str, Phrases], ...]:
    return tuple((organ, any_of(listed)) for organ, listed in load(language, "resolutions")["organs"].items())


@cache
def _organ_behind(language: str) -> re.Pattern[str]:
    """The body named behind a number: of the Security Council."""
    words = load(language, "resolutions")
    organs = alternatives(p for listed in words["organs"].values() for p in listed)
    article = load(language, "articles")["pattern"]
    return compiled(rf"\s(?:{alternatives(words['of'])})\s(?:{article})?(?:{organs})(?!\w)", re.IGNORECASE)
