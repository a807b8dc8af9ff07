"""Which of several claims about one property of one entity is preferred, by a stated order. The others stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

_ASSERTIONS = ("asserted", "editorial", "reported", "claimed", "planned")
_DERIVATIONS = ("stated", "normalised", "inferred")


def rank_statements(statements: list[dict[str, Any]], where: Mapping[str, tuple[str, int]]) -> None:
    """Write the rank of every statement: one ``preferred`` per entity and property, the others ``normal``.

    The order, first difference first: a claim with a date before one without; the later date; asserted before
    reported, claimed and planned; stated before normalised before inferred; the value that more places give; the
    document's id and the place in it. A rank already given (a correction's) is kept.

    Args:
        statements: rows of `statements`, with ids in place; changed in place. The day that a claim holds for, where its
            words give one, stands under ``_as_of`` and is taken out.
        where: document and offset of each evidence row by its id.
    """
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in statements:
        groups.setdefault((row["entity_table"], row["entity_id"], row["property"]), []).append(row)
    for claims in groups.values():
        support: dict[str, int] = {}
        for row in claims:
            support[row["value"]] = support.get(row["value"], 0) + 1
        days = {row["statement_id"]: row.pop("_as_of", None) for row in claims}
        open_claims = [row for row in claims if row.get("rank") is None]
        chosen = any(row.get("rank") == "preferred" for row in claims)
        open_claims.sort(key=lambda row: _order(row, days, support, where))
        for i, row in enumerate(open_claims):
            row["rank"] = "preferred" if i == 0 and not chosen else "normal"


def _order(
    row: dict[str, Any],
    days: Mapping[str, dt.date | None],
    support: Mapping[str, int],
    where: Mapping[str, tuple[str, int]],
) -> tuple[Any, ...]:
    as_of = days[row["statement_id"]]
    return (
        as_of is None,
        -(as_of or dt.date.min).toordinal(),
        _ASSERTIONS.index(row["assertion"]),
        _DERIVATIONS.index(row["derivation"]),
        -support[row["value"]],
        where[row["evidence_id"]],
        row["statement_id"],
    )
