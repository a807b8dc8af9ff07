"""Things in time, drawn in lanes: what happened on a line of its own each, as wide as its date is uncertain.

A day is a diamond. A date that is less exact is a bar from its first day to its last. A term is a full bar as far as it
certainly lasted and a pale one as far as it may have; an end that is not told is a broken line with an arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.publish.report.charts.figure import LINE, WIDTH, Bar, Dot, Figure, Line, Mark, Scale, Words, cut, width
from pipeline.publish.report.charts.palette import MUTED, Colour
from pipeline.publish.report.charts.time_axis import Days, axis, time_scale, year_of

_ROW = 20
_TALL_ROW = _ROW + LINE
_PACKED_ROW = 12
_TITLE = 24
_GAP = 6
_HALF = 4.0  # half the height of a bar
_OPEN = 30  # pixels of an end that is not told
_PALE = 0.4

MOST_LABELLED = 30
"""Entries of a lane that are drawn with their words; more are packed together without."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in time.

    Attributes:
        label: its words.
        start: when it happened, or began.
        end: when it ended; None for what happened at once.
    """

    label: str
    start: Days
    end: Days | None = None

    @property
    def is_dated(self) -> bool:
        """Whether there is a place for it on a line of time."""
        return self.start.is_told or (self.end is not None and self.end.is_told)


@dataclass(frozen=True, slots=True)
class Lane:
    """Entries of one kind under a title."""

    title: str
    colour: Colour
    entries: tuple[Entry, ...]


def figure(lanes: Sequence[Lane]) -> Figure | None:
    """The lanes one below another on one line of time; None where nothing in them is dated."""
    scale = time_scale(
        (days for lane in lanes for entry in lane.entries for days in (entry.start, entry.end) if days is not None),
        8,
        WIDTH - 8,
    )
    if scale is None:
        return None
    marks: list[Mark] = []
    top = y = float(LINE)
    for lane in lanes:
        if not lane.entries:
            continue
        marks.append(Words(0, y + _TITLE / 2, cut(lane.title, WIDTH, is_bold=True), lane.colour, is_bold=True))
        y += _TITLE
        shown, y = (_labelled if len(lane.entries) <= MOST_LABELLED else _packed)(lane, y, scale)
        marks += shown
        y += _GAP
    ground = [*axis(scale, top, y), *axis(scale, top, top, labels=LINE / 2)]
    return Figure(y + LINE + 4, (*ground, *marks))


def _labelled(lane: Lane, y: float, scale: Scale) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    for entry in lane.entries:
        if not entry.is_dated:
            marks.append(Words(8, y + _ROW / 2, cut(f"{entry.label}: no date told", WIDTH - 8), MUTED))
            y += _ROW
            continue
        middle = y + _ROW / 2
        shown, left, right = _span(entry, middle, scale, lane.colour)
        wide = width(entry.label)
        if right + _GAP + wide <= WIDTH:
            words = Words(round(right + _GAP, 1), middle, cut(entry.label, WIDTH))
        elif left - _GAP - wide >= 0:
            words = Words(round(left - _GAP, 1), middle, entry.label, anchor="end")
        else:
            at = max(0.0, min(left, WIDTH - wide))
            words = Words(round(at, 1), middle, cut(entry.label, WIDTH - at))
            shown, left, right = _span(entry, middle + LINE, scale, lane.colour)
            y += _TALL_ROW - _ROW
        marks += [*shown, words]
        y += _ROW
    return marks, y


def _packed(lane: Lane, y: float, scale: Scale) -> tuple[list[Mark], float]:
    """Entries without words, each in the first row that is free where it is."""
    marks: list[Mark] = []
    ends: list[float] = []
    undated = sum(not entry.is_dated for entry in lane.entries)
    for entry in sorted(
        (entry for entry in lane.entries if entry.is_dated), key=lambda entry: _span(entry, 0, scale, lane.colour)[1:]
    ):
        _, left, right = _span(entry, 0, scale, lane.colour)
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [right + 1]
        marks += _span(entry, y + _PACKED_ROW * (row + 0.5), scale, lane.colour)[0]
    y += _PACKED_ROW * len(ends)
    dated = len(lane.entries) - undated
    text = f"{dated} marks, their words in the table" + (f"; {undated} without a date" if undated else "")
    return [*marks, Words(0, y + LINE / 2, text, MUTED)], y + LINE


def _span(entry: Entry, y: float, scale: Scale, colour: Colour) -> tuple[list[Mark], float, float]:
    """An entry's marks, and how far they go to the left and to the right."""
    if entry.end is None:
        return happening(entry.start, y, scale, colour)
    return span(entry.start, entry.end, y, scale, colour)


