"""Rules on numbers that stand side by side: parts and their total, people and equipment."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.extract.noun_phrases import THINGS
from pipeline.validate.amounts import divided_amounts
from pipeline.validate.arithmetic import repair, shown, sums_by_rounding
from pipeline.validate.bracketed import bracketed
from pipeline.validate.changes import Change, changes
from pipeline.validate.conditions import BoundsMeet
from pipeline.validate.enumerations import Counted, enumerations
from pipeline.validate.fates import fates
from pipeline.validate.findings import Corpus, Never, Rule
from pipeline.validate.mentioned import mark
from pipeline.validate.passages import TABULAR
from pipeline.validate.remainders import remainders
from pipeline.validate.stated import Row, about, count_bounds, count_written, grouped, place_of, places
from pipeline.validate.subsets import subsets
from pipeline.validate.sums import Sum, checked
from pipeline.validate.tabulated import Column, Line, columns, lines

_VEHICLES = THINGS - {"unit"}  # units are made of people
_FAR = 0.25  # share of a total beyond which a column is not taken for its parts
_LARGE = 100  # total from which on it is no chance that one digit makes it right


def _of_incidents(corpus: Corpus) -> frozenset[str]:
    """The number mentions that incidents and casualties rest on."""
    rows = (*corpus.rows("incidents"), *corpus.rows("casualties"))
    columns_ = ("killed_mention_id", "injured_mention_id", "count_mention_id")
    return frozenset(row[column] for row in rows for column in columns_ if row.get(column))


def _is_by_country(corpus: Corpus, of: Sum) -> bool:
    """Whether an enumeration gives those hurt in an incident by nationality."""
    is_incident = of.total.number.row["number_mention_id"] in corpus.derive(_of_incidents)
    return is_incident and all(part.phrase.country is not None for part in of.parts)


def _sums(corpus: Corpus) -> list[Sum]:
    """The enumerations that have a total and can be added up."""
    told = enumerations(corpus)
    divided = (*told, *bracketed(corpus), *subsets(told), *remainders(corpus), *fates(corpus), *divided_amounts(corpus))
    return [of for found in divided if (of := checked(found)) is not None]


def _comparison(of: Sum) -> Mapping[str, Any]:
    language = of.passage.document.language
    row = of.total.number.row
    return {
        "left_low": of.added.low, "left_high": of.added.high,
        "right_low": of.stated.low, "right_high": of.stated.high,
        "message": of.message, "certainty": of.certainty, "left_value": shown(of.value, language),
        "right_value": of.written(of.total), "difference": shown(abs(of.gap), language),
        "suggested_value": of.suggested, "table_name": row["used_by_table"] or "number_mentions",
        "row_id": row["used_by_id"] or row["number_mention_id"],
        "spans": [mark("total", row), *(mark("part", part.number.row) for part in of.parts)],
    }  # fmt: skip


def _parts_and_totals(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    sums = corpus.derive(_sums)
    yield from (_comparison(of) for of in sums if not _is_by_country(corpus, of))
    for of_table in columns(corpus):
        yield from _of_columns(corpus, of_table)
    yield from map(_of_line, lines(corpus))
    yield from map(_of_change, changes(corpus))
    seen = _totals(sums)
    for table, key in (("strengths", "strength_id"), ("contributions", "contribution_id")):
        yield from _of_rows(corpus, table, key, seen)


def _totals(sums: Iterable[Sum]) -> frozenset[str]:
    return frozenset(of.total.number.row["number_mention_id"] for of in sums)


def _of_columns(corpus: Corpus, found: list[Column]) -> Iterator[Mapping[str, Any]]:
    right = [c for c in found if c.added == c.total.value]
    for column in found:
        stated, added = column.total.value, column.added
        parts = [part.value for part in column.parts]
        mended = repair([(p.value, p.row["quote"]) for p in column.parts], (stated, column.total.row["quote"]))
        # A column far from its total may be one of averages or ranks, unless one digit explains it.
        is_meant = abs(added - stated) <= _FAR * stated or (mended is not None and stated >= _LARGE)
        if not is_meant or sums_by_rounding(parts, stated):
            continue
        language = corpus.documents[column.document_id].language
        name = f" of “{column.head.strip()}”" if column.head.strip() else ""
        difference = shown(abs(stated - added), language)
        row = column.total.row
        yield {
            "left_low": added, "left_high": added, "right_low": stated, "right_high": stated,
            "message": f"The {len(parts)} numbers{name} add up to {shown(added, language)}, and the total stated is "
            f"{row['quote']}: {difference} {'short' if stated > added else 'too many'}.",
            "certainty": "certain" if right else "likely", "left_value": shown(added, language),
            "right_value": row["quote"], "difference": difference,
            "suggested_value": mended.written if mended is not None and mended.index is not None and len(parts) <= 3
            else shown(added, language),
            **about("number_mentions", "number_mention_id", row),
            "spans": [mark("total", row), *(mark("part", part.row) for part in column.parts)],
        }  # fmt: skip


def _of_line(line: Line) -> Mapping[str, Any]:
    row, added, stated = line.total.row, line.added, line.total.value
    written = " + ".join(part.row["quote"] for part in line.parts)
    return {
        "left_low": added, "left_high": added, "right_low": stated, "right_high": stated, "certainty": "likely",
        "message": f"{written} make {added:g}, and the total of the row is {row['quote']}; {line.alike} other rows of "
        "the table add up.",
        "left_value": f"{added:g}", "right_value": row["quote"], "difference": f"{abs(added - stated):g}",
        **about("number_mentions", "number_mention_id", row),
        "spans": [mark("total", row), *(mark("part", part.row) for part in line.parts)],
    }  # fmt: skip


def _of_change(of: Change) -> Mapping[str, Any]:
    language, row = of.passage.document.language, of.result.row
    made, stated = shown(of.value, language), of.result.value
    sign = "+" if of.sign > 0 else "−"
    return {
        "left_low": of.value, "left_high": of.value, "right_low": stated, "right_high": stated, "certainty": "certain",
        "message": f"{of.written(of.base)} {sign} {of.written(of.amount)} = {made}, and the text says that it came to "
        f"{of.written(of.result)}.",
        "left_value": made, "right_value": of.written(of.result), "difference": shown(abs(of.value - stated), language),
        "suggested_value": made, **about("number_mentions", "number_mention_id", row),
        "spans": [mark("total", row), mark("part", of.base.row), mark("part", of.amount.row)],
    }  # fmt: skip


def _of_rows(corpus: Corpus, table: str, key: str, seen: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    """Rows that are parts of another row: wherever they stand, they are not more than it."""
    whole = {row[key]: row for row in corpus.rows(table)}
    for (of,), parts in grouped((row for row in corpus.rows(table) if row["part_of"]), "part_of").items():
        total = whole.get(of)
        if total is not None and total["count_mention_id"] not in seen:
            yield from _no_more(corpus, total, "count", parts, about(table, key, total))


def _no_more(
    corpus: Corpus, total: Row, prefix: str, parts: Sequence[Row], of: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    """Parts that need not be all of their whole: they are not more than it."""
    stated, ranges = count_bounds(total, prefix), [count_bounds(part) for part in parts]
    if stated is None or None in ranges:
        return
    least = sum(one.low for one in ranges if one is not None)
    written, whole = " + ".join(count_written(corpus, part) for part in parts), count_written(corpus, total, prefix)
    spans = [place_of(corpus, "total", total, prefix), *(place_of(corpus, "part", part, "count") for part in parts)]
    yield {
        "left_low": least, "left_high": math.inf, "right_low": stated.low, "right_high": stated.high,
        "message": f"{written} make more than the whole that they are parts of, {whole}.", "certainty": "likely",
        "left_value": written, "right_value": whole, "difference": f"{least - stated.high:g}",
        "spans": places(*spans), **of,
    }  # fmt: skip


def _by_country(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    sums = [of for of in corpus.derive(_sums) if _is_by_country(corpus, of)]
    yield from map(_comparison, sums)
    seen = _totals(sums) | {None}
    incidents = {row["incident_id"]: row for row in corpus.rows("incidents")}
    killed = (
        row
        for row in corpus.rows("casualties")
        if row["outcome"] == "killed" and row["country_code"] and row["population"] not in ("attacker", "other")
    )
    for (incident_id,), rows in grouped(killed, "incident_id").items():
        incident = incidents.get(incident_id)
        if incident is not None and incident["killed_mention_id"] not in seen:
            yield from _no_more(corpus, incident, "killed", rows, about("incidents", "incident_id", incident))


def _mixed_units(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for found in enumerations(corpus):
        is_value = found.form == "brackets" or found.passage.block.element in TABULAR | {"list_item"}
        people = [part for part in found.parts if part.phrase.unit == "people"]
        things = [part for part in found.parts if part.phrase.unit in _VEHICLES]
        if is_value and people and things and (found.total is not None or len(found.parts) > 2):
            yield {
                "message": f"One enumeration counts people ({_listed(people)}) and equipment ({_listed(things)}).",
                "left_value": _listed(people), "right_value": _listed(things),
                **about("number_mentions", "number_mention_id", things[0].number.row),
                "spans": [mark(_role(part), part.number.row) for part in found.parts],
            }  # fmt: skip


def _listed(parts: list[Counted]) -> str:
    return ", ".join(f"{part.number.row['quote']} {part.phrase.noun}".strip() for part in parts)


def _role(part: Counted) -> str:
    return "people" if part.phrase.unit == "people" else "equipment" if part.phrase.unit in _VEHICLES else "other"


RULES = (
    Rule(
        "parts_sum_to_total", "quantities", "error",
        "The parts stated beside a total add up to it.",
        "One of the numbers is wrong, most often by one digit. Figures that are about or at most so "
        "much, rounded ones and parts in another unit are taken for what they are.",
        "12.640 (11.200 soldiers and 1.140 police)", "243 (20 officers, 223 other ranks and 9 vehicles)",
        _parts_and_totals, BoundsMeet,
    ),
    Rule(
        "casualties_sum_by_country", "quantities", "error",
        "Those killed of each nationality add up to all those killed in the incident.",
        "A victim is missing or counted twice.",
        "10 soldiers were killed: eight from Niger and one from Senegal", "10 were killed, three of them from Chad",
        _by_country, BoundsMeet,
    ),
    Rule(
        "mixed_units_in_enumeration", "quantities", "warning",
        "An enumeration counts either people or equipment.",
        "Whoever adds it up adds vehicles to soldiers.",
        "243 (20 officers, 223 other ranks and 9 armoured vehicles)",
        "20 officers and 223 other ranks; 9 vehicles in a sentence of their own",
        _mixed_units, Never,
    ),
)  # fmt: skip
