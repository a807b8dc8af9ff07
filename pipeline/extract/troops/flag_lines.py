"""`contributors` and `contributions` of lines that open with a flag and are no list: {{flag|Ghana}} (700 troops)<br>.

The heading above them, the paragraph before or the name of an infobox field says what they list. Lists and tables are
the business of `contributors.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops.contribution_lists import gifts, write_contribution
from pipeline.extract.troops.contributors import cue_of, says
from pipeline.extract.troops.table_dates import date_above
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of, country_of_flag
from pipeline.read.document import Block, Document

_FEWEST = 2  # lines that make a list
_NAME_END = re.compile(r"\s+[–—-]\s|[:;,(\n]|\Z")


@dataclass(frozen=True, slots=True)
class _Flagged:
    """A country that opens a line, where its name stands in the block, and where what is told of it ends."""

    block: Block
    start: int
    end: int
    limit: int
    code: str


def extract(rows: DocumentRows) -> None:
    """Write a row per country of such lines, and one per number behind it; they belong to the document's mission."""
    document, mission = rows.document, rows.subject
    if mission is None or not any(b.templates for b in document.blocks):
        return
    known = {row.values["country_code"] for row in rows.of("contributors")}
    for blocks in _stretches(document):
        found = [each for block in blocks for each in _flagged(document, block)]
        if len({each.code for each in found}) < _FEWEST or not _is_of_givers(document, blocks[0]):
            continue
        as_of = date_above(rows, blocks[0]) if blocks[0].element == "prose" else None
        for each in found:
            written = each.block.text[each.start : each.end]
            if each.code not in known:
                known.add(each.code)
                rows.fact(
                    "contributors", (each.code, written), each.block.span(each.start, each.limit), "contributors.flag",
                    mission_id=mission, country_code=each.code, country_as_written=written,
                    note=each.block.text[each.end : each.limit].strip(" \n–—-:,;()") or None,
                )  # fmt: skip
            for quantity in gifts(rows, each.block, each.end):
                if quantity.start < each.limit:
                    write_contribution(
                        rows, quantity, each.code, mission, "contributions.flag", as_of=as_of,
                        span=each.block.span(each.start, quantity.end),
                    )  # fmt: skip


def _stretches(document: Document) -> Iterator[Sequence[Block]]:
    """Paragraphs of one section that follow each other, and the fields of infoboxes that may list countries."""
    fields = set(load(document.language, "contributors")["flag_fields"])
    flagged = (b for b in document.blocks if b.templates and b.element in ("prose", "infobox"))
    for (element, _, _), members in groupby(flagged, key=lambda b: (b.element, b.section, b.field)):
        blocks = list(members)
        if element == "prose" or blocks[0].field_key in fields:
            yield blocks


def _is_of_givers(document: Document, first: Block) -> bool:
    return first.element == "infobox" or says(cue_of(document, first), "list_cues", document.language)


def _flagged(document: Document, block: Block) -> Iterator[_Flagged]:
    """The countries whose flags open the lines of a block, or stand in it one behind the other."""
    codes: Mapping[int, tuple[int, str]] = {
        start: (end, code)
        for start, end, position in block.templates
        if (code := _code(document, position)) is not None
    }
    at = 0
    for line in block.text.split("\n"):
        start, limit = at, at + len(line)
        at = limit + 1
        begins = sorted(s for s in codes if start <= s < limit)
        gaps = [(start, begins[0]), *((codes[one][0], two) for one, two in pairwise(begins))] if begins else []
        if not begins or any(block.text[one:two].strip() for one, two in gaps):
            continue  # no flags, or those of a running text
        for flag, last in zip(begins, [*begins[1:], limit], strict=True):
            end, code = codes[flag]
            first = flag
            if end == flag:  # the flag alone, its country's name behind it
                first = flag + len(block.text[flag:last]) - len(block.text[flag:last].lstrip())
                m = _NAME_END.search(block.text, first, last)
                end = m.start() if m else last
                if code_of(block.text[first:end].strip(), document.language) != code:
                    continue
            yield _Flagged(block, first, end, first + len(block.text[first:last].rstrip()), code)


def _code(document: Document, position: int) -> str | None:
    template = document.templates[position]
    return country_of_flag(next((p.raw for p in template.parameters if not p.is_named), template.name))
