"""Quantities: a number of a sentence or field, with what it counts and where those come from.

Shared by the rules on strengths, contributions, incidents and fatalities. What a quantity means in its sentence (killed,
deployed, contributed) is their business, not this module's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from pipeline.extract.rows import Count, count_of
from pipeline.lexicon import load
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention
from pipeline.recognise.placed import PlacedNumber

PEOPLE = frozenset({"military", "police", "civilian", "uniformed", "peacekeeper", "attacker", "militant", "person"})
THINGS = frozenset({"aircraft", "vehicle", "ship", "unit"})

_WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑/][^\W_]+)*")
_GAP = re.compile(r"[ \u00a0]*[-\"“”'‘’]?[ \u00a0]?\Z")
# The longest noun phrase: words before its noun (nationality, branch, rank), then the noun.
_MOST_WORDS = 7
_LONGEST = 3  # words of the longest noun in the lexicon


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many of something.

    Attributes:
        number: the number mention; a `Count` of one where an article says so (a soldier).
        start: where the number begins in the block's visible text.
        end: where the phrase ends: the noun, or the country after it.
        noun: the words between the number and the end of the noun, None where nothing is named.
        kind: class of the noun, as in the lexicon ``quantities``; None without a noun that is known.
        country_code: of the nationality in the phrase, or of the country joined to it.
        is_pronoun: whether it counts people named before (several of them).
    """

    number: PlacedNumber | Count
    start: int
    end: int
    noun: str | None
    kind: str | None
    country_code: str | None
    is_pronoun: bool = False

    @property
    def count(self) -> Count:
        """Low, best and high."""
        return self.number if isinstance(self.number, Count) else count_of(self.number)

    @property
    def is_people(self) -> bool:
        """Whether it may count people: a noun for people, a nationality, or no noun at all."""
        return self.kind in PEOPLE or (self.kind is None and (self.noun is None or self.country_code is not None))


def quantities(
    block: Block, numbers: Sequence[PlacedNumber], start: int, end: int, language: str, *, articles: bool = False
) -> list[Quantity]:
    """The quantities between two places of a block's visible text, in order.

    Left out are numbers that do not count: ordinals, shares, measures, money, fractions.

    Args:
        block: the block.
        numbers: the numbers in that stretch, in order.
        start: where the stretch begins.
        end: where it ends.
        language: of the document.
        articles: whether an article before a noun for people counts as one of them.
    """
    countries = [
        CountryMention(start + c.start, start + c.end, c.code, c.kind)
        for c in find_countries(block.text[start:end], language)
    ]
    found = []
    begins = frozenset(n.mention.start for n in numbers)
    for number in numbers:
        m = number.mention
        if m.notation in ("ordinal", "percent") or m.unit is not None or not _is_whole(number):
            continue
        found.append(_quantity(block, number, m.start, m.end, end, countries, begins, language))
    if articles:
        taken = [(q.start, q.end) for q in found]
        for m in _article(language).finditer(block.text, start, end):
            if any(s <= m.start() < e for s, e in taken):
                continue
            one = _quantity(block, Count(1, 1, 1), m.start(), m.end(), end, countries, begins, language)
            if one.kind in PEOPLE and one.noun is not None and not one.noun.endswith("s"):
                found.append(one)
    return sorted(found, key=lambda q: q.start)


def _is_whole(number: PlacedNumber) -> bool:
    value = number.mention.value
    return value is None or (value == value.to_integral_value() and value >= 0)


def _quantity(
    block: Block,
    number: PlacedNumber | Count,
    start: int,
    after: int,
    limit: int,
    countries: Sequence[CountryMention],
    begins: frozenset[int],
    language: str,
) -> Quantity:
    text = block.text
    pronoun = _pronouns(language).match(text, after, limit)
    if pronoun:
        return Quantity(number, start, pronoun.end(), None, None, None, is_pronoun=True)
    phrase = _phrase(text, after, limit, countries, begins, language, _many(number))
    noun_end = phrase.end if phrase else after
    code = next((c.code for c in countries if after <= c.start < noun_end), None)
    end = noun_end
    joined = _origins(language).match(text, noun_end, limit)
    if code is None and joined:
        country = next((c for c in countries if c.start == joined.end() and c.kind == "name"), None)
        if country is not None and not _is_list(text, country.end, countries):
            code, end = country.code, country.end
    noun = text[after:noun_end].strip(" \u00a0-\"“”'‘’") or None
    return Quantity(number, start, end, noun, phrase.kind if phrase else None, code)


