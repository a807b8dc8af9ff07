"""Tables of contributors: what makes one, the day its numbers hold for, the period of a country's part."""

from __future__ import annotations

from pipeline.extract.rows import DocumentRows, Entity
from pipeline.extract.troops import contributions, contributors, strengths
from tests.extract.told import MISSION, told, values

_TABLE = """== {heading} ==
{line}
{{| class="wikitable"
|+ {caption}
! Country !! {column}
|-
| {{{{flag|Ghana}}}} || 870
|-
| {{{{flag|Nepal}}}} || 640
|-
! Total !! 1,510
|}}"""


def _rows(
    heading: str = "Force", line: str = "", caption: str = "Units", column: str = "Military personnel"
) -> DocumentRows:
    text = _TABLE.format(heading=heading, line=line, caption=caption, column=column)
    return told(text, contributors.extract, contributions.extract, form="wikitext")


def test_a_column_of_countries_beside_one_of_people_who_serve_makes_a_table_of_contributors() -> None:
    assert values(_rows(), "contributions", "country_code", "count") == [("GHA", 870), ("NPL", 640)]


def test_a_table_of_the_dead_by_country_is_none() -> None:
    assert values(_rows(heading="Casualties", column="Deaths"), "contributions", "count") == []
    assert values(_rows(heading="Casualties", column="Military personnel"), "contributions", "count") == []


def test_the_caption_or_the_line_before_says_for_which_day_the_numbers_hold() -> None:
    assert values(_rows(caption="As of 31 May 2019"), "contributions", "as_of") == [("2019-05-31",)] * 2
    assert values(_rows(line="As of 31 May 2019:", caption=""), "contributions", "as_of") == [("2019-05-31",)] * 2


def test_so_does_a_bracket_in_the_heading_above_a_table_or_a_list() -> None:
    listed = "Bijdragen ({when})\n\n{what}\n"
    table = told(listed.format(when="31 mei 2019", what="Land\tMilitairen\nGhana\t870\nNepal\t640"),
                 contributors.extract, contributions.extract, language="nl")  # fmt: skip
    items = told(listed.format(when="31 mei 2019", what="- Ghana: 870\n- Nepal: 640"),
                 contributors.extract, contributions.extract, language="nl")  # fmt: skip
    for rows in (table, items):
        assert values(rows, "contributions", "country_code", "count", "as_of") == [
            ("GHA", 870, "2019-05-31"),
            ("NPL", 640, "2019-05-31"),
        ]


def test_a_date_in_the_running_words_of_a_heading_is_none_of_its_numbers() -> None:
    rows = _rows(heading="Troops since 31 May 2019", caption="Units")
    assert values(rows, "contributions", "as_of") == [(None,)] * 2


def test_a_sentence_before_that_speaks_of_something_else_does_not() -> None:
    rows = _rows(line="On 31 May 2019 the force had a new commander.", caption="")
    assert values(rows, "contributions", "as_of") == [(None,)] * 2


def test_columns_for_the_beginning_and_the_end_date_a_countrys_part() -> None:
    rows = told(
        """== Contributors ==
{| class="wikitable"
! Nation !! Troops !! Start !! End
|-
| {{flag|Ghana}} || 870 || May 1992 || November 1993
|-
| {{flag|Nepal}} || 640 || March 1992 || September 1993
|}""",
        contributors.extract,
        form="wikitext",
    )
    assert values(rows, "contributors", "country_code", "start", "end") == [
        ("GHA", "1992-05", "1993-11"),
        ("NPL", "1992-03", "1993-09"),
    ]


def test_countries_may_head_their_rows_and_a_row_headed_otherwise_is_nobodys() -> None:
    text = (
        "== Contributors ==\n"
        '{| class="wikitable"\n! Country !! Troops\n'
        '|-\n! scope="row" | {{flag|Ghana}}\n| 870\n'
        '|-\n! scope="row" | {{flag|Nepal}}\n| 640\n'
        "|-\n! Others\n| 28\n|-\n! Total\n| 1,538\n|}"
    )
    rows = told(text, contributors.extract, contributions.extract, form="wikitext")
    assert values(rows, "contributors", "country_code") == [("GHA",), ("NPL",)]
    assert values(rows, "contributions", "country_code", "count") == [("GHA", 870), ("NPL", 640)]


def test_a_row_headed_as_the_others_is_not_a_further_one_of_the_country_above() -> None:
    text = (
        '== Contributors ==\n{| class="wikitable"\n! Country !! Troops\n|-\n| {{flag|Ghana}} || 870\n'
        "|-\n| {{flag|Nepal}} || 640\n|-\n! Others\n| 28\n|}"
    )
    rows = told(text, contributors.extract, contributions.extract, form="wikitext")
    assert values(rows, "contributions", "country_code", "count") == [("GHA", 870), ("NPL", 640)]


def test_a_countrys_name_is_not_what_the_number_beside_it_counts() -> None:
    text = "== Contributing countries ==\n* {{flag|United Kingdom}}: 257\n* {{flag|New Zealand}}: 12\n"
    rows = told(text, contributors.extract, contributions.extract, form="wikitext")
    assert values(rows, "contributions", "country_code", "unit", "equipment", "count") == [
        ("GBR", "person", None, 257),
        ("NZL", "person", None, 12),
    ]


_BY_YEAR = """== {heading} ==
{{| class="wikitable"
! Country !! 1964 !! 1974
|-
| Canada || 1,126 || 950
|-
| Denmark || 1,010 ||
|}}"""


def _read(text: str, language: str = "en", subject: Entity | None = MISSION) -> DocumentRows:
    form = "wikitext" if "{|" in text else "text"
    return told(text, contributors.extract, contributions.extract, form=form, language=language, subject=subject)


