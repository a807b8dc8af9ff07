"""Noun phrases: what stands behind a number, and of which class its noun is (the lexicon ``quantities``).

The noun is the last of a run: the words before it tell where those counted are from and whose they are. Types of
equipment are known by their names (the lexicon ``equipment``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load, load_shared
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.entities import CountryMention

PEOPLE = frozenset({"military", "police", "civilian", "uniformed", "peacekeeper", "attacker", "militant", "person"})
THINGS = frozenset({"aircraft", "vehicle", "ship", "unit"})
# Classes whose adjective may stand for its noun in a list: 300 military and 40 civilian.
_ALONE = frozenset({"military", "police", "civilian", "uniformed"})

_WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑/][^\W_]+)*")
_GAP = re.compile(r"[ \u00a0]*[-\"“”'‘’]?[ \u00a0]?\Z")
# The longest noun phrase: words before its noun (nationality, branch, rank), then the noun.
_MOST_WORDS = 7
_SHORTEST_PREFIX, _SHORTEST_TAIL = 4, 4  # letters of the two parts of a compound
_LONGEST = 3  # words of the longest noun in the lexicon


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The class of a noun and where it ends in the text."""

    kind: str
    end: int


def noun_phrase(
    text: str,
    after: int,
    limit: int,
    countries: Sequence[CountryMention],
    begins: frozenset[int],
    language: str,
    is_many: bool,
) -> NounPhrase | None:
    """The noun that a number counts: the last of a run of nouns, the words before it telling more of its class."""
    words: list[re.Match[str]] = []
    best: NounPhrase | None = None
    marker: str | None = None
    at = after
    partitive_end = 0
    while len(words) < _MOST_WORDS:
        word = _WORD.search(text, at, limit)
        if word is None or not _GAP.match(text, at, word.start()) or (word.start() in begins and best is not None):
            break
        lower = word[0].casefold()
        joined = _partitives(language).match(text, at, limit)
        if joined and (best is None or best.kind == "person") and not partitive_end:
            best = best or _people_of(joined, language)
            at = partitive_end = joined.end()
            continue
        if words and best is None and _joins_nations(words[-1], word, text, countries, language):
            at = word.end()  # Spanish and Colombian soldiers
            continue
        if lower in _stops(language) and lower not in _others(language):
            break
        if word.start() in begins and not word[0][0].isdigit():
            break
        words.append(word)
        at = word.end()
        kind = _kind_of(words, language, is_many)
        demonym = next((c for c in countries if c.start <= word.start() < c.end), None)
        if kind is None and demonym is not None and demonym.kind == "demonym":
            kind = "person"
        if kind is not None:
            marker = marker or (best.kind if best and best.kind != "person" else None)
            best = NounPhrase(kind, word.end())
        elif best is not None and not partitive_end:
            # One adjective may stand between two nouns (man geüniformeerd personeel), if a second noun does follow.
            told = _marker(lower, language)
            following = _WORD.search(text, at, limit)
            is_name = best.kind in THINGS and word[0][0].isupper()
            if is_name and following is not None and _equipment(following[0].casefold()) is not None:
                continue
            if told is None or following is None or following[0].casefold() not in _nouns(language):
                break
            marker = marker or told
        else:
            marker = marker or _marker(lower, language)
    if best is None:
        return _without_noun(words[0], text, limit, countries, language) if words else None
    if best.kind in ("person", "military") and marker is not None and marker in PEOPLE:
        # Police officers are police, and peacekeeping troops peacekeepers; a military officer stays military.
        return NounPhrase(marker, best.end)
    return best


def _without_noun(
    first: re.Match[str], text: str, limit: int, countries: Sequence[CountryMention], language: str
) -> NounPhrase | None:
    """The people that an adjective counts by itself: 300 military, 40 civilian and 20 police; 12 Spanish."""
    told = _marker(first[0].casefold(), language)
    if told in _ALONE and _listed(language).match(text, first.end(), limit):
        return NounPhrase(told, first.end())
    # A country's name alone counts nobody: in "1 US dollar" it belongs to a noun that is not known.
    adjective = next((c for c in countries if c.start == first.start() and c.kind != "name"), None)
    return NounPhrase("person", adjective.end) if adjective is not None else None


def _people_of(partitive: re.Match[str], language: str) -> NounPhrase | None:
    """The people with whom a partitive begins, until what they are of says more: members of the force."""
    noun = partitive[0].split()[0]
    is_people = _nouns(language).get(noun.casefold()) == "person"
    return NounPhrase("person", partitive.start() + partitive[0].index(noun) + len(noun)) if is_people else None


