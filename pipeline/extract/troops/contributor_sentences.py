"""`contributors` that a sentence lists.

"Contributing countries were A, B and C", "1,200 troops from A, B and C", "A, B and C sent troops".
One country that takes part is the business of `participation.py`, numbers beside countries that of `contributions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of, find_cues
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows, Entity, When
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention
from pipeline.recognise.placed import PlacedDate

_FEWEST = 2
_LONGEST_BRACKET = 60  # characters of what a bracket says beside a country: when, how many
# The bracket behind a country's name, which says when it took part or what it gave.
BESIDE = re.compile(rf"\s*\([^()]{{1,{_LONGEST_BRACKET}}}\)")
_BRACKET = re.compile(rf"\s*(?:\([^()]{{1,{_LONGEST_BRACKET}}}\))?\s*")
_LEAD = 40  # characters between the words that introduce a list and its first country


def listed_in(sentence: Sentence, names: MissionNames, language: str) -> Iterator[tuple[CountryMention, Entity]]:
    """The countries that a sentence lists as giving people to a mission, with that mission.

    None where the sentence tells of people hurt: they are listed by where they came from.
    """
    text = sentence.text
    cues = _introducing(language)
    if all(cue.search(text) is None for cue in cues):
        return
    mission = names.of(sentence.block, sentence.start, sentence.end)
    if mission is None or next(find_cues(text, 0, len(text), language), None) is not None:
        return
    countries = [c for c in find_countries(text, language) if c.kind == "name"]
    for cue in cues[0].finditer(text):
        run = _run([c for c in countries if c.start >= cue.end()], text, language)
        if len(run) >= _FEWEST and run[0].start - cue.end() <= _LEAD and _is_lead(text[cue.end() : run[0].start]):
            yield from ((country, mission) for country in run)
            return
    for cue in cues[2].finditer(text):  # by whom a unit is provided: one country is enough
        run = _run([c for c in countries if c.start >= cue.end()], text, language)
        if run and _only_article(language).fullmatch(text, cue.end(), run[0].start):
            yield from ((country, mission) for country in run)
            return
    for cue in cues[1].finditer(text):
        run = _run_before([c for c in countries if c.end <= cue.start()], text, language)
        if len(run) >= _FEWEST and _BRACKET.fullmatch(text, run[-1].end, cue.start()):
            yield from ((country, mission) for country in run)


def write_listed(
    rows: DocumentRows,
    sentence: Sentence,
    country: CountryMention,
    mission: Entity,
    period: tuple[PlacedDate | When | None, PlacedDate | When | None] = (None, None),
) -> None:
    """Write one country of such a list, with its period where that stands beside it."""
    start, end = sentence.start + country.start, sentence.start + country.end
    written = sentence.text[country.start : country.end]
    rows.fact(
        "contributors", (country.code, written), sentence.block.span(start, end), "contributors.sentence",
        derivation="normalised", mission_id=mission, country_code=country.code, country_as_written=written,
        start=period[0], end=period[1],
    )  # fmt: skip


def _run(countries: Sequence[CountryMention], text: str, language: str) -> list[CountryMention]:
    """The first countries of several, as far as nothing but commas, conjunctions and brackets stands between them."""
    run = list(countries[:1])
    for country in countries[1:]:
        if _between(language).fullmatch(text, run[-1].end, country.start) is None:
            break
        run.append(country)
    return run


def _run_before(countries: Sequence[CountryMention], text: str, language: str) -> list[CountryMention]:
    """The last countries of several, likewise."""
    run = list(countries[-1:])
    for country in reversed(countries[:-1]):
        if _between(language).fullmatch(text, country.end, run[0].start) is None:
            break
        run.insert(0, country)
    return run


def _is_lead(gap: str) -> bool:
    return re.search(r"[.;]", gap) is None and len(gap.split()) <= 4


# ---- the lexicon, compiled


@cache
def listing_words(language: str) -> PhraseWords:
    """The words without which no sentence lists countries that give people."""
    words = load(language, "contributors")
    return PhraseWords.of(words["listing"], words["listed_before"], words["supplied"])


@cache
def introducing(language: str) -> Phrases:
    """The words that a list of the countries giving people follows."""
    return _introducing(language)[0]


@cache
def _introducing(language: str) -> tuple[Phrases, Phrases, Phrases]:
    words = load(language, "contributors")
    return any_of(words["listing"]), any_of(words["listed_before"]), any_of(words["supplied"])


@cache
def _only_article(language: str) -> re.Pattern[str]:
    return compiled(rf"\s(?:{load(language, 'articles')['pattern']})?", re.IGNORECASE)


@cache
def _between(language: str) -> re.Pattern[str]:
    """What may stand between two countries of a list: a comma, a conjunction, an article, a number in brackets."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    article = load(language, "articles")["pattern"]
    return compiled(
        rf"\s*(?:\([^()]{{1,{_LONGEST_BRACKET}}}\))?\s*(?:[,;]\s*)?(?:(?:{joined})\s+)?(?:{article})?\s*", re.IGNORECASE
    )
