"""References: which have a body, what they are called, and where each is used.

A reference is written as a tag or as a template that makes one; its name and group are read as MediaWiki's Cite does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipeline.read.arguments import Argument, Call
from pipeline.read.frozen import constructor
from pipeline.read.inline import Inline
from pipeline.read.names import spaced
from pipeline.read.nodes import Node

_ATTRIBUTE = re.compile(
    r"(name|group)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'/>]+(?:/(?!>)[^\s\"'/>]*)*))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A reference or a use of one, as written.

    Attributes:
        node: the tag or template.
        name: the name written, if any.
        group: the group written, if any.
        body: where the body stands and the elements in it, or None where there is none.
        is_short: whether the body is the arguments of the template (author, year, page).
    """

    node: Node
    name: str | None
    group: str | None
    body: tuple[int, int, Sequence[Node]] | None
    is_short: bool = False


_footnote = constructor(Footnote)


def footnotes(text: str, tags: list[Node], templates: list[Node], inline: Inline) -> list[Footnote]:
    """Every reference and every use of one, in source order."""
    found = [_of_tag(text, node) for node in tags]
    for node in templates:
        call, family = inline.family(node)
        if family.kind == "note":
            found.append(_of_template(node, call, call.find(*family.names), inline))
        elif family.kind == "short_note" and call.arguments:
            start, end = call.arguments[0].start, call.arguments[-1].end
            # Templates that stand in the arguments are read with the arguments.
            found.append(_footnote(node, None, None, (start, max(start, end), ()), is_short=True))
    found.sort(key=attrgetter("node.start"))
    return found


def _of_tag(text: str, node: Node) -> Footnote:
    attributes: dict[str, str | None] = {"name": None, "group": None}
    tag = text[node.start : node.inner_start]
    if "=" in tag:
        for key, *values in _ATTRIBUTE.findall(tag):
            attributes[key.lower()] = _normal("".join(values))
    body = (node.inner_start, node.inner_end, node.children) if node.has_body else None
    return _footnote(node, attributes["name"], attributes["group"], body)


def _of_template(node: Node, call: Call, body: Argument | None, inline: Inline) -> Footnote:
    def attribute(key: str) -> str | None:
        argument = call.find(key)
        if argument is None:
            return None
        return _normal(inline.rendered(argument.start, argument.end, argument.children).strip("\"'"))

    return _footnote(
        node, attribute("name"), attribute("group"), (body.start, body.end, body.children) if body else None
    )


def _normal(written: str) -> str | None:
    """An attribute's value as MediaWiki compares it: entities decoded, white space single; None if nothing is left."""
    if "&" in written:
        written = html.unescape(written)
    return spaced(written) or None
