"""Whose account of an incident it is that a text gives, and what another one makes of it."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import incidents
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "On 7 December 2017 rebels killed fifteen soldiers at Kalo. Another report gives fourteen dead.",
            [("asserted", "Kalo", 15), ("reported", "Kalo", 14)],
        ),
        (
            "nl",
            "Op 7 december 2017 werden bij Kalo vijftien soldaten gedood. Een ander bericht meldt veertien doden.",
            [("asserted", "Kalo", 15), ("reported", "Kalo", 14)],
        ),
        # Others who died besides, and those of another kind, are no other account.
        (
            "en",
            "On 7 December 2017 rebels killed fifteen men at Kalo. According to the army two civilians were killed.",
            [("asserted", "Kalo", 17)],
        ),
        (
            "en",
            "On 7 December 2017 rebels killed fifteen soldiers at Kalo. According to the army four more were killed.",
            [("asserted", "Kalo", 19)],
        ),
    ],
)
def test_another_sources_toll_is_told_apart_and_not_added(
    language: str, text: str, expected: list[tuple[object, ...]]
) -> None:
    assert (
        values(told(text, incidents.extract, language=language), "incidents", "assertion", "place", "killed")
        == expected
    )


def test_what_others_report_is_said_to_be_reported() -> None:
    rows = told("The ministry reported that an attack on a convoy killed three soldiers.", incidents.extract)
    assert values(rows, "incidents", "assertion", "date", "killed") == [("reported", None, 3)]
