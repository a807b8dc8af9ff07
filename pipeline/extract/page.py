"""`infobox_fields`, `links` and `categories`: what the page carries, as written."""

from __future__ import annotations

from pipeline.extract.rows import DocumentRows


def extract(rows: DocumentRows) -> None:
    """Write the fields of the page's infoboxes, its links and its categories down."""
    _infobox_fields(rows)
    _links(rows)
    _categories(rows)


def _infobox_fields(rows: DocumentRows) -> None:
    """Every field that is written, the empty ones too; a template inside an infobox is a value, not a box."""
    for template in rows.document.templates:
        if not template.is_infobox:
            continue
        for position, field in enumerate(template.parameters):
            write = rows.add if field.raw else rows.add_bare
            write(
                "infobox_fields",
                (template.name, field.name),
                (field.start, field.end),
                template=template.name,
                field=field.name,
                position=position + 1,
                raw=field.raw,
                text=field.text.strip(),
            )


def _links(rows: DocumentRows) -> None:
    for link in rows.document.links:
        rows.add_bare(
            "links",
            (link.kind, link.target, link.anchor, link.label),
            (link.start, link.end),
            start=link.start,
            end=link.end,
            kind=link.kind,
            target=link.target or None,  # a link to a section of the page itself
            section_anchor=link.anchor,
            label=link.label,
        )


def _categories(rows: DocumentRows) -> None:
    for category in rows.document.categories:
        rows.add_bare("categories", (category.name,), (category.start, category.end), category=category.name)
