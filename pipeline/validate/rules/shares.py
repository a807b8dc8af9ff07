"""The rule on percentages: shares and changes, beside the two numbers from which they can be worked out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.validate.arithmetic import Bounds, grain, shown
from pipeline.validate.conditions import BoundsMeet
from pipeline.validate.divided_shares import part_before, percent_bounds, rest_of_hundred, whole_of
from pipeline.validate.findings import Corpus, Rule
from pipeline.validate.mentioned import mark
from pipeline.validate.passages import Passage, Told, paragraphs
from pipeline.validate.stated import about
from pipeline.validate.table_shares import misfits
from pipeline.validate.wording import alternation, whole_words, words_before

_LEAD = 40  # characters of the words before a whole
_REACH = 80  # characters between a percentage and the numbers that it relates


class _Relation(NamedTuple):
    """A percentage and the two numbers it relates: `sign` is 0 of a share, else +1 or -1 of a change from `base`."""

    percent: Told
    part: Told
    base: Told
    sign: int


def _percentages(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    yield from _of_tables(corpus)
    for told in paragraphs(corpus).values():
        for paragraph in told:
            for passage in paragraph.passages if any(map(_is_percentage, paragraph.mentions)) else ():
                percents = [m for m in passage.mentions if _is_percentage(m)]
                if len(percents) == 1:
                    found = [_relation(passage, percents[0])]
                else:
                    found = _several(passage, percents)
                    if (rest := rest_of_hundred(passage, percents)) is not None:
                        yield rest
                yield from (_of_percentage(passage, relation) for relation in found if relation is not None)


def _of_tables(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for found in misfits(corpus):
        percent, part = found.percent.row, found.part.row
        stated = percent_bounds(found.percent)
        actual = f"{shown(found.actual, 'en')} %"
        total = [mark("base", found.total.row)] if found.total is not None else []
        yield {
            "left_low": found.actual, "left_high": found.actual, "right_low": stated.low, "right_high": stated.high,
            "certainty": "likely",
            "message": f"{part['quote']} of {shown(found.base, 'en')} are {actual}, and the table says "
            f"{percent['quote']}; {found.alike} other rows fit.",
            "left_value": actual, "right_value": percent["quote"],
            "difference": f"{shown(abs(found.actual - percent['value']), 'en')} percentage points",
            "spans": [mark("percentage", percent), mark("part", part), *total],
            **about("number_mentions", "number_mention_id", percent),
        }  # fmt: skip


def _is_percentage(told: Told) -> bool:
    return told.row["notation"] == "percent" and told.row["value"] is not None


def _of_percentage(passage: Passage, found: _Relation) -> Mapping[str, Any]:
    language = passage.document.language
    part, base = _rounded(found.part), _rounded(found.base)
    low, high = (100 * (a / b if b else math.inf) for a, b in ((part.low, base.high), (part.high, base.low)))
    if found.sign:
        low, high = low - 100, high - 100
    stated = percent_bounds(found.percent)
    if found.sign < 0:
        stated = Bounds(-stated.high, -stated.low)
    actual = 100 * found.part.row["value"] / found.base.row["value"] - (100 if found.sign else 0)
    stated_value = (found.sign or 1) * found.percent.row["value"]
    text = passage.block.text
    words = [text[m.start : m.end] for m in (found.part, found.percent, found.base)]
    worked_out = f"{shown(abs(actual), language)} %"
    if found.sign:
        says = f"{words[0]} is {worked_out} {'more' if actual > 0 else 'less'} than {words[2]}"
        stated_words = f"{words[1]} {'more' if found.sign > 0 else 'less'}"
    else:
        says, stated_words = f"{words[0]} of {words[2]} are {worked_out}", words[1]
    return {
        "left_low": low, "left_high": high, "right_low": stated.low, "right_high": stated.high, "certainty": "likely",
        "message": f"{says}, and the text says {stated_words}.", "left_value": worked_out, "right_value": stated_words,
        "difference": f"{shown(abs(actual - stated_value), language)} percentage points",
        "spans": [mark("percentage", found.percent.row), mark("part", found.part.row), mark("base", found.base.row)],
        **about("number_mentions", "number_mention_id", found.percent.row),
    }  # fmt: skip


def _relation(passage: Passage, percent: Told) -> _Relation | None:
    """The two numbers that a percentage relates; None unless the words between them leave no choice."""
    values = [m for m in passage.mentions if _is_value(m)]
    before = [m for m in values if m.end <= percent.start and percent.start - m.end <= _REACH]
    after = [m for m in values if m.start >= percent.end and m.start - percent.end <= _REACH]
    for sign, words in ((1, "more_than"), (-1, "less_than")):
        if before and after and _matches(passage, rf"\s+(?:\w+\s+)?(?:{_listed(passage, words)})(?!\w)", percent.end):
            return _comparable(_Relation(percent, before[-1], after[0], sign))
    return _change(passage, percent, values) or _share(passage, percent, before, after)


def _several(passage: Passage, percents: Sequence[Told]) -> list[_Relation | None]:
    """What each of a sentence's percentages relates: parts to the one whole before them, or the numbers beside it."""
    if not percents:
        return []
    values = [m for m in passage.mentions if _is_value(m)]
    parts = [part_before(passage, percent, values) for percent in percents]
    whole = whole_of(passage, percents, values) if None not in parts else None
    if whole is None:
        return [_one_of_several(passage, percents, i) for i in range(len(percents))]
    pairs = zip(percents, parts, strict=True)
    return [_comparable(_Relation(percent, part, whole, 0)) for percent, part in pairs if part is not None]


