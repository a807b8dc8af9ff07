"""What looks like a number and is none: articles, pronouns, dates, clock times, names."""

from __future__ import annotations

import pytest

from pipeline.recognise.numbers import find_identifiers, find_numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "een kamp bij een rivier"),
        ("nl", "een van de grootste kampen"),
        ("nl", "een jaar later"),
        ("nl", "op een dag"),
        ("nl", "beide kampen en het laatste"),
        ("nl", "men moest in acht nemen dat"),
        ("nl", "hij vierde zijn verjaardag"),
        ("nl", "achter de eenheden, vierkant"),
        ("nl", "de Tweede Wereldoorlog"),
        ("en", "a camp near a river"),
        ("en", "one of the largest camps"),
        ("en", "no one came, and the one who did was late"),
        ("en", "which one, this one or that one"),
        ("en", "both camps, the last and the next"),
        ("en", "at first it held"),
        ("en", "twice a year"),
        ("en", "during the First World War"),
        ("en", "a Muslim quarter of the city"),
        ("en", "at half past eight"),
        ("nl", "om half negen"),
        ("nl", "kwart over acht"),
    ],
)
def test_words_that_count_nothing(language: str, text: str) -> None:
    assert find_numbers(text, language) == []


def test_one_is_a_number_where_it_counts() -> None:
    assert [m.value for m in find_numbers("nine from Ghana and one from Togo", "en")] == [9, 1]
    assert [m.value for m in find_numbers("er viel één dode", "nl")] == [1]
    assert [m.value for m in find_numbers("One driver fled.", "en")] == [1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "op 1 juli 2014"),
        ("nl", "medio 2014"),
        ("nl", "sinds 2012"),
        ("nl", "de 4e van mei"),
        ("nl", "2013-07-01 of 07-07-1956 of 16.05.2013"),
        ("nl", "het seizoen 2013/14"),
        ("nl", "zomer '56"),
        ("nl", "in de jaren zestig"),
        ("nl", "in de nacht van 3 op 4 augustus"),
        ("en", "on 1 July 2014"),
        ("en", "the May 4th talks"),
        ("en", "July 4, 2014"),
        ("en", "in 2012, since 1999"),
        ("en", "2013–14 and 2013/2014"),
        ("en", "in the 1990s"),
        ("en", "the 2013 Ghanaian election"),
    ],
)
def test_obvious_parts_of_dates(language: str, text: str) -> None:
    assert find_numbers(text, language) == []


def test_may_is_a_month_only_with_a_capital() -> None:
    assert [m.value for m in find_numbers("Four may have fled.", "en")] == [4]


@pytest.mark.parametrize(
    ("language", "text", "quotes"),
    [
        ("nl", "een F-27 en een C-130J-30", ["F-27", "C-130J-30"]),
        ("nl", "volgens S/RES/2100 en A/68/14", ["S/RES/2100", "A/68/14"]),
        ("nl", "om 16.05 uur", ["16.05"]),
        ("nl", "om 14 uur", ["14"]),
        ("nl", "een Alouette III", ["III"]),
        ("nl", "zie blz. 12", ["12"]),
        ("en", "the U2 cell", ["U2"]),
        ("en", "Joint Action 2007/677/CFSP", ["2007/677/CFSP"]),
        ("en", "at 16:05 and at 5 pm", ["16:05", "5"]),
        ("en", "a Boeing 747", ["747"]),
        ("en", "see pp. 3–5", ["3", "5"]),
        ("en", "under Chapter VII", ["VII"]),
        ("en", "a 29km road and 180ml of ink", ["29km", "180ml"]),
        ("en", "the 9/11 attacks", ["9/11"]),
        ("en", "UTC+2", ["2"]),
        ("en", "a .50 calibre gun", [".50"]),
        ("en", "with 12 Infantry Battalion", ["12"]),
        ("en", "the 5/8 Gorkha Rifles", ["5/8"]),
        ("en", "dropped from 2 Para (SF)", ["2"]),
        ("nl", "van 11 Luchtmobiele Brigade", ["11"]),
        ("nl", "van 44 Pantserinfanteriebataljon", ["44"]),
        ("en", "near 13°10′N 1°5′W", ["13°10′N", "1°5′W"]),
    ],
)
def test_names_and_times_are_identifiers(language: str, text: str, quotes: list[str]) -> None:
    assert find_numbers(text, language) == []
    assert [i.quote for i in find_identifiers(text, language)] == quotes
    assert all(text[i.start : i.end] == i.quote for i in find_identifiers(text, language))


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "1 Engineer Company", "1"),
        ("en", "3 Infantry Battalions", "3"),
        ("en", "5/8 of them", "5/8"),
        ("en", "almost a quarter of the city", "a quarter"),
        ("nl", "3 bataljons", "3"),
        ("nl", "een kwart van de stad", "een kwart"),
    ],
)
def test_units_and_parts_that_are_counted_are_numbers(language: str, text: str, quote: str) -> None:
    assert [text[m.start : m.end] for m in find_numbers(text, language)] == [quote]


def test_the_number_of_a_type_stands_between_a_count_and_its_noun() -> None:
    text = "It sent 4 UH 60 Hawk helicopters."
    assert [(m.value, m.noun) for m in find_numbers(text, "en")] == [(4, "helicopters")]
    assert [i.quote for i in find_identifiers(text, "en")] == ["60"]
    assert [m.value for m in find_numbers("by six ERC 90 armoured cars", "en")] == [6]


def test_hours_that_last_are_numbers() -> None:
    assert [m.unit for m in find_numbers("Het duurde 14 uur.", "nl")] == ["h"]


def test_an_address_has_no_numbers() -> None:
    text = "see https://www.example.org/a?b=30%25 and www.example.org/3 for 5 maps"
    assert [m.value for m in find_numbers(text, "en")] == [5]
    assert find_identifiers(text, "en") == []


def test_the_number_of_a_house_and_a_postcode_count_nothing() -> None:
    assert find_numbers("Binnenhof 4\n2513 AA Den Haag", "nl") == []
    assert find_numbers("Grote Markt 12", "nl") == []
    assert [m.value for m in find_numbers("Op de markt vielen 12 doden", "nl")] == [12]
    assert [m.value for m in find_numbers("VN-troepen bij de Grote Markt 12 man sterk", "nl")] == [12]
    assert [m.value for m in find_numbers("2500 VN-militairen", "nl")] == [2500]
