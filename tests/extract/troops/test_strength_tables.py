"""Tables of strengths: by day, and the total below those who contribute."""

from __future__ import annotations

from tests.extract.reading import extracted, rows

_LEAD = "'''United Nations Mission in Chad''' ('''UNMICHA''') was a peacekeeping mission in [[Chad]].\n\n"


def strengths(table: str, heading: str = "Strength") -> list[tuple[str, str, int, str | None]]:
    found = rows(extracted(f"{_LEAD}== {heading} ==\n{table}\n"), "strengths")
    return [(r["kind"], r["component"], r["count_best"], r.get("as_of_edtf")) for r in found]


BY_DAY = """{| class="wikitable"
! Date !! Troops !! Military observers !! Police !! Total
|-
| 31 May 2008 || 1,140 || 30 || 130 || 1,300
|-
| March 2009 || 866 || – || 34 || 900
|}"""


def test_a_row_per_day_gives_each_component_and_their_total() -> None:
    assert sorted(strengths(BY_DAY)) == sorted(
        [
            ("deployed", "uniformed", 1300, "2008-05-31"),
            ("deployed", "military", 1140, "2008-05-31"),
            ("deployed", "military", 30, "2008-05-31"),
            ("deployed", "police", 130, "2008-05-31"),
            ("deployed", "uniformed", 900, "2009-03"),
            ("deployed", "military", 866, "2009-03"),
            ("deployed", "police", 34, "2009-03"),
        ]
    )


def test_a_table_of_the_dead_gives_no_strength() -> None:
    assert strengths(BY_DAY, "Fatalities") == []
    assert strengths(BY_DAY.replace("Troops", "Troops killed")) == []


def test_a_table_of_distances_by_day_gives_none() -> None:
    table = '{| class="wikitable"\n! Date !! Distance !! Flights\n|-\n| 31 May 2008 || 1,140 || 30\n|}'
    assert strengths(table) == []


BY_COUNTRY = """{| class="wikitable"
|+ Contributors on 31 May 2008
! Country !! Troops !! Police !! Total
|-
| [[Norway]] || 40 || 2 || 42
|-
| [[Ghana]] || 60 || 8 || 68
|-
! Total
| 100 || 10 || 110
|}"""


def test_the_total_below_the_countries_is_the_strength_of_the_mission() -> None:
    assert sorted(strengths(BY_COUNTRY, "Contributors")) == [
        ("deployed", "military", 100, "2008-05-31"),
        ("deployed", "police", 10, "2008-05-31"),
        ("deployed", "uniformed", 110, "2008-05-31"),
    ]


def test_a_total_of_no_day_may_be_that_of_the_countries_listed() -> None:
    assert strengths(BY_COUNTRY.replace("on 31 May 2008", "of police and troops"), "Contributors") == []


def test_what_one_country_gives_is_none() -> None:
    table = BY_COUNTRY.replace("! Total\n| 100 || 10 || 110\n", "| [[Peru]] || 5 || 1 || 6\n")
    assert strengths(table, "Contributors") == []


BY_COLUMN = """{| class="wikitable"
! !! 31 May 2008 !! March 2009
|-
! Troops
| 1,140 || 866
|-
! Police
| 130 || 34
|-
! Total
| 1,270 || 900
|}"""


def test_a_column_per_day_gives_what_its_rows_name() -> None:
    assert sorted(strengths(BY_COLUMN)) == sorted(
        [
            ("deployed", "military", 1140, "2008-05-31"),
            ("deployed", "police", 130, "2008-05-31"),
            ("deployed", "uniformed", 1270, "2008-05-31"),
            ("deployed", "military", 866, "2009-03"),
            ("deployed", "police", 34, "2009-03"),
            ("deployed", "uniformed", 900, "2009-03"),
        ]
    )
    assert strengths(BY_COLUMN, "Deaths") == []
    assert strengths(BY_COLUMN.replace("Police", "Vehicles")) == []


def test_the_caption_says_whom_a_total_counts_where_no_column_does() -> None:
    table = BY_COUNTRY.replace("Troops", "Male").replace("Police", "Female")
    assert strengths(table.replace("Contributors", "Troops")) == [("deployed", "military", 110, "2008-05-31")]
    assert strengths(table) == []


def test_money_by_year_is_no_strength() -> None:
    assert strengths(BY_COLUMN, "Budget in million dollars") == []
    assert strengths(BY_DAY, "Expenditure") == []


BY_KIND = """{| class="wikitable"
! !! Authorised !! Deployed (March 2010)
|-
| Troops || 8,200 || 7,950
|-
| Police || 1,370 || 1,360
|}"""


def test_a_column_per_kind_gives_each_component_the_date_of_its_header() -> None:
    assert sorted(strengths(BY_KIND), key=str) == sorted(
        [
            ("authorised", "military", 8200, None),
            ("authorised", "police", 1370, None),
            ("deployed", "military", 7950, "2010-03"),
            ("deployed", "police", 1360, "2010-03"),
        ],
        key=str,
    )


def test_a_column_of_numbers_counts_its_rows_where_all_are_people_who_serve() -> None:
    table = BY_KIND.replace("Authorised", "Number").replace(" !! Deployed (March 2010)", "")
    table = table.replace(" || 7,950", "").replace(" || 1,360", "")
    assert [count for _, _, count, _ in strengths(table)] == [8200, 1370]
    assert strengths(table.replace("Troops", "Aircraft")) == []
    assert strengths(table, "Casualties") == []


def test_a_column_of_what_there_was_stands_beside_one_of_what_was_authorised() -> None:
    table = """{| class="wikitable"
! Date !! Authorised !! Actual !! Resolution
|-
| 19 September 2003 || 15,000 || 4,500 || 1509
|}"""
    assert sorted(strengths(table)) == [
        ("authorised", "unspecified", 15000, "2003-09-19"),
        ("deployed", "unspecified", 4500, "2003-09-19"),
    ]
