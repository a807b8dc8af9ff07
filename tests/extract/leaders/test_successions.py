"""Succession boxes: the offices of the page's person, and who held them before and after."""

from __future__ import annotations

from pipeline.extract.leaders import leadership
from tests.extract.told import quotes, told, values

_PAGE = """{{Infobox officeholder
| name = Anna Berg
| birth_date = {{birth date|1930|2|3}}
}}
'''Anna Berg''' (born 3 February 1930) was a Norwegian general.

"""
_COLUMNS = ("person_as_written", "role", "organisation", "start", "end")


def offices(box: str, page: str = _PAGE) -> list[tuple[str, str, str | None, str | None, str | None]]:
    rows = told(page + box, leadership.extract, form="wikitext", subject=None)
    return [row for row in values(rows, "leadership", *_COLUMNS) if row[1] != "spokesperson"]


def test_one_template_gives_the_office_its_years_and_both_neighbours() -> None:
    found = offices(
        "{{succession box|title=Force Commander of [[UNEX]]|before=[[Jan Bos]]|after=[[Ole Dahl]]|years=1990–1993}}"
    )
    assert found == [
        ("Anna Berg", "force_commander", "UNEX", "1990", "1993"),
        ("Jan Bos", "force_commander", "UNEX", None, "1990"),
        ("Ole Dahl", "force_commander", "UNEX", "1993", None),
    ]


def test_a_row_of_templates_gives_the_same() -> None:
    found = offices("""{{s-start}}
{{s-bef|before=[[Jan Bos]]}}
{{s-ttl|title=[[UNEX|Chief of Staff of the UNEX]]|years=March 1990 – May 1993}}
{{s-aft|after=[[Ole Dahl]]}}
{{s-bef|before=[[Per Lund]]}}
{{s-ttl|title=President of the Chess Club|years=1994}}
{{s-end}}
""")
    assert found == [
        ("Anna Berg", "force_commander", "UNEX", "1990-03", "1993-05"),
        ("Jan Bos", "force_commander", "UNEX", None, "1990-03"),
        ("Ole Dahl", "force_commander", "UNEX", "1993-05", None),
        ("Anna Berg", "head_of_state", "Chess Club", "1994", "1994"),
        ("Per Lund", "head_of_state", "Chess Club", None, "1994"),
    ]


def test_words_in_the_place_of_a_neighbour_are_nobody() -> None:
    found = offices("{{succession box|title=Force Commander|before=''New post''|after=None|years=1990–1993}}")
    assert [name for name, *_ in found] == ["Anna Berg"]


def test_a_title_that_is_no_office_is_none_here() -> None:
    assert offices("{{succession box|title=Olympic champion|before=[[Jan Bos]]|after=[[Ole Dahl]]|years=1952}}") == []


def test_below_a_page_on_nobody_a_box_tells_of_no_one() -> None:
    page = "'''UNEX''' was a force.\n\n"
    box = "{{succession box|title=Force Commander|before=[[Jan Bos]]|after=[[Ole Dahl]]|years=1990–1993}}"
    assert offices(box, page) == []


def test_a_row_rests_on_the_fields_of_its_box() -> None:
    box = "{{succession box|title=Force Commander|years=1990}}"
    rows = told(_PAGE + box, leadership.extract, form="wikitext", subject=None)
    assert quotes(rows, "leadership") == ["Force Commander|years=1990"]


def test_the_sentence_that_opens_a_life_says_where_its_person_is_from() -> None:
    rows = told(
        _PAGE + "She was Force Commander of UNEX from 1990 to 1993.", leadership.extract, form="wikitext", subject=None
    )
    stated = {(row.values["property"], row.values["value"]) for row in rows.of("statements")}
    assert ("nationality_code", "NOR") in stated
