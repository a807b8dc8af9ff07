"""Who gives in a sentence: which country gives which of its numbers, and what counts as a gift.

The country before a verb of giving, those that several numbers come from, that of a fact box, or one told of before.
What else the sentence tells of a gift is the business of `contribution_clauses.py`, the rows of `contributions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.harm.telling import Telling
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.leaders.offices import without_dates
from pipeline.extract.noun_phrases import PEOPLE, THINGS
from pipeline.extract.quantities import Quantity, conjunction
from pipeline.extract.rows import Count, Derivation, DocumentRows
from pipeline.extract.troops.contingents import country_of_unit
from pipeline.extract.troops.contribution_clauses import gapped, is_further_unit, is_later, like, without_requests
from pipeline.extract.troops.home import Home
from pipeline.extract.troops.participation import mission_words
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries

FEWEST_BRACKETED = 2  # countries with a number in brackets that make a list of contributions
_FORCES = ("military", "police", "peacekeeper", "uniformed", "person")


def may_be_given(quantity: Quantity, text: str, language: str) -> bool:
    """Whether a quantity of a block's text is a number of something that one country can send."""
    if quantity.country_code is None and _of_countries(language).match(text, quantity.end):
        return False  # 2,000 men from 28 countries
    if _done_to(language).match(text, quantity.end):
        return False  # 400 soldiers trained: those of somebody else, to whom something was done
    is_counted = not isinstance(quantity.number, Count) and quantity.count.qualifier != "vague"
    if quantity.kind == "person" and (quantity.noun or "").casefold() in load(language, "quantities")["others"]:
        return False  # fifteen others: somebody else's, told of before
    return is_counted and not quantity.is_pronoun and quantity.kind not in ("attacker", "life", "country")


def given(
    rows: DocumentRows,
    telling: Telling,
    free: Sequence[Quantity],
    context: str | None,
    home: Home | None,
    names: MissionNames,
) -> Iterator[tuple[Quantity, str, str, Derivation]]:
    """The quantities of a sentence that a country gives, each with the country's code and the rule that says so."""
    if not free:
        return
    language = rows.document.language
    sentence = telling.sentence
    text = sentence.block.text
    plain = without_dates(text, sentence.dates, language, sentence.start, sentence.end)
    giver = _giver(sentence, names, language)
    is_captive = any(event.kind == "kidnapping" for event in telling.events)  # who is taken is not sent
    says_serve = serving(language).search(sentence.text) is not None
    counts_own = _counts_own(sentence, names, language)
    serves = not is_captive and (says_serve or counts_own)
    origins = _origins(rows, telling, free) if not is_captive else {}
    origins |= _with_theirs(rows, sentence, free) if serves else {}
    last: tuple[Quantity, str] | None = None
    for quantity in free:
        if quantity.start in origins:
            last = (quantity, origins[quantity.start])
            yield *last, "contributions.origins", "normalised"
            continue
        if last is not None and giver is not None:
            giver = _next_giver(sentence, last[0].end, quantity.start, language) or giver
        other = gapped(sentence, last[0], quantity, language) if last is not None and giver is not None else None
        if other is not None and last is not None:
            last = (like(quantity, last[0]), other)
            yield last[0], other, "contributions.gapped", "normalised"
            continue
        if last is not None and is_later(sentence, last[0], quantity, language):
            last = (like(quantity, last[0]), last[1])
            yield *last, "contributions.later", "normalised"
            continue
        is_known = quantity.kind in PEOPLE or quantity.kind in THINGS
        found: tuple[str, str, Derivation] | None = None
        is_bare = quantity.kind is None and quantity.noun is None and giver is not None
        is_bare_unit = quantity.kind is None and quantity.noun is None
        is_bare = is_bare and _follows(_told_since(giver, plain, sentence, quantity), language)
        if (
            giver is not None
            and (is_known or is_bare)
            and quantity.start > giver[1]
            and quantity.country_code in (None, giver[0])
        ):
            joined = last is not None and (
                conjunction(language).fullmatch(text, last[0].end, quantity.start) is not None
                or is_further_unit(text[last[0].end : quantity.start], language)
            )
            between = text[max(last[0].end if last is not None else 0, giver[1]) : quantity.start]
            is_others = any(c.kind == "name" for c in find_countries(between, language))
            gap = plain[giver[1] - sentence.start : quantity.start - sentence.start]
            if not is_others and (joined or _is_object(gap, language)):
                found = (giver[0], "contributions.given", "normalised")
        if found is None and quantity.country_code is not None and serves and quantity.kind in PEOPLE:
            is_ours = quantity.country_code not in _stated_countries(rows) and (
                names.subject is not None or names.pattern is not None
            )
            if is_ours or (home is not None and quantity.country_code == home.code):
                found = (quantity.country_code, "contributions.served", "normalised")
        if found is None and names.subject is not None and quantity.country_code is None and (is_known or is_bare_unit):
            unit = country_of_unit(text, sentence.start, quantity.start, language)
            if unit is not None and unit not in _stated_countries(rows):
                found = (unit, "contributions.unit", "normalised")
        if found is None and quantity.country_code is None and serves:
            # What a mission had is its strength, unless a word says that they served in it.
            if home is not None and is_known and says_serve and _is_of(home, rows, sentence, quantity):
                found = (home.code, "contributions.home", "inferred")
            elif giver is None and context is not None and (quantity.kind in PEOPLE or (is_bare_unit and last is None)):
                found = (context, "contributions.continued", "inferred")
        if found is not None:
            last = (quantity, found[0])
            yield quantity, found[0], found[1], found[2]


