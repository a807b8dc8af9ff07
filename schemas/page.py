"""What the page carries: infobox fields, references and their uses, links, categories."""

from __future__ import annotations

from schemas.blocks import Block, dates, span
from schemas.fields import LANGUAGE, code, field, instant, observation_key, reference, text, whole
from schemas.origin import section
from schemas.table import Table, TextMap, Timestamp

FAMILY = "What the page carries"
UNGIVEN = "the reference does not give it"


def _document() -> str:
    return reference("documents", "Document", "The document it stands in.")


def _evidence(what: str) -> str:
    return reference("evidence", "Evidence", f"The stretch of the document that is {what}.")


class InfoboxFields(
    Table, name="infobox_fields", title="Infobox fields", family=FAMILY, order=["document_id", "position"]
):
    """One field of one infobox."""

    infobox_field_id: str = observation_key("the field")
    document_id: str = _document()
    template: str = text("Template", "Name of the infobox's template, as written.")
    field_: str = text("Field", "Name of the field, as written.", alias="field")
    position: int = whole("Position", "Place of the field among those of the document's infoboxes, from 1.", least=1)
    raw: str = field("Raw", "The value as written, markup included; empty where the field is empty.")
    text_: str = field("Text", "The visible text of the value; empty where there is none.", alias="text")
    evidence_id: str = reference(
        "evidence", "Evidence", "The stretch of the document that is the value.", null="the field is empty"
    )


class Citations(Table, name="citations", title="Citations", family=FAMILY, order=["document_id", "position"]):
    """One reference with a body."""

    citation_id: str = observation_key("the reference")
    document_id: str = _document()
    position: int = whole("Position", "Place of the reference among those of the document, from 1.", least=1)
    ref_name: str = text("Name", "Name of the reference in the markup.", null="it has none")
    ref_group: str = text("Group", "Group of the reference in the markup.", null="it is in none")
    template: str = text("Template", "Name of its citation template, as written.", null="it uses none")
    title: str = text("Title", "Title of the work cited.", null=UNGIVEN)
    url: str = text("URL", "Address cited, as written.", null=UNGIVEN)
    host: str = text("Host", "Host of that address, in lower case.", null="there is no address, or it has no host")
    publisher: str = text("Publisher", "Publisher.", null=UNGIVEN)
    work: str = text("Work", "Newspaper, site or journal the work is part of.", null=UNGIVEN)
    authors: str = text("Authors", "Authors in the order given, joined by '; '.", null=UNGIVEN)
    language: str = text("Language", "Language of the work (BCP 47).", null=UNGIVEN, pattern=LANGUAGE)
    published: Block = dates("Published", "the work was published")
    accessed: Block = dates("Accessed", "the address was accessed")
    archived: Block = dates("Archived", "the address was archived, by the reference's own word")
    archive_url: str = text("Archive URL", "Address of the archived copy, as written.", null=UNGIVEN)
    archive_timestamp: Timestamp = instant(
        "Archive timestamp",
        "When the copy was made, read from the archive's address.",
        null="there is no such address, or it carries no time",
    )
    url_status: str = code("url_statuses", "URL status", "What the reference says of the address.", null=UNGIVEN)
    parameters: TextMap = field(
        "Parameters",
        "Every parameter of the citation template, name to value as written; of a name written twice, the last.",
        null="it uses no template",
    )
    evidence_id: str = _evidence("the reference")


class CitationUses(
    Table, name="citation_uses", title="Uses of citations", family=FAMILY, order=["document_id", "start", "end"]
):
    """One place that uses a reference."""

    citation_use_id: str = observation_key("the use")
    citation_id: str = reference(
        "citations", "Citation", "The reference used.", null="the name used is nowhere defined"
    )
    document_id: str = _document()
    place: Block = span("the use's tag")
    section: str = section()
    supports: str = reference(
        "evidence", "Supports", "The sentence before it, which it supports.", null="no sentence stands before it"
    )


class Links(Table, name="links", title="Links", family=FAMILY, order=["document_id", "start", "end"]):
    """A link, within the wiki or to the web."""

    link_id: str = observation_key("the link")
    document_id: str = _document()
    place: Block = span("the link")
    kind: str = code("link_kinds", "Kind", "What kind of link it is.")
    target: str = text("Target", "Page or address it leads to.", null="it leads to a section of its own page")
    section_anchor: str = text("Anchor", "Section of the target it leads to.", null="none is written")
    label: str = text("Label", "Text shown for it.", null="the target itself is shown")


class Categories(Table, name="categories", title="Categories", family=FAMILY, order=["document_id", "category"]):
    """A category that a page is put in."""

    category_id: str = observation_key("the page in the category")
    document_id: str = _document()
    category: str = text("Category", "Name of the category, without its namespace.")
