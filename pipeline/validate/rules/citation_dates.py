"""Rules on the dates of one citation: published, accessed and archived, held against each other and its addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from pipeline.lexicon import load_shared
from pipeline.validate.addresses import AddressDate, date_in
from pipeline.validate.cited import Cited, by_document, citations, date_text
from pipeline.validate.findings import Corpus, Judged, Marked, Milder, NoneFound, Rule
from pipeline.validate.verdicts import Condition, Value

_MONTH = 31
_REPUBLISHED = 731  # days
_MOST = 25
"""Citations that the finding on a whole document points at; the number of all of them is in its message."""


class SeenOncePublished(Condition):
    """A page is looked at on or after the day it was published; a day less may be the time zone's doing."""

    days_early = Value(int, le=1)


class SameMonth(Condition):
    """Two dates of one page lie no more than a month apart: an address may carry the day of a draft or an upload."""

    days_apart = Value(int, le=31)


class SameDay(Condition):
    """Two ways to write one moment lie no more than a day apart: archives count in UTC, people in their own zone."""

    days_apart = Value(int, le=1)


def _accessed_before_published(corpus: Corpus) -> Iterator[Judged]:
    for cited in citations(corpus):
        accessed, published = cited.row["accessed_latest"], cited.row["published_earliest"]
        if accessed is None:
            continue
        if published is not None and cited.row["published_modifier"] is None:
            yield Judged({"days_early": (published - accessed).days}, partial(_early, cited, accessed, published))
        elif cited.url and (found := date_in(cited.url)) and not _is_older_than(cited, found.earliest):
            yield Judged({"days_early": (found.earliest - accessed).days}, partial(_early_by_url, cited, found))


def _early(cited: Cited, accessed: dt.date, published: dt.date) -> Mapping[str, Any]:
    is_day = cited.row["published_precision"] == "day"
    stated = date_text(published, cited.row["published_latest"] or published)
    return {
        # Magazines carry the date of a later week or month than the one they appear in.
        "severity": None if is_day else "warning",
        "certainty": "certain" if is_day else "likely",
        "message": f"Accessed on {accessed}, before it was published ({stated}).",
        "left_value": str(accessed), "right_value": stated,
        "spans": [cited.mark("accessed", "accessed"), cited.mark("published", "published")],
        "difference": f"{(published - accessed).days} days", **cited.about,
    }  # fmt: skip


def _early_by_url(cited: Cited, found: AddressDate) -> Mapping[str, Any]:
    url, accessed = cited.url or "", cited.row["accessed_latest"]
    return {
        "certainty": "likely",
        "message": f"Accessed on {accessed}, but the page's address says {url[found.start : found.end]}.",
        "left_value": str(accessed), "right_value": date_text(found.earliest, found.latest),
        "difference": f"{(found.earliest - accessed).days} days",
        "spans": [cited.mark("accessed", "accessed"), cited.mark_in_url("address", found.start, found.end)],
        **cited.about,
    }  # fmt: skip


def _published_unlike_address(corpus: Corpus) -> Iterator[Judged]:
    for cited in citations(corpus):
        first, last = cited.row["published_earliest"], cited.row["published_latest"]
        if first is None or last is None or cited.row["published_modifier"] or not cited.url:
            continue
        if cited.template is None:
            continue  # a date in free text may be that of the visit
        found = date_in(cited.url)
        if found is None or (found.latest - found.earliest).days > _MONTH:
            continue
        # What is far older than its address was put there later: a paper, a book.
        if (found.earliest - last).days <= _REPUBLISHED:
            apart = max((first - found.latest).days, (found.earliest - last).days, 0)
            yield Judged({"days_apart": apart}, partial(_unlike_address, cited, found, apart))


def _unlike_address(cited: Cited, found: AddressDate, apart: int) -> Mapping[str, Any]:
    url = cited.url or ""
    stated = date_text(cited.row["published_earliest"], cited.row["published_latest"])
    return {
        "message": f"Published on {stated}, says the citation; its address says {url[found.start : found.end]}.",
        "left_value": stated, "right_value": date_text(found.earliest, found.latest), "certainty": "likely",
        "difference": f"{apart} days",
        "spans": [cited.mark("published", "published"), cited.mark_in_url("address", found.start, found.end)],
        **cited.about,
    }  # fmt: skip


