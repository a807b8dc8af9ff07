"""Rules between sources: what two documents say of one thing, and what may only look like one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.validate.arithmetic import is_rounding
from pipeline.validate.conditions import Agrees, BoundsMeet
from pipeline.validate.dated import Dated, compared, dated_things
from pipeline.validate.findings import Corpus, Milder, Rule
from pipeline.validate.measured import Measured, are_told_together, near_in_time, numbers_compared, same_quantities
from pipeline.validate.stated import (
    Row,
    about,
    count_written,
    days_apart,
    grouped,
    mentions_by_id,
    place_of,
    places,
)

_YEAR = 366
_LEAST = 20  # number from which on two that are equal are hardly so by chance
_LEAST_FORCE = 100  # strength from which on rounding is told from another number
_NEIGHBOURS = 8

# Kinds of strength that are compared with one another, since one source calls planned what another calls authorised.
_SIDES = {"authorised": "ceiling", "planned": "ceiling", "deployed": "actual", "unspecified": "actual"}
_PEOPLE = frozenset({"total", "uniformed", "military", "unspecified"})


# ---- numbers


def _within(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for entries in same_quantities(corpus):
        before: dict[str, Measured] = {}
        for measured in entries:
            first = before.setdefault(measured.document_id, measured)
            if first is not measured and not are_told_together(corpus, first, measured):
                yield numbers_compared(corpus, first, measured)


def _numbers_between(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for entries in same_quantities(corpus):
        first = entries[0]
        others = {one.document_id: one for one in reversed(entries) if one.document_id != first.document_id}
        for document_id in sorted(others):
            yield numbers_compared(corpus, first, others[document_id])
    yield from _rounded(corpus)


def _rounded(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Strengths that one source gives rounded and another exactly, at times that need not be the same."""
    counted = [
        row
        for row in corpus.rows("strengths")
        if row["mission_id"] and row["component"] in _PEOPLE and (row["count_best"] or 0) >= _LEAST_FORCE
    ]  # fmt: skip
    sides: dict[tuple[str, str], list[Row]] = {}
    for row in counted:
        sides.setdefault((row["mission_id"], _SIDES[row["kind"]]), []).append(row)
    for rows in sides.values():
        rows.sort(key=lambda row: (row["count_best"], row["strength_id"]))
        values = [row["count_best"] for row in rows]
        for row in rows:
            fine = _finer(row, rows, values)
            if fine is not None:
                yield _as_rounding(corpus, row, fine)


def _finer(coarse: Row, rows: Sequence[Row], values: Sequence[int]) -> Row | None:
    """The exact number of another source that a number is the rounding of: the nearest."""
    at = bisect_left(values, coarse["count_best"])
    near = rows[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS]
    found = [
        row
        for row in near
        if row["document_id"] != coarse["document_id"]
        and is_rounding(float(coarse["count_best"]), float(row["count_best"]))
        and near_in_time(coarse, row, _YEAR)
    ]
    return min(found, key=lambda r: (abs(r["count_best"] - coarse["count_best"]), r["strength_id"]), default=None)


def _as_rounding(corpus: Corpus, coarse: Row, fine: Row) -> Mapping[str, Any]:
    written = count_written(corpus, coarse), count_written(corpus, fine)
    return {
        # Compared as written: that they meet within rounding is what the finding says.
        "left_low": float(coarse["count_best"]), "left_high": float(coarse["count_best"]),
        "right_low": float(fine["count_best"]), "right_high": float(fine["count_best"]),
        "severity": "info", "certainty": "likely" if days_apart(coarse, fine, "as_of", "as_of") == 0 else "arguable",
        "message": f"{written[0]} in one source, {written[1]} in another: the first seems to be the second, rounded.",
        "left_value": written[0], "right_value": written[1],
        "difference": f"{abs(coarse['count_best'] - fine['count_best'])}",
        "spans": places(place_of(corpus, "rounded", coarse, "count"), place_of(corpus, "exact", fine, "count")),
        **about("strengths", "strength_id", coarse),
    }  # fmt: skip