def _many(number: PlacedNumber | Count) -> bool:
    if isinstance(number, Count):
        return False
    return number.mention.value is None or number.mention.value > 1


def _is_list(text: str, end: int, countries: Sequence[CountryMention]) -> bool:
    """Whether more countries follow, so that none of them is where all come from."""
    following = next((c for c in countries if c.start >= end), None)
    return following is not None and re.fullmatch(r"[\s,]*(?:\w+\s+)?", text[end : following.start]) is not None


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    end: int


def _phrase(
    text: str,
    after: int,
    limit: int,
    countries: Sequence[CountryMention],
    begins: frozenset[int],
    language: str,
    is_many: bool,
) -> _Phrase | None:
    """The noun that a number counts: the last of a run of nouns, the words before it telling more of its class."""
    words: list[re.Match[str]] = []
    best: _Phrase | None = None
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
            at = partitive_end = joined.end()
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
            best = _Phrase(kind, word.end())
        else:
            marker = marker or _marker(lower, language)
            if best is not None and not partitive_end:
                break
    if best is None:
        adjective = next((c for c in countries if words and c.start == words[0].start()), None)
        return _Phrase("person", adjective.end) if adjective is not None else None
    if best.kind in ("person", "military") and marker is not None and marker in PEOPLE:
        # Police officers are police, and peacekeeping troops peacekeepers; a military officer stays military.
        return _Phrase(marker, best.end)
    return best


def _kind_of(words: Sequence[re.Match[str]], language: str, is_many: bool) -> str | None:
    """The class of the noun that the last words are, the longest first."""
    singular = _singular(language)
    for n in range(min(_LONGEST, len(words)), 0, -1):
        written = " ".join(w[0].casefold() for w in words[-n:])
        kind = _nouns(language).get(written)
        if kind is None and n == 1:
            kind = _compound(written, language) or _equipment(written)
        if kind is not None and not (is_many and written in singular):
            return kind
    return None


def _compound(word: str, language: str) -> str | None:
    """The class of a compound by the noun it ends in."""
    if not load(language, "quantities")["compounds"]:
        return None
    for n in range(len(word) - 5, 1, -1):
        kind = _nouns(language).get(word[-n:]) if n >= 4 else None
        if kind is not None:
            return kind
    return None


def _equipment(word: str) -> str | None:
    head = re.match(r"[^\W\d_]+-?\d+", word)
    return _equipment_types().get(word) or (_equipment_types().get(head[0]) if head else None)


def _marker(word: str, language: str) -> str | None:
    return _markers(language).get(word)


# ---- the lexicon, compiled


@cache
def _nouns(language: str) -> dict[str, str]:
    return {word: kind for kind, listed in load(language, "quantities")["nouns"].items() for word in listed}


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
def _equipment_types() -> dict[str, str]:
    listed = yaml.safe_load((files("pipeline.lexicon") / "equipment.yaml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in listed.items() for word in words}


@cache
def _partitives(language: str) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]+(?:{alternatives(load(language, 'quantities')['partitives'])})\b", re.IGNORECASE)


@cache
def _pronouns(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"[ \u00a0]+(?:{alternatives(load(language, 'quantities')['pronouns'])})\b(?=\s+\w)", re.IGNORECASE
    )


@cache
def _origins(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"[ \u00a0]+(?:{alternatives(load(language, 'quantities')['origins'])})[ \u00a0]+", re.IGNORECASE
    )


@cache
def _article(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load(language, 'quantities')['articles'])})\b", re.IGNORECASE)


@cache
def conjunction(language: str) -> re.Pattern[str]:
    """What stands between two quantities that share a verb, a whole gap of text."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return re.compile(rf"\s*(?:,|,?\s*(?:{joined}))\s*(?:[^\W\d_]+\s+){{0,2}}", re.IGNORECASE)


def alternatives(phrases: Sequence[str]) -> str:
    """Phrases as the branches of a pattern, the longest first, any white space between their words."""
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return "|".join(r"[\s\u00a0]+".join(re.escape(w) for w in p.split()) for p in ordered)
