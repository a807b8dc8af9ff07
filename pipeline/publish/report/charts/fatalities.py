"""A mission's dead by nationality."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipeline.publish.report import words
from pipeline.publish.report.charts.drawing import drawn
from pipeline.publish.report.charts.figure import (
    WIDTH,
    Bar,
    Dot,
    Figure,
    Line,
    Mark,
    Scale,
    Words,
    cut,
    width,
)
from pipeline.publish.report.charts.incidents import incident_key, incident_name, shown_count
from pipeline.publish.report.charts.palette import VERMILION
from pipeline.publish.report.charts.rows import (
    Frames,
    Row,
    about,
    alike,
    claims,
    count_key,
    country,
    date_words,
    linked,
    number,
    sentence,
    told,
)
from pipeline.publish.report.charts.sums import Sum
from pipeline.publish.report.model import Cell, Chart, Link

_NOT_TOLD = "Nationality not told"


def by_nationality(frames: Frames, mission_id: str, link: Link) -> Chart | None:
    """The killed of each nationality, without attackers; None where nobody killed is told of."""
    incidents = {row["incident_id"]: row for row in about(frames, "incidents", mission_id)}
    rows = [
        {**row, "incident": incidents[row["incident_id"]]}
        for row in frames["casualties"].filter(pl.col("outcome") == "killed").to_dicts()
        if row["incident_id"] in incidents and row["population"] != "attacker" and row["count_qualifier"] is not None
    ]
    groups = claims(rows, lambda row: (incident_key(row["incident"]), row["country_code"], count_key(row, "count")))
    if not groups:
        return None
    nations = alike((group[0] for group in groups), lambda row: country(row) or _NOT_TOLD)
    sums = [(country(rows[0]) or _NOT_TOLD, Sum.of(rows, "count")) for rows in nations]
    sums.sort(key=lambda each: (each[0] == _NOT_TOLD, -each[1].best, each[0]))
    title, summary = "Killed, by nationality", _nations_summary(sums, len(groups))
    figure = _bars(sums)
    table = tuple(_victims(group, link) for group in sorted(groups, key=lambda group: country(group[0]) or "~"))
    columns = ("Nationality", "Killed", "Population", "Incident", "When", "Told")
    chart_id = "fatalities-by-nationality"
    return Chart(chart_id, title, summary, drawn(figure, chart_id, title, summary), columns, table)


def _bars(sums: Sequence[tuple[str, Sum]]) -> Figure:
    """A bar for each, full as far as it is certain and pale as far as it may go; the unknown as a question mark."""
    longest = max([each.high or each.best for _, each in sums] + [1])
    labels = [cut(name, 150) for name, _ in sums]
    left = max(map(width, labels)) + 8
    room = max(width(each.words) for _, each in sums) + 24
    scale = Scale(0, longest, left, max(WIDTH - room, left + 40))
    marks: list[Mark] = []
    for position, ((_, each), label) in enumerate(zip(sums, labels, strict=True)):
        y = position * 24 + 12
        marks.append(Words(round(left - 8, 1), y, label, anchor="end"))
        x = scale(each.low)
        if each.low:
            marks.append(Bar(scale(0), y - 7, x, y + 7, VERMILION))
        upper = scale(each.high if each.high is not None else each.best)
        if upper > x:
            marks.append(Bar(x, y - 7, upper, y + 7, VERMILION, 0.4))
        end = max(x, upper)
        if each.unknown or each.high is None:
            marks += [
                Line(end, y, end + 10, y, VERMILION, is_dashed=True),
                Dot(end + 12, y, VERMILION, "triangle-right", 7),
            ]
            end += 16
        marks.append(Words(round(end + 5, 1), y, cut(each.words, WIDTH - end - 5)))
    return Figure(len(sums) * 24, tuple(marks))


def _victims(group: Sequence[Row], link: Link) -> tuple[Cell, ...]:
    row = group[0]
    incident = row["incident"]
    return (
        Cell(country(row) or _NOT_TOLD),
        linked(link, "casualties", row["casualty_id"], shown_count(row, "count")),
        Cell(words.label("populations", row["population"])),
        linked(link, "incidents", incident["incident_id"], incident_name(incident)),
        Cell(date_words(incident, "date") or "no date told"),
        Cell(told(group)),
    )


def _nations_summary(sums: Sequence[tuple[str, Sum]], counts: int) -> str:
    said = [f"{name}: {each.words}" for name, each in sums]
    return sentence(
        (
            f"Killed in the incidents that the documents tell of, in {number(counts, 'count')}, attackers left out.",
            f"{'; '.join(said)}.",
        )
    )
