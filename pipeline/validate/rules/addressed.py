"""Rules on a sentence and the source cited for it: the dates it tells against those of the source and its address."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from pipeline.lexicon import load_shared
from pipeline.validate.addresses import AddressDate, date_in
from pipeline.validate.cited import Cited, Supported, supports
from pipeline.validate.findings import Corpus, Marked, Milder, Never, Rule
from pipeline.validate.mentioned import dates, mark
from pipeline.validate.stated import evidence_by_id
from pipeline.validate.verdicts import Condition, Value
from pipeline.validate.wording import unjoined_words

_LAG = 2
"""Days after an event in which news of it is usually published."""
_REACH = 31
"""Days within which an address's date can be meant as the event's."""


class NoEarlierThanTheEvent(Condition):
    """News of an event has the date of the event: it is not older, and its address not dated otherwise."""

    days_after = Value(int, ge=-1, le=0)


class KnowsWhatItIsCitedFor(Condition):
    """A source is from the time it is cited for, or from later."""

    days_older = Value(int, le=1)


class _Telling(NamedTuple):
    """The one day or month that a sentence tells of, as a row of `date_mentions`, and whether as something planned."""

    date: dict[str, Any]
    is_planned: bool


def _told(corpus: Corpus) -> list[tuple[Supported, _Telling]]:
    """The uses of citations beside a sentence that tells of one day or month."""
    return corpus.derive(_tellings)


def _tellings(corpus: Corpus) -> list[tuple[Supported, _Telling]]:
    # By sentence: many sources may be cited for one.
    tellings: dict[tuple[str, int, int], _Telling | None] = {}
    found = []
    for use in supports(corpus):
        if use.sentence not in tellings:
            tellings[use.sentence] = _telling(corpus, use)
        telling = tellings[use.sentence]
        if telling is not None:
            found.append((use, telling))
    return found


def _telling(corpus: Corpus, use: Supported) -> _Telling | None:
    document = use.cited.document
    mentions = [
        row
        for row in dates(corpus)[document.id].within(use.start, use.end)
        if row["element"] != "citation" and row["precision"] in ("day", "month", "interval", "season")
    ]
    if len(mentions) != 1 or mentions[0]["precision"] not in ("day", "month"):
        return None
    told = mentions[0]
    if told["modifier"] is not None or not told["is_valid"] or told["earliest"] is None:
        return None
    planned = unjoined_words(document.language, "rules", "planned").search(document.text, use.start, use.end)
    return _Telling(told, planned is not None)


def _of_address(use: Supported) -> AddressDate | None:
    url = use.cited.url
    found = date_in(url) if url else None
    return found if found is not None and found.day is not None else None


def _event_date_differs(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for use, (told, is_planned) in _told(corpus):
        found = _of_address(use)
        if found is None or found.day is None or told["precision"] != "day" or is_planned:
            continue
        day, event = found.day, told["earliest"]
        days_after = (day - event).days
        is_other_year = (day.month, day.day) == (event.month, event.day)
        if not is_other_year and not -_REACH <= days_after <= _LAG:
            continue
        # News comes a day or two late, and much is announced before it happens; no attack is.
        is_natural = not is_other_year and (
            days_after > 0 or not corpus.derive(_incidents)[use.cited.document.id].overlaps(use.start, use.end)
        )
        yield {
            "days_after": days_after,
            "severity": "info" if is_natural else None, "certainty": "arguable" if is_natural else "likely",
            "message": f"The text dates this {told['quote']} ({event}); the address of its source says {day}.",
            "left_value": str(event), "right_value": str(day), "difference": f"{days_after} days",
            "spans": [mark("text", told), _in_url(use.cited, found)], **use.cited.about,
        }  # fmt: skip


def _finer_date(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for use, (told, _) in _told(corpus):
        found = _of_address(use)
        if found is None or found.day is None or told["precision"] != "month":
            continue
        if told["earliest"] <= found.day <= told["latest"]:
            yield {
                "message": f"The text says {told['quote']}, the address of its source {found.day}.",
                "left_value": told["quote"], "right_value": str(found.day), "suggested_value": str(found.day),
                "certainty": "arguable", "spans": [mark("text", told), _in_url(use.cited, found)], **use.cited.about,
            }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Stretches of a document by their starts, with the furthest end of any up to each."""

    starts: list[int]
    furthest: list[int]

    def overlaps(self, start: int, end: int) -> bool:
        i = bisect_left(self.starts, end)
        return i > 0 and self.furthest[i - 1] > start