def _is_older_than(cited: Cited, day: dt.date) -> bool:
    """Whether an archive had the page before the date in its address: then that is not when it was published."""
    stamp = cited.row["archive_timestamp"]
    return stamp is not None and stamp.date() < day


def _archived_date_differs(corpus: Corpus) -> Iterator[Judged]:
    for cited in citations(corpus):
        earliest, latest = cited.row["archived_earliest"], cited.row["archived_latest"]
        stamp, url = cited.row["archive_timestamp"], cited.row["archive_url"]
        if earliest is None or latest is None or stamp is None or not _tells_the_day(url, stamp):
            continue
        day = stamp.date()
        apart = max((earliest - day).days, (day - latest).days, 0)
        yield Judged({"days_apart": apart}, partial(_archived_apart, cited, day, apart))


def _archived_apart(cited: Cited, day: dt.date, apart: int) -> Mapping[str, Any]:
    stated = date_text(cited.row["archived_earliest"], cited.row["archived_latest"])
    return {
        "message": f"Archived on {stated}, says the citation; {day}, says the address of the copy.",
        "left_value": stated, "right_value": str(day), "difference": f"{apart} days", "suggested_value": str(day),
        "spans": [_archived(cited), cited.mark_archive("address")], **cited.about,
    }  # fmt: skip


def _tells_the_day(url: str, stamp: dt.datetime) -> bool:
    """Whether an archive's address goes down to the day; a stamp may stop at the year or the month."""
    return f"/{stamp:%Y%m%d}" in url or not re.search(r"/(?:19|20)\d{2,12}(?:[a-z]{2}_|\*)?/", url)


def _archived(cited: Cited) -> Marked:
    """Where the day of the copy is written: in the citation, or in a template beside it."""
    if cited.parameter("archived") is None:
        names = load_shared("citations")["archive_date"]
        for template in cited.notes:
            if parameter := template.get(*names):
                return Marked("archived", cited.document.id, parameter.start, parameter.end)
    return cited.mark("archived", "archived")


def _archive_older_than_access(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document_id, listed in by_document(corpus).items():
        older = [
            c for c in listed
            if c.row["archive_timestamp"] and c.row["accessed_earliest"]
            and (c.row["accessed_earliest"] - c.row["archive_timestamp"].date()).days > 1
        ]  # fmt: skip
        spans = [m for c in older[:_MOST] for m in (c.mark("accessed", "accessed"), c.mark_archive("archive"))]
        yield {
            "count": len(older), "left_value": str(len(older)), "right_value": str(len(listed)), "spans": spans,
            "message": f"Archived copies older than the visit, which may not show what was read: {len(older)}.",
            "table_name": "documents", "row_id": document_id,
        }  # fmt: skip


RULES = (
    Rule(
        "accessed_before_published", "citations", "error",
        "A source is accessed after it was published.",
        "One of the two dates is wrong, or the page cited is not the page that was read.",
        "accessed in 2015, address /press/2017/…",
        "accessed on the day of publication; an archive had the page earlier",
        _accessed_before_published, SeenOncePublished,
        milder=Milder("warning", "where published in a month or a year: magazines are dated ahead"),
    ),
    Rule(
        "published_date_differs_from_url", "citations", "warning",
        "The date of publication is the one in the page's address.",
        "One of the two dates is wrong, or the page cited is another than the one linked to.",
        "date=15 November 2004, address /2005/11/15/…", "a week later; only a year in the address",
        _published_unlike_address, SameMonth,
    ),
    Rule(
        "archived_date_differs_from_archive_url", "citations", "error",
        "The date given for an archived copy is the one in its address (Wayback digits; WebCite's base-62 id).",
        "The copy shows the page on another day than the reader is told.",
        "archive-date 3 May 2014, address /web/20140903…/", "the day before or after: a time zone",
        _archived_date_differs, SameDay,
    ),
    Rule(
        "archive_older_than_access", "citations", "info",
        "An archived copy is as recent as the visit it documents.",
        "The copy may lack what the author read.",
        "archived in September 2013, accessed in November 2014", "archived the day after the visit",
        _archive_older_than_access, NoneFound,
    ),
)  # fmt: skip
