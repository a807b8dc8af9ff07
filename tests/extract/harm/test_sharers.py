"""Who shared the fate of somebody named or counted: others, one more, those behind a bracket, those with a rank."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import incidents
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "killed", "injured"),
    [
        ("en", "On 3 May 2004 Ada Bell and 14 other staff members died in the fire.", 15, None),
        ("en", "Tom Hall and three others perished on 3 May 2004.", 4, None),
        ("nl", "Op 3 mei 2004 kwamen Ada Bel en 14 andere medewerkers om.", 15, None),
        ("nl", "Op 3 mei 2004 dringen zij de post binnen; kolonel De Wit en 16 anderen sneuvelen.", 17, None),
        ("nl", "Op 3 mei 2004 sneuvelden sergeant Jan Bos en zes Iraakse agenten.", 7, None),
        ("nl", "Op 3 mei 2004 doodde een raket op het kamp soldaat Jan Bos.", 1, None),
        (
            "nl",
            "Op 3 mei 2004 kostte een ongeluk het leven aan twee Belgen (een kok en een kapitein) en drie anderen.",
            5,
            None,
        ),
        ("en", "On 3 May 2004 a mine killed two soldiers and injured a third.", 2, 1),
        ("nl", "Een mijn doodde op 3 mei 2004 twee soldaten en verwondde een derde.", 2, 1),
        ("nl", "Op 3 mei 2004 werden twee soldaten gedood en raakte een derde gewond.", 2, 1),
        ("nl", "Op 3 mei 2004 ontplofte een granaat: twee doden en één zwaargewonde.", 2, 1),
        ("nl", "Op 3 mei 2004 stortte een toestel neer: drie Russische bemanningsleden dood, één gewond.", 3, 1),
        ("nl", "Op 3 mei 2004 waren er gevechten om heuvel 325, acht doden.", 8, None),
        ("nl", "Op 3 mei 2004 sneuvelden er zes, drie zijn vermist.", 6, None),
        (
            "nl",
            "Korporaal Jan Bos, die op 3 mei 2004 bij Aville sneuvelde, kreeg op 25 juli 2005 een medaille.",
            1,
            None,
        ),
    ],
)
def test_everybody_told_of_is_counted_once(language: str, text: str, killed: int, injured: int | None) -> None:
    rows = told(text, incidents.extract, language=language)
    assert values(rows, "incidents", "date", "killed", "injured") == [("2004-05-03", killed, injured)]


def test_those_whom_a_bracket_describes_keep_their_nationality() -> None:
    text = "On 3 May 2004 an accident killed two Danes (a cook and a driver)."
    rows = told(text, incidents.extract)
    assert {code for (code,) in values(rows, "casualties", "country_code")} == {"DNK"}


def test_one_of_each_country_in_a_bracket_is_a_part_of_the_dead() -> None:
    text = "Op 3 mei 2004 stortte een toestel neer: acht doden (zes Pakistanen, een Rus en een Deen)."
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "casualties", "country_code", "count") == [("PAK", 6), ("RUS", 1), ("DNK", 1)]


def test_a_third_of_a_group_is_nobody() -> None:
    rows = told("On 3 May 2004 two soldiers were killed and a third of the town burnt down.", incidents.extract)
    assert values(rows, "incidents", "killed", "injured") == [(2, None)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "He was arrested on 17 May 2000 after guards had fired on a crowd on 8 May, killing 20 people.",
            "2000-05-08",
        ),
        ("en", "The siege began on 3 May 2004, and on 5 May two soldiers were killed by a mortar.", "2004-05-05"),
        (
            "en",
            "On 3 May 2004, when the camp was attacked, three soldiers were killed; it closed on 5 May.",
            "2004-05-03",
        ),
        ("nl", "De slag begon op 6 juli 1995; op 8 juli werd soldaat Jan Bos dodelijk getroffen.", "1995-07-08"),
        ("nl", "Hij trad af op 17 mei 2000, nadat op 8 mei twintig mensen waren gedood.", "2000-05-08"),
    ],
)
def test_an_incident_has_the_date_of_the_clause_that_tells_it(language: str, text: str, expected: str) -> None:
    rows = told(text, incidents.extract, language=language)
    assert values(rows, "incidents", "date") == [(expected,)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 4 April 2011 a plane crashed near Aville.", ["2011-04-04"]),
        ("On 13 September 1961 the rebels opened fire.", ["1961-09-13"]),
        ("On 24 October 1929 the market suffered a sudden crash.", []),
        ("The group claimed responsibility for the August blast in April 2004.", []),
    ],
)
def test_what_is_an_incident_with_nobody_hurt(text: str, expected: list[str]) -> None:
    assert [date for (date,) in values(told(text, incidents.extract), "incidents", "date")] == expected


def test_what_a_superlative_goes_back_to_is_an_incident_of_its_own_day() -> None:
    text = "On 3 May 2014 a bomb killed nine soldiers, in the deadliest attack since 7 May 1990, when twelve men died."
    rows = told(text, incidents.extract)
    assert sorted(values(rows, "incidents", "date", "killed")) == [("1990-05-07", 12), ("2014-05-03", 9)]


def test_what_a_sentence_says_happened_thereby_may_be_of_a_fight_told_with_an_article() -> None:
    text = "Op 16 juni 2007 begon de slag om Aville. Daarbij sneuvelden zestien agenten."
    assert values(told(text, incidents.extract, language="nl"), "incidents", "date", "killed") == [("2007-06-16", 16)]


def test_what_happened_on_another_day_while_something_happened_is_told_apart() -> None:
    text = "Op 10 mei 1997 raakten vier militairen gewond, terwijl op 12 mei een vijfde sneuvelde."
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "killed", "injured") == [("1997-05-10", None, 4), ("1997-05-12", 1, None)]


@pytest.mark.parametrize("text", ["He wrote on the murder of his mother.", "The commander was killed in that book."])
def test_of_persons_known_by_an_article_no_incident_is_told_without_a_day(text: str) -> None:
    assert values(told(text, incidents.extract), "incidents", "killed") == []


def test_ages_count_nobody() -> None:
    rows = told("The two soldiers, aged 20 and 22, were killed on 5 March 2013.", incidents.extract)
    assert values(rows, "incidents", "killed") == [(2,)]
