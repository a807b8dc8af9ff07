"""Whether the parts of an enumeration add up to its total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.validate.arithmetic import Bounds, bounds, drops, grain, repair, shown, sums_by_rounding
from pipeline.validate.enumerations import Counted, Enumeration
from pipeline.validate.findings import Certainty
from pipeline.validate.passages import Passage
from pipeline.validate.wording import alternation

_DESIGNATION = re.compile(r"\s[^\W\d_]{1,4}[ -]?\d+\w*")
_MOST_DROPS = 6  # parts of unsure unit among which every choice is tried
_FEW = 8  # a total from which on one too few is near it
_NEAR = 0.1  # share of a total within which the sum of parts in another unit is still taken for its sum


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that should make it up.

    Attributes:
        passage: the sentence.
        total: the total.
        parts: the parts that count what it counts.
        added: bounds of what they add up to.
        stated: bounds of the total.
        certainty: of the finding, should the two not meet.
        suggested: the number that the smallest repair gives, as it would be written; None where none is evident.
        extra: how many more are told with an article in the place of a number.
    """

    passage: Passage
    total: Counted
    parts: tuple[Counted, ...]
    added: Bounds
    stated: Bounds
    certainty: Certainty = "certain"
    suggested: str | None = None
    extra: int = 0

    @property
    def value(self) -> float:
        """What the parts add up to, taken as written, with those told with an article."""
        return _value(self.parts) + self.extra

    @property
    def gap(self) -> float:
        """What the parts lack of the total as written; negative where they are more."""
        return self.total.number.value - self.value

    def written(self, of: Counted) -> str:
        """One of the numbers as a reader sees it."""
        return self.passage.block.text[of.number.start : of.number.end]

    @property
    def message(self) -> str:
        """What is wrong, with the numbers as a reader sees them."""
        language = self.passage.document.language
        added = " + ".join([*map(self.written, self.parts), *(["1"] * self.extra)])
        verdict = f"{shown(abs(self.gap), language)} {'short' if self.gap > 0 else 'too many'}"
        return (
            f"{added} = {shown(self.value, language)}, and the total stated is {self.written(self.total)}: {verdict}."
        )


def checked(found: Enumeration) -> Sum | None:
    """What an enumeration's parts add up to, and its total; None where they cannot be compared."""
    total = found.total
    chosen = None if total is None else _addends(found, total)
    if total is None or chosen is None:
        return None
    base, droppable = chosen
    for left_out in drops(droppable, _MOST_DROPS):
        kept = [part for i, part in enumerate(base) if i not in left_out]
        if len(kept) >= 2 and any(_adds_up(kept, extra, total) for extra in range(found.extra + 1)):
            stated = _stated(total, _value(kept))
            return Sum(found.passage, total, tuple(kept), stated, stated)
    sure = [part for i, part in enumerate(base) if i not in droppable]
    kept = min((sure, base), key=lambda parts: abs(total.number.value - _value(parts))) if len(sure) >= 2 else base
    if not _is_meant(found, total, kept) or _begins_before(found, total, kept):
        return None
    mended = None if found.extra else repair([_written(part) for part in kept], _written(total))
    return Sum(
        found.passage, total, tuple(kept), _added(kept, found.extra), _stated(total, _value(kept)),
        "certain" if _is_plain(found, total, kept, mended is not None) and not droppable else "likely",
        mended.written if mended is not None else None, found.extra,
    )  # fmt: skip


def _addends(found: Enumeration, total: Counted) -> tuple[list[Counted], list[int]] | None:
    """The parts that count what the total counts, and which of them may be none of it (by their index)."""
    language = found.passage.document.language
    harms = [part.phrase.unit is None and _is_harm(part.phrase.noun, language) for part in found.parts]
    hurt = _is_hurt(total.phrase.noun, language) or (found.form == "summed" and all(harms))
    if any(harms) and not hurt:
        return None  # of so many soldiers some were killed and some wounded, and most neither
    unit = "people" if hurt else total.phrase.unit
    units = {part.phrase.unit for part in found.parts}
    if unit is None and (units == {"people"} or ("people" in units and not total.phrase.noun)):
        unit = "people"
    base = [
        part
        for part, harm in zip(found.parts, harms, strict=True)
        if harm or part.phrase.unit is None or part.phrase.unit == unit
    ]
    droppable = [
        i
        for i, part in enumerate(base)
        if _may_overlap(part.phrase.noun, language)
        or _is_designated(found.passage, part)
        or (unit is not None and not hurt and part.phrase.unit is None and part.phrase.noun)
    ]
    return (base, droppable) if len(base) >= 2 else None


def _is_designated(passage: Passage, part: Counted) -> bool:
    """Whether what is counted is told by the designation of a type: 6 C-47s."""
    known = part.phrase.unit is not None or part.phrase.country is not None
    return not known and _DESIGNATION.match(passage.block.text, part.number.end) is not None


