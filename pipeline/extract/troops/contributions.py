"""`contributions`: what a country gives to a mission or force: people, aircraft, vehicles, ships, units.

From the remarks of lists and the cells of tables of contributors, from the labelled fields of a fact box on one
country's part, and from sentences that say who sent how many: who gives in one is decided in `contribution_givers.py`.
The countries themselves are `contributors`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import groupby

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.dating import day_of_writing, now_in
from pipeline.extract.harm.telling import read_sentence
from pipeline.extract.identity.mission_names import MissionNames, entity_names, mission_names
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.questions import country_of_question
from pipeline.extract.rows import Assertion, DocumentRows, Row
from pipeline.extract.troops.contribution_candidates import may_be_given, of_people
from pipeline.extract.troops.contribution_clauses import parts_of
from pipeline.extract.troops.contribution_dates import date_of
from pipeline.extract.troops.contribution_givers import given
from pipeline.extract.troops.contribution_lists import date_behind, gifts, headers_of, write_contribution, write_listed
from pipeline.extract.troops.contribution_runs import write_among, write_bracketed
from pipeline.extract.troops.contributors import listed_countries
from pipeline.extract.troops.home import Home, counts_home, home_of, is_on_part
from pipeline.extract.troops.home_pages import write_missions_of_home
from pipeline.extract.troops.own_strengths import of_missions, without_units
from pipeline.extract.troops.participation import participant_of, participation_words
from pipeline.extract.troops.served_periods import overlap, write_served
from pipeline.extract.troops.strength_sentences import strengths_in
from pipeline.extract.troops.table_dates import date_above, dates_of_table
from pipeline.lexicon import load
from pipeline.lexicon.triggers import Phrases
from pipeline.read.document import Block
from pipeline.recognise.countries import may_name_country
from pipeline.recognise.placed import PlacedDate

_WITHOUT_VERB = ("contributions.gapped", "contributions.later")


def extract(rows: DocumentRows) -> None:
    """Write the quantities that countries give."""
    names = mission_names(rows)
    home = home_of(rows.document)
    remarked = set()
    headers = headers_of(rows.document)
    dates: dict[int | None, PlacedDate | None] = {}  # by list, the date that what is above it gives
    of_columns: dict[int | None, Mapping[int | None, PlacedDate | None]] = {}  # by table, those of its columns
    for listed, _ in listed_countries(rows):
        remarked |= {listed.block.index, *(b.index for b in listed.remarks)}
        if (not listed.remarks or listed.counted) and listed.block.group not in dates:
            dates[listed.block.group] = date_above(rows, listed.block)
        if listed.remarks and listed.block.group not in of_columns:
            of_columns[listed.block.group] = dates_of_table(rows, headers.get(listed.block.group, {}))
        write_listed(rows, listed, headers, dates.get(listed.block.group), of_columns.get(listed.block.group))
    write_missions_of_home(rows, entity_names(rows))
    if home is not None:
        for block in rows.document.blocks:
            if block.element == "infobox":
                _from_field(rows, block, home, names)
    language, written_on = rows.document.language, day_of_writing(rows)
    giving = _where_given(rows, home, names)
    taking_part = rows.index.positions(participation_words(language))
    telling = sorted(giving | taking_part)
    for index, positions in groupby(telling, key=lambda i: rows.sentences[i].block.index):
        context: str | None = None  # the country that the block said last takes part
        for n, i in enumerate(positions):
            sentence = rows.sentences[i]
            context = context if n else country_of_question(sentence.block, language)
            told = rows.of_sentence(participant_of, sentence) if i in taking_part else None
            if told is not None and told.start == 0:
                context = told.code  # what the sentence counts is that of the country it opens with
            # Who gives is the country of a fact box, one that an earlier sentence named, or one that this one names.
            has_giver = home is not None or context is not None or may_name_country(sentence.text, language)
            if i in giving and sentence.numbers and has_giver and index not in remarked:
                _from_sentence(rows, sentence, context, home, names, written_on)
            context = told.code if told is not None else context
    _link(rows)


def _where_given(rows: DocumentRows, home: Home | None, names: MissionNames) -> set[int]:
    """The sentences that may say who gives something: in a text on no mission, those with a verb for it."""
    if home is None and names.is_empty:
        return rows.index.positions(_giving_words(rows.document.language))
    return set(range(len(rows.sentences)))


def _link(rows: DocumentRows) -> None:
    """Give every contribution the row on its country's part in its mission, where there is one."""
    parts: dict[tuple[object, object], list[Row]] = {}
    for row in rows.of("contributors"):
        parts.setdefault((row.values["country_code"], row.values["mission_id"]), []).append(row)
    for row in rows.of("contributions"):
        listed = parts.get((row.values["country_code"], row.values["mission_id"]), [])
        beside = (part for part in listed if part.span and row.span and overlap(part.span, row.span))
        row.values["contributor_id"] = next(beside, listed[0] if listed else None)


# ---- fact boxes


