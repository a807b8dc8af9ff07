"""What a sentence on a country's gift tells beside it: what it is made up of, and what others give.

The others stand behind it without the verb being said again: "A provided 3,200 troops, B 3,150 and C 1,800".
Which country gives is decided in `contribution_givers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of, find_cues
from pipeline.extract.noun_phrases import PEOPLE, THINGS, leading_phrase
from pipeline.extract.quantities import Quantity, article, conjunction
from pipeline.extract.rows import Count
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.countries import find_countries

_MOST_BETWEEN = 160  # characters between a gift and one told of without a verb
_OPENER = re.compile(r"\s*:\s")
_CLOSER = re.compile(r"[.;]\s")


def without_requests(text: str, language: str) -> str:
    """A sentence with those at whose request something was given blanked out: they do not give it."""
    return _requests(language).sub(lambda m: " " * len(m[0]), text)


def gapped(sentence: Sentence, last: Quantity, quantity: Quantity, language: str) -> str | None:
    """The country named between a gift and the number behind it, without a verb: ", B 3,150", ", B a company of 260".

    Where a unit of the country stands before the number, more may be told of the gift before: "69 men till May, B a …".
    """
    if quantity.start - last.end > _MOST_BETWEEN:
        return None
    between = sentence.block.text[last.end : quantity.start].replace(";", ",")
    named = [c for c in find_countries(between, language) if c.kind == "name"]
    if len(named) != 1:
        return None
    behind = _without_dates(sentence, between[named[0].end :], last.end + named[0].end, language)
    is_apposed = quantity.kind == "person" and article(language).fullmatch(behind.strip()) is not None
    is_unit = is_apposed or unit_of(language).fullmatch(behind) is not None
    if not is_unit and conjunction(language).fullmatch("," + behind) is None:
        return None
    lead = _followed(language).sub(",", _last_article(language).sub("", between[: named[0].start]))
    is_joined = conjunction(language).fullmatch(lead) or (
        (is_unit or quantity.kind in PEOPLE or is_bare(quantity))
        and _joint(language).search(lead)
        and not providing_in(lead, language)
    )
    return named[0].code if is_joined else None


@cache
def _last_article(language: str) -> re.Pattern[str]:
    return compiled(rf"(?:{load(language, 'articles')['pattern']})?\Z", re.IGNORECASE)


def is_bare(quantity: Quantity) -> bool:
    """Whether a number stands alone, without anything that it counts."""
    return quantity.noun is None and quantity.kind is None


def _without_dates(sentence: Sentence, text: str, start: int, language: str) -> str:
    """A stretch behind a country without the date on which it gave, and the "with" before what it gave."""
    if _with(language).fullmatch(text):
        return " "
    for date in sentence.dates:
        first, last = date.mention.start - start, date.mention.end - start
        if first >= 0 and last <= len(text):
            m = _beside_date(language).fullmatch(f"{text[:first]}@{text[last:]}")
            return " " if m is not None else text
    return text


def is_later(sentence: Sentence, last: Quantity, quantity: Quantity, language: str) -> bool:
    """Whether a number behind a gift is that of the same giver at a later date: "530 men, in 2007 still 70"."""
    dates = [d for d in sentence.dates if last.end <= d.mention.start and d.mention.end <= quantity.start]
    pattern = _later(language)
    if len(dates) != 1 or pattern is None or quantity.country_code is not None:
        return False
    m, text = dates[0].mention, sentence.block.text
    is_same = quantity.noun is None or quantity.kind == last.kind
    return is_same and pattern.fullmatch(f"{text[last.end : m.start]}@{text[m.end : quantity.start]}") is not None


@cache
def _later(language: str) -> re.Pattern[str] | None:
    words, joined = load(language, "contributions")["later"], load(language, "quantities")["conjunctions"]
    before = "|".join(load(language, "strengths")["before_dates"])
    nouns = alternatives([noun for kind in sorted(PEOPLE) for noun in load(language, "quantities")["nouns"][kind]])
    return compiled(
        rf"(?:\s(?:{nouns}))?\s*[,;]\s(?:(?:{alternatives(joined)})\s)?(?:(?:{before})\s)?@\s(?:{'|'.join(words)})\s",
        re.IGNORECASE,
    ) if words else None  # fmt: skip


@cache
def _beside_date(language: str) -> re.Pattern[str]:
    before = "|".join([*load(language, "strengths")["before_dates"], *load(language, "contributors")["since"]])
    beside = alternatives(load(language, "contributions")["with"])
    return compiled(rf"\s(?:(?:{before})\s)?@\s(?:(?:{beside})\s)?", re.IGNORECASE)


@cache
def _with(language: str) -> re.Pattern[str]:
    """What stands between a further giver and its number, where no date does: "B with 244"."""
    return compiled(rf"\s(?:{alternatives(load(language, 'contributions')['with'])})\s", re.IGNORECASE)


@cache
def _followed(language: str) -> re.Pattern[str]:
    """The words that put the next giver behind the one before, at the end of what stands before its name."""
    words = alternatives(load(language, "contributions")["followed"])
    return compiled(rf",?\s(?:{words})(?=\s\Z)", re.IGNORECASE)


def is_further_unit(text: str, language: str) -> bool:
    """Whether between two numbers of one giver stands nothing but a further unit: 105 and a supply company of 205."""
    m = _joining(language).match(text)
    return m is not None and unit_of(language).fullmatch(text, m.end()) is not None


@cache
def _joining(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"\s*\)?\s*(?:,\s*(?:(?:{words})(?!\w))?|(?:{words})(?!\w))", re.IGNORECASE)


@cache
def _joint(language: str) -> re.Pattern[str]:
    """What a stretch ends in behind which another giver is named: a comma or a conjunction."""
    return compiled(rf"(?:,|(?<!\w)(?:{alternatives(load(language, 'quantities')['conjunctions'])}))\s\Z")


def providing_in(text: str, language: str) -> bool:
    """Whether a verb of giving stands in a text."""
    return any_of(load(language, "contributions")["provide"]).search(text) is not None


@cache
def unit_of(language: str) -> re.Pattern[str]:
    """What stands between a country or a conjunction and the number of a unit: a tank company of, a unit (."""
    words = load(language, "quantities")
    units, of = alternatives(words["nouns"]["unit"]), alternatives(words["origins"])
    stem = r"[^\W\d_]*" if words["compounds"] else ""
    return compiled(
        rf"\s*(?:{alternatives(words['articles'])})\s(?:[^\W\d_]+[\s-]){{0,4}}?{stem}(?:{units})(?:\s(?:{of})\s+|\s*\()",
        re.IGNORECASE,
    )


def like(quantity: Quantity, last: Quantity) -> Quantity:
    """A bare number with the noun of the gift before it: the troops of "B 3,150"."""
    return replace(quantity, noun=last.noun, kind=last.kind) if quantity.noun is None else quantity


def parts_of(sentence: Sentence, whole: Quantity, quantities: Sequence[Quantity], language: str) -> Iterator[Quantity]:
    """What a gift is made up of, told behind a colon: numbers of people, things, and units with an article.

    Or those of the people given of whom more is told: 1,080 men in the country, of whom 400 in the south.
    """
    text = sentence.block.text
    opener = _OPENER.match(text, whole.end, sentence.end)
    if opener is None:
        if next(find_cues(text, whole.end, sentence.end, language), None) is None:  # of whom 21 were killed
            yield from _some_of(text, whole, [q for q in quantities if q.start >= whole.end], language)
        return
    closer = _CLOSER.search(text, opener.end(), sentence.end)
    limit = closer.start() if closer else sentence.end
    found = [
        q
        for q in quantities
        if opener.end() <= q.start < limit
        and not isinstance(q.number, Count)
        and (q.kind in PEOPLE or q.kind in THINGS)
        and q.count.qualifier != "vague"
    ]
    for m in article(language).finditer(text, opener.end(), limit):
        phrase = leading_phrase(text, m.end(), limit, language)
        is_apart = all(not (q.start < m.end() and m.start() < q.end) for q in found)
        if phrase is not None and phrase.kind in THINGS and is_apart:
            noun = text[m.end() : phrase.end].strip()
            found.append(Quantity(Count(1, 1, 1), m.start(), phrase.end, noun, phrase.kind, None))
    yield from sorted(found, key=lambda q: q.start)


def _some_of(text: str, whole: Quantity, behind: Sequence[Quantity], language: str) -> Iterator[Quantity]:
    """The numbers that say of some of those given where or what they are, the one behind the other."""
    if whole.kind not in PEOPLE or not behind or _of_whom(language).fullmatch(text, whole.end, behind[0].start) is None:
        return
    last = whole
    for quantity in behind:
        is_told = quantity.kind in PEOPLE or is_bare(quantity)
        is_joined = last is whole or _further(language).fullmatch(text, last.end, quantity.start) is not None
        best, most = quantity.count.best, whole.count.best
        if not is_told or not is_joined or quantity.country_code is not None or (best and most and best > most):
            return
        yield like(quantity, whole)
        last = quantity


# ---- the lexicon, compiled


@cache
def _further(language: str) -> re.Pattern[str]:
    """What stands between two numbers of those told of apart: where the first are, and a conjunction."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"[^.;:()\d,]{{0,40}}(?:,|,?\s(?:{joined}))\s(?:[^\W\d_]+\s)?", re.IGNORECASE)


@cache
def _of_whom(language: str) -> re.Pattern[str]:
    """What stands between people and the number of some of them: in the country, of whom about."""
    of_which = alternatives(load(language, "incidents")["of_which"])
    return compiled(rf"[^.;:()\d]{{0,60}},\s(?:{of_which})\s(?:[^\W\d_]+\s){{0,2}}", re.IGNORECASE)


@cache
def _requests(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "contributions")["requests"])
    return compiled(rf"\b(?i:{words})\s(?:[^\W\d_]+\s){{0,2}}?[A-ZÀ-Þ][^\s,.;:()]*(?:\s[A-ZÀ-Þ][^\s,.;:()]*)*")


@cache
def placed(language: str) -> re.Pattern[str]:
    """Behind a number: the place of those counted."""
    copulas = alternatives(load(language, "missions")["copulas"])
    at = alternatives(load(language, "people")["place_prepositions"])
    return compiled(rf"\s(?:(?:{copulas})\s)?(?:{at})\s(?:[^\W\d_]+\s)?(?-i:[A-ZÀ-Þ])", re.IGNORECASE)
