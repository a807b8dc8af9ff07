"""Who led a mission, and when: terms by role, and the terms of office that its documents date besides."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.publish.report import words
from pipeline.publish.report.charts import lanes
from pipeline.publish.report.charts.drawing import drawn
from pipeline.publish.report.charts.palette import BLUE, GREEN, PURPLE
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
    linked,
    number,
    period,
    sentence,
    told,
)
from pipeline.publish.report.model import Cell, Chart, Link
from schemas.code_lists import code_list

_COLUMNS = ("Role", "Person", "As written", "From", "Until", "Days", "Told")
_COLOURS = (PURPLE, BLUE, GREEN)


def leadership(frames: Frames, mission_id: str, link: Link) -> Chart | None:
    """The chart; None where nobody's term is dated."""
    rows = terms(frames, mission_id)
    roles = [role.code for role in code_list("roles")]
    figure = lanes.figure(
        [
            lanes.Lane(words.label("roles", role), _COLOURS[position % len(_COLOURS)], entries)
            for position, role in enumerate(roles)
            if (entries := _entries([row for row in rows if row["role"] == role]))
        ]
    )
    if figure is None:
        return None
    title, summary = "Terms of office", _summary(rows)
    table = tuple(
        _cells(group, link) for role in roles for group in _groups(row for row in rows if row["role"] == role)
    )
    return Chart("leadership", title, summary, drawn(figure, "leadership", title, summary), _COLUMNS, table)


def terms(frames: Frames, mission_id: str) -> list[Row]:
    """Terms in the mission, and dated ones in no mission that its documents tell of."""
    return [
        row
        for row in about(frames, "leadership", mission_id)
        if row["mission_id"] is not None or days(row, "start").is_told or days(row, "end").is_told
    ]


def _groups(rows: Iterable[Row]) -> list[list[Row]]:
    return alike(rows, lambda row: (row["person_id"], row["role"], date_key(row, "start"), date_key(row, "end")))


def _entries(rows: list[Row]) -> tuple[lanes.Entry, ...]:
    """Terms in the order of time, those without a date last."""
    entries = []
    for group in _groups(rows):
        row = group[0]
        often = f" (×{len(group)})" if len(group) > 1 else ""
        label = ", ".join(filter(None, (row["person_as_written"], brief(period(row))))) + often
        entries.append(lanes.Entry(label, days(row, "start"), days(row, "end")))
    return tuple(sorted(entries, key=_order))


def _order(entry: lanes.Entry) -> tuple[bool, int, str]:
    bounds = [day for days in (entry.start, entry.end) if days for day in (days.earliest, days.latest) if day]
    return not bounds, min(bounds).toordinal() if bounds else 0, entry.label


def _cells(group: list[Row], link: Link) -> tuple[Cell, ...]:
    row = group[0]
    return (
        Cell(words.label("roles", row["role"])),
        linked(link, "leadership", row["leadership_id"], row["person_as_written"]),
        Cell(" ".join(filter(None, (row["rank"], row["role_as_written"])))),
        Cell(date_words(row, "start") or "not told"),
        Cell(date_words(row, "end") or "not told"),
        Cell("; ".join(filter(None, (bounds_words(row, "start"), bounds_words(row, "end"))))),
        Cell(told(group)),
    )


def _summary(rows: list[Row]) -> str:
    groups = _groups(rows)
    whole = sum(bool(date_words(group[0], "start") and date_words(group[0], "end")) for group in groups)
    undated = sum(not period(group[0]) for group in groups)
    dated = [f"{group[0]['person_as_written']} {period(group[0])}" for group in groups if period(group[0])]
    return sentence(
        (
            f"{number(len(groups), 'term')} of {number(len({row['person_id'] for row in rows}), 'person', 'people')}.",
            f"{whole} {'has' if whole == 1 else 'have'} both a start and an end, {undated} neither.",
            f"{'; '.join(dated[:8])}{'; and others in the table' if len(dated) > 8 else ''}.",
        )
    )
