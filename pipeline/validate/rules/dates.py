"""Rules on the times that the fact tables state: their order, and whether a fact has one at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from pipeline.lexicon.compiled import compiled
from pipeline.validate.conditions import Agrees, InOrder, NoneBeyond
from pipeline.validate.dated import Dated, are_two_spells, compared, dated_things, is_of_box_and_text
from pipeline.validate.findings import Corpus, Rule
from pipeline.validate.mentioned import mark, running
from pipeline.validate.passages import Paragraph, Passage, paragraphs
from pipeline.validate.stated import (
    Row,
    about,
    day,
    place_of,
    places,
    quote_of,
)
from pipeline.validate.wording import alternation, whole_words, words_before

# Tables whose rows last from one date to another: key, beginning, end.
_LASTING = {
    "contributors": ("contributor_id", "start", "end"),
    "leadership": ("leadership_id", "start", "end"),
    "mandates": ("mandate_id", "start", "end"),
    "operations": ("operation_id", "start", "end"),
    "missions": ("mission_id", "deployed", "ended"),
}
_SETTLING = dt.timedelta(days=366)
"""How long after its end a mission is wound up: commanders and staff are still told of then."""

_PREPARING = 366
"""Days before its establishment from which a mission's leaders are appointed, or lead what it grows out of."""

_BEGINNINGS = ("established", "mandate_start", "deployed")
_VERBS = {"established": "was established", "ended": "ended"}
_BOTH_ENDS = 2  # dates of a sentence that are the ends of one period
_YEARS = re.compile(r"\(\d{4}\s?[-–—]\s?\d{4}[);,]")
_OLDEST, _NEWEST, _YEAR = 1800, 2100, 365
_DASH = re.compile(r"\s?[–—]\s?")


# ---- order


