"""`resolutions`: a document's word on each resolution it names: number, organ, date of adoption, what it does to whom.

A resolution named again gives another row only where that place dates it. Symbols are those of the UN's document system
(``S/RES/2100 (2013)``, ``A/RES/46/233``); one of the General Assembly needs the session, and is null without it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from pipeline.extract.authority.adoption_dates import adopted_in_entry, adopted_on
from pipeline.extract.authority.resolution_boxes import fact_lines, fields_that_name, write_box
from pipeline.extract.authority.resolution_names import (
    Named,
    actions,
    labelled,
    named_in,
    organ_by_number,
    organ_in,
    organ_of_page,
    symbol_of,
    words_of_names,
)
from pipeline.extract.authority.resolution_pages import complete_of_page
from pipeline.extract.authority.resolution_tables import listed_resolutions, write_listed
from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.date_lines import dates_of_entries
from pipeline.extract.identity.mission_dates import Speaking, speaking_of, spoken_of
from pipeline.extract.passages import Clause, clauses_of
from pipeline.extract.rows import Derivation, DocumentRows, Entity, Row
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import is_mission_name
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.placed import PlacedDate

# Directly behind a number its date: "2100 of 25 April 2013", "2100 (25 April 2013)", "2100, adopted on 25 April 2013".
_GAP_TO_DATE = 30
_REACH = 24  # characters before a date in which is told that a mandate ends then
_FARTHEST = 4  # clauses on in which is told what a resolution does


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands around a resolution named.

    Attributes:
        sentence: the one that names it.
        clauses: of that sentence.
        after: the sentence behind it in the block.
        organ: the body that the sentence names, or the page.
        is_of_un: whether the page is on a mission or speaks of an organ of the UN.
        entry: the day of the chronicle's entry that the sentence stands in.
    """

    sentence: Sentence
    clauses: Sequence[Clause]
    after: Sentence | None
    organ: str | None
    is_of_un: bool
    entry: PlacedDate | None


def extract(rows: DocumentRows) -> None:
    """Write down what the document says of resolutions."""
    speaking = speaking_of(rows)
    counted: Counter[str] = Counter()
    seen: set[tuple[int, str | None]] = set()
    listed = list(listed_resolutions(rows))
    in_tables = {each.cell.index for each in listed}
    telling = [
        (sentence, after, named)
        for sentence, after in _naming(rows, speaking.language)
        if sentence.block.index not in in_tables
        and (named := list(named_in(sentence, speaking.language)) or list(labelled(sentence, speaking.language)))
    ]
    for each in listed:
        _give_id(write_listed(rows, each, speaking.missions), rows, counted)
    of_box = write_box(rows)
    if of_box is not None:
        _give_id(of_box, rows, counted)
    if not telling:
        return
    of_page = organ_of_page(rows, speaking.language)
    is_of_un = rows.subject is not None or organ_in(rows.document.text, speaking.language) is not None
    of_entries = dates_of_entries(rows)
    for sentence, after, named in telling:
        organ = organ_in(sentence.text, speaking.language) or of_page
        entry = of_entries.get((sentence.block.index, sentence.start))
        sentence_told = _Told(sentence, rows.of_sentence(clauses_of, sentence), after, organ, is_of_un, entry)
        for resolution in named:
            row = _write(rows, resolution, sentence_told, speaking, seen)
            if row is not None and sentence.block.element == "infobox" and sentence.block.template is None:
                _complete_by_label(row, sentence, speaking)
            seen.add((resolution.number, resolution.session))
            if row is not None:
                _give_id(row, rows, counted)
    complete_of_page(rows, speaking)


def _give_id(row: Row, rows: DocumentRows, counted: Counter[str]) -> None:
    """The readable id of a row whose resolution has a symbol, with a number where there are more of it."""
    if row.values["symbol"] is not None:
        base = f"{_slug(row.values['symbol'])}-{rows.document.id}"
        counted[base] += 1
        row.id = base if counted[base] == 1 else f"{base}-{counted[base]}"


