"""Rules on resolutions of the Security Council: their numbers rise with time, and their symbols carry the year."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.read.document import Document
from pipeline.validate.conditions import InOrder, NoneBeyond
from pipeline.validate.findings import Corpus, Marked, Milder, Rule
from pipeline.validate.mentioned import mark
from pipeline.validate.stated import Row, about, mentions_by_id, place_of, places

_SYMBOL = re.compile(r"\((?P<year>\d{4})\)")
_NEAR = 60  # characters between a symbol and the date of its adoption


def _resolutions_in_order(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    known = [
        row
        for row in corpus.rows("resolutions")
        if row["organ"] in (None, "security_council") and row["number"]
    ]  # fmt: skip
    dated = [row for row in known if row["adopted_earliest"] and row["adopted_latest"]]
    found = list(_out_of_order(corpus, dated, "adopted_earliest", "adopted_latest"))
    yield from (comparison for _, comparison in found)
    # Where no day is told, the symbol still tells the year.
    seen = {row["resolution_id"] for row, _ in found}
    years = [of_year for row in known if row["resolution_id"] not in seen and (of_year := _of_year(row)) is not None]
    yield from (comparison for _, comparison in _out_of_order(corpus, years, "year_earliest", "year_latest"))


def _of_year(row: Row) -> Row | None:
    """A resolution with the bounds of its year: of its adoption, else of its symbol."""
    symbol = _SYMBOL.search(row["symbol"] or "")
    year = row["adopted_latest"].year if row["adopted_latest"] else int(symbol["year"]) if symbol else None
    if year is None:
        return None
    told = row["adopted_edtf"] or str(year)
    return {**row, "adopted_edtf": told, "year_earliest": dt.date(year, 1, 1), "year_latest": dt.date(year, 12, 31)}


def _out_of_order(
    corpus: Corpus, known: list[Row], earliest: str, latest: str
) -> Iterator[tuple[Row, Mapping[str, Any]]]:
    """The resolutions that fit least into the order of their numbers, each with the nearest of those that fit."""
    known = sorted(known, key=lambda row: (row["number"], row[latest], row["resolution_id"]))
    kept = _longest_rising([row[latest] for row in known])
    numbers = [known[i]["number"] for i in kept]
    members = frozenset(kept)
    for i, row in enumerate(known):
        if i in members:
            continue
        below, above = bisect_left(numbers, row["number"]), bisect_right(numbers, row["number"])
        for neighbour in (known[j] for j in (*kept[max(below - 1, 0) : below], *kept[above : above + 1])):
            lower, higher = sorted((row, neighbour), key=lambda r: r["number"])
            if higher[latest] < lower[earliest]:
                yield row, _disorder(corpus, lower, higher, row, (lower[earliest] - higher[latest]).days)
                break


def _disorder(corpus: Corpus, lower: Row, higher: Row, row: Row, days: int) -> Mapping[str, Any]:
    return {
        "days_too_late": days, "certainty": "likely",
        # Where a year was taken from the context, it may be the year that is mistaken.
        "severity": "info" if "context" in (lower["adopted_basis"], higher["adopted_basis"]) else None,
        "message": f"Resolution {higher['number']} is dated {higher['adopted_edtf']}, before resolution "
        f"{lower['number']} ({lower['adopted_edtf']}).",
        "left_value": f"{lower['number']}: {lower['adopted_edtf']}",
        "right_value": f"{higher['number']}: {higher['adopted_edtf']}", "difference": f"{days} days",
        "spans": places(place_of(corpus, "lower", lower, "adopted"), place_of(corpus, "higher", higher, "adopted")),
        **about("resolutions", "resolution_id", row),
    }  # fmt: skip


def _longest_rising(days: list[dt.date]) -> list[int]:
    """Positions of the longest run of dates that do not fall, in the order of the numbers of their resolutions."""
    ends: list[dt.date] = []
    last: list[int] = []
    before: list[int | None] = []
    for i, day in enumerate(days):
        at = bisect_right(ends, day)
        before.append(last[at - 1] if at else None)
        if at == len(ends):
            ends.append(day)
            last.append(i)
        else:
            ends[at], last[at] = day, i
    found: list[int] = []
    i = last[-1] if last else None
    while i is not None:
        found.append(i)
        i = before[i]
    return found[::-1]


def _symbol_years(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    mentions = mentions_by_id(corpus)
    dated: dict[str, dict[int, Row]] = {}
    for row in corpus.rows("resolutions"):
        document, adopted = corpus.documents.get(row["document_id"]), mentions.get(row["adopted_mention_id"])
        is_stated = row["adopted_basis"] == "stated" and row["adopted_earliest"] and row["number"]
        if document is None or adopted is None or not is_stated:
            continue
        dated.setdefault(document.id, {}).setdefault(row["number"], row)
        if (symbol := _symbol_before(document, row["number"], adopted["start"])) is not None:
            yield _of_symbol(document, symbol, row, adopted)
    for document_id, rows in dated.items():
        document = corpus.documents[document_id]
        for found in _symbols(document.language).finditer(document.text):
            row = rows.get(int(found[1]))
            adopted = None if row is None else mentions[row["adopted_mention_id"]]
            # What stands right before its date was looked at there.
            if row is not None and adopted is not None and not 0 <= adopted["start"] - found.start() <= _NEAR:
                yield _of_symbol(document, (found.start(1), found.end(), int(found["year"])), row, adopted)


def _of_symbol(document: Document, symbol: tuple[int, int, int], row: Row, adopted: Row) -> Mapping[str, Any]:
    start, end, year = symbol
    apart = max(row["adopted_earliest"].year - year, year - row["adopted_latest"].year, 0)
    return {
        "beyond": apart, "certainty": "likely",
        "message": f"The symbol says {year}, and the resolution is dated {adopted['quote']}.",
        "left_value": str(year), "right_value": row["adopted_edtf"], "difference": f"{apart} years",
        "spans": [Marked("symbol", document.id, start, end), mark("adopted", adopted)],
        **about("resolutions", "resolution_id", row),
    }  # fmt: skip


def _symbol_before(document: Document, number: int, end: int) -> tuple[int, int, int] | None:
    """A resolution's number with its year in brackets shortly before a place: where they stand, and the year."""
    start = max(0, end - _NEAR)
    found = re.search(rf"(?<!\d){number}\s?\((\d{{4}})\)(?![^\n]*\.\s)", document.text[start:end])
    return None if found is None else (start + found.start(), start + found.end(), int(found[1]))


@cache
def _symbols(language: str) -> re.Pattern[str]:
    """A resolution's number with its year in brackets, wherever a text names it."""
    return compiled(rf"{load(language, 'strengths')['resolution']}\s?\((?P<year>\d{{4}})\)", re.IGNORECASE)


RULES = (
    Rule(
        "resolution_number_follows_date", "dates", "error",
        "A resolution of the Security Council with a higher number is not adopted earlier.",
        "The number or the date of one of them is wrong.",
        "resolution 2100 of 25 April 2012 beside resolution 2085 of 20 December 2012",
        "resolutions 425 and 426 of one day",
        _resolutions_in_order, InOrder,
        milder=Milder("info", "where the year of one was taken from the context, and may be what is mistaken"),
    ),
    Rule(
        "resolution_year_matches_date", "dates", "error",
        "The year in a resolution's symbol is that of its adoption.",
        "The year or the date is wrong.",
        "Resolution 2351 (2018) of 28 April 2017", "Resolution 2351 (2017) of 28 April 2017",
        _symbol_years, NoneBeyond,
    ),
)  # fmt: skip