def _one_of_several(passage: Passage, percents: Sequence[Told], i: int) -> _Relation | None:
    """The two numbers of one of a sentence's percentages: they stand between the one before it and the one behind."""
    percent = percents[i]
    floor = percents[i - 1].end if i else passage.start
    ceiling = percents[i + 1].start if i + 1 < len(percents) else passage.end
    near = [m for m in passage.mentions if _is_value(m) and floor <= m.start and m.end <= ceiling]
    before = [m for m in near if m.end <= percent.start and percent.start - m.end <= _REACH]
    return _share(passage, percent, before, [m for m in near if m.start >= percent.end])


def _change(passage: Passage, percent: Told, values: Sequence[Told]) -> _Relation | None:
    """A rise or fall from one number to another, the only ones of the sentence."""
    if len(values) != 2 or values[1].start - values[0].end > 40:
        return None
    text = passage.block.text
    from_, to = _listed(passage, "period_from"), _listed(passage, "period_to")
    begins = re.search(rf"(?<!\w)(?:{from_})\s+[^\w\s]?\Z", text[passage.start : values[0].start], re.IGNORECASE)
    links = re.fullmatch(
        rf"[^,;.()]{{0,30}}?\s+(?:{to})\s+[^\w\s]?", text[values[0].end : values[1].start], re.IGNORECASE
    )
    if begins is None or links is None:
        return None
    rises, falls = (_searches(passage, words) for words in ("increase", "decrease"))
    if rises == falls:
        return None
    return _comparable(_Relation(percent, values[1], values[0], 1 if rises else -1))


def _share(passage: Passage, percent: Told, before: Sequence[Told], after: Sequence[Told]) -> _Relation | None:
    """A share in brackets: "300 of the 1,200 (25 %)", "of the 1,200, 300 (25 %)", "300 (25 %) of the 1,200"."""
    text = passage.block.text
    of = rf"[^,;:.()—–]{{0,30}}?\s(?:{_listed(passage, 'share_of')})\s+"
    is_bracketed = text[percent.start - 1 : percent.start] == "(" and text[percent.end : percent.end + 1] == ")"
    if (of_them := _share_of_them(passage, percent, before, after, is_bracketed=is_bracketed)) is not None:
        return _comparable(of_them)
    if len(before) >= 2 and is_bracketed:
        part, base = before[-2], before[-1]
        is_of = re.fullmatch(of, text[part.end : base.start], re.IGNORECASE)
        is_beside = re.fullmatch(r"[^,;:.()—–]{0,30}?\s*\(", text[base.end : percent.start])
        if is_of and is_beside:
            return _comparable(_Relation(percent, part, base, 0))
        if is_beside and _begins_share(passage, part, base):
            return _comparable(_Relation(percent, base, part, 0))
    if before and after and is_bracketed:
        part, base = before[-1], after[0]
        is_beside = re.fullmatch(r"[^,;:.()—–]{0,30}?\s*\(", text[part.end : percent.start])
        is_of = re.fullmatch(
            rf"\){of}|\)\s(?:{_listed(passage, 'share_of')})\s+", text[percent.end : base.start], re.IGNORECASE
        )
        if is_of and is_beside:
            return _comparable(_Relation(percent, part, base, 0))
    return None if is_bracketed else _share_in_words(passage, percent, before, after)


def _share_of_them(
    passage: Passage, percent: Told, before: Sequence[Told], after: Sequence[Told], *, is_bracketed: bool
) -> _Relation | None:
    """A share that goes back to those told before: "300 fell, 120 of them (40 %)", "300 fell, 40 % of them (120)"."""
    text, them = passage.block.text, _listed(passage, "of_them")
    if is_bracketed and len(before) >= 2:
        part, base = before[-1], before[-2]
        if re.fullmatch(rf"\s+(?:{them})\s*\(", text[part.end : percent.start], re.IGNORECASE):
            return _Relation(percent, part, base, 0)
    if before and after and not is_bracketed and text[after[0].end : after[0].end + 1] == ")":
        gap = text[percent.end : after[0].start]
        if re.fullmatch(rf"\s+(?:{them})\s*\((?:[^\W\d_]+\s+){{0,2}}", gap, re.IGNORECASE):
            return _Relation(percent, after[0], before[-1], 0)
    return None


