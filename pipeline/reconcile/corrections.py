"""Corrections, applied: each is a further claim with the rank preferred, and what it corrects is deprecated.

A source's own words are never changed, nor is any row that an extractor made. So a correction can only aim at what is
chosen from claims: a property of a mission, operation, actor or person (`pipeline.reconcile.chosen.CHOSEN`). A row that
tells what a document says (a strength, an incident, a place) is what it is, right or wrong: it cannot be corrected, and
a correction that tries is refused.

A correction has no words in a document. The evidence of its statement is that of the claim it corrects, the assertion
``editorial``, the derivation ``inferred`` and the extractor ``corrections.<name>``; its reason and source are in the
file of corrections, under that name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import schemas
from pipeline.extract.ids import observation_id
from pipeline.read.corrections import Correction
from pipeline.read.errors import BadInput
from pipeline.recognise.edtf import bounds
from pipeline.reconcile.chosen import CHOSEN
from schemas.blocks import EDTF
from schemas.code_lists import code_list

_PRECISIONS = (
    ("day", r"\d{4}-\d\d-\d\d"),
    ("season", r"\d{4}-2[1-4]"),
    ("month", r"\d{4}-\d\d"),
    ("year", r"\d{4}"),
    ("decade", r"\d{3}X"),
    ("century", r"\d\dXX"),
)


def correct(statements: list[dict[str, Any]], corrections: Sequence[Correction]) -> None:
    """Deprecate the claims that corrections are about, and add theirs.

    Args:
        statements: rows of `statements`, with ids in place and not yet ranked; changed in place.
        corrections: with distinct targets.

    Raises:
        BadInput: a correction aims at what cannot be corrected, its value is none that the column can have, or no claim
            says any more what it expects. The message names the correction's place.
    """
    claims_of: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in statements if corrections else ():
        claims_of.setdefault((row["entity_table"], row["entity_id"], row["property"]), []).append(row)
    for correction in corrections:
        is_date = _is_date(correction)
        claims = claims_of.get((correction.table, correction.id, correction.column), [])
        says = "value_date_edtf" if is_date else "value"
        wrong = [row for row in claims if row.get(says) == correction.expect]
        if not wrong:
            raise BadInput(_mended(correction, sorted({str(row.get(says)) for row in claims if row.get(says)})))
        value = _date(correction) if is_date else _word(correction)
        for row in wrong:
            row["rank"] = "deprecated"
        statements.append(_statement(correction, wrong[0], value))


def _is_date(correction: Correction) -> bool:
    """Whether the column corrected is a date. Raises BadInput where there is no such column to correct."""
    properties = CHOSEN.get(correction.table)
    if properties is None:
        raise BadInput(
            f"{correction.place}: the rows of {correction.table} cannot be corrected, only those of "
            f"{', '.join(CHOSEN)}, which are chosen from what sources claim"
        )
    if correction.column not in (*properties.words, *properties.dates):
        known = ", ".join((*properties.words, *properties.dates))
        raise BadInput(f"{correction.place}: {correction.table} has no property {correction.column}; it has {known}")
    return correction.column in properties.dates


def _mended(correction: Correction, said: list[str]) -> str:
    now = f"; they say {', '.join(map(repr, said))}" if said else f"; they say nothing of {correction.column}"
    return (
        f"{correction.place}: no source says any more that {correction.column} of {correction.table}/{correction.id} "
        f"is {correction.expect!r}{now}: mend or remove the correction {correction.name}"
    )


def _word(correction: Correction) -> dict[str, Any]:
    """The value, held to what the column of the entity's table may hold: else the contract would drop the entity."""
    column = next(spec for spec in schemas.columns(correction.table) if spec.name == correction.column)
    if column.codes and correction.value not in {code.code for code in code_list(column.codes)}:
        raise BadInput(f"{correction.place}: the value {correction.value!r} is not in the code list {column.codes}")
    if column.pattern and not re.search(column.pattern, correction.value):
        raise BadInput(f"{correction.place}: the value {correction.value!r} is not of the form {column.pattern}")
    return {"value": correction.value}


def _date(correction: Correction) -> dict[str, Any]:
    earliest, latest = bounds(correction.value)
    if not re.search(EDTF, correction.value) or (earliest is None and latest is None):
        raise BadInput(f"{correction.place}: the value {correction.value!r} is no date in EDTF, such as 2013-04-25")
    if earliest and latest and latest < earliest:
        raise BadInput(f"{correction.place}: the value {correction.value!r} ends before it begins")
    plain = correction.value.rstrip("?~%")
    precision = next((name for name, pattern in _PRECISIONS if re.fullmatch(pattern, plain)), "interval")
    return {
        "value": correction.value,
        "value_date_edtf": correction.value,
        "value_date_earliest": earliest,
        "value_date_latest": latest,
        "value_date_precision": precision,
        "value_date_basis": "stated",
    }


def _statement(correction: Correction, wrong: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    key = ("corrections", correction.name, correction.table, correction.id, correction.column, correction.value)
    return {
        "statement_id": observation_id("statements", wrong["document_id"], key, 0),
        "entity_table": correction.table,
        "entity_id": correction.id,
        "property": correction.column,
        **value,
        "rank": "preferred",
        "document_id": wrong["document_id"],
        "evidence_id": wrong["evidence_id"],
        "assertion": "editorial",
        "derivation": "inferred",
        "extractor": f"corrections.{correction.name}",
    }
