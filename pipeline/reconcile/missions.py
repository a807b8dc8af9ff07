"""The `missions` table: for every mission the preferred value of each property, chosen from the statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# Properties whose value is a word, and those whose value is a date (the column is then a date block).
WORDS = (
    "abbreviation", "name", "kind", "organisation", "country_code", "headquarters", "parent_organisation", "website",
    "status",
)  # fmt: skip
DATES = ("established", "mandate_start", "deployed", "ended")
_DATE_PARTS = ("edtf", "earliest", "latest", "precision", "modifier", "basis", "mention_id")
_EVIDENCE = ("document_id", "evidence_id", "assertion", "derivation", "extractor")


def missions(statements: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row per mission that some statement speaks of. Its evidence is that of its name, else of its first claim."""
    chosen: dict[str, dict[str, dict[str, Any]]] = {}
    for row in statements:
        if row["entity_table"] == "missions" and row["rank"] == "preferred":
            chosen.setdefault(row["entity_id"], {})[row["property"]] = row
    rows = []
    for mission_id, claims in sorted(chosen.items()):
        row: dict[str, Any] = {"mission_id": mission_id}
        row.update({name: claims[name]["value"] for name in WORDS if name in claims})
        for name in DATES:
            if name in claims:
                row.update({f"{name}_{part}": claims[name].get(f"value_date_{part}") for part in _DATE_PARTS})
        source = claims.get("name") or claims.get("abbreviation") or claims[min(claims)]
        row.update({column: source[column] for column in _EVIDENCE})
        rows.append(row)
    return rows