def _told_since(giver: tuple[str, int] | None, plain: str, sentence: Sentence, quantity: Quantity) -> str:
    """What stands between a verb of giving and a number, its dates blanked."""
    return plain[(giver[1] if giver else sentence.start) - sentence.start : quantity.start - sentence.start]


def _is_of(home: Home, rows: DocumentRows, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether people or things of whom a sentence says no more are those of the country that a document is on.

    They are not where another country stands before them, and that one does not.
    """
    before = sentence.block.text[sentence.start : quantity.start]
    if home.words.search(before) is None:
        told_of = {home.code, *_stated_countries(rows)}
        named = find_countries(before, rows.document.language)
        if any(c.kind == "name" and c.code not in told_of for c in named):
            return False
    return home.is_meant_in(sentence.block.text[: sentence.end])


def _counts_own(sentence: Sentence, names: MissionNames, language: str) -> bool:
    """Whether a sentence says how many a mission had: the mission stands before the verb."""
    verb = _counting(language).search(sentence.text)
    if verb is None:
        return False
    stretch = (sentence.start, sentence.start + verb.start())
    named = names.named(sentence.block.text, *stretch)
    return bool(named) or mission_words(language).search(sentence.block.text, *stretch) is not None


def _origins(rows: DocumentRows, telling: Telling, free: Sequence[Quantity]) -> dict[int, str]:
    """The countries behind several numbers of a force: "8,000 soldiers: 2,087 from Tunisia, 2,394 from Ghana".

    Returns:
        By where its number begins, the code of each country.
    """
    is_of_force = rows.subject is not None and any(q.kind in _FORCES for q in telling.quantities)
    named = _stated_countries(rows)
    found = {q.start: q.country_code for q in free if q.kind is None and q.country_code not in (None, *named)}
    if not is_of_force or len(found) < FEWEST_BRACKETED:
        return {}
    joined = {q.start: q.country_code for q in free if q.kind in _FORCES and q.country_code not in (None, *named)}
    return {start: code for start, code in {**joined, **found}.items() if code is not None}


def _with_theirs(rows: DocumentRows, sentence: Sentence, free: Sequence[Quantity]) -> dict[int, str]:
    """The countries that are named right before what they have there: A, with 377 soldiers the largest contributor.

    Returns:
        By where its number begins, the code of each country.
    """
    language = rows.document.language
    with_, copulas = (
        alternatives(load(language, "contributions")["with"]),
        alternatives(load(language, "missions")["copulas"]),
    )
    between = re.compile(rf",?\s(?:(?:{copulas})\s)?(?:{with_})\s(?:[^\W\d_]+\s)?", re.IGNORECASE)
    stated, text = _stated_countries(rows), sentence.block.text
    named = [c for c in find_countries(sentence.text, language) if c.kind == "name" and c.code not in stated]
    return {
        q.start: c.code
        for q in free
        for c in named
        if rows.subject is not None and q.kind in PEOPLE and q.country_code is None
        and between.fullmatch(text, sentence.start + c.end, q.start)
    }  # fmt: skip


def _stated_countries(rows: DocumentRows) -> set[str]:
    """The countries that the missions and other entities of a document are said to be of, governments left out."""
    stated = [
        (row.values["entity_id"], row.values.get("property"), row.values["value"]) for row in rows.of("statements")
    ]
    governments = {entity for entity, name, value in stated if name == "kind" and value == "government"}
    return {value for entity, name, value in stated if name == "country_code" and entity not in governments}


def _giver(sentence: Sentence, names: MissionNames, language: str) -> tuple[str, int] | None:
    """The one country before a verb of giving, and where the verb ends in the block; none in a mission's name."""
    text = without_requests(sentence.text, language)
    verb = providing(language).search(text)
    if verb is None:
        return None
    called = [(s - sentence.start, e - sentence.start) for s, e, _ in names.named(
        sentence.block.text, sentence.start, sentence.end)]  # fmt: skip
    named = [
        c
        for c in find_countries(text, language)
        if c.kind == "name" and not any(s <= c.start and c.end <= e for s, e in called)
    ]
    around = [c for c in named if c.end <= verb.start()]
    if not around and named:
        inverted = [c for c in named if not text[verb.end() : c.start].strip()]
        if inverted:
            return inverted[0].code, sentence.start + inverted[0].end
    if len(around) != 1:
        return None
    return around[0].code, sentence.start + verb.end()


def _next_giver(sentence: Sentence, start: int, end: int, language: str) -> tuple[str, int] | None:
    """A further giver, named between two quantities with a verb of its own: "…, and B sent 300 men"."""
    text = sentence.block.text
    verb = providing(language).search(text, start, sentence.end)  # whose particle may stand behind the number
    named = [c for c in find_countries(text[start:end], language) if c.kind == "name"]
    if verb is None or verb.end() > end or len(named) != 1 or text[start + named[0].end : verb.start()].strip():
        return None
    return named[0].code, verb.end()


def _follows(gap: str, language: str) -> bool:
    """Whether a bare number may stand behind a gap: right behind its giver, or behind a unit ("a battalion of 660")."""
    *_, unit, of = ["", "", *gap.casefold().split()]
    quantities = load(language, "quantities")
    small = {*quantities["before_numbers"], *load(language, "strengths")["adverbs"]}
    return set(gap.casefold().split()) <= small or (of in quantities["origins"] and unit in quantities["nouns"]["unit"])


def _is_object(gap: str, language: str) -> bool:
    """Whether what stands between a verb and a number is nothing but a few words of one clause."""
    numbers = load(language, "numbers")
    return len(gap.split()) <= 6 and not re.search(r"[.;:]", gap) and not set(gap.casefold().split()) & set(
        numbers["pronoun"]["words"]
    )  # fmt: skip


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
def _of_countries(language: str) -> re.Pattern[str]:
    """Behind people who come from several countries."""
    words = load(language, "quantities")
    nouns = alternatives(words["nouns"]["country"])
    return re.compile(
        rf"\s+(?:{alternatives(words['origins'])})\s+(?:[^\s.,;:()]+\s+){{1,4}}(?:{nouns})(?!\w)", re.IGNORECASE
    )


@cache
def _done_to(language: str) -> re.Pattern[str]:
    """What stands behind people to whom something was done: in the same clause, a participle at its end."""
    words = load(language, "contributions")["done_to"]
    return re.compile(rf"[^.;:,()]{{0,60}}\s(?:{alternatives(words)})(?!\w)" if words else r"(?!)", re.IGNORECASE)


@cache
def _counting(language: str) -> Phrases:
    return any_of(load(language, "contributions")["count"])
