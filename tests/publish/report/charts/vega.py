"""The same figures as Vega draws them, of a specification that Altair states: what the drawing is held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from pipeline.publish.report.charts.figure import FONT_SIZE, WIDTH, Bar, Dot, Figure, Line, Mark, Words

LAYERS = ("ground", "bars", "lines", "dots", "words")
"""The data sets of a figure, in the order in which they are painted."""


def drawn_by_vega(figure: Figure) -> str:
    """The figure as SVG, every word in it the number of the text that is to stand there."""
    values: dict[str, list[dict[str, Any]]] = {layer: [] for layer in LAYERS}
    for layer, record in _records(figure.marks):
        values[layer].append(record)
    compiled = vl_convert.vegalite_to_vega(specification())
    data = [{**each, "values": values.get(each["name"], [])} for each in compiled["data"]]
    return vl_convert.vega_to_svg({**compiled, "height": figure.height, "data": data}, allowed_base_urls=[])


def specification() -> dict[str, Any]:
    """The Vega-Lite specification of every figure: a layer for each kind of mark, in the figure's own pixels."""
    with debug_mode(False):
        x, y = alt.X("x", type="quantitative", scale=None), alt.Y("y", type="quantitative", scale=None)
        x2, y2 = alt.X2("x2"), alt.Y2("y2")
        fill, stroke = alt.Fill("fill", type="nominal", scale=None), alt.Stroke("stroke", type="nominal", scale=None)
        thick = alt.StrokeWidth("width", type="quantitative", scale=None)
        pale = alt.FillOpacity("opacity", type="quantitative", scale=None)
        shape = alt.Shape("shape", type="nominal", scale=None)
        size = alt.Size("size", type="quantitative", scale=None)
        ground, bars, lines, dots, words = (alt.Chart(alt.NamedData(name)) for name in LAYERS)
        chart = alt.layer(
            ground.mark_rule(aria=False).encode(x=x, y=y, x2=x2, y2=y2, stroke=stroke, strokeWidth=thick),
            bars.mark_rect(aria=False).encode(x=x, y=y, x2=x2, y2=y2, fill=fill, fillOpacity=pale),
            lines.mark_rule(aria=False, strokeDash=alt.expr("datum.dash")).encode(
                x=x, y=y, x2=x2, y2=y2, stroke=stroke, strokeWidth=thick
            ),
            dots.mark_point(aria=False, strokeWidth=1.5, opacity=1).encode(
                x=x, y=y, shape=shape, size=size, fill=fill, stroke=stroke
            ),
            words.mark_text(
                aria=False,
                align=alt.expr("datum.align"),
                baseline="middle",
                fontSize=FONT_SIZE,
                fontWeight=alt.expr("datum.weight"),
            ).encode(x=x, y=y, fill=fill, text=alt.Text("text", type="nominal")),
            width=WIDTH,
            height=1,
            padding=0,
            autosize=alt.AutoSizeParams(type="none"),
            view=alt.ViewBackground(stroke=None),
            background="transparent",
        )
        return chart.to_dict(validate=False)


def _records(marks: Iterable[Mark]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Marks as rows of the data sets; words as their number among the words."""
    numbers = iter(range(len(list(marks))))
    for mark in marks:
        match mark:
            case Bar(x, y, x2, y2, colour, opacity):
                yield "bars", {"x": x, "y": y, "x2": x2, "y2": y2, "fill": colour.light, "opacity": opacity}
            case Line(x, y, x2, y2, colour, width, is_dashed, is_ground):
                ends = {"x": x, "y": y, "x2": x2, "y2": y2, "stroke": colour.light, "width": width}
                yield ("ground", ends) if is_ground else ("lines", {**ends, "dash": [3, 3] if is_dashed else [1, 0]})
            case Dot(x, y, colour, shape, width, is_hollow):
                fill = "transparent" if is_hollow else colour.light
                size = width * width * 0.7  # the square that Vega's symbols have as their measure
                yield "dots", {"x": x, "y": y, "fill": fill, "stroke": colour.light, "shape": shape, "size": size}
            case Words(x, y, _, colour, anchor, is_bold):
                align = {"start": "left", "middle": "center", "end": "right"}[anchor]
                weight = "bold" if is_bold else "normal"
                word = {"x": x, "y": y, "text": str(next(numbers)), "fill": colour.light}
                yield "words", {**word, "align": align, "weight": weight}
