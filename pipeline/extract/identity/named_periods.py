"""Dated `statements` on missions and operations whose name has the date directly beside it.

A period in brackets behind a name ("UNOFEX (1993–1995)"), in sentences and among the parties of an infobox; "Operation
Example of 3 May 1999"; and an operation that somebody launches ("France launched Operation Example on 3 May 1999").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.dating import beginning, ending
from pipeline.extract.identity.mission_names import EntityNames
from pipeline.extract.identity.naming import state_date
from pipeline.extract.passages import clauses_of, nearest
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import is_naming_field
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_EXTRACTOR = "mission_dates.beside"
_OPENED = re.compile(r"\s*\((?:[A-Z][A-Za-z-]{2,12}[,;]\s)?")
_CLOSED = re.compile(r"\s*\)")
_STARTS = {"missions": "deployed", "operations": "start"}
_ENDS = {"missions": "ended", "operations": "end"}


def state_periods(rows: DocumentRows, entities: EntityNames) -> None:
    """Write down the dates that stand beside the names of missions and operations."""
    if entities.pattern is None:
        return
    for sentence in rows.sentences:
        if sentence.dates:
            named = entities.named(sentence.block.text, sentence.start, sentence.end)
            _beside(rows, sentence.block, sentence.dates, named)
            if named:
                _launched(rows, sentence, named)
    for block in rows.document.blocks:
        if block.element == "infobox" and block.template is not None and is_naming_field(block.field_key):
            dates = rows.mentions.dates_in(block.index)
            if dates:
                _beside(rows, block, dates, entities.named(block.text, 0, len(block.text)))


Named = list[tuple[int, int, Entity]]


def _beside(rows: DocumentRows, block: Block, dates: tuple[PlacedDate, ...], named: Named) -> None:
    for start, end, entity in named:
        for date in (d for d in dates if d.mention.is_valid and d.mention.start >= end):
            at, behind = date.mention.start, date.mention.end
            gap = block.text[end:at]
            if date.mention.precision == "interval" and _OPENED.fullmatch(gap) and _CLOSED.match(block.text, behind):
                _state(rows, entity, date, block.span(start, behind + 1))
            elif entity.table == "operations" and _of(rows.document.language).fullmatch(gap):
                _state(rows, entity, date, block.span(start, behind))


def _state(rows: DocumentRows, entity: Entity, date: PlacedDate, span: tuple[int, int]) -> None:
    is_period = date.mention.precision == "interval"
    start, end = (beginning(date), ending(date)) if is_period else (date, None)
    if start is not None:
        state_date(rows, entity, _STARTS[entity.table], date, start, span, _EXTRACTOR)
    if end is not None:
        state_date(rows, entity, _ENDS[entity.table], date, end, span, _EXTRACTOR)


def _launched(rows: DocumentRows, sentence: Sentence, named: Named) -> None:
    """The operations that are the object of a verb for launching one; the date is that of the same clause."""
    text, language = sentence.block.text, rows.document.language
    for start, end, entity in named:
        if entity.table != "operations" or not _is_object(text, sentence, start, end, language):
            continue
        clause = next((c for c in rows.of_sentence(clauses_of, sentence) if c.start <= start < c.end), None)
        date = nearest(clause.dates, start, end) if clause is not None else None
        if date is not None:
            low, high = min(start, date.mention.start), max(end, date.mention.end)
            _state(rows, entity, date, sentence.span(low, high))


def _is_object(text: str, sentence: Sentence, start: int, end: int, language: str) -> bool:
    """Whether a verb for launching stands directly before a name, or behind it in a language that has it so."""
    words = load(language, "missions")["launching"]
    before = text[max(sentence.start, start - 60) : start]
    if any(pattern.search(before) for pattern in _before(language)):
        return True
    return bool(words["behind"]) and _behind(language).match(text, end, sentence.end) is not None


# ---- the lexicon, compiled


@cache
def _before(language: str) -> tuple[re.Pattern[str], ...]:
    words, article = load(language, "missions")["launching"], load(language, "articles")["pattern"]
    nouns = alternatives([*load(language, "missions")["nouns"], *words["adjectives"]])
    between = "|".join(words["between"]) or "(?!)"
    return tuple(_patterns("|".join(words["before"]), between, article, nouns))


def _patterns(verbs: str, between: str, article: str, nouns: str) -> Iterator[re.Pattern[str]]:
    yield re.compile(rf"(?<!\w)(?:{verbs})\s+(?:{article})?(?:(?:{nouns})\s+){{0,2}}\Z", re.IGNORECASE)
    yield re.compile(rf"(?<!\w)(?:{verbs})\s(?:{between})\s(?:{article})?\Z", re.IGNORECASE)


@cache
def _behind(language: str) -> re.Pattern[str]:
    return compiled(rf"\s+(?:{'|'.join(load(language, 'missions')['launching']['behind'])})(?!\w)")


@cache
def _of(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "missions")["launching"]["of"])
    return compiled(rf"\s+(?:{words})\s+(?:{load(language, 'articles')['pattern']})?", re.IGNORECASE)
