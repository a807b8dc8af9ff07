"""`strengths` of labels: fields of infoboxes and fact boxes, and the headings that make a list's numbers strengths.

The numbers of prose are the business of `strength_sentences.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity, conjoined_word, conjunction, quantities
from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops.frame_words import frames_of
from pipeline.extract.troops.frames import Frames
from pipeline.lexicon import load
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.placed import PlacedDate, PlacedNumber

# Component (schemas/codes/components.csv) by the class of the noun.
COMPONENTS = {"military": "military", "police": "police", "civilian": "civilian", "uniformed": "uniformed"}
_TYPE = re.compile(r"[A-Z][A-Za-z]*\.\Z")  # of a type whose number follows: CM.170
_LONGEST_TYPE = 12  # characters
_FEWEST_OF_A_NAME = 20  # members of a group that only a name tells from a type of aircraft
_FIRST_YEAR, _LAST_YEAR = 1400, 2100


def is_military_document(rows: DocumentRows) -> bool:
    """Whether a document treats a mission, or has an infobox with a field for strength or losses."""
    if rows.subject is not None:
        return True
    words = load(rows.document.language, "strengths")["fields"]
    return any(label_of(b.field or "") in words for b in rows.document.blocks if b.element == "infobox")


def label_of(text: str) -> str:
    """A heading or the name of a field as the lexicon has it: lower case, spaces for marks."""
    return " ".join(re.sub(r"[_:\[\]()]", " ", text).casefold().split())


def is_under_heading(block: Block, language: str) -> bool:
    """Whether a list item or table cell stands under a heading that says it lists strengths."""
    if block.element not in ("list_item", "table_cell") or not block.section:
        return False
    return label_of(block.section[-1]) in load(language, "strengths")["headings"]


def kind_of_heading(block: Block, frames: Frames) -> str:
    """The kind of strength that the heading above a block names."""
    return frames.kind_in(block.section[-1]) or "unspecified"


def dates_of_fields(rows: DocumentRows) -> dict[tuple[str | None, int | None, str], PlacedDate]:
    """The dates of fields that date another, by the template, the group and the name of that: personnel_date."""
    suffixes = load(rows.document.language, "strengths")["date_suffixes"]
    found: dict[tuple[str | None, int | None, str], PlacedDate] = {}
    for block in rows.document.blocks:
        if block.element != "infobox":
            continue
        label = (block.field or "").casefold()
        suffix = next((s for s in suffixes if label.endswith(s) and label != s), None)
        dates = [d for d in rows.mentions.dates_in(block.index) if d.mention.is_valid] if suffix else []
        if suffix is not None and len(dates) == 1:
            found.setdefault((block.template, block.group, label.removesuffix(suffix)), dates[0])
    return found


def write_strength_field(
    rows: DocumentRows,
    block: Block,
    names: MissionNames,
    stand: PlacedDate | None,
    dates: Mapping[tuple[str | None, int | None, str], PlacedDate],
    *,
    is_of_country: bool,
) -> None:
    """The numbers of people in a field for strength, each with the date in brackets behind it.

    Args:
        rows: of the document.
        block: the field.
        names: the missions of the document.
        stand: the day for which the fact boxes say that their figures hold.
        dates: those of fields that date another (`dates_of_fields`).
        is_of_country: whether the fact boxes are about what one country gives.
    """
    language = rows.document.language
    words = load(language, "strengths")
    label = (block.field or "").casefold()
    is_on_mission = (
        block.template is None and not names.is_empty and (not is_of_country or _is_beside_a_country(rows, block))
    )
    is_of_those_who_serve = is_on_mission and label_of(label) in words["people_fields"]
    is_of_mission = rows.subject is not None and label in words["mission_fields"]
    is_strength = label in words["fields"] or label_of(label) in words["fields"] or is_of_mission
    if not is_strength and not is_of_those_who_serve:
        return
    is_doubtful = label in words["doubtful_fields"]
    counted = quantities(block, rows.mentions.numbers_in(block.index), 0, len(block.text), language)
    beside = _date_beside(block, label, dates) if len(counted) == 1 or _counts_by_line(block, counted) else None
    for i, quantity in enumerate(counted):
        is_type = _TYPE.search(block.text, max(0, quantity.start - _LONGEST_TYPE), quantity.start) is not None
        is_behind = any(q.kind in PEOPLE for q in counted[:i])
        if is_type or not _may_be_strength(quantity, is_doubtful, is_behind_people=is_behind):
            continue
        limit = counted[i + 1].start if i + 1 < len(counted) else len(block.text)
        line_end = block.text.find("\n", quantity.end, limit)
        limit = line_end if line_end >= 0 else limit
        as_of = _date_behind(rows, block, counted, i, language) or beside or _closing_date(rows, block, counted)
        as_of = as_of or (stand if block.template is None else None)
        end = as_of.mention.end if as_of is not None and as_of.block == block.index else 0
        component = COMPONENTS.get(quantity.kind or "") or _component_of_label(label, language)
        component = with_second_noun(component, block.text, quantity.end, limit, language)
        frames = frames_of(language)
        mission = names.of(block, quantity.start, limit) if not label[-1:].isdigit() else None
        kind = frames.kind_in(label) or _kind_beside(block.text, counted, i, limit, frames)
        # What a mission had on a day is there; of a side in a conflict a field says less.
        kind = kind or ("deployed" if as_of is not None and mission is not None else "unspecified")
        rows.fact(
            "strengths",
            (kind, component, quantity.count.best, as_of.mention.edtf if as_of else None, label),
            block.span(quantity.start, max(quantity.end, end)),
            "strengths.field",
            mission_id=mission,
            kind=kind,
            component=component,
            count=quantity.number,
            as_of=as_of,
        )


def _is_beside_a_country(rows: DocumentRows, block: Block) -> bool:
    """Whether a field for all stands in a box that counts a country's people in a field that names the country."""
    language = rows.document.language
    if _component_of_label((block.field or "").casefold(), language) not in ("total", "unspecified"):
        return False
    counting = load(language, "contributions")["people_fields"]
    labels = {
        " ".join((b.field or "").split())
        for b in rows.document.blocks
        if b.element == "infobox" and b.template is None and b.section == block.section
    }
    return any(label.casefold() in counting and find_countries(label, language) for label in labels)