def happening(days: Days, y: float, scale: Scale, colour: Colour) -> tuple[list[Mark], float, float]:
    """A date's marks, and how far they go to the left and to the right."""
    left = scale.start if days.earliest is None else scale(year_of(days.earliest))
    right = scale.end if days.latest is None else scale(year_of(days.latest, is_end=True))
    if days.earliest is None:
        arrow, end = _open_end(right, y, colour, is_after=False)
        return [Line(right, y - _HALF, right, y + _HALF, colour), *arrow], end, right
    if days.latest is None:
        arrow, end = _open_end(left, y, colour, is_after=True)
        return [Line(left, y - _HALF, left, y + _HALF, colour), *arrow], left, end
    if days.is_day or right - left < 3:
        middle = round((left + right) / 2, 1)
        return [Dot(middle, y, colour, "diamond")], middle - 5, middle + 5
    caps = [Line(x, y - _HALF, x, y + _HALF, colour) for x in (left, right)]
    return [Bar(left, y - _HALF, right, y + _HALF, colour, _PALE), *caps], left, right


def span(start: Days, end: Days, y: float, scale: Scale, colour: Colour) -> tuple[list[Mark], float, float]:
    """The marks of what lasted, and how far they go to the left and to the right."""
    if not end.is_told or not start.is_told:
        told, is_after = (start, True) if start.is_told else (end, False)
        marks, left, right = happening(told, y, scale, colour)
        known = told.latest if is_after else told.earliest
        if known is None:
            return marks, left, right
        arrow, tip = _open_end(right if is_after else left, y, colour, is_after=is_after)
        return [*marks, *arrow], min(left, tip), max(right, tip)
    first = [scale(year_of(day)) for day in (start.earliest, start.latest) if day is not None]
    last = [scale(year_of(day, is_end=True)) for day in (end.earliest, end.latest) if day is not None]
    left, right = min(first), max(*last, min(first) + 2)
    marks: list[Mark] = []
    if start.latest is not None and end.earliest is not None and max(first) < min(last):
        marks.append(Bar(max(first), y - _HALF, min(last), y + _HALF, colour))
        pale = [(left, max(first)), (min(last), right)]
    else:
        pale = [(left, right)]
    marks += [Bar(x, y - _HALF, x2, y + _HALF, colour, _PALE) for x, x2 in pale if x2 - x >= 1]
    if start.earliest is None:
        arrow, left = _open_end(left, y, colour, is_after=False)
        marks += arrow
    if end.latest is None:
        arrow, right = _open_end(right, y, colour, is_after=True)
        marks += arrow
    return marks, left, right


def _open_end(x: float, y: float, colour: Colour, *, is_after: bool) -> tuple[list[Mark], float]:
    """A broken line with an arrow, within the ground, and where it ends."""
    tip = min(x + _OPEN, WIDTH - 5.0) if is_after else max(x - _OPEN, 5.0)
    shape = "triangle-right" if is_after else "triangle-left"
    return [Line(x, y, tip, y, colour, is_dashed=True), Dot(tip, y, colour, shape, 8)], tip + (4 if is_after else -4)
