"""Dates that are not when all that a sentence tells happened, and somebody counted by an ordinal."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import fatalities, incidents
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Op 5 oktober 1996 kwam een sergeant om bij een ongeluk; nee, op 3 oktober.", [("1996-10-03", 1)]),
        ("Op 5 november 2018... nee, op 3 november 2018 werd majoor Jan Bos doodgeschoten.", [("2018-11-03", 1)]),
        (
            "Op 5 oktober 1996 kwam een sergeant om bij een ongeluk; op 7 oktober keerde de rest terug.",
            [("1996-10-05", 1)],
        ),
        ("Er sneuvelden 122 man, onder wie overste Jan Bos op 12 februari 1951.", []),
        ("Zes man, onder wie een officier, sneuvelden op 12 februari 1951.", [("1951-02-12", 6)]),
        ("Op 10 augustus 2000 sneuvelde de Nepalese soldaat Jan Bos.", [("2000-08-10", 1)]),
        (
            "Op 26 december 1998 werd een toestel neergehaald. De veertien inzittenden waren op slag dood.",
            [("1998-12-26", 14)],
        ),
        ("Op 3 mei 1990 stortte een toestel neer. Alle negen inzittenden overleefden het niet.", [("1990-05-03", 9)]),
        ("Op 3 mei 1990 stortte een toestel neer. Alle negen inzittenden overleefden het.", [("1990-05-03", None)]),
    ],
)
def test_when_it_happened(text: str, expected: list[tuple[str, int | None]]) -> None:
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "killed") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Een bermbom doodde op 3 oktober 2022 drie militairen; een vierde raakte gewond."),
        ("en", "On 3 October 2022 a bomb killed three soldiers; a 4th was wounded."),
    ],
)
def test_an_ordinal_may_stand_for_one_more(language: str, text: str) -> None:
    rows = told(text, incidents.extract, language=language)
    assert values(rows, "incidents", "killed", "injured") == [(3, 1)]


def test_an_ordinal_before_a_noun_counts_nobody() -> None:
    rows = told("Op 3 oktober 2022 vielen drie doden; een tweede bom werd gevonden.", incidents.extract, language="nl")
    assert values(rows, "incidents", "killed", "injured") == [(3, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Negentien medewerkers van UNMEX vonden de dood, veelal in het verkeer.",
        "Negentien VN-medewerkers overleefden hun uitzending niet.",
        "Sinds 2011 heeft UNMEX negentien medewerkers verloren.",
    ],
)
def test_those_who_died_in_service_are_a_total(text: str) -> None:
    rows = told(f"UNMEX is een VN-missie.\n\n{text} Twee agenten raakten gewond.", incidents.extract, language="nl")
    assert values(rows, "incidents", "killed") == []
    rows = told(f"UNMEX is een VN-missie.\n\n{text}\n", fatalities.extract, language="nl")
    assert values(rows, "fatality_totals", "count") == [(19,)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An attack wounded nineteen peacekeepers; one of them died on 7 April 2021.", [(None, 1, 19)]),
        ("An attack on 2 April 2021 wounded nineteen men, one of whom died on 7 April.", [("2021-04-02", 1, 19)]),
        ("An attack wounded nineteen peacekeepers and killed one on 7 April 2021.", [("2021-04-07", 1, 19)]),
    ],
)
def test_the_day_on_which_one_of_the_wounded_died_is_not_that_of_the_attack(
    text: str, expected: list[tuple[str | None, int, int]]
) -> None:
    assert values(told(text, incidents.extract), "incidents", "date", "killed", "injured") == expected
