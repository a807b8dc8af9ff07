"""Which names of documents in different languages are one actor: the same words, each in its own language's form.

"Popular Movement for the Liberation of Utopia" and "Mouvement populaire pour la libération de l'Utopie" have the same
words, order and endings aside. Precision comes first: every long word of the one must have its like in the other, only
documents of two languages are compared, and a name that fits two actors is joined with neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.extract.keys import fold
from pipeline.extract.rows import Entity
from pipeline.reconcile.spelling import differ_by_one

_LEAST_LETTERS = 5  # of a word that tells one name from another: articles and prepositions are shorter
_LEAST_WORDS = 3  # such words in a name: with fewer, two groups may well share them
_LEAST_STEM = 5  # letters at the beginning that make two words one in two forms (islamic, islamitische)
_MOST_ALIKE = 64  # names with a word in common that are still compared


def same_actors(named: Iterable[tuple[Entity, str]]) -> dict[Entity, Entity]:
    """The actor to whom each name belongs, for those that are not their own.

    Args:
        named: entities of any table with the language of the document that names them, in the order of documents.

    Returns:
        From a name to the one with the same words in a document of another language: of the two, that with an
        abbreviation, else the one that comes first.
    """
    languages: dict[Entity, set[str]] = defaultdict(set)
    for entity, language in named:
        if entity.table == "actors" and entity.name and entity.document_id is None:
            languages[entity].add(language)
    words = {entity: _telling(entity) for entity in languages}
    by_word: dict[str, list[Entity]] = defaultdict(list)
    for entity, own in words.items():
        if len(own) >= _LEAST_WORDS:
            for word in own:
                by_word[word].append(entity)
    merged: dict[Entity, Entity] = {}
    order = {entity: i for i, entity in enumerate(languages)}
    for entity, own in words.items():
        near = dict.fromkeys(e for w in own for e in by_word[w] if len(by_word[w]) <= _MOST_ALIKE)
        alike = [
            other
            for other in near
            if other is not entity
            and fold(other.name or "") != fold(entity.name or "")
            and languages[other].isdisjoint(languages[entity])
            and not (other.abbreviation and entity.abbreviation)
            and _same_words(own, words[other])
        ]
        if len({fold(other.name or "") for other in alike}) == 1:
            best = min(alike, key=lambda e: (e.abbreviation is None, order[e]))
            if (best.abbreviation is None, order[best]) < (entity.abbreviation is None, order[entity]):
                merged[entity] = best
    return {name: merged.get(actor, actor) for name, actor in merged.items()}


def _telling(entity: Entity) -> tuple[str, ...]:
    return tuple(word for word in fold(entity.name or "").split() if len(word) >= _LEAST_LETTERS)


def _same_words(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether each word of one has a like of its own in the other, whatever their order."""
    if len(left) != len(right):
        return False
    free = list(right)
    for word in left:
        like = next((other for other in free if other == word), None) or next(
            (other for other in free if _is_like(word, other)), None
        )
        if like is None:
            return False
        free.remove(like)
    return True


def _is_like(x: str, y: str) -> bool:
    return x[:_LEAST_STEM] == y[:_LEAST_STEM] or differ_by_one(x, y)
