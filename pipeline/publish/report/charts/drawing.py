"""From a figure to SVG that can stand inside a page: inert, named, in the page's colours and fonts, and small.

Every mark has its place already, so each is written as the element that it is; nothing is measured, and the same figure
gives the same bytes everywhere. Nothing that a document says is more than the text of an element: there is no script,
no style, no link and no address in what is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from pipeline.publish.report.charts.figure import FONT_SIZE, WIDTH, Bar, Dot, Figure, Line, Mark, Shape, Words, plain

_NAMESPACE = "http://www.w3.org/2000/svg"

_MIDDLE = 4
"""Pixels from the middle of a line of words down to the line that its letters stand on: three tenths of their size."""

_OUTLINE = 1.5
"""Pixels that the outline of a symbol is wide."""

_FILLING = 0.7
"""Share of its square that a symbol of a width has as its area; the symbols of different shapes then weigh the same."""


def drawn(figure: Figure, chart_id: str, title: str, description: str) -> str:
    """A figure as inert inline SVG with a title and a description, as wide as its place.

    Args:
        figure: what to draw.
        chart_id: the start of every id in it, unique on its page.
        title: its name, for those who cannot see it.
        description: what it shows, in sentences.
    """
    root = ET.Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "class": "chart-drawing",
            "id": chart_id,
            "viewBox": f"0 0 {WIDTH} {_number(figure.height)}",
            "width": "100%",
            "role": "img",
            "aria-labelledby": f"{chart_id}-title {chart_id}-desc",
        },
    )
    ET.SubElement(root, "title", {"id": f"{chart_id}-title"}).text = plain(title)
    ET.SubElement(root, "desc", {"id": f"{chart_id}-desc"}).text = plain(description)
    if figure.marks:
        root.append(_painted(figure.marks))
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)


def _painted(marks: Iterable[Mark]) -> ET.Element:
    """The marks in the order in which they are painted: the ground, bars, lines, dots, words."""
    ground, bars, lines, dots, words = layers = [[], [], [], [], []]
    for mark in marks:
        match mark:
            case Line():
                (ground if mark.is_ground else lines).append(_line(mark))
            case Bar():
                bars.append(_bar(mark))
            case Dot():
                dots.append(_dot(mark))
            case Words():
                words.append(_words(mark))
    group = ET.Element("g", {"fill": "none"})
    for layer in layers:
        group.extend(layer)
    return group


def _line(line: Line) -> ET.Element:
    attributes = {
        **_place(line.x, line.y),
        "x2": _number(line.x2 - line.x),
        "y2": _number(line.y2 - line.y),
        "stroke": line.colour.css,
    }
    if line.width != 1:
        attributes["stroke-width"] = _number(line.width)
    if line.is_dashed:
        attributes["stroke-dasharray"] = "3,3"
    return ET.Element("line", attributes)


def _bar(bar: Bar) -> ET.Element:
    left, top = min(bar.x, bar.x2), min(bar.y, bar.y2)
    wide, high = _number(abs(bar.x2 - bar.x)), _number(abs(bar.y2 - bar.y))
    path = f"M{_number(left)},{_number(top)}h{wide}v{high}h{_number(-abs(bar.x2 - bar.x))}Z"
    attributes = {"d": path, "fill": bar.colour.css}
    if bar.opacity != 1:
        attributes["fill-opacity"] = _number(bar.opacity)
    return ET.Element("path", attributes)


def _dot(dot: Dot) -> ET.Element:
    attributes = {**_place(dot.x, dot.y), "d": _outline(dot.shape, dot.size * math.sqrt(_FILLING) / 2)}
    if not dot.is_hollow:
        attributes["fill"] = dot.colour.css
    return ET.Element("path", {**attributes, "stroke": dot.colour.css, "stroke-width": _number(_OUTLINE)})


def _outline(shape: Shape, radius: float) -> str:
    """A symbol around the origin; a triangle is as high as one of equal sides."""
    r, left, side = _number(radius), _number(-radius), _number(2 * radius)
    height = radius * math.sqrt(3) / 2
    h, up = _number(height), _number(-height)
    return {
        "circle": f"M{r},0A{r},{r},0,1,1,{left},0A{r},{r},0,1,1,{r},0",
        "diamond": f"M{left},0L0,{left}L{r},0L0,{r}Z",
        "square": f"M{left},{left}h{side}v{side}h{_number(-2 * radius)}Z",
        "triangle-up": f"M0,{up}L{left},{h}L{r},{h}Z",
        "triangle-down": f"M0,{h}L{left},{up}L{r},{up}Z",
        "triangle-left": f"M{up},0L{h},{left}L{h},{r}Z",
        "triangle-right": f"M{h},0L{up},{left}L{up},{r}Z",
    }[shape]


def _words(words: Words) -> ET.Element:
    attributes = _place(words.x, words.y + _MIDDLE)
    if words.anchor != "start":
        attributes["text-anchor"] = words.anchor
    attributes["font-size"] = f"{FONT_SIZE}px"
    if words.is_bold:
        attributes["font-weight"] = "bold"
    element = ET.Element("text", {**attributes, "fill": words.colour.css})
    element.text = plain(words.text)
    return element


def _place(x: float, y: float) -> dict[str, str]:
    """Where an element is moved to; nothing where it stands at the origin."""
    moved = f"translate({_number(x)},{_number(y)})"
    return {} if moved == "translate(0,0)" else {"transform": moved}


def _number(value: float) -> str:
    """A number of pixels to a tenth, which nobody sees any finer."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
