"""`fatality_totals` from labelled fields: fact boxes and the infoboxes of missions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import groupby

from pipeline.extract.dating import stand_of_boxes
from pipeline.extract.harm.clauses import harms
from pipeline.extract.harm.conflicts import is_incident_box
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.quantities import quantities
from pipeline.extract.rows import Count, DocumentRows, Entity
from pipeline.extract.troops.home import is_on_part
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.placed import PlacedDate

_LONGEST_LABEL, _LONGEST_FIELD = 40, 160  # characters of a line that is a field by itself
_UNITED_NATIONS = {"military": "un_military", "police": "un_police", "civilian": "un_civilian"}


def write_fields(rows: DocumentRows, names: MissionNames, cause_of: Callable[[str, str], str]) -> None:
    """Write the totals of all fields for them; the box of one incident is the business of `conflicts.py`.

    Args:
        rows: of the document.
        names: the missions it names.
        cause_of: tells the cause of death from the words behind a number and their language.
    """
    language = rows.document.language
    stand = stand_of_boxes(rows)
    for block in rows.document.blocks:
        if (labelled := _labelled(block, language)) is not None:
            _write_field(rows, labelled, names, cause_of, None)
    fields = (b for b in rows.document.blocks if b.element == "infobox")
    for _, members in groupby(fields, key=lambda b: (b.template, b.group)):
        box = list(members)
        if is_incident_box(box, language, rows.document.title):
            continue
        for block in box:
            if is_toll_field(block, language) or (not names.is_empty and _is_mixed(block, language)):
                _write_field(rows, block, names, cause_of, stand if block.template is None else None)


def _labelled(block: Block, language: str) -> Block | None:
    """A line of prose that is a field by itself, what stands before its colon as the field's name: "Omgekomen: 4"."""
    if block.element not in ("prose", "heading") or not 0 < block.text.find(":") <= _LONGEST_LABEL:
        return None
    field = replace(block, field=block.text.partition(":")[0])
    is_short = len(block.text) <= _LONGEST_FIELD and block.text[-1:] not in ".!?"
    return field if is_short and is_toll_field(field, language) else None


def is_toll_field(block: Block, language: str) -> bool:
    """Whether a field of a fact box or infobox holds a toll by its label."""
    label, known = _label(block), load(language, "fatalities")["fields"]
    return label in known or all(part in known for part in _joined(language).split(label))


def _is_mixed(block: Block, language: str) -> bool:
    """Whether a field may hold the dead among others: 1 dead, 1 missing."""
    return _label(block) in load(language, "fatalities")["mixed_fields"] and not is_toll_field(block, language)


def _label(block: Block) -> str:
    return " ".join((block.field or "").replace("_", " ").casefold().split())


def _write_field(
    rows: DocumentRows,
    block: Block,
    names: MissionNames,
    cause_of: Callable[[str, str], str],
    stand: PlacedDate | None,
) -> None:
    """Every number of a field that counts people, each with the mission named before it, if any.

    It holds for the date behind it, or else for that of the fact box (`stand`).
    """
    language = rows.document.language
    counted = quantities(block, rows.mentions.numbers_in(block.index), 0, len(block.text), language)
    injured = {q.start for h in harms(block.text, 0, len(block.text), counted, language) if h.outcome == "injured"
               for q in h.quantities}  # fmt: skip
    dates = [d for d in rows.mentions.dates_in(block.index) if d.mention.is_valid]
    if " ".join(block.text.casefold().split()).rstrip(".") in load(language, "fatalities")["nobody"]:
        mission, of_others = _whose(rows, block, 0, len(block.text), names)
        population = of_others or "un_unspecified"
        rows.fact(
            "fatality_totals", (0, population, "unspecified", None), (block.start, block.end), "fatality_totals.nobody",
            mission_id=mission, cause="unspecified", population=population, count=Count(0, 0, 0),
        )  # fmt: skip
    for i, quantity in enumerate(counted):
        if quantity.start in injured or isinstance(quantity.number, Count):
            continue
        is_of_cause = i > 0 and cause_of(block.text[quantity.number.mention.end :], language) != "unspecified"
        if not quantity.is_people and not is_of_cause:
            continue  # of those who died two by accident, but no two helicopters
        if _not_dead(language).match(block.text, quantity.number.mention.end):
            continue
        if _is_mixed(block, language) and _dead(language).match(block.text, quantity.number.mention.end) is None:
            continue
        limit = counted[i + 1].start if i + 1 < len(counted) else len(block.text)
        as_of = next((d for d in dates if quantity.end <= d.mention.start < limit), None)
        is_dated = as_of is not None
        as_of = as_of or stand
        opening = max((m.end() for m in re.finditer(r"[;\n]", block.text[: quantity.start])), default=0)
        mission, of_others = _whose(rows, block, opening, limit, names)
        population = of_others or _UNITED_NATIONS.get(quantity.kind or "", "un_unspecified")
        cause = cause_of(block.text[quantity.number.mention.end :], language)
        rows.fact(
            "fatality_totals",
            (quantity.count.best, population, cause, as_of.mention.edtf if as_of else None),
            (block.start, block.end)
            if len(counted) == 1
            else block.span(opening, max(quantity.end, as_of.mention.end if as_of and is_dated else 0)),
            "fatality_totals.field",
            mission_id=mission,
            cause=cause,
            population=population,
            count=quantity.number,
            as_of=as_of,
        )


@cache
def _dead(language: str) -> re.Pattern[str]:
    """The words behind a number that count the dead, a noun between them."""
    listed = load(language, "fatalities")["dead"]
    return compiled(rf"\s*(?:[^\W\d_]+\s+)?(?:{alternatives(listed)})\b", re.IGNORECASE)


@cache
def _joined(language: str) -> re.Pattern[str]:
    """Between the parts of a label that names the dead in several words: killed or deceased."""
    return compiled(rf"(?:\s*/\s*|\s(?:{alternatives(load(language, 'quantities')['conjunctions'])})\s)+")


def _whose(
    rows: DocumentRows, block: Block, start: int, end: int, names: MissionNames
) -> tuple[Entity | None, str | None]:
    """The mission in which those of a field died, and their population where it is not that of the mission.

    In a box on one country's part the dead are that country's. They are no toll of the mission that the document
    treats, and stand beside one only where the field names it, or the heading above does in a document on several.
    """
    is_of_country = block.template is None and (
        is_on_part(rows.document) or bool(find_countries(block.field or "", rows.document.language))
    )
    mission = names.of(block, start, end)
    if not is_of_country:
        return mission, None if mission is not None else "other"
    heading = block.section[-1] if block.section else ""
    is_named = names.named(block.text, start, end) or (not names.is_sole and names.named(heading, 0, len(heading)))
    return mission if is_named else None, "other"


@cache
def _not_dead(language: str) -> re.Pattern[str]:
    """The words directly behind a number that count others than the dead: missing, captured."""
    listed = load(language, "fatalities")["not_dead"]
    return compiled(rf"\s*(?:[^\W\d_]+\s+)?(?:{alternatives(listed)})\b", re.IGNORECASE)
