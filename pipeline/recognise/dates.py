"""Dates in Dutch and English text: what is written, what it covers, and what it takes from its context.

The public door of date recognition. The way of a text: words to classes (`date_lexer`, `date_words`), classes to
matches (`date_grammar` and the readers), matches to expressions (`date_phrases`, `date_ranges`, `date_evidence`),
expressions to mentions (`date_context`, `date_narrative`, `date_values`, `edtf`). Every step is linear in the text.

A mention's span holds the date and a word that shifts it (early 2013, before 2013, c. 2013). A preposition that only
says that something begins or ends there (since, until, from) stays outside, and leaves the bounds those of the date
named: "until 1 May 2019" gives the day, with modifier ``before``.
"""

from __future__ import annotations

import datetime as dt

from pipeline.recognise.date_blocks import BlockDate, find_dates_in_blocks
from pipeline.recognise.date_context import resolve
from pipeline.recognise.date_order import read_text
from pipeline.recognise.date_ordinal_days import with_ordinal_days
from pipeline.recognise.date_phrases import expressions
from pipeline.recognise.date_sources import Sources
from pipeline.recognise.date_words import date_words
from pipeline.recognise.mentions import DateMention

__all__ = ["BlockDate", "find_dates", "find_dates_in_blocks"]


def find_dates(text: str, language: str, *, reference_date: dt.date | None = None) -> list[DateMention]:
    """The dates of a text, in order, none overlapping another.

    What stands before a blank line is read without looking at what stands behind it.

    Args:
        text: visible text, no markup.
        language: BCP 47 code of a language with a lexicon.
        reference_date: the day of writing. Only with it are words like "today" dates, and only with it does a date
            whose year nothing in the text supplies get the year nearest to that day.

    Raises:
        KeyError: the language has no lexicon.
    """
    words = date_words(language)
    reading = read_text(text, words)
    found = [] if reading is None else with_ordinal_days(expressions(reading, words, None), reading.lexed, words)
    resolved, _ = resolve(text, found, words, Sources(), reference_date=reference_date)
    return [r.mention for r in resolved]
