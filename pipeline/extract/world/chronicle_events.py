"""Events that the entries of a chronicle tell: each is what happened on its day, whatever its verb.

Which words make an event elsewhere is the business of `events.py`. Here belong the entries in which none of those words
stands, and of which no other fact was made: a chronicle says by its form that something happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.date_lines import dates_of_blocks
from pipeline.extract.nesting import Nesting
from pipeline.extract.passages import clauses_of
from pipeline.extract.rows import DocumentRows
from pipeline.extract.world.event_rows import Event
from pipeline.extract.world.plain_events import is_of_conflict
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

# Tables whose rows say what an entry tells.
_TELLING = ("events", "incidents", "resolutions", "leadership", "strengths", "contributions", "fatality_totals")
_FEWEST_WORDS = 4
_FEWEST_PLAIN = 2  # words that are no names, of an entry that is more than a name with a rank or a place
_PLAIN_WORD = re.compile(r"(?<![^\W_])[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]{3,}")
_HEAD = re.compile(r"[\s:–—-]*")


def events_of_entries(rows: DocumentRows) -> Iterator[Event]:
    """The events of the entries of a document on a mission or a conflict that nothing was made of, in their order."""
    dates = dates_of_blocks(rows) if is_of_conflict(rows) else {}
    if not dates:
        return
    spans = sorted(row.span for table in _TELLING for row in rows.of(table))
    told = Nesting(spans)
    opened: set[int] = set()
    for sentence in rows.sentences:
        block = sentence.block
        if block.index not in dates or block.index in opened:
            continue
        opened.add(block.index)
        first = told.last_before(block.end)
        if first is not None and spans[first][1] > block.start:
            continue
        if event := _event(rows, sentence, dates[block.index]):
            yield event


def _event(rows: DocumentRows, sentence: Sentence, date: PlacedDate) -> Event | None:
    """What the first clause of an entry tells, where that is more than a name."""
    clause = rows.of_sentence(clauses_of, sentence)[0]
    text = sentence.block.text
    start = date.mention.end if date.block == sentence.block.index else sentence.start
    behind = _HEAD.match(text, max(start, clause.start))
    start = behind.end() if behind else start
    words = text[start : clause.end]
    is_named = _happening(rows.document.language).search(words) is not None
    if len(words.split()) < _FEWEST_WORDS or (len(_PLAIN_WORD.findall(words)) < _FEWEST_PLAIN and not is_named):
        return None
    return Event("other", clause, start, clause.end, date, date)


@cache
def _happening(language: str) -> re.Pattern[str]:
    """A noun for something that happens: an armistice, an election."""
    nouns = [noun for listed in load(language, "events")["nouns"].values() for noun in listed]
    return compiled(rf"(?<!\w)(?:{alternatives(nouns)})(?!\w)", re.IGNORECASE)
