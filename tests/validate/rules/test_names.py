"""Names: misspelt, with an acronym that does not fit, in several forms, listed twice."""

from __future__ import annotations

import pytest

from tests.validate.rules.judging import Case, Page, check, dutch, fires, silent

OFTEN = "MINUSMA kwam aan. MINUSMA bleef in het noorden. De staf van MINUSMA zat in de hoofdstad. "


def general(name: str) -> str:
    """A text that names a general often, and once as given."""
    return (
        f"General Kazurra led the force. In May General Kazurra left. Later "
        f"General Kazurra returned. General {name} spoke."
    )


CASES = (
    fires(
        "name_misspelt_in_document",
        dutch(OFTEN + "MINUSUMA vertrok."),
        at=("MINUSUMA", "MINUSMA"),
        severity="error",
        suggested="MINUSMA",
    ),
    fires("name_misspelt_in_document", general("Kazrura"), at=("Kazrura",), severity="warning"),
    fires(
        "name_misspelt_in_document",
        "The International Security Assistance Force (ISAF) came. It was called IASF too. The ISAF left.",
        at=("IASF", "ISAF"),
        severity="error",
    ),
    fires(
        "name_misspelt_in_document",
        "They left after the visit of [[Boutros Boutros-Ghali|Bouttros-Ghali]] and [[Cyrus Vance|Vance]].",
        at=("[[Boutros Boutros-Ghali|Bouttros-Ghali]]",),
        severity="warning",
    ),
    silent("name_misspelt_in_document", "ABCD came. ABCD left. ACBD followed."),
    silent("name_misspelt_in_document", "The [[Kingdom of Norway|Norwegian]] [[Thorvald Stoltenberg|envoy]] left."),
    # Another acronym, a successor's, one explained elsewhere; an adjective; another spelling of a vowel.
    silent("name_misspelt_in_document", dutch(OFTEN + "MINUSCA bleef.")),
    silent("name_misspelt_in_document", "UNMIS came. UNMIS stayed. UNMIS went. UNMISS followed."),
    silent("name_misspelt_in_document", "UNMIH came. UNMIH stayed. UNMIH went. UNSMIH followed."),
    silent("name_misspelt_in_document", "EUCAP came. EUCAP stayed. EUCAP went. EUTM followed, and so did EUCP."),
    silent(
        "name_misspelt_in_document",
        "MUNLA came. MUNLA stayed. MUNLA went. The Movement for National Liberation of Azawad (MNLA) came.",
    ),
    silent("name_misspelt_in_document", "In Freedonia and Freedonia and Freedonia the Freedonian troops stayed."),
    silent("name_misspelt_in_document", general("Kazourra")),
    silent(
        "name_misspelt_in_document",
        dutch("In Berlin Linden, Berlin Linden, Berlin Linden en Berlin Londen was het stil."),
    ),
    fires(
        "acronym_does_not_match_expansion",
        "They took over from the International Support Mission to Mali (AFISMA) in July.",
        at=("International Support Mission to Mali", "AFISMA"),
        severity="warning",
    ),
    fires(
        "acronym_does_not_match_expansion",
        "The Popular Movement for the Liberation of Freedonia (MPLF) won.",
        at=("MPLF",),
        severity="info",
    ),
    silent("acronym_does_not_match_expansion", "The Economic Community of West African States (ECOWAS) agreed."),
    silent(
        "acronym_does_not_match_expansion",
        "They took over from the International Support Mission to Mali (AFISMA) in July.",
        Page("The African-led International Support Mission to Mali (AFISMA) came.", id="other"),
    ),
    fires(
        "contributor_listed_twice",
        "'''UNMIF''' is a mission.\n\nCurrent contributors are:\n* Chad\n* Niger\n* Chad – engineers\n",
        at=("Chad – engineers",),
        severity="warning",
    ),
    silent(
        "contributor_listed_twice",
        "'''UNMIF''' is a mission.\n\nTroop contributors:\n* Chad\n* Niger\n\nPolice contributors:\n* Chad\n* Niger\n",
    ),
    fires(
        "name_variant",
        Page(
            "{{Infobox United Nations|name=United Nations Interim Force in "
            "Freedonia|abbreviation=UNIFF}}\n'''United Nations Interim Force in Freedonia''' (UNIFF) is a mission."
        ),
        Page("The '''United Nations Force in Freedonia''' ('''UNIFF''') is a peacekeeping mission.", id="other"),
        at=("United Nations Force in Freedonia",),
        severity="info",
    ),
    silent(
        "name_variant",
        Page("The '''United Nations Interim Force in Freedonia''' ('''UNIFF''') is a peacekeeping mission."),
        Page("'''United Nations interim force in Freedonia''' ('''UNIFF''') is a peacekeeping mission.", id="other"),
    ),
    silent(
        "name_variant",
        "The '''Battle of Kalo''' was fought in [[Mali]]. [[Operation Bright Dawn]] began in 2013.\n\n"
        "Troops of Bright Dawn reached Kalo in 2014.",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_names(case: Case) -> None:
    check(case)
