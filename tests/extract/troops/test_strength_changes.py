"""Strengths told as changes: each step has its own number, day and resolution."""

from __future__ import annotations

import pytest

from pipeline.extract.authority import resolutions
from pipeline.extract.troops import strengths
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "It grew: from the original 600 to 1,100 in 2000, then to 1,300 and, by Resolution 4 (May 2001), to 1,700.",
            [(600, None), (1100, "2000"), (1300, None), (1700, "2001-05")],
        ),
        ("en", "It grew in stages from an initial 60 observers to 900 in 2000.", [(60, None), (900, "2000")]),
        ("en", "The Council raised the ceiling from 600 to 1,100 in May 2000.", [(600, None), (1100, "2000-05")]),
        (
            "nl",
            "UNMEX groeide van de oorspronkelijke 600 tot 1.100 op 7 mei 2000 en later tot 1.300 in juni 2000.",
            [(600, None), (1100, "2000-05-07"), (1300, "2000-06")],
        ),
        (
            "nl",
            "De Raad verhoogde het plafond van 600 naar 900 en, bij resolutie 46 (30 maart 2001), naar 1.700.",
            [(600, None), (900, None), (1700, "2001-03-30")],
        ),
        ("nl", "De macht slonk snel van circa 900 in 2003 naar 450 in juni 2004.", [(450, "2004-06"), (900, "2003")]),
        ("en", "On 4 May 2004 the Council raises the ceiling to 900.", [(900, "2004-05-04")]),
        ("en", "Resolution 12 establishes UNMEX with 600 soldiers.", [(600, None)]),
        ("en", "The mission grows to 900 in June 2004.", [(900, "2004-06")]),
        # What rose is not the mission.
        ("en", "The Council raised its budget from 600 to 1,100 in May 2000.", []),
        ("en", "The price of bread rose in a week from 600 to 1,100.", []),
        ("nl", "De prijs van brood steeg in een week van 600 naar 1.100.", []),
    ],
)  # fmt: skip
def test_each_step_of_a_change_is_a_strength_on_its_own_day(
    language: str, text: str, expected: list[tuple[int, str | None]]
) -> None:
    rows = told(text, strengths.extract, language=language)
    assert sorted(values(rows, "strengths", "count", "as_of"), key=lambda each: each[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ceiling was raised from 600 to 900 by Security Council Resolution 46 of 2 May 2001 and cut to 700.",
            [(600, None), (700, None), (900, 46)],
        ),
        (
            "The ceiling was raised from 600 to 900 and, by Security Council Resolution 46 of 2 May 2001, to 1,200.",
            [(600, None), (900, None), (1200, 46)],
        ),
        ("Security Council Resolution 46 of 2 May 2001 raised the ceiling from 600 to 900.", [(600, None), (900, 46)]),
        ("Security Council Resolution 46 of 2 May 2001 authorised 900 soldiers and 60 police.", [(60, 46), (900, 46)]),
    ],
)
def test_a_resolution_made_one_step_and_not_what_there_was_before(
    text: str, expected: list[tuple[int, int | None]]
) -> None:
    rows = told(text, resolutions.extract, strengths.extract)
    symbols = {None: None, "S/RES/46 (2001)": 46}
    found = [(count, symbols[symbol]) for count, symbol in values(rows, "strengths", "count", "symbol")]
    assert sorted(found, key=lambda each: each[0]) == expected
