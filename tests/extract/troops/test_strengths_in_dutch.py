"""Ways in which Dutch texts give strengths."""

from __future__ import annotations

import pytest

from pipeline.extract.troops import strengths
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Op 31 mei 2023 dienden er 13.221 militairen en 1.468 agenten.",
            [("deployed", 13221, "2023-05-31"), ("deployed", 1468, "2023-05-31")],
        ),
        (
            "De missie mag uit 8.950 militairen en 1.640 agenten bestaan.",
            [("authorised", 8950, None), ("authorised", 1640, None)],
        ),
        (
            "Het aantal militairen mag niet hoger zijn dan 860; thans zijn het er 802.",
            [("authorised", 860, None), ("deployed", 802, None)],
        ),
        (
            "De toegestane sterkte steeg van 80 naar 120 (3 mei 2010), daarna naar 170 (4 mei 2012) en later naar 220.",
            [
                ("authorised", 80, None),
                ("authorised", 120, "2010-05-03"),
                ("authorised", 170, "2012-05-04"),
                ("authorised", 220, None),
            ],
        ),
        (
            "De missie, die in juli 2010 de opvolger werd van UNOFEX, telt 12.758 militairen.",
            [("deployed", 12758, None)],
        ),
        ("De macht, sterk gegroeid, telde in juli 2010 12.758 militairen.", [("deployed", 12758, "2010-07")]),
        ("Op 3 mei 2010 dienden er 30 Belgische agenten.", []),
        ("In totaal dienden er tot halverwege 2014 zeshonderdzeventien.", []),
        ("In totaal dienden er 617 militairen.", []),
    ],
)
def test_dutch_ways_to_give_a_strength(text: str, found: list[tuple[str, int, str | None]]) -> None:
    rows = told(text, strengths.extract, language="nl")
    assert values(rows, "strengths", "kind", "count", "as_of") == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ("Resolutie 9 voorzag in zesduizend militairen; in mei 2000 werd dat aantal opgetrokken tot 11.100 en op "
            "30 maart 2001 tot 17.500."),
            [(6000, "authorised", None), (11100, "authorised", "2000-05"), (17500, "authorised", "2001-03-30")],
        ),
        ("Op 3 mei 1994 verlaagde de Veiligheidsraad met resolutie 912 de sterkte tot 270 man.",
         [(270, "authorised", "1994-05-03")]),
        ("In mei 1967 was de macht geslonken tot 3.378.", [(3378, "unspecified", "1967-05")]),
        ("In 2015 namen 13.000 militairen uit 42 landen deel.", [(13000, "unspecified", "2015")]),
        ("Zesduizend militairen en 800 agenten maakten er deel van uit.",
         [(6000, "unspecified", None), (800, "unspecified", None)]),
        ("Bij resolutie 1320 had de Raad vierduizend militairen goedgekeurd.", [(4000, "authorised", None)]),
        ("In februari 2016 waren er nog 5.437 militairen.", [(5437, "deployed", "2016-02")]),
        ("De Raad keurde in mei 2007 19.500 militairen en 6.400 agenten goed.",
         [(19500, "authorised", "2007-05"), (6400, "authorised", None)]),
        ("Het bataljon was zeshonderd koppen sterk.", []),
        # What else rises or is many is nobody's strength.
        ("De prijs van brood steeg van 80 naar 120.", []),
        ("De huur ging in mei 2001 van 300 naar 450 euro.", []),
        ("Aan de loop namen 13.000 lopers uit 42 landen deel.", []),
    ],
)  # fmt: skip
def test_dutch_sentences_on_what_a_mission_may_have_and_has(
    text: str, expected: list[tuple[int, str, str | None]]
) -> None:
    rows = told(text, strengths.extract, language="nl")
    assert values(rows, "strengths", "count", "kind", "as_of") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De sterkte liep terug van 32.000 man in 1997 via 20.000 in 2000 naar 7.000 in 2004.",
            [("deployed", 32000, "1997"), ("deployed", 20000, "2000"), ("deployed", 7000, "2004")],
        ),
        (
            "Daarin werd voorzien in 10.000 militairen, onder wie 240 waarnemers, en 1.800 politiemensen.",
            [("authorised", 10000, None), ("authorised", 240, None), ("authorised", 1800, None)],
        ),
        ("UNMEX begon met 1.450 man.", [("unspecified", 1450, None)]),
        (
            "UNMEX mocht 7.000 militairen en 260 politiemensen tellen.",
            [("authorised", 7000, None), ("authorised", 260, None)],
        ),
    ],
)
def test_dutch_words_for_what_was_allowed_and_what_it_came_to(
    text: str, expected: list[tuple[str, int, str | None]]
) -> None:
    rows = told(text, strengths.extract, language="nl")
    assert sorted(values(rows, "strengths", "kind", "count", "as_of")) == sorted(expected)
