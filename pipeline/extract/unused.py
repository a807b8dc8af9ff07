"""Why a mention is used by no row: the closed list of reasons (`schemas/codes/unused_reasons.csv`)."""

from __future__ import annotations

from pipeline.read.document import Document
from pipeline.recognise.placed import PlacedDate, PlacedNumber


def reason_unused(document: Document, mention: PlacedDate | PlacedNumber) -> str:
    """The first reason that holds for a mention that no row uses.

    ``citation_metadata`` inside a reference or citation template, ``template_metadata`` for a parameter of a template
    that shows nothing, ``heading`` in a heading, ``year_in_link_target`` where it is part of a link's own title (the
    name of an event or a page), ``number_in_link_target`` likewise, ``ordinal`` for a number that ranks, ``measure``
    for one with a unit, else ``not_a_fact``.
    """
    if mention.element == "citation":
        return "citation_metadata"
    if mention.element == "template":
        return "template_metadata"
    if mention.element == "heading":
        return "heading"
    block = document.blocks[mention.block]
    start, end = mention.mention.start, mention.mention.end
    if any(link.start <= start and end <= link.end and link.end - link.start > end - start for link in block.links):
        return "year_in_link_target" if isinstance(mention, PlacedDate) else "number_in_link_target"
    if isinstance(mention, PlacedNumber) and mention.mention.notation == "ordinal":
        return "ordinal"
    if isinstance(mention, PlacedNumber) and mention.mention.unit is not None:
        return "measure"
    return "not_a_fact"
