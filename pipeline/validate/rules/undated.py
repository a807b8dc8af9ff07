"""Rules on what has no date: incidents, changes of office, and numbers that run on with time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.read.document import Document
from pipeline.validate.findings import Corpus, Never, Rule
from pipeline.validate.mentioned import as_of_dates, dates, words_pattern
from pipeline.validate.passages import Paragraph, paragraphs
from pipeline.validate.stated import (
    Row,
    about,
    count_written,
    evidence_by_id,
    grouped,
    mentions_by_id,
    place_of,
    places,
)

_OF_PARTS = frozenset({"fatality_totals.part", "fatality_totals.share"})
_LONGEST_DATE = 40  # characters
_REACH = 120  # characters before a number in which its sentence may say that it is the highest


def _date_missing(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    hurt = {row["incident_id"] for row in corpus.rows("casualties") if row["population"].startswith("un_")}
    for row in corpus.rows("incidents"):
        is_counted = row["killed_best"] is not None or row["injured_best"] is not None
        if row["date_edtf"] is None and row["mission_id"] and row["incident_id"] in hurt and is_counted:
            yield {
                "message": "An incident with victims has no date.", "left_value": row["place"] or row["kind"],
                "spans": places(place_of(corpus, "incident", row)), **about("incidents", "incident_id", row),
            }  # fmt: skip
    on_missions = {row["document_id"] for row in corpus.rows("documents") if row["mission_id"] is not None}
    for row in corpus.rows("events"):
        is_told = row["assertion"] != "planned" and row["document_id"] in on_missions
        if is_told and row["date_edtf"] is None and row["kind"] in ("appointment", "coup"):
            yield {
                "message": "A change of office has no date.", "certainty": "likely", "left_value": row["description"],
                "spans": places(place_of(corpus, "event", row)), **about("events", "event_id", row),
            }  # fmt: skip


def _as_of_missing(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    over = {row["mission_id"] for row in corpus.rows("missions") if row["ended_edtf"] is not None}
    ended = {
        key
        for key, rows in grouped(corpus.rows("contributors"), "document_id", "mission_id").items()
        if all(row["end_edtf"] for row in rows)
    }
    dated: dict[str, list[tuple[int, int]]] = {}
    for table, key in (("fatality_totals", "fatality_total_id"), ("strengths", "strength_id")):
        for row in corpus.rows(table):
            if row["as_of_edtf"] is not None or row["count_best"] is None or row["mission_id"] in over | {None}:
                continue
            is_whole = row["extractor"] not in _OF_PARTS  # a part is as old as the total beside it, of which it is told
            is_running = (table == "fatality_totals" and is_whole) or (
                table == "strengths" and row["kind"] == "deployed" and not row["part_of"]
            )
            is_past = (row["document_id"], row["mission_id"]) in ended
            if (
                is_running
                and not is_past
                and row["assertion"] != "planned"
                and not (table == "strengths" and _at_its_height(corpus, row))
                and not _has_date(corpus, row, dated, is_strength=table == "strengths")
            ):
                yield {
                    "message": f"{count_written(corpus, row)} is told without the day that it holds for.",
                    "left_value": count_written(corpus, row), "certainty": "likely",
                    "spans": places(place_of(corpus, "number", row, "count")), **about(table, key, row),
                }  # fmt: skip


def _dated_stretches(told: Iterable[Paragraph]) -> list[tuple[int, int]]:
    """The sentences that have a date, as stretches of the source."""
    return [p.span(p.start, p.end) for paragraph in told if paragraph.dates for p in paragraph.passages if p.dates]


def _has_date(corpus: Corpus, row: Row, dated: dict[str, list[tuple[int, int]]], *, is_strength: bool) -> bool:
    """Whether the sentence of a row has a date that its number may hold for.

    Args:
        corpus: the corpus.
        row: a row with a count.
        dated: the stretches of `_dated_stretches` of each document that was asked for, to which this row's is added.
        is_strength: whether the row is of `strengths`.
    """
    evidence = evidence_by_id(corpus).get(row["evidence_id"])
    if evidence is None:
        return True
    if row["document_id"] not in dated:
        dated[row["document_id"]] = _dated_stretches(paragraphs(corpus).get(row["document_id"], ()))
    stretches = dated[row["document_id"]]
    at = bisect_right(stretches, evidence["start"], key=lambda stretch: stretch[0]) - 1
    if at < 0 or stretches[at][1] <= evidence["start"]:
        return False
    # A force may be told of in any sentence with a date; the dead "so far" need the day named as such.
    document = corpus.documents[row["document_id"]]
    return is_strength or bool(as_of_dates(corpus, document, *stretches[at])) or _is_led_by_date(corpus, row, document)


def _is_led_by_date(corpus: Corpus, row: Row, document: Document) -> bool:
    """Whether a date stands directly before a number: in 1993 two drowned."""
    mention = mentions_by_id(corpus).get(row["count_mention_id"])
    if mention is None:
        return False
    start = mention["start"]
    near = dates(corpus)[document.id].within(max(start - _LONGEST_DATE, 0), start)
    return any(not document.text[date["end"] : start].strip(" ,") for date in near)


def _at_its_height(corpus: Corpus, row: Row) -> bool:
    """Whether a number is told as the highest there was, which no later day changes."""
    evidence = evidence_by_id(corpus).get(row["evidence_id"])
    document = corpus.documents.get(row["document_id"])
    if evidence is None or document is None:
        return False
    opening = max(document.text.rfind(". ", 0, evidence["start"]), document.text.rfind("\n", 0, evidence["start"]), 0)
    pattern = words_pattern(document.language, "at_its_height")
    return pattern.search(document.text, max(opening, evidence["start"] - _REACH), evidence["end"]) is not None


RULES = (
    Rule(
        "date_missing", "dates", "warning",
        "An incident with victims and a change of office have a date.",
        "It stands in no chronology and no total as of a day can be checked against it.",
        "a convoy was attacked and three peacekeepers killed", "the same, “on 10 May 2020”",
        _date_missing, Never,
    ),
    Rule(
        "as_of_missing", "dates", "warning",
        "A number that runs on is told with the day that it holds for.",
        "It grows older unseen.",
        "with 209 peacekeepers killed", "209 killed as of 31 March 2020; the dead of a mission that has ended",
        _as_of_missing, Never,
    ),
)  # fmt: skip
