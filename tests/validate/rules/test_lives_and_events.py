"""Ages in the life that a document tells, times since its event, years of symbols, totals in a paragraph."""

from __future__ import annotations

import pytest

from tests.validate.rules.judging import Case, Page, check, dutch, fires, silent

LIFE = "'''Anna Mol''' (3 May 1930 – 8 June 2010) was a Dutch general.\n\n"
BATTLE = (
    "{{Infobox military conflict\n| conflict = Siege of Vak\n| date = 13–17 September 1961\n}}\n"
    "The '''siege of Vak''' was a fight.\n\n"
)

CASES = (
    # ---- ages of the one whose life is told
    fires("age_matches", LIFE + "In 1960, at the age of 49, she took command.", at=("49", "1960"), severity="error"),
    fires("age_matches", LIFE + "Mol retired in 1985, aged 50.", at=("50", "1985")),
    fires("age_matches", LIFE + "She died on 8 June 2010, aged 81.", at=("81", "8 June 2010")),
    fires(
        "age_matches",
        dutch("Majoor Jan Smit, geboren op 14 maart 1909, voerde het bevel. Hij sneuvelde op 2 mei 1951, 38 jaar oud."),
        at=("38", "14 maart 1909", "2 mei 1951"),
    ),
    silent("age_matches", LIFE + "In 1960, at the age of 29, she took command. Mol retired in 1985, aged 55."),
    silent("age_matches", LIFE + "In 1960, at the age of 70, her father died. She lost her husband, aged 40, in 1960."),
    silent("age_matches", LIFE + "In 1960 Jan Smit, aged 49, followed her."),
    silent("age_matches", "The '''Vak''' (3 May 1930 – 8 June 2010) was a paper.\n\nIn 1960 Jan Smit was aged 49."),
    silent(
        "age_matches",
        dutch("Kapitein Piet Bos werd geboren op 3 mei 1920. Zijn broer viel op 5 mei 1940, 30 jaar oud."),
    ),
    # ---- so long after what the document is about
    fires(
        "duration_matches",
        BATTLE + "In 2005, 54 years after the siege, a stone was unveiled.",
        at=("54", "13–17 September 1961", "2005"),
        severity="error",
    ),
    fires("duration_matches", BATTLE + "Three years after the siege, in 1969, they met.", at=("Three", "1969")),
    fires(
        "duration_matches",
        dutch(
            "De Raad stelde UNFICYP in met resolutie 186 van 4 maart 1964. "
            "De macht begon op 27 april 1964, drie weken na de oprichting."
        ),
        at=("drie", "4 maart 1964", "27 april 1964"),
    ),
    silent("duration_matches", BATTLE + "In 2016, fifty-five years after the siege, they got a medal."),
    silent("duration_matches", BATTLE + "In 2005, 54 years after the siege of Leiden, a stone was unveiled."),
    silent("duration_matches", BATTLE + "In 2005, 54 years after the coup, a stone was unveiled."),
    # ---- and after the paragraph before
    fires(
        "duration_matches",
        "* On 20 November 1994 they signed.\n* Ten days later, on 12 December 1994, the guns fell silent.",
        at=("Ten", "20 November 1994", "12 December 1994"),
    ),
    silent(
        "duration_matches",
        "On 20 November 1994 they signed.\n\n== Aftermath ==\nTen days later, on 12 December 1994, it was quiet.",
    ),
    silent(
        "duration_matches",
        "* On 20 November 1994 they signed.\n* Nobody watched.\n* Ten days later, on 12 December 1994, it was quiet.",
    ),
    # ---- the year of a symbol, where no day is told
    fires(
        "resolution_number_follows_date",
        "The Security Council, recalling resolutions 1464 (2003) and 1527 (2005), passed resolution 1528 on "
        "27 February 2004 and resolution 1609 on 24 June 2005.",
        at=("1527 (2005)",),
    ),
    silent(
        "resolution_number_follows_date",
        "The Security Council, recalling resolutions 242 (1967), 1514 (2003) and 1527 (2004), adopted resolution "
        "1528 on 27 February 2004. Resolution 1479 of 13 May 2003 was older.",
    ),
    # ---- totals of the dead in the sentences of a paragraph
    fires(
        "running_total_never_falls",
        "By 2011, 88 peacekeepers had died. By June 2014, 79 peacekeepers had died.",
        at=("88", "79"),
    ),
    fires(
        "running_total_never_falls",
        dutch("Tot juni 2011 waren er 66 doden gevallen. Per 1 januari 2012 stond het dodental op 58."),
        at=("66", "58"),
    ),
    silent(
        "running_total_never_falls", "By 2011, 88 soldiers had died. By 2014, 60 policemen had died. By 2016, 90 died."
    ),
    silent("running_total_never_falls", "By 1970, 300 men had died on both sides. By 1972, the army had lost 250 men."),
    silent(
        "running_total_never_falls", dutch("Tot eind 1993 kwamen 20 mensen om. Tot mei 1994 vielen er 15 burgerdoden.")
    ),
    silent("running_total_never_falls", "By 2011, 88 peacekeepers had died.\n\nBy 2014, 60 civilians had died."),
    # ---- a ceiling raised without a word for it beside the number
    silent(
        "deployed_within_authorised",
        Page(
            "The '''United Nations Mission in Vak''' ('''UNMIV''') was set up in 2004. Resolution 1528 of 27 February "
            "2004 authorised up to 350 police in UNMIV. More were added, bringing the authorised strength of UNMIV to "
            "8,115 troops and 1,200 police."
        ),
    ),
    # ---- names of countries and peoples
    fires(
        "name_misspelt_in_document",
        "A Brittish general led the British force.",
        at=("Brittish", "British"),
        severity="warning",
    ),
    fires("name_misspelt_in_document", dutch("Nederrlandse en Nederlandse troepen."), at=("Nederrlandse",)),
    silent("name_misspelt_in_document", "Nigerien and Nigerian troops from Niger, Nigeria and Guinea; a Briton."),
    silent("name_misspelt_in_document", "Germana Smit served in Germany; Mr Frances wrote of France and the French."),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_lives_and_events(case: Case) -> None:
    check(case)
