"""Numbers at times, drawn with what is uncertain of either: a line of time, and a strip for what has no date.

A number of a day is a dot. A date that is less exact makes it as wide as it may lie, a range of numbers as high. A
bound has an arrow to the side that it is open to, an approximate number is hollow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.publish.report.charts.figure import (
    FONT_SIZE,
    LINE,
    WIDTH,
    Bar,
    Box,
    Dot,
    Label,
    Line,
    Mark,
    Scale,
    Shape,
    Words,
    beside,
    cut,
    width,
)
from pipeline.publish.report.charts.palette import GRID, MUTED, Colour
from pipeline.publish.report.charts.time_axis import Days, axis, time_scale, year_of

_GUTTER = 52  # for the labels of the numbers
_STRIP = 60
_NO_DATE = "no date"
_MOST_LABELLED = 24
_STEM = 22  # pixels of a bound's arrow
_CAP = 3.0


@dataclass(frozen=True, slots=True)
class Observation:
    """A number at a time.

    Attributes:
        days: when it holds.
        low: the least it may be.
        best: the number as written, if there is one.
        high: the most it may be.
        is_approximate: whether it is said to be about that number.
        labels: what may stand beside it, the best first.
        colour: of its kind.
        shape: of its kind.
        is_ceiling: whether it holds for all the time drawn where it has no date: a line runs on from it.
    """

    days: Days
    low: int | None
    best: int | None
    high: int | None
    is_approximate: bool
    labels: tuple[str, ...]
    colour: Colour
    shape: Shape = "circle"
    is_ceiling: bool = False

    @property
    def most(self) -> int:
        """The largest number in it."""
        return max((part for part in (self.low, self.best, self.high) if part is not None), default=0)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the line of time and the strip for what has no date are.

    Attributes:
        time: the scale of time; None where nothing has a date.
        strip: the middle of the strip; None where everything has a date.
    """

    time: Scale | None
    strip: float | None


def ground(days: Iterable[Days]) -> Ground:
    """The ground for these dates."""
    every = list(days)
    has_undated = any(not each.is_told for each in every)
    time = time_scale(every, _GUTTER + (_STRIP if has_undated else 0) + 8, WIDTH - 8)
    return Ground(time, _GUTTER + _STRIP / 2 if has_undated else None)


