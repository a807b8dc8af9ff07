"""A mission's dead by incident, added up over time, against the running totals that the documents give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.publish.report import words
from pipeline.publish.report.charts.drawing import drawn
from pipeline.publish.report.charts.figure import (
    LINE,
    Bar,
    Box,
    Figure,
    Line,
    Mark,
    Scale,
    Words,
    paragraph,
    width,
)
from pipeline.publish.report.charts.incidents import incident_key, incident_name, shown_count
from pipeline.publish.report.charts.observations import Observation, ground, nice, numbers, plotted, times
from pipeline.publish.report.charts.palette import BLUE, GREY, VERMILION
from pipeline.publish.report.charts.rows import (
    Frames,
    Row,
    about,
    alike,
    bounds_words,
    brief,
    claims,
    count_key,
    count_words,
    date_key,
    date_words,
    days,
    linked,
    most,
    number,
    sentence,
    told,
)
from pipeline.publish.report.charts.sums import Sum
from pipeline.publish.report.charts.time_axis import year_of
from pipeline.publish.report.model import Cell, Chart, Link

_PLOT = 260
_LOW_PLOT = 92  # where nothing has a date
_TOP = 24


def against_totals(frames: Frames, mission_id: str, link: Link) -> Chart | None:
    """The dead of the incidents added up, against the running totals; None where neither has a number."""
    incidents = claims(
        about(frames, "incidents", mission_id), lambda row: (incident_key(row), row["kind"], count_key(row, "killed"))
    )
    totals = alike(
        about(frames, "fatality_totals", mission_id),
        lambda row: (row["population"], row["cause"], count_key(row, "count"), date_key(row, "as_of")),
    )
    counted = [group[0] for group in incidents if group[0]["killed_qualifier"] is not None]
    dated = [row for row in counted if days(row, "date").is_told]
    numbered = [group[0] for group in totals if group[0]["count_qualifier"] != "vague"]
    if not dated and not numbered:
        return None
    title, summary = "Killed in incidents, and the running totals", _totals_summary(counted, dated, numbered)
    figure = _cumulated(dated, numbered, len(counted) - len(dated), Sum.of(counted, "killed"))
    table = tuple(_told_incident(group, link) for group in incidents) + tuple(
        _told_total(group, link) for group in totals
    )
    columns = ("Counted", "Killed", "When", "Days", "Told")
    chart_id = "fatalities-and-totals"
    return Chart(chart_id, title, summary, drawn(figure, chart_id, title, summary), columns, table)


def _cumulated(dated: Sequence[Row], totals: Sequence[Row], undated: int, every: Sum) -> Figure:
    place = ground([*(days(row, "date") for row in dated), *(days(row, "as_of") for row in totals)])
    added = Sum.of(dated, "killed")
    largest = max([added.high or added.best, 1, *(most(row, "count") or 0 for row in totals)])
    bottom = _TOP + (_PLOT if place.time else _LOW_PLOT)
    scale = Scale(0, nice(largest), bottom, _TOP)
    marks: list[Mark] = [*numbers(scale), *times(place, _TOP, bottom)]
    taken: list[Box] = []
    if dated and place.time is not None:
        steps, taken = _steps(dated, place.time, scale)
        marks += steps
        text = f"{added.words} in dated incidents"
        end = place.time.end
        marks.append(Words(round(end, 1), scale(added.best) - 12, text, VERMILION, "end"))
        taken.append((end - width(text), scale(added.best) - 20, end, scale(added.best) - 4))
    marks += plotted(map(_total, totals), place, scale, taken)
    y = bottom + LINE + 8
    if undated:
        note = f"{number(undated, 'incident')} without a date {'is' if undated == 1 else 'are'} not in the line; with"
        note = f"{note} {'it' if undated == 1 else 'them'}: {every.words} killed."
        lines = paragraph(note, y + LINE / 2)
        marks += lines
        y += LINE * len(lines)
    return Figure(y + 4, tuple(marks))


def _steps(dated: Sequence[Row], time: Scale, scale: Scale) -> tuple[list[Mark], list[Box]]:
    """The sum over time as a band: above, what may have been by a day; below, what had been for certain."""
    upper = _path(((days(row, "date").earliest, row) for row in dated), time, "high")
    lower = _path(((days(row, "date").latest, row) for row in dated), time, "low")
    marks: list[Mark] = []
    corners = sorted({x for x, _ in (*upper, *lower)} | {time.end})
    boxes: list[Box] = []
    above, below = dict(upper), dict(lower)
    high = low = 0
    for x, x2 in pairwise(corners):
        before, high, low = low, above.get(x, high), below.get(x, low)
        top, bottom = scale(high), scale(low)
        if top != bottom:
            marks.append(Bar(x, top, x2, bottom, VERMILION, 0.35))
        if low != before:
            marks.append(Line(x, scale(before), x, bottom, VERMILION, width=2))
        marks.append(Line(x, bottom, x2, bottom, VERMILION, width=2))
        boxes.append((x, top - 3, x2, bottom + 3))
    for row in dated:
        found = days(row, "date")
        day = found.latest or found.earliest
        if row["killed_qualifier"] == "vague" and day is not None:
            x = time(year_of(day))
            y = scale(max((value for at, value in lower if at <= x), default=0)) - 10
            marks.append(Words(x, y, "?", VERMILION, "middle", is_bold=True))
            boxes.append((x - 5, y - 8, x + 5, y + 8))
    return marks, boxes


def _path(dated: Iterable[tuple[dt.date | None, Row]], time: Scale, part: str) -> list[tuple[float, int]]:
    """Where the sum steps up, and to what; an open date steps at the end of the line that it is open to."""
    open_end = time.start if part == "high" else time.end
    places = [(open_end if day is None else time(year_of(day)), row) for day, row in dated]
    found: list[tuple[float, int]] = []
    value = 0
    for x, row in sorted(places, key=lambda each: each[0]):
        one = Sum.of([row], "killed")
        value += one.low if part == "low" else one.high if one.high is not None else one.best
        if found and found[-1][0] == x:
            found.pop()
        found.append((x, value))
    return found


def _total(row: Row) -> Observation:
    whose = _whose(row)
    as_of = brief(date_words(row, "as_of"))
    said = count_words(row, "count")
    return Observation(
        days(row, "as_of"),
        row["count_low"],
        row["count_best"],
        row["count_high"],
        row["count_qualifier"] == "about",
        tuple(dict.fromkeys((", ".join(filter(None, (f"{said} {whose}", as_of))), f"{said} {whose}", said))),
        BLUE if row["population"].startswith("un_") else GREY,
        "square",
    )


def _whose(row: Row) -> str:
    parts = [] if row["cause"] in ("unspecified", "all") else [words.label("fatality_causes", row["cause"]).lower()]
    return ", ".join([words.label("populations", row["population"]), *parts])


def _told_incident(group: Sequence[Row], link: Link) -> tuple[Cell, ...]:
    row = group[0]
    return (
        Cell(incident_name(row)),
        linked(link, "incidents", row["incident_id"], shown_count(row, "killed")),
        Cell(date_words(row, "date") or "no date told"),
        Cell(bounds_words(row, "date")),
        Cell(told(group)),
    )


def _told_total(group: Sequence[Row], link: Link) -> tuple[Cell, ...]:
    row = group[0]
    return (
        Cell(f"Running total, {_whose(row)}"),
        linked(link, "fatality_totals", row["fatality_total_id"], shown_count(row, "count")),
        Cell(date_words(row, "as_of") or "no date told"),
        Cell(bounds_words(row, "as_of")),
        Cell(told(group)),
    )


def _totals_summary(counted: Sequence[Row], dated: Sequence[Row], totals: Sequence[Row]) -> str:
    every = Sum.of(counted, "killed")
    said = [f"{count_words(row, 'count')} ({_whose(row)}, {date_words(row, 'as_of') or 'no date'})" for row in totals]
    largest = max(totals, key=lambda row: most(row, "count") or 0, default=None)
    share = ""
    total = most(largest, "count") if largest is not None else None
    if total and every.best:
        share = f"Those of the incidents come to {every.best / total:.0%} of the largest total, {total:,}."
    return sentence(
        (
            f"{number(len(counted), 'incident')} with dead, {len(dated)} of them dated: {every.words} killed."
            if counted
            else "No incident with dead is told of.",
            f"Running totals: {'; '.join(said)}." if said else "No running total is given.",
            share,
        )
    )