def _definitions(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    totals = (row for row in corpus.rows("fatality_totals") if row["population"].startswith("un_"))
    yield from _defined(corpus, totals, "fatality_totals", "fatality_total_id", ("population", "cause"))
    strengths = (row for row in corpus.rows("strengths") if row["component"] != "unspecified" and not row["part_of"])
    yield from _defined(corpus, strengths, "strengths", "strength_id", ("component",))


def _defined(
    corpus: Corpus, rows: Iterator[Row], table: str, key: str, columns: tuple[str, ...]
) -> Iterator[Mapping[str, Any]]:
    counted = (row for row in rows if row["mission_id"] and (row["count_best"] or 0) >= _LEAST)
    for same in grouped(counted, "mission_id", "count_best").values():
        for other in same[1:]:
            first = same[0]
            if not near_in_time(first, other, 31):
                continue
            meanings = [_meaning(corpus, row, columns) for row in (first, other)]
            is_same = all(first[column] == other[column] for column in columns)
            yield {
                "is_compatible": is_same,
                "certainty": "likely" if first["as_of_edtf"] == other["as_of_edtf"] else "arguable",
                "message": f"{count_written(corpus, first)} counts {meanings[0]} here, {meanings[1]} there.",
                "left_value": meanings[0], "right_value": meanings[1],
                "spans": places(_counted(corpus, "left", first), _counted(corpus, "right", other)),
                **about(table, key, first),
            }  # fmt: skip


def _meaning(corpus: Corpus, row: Row, columns: tuple[str, ...]) -> str:
    """What a number is said to count, in the source's word where there is one."""
    mention = mentions_by_id(corpus).get(row["count_mention_id"])
    if mention is not None and mention["noun"]:
        return mention["noun"]
    return ", ".join(row[column].replace("_", " ") for column in columns)


def _counted(corpus: Corpus, role: str, row: Row) -> Any:
    return place_of(corpus, role, row, "count")


# ---- dates


def _dates_between(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for entries in dated_things(corpus):
        first = entries[0]
        others: dict[str, Dated] = {}
        for dated in entries:
            if dated.document_id != first.document_id:
                others.setdefault(dated.document_id, dated)
        for other in others.values():
            agreed = compared(corpus, first, other)
            apart = days_apart(first.row, other.row, first.prefix, other.prefix)
            if apart == 0 and _precision(first) != _precision(other):
                message = f"{agreed['message'][:-1]}: one is only coarser."
                yield {**agreed, "is_compatible": False, "severity": "info", "certainty": "certain", "message": message}
            else:
                yield agreed


def _precision(dated: Dated) -> str:
    return dated.row[f"{dated.prefix}_precision"]


RULES = (
    Rule(
        "number_disagrees_within_document", "quantities", "warning",
        "A document gives one number for one quantity at one time.",
        "One of the two is wrong or counts something else.",
        "on 31 March, 209 dead; 219 dead as of 31 March", "209 dead in March 2020 and 21 in October 2014",
        _within, BoundsMeet,
        milder=Milder("info", "where one is the other rounded"),
    ),
    Rule(
        "number_disagrees_between_sources", "sources", "warning",
        "Two sources give one number for one quantity at one time.",
        "One of them is wrong or counts something else; where one only rounds, a reader should know which is exact.",
        "12,640 authorised by a resolution in one source, 11,640 in the other",
        "6,000 on 1 July and 8,000 in December",
        _numbers_between, BoundsMeet,
        milder=Milder("info", "where one is the other rounded"),
    ),
    Rule(
        "date_disagrees_between_sources", "sources", "warning",
        "Two sources date one event alike.",
        "One of them is wrong; where one is only coarser, the other can stand for both.",
        "established on 25 April 2013 in one source, in May 2013 in the other",
        "deployed in March in one, first troops in May in the other",
        _dates_between, Agrees,
        milder=Milder("info", "where one is only coarser"),
    ),
    Rule(
        "definition_differs", "sources", "warning",
        "One number counts the same people wherever it is told.",
        "The number was copied and what it counts was not: peacekeepers are not all troops.",
        "209 peacekeepers killed; 209 troops lost their lives", "209 killed, told twice with the same word",
        _definitions, Agrees,
    ),
)  # fmt: skip
