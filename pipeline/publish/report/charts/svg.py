"""Makes rendered SVG fit to stand inside a page: inert, named, in the page's colours and fonts, and small.

It is built anew from what is allowed, element by element and attribute by attribute. So nothing that runs, loads or
leads anywhere gets through, whatever the renderer wrote: a script, a style, a handler, a foreign object, a link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from pipeline.publish.report.charts.figure import plain
from pipeline.publish.report.charts.palette import COLOURS

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset({"path", "line", "rect", "circle", "text"})
_ATTRIBUTES = (
    "transform", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "text-anchor",
    "font-size", "font-weight", "fill", "fill-opacity", "opacity", "stroke", "stroke-width", "stroke-dasharray",
)  # fmt: skip
_DEFAULTS = {
    "opacity": "1", "fill-opacity": "1", "text-anchor": "start", "font-weight": "normal", "stroke-width": "1",
    "stroke-dasharray": "1,0",
}  # fmt: skip
# Numbers, names, colours and functions of numbers. No quote, colon or semicolon, so no address.
_HARMLESS = re.compile(r"[\w#.,+\-%() ]*\Z", re.ASCII)
_ADDRESS = re.compile(r"url\s*\(|javascript|expression", re.IGNORECASE)
_VARIABLES = {colour.light: colour.css for colour in COLOURS}
_NUMBER = re.compile(r"-?\d+\.\d{2,}")


def inert(rendered: str, texts: Sequence[str], chart_id: str, title: str, description: str) -> str:
    """Rendered SVG as inert inline SVG that is as wide as its place.

    Args:
        rendered: SVG as vl-convert writes it, its words the numbers of texts.
        texts: the words.
        chart_id: the start of the ids in it, unique on its page.
        title: its accessible name.
        description: its accessible description.

    Raises:
        ValueError: it declares entities or a document type, or is no SVG, or has words of its own.
    """
    if "<!" in rendered:
        raise ValueError("rendered SVG has a declaration")
    source = ET.fromstring(rendered)  # noqa: S314 - it is the renderer's, and it declares no entity
    if source.tag != f"{_NAMESPACE}svg":
        raise ValueError("what was rendered is no SVG")
    root = ET.Element(
        "svg",
        {
            "xmlns": _NAMESPACE.strip("{}"),
            "class": "chart-drawing",
            "id": chart_id,
            "viewBox": f"0 0 {_attribute(source, 'width')} {_attribute(source, 'height')}",
            "width": "100%",
            "role": "img",
            "aria-labelledby": f"{chart_id}-title {chart_id}-desc",
        },
    )
    ET.SubElement(root, "title", {"id": f"{chart_id}-title"}).text = plain(title)
    ET.SubElement(root, "desc", {"id": f"{chart_id}-desc"}).text = plain(description)
    for child in source:
        _copy(child, root, texts)
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)


def _copy(source: ET.Element, parent: ET.Element, texts: Sequence[str]) -> None:
    """Puts what is drawn into its new parent; a group only where it moves or colours what is in it."""
    name = source.tag.removeprefix(_NAMESPACE) if isinstance(source.tag, str) else ""
    if name == "g":
        attributes = _attributes(source)
        group = ET.SubElement(parent, "g", attributes) if attributes else parent
        for child in source:
            _copy(child, group, texts)
        if attributes and not len(group):
            parent.remove(group)
    elif name in _DRAWN and _is_seen(source):
        drawn = ET.SubElement(parent, name, _attributes(source))
        if name == "text":
            drawn.text = plain(texts[int(source.text or "")])


def _is_seen(element: ET.Element) -> bool:
    classes = (element.get("class") or "").split()
    return element.get("display") != "none" and not {"background", "foreground"} & set(classes)


def _attributes(element: ET.Element) -> dict[str, str]:
    found = {}
    for name in _ATTRIBUTES:
        value = _attribute(element, name)
        if value and _DEFAULTS.get(name) != value and not (name == "transform" and value == "translate(0,0)"):
            found[name] = _VARIABLES.get(value, value)
    return found


def _attribute(element: ET.Element, name: str) -> str:
    value = (element.get(name) or "").strip()
    if not _HARMLESS.match(value) or _ADDRESS.search(value):
        return ""
    return _NUMBER.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), value)