def _from_field(rows: DocumentRows, block: Block, home: Home, names: MissionNames) -> None:
    """The number of people who went, for each mission that a field names."""
    language = rows.document.language
    words = load(language, "contributions")
    is_total = block.field_key in words["total_fields"] and is_on_part(rows.document)
    is_own = is_total or counts_home(home, block, language)
    if not is_own and _without_branch(block.field_key, language) not in words["people_fields"]:
        return
    counted = [q for q in gifts(rows, block, 0) if q.is_people and not (is_total and q.kind not in PEOPLE)]
    is_by_mission = len(counted) > 1 and bool(names.named(block.text, 0, len(block.text)))
    dated_to = 0
    for i, quantity in enumerate(counted):
        opening = counted[i - 1].end if i else 0
        before = block.text[opening : quantity.start]
        lead = len(before) - len(before.lstrip(" ;,\n"))
        if is_by_mission and any(w in before.casefold().split() for w in words["skip_pieces"]):
            continue  # the sum of what each mission had
        mission = names.of(block, opening, quantity.start)
        following = counted[i + 1].start if i + 1 < len(counted) else len(block.text)
        as_of = date_behind(rows, block, quantity, following)
        start = quantity.start if dated_to > opening else opening + lead
        end = max(quantity.end, as_of.mention.end if as_of else 0)
        dated_to = end
        span = (block.start, block.end) if len(counted) == 1 else block.span(start, end)
        write_contribution(rows, quantity, home.code, mission, "contributions.fact_box", span=span, as_of=as_of,
               personnel_type=(block.field or "").strip() or None, derivation="inferred")  # fmt: skip


def _without_branch(label: str, language: str) -> str:
    """A label without the branch of the forces that it ends in: "soldiers sent, navy"."""
    ends = (f" {branch}" for branch in load(language, "contributions")["branches"] if label.endswith(f" {branch}"))
    longest = max(ends, key=len, default="")
    return label.removesuffix(longest).rstrip(" ,(")


# ---- prose


def _from_sentence(
    rows: DocumentRows,
    sentence: Sentence,
    context: str | None,
    home: Home | None,
    names: MissionNames,
    written_on: PlacedDate | None,
) -> None:
    language = rows.document.language
    telling = rows.of_sentence(read_sentence, sentence)
    is_military = rows.subject is not None
    strengths = strengths_in(telling, names, language, is_military=is_military)
    if home is not None:
        strengths = of_missions(without_units(strengths, telling, language), sentence, names, language)
    taken = {s.quantity.start for s in strengths}
    taken |= write_among(rows, telling, strengths, names)
    hurt = {q.start for h in telling.harms for q in (*h.quantities, *h.parts)}
    unhurt = [q for q in telling.quantities if q.start not in hurt]
    taken |= hurt
    taken |= write_bracketed(
        rows,
        sentence,
        [q for q in telling.quantities if q.start not in taken and may_be_given(q, sentence.block.text, language)],
        names,
    )
    free = [
        of_people(q, sentence.block.text, language)
        for q in telling.quantities
        if q.start not in taken and may_be_given(q, sentence.block.text, language)
    ]
    told = list(given(rows, telling, free, context, home, names))
    quantities = [gift.quantity for gift in told]
    parted: set[int] = set()  # where those begin that make up one before them
    for i, gift in enumerate(told):
        quantity = gift.quantity
        if quantity.start in parted:
            continue
        is_followed = i + 1 < len(told) and told[i + 1].rule == "contributions.later"
        is_gapped = gift.rule in _WITHOUT_VERB
        as_of = date_of(telling, quantities, i, language, is_gapped=is_gapped, is_followed=is_followed)
        is_planned = _planned(language).search(sentence.text) is not None
        start, end = quantity.start, quantity.end
        if as_of is not None and abs(as_of.mention.start - quantity.start) < 60:
            start, end = min(start, as_of.mention.start), max(end, as_of.mention.end)
        held_on = as_of or (
            None if sentence.dates else now_in(sentence.block.text, sentence.start, sentence.end, written_on, language)
        )
        mission = names.of(sentence.block, sentence.start, quantity.start)
        assertion: Assertion = "planned" if is_planned else telling.assertion
        row = write_contribution(
            rows,
            quantity,
            gift.country,
            mission,
            gift.rule,
            span=sentence.block.span(start, end),
            as_of=held_on,
            assertion=assertion,
            derivation=gift.derivation,
        )
        write_served(rows, sentence, quantity, gift.country, mission, held_on)
        for part in parts_of(sentence, quantity, unhurt, language):
            if part.country_code not in (None, gift.country):
                continue
            parted.add(part.start)
            write_contribution(
                rows, part, gift.country, mission, "contributions.part", span=sentence.block.span(part.start, part.end),
                as_of=held_on, part_of=row if part.kind in PEOPLE else None, assertion=assertion,
                derivation=gift.derivation,
            )  # fmt: skip


# ---- the lexicon, compiled


@cache
def _giving_words(language: str) -> PhraseWords:
    """The words without which no sentence says that a country gives something."""
    words = load(language, "contributions")
    return PhraseWords.of(words["provide"], words["serve"])


@cache
def _planned(language: str) -> Phrases:
    return any_of(load(language, "contributions")["planned"])
