"""Rules on single dates and numbers as they are written: whether they exist, how exact they are, in what style."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

from babel import Locale
from babel.numbers import get_group_symbol

from pipeline.lexicon import load_shared
from pipeline.lexicon.compiled import compiled
from pipeline.read.document import Document
from pipeline.validate.cited import quoted
from pipeline.validate.findings import Corpus, Judged, Marked, Milder, Never, NoneFound, Rule
from pipeline.validate.mentioned import mark, running
from pipeline.validate.verdicts import Condition, Value
from pipeline.validate.wording import alternation

_MOST = 25
_LAST_DAY = re.compile(r"[\s,]{1,2}[^\s–—-]+(?:\s+[^\W\d_]+){1,2}(?:\s+\d{4})?\Z")  # 5 May 1951
_FEW = 24  # characters around a date in which its weekday stands


class OnTheCalendar(Condition):
    """A day exists."""

    is_valid = Value(bool, eq=True)


class SameWeekday(Condition):
    """The weekday named is that of the date, both counted from Monday as 0."""

    days_off = Value(int, eq=0)


def _impossible(corpus: Corpus) -> Iterator[Judged]:
    for row in corpus.rows("date_mentions"):
        if row["document_id"] in corpus.documents:
            yield Judged({"is_valid": row["is_valid"]}, partial(_no_such_day, row))


def _no_such_day(row: dict[str, Any]) -> Mapping[str, Any]:
    return {
        "message": f"There is no such day as {row['quote']}.", "left_value": row["edtf"],
        "table_name": "date_mentions", "row_id": row["date_mention_id"], "spans": [mark("date", row)],
    }  # fmt: skip


def _weekday(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for row in corpus.rows("date_mentions"):
        document = corpus.documents.get(row["document_id"])
        if document is None or row["earliest"] is None or not row["is_valid"]:
            continue
        is_sure = row["basis"] == "stated"
        names = _day_names(document.language)
        for start, end, weekday, day in _weekdays_named(document, row):
            actual = day.weekday()
            yield {
                "days_off": min((weekday - actual) % 7, (actual - weekday) % 7),
                # Where the year was not written, it may be the year that is mistaken.
                "severity": None if is_sure else "warning", "certainty": "certain" if is_sure else "likely",
                "message": f"{day} was a {names[actual]}, not a {names[weekday]}.",
                "left_value": document.text[start:end], "right_value": names[actual], "suggested_value": names[actual],
                "table_name": "date_mentions", "row_id": row["date_mention_id"],
                "spans": [Marked("weekday", document.id, start, end), mark("date", row)],
            }  # fmt: skip


def _weekdays_named(document: Document, row: Mapping[str, Any]) -> Iterator[tuple[int, int, int, dt.date]]:
    """The weekdays written beside a day, or beside the first and the last of some days, each with its day."""
    first, last = row["earliest"], row["latest"]
    if row["precision"] == "day" and first == last and row["edtf"] == first.isoformat():
        named = _weekday_at(document, row["start"], row["end"])
        if named is not None:
            yield *named, first
    elif last is not None and row["edtf"] == f"{first}/{last}":
        text, names, numbers = document.text, _day_pattern(document.language), _day_numbers(document.language)
        inside = list(names.finditer(text, row["start"], row["end"]))
        if inside and inside[0].start() == row["start"]:
            yield *inside[0].span(), numbers[inside[0][0].casefold()], first
        if inside and inside[-1].start() > row["start"] and _LAST_DAY.match(text, inside[-1].end(), row["end"]):
            yield *inside[-1].span(), numbers[inside[-1][0].casefold()], last


def _weekday_at(document: Document, start: int, end: int) -> tuple[int, int, int] | None:
    """The weekday written in a date, directly before it, or in brackets behind it."""
    text, language = document.text, document.language
    around = text[max(0, start - _FEW) : end + _FEW].casefold()
    if not any(name in around for name in _day_numbers(language)):
        return None
    names = _day_pattern(language)
    before = max(names.finditer(text, max(0, start - _FEW), end), key=lambda m: m.start(), default=None)
    if before is not None:
        between = text[before.end() : max(start, before.end())]
        if before.end() > start or re.fullmatch(r"[\s,]{1,3}", between):
            return before.start(), before.end(), _day_numbers(language)[before[0].casefold()]
    behind = names.search(text, end, end + _FEW)
    if (
        behind is not None
        and re.fullmatch(r",?\s?\(", text[end : behind.start()])
        and text[behind.end() : behind.end() + 1] == ")"
    ):
        return behind.start(), behind.end(), _day_numbers(language)[behind[0].casefold()]
    return None


@cache
def _day_names(language: str) -> dict[int, str]:
    return dict(Locale.parse(language).days["format"]["wide"])


@cache
def _day_numbers(language: str) -> dict[str, int]:
    return {name.casefold(): number for number, name in _day_names(language).items()}


@cache
def _day_pattern(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{'|'.join(_day_numbers(language))})(?!\w)", re.IGNORECASE)


def _year_from_context(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for row in running(corpus, "date_mentions"):
        # In a box the year stands in the field itself, or in the one that is made for it: nothing is guessed.
        if row["basis"] != "context" or not row["is_valid"] or row["element"] == "infobox":
            continue
        document = corpus.documents[row["document_id"]]
        spans, source = [mark("date", row)], ""
        if row["basis_start"] is not None:
            spans.append(Marked("context", document.id, row["basis_start"], row["basis_end"]))
            source = f", from “{document.text[row['basis_start'] : row['basis_end']]}”"
        yield {
            "message": f"“{row['quote']}” is read as {row['edtf']}{source}.", "certainty": "likely",
            "left_value": row["quote"], "right_value": row["edtf"], "table_name": "date_mentions",
            "row_id": row["date_mention_id"], "spans": spans,
        }  # fmt: skip


def _imprecise(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    found: dict[str, list[dict[str, Any]]] = {document_id: [] for document_id in corpus.documents}
    for row in running(corpus, "date_mentions"):
        if row["modifier"] in ("early", "mid", "late", "about") or row["precision"] == "season":
            found[row["document_id"]].append(row)
    for document_id, rows in found.items():
        yield _grouped(document_id, rows, f"Dates given roughly: {quoted([r['quote'] for r in rows])}.")


def _vague(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    found: dict[str, list[dict[str, Any]]] = {document_id: [] for document_id in corpus.documents}
    for row in running(corpus, "number_mentions"):
        if row["qualifier"] == "vague":
            found[row["document_id"]].append(row)
    for document_id, rows in found.items():
        listed = quoted([r["quote"] for r in rows])
        yield _grouped(document_id, rows, f"Quantities told without a number: {listed}.")


def _grouped(document_id: str, rows: list[dict[str, Any]], message: str) -> Mapping[str, Any]:
    return {
        "count": len(rows), "left_value": str(len(rows)), "message": message, "table_name": "documents",
        "row_id": document_id, "spans": [mark("mention", row) for row in rows[:_MOST]],
    }  # fmt: skip


def _mixed_style(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    styles: dict[str, dict[str, list[dict[str, Any]]]] = {key: {"dmy": [], "mdy": []} for key in corpus.documents}
    for row in running(corpus, "date_mentions"):
        if row["precision"] == "day":
            style = _style(row["quote"], corpus.documents[row["document_id"]].language)
            if style is not None:
                styles[row["document_id"]][style].append(row)
    for document_id, found in styles.items():
        declared = _declared_style(corpus.documents[document_id])
        usual = declared or ("dmy" if len(found["dmy"]) >= len(found["mdy"]) else "mdy")
        other = found["mdy" if usual == "dmy" else "dmy"]
        against = "the page's own setting" if declared else f"{len(found[usual])} others"
        count = len(other) if declared or found[usual] else 0
        listed = quoted([r["quote"] for r in other])
        yield {
            **_grouped(document_id, other, f"Dates not written {usual}, against {against}: {listed}."),
            "count": count, "right_value": usual,
        }  # fmt: skip


def _declared_style(document: Document) -> str | None:
    styles = {name: style for style, names in load_shared("maintenance")["date_styles"].items() for name in names}
    declared = (styles.get(t.key) for t in document.templates if t.parent is None)
    return next((style for style in declared if style is not None), None)


def _style(quote: str, language: str) -> str | None:
    """Whether day or month comes first in a date that writes the month as a word."""
    first = _style_pattern(language).search(quote)
    return None if first is None else "mdy" if first["mdy"] else "dmy"


@cache
def _style_pattern(language: str) -> re.Pattern[str]:
    by_width = Locale.parse(language).months["format"]
    names = {name.rstrip(".") for width in ("wide", "abbreviated") for name in by_width[width].values()}
    months = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    the, of = alternation(language, "dates", "the"), alternation(language, "dates", "of")
    day = rf"\d{{1,2}}(?:{alternation(language, 'dates', 'ordinal_suffixes')})?"
    return compiled(
        rf"(?P<mdy>\b(?:{months})\.?\s+(?:(?:{the})\s+)?{day}\b)|(?P<dmy>\b{day}(?:\s+(?:{of}))?\s+(?:{months})\b)",
        re.IGNORECASE,
    )


_GROUPED = {",": re.compile(r"\d{1,3}(?:,\d{3})+\Z"), ".": re.compile(r"\d{1,3}(?:\.\d{3})+\Z")}


def _separator(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document_id, found in corpus.derive(_separators).items():
        language = corpus.documents[document_id].language
        usual = get_group_symbol(language)
        if usual not in found:
            continue  # a space, which is no mark that could be mistaken
        foreign = found["." if usual == "," else ","]
        is_mixed = bool(found[usual])
        listed = quoted([r["quote"] for r in foreign])
        yield {
            **_grouped(document_id, foreign, f"Numbers that read as others in the document's language: {listed}."),
            "certainty": "certain" if is_mixed else "likely", "right_value": usual,
        }  # fmt: skip


def _separators(corpus: Corpus) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The numbers of each document that are parted in thousands, by the mark that parts them."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = {key: {",": [], ".": []} for key in corpus.documents}
    for row in running(corpus, "number_mentions"):
        # Read as thousands, whatever the mark means in the language, and of something counted: three decimals of a
        # measure or of a time are none, nor is an address of the internet.
        if row["value"] is None or row["value"] < 1000 or row["noun"] is None:
            continue
        if row["unused_reason"] != "measure" and row["element"] != "table_cell":
            for separator, pattern in _GROUPED.items():
                if pattern.match(row["quote"]):
                    found[row["document_id"]][separator].append(row)
    return found


RULES = (
    Rule(
        "date_impossible", "dates", "error",
        "The calendar has every day that is written.",
        "The day or the month is wrong.",
        "31 June 2019; 29 February 2013", "29 February 2012",
        _impossible, OnTheCalendar,
    ),
    Rule(
        "weekday_matches", "dates", "error",
        "A weekday named beside a date is the weekday of that date.",
        "The date or the weekday is wrong.",
        "Friday, 19 April 1980", "Saturday, 19 April 1980",
        _weekday, SameWeekday,
        milder=Milder("warning", "where the year was taken from the context, and may be what is mistaken"),
    ),
    Rule(
        "year_from_context", "dates", "info",
        "A date is written with its year.",
        "The year was taken from the words pointed at, and may be another.",
        "“… on 21 March 2012. On 12 April …”", "“On 12 April 2012 …”",
        _year_from_context, Never,
    ),
    Rule(
        "imprecise_date", "dates", "info",
        "A date says which day, month or year it means.",
        "Its bounds are a convention, not the source's word.",
        "mid 2013; late September", "September 2013",
        _imprecise, NoneFound,
    ),
    Rule(
        "mixed_date_style", "dates", "info",
        "A document writes its dates in one order, and in the one that it declares.",
        "It was put together from several hands; numeric dates in it may mean either order.",
        "March 31, 2020 on a page with {{Use dmy dates}}", "31 March 2020 and 2020-03-31",
        _mixed_style, NoneFound,
    ),
    Rule(
        "vague_quantity", "quantities", "info",
        "A quantity is told with a number.",
        "It has no number in the tables.",
        "dozens of wounded; enkele militairen", "about 30 wounded",
        _vague, NoneFound,
    ),
    Rule(
        "separator_unusual_for_language", "quantities", "warning",
        "Thousands are parted as in the document's language.",
        "In its language the number reads as another: 12.640 is some twelve in English.",
        "12.640 in English; 12,640 in Dutch", "12,640 in English; 2.5 million",
        _separator, NoneFound,
    ),
)  # fmt: skip
