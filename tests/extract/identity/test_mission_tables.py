"""Tables that list missions with their beginning and end."""

from __future__ import annotations

from tests.extract.reading import extracted, rows

_PAGE = """UN missions in Africa.

{{| class="wikitable"
! Mission !! Place !! {head}
|-
| [[UNOFEX]] || Examplia || {first}
|-
| [[UNTREX]] || Example || {second}
|}}
"""


def dated(head: str, first: str, second: str) -> list[tuple[str, str, str]]:
    found = rows(extracted(_PAGE.format(head=head, first=first, second=second)), "statements")
    return [(r["value"], r["property"], r["value_date_edtf"]) for r in found if r["extractor"] == "mission_tables.row"]


def test_columns_for_the_beginning_and_the_end_date_the_mission_of_the_row() -> None:
    assert dated("Since !! Until", "June 1991 || 5 May 1993", "1995 || present") == [
        ("June 1991", "start", "1991-06"),
        ("5 May 1993", "end", "1993-05-05"),
        ("1995", "start", "1995"),
    ]


def test_one_for_the_period_gives_both() -> None:
    assert [(p, d) for _, p, d in dated("Dates", "1991–1993", "May 1995 – June 1996")] == [
        ("start", "1991"),
        ("end", "1993"),
        ("start", "1995-05"),
        ("end", "1996-06"),
    ]


def test_a_date_in_another_column_dates_no_mission() -> None:
    assert dated("Photograph", "June 1991", "1995") == []
