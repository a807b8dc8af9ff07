"""The page of a person: the offices of its infobox, and whom a pronoun means."""

from __future__ import annotations

import pytest

from pipeline.extract.leaders import leadership
from tests.extract.told import told, values

BOX = """{{Infobox officeholder
| name = Ann Berg
| birth_date = 3 May 1920
| office = Force Commander of UNMEX
| term_start = 1 January 1966
| term_end = June 1967
| office2 = Chairman of the Chess Club
| birth_place = Oslo
}}
Major General '''Ann Berg''' was an officer of the [[Norwegian Army]].

"""


def offices(text: str, box: str = BOX) -> list[tuple[str | None, ...]]:
    rows = told(box + text, leadership.extract, form="wikitext", subject=None)
    return values(rows, "leadership", "person_as_written", "role", "start", "end")


def test_an_office_of_the_infobox_is_held_for_the_term_of_the_fields_with_its_number() -> None:
    assert offices("") == [("Ann Berg", "force_commander", "1966-01-01", "1967-06")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She commanded the force from May 1970 to June 1971.", ("other", "1970-05", "1971-06")),
        (
            "From March 1958 to May 1959 she was chief of staff of UNMEX.",
            ("force_commander", "1958-03", "1959-05"),
        ),
        ("She was appointed force commander in May 1960.", ("force_commander", "1960-05", None)),
    ],
)
def test_a_pronoun_that_is_the_subject_means_the_person_of_the_page(
    text: str, expected: tuple[str | None, ...]
) -> None:
    assert ("Ann Berg", *expected) in offices(text)


@pytest.mark.parametrize(
    "text",
    [
        "Major Jan Bos said that she commanded the force from May 1970 to June 1971.",
        "In the year that followed the end of it all she commanded the force from May 1970 to June 1971.",
    ],
)
def test_a_pronoun_behind_somebody_else_or_deep_in_a_sentence_means_nobody_for_certain(text: str) -> None:
    assert ("Ann Berg", "1970-05") not in [(name, start) for name, _, start, _ in offices(text)]


def test_without_an_infobox_on_a_person_no_pronoun_is_read() -> None:
    assert offices("Ann Berg was there. She commanded the force from May 1970 to June 1971.", "") == []
