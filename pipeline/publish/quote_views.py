"""The views that lead from a row to its words: to its quote, its document and the references beside it.

They are made over all tables of the contract that have words; nothing about a single table stands here but the
findings, whose words stand in a table of their own.
"""

from __future__ import annotations

import schemas
from pipeline.publish.view import PLACE, View


def fact_sources() -> View:
    """A row about the world with what stands behind it."""
    parts = []
    for table in schemas.TABLES:
        names = {column.name for column in schemas.columns(table)}
        if {"evidence_id", "assertion", "extractor"} <= names:
            parts.append(  # the names are the contract's, no input
                f"SELECT '{table}' AS table_name, {schemas.primary_key(table)} AS row_id, document_id, evidence_id, "  # noqa: S608
                f"assertion, derivation, extractor FROM {table}"
            )
    facts = "\n    UNION ALL\n    ".join(parts)
    return View(
        "fact_sources",
        "A row about the world with its words, its document and the references beside them.",
        (
            ("table_name", "The table of the row."),
            ("row_id", "The key of the row."),
            ("assertion", "In whose voice the document says it."),
            ("derivation", "How far the row's values stand in the source as such."),
            ("extractor", "Name of the extraction rule that made the row."),
            *PLACE,
            ("document_title", "Title of the document."),
            ("location", "Address the document was read from."),
            ("section", "Headings above the words."),
            ("start", "Where the words begin, in code points."),
            ("end", "Where the words end, exclusive."),
            ("quote", "The words."),
            (
                "citation_ids",
                "References whose supported sentence overlaps the words, in order; empty where none does.",
            ),
            ("citation_urls", "Addresses of those references, each as often as it occurs; null where one has none."),
        ),
        f"""\
WITH facts AS (
    {facts}
), used AS (
    SELECT e.evidence_id, c.citation_id, c.url, min(u.start) AS place
    FROM evidence AS e
    JOIN citation_uses AS u ON u.document_id = e.document_id
    JOIN evidence AS s ON s.evidence_id = u.supports AND s.start < e."end" AND e.start < s."end"
    JOIN citations AS c ON c.citation_id = u.citation_id
    GROUP BY ALL
), beside AS (
    SELECT evidence_id, list(citation_id ORDER BY place, citation_id) AS citation_ids,
        list(url ORDER BY place, citation_id) AS citation_urls
    FROM used GROUP BY evidence_id
)
SELECT table_name, row_id, assertion, derivation, extractor, f.document_id, f.evidence_id, d.title AS document_title,
    d.location, e.section, e.start, e."end", e.quote, coalesce(citation_ids, []) AS citation_ids,
    coalesce(citation_urls, []) AS citation_urls
FROM facts AS f
JOIN documents AS d ON d.document_id = f.document_id
JOIN evidence AS e ON e.evidence_id = f.evidence_id
LEFT JOIN beside AS b ON b.evidence_id = f.evidence_id
ORDER BY table_name, row_id""",  # noqa: S608
    )


def row_quotes() -> View:
    """Every row that has words, with them."""
    parts = []
    for table in schemas.TABLES:
        names = {column.name for column in schemas.columns(table)}
        key = schemas.primary_key(table)
        if "evidence_id" in names and table != "evidence":
            parts.append(  # the names are the contract's, no input
                f"SELECT '{table}' AS table_name, r.{key} AS row_id, 1 AS position, e.document_id, e.start, e.\"end\", "  # noqa: S608
                f"e.quote FROM {table} AS r JOIN evidence AS e USING (evidence_id)"
            )
        elif {"quote", "document_id", "start", "end"} <= names:
            parts.append(
                f"SELECT '{table}' AS table_name, {key} AS row_id, 1 AS position, document_id, start, \"end\", quote "  # noqa: S608
                f"FROM {table}"
            )
    parts.append("SELECT 'findings', finding_id, position, document_id, start, \"end\", quote FROM finding_evidence")
    return View(
        "row_quotes",
        "A stretch of words that a row of any table rests on; a finding has several.",
        (
            ("table_name", "The table of the row."),
            ("row_id", "The key of the row."),
            ("position", "Place of the words among those of the row, from 1."),
            ("document_id", "The document they stand in."),
            ("start", "Where the words begin, in code points."),
            ("end", "Where the words end, exclusive."),
            ("quote", "The words."),
        ),
        "\nUNION ALL\n".join(parts) + '\nORDER BY table_name, row_id, position, start, "end"',
    )
