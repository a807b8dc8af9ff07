"""Quantities: a number of a sentence or field, with what it counts and where those come from.

Shared by the rules on strengths, contributions, incidents and fatalities. What a quantity means in its sentence
(killed, deployed, contributed) is their business, not this module's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.noun_phrases import PEOPLE, THINGS, noun_phrase, people_nouns
from pipeline.extract.one_person import (
    described,
    determined,
    is_age,
    is_of_another,
    is_one_more,
    is_one_person,
    may_be_one_person,
)
from pipeline.extract.rows import Count, count_of
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import code_of
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention
from pipeline.recognise.placed import PlacedNumber

# A maker in capitals before a number: the number is a type's (an IAR 330 Puma).
_DESIGNATION = re.compile(r"\b[A-Z]{2,}[ -]\Z")
_LONGEST_MAKER = 12
_AGES = 24  # characters before a number in which it is said to be an age
_MOST_NUMBERS = 200


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

    Left out are numbers that do not count: ordinals, shares, measures, money, fractions. A stretch with more numbers
    than any sentence or field has is no text to read quantities from, and gives none.

    Args:
        block: the block.
        numbers: the numbers in that stretch, in order.
        start: where the stretch begins.
        end: where it ends.
        language: of the document.
        articles: whether an article before a noun for people counts as one of them.
    """
    if len(numbers) > _MOST_NUMBERS:
        return []
    articles = articles and _speaks_of_people(block.text, start, end, language)
    if not numbers and not articles:
        return []
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
        if _unit_name(language).match(block.text, m.end, end):
            continue  # the 43 South African Brigade
        if is_age(block.text, max(start, m.start - _AGES), m.start, language):
            continue
        after = m.end + block.text.startswith("+", m.end)  # 600+ soldiers
        quantity = _quantity(block, number, m.start, after, end, countries, begins, language)
        if quantity.kind in THINGS and _DESIGNATION.search(block.text, max(start, m.start - _LONGEST_MAKER), m.start):
            continue
        found.append(quantity)
    if articles:
        ordinals = {n.mention.start: n.mention.end for n in numbers if n.mention.notation == "ordinal"}
        shares = {n.mention.start: n.mention.end for n in numbers if not _is_whole(n)}  # as "a third" may be read
        taken = [(q.start, q.end) for q in found]
        for m in determined(language).finditer(block.text, start, end):
            if any(s <= m.start() < e for s, e in taken):
                continue
            last = ordinals.get(m.end() + 1) or shares.get(m.start())
            if last is not None and is_one_more(block.text, m.start(), last, end, language):
                found.append(Quantity(Count(1, 1, 1), m.start(), last, None, None, None))  # a fourth was wounded
                continue
            if m["definite"] and not may_be_one_person(block.text, m.end(), end, language):
                continue
            one = _quantity(block, Count(1, 1, 1), m.start(), last or m.end(), end, countries, begins, language)
            if m["definite"] and not is_one_person(one.noun, language):
                continue
            is_described = described(language).match(block.text, one.end, end) is not None
            if (
                one.kind in PEOPLE
                and one.noun is not None
                and not is_described
                and not is_of_another(one.noun, language)
            ):
                found.append(one)
    return sorted(found, key=lambda q: q.start)


def _speaks_of_people(text: str, start: int, end: int, language: str) -> bool:
    """Whether a stretch may hold a noun for people: one of the lexicon's, a compound, or a word for a nationality."""
    if load(language, "quantities")["compounds"] or people_nouns(language).may_be_in(text, start, end):
        return True
    return bool(find_countries(text[start:end], language))


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
    phrase = noun_phrase(text, after, limit, countries, begins, language, _many(number))
    noun_end = phrase.end if phrase else after
    named = next((c for c in countries if after <= c.start < noun_end), None)
    is_last = named is not None and named.end == noun_end
    is_one_of_several = is_last and _is_list(text, noun_end, countries, begins, language)
    is_mixed = len({c.code for c in countries if after <= c.start < noun_end}) > 1  # Spanish and Colombian soldiers
    code = named.code if named is not None and not is_one_of_several and not is_mixed else None
    end = noun_end
    joined = _origins(language).match(text, noun_end, limit)
    if code is None and joined:
        country = next((c for c in countries if c.start == joined.end()), None)
        unit = _unit_behind(language).match(text, country.end, limit) if country and phrase else None
        if country is not None and unit is not None and country.kind == "adjective":
            code, end = country.code, unit.end()  # soldiers of the Kenyan battalion
        elif (
            country is not None
            and country.kind == "name"
            and not _is_list(text, country.end, countries, begins, language)
        ):
            code, end = country.code, country.end
    if code is None and phrase is None:
        said = _copulas(language).match(text, after, limit)
        native = next((c for c in countries if said and c.start == said.end() and c.kind == "demonym"), None)
        if native is not None:  # 440 were Belgians
            return Quantity(number, start, native.end, text[native.start : native.end], "person", native.code)
    noun = text[after:noun_end].strip(" \u00a0-\"“”'‘’") or None
    if phrase is None and isinstance(number, PlacedNumber):
        noun = _unknown_noun(number, language)
    return Quantity(number, start, end, noun, phrase.kind if phrase else None, code)