def _start_before_end(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for table, (key, start, end) in _LASTING.items():
        for row in corpus.rows(table):
            first, last = row[f"{start}_earliest"], row[f"{end}_latest"]
            if first is None or last is None:
                continue
            begin, over = (quote_of(corpus, row, p) or row[f"{p}_edtf"] for p in (start, end))
            marked = places(place_of(corpus, "start", row, start), place_of(corpus, "end", row, end))
            if not marked:
                continue
            yield {
                "days_too_late": (first - last).days, "certainty": "certain" if len(marked) > 1 else "likely",
                "message": f"It begins {begin} ({day(first)}) and ends {over} ({day(last)}), before it began.",
                "left_value": row[f"{start}_edtf"], "right_value": row[f"{end}_edtf"],
                "difference": f"{(first - last).days} days", "spans": marked, **about(table, key, row),
            }  # fmt: skip
    for row in running(corpus, "date_mentions"):
        if row["precision"] == "interval" and row["earliest"] and row["latest"]:
            yield {
                "days_too_late": (row["earliest"] - row["latest"]).days, "left_value": row["edtf"],
                "message": f"“{row['quote']}” ends before it begins.", "spans": [mark("interval", row)],
                **about("date_mentions", "date_mention_id", row),
            }  # fmt: skip
    for told in paragraphs(corpus).values():
        for paragraph in told:
            for passage in paragraph.passages if len(paragraph.dates) > 1 else ():
                yield from _told_from_to(passage)
                yield from _told_until(passage)
            if len(paragraph.mentions) > 1 and _YEARS.search(paragraph.block.text) is not None:
                yield from _bracketed_years(paragraph)


def _bracketed_years(paragraph: Paragraph) -> Iterator[Mapping[str, Any]]:
    """Two years in brackets that a dash joins, the later one first: nobody reads them as a period but as numbers."""
    text = paragraph.block.text
    for first, last in pairwise(paragraph.mentions):
        if _YEARS.fullmatch(text, first.start - 1, last.end + 1) is None:
            continue
        years = int(first.row["value"] or 0), int(last.row["value"] or 0)
        if _OLDEST <= years[1] < years[0] <= _NEWEST:
            yield {
                "days_too_late": (years[0] - years[1]) * _YEAR, "certainty": "likely",
                "message": f"It is told from {years[0]} to {years[1]}, which is before that.",
                "left_value": str(years[0]), "right_value": str(years[1]), "difference": f"{years[0] - years[1]} years",
                "spans": [mark("start", first.row), mark("end", last.row)],
                **about("number_mentions", "number_mention_id", first.row),
            }  # fmt: skip


def _told_from_to(passage: Passage) -> Iterator[Mapping[str, Any]]:
    """Two dates of a sentence that its words make the ends of one period ("from … to …")."""
    text, language = passage.block.text, passage.document.language
    for first, last in pairwise(passage.dates):
        rows = first.row, last.row
        if any(row["precision"] not in ("day", "month", "year") or not row["is_valid"] for row in rows):
            continue
        if rows[0]["precision"] != rows[1]["precision"] or rows[0]["earliest"] is None or rows[1]["latest"] is None:
            continue
        if any(row["basis"] != "stated" for row in rows):
            continue
        begins = _period_from(language).search(text, passage.start, first.start)
        is_dashed = len(passage.dates) == 2 and _DASH.fullmatch(text, first.end, last.start) is not None
        if not is_dashed and (begins is None or not _period_to(language).fullmatch(text, first.end, last.start)):
            continue
        if whole_words(language, "comparisons", "shifted").search(passage.text):
            continue
        yield {
            "days_too_late": (rows[0]["earliest"] - rows[1]["latest"]).days, "certainty": "likely",
            "message": f"It is told from {rows[0]['quote']} to {rows[1]['quote']}, which is before that.",
            "left_value": rows[0]["edtf"], "right_value": rows[1]["edtf"],
            "difference": f"{(rows[0]['earliest'] - rows[1]['latest']).days} days",
            "spans": [mark("start", rows[0]), mark("end", rows[1])],
            **about("date_mentions", "date_mention_id", rows[0]),
        }  # fmt: skip


def _told_until(passage: Passage) -> Iterator[Mapping[str, Any]]:
    """What is prolonged on one day, until another: that is the later one."""
    text, language = passage.block.text, passage.document.language
    plain = [d for d in passage.dates if d.row["basis"] == "stated" and d.row["is_valid"]]
    if len(passage.dates) != _BOTH_ENDS or len(plain) != _BOTH_ENDS:
        return
    first, last = plain
    if any(d.row["precision"] not in ("day", "month") or d.row["latest"] is None for d in plain):
        return
    if ";" in text[first.end : last.start]:
        return  # of something else
    is_until = words_before(language, "comparisons", "until_dates").search(text, first.end, last.start)
    if is_until is None or not whole_words(language, "comparisons", "prolongs").search(text, passage.start, last.start):
        return
    days = (first.row["earliest"] - last.row["latest"]).days
    yield {
        "days_too_late": days, "certainty": "likely",
        "message": f"On {first.row['quote']} something is prolonged until {last.row['quote']}, which is before that.",
        "left_value": first.row["edtf"], "right_value": last.row["edtf"], "difference": f"{days} days",
        "spans": [mark("start", first.row), mark("end", last.row)],
        **about("date_mentions", "date_mention_id", first.row),
    }  # fmt: skip


def _within_life(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    begun = _begun(corpus)
    missions = {row["mission_id"]: _life(row, begun.get(row["mission_id"])) for row in corpus.rows("missions")}
    told: set[str] = set()
    for table, key, prefix, row in _dated_facts(corpus):
        mention = row[f"{prefix}_mention_id"]
        if mention is not None and mention in told:
            continue  # one date of several rows
        told.update([mention] if mention is not None else [])
        life = missions.get(row["mission_id"])
        first, last = row[f"{prefix}_earliest"], row[f"{prefix}_latest"]
        if life is None or first is None or last is None:
            continue
        begun, ended, mission = life
        early = (begun - last).days if begun is not None else 0
        if prefix == "start" and early <= _PREPARING:
            early = 0
        late = (first - ended - _SETTLING).days if ended is not None else 0
        mission_date = "established" if early > 0 else "ended"
        limit = begun if early > 0 else ended
        yield {
            "beyond": max(early, late), "certainty": "likely",
            "message": f"{quote_of(corpus, row, prefix) or row[f'{prefix}_edtf']} lies "
            f"{'before' if early > 0 else 'after'} the time of the mission, which {_VERBS[mission_date]} {day(limit)}.",
            "left_value": row[f"{prefix}_edtf"], "right_value": day(limit), "difference": f"{max(early, late)} days",
            "spans": places(place_of(corpus, "date", row, prefix), _limit(corpus, mission, mission_date)),
            **about(table, key, row),
        }  # fmt: skip


def _begun(corpus: Corpus) -> dict[str, dt.date]:
    """The earliest day on which any source says that a mission began, whichever of them is preferred."""
    found: dict[str, dt.date] = {}
    for row in corpus.rows("statements"):
        day, of = row["value_date_earliest"], row["entity_id"]
        is_told = row["entity_table"] == "missions" and row["property"] in _BEGINNINGS
        if is_told and day is not None and row["value_date_precision"] in ("day", "month"):
            found[of] = min(day, found.get(of, day))
    return found


def _life(mission: Row, begun: dt.date | None) -> tuple[dt.date | None, dt.date | None, Row]:
    """The first day a mission can have existed, the last one, and its row."""
    starts = [begun, *(mission[f"{p}_earliest"] for p in _BEGINNINGS)]
    return min((d for d in starts if d is not None), default=None), mission["ended_latest"], mission


def _limit(corpus: Corpus, mission: Row, which: str) -> Any:
    prefixes = _BEGINNINGS if which == "established" else ("ended",)
    return place_of(corpus, which, mission, *prefixes)


def _dated_facts(corpus: Corpus) -> Iterator[tuple[str, str, str, Row]]:
    """The facts that happen within a mission: what its people suffered, its strength, who led it."""
    ours = {
        row["incident_id"]
        for row in corpus.rows("casualties")
        if row["population"].startswith("un_")
    }  # fmt: skip
    for row in corpus.rows("incidents"):
        if row["incident_id"] in ours:
            yield "incidents", "incident_id", "date", row
    for row in corpus.rows("strengths"):
        if row["kind"] == "deployed" and row["assertion"] != "planned":
            yield "strengths", "strength_id", "as_of", row
    for row in corpus.rows("leadership"):
        if row["role"] in ("head_of_mission", "force_commander"):
            yield "leadership", "leadership_id", "start", row
    for row in corpus.rows("contributors"):
        yield "contributors", "contributor_id", "start", row


# ---- two dates for one thing


def _disagrees_within(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for entries in dated_things(corpus):
        before: dict[str, Dated] = {}
        for dated in entries:
            first = before.setdefault(dated.document_id, dated)
            if first is dated or are_two_spells(first, dated):
                continue
            if not is_of_box_and_text(corpus, first.row, dated.row):
                yield compared(corpus, first, dated)


# ---- the lexicon, compiled


@cache
def _period_from(language: str) -> re.Pattern[str]:
    words = alternation(language, "comparisons", "period_begins")
    return compiled(rf"(?:(?<!\w)(?:{words})\s+|\()\Z", re.IGNORECASE)


@cache
def _period_to(language: str) -> re.Pattern[str]:
    words = alternation(language, "comparisons", "period_ends")
    return compiled(rf"\s*(?:{words})\s*", re.IGNORECASE)


RULES = (
    Rule(
        "start_before_end", "dates", "error",
        "A term, a mandate, a contribution or a period begins before it ends.",
        "One of the two dates is wrong.",
        "commander from 16 January 1995 to 31 May 1994",
        "from 16 January 1995 to 31 May 1996; moved from 5 May to 1 May",
        _start_before_end, InOrder,
    ),
    Rule(
        "event_within_mission_life", "dates", "warning",
        "What a mission suffers, its strength and its leaders fall between its establishment and a year after its end.",
        "The date is wrong, or it happened to another mission.",
        "peacekeepers killed in March 2012 in a mission established in April 2013", "an uprising before the mission",
        _within_life, NoneBeyond,
    ),
    Rule(
        "date_disagrees_within_document", "dates", "warning",
        "A document gives one date to one event.",
        "One of the two is wrong, or they are two events.",
        "established on 25 April 2013; a box that says 25 May 2013", "deployed on 1 July; in July 2013",
        _disagrees_within, Agrees,
    ),
)  # fmt: skip
