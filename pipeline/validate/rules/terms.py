"""Rules on who held a mission's posts when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.validate.findings import Corpus, Rule
from pipeline.validate.stated import Row, about, day, evidence_by_id, grouped, place_of, places
from pipeline.validate.verdicts import Condition, Value
from pipeline.validate.wording import whole_words

POSTS = ("head_of_mission", "force_commander")
"""Roles that one person holds at a time."""

_LISTS = ("table_cell", "list_item")
_HANDING_OVER = 14
"""Days for which the one who leaves and the one who comes are both there."""
_GAP = 31
"""Days without anybody that a list of terms leaves out as not worth telling."""


class OneAtATime(Condition):
    """Nobody takes up a post much before the one who held it leaves it."""

    days_together = Value(int, le=_HANDING_OVER)


class WithoutGap(Condition):
    """A post is taken up when the one before leaves it."""

    days_between = Value(int, le=_GAP)


def holders(corpus: Corpus) -> dict[tuple[str, str], list[Row]]:
    """Those who held a mission's post themselves, by mission and role: no deputies, nobody acting."""
    return corpus.derive(_holders)


def _holders(corpus: Corpus) -> dict[tuple[str, str], list[Row]]:
    languages = {document.id: document.language for document in corpus.documents.values()}
    found = (
        row
        for row in corpus.rows("leadership")
        if row["mission_id"] is not None and row["role"] in POSTS and row["document_id"] in languages
        if not _is_substitute(row["role_as_written"] or "", languages[row["document_id"]])
    )
    return {(key[0], key[1]): rows for key, rows in grouped(found, "mission_id", "role").items()}


def _overlap(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for rows in holders(corpus).values():
        sure = [(span, row) for row in rows if (span := _surely_held(row)) is not None]
        sure.sort(key=lambda item: (item[0], item[1]["leadership_id"]))
        longest: tuple[tuple[dt.date, dt.date], Row] | None = None
        for (start, end), row in sure:
            is_another = longest is not None and longest[1]["person_id"] != row["person_id"]
            if longest is not None and is_another and not _are_listed_apart(corpus, longest[1], row):
                # One who took up a post and is not said to have left it was there for longer than a day.
                left = longest[0][1] if row["end_edtf"] is None else min(longest[0][1], end)
                together = (left - start).days
                yield _held_together(corpus, longest[1], row, together)
            if longest is None or end > longest[0][1]:
                longest = (start, end), row


def _are_listed_apart(corpus: Corpus, left: Row, right: Row) -> bool:
    """Whether two stand in different lists: those of a force, those of a part of it, its chiefs of staff."""
    places_ = [_list_of(corpus, row) for row in (left, right)]
    return None not in places_ and places_[0] != places_[1] and left["document_id"] == right["document_id"]


def _list_of(corpus: Corpus, row: Row) -> tuple[tuple[str, ...], int | None] | None:
    """The headings above the list or table that a row was read from, and which it is; None of prose."""
    evidence, document = evidence_by_id(corpus).get(row["evidence_id"]), corpus.documents.get(row["document_id"])
    if evidence is None or document is None or evidence["element"] not in _LISTS:
        return None
    told = (b for b in document.blocks if b.element in _LISTS and b.start <= evidence["start"] < b.end)
    return next(((block.section, block.group) for block in told), None)


def _held_together(corpus: Corpus, left: Row, right: Row, together: int) -> Mapping[str, Any]:
    names = left["person_as_written"], right["person_as_written"]
    return {
        "days_together": together, "certainty": "likely",
        "message": f"{names[0]} ({_term(left)}) and {names[1]} ({_term(right)}) hold one post at the same time.",
        "left_value": f"{names[0]}: {_term(left)}", "right_value": f"{names[1]}: {_term(right)}",
        "difference": f"{together} days",
        "spans": places(
            place_of(corpus, "left", left, "end", "start"), place_of(corpus, "right", right, "start", "end")
        ),
        **about("leadership", "leadership_id", right),
    }  # fmt: skip


def _surely_held(row: Row) -> tuple[dt.date, dt.date] | None:
    """The days from which to which somebody held a post for certain; None where no such day is known."""
    start = None if row["start_modifier"] == "before" else row["start_latest"]
    end = None if row["end_modifier"] == "after" else row["end_earliest"]
    if start is None and end is None:
        return None
    first, last = start or end, end or start
    return (first, last) if first is not None and last is not None and first <= last else None


def _gaps(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for rows in holders(corpus).values():
        for listed in grouped(rows, "document_id").values():
            dated = [row for row in listed if row["start_earliest"] is not None]
            dated.sort(key=lambda row: (row["start_earliest"], row["leadership_id"]))
            until: Row | None = None
            for row in dated:
                if until is not None and until["end_latest"] is not None and row["start_modifier"] is None:
                    yield _gap(corpus, until, row)
                is_open = until is not None and until["end_latest"] is None
                if until is None or is_open or row["end_latest"] is None or row["end_latest"] > until["end_latest"]:
                    until = row


def _gap(corpus: Corpus, before: Row, after: Row) -> Mapping[str, Any]:
    days = (after["start_earliest"] - before["end_latest"]).days
    return {
        "days_between": days,
        "message": f"Nobody is named from {day(before['end_latest'])} ({before['person_as_written']}) to "
        f"{day(after['start_earliest'])} ({after['person_as_written']}).",
        "left_value": before["end_edtf"], "right_value": after["start_edtf"], "difference": f"{days} days",
        "spans": places(place_of(corpus, "until", before, "end"), place_of(corpus, "from", after, "start")),
        **about("leadership", "leadership_id", after),
    }  # fmt: skip


def _is_substitute(role: str, language: str) -> bool:
    """Whether the words for a post say that it was held for another: deputy, acting."""
    return whole_words(language, "comparisons", "not_holders").search(role) is not None


def _term(row: Row) -> str:
    return f"{row['start_edtf'] or '?'} to {row['end_edtf'] or '?'}"


RULES = (
    Rule(
        "terms_overlap", "dates", "warning",
        "One person holds a post at a time.",
        "One of the dates is wrong, or one of the two was a deputy or acting.",
        "commander until 2 October 2018; another commander from May 2018",
        "until 2 October, and from 28 September: they hand over",
        _overlap, OneAtATime,
    ),
    Rule(
        "term_gap", "dates", "info",
        "Somebody is named for all of a post's time.",
        "Somebody is missing from the list.",
        "commanders 2013 to 2014 and 2017 to 2018", "until 1 May; from 15 May",
        _gaps, WithoutGap,
    ),
)  # fmt: skip