def _naming(rows: DocumentRows, language: str) -> Iterator[tuple[Sentence, Sentence | None]]:
    """The lines of fact boxes and the sentences with a word for a resolution, each with the next of its block.

    Infoboxes come last, so that what sentences tell of a resolution counts before its bare name.
    """
    for line in fact_lines(rows):
        yield line, None
    for i in sorted(rows.index.positions(words_of_names(language))):
        sentence = rows.sentences[i]
        after = rows.sentences[i + 1 : i + 2]
        yield sentence, after[0] if after and after[0].block is sentence.block else None
    for field in fields_that_name(rows):
        yield field, None


def _complete_by_label(row: Row, sentence: Sentence, speaking: Speaking) -> None:
    """What a fact box's label says of a resolution: whose mandate it is, or that it set the mission up on a day."""
    label = sentence.block.field_key
    is_founding = label in load(speaking.language, "missions")["fields"]["established"]
    if not is_founding and label not in load(speaking.language, "mandates")["nouns"]:
        return
    days = [d for d in sentence.dates if d.mention.is_valid and d.mention.precision == "day"]
    if row.values["mission_id"] is None and row.values["operation_id"] is None:
        row.values["mission_id"] = speaking.missions.of(sentence.block, sentence.start, sentence.end)
    if not is_founding:
        return
    row.values["action"] = row.values["action"] or "establishes"
    if row.values["adopted"] is None and len(days) == 1:
        year = days[0].mention.earliest.year if days[0].mention.earliest else None
        row.values |= {
            "adopted": days[0],
            "symbol": symbol_of(row.values["organ"], row.values["number"], year),
            "derivation": "inferred",
        }
        row.span = sentence.block.span(0, len(sentence.text))


def _write(
    rows: DocumentRows,
    resolution: Named,
    told: _Told,
    speaking: Speaking,
    seen: set[tuple[int, str | None]],
) -> Row | None:
    language, sentence, clauses = speaking.language, told.sentence, told.clauses
    i = bisect_right(clauses, resolution.start, key=lambda c: c.start) - 1
    is_recalled = _is_recalled(resolution, sentence, language)
    clause = clauses[i] if i >= 0 and resolution.start < clauses[i].end and not is_recalled else None
    date = adopted_on(resolution, sentence, clauses, i if clause is not None else None, language)
    action, entity, acted = _action(clauses, i if clause else None, told.after, speaking, resolution.start)
    if date is None and clause is not None and not clause.is_relative:
        date = adopted_in_entry(told.entry, resolution, sentence, clause, action, language)
    if (resolution.number, resolution.session) in seen and date is None:
        return None
    day = date.mention.earliest if date is not None and date.mention.precision == "day" else None
    year = resolution.year or (day.year if day else None)
    organ = resolution.organ or told.organ or (organ_by_number(resolution.number, year) if told.is_of_un else None)
    symbol = symbol_of(organ, resolution.number, year, resolution.session)
    is_written = resolution.year is not None or resolution.session is not None
    derivation: Derivation = "normalised" if symbol and not is_written else "stated"
    ends = [resolution.start, resolution.end, *((date.mention.start, date.mention.end) if date else ())]
    if acted and clause is not None and clause.start <= acted[0] and acted[1] <= clause.end:
        ends += acted
    return rows.fact(
        "resolutions", (organ, resolution.number), sentence.span(min(ends), max(ends)), "resolutions.prose",
        derivation=derivation, symbol=symbol, number=resolution.number, organ=organ, adopted=date, action=action,
        mission_id=entity if entity and entity.table == "missions" else None,
        operation_id=entity if entity and entity.table == "operations" else None,
    )  # fmt: skip