def _unknown_noun(number: PlacedNumber, language: str) -> str | None:
    """What the recogniser of numbers says is counted, where the lexicon here does not know it."""
    noun = number.mention.noun
    if noun is None or noun.casefold() in load(language, "quantities")["not_things"] or code_of(noun, language):
        return None
    return noun


def _many(number: PlacedNumber | Count) -> bool:
    if isinstance(number, Count):
        return False
    return number.mention.value is None or number.mention.value > 1


def _is_list(text: str, end: int, countries: Sequence[CountryMention], begins: frozenset[int], language: str) -> bool:
    """Whether more countries follow (Irish, Indian and …), so that none of them is where all come from.

    Those with a number of their own, or an article (two Finns, a Dane), are counted apart.
    """
    following = next((c for c in countries if c.start >= end), None)
    between = re.fullmatch(r"[\s,]*(?:(\w+)\s+)?", text[end : following.start]) if following is not None else None
    if between is None:
        return False
    is_counted = between[1] is not None and end + between.start(1) in begins
    return not is_counted and (between[1] or "").casefold() not in load(language, "quantities")["articles"]


# ---- the lexicon, compiled


@cache
def _unit_name(language: str) -> re.Pattern[str]:
    """Behind a number: the rest of the name of one unit, that number being the unit's own."""
    words = load(language, "quantities")
    units = alternatives(word.capitalize() for word in words["nouns"]["unit"] if word in words["singular"])
    return compiled(rf"[ \u00a0](?:[^\W\d_a-zß-öø-ÿ][\w'’-]*[ \u00a0]){{0,3}}(?:{units})(?!\w)")


@cache
def _pronouns(language: str) -> re.Pattern[str]:
    return compiled(
        rf"[ \u00a0]+(?:{alternatives(load(language, 'quantities')['pronouns'])})\b(?=\s+\w)", re.IGNORECASE
    )


@cache
def _origins(language: str) -> re.Pattern[str]:
    return compiled(rf"[ \u00a0]+(?:{alternatives(load(language, 'quantities')['origins'])})[ \u00a0]+", re.IGNORECASE)


@cache
def _unit_behind(language: str) -> re.Pattern[str]:
    """A unit right behind its nationality: the Kenyan battalion, the Kenyan infantry battalion."""
    units = alternatives(load(language, "quantities")["nouns"]["unit"])
    stem = r"[^\W\d_]*" if load(language, "quantities")["compounds"] else ""
    return compiled(rf"[ \u00a0](?:[^\W\d_]+[ \u00a0]){{0,2}}?{stem}(?:{units})(?!\w)", re.IGNORECASE)


@cache
def _copulas(language: str) -> re.Pattern[str]:
    """Between a number and those whose number it is told to be: 440 were Belgians."""
    return compiled(rf"[ \u00a0](?:{alternatives(load(language, 'missions')['copulas'])})[ \u00a0]", re.IGNORECASE)


@cache
def article(language: str) -> re.Pattern[str]:
    """An article, a whole word."""
    return compiled(rf"\b(?:{alternatives(load(language, 'quantities')['articles'])})\b", re.IGNORECASE)


@cache
def conjunction(language: str) -> re.Pattern[str]:
    """What stands between two quantities that share a verb, a whole gap of text."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    passed_over = alternatives(sorted(transparent(language)))
    return compiled(rf"\s*(?:,|,?\s*(?:{joined}))\s*(?:(?:{passed_over})\s+){{0,4}}", re.IGNORECASE)


@cache
def transparent(language: str) -> frozenset[str]:
    """Words that may stand between a verb or a conjunction and a number: articles, and those that qualify it."""
    numbers = load(language, "numbers")
    phrases = [*numbers["transparent"], *(p for listed in numbers["qualifiers"].values() for p in listed)]
    phrases += load(language, "quantities")["before_numbers"]
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def conjoined_word(language: str) -> re.Pattern[str]:
    """A second noun that shares a number with the one before it (soldiers and civilians), in group 1."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"\s+(?:{joined})\s+([^\W\d_]+)", re.IGNORECASE)


@cache
def conjoined_words(language: str) -> re.Pattern[str]:
    """The last of several nouns that share the number before the first (soldiers, police and civilians), in group 1."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"(?:,\s+[^\W\d_]+){{0,3}},?\s+(?:{joined})\s+([^\W\d_]+)", re.IGNORECASE)
