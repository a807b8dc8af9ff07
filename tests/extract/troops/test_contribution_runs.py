"""Numbers of several countries in one sentence: those of a nationality among a force, and lists without a verb."""

from __future__ import annotations

import pytest

from pipeline.extract.troops import contributions
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "Begin mei 1996 telde UNMEX 2.100 man, van wie 400 Noren, 950 Kenianen en 60 Denen.",
         [("NOR", 400, "1996-05"), ("KEN", 950, "1996-05"), ("DNK", 60, "1996-05")]),
        ("nl", "Bij UNMEX had hij 9.000 man onder zich, onder wie 400 Noren.", [("NOR", 400, None)]),
        ("en", "In May 1996 the force had 2,100 troops, including 400 Norwegians and 950 Kenyans.",
         [("NOR", 400, "1996-05"), ("KEN", 950, "1996-05")]),
        # Not of a force: the killed, the detained, those of whom no whole is told.
        ("nl", "Er sneuvelden 21 man, van wie 4 Noren en 9 Kenianen.", []),
        ("nl", "De stad telt 2.100 kilometer weg, waarvan 40 voor Noren.", []),
    ],
)  # fmt: skip
def test_people_of_a_nationality_among_a_force_are_what_their_country_gives(
    language: str, text: str, expected: list[tuple[str, int, str | None]]
) -> None:
    rows = told(text, contributions.extract, language=language)
    assert values(rows, "contributions", "country_code", "count", "as_of") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada stond 1.020 man af, Noorwegen 490 en Brazilië 540.",
         [("CAN", 1020, None), ("NOR", 490, None), ("BRA", 540, None)]),
        ("Canada nam er daarvan 1.020 voor zijn rekening, Noorwegen 490.", [("CAN", 1020, None), ("NOR", 490, None)]),
        ("Canada nam er 3 op.", []),
        ("Kenia levert met 240 man het meest, gevolgd door Noorwegen met 230 en Brazilië met 140.",
         [("KEN", 240, None), ("NOR", 230, None), ("BRA", 140, None)]),
        ("Kenia had 3.000 man in het veld, Noorwegen in 1961 700 en Brazilië 540.",
         [("KEN", 3000, None), ("NOR", 700, "1961"), ("BRA", 540, None)]),
        ("Kenia 430, Noorwegen 420 en Brazilië 330: dat waren in 2001 de grootste leveranciers.",
         [("KEN", 430, "2001"), ("NOR", 420, "2001"), ("BRA", 330, "2001")]),
    ],
)  # fmt: skip
def test_countries_told_of_in_one_breath_each_have_their_number_and_its_date(
    text: str, expected: list[tuple[str, int, str | None]]
) -> None:
    rows = told(text, contributions.extract, language="nl")
    assert values(rows, "contributions", "country_code", "count", "as_of") == expected


def test_people_to_whom_something_was_done_are_nobodys_gift() -> None:
    text = (
        "Sinds 2013 heeft UNMEX 14.000 Keniaanse militairen opgeleid. Daarvan dienden 400 Noorse militairen bij UNMEX."
    )
    rows = told(text, contributions.extract, language="nl")
    assert values(rows, "contributions", "country_code", "count") == [("NOR", 400)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "Daarna volgen Noorwegen met 750, Kenia met 310 en Brazilië met 240 militairen.",
         [("NOR", 750, None), ("KEN", 310, None), ("BRA", 240, None)]),
        ("en", "Figures for 31 May 2004: Brazil 545, Nepal 480, Kenya 300.",
         [("BRA", 545, "2004-05-31"), ("NPL", 480, "2004-05-31"), ("KEN", 300, "2004-05-31")]),
        ("nl", "Cijfers per 31 mei 2004: Brazilië 545, Nepal 480, Kenia 300.",
         [("BRA", 545, "2004-05-31"), ("NPL", 480, "2004-05-31"), ("KEN", 300, "2004-05-31")]),
        ("en", "Most dead came from Norway, with 31 killed, followed by Kenya (29) and Brazil (14).", []),
        ("nl", "Noorwegen verloor 31 doden, gevolgd door Kenia met 29, Brazilië met 14 en Nepal met 9.", []),
        ("en", "Of the 900 troops, 440 were Belgians and 300 Kenyans.", []),
        ("en", "UNMEX had 900 troops, of whom 440 were Belgians and 300 Kenyans.",
         [("BEL", 440, None), ("KEN", 300, None)]),
    ],
)  # fmt: skip
def test_countries_with_their_numbers_behind_a_preposition_or_a_heading_of_the_sentence(
    language: str, text: str, expected: list[tuple[str, int, str | None]]
) -> None:
    rows = told(text, contributions.extract, language=language)
    assert values(rows, "contributions", "country_code", "count", "as_of") == expected
