"""`infobox_fields`, `links` and `categories`: what the page carries, as written."""

from __future__ import annotations

from pipeline.extract.ids import PART, said
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
    links = rows.document.links
    rows.add_table(
        "links",
        [f"{link.kind}{PART}{link.target}{PART}{link.anchor or ''}{PART}{link.label or ''}{PART}" for link in links],
        {
            "start": [link.start for link in links],
            "end": [link.end for link in links],
            "kind": [link.kind for link in links],
            "target": [link.target or None for link in links],  # a link to a section of the page itself has none
            "section_anchor": [link.anchor for link in links],
            "label": [link.label for link in links],
        },
    )


def _categories(rows: DocumentRows) -> None:
    names = [category.name for category in rows.document.categories]
    rows.add_table("categories", map(said, names), {"category": names})