def _kind_beside(text: str, counted: Sequence[Quantity], i: int, limit: int, frames: Frames) -> str | None:
    """The kind that the words behind a number say, or, in a bracket, those before it: 2,210 (authorised: 2,916)."""
    before, behind = text[counted[i - 1].end if i else 0 : counted[i].start], text[counted[i].end : limit]
    opened = before.rfind("(")
    own = before[opened:] if opened > before.rfind(")") else ""
    opens = behind.rfind("(")
    if i + 1 < len(counted) and opens > behind.rfind(")") and not _is_year(counted[i + 1].count.best):
        behind = behind[:opens]  # what the bracket says is of the number in it
    return frames.kind_in(own) or frames.kind_in(behind)


def with_second_noun(component: str, text: str, start: int, end: int, language: str) -> str:
    """The component of a number behind whose noun a conjunction and another noun stand: soldiers and police.

    Args:
        component: that of its own noun.
        text: of the block.
        start: where the number and its noun end.
        end: where what may be counted ends.
        language: of the document.
    """
    joined = conjoined_word(language).match(text, start, end)
    if joined is None or component not in ("military", "police", "civilian"):
        return component
    nouns = load(language, "quantities")["nouns"]
    other = next((k for k in COMPONENTS if joined[1].casefold() in nouns[k]), component)
    if other == component:
        return component
    return "uniformed" if {other, component} == {"military", "police"} else "total"


def _date_behind(
    rows: DocumentRows, block: Block, counted: Sequence[Quantity], i: int, language: str
) -> PlacedDate | None:
    """The date behind a number on its line; one behind the last of several joined numbers is a date of them all."""
    limit = counted[i + 1].start if i + 1 < len(counted) else len(block.text)
    line_end = block.text.find("\n", counted[i].end, limit)
    end = line_end if line_end >= 0 else limit
    dates = rows.mentions.dates_in(block.index)
    date = next((d for d in dates if d.mention.is_valid and counted[i].end <= d.mention.start < end), None)
    if date is not None or line_end >= 0 or i + 1 == len(counted):
        return date
    is_joined = conjunction(language).fullmatch(block.text, counted[i].end, counted[i + 1].start) is not None
    return _date_behind(rows, block, counted, i + 1, language) if is_joined else None


def _closing_date(rows: DocumentRows, block: Block, counted: Sequence[Quantity]) -> PlacedDate | None:
    """The one date of a field, at its end, where each of its lines counts a component of its own."""
    dates = [d for d in rows.mentions.dates_in(block.index) if d.mention.is_valid]
    if len(dates) != 1 or block.text[dates[0].mention.end :].strip(" )"):
        return None
    is_last = "\n" not in block.text[dates[0].mention.end :]
    return dates[0] if is_last and _counts_by_line(block, counted) else None


def _date_beside(
    block: Block, label: str, dates: Mapping[tuple[str | None, int | None, str], PlacedDate]
) -> PlacedDate | None:
    """The date of the field named for another: personnel_date for personnel, staff_year for num_staff."""
    names = (label, label.rsplit("_", 1)[-1])
    return next((d for name in names if (d := dates.get((block.template, block.group, name))) is not None), None)


def _counts_by_line(block: Block, counted: Sequence[Quantity]) -> bool:
    """Whether each line of a field counts a component of its own, with nothing in brackets but at its end."""
    components = [COMPONENTS.get(q.kind or "") for q in counted]
    lines = block.text.strip().split("\n")
    is_told = len(components) > 1 and None not in components and len(set(components)) == len(components)
    return is_told and len(lines) == len(components) and not any("(" in line for line in lines[:-1])


def _component_of_label(label: str, language: str) -> str:
    """The component that a field's label names: by its last word, or by how the names of templates' fields begin."""
    words = label_of(label)
    if any(total in words.split() for total in load(language, "strengths")["total_labels"]):
        return "total"
    nouns = load(language, "quantities")["nouns"]
    for kind, component in COMPONENTS.items():
        if words in nouns[kind] or words.split(" ")[-1] in nouns[kind]:
            return component
    beginnings = load(language, "strengths")["component_fields"]
    return next((component for component, own in beginnings.items() if label.startswith(tuple(own))), "unspecified")


def _may_be_strength(quantity: Quantity, is_doubtful: bool, *, is_behind_people: bool) -> bool:
    """Whether a number of a field may be one of people: behind others that are, a few of some name are machines."""
    if quantity.kind in PEOPLE:
        return True
    if quantity.kind is not None or is_doubtful:
        return False
    value = quantity.count.best
    is_year = isinstance(quantity.number, PlacedNumber) and quantity.number.quote.isdigit() and _is_year(value)
    if quantity.noun is None:
        return not is_year
    is_machine = any(c.isdigit() for c in quantity.noun) or (is_behind_people and (value or 0) < _FEWEST_OF_A_NAME)
    return quantity.noun[:1].isupper() and not is_machine


def _is_year(value: int | None) -> bool:
    """Whether a number written as four digits is as likely a year (peak 1779) as a count."""
    return value is not None and _FIRST_YEAR <= value <= _LAST_YEAR