def nice(most: int) -> int:
    """The round number at or above a number, for the upper end of a scale."""
    if most <= 5:
        return 5
    power = 10 ** (len(str(most)) - 1)
    steps = (power * tenths // 10 for tenths in (10, 15, 20, 25, 30, 40, 50, 60, 80, 100) if power * tenths % 10 == 0)
    return next(step for step in steps if step >= most)


def numbers(scale: Scale, left: float = _GUTTER) -> list[Mark]:
    """The grid of a scale of numbers and its labels: nothing, half, all."""
    marks: list[Mark] = []
    last = round(scale.last)
    for value in (0, last // 2, last) if last % 2 == 0 else (0, last):
        y = scale(value)
        marks.append(Line(left, y, WIDTH, y, GRID, width=1, is_ground=True))
        marks.append(Words(left - 6, y, f"{value:,}", MUTED, "end"))
    return marks


def times(ground: Ground, top: float, bottom: float) -> list[Mark]:
    """The line of time below a plot, and the strip with its heading."""
    marks: list[Mark] = []
    if ground.time is not None:
        marks += axis(ground.time, top, bottom)
    if ground.strip is not None:
        marks.append(Words(ground.strip, bottom + LINE / 2 + 2, _NO_DATE, MUTED, "middle"))
        if ground.time is not None:
            marks.append(Bar(_GUTTER, top, _GUTTER + _STRIP, bottom, GRID, 0.4))
    return marks


def plotted(observations: Iterable[Observation], ground: Ground, scale: Scale, taken: Iterable[Box] = ()) -> list[Mark]:
    """Numbers at their places with their labels.

    Args:
        observations: the numbers, the most important first: where there is no room for a label, it is left out.
        ground: the line of time.
        scale: from a number to its height.
        taken: boxes that no label may cover.
    """
    marks: list[Mark] = []
    labels: list[Label] = []
    boxes = list(taken)
    for observation in observations:
        shown, box = _observation(observation, ground, scale)
        marks += shown
        boxes.append(box)
        left, top, right, bottom = box
        y = scale(observation.best) if observation.best is not None else (top + bottom) / 2
        is_lined = observation.is_ceiling and not observation.days.is_told and ground.time is not None
        labels.append(Label(left, right, y - 9 if is_lined else y, observation.labels, observation.colour))
        if is_lined:
            boxes.append((right, y - 1, WIDTH, y + 1))
    room = (_GUTTER, min(scale.start, scale.end) - LINE, WIDTH, max(scale.start, scale.end))
    return [*marks, *beside(labels[:_MOST_LABELLED], room, boxes)]


def _observation(observation: Observation, ground: Ground, scale: Scale) -> tuple[list[Mark], Box]:
    left, right, marks = _breadth(observation, ground, scale)
    x = round((left + right) / 2, 1)
    colour, ends = observation.colour, [part for part in (observation.low, observation.high) if part is not None]
    best = observation.best if observation.best is not None else max(ends, default=0)
    y = scale(best)
    top = bottom = y
    if observation.is_approximate or len(set(ends)) == 2:
        for part in ends:
            marks.append(Line(x - _CAP, scale(part), x + _CAP, scale(part), colour))
            marks.append(Line(x, y, x, scale(part), colour))
        top, bottom = min([top, *map(scale, ends)]), max([bottom, *map(scale, ends)])
    elif observation.high is not None and observation.low is None:
        tip = min(y + _STEM, scale(0))
        marks += [Line(x, y, x, tip, colour), Dot(x, tip - 2, colour, "triangle-down", 6)]
        bottom = tip
    elif observation.low is not None and observation.high is None:
        tip = y - _STEM
        marks += [Line(x, y, x, tip, colour), Dot(x, tip + 2, colour, "triangle-up", 6)]
        top = tip
    marks.append(Dot(x, y, colour, observation.shape, 9, is_hollow=observation.is_approximate))
    return marks, (min(left, x - 5), top - 5, max(right, x + 5), bottom + 5)


def _breadth(observation: Observation, ground: Ground, scale: Scale) -> tuple[float, float, list[Mark]]:
    """How far to the left and right a number goes, and the marks that show it."""
    days, colour = observation.days, observation.colour
    y = scale(observation.best if observation.best is not None else observation.most)
    if ground.time is None or not days.is_told:
        x = ground.strip if ground.strip is not None else WIDTH / 2
        line = Line(x, y, WIDTH, y, colour, width=1, is_dashed=True)
        return x, x, [line] if observation.is_ceiling and ground.time else []
    time = ground.time
    left = time.start if days.earliest is None else time(year_of(days.earliest))
    right = time.end if days.latest is None else time(year_of(days.latest, is_end=True))
    if right - left < 10:
        return left, right, []
    is_open = days.earliest is None or days.latest is None
    caps: list[Mark] = [
        Line(x, y - _CAP, x, y + _CAP, colour)
        for x, day in ((left, days.earliest), (right, days.latest))
        if day is not None
    ]
    return left, right, [Line(left, y, right, y, colour, is_dashed=is_open), *caps]


def heading(text: str, y: float) -> Words:
    """The heading of a plot."""
    return Words(0, y, cut(text, WIDTH, is_bold=True), is_bold=True)


def key(entries: Iterable[tuple[str, Colour, Shape]], y: float) -> list[Mark]:
    """Symbols with their names in a row."""
    marks: list[Mark] = []
    x = 6.0
    for name, colour, shape in entries:
        marks += [Dot(x, y, colour, shape), Words(round(x + 9, 1), y, name, colour)]
        x += width(name) + FONT_SIZE + 16
    return marks
