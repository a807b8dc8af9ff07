"""A small set of published tables that keeps the contract: one document on one mission, with a bit of everything."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

import schemas

DOCUMENT = "minusma-page"
EVIDENCE = {"document_id": DOCUMENT, "assertion": "asserted", "derivation": "stated", "extractor": "sample"}
TEXT = "MINUSMA had 12,640 personnel, 11,200 of them soldiers. On 1 July 2013 a mine killed 2 Chadians."


def key(number: int) -> str:
    """An observation's key."""
    return f"{number:016x}"


def date(prefix: str, day: dt.date, mention: int | None = None) -> dict[str, Any]:
    """A date block that holds one day."""
    return {
        f"{prefix}_edtf": day.isoformat(),
        f"{prefix}_earliest": day,
        f"{prefix}_latest": day,
        f"{prefix}_precision": "day",
        f"{prefix}_basis": "stated",
        f"{prefix}_mention_id": None if mention is None else key(mention),
    }


def count(prefix: str, number: int, mention: int | None = None) -> dict[str, Any]:
    """A count block that holds one exact number."""
    ends = {f"{prefix}_{end}": number for end in ("low", "best", "high")}
    return {**ends, f"{prefix}_qualifier": "exact", f"{prefix}_mention_id": None if mention is None else key(mention)}


def _place(quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"document_id": DOCUMENT, "start": start, "end": start + len(quote), "quote": quote, "element": "prose"}


def _edit(quote: str) -> dict[str, Any]:
    return {name: value for name, value in _place(quote).items() if name in ("start", "end", "quote")}


FIRST_SENTENCE, SECOND_SENTENCE = TEXT[: TEXT.index(" On")], TEXT[TEXT.index("On") :]
JULY = dt.date(2013, 7, 1)

