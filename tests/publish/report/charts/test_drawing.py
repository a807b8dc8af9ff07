"""A figure as SVG: the marks where Vega would draw them, in the page's colours, and nothing else."""

from __future__ import annotations

import re

from defusedxml.ElementTree import fromstring

from pipeline.publish.report.charts.drawing import drawn
from pipeline.publish.report.charts.figure import Bar, Dot, Figure, Line, Shape, Words
from pipeline.publish.report.charts.palette import BLUE, COLOURS, GREY, GRID, MUTED, VERMILION
from tests.publish.report.charts.vega import drawn_by_vega

SVG = "{http://www.w3.org/2000/svg}"
SHAPES: tuple[Shape, ...] = (
    "circle", "diamond", "square", "triangle-up", "triangle-down", "triangle-left", "triangle-right",
)  # fmt: skip
FIGURE = Figure(
    120.4,
    (
        Words(3.1, 4, "12 & 13"),
        Bar(10, 2, 3.3, 14.2, BLUE),
        Bar(0, 20, 0, 30, GREY, 0.3),
        Line(1, 2, 30.7, 2, GREY),
        Line(200.3, 2, 20.6, 44, VERMILION, width=2, is_dashed=True),
        Line(0, 0, 384, 0, GRID, width=1, is_ground=True),
        *(Dot(10.1 + 20 * at, 20, VERMILION, shape, size) for at, shape in enumerate(SHAPES) for size in (6, 7, 8, 9)),
        Dot(5, 5, BLUE, is_hollow=True),
        Words(300, 57.3, "troops", MUTED, "end", is_bold=True),
        Words(12, 0.7, "police", BLUE, "middle"),
    ),
)
_LOOKS = {
    "text-anchor": "start", "font-size": None, "font-weight": "normal", "fill": None, "fill-opacity": "1",
    "stroke": None, "stroke-width": "1", "stroke-dasharray": "1,0",
}  # fmt: skip
"""Attributes that say how an element looks, and what is meant where they are left out."""


def elements(svg: str) -> list[tuple[str, list[float], dict[str, str | None]]]:
    """What is drawn, in order: the element, its places to a tenth, and how it looks."""
    hidden = {"background", "foreground"}
    found = []
    for element in fromstring(svg).iter():
        name = element.tag.removeprefix(SVG)
        if name in ("path", "line", "text") and element.get("class") not in hidden:
            places = " ".join(element.get(each) or "" for each in ("transform", "d", "x2", "y2"))
            numbers = [round(float(number), 1) for number in re.findall(r"-?\d+(?:\.\d+)?", places)]
            numbers = [0.0, 0.0, *numbers] if element.get("transform") is None else numbers
            found.append((name, numbers, {each: element.get(each) or usual for each, usual in _LOOKS.items()}))
    return found


def test_every_mark_stands_where_vega_draws_it_and_looks_as_there() -> None:
    theirs = drawn_by_vega(FIGURE)
    for colour in COLOURS:
        theirs = theirs.replace(f'"{colour.light}"', f'"{colour.css}"')
    assert elements(drawn(FIGURE, "c", "t", "d")) == elements(theirs)


def test_a_figure_is_as_wide_as_its_place_and_has_a_name_and_a_description() -> None:
    root = fromstring(drawn(FIGURE, "c", "Strength", "It grew."))
    assert (root.get("viewBox"), root.get("width"), root.get("role")) == ("0 0 384 120.4", "100%", "img")
    named = {element.get("id"): element.text for element in root if element.get("id")}
    assert named == {"c-title": "Strength", "c-desc": "It grew."}
    assert root.get("aria-labelledby") == "c-title c-desc"


def test_what_a_document_says_is_the_text_of_an_element_and_no_more() -> None:
    said = '<script>alert(1)</script> " onload="x \u202e'
    svg = drawn(Figure(10, (Words(0, 5, said),)), "c", said, said)
    assert {element.tag.removeprefix(SVG) for element in fromstring(svg).iter()} == {
        "svg",
        "title",
        "desc",
        "g",
        "text",
    }
    assert "<script" not in svg
    assert "\u202e" not in svg


def test_a_figure_without_marks_has_its_words_alone() -> None:
    assert [each.tag.removeprefix(SVG) for each in fromstring(drawn(Figure(10, ()), "c", "t", "d"))] == [
        "title",
        "desc",
    ]
