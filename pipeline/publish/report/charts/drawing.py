"""From a figure to SVG: an Altair chart of its marks, rendered by vl-convert, made inert.

Every figure has the same specification with other data. Altair states it and vl-convert compiles it ahead of time
(`specification.py`), so a figure costs its rendering alone. Rendering needs no network and no fonts: every mark has its
place, and words take the fonts of the page that they are on. The words themselves never reach the renderer: it places a
number for each, and the words are put in when the SVG is built anew. So nothing that a document says is in what the
renderer runs or writes, and no time goes into measuring letters.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any

from pipeline.publish.report.charts.figure import Bar, Dot, Figure, Line, Mark, Words
from pipeline.publish.report.charts.svg import inert

LAYERS = ("ground", "bars", "lines", "dots", "words")
"""The data sets of a figure, in the order in which they are painted."""

COMPILED = "figure.vega.json"
"""The file with the specification of every figure, which `specification` makes."""


def drawn(figure: Figure, chart_id: str, title: str, description: str) -> str:
    """A figure as inert inline SVG with a title and a description.

    Args:
        figure: what to draw.
        chart_id: the start of every id in it, unique on its page.
        title: its name, for those who cannot see it.
        description: what it shows, in sentences.
    """
    import vl_convert

    values = {layer: [] for layer in LAYERS}
    texts = [mark.text for mark in figure.marks if isinstance(mark, Words)]
    for layer, record in _records(figure.marks):
        values[layer].append(record)
    compiled = _compiled()
    data = [{**each, "values": values.get(each["name"], [])} for each in compiled["data"]]
    rendered = vl_convert.vega_to_svg({**compiled, "height": figure.height, "data": data}, allowed_base_urls=[])
    return inert(rendered, texts, chart_id, title, description)


@cache
def _compiled() -> dict[str, Any]:
    """The specification of every figure as Vega, without data."""
    return json.loads((files("pipeline.publish.report.charts") / COMPILED).read_text(encoding="utf-8"))


def _records(marks: Iterable[Mark]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Marks as rows of the data sets; words as their number among the words."""
    numbers = count()
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
                yield (
                    "words",
                    {
                        "x": x,
                        "y": y,
                        "text": str(next(numbers)),
                        "fill": colour.light,
                        "align": align,
                        "weight": weight,
                    },
                )