def _incidents(corpus: Corpus) -> dict[str, _Stretches]:
    """Where each document tells of attacks and accidents: what nobody announces."""
    evidence = evidence_by_id(corpus)
    found: dict[str, list[tuple[int, int]]] = {document_id: [] for document_id in corpus.documents}
    for row in corpus.rows("incidents"):
        place = evidence.get(row["evidence_id"])
        if place is not None and place["document_id"] in found:
            found[place["document_id"]].append((place["start"], place["end"]))
    stretches = {}
    for document_id, spans in found.items():
        spans.sort()
        furthest = list(accumulate((end for _, end in spans), max))
        stretches[document_id] = _Stretches([start for start, _ in spans], furthest)
    return stretches


def _in_url(cited: Cited, found: AddressDate) -> Marked:
    return cited.mark_in_url("address", found.start, found.end)


def _source_predates(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    told = [(use, telling.date) for use, telling in _told(corpus) if not telling.is_planned]
    # A sentence with several sources has what the latest of them knows.
    known: dict[tuple[str, int, int], list[tuple[tuple[dt.date, Marked] | None, Supported]]] = {}
    for use, _ in told:
        known.setdefault(use.sentence, []).append((_last_known(use.cited), use))
    for use, row in told:
        sources = known.pop(use.sentence, [])
        dated = [(known, other) for known, other in sources if known is not None]
        if not sources or len(dated) < len(sources) or any(_of_address(other) for _, other in sources):
            continue
        (day, place), latest = max(dated, key=lambda source: source[0][0])
        yield {
            "days_older": (row["earliest"] - day).days, "certainty": "likely",
            "message": f"The text tells of {row['quote']}, its source is of {day}.",
            "left_value": row["edtf"], "right_value": str(day), "difference": f"{(row['earliest'] - day).days} days",
            "spans": [mark("text", row), place], **latest.cited.about,
        }  # fmt: skip


def _last_known(cited: Cited) -> tuple[dt.date, Marked] | None:
    """The last day that a source can know of, and where it is written; None where that cannot be told."""
    published, precision = cited.row["published_latest"], cited.row["published_precision"]
    is_once = cited.template is not None and cited.template.key in load_shared("citations")["appear_once"]
    if published is not None and is_once and cited.row["published_modifier"] is None and precision != "interval":
        return published, cited.mark("published", "published")
    accessed, stamp = cited.row["accessed_latest"], cited.row["archive_timestamp"]
    if accessed is None:
        return None
    known: list[dt.date | None] = [accessed, published, stamp.date() if stamp else None]
    return max(day for day in known if day is not None), cited.mark("accessed", "accessed")


RULES = (
    Rule(
        "event_date_differs_from_source_url", "dates", "warning",
        "A day told in the text is the day in the address of the source cited for it.",
        "News is rarely older than what it reports: one of the two dates is wrong.",
        "“On 13 December …”, cited to /car-bomb-20131211…", "planned for a later day; an address that is weeks younger",
        _event_date_differs, NoEarlierThanTheEvent,
        milder=Milder("info", "where the source is a little younger than the day, or announces it"),
    ),
    Rule(
        "finer_date_in_source_url", "dates", "info",
        "The text is as exact as the address of its source.",
        "The day is known where only the month is told.",
        "“In October 2013 …”, cited to /2013/10/…-20131023…", "an address of another month",
        _finer_date, Never,
    ),
    Rule(
        "source_predates_claim", "citations", "warning",
        "A source is not older than what it is cited for.",
        "It cannot say what it is cited for.",
        "“On 3 May 2015 …”, cited to a newspaper of 2013",
        "what the source says is planned; another, later source beside it",
        _source_predates, KnowsWhatItIsCitedFor,
    ),
)  # fmt: skip
