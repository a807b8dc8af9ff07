"""What the infobox of a battle, an attack or another event says, against the text below it: its day and its losses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pipeline.lexicon.compiled import compiled
from pipeline.read.document import Block
from pipeline.validate.findings import Corpus
from pipeline.validate.mentioned import mark
from pipeline.validate.passages import Number, Paragraph, Passage, Told, paragraphs
from pipeline.validate.stated import day
from pipeline.validate.wording import alternation, whole_words, words_before

_DATE_FIELDS = frozenset({"date", "datum"})
_LOSSES = re.compile(r"(?:casualties|losses|fatalities|verliezen)\d?[a-z]?")
_FARTHEST = 366  # days beyond which the first sentence dates something else
_FEWEST = 2  # of the dead or wounded: one in two places is chance
_NEAR = 0.5  # share of a number that another is at least, if it is the same with a slip
_REACH = 50  # characters between a number and what became of those it counts
_LEAD = 60  # characters between the verb and the date of an event


class _Losses(NamedTuple):
    """How many were killed and wounded on one side or in one sentence."""

    killed: Number
    wounded: Number

    @property
    def values(self) -> tuple[float, float]:
        return self.killed.value, self.wounded.value


def boxed_events(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """The days and losses of events that box and text tell, as comparisons."""
    for document in corpus.documents.values():
        told = paragraphs(corpus)[document.id]
        dated = [p for p in told if p.block.element == "infobox" and p.block.field_key in _DATE_FIELDS]
        if len(dated) != 1:
            continue
        yield from _of_day(dated[0], told)
        yield from _of_losses([p for p in told if _is_of_losses(p.block)], told)


def _of_day(box: Paragraph, told: tuple[Paragraph, ...]) -> Iterator[Mapping[str, Any]]:
    lead = next((p for p in told if p.block.element == "prose"), None)
    first = next(iter(lead.passages), None) if lead is not None else None
    if first is None or first.start or len(box.dates) != 1 or len(first.dates) != 1:
        return
    boxed, said = box.dates[0], first.dates[0]
    if not (_is_day(boxed) and _is_day(said) and _is_when(first, said)):
        return
    left, right = boxed.row, said.row
    apart = max((left["earliest"] - right["latest"]).days, (right["earliest"] - left["latest"]).days, 0)
    if apart <= _FARTHEST:
        yield {
            "is_told_alike": apart == 0, "certainty": "likely",
            "message": f"The event: {day(left['earliest'])} in the infobox, {day(right['earliest'])} in the text.",
            "left_value": left["edtf"], "right_value": right["edtf"], "difference": f"{apart} days",
            "table_name": "date_mentions", "row_id": left["date_mention_id"],
            "spans": [mark("infobox", left), mark("text", right)],
        }  # fmt: skip


def _is_day(told: Told) -> bool:
    row = told.row
    if not (row["is_valid"] and row["earliest"] and row["latest"]) or row["modifier"] is not None:
        return False
    is_short = (row["latest"] - row["earliest"]).days < _FARTHEST
    return row["precision"] == "day" or (row["precision"] == "interval" and is_short)


def _is_when(passage: Passage, told: Told) -> bool:
    """Whether a date is that of what its sentence tells: it opens it, or a verb says that it happened then."""
    text, language = passage.block.text, passage.document.language
    if not text[passage.start : told.start].strip():
        return True
    opening = text[passage.start : told.start]
    if words_before(language, "comparisons", "before_dates").fullmatch(opening) is not None:
        return True
    return whole_words(language, "comparisons", "took_place").search(opening[-_LEAD:]) is not None


def _is_of_losses(block: Block) -> bool:
    return block.element == "infobox" and _LOSSES.fullmatch(block.field_key) is not None


def _of_losses(boxes: list[Paragraph], told: tuple[Paragraph, ...]) -> Iterator[Mapping[str, Any]]:
    boxed = [losses for p in boxes for passage in p.passages if (losses := _losses(passage)) is not None]
    known = {losses.values for losses in boxed}
    if not boxed:
        return
    for paragraph in told:
        if paragraph.block.element != "prose" or len(paragraph.numbers) < _FEWEST:
            continue
        for passage in paragraph.passages:
            losses = _losses(passage)
            if losses is None or losses.values in known or _is_quoted(passage) or not _is_whole(passage, losses):
                continue
            for other in boxed:
                alike = [a == b >= _FEWEST for a, b in zip(losses.values, other.values, strict=True)]
                near = [min(a, b) >= _NEAR * max(a, b) for a, b in zip(losses.values, other.values, strict=True)]
                if any(alike) and all(near):
                    yield _compared(other, losses, of_killed=not alike[0])
                    break


def _compared(boxed: _Losses, said: _Losses, *, of_killed: bool) -> Mapping[str, Any]:
    left, right = (boxed.killed, said.killed) if of_killed else (boxed.wounded, said.wounded)
    what = "killed" if of_killed else "wounded"
    return {
        "is_told_alike": False, "certainty": "likely",
        "message": f"{what.capitalize()}: {left.row['quote']} in the infobox, {right.row['quote']} in the text.",
        "left_value": left.row["quote"], "right_value": right.row["quote"],
        "difference": f"{abs(left.value - right.value):g}", "table_name": "number_mentions",
        "row_id": left.row["number_mention_id"], "spans": [mark("infobox", left.row), mark("text", right.row)],
    }  # fmt: skip


def _losses(passage: Passage) -> _Losses | None:
    """The one number of the killed and the one of the wounded in a sentence; None unless there is one of each."""
    if len(passage.numbers) < _FEWEST or any(n.row["qualifier"] != "exact" for n in passage.numbers):
        return None
    killed, wounded = (_counted(passage, words) for words in ("said_killed", "said_wounded"))
    return _Losses(killed[0], wounded[0]) if len(killed) == 1 == len(wounded) else None


def _counted(passage: Passage, words: str) -> list[Number]:
    text, behind = passage.block.text, _behind(passage.document.language, words)
    starts = [m.start for m in passage.mentions]
    found = []
    for number in passage.numbers:
        end = min([passage.end, number.end + _REACH, *(start for start in starts if start > number.start)])
        if behind.match(text, number.end, end) is not None:
            found.append(number)
    return found


def _is_whole(passage: Passage, losses: _Losses) -> bool:
    """Whether a sentence tells of nothing but the losses: not of those of one day, or of what became of the wounded."""
    text, counted = passage.block.text, {losses.killed.start, losses.wounded.start}
    of = words_before(passage.document.language, "comparisons", "share_of")
    if passage.dates or any(of.search(text, passage.start, n.start) for n in (losses.killed, losses.wounded)):
        return False
    others = [m for m in passage.mentions if m.start not in counted]
    return all(text.rfind("(", passage.start, m.start) > text.rfind(")", passage.start, m.start) for m in others)


def _is_quoted(passage: Passage) -> bool:
    """Whether somebody else's numbers may be told."""
    return any(mark_ in passage.text for mark_ in '"“”«') or (
        whole_words(passage.document.language, "comparisons", "according").search(passage.text) is not None
    )


@cache
def _behind(language: str, words: str) -> re.Pattern[str]:
    said = alternation(language, "comparisons", words)
    return compiled(rf"[^,;:.()–—]{{0,40}}?(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)
