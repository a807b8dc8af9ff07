"""Rules on what has no date: incidents, changes of office, and numbers that run on with time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.read.document import Document
from pipeline.validate.findings import Corpus, Never, Rule
from pipeline.validate.measured import is_at_its_height
from pipeline.validate.mentioned import as_of_dates, dates
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
    sentence_of,
)
from pipeline.validate.wording import unjoined_words

_OF_PARTS = frozenset({"fatality_totals.part", "fatality_totals.share", "fatality_totals.of_country"})
_LONGEST_DATE = 40  # characters
_ENDS = ("ended", "end")  # properties of what is over
_OVER = ("ended",)
_NEAR = 600  # characters within which a larger number is that of which others are parts
_MOST = 5  # larger numbers looked at
_SENTENCE_OR_LINE = re.compile(r"[.!?]\s|\n")
_REACH = 120  # characters between a sentence with a date and what the next one tells


def _date_missing(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    dated: dict[str, list[tuple[int, int]]] = {}
    hurt = {row["incident_id"] for row in corpus.rows("casualties") if row["population"].startswith("un_")}
    for row in corpus.rows("incidents"):
        is_counted = row["killed_best"] is not None or row["injured_best"] is not None
        is_told = row["date_edtf"] is None and row["mission_id"] and row["incident_id"] in hurt and is_counted
        if is_told and not _follows_date(corpus, row, dated):
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
    over = {
        row["mission_id"] for row in corpus.rows("missions") if row["ended_edtf"] is not None or row["status"] in _OVER
    }
    over |= {
        row["entity_id"] for row in corpus.rows("statements") if row["property"] in _ENDS and row["value_date_edtf"]
    }
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
            # A part is as old as the total beside it, of which it is told.
            is_whole = row["extractor"] not in _OF_PARTS
            is_total = table == "fatality_totals" and is_whole
            is_running = is_total or (table == "strengths" and row["kind"] == "deployed" and not row["part_of"])
            if table == "fatality_totals" and not row["population"].startswith("un_"):
                continue
            is_past = (row["document_id"], row["mission_id"]) in ended or _is_closed(corpus, row, table)
            if (
                is_running
                and not _is_of_larger(corpus, table, row)
                and not is_past
                and row["assertion"] != "planned"
                and not (table == "strengths" and is_at_its_height(corpus, row))
                and not _has_date(corpus, row, dated, is_strength=table == "strengths")
            ):
                yield {
                    "message": f"{count_written(corpus, row)} is told without the day that it holds for.",
                    "left_value": count_written(corpus, row), "certainty": "likely",
                    "spans": places(place_of(corpus, "number", row, "count")), **about(table, key, row),
                }  # fmt: skip


def _follows_date(corpus: Corpus, row: Row, dated: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether the sentence before that of a row has a date, from which the row's own is told on."""
    evidence = evidence_by_id(corpus).get(row["evidence_id"])
    if evidence is None:
        return False
    if row["document_id"] not in dated:
        dated[row["document_id"]] = _dated_stretches(paragraphs(corpus).get(row["document_id"], ()))
    stretches = dated[row["document_id"]]
    at = bisect_right(stretches, evidence["start"], key=lambda stretch: stretch[0]) - 1
    if at < 0:
        return False
    between = corpus.documents[row["document_id"]].text[stretches[at][1] : evidence["start"]]
    return len(between) <= _REACH and _SENTENCE_OR_LINE.search(between.strip()) is None


def _is_closed(corpus: Corpus, row: Row, table: str) -> bool:
    """Whether a number is told as of what is over: so many lost their lives, not so many have; it had 800 men."""
    document = corpus.documents.get(row["document_id"])
    sentence = sentence_of(corpus, row)
    if document is None or not sentence:
        return False
    told_over = "closed_past" if table == "fatality_totals" else "closed_strength"
    over, running = (unjoined_words(document.language, "rules", name) for name in (told_over, "still_running"))
    return over.search(sentence) is not None and running.search(sentence) is None


def _is_of_larger(corpus: Corpus, table: str, row: Row) -> bool:
    """Whether a larger undated number of the same thing stands close by, of which this one is a part."""
    evidence = evidence_by_id(corpus)
    listed = corpus.derive(_undated).get((table, row["document_id"], row["mission_id"]), [])
    start = evidence[row["evidence_id"]]["start"] if row["evidence_id"] in evidence else None
    return start is not None and any(
        other["count_best"] > row["count_best"] and abs(evidence[other["evidence_id"]]["start"] - start) <= _NEAR
        for other in listed
    )


def _undated(corpus: Corpus) -> dict[tuple[str, str, str], list[Row]]:
    """The largest numbers that run on without a date, by table, document and mission."""
    evidence = evidence_by_id(corpus)
    found: dict[tuple[str, str, str], list[Row]] = {}
    for table in ("fatality_totals", "strengths"):
        for row in corpus.rows(table):
            if row["as_of_edtf"] is None and row["count_best"] is not None and row["evidence_id"] in evidence:
                found.setdefault((table, row["document_id"], row["mission_id"]), []).append(row)
    for listed in found.values():
        listed.sort(key=lambda row: -row["count_best"])
        del listed[_MOST:]
    return found


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
