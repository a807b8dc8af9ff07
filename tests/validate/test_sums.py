"""Enumerations add up, whatever the numbers: generated totals with rounding and qualifiers."""

from __future__ import annotations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pipeline.read import read
from pipeline.recognise.numbers import find_numbers
from pipeline.validate.arithmetic import grain, is_rounding, sums_by_rounding
from pipeline.validate.enumerations import Enumeration, enumerated
from pipeline.validate.passages import Passage, Told
from pipeline.validate.sums import checked

PARTS = st.lists(st.integers(3, 20_000), min_size=2, max_size=3)
NOUNS = ("soldiers", "police officers", "civilians")
QUALIFIERS = {"exact": "", "about": "about ", "at_most": "a maximum of ", "at_least": "more than "}


def passage(text: str) -> Passage:
    """A sentence with its numbers."""
    document = read(text, id="page", language="en", format="text")
    (block,) = document.blocks
    told = []
    for at, n in enumerate(find_numbers(block.text, "en")):
        row = {
            "number_mention_id": f"{at:016x}", "document_id": "page", "start": n.start, "end": n.end,
            "quote": text[n.start : n.end], "value": None if n.value is None else float(n.value),
            "value_high": None if n.value_high is None else float(n.value_high), "qualifier": n.qualifier,
            "notation": n.notation, "noun": n.noun, "unused_reason": "measure" if n.unit else None,
        }  # fmt: skip
        told.append(Told(row, n.start, n.end))
    return Passage(document, block, 0, len(block.text), 0, tuple(told), ())


def enumeration(text: str) -> Enumeration:
    """The only enumeration of a sentence."""
    (found,) = enumerated(passage(text))
    return found


def sentence(parts: list[int], total: int, qualifier: str = "exact") -> str:
    """A total with its parts in brackets."""
    listed = [f"{part:,} {noun}" for part, noun in zip(parts, NOUNS, strict=False)]
    return f"The force counts {QUALIFIERS[qualifier]}{total:,} people ({', '.join(listed[:-1])} and {listed[-1]})."


def is_wrong(text: str) -> bool:
    """Whether the enumeration of a sentence does not add up."""
    found = checked(enumeration(text))
    assert found is not None
    return not found.added.meets(found.stated)


@given(PARTS, st.sampled_from(sorted(QUALIFIERS)))
@settings(max_examples=60, deadline=None)
def test_an_exact_sum_is_never_wrong(parts: list[int], qualifier: str) -> None:
    assert not is_wrong(sentence(parts, sum(parts), qualifier))


@given(PARTS, st.sampled_from([10, 100, 1000]), st.sampled_from(["exact", "about"]))
@settings(max_examples=60, deadline=None)
def test_a_rounded_total_is_never_wrong(parts: list[int], to: int, qualifier: str) -> None:
    total = round(sum(parts) / to) * to
    assume(total and is_rounding(total, sum(parts)) and grain(total) > min(map(grain, parts)))
    assert not is_wrong(sentence(parts, total, qualifier))


@given(PARTS, st.integers(1, 5000))
@settings(max_examples=60, deadline=None)
def test_a_limit_beyond_the_sum_is_never_wrong(parts: list[int], more: int) -> None:
    limit = -(-(sum(parts) + more) // 1000) * 1000
    assume(grain(limit) > grain(sum(parts)))
    assert not is_wrong(sentence(parts, limit, "at_most"))
    assert not is_wrong(sentence(parts, max(sum(parts) - more, 1), "at_least"))


@given(PARTS, st.integers(-5000, 5000))
@settings(max_examples=60, deadline=None)
@example([11_200, 1_140], 300)
def test_a_difference_beyond_rounding_is_always_wrong(parts: list[int], gap: int) -> None:
    total = sum(parts) + gap
    assume(gap and total > 1 and not sums_by_rounding([float(p) for p in parts], float(total)))
    assert is_wrong(sentence(parts, total))


@given(PARTS, st.integers(1, 5000))
@settings(max_examples=60, deadline=None)
def test_a_sum_beyond_what_the_qualifier_allows_is_always_wrong(parts: list[int], gap: int) -> None:
    added = float(sum(parts))
    low, high = sum(parts) - gap, sum(parts) + gap
    if low > 1 and not sums_by_rounding([float(p) for p in parts], float(low)):
        assert is_wrong(sentence(parts, low, "at_most"))
    if not sums_by_rounding([float(p) for p in parts], float(high)):
        assert is_wrong(sentence(parts, high, "at_least"))
    assert is_wrong(sentence(parts, round(added * 1.5), "about"))


def test_equipment_is_no_part_of_the_people() -> None:
    found = checked(enumeration("They sent 243 people (20 officers, 223 other ranks and 9 trucks)."))
    assert found is not None
    assert [part.number.value for part in found.parts] == [20, 223]


def test_parts_behind_a_dash_end_where_another_clause_begins() -> None:
    found = enumeration("Ten soldiers fell – 20 civilians and five police officers were hurt.")
    assert found.form == "bare"


def test_a_sentence_without_an_enumeration_has_none() -> None:
    text = "In 12 towns and villages there were 300 people who knew of 4 camps."
    assert [e for e in enumerated(passage(text)) if e.total] == []


def test_parts_that_a_ceiling_breaks_off_need_not_be_all() -> None:
    listed = "The mission counts 3,335 troops: 1,600 from Chad, 1,300 from Fiji and up to 280 from Peru."
    assert checked(enumeration(listed)) is None
    closed = checked(enumeration("The mission counts 3,335 troops: 1,600 from Chad and 1,300 from Fiji."))
    assert closed is not None
    assert not closed.added.meets(closed.stated)
