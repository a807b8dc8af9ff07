"""Rules on the deaths so far: totals that run on with time, and the incidents that make them up."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.validate.arithmetic import Bounds
from pipeline.validate.cited import Supported, supports
from pipeline.validate.conditions import NoneBeyond
from pipeline.validate.findings import Certainty, Corpus, Marked, Rule
from pipeline.validate.own_dead import beyond_head
from pipeline.validate.series import compared, falls
from pipeline.validate.stated import (
    Row,
    about,
    count_bounds,
    count_written,
    day,
    evidence_by_id,
    grouped,
    place_of,
    places,
)
from pipeline.validate.whole_totals import is_of_mission

_ALL_CAUSES = ("all", "unspecified")  # schemas/codes/fatality_causes.csv: those that leave no dead out
_OF_A_YEAR = "fatality_totals.year"  # the rule that reads the dead of one year
_FEWEST = 2  # incidents that a document must tell of before it can be said what they explain


def _own(rows: Iterable[Row]) -> list[Row]:
    """The totals so far of people of a mission: not those of one year, as a table with a row per year gives them."""
    return [
        row
        for row in rows
        if row["mission_id"] and row["population"].startswith("un_") and row["extractor"] != _OF_A_YEAR
    ]


def _never_falls(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    totals = [row for row in _own(corpus.rows("fatality_totals")) if row["as_of_latest"] and row["as_of_earliest"]]
    for rows in grouped(totals, "document_id", "mission_id", "population", "cause").values():
        known = [(row, bounds) for row in rows if (bounds := count_bounds(row)) and is_of_mission(corpus, row)]
        known.sort(key=lambda item: (item[0]["as_of_latest"], item[1].low))
        highest: tuple[Row, Bounds] | None = None
        for row, bounds in known:
            if highest is not None and highest[0]["as_of_latest"] < row["as_of_earliest"]:
                yield _fall(corpus, highest, (row, bounds))
            if highest is None or bounds.low > highest[1].low:
                highest = row, bounds
    counted = {row["count_mention_id"] for row in totals}
    for before, after in falls(corpus):
        if not {before[1].row["number_mention_id"], after[1].row["number_mention_id"]} <= counted:
            yield compared(before, after)


def _fall(corpus: Corpus, before: tuple[Row, Bounds], after: tuple[Row, Bounds]) -> Mapping[str, Any]:
    (old, old_bounds), (new, new_bounds) = before, after
    written = count_written(corpus, old), count_written(corpus, new)
    days = day(old["as_of_latest"]), day(new["as_of_latest"])
    return {
        "beyond": old_bounds.low - new_bounds.high,
        "message": f"{written[0]} had died by {days[0]}, and only {written[1]} by {days[1]}.",
        "left_value": written[0], "right_value": written[1], "difference": f"{old_bounds.low - new_bounds.high:g}",
        "certainty": "likely",
        "spans": places(
            place_of(corpus, "earlier", old, "count"), place_of(corpus, "as_of", old, "as_of"),
            place_of(corpus, "later", new, "count"), place_of(corpus, "as_of", new, "as_of"),
        ),
        **about("fatality_totals", "fatality_total_id", new),
    }  # fmt: skip


def _deaths(corpus: Corpus) -> dict[tuple[str, str], list[tuple[Row, float, Row]]]:
    """The incidents in which people of a mission died, by document and mission: row, how many at least, a casualty."""
    # One dated "by" a day sums up what happened until then.
    told = (row for row in corpus.rows("incidents") if row["mission_id"] and row["date_modifier"] != "before")
    rows = {row["incident_id"]: row for row in told}
    killed = (
        row for row in corpus.rows("casualties") if row["outcome"] == "killed" and row["population"].startswith("un_")
    )
    found: dict[tuple[str, str], list[tuple[Row, float, Row]]] = {}
    for (incident_id,), casualties in grouped(killed, "incident_id").items():
        incident = rows.get(incident_id)
        died = sum(bounds.low for row in casualties if (bounds := count_bounds(row)) is not None)
        if incident is not None and died:
            key = incident["document_id"], incident["mission_id"]
            found.setdefault(key, []).append((incident, died, casualties[0]))
    return found


def _totals(corpus: Corpus) -> dict[tuple[str, str], list[tuple[Row, Bounds]]]:
    """The dated totals of all of a mission's dead, by document and mission, the latest last.

    Those of one cause are none, and of several for one day the largest counts: the others are parts of it.
    """
    largest: dict[tuple[str, str, str], tuple[Row, Bounds]] = {}
    for row in _own(corpus.rows("fatality_totals")):
        bounds = count_bounds(row)
        if bounds is None or not (row["as_of_latest"] and row["as_of_earliest"]) or not is_of_mission(corpus, row):
            continue
        key = row["document_id"], row["mission_id"], row["as_of_edtf"]
        if row["cause"] in _ALL_CAUSES and (key not in largest or bounds.low > largest[key][1].low):
            largest[key] = row, bounds
    found: dict[tuple[str, str], list[tuple[Row, Bounds]]] = {}
    for (document_id, mission_id, _), item in largest.items():
        found.setdefault((document_id, mission_id), []).append(item)
    for rows in found.values():
        rows.sort(key=lambda item: (item[0]["as_of_latest"], item[0]["as_of_earliest"], item[0]["fatality_total_id"]))
    return found


def _incidents_within(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    yield from beyond_head(corpus)
    deaths = corpus.derive(_deaths)
    for key, totals in corpus.derive(_totals).items():
        dated = sorted(
            (item for item in deaths.get(key, ()) if item[0]["date_latest"] is not None),
            key=lambda item: (item[0]["date_latest"], item[0]["incident_id"]),
        )
        until, at, died = 0.0, 0, []
        for total, bounds in totals:
            while at < len(dated) and dated[at][0]["date_latest"] <= total["as_of_earliest"]:
                until += dated[at][1]
                died.append(dated[at])
                at += 1
            if not died:
                continue
            written = count_written(corpus, total)
            yield {
                "beyond": until - bounds.high, "certainty": "likely",
                "message": f"{until:g} were killed in the {len(died)} incidents told up to "
                f"{day(total['as_of_latest'])}, and the total at that date is {written}.",
                "left_value": f"{until:g}", "right_value": written, "difference": f"{until - bounds.high:g}",
                "spans": places(
                    place_of(corpus, "total", total, "count"), place_of(corpus, "as_of", total, "as_of"),
                    *(_place_of_deaths(corpus, item) for item in died[:20]),
                ),
                **about("fatality_totals", "fatality_total_id", total),
            }  # fmt: skip


def _coverage_gap(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    deaths = corpus.derive(_deaths)
    for key, totals in corpus.derive(_totals).items():
        told, (total, bounds) = deaths.get(key, []), totals[-1]
        if len(told) < _FEWEST:
            continue
        explained = sum(died for _, died, _ in told)
        written = count_written(corpus, total)
        yield {
            "beyond": bounds.low - explained, "certainty": "certain",
            "message": f"The {len(told)} incidents told explain {explained:g} of the {written} deaths.",
            "left_value": f"{explained:g}", "right_value": written, "difference": f"{bounds.low - explained:g}",
            "spans": places(
                place_of(corpus, "total", total, "count"),
                *(_place_of_deaths(corpus, item) for item in told[:20]),
            ),
            **about("fatality_totals", "fatality_total_id", total),
        }  # fmt: skip


def _not_updated(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    deaths = corpus.derive(_deaths)
    for key, totals in corpus.derive(_totals).items():
        total, _ = totals[-1]
        as_of = total["as_of_latest"]
        later = [item for item in deaths.get(key, ()) if item[0]["date_earliest"] and item[0]["date_earliest"] > as_of]
        undated = [item for item in deaths.get(key, ()) if item[0]["date_edtf"] is None]
        cited = [(item, use) for item in undated if (use := _cited_later(corpus, item[0], as_of)) is not None]
        if later:
            yield _outdated(
                corpus, total, later, [place_of(corpus, "date", row, "date") for row, _, _ in later], "likely"
            )
        if cited:
            accessed = [use.cited.mark("accessed", "accessed") for _, use in cited]
            yield _outdated(corpus, total, [item for item, _ in cited], accessed, "arguable")


def _outdated(
    corpus: Corpus, total: Row, told: list[tuple[Row, float, Row]], dates: Sequence[Marked | None], certainty: Certainty
) -> Mapping[str, Any]:
    died = sum(killed for _, killed, _ in told)
    written = count_written(corpus, total)
    when = "later" if certainty == "likely" else "without a date, cited to a source of a later day"
    return {
        "beyond": died, "certainty": certainty,
        "message": f"The total of {written} is that of {day(total['as_of_latest'])}; "
        f"{died:g} more deaths are told, {when}.",
        "left_value": written, "right_value": f"{died:g}", "difference": f"{died:g}",
        "spans": places(
            place_of(corpus, "total", total, "count"), place_of(corpus, "as_of", total, "as_of"),
            *(_place_of_deaths(corpus, item) for item in told), *dates,
        ),
        **about("fatality_totals", "fatality_total_id", total),
    }  # fmt: skip


def _place_of_deaths(corpus: Corpus, told: tuple[Row, float, Row]) -> Marked | None:
    """Where an incident's killed are told, or the first part of them where no number tells them all."""
    incident, _, casualty = told
    if incident["killed_mention_id"] is not None:
        return place_of(corpus, "incident", incident, "killed")
    return place_of(corpus, "incident", casualty, "count")


