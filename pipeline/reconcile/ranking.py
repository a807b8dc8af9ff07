"""Which of several claims about one property of one entity is preferred, by a stated order. The others stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pipeline.reconcile.chosen import CHOSEN

_ASSERTIONS = ("asserted", "editorial", "reported", "claimed", "planned")
_DERIVATIONS = ("stated", "normalised", "inferred")


def rank_statements(statements: list[dict[str, Any]], where: Mapping[str, tuple[str, int]]) -> None:
    """Write the rank of every statement: one ``preferred`` per entity and property, the others ``normal``.

    The order, first difference first: a claim that says of which day it holds before one that does not; the later of
    two days; asserted before reported, claimed and planned; stated before normalised before inferred; the value that
    more places give; the document's id and the place in it. A rank already given (a correction's) is kept.

    Args:
        statements: rows of `statements`, with ids in place; changed in place. The day that a claim holds for is the
            last one of its ``value_date``, but where the date is itself what is claimed.
        where: document and offset of each evidence row by its id.
    """
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in statements:
        groups.setdefault((row["entity_table"], row["entity_id"], row["property"]), []).append(row)
    for claims in groups.values():
        support: dict[str, int] = {}
        for row in claims:
            support[row["value"]] = support.get(row["value"], 0) + 1
        open_claims = [row for row in claims if row.get("rank") is None]
        chosen = any(row.get("rank") == "preferred" for row in claims)
        open_claims.sort(key=lambda row: _order(row, support, where))
        for i, row in enumerate(open_claims):
            row["rank"] = "preferred" if i == 0 and not chosen else "normal"


def _order(
    row: dict[str, Any],
    support: Mapping[str, int],
    where: Mapping[str, tuple[str, int]],
) -> tuple[Any, ...]:
    as_of = _as_of(row)
    return (
        as_of is None,
        -(as_of or dt.date.min).toordinal(),
        _ASSERTIONS.index(row["assertion"]),
        _DERIVATIONS.index(row["derivation"]),
        -support[row["value"]],
        where[row["evidence_id"]],
        row["statement_id"],
    )


def _as_of(row: dict[str, Any]) -> dt.date | None:
    properties = CHOSEN.get(row["entity_table"])
    is_date = properties is not None and row["property"] in properties.dates
    return None if is_date else row.get("value_date_latest")
