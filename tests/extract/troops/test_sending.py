"""Who gives in a sentence, by which verbs, and what else the sentence tells of those given."""

from __future__ import annotations

import pytest

from pipeline.extract.troops import contributions, participation, strengths, unit_gifts
from tests.extract.told import told, values

STEPS = (participation.extract, strengths.extract, unit_gifts.extract, contributions.extract)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nine states sent troops; Norway gave 300 soldiers.", [("NOR", 300)]),
        ("nl", "Negen landen stuurden troepen; Noorwegen leverde 300 man.", [("NOR", 300)]),
        ("en", "The Norwegians brought two aircraft and Kenya lent 40 drivers.", [("NOR", 2), ("KEN", 40)]),
        ("en", "Norway left 1,100 troops behind when it went.", [("NOR", 1100)]),
        ("nl", "Noorwegen levert verreweg de grootste bijdrage: 900 militairen.", [("NOR", 900)]),
        ("nl", "Noorwegen sloot een verdrag: 900 militairen keerden om.", []),
        ("nl", "Noorwegen draagt aan de missie bij met 30 waarnemers.", [("NOR", 30)]),
        ("en", "Norway sent in 2004 a 240-strong engineer company.", [("NOR", 240)]),
        ("nl", "Noorwegen stuurde in 2004 een 24-koppige eenheid.", [("NOR", 24)]),
        ("en", "It sent forces to Timor and joined in the war in Chad, contributing 423 soldiers.", []),
        ("en", "In Chad Norway deployed 300 men.", [("NOR", 300)]),
        ("en", "Kenya joined Norway with 230 soldiers.", [("KEN", 230)]),
        ("en", "Norway provided a 430-strong reaction force and Kenya a 40-bed hospital.", [("NOR", 430)]),
        ("nl", "De Noren namen er twee voor hun rekening.", []),
        ("en", "Norway and Kenya met a 240-strong engineer company.", []),
        ("en", "A Norwegian reaction force of 120 joined the mission.", [("NOR", 120)]),
        ("nl", "Noorwegen leverde een bataljon (300 man) en vanaf maart 1994 een genie-eenheid van 90 militairen.",
         [("NOR", 300), ("NOR", 90)]),
        ("nl", "Het Noors-Deense bataljon telde 600 man.", []),
        ("en", "They joined the coalition in Chad, giving 423 men.", []),
        ("en", "In Chad, Norway gave 423 men to the mission.", [("NOR", 423)]),
        ("nl", "In Tsjaad leverde Noorwegen 423 man.", [("NOR", 423)]),
    ],
)  # fmt: skip
def test_a_country_before_a_verb_of_giving_gives(language: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert values(told(text, *STEPS, language=language), "contributions", "country_code", "count") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Norway sent 900 men to the mission, of whom 200 in the south and 90 in the capital.",
         [(900, None), (200, 900), (90, 900)]),
        ("nl", "Noorwegen stuurde 900 man naar de missie, van wie 200 in het zuiden.", [(900, None), (200, 900)]),
        ("en", "Norway sent 900 men to the mission, of whom 21 were killed.", [(900, None)]),
    ],
)  # fmt: skip
def test_some_of_those_given_are_a_part_of_them(language: str, text: str, expected: list[tuple[int, int]]) -> None:
    assert values(told(text, *STEPS, language=language), "contributions", "count", "part_of") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway withdrew its contingent of 700 troops."),
        ("en", "Norway had 700 men in the field."),
        ("en", "Norway sent a force of 700."),
        ("nl", "Noorwegen stuurde een macht van 700 man."),
    ],
)
def test_what_one_country_has_there_is_no_strength_of_the_mission(language: str, text: str) -> None:
    assert values(told(text, *STEPS, language=language), "strengths", "count") == []


def test_a_date_behind_a_conjunction_is_of_what_follows() -> None:
    text = "The mission had a Norwegian company of 520 and, from 1989, a hospital."
    assert values(told(text, *STEPS), "contributions", "count", "as_of") == [(520, None)]


def test_the_mission_itself_has_a_strength() -> None:
    assert values(told("It arrived with a force of 500.", *STEPS), "strengths", "count") == [(500,)]


_PART = "Nederlandse bijdrage aan UNMEX\n\nNederland nam in 2003 deel aan UNMEX.\n\n{}\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Op 6 mei besloot het kabinet een versterkt bataljon van circa 700 personen te sturen.", [700]),
        ("Van hen zitten 900 man in het kamp; 300 zijn in Examplastad gelegerd en 150 in Testdorp.", [900, 300, 150]),
        ("Daarvoor waren drie Chinook-helikopters beschikbaar.", [3]),
        ("De tweede rotatie, EX-2, telde 1.100 militairen, onder wie tachtig marechaussees.", [1100, 80]),
        ("De rebellen zitten met 300 strijders in het dorp.", []),
        ("In het kamp zitten 3.000 vluchtelingen.", []),
        ("De VN stuurde 5.000 blauwhelmen.", []),
        ("De luchtmacht zette zes helikopters in.", [6]),
        ("Tussen 1992 en 1995 zonden we 10.000 mensen uit.", [10000]),
        ("Op het hoogtepunt waren er 2.300 Nederlandse militairen in het land.", [2300]),
        ("Op 4 mei werden 23 Nederlandse militairen gegijzeld.", []),
        ("Nederland stelde op verzoek van de Verenigde Staten 148 mariniers beschikbaar.", [148]),
    ],
)  # fmt: skip
def test_people_and_things_in_a_text_on_one_countrys_part_are_its_own(sentence: str, expected: list[int]) -> None:
    rows = told(_PART.format(sentence), *STEPS, language="nl")
    assert values(rows, "contributions", "count") == [(n,) for n in expected]
    assert {code for (code,) in values(rows, "contributions", "country_code")} <= {"NLD"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Between 1994 and 1997 600 Norwegian soldiers served with it.", [("NOR", "1994", "1997")]),
        ("nl", "Tussen 1994 en 1997 dienden er 600 Noorse militairen bij UNMEX.", [("NOR", "1994", "1997")]),
        ("en", "Norway withdrew its 600 soldiers between May and July 1997.", []),
        ("en", "In May 1994 about 600 Norwegian soldiers served with the mission.", []),
    ],
)  # fmt: skip
def test_how_long_people_of_a_country_served_is_the_time_of_its_part(
    language: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    rows = told(text, contributions.extract, language=language)
    assert values(rows, "contributors", "country_code", "start", "end") == expected