def _uses(corpus: Corpus) -> dict[str, list[Supported]]:
    """The uses of citations beside a sentence, by document, in the order of their tags."""
    found: dict[str, list[Supported]] = {}
    for use in supports(corpus):
        found.setdefault(use.cited.document.id, []).append(use)
    for listed in found.values():
        listed.sort(key=lambda use: use.use_start)
    return found


def _cited_later(corpus: Corpus, incident: Row, as_of: dt.date) -> Supported | None:
    """The reference of the paragraph that tells of an incident, where it is of a later day than a total."""
    evidence = evidence_by_id(corpus).get(incident["evidence_id"])
    document = corpus.documents.get(incident["document_id"])
    if evidence is None or document is None:
        return None
    listed = corpus.derive(_uses).get(document.id, [])
    at = bisect_left(listed, evidence["end"], key=lambda use: use.use_start)
    if at == len(listed) or _is_broken(corpus, document.id, evidence["end"], listed[at].use_start):
        return None
    row = listed[at].cited.row
    seen = row["published_earliest"] or row["accessed_earliest"]
    return listed[at] if seen is not None and seen > as_of else None


_BREAK = re.compile(r"(?=(\n\s*?\n|\n[*#:;]))")


def _breaks(corpus: Corpus) -> dict[str, list[tuple[int, int]]]:
    """Where the paragraphs and items of each document begin: the stretches of the line ends before them."""
    return {key: [m.span(1) for m in _BREAK.finditer(document.text)] for key, document in corpus.documents.items()}


