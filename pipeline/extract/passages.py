"""The clauses of a sentence: the stretch of words in which one act or one happening is told, with its dates.

Clauses are what keeps a verb and a date of different happenings apart. They are found by marks and connecting words
(the lexicon's ``passages``), not by parsing: one may be too long, seldom too short.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.extract.context import Sentence
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_MARKS = " \t\n,;:–—-\"“”'‘’"
_TWO = 2  # dates that a joint stands between
_YEAR = 4  # digits of a year alone in EDTF
_BRACKET = re.compile(r"[()]")
_COMMA = re.compile(r",\s")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence.

    Attributes:
        block: the block it stands in.
        start: where it begins in the block's visible text, marks and coordinating words in front left out.
        end: where it ends.
        body: where its own words begin behind a conjunction that opens it; relative words are its own.
        dates: the valid dates in it, in order.
        position: its place among the clauses of the sentence, from 0.
        is_relative: whether a relative word opens it, so that what it says is said of the name before it.
        is_dated_before: whether what opens it says that it happened at the time told in the clause before.
        is_elliptic: whether it is joined to the clause before by a bare "and", so that it may share its subject.
    """

    block: Block
    start: int
    end: int
    body: int
    dates: tuple[PlacedDate, ...]
    position: int
    is_relative: bool
    is_dated_before: bool
    is_elliptic: bool

    @property
    def text(self) -> str:
        """The words of the clause."""
        return self.block.text[self.start : self.end]

    @property
    def span(self) -> tuple[int, int]:
        """Where the clause stands in the source."""
        return self.block.span(self.start, self.end)


def clauses_of(sentence: Sentence, language: str) -> list[Clause]:
    """The clauses of a sentence, in order. A date with nothing but a mark behind it belongs to the clause it labels."""
    text = sentence.block.text
    words = _words(language)
    dates = tuple(d for d in sentence.dates if d.mention.is_valid)
    cuts = [sentence.start, *_cuts(sentence, dates, words), sentence.end]
    joints = _joints(text, cuts, dates, words)
    cuts = sorted({*cuts, *joints})
    pieces = [(s, e) for s, e in pairwise(cuts) if s < e]
    found: list[Clause] = []
    label: int | None = None
    for start, end in pieces:
        begins = start if label is None else label
        inside = _between(dates, begins, end)
        if end < sentence.end and (
            words.only_connector.fullmatch(text[begins:end].strip(_MARKS))
            or _is_label(text, begins, end, inside, words)
        ):
            label = begins
            continue
        label = None
        lead = words.lead.match(text, begins, end)
        opener = lead["opener"].casefold() if lead and lead["opener"] else ""
        first = lead.start("opener") if lead and lead["opener"] else lead.end() if lead else begins
        last = first + len(text[first:end].rstrip(_MARKS))
        if last > first:
            relative = bool(found) and opener in words.relatives
            conjunction = words.conjunction.match(text, first, last)
            body = conjunction.end() if conjunction else first
            starts = first if relative or body >= last else body
            found.append(
                Clause(
                    sentence.block, first, last, starts, inside, len(found), relative, opener in words.dated_before,
                    begins in joints,
                )
            )  # fmt: skip
    return found


def own_dates(clause: Clause, language: str) -> list[PlacedDate]:
    """The dates of a clause that say when it happened: not those that belong to a noun (the war of October 1973).

    The date of a resolution or decision by which something was done is that of the doing. A bare year counts only
    behind a preposition (the 2013 election has one that is part of a name).
    """
    words = _words(language)
    text = clause.block.text
    found = []
    for date in clause.dates:
        m = date.mention
        before = text[max(clause.start, m.start - 60) : m.start]
        is_attributive = words.attributive.search(before) and not words.dated_noun.search(before)
        if is_attributive and not _is_period_from(date, text, clause.start, words):
            continue
        if not _is_bare_year(date, text, clause.start, words):
            found.append(date)
    return found


