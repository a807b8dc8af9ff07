"""What numbers of one force are to one another: totals and their parts, shares, numbers that a conjunction joins."""

from __future__ import annotations

import pytest

from pipeline.extract.troops import strengths
from tests.extract.told import told, values


def test_a_number_that_a_conjunction_joins_shares_the_kind_but_not_the_date() -> None:
    rows = told(
        "The ceiling was 400, raised to 600 in June 1978 and 700 in March 1982.",
        strengths.extract,
    )
    assert values(rows, "strengths", "kind", "count", "as_of") == [
        ("authorised", 400, None),
        ("authorised", 600, "1978-06"),
        ("authorised", 700, "1982-03"),
    ]


def test_a_share_is_there_and_what_it_is_a_share_of_is_planned() -> None:
    rows = told("On 1 May 2013, 600 of a planned 1,260 soldiers took over.", strengths.extract)
    assert values(rows, "strengths", "kind", "count", "as_of", "assertion") == [
        ("deployed", 600, "2013-05-01", "asserted"),
        ("planned", 1260, None, "planned"),
    ]


def test_parts_in_brackets_belong_to_their_total() -> None:
    rows = told(
        "Resolutie 77 staat maximaal 900 man geüniformeerd personeel toe (800 militairen en 100 politiemensen); "
        "daarvan zijn er eind mei 2013 450 ingezet (410 militairen en 40 politiemensen).",
        strengths.extract,
        language="nl",
    )
    assert values(rows, "strengths", "kind", "component", "count", "as_of", "part_of") == [
        ("authorised", "uniformed", 900, None, None),
        ("authorised", "military", 800, None, 900),
        ("authorised", "police", 100, None, 900),
        ("deployed", "uniformed", 450, "2013-05", None),
        ("deployed", "military", 410, "2013-05", 450),
        ("deployed", "police", 40, "2013-05", 450),
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "As of June 2010, UNMEX, which began in 2009, had 100 people: 60 military, 20 police and 15 civilian.",
            [
                ("total", 100, "2010-06", None),
                ("military", 60, "2010-06", 100),
                ("police", 20, "2010-06", 100),
                ("civilian", 15, "2010-06", 100),
            ],
        ),
        (
            "nl",
            "Resolutie 77 van 5 mei 2000 stond 420 militairen toe, onder wie 20 waarnemers.",
            [("military", 420, "2000-05-05", None), ("military", 20, "2000-05-05", 420)],
        ),
    ],
)
def test_parts_behind_a_colon_or_of_whom_divide_their_total(
    language: str, text: str, expected: list[tuple[str, int, str, int | None]]
) -> None:
    rows = told(text, strengths.extract, language=language)
    assert values(rows, "strengths", "component", "count", "as_of", "part_of") == expected


def test_a_total_may_be_called_one_before_the_colon_and_who_is_told_beside_its_parts_is_none_of_them() -> None:
    text = "The mission had 92 military personnel in total: 85 troops and 7 observers, besides 19 civilians."
    found = values(told(text, strengths.extract), "strengths", "count", "part_of")
    assert found == [(92, None), (85, 92), (7, 92), (19, None)]


def test_a_number_shares_the_noun_of_the_one_it_is_joined_to() -> None:
    rows = told("The staff of UNMEX consisted of 317 international and 686 local employees.", strengths.extract)
    assert values(rows, "strengths", "component", "count") == [("civilian", 317), ("civilian", 686)]
    rows = told("The mission consisted of 317 and later of 686 local employees.", strengths.extract)
    assert values(rows, "strengths", "component", "count")[0] == ("unspecified", 317)


def test_parts_that_are_not_all_leave_open_what_their_total_counts() -> None:
    rows = told("UNMEX had a total of 900 personnel, among them 600 soldiers and 100 police.", strengths.extract)
    assert values(rows, "strengths", "component", "count")[0] == ("unspecified", 900)
    rows = told("UNMEX had a total of 700 personnel, among them 600 soldiers and 100 police.", strengths.extract)
    assert values(rows, "strengths", "component", "count")[0] == ("uniformed", 700)


def test_police_behind_some_of_the_military_are_no_part_of_these() -> None:
    text = "Daarin werd voorzien in 10.000 militairen, onder wie 240 waarnemers, en 1.800 politiemensen."
    rows = told(text, strengths.extract, language="nl")
    found = values(rows, "strengths", "component", "count", "part_of")
    assert ("police", 1800, None) in found
    assert ("military", 240, 10000) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It had 925 members then: 859 soldiers and 66 police.", [925, 859, 66]),
        ("By September 2004 strength had reached 5,842.", [5842]),
        ("In May 2010 there were 90 police officers, 33 military liaison officers and 20 local staff.", [90, 33, 20]),
    ],
)
def test_parts_behind_a_colon_and_what_a_strength_reached(text: str, expected: list[int]) -> None:
    assert [count for (count,) in values(told(text, strengths.extract), "strengths", "count")] == expected


def test_a_date_behind_the_last_of_two_joined_numbers_is_that_of_both() -> None:
    rows = told("The mission had 1,200 soldiers and 300 police officers in May 2010.", strengths.extract)
    assert values(rows, "strengths", "count", "as_of") == [(1200, "2010-05"), (300, "2010-05")]


@pytest.mark.parametrize(("heading", "kind"), [("Strength", "unspecified"), ("Authorised strength", "authorised")])
def test_a_list_under_a_heading_on_strength_needs_no_words_for_it(heading: str, kind: str) -> None:
    text = f"== {heading} ==\n* 1,200 troops\n* 300 police officers\n\n== Losses ==\n* 40 troops\n"
    rows = told(text, strengths.extract, form="wikitext")
    assert values(rows, "strengths", "kind", "component", "count") == [(kind, "military", 1200), (kind, "police", 300)]
