"""The rule on lengths of time: beside the period that they measure, or between two dates told one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.lexicon import load
from pipeline.recognise import edtf
from pipeline.validate.arithmetic import Bounds, shown
from pipeline.validate.conditions import BoundsMeet
from pipeline.validate.events import event_named
from pipeline.validate.findings import Corpus, Milder, Rule
from pipeline.validate.lengths import (
    DAYS,
    after_event,
    article_and_unit,
    article_parted,
    beside,
    closes,
    days_between,
    leads_to,
    length_bounds,
    set_off_date,
    unit_end,
    unit_of,
)
from pipeline.validate.mentioned import mark
from pipeline.validate.passages import Paragraph, Passage, Told, paragraphs
from pipeline.validate.stated import about, day, place_of, places

_TOLD_ON = frozenset({"prose", "list_item"})
_HALF = 0.5
_JOINED = 6  # characters between two lengths that are one: three years and two months
_SET_OFF = re.compile(r"\s*[,(–—]\s*|\s+-\s+")


def _durations(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for told in paragraphs(corpus).values():
        previous: Paragraph | None = None
        for paragraph in told:
            if paragraph.dates and _may_tell_length(paragraph):
                yield from _told(paragraph, _last_of(previous, paragraph), corpus)
            previous = paragraph
    yield from _of_mandates(corpus)


def _may_tell_length(paragraph: Paragraph) -> bool:
    """Whether a paragraph may tell a length of time: in a number, or with an article before its unit (a day later)."""
    if any(m.row["value"] == _HALF or unit_of(paragraph.document, m) is not None for m in paragraph.mentions):
        return True
    text, words = paragraph.block.text.casefold(), load(paragraph.document.language, "comparisons")
    return any(phrase.split()[0] in text for phrase in (*words["later"], *words["earlier"]))


def _last_of(previous: Paragraph | None, paragraph: Paragraph) -> Passage | None:
    """The last sentence of the paragraph or list item right before one of the same section."""
    if previous is None or previous.block.index + 1 != paragraph.block.index:
        return None
    blocks = previous.block, paragraph.block
    is_told_on = blocks[0].section == blocks[1].section and all(b.element in _TOLD_ON for b in blocks)
    return previous.passages[-1] if is_told_on and previous.passages else None


def _told(paragraph: Paragraph, before: Passage | None, corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for passage in paragraph.passages:
        if passage.dates:  # which every length is held against
            told = (_of_unit(passage, mention) for mention in passage.mentions)
            spans = [m for m in told if unit_of(passage.document, m) and m.row["value"] is not None]
            for length in spans:
                yield from _of_period(passage, length, spans)
            spans += _with_article(passage)
            for length in spans:
                yield from _between_dates(passage, length, spans, before)
                yield from _since_event(passage, length, spans, corpus)
        before = passage


def _of_unit(passage: Passage, mention: Told) -> Told:
    """A number, with the unit that an article parts from it: half a year."""
    if mention.row["noun"] is not None:
        return mention
    behind = article_parted(passage.document.language).match(passage.block.text, mention.end, passage.end)
    return mention if behind is None else Told({**mention.row, "noun": behind["unit"]}, mention.start, mention.end)


def _with_article(passage: Passage) -> list[Told]:
    """The lengths of one unit that an article tells, as if they were mentions: a day later."""
    found = []
    counted = {m.start for m in passage.mentions}
    for m in article_and_unit(passage.document.language).finditer(passage.block.text, passage.start, passage.end):
        if m.start() not in counted:
            start, end = passage.span(*m.span("article"))
            row = {
                "value": 1.0, "value_high": None, "qualifier": "exact", "noun": m["unit"], "number_mention_id": None,
                "document_id": passage.document.id, "start": start, "end": end,
            }  # fmt: skip
            found.append(Told(row, *m.span("article")))
    return found


def _of_period(passage: Passage, length: Told, spans: Sequence[Told]) -> Iterator[Mapping[str, Any]]:
    """A length of time directly beside the period that it measures."""
    text = passage.block.text
    unit = unit_of(passage.document, length)
    between_them = beside(passage.document.language)
    for told in passage.dates:
        if told.row["precision"] != "interval" or told.row["modifier"] or "/" not in told.row["edtf"] or unit is None:
            continue
        end = unit_end(passage, length)
        between = text[end : told.start] if told.start >= end else text[told.end : length.start]
        is_behind = told.start < end
        if between_them.fullmatch(between) is None or (is_behind and told.end > length.start):
            continue
        if any(
            m is not length and min(told.start, length.start) - 30 < m.start < max(told.end, end) + 30 for m in spans
        ):
            continue  # three years and two months
        first, last = (edtf.bounds(half) for half in told.row["edtf"].split("/"))
        days = days_between(first, last)
        if days is not None:
            yield _of_length(passage, length, unit, days, [told], f"from {told.row['edtf'].replace('/', ' to ')}")


def _between_dates(
    passage: Passage, length: Told, spans: Sequence[Told], before: Passage | None
) -> Iterator[Mapping[str, Any]]:
    """Two dates of which one is said to be so long after the other or before it."""
    unit = unit_of(passage.document, length)
    if unit is None or length.row["qualifier"] == "vague" or _is_joined(passage, length, spans):
        return
    pair = _apart(passage, length, spans, before)
    if pair is None or not all(_is_plain(told, unit) for told in pair):
        return
    first, last = (told.row for told in pair)
    days = days_between((first["earliest"], first["latest"]), (last["earliest"], last["latest"]))
    if days is None:
        return
    period = f"from {first['edtf']} to {last['edtf']}"
    found = _of_length(passage, length, unit, days, pair, period)
    actual = _counted(length, unit, first, last)
    if actual is None:
        yield found
        return
    said = length.row["value"]
    # Who is off by one may have counted both ends, or from another part of the year.
    yield {
        **found, "left_low": said, "left_high": said, "right_low": actual, "right_high": actual,
        "severity": "warning" if abs(actual - said) <= 1 else None,
    }  # fmt: skip


def _since_event(passage: Passage, length: Told, spans: Sequence[Told], corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """A length of time counted from what the document is about: 54 years after the siege."""
    unit, text = unit_of(passage.document, length), passage.block.text
    if unit is None or length.row["qualifier"] == "vague" or _is_joined(passage, length, spans):
        return
    end = unit_end(passage, length)
    told = after_event(passage.document.language).match(text, end, passage.end)
    if told is None or told["date"]:
        return
    dates = [d for d in passage.dates if not any(d.start <= m.start < d.end for m in spans)]
    ahead = next((d for d in reversed(dates) if d.end <= length.start), None)
    behind = next((d for d in dates if d.start >= told.end()), None)
    is_ahead = ahead is not None and _SET_OFF.fullmatch(text, ahead.end, length.start) is not None
    is_behind = behind is not None and set_off_date(passage.document.language).fullmatch(text, told.end(), behind.start)
    then = ahead if is_ahead else behind if is_behind else None
    if then is None or not _is_plain(then, unit):
        return
    event = event_named(corpus, passage.document, told["noun"])
    if event is None:
        return
    first, last = (then.row, event.row) if told["before"] else (event.row, then.row)
    days = days_between((first["earliest"], first["latest"]), (last["earliest"], last["latest"]))
    if days is not None:
        period = f"from {first['edtf']} to {last['edtf']}"
        yield _of_length(passage, length, unit, days, [event, then], period)


def _is_joined(passage: Passage, length: Told, spans: Sequence[Told]) -> bool:
    """Whether a length of time is the second half of another: three years and two months."""
    return any(0 <= length.start - unit_end(passage, m) <= _JOINED for m in spans if m.start < length.start)


def _apart(passage: Passage, length: Told, spans: Sequence[Told], before: Passage | None) -> tuple[Told, Told] | None:
    """The earlier and the later of two dates between which a length of time is said to lie; None where none are."""
    text, language, end = passage.block.text, passage.document.language, unit_end(passage, length)
    # "Three days later" may be a date itself: it is what is judged here.
    dates = [d for d in passage.dates if not any(d.start <= m.start < d.end for m in spans)]
    behind = next((d for d in dates if d.start >= length.end), None)
    ahead = next((d for d in reversed(dates) if d.end <= length.start), None)
    is_set_off = ahead is not None and _SET_OFF.fullmatch(text, ahead.end, length.start) is not None
    for words, is_later in (("later", True), ("earlier", False)):
        told: Told | None = None
        if behind is not None and leads_to(language, words).fullmatch(text, end, behind.start):
            told = behind
        elif is_set_off and closes(language, words).match(text, end):
            told = ahead
        if told is not None:
            base = _told_before(dates, told if told is ahead else length, before)
            return None if base is None else (base, told) if is_later else (told, base)
    for words, is_later in (("counted_from", True), ("counted_to", False)):
        if is_set_off and ahead and behind and leads_to(language, words).fullmatch(text, end, behind.start):
            return (behind, ahead) if is_later else (ahead, behind)
    return None


def _told_before(dates: Sequence[Told], place: Told, before: Passage | None) -> Told | None:
    """The one date that a sentence tells before a place, else the one of the sentence before it."""
    told = [d for d in dates if d.end <= place.start]
    if not told and before is not None:
        lengths = [m for m in before.mentions if unit_of(before.document, m) is not None]
        told = [d for d in before.dates if not any(d.start <= m.start < d.end for m in lengths)]
    return told[-1] if len({d.row["edtf"] for d in told}) == 1 else None


def _counted(length: Told, unit: str, first: Mapping[str, Any], last: Mapping[str, Any]) -> float | None:
    """How many days lie between days, or years between years; None of any other dates or where it is only about."""
    precision = {"d": "day", "a": "year"}.get(unit)
    if length.row["qualifier"] != "exact" or length.row["value_high"] is not None:
        return None
    if first["precision"] != precision or last["precision"] != precision:
        return None
    if unit == "a":
        return float(last["earliest"].year - first["earliest"].year)
    return float((last["earliest"] - first["earliest"]).days)


def _is_plain(told: Told, unit: str) -> bool:
    fine = ("day",) if unit in ("d", "wk") else ("day", "month") if unit == "mo" else ("day", "month", "year")
    return told.row["precision"] in fine and told.row["modifier"] is None and told.row["is_valid"]


def _of_length(
    passage: Passage, length: Told, unit: str, days: Bounds, dates: Sequence[Told], period: str
) -> Mapping[str, Any]:
    written = passage.block.text[length.start : unit_end(passage, length)]
    low, high = (shown(value / DAYS[unit], passage.document.language) for value in (max(days.low, 0), days.high))
    actual = low if low == high else f"{low} to {high}"
    return {
        **length_bounds(length.row, unit, days), "certainty": "likely",
        "message": f"It is {actual} in the unit of “{written}” {period}.", "left_value": written, "right_value": actual,
        "spans": [mark("duration", length.row), *(mark("period", told.row) for told in dates)],
        **(about("number_mentions", "number_mention_id", length.row) if length.row["number_mention_id"] else {}),
    }  # fmt: skip


def _of_mandates(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for row in corpus.rows("mandates"):
        length = re.fullmatch(r"P(\d+)([YMWD])", row["duration"] or "")
        bounds = [(row[f"{end}_earliest"], row[f"{end}_latest"]) for end in ("start", "end")]
        if length is None or any(row[f"{end}_modifier"] not in (None, "before") for end in ("start", "end")):
            continue
        days = days_between(*bounds)
        if days is None or days.high < 0:
            continue
        unit = {"Y": "a", "M": "mo", "W": "wk", "D": "d"}[length[2]]
        value = {"value": float(length[1]), "value_high": None, "qualifier": "exact"}
        yield {
            **length_bounds(value, unit, days), "certainty": "arguable",
            "message": f"The mandate is said to be for {row['duration']}; from {day(row['start_earliest'])} to "
            f"{day(row['end_latest'])} is {shown(days.high / DAYS[unit], 'en')} in that unit.",
            "left_value": row["duration"], "right_value": f"{row['start_edtf']}/{row['end_edtf']}",
            "severity": "warning",
            "spans": places(place_of(corpus, "start", row, "start"), place_of(corpus, "end", row, "end")),
            **about("mandates", "mandate_id", row),
        }  # fmt: skip


RULES = (
    Rule(
        "duration_matches", "quantities", "error",
        "A length of time fits the dates between which it lies, within rounding.",
        "The length or one of the dates is wrong.",
        "three days later, on 19 March, of an event of 6 March", "for two years (2013–2015)",
        _durations, BoundsMeet,
        milder=Milder(
            "warning",
            "where a mandate lasts otherwise than said: mandates are extended; where it is one day or year off",
        ),
    ),
)  # fmt: skip