ROWS: dict[str, list[dict[str, Any]]] = {
    "documents": [
        {
            "document_id": DOCUMENT,
            "title": "MINUSMA",
            "language": "en",
            "format": "wikitext",
            "location": "https://example.org/MINUSMA",
            "retrieved_at": dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC),
            "licence": "CC-BY-SA-4.0",
            "sha256": "0" * 64,
            "characters": len(TEXT),
            "bytes": len(TEXT),
            "mission_id": "minusma",
            "not_before": JULY,
        }
    ],
    "evidence": [
        {"evidence_id": key(1), **_place(FIRST_SENTENCE), "section": "Strength"},
        {"evidence_id": key(2), **_place(SECOND_SENTENCE), "section": "Strength > Losses"},
    ],
    "coverage": [
        {"coverage_id": key(3), "document_id": DOCUMENT, "start": 0, "end": len(TEXT), "class": "fact"},
    ],
    "date_mentions": [
        {
            "date_mention_id": key(4),
            **_place("1 July 2013"),
            "edtf": "2013-07-01",
            "earliest": JULY,
            "latest": JULY,
            "precision": "day",
            "basis": "stated",
            "is_valid": True,
            "used_by_table": "incidents",
            "used_by_id": key(20),
        }
    ],
    "number_mentions": [
        {
            "number_mention_id": key(number),
            **_place(quote),
            "value": value,
            "qualifier": "exact",
            "notation": "digits",
            "used_by_table": table,
            "used_by_id": key(user),
        }
        for number, quote, value, table, user in (
            (5, "12,640", 12640.0, "strengths", 10),
            (6, "11,200", 11200.0, "strengths", 11),
            (7, "2 Chadians", 2.0, "casualties", 21),
        )
    ],
    "missions": [
        {"mission_id": "minusma", "abbreviation": "MINUSMA", "kind": "peacekeeping", "evidence_id": key(1), **EVIDENCE}
    ],
    "names": [
        {
            "name_id": key(8),
            "entity_table": "missions",
            "entity_id": "minusma",
            "name": "MINUSMA",
            "kind": "abbreviation",
            "evidence_id": key(1),
            **EVIDENCE,
        }
    ],
    "strengths": [
        {
            "strength_id": key(10),
            "mission_id": "minusma",
            "kind": "deployed",
            "component": "total",
            **count("count", 12640, 5),
            "evidence_id": key(1),
            **EVIDENCE,
        },
        {
            "strength_id": key(11),
            "mission_id": "minusma",
            "kind": "deployed",
            "component": "military",
            **count("count", 11200, 6),
            "part_of": key(10),
            "evidence_id": key(1),
            **EVIDENCE,
        },
    ],
    "contributors": [
        {
            "contributor_id": f"minusma-{code.lower()}",
            "mission_id": "minusma",
            "country_code": code,
            "country_as_written": name,
            "is_listed_as_current": True,
            "evidence_id": key(1),
            **EVIDENCE,
        }
        for code, name in (("TCD", "Chad"), ("NLD", "Netherlands"))
    ],
    "contributions": [
        {
            "contribution_id": key(number),
            "contributor_id": "minusma-tcd",
            "mission_id": "minusma",
            "country_code": "TCD",
            "unit": "person",
            **count("count", people),
            "part_of": part_of,
            "evidence_id": key(1),
            **EVIDENCE,
        }
        for number, people, part_of in ((12, 1400, None), (13, 400, key(12)), (14, 40, None))
    ],
    "actors": [{"actor_id": "chad", "name": "Chad", "kind": "government", "evidence_id": key(2), **EVIDENCE}],
    "events": [
        {
            "event_id": key(15),
            "kind": "statement",
            **date("date", dt.date(2013, 6, 1)),
            "description": "Chad announced troops.",
            "actor_ids": ["chad"],
            "evidence_id": key(1),
            **EVIDENCE,
        }
    ],
    "incidents": [
        {
            "incident_id": key(20),
            "mission_id": "minusma",
            **date("date", JULY, 4),
            "kind": "mine",
            **count("killed", 2, 7),
            "evidence_id": key(2),
            **EVIDENCE,
        }
    ],
    "casualties": [
        {
            "casualty_id": key(21),
            "incident_id": key(20),
            "country_code": "TCD",
            "outcome": "killed",
            "population": "un_military",
            **count("count", 2, 7),
            "evidence_id": key(2),
            **EVIDENCE,
        }
    ],
    "citations": [
        {
            "citation_id": key(30),
            "document_id": DOCUMENT,
            "position": 1,
            "template": "cite web",
            "url": "https://example.org/report",
            "parameters": {"title": "Report", "quote": ""},
            "evidence_id": key(2),
        }
    ],
    "citation_uses": [
        {
            "citation_use_id": key(31),
            "citation_id": key(30),
            "document_id": DOCUMENT,
            "start": len(TEXT) - 1,
            "end": len(TEXT),
            "supports": key(2),
        }
    ],
    "rules": [
        {
            "rule_id": "parts_sum_to_total",
            "family": "quantities",
            "severity": "error",
            "statement": "The parts add up.",
            "why": "Totals are quoted.",
        }
    ],
    "findings": [
        {
            "finding_id": key(40),
            "rule_id": "parts_sum_to_total",
            "severity": "error",
            "certainty": "certain",
            "document_ids": [DOCUMENT],
            "message": "The parts are 1,440 short of the total.",
            "table_name": "strengths",
            "row_id": key(10),
        }
    ],
    "finding_evidence": [
        {
            "finding_evidence_id": key(41),
            "finding_id": key(40),
            "position": 1,
            "role": "total",
            **{name: value for name, value in _place("12,640").items() if name != "element"},
        }
    ],
    "changes": [
        {
            "change_id": key(50),
            "table_name": "strengths",
            "row_id": key(10),
            "kind": "changed",
            "column_name": "count_best",
            "old_value": "12600",
            "new_value": "12640",
            "document_id": DOCUMENT,
            "cause": "edited",
            **{f"{side}_{name}": value for side in ("old", "new") for name, value in _edit("12,640").items()},
            "old_release": "0123456789ab",
        }
    ],
}


def tables() -> dict[str, pl.DataFrame]:
    """Every table of the contract; those not in `ROWS` are empty."""
    return {table: schemas.frame(table, ROWS.get(table, ())) for table in schemas.TABLES}


def with_rows(table: str, *rows: dict[str, Any]) -> dict[str, pl.DataFrame]:
    """The sample with other rows in one table."""
    return {**tables(), table: schemas.frame(table, rows)}


def changed(table: str, **values: Any) -> dict[str, pl.DataFrame]:
    """The sample with the first row of a table changed."""
    first, *others = ROWS[table]
    return with_rows(table, {**first, **values}, *others)
