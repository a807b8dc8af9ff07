"""The country whose part in a mission a document is about: by a fact box, by the title, by the address of a letter."""

from __future__ import annotations

import pytest

from pipeline.extract.identity import mission_dates, missions
from pipeline.extract.troops import contributions, participation, strengths
from pipeline.extract.troops.home import home_of
from pipeline.read import read
from tests.extract.told import told, values


def _home(text: str) -> str | None:
    home = home_of(read(text, id="sample", language="nl", format="text"))
    return home.code if home is not None else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nederlanders onder de blauwe vlag\n\nIn 1979 ging een bataljon naar Examplia.", "NLD"),
        ("Belgische blauwhelmen in Examplia\n\nDe Belgen kwamen in 2006.", "BEL"),
        ("De missie in Examplia\n\nNederland stuurde in 2006 een bataljon.", None),
        ("Nederland stuurde in 2006 een bataljon naar Examplia. Dat bleef daar.", None),
        ("Aan de Voorzitter van de Tweede Kamer\n\nGeachte voorzitter,\n\nDe missie duurt een jaar.", "NLD"),
    ],
)
def test_a_title_or_an_address_says_whose_part_a_text_is_about(text: str, code: str | None) -> None:
    assert _home(text) == code


_LETTER = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nGeachte voorzitter,\n\n{}\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In totaal worden ten hoogste 545 personen uitgezonden.", [("NLD", 545)]),
        (
            "Met ingang van 15 oktober 2023 stelt het kabinet een compagnie van 150 militairen ter beschikking.",
            [("NLD", 150)],
        ),
        ("Duitsland heeft er 4.900 militairen.", [("DEU", 4900)]),
        ("UNMEX telde op dat moment 17.000 militairen.", []),
        ("Momenteel dienen er zes stafofficieren en zeven agenten.", [("NLD", 6), ("NLD", 7)]),
    ],
)
def test_those_whom_a_government_writes_of_are_its_own(sentence: str, expected: list[tuple[str, int]]) -> None:
    rows = told(_LETTER.format(sentence), contributions.extract, language="nl")
    assert values(rows, "contributions", "country_code", "count") == expected


def test_those_who_were_there_on_a_day_are_the_missions() -> None:
    text = _LETTER.format("In december 2023 dienden er 1.117 militairen.")
    rows = told(text, strengths.extract, contributions.extract, language="nl")
    assert values(rows, "strengths", "count", "as_of") == [(1117, "2023-12")]
    assert values(rows, "contributions", "count") == []


def test_where_only_the_title_names_a_country_the_paragraph_has_to_as_well() -> None:
    text = "Nederland en UNMEX\n\nIn 2010 werden 300 man uitgezonden.\n\nNederland bleef. Er zijn 40 man uitgezonden."
    rows = told(text, contributions.extract, language="nl")
    assert values(rows, "contributions", "count") == [(40,)]


def test_a_title_on_the_people_of_a_country_says_that_all_is_on_their_part() -> None:
    text = "Nederlanders bij UNMEX\n\nNederland deed mee.\n\nIn 2010 werden 300 man uitgezonden."
    assert values(told(text, contributions.extract, language="nl"), "contributions", "count") == [(300,)]


def test_under_such_a_title_a_field_for_anybodys_number_is_that_countrys() -> None:
    box = "\n\nUNMEX (Examplia)\nPeriode: sinds 1956\nAantal: 12 waarnemers, in totaal 600\n"
    steps = (strengths.extract, contributions.extract)
    rows = told(f"Nederlandse deelname aan vredesmissies{box}", *steps, language="nl", subject=None)
    assert values(rows, "contributions", "country_code", "count") == [("NLD", 12), ("NLD", 600)]
    assert values(rows, "strengths", "count") == []
    rows = told(f"Vredesmissies sinds 1945{box}", *steps, language="nl", subject=None)
    assert values(rows, "contributions", "count") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De Deense bijdrage telde in 2007 zo'n 650 man.", [("DNK", 650)]),
        ("Het Noorse transportbataljon bestond uit 431 militairen.", [("NOR", 431)]),
        ("Ghana is met 1.231 militairen de grootste leverancier.", [("GHA", 1231)]),
        ("Ghana doet sinds 1993 mee en is met 243 man een grote leverancier.", [("GHA", 243)]),
    ],
)
def test_a_countrys_share_is_counted_by_a_verb(sentence: str, expected: list[tuple[str, int]]) -> None:
    rows = told(f"UNMEX is een VN-missie.\n\n{sentence}\n", contributions.extract, language="nl")
    assert values(rows, "contributions", "country_code", "count") == expected


def test_a_country_that_withdrew_before_the_mission_began_was_no_part_of_it() -> None:
    text = "UNMEX werd op 3 mei 1990 opgericht.\n\nPortugal trok zich in {} terug. Ghana vertrok in mei 1993.\n"
    for year, expected in (("1975", ["GHA"]), ("1992", ["PRT", "GHA"])):
        rows = told(
            text.format(year),
            missions.extract,
            mission_dates.extract,
            participation.extract,
            language="nl",
            subject=None,
        )
        assert [code for (code,) in values(rows, "contributors", "country_code")] == expected


def test_of_a_field_with_the_missions_time_and_the_countrys_the_latter_is_that_of_its_part() -> None:
    text = (
        "United Nations Mission in Examplia (UNMEX)\n\n"
        "Duur: 1 mei 1990 - 4 juni 1999; Nederlandse deelname maart 1992 - mei 1993\n"
        "Aantal militairen: 40\nDapperheidsonderscheidingen: geen\n\nDe Nederlanders bewaakten een weg.\n"
    )
    rows = told(text, participation.extract, language="nl")
    assert values(rows, "contributors", "start", "end") == [("1992-03", "1993-05")]
