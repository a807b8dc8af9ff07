"""The links of a page, wherever they stand: in text, in templates, in references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.document import Category, Link
from pipeline.read.frozen import constructor
from pipeline.read.inline import Inline
from pipeline.read.inline_markup import InlineMarkup
from pipeline.read.nodes import Node
from pipeline.read.wikilinks import BARE, BRACKETED, Wikilink, trim_address, wikilink_of

_link = constructor(Link)


def page_links(nodes: Sequence[Node], inline: Inline) -> tuple[list[Link], list[Category]]:
    """The links in double brackets and the categories, each in source order."""
    links: list[Link] = []
    categories: list[Category] = []
    for node in nodes:
        link: Wikilink = node.parsed or wikilink_of(inline.text, node)
        if link.kind == "category":
            categories.append(Category(link.target, node.start, node.end))
        elif link.kind != "text":
            label = link.label
            # A label that shows nothing, as of [[Mali|]], is none.
            shown = inline.rendered(label.start, label.end, label.children).strip() if label else ""
            links.append(_link(link.kind, link.target, link.anchor, shown or None, node.start, node.end))
    return links, categories


def external_links(markup: InlineMarkup, unread: Sequence[tuple[int, int]]) -> list[Link]:
    """The external links, in brackets or bare, in source order.

    Args:
        markup: the reader of the page's markup, which knows the labels of the links it has shown.
        unread: the stretches in which no link is looked for (comments and the like), in source order.
    """
    text = markup.text
    links: list[Link] = []
    spans = iter((*unread, (len(text), len(text))))
    skip_start, skip_end = next(spans)
    labelled_until = address_until = 0
    # Searched for one after the other: each pattern begins with a character of its own that the search passes on to.
    for match in sorted((*BRACKETED.finditer(text), *BARE.finditer(text)), key=re.Match.start):
        start, end = match.span()
        if start < address_until:
            continue
        is_bracketed = match.re is BRACKETED
        if is_bracketed:
            address_until = end
        while skip_end <= start:
            skip_start, skip_end = next(spans)
        if skip_start <= start:
            continue
        address, label = match[int(is_bracketed)], None
        if not is_bracketed:
            address = trim_address(address)
            end = start + len(address)
        elif start >= labelled_until and markup.is_closed(end):
            closing = text.find("]", end)
            label = markup.labels.get(start) or text[end:closing].strip() or None
            end = labelled_until = closing + 1
        elif BARE.match(address):
            # A bracket that is never closed, or stands in a label, is text, and the address after it a bare one.
            start += 1
            address = trim_address(address)
            end = start + len(address)
        else:
            continue
        links.append(_link("external", address, None, label, start, end))
    return links