def _slug(symbol: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", symbol.casefold()))


def _action(
    clauses: Sequence[Clause], i: int | None, after: Sentence | None, speaking: Speaking, start: int | None = None
) -> tuple[str | None, Entity | None, tuple[int, int] | None]:
    """What a resolution does, to which mission or operation, and where that is said.

    It is said in the clause that names the resolution, in one that hangs on it, or in a next sentence that means it.
    `start` is where the resolution is named: what is said before another one, to which a pronoun goes back, is of that.
    """
    language = speaking.language
    if i is None:
        return None, None, None
    # What was done a week after it, the resolution did not do.
    is_after = start is not None and _after(language).search(clauses[i].block.text, clauses[i].start, start) is not None
    relative = list(takewhile(lambda c: c.is_relative, clauses[i + 1 : i + _FARTHEST]))
    told = [*clauses[: i + 1], *relative]
    if after is not None and _anaphors(language).match(after.text) and not any(named_in(after, language)):
        told += clauses_of(after, language)[:1]
    for k, clause in enumerate(told[i:] if not is_after else ()):
        text = clause.block.text
        for action, pattern in actions(language):
            m = pattern.search(text, clause.start, clause.end)
            if m is None or (action == "establishes" and _founds_something_else(clause, m.end(), speaking)):
                continue
            if start is not None and k == 0 and _tells_of_another(text, m.end(), start, language):
                return None, None, None
            named = speaking.entities.named(text, clause.start, clause.end)
            entity = spoken_of(told, i + k, m.span(), speaking) if k <= len(relative) else None
            if entity is None and named:
                entity = min(named, key=lambda n: (abs(n[0] - m.start()), n[0]))[2]
            if entity is None:
                entity = speaking.missions.of(clause.block, clause.start, clause.end)
            return action, entity, m.span()
    for clause in clauses[i : i + _FARTHEST]:
        named = speaking.entities.named(clause.block.text, clause.start, clause.end)
        if named:
            return None, named[0][2], None
    return None, None, None


def _is_recalled(resolution: Named, sentence: Sentence, language: str) -> bool:
    """Whether a resolution is one that another recalls: "after recalling resolutions 12 and 13, the Council"."""
    m = _recalling(language).search(sentence.block.text, sentence.start, resolution.start)
    return m is not None and _telling(language).search(sentence.block.text, m.end(), resolution.start) is None


def _founds_something_else(clause: Clause, act: int, speaking: Speaking) -> bool:
    """Whether what is founded is new and no mission: established a committee, created a reaction force.

    A mission named behind a comma is what the words before it are about: an advance team, the mission of that name.
    """
    text = clause.block.text
    founded = _new_thing(speaking.language).match(text, act, clause.end)
    if founded is None or is_mission_name(founded["name"]):
        return False
    named = speaking.entities.named(text, founded.end(), clause.end)
    return not named or text[founded.end() : named[0][0]].strip() not in (",", ", the")


def _tells_of_another(text: str, act: int, start: int, language: str) -> bool:
    """Whether between an act and a resolution another one stands, and behind that a pronoun begins something new."""
    between = text[act:start] if act < start else ""
    joint = _new_subject(language).search(between)
    return joint is not None and any(c.isdigit() for c in between[: joint.start()])


# ---- the lexicon, compiled


@cache
def _recalling(language: str) -> re.Pattern[str]:
    words = load(language, "resolutions")["recalling"]
    return compiled(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)" if words else r"(?!)", re.IGNORECASE)


@cache
def _telling(language: str) -> Phrases:
    """What tells, behind what is recalled, of something else: the Council, or what a resolution does."""
    words = load(language, "resolutions")
    actions = [p for listed in words["actions"].values() for p in listed]
    return any_of([*words["council"], *words["adopted"], *actions])


@cache
def _new_subject(language: str) -> re.Pattern[str]:
    return compiled(rf",\s(?:{alternatives(load(language, 'resolutions')['anaphors'])})\s", re.IGNORECASE)


@cache
def _after(language: str) -> re.Pattern[str]:
    """What sets what is told apart from the resolution that it ends before: a week after resolution 12."""
    words = load(language, "dates")
    return compiled(rf"(?<!\w)(?:{alternatives([*words['after'], *words['before']])})\s\Z", re.IGNORECASE)


@cache
def _new_thing(language: str) -> re.Pattern[str]:
    """The object behind an act, with an indefinite article, as far as no preposition parts it from what follows."""
    article = alternatives(load(language, "incidents")["indefinite"])
    prepositions = alternatives(load(language, "passages")["prepositions"])
    return compiled(rf"\s(?:{article})\s(?P<name>(?:(?!(?:{prepositions})\b)[\w-]+\s?){{1,6}})", re.IGNORECASE)


@cache
def _anaphors(language: str) -> re.Pattern[str]:
    return compiled(rf"(?:{alternatives(load(language, 'resolutions')['anaphors'])})\b", re.IGNORECASE)
