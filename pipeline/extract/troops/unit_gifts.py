"""`contributions` of one unit or thing, told with an article and no number: "A supplied a hospital and B a tanker".

The country stands before a verb of giving, or behind a comma or conjunction before what it gives. Numbers of people and
things are the business of `contributions.py`, and so is a unit whose number of people is told beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of, find_cues
from pipeline.extract.identity.mission_names import mission_names
from pipeline.extract.noun_phrases import leading_phrase
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.quantities import Quantity
from pipeline.extract.rows import Assertion, Count, DocumentRows
from pipeline.extract.troops.contribution_lists import write_contribution
from pipeline.extract.troops.home import home_of
from pipeline.extract.troops.sending import giver_of
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries

_GIVEN = frozenset({"unit", "ship", "aircraft"})
_NUMBERED = 40  # characters behind a unit in which the number of its people stands


@dataclass(frozen=True, slots=True)
class _Gift:
    """One unit or thing, where its article begins and its noun ends in the block, and who gives it."""

    start: int
    end: int
    noun: str
    kind: str
    code: str


def extract(rows: DocumentRows) -> None:
    """Write the single units and things that the sentences of a document on a mission say a country gave."""
    names, home, language = mission_names(rows), home_of(rows.document), rows.document.language
    if names.is_empty and home is None:
        return
    for i in sorted(rows.index.positions(_giving_words(language))):
        sentence = rows.sentences[i]
        if sentence.block.element not in ("prose", "list_item"):
            continue
        gifts = list(_gifts(sentence, giver_of(sentence, names, language), language))
        if not gifts or next(find_cues(sentence.text, 0, len(sentence.text), language), None) is not None:
            continue
        mission = names.of(sentence.block, sentence.start, gifts[0].start)
        dates = [d for d in sentence.dates if d.mention.is_valid]
        as_of = dates[0] if len(dates) == 1 and dates[0].mention.precision != "interval" else None
        assertion: Assertion = "planned" if _planned(language).search(sentence.text) else "asserted"
        for gift in gifts:
            quantity = Quantity(Count(1, 1, 1), gift.start, gift.end, gift.noun, gift.kind, None)
            write_contribution(
                rows, quantity, gift.code, mission, "contributions.unit_given", as_of=as_of, assertion=assertion,
                span=sentence.block.span(gift.start, gift.end),
            )  # fmt: skip


def _gifts(sentence: Sentence, giver: tuple[str, int] | None, language: str) -> Iterator[_Gift]:
    """The units and things right behind a verb of giving, and those that commas and conjunctions join to them."""
    if giver is None:
        return
    text, (code, at) = sentence.block.text, giver
    opening = _opening(language).match(text, at, sentence.end)
    if opening is None:  # a number is given first: A supplied four companies, B a hospital
        for country in find_countries(text[at : sentence.end], language):
            before, behind = text[at : at + country.start], at + country.end
            if country.kind == "name" and _first(language).fullmatch(before):
                code, opening = country.code, _opening(language).match(text, behind, sentence.end)
                break
    while opening is not None:
        found = _one(text, opening.end(), sentence.end, language)
        if found is None:
            return
        end, noun, kind = found
        if _to(language).match(text, end, sentence.end) and find_countries(text[end : sentence.end], language):
            return  # to somebody else
        if _numbered(language).match(text, end, min(sentence.end, end + _NUMBERED)) is None:
            yield _Gift(opening.start("article"), end, noun, kind, code)
        joint = _joint(language).match(text, end, sentence.end)
        if joint is None:
            return
        named = [c for c in find_countries(text[joint.end() : sentence.end], language) if c.start == 0]
        if named and named[0].kind == "name":
            code, at = named[0].code, joint.end() + named[0].end
        else:
            at = joint.end() - 1
        opening = _opening(language).match(text, at, sentence.end)


def _one(text: str, start: int, limit: int, language: str) -> tuple[int, str, str] | None:
    """Where the unit or thing ends that begins behind an article, its noun and its class."""
    special = _special(language).match(text, start, limit)
    phrase = leading_phrase(text, start, limit, language)
    if special is not None and (phrase is None or special.end() > phrase.end):
        return special.end(), special[0], "unit"
    if phrase is None or phrase.kind not in _GIVEN or re.search(r"\d", text[start : phrase.end]):
        return None
    return phrase.end, text[start : phrase.end], phrase.kind


# ---- the lexicon, compiled


@cache
def _giving_words(language: str) -> PhraseWords:
    return PhraseWords.of(load(language, "contributions")["provide"])


@cache
def _planned(language: str) -> Phrases:
    return any_of(load(language, "contributions")["planned"])


@cache
def _opening(language: str) -> re.Pattern[str]:
    """What stands between a giver and what it gives: an article, before it an adverb at most."""
    articles = alternatives(load(language, "quantities")["articles"])
    adverbs = alternatives([*load(language, "strengths")["adverbs"], *load(language, "contributions")["gift_adverbs"]])
    return compiled(rf"\s(?:(?:{adverbs})\s)?(?P<article>{articles})\s", re.IGNORECASE)


@cache
def _special(language: str) -> re.Pattern[str]:
    """The names of units that are no plain nouns for one: a field hospital, a helicopter flight."""
    words = alternatives(load(language, "contributions")["units_given"])
    stem = r"[^\W\d_]*" if load(language, "quantities")["compounds"] else ""
    return compiled(rf"(?:[^\W\d_]+[ -]){{0,3}}?{stem}(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _first(language: str) -> re.Pattern[str]:
    """What stands between a verb and a further giver, of the gift before."""
    return compiled(rf"\s[^.;:()]{{1,80}}{_joint(language).pattern}", re.IGNORECASE)


@cache
def _to(language: str) -> re.Pattern[str]:
    """Before a country to which something goes, behind what goes there."""
    return compiled(rf"\s(?:{alternatives(load(language, 'contributions')['to'])})\s(?=[A-ZÀ-Þ])")


@cache
def _numbered(language: str) -> re.Pattern[str]:
    """Behind a unit: how many people it has."""
    of = alternatives(load(language, "quantities")["origins"])
    return compiled(rf"\s*(?:\(|(?:[^\W\d_]+\s){{0,2}}(?:{of})\s)(?:[^\W\d_]+\s)?\d", re.IGNORECASE)


@cache
def _joint(language: str) -> re.Pattern[str]:
    """What parts two gifts; more may be told of the first: a squadron with ten tanks and."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    beside = alternatives(load(language, "contributions")["with"])
    return compiled(
        rf"(?:\s(?:{beside})\s[^.;:,()]{{1,60}}?)?(?:,\s(?:(?:{joined})\s)?|\s(?:{joined})\s)", re.IGNORECASE
    )
