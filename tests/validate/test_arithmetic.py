"""What a written number can stand for, and which slip explains a sum."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.validate.arithmetic import (
    Bounds,
    Repair,
    bounds,
    digits,
    grain,
    is_rounding,
    repair,
    shown,
    sums_by_rounding,
)

WHOLE = st.integers(1, 10**7)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(12640, 10), (12600, 100), (6000, 1000), (6039, 1), (57.6, 0.1), (60_300_000, 100_000), (0, 1)],
)
def test_the_grain_is_that_of_the_last_digit_that_is_not_a_trailing_zero(value: float, expected: float) -> None:
    assert grain(value) == pytest.approx(expected)


@pytest.mark.parametrize(("coarse", "fine"), [(6000, 6039), (12600, 12640), (15000, 15209)])
def test_a_number_may_be_another_one_rounded(coarse: float, fine: float) -> None:
    assert is_rounding(coarse, fine)
    assert not is_rounding(fine, coarse)


@pytest.mark.parametrize(("coarse", "fine"), [(3000, 2600), (12640, 12340), (6000, 6000), (21, 209), (10, 9)])
def test_and_may_not(coarse: float, fine: float) -> None:
    assert not is_rounding(coarse, fine)


@pytest.mark.parametrize(
    ("parts", "total", "expected"),
    [
        (["11.200", "1.140"], "12.640", Repair(1, "1.440")),  # the wrong one of two neighbours doubled
        (["1,054", "90"], "1,135", Repair(0, "1,045")),  # two neighbours swapped
        (["27", "2.609"], "2636", None),  # nothing to mend
        (["40", "500"], "999", None),  # more than one digit
        (["100", "200"], "400", None),  # either part
    ],
)
def test_the_smallest_repair(parts: list[str], total: str, expected: Repair | None) -> None:
    assert repair([(float(digits(p)), p) for p in parts], (float(digits(total)), total)) == expected


def test_a_number_in_words_has_no_digits_to_mend() -> None:
    assert repair([(1054, "duizend vierenvijftig"), (90, "negentig")], (1154, "1154")) == Repair(None, "1144")


@given(st.lists(WHOLE, min_size=2, max_size=5), WHOLE)
@settings(max_examples=200)
def test_a_repair_makes_the_sum_right_and_keeps_the_form(parts: list[int], total: int) -> None:
    written = [(float(p), f"{p:,}") for p in parts]
    found = repair(written, (float(total), f"{total:,}"))
    if found is None:
        return
    values = list(parts)
    if found.index is None:
        total = int(digits(found.written))
    else:
        values[found.index] = int(digits(found.written))
        assert len(found.written) == len(written[found.index][1])
    assert sum(values) == total


@given(WHOLE, st.sampled_from(["exact", "about", "at_most", "at_least"]))
def test_a_number_can_always_stand_for_itself(value: int, qualifier: str) -> None:
    assert bounds(value, None, qualifier).meets(Bounds(value, value))


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from([10, 100]))
def test_a_total_rounded_from_its_parts_is_their_sum(left: int, right: int, to: int) -> None:
    total = round((left + right) / to) * to
    if abs(total - left - right) <= 0.02 * total and total != left + right:
        assert sums_by_rounding([left, right], total) == (
            grain(total) > min(grain(left), grain(right), grain(left + right))
        )


def test_numbers_are_shown_as_the_language_writes_them() -> None:
    assert shown(12340, "nl") == "12.340"
    assert shown(12340.0, "en") == "12,340"
    assert shown(4.6875, "nl") == "4,7"
