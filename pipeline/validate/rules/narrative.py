"""The rule on the order in which things are told: what answers, follows or results is not dated before its cause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pipeline.lexicon.compiled import compiled
from pipeline.validate.conditions import NoneBeyond
from pipeline.validate.findings import Corpus, Rule
from pipeline.validate.mentioned import mark
from pipeline.validate.passages import Paragraph, Passage, Told, paragraphs
from pipeline.validate.stated import about
from pipeline.validate.wording import alternation, whole_words, words_before

_ELEMENTS = ("prose", "list_item")
_FINE = ("day", "month", "year")
_HEAD = 8  # characters before a date that begins its sentence (On 25 April …)


def _narrative_order(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for told in paragraphs(corpus).values():
        for paragraph in told:
            if len(paragraph.dates) > 1 and paragraph.block.element in _ELEMENTS:
                yield from _told_in_order(paragraph)


def _told_in_order(paragraph: Paragraph) -> Iterator[Mapping[str, Any]]:
    before: Passage | None = None
    for passage in paragraph.passages:
        for cue, cause, answer in _orders(passage, before):
            if _is_date(cause) and _is_date(answer) and _is_adverbial(passage, answer):
                yield _comparison(cue, cause, answer)
        before = passage


def _comparison(cue: str, cause: Told, answer: Told) -> Mapping[str, Any]:
    first, then = cause.row, answer.row
    days = (first["earliest"] - then["latest"]).days
    return {
        "beyond": days, "certainty": "likely" if first["modifier"] is None else "arguable",
        "message": f"What follows (“{cue}”) is dated {then['quote']}, before what it follows: {first['quote']}.",
        "left_value": first["edtf"], "right_value": then["edtf"], "difference": f"{days} days",
        "spans": [mark("first", first), mark("then", then)], **about("date_mentions", "date_mention_id", then),
    }  # fmt: skip


def _orders(passage: Passage, before: Passage | None) -> Iterator[tuple[str, Told, Told]]:
    """The pairs of dates of which the words say that the second is the later: the words, and the two dates."""
    if not passage.dates or len(passage.dates) + len(before.dates if before else ()) < 2:
        return
    found = list(_told_one_after_the_other(passage, before))
    unsure = whole_words(passage.document.language, "comparisons", "order_unsure")
    if found and not unsure.search(passage.block.text, passage.start, passage.end):
        yield from found


def _told_one_after_the_other(passage: Passage, before: Passage | None) -> Iterator[tuple[str, Told, Told]]:
    """The same, with those of which the sentence's words say that it may have been otherwise."""
    language = passage.document.language
    text = passage.block.text
    split = whole_words(language, "comparisons", "after_which").search(text, passage.start, passage.end)
    if split is not None:
        pair = _one(passage.dates, passage.start, split.start()), _one(passage.dates, split.end(), passage.end)
        yield from _pair(split[0], *pair)
        return
    begun = _beginning(language, "after").match(text, passage.start, passage.end)
    comma = text.find(",", passage.start, passage.end)
    if begun is not None and comma > 0:
        yield from _pair(
            begun["cue"], _one(passage.dates, passage.start, comma), _one(passage.dates, comma, passage.end)
        )
    cause = None if before is None else _one(before.dates, before.start, before.end)
    answer = _told_first(passage)
    if before is None or cause is None or answer is None:
        return
    if whole_words(language, "comparisons", "order_unsure").search(before.text):
        return
    then = _beginning(language, "then").match(text, passage.start, passage.end)
    if then is not None:
        yield from _pair(then["cue"], cause, answer)
        return
    asked = whole_words(language, "comparisons", "requests").search(before.text)
    if asked is not None and whole_words(language, "comparisons", "answers").search(passage.text):
        yield from _pair(asked[0], cause, answer)


def _pair(cue: str, cause: Told | None, answer: Told | None) -> Iterator[tuple[str, Told, Told]]:
    if cause is not None and answer is not None:
        yield cue, cause, answer


def _one(dates: Sequence[Told], start: int, end: int) -> Told | None:
    """The only date of a stretch of text; None where there is none, or a choice."""
    found = [told for told in dates if start <= told.start and told.end <= end]
    return found[0] if len(found) == 1 else None


def _told_first(passage: Passage) -> Told | None:
    """The date of a sentence's main clause: its only one, or the one that it begins with."""
    first = passage.dates[0] if passage.dates else None
    if first is not None and first.start - passage.start <= _HEAD:
        return first
    return _one(passage.dates, passage.start, passage.end)


def _is_date(told: Told) -> bool:
    row = told.row
    is_known = row["earliest"] is not None and row["latest"] is not None and row["is_valid"]
    return is_known and row["precision"] in _FINE and row["modifier"] not in ("before", "after", "about")


def _is_adverbial(passage: Passage, told: Told) -> bool:
    """Whether a date says when something is done: on, in, early in; not of which day something else is."""
    before = words_before(passage.document.language, "comparisons", "before_dates")
    is_after_preposition = before.search(passage.block.text, passage.start, told.start) is not None
    return is_after_preposition or told.start == passage.start or told.row["modifier"] is not None


@cache
def _beginning(language: str, listed: str) -> re.Pattern[str]:
    words = alternation(language, "comparisons", listed)
    return compiled(rf"[\"'“‘«(]*(?P<cue>{words})(?!\w)", re.IGNORECASE)


RULES = (
    Rule(
        "narrative_order", "dates", "warning",
        "What answers or follows something is not dated before it.",
        "One of the dates is wrong, or the story is told in the wrong order.",
        "After the truce of mid 2013, the president asked for help. On 25 April 2013 the Council agreed.",
        "After the coup of 21 March 2012, an interim president was sworn in on 12 April 2012.",
        _narrative_order, NoneBeyond,
    ),
)  # fmt: skip
