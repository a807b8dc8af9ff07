"""Boxes of events against their text, posts in lists apart, halves of years, years in brackets: firing, near misses."""

from __future__ import annotations

import pytest

from tests.validate.rules.judging import Case, check, dutch, fires, silent

BOX = (
    "{{Infobox military conflict\n| conflict = Battle of Vak\n| date = 5 December 1961\n"
    "| casualties1 = 4 killed, 11 wounded\n| casualties2 = 38 killed\n}}\n"
)
LIFE = "The '''United Nations Mission in Vak''' ('''UNMIV''') was a mission.\n\n"
FORCE = (
    '== Force commanders of UNMIV ==\n{{| class="wikitable"\n! Force Commander of UNMIV !! From !! To\n|-\n'
    "| General [[Jean Cot]] || 1 July 1993 || 15 March 1994\n|-\n"
    "| General [[Paul Ros]] || {} || 28 February 1995\n|}}\n\n"
)
PART = (
    '== Force commanders in the south ==\n{| class="wikitable"\n! Force Commander of UNMIV !! From !! To\n|-\n'
    "| General [[Karl Lund]] || 1 August 1993 || 1 February 1994\n|}\n"
)

CASES = (
    # ---- the day and the losses of an event
    fires(
        "infobox_differs_from_body",
        BOX + "The '''Battle of Vak''' took place on 6 December 1961 between two companies.",
        at=("5 December 1961", "6 December 1961"),
        severity="warning",
    ),
    fires("infobox_differs_from_body", BOX + "On 15 December 1961 two companies met at Vak.", at=("15 December 1961",)),
    fires(
        "infobox_differs_from_body",
        BOX + "The '''Battle of Vak''' was short.\n\nFour men of the UN were killed and nine were wounded.",
        at=("11", "nine"),
    ),
    silent("infobox_differs_from_body", BOX + "The '''Battle of Vak''' took place on 5 December 1961 at noon."),
    silent("infobox_differs_from_body", BOX + "The '''Battle of Vak''' ended a siege that began on 1 November 1961."),
    silent("infobox_differs_from_body", BOX + "The '''Battle of Vak''' was short. Four were killed and 11 wounded."),
    silent("infobox_differs_from_body", BOX + "A report told of “four killed and fourteen wounded” at Vak."),
    silent("infobox_differs_from_body", BOX + "At Vak, on one hill, two were killed and six wounded."),
    silent("infobox_differs_from_body", BOX + "Of the 4 men at Vak, 4 were killed and 9 wounded."),
    silent("infobox_differs_from_body", BOX + "On the first day at Vak 4 men were killed and 7 wounded."),
    # ---- a date of the box that the text gives to another beginning
    silent(
        "infobox_differs_from_body",
        "{{Infobox military unit\n| unit_name = Multinational Force of Vak\n| dates = 3 August 1981 – present\n}}\n"
        "The '''Multinational Force of Vak''' ('''MFV''') is a peacekeeping force. Its protocol is of 3 August 1981, "
        "and it took up its duties on 25 April 1982.",
    ),
    # ---- those of a force and those of a part of it
    fires("terms_overlap", LIFE + FORCE.format("1 January 1994"), at=("15 March 1994", "1 January 1994")),
    silent("terms_overlap", LIFE + FORCE.format("15 March 1994") + PART),
    # ---- half a year
    fires(
        "duration_matches",
        dutch("De operatie liep van 12 juni tot 1 september 2003, een half jaar."),
        at=("een half", "12 juni tot 1 september 2003"),
    ),
    fires("duration_matches", "He led it for half a year, from 12 July 1993 until 24 October 1994.", at=("half",)),
    silent("duration_matches", "He led it for half a year, from 12 July 1993 until 24 January 1994."),
    silent("duration_matches", dutch("Zij bleven een half jaar, van 12 juni tot 1 november 2003.")),
    # ---- years in brackets
    fires("start_before_end", "She worked in Vak (1979–1975) and at home.", at=("1979", "1975")),
    silent("start_before_end", "She worked in Vak (1975–1979); the models (9000–1100) and (2000-1985x) were sold."),
    # ---- a letter doubled at the end of a long acronym
    fires("name_misspelt_in_document", "UNAMSIL began. UNAMSIL grew. UNAMSIL ended. UNAMSILL left.", at=("UNAMSILL",)),
    silent("name_misspelt_in_document", "UNMIS began. UNMIS grew. UNMIS ended. UNMISS came."),
    # ---- no total: a resolution's number; no part: types with their designation
    silent(
        "parts_sum_to_total",
        dutch("De Raad gaf met resolutie 867 groen licht voor de missie: 567 politiewaarnemers en 700 militairen."),
    ),
    silent(
        "parts_sum_to_total",
        "The force had 1,596 men: 1,485 Pakistanis, 110 Canadians and Americans with 6 C-47s, and one Dutch officer.",
    ),
    # ---- who prepares a mission
    silent(
        "event_within_mission_life",
        LIFE + "UNMIV was established on 24 March 2005. Jan Smit was Special Representative of UNMIV from June 2004 to "
        "December 2006.",
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_boxes_and_lists(case: Case) -> None:
    check(case)