def _joins_nations(
    before: re.Match[str], word: re.Match[str], text: str, countries: Sequence[CountryMention], language: str
) -> bool:
    """Whether a conjunction stands between two nationalities."""
    if word[0].casefold() not in load(language, "quantities")["conjunctions"]:
        return False
    behind = _WORD.search(text, word.end())
    adjectives = [c for c in countries if c.kind == "adjective"]
    return (
        behind is not None
        and any(c.end == before.end() for c in adjectives)
        and any(c.start == behind.start() for c in adjectives)
    )


@cache
def _listed(language: str) -> re.Pattern[str]:
    """What stands behind an adjective that is a noun's place in a list: a comma, a conjunction, the end."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"\s*(?:[,;.)]|(?:{joined})(?!\w)|\Z)", re.IGNORECASE)


def _kind_of(words: Sequence[re.Match[str]], language: str, is_many: bool) -> str | None:
    """The class of the noun that the last words are, the longest first."""
    singular = _singular(language)
    for n in range(min(_LONGEST, len(words)), 0, -1):
        written = " ".join(w[0].casefold() for w in words[-n:])
        kind = _nouns(language).get(written)
        if kind is None and n == 1:
            kind = _compound(written, language) or _equipment(written)
            if kind is None and len(words) == 1:
                kind = _equipment(written.removesuffix("s"))  # 2 Chinooks; but 200 Tamil Tigers are people
        is_singular = written in singular or f"{written}s" in _nouns(language)
        if kind is not None and not (is_many and is_singular):
            return kind
    return None


def _compound(word: str, language: str) -> str | None:
    """The class of a compound by the noun it ends in."""
    if not load(language, "quantities")["compounds"]:
        return None
    if word in _not_things(language):
        return None  # a participle that ends like a noun
    _, hyphen, tail = word.rpartition("-")
    if hyphen and tail in _nouns(language):
        return _nouns(language)[tail]
    tails = (word[i:] for i in range(_SHORTEST_PREFIX, len(word) - _SHORTEST_TAIL + 1))
    return next((_nouns(language)[t] for t in tails if t in _nouns(language)), None)


def _equipment(word: str) -> str | None:
    head = re.match(r"[^\W\d_]+-?\d+", word)
    return _equipment_types().get(word) or (_equipment_types().get(head[0]) if head else None)


def _marker(word: str, language: str) -> str | None:
    return _markers(language).get(word)


def leading_phrase(text: str, start: int, limit: int, language: str) -> NounPhrase | None:
    """The noun of the words that a remark begins with, where it gives no number (special operations personnel).

    They end at the first word that is of no noun phrase: a preposition, a conjunction, a mark.
    """
    words: list[re.Match[str]] = []
    best: NounPhrase | None = None
    at = start
    while len(words) < _MOST_WORDS:
        word = _WORD.search(text, at, limit)
        if word is None or (words and not _GAP.match(text, at, word.start())):
            break
        if word[0].casefold() in _stops(language) or not (words or not text[at : word.start()].strip()):
            break
        words.append(word)
        at = word.end()
        kind = _kind_of(words, language, False)
        if kind is not None and (kind in PEOPLE or kind in THINGS):
            best = NounPhrase(kind, word.end())
    return best


# ---- the lexicon, compiled


@cache
def _nouns(language: str) -> dict[str, str]:
    return {word: kind for kind, listed in load(language, "quantities")["nouns"].items() for word in listed}


@cache
def people_nouns(language: str) -> Phrases:
    """The nouns of the lexicon for people."""
    nouns = [noun for noun, kind in _nouns(language).items() if kind in PEOPLE]
    return Phrases.naming(nouns, rf"(?<!\w)(?:{alternatives(nouns)})(?!\w)", re.IGNORECASE)


@cache
def _singular(language: str) -> frozenset[str]:
    return frozenset(load(language, "quantities")["singular"])


@cache
def _markers(language: str) -> dict[str, str]:
    return {word: kind for kind, listed in load(language, "quantities")["markers"].items() for word in listed}


@cache
def _stops(language: str) -> frozenset[str]:
    return frozenset(load(language, "numbers")["stop"])


@cache
def _others(language: str) -> frozenset[str]:
    return frozenset(load(language, "quantities")["others"])


@cache
def _not_things(language: str) -> frozenset[str]:
    return frozenset(load(language, "quantities")["not_things"])


@cache
def _equipment_types() -> dict[str, str]:
    return {word: kind for kind, words in load_shared("equipment").items() for word in words}


@cache
def _partitives(language: str) -> re.Pattern[str]:
    return compiled(rf"[ \u00a0]+(?:{alternatives(load(language, 'quantities')['partitives'])})\b", re.IGNORECASE)