def _share_in_words(passage: Passage, percent: Told, before: Sequence[Told], after: Sequence[Told]) -> _Relation | None:
    """A share that a verb or "or" gives: "300 of the 1,200, or 25 %", "the 300 made up 25 % of the 1,200"."""
    text, shares = passage.block.text, _listed(passage, "share_of")
    said = rf"[^,;:.()—–]{{0,40}}?(?:,\s*|\s)(?:(?:{_listed(passage, 'share_is')})\s+){{1,3}}"
    if not before:
        return None
    lead = text[before[-1].end : percent.start]
    is_said = re.fullmatch(said, lead, re.IGNORECASE) is not None
    if is_said and len(before) >= 2:
        one, other = before[-2:]
        if re.fullmatch(rf"[^,;:.()—–]{{0,30}}?\s(?:{shares})\s+", text[one.end : other.start], re.IGNORECASE):
            return _comparable(_Relation(percent, one, other, 0))
        if _begins_share(passage, one, other):
            return _comparable(_Relation(percent, other, one, 0))
    if len(before) >= 2 and _begins_share(passage, *before[-2:]) and _closes(passage, percent, lead):
        return _comparable(_Relation(percent, before[-1], before[-2], 0))
    if not after or not (is_said or re.fullmatch(r"[^,;:.()—–]{0,40},\s*", lead)):
        return None
    if re.fullmatch(rf"\s(?:{shares})\s+(?:\w+\s+)?", text[percent.end : after[0].start], re.IGNORECASE):
        return _comparable(_Relation(percent, before[-1], after[0], 0))
    return None


def _closes(passage: Passage, percent: Told, lead: str) -> bool:
    """Whether a percentage that a comma sets off from a part, and no more, ends its sentence: 300, some 25 %."""
    behind = passage.block.text[percent.end : passage.end].strip()
    return re.fullmatch(r"[^,;:.()—–]{0,40},\s*(?:\w+\s+){0,2}", lead) is not None and behind in ("", ".")


def _begins_share(passage: Passage, base: Told, part: Told) -> bool:
    """Whether a part is told behind its whole: of the 1,200 soldiers, 300."""
    text = passage.block.text
    begins = words_before(passage.document.language, "comparisons", "share_of")
    if begins.search(text, max(0, base.start - _LEAD), base.start) is None:
        return False
    return re.fullmatch(r"[^,;:.()—–]{0,30}?,?\s+(?:\w+\s+){0,3}", text[base.end : part.start]) is not None


def _comparable(found: _Relation) -> _Relation | None:
    """The relation where both numbers can count the same, else None."""
    measures = [m.row["unused_reason"] == "measure" for m in (found.part, found.base)]
    if measures[0] != measures[1] or found.base.row["value"] <= 0:
        return None
    if not found.sign and found.part.row["value"] > found.base.row["value"]:
        return None
    return found


def _is_value(told: Told) -> bool:
    row = told.row
    return (
        row["value"] is not None
        and row["value_high"] is None
        and row["notation"] not in ("ordinal", "percent")
        and row["unused_reason"] not in ("resolution_number", "ordinal")
    )


def _rounded(told: Told) -> Bounds:
    """A number with the rounding that its last digit leaves open."""
    value, qualifier = told.row["value"], told.row["qualifier"]
    if qualifier == "exact":
        slack = min(grain(value) / 2, 0.02 * value)
    else:
        slack = max(0.1 * value, min(grain(value), 0.25 * value))
    high = math.inf if qualifier == "at_least" else value + slack
    return Bounds(0.0 if qualifier == "at_most" else max(value - slack, 0.0), high)


# ---- the lexicon, compiled


def _listed(passage: Passage, words: str) -> str:
    return alternation(passage.document.language, "comparisons", words)


def _matches(passage: Passage, pattern: str, at: int) -> bool:
    return re.compile(pattern, re.IGNORECASE).match(passage.block.text, at, passage.end) is not None


def _searches(passage: Passage, words: str) -> bool:
    return whole_words(passage.document.language, "comparisons", words).search(passage.text) is not None


RULES = (
    Rule(
        "percentage_matches", "quantities", "error",
        "A percentage fits the two numbers that it relates, within rounding.",
        "The percentage or one of the numbers is wrong, or a rise is told as a fall.",
        "60.3 million, two percent less than the year before (57.6 million)", "300 of the 1,200 soldiers (25 %)",
        _percentages, BoundsMeet,
    ),
)  # fmt: skip
