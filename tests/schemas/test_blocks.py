"""The forms that blocks and keys hold values to."""

from __future__ import annotations

import re

import pytest

from schemas.blocks import EDTF
from schemas.fields import DURATION, ENTITY_KEY, LANGUAGE, OBSERVATION_KEY


@pytest.mark.parametrize(
    "value",
    [
        "2013-07-01", "2013-07", "2013", "199X", "19XX", "2001-21", "XXXX-12-13", "2013-02-30", "1992/1995",
        "2013-07-01/..", "../2013", "/2013", "2013~", "2013-07?/2014", "-0044-03-15",
    ],
)  # fmt: skip
def test_dates_of_edtf_levels_0_and_1_pass(value):
    assert re.search(EDTF, value)


@pytest.mark.parametrize(
    "value", ["", "July 2013", "2013-7-1", "13-07-2013", "2013/07/01", "2013-07-01T00:00", "2013 "]
)
def test_other_ways_to_write_a_date_do_not(value):
    assert not re.fullmatch(EDTF, value)


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        (OBSERVATION_KEY, ["0123456789abcdef"], ["0123456789ABCDEF", "0123", "g" * 16, ""]),
        (ENTITY_KEY, ["minusma", "s-res-2100-2013", "côte-d-ivoire"], ["", "jean bosco"]),
        (LANGUAGE, ["en", "nl-BE", "zh-Hant-TW", "gsw"], ["English", "e", "en_GB", ""]),
        (DURATION, ["P1Y", "P90D", "P1Y6M", "PT36H", "P2W"], ["1Y", "one year", "P1", "P", "PT"]),
    ],
)
def test_forms(pattern, right, wrong):
    assert all(re.search(pattern, value) for value in right)
    assert not any(re.search(pattern, value) for value in wrong)
