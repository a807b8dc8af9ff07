"""Shares in tables, totals brought further, heads of fact sheets, symbols far from their day: firing, near misses."""

from __future__ import annotations

import pytest

from tests.validate.rules.judging import Case, check, dutch, fires, silent

TABLE = (
    '{{| class="wikitable"\n! Country !! Troops !! Share\n|-\n| Nepal || 500 || 50.0%\n|-\n| Ghana || 300 || {}\n|-\n'
    "| Fiji || 150 || 15.0%\n|-\n| Togo || 50 || 5.0%\n|-\n! Total !! 1,000 !! 100%\n|}}"
)
SHEET = (
    "United Nations Mission in Vak (UNMIV)\n\nDuur: 1 maart 1992 - 31 maart 1995\nAantal militairen: 450\n"
    "Dodelijke slachtoffers: {}\n\n"
    "In 1993 bouwde het bataljon een brug. Bij een ongeluk kwamen {} Nederlandse mariniers om het leven.\n"
)
ATTACK = "{{Infobox civilian attack\n| title = 2011 Vak attack\n| date = 1 April 2011\n}}\nIn 2011 a crowd came.\n\n"

CASES = (
    # ---- a column of shares beside that of the numbers
    fires("percentage_matches", TABLE.format("40.0%"), at=("40.0%", "300", "1,000"), severity="error"),
    silent("percentage_matches", TABLE.format("30.0%")),
    silent("percentage_matches", TABLE.format("30.0%").replace("50.0%", "55%").replace("15.0%", "12%")),
    silent("percentage_matches", "He got 15 per cent more; 60 per cent, 25 per cent and the rest 15 per cent."),
    silent(
        "percentage_matches",
        dutch("In 2001 stemde 60 procent voor, in 2002 was dat 70 procent en in 2003 bleef de overige 80 procent weg."),
    ),
    # ---- a total brought further
    fires(
        "parts_sum_to_total",
        "As of March 1994, 136 had died. By July 1994 a further 11 had been killed, bringing the total to 157.",
        at=("136", "11", "157"),
        suggested="147",
    ),
    fires(
        "parts_sum_to_total",
        dutch("Tot mei 1994 vielen er 40 doden. In juni vielen er nog eens 7, waarmee het totaal op 57 kwam."),
        at=("40", "7", "57"),
    ),
    silent(
        "parts_sum_to_total",
        "Three soldiers fell in May. By July 1994 a further 11 had been killed, bringing the total to 157.",
    ),
    silent(
        "incidents_within_total",
        "The '''United Nations Mission in Vak''' ('''UNMIV''') was set up on 1 May 1993.\n\n"
        "On 5 June 1993, 24 peacekeepers of UNMIV were killed in an ambush. "
        "By July 1994 a further 11 peacekeepers had been killed.",
    ),
    # ---- the head of a sheet and the text below it
    fires("incidents_within_total", dutch(SHEET.format("geen", "twee")), at=("twee",), severity="warning"),
    fires("incidents_within_total", dutch(SHEET.format("3", "vijf")), at=("3", "vijf")),
    silent("incidents_within_total", dutch(SHEET.format("3", "twee"))),
    silent("incidents_within_total", dutch(SHEET.format("geen", "twee").replace("Nederlandse", "Britse"))),
    # ---- some of those counted behind the last part
    fires(
        "casualties_sum_by_country",
        "On 17 June 1993 five peacekeepers (one Pakistani and three Moroccans, among them a colonel) were killed.",
        at=("five", "one", "three"),
    ),
    silent(
        "casualties_sum_by_country",
        "On 17 June 1993 five peacekeepers (one Pakistani and three Moroccans, and others) were killed.",
    ),
    # ---- the year of a symbol told far from its day
    fires(
        "resolution_year_matches_date",
        dutch(
            "Op 10 juni 1999 nam de Veiligheidsraad resolutie 1244 aan.\n\n"
            "De macht bleef nog jaren in het land, en resolutie 1244 (1998) blijft van kracht."
        ),
        at=("1244 (1998)", "10 juni 1999"),
    ),
    silent(
        "resolution_year_matches_date",
        dutch(
            "Op 10 juni 1999 nam de Veiligheidsraad resolutie 1244 aan.\n\n"
            "Dorpen tellen 1244 (1998) zielen, en resolutie 1244 (1999) blijft van kracht."
        ),
    ),
    # ---- so long before the event of the document
    fires("duration_matches", ATTACK + "On 22 March 2011, five days before the attack, it met.", at=("five",)),
    silent("duration_matches", ATTACK + "On 22 March 2011, ten days before the attack, it met."),
    # ---- names in brackets behind their number
    fires("list_count_matches", "Elders in five provinces (Balkh, Herat, Kunduz and Faryab) spoke.", at=("five",)),
    silent("list_count_matches", "Seven soldiers (Danish, Swedish and Finnish) and two towns (Gao or so) were spared."),
    silent("list_count_matches", "The five officers (three men, Smith and Jones) spoke."),
    # ---- ages before a birth, and the father's
    fires(
        "age_matches",
        dutch("Er viel één dode: een soldaat van 21 jaar, geboren op 3 maart 1974, die op 16 december 1999 viel."),
        at=("21", "3 maart 1974", "16 december 1999"),
    ),
    silent(
        "age_matches",
        "'''Gus Berg''' (born 6 September 1938) is a general.\n\n"
        "His father, Paul Berg, was born on 6 August 1893. He joined the army in 1957 at the age of 18.",
    ),
    # ---- what was so many once, and does not run on
    silent(
        "as_of_missing",
        "The '''United Nations Mission in Vak''' ('''UNMIV''') was a mission. In those years UNMIV had 5,800 soldiers.",
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_shares_and_heads(case: Case) -> None:
    check(case)
