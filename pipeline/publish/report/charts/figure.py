"""A chart as marks at places: bars, lines, dots and words on a ground of a fixed width, in its own pixels.

The places are worked out here and not left to the renderer, which measures words with whatever fonts a machine has:
the same rows must give the same bytes everywhere. The ground is narrow, so that on a phone of 360 pixels the letters
are still about 11 pixels high; a wider page shows the same chart larger, up to the width that it sets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.publish.report.charts.palette import MUTED, TEXT, Colour

WIDTH = 384
FONT_SIZE = 13
LINE = 16
"""Height of a line of words."""

Anchor = Literal["start", "middle", "end"]
Shape = Literal["circle", "diamond", "square", "triangle-up", "triangle-down", "triangle-left", "triangle-right"]

# What is not to be in an SVG (XML 1.0, 2.2), and what turns the direction of the words after it.
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+"
)
_NARROW = frozenset("iljtfrI.,:;!|'’()[]/- ·")
_BROAD = frozenset("mwMWO@%—…QGCD")


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle between two corners."""

    x: float
    y: float
    x2: float
    y2: float
    colour: Colour
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `is_ground` where it belongs to the ground (a grid) and goes behind everything."""

    x: float
    y: float
    x2: float
    y2: float
    colour: Colour
    width: float = 1.5
    is_dashed: bool = False
    is_ground: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A symbol around a point; `size` is its width."""

    x: float
    y: float
    colour: Colour
    shape: Shape = "circle"
    size: float = 9
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `y` is its middle."""

    x: float
    y: float
    text: str
    colour: Colour = TEXT
    anchor: Anchor = "start"
    is_bold: bool = False


Mark = Bar | Line | Dot | Words

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a rectangle."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Marks on a ground that is `WIDTH` wide."""

    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale from values to pixels."""

    first: float
    last: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The pixel of a value, rounded to a tenth; values beyond the ends are held at the ends."""
        share = (min(max(value, self.first), self.last) - self.first) / (self.last - self.first)
        return round(self.start + share * (self.end - self.start), 1)


def plain(text: str) -> str:
    """A text as one line that XML can hold and that keeps its direction."""
    return " ".join(_CONTROL.sub(" ", text).split())


def width(text: str, *, is_bold: bool = False) -> float:
    """How wide a text is at most, in the sans-serif fonts that systems come with (estimated, on the safe side)."""
    return sum(map(_advance, text)) * FONT_SIZE * (1.1 if is_bold else 1.0)


def _advance(letter: str) -> float:
    if letter in _NARROW:
        return 0.4
    if letter in _BROAD:
        return 0.92
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter.isupper():
        return 0.73
    return 0.64


def cut(text: str, room: float, *, is_bold: bool = False) -> str:
    """A text cut to the room that there is, with an ellipsis."""
    text = plain(text)
    if width(text, is_bold=is_bold) <= room:
        return text
    used = width("…", is_bold=is_bold)
    kept = 0
    for letter in text:
        used += width(letter, is_bold=is_bold)
        if used > room:
            break
        kept += 1
    return f"{text[:kept].rstrip()}…"


def wrapped(text: str, room: float, *, lines: int | None = None) -> list[str]:
    """A text in lines that fit the room, at most so many; a word longer than the room is cut."""
    found: list[str] = []
    current = ""
    for word in plain(text).split():
        longer = f"{current} {word}" if current else word
        if current and width(longer) > room:
            found.append(current)
            current = cut(word, room)
        else:
            current = longer if width(longer) <= room else cut(longer, room)
    found.append(current)
    if lines is not None and len(found) > lines:
        return [*found[: lines - 1], cut(" ".join(found[lines - 1 :]), room - width("…"))]
    return [line for line in found if line]


def paragraph(text: str, y: float, *, colour: Colour = MUTED, x: float = 0) -> list[Words]:
    """A text in lines over the width of the ground, the first of them with its middle at `y`."""
    return [Words(x, y + LINE * number, line, colour) for number, line in enumerate(wrapped(text, WIDTH - x))]


@dataclass(frozen=True, slots=True)
class Label:
    """Words wanted beside a mark.

    Attributes:
        left: where the mark begins.
        right: where it ends.
        y: its middle.
        texts: what the label may say, the best first.
        colour: of the words.
    """

    left: float
    right: float
    y: float
    texts: tuple[str, ...]
    colour: Colour


_GAP = 5
_SHARE: dict[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}  # of a text that is left of its anchor
_SHIFTS = (0, -LINE, LINE, -2 * LINE, 2 * LINE, -3 * LINE, 3 * LINE)


def beside(labels: Sequence[Label], room: Box, taken: Sequence[Box] = ()) -> list[Mark]:
    """Labels where they cover neither one another nor what is taken, the nearest place first.

    Args:
        labels: what is wanted, the most important first. One that has no place is left out.
        room: where they may stand.
        taken: boxes to keep free.
    """
    boxes = list(taken)
    marks: list[Mark] = []
    for label in labels:
        found = _free(label, boxes, room)
        if found is None:
            continue
        box, words = found
        boxes.append(box)
        if words.anchor != "middle" and abs(words.y - label.y) > LINE / 2:
            x = label.right if words.anchor == "start" else label.left
            near = words.x - 2 if words.anchor == "start" else words.x + 2
            marks.append(Line(x, label.y, near, words.y, label.colour, width=0.8))
        marks.append(words)
    return marks


def _free(label: Label, boxes: Sequence[Box], room: Box) -> tuple[Box, Words] | None:
    for text in label.texts:
        wide = width(text)
        for shift in _SHIFTS:
            y = label.y + shift
            if y - LINE / 2 < room[1] or y + LINE / 2 > room[3]:
                continue
            places: list[tuple[float, Anchor]] = [(label.right + _GAP, "start"), (label.left - _GAP, "end")]
            if abs(shift) == LINE:
                places.append(((label.left + label.right) / 2, "middle"))
            for x, anchor in places:
                left = x - wide * _SHARE[anchor]
                box = (left, y - LINE / 2 + 1, left + wide, y + LINE / 2 - 1)
                if left >= room[0] and left + wide <= room[2] and not any(_meet(box, other) for other in boxes):
                    return box, Words(x, y, text, label.colour, anchor)
    return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
