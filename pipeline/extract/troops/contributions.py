"""`contributions`: what a country gives to a mission or force: people, aircraft, vehicles, ships, units.

From the remarks of lists and the cells of tables of contributors, from the labelled fields of a fact box on one
country's part, and from sentences that say who sent how many. The countries themselves are `contributors`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.harm.telling import Telling, read_sentence
from pipeline.extract.identity.mission_names import MissionNames, mission_names
from pipeline.extract.leaders.offices import without_dates
from pipeline.extract.noun_phrases import PEOPLE, THINGS
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.quantities import Quantity, conjunction
from pipeline.extract.rows import Assertion, Count, Derivation, DocumentRows, Row
from pipeline.extract.troops.contribution_clauses import gapped, like, parts_of, without_requests
from pipeline.extract.troops.contribution_lists import date_behind, gifts, headers_of, write_contribution, write_listed
from pipeline.extract.troops.contributor_sentences import BESIDE
from pipeline.extract.troops.contributors import listed_countries
from pipeline.extract.troops.participation import Home, home_of, participant_of, participation_words
from pipeline.extract.troops.strengths import strengths_in
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention
from pipeline.recognise.placed import PlacedDate

_FORCES = ("military", "police", "peacekeeper", "uniformed", "person")
_FEWEST_BRACKETED = 2  # countries with a number in brackets that make a list of contributions


def extract(rows: DocumentRows) -> None:
    """Write the quantities that countries give."""
    names = mission_names(rows)
    home = home_of(rows.document)
    remarked = set()
    headers = headers_of(rows.document)
    for listed, _ in listed_countries(rows.document):
        remarked |= {listed.block.index, *(b.index for b in listed.remarks)}
        write_listed(rows, listed, headers)
    if home is not None:
        for block in rows.document.blocks:
            if block.element == "infobox":
                _from_field(rows, block, home, names)
    language = rows.document.language
    giving = _where_given(rows, home, names)
    telling = sorted(giving | rows.index.positions(participation_words(language)))
    for index, positions in groupby(telling, key=lambda i: rows.sentences[i].block.index):
        context: str | None = None  # the country that an earlier sentence of the block said takes part
        for i in positions:
            sentence = rows.sentences[i]
            if i in giving and sentence.numbers and index not in remarked:
                _from_sentence(rows, sentence, context, home, names)
            told = rows.of_sentence(participant_of, sentence)
            context = told.code if told is not None else context
    _link(rows)


def _where_given(rows: DocumentRows, home: Home | None, names: MissionNames) -> set[int]:
    """The sentences that may say who gives something: in a text on no mission, those with a verb for it."""
    if home is None and names.is_empty:
        return rows.index.positions(_giving_words(rows.document.language))
    return set(range(len(rows.sentences)))


def _link(rows: DocumentRows) -> None:
    """Give every contribution the row on its country's part in its mission, where there is one."""
    parts: dict[tuple[object, object], Row] = {}
    for row in rows.of("contributors"):
        parts.setdefault((row.values["country_code"], row.values["mission_id"]), row)
    for row in rows.of("contributions"):
        row.values["contributor_id"] = parts.get((row.values["country_code"], row.values["mission_id"]))


# ---- fact boxes


def _from_field(rows: DocumentRows, block: Block, home: Home, names: MissionNames) -> None:
    """The number of people who went, for each mission that a field names."""
    language = rows.document.language
    words = load(language, "contributions")
    if " ".join((block.field or "").casefold().split()) not in words["people_fields"]:
        return
    counted = [q for q in gifts(rows, block, 0) if q.is_people]
    dated_to = 0
    for i, quantity in enumerate(counted):
        opening = counted[i - 1].end if i else 0
        before = block.text[opening : quantity.start]
        lead = len(before) - len(before.lstrip(" ;,\n"))
        if len(counted) > 1 and any(w in before.casefold().split() for w in words["skip_pieces"]):
            continue
        mission = names.of(block, opening, quantity.start)
        following = counted[i + 1].start if i + 1 < len(counted) else len(block.text)
        as_of = date_behind(rows, block, quantity, following)
        start = quantity.start if dated_to > opening else opening + lead
        end = max(quantity.end, as_of.mention.end if as_of else 0)
        dated_to = end
        span = (block.start, block.end) if len(counted) == 1 else block.span(start, end)
        write_contribution(rows, quantity, home.code, mission, "contributions.fact_box", span=span, as_of=as_of,
               personnel_type=(block.field or "").strip() or None, derivation="inferred")  # fmt: skip


# ---- prose


