"""Resolutions that the entries of chronicles, fact boxes and infoboxes tell of."""

from __future__ import annotations

import pytest

from pipeline.extract.authority import resolutions
from pipeline.extract.identity import missions, operations
from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops import strengths
from tests.extract.authority.test_resolutions import LEAD, STEPS, read_out
from tests.extract.told import told, values


def test_a_line_of_a_fact_box_names_the_resolution_that_set_the_mission_up() -> None:
    text = (
        "United Nations Mission in Examplia (UNMEX)\n\n"
        "Ingesteld: 29 mei 1988 (resolutie 619)\nHoofdkwartier: Bamako\n\n"
        "UNMEX is een vredesmissie van de Veiligheidsraad.\n"
    )
    rows = told(text, missions.extract, operations.extract, resolutions.extract, language="nl", subject=None)
    assert values(rows, "resolutions", "number", "action", "adopted", "mission_id") == [
        (619, "establishes", "1988-05-29", "UNMEX")
    ]


@pytest.mark.parametrize(
    "value",
    [
        "19 September 2003 (Security Council Resolution 9509)",
        "by Security Council Resolution 9509 on 19 September 2003",
    ],
)
def test_a_fact_box_that_gives_one_day_for_a_founding_dates_its_resolution(value: str) -> None:
    rows = told(f"UNMEX\n\nEstablished: {value}\nHeadquarters: Sampleville\n", resolutions.extract)
    found = values(rows, "resolutions", "symbol", "adopted", "action", "mission_id")
    assert found == [("S/RES/9509 (2003)", "2003-09-19", "establishes", "UNMEX")]


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("Resolutie", "918 (3 mei 1994)", [(918, "1994-05-03")]),
        ("VN-resoluties", "918 (3 mei 1994) en 997 (9 juni 1995)", [(918, "1994-05-03"), (997, "1995-06-09")]),
        ("Mandaat", "918, 997 (1995)", [(918, None), (997, None)]),
        ("Mandaat", "12 maanden", []),
        ("Sterkte", "918 (3 mei 1994)", []),
    ],
)
def test_behind_the_label_of_a_fact_box_the_number_of_a_resolution_stands_alone(
    label: str, value: str, expected: list[tuple[int, str | None]]
) -> None:
    text = f"Land: Examplia\n{label}: {value}\n"
    assert values(read_out(text, "nl"), "resolutions", "number", "adopted") == expected


def on_page(text: str) -> DocumentRows:
    page = "'''United Nations Security Council Resolution 1509''' was adopted on 19 September 2003. "
    return told(page + text, *STEPS, strengths.extract, form="wikitext", subject=None)


def test_what_the_council_does_on_a_resolutions_page_is_that_resolutions_doing() -> None:
    rows = on_page(
        "After recalling resolutions 1497 (2003) and 1503 (2003), the Council established the United Nations Mission"
        " in Examplia (UNMEX) with up to 15,000 military personnel."
    )
    assert values(rows, "resolutions", "number", "action") == [(1509, "establishes"), (1497, None), (1503, None)]
    assert values(rows, "strengths", "count", "symbol") == [(15000, "S/RES/1509 (2003)")]


def test_what_the_council_did_by_another_resolution_is_not_the_pages_doing() -> None:
    rows = on_page("By resolution 1400 (2002) the Council established the United Nations Mission in Examplia (UNMEX).")
    assert (1509, None) in values(rows, "resolutions", "number", "action")


def test_an_item_of_a_chronology_dates_the_resolution_of_its_second_clause() -> None:
    text = "* 31 May 1974 – Both sides sign; the Security Council adopts Resolution 350 and sets up the observers."
    rows = told(text, *STEPS, form="wikitext", subject=None)
    assert values(rows, "resolutions", "number", "adopted") == [(350, "1974-05-31")]


def test_an_item_of_a_chronology_dates_the_resolution_by_which_it_was_done() -> None:
    rows = told(
        LEAD["en"] + "; 31 May 1991: The mandate is lengthened to 1 December 1991 by resolution 690.",
        *STEPS, form="wikitext", subject=None,
    )  # fmt: skip
    assert values(rows, "resolutions", "adopted", "action") == [("1991-05-31", "extends")]


def test_the_entry_of_a_chronicle_dates_the_resolution_it_tells_of() -> None:
    chronicle = (
        "UNMEX is een vredesmacht.\n\n3 mei 2001. De Raad neemt resolutie 1350 aan. UNMEX gaat van start.\n\n"
        "8 juni 2001. Resolutie 1355 staat het gebruik van geweld toe.\n\n9 juli 2001. Zij wijst op resolutie 1300."
    )
    rows = told(chronicle, resolutions.extract, language="nl")
    assert values(rows, "resolutions", "number", "adopted") == [
        (1350, "2001-05-03"), (1355, "2001-06-08"), (1300, None),
    ]  # fmt: skip


def test_a_chronicles_entry_dates_the_resolution_that_it_opens_with() -> None:
    text = """== Course ==
* '''30 May 1991''': Resolution 696 turns the mission into another.
* '''24 March 1992''': resolution 747 adds 100 observers.
* '''30 September 1992''': resolution 747 expires.

{| class="wikitable"
! Date !! Event
|-
| 8 February 1995 || By resolution 976 the Council sets up UNMEX.
|}
"""
    found = told(LEAD["en"] + text, *STEPS, form="wikitext", subject=None)
    assert values(found, "resolutions", "number", "adopted") == [
        (696, "1991-05-30"),
        (747, "1992-03-24"),
        (976, "1995-02-08"),
    ]


def test_the_infobox_on_a_resolution_gives_its_number_and_its_day() -> None:
    page = """{{Infobox UN resolution
|number = 1199
|organ = SC
|date = 23 September 1998
|subject = Kosovo
}}
A '''resolution''' on Kosovo."""
    rows = told(page, resolutions.extract, form="wikitext", subject=None)
    assert values(rows, "resolutions", "symbol", "adopted") == [("S/RES/1199 (1998)", "1998-09-23")]


def test_a_field_of_an_infobox_may_name_a_resolution() -> None:
    page = """{{Infobox organization
|name = United Nations Mission in Examplia
|mandate = [[United Nations Security Council Resolution 1199|UNSC Resolution 1199]]
}}
UNMEX is a mission."""
    assert values(told(page, resolutions.extract, form="wikitext"), "resolutions", "number") == [(1199,)]
