"""The timeline of a mission: resolutions, mandates, events, incidents, terms, as wide as their dates are uncertain."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from pipeline.publish.report import words
from pipeline.publish.report.charts import lanes
from pipeline.publish.report.charts.drawing import drawn
from pipeline.publish.report.charts.figure import cut
from pipeline.publish.report.charts.leadership import terms
from pipeline.publish.report.charts.palette import AMBER, BLUE, GREEN, PURPLE, VERMILION
from pipeline.publish.report.charts.rows import (
    Frames,
    Row,
    about,
    alike,
    bounds_words,
    brief,
    date_key,
    date_words,
    days,
    duration,
    joined,
    linked,
    number,
    of,
    period,
    sentence,
    told,
)
from pipeline.publish.report.model import Cell, Chart, Link

_WORDS = 150  # pixels of an event's words that are shown
_COLUMNS = ("Kind", "What", "When", "Days", "Told")


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of thing on the timeline.

    Attributes:
        noun: its name in a sentence, singular.
        lane: the lane it is drawn in.
        table: the table its rows are of.
        key: the table's key.
        rows: the rows.
        dates: the prefixes of its date blocks: of what happened, one; of what lasted, that of its start and its end.
        what: what a row says, for the table.
        name: what a row is called in the drawing; its date stands behind.
        is_drawn: whether a row has a place in the drawing.
    """

    noun: str
    lane: lanes.Lane
    table: str
    key: str
    rows: Sequence[Row]
    dates: tuple[str, ...]
    what: Callable[[Row], str]
    name: Callable[[Row], str]
    is_drawn: Callable[[Row], bool]


def timeline(frames: Frames, mission_id: str, link: Link) -> Chart | None:
    """The chart; None where nothing about the mission is dated."""
    kinds = _kinds(frames, mission_id)
    figure = lanes.figure([_lane(kind) for kind in kinds])
    if figure is None:
        return None
    title, summary = "Timeline", _summary(kinds)
    rows = tuple(row for kind in kinds for row in _table(kind, link))
    return Chart("timeline", title, summary, drawn(figure, "timeline", title, summary), _COLUMNS, rows)


def _kinds(frames: Frames, mission_id: str) -> list[_Kind]:
    resolutions, mandates = of(frames, "resolutions", mission_id), of(frames, "mandates", mission_id)
    events = about(frames, "events", mission_id)
    incidents = about(frames, "incidents", mission_id)
    adopted = {(row["adopted_earliest"], row["adopted_latest"]) for row in resolutions}

    def is_new(event: Row) -> bool:
        return event["kind"] != "resolution" or (event["date_earliest"], event["date_latest"]) not in adopted

    def dated(*prefixes: str) -> Callable[[Row], bool]:
        return lambda row: any(days(row, prefix).is_told for prefix in prefixes)

    return [
        _Kind(
            "resolution", lanes.Lane("Resolutions", BLUE, ()), "resolutions", "resolution_id", resolutions,
            ("adopted",), _resolution, _symbol, dated("adopted"),
        ),
        _Kind(
            "mandate", lanes.Lane("Mandates", GREEN, ()), "mandates", "mandate_id", mandates,
            ("start", "end"), _mandate, _mandate, dated("start", "end"),
        ),
        _Kind(
            "event", lanes.Lane("Events", AMBER, ()), "events", "event_id", events,
            ("date",), lambda row: row["description"], _event,
            lambda row: dated("date")(row) and is_new(row),
        ),
        _Kind(
            "incident", lanes.Lane("Incidents", VERMILION, ()), "incidents", "incident_id", incidents,
            ("date",), _incident, _incident, dated("date"),
        ),
        _Kind(
            "term", lanes.Lane("Terms of office", PURPLE, ()), "leadership", "leadership_id",
            terms(frames, mission_id), ("start", "end"),
            lambda row: f"{row['person_as_written']}, {words.label('roles', row['role']).lower()}",
            lambda row: row["person_as_written"], dated("start", "end"),
        ),
    ]  # fmt: skip