def _from_sentence(
    rows: DocumentRows, sentence: Sentence, context: str | None, home: Home | None, names: MissionNames
) -> None:
    language = rows.document.language
    telling = rows.of_sentence(read_sentence, sentence)
    is_military = rows.subject is not None
    taken = {s.quantity.start for s in strengths_in(telling, names, language, is_military=is_military)}
    taken |= {q.start for h in telling.harms for q in (*h.quantities, *h.parts)}
    taken |= _bracketed(
        rows, sentence, [q for q in telling.quantities if q.start not in taken and _may_be_given(q, language)], names
    )
    free = [q for q in telling.quantities if q.start not in taken and _may_be_given(q, language)]
    for quantity, code, rule, derivation in _given(rows, telling, free, context, home, names):
        as_of = _as_of(telling, quantity)
        is_planned = _planned(language).search(sentence.text) is not None
        start, end = quantity.start, quantity.end
        if as_of is not None and abs(as_of.mention.start - quantity.start) < 60:
            start, end = min(start, as_of.mention.start), max(end, as_of.mention.end)
        mission = names.of(sentence.block, sentence.start, quantity.start)
        assertion: Assertion = "planned" if is_planned else telling.assertion
        row = write_contribution(
            rows,
            quantity,
            code,
            mission,
            rule,
            span=sentence.block.span(start, end),
            as_of=as_of,
            assertion=assertion,
            derivation=derivation,
        )
        for part in parts_of(sentence, quantity, telling.quantities, language):
            write_contribution(
                rows, part, code, mission, "contributions.part", span=sentence.block.span(part.start, part.end),
                as_of=as_of, part_of=row if part.kind in PEOPLE else None, assertion=assertion, derivation=derivation,
            )  # fmt: skip


def _bracketed(rows: DocumentRows, sentence: Sentence, given: Sequence[Quantity], names: MissionNames) -> set[int]:
    """Countries with their numbers in brackets, in a sentence on contributions: "from Ghana (870) and Fiji (450)".

    A number beside other words, such as a period, must say whom it counts.

    Returns:
        Where the numbers begin that were written down.
    """
    language = rows.document.language
    text = sentence.block.text
    if _serving(language).search(sentence.text) is None and _providing(language).search(sentence.text) is None:
        return set()
    found: list[tuple[CountryMention, Quantity, int]] = []
    for country in find_countries(sentence.text, language):
        bracket = BESIDE.match(text, sentence.start + country.end) if country.kind == "name" else None
        if bracket is None:
            continue
        counted = [q for q in given if bracket.start() < q.start < bracket.end()]
        is_all = len(counted) == 1 and counted[0].is_people and counted[0].country_code is None
        if is_all and (
            counted[0].noun is not None or bracket[0].strip(" ()") == text[counted[0].start : counted[0].end]
        ):
            found.append((country, counted[0], bracket.end()))
    if len(found) < _FEWEST_BRACKETED:
        return set()
    dates = [d for d in sentence.dates if d.mention.is_valid and d.mention.start < sentence.start + found[0][0].start]
    for country, quantity, end in found:
        start = sentence.start + country.start
        write_contribution(
            rows, quantity, country.code, names.of(sentence.block, sentence.start, start),
            "contributions.bracketed", span=sentence.block.span(start, end), derivation="normalised",
            as_of=dates[0] if len(dates) == 1 and dates[0].mention.precision != "interval" else None,
        )  # fmt: skip
    return {quantity.start for _, quantity, _ in found}


def _may_be_given(quantity: Quantity, language: str) -> bool:
    """Whether a quantity is a number of something that a country can send."""
    is_counted = not isinstance(quantity.number, Count) and quantity.count.qualifier != "vague"
    if quantity.kind == "person" and (quantity.noun or "").casefold() in load(language, "quantities")["others"]:
        return False  # fifteen others: somebody else's, told of before
    return is_counted and not quantity.is_pronoun and quantity.kind not in ("attacker", "life", "country")


