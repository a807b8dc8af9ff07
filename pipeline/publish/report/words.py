"""Rows in plain words: what a date block, a count block, a code and a whole row say to a person.

Labels are the contract's titles and the code lists' labels; here stands only how they are put together.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import polars as pl

import schemas
from schemas.code_lists import code_list

Row = Mapping[str, Any]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

# What a row says in short: columns and blocks, the first that say anything of those joined by "|".
_HEADLINES = {
    "missions": ("name|abbreviation", "status"),
    "statements": ("entity_id", "property", "value_count|value_date|value"),
    "names": ("name", "kind"),
    "operations": ("name|abbreviation", "kind", "start"),
    "operation_relations": ("from_id", "relation", "to_id"),
    "resolutions": ("symbol|number", "action", "adopted"),
    "mandates": ("symbol", "duration", "start", "end"),
    "mandate_tasks": ("task",),
    "strengths": ("kind", "component", "count", "as_of"),
    "contributors": ("country_code|country_as_written", "start", "end"),
    "contributions": ("country_code", "count", "unit_name|personnel_type|equipment|unit", "as_of"),
    "people": ("name", "nationality_code"),
    "leadership": ("person_as_written", "role_as_written|role", "start", "end"),
    "places": ("name", "kind", "role"),
    "actors": ("name", "kind"),
    "actor_relations": ("actor_id", "relation", "other_actor_id"),
    "events": ("kind", "date"),
    "incidents": ("kind", "place", "date", "killed"),
    "casualties": ("outcome", "count", "country_code", "population"),
    "fatality_totals": ("count", "cause", "population", "as_of"),
    "infobox_fields": ("field", "text"),
    "citations": ("title|url", "host"),
    "citation_uses": ("citation_id",),
    "links": ("kind", "target"),
    "date_mentions": ("edtf",),
    "number_mentions": ("value", "noun"),
}

_UNSPECIFIED = "unspecified"  # a code that tells nothing in a line
_LONGEST = 400  # characters of a value that are shown
_DATE_PARTS = ("earliest", "latest", "precision", "modifier", "basis", "mention_id")
_COUNT_PARTS = ("low", "best", "high", "mention_id")
_PLACE = frozenset({"document_id", "evidence_id", "start", "end", "quote", "basis_start", "basis_end"})
_DAY = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing that a row of a table says: a column, or a block of columns under one prefix."""

    name: str
    label: str
    kind: Literal["date", "count", "code", "flag", "plain"]
    codes: str | None = None


def date(edtf: str | None, modifier: str | None = None) -> str:
    """An EDTF date as a person would write it: ``late September 2013``. Empty where there is none."""
    if edtf is None:
        return ""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        words = f"{_simple(first) or 'open'} to {_simple(last) or 'open'}"
    else:
        words = _simple(edtf)
    return f"{modifier} {words}" if modifier else words


def _simple(edtf: str) -> str:
    if edtf in ("", ".."):
        return ""
    if decade := re.fullmatch(r"(\d{3})X", edtf):
        return f"{decade[1]}0s"
    found = _DAY.match(edtf)
    if found is None:
        return edtf
    year, month, day = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return edtf
    return " ".join(filter(None, (str(int(day)) if day else "", MONTHS[int(month) - 1], year)))


def bounds(earliest: dt.date | None, latest: dt.date | None) -> str:
    """The days that close a date in, where they are not one."""
    if earliest == latest:
        return ""
    return f"{earliest.isoformat() if earliest else '…'} to {latest.isoformat() if latest else '…'}"


def count(low: int | None, best: int | None, high: int | None, qualifier: str | None) -> str:
    """A count block: ``at most 11,200``. Empty where there is none."""
    if qualifier is None:
        return ""
    if best is None and low is None and high is None:
        return "a number not given"
    number = next(each for each in (best, high if qualifier == "at_most" else low, high, low) if each is not None)
    if qualifier in ("about", "at_most", "at_least"):
        return f"{qualifier.replace('_', ' ')} {number:,}"
    if low is not None and high is not None and low != high:
        return f"{low:,}–{high:,}"
    return f"{number:,}"


def label(codes: str, code: str) -> str:
    """The name of a code for people; the code itself where the list does not have it."""
    return _labels(codes).get(code, code)


def shown(text: str) -> str:
    """A text cut to what a person reads at a glance."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def fields(table: str, row: Row) -> list[tuple[str, str]]:
    """What a row says: label and value of each column or block that says anything, in the order of the contract."""
    said = ((part.label, _value(part, row, is_full=True)) for part in _parts(table))
    return [(label, value) for label, value in said if value]


def headline(table: str, row: Row) -> str:
    """What a row says, in a line."""
    parts = {part.name: part for part in _parts(table)}
    said = []
    for choice in _HEADLINES.get(table, ()):
        values = (_value(parts[name], row) for name in choice.split("|") if row.get(name) != _UNSPECIFIED)
        said.append(next(filter(None, values), ""))
    return shown(" · ".join(filter(None, said))) or str(row[schemas.primary_key(table)])


def said(table: str, row: Row, name: str) -> str:
    """What one column, or the block with this prefix, says. Empty where it says nothing."""
    return next((_value(part, row) for part in _parts(table) if part.name == name), "")


@cache
def _labels(codes: str) -> dict[str, str]:
    return {code.code: code.label for code in code_list(codes)}


@cache
def _parts(table: str) -> tuple[_Part, ...]:
    columns = schemas.columns(table)
    names = {column.name for column in columns}
    dates = {name.removesuffix("edtf") for name in names if name.endswith("edtf") and f"{name[:-4]}earliest" in names}
    counts = {
        name.removesuffix("qualifier") for name in names if name.endswith("qualifier") and f"{name[:-9]}best" in names
    }
    swallowed = {f"{prefix}{part}" for prefix in dates for part in _DATE_PARTS}
    swallowed |= {f"{prefix}{part}" for prefix in counts for part in _COUNT_PARTS}
    parts = []
    for column in columns[1:]:
        name = column.name
        if name in swallowed or name in _PLACE:
            continue
        prefix = name.removesuffix("edtf")
        if prefix in dates and name != prefix:
            parts.append(_Part(prefix.rstrip("_") or "edtf", column.title, "date"))
        elif name.removesuffix("qualifier") in counts and name.endswith("qualifier"):
            title = column.title.partition(":")[0]
            parts.append(_Part(name.removesuffix("qualifier").rstrip("_"), title, "count"))
        elif column.codes:
            parts.append(_Part(name, column.title, "code", column.codes))
        elif column.dtype == pl.Boolean:
            parts.append(_Part(name, column.title, "flag"))
        else:
            parts.append(_Part(name, column.title, "plain"))
    return tuple(parts)


def _value(part: _Part, row: Row, *, is_full: bool = False) -> str:
    if part.kind == "date":
        prefix = "" if part.name == "edtf" else f"{part.name}_"
        words = date(row[f"{prefix}edtf"], row[f"{prefix}modifier"])
        days = bounds(row[f"{prefix}earliest"], row[f"{prefix}latest"]) if is_full and words else ""
        return f"{words} ({days})" if days else words
    if part.kind == "count":
        return count(*(row[f"{part.name}_{end}"] for end in ("low", "best", "high", "qualifier")))
    value = row[part.name]
    if value is None or value == []:
        return ""
    if part.kind == "code":
        return label(part.codes or "", value)
    if part.kind == "flag":
        return "yes" if value else "no"
    return shown(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return "; ".join(f"{name} = {text}" for name, text in value.items())
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S UTC")
    if isinstance(value, float):
        return f"{value:,.15g}"
    return str(value)
