"""The text of a page of the source reader: the source, character by character, with its rows as marks in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from pipeline.publish.report import escape
from pipeline.publish.report.layers import Run
from pipeline.publish.report.marks import FOUND, Mark, fragment, hue
from pipeline.publish.report.segments import Step, Stretch, steps
from pipeline.publish.report.words import Row
from pipeline.read.document import Block

_CLASSES = {"text": "", "rendered": "x", "aside": "c", "markup": "m"}
_PARAGRAPHS = {"heading": "ph", "prose": "pp", "list_item": "pl", "table_cell": "pt"}


class _Shown(NamedTuple):
    """A mark as it is written.

    Attributes:
        mark: the mark.
        number: of its row among the page's.
        is_stop: whether it can be reached with the keyboard.
        is_repeated: whether it lies in a mark of the very same stretch, which is coloured already.
        severity: of a finding.
    """

    mark: Mark
    number: int
    is_stop: bool
    is_repeated: bool
    severity: str


def section(block: Block) -> str:
    """The id of a heading's place in the page."""
    return f"section-{block.index}"


def page_text(
    text: str,
    start: int,
    end: int,
    blocks: Sequence[Block],
    marks: Sequence[Mark],
    runs: Sequence[Run],
    findings: Mapping[str, Row],
    shown: frozenset[str],
) -> Markup:
    """The text ``start:end`` of a document as HTML. Taken out of it, the text of the elements is the text.

    Args:
        text: the document's.
        start: where the page begins.
        end: where it ends.
        blocks: the document's paragraphs that are on the page.
        marks: those on the page, in the order of the page's rows.
        runs: of the document.
        findings: by their keys, for their severities.
        shown: the tables that are highlighted when the page opens.
    """
    stretches: list[Stretch[Block | _Shown]] = [
        Stretch(block.start, block.end, block) for block in blocks if block.element in _PARAGRAPHS
    ]
    stops = {(mark.start, mark.end): number for number, mark in enumerate(marks) if mark.table in shown}
    seen: set[tuple[int, int]] = set()
    for number, mark in enumerate(marks):
        severity = findings[mark.row["finding_id"]]["severity"] if mark.table == FOUND else ""
        place = (mark.start, mark.end)
        value = _Shown(mark, number, stops.get(place) == number, place in seen, severity)
        stretches.append(Stretch(*place, value))
        seen.add(place)
    # Safe: only `escape` writes what comes from the source.
    return Markup("".join(_written(text, steps(stretches, start, end), runs, shown)))  # noqa: S704


def _written(
    text: str, walked: Iterator[Step[Block | _Shown]], runs: Sequence[Run], shown: frozenset[str]
) -> Iterator[str]:
    for step in walked:
        if step.kind == "text":
            yield from _piece(text, step.start, step.end, runs)
        elif isinstance(step.value, _Shown):
            yield "</mark>" if step.kind == "close" else _opened(step, step.value, shown)
        elif step.value is not None and step.kind != "point":
            yield "</span>" if step.kind == "close" else _paragraph(step, step.value)


def _opened(step: Step[Block | _Shown], value: _Shown, shown: frozenset[str]) -> str:
    table = value.mark.table
    classes = [f"f {value.severity}" if table == FOUND else f"h{hue(table)}"]
    if value.is_repeated:
        classes.append("s")
    if table not in shown:
        classes.append("off")
    named = f' id="{escape.attribute(fragment(table, value.mark.key))}"' if step.is_first else ""
    stop = ' tabindex="0"' if value.is_stop and step.is_first else ""
    opened = f'<mark class="{" ".join(classes)}" data-r="{value.number}"{named}{stop}>'
    return f"{opened}</mark>" if step.kind == "point" else opened


def _paragraph(step: Step[Block | _Shown], block: Block) -> str:
    kind = _PARAGRAPHS[block.element]
    if block.element != "heading" or not step.is_first:
        return f'<span class="{kind}">'
    level = min(max(block.level, 2) + 1, 6)
    return f'<span class="{kind}" id="{section(block)}" role="heading" aria-level="{level}">'


def _piece(text: str, start: int, end: int, runs: Sequence[Run]) -> Iterator[str]:
    """A stretch of text without marks inside, by its looks."""
    number = bisect_right(runs, start, key=lambda run: run.start) - 1
    while start < end:
        run = runs[number]
        stop = min(run.end, end)
        words = escape.text(text[start:stop])
        classes = " ".join(filter(None, (_CLASSES[run.look], "u" if run.is_unclaimed else "")))
        rendered = f' data-v="{escape.attribute(run.shown)}"' if run.shown and start == run.start else ""
        yield f'<span class="{classes}"{rendered}>{words}</span>' if classes else words
        start, number = stop, number + 1