def _is_broken(corpus: Corpus, document_id: str, start: int, end: int) -> bool:
    """Whether a paragraph or item begins in a stretch. Looked up: a line may have any length, and tell any number."""
    breaks = corpus.derive(_breaks)[document_id]
    at = bisect_left(breaks, (start, 0))
    return at < len(breaks) and breaks[at][1] <= end


RULES = (
    Rule(
        "running_total_never_falls", "quantities", "error",
        "A total of all deaths so far never falls with time.",
        "The later number, the earlier one or one of the dates is wrong, or they count different things.",
        "130 dead by May 2018, 120 dead by March 2020", "21 dead in October 2014, 209 dead in 2020",
        _never_falls, NoneBeyond,
    ),
    Rule(
        "incidents_within_total", "quantities", "warning",
        "No more are killed in the incidents up to a date than the total at that date.",
        "The total is too low or older than said, or an incident is told twice.",
        "three incidents of 10 dead each before May, and 21 dead by May",
        "two incidents of 10 dead, and 209 dead by May",
        _incidents_within, NoneBeyond,
    ),
    Rule(
        "incident_coverage_gap", "quantities", "info",
        "The incidents told explain all the deaths of the total.",
        "Whoever adds up the incidents gets fewer dead than there were; accidents and illness are seldom told.",
        "209 dead, and six incidents with 30 dead", "5 dead, and two incidents with 5 dead",
        _coverage_gap, NoneBeyond,
    ),
    Rule(
        "total_not_updated", "quantities", "warning",
        "A total is not older than an incident that the same document tells of.",
        "The total misses those deaths, though it is read as that of today.",
        "209 dead by March 2020, and three killed in May 2020", "209 dead by March 2020, and three killed in January",
        _not_updated, NoneBeyond,
    ),
)  # fmt: skip
