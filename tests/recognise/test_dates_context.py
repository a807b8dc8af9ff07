"""What a date takes from the text around it, and what it must not."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.recognise.dates import find_dates


def resolved(text: str, language: str) -> list[tuple[str, str, str | None]]:
    """Words, value and the words that supplied what was missing."""
    return [
        (
            text[m.start : m.end],
            m.edtf,
            None if m.basis_start is None else text[m.basis_start : m.basis_end],
        )
        for m in find_dates(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "quote", "edtf", "source"),
    [
        (
            "nl",
            "De coup was op 21 maart 2012. Op 12 april kwam er een regering.",
            "12 april",
            "2012-04-12",
            "21 maart 2012",
        ),
        (
            "nl",
            "Op 11 maart 1978 was er een aanslag; in de nacht van 14 op 15 maart vielen zij binnen.",
            "14 op 15 maart",
            "1978-03-14/1978-03-15",
            "11 maart 1978",
        ),
        (
            "nl",
            "Op 12 januari 1979 viel het besluit. De ploeg begon op 14 maart van dat jaar.",
            "14 maart",
            "1979-03-14",
            "12 januari 1979",
        ),
        (
            "nl",
            "Op 20 mei 2013 vielen er doden. Daags daarna was het stil.",
            "Daags daarna",
            "2013-05-21",
            "20 mei 2013",
        ),
        (
            "nl",
            "Op 20 mei 2013 vielen er doden, op de 27e van die maand niet.",
            "de 27e van die maand",
            "2013-05-27",
            "20 mei 2013",
        ),
        (
            "en",
            "In May 2013 it began; on the 27th of that month it ended.",
            "the 27th of that month",
            "2013-05-27",
            "May 2013",
        ),
        ("en", "On 2 May 2013 flights stopped. The first came on the 12th.", "12th", "2013-05-12", "2 May 2013"),
        ("nl", "Op 2 mei 2013 lag alles stil; op de 12e, een zondag, niet meer.", "12e", "2013-05-12", "2 mei 2013"),
        ("nl", "In 2014 vielen er doden. Op 12 april vertrok hij.", "12 april", "2014-04-12", "2014"),
        ("nl", "Op 3 mei en 7 juni 1999 werd er gestemd.", "3 mei", "1999-05-03", "7 juni 1999"),
        ("nl", "Dat was in 1998. In januari van het jaar daarop kwam hij.", "januari", "1999-01", "1998"),
        (
            "nl",
            "Op 6 maart 2013 zijn zij ontvoerd; drie dagen later kwamen zij vrij.",
            "drie dagen later",
            "2013-03-09",
            "6 maart 2013",
        ),
        (
            "nl",
            "Het akkoord van 31 mei 1974 kreeg dezelfde dag de zegen van de Raad.",
            "dezelfde dag",
            "1974-05-31",
            "31 mei 1974",
        ),
        (
            "nl",
            "Op 11 september 2014 kwamen zij vrij. In diezelfde maand week de missie uit.",
            "diezelfde maand",
            "2014-09",
            "11 september 2014",
        ),
        ("nl", "Dat gebeurde 2 weken voor 13 mei 1999.", "2 weken voor", "1999-04-29", "13 mei 1999"),
        (
            "en",
            "In October 2013 a bomb went off. On 13 December there was another.",
            "13 December",
            "2013-12-13",
            "October 2013",
        ),
        (
            "en",
            "Founded on 25 April 2013 after the rebellion of 2012. It was deployed on 1 July.",
            "1 July",
            "2013-07-01",
            "25 April 2013",
        ),
        (
            "en",
            "On 19 March 1978 the force was set up, after an invasion five days before.",
            "five days before",
            "1978-03-14",
            "19 March 1978",
        ),
        (
            "en",
            "On 27 May 2011 six were hurt, the first of three that year (26 July was next).",
            "that year",
            "2011",
            "27 May 2011",
        ),
        ("en", "It fell in 1994. A year later it rose again.", "A year later", "1995", "1994"),
        ("en", "They met on 4 May 1994 and again the next day.", "the next day", "1994-05-05", "4 May 1994"),
        ("en", "It was summer 2001. That summer was hot.", "That summer", "2001-22", "summer 2001"),
        ("en", "He came in October 2012, and left the following April.", "April", "2013-04", "October 2012"),
        ("en", "On 18 September, the elections of 2005 were held.", "18 September", "2005-09-18", "2005"),
    ],
)
def test_what_is_missing_comes_from_the_date_told_last(
    language: str, text: str, quote: str, edtf: str, source: str
) -> None:
    assert (quote, edtf, source) in resolved(text, language)


def test_a_chain_of_dates_names_the_one_that_was_written_out() -> None:
    text = "On 2 March 2004 it rained. On 5 March it cleared. On 9 March it rained."
    assert [source for _, _, source in resolved(text, "en")] == [None, "2 March 2004", "2 March 2004"]


def test_january_after_december_is_in_the_next_year() -> None:
    text = "In December 2012 the north was lost. On 11 January France stepped in."
    assert ("11 January", "2013-01-11", "December 2012") in resolved(text, "en")


def test_a_month_before_the_last_one_told_stays_in_its_year_without_a_reason() -> None:
    assert ("3 March", "2012-03-03", "August 2012") in resolved("It came in August 2012. On 3 March it was sent.", "en")


def test_a_sentence_that_looks_back_does_not_move_on_to_the_next_year() -> None:
    text = "In December 2012 the north was lost. On 11 January the army had asked for help."
    assert ("11 January", "2012-01-11", "December 2012") in resolved(text, "en")


def test_a_year_that_nothing_supplies_stays_unknown() -> None:
    (found,) = find_dates("On 13 December two were killed.", "en")
    assert found.edtf == "XXXX-12-13"
    assert (found.basis, found.earliest, found.latest, found.basis_start) == (None, None, None, None)


def test_what_happens_every_year_has_no_year() -> None:
    assert ("5 mei", "XXXX-05-05", None) in resolved("Dat was in 1945. Elk jaar op 5 mei wordt het gevierd.", "nl")


@pytest.mark.parametrize("text", ["That year it rained.", "Three days later they left.", "The next day it rained."])
def test_an_anaphor_without_a_date_before_it_is_no_date(text: str) -> None:
    assert find_dates(text, "en") == []


def test_a_day_cannot_be_counted_from_a_year() -> None:
    assert [m.edtf for m in find_dates("It began in 1994. Three days later they left.", "en")] == ["1994"]


def test_a_decade_and_a_range_of_years_supply_no_year() -> None:
    assert find_dates("In the 1990s it was quiet. On 3 May it was not.", "en")[-1].basis is None
    assert find_dates("From 1992 to 1995 there was war. On 3 May there was not.", "en")[-1].basis is None


def test_taken_from_context_the_bounds_are_those_of_the_day() -> None:
    found = find_dates("Op 16 oktober 1991 begon het; op 30 oktober was het klaar.", "nl")[-1]
    assert (found.earliest, found.latest, found.basis) == (dt.date(1991, 10, 30), dt.date(1991, 10, 30), "context")


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        (
            "nl",
            "Het begon op 6 juli 1995. Op 11 juli 1995, vijf dagen later, hield het op.",
            ["1995-07-06", "1995-07-11"],
        ),
        ("nl", "In november 2016 - twee jaar later - keerde men terug.", ["2016-11"]),
        ("nl", "De missie eindigde op 15 oktober 2017, ruim dertien jaar later.", ["2017-10-15"]),
        ("en", "She came in June 1990 and he in December 1999, nine years later.", ["1990-06", "1999-12"]),
        ("en", "He was hit on 5 May 2000, two days later he died.", ["2000-05-05", "2000-05-07"]),
        (
            "en",
            "The first came on 3 May 2001, two weeks later, on 17 May, all.",
            ["2001-05-03", "2001-05-17", "2001-05-17"],
        ),
    ],
)
def test_a_length_of_time_set_off_behind_its_date_names_no_other_date(
    language: str, text: str, dates: list[str]
) -> None:
    assert [edtf for _, edtf, _ in resolved(text, language)] == dates


def test_the_year_of_a_birth_is_not_that_of_what_is_told_next() -> None:
    text = "The force arrived in 2000. Its chief, born on 11 April 1950, was a marine. The rest landed on 5 December."
    assert resolved(text, "en")[-1] == ("5 December", "2000-12-05", "2000")
    told = "Het jaar 2001 was rustig. Hij was geboren op 3 maart 1946. Op 4 mei kwam de aflossing."
    assert resolved(told, "nl")[-1][1] == "2001-05-04"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The town fell on 24 March 2013. Its ruler since his coup of 1 May 2003 fled. On 18 August he died."),
        ("nl", "De stad viel op 24 maart 2013. De heerser, sinds 1 mei 2003 aan de macht, vluchtte op 18 augustus."),
        ("en", "It fell in 2017. It had gone on since September 2013. The rest came on 18 August of that year."),
        ("nl", "Het viel in 2017, de ergste dag sinds september 2013. Op 18 augustus van dat jaar kwam de rest."),
        # What began then is told on from then, where nothing later has been told.
        ("en", "The ceasefire has held since 24 March 2013. On 18 August it was renewed."),
    ],
)
def test_since_when_something_has_been_so_is_not_when_the_next_thing_happened(language: str, text: str) -> None:
    assert resolved(text, language)[-1][1] == "2013-08-18"


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("en", "It fell on 3 May 2017.\n\n2013: on 4 March two raids.", "2013-03-04"),
        ("en", "It fell on 3 May 2017.\n\n* 2013 – two raids, on 10 and 21 February", "2013-02-21"),
        ("nl", "Het viel op 3 mei 2017.\n\n2013: op 4 maart twee aanvallen.", "2013-03-04"),
        # A name with a year in it is none.
        ("en", "It fell on 3 May 2017.\n\nThe 2013 election: on 4 March.", "2017-03-04"),
    ],
)
def test_a_year_at_the_head_of_a_line_dates_what_the_line_tells(language: str, text: str, last: str) -> None:
    assert resolved(text, language)[-1][1] == last


def test_a_word_at_the_end_of_a_sentence_modifies_no_date_in_the_next() -> None:
    found = find_dates("He fell two weeks before the end. On 12 May 2018 two more fell, ca. 2 June 2018 a third.", "en")
    assert [(m.edtf, m.modifier) for m in found] == [("2018-05-12", None), ("2018-06-02", "about")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("In 2013 vluchtten er 40 op 32 augustus.", "2013-08-32"), ("On 31 June 2013 they met.", "2013-06-31")],
)
def test_a_day_past_the_end_of_every_month_is_no_day(text: str, edtf: str) -> None:
    last = find_dates(text, "nl" if "augustus" in text else "en")[-1]
    assert (last.edtf, last.is_valid) == (edtf, False)


def test_a_number_before_a_month_in_a_name_is_no_day() -> None:
    assert all(m.is_valid for m in find_dates("In 2013 waren er de 35 mei-rellen.", "nl"))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Goma 1994: de grote uittocht", ["1994"]),
        ("Zo telde de macht 1994: te weinig", []),
        ("Resolutie 1994: tekst", []),
    ],
)
def test_the_year_that_ends_a_title_is_a_date(text: str, dates: list[str]) -> None:
    assert [m.edtf for m in find_dates(text, "nl")] == dates


def test_a_word_that_begins_like_a_weekday_is_no_part_of_the_next_date() -> None:
    text = "Zij kwamen vrij. Op 30 augustus 2014 scheen de zon, 31 augustus niet, en op zondag 7 september weer."
    assert [quote for quote, *_ in resolved(text, "nl")] == ["30 augustus 2014", "31 augustus", "zondag 7 september"]


def test_the_number_of_a_resolution_begins_no_period() -> None:
    text = "The mandate was extended by Resolution 1230 until 15 November 1999."
    assert [edtf for _, edtf, _ in resolved(text, "en")] == ["1999-11-15"]
    assert [edtf for _, edtf, _ in resolved("He served from 1998 to 15 May 1999.", "en")] == ["1998/1999-05-15"]


def test_the_date_of_a_numbered_resolution_begins_no_period() -> None:
    text = "It was extended by Resolution 9807 of 19 February 1993 until 31 March 1993."
    assert [edtf for _, edtf, _ in resolved(text, "en")] == ["1993-02-19", "1993-03-31"]
    text = "De raad verlengde het met resolutie 9807 van 19 februari 1993 tot 31 maart 1993."
    assert [edtf for _, edtf, _ in resolved(text, "nl")] == ["1993-02-19", "1993-03-31"]
    assert [edtf for _, edtf, _ in resolved("The 500 men of 19 February 1993 until 31 March 1993.", "en")] == [
        "1993-02-19/1993-03-31"
    ]


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("en", "In 2003 it rained from November to January. On 3 January a convoy left.", "2004-01-03"),
        ("en", "The rains of November 2003 to January 2004 were heavy. On 20 December a bridge fell.", "2003-12-20"),
        ("nl", "Van december 1992 tot februari 1993 lag alles stil. In maart ging het verder.", "1993-03"),
        # A tour of years says nothing of the year of what follows.
        (
            "en",
            "In 2003 it rained. He served from May 2001 to March 2002. On 3 January it froze.",
            "2003-01-03",
        ),
    ],
)
def test_what_follows_a_period_about_the_turn_of_a_year_is_in_the_year_it_led_to(
    language: str, text: str, last: str
) -> None:
    assert resolved(text, language)[-1][1] == last


@pytest.mark.parametrize(
    ("language", "text", "quotes"),
    [
        ("en", "In January three men were killed.", ["January"]),
        ("en", "In May two or three patrols a day went out.", ["May"]),
        ("en", "In June between five and ten lorries came.", ["June"]),
        ("nl", "Tussen maart en mei drie doden.", ["maart en mei"]),
        # A day it is on a day, at the end of a clause, and with a year behind.
        ("en", "On May five the council met.", ["May five"]),
        ("en", "They met in April or on May five.", ["April", "May five"]),
        ("en", "It began May three, 1994.", ["May three, 1994"]),
    ],
)
def test_a_number_word_behind_a_month_counts_what_follows_it(language: str, text: str, quotes: list[str]) -> None:
    assert [quote for quote, *_ in resolved(text, language)] == quotes


def test_the_year_of_a_birth_in_brackets_is_that_of_no_later_day() -> None:
    found = resolved("Zij kwamen op 23 november 1950. De commandant (geboren in 1909) viel op 12 februari.", "nl")
    assert found[-1] == ("12 februari", "1951-02-12", "23 november 1950")


def test_two_days_may_each_have_their_weekday() -> None:
    (first, value, _), second = resolved("In de nacht van zondag 11 op maandag 12 mei 1952 en op maandag 19 mei.", "nl")
    assert (first, value) == ("zondag 11 op maandag 12 mei 1952", "1952-05-11/1952-05-12")
    assert second[:2] == ("maandag 19 mei", "1952-05-19")
    assert resolved("Om zeven op maandag 12 mei 1952.", "nl")[0][0] == "maandag 12 mei 1952"


def test_a_compound_of_year_leads_to_a_year() -> None:
    assert [value for _, value, _ in resolved("In het topjaar 2013 waren het er dertig.", "nl")] == ["2013"]
