"""The specification that all figures share, stated with Altair, and its compiled form, which the drawing reads.

Altair's import and the compiling take longer than all figures of a report together. So the compiled form stands in
``figure.vega.json`` and a test fails where it is not what this module gives. After a change here, or of Altair's or
vl-convert's version:

    python -m pipeline.publish.report.charts.specification
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from pipeline.publish.report.charts.drawing import COMPILED, LAYERS
from pipeline.publish.report.charts.figure import FONT_SIZE, WIDTH


def specification() -> dict[str, Any]:
    """The Vega-Lite specification of every figure: a layer for each kind of mark, in the figure's own pixels.

    It is not validated against the schema: it never changes, and the validation costs more than the rendering.
    """
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


def compiled() -> str:
    """The specification as Vega, in JSON, as it stands in the file."""
    return json.dumps(vl_convert.vegalite_to_vega(specification()), indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the file."""
    Path(__file__).with_name(COMPILED).write_text(compiled(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