def _given(
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
    giver = _giver(sentence, language)
    is_captive = any(event.kind == "kidnapping" for event in telling.events)  # who is taken is not sent
    serves = not is_captive and (
        _serving(language).search(sentence.text) is not None or _counts_own(sentence, names, language)
    )
    origins = _origins(rows, telling, free) if not is_captive else {}
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
        is_known = quantity.kind in PEOPLE or quantity.kind in THINGS
        found: tuple[str, str, Derivation] | None = None
        is_bare = quantity.kind is None and quantity.noun is None and giver is not None
        is_bare = is_bare and _follows(text[giver[1] if giver else 0 : quantity.start], language)
        if (
            giver is not None
            and (is_known or is_bare)
            and quantity.start > giver[1]
            and quantity.country_code in (None, giver[0])
        ):
            joined = last is not None and conjunction(language).fullmatch(text, last[0].end, quantity.start)
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
        if found is None and quantity.country_code is None and serves:
            if home is not None and is_known:
                found = (home.code, "contributions.home", "inferred")
            elif (
                giver is None
                and context is not None
                and (quantity.kind in PEOPLE or (quantity.noun is None and quantity.kind is None))
            ):
                found = (context, "contributions.continued", "inferred")
        if found is not None:
            last = (quantity, found[0])
            yield quantity, found[0], found[1], found[2]


def _counts_own(sentence: Sentence, names: MissionNames, language: str) -> bool:
    """Whether a sentence says how many a mission had: the mission stands before the verb."""
    verb = _counting(language).search(sentence.text)
    if verb is None:
        return False
    stretch = (sentence.start, sentence.start + verb.start())
    named = names.named(sentence.block.text, *stretch)
    return bool(named) or _mission_words(language).search(sentence.block.text, *stretch) is not None


def _origins(rows: DocumentRows, telling: Telling, free: Sequence[Quantity]) -> dict[int, str]:
    """The countries behind several numbers of a force: "8,000 soldiers: 2,087 from Tunisia, 2,394 from Ghana".

    Returns:
        By where its number begins, the code of each country.
    """
    is_of_force = rows.subject is not None and any(q.kind in _FORCES for q in telling.quantities)
    named = _stated_countries(rows)
    found = {q.start: q.country_code for q in free if q.kind is None and q.country_code not in (None, *named)}
    if not is_of_force or len(found) < _FEWEST_BRACKETED:
        return {}
    joined = {q.start: q.country_code for q in free if q.kind in _FORCES and q.country_code not in (None, *named)}
    return {start: code for start, code in {**joined, **found}.items() if code is not None}


def _stated_countries(rows: DocumentRows) -> set[str]:
    """The countries that the missions and other entities of a document are said to be of."""
    return {row.values["value"] for row in rows.of("statements") if row.values.get("property") == "country_code"}


def _giver(sentence: Sentence, language: str) -> tuple[str, int] | None:
    """The one country before a verb of giving, and where the verb ends in the block."""
    text = without_requests(sentence.text, language)
    verb = _providing(language).search(text)
    if verb is None:
        return None
    named = [c for c in find_countries(text, language) if c.kind == "name"]
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
    between = sentence.block.text[start:end]
    verb = _providing(language).search(between)
    named = [c for c in find_countries(between, language) if c.kind == "name"]
    if verb is None or len(named) != 1 or between[named[0].end : verb.start()].strip():
        return None
    return named[0].code, start + verb.end()


def _follows(gap: str, language: str) -> bool:
    """Whether a bare number may stand behind a gap: right behind its giver, or behind a unit ("a battalion of 660")."""
    *_, unit, of = ["", "", *gap.casefold().split()]
    quantities = load(language, "quantities")
    return not gap.strip() or (of in quantities["origins"] and unit in quantities["nouns"]["unit"])


def _is_object(gap: str, language: str) -> bool:
    """Whether what stands between a verb and a number is nothing but a few words of one clause."""
    numbers = load(language, "numbers")
    return len(gap.split()) <= 6 and not re.search(r"[.;:]", gap) and not set(gap.casefold().split()) & set(
        numbers["pronoun"]["words"]
    )  # fmt: skip


def _as_of(telling: Telling, quantity: Quantity) -> PlacedDate | None:
    """The one date of a sentence, or the one nearest to a number of those that are no interval.

    What stands behind a semicolon, or before it, is told of another time.
    """
    text = telling.sentence.block.text
    dates = [d for d in telling.sentence.dates if d.mention.is_valid]
    if len(dates) > 1:
        dates = [d for d in dates if ";" not in text[slice(*sorted((d.mention.start, quantity.start)))]] or dates
    if len(dates) > 1:
        dates = [d for d in dates if d.mention.precision != "interval"]
    return min(dates, key=lambda d: abs(d.mention.start - quantity.start), default=None)


# ---- the lexicon, compiled


@cache
def _giving_words(language: str) -> PhraseWords:
    """The words without which no sentence says that a country gives something."""
    words = load(language, "contributions")
    return PhraseWords.of(words["provide"], words["serve"])


@cache
def _providing(language: str) -> Phrases:
    return any_of(load(language, "contributions")["provide"])


@cache
def _counting(language: str) -> Phrases:
    return any_of(load(language, "contributions")["count"])


@cache
def _mission_words(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load(language, 'quantities')['missions'])})\b", re.IGNORECASE)


@cache
def _serving(language: str) -> Phrases:
    return any_of(load(language, "contributions")["serve"])


@cache
def _planned(language: str) -> Phrases:
    return any_of(load(language, "contributions")["planned"])