def _is_meant(found: Enumeration, total: Counted, parts: Sequence[Counted]) -> bool:
    """Whether numbers that do not add up were meant to."""
    stated, added = total.number.value, _value(parts)
    if found.is_open and added <= stated:
        return False
    noun = total.phrase.noun
    is_same = total.phrase.unit is not None or not noun or _is_hurt(noun, found.passage.document.language)
    known = [part.phrase.unit is not None or part.phrase.country is not None for part in parts]
    if is_same and (all(known) or _are_placed(found, parts)):
        return True
    if max(part.number.value for part in parts) > stated:
        return False
    off = min(abs(added + extra - stated) for extra in (0, found.extra))
    near = max(_NEAR * stated, 1 if stated >= _FEW else 0)
    return found.form == "summed" or (is_same and any(known)) or off <= near


def _are_placed(found: Enumeration, parts: Sequence[Counted]) -> bool:
    """Whether a colon opens the parts of a number of people and each says where they are: 40 men: 30 in A, 15 in B."""
    text, total = found.passage.block.text, found.total
    if total is None or total.phrase.unit not in ("people", None) or found.is_open or found.extra:
        return False
    if ":" not in text[total.number.end : parts[0].number.start] or len(parts) < len(found.parts):
        return False
    if any(d.start >= parts[0].number.start for d in found.passage.dates):
        return False  # those of one month and those of another may be the same
    placed = _placed(found.passage.document.language)
    return all(part.phrase.unit == "people" or placed.match(text, part.phrase.end) for part in parts)


def _begins_before(found: Enumeration, total: Counted, parts: Sequence[Counted]) -> bool:
    """Whether what the parts lack of the total is told before them: A gave 862; B gave 847 and C 72, in all 1,781."""
    lacking, first = total.number.value - _value(parts), min(part.number.start for part in parts)
    return lacking > 0 and any(told.row["value"] == lacking for told in found.passage.mentions if told.end <= first)


def _is_plain(found: Enumeration, total: Counted, parts: Sequence[Counted], is_mended: bool) -> bool:
    """Whether nothing but a mistake explains a sum that is wrong."""
    qualifier = total.number.row["qualifier"]
    is_exact = qualifier in ("exact", "at_least") or (qualifier == "at_most" and is_mended)
    known = total.phrase.unit is not None or all(part.phrase.unit is not None for part in parts)
    return is_exact and not found.extra and (known or found.form == "summed")


def _adds_up(parts: Sequence[Counted], extra: int, total: Counted) -> bool:
    value = _value(parts) + extra
    if _added(parts, extra).meets(_stated(total, value)):
        return True
    is_exact = all(part.number.row["qualifier"] == "exact" for part in parts)
    return is_exact and not extra and sums_by_rounding([p.number.value for p in parts], total.number.value)


def _value(parts: Sequence[Counted]) -> float:
    return sum(part.number.value for part in parts)


def _added(parts: Sequence[Counted], extra: int) -> Bounds:
    """The bounds of a sum. A part that is a ceiling counts in full: ceilings are added up."""
    added = Bounds(0, extra)
    for part in parts:
        qualifier = part.number.row["qualifier"]
        added += bounds(part.number.value, None, "exact" if qualifier == "at_most" else qualifier)
    return added


def _stated(total: Counted, value: float) -> Bounds:
    """The bounds of a total. A ceiling as fine as the sum of its parts is that sum, a coarser one its limit."""
    stated, qualifier = total.number.value, total.number.row["qualifier"]
    if qualifier == "at_most" and grain(stated) <= grain(value):
        qualifier = "exact"
    return bounds(stated, None, qualifier)


def _written(part: Counted) -> tuple[float, str]:
    return part.number.value, part.number.row["quote"]


def _is_harm(noun: str, language: str) -> bool:
    """Whether a noun says what became of people."""
    return _has_word(noun, language, "outcomes")


def _is_hurt(noun: str, language: str) -> bool:
    """Whether a noun counts those hurt, in one way or in any."""
    return _has_word(noun, language, "harmed", "outcomes")


def _may_overlap(noun: str, language: str) -> bool:
    """Whether those counted by a noun may be counted once more by another, as the women among the soldiers."""
    return noun.casefold() in load(language, "comparisons")["overlapping"]


@cache
def _placed(language: str) -> re.Pattern[str]:
    return compiled(rf"\s(?:{alternation(language, 'comparisons', 'parts_at')})\s", re.IGNORECASE)


def _has_word(noun: str, language: str, *lists: str) -> bool:
    words = {word for listed in lists for word in load(language, "comparisons")[listed]}
    return any(word in words for word in noun.casefold().split())
