"""`events` from infoboxes on something that happened: a battle, a war, an election, a treaty."""

from __future__ import annotations

from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.missions import is_mission_name
from pipeline.read.document import Block, Template


def write_boxes(rows: DocumentRows) -> None:
    """Write an event for every infobox that names one and dates it; an operation's own page has it in `missions`."""
    listed = load(rows.document.language, "events")["boxes"]
    for template in rows.document.templates:
        if not template.is_infobox:
            continue
        box = next((b for b in listed if b["template"] in template.key), None)
        if box is None:
            continue
        name = _field(rows, template, box["name"])
        date_block = _field(rows, template, box["date"])
        dates = [d for d in rows.mentions.dates_in(date_block.index) if d.mention.is_valid] if date_block else []
        if name is None or date_block is None or not dates or is_mission_name(name.text):
            continue
        description = " ".join(name.text.split())
        span = (min(name.span(0, 1)[0], dates[0].start), max(name.span(0, len(name.text))[1], dates[0].end))
        rows.fact(
            "events", (box["kind"], dates[0].mention.edtf, description), span, "events.infobox",
            kind=box["kind"], date=dates[0], description=description,
        )  # fmt: skip


def _field(rows: DocumentRows, template: Template, fields: list[str]) -> Block | None:
    """The first block of the first of the fields that has words."""
    for field in fields:
        for block in rows.document.blocks:
            is_inside = template.start <= block.start and block.end <= template.end
            if is_inside and block.field is not None and block.field.casefold() == field and block.text.strip():
                return block
    return None
