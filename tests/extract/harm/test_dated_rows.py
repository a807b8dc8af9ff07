"""Rows of tables whose day stands in one cell and what happened in another."""

from __future__ import annotations

from tests.extract.reading import extracted, rows

_LEAD = "'''United Nations Mission in Chad''' ('''UNMICHA''') was a peacekeeping mission in [[Chad]].\n\n"


def told(head: str, *body: str, table: str = "incidents") -> list[dict[str, object]]:
    lines = "\n".join(f"|-\n| {row}" for row in body)
    return rows(extracted(f'{_LEAD}{{| class="wikitable"\n! {head}\n{lines}\n|}}\n'), table)


def test_the_day_of_a_row_is_that_of_what_its_other_cells_tell() -> None:
    found = told(
        "Date !! Event", "4 May 2008 || A Norwegian soldier is shot dead near [[Abéché]]", "9 June 2008 || Talks begin"
    )
    assert [(r["date_edtf"], r["killed_best"]) for r in found] == [("2008-05-04", 1)]


def test_a_day_told_with_what_happened_counts_first() -> None:
    found = told("Date !! Event", "4 May 2008 || Report on the ambush of 3 May 2008, in which two soldiers were killed")
    assert [r["date_edtf"] for r in found] == ["2008-05-03"]


def test_a_year_dates_no_incident() -> None:
    assert [r.get("date_edtf") for r in told("Year !! Event", "2008 || A soldier was shot dead in an ambush")] == [None]


def test_remarks_beside_a_count_tell_no_incident_of_their_own() -> None:
    row = "4 May 2008 || Abéché || 3 || 1 || Attack on a convoy: two Norwegians and a Ghanaian killed"
    found = told("Date !! Place !! Killed !! Wounded !! Notes", row)
    assert [(r["date_edtf"], r["killed_best"], r["injured_best"]) for r in found] == [("2008-05-04", 3, 1)]


def test_nationalities_in_the_remarks_count_where_they_make_up_the_number() -> None:
    head = "Date !! Place !! Killed !! Notes"
    found = told(head, "4 May 2008 || Abéché || 3 || two Norwegians and one Ghanaian", table="casualties")
    assert [(r["country_code"], r["count_best"]) for r in found] == [("NOR", 2), ("GHA", 1)]
    found = told(head, "4 May 2008 || Abéché || 7 || two Norwegians and one Ghanaian", table="casualties")
    assert [(r.get("country_code"), r["count_best"]) for r in found] == [(None, 7)]
