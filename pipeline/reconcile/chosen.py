"""The tables of entities, chosen from the statements: of every entity the preferred value of each property."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_DATE_PARTS = ("edtf", "earliest", "latest", "precision", "modifier", "basis", "mention_id")
_EVIDENCE = ("document_id", "evidence_id", "assertion", "derivation", "extractor")


@dataclass(frozen=True, slots=True)
class Properties:
    """Which properties of an entity have a column.

    Attributes:
        words: those whose value is a word.
        dates: those whose value is a date.
        dated: those of `words` with a column ``_as_of`` for the day they hold for.
    """

    words: tuple[str, ...]
    dates: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()


CHOSEN = {
    "missions": Properties(
        ("abbreviation", "name", "kind", "organisation", "country_code", "headquarters", "parent_organisation",
         "website", "status"),
        ("established", "mandate_start", "deployed", "ended"),
        ("status",),
    ),
    "operations": Properties(
        ("name", "abbreviation", "lead", "kind", "country_code"), ("start", "planned_start", "end")
    ),
    "actors": Properties(("name", "abbreviation", "kind", "country_code", "aim")),
    "people": Properties(("name", "nationality_code")),
}  # fmt: skip


def chosen(table: str, key: str, statements: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row per entity of a table that some statement speaks of.

    Its evidence is that of its name, else of its abbreviation, else of the first property in alphabetical order.

    Args:
        table: one of `CHOSEN`.
        key: the table's primary key.
        statements: ranked rows of `statements`, with ids in place.
    """
    claims_of: dict[str, dict[str, dict[str, Any]]] = {}
    for row in statements:
        if row["entity_table"] == table and row["rank"] == "preferred":
            claims_of.setdefault(row["entity_id"], {})[row["property"]] = row
    rows = []
    for entity_id, claims in sorted(claims_of.items()):
        row: dict[str, Any] = {key: entity_id}
        row.update({name: claims[name]["value"] for name in CHOSEN[table].words if name in claims})
        for name in CHOSEN[table].dates:
            if name in claims:
                row.update({f"{name}_{part}": claims[name].get(f"value_date_{part}") for part in _DATE_PARTS})
        row.update(
            {f"{name}_as_of": claims[name].get("value_date_latest") for name in CHOSEN[table].dated if name in claims}
        )
        source = claims.get("name") or claims.get("abbreviation") or claims[min(claims)]
        row.update({column: source[column] for column in _EVIDENCE})
        rows.append(row)
    return rows
