"""Rules between sources on people and places: who led a mission and where it sat, and whose nationals served in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import fold
from pipeline.validate.conditions import Agrees
from pipeline.validate.findings import Corpus, Milder, Never, Rule
from pipeline.validate.rules.terms import holders
from pipeline.validate.stated import Row, about, evidence_by_id, grouped, place_of, places
from pipeline.validate.wording import alternation

_YEAR = 366
_FEWEST = 10  # countries that a list of contributors has before it can be said who is not in it
_ALIKE = 0.75  # share of letters that a name in two languages has in common (Baghdad, Bagdad)
_BOTH = "; the sources are of different times, and both may be right"


def _office_holders(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    written = {row["document_id"]: row["not_before"] for row in corpus.rows("documents")}
    for (mission_id, role), rows in holders(corpus).items():
        by_document = {key[0]: listed for key, listed in grouped(rows, "document_id").items()}
        first = next(iter(by_document), None)
        for document_id, listed in by_document.items():
            if first is None or document_id == first:
                continue
            left, right = by_document[first], listed
            if {row["person_id"] for row in left} & {row["person_id"] for row in right} or _cannot_meet(left, right):
                continue
            is_of_one_time = _of_one_time(written.get(first), written.get(document_id))
            names = [", ".join(dict.fromkeys(row["person_as_written"] for row in one)) for one in (left, right)]
            yield {
                "severity": None if is_of_one_time else "info", "certainty": "likely" if is_of_one_time else "arguable",
                "message": f"{mission_id.upper()}, {role.replace('_', ' ')}: {names[0]} in one source, "
                f"{names[1]} in another{'' if is_of_one_time else _BOTH}.",
                "left_value": names[0], "right_value": names[1],
                "spans": places(
                    *(place_of(corpus, "left", row) for row in left), *(place_of(corpus, "right", row) for row in right)
                ),
                **about("leadership", "leadership_id", left[0]),
            }  # fmt: skip


def _of_one_time(left: dt.date | None, right: dt.date | None) -> bool:
    return left is not None and right is not None and abs(left - right) <= dt.timedelta(days=_YEAR)


def _cannot_meet(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether all terms of one source are over when those of the other begin."""
    return _are_over_before(left, right) or _are_over_before(right, left)


def _are_over_before(some: Sequence[Row], others: Sequence[Row]) -> bool:
    ends, starts = [row["end_latest"] for row in some], [row["start_earliest"] for row in others]
    return None not in ends and None not in starts and max(ends) <= min(starts)


def _places_between(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    seats = (row for row in corpus.rows("places") if row["role"] == "headquarters" and row["mission_id"])
    named = [row for row in seats if _is_named_seat(corpus, row)]
    yield from _two_places(corpus, grouped(named, "mission_id"), "headquarters")
    capitals = [row for row in corpus.rows("places") if row["kind"] == "capital" and row["country_code"]]
    yield from _two_places(corpus, grouped(capitals, "country_code"), "capital")


def _two_places(corpus: Corpus, of: Mapping[tuple[Any, ...], list[Row]], what: str) -> Iterator[Mapping[str, Any]]:
    for (whose,), rows in of.items():
        first = rows[0]
        for other in rows[1:]:
            if other["document_id"] == first["document_id"]:
                continue
            yield {
                "is_compatible": _may_be_one(corpus, first, other), "certainty": "likely",
                "message": f"{whose.upper()}, {what}: {first['name']} in one source, {other['name']} in another.",
                "left_value": first["name"], "right_value": other["name"],
                "spans": places(place_of(corpus, "left", first), place_of(corpus, "right", other)),
                **about("places", "place_id", first),
            }  # fmt: skip


def _may_be_one(corpus: Corpus, first: Row, other: Row) -> bool:
    """Whether two names may be of one place: one is in the other, or they are alike in two languages."""
    names = [fold(row["name"]) for row in (first, other)]
    words = [set(name.split()) for name in names]
    if words[0] <= words[1] or words[1] <= words[0]:
        return True
    languages = {corpus.documents[row["document_id"]].language for row in (first, other)}
    return len(languages) > 1 and SequenceMatcher(None, names[0], names[1]).ratio() >= _ALIKE


def _is_named_seat(corpus: Corpus, row: Row) -> bool:
    """Whether the words around a place call it headquarters: the staff of one contingent may sit elsewhere."""
    evidence = evidence_by_id(corpus).get(row["evidence_id"])
    document = corpus.documents.get(row["document_id"])
    if evidence is None or document is None:
        return False
    around = document.text[max(evidence["start"] - 80, 0) : evidence["end"] + 20]
    return _headquarters(document.language).search(around) is not None


@cache
def _headquarters(language: str) -> re.Pattern[str]:
    return compiled(alternation(language, "comparisons", "headquarters"), re.IGNORECASE)


# ---- names


def _not_contributing(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    contributing = {
        key[0]: {row["country_code"] for row in rows if row["country_code"]}
        for key, rows in grouped(corpus.rows("contributors"), "mission_id").items()
    }
    incidents = {row["incident_id"]: row["mission_id"] for row in corpus.rows("incidents")}
    seen: set[tuple[str, str]] = set()
    candidates = [
        ("casualties", "casualty_id", incidents.get(row["incident_id"]), row["country_code"], row)
        for row in corpus.rows("casualties")
        if row["population"].startswith("un_")
    ] + [
        ("leadership", "leadership_id", row["mission_id"], row["nationality_code"], row)
        for row in corpus.rows("leadership")
        if row["role"] == "force_commander"
    ]
    for table, key, mission_id, code, row in candidates:
        listed = contributing.get(mission_id, set())
        if mission_id is None or code is None or len(listed) < _FEWEST or (mission_id, code) in seen:
            continue
        seen.add((mission_id, code))
        prefix = ("count",) if table == "casualties" else ()
        if code not in listed:
            yield {
                "message": f"{code} is not among the {len(listed)} contributors to {mission_id.upper()} named.",
                "left_value": code, "certainty": "likely",
                "spans": places(place_of(corpus, "nationality", row, *prefix)), **about(table, key, row),
            }  # fmt: skip


RULES = (
    Rule(
        "office_holder_disagrees_between_sources", "sources", "warning",
        "Two sources of one time name the same person for a post.",
        "One of them is out of date; of sources of different times both may be right.",
        "two commanders in two texts of one year", "one until 2018 in one source, another from 2018 in the other",
        _office_holders, Never,
        milder=Milder("info", "where the sources are of different times, or it is not known of which"),
    ),
    Rule(
        "place_disagrees_between_sources", "sources", "warning",
        "Two sources name one headquarters and one capital.",
        "One of them is wrong, or it moved.",
        "headquarters in Gao in one source, in Kidal in the other", "“Naqoura” and “Naqoura, Lebanon”",
        _places_between, Agrees,
    ),
    Rule(
        "nationality_not_among_contributors", "names", "info",
        "A casualty's and a commander's country is among those that contribute.",
        "The list of contributors is not complete, or the nationality is wrong.",
        "a Belgian commander in a mission whose list of contributors has no Belgium", "no list of contributors",
        _not_contributing, Never,
    ),
)  # fmt: skip
