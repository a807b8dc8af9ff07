"""Sums in rows of tables, of names with numbers, of parts of a whole; resolutions' years, flags, addresses' dates."""

from __future__ import annotations

import pytest

from tests.validate.rules.judging import Case, check, dutch, fires, silent

ROWS = (
    "{{|\n! Country !! Troops !! Police !! Total\n|-\n| Togo || 70 || 9 || 79\n|-\n| Ghana || 125 || – || 125"
    "\n|-\n| Niger || 12 || 13 || 25\n|-\n| Chad || 170 || 20 || {}\n|}}"
)
YEARS = (
    "{|\n! Country !! 2010 !! 2011 !! Total\n|-\n| Togo || 3 || 7 || 7\n|-\n| Chad || 4 || 12 || 12"
    "\n|-\n| Mali || 4 || 7 || 9\n|}"
)
FROM = "The force has {} soldiers from three countries: Togo (341), Chad (187) and Mali (31){}."
LOST = "The mission lost 80 people: 27 to hostile acts, 18 to accidents, 28 to illness and {} to other causes."
VERLOREN = "De missie verloor 80 mensen: 27 door geweld, 18 door ongelukken, 28 door ziekte en {} door iets anders."
TAKEN = "In May 377 soldiers were taken, of whom 199 French, 99 Canadians and {} Britons."
CITED = "It fell.<ref>{{{{cite web|title=It fell|url=https://example.org/{}|date=15 November 2004}}}}</ref>"

CASES = (
    fires("parts_sum_to_total", ROWS.format(191), at=("191", "170", "20"), severity="error"),
    silent("parts_sum_to_total", ROWS.format(190)),
    silent("parts_sum_to_total", YEARS),
    # What is not split makes the row of totals more than its parts.
    silent(
        "parts_sum_to_total",
        "{|\n! Country !! Troops !! Police !! Total\n|-\n| Togo || 70 || 9 || 79\n|-\n| Chad || 12 || 13 || 25\n|-\n"
        "! Others\n| – || – || 28\n|-\n! Total\n| 82 || 22 || 132\n|}",
    ),
    fires("parts_sum_to_total", FROM.format(569, ""), at=("569", "341", "187", "31"), severity="error"),
    silent("parts_sum_to_total", FROM.format(559, "")),
    silent("parts_sum_to_total", FROM.format(599, " and others")),
    fires("parts_sum_to_total", LOST.format(9), at=("80", "27", "18", "28", "9"), severity="error"),
    fires("parts_sum_to_total", dutch(VERLOREN.format(9)), at=("80", "27", "18", "28", "9")),
    silent("parts_sum_to_total", LOST.format(7)),
    silent("parts_sum_to_total", dutch(VERLOREN.format(7))),
    silent("parts_sum_to_total", "The mission lost 80 people: 27 to 30 to hostile acts, 18 to accidents."),
    fires("parts_sum_to_total", TAKEN.format(170), at=("377", "199", "99", "170"), severity="error"),
    silent("parts_sum_to_total", TAKEN.format(70)),
    silent("parts_sum_to_total", "They had 300 members, of whom 290 men and 250 women and men under 30."),
    silent(
        "parts_sum_to_total",
        dutch("In 2006 kostte het 216 miljoen euro, in 2007 344 miljoen, in 2008 363 miljoen, samen 923 miljoen."),
    ),
    silent("parts_sum_to_total", "It lost 96 members: 18 from Brazil, 13 soldiers and a few police from Jordan."),
    # ---- resolutions
    fires(
        "resolution_year_matches_date",
        "Security Council Resolution 2351 (2018) of 28 April 2017 renewed it.",
        at=("2351 (2018)", "28 April 2017"),
        severity="error",
    ),
    silent("resolution_year_matches_date", "Security Council Resolution 2351 (2017) of 28 April 2017 renewed it."),
    silent("resolution_year_matches_date", "Resolution 2351 (2017) was long. Of 28 April 2018 is resolution 2414."),
    silent(
        "resolution_number_follows_date",
        dutch("Resolutie 2100 is van 25 april 2013.\n\nResolutie 2690 werd op 30 juni aangenomen."),
    ),
    # ---- flags
    fires(
        "flag_differs_from_name",
        "* {{flagicon|ERI}} Ethiopia\n* {{flagicon|TGO}} [[Togo]]",
        at=("{{flagicon|ERI}}", "Ethiopia"),
        severity="warning",
    ),
    fires(
        "flag_differs_from_name",
        "* General ({{flag icon|Ghana}} [[Republic of Togo|Togo]])",
        at=("[[Republic of Togo|Togo]]",),
    ),
    silent(
        "flag_differs_from_name", "* {{flagicon|NGA}} [[Nigeria]]\n* {{flagicon|YUG}} Serbia\n* {{flagicon|UK}} York"
    ),
    silent("flag_differs_from_name", "* {{flagicon|IND}} [[Kenya Smith]], commander\n* {{flagicon|UN}} Mali"),
    # ---- addresses
    fires(
        "published_date_differs_from_url",
        CITED.format("news/2005/1115/it-fell.html"),
        at=("date=15 November 2004", "2005/1115"),
        severity="warning",
    ),
    silent("published_date_differs_from_url", CITED.format("news/2004/11/22/it-fell.html")),
    silent("published_date_differs_from_url", CITED.format("2006/files/it-fell.html")),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sums_resolutions_flags_and_addresses(case: Case) -> None:
    check(case)
