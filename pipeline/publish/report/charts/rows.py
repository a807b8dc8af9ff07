"""What charts ask of the published tables: the rows about a mission, equal claims told once, and their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from pipeline.publish.report import words
from pipeline.publish.report.charts.time_axis import Days
from pipeline.publish.report.model import Cell, Link

Row = Mapping[str, Any]
Frames = Mapping[str, pl.DataFrame]

_SIDES = ("before", "after")
_MONTH = re.compile(rf"\b(?:{'|'.join(words.MONTHS)})\b")


def about(frames: Frames, table: str, mission_id: str) -> Sequence[Row]:
    """A table's rows about a mission: those that name it, and those that name none in a document about it."""
    documents = frames["documents"].filter(pl.col("mission_id") == mission_id).get_column("document_id").implode()
    names_it = pl.col("mission_id") == mission_id
    is_in_its_document = pl.col("mission_id").is_null() & pl.col("document_id").is_in(documents)
    return frames[table].filter(names_it | is_in_its_document).to_dicts()


def of(frames: Frames, table: str, mission_id: str) -> Sequence[Row]:
    """A table's rows that name a mission."""
    return frames[table].filter(pl.col("mission_id") == mission_id).to_dicts()


def alike(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> list[list[Row]]:
    """Rows with the same key together, in the order of the first of each."""
    groups: dict[Hashable, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.values())


def claims(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> list[list[Row]]:
    """Rows that say the same thing in several documents together.

    Two equal rows of one document are two things (two attacks in a month with two dead each); the first of them is the
    same thing as the first of another document.
    """
    counts: dict[Hashable, int] = {}
    numbered = []
    for row in rows:
        place = (key(row), row["document_id"])
        counts[place] = counts.get(place, 0) + 1
        numbered.append(((key(row), counts[place]), row))
    groups: dict[Hashable, list[Row]] = {}
    for number, row in numbered:
        groups.setdefault(number, []).append(row)
    return list(groups.values())


def days(row: Row, prefix: str) -> Days:
    """The bounds of a row's date block; before and after a day are open, whatever bounds the day itself has."""
    modifier = row[f"{prefix}_modifier"]
    earliest, latest = row[f"{prefix}_earliest"], row[f"{prefix}_latest"]
    if earliest == latest:
        return Days(None if modifier == "before" else earliest, None if modifier == "after" else latest)
    return Days(earliest, latest)


def date_words(row: Row, prefix: str) -> str:
    """A row's date block as a person would write it; empty where there is none."""
    return words.date(row[f"{prefix}_edtf"], row[f"{prefix}_modifier"])


def bounds_words(row: Row, prefix: str) -> str:
    """The days that close a row's date in; empty where there is no date."""
    found = days(row, prefix)
    if found.is_day and found.earliest is not None:
        return found.earliest.isoformat()
    return words.bounds(found.earliest, found.latest)


def period(row: Row) -> str:
    """The start and end of a row in words: ``from 2016 until March 2018``; empty where neither is told."""
    start, end = date_words(row, "start"), date_words(row, "end")
    since = "began" if row["start_modifier"] in _SIDES else "from"
    until = "ended" if row["end_modifier"] in _SIDES else "until"
    return " ".join(part for part in (f"{since} {start}" if start else "", f"{until} {end}" if end else "") if part)


def duration(code: str) -> str:
    """An ISO 8601 duration in words: ``1 year``, ``6 months``; as it is where it is of another form."""
    found = re.fullmatch(r"P(\d+)([YMWD])", code)
    if found is None:
        return code
    return number(int(found[1]), {"Y": "year", "M": "month", "W": "week", "D": "day"}[found[2]])


def date_key(row: Row, prefix: str) -> tuple[Any, ...]:
    """What two dates have in common that are written alike."""
    return tuple(row[f"{prefix}_{part}"] for part in ("edtf", "modifier", "earliest", "latest"))


def count_words(row: Row, prefix: str) -> str:
    """A row's count block as a person would write it; empty where there is none."""
    return words.count(*(row[f"{prefix}_{part}"] for part in ("low", "best", "high", "qualifier")))


def count_key(row: Row, prefix: str) -> tuple[Any, ...]:
    """What two counts have in common that are written alike."""
    return tuple(row[f"{prefix}_{part}"] for part in ("low", "best", "high", "qualifier"))


def country(row: Row) -> str:
    """The country of a row for people: of its code, else as it is written; empty where neither is there."""
    code = row.get("country_code")
    return words.label("countries", code) if code else row.get("country_as_written") or ""


def most(row: Row, prefix: str) -> int | None:
    """The largest number in a count block; None where it has none."""
    parts = (row[f"{prefix}_{part}"] for part in ("low", "best", "high"))
    return max((part for part in parts if part is not None), default=None)


def brief(text: str) -> str:
    """A text with the names of months cut to three letters, for a drawing."""
    return _MONTH.sub(lambda month: month[0][:3], text)


def linked(link: Link, table: str, row_id: str, text: str) -> Cell:
    """A cell that leads to the words of a row."""
    return Cell(text, link(table, row_id) or None)


def told(rows: Sequence[Row]) -> str:
    """How often and in how many documents something is told."""
    documents = len({row["document_id"] for row in rows})
    return f"{times(len(rows))} in {number(documents, 'document')}"


def times(count: int) -> str:
    """A number of times."""
    return "once" if count == 1 else f"{count:,} times"


def number(count: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 document``, ``2 documents``."""
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"


def sentence(parts: Iterable[str]) -> str:
    """Sentences joined, without the empty ones."""
    return " ".join(part for part in parts if part)


def joined(items: Sequence[str]) -> str:
    """Items as in a sentence: ``one, two and three``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
