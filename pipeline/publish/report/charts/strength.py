"""How many a mission had and might have: strengths over time, a plot for each component."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from pipeline.publish.report import words
from pipeline.publish.report.charts.drawing import drawn
from pipeline.publish.report.charts.figure import LINE, Figure, Mark, Scale, paragraph
from pipeline.publish.report.charts.observations import Observation, ground, heading, nice, numbers, plotted, times
from pipeline.publish.report.charts.palette import BLUE, GREY, PURPLE, VERMILION, Colour
from pipeline.publish.report.charts.rows import (
    Frames,
    Row,
    about,
    alike,
    bounds_words,
    brief,
    count_key,
    count_words,
    date_key,
    date_words,
    days,
    joined,
    linked,
    most,
    number,
    sentence,
    told,
)
from pipeline.publish.report.model import Cell, Chart, Link
from schemas.code_lists import code_list

_COLUMNS = ("Kind", "Component", "Number", "Low", "High", "As of", "Days", "Resolution", "Told")
_LOOKS: dict[str, tuple[Colour, str]] = {
    "authorised": (BLUE, "square"), "deployed": (VERMILION, "circle"), "planned": (PURPLE, "diamond"),
    "unspecified": (GREY, "circle"),
}  # fmt: skip
_PLOT = 92
_CROWDED = 14  # pixels more for each number beyond three, so that their labels have room
_HIGHEST = 220
_TITLE = 30
_GAP = 14


def strength(frames: Frames, mission_id: str, link: Link) -> Chart | None:
    """The chart; None where no strength has a number."""
    rows = about(frames, "strengths", mission_id)
    groups = alike(
        rows,
        lambda row: (row["component"], row["kind"], count_key(row, "count"), date_key(row, "as_of"), row["symbol"]),
    )
    components = [component.code for component in code_list("components")]
    kinds = [kind.code for kind in code_list("strength_kinds")]
    groups.sort(key=lambda group: (components.index(group[0]["component"]), kinds.index(group[0]["kind"])))
    numbered = [group[0] for group in groups if most(group[0], "count") is not None]
    if not numbered:
        return None
    title, summary = "Authorised and deployed strength", _summary(groups)
    figure = _figure(numbered, [group[0] for group in groups if most(group[0], "count") is None])
    table = tuple(_cells(group, link) for group in groups)
    return Chart("strength", title, summary, drawn(figure, "strength", title, summary), _COLUMNS, table)


def _key(row: Row) -> Hashable:
    """What two strengths have in common that say the same."""
    return (row["component"], row["kind"], row["symbol"], count_key(row, "count"), date_key(row, "as_of"))


def _figure(rows: Sequence[Row], vague: Sequence[Row]) -> Figure:
    """A plot for each component on one line of time; what has a word and no number is told below."""
    place = ground(days(row, "as_of") for row in rows)
    marks: list[Mark] = []
    y = 0.0
    for group in alike(rows, lambda row: row["component"]):
        component = group[0]["component"]
        name = "Component not told" if component == "unspecified" else words.label("components", component)
        marks.append(heading(name, y + LINE / 2))
        top = y + _TITLE
        bottom = top + min(_PLOT + _CROWDED * max(len(group) - 3, 0), _HIGHEST)
        scale = Scale(0, nice(max(most(row, "count") or 0 for row in group)), bottom, top)
        marks += numbers(scale)
        marks += times(place, top, bottom)
        marks += plotted(map(_observation, group), place, scale)
        y = bottom + LINE + _GAP
    if vague:
        told = joined([_label(row, is_long=True) for row in vague])
        lines = paragraph(f"Without a number, not drawn: {told}.", y + LINE / 2)
        marks += lines
        y += LINE * len(lines)
    return Figure(y, tuple(marks))


def _observation(row: Row) -> Observation:
    colour, shape = _LOOKS[row["kind"]]
    return Observation(
        days(row, "as_of"),
        row["count_low"],
        row["count_best"],
        row["count_high"],
        row["count_qualifier"] == "about",
        tuple(dict.fromkeys((_label(row, is_long=True), _label(row), count_words(row, "count")))),
        colour,
        shape,  # type: ignore[arg-type]
        is_ceiling=row["kind"] == "authorised",
    )


def _label(row: Row, *, is_long: bool = False) -> str:
    kind = "" if row["kind"] == "unspecified" else words.label("strength_kinds", row["kind"]).lower()
    said = " ".join(filter(None, (count_words(row, "count"), kind)))
    return ", ".join(filter(None, (said, brief(date_words(row, "as_of")) if is_long else "")))


def _cells(group: Sequence[Row], link: Link) -> tuple[Cell, ...]:
    row = group[0]
    low, high = (f"{row[part]:,}" if row[part] is not None else "not told" for part in ("count_low", "count_high"))
    return (
        Cell(words.label("strength_kinds", row["kind"])),
        Cell(words.label("components", row["component"])),
        linked(link, "strengths", row["strength_id"], count_words(row, "count") or "not told"),
        Cell(low),
        Cell(high),
        Cell(date_words(row, "as_of") or "no date told"),
        Cell(bounds_words(row, "as_of")),
        Cell(row["symbol"] or ""),
        Cell(told(group)),
    )


def _summary(groups: Sequence[Sequence[Row]]) -> str:
    said = []
    for kind in code_list("strength_kinds"):
        rows = [group[0] for group in groups if group[0]["kind"] == kind.code]
        if rows:
            name = "of a kind not told" if kind.code == "unspecified" else kind.label.lower()
            said.append(f"{name}: {'; '.join(map(_told, rows[:10]))}{'; and others' if len(rows) > 10 else ''}")
    undated = sum(not days(group[0], "as_of").is_told for group in groups)
    return sentence(
        (
            f"{number(len(groups), 'number')} of personnel.",
            *(f"{each[0].upper()}{each[1:]}." for each in said),
            f"{undated} {'has' if undated == 1 else 'have'} no date and {'stands' if undated == 1 else 'stand'} in a"
            " strip of their own."
            if undated
            else "",
            "Each component has its own scale, from nothing.",
        )
    )


def _told(row: Row) -> str:
    component = "" if row["component"] == "unspecified" else words.label("components", row["component"]).lower()
    as_of = date_words(row, "as_of")
    said = " ".join(filter(None, (count_words(row, "count"), component)))
    return f"{said}, {as_of or 'no date'}"
