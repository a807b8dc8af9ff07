"""What boxes say of resolutions: lines of fact boxes, fields of infoboxes, and the infobox on one resolution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.authority.resolution_names import organ_in, symbol_of
from pipeline.extract.context import Sentence
from pipeline.extract.rows import DocumentRows, Row
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block


def fact_lines(rows: DocumentRows) -> Iterator[Sentence]:
    """The lines of a fact box in plain text, each read as a sentence."""
    for block in rows.document.blocks:
        if block.element == "infobox" and block.template is None and block.field is not None:
            yield _as_sentence(rows, block)


def fields_that_name(rows: DocumentRows) -> Iterator[Sentence]:
    """The fields of infoboxes that hold a word for a resolution, each read as a sentence."""
    for block in rows.document.blocks:
        if (
            block.element == "infobox"
            and block.template is not None
            and _noun(rows.document.language).search(block.text)
        ):
            yield _as_sentence(rows, block)


def write_box(rows: DocumentRows) -> Row | None:
    """Write the row of the resolution whose infobox the page has: its number with the day of its adoption."""
    language = rows.document.language
    fields = {
        b.field_key: b
        for b in rows.document.blocks
        if b.element == "infobox" and b.template is not None and _noun(language).search(b.template)
    }
    listed = load(language, "resolutions")["box_fields"]
    number = next((fields[key] for key in listed["number"] if key in fields), None)
    dated = next((fields[key] for key in listed["date"] if key in fields), None)
    days = [d for d in rows.mentions.dates_in(dated.index) if d.mention.is_valid] if dated is not None else []
    if number is None or dated is None or len(days) != 1 or re.fullmatch(r"\s*\d{1,4}\s*", number.text) is None:
        return None
    body = next((fields[key].text.strip() for key in listed["organ"] if key in fields), "")
    organ = load(language, "resolutions")["organ_codes"].get(body.casefold()) or organ_in(body, language)
    day = days[0].mention.earliest
    symbol = symbol_of(organ, int(number.text), day.year if day else None)
    return rows.fact(
        "resolutions", (organ, int(number.text)), number.span(0, len(number.text)), "resolutions.infobox",
        derivation="normalised" if symbol else "stated", symbol=symbol, number=int(number.text), organ=organ,
        adopted=days[0], action=None, mission_id=None, operation_id=None,
    )  # fmt: skip


def _as_sentence(rows: DocumentRows, block: Block) -> Sentence:
    dates, numbers = rows.mentions.dates_in(block.index), rows.mentions.numbers_in(block.index)
    return Sentence(block, 0, len(block.text), block.text, dates, numbers, 0)


@cache
def _noun(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'resolutions')['nouns'])})(?!\w)", re.IGNORECASE)