def _resolution(row: Row) -> str:
    name = _symbol(row)
    return f"{name} {words.label('resolution_actions', row['action']).lower()}" if row["action"] else name


def _symbol(row: Row) -> str:
    return row["symbol"] or f"Resolution {row['number'] or 'without a number'}"


def _mandate(row: Row) -> str:
    parts = [
        "Mandate",
        f"under {row['symbol']}" if row["symbol"] else "",
        f"of {duration(row['duration'])}" if row["duration"] else "",
    ]
    return " ".join(part for part in parts if part)


def _incident(row: Row) -> str:
    kind = "Incident" if row["kind"] == "other" else words.label("incident_kinds", row["kind"])
    return f"{kind}, {row['place']}" if row["place"] else kind


def _event(row: Row) -> str:
    """The kind of an event; of another kind, the first of its words."""
    return f"“{cut(row['description'], _WORDS)}”" if row["kind"] == "other" else words.label("event_kinds", row["kind"])


def _date_keys(kind: _Kind) -> Callable[[Row], Hashable]:
    return lambda row: tuple(date_key(row, prefix) for prefix in kind.dates)


def when(row: Row, prefixes: Sequence[str]) -> str:
    """The dates of a row in words: of what happened, the date; of what lasted, its start and its end."""
    if len(prefixes) == 1:
        return date_words(row, prefixes[0])
    return period(row)


def _lane(kind: _Kind) -> lanes.Lane:
    """The lane with its entries in the order of time; claims of one name and date are one entry."""
    dates = _date_keys(kind)
    entries = []
    for group in alike((row for row in kind.rows if kind.is_drawn(row)), lambda row: (kind.name(row), dates(row))):
        row = group[0]
        often = f" (×{len(group)})" if len(group) > 1 else ""
        label = f"{kind.name(row)}, {brief(when(row, kind.dates))}{often}"
        start, *end = (days(row, prefix) for prefix in kind.dates)
        entries.append(lanes.Entry(label, start, *end))
    return lanes.Lane(kind.lane.title, kind.lane.colour, tuple(sorted(entries, key=_order)))


def _order(entry: lanes.Entry) -> tuple[int, int, str]:
    bounds = [day for days in (entry.start, entry.end) if days for day in (days.earliest, days.latest) if day]
    return min(bounds).toordinal(), max(bounds).toordinal(), entry.label


def _table(kind: _Kind, link: Link) -> list[tuple[Cell, ...]]:
    dates = _date_keys(kind)
    found = []
    for group in alike(kind.rows, lambda row: (kind.what(row), dates(row))):
        row = group[0]
        bounds = "; ".join(filter(None, (bounds_words(row, prefix) for prefix in kind.dates)))
        found.append(
            (
                Cell(kind.noun.capitalize()),
                linked(link, kind.table, row[kind.key], kind.what(row)),
                Cell(when(row, kind.dates) or "no date told"),
                Cell(bounds),
                Cell(told(group)),
            )
        )
    return found


def _summary(kinds: Sequence[_Kind]) -> str:
    counts = [number(len(kind.rows), kind.noun) for kind in kinds if kind.rows]
    every = [(kind, row) for kind in kinds for row in kind.rows]
    dated = [(kind, row) for kind, row in every if when(row, kind.dates)]
    bounds = [
        bound
        for kind, row in dated
        for prefix in kind.dates
        for bound in (days(row, prefix).earliest, days(row, prefix).latest)
        if bound
    ]
    inexact = sum(
        any(days(row, prefix).is_told and not days(row, prefix).is_day for prefix in kind.dates) for kind, row in dated
    )
    undated = len(every) - len(dated)
    return sentence(
        (
            f"Told in the documents: {joined(counts)}.",
            f"They run from {min(bounds).year} to {max(bounds).year}." if bounds else "",
            f"{len(dated)} have a date, {inexact} of them one that is less exact than a day.",
            f"{undated} without a date {'stands' if undated == 1 else 'stand'} in the table alone." if undated else "",
        )
    )
