"""The health of the citations of all documents: which have an archived copy, are bare, or contradict themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from pipeline.publish.report.charts.drawing import drawn
from pipeline.publish.report.charts.figure import WIDTH, Bar, Figure, Mark, Scale, Words, cut, width
from pipeline.publish.report.charts.palette import AMBER, BLUE, GREY, MUTED, VERMILION
from pipeline.publish.report.charts.rows import Frames, Row, linked, number, sentence
from pipeline.publish.report.model import Cell, Chart, Link

# In the order of the bars. A citation stands under the last of them that it is.
_STATES = {"archived": BLUE, "no copy": GREY, "bare": AMBER, "contradictory": VERMILION}
_MEANINGS = {
    "archived": "with an archived copy",
    "no copy": "without one",
    "bare": "bare, an address and nothing else",
    "contradictory": "contradictory, with parts that do not agree",
}
_MOST = 20
"""Hosts that have a bar of their own."""

_LISTED = 200
"""Citations that the table has a row for; those that are contradictory or bare come first."""

_NO_HOST = "no address"
_NO_YEAR = "no date"
_ROW = 22
_KEY = 30
_RULE = 96  # pixels that a label may take


def by_host(frames: Frames, link: Link) -> Chart | None:
    """The citations by the site that they lead to, the most cited first; None where there are none."""
    title = "Citations by site"
    return _chart("citations-by-host", title, "Site", frames, link, lambda row: row["host"] or _NO_HOST, _most_first)


def by_year(frames: Frames, link: Link) -> Chart | None:
    """The citations by the year of publication, or else of the visit; None where there are none."""
    title = "Citations by year of publication, else of the visit"
    return _chart("citations-by-year", title, "Year", frames, link, _year, _in_time)


def _year(row: Row) -> str:
    day = row["published_earliest"] or row["published_latest"] or row["accessed_earliest"] or row["accessed_latest"]
    return str(day.year) if day else _NO_YEAR


Counts = Mapping[str, Mapping[str, int]]


def _most_first(counts: Counts) -> list[tuple[str, Mapping[str, int]]]:
    ordered = sorted(counts.items(), key=lambda each: (-sum(each[1].values()), each[0]))
    if len(ordered) <= _MOST:
        return ordered
    rest = ordered[_MOST - 1 :]
    other = {state: sum(each.get(state, 0) for _, each in rest) for state in _STATES}
    return [*ordered[: _MOST - 1], (f"{len(rest):,} other sites", other)]


def _in_time(counts: Counts) -> list[tuple[str, Mapping[str, int]]]:
    """Every year from the first to the last, those without citations too; decades where the years are many."""
    years = sorted(int(year) for year in counts if year != _NO_YEAR)
    found: list[tuple[str, Mapping[str, int]]] = []
    if years and years[-1] - years[0] < 2 * _MOST:
        found = [(str(year), counts.get(str(year), {})) for year in range(years[0], years[-1] + 1)]
    elif years:
        for decade in range(years[0] // 10, years[-1] // 10 + 1):
            each = [counts.get(str(year), {}) for year in range(decade * 10, decade * 10 + 10)]
            found.append((f"{decade}0s", {state: sum(year.get(state, 0) for year in each) for state in _STATES}))
    if _NO_YEAR in counts:
        found.append((_NO_YEAR, counts[_NO_YEAR]))
    return found


def _chart(
    chart_id: str,
    title: str,
    head: str,
    frames: Frames,
    link: Link,
    group: Callable[[Row], str],
    ordered: Callable[[Counts], list[tuple[str, Mapping[str, int]]]],
) -> Chart | None:
    contradictory = _contradictory(frames)
    cited = [(row, _state(row, contradictory), group(row)) for row in frames["citations"].to_dicts()]
    if not cited:
        return None
    counts: dict[str, dict[str, int]] = {}
    for _, state, name in cited:
        of_group = counts.setdefault(name, {})
        of_group[state] = of_group.get(state, 0) + 1
    groups = ordered(counts)
    summary = _summary(groups, [state for _, state, _ in cited], head)
    names = list(_STATES)
    cited.sort(key=lambda each: (-names.index(each[1]), each[2], each[0]["document_id"], each[0]["position"]))
    table = tuple(
        (
            Cell(name),
            linked(link, "citations", row["citation_id"], row["title"] or row["url"] or "a citation in free text"),
            Cell(_MEANINGS[state]),
            Cell(row["document_id"]),
        )
        for row, state, name in cited[:_LISTED]
    )
    if len(cited) > _LISTED:
        summary = f"{summary} The table has the first {_LISTED} of {len(cited):,}, contradictory and bare ones first."
    columns = (head, "Citation", "State", "Document")
    return Chart(chart_id, title, summary, drawn(_figure(groups), chart_id, title, summary), columns, table)


def _contradictory(frames: Frames) -> frozenset[str]:
    """Citations that a rule on citations finds in error, or of which it compared two values that differ."""
    rules = frames["rules"].filter(pl.col("family") == "citations").get_column("rule_id").implode()
    is_contradiction = (pl.col("severity") == "error") | pl.col("difference").is_not_null()
    found = frames["findings"].filter(
        (pl.col("table_name") == "citations") & pl.col("rule_id").is_in(rules) & is_contradiction
    )
    return frozenset(found.get_column("row_id").drop_nulls().to_list())


def _state(row: Row, contradictory: frozenset[str]) -> str:
    if row["citation_id"] in contradictory:
        return "contradictory"
    if row["url"] and not row["template"] and not row["title"] and not row["archive_url"]:
        return "bare"
    return "archived" if row["archive_url"] else "no copy"


def _figure(groups: Sequence[tuple[str, Mapping[str, int]]]) -> Figure:
    """A bar for each group, in parts by state; the key names the states in their colours."""
    labels = [cut(name, WIDTH * 0.45) for name, _ in groups]
    left = round(max(map(width, labels)) + 8, 1)
    most = max(sum(counts.values()) for _, counts in groups)
    scale = Scale(0, most, left, WIDTH - width(f"{most:,}") - 8)
    marks: list[Mark] = []
    x = 0.0
    for state, colour in _STATES.items():
        marks += [Bar(x, 2, x + 10, 14, colour), Words(x + 14, 8, state, colour)]
        x = round(x + 14 + width(state) + 14, 1)
    for position, ((_, counts), label) in enumerate(zip(groups, labels, strict=True)):
        y = _KEY + _ROW * (position + 0.5)
        marks.append(Words(left - 8, y, label, anchor="end"))
        total = 0
        for state, colour in _STATES.items():
            count = counts.get(state, 0)
            if count:
                marks.append(Bar(scale(total), y - 7, scale(total + count) - 0.8, y + 7, colour))
            total += count
        marks.append(Words(scale(total) + 5, y, f"{total:,}", MUTED))
    return Figure(_KEY + _ROW * len(groups) + 4, tuple(marks))


def _summary(groups: Sequence[tuple[str, Mapping[str, int]]], states: Sequence[str], head: str) -> str:
    of_all = [f"{states.count(state):,} {meaning}" for state, meaning in _MEANINGS.items() if state in states]
    said = []
    for name, counts in groups:
        parts = [f"{counts[state]:,} {state}" for state in _STATES if counts.get(state)]
        if parts:
            said.append(f"{name} {', '.join(parts)}")
    return sentence(
        (
            f"{number(len(states), 'citation')}: {'; '.join(of_all)}.",
            f"By {head.lower()}: {'; '.join(said)}.",
        )
    )
