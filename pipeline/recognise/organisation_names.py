"""The names of bodies as they are written: runs of capitalised words, and French names with words in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.lexicon import load_shared
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import capitalised_in, first_parts
from pipeline.recognise.names import APOSTROPHE, Word, split_at_apostrophe, words

_SPACES = (" ", "\u00a0")
# Words with no more than a space between them: what parts two of these parts two names.
_STRETCH = re.compile(r"[\w\-‐‑'’ʼ]+(?:[ \u00a0][\w\-‐‑'’ʼ]+)*")
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words that decide how far a name reaches.

    Attributes:
        connectors: small words that a name may have inside.
        coordinators: those of them that join two names as well; inside a name only behind a word of purpose.
        purposes: the words of purpose (Movement *for* Oneness and …).
        bodies: nouns for a body.
        placed_bodies: those of them that take the name of a place (Mission in X).
        place_words: the small words between.
        not_in_names: capitalised words that begin a sentence or a date, not a name.
        body_words: the first parts of `bodies`: a text in which none has a capital holds no name of a body.
        body: where one of `bodies` may stand in a text without case.
    """

    connectors: frozenset[str]
    coordinators: frozenset[str]
    purposes: frozenset[str]
    bodies: frozenset[str]
    placed_bodies: frozenset[str]
    place_words: frozenset[str]
    not_in_names: frozenset[str]
    body_words: frozenset[str] = field(init=False)
    body: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "body_words", first_parts(self.bodies))
        object.__setattr__(self, "body", re.compile(rf"(?<![^\W\d_])(?:{alternatives(self.bodies)})"))


def may_hold_names(text: str, names: NameWords) -> bool:
    """Whether a text may name a body, in its own language or French; False is certain, True is not."""
    capitalised = capitalised_in(text)
    return not (capitalised.isdisjoint(names.body_words) and capitalised.isdisjoint(_french_heads()))


def body_names(text: str, names: NameWords) -> list[tuple[int, int, tuple[Word, ...]]]:
    """The capitalised runs built on a noun for a body, with their words.

    A run reaches over small words (Bank of X) but not behind its last noun for a body without one: of "Security
    Council Resolution" the resolution is left off.
    """
    if capitalised_in(text).isdisjoint(names.body_words):
        return []
    found = []
    for stretch in _STRETCH.finditer(text):
        if names.body.search(stretch[0].casefold()) is None:
            continue
        for run in capitalised_runs(text, names, *stretch.span()):
            cut = _to_body(run, names)
            if len(cut) > 1 and sum(word.is_capitalised for word in cut) > 1:
                found.append((cut[0].start, cut[-1].end, tuple(cut)))
    return found


def capitalised_runs(text: str, names: NameWords, start: int = 0, end: int | None = None) -> Iterable[list[Word]]:
    """The runs of capitalised words between two places of a text, small words inside them included."""
    return (run for run in _runs(text, names, start, end) if run)


def _runs(text: str, names: NameWords, start: int, end: int | None) -> Iterable[list[Word]]:
    run: list[Word] = []
    for word in words(text, start, end):
        is_adjacent = bool(run) and text[run[-1].end : word.start] in _SPACES
        if not is_adjacent or len(run) >= _MOST_WORDS:
            yield _closed(run)
            run = []
        if _continues(run, word, names):
            run.append(word)
        else:
            yield _closed(run)
            run = []
    yield _closed(run)


def _continues(run: Sequence[Word], word: Word, names: NameWords) -> bool:
    folded = word.text.casefold()
    if word.is_capitalised:
        return bool(run) or folded not in names.not_in_names
    if not run or folded not in names.connectors:
        return False
    return folded not in names.coordinators or any(w.text.casefold() in names.purposes for w in run)


def _closed(run: list[Word]) -> list[Word]:
    """The run without the small words at its end."""
    while run and not run[-1].is_capitalised:
        run = run[:-1]
    return run


def _to_body(run: list[Word], names: NameWords) -> list[Word]:
    last = next((i for i in reversed(range(len(run))) if run[i].text.casefold() in names.bodies), None)
    if last is None:
        return []
    if run[last + 1 : last + 2] and run[last + 1].is_capitalised:
        return run[: last + 1]
    if run[last].text.casefold() not in names.placed_bodies:
        behind = range(last + 1, len(run))
        return run[: next((i for i in behind if run[i].text.casefold() in names.place_words), len(run))]
    return run


def french_names(text: str) -> list[tuple[int, int, tuple[Word, ...]]]:
    """The French names of bodies, from their head to their last capitalised word."""
    grammar = _french()
    if capitalised_in(text).isdisjoint(_french_heads()):
        return []
    found = []
    everything = [part for word in words(text) for part in split_at_apostrophe(word)]
    for i, head in enumerate(everything):
        if head.text not in grammar["heads"] or (found and head.start < found[-1][1]):
            continue
        end = i
        at = i + 1
        while at < min(len(everything), i + _MOST_WORDS + 4):
            word, before = everything[at], everything[at - 1]
            gap = text[before.end : word.start]
            if gap not in _SPACES and not (len(gap) == 1 and gap in APOSTROPHE):
                break
            folded = word.text.casefold()
            if word.is_capitalised:
                end = at
            elif (
                folded not in grammar["connectors"]
                and folded not in grammar["adjectives"]
                and before.text.casefold() not in grammar["connectors"]
            ):
                break
            at += 1
        span = everything[i : end + 1]
        if any(not word.is_capitalised for word in span):
            found.append((head.start, span[-1].end, tuple(span)))
    return found


@cache
def _french_heads() -> frozenset[str]:
    return first_parts(_french()["heads"])


@cache
def _french() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in load_shared("french_names").items()}
