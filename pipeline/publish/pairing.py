"""Which row that is gone has become which that was added.

The key of an observation is derived from what it says, so a value that was mended takes its row's key with it. A row
that is gone and one that was added are paired where they stand in the same place of the two texts and are more alike
than either is to any other, and else where each is the only one of its natural key (the columns that say what the row
is about, and not what it says of that). Where neither is clear, the one is gone and the other was added.

Things in the world (missions, people, places …) have keys that say which thing it is: another key is another thing,
and they are not paired.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.publish.snapshot import Place, Row

NATURAL_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "date_mentions": (),
        "number_mentions": (),
        "statements": ("entity_table", "entity_id", "property"),
        "names": ("entity_table", "entity_id", "kind", "language"),
        "operation_relations": ("from_id", "to_id"),
        "resolutions": ("number", "action", "mission_id", "operation_id"),
        "mandates": ("mission_id", "symbol"),
        "mandate_tasks": (),
        "strengths": ("mission_id", "kind", "component", "as_of_edtf"),
        "contributors": ("mission_id", "country_code"),
        "contributions": (
            "mission_id",
            "country_code",
            "personnel_type",
            "unit_name",
            "equipment",
            "unit",
            "as_of_edtf",
        ),
        "leadership": ("person_id", "role", "mission_id", "organisation"),
        "actor_relations": ("actor_id", "other_actor_id"),
        "events": ("kind", "date_edtf", "mission_id", "place_id"),
        "incidents": ("mission_id", "date_edtf", "kind", "country_code"),
        "casualties": ("incident_id", "country_code", "outcome", "population"),
        "fatality_totals": ("mission_id", "cause", "population", "as_of_edtf"),
        "infobox_fields": ("template", "field"),
        "citations": ("url",),
        "citation_uses": (),
        "links": (),
        "findings": ("rule_id", "table_name", "row_id"),
    }
)
"""What a row is about, beside its document, in the tables whose rows are paired; empty where only the place tells."""

LEAST_ALIKE = 0.5
"""Rows in the same place are paired where at least this share of their columns is equal."""

MOST_BESIDE = 16
"""A row that shares its place with more than this is told from none of them."""

MOST_LOOKED_AT = 256
"""Rows that are looked at for one row, so that time stays linear whatever stands in one place."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row that only one of the releases has.

    Attributes:
        key: its key.
        row: the row.
        document_id: the document that it rests on, if any.
        place: where the words stand that it rests on, in the newer text; None if that is not known.
    """

    key: str
    row: Row
    document_id: str | None
    place: Place | None


Compare = Callable[[Row, Row], float]
"""How alike two rows of a table are, from 0 to 1."""


def pair(table: str, gone: Sequence[Unmatched], added: Sequence[Unmatched], alike: Compare) -> dict[str, str]:
    """The keys of rows that are gone, each with the key of the row that it has become.

    Args:
        table: the table that the rows are of.
        gone: rows of the older release, what they refer to already under its newer keys.
        added: rows of the newer release.
        alike: how alike two rows are.
    """
    if table not in NATURAL_KEYS:
        return {}
    pairs = _by_place(gone, added, alike)
    taken = set(pairs.values())
    left = [row for row in gone if row.key not in pairs]
    others = [row for row in added if row.key not in taken]
    return pairs | _by_natural_key(NATURAL_KEYS[table], left, others)


def _by_place(gone: Sequence[Unmatched], added: Sequence[Unmatched], alike: Compare) -> dict[str, str]:
    placed: defaultdict[str, list[tuple[int, int, Unmatched]]] = defaultdict(list)
    for row in added:
        if row.place is not None:
            placed[row.place[0]].append((row.place[1], row.place[2], row))
    for rows in placed.values():
        rows.sort(key=lambda item: (item[0], item[1], item[2].key))
    longest = {name: max(end - start for start, end, _ in rows) for name, rows in placed.items()}
    choices: dict[str, list[tuple[float, str]]] = {}
    wanted: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for row in gone:
        if row.place is None or row.place[0] not in placed:
            continue
        document_id, start, end = row.place
        beside = placed[document_id]
        first = bisect_left(beside, start - longest[document_id], key=lambda item: item[0])
        last = bisect_right(beside, end, key=lambda item: item[0])
        if last - first > MOST_LOOKED_AT:
            continue
        near = [other for lo, hi, other in beside[first:last] if lo < end and start < hi]
        scores = [(alike(row.row, other.row), other.key) for other in near[: MOST_BESIDE + 1]]
        choices[row.key] = [score for score in scores if score[0] >= LEAST_ALIKE and len(near) <= MOST_BESIDE]
        for score, key in choices[row.key]:
            wanted[key].append((score, row.key))
    found = {}
    for key, scores in choices.items():
        best = _only_best(scores)
        if best is not None and _only_best(wanted[best]) == key:
            found[key] = best
    return found


def _only_best(scores: Sequence[tuple[float, str]]) -> str | None:
    """The key with the best score; None where two share it."""
    ranked = sorted(scores, reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _by_natural_key(columns: Sequence[str], gone: Sequence[Unmatched], added: Sequence[Unmatched]) -> dict[str, str]:
    before, after = _by_value(columns, gone), _by_value(columns, added)
    return {
        keys[0]: after[value][0] for value, keys in before.items() if len(keys) == 1 and len(after.get(value, ())) == 1
    }


def _by_value(columns: Sequence[str], rows: Sequence[Unmatched]) -> dict[tuple[object, ...], list[str]]:
    """The keys of the rows of each natural key; a row that says nothing of what it is about has none."""
    found: dict[tuple[object, ...], list[str]] = {}
    for row in rows:
        value = tuple(row.row.get(name) for name in columns)
        if any(part is not None for part in value):
            found.setdefault((row.document_id, *value), []).append(row.key)
    return found
