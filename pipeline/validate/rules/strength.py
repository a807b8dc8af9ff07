"""The rule on the strength of a force beside what it may have."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.lexicon import load
from pipeline.validate.arithmetic import is_rounding
from pipeline.validate.conditions import NoneBeyond
from pipeline.validate.findings import Corpus, Milder, Rule
from pipeline.validate.measured import is_at_its_height
from pipeline.validate.stated import (
    Row,
    about,
    count_bounds,
    count_written,
    grouped,
    mentions_by_id,
    place_of,
    places,
    sentence_of,
)
from pipeline.validate.wording import unjoined_words

_YEAR = 366
_LONG = 3 * _YEAR  # days after which a ceiling has likely been set anew
_SPARE = 0.01  # share of a ceiling by which it is passed while some hand over to others

# Which strengths a ceiling of one component bounds; what is told without its component may be soldiers and police.
_BOUNDED = {
    "total": ("total", "uniformed", "military", "police", "civilian", "unspecified"),
    "uniformed": ("uniformed", "military", "police", "unspecified"),
    "unspecified": ("uniformed", "military", "unspecified"),
    "military": ("military",),
    "police": ("police",),
    "civilian": ("civilian",),
}


class Ceiling(NamedTuple):
    """A number authorised: the most it allows, the day from which on if that is known, its row."""

    limit: float
    since: dt.date | None
    row: Row


def _rank(ceiling: Ceiling) -> tuple[float, str]:
    return ceiling.limit, ceiling.row["strength_id"]


@dataclass(frozen=True, slots=True)
class Ceilings:
    """The ceilings of one component of a mission, in the order of their days; those without one come first."""

    days: tuple[dt.date, ...]
    ordered: tuple[Ceiling, ...]
    highest: Ceiling

    @classmethod
    def of(cls, listed: Sequence[Ceiling]) -> Ceilings:
        """The ceilings, ordered."""
        ordered = sorted(listed, key=lambda c: (c.since or dt.date.min, *_rank(c)))
        return cls(tuple(c.since or dt.date.min for c in ordered), tuple(ordered), max(ordered, key=_rank))

    def at(self, when: dt.date | None) -> Ceiling | None:
        """The one of a time: the last set before, or the highest of all where the time is not known.

        A higher one of which it is not told when it was set may have been in force by then.
        """
        if when is None or self.highest.since is None:
            return self.highest
        at = bisect_right(self.days, when)
        return self.ordered[at - 1] if at else None


def _within_authorised(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    adopted = {
        row["symbol"]: row["adopted_earliest"]
        for row in corpus.rows("resolutions")
        if row["symbol"] and row["adopted_earliest"]
    }
    strengths = [row for row in corpus.rows("strengths") if row["mission_id"] and count_bounds(row) is not None]
    changes = _changes(corpus)
    for (mission_id,), rows in grouped(strengths, "mission_id").items():
        ceilings: dict[str, list[Ceiling]] = {component: [] for component in _BOUNDED}
        for row in rows:
            bounds = count_bounds(row)
            if row["kind"] == "authorised" and bounds is not None:
                since = row["as_of_earliest"] or adopted.get(row["symbol"])
                ceilings[row["component"]].append(Ceiling(bounds.high, since, row))
        ordered = {component: Ceilings.of(listed) for component, listed in ceilings.items() if listed}
        has_police = any(row["component"] in ("police", "uniformed") for row in rows)
        for row in rows:
            if row["kind"] in ("deployed", "unspecified") and row["assertion"] != "planned":
                if row["component"] == "unspecified" and has_police and "uniformed" not in ordered:
                    continue  # the police may be among them, whom the ceiling does not count
                if row["kind"] == "unspecified" and row["as_of_latest"] is None and _is_of_ceiling(corpus, row):
                    continue
                days = (*changes.get(mission_id, ()), *changes.get(row["document_id"], ()))
                yield from _against(corpus, row, ordered, days)


def _changes(corpus: Corpus) -> dict[str, list[dt.date]]:
    """The days on which a mission's mandate was adjusted: its ceiling may be another from then on, told or not.

    By mission; and by document for the days of those resolutions of which it is told neither what they did nor to whom.
    """
    found: dict[str, list[dt.date]] = {}
    for row in corpus.rows("resolutions"):
        of = row["mission_id"] if row["action"] == "adjusts" else None
        if row["action"] is None and row["mission_id"] is None and row["operation_id"] is None:
            of = row["document_id"]
        if of and row["adopted_earliest"]:
            found.setdefault(of, []).append(row["adopted_earliest"])
    return found


def _against(
    corpus: Corpus, row: Row, ceilings: Mapping[str, Ceilings], changes: Sequence[dt.date]
) -> Iterator[Mapping[str, Any]]:
    """A strength beside the highest of the ceilings that bound it at its time."""
    bounding = [component for component in ceilings if row["component"] in _BOUNDED[component]]
    is_of_soldiers = "military" in ceilings and "police" not in ceilings and not _is_of_anyone(corpus, row)
    if not bounding and row["component"] == "unspecified" and is_of_soldiers:
        bounding = ["military"]  # as far as the sources tell
    applicable = [found for component in bounding if (found := ceilings[component].at(row["as_of_latest"])) is not None]
    bounds = count_bounds(row)
    if not applicable or bounds is None:
        return
    ceiling = max(applicable, key=_rank)
    limit, since = ceiling.limit, ceiling.since
    if _may_be_outdated(ceiling, row, changes) or (row["as_of_latest"] is None and is_at_its_height(corpus, row)):
        return
    written = count_written(corpus, row), count_written(corpus, ceiling.row)
    best = float(bounds.low if row["count_best"] is None else row["count_best"])
    is_known = row["component"] == ceiling.row["component"] and _is_same_year(since, row["as_of_latest"])
    when, of_day = (f" ({row['as_of_edtf']})" if row["as_of_edtf"] else ""), (f" since {since}" if since else "")
    yield {
        "beyond": 0.0 if math.isfinite(limit) and is_rounding(best, limit) else bounds.low - (1 + _SPARE) * limit,
        "severity": "info" if _may_have_changed(since, row["as_of_latest"]) else None,
        "certainty": "likely" if is_known else "arguable",
        "message": f"A strength of {written[0]}{when} is above the {written[1]} authorised{of_day}.",
        "left_value": written[0], "right_value": written[1], "difference": f"{best - limit:g}",
        "spans": places(
            place_of(corpus, "deployed", row, "count"), place_of(corpus, "authorised", ceiling.row, "count"),
            *([place_of(corpus, "as_of", row, "as_of")] if row["as_of_mention_id"] else []),
        ),
        **about("strengths", "strength_id", row),
    }  # fmt: skip


def _is_of_anyone(corpus: Corpus, row: Row) -> bool:
    """Whether a strength counts people or staff, who need not be soldiers."""
    mention, document = mentions_by_id(corpus).get(row["count_mention_id"]), corpus.documents.get(row["document_id"])
    if mention is None or document is None or not mention["noun"]:
        return False
    return mention["noun"].casefold() in load(document.language, "quantities")["nouns"]["person"]


def _is_of_ceiling(corpus: Corpus, row: Row) -> bool:
    """Whether the sentence of a number tells of a ceiling, which it may be itself."""
    document = corpus.documents.get(row["document_id"])
    if document is None:
        return False
    return unjoined_words(document.language, "rules", "ceilings").search(sentence_of(corpus, row)) is not None


def _may_be_outdated(ceiling: Ceiling, row: Row, changes: Sequence[dt.date]) -> bool:
    """Whether another ceiling than the last one told may have been in force when there were so many."""
    when = row["as_of_latest"]
    if when is None:
        return False
    if ceiling.since is None:
        return row["kind"] == "unspecified"  # of some other time, perhaps, and perhaps a ceiling itself
    return any(ceiling.since < day <= when for day in changes)


def _may_have_changed(since: dt.date | None, when: dt.date | None) -> bool:
    """Whether there was time to raise a ceiling between the day that it was set and that of a strength."""
    return when is not None and (since is None or (when - since).days > _LONG)


def _is_same_year(since: dt.date | None, when: dt.date | None) -> bool:
    return since is not None and when is not None and (when - since).days <= _YEAR


RULES = (
    Rule(
        "deployed_within_authorised", "quantities", "warning",
        "No more are deployed than were authorised at that time, component by component.",
        "The ceiling was raised and the text does not say so, or the two numbers count different people.",
        "a force of about 15,200 under a ceiling of 12,640", "6,039 deployed under a ceiling of 12,640; 12,700 planned",
        _within_authorised, NoneBeyond,
        milder=Milder("info", "where the ceiling was set years before or it is not told when"),
    ),
)  # fmt: skip
