"""The words by which a country gives people or things to a force, and who gives by them in a sentence.

Which of its numbers the giver gives is decided in `contribution_givers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.troops.contribution_clauses import without_requests
from pipeline.extract.troops.home import Home
from pipeline.extract.troops.participation import place_before
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention

_LEAD = 24  # characters before a country in which its preposition stands


def giver_of(sentence: Sentence, names: MissionNames, language: str) -> tuple[str, int] | None:
    """The one country before a verb of giving, and where the verb ends in the block; none in a mission's name.

    A semicolon parts the givers: sixteen states sent troops; A gave most. A verb without one is passed by.
    """
    text = without_requests(sentence.text, language)
    verbs = list(providing(language).finditer(text))
    if not verbs:
        return None
    called = [(s - sentence.start, e - sentence.start) for s, e, _ in names.named(
        sentence.block.text, sentence.start, sentence.end)]  # fmt: skip
    named = [
        c
        for c in find_countries(text, language)
        if (c.kind == "name" or _is_people(c, text, verbs, language))
        and not any(s <= c.start and c.end <= e for s, e in called)
    ]
    for verb in verbs:
        opening = text.rfind(";", 0, verb.start()) + 1
        around = [c for c in named if opening <= c.start and c.end <= verb.start() and not _is_where(c, text, language)]
        inverted = [c for c in named if c.start >= verb.end() and not text[verb.end() : c.start].strip()]
        if not around and inverted:
            return inverted[0].code, sentence.start + inverted[0].end
        if len(around) == 1:
            return around[0].code, sentence.start + verb.end()
    return None


def _is_where(country: CountryMention, text: str, language: str) -> bool:
    """Whether a country is where something is: part of the force in A, giving 400 men."""
    return place_before(language).search(text, max(0, country.start - _LEAD), country.start) is not None


def _is_people(country: CountryMention, text: str, verbs: Sequence[re.Match[str]], language: str) -> bool:
    """Whether a country is named by its people, right before a verb of giving: the Australians sent, not took it."""
    return country.kind == "demonym" and any(
        text[country.end : verb.start()] == " " and text[verb.end() : verb.end() + 1].isspace()
        and text[verb.end() :].split(maxsplit=1)[:1] not in _standing_for(language)
        for verb in verbs
    )  # fmt: skip


def next_giver(sentence: Sentence, start: int, end: int, language: str) -> tuple[str, int] | None:
    """A further giver, named between two quantities with a verb of its own: "…, and B sent 300 men"."""
    text = sentence.block.text
    verb = providing(language).search(text, start, sentence.end)  # whose particle may stand behind the number
    named = [c for c in find_countries(text[start:end], language) if c.kind == "name"]
    if verb is None or verb.end() > end or len(named) != 1 or text[start + named[0].end : verb.start()].strip():
        return None
    return named[0].code, verb.end()


def is_of_giver(sentence: Sentence, start: int, names: MissionNames, language: str) -> bool:
    """Whether what is told from a place of a sentence on is what one country has there: A withdrew its, A sent a; A."""
    before = sentence.block.text[sentence.start : start]
    words = before.split()
    if not words:
        return False
    countries = find_countries(before, language)
    if countries and countries[-1].kind == "name" and not before[countries[-1].end :].strip():
        at = sentence.start + countries[-1].start
        called = names.named(sentence.block.text, sentence.start, start)
        return (
            not any(s <= at < e for s, e, _ in called)
            and place_before(language).search(before, 0, countries[-1].start) is None
        )
    giver = giver_of(sentence, names, language)
    if giver is None or giver[1] > start:
        return False
    return _of_its(language).fullmatch(sentence.block.text, giver[1], start) is not None


def is_sent_by_home(sentence: Sentence, home: Home | None, language: str) -> bool:
    """Whether a sentence says that the government of the country that a document is on gives something."""
    governing = _governing(language)
    if home is None or not home.is_certain or governing is None or governing.search(sentence.text) is None:
        return False
    return providing(language).search(sentence.text) is not None


# ---- the lexicon, compiled


@cache
def providing(language: str) -> Phrases:
    """The verbs by which a country gives."""
    return any_of(load(language, "contributions")["provide"])


@cache
def serving(language: str) -> Phrases:
    """The words for people who serve in a force, come to it or leave it: they need not name who gives them."""
    return any_of(load(language, "contributions")["serve"])


@cache
def _standing_for(language: str) -> list[list[str]]:
    """The words behind a verb that stand for things told of before: took two of them."""
    return [[word] for word in load(language, "contributions")["standing_for"]]


@cache
def _of_its(language: str) -> re.Pattern[str]:
    """What stands between a verb of giving and the force of which a number is told: its, a strong."""
    words = alternatives([*load(language, "quantities")["articles"], *load(language, "contributions")["theirs"]])
    return compiled(rf"\s(?:(?:{words})\s)?(?:[^\W\d_]+\s){{0,2}}", re.IGNORECASE)


@cache
def _governing(language: str) -> re.Pattern[str] | None:
    """Those who decide for a country what it gives, without its name."""
    words = load(language, "contributions")["governments"]
    return compiled(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE) if words else None