def test_a_column_per_year_gives_what_each_country_gave_that_year() -> None:
    found = values(
        _read(_BY_YEAR.format(heading="Troop contributions")), "contributions", "country_code", "count", "as_of"
    )
    assert found == [("CAN", 1126, "1964"), ("CAN", 950, "1974"), ("DNK", 1010, "1964")]


def test_who_pays_is_no_contributor_of_people() -> None:
    rows = _read(_BY_YEAR.format(heading="Contributions to the budget"))
    assert (values(rows, "contributors", "country_code"), values(rows, "contributions", "count")) == ([], [])


def test_a_table_of_incidents_by_contingent_lists_no_contributors() -> None:
    table = """{| class="wikitable"
! Date !! Contingent !! Killed
|-
| 5 June 1993 || Pakistan || 24
|-
| 2 July 1993 || Italy || 3
|}"""
    assert values(_read(table), "contributors", "country_code") == []


def test_a_list_of_countries_and_numbers_without_headers_counts_whom_the_line_above_names() -> None:
    text = "Over de macht.\n\n{line}\n\nTurkije\t5.453\nCanada\t6.146\n"
    found = _read(text.format(line="Deelnemende landen en aantal militairen:"), "nl")
    assert values(found, "contributions", "country_code", "count", "personnel_type") == [
        ("TUR", 5453, "militairen"),
        ("CAN", 6146, "militairen"),
    ]
    assert values(_read(text.format(line="Deelnemende landen en doden:"), "nl"), "contributions", "count") == []


def test_staff_by_country_in_a_document_on_no_mission_is_nobodys_contribution() -> None:
    table = """== {heading} ==
{{| class="wikitable"
! Country !! Personnel
|-
| Portugal || 1,200
|-
| Spain || 300
|}}"""
    assert values(_read(table.format(heading="Staff"), subject=None), "contributions", "count") == []
    said = values(_read(table.format(heading="Contributing countries"), subject=None), "contributions", "count")
    assert said == [(1200,), (300,)]


def test_a_header_dates_the_columns_that_it_spans() -> None:
    table = """== Troop contributions ==
{| class="wikitable"
! rowspan="2" | Country !! colspan="2" | 1993 !! colspan="2" | 1994
|-
! Troops !! Observers !! Troops !! Observers
|-
| Belgium || 440 || 10 || 1 || 2
|-
| Ghana || 300 || 37 || 800 || 30
|}"""
    assert values(_read(table), "contributions", "count", "as_of")[:4] == [
        (440, "1993"), (10, "1993"), (1, "1994"), (2, "1994"),
    ]  # fmt: skip


def test_a_number_before_its_country_rests_on_the_words_from_the_one_to_the_other() -> None:
    text = """== Contributors ==
{| class="wikitable"
! Troops !! Country
|-
| 870 || {{flag|Ghana}}
|-
| 640 || {{flag|Nepal}}
|}"""
    rows = told(text, contributors.extract, contributions.extract, form="wikitext")
    spans = [rows.document.text[slice(*row.span)] for row in rows.of("contributions")]
    assert [span.removesuffix("}}") for span in spans] == ["870 || {{flag|Ghana", "640 || {{flag|Nepal"]


def test_a_row_per_day_and_place_is_no_contribution_of_those_who_were_there() -> None:
    text = """== Peacekeepers taken ==
{| class="wikitable"
! Date !! Place !! Peacekeepers !! Nationality
|-
| 6 March 2013 || Northtown || 21 || Ghana
|-
| 7 May 2013 || Southtown || 4 || Nepal
|}"""
    rows = told(text, contributors.extract, contributions.extract, strengths.extract, form="wikitext")
    assert not list(rows.of("contributors"))
    assert not list(rows.of("contributions"))
    assert not list(rows.of("strengths"))


def test_a_second_row_of_headers_may_date_one_column_and_call_another_pledged() -> None:
    text = """== Contributors ==
{| class="wikitable"
! rowspan="2" | Country !! colspan="2" | Personnel
|-
! Pledged !! December 2021
|-
| {{flag|Ghana}} || 870 || 800
|-
| {{flag|Nepal}} || 640 || 600
|-
! Total !! 1,510 !! 1,400
|}"""
    found = told(text, contributors.extract, contributions.extract, form="wikitext")
    assert [(row.values["country_code"], row.values.get("assertion")) for row in found.of("contributions")] == [
        ("GHA", "planned"),
        ("GHA", "asserted"),
        ("NPL", "planned"),
        ("NPL", "asserted"),
    ]
    assert values(found, "contributions", "count", "as_of") == [
        (870, None),
        (800, "2021-12"),
        (640, None),
        (600, "2021-12"),
    ]


def test_a_line_below_says_for_which_day_the_numbers_hold_and_a_paragraph_does_not() -> None:
    table = _TABLE.format(heading="Force", line="", caption="Units", column="Military personnel")
    for below, expected in (
        ("''Figures as of 30 May 2019.''", "2019-05-30"),
        ("On 30 May 2019 the mission ended.", None),
    ):
        rows = told(f"{table}\n{below}", contributors.extract, contributions.extract, form="wikitext")
        assert values(rows, "contributions", "as_of") == [(expected,)] * 2


def test_of_the_paragraph_before_a_list_the_last_sentence_dates_it() -> None:
    text = "== Force ==\nThe mission began in 2011. Main contributors (May 2019):\n# Ghana (870)\n# Nepal (640)\n"
    rows = told(text, contributors.extract, contributions.extract, form="wikitext")
    assert values(rows, "contributions", "count", "as_of") == [(870, "2019-05"), (640, "2019-05")]
