"""Quantities that are told more than once: strengths, deaths and contributions, as statements that can be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.validate.arithmetic import Bounds, is_rounding
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Passage, passages
from pipeline.validate.stated import (
    Row,
    about,
    count_bounds,
    count_written,
    is_day_or_month,
    mentions_by_id,
    place_of,
    places,
    sentence_of,
)
from pipeline.validate.wording import unjoined_words


@dataclass(frozen=True, slots=True)
class Measured:
    """One statement of how many.

    Attributes:
        what: what is counted, when: statements on one thing at one time have the same.
        label: the same in words.
        row: the row that states it.
        table: the row's table.
        key: that table's key.
        count: prefix of the count block.
        time: prefix of the date block.
        bounds: what the number can stand for.
    """

    what: tuple[Any, ...]
    label: str
    row: Row
    table: str
    key: str
    count: str
    time: str
    bounds: Bounds

    @property
    def document_id(self) -> str:
        """The document that states it."""
        return self.row["document_id"]

    @property
    def best(self) -> float:
        """The number as a reader takes it."""
        best = self.row[f"{self.count}_best"]
        return float(self.bounds.low if best is None else best)

    def spans(self, corpus: Corpus, role: str) -> list[Any]:
        """Where the number stands, and the date it holds for."""
        has_time = self.row[f"{self.time}_mention_id"] is not None
        time = [place_of(corpus, f"{role}_date", self.row, self.time)] if has_time else []
        return [place_of(corpus, role, self.row, self.count), *time]


def same_quantities(corpus: Corpus) -> list[list[Measured]]:
    """The statements on one quantity at one time, where there are several."""
    return corpus.derive(_same_quantities)


def _same_quantities(corpus: Corpus) -> list[list[Measured]]:
    found: dict[tuple[Any, ...], list[Measured]] = {}
    for measured in _all(corpus):
        found.setdefault(measured.what, []).append(measured)
    return [entries for entries in found.values() if len(entries) > 1]


def _all(corpus: Corpus) -> Iterator[Measured]:
    for row in corpus.rows("strengths"):
        # A ceiling without a date holds from the resolution that sets it.
        symbol = row["symbol"] if row["kind"] == "authorised" else None
        when = row["as_of_edtf"] if is_day_or_month(row, "as_of") else symbol
        bounds = count_bounds(row)
        if row["mission_id"] and when and bounds is not None and row["assertion"] != "planned" and not row["part_of"]:
            noun = _noun(corpus, row) if row["component"] in ("unspecified", "civilian") else None
            what = ("strengths", row["mission_id"], row["kind"], row["component"], noun, when)
            label = f"{row['mission_id'].upper()}, {row['kind']}, {row['component']}, {when}"
            yield Measured(what, label, row, "strengths", "strength_id", "count", "as_of", bounds)
    for row in corpus.rows("fatality_totals"):
        bounds = count_bounds(row)
        if row["mission_id"] and is_day_or_month(row, "as_of") and bounds is not None:
            what = ("fatality_totals", row["mission_id"], row["population"], row["cause"], row["as_of_edtf"])
            label = f"{row['mission_id'].upper()}, deaths by {row['as_of_edtf']}"
            yield Measured(what, label, row, "fatality_totals", "fatality_total_id", "count", "as_of", bounds)
    for row in corpus.rows("contributions"):
        bounds = count_bounds(row)
        if row["mission_id"] and is_day_or_month(row, "as_of") and bounds is not None and not row["part_of"]:
            kind = (row["personnel_type"] or row["equipment"] or row["unit_name"] or "").casefold()
            what = ("contributions", row["mission_id"], row["country_code"], row["unit"], kind, row["as_of_edtf"])
            label = f"{row['country_code']} in {row['mission_id'].upper()}, {row['as_of_edtf']}"
            if row["country_code"] and row["assertion"] != "planned":
                yield Measured(what, label, row, "contributions", "contribution_id", "count", "as_of", bounds)
    for row in corpus.rows("incidents"):
        # A sum that was worked out is no number of the source: the parts are.
        bounds = count_bounds(row, "killed") if row["derivation"] != "inferred" else None
        if bounds is not None and row["date_precision"] == "day" and row["place"] and not row["date_modifier"]:
            what = ("incidents", row["mission_id"], row["date_edtf"], row["place"].casefold(), row["kind"])
            label = f"killed at {row['place']} on {row['date_edtf']}"
            yield Measured(what, label, row, "incidents", "incident_id", "killed", "date", bounds)


def _noun(corpus: Corpus, row: Row) -> str:
    """The word for what is counted, where the component does not tell."""
    mention = mentions_by_id(corpus).get(row["count_mention_id"])
    return (mention["noun"] or "").casefold() if mention is not None else ""


def are_told_together(corpus: Corpus, left: Measured, right: Measured) -> bool:
    """Whether two numbers stand in one sentence, fact box or row, which would hardly give one quantity twice."""
    sentences = corpus.derive(_sentences)
    of = [sentences.get(one.row[f"{one.count}_mention_id"]) for one in (left, right)]
    return None not in of and of[0] == of[1]


def _sentences(corpus: Corpus) -> dict[str, tuple[str, int, int]]:
    """The sentence of each number mention: document, block, place; for a fact box the box, for a cell its row."""
    return {
        told.row["number_mention_id"]: (passage.document.id, *_told_in(passage))
        for passage in passages(corpus)
        for told in passage.mentions
    }


def _told_in(passage: Passage) -> tuple[int, int]:
    block = passage.block
    if block.element == "infobox" and block.template is None and block.group is not None:
        return -1 - block.group, 0
    if block.element == "table_cell" and block.group is not None and block.row is not None:
        return -1 - block.group, 1 + block.row
    return block.index, passage.position


def numbers_compared(corpus: Corpus, left: Measured, right: Measured) -> Mapping[str, Any]:
    """The comparison of two statements on one quantity; info where one is the other rounded."""
    written = [count_written(corpus, one.row, one.count) for one in (left, right)]
    is_rounded = is_rounding(left.best, right.best) or is_rounding(right.best, left.best)
    return {
        "left_low": left.bounds.low, "left_high": left.bounds.high,
        "right_low": right.bounds.low, "right_high": right.bounds.high,
        "severity": "info" if is_rounded else None,
        "certainty": "arguable" if left.table == "incidents" else "likely",
        "message": f"{left.label}: {written[0]} and {written[1]}{', one of them rounded' if is_rounded else ''}.",
        "left_value": written[0], "right_value": written[1], "difference": f"{abs(left.best - right.best):g}",
        "spans": places(*left.spans(corpus, "left"), *right.spans(corpus, "right")),
        **about(left.table, left.key, left.row),
    }  # fmt: skip


def is_at_its_height(corpus: Corpus, row: Row) -> bool:
    """Whether a number is told as the highest there was, which no later day changes."""
    document = corpus.documents.get(row["document_id"])
    if document is None:
        return False
    return unjoined_words(document.language, "rules", "at_its_height").search(sentence_of(corpus, row)) is not None


def near_in_time(left: Row, right: Row, days: int) -> bool:
    """Whether two numbers may hold for times no more than so many days apart: a time that is not known may be any."""
    times = left["as_of_earliest"], right["as_of_earliest"]
    return None in times or abs(times[0] - times[1]) <= dt.timedelta(days=days)
