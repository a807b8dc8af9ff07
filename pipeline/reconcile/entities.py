"""Which names are one entity, and what its key is.

Two mentions of one table are one entity when they share an abbreviation or a full name (compared without case,
accents, punctuation and articles). A key is readable: it comes from the abbreviation where there is one, else from the
name used most, ties going to the one first in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.extract.keys import fold, slug
from pipeline.extract.rows import Entity


def cluster(entities: Iterable[Entity]) -> dict[Entity, str]:
    """The key of each entity.

    Args:
        entities: in the order of documents and, within one, of the source; repeated as often as they occur.
    """
    occurrences = Counter(entities)
    parent: dict[tuple[str, ...], tuple[str, ...]] = {}

    def find(x: tuple[str, ...]) -> tuple[str, ...]:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for entity in occurrences:
        handles = _handles(entity)
        first = find(handles[0])
        for other in handles[1:]:
            parent[find(other)] = first
    groups: dict[tuple[str, ...], list[Entity]] = {}
    for entity in occurrences:
        groups.setdefault(find(_handles(entity)[0]), []).append(entity)
    taken: set[tuple[str, str]] = set()
    keys: dict[Entity, str] = {}
    for members in sorted(groups.values(), key=lambda m: (m[0].table, _label(m, occurrences), _handles(m[0]))):
        base = _label(members, occurrences)
        key, n = base, 2
        while (members[0].table, key) in taken:
            key, n = f"{base}-{n}", n + 1
        taken.add((members[0].table, key))
        keys.update(dict.fromkeys(members, key))
    return keys


def _handles(entity: Entity) -> list[tuple[str, ...]]:
    """What an entity can be recognised by; one that is only its document's own is recognised nowhere else."""
    own = () if entity.document_id is None else (entity.document_id,)
    names = [("name", fold(entity.name))] if entity.name and fold(entity.name) else []
    short = [("abbreviation", entity.abbreviation.casefold())] if entity.abbreviation else []
    return [(entity.table, *own, *handle) for handle in (*short, *names)] or [(entity.table, *own, "name", "")]


def _label(members: list[Entity], occurrences: Mapping[Entity, int]) -> str:
    short = Counter({e.abbreviation: 0 for e in members if e.abbreviation})
    names = Counter({e.name: 0 for e in members if e.name})
    for e in members:
        if e.abbreviation:
            short[e.abbreviation] += occurrences[e]
        if e.name:
            names[e.name] += occurrences[e]
    pool = short or names
    best = max(pool.values(), default=0)
    return slug(next((name for name, n in pool.items() if n == best), "")) or "unnamed"