def _is_period_from(date: PlacedDate, text: str, start: int, words: _Words) -> bool:
    """Whether the word before a period of days or months is its "from", where that is written like "of" (Dutch van)."""
    first, _, last = date.mention.edtf.partition("/")
    is_fine = all(len(end.rstrip("?~%")) > _YEAR for end in (first, last))
    return (
        is_fine and words.preposition.search(text, max(start, date.mention.start - 24), date.mention.start) is not None
    )


def _is_bare_year(date: PlacedDate, text: str, start: int, words: _Words) -> bool:
    """Whether a date is a year or more without a preposition: part of a name, mostly (the 2013 election)."""
    m = date.mention
    is_coarse = m.precision in ("year", "decade", "century") and m.modifier is None
    return is_coarse and words.preposition.search(text, max(start, m.start - 24), m.start) is None


def dates_for(clauses: Sequence[Clause], i: int, language: str) -> list[PlacedDate]:
    """The dates of what a clause tells: its own, or those of the clause before where its first word refers to them."""
    own = own_dates(clauses[i], language)
    if not own and i and clauses[i].is_dated_before:
        return own_dates(clauses[i - 1], language)
    return own


def nearest(dates: Sequence[PlacedDate], start: int, end: int) -> PlacedDate | None:
    """The date nearest to a stretch of the block, the earlier of two as near."""
    return min(dates, key=lambda d: (_gap(d, start, end), d.start), default=None)


def _gap(date: PlacedDate, start: int, end: int) -> int:
    m = date.mention
    return max(start - m.end, m.start - end, 0)


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon's words, compiled."""

    cut: re.Pattern[str]
    opening: re.Pattern[str]
    relative: re.Pattern[str]
    joined: re.Pattern[str]
    coordinator: re.Pattern[str]
    lead: re.Pattern[str]
    conjunction: re.Pattern[str]
    attributive: re.Pattern[str]
    dated_noun: re.Pattern[str]
    preposition: re.Pattern[str]
    only_preposition: re.Pattern[str]
    preposition_before: re.Pattern[str]
    only_connector: re.Pattern[str]
    relatives: frozenset[str]
    dated_before: frozenset[str]


def _cuts(sentence: Sentence, dates: Sequence[PlacedDate], words: _Words) -> list[int]:
    """Where clauses begin, the first apart."""
    text, end = sentence.block.text, sentence.end
    candidates = {
        m.start()
        for m in words.cut.finditer(text, sentence.start, end)
        if m[0] in ";:,—" or not words.preposition_before.search(text, max(sentence.start, m.start() - 20), m.start())
    }
    for m in words.relative.finditer(text, sentence.start, end):
        closing = _COMMA.search(text, m.end(), end)
        if closing:
            candidates.add(closing.start())
    if words.opening.match(text, sentence.start, end):
        closing = _COMMA.search(text, sentence.start, end)
        if closing:
            candidates.add(closing.start())
    for date in dates:
        joined = words.joined.search(text, max(sentence.start, date.mention.start - 30), date.mention.start)
        if joined:
            candidates.add(joined.start())
    if not candidates:
        return []
    closed = _Closed(text, sentence.start, end, dates)
    return sorted(cut for cut in candidates if cut > sentence.start and not closed.holds(cut))


def _joints(text: str, cuts: Sequence[int], dates: Sequence[PlacedDate], words: _Words) -> set[int]:
    """Where a bare "and" joins two acts in one piece: a date stands on either side of it."""
    found: set[int] = set()
    if len(dates) < _TWO:
        return found
    for start, end in pairwise(cuts):
        inside = [d for d in _between(dates, start, end) if not _is_bare_year(d, text, start, words)]
        if len(inside) < _TWO:
            continue
        closed = _Closed(text, start, end, inside)
        between = words.coordinator.finditer(text, inside[0].mention.end, inside[-1].mention.start)
        found.update(m.start() for m in between if not closed.holds(m.start()))
    return found


