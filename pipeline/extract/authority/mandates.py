"""`mandates`: from when to when a mission's mandate runs, for how long it is given, what force it allows.

Sentences of one paragraph that speak of one mandate make one row as long as they do not contradict each other. What a
mission is to do is the business of `mandate_tasks.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.extract.authority.adoption_dates import is_of_resolution
from pipeline.extract.authority.durations import duration_in
from pipeline.extract.authority.extensions import further_ends
from pipeline.extract.authority.mandate_patterns import (
    directly_before,
    listed,
    mandate_nouns,
    mandate_pronouns,
    renewed_it,
    robust,
    words_of_mandates,
)
from pipeline.extract.authority.resolution_names import named_in
from pipeline.extract.context import Sentence
from pipeline.extract.dating import beginning, ending
from pipeline.extract.identity.mission_dates import Speaking, speaking_of
from pipeline.extract.identity.naming import state, state_date
from pipeline.extract.passages import Clause, clauses_of
from pipeline.extract.rows import DocumentRows, Entity, Span, When
from pipeline.recognise.placed import PlacedDate, PlacedNumber

_EXTRACTOR = "mandates.prose"
_ROMAN = re.compile(r"\s+(VIII|VII|VI)\b")
_CHAPTERS = frozenset({"VI", "VII", "VIII"})
_REACH = 40  # characters before a number in which the word stands that makes it a duration


@dataclass(slots=True)
class _Mandate:
    """A mandate as far as it has been told; each value with the words that tell it."""

    mission: Entity
    block: int
    start: PlacedDate | None = None
    end: PlacedDate | None = None
    duration: str | None = None
    is_robust: bool | None = None
    chapter: str | None = None
    symbol: str | None = None
    spans: list[Span] = field(default_factory=list)
    dates: list[tuple[str, PlacedDate, Span]] = field(default_factory=list)
    robust: tuple[str, Span] | None = None
    uses: list[PlacedNumber] = field(default_factory=list)


def extract(rows: DocumentRows) -> None:
    """Write the mandates of a document down."""
    speaking = speaking_of(rows)
    telling = frozenset() if speaking.is_of_none else rows.index.blocks(words_of_mandates(speaking.language))
    of_tables = {date.block for row in rows.of("mandates") for date in row.uses if isinstance(date, PlacedDate)}
    symbols = {row.values["number"]: row.values["symbol"] for row in rows.of("resolutions") if row.values["symbol"]}
    for index, group in groupby(rows.sentences, key=lambda s: s.block.index):
        if index in telling and index not in of_tables:
            for mandate in _told(list(group), speaking, symbols):
                _write(rows, mandate)


def _told(sentences: list[Sentence], speaking: Speaking, symbols: Mapping[int, str]) -> Iterator[_Mandate]:
    current: _Mandate | None = None
    is_named = False  # whether the one told of last was called a mandate: then a pronoun may mean it
    for sentence in sentences:
        is_told = _speaks_of_mandate(sentence, current is not None and is_named, speaking.language)
        is_named = is_told and (is_named or mandate_nouns(speaking.language).search(sentence.text) is not None)
        if not is_told:
            if current is not None:
                yield current
            current = None
            continue
        mission = _mission(sentence, current, speaking)
        if mission is None:
            continue
        found = _read(sentence, mission, speaking, symbols)
        if current is not None and (current.mission != mission or not _fit(current, found)):
            yield current
            current = None
        current = found if current is None else _joined(current, found)
        further = list(further_ends(sentence, found.end, speaking.language)) if found.end else []
        if further:
            symbols_told = _symbols_of_ends(sentence, [found.end, *(date for date, _ in further)], symbols, speaking)
            if current is found:
                current.symbol = symbols_told[0]
            yield current
            for (date, span), symbol in zip(further, symbols_told[1:], strict=True):
                yield _Mandate(
                    mission, found.block, end=date, symbol=symbol, spans=[span], dates=[("mandate_end", date, span)]
                )
            current = None
    if current is not None:
        yield current


def _speaks_of_mandate(sentence: Sentence, follows: bool, language: str) -> bool:
    if mandate_nouns(language).search(sentence.text) or listed(language, "periods").search(sentence.text):
        return True
    if not follows:
        return False
    return (
        mandate_pronouns(language).match(sentence.text) is not None
        or renewed_it(language).search(sentence.text) is not None
    )


def _mission(sentence: Sentence, current: _Mandate | None, speaking: Speaking) -> Entity | None:
    """Whose mandate a sentence tells of: a mission's that it names or means; nobody's that is only an operation."""
    named = speaking.entities.named(sentence.block.text, sentence.start, sentence.end)
    if named:
        missions = [n[2] for n in named if n[2].table == "missions"]
        return missions[0] if missions and missions[0] == named[0][2] else None
    if current is not None:
        return current.mission
    return speaking.missions.of(sentence.block, sentence.start, sentence.end)


def _read(sentence: Sentence, mission: Entity, speaking: Speaking, symbols: Mapping[int, str]) -> _Mandate:
    language = speaking.language
    mandate = _Mandate(mission, sentence.block.index)
    clauses = clauses_of(sentence, language)
    for clause in clauses:
        text = clause.block.text
        for date in sorted(clause.dates, key=lambda d: _rank(d, clause, sentence, language)):
            _date(mandate, clause, date, sentence.start, language)
        force = robust(language).search(text, clause.start, clause.end)
        if force and mandate.is_robust is None:
            mandate.is_robust = True
            span = clause.block.span(clause.start, force.end())
            mandate.robust = (force[0], span)
            mandate.spans.append(span)
        duration = duration_in(clause, sentence, language)
        if duration is not None and mandate.duration is None:
            mandate.duration, number = duration
            mandate.spans.append(clause.span)
            mandate.uses += [number] if number is not None else []
    _chapter(mandate, sentence, language)
    if mandate.spans:
        mandate.symbol = _symbol(mandate, sentence, language, symbols)
    return mandate


def _symbol(mandate: _Mandate, sentence: Sentence, language: str, symbols: Mapping[int, str]) -> str | None:
    """The symbol of the first resolution of a sentence that has one; None where that one set another end.

    It did where a comma parts it from the end told before it, and one is told behind it: "first fixed until May, it was
    prolonged by resolution 2 until June".
    """
    end = mandate.end.mention.end if mandate.end is not None else None
    for resolution in named_in(sentence, language):
        is_parted = end is not None and "," in sentence.block.text[end : resolution.start]
        if is_parted and any(
            d.mention.modifier == "before" and d.mention.start > resolution.end for d in sentence.dates
        ):
            return None
        if resolution.number in symbols:
            return symbols[resolution.number]
    return None


def _symbols_of_ends(
    sentence: Sentence, ends: Sequence[PlacedDate | None], symbols: Mapping[int, str], speaking: Speaking
) -> list[str | None]:
    """The symbol of the resolution by which each of several ends was set: the one behind it, or all before theirs."""
    days = [date.mention for date in ends if date is not None]
    opens = [sentence.start, *(m.end for m in days)]
    closes = [*(m.start for m in days), sentence.end]
    told = [_symbol_in(sentence, a, b, symbols, speaking.language) for a, b in zip(opens, closes, strict=True)]
    return told[1:] if told[-1] is not None or told[0] is None else told[:-1]


def _symbol_in(sentence: Sentence, start: int, end: int, symbols: Mapping[int, str], language: str) -> str | None:
    """The symbol of the first resolution with one that a stretch of a sentence names."""
    named = (symbols.get(r.number) for r in named_in(sentence, language) if start <= r.start < end)
    return next((symbol for symbol in named if symbol is not None), None)


def _rank(date: PlacedDate, clause: Clause, sentence: Sentence, language: str) -> tuple[bool, bool]:
    """What date of a clause is asked first: one before which something begins, a resolution's own day last.

    "Set up on 3 May", "with effect from 1 June"; but "set up from May by that of 3 April".
    """
    near = clause.block.text[max(clause.start, date.mention.start - _REACH) : date.mention.start]
    is_behind = directly_before(language, "starts").search(near) is not None
    return not is_behind, len(sentence.dates) > 1 and is_of_resolution(date, sentence, language)


def _date(mandate: _Mandate, clause: Clause, date: PlacedDate, first: int, language: str) -> None:
    """Take a date as the mandate's beginning or end, where the verb or preposition before it says so.

    Of a clause that opens with the preposition ("extended the mandate twice: to 3 May") the verb stands in the one
    before; the sentence begins at `first`.
    """
    m = date.mention
    if m.precision not in ("day", "month"):
        return
    text = clause.block.text
    span = clause.block.span(clause.start, max(clause.end, m.end))
    opens = len(text[clause.start : m.start].split()) <= 1
    near = text[max(first if opens else clause.start, m.start - _REACH) : m.start]
    is_ended = listed(language, "ended_by").search(text, clause.start, m.start) is not None
    is_end = m.modifier == "before" or directly_before(language, "ends").search(near) is not None
    is_end = is_end or (is_ended and directly_before(language, "starts").search(near) is not None)
    if mandate.end is None and is_end:
        mandate.end = date
        mandate.dates.append(("mandate_end", date, span))
    elif mandate.start is None and (
        listed(language, "starts").search(text, clause.start, clause.end) and m.modifier != "before" and not is_ended
    ):
        mandate.start = date
        mandate.dates.append(("mandate_start", date, span))
    else:
        return
    mandate.spans.append(span)


def _chapter(mandate: _Mandate, sentence: Sentence, language: str) -> None:
    for m in listed(language, "chapters").finditer(sentence.block.text, sentence.start, sentence.end):
        roman = _ROMAN.match(sentence.block.text, m.end())
        if roman and roman[1] in _CHAPTERS:
            mandate.chapter = roman[1]
            mandate.spans.append(sentence.span(m.start(), roman.end()))
            return


def _fit(left: _Mandate, right: _Mandate) -> bool:
    """Whether two do not contradict each other: nothing that both tell differs."""
    pairs = [
        (left.start, right.start), (left.end, right.end), (left.duration, right.duration),
        (left.chapter, right.chapter), (left.symbol, right.symbol),
    ]  # fmt: skip
    # How long the first term was says nothing of the one that a resolution gave a day to.
    is_other_term = left.duration is not None and left.end is None and right.end is not None and right.duration is None
    return not (is_other_term and right.symbol) and all(a is None or b is None or a == b for a, b in pairs)


def _joined(left: _Mandate, right: _Mandate) -> _Mandate:
    return _Mandate(
        left.mission, left.block, left.start or right.start, left.end or right.end, left.duration or right.duration,
        left.is_robust or right.is_robust, left.chapter or right.chapter, left.symbol or right.symbol,
        [*left.spans, *right.spans], [*left.dates, *right.dates], left.robust or right.robust,
        [*left.uses, *right.uses],
    )  # fmt: skip


def _write(rows: DocumentRows, mandate: _Mandate) -> None:
    if not mandate.spans:
        return
    start = beginning(mandate.start) if mandate.start else None
    end = ending(mandate.end) if mandate.end else None
    span = (min(s for s, _ in mandate.spans), max(e for _, e in mandate.spans))
    worked_out = isinstance(start, When) or isinstance(end, When) or mandate.duration is not None
    row = rows.fact(
        "mandates",
        (mandate.mission, mandate.duration, mandate.is_robust, mandate.start and mandate.start.mention.edtf,
         mandate.end and mandate.end.mention.edtf),
        span, _EXTRACTOR, derivation="normalised" if worked_out else "stated",
        mission_id=mandate.mission, symbol=mandate.symbol, start=start, end=end, duration=mandate.duration,
        is_robust=mandate.is_robust, chapter=mandate.chapter,
    )  # fmt: skip
    row.uses += [*mandate.uses, *(d for _, d, _ in mandate.dates)]
    for prop, date, words in mandate.dates:
        value = beginning(date) if prop == "mandate_start" else ending(date)
        if value is not None:
            state_date(rows, mandate.mission, prop, date, value, words, _EXTRACTOR)
    if mandate.robust is not None:
        state(rows, mandate.mission, "mandate_force", mandate.robust[0], mandate.robust[1], _EXTRACTOR)
