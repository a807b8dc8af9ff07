"""Letters signed by an office and a name below it."""

from __future__ import annotations

import pytest

from pipeline.extract.leaders import leadership
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "nl",
            "De minister van Defensie,\nA.B. Bos-Vermeer",
            [("A.B. Bos-Vermeer", "minister", "minister van Defensie")],
        ),
        (
            "nl",
            "De minister van Defensie,\n\nJan van Dam\n\nDe minister van Justitie,\n\nAn Bos",
            [("Jan van Dam", "minister", "minister van Defensie"), ("An Bos", "minister", "minister van Justitie")],
        ),
        ("en", "The Secretary-General,\nAnn Lee", [("Ann Lee", "secretary_general", "Secretary-General")]),
        # A line without the comma is a heading; what stands below is not always a name.
        ("nl", "De minister van Defensie\n\nJan van Dam", []),
        ("nl", "De minister van Defensie,\n\nin overleg met de Kamer", []),
        ("nl", "De minister van Defensie,\n\nSierra Leone", []),
    ],
)
def test_whoever_signs_below_an_office_holds_it(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    rows = told(f"Den Haag\n\n{text}\n", leadership.extract, language=language)
    assert values(rows, "leadership", "person_as_written", "role", "role_as_written") == expected


def test_a_title_before_the_name_of_who_signs_is_no_part_of_it() -> None:
    text = "Aan de Kamer\n\nWij schrijven u.\n\nDe minister van Defensie,\ndrs. J.S.J. Bos\n"
    rows = told(text, leadership.extract, language="nl")
    assert values(rows, "leadership", "person_as_written", "role") == [("J.S.J. Bos", "minister")]


def test_below_whom_a_letter_is_addressed_to_no_holders_of_an_office_are_listed() -> None:
    text = (
        "Aan de Voorzitter van de Kamer\n\nExamplestad, 10 mei 2019\n\nBetreft: bijdrage UNMEX\n\nGeachte voorzitter,\n"
    )
    assert values(told(text, leadership.extract, language="nl"), "leadership", "person_as_written") == []
