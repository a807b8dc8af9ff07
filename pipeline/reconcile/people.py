"""Which spellings of a name are one person: initials for given names, a given name left out, a slip of one letter.

Case, accents and hyphens make no difference to begin with (`pipeline.extract.keys.fold`). Precision comes first: a
spelling that fits two people is joined with neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.extract.keys import fold
from pipeline.extract.rows import Entity
from pipeline.reconcile.spelling import differ_by_one

_LEAST_FOR_SLIP = 5  # letters of a word in which one letter may differ
_MOST_ALIKE = 64  # spellings with one surname that are still compared: in a crowd nobody can be told apart
_LEAST_WORDS_FOR_SLIP = 3  # words of a name of which one may: the others must say who it is


def same_people(entities: Iterable[Entity]) -> dict[Entity, Entity]:
    """The person to whom each spelling belongs, for those that are not their own.

    Args:
        entities: of any table, as often as they occur.

    Returns:
        From a spelling to the fullest one that is the same person; a name alone in its document (a surname with a rank)
        only to one that no other document's person shares.
    """
    people = sorted(
        {e for e in entities if e.table == "people" and e.name and fold(e.name)},
        key=lambda e: (-len(_words(e)), -len(fold(e.name or "")), e.name or "", e.document_id or ""),
    )
    # Only those of one surname, or of one given name and as many words, can be the same: the rest is never compared.
    by_key: dict[tuple[object, ...], list[Entity]] = defaultdict(list)
    for entity in people:
        words = _words(entity)
        by_key["surname", words[-1]].append(entity)
        by_key["first", words[0], len(words)].append(entity)
    merged: dict[Entity, Entity] = {}
    for entity in people:
        words = _words(entity)
        groups = (by_key["surname", words[-1]], by_key["first", words[0], len(words)])
        near = [e for group in groups if len(group) <= _MOST_ALIKE for e in group]
        fuller = [e for e in dict.fromkeys(near) if e is not entity and _is_same(entity, e)]
        fullest = {
            fold(e.name or "") for e in fuller if not any(_is_same(e, other) for other in fuller if other is not e)
        }
        if len(fullest) == 1 and fuller:
            best = next(e for e in people if e in fuller and fold(e.name or "") in fullest)
            merged[entity] = merged.get(best, best)
    return {spelling: replace(person) for spelling, person in merged.items() if spelling != person}


def _words(entity: Entity) -> list[str]:
    return fold(entity.name or "").split()


def _is_same(short: Entity, long: Entity) -> bool:
    """Whether one spelling may stand for a fuller one (or, of a slip, for one that comes before it in the alphabet)."""
    a, b = _words(short), _words(long)
    if a == b:
        return False
    if len(a) < 2 or len(b) < 2:
        return False
    return _abbreviates(a, b) or _slips(a, b)


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the surname is the same and the given names are those of the other, shortened to initials or left out."""
    if short[-1] != long[-1] or sum(map(len, short)) >= sum(map(len, long)):
        return False
    given, rest = list(short[:-1]), list(long[:-1])
    if not given or not rest or not _fits(given[0], rest[0]):
        return False
    at = 0
    for word in given:
        while at < len(rest) and not _fits(word, rest[at]):
            at += 1
        if at == len(rest):
            return False
        at += 1
    return True


def _fits(word: str, full: str) -> bool:
    return word == full or (len(word) == 1 and full.startswith(word)) or (len(full) == 1 and word.startswith(full))


def _slips(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names of three words or more differ in one word by one letter; the longer one is the fuller."""
    if len(a) != len(b) or len(a) < _LEAST_WORDS_FOR_SLIP:
        return False
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(unlike) != 1:
        return False
    (x, y) = unlike[0]
    if min(len(x), len(y)) < _LEAST_FOR_SLIP or not differ_by_one(x, y):
        return False
    return (len(y), x) > (len(x), y)
