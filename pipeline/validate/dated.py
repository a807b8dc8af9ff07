"""Things that are dated more than once: in one document, or in several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.validate.findings import Corpus
from pipeline.validate.stated import Row, about, days_apart, evidence_by_id, place_of, places, quote_of

_LOOSE = 183
"""Days by which what is called a start differs: first arrivals, the take-over, an appointment and taking office."""

_HANDING_OVER = 62
"""Days by which the end of a term or a contribution differs: the last day, the departure, the successor's first day."""

_OVERLAP = dt.timedelta(days=31)
"""Time by which a term may reach into the next one of the same person."""

_DATED_PROPERTIES = ("established", "mandate_start", "deployed", "ended", "start", "end")
_LOOSELY_DATED = ("deployed", "mandate_start", "start")
_POSTS = ("head_of_mission", "force_commander")


@dataclass(frozen=True, slots=True)
class Dated:
    """One statement of a date.

    Attributes:
        thing: what is dated, the same of all statements on it.
        label: what is dated, in words for a message.
        row: the row that states it.
        table: the row's table.
        key: that table's key.
        prefix: of the date block.
        loose: days by which two dates of it may differ and both be right.
    """

    thing: tuple[str | None, ...]
    label: str
    row: Row
    table: str
    key: str
    prefix: str
    loose: int = 0

    @property
    def document_id(self) -> str:
        """The document that states it."""
        return self.row["document_id"]


def dated_things(corpus: Corpus) -> list[list[Dated]]:
    """What is dated more than once: a property of a mission, the adoption of a resolution, a term, a contribution."""
    return corpus.derive(_dated_things)


def _dated_things(corpus: Corpus) -> list[list[Dated]]:
    found: dict[tuple[str | None, ...], list[Dated]] = {}
    for dated in _all(corpus):
        if dated.row[f"{dated.prefix}_edtf"] is not None and dated.row["assertion"] != "planned":
            found.setdefault(dated.thing, []).append(dated)
    return [entries for entries in found.values() if len(entries) > 1]


def _all(corpus: Corpus) -> Iterator[Dated]:
    for row in corpus.rows("statements"):
        name = row["property"]
        if row["entity_table"] in ("missions", "operations") and name in _DATED_PROPERTIES:
            thing = (row["entity_table"], row["entity_id"], name)
            label = f"{row['entity_id'].upper()}, {name.replace('_', ' ')}"
            yield Dated(thing, label, row, "statements", "statement_id", "value_date", looseness(name))
    for row in corpus.rows("resolutions"):
        if row["number"] is not None and row["organ"] in (None, "security_council"):
            label = f"resolution {row['number']}, adopted"
            yield Dated(("resolutions", str(row["number"])), label, row, "resolutions", "resolution_id", "adopted")
    for prefix, loose in (("start", _LOOSE), ("end", _HANDING_OVER)):
        for row in corpus.rows("leadership"):
            if row["mission_id"] is not None and row["role"] in _POSTS:
                thing = ("leadership", row["person_id"], row["mission_id"], row["role"], prefix)
                label = f"{row['person_as_written']}, {prefix} of term"
                yield Dated(thing, label, row, "leadership", "leadership_id", prefix, loose)
        for row in corpus.rows("contributors"):
            if row["country_code"] is not None:
                thing = ("contributors", row["country_code"], row["mission_id"], prefix)
                label = f"{row['country_as_written']}, {prefix} of contribution"
                yield Dated(thing, label, row, "contributors", "contributor_id", prefix, loose)


def looseness(name: str) -> int:
    """Days by which two dates of a mission's or operation's property may differ and both be right."""
    return _LOOSE if name in _LOOSELY_DATED else 0


def compared(corpus: Corpus, left: Dated, right: Dated) -> Mapping[str, Any]:
    """The comparison of two dates of one thing."""
    values = [quote_of(corpus, one.row, one.prefix) or one.row[f"{one.prefix}_edtf"] for one in (left, right)]
    apart = days_apart(left.row, right.row, left.prefix, right.prefix)
    return {
        "is_compatible": apart <= left.loose, "certainty": "likely",
        "message": f"{left.label}: {values[0]} and {values[1]}.",
        "left_value": left.row[f"{left.prefix}_edtf"], "right_value": right.row[f"{right.prefix}_edtf"],
        "difference": f"{apart} days",
        "spans": places(
            place_of(corpus, "left", left.row, left.prefix), place_of(corpus, "right", right.row, right.prefix)
        ),
        **about(left.table, left.key, left.row),
    }  # fmt: skip


def are_two_spells(left: Dated, right: Dated) -> bool:
    """Whether two terms of one person, or two stays of one country, follow each other: acting first, then in office."""
    rows = left.row, right.row
    if left.table not in ("leadership", "contributors"):
        return False
    ends = [(row["start_earliest"], row["end_latest"]) for row in rows]
    if any(None in end for end in ends):
        return False
    first, second = sorted(ends)
    return first[1] <= second[0] + _OVERLAP


def is_of_box_and_text(corpus: Corpus, left: Row, right: Row) -> bool:
    """Whether one stands in an infobox and the other below it: `infobox_differs_from_body` compares those."""
    evidence = evidence_by_id(corpus)
    elements = [evidence[row["evidence_id"]]["element"] for row in (left, right) if row["evidence_id"] in evidence]
    return len(elements) == 2 and (elements[0] == "infobox") != (elements[1] == "infobox")
