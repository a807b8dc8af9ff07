"""Sentences that say that nobody was killed or injured."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import fatalities, incidents
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Op 24 mei 1993 werd het kamp beschoten. Niemand raakte gewond.", [("1993-05-24", None, 0)]),
        ("Op 24 mei 1993 ontplofte een bermbom bij Bor; er vielen geen slachtoffers.", [("1993-05-24", 0, None)]),
        (
            "Op 5 mei 2001 reed een jeep op een mijn. Drie jongens gewond, gelukkig kwam niemand om het leven.",
            [("2001-05-05", 0, 3)],
        ),
        ("Op 24 mei 1993 werd het kamp beschoten. Er vielen geen doden of gewonden.", [("1993-05-24", 0, 0)]),
        # Of some of those there, or at another time, it says nothing of all.
        (
            "Op 24 mei 1993 werd het kamp beschoten. Onder de burgers vielen geen slachtoffers.",
            [("1993-05-24", None, None)],
        ),
        ("Op 24 mei 1993 werd het kamp beschoten. Er vielen geen Noorse slachtoffers.", [("1993-05-24", None, None)]),
        (
            "Op 24 mei 1993 werd het kamp beschoten. Op 25 augustus 1993 raakte niemand gewond.",
            [("1993-05-24", None, None)],
        ),
        ("Op 24 mei 1993 werd het kamp beschoten. Raakte niemand gewond?", [("1993-05-24", None, None)]),
        (
            "Op 24 mei 1993 ontplofte een bom. Vijf man sneuvelden. Verder vielen er geen doden.",
            [("1993-05-24", 5, None)],
        ),
    ],
)
def test_an_incident_in_which_nobody_was_hurt_counts_none(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "killed", "injured") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Onder de Noren vielen geen doden.", [(0, "un_unspecified")]),
        ("Er zijn geen Noorse slachtoffers gevallen.", [(0, "un_unspecified")]),
        ("Er vielen geen doden.", []),
        ("Onder de dorpelingen vielen geen doden.", []),
        ("Op 3 mei 2001 vielen er geen Noorse doden.", []),
    ],
)
def test_a_country_that_lost_nobody_has_a_total_of_none(text: str, expected: list[tuple[int, str]]) -> None:
    rows = told(text, fatalities.extract, language="nl")
    assert values(rows, "fatality_totals", "count", "population") == expected