def _between(dates: Sequence[PlacedDate], start: int, end: int) -> tuple[PlacedDate, ...]:
    """The dates that begin in a stretch; they are in order."""
    first = bisect_left(dates, start, key=lambda d: d.mention.start)
    return tuple(dates[first : bisect_left(dates, end, key=lambda d: d.mention.start)])


class _Closed:
    """The brackets and dates of a stretch: no clause begins inside one."""

    def __init__(self, text: str, start: int, end: int, dates: Sequence[PlacedDate]) -> None:
        spans = [*_brackets(text, start, end), *((d.mention.start, d.mention.end) for d in dates)]
        self._starts: list[int] = []
        self._ends: list[int] = []
        for s, e in sorted(spans):
            if self._ends and s < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], e)
            else:
                self._starts.append(s)
                self._ends.append(e)

    def holds(self, place: int) -> bool:
        i = bisect_right(self._starts, place) - 1
        return i >= 0 and place < self._ends[i]


def _brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost brackets of a stretch; one that is not closed reaches nowhere."""
    found, depth, opened = [], 0, start
    for m in _BRACKET.finditer(text, start, end):
        if m[0] == "(":
            opened = m.start() if depth == 0 else opened
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((opened, m.end()))
    return found


def _is_label(text: str, start: int, end: int, dates: Sequence[PlacedDate], words: _Words) -> bool:
    if not dates:
        return False
    rest = list(_outside(text, start, end, dates))
    return all(not piece.strip(_MARKS) or words.only_preposition.fullmatch(piece.strip(_MARKS)) for piece in rest)


def _outside(text: str, start: int, end: int, dates: Sequence[PlacedDate]) -> Iterator[str]:
    at = start
    for date in dates:
        yield text[at : max(at, date.mention.start)]
        at = max(at, date.mention.end)
    yield text[at:end]


@cache
def _words(language: str) -> _Words:
    listed = load(language, "passages")
    connectors, bare = alternatives(listed["connectors"]), alternatives(listed["bare"])
    coordinators, prepositions = alternatives(listed["coordinators"]), alternatives(listed["prepositions"])
    every = alternatives([*listed["connectors"], *listed["bare"]])
    ignore = re.IGNORECASE
    return _Words(
        cut=compiled(rf"[;:](?=\s)|\s[–—-](?=\s)|—|,(?=\s+(?:{connectors})\b)|\s(?=(?:{bare})\s)", ignore),
        opening=compiled(rf"(?:{alternatives(listed['openers'])})\b", ignore),
        relative=compiled(rf",\s+(?:{alternatives(listed['relatives'])})\s", ignore),
        joined=compiled(rf"\s(?:{coordinators})\s+(?:(?:{prepositions})\s+)?\Z", ignore),
        coordinator=compiled(rf"\s(?:{coordinators})\s", ignore),
        lead=compiled(rf"[\s,;:–—-]*(?:(?:{coordinators})\s+(?=\S))?(?P<opener>(?:{every})(?=\s))?", ignore),
        conjunction=compiled(rf"(?:{alternatives(listed['conjunctions'])})\s+", ignore),
        attributive=compiled(rf"\w\s+(?:{alternatives(listed['attributive'])})\s+\Z", ignore),
        dated_noun=compiled(rf"\b(?:{alternatives(listed['dating_nouns'])})\b[^,;]{{0,24}}\Z", ignore),
        preposition=compiled(rf"\b(?:{prepositions})\s+\Z", ignore),
        only_preposition=compiled(rf"(?:{prepositions})", ignore),
        preposition_before=compiled(rf"\b(?:{prepositions}|{alternatives(listed['attributive'])})\Z", ignore),
        only_connector=compiled(every, ignore),
        relatives=frozenset(listed["relatives"]),
        dated_before=frozenset(listed["dated_before"]),
    )
