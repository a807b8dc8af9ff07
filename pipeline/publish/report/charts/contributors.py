"""The countries in a mission: the numbers of people that each is told to have given, sorted, and the time it took part.

Numbers of one country are never added up: they may be of different times, or one a part of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.publish.report import words
from pipeline.publish.report.charts.drawing import drawn
from pipeline.publish.report.charts.figure import (
    LINE,
    WIDTH,
    Dot,
    Figure,
    Line,
    Mark,
    Scale,
    Words,
    cut,
    paragraph,
    width,
)
from pipeline.publish.report.charts.lanes import span
from pipeline.publish.report.charts.observations import nice
from pipeline.publish.report.charts.palette import BLUE, GREEN, GRID, MUTED
from pipeline.publish.report.charts.rows import (
    Frames,
    Row,
    about,
    alike,
    brief,
    count_key,
    count_words,
    country,
    date_key,
    date_words,
    days,
    joined,
    linked,
    most,
    number,
    period,
    sentence,
    told,
)
from pipeline.publish.report.charts.time_axis import axis, time_scale
from pipeline.publish.report.model import Cell, Chart, Link

_COLUMNS = ("Country", "What", "Number", "When", "Told")
_ROW = 40
_TOP = 36
_MIDDLE = 200  # between the numbers and the periods


@dataclass(frozen=True, slots=True)
class _Country:
    """A country, with what is told of it.

    Attributes:
        name: its name.
        periods: rows of `contributors`, equal ones together.
        gifts: rows of `contributions`, equal ones together, parts of others left out.
    """

    name: str
    periods: Sequence[Sequence[Row]]
    gifts: Sequence[Sequence[Row]]

    @property
    def people(self) -> list[Row]:
        """Contributions of people that have a number."""
        return [
            group[0] for group in self.gifts if group[0]["unit"] == "person" and most(group[0], "count") is not None
        ]

    @property
    def dated(self) -> list[Row]:
        """Periods with a start or an end."""
        rows = [group[0] for group in self.periods]
        return [row for row in rows if days(row, "start").is_told or days(row, "end").is_told]

    @property
    def things(self) -> str:
        """Equipment and units in words."""
        return joined([_thing(group[0]) for group in self.gifts if group[0]["unit"] != "person"])

    @property
    def largest(self) -> int:
        """The largest number of people, 0 where none is told."""
        return max((most(row, "count") or 0 for row in self.people), default=0)


def contributors(frames: Frames, mission_id: str, link: Link) -> Chart | None:
    """The chart; None where no country is told to contribute."""
    countries = _countries(frames, mission_id)
    if not countries:
        return None
    title, summary = "Contributing countries", _summary(countries)
    table = tuple(row for each in countries for row in _cells(each, link))
    svg = drawn(_figure(countries), "contributors", title, summary)
    return Chart("contributors", title, summary, svg, _COLUMNS, table)


def _countries(frames: Frames, mission_id: str) -> list[_Country]:
    """Sorted: the largest number of people first, then those with anything else told, then by name."""
    periods = [row for row in about(frames, "contributors", mission_id) if country(row)]
    gifts = [row for row in about(frames, "contributions", mission_id) if country(row) and row["part_of"] is None]
    names = sorted({country(row) for row in (*periods, *gifts)})
    by_name: dict[str, tuple[list[Row], list[Row]]] = {name: ([], []) for name in names}
    for row in periods:
        by_name[country(row)][0].append(row)
    for row in gifts:
        by_name[country(row)][1].append(row)
    found = [
        _Country(
            name,
            alike(rows, lambda row: (date_key(row, "start"), date_key(row, "end"), row["is_listed_as_current"])),
            alike(given, lambda row: (row["unit"], count_key(row, "count"), date_key(row, "as_of"), _kind(row))),
        )
        for name, (rows, given) in by_name.items()
    ]
    return sorted(found, key=lambda each: (-each.largest, not (each.gifts or each.dated), each.name))


def _kind(row: Row) -> str:
    return row["unit_name"] or row["personnel_type"] or row["equipment"] or ""


def _thing(row: Row) -> str:
    name = row["equipment"] or row["unit_name"] or words.label("contribution_units", row["unit"]).lower()
    return " ".join(filter(None, (count_words(row, "count"), name)))


def _figure(countries: Sequence[_Country]) -> Figure:
    """Two lines for each country of which more is told than its name: its words, and below them its marks."""
    shown = [each for each in countries if each.people or each.dated or each.things]
    bare = [each.name for each in countries if each not in shown]
    marks: list[Mark] = []
    y = 0.0
    if shown:
        marks, y = _rows(shown)
    if bare:
        text = f"{'Also' if shown else 'Named'}, without a number or a period: {joined(bare)}."
        lines = paragraph(text, y + LINE / 2)
        marks += lines
        y += LINE * len(lines)
    return Figure(y + 4, tuple(marks))


def _rows(shown: Sequence[_Country]) -> tuple[list[Mark], float]:
    top = nice(max([each.largest for each in shown]))
    periods = [days(row, prefix) for each in shown for row in each.dated for prefix in ("start", "end")]
    time = time_scale(periods, _MIDDLE + 14, WIDTH - 8)
    people = Scale(0, top, 8, _MIDDLE - 16 if time else WIDTH - 40)
    bottom = _TOP + sum(map(_height, shown))
    marks: list[Mark] = []
    if any(each.people for each in shown):
        marks.append(Words(0, LINE / 2, "People", BLUE, is_bold=True))
        for value in (0, top // 2, top) if top % 2 == 0 else (0, top):
            x = people(value)
            anchor = "start" if value == 0 else "end" if value == top and time else "middle"
            marks.append(Line(x, _TOP - 2, x, bottom, GRID, width=1, is_ground=True))
            marks.append(
                Words(x - 4 if value == 0 else x + 6 if anchor == "end" else x, _TOP - 10, f"{value:,}", MUTED, anchor)
            )
    if time is not None:
        marks.append(Words(_MIDDLE + 8, LINE / 2, "Period", GREEN, is_bold=True))
        marks += axis(time, _TOP - 2, bottom, labels=_TOP - 10)
    y = float(_TOP)
    for each in shown:
        marks += _country(each, y, people, time)
        y += _height(each)
    return marks, bottom + 8


def _height(each: _Country) -> int:
    """The words, and the marks if there are any."""
    return _ROW if each.people or each.dated else _ROW - LINE


def _country(each: _Country, y: float, people: Scale, time: Scale | None) -> list[Mark]:
    name = cut(each.name, WIDTH * 0.6, is_bold=True)
    marks: list[Mark] = [Words(0, y + 10, name, is_bold=True)]
    after = width(name, is_bold=True) + 8
    said = list(dict.fromkeys(count_words(row, "count") for row in each.people))
    numbers = "; ".join(filter(None, (", ".join(said), each.things, *(brief(period(row)) for row in each.dated))))
    marks.append(Words(round(after, 1), y + 10, cut(numbers, WIDTH - after), MUTED))
    middle = y + 28
    for row in each.people:
        low, high = row["count_low"], row["count_high"]
        x = people(row["count_best"] if row["count_best"] is not None else most(row, "count") or 0)
        is_hollow = row["count_qualifier"] in ("about", "at_most", "at_least")
        if low is not None and high is not None and low != high:
            marks.append(Line(people(low), middle, people(high), middle, BLUE, width=3))
        marks.append(Dot(x, middle, BLUE, size=9, is_hollow=is_hollow))
    if each.people:
        marks.append(Line(people(0), middle, people(each.largest), middle, BLUE, width=1))
    if time is not None:
        for row in each.dated:
            marks += span(days(row, "start"), days(row, "end"), middle, time, GREEN)[0]
    return marks


def _cells(each: _Country, link: Link) -> list[tuple[Cell, ...]]:
    found = []
    for group in each.periods:
        row = group[0]
        what = "listed as a current contributor" if row["is_listed_as_current"] else "contributes"
        name = linked(link, "contributors", row["contributor_id"], each.name)
        found.append((name, Cell(what), Cell(""), Cell(period(row) or "no period told"), Cell(told(group))))
    for group in each.gifts:
        row = group[0]
        what = _kind(row) or words.label("contribution_units", row["unit"]).lower()
        shown = "unknown" if row["count_qualifier"] == "vague" else count_words(row, "count") or "not told"
        count = linked(link, "contributions", row["contribution_id"], shown)
        found.append(
            (Cell(each.name), Cell(what), count, Cell(date_words(row, "as_of") or "no date told"), Cell(told(group)))
        )
    return found


def _summary(countries: Sequence[_Country]) -> str:
    numbered = [each for each in countries if each.people]
    dated = [each for each in countries if each.dated]
    first = "; ".join(f"{each.name} {each.largest:,}" for each in numbered[:10])
    periods = "; ".join(f"{each.name} {joined(list(map(period, each.dated)))}" for each in dated[:10])
    return sentence(
        (
            f"{number(len(countries), 'country', 'countries')} told to contribute.",
            f"Numbers of people are told of {len(numbered)}; the largest number of each: {first}." if first else "",
            f"Periods are told of {len(dated)}: {periods}." if periods else "No period is told of any.",
            "Numbers of one country are not added up.",
        )
    )
