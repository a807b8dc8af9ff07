"""Dates as they are written, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.recognise.dates import find_dates
from pipeline.recognise.mentions import DateMention


def only(text: str, language: str) -> DateMention:
    (found,) = find_dates(text, language)
    return found


def values(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.edtf) for m in find_dates(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "quote", "edtf"),
    [
        ("nl", "Het begon op 21 maart 2012 in het noorden.", "21 maart 2012", "2012-03-21"),
        ("nl", "Hij kwam op de 12e april 2013 aan.", "12e april 2013", "2013-04-12"),
        ("nl", "Zij vertrokken de eerste januari 2000.", "eerste januari 2000", "2000-01-01"),
        ("nl", "Op 31 dec. 1994 was het voorbij.", "31 dec. 1994", "1994-12-31"),
        ("nl", "Op 7-7-1956 vertrok de eerste ploeg.", "7-7-1956", "1956-07-07"),
        ("nl", "Op 01-07-2013 ging het in.", "01-07-2013", "2013-07-01"),
        ("nl", "Op 13.5.2015 was er overleg.", "13.5.2015", "2015-05-13"),
        ("nl", "op eenentwintig september negentien achtenzeventig", None, "1978-09-21"),
        ("nl", "in juni negentiennegenennegentig", "juni negentiennegenennegentig", "1999-06"),
        ("nl", "In de jaren negentig was het rustig.", "jaren negentig", "199X"),
        ("nl", "In de jaren '60 niet.", "jaren '60", "196X"),
        ("nl", "een negentiende-eeuwse kerk", "negentiende-eeuwse", "18XX"),
        ("nl", "in het derde kwartaal van 2014", "derde kwartaal van 2014", "2014-07/2014-09"),
        ("nl", "de eerste helft van 2013", "eerste helft van 2013", "2013-01/2013-06"),
        ("nl", "sinds zomer '56 doet het land mee", "zomer '56", "1956-22"),
        ("nl", "in het najaar van 2000", "najaar van 2000", "2000-23"),
        ("nl", "het schooljaar 2013/14", "2013/14", "2013/2014"),
        ("nl", "op eerste kerstdag 1999", "eerste kerstdag 1999", "1999-12-25"),
        ("nl", "in 79 n.Chr. barstte hij uit", "79 n.Chr.", "0079"),
        ("nl", "Op 10 augustus 843, na lang overleg, werd gedeeld.", "10 augustus 843", "0843-08-10"),
        ("en", "It started on 1 July 2013.", "1 July 2013", "2013-07-01"),
        ("en", "As of March 31, 2020 it stood at 209.", "March 31, 2020", "2020-03-31"),
        ("en", "On January 25th 2019 three died.", "January 25th 2019", "2019-01-25"),
        ("en", "It ended in july of 2013.", "july of 2013", "2013-07"),
        ("en", "dated 2013-07-01T12:30:00Z", "2013-07-01", "2013-07-01"),
        ("en", "its size (12/2018)", "12/2018", "2018-12"),
        ("en", "Saturday, April 19, 1980", "Saturday, April 19, 1980", "1980-04-19"),
        ("en", "the fourth of July, 1995", "fourth of July, 1995", "1995-07-04"),
        ("en", "on 5-Aug-2016", "5-Aug-2016", "2016-08-05"),
        ("en", "in 2017 April", "2017 April", "2017-04"),
        ("en", "on January twenty-five nineteen eighty-six", None, "1986-01-25"),
        ("en", "in August two thousand and fifteen", "August two thousand and fifteen", "2015-08"),
        ("en", "during the 1990s", "1990s", "199X"),
        ("en", "back in the eighties", "eighties", "198X"),
        ("en", "in the 19th century", "19th century", "18XX"),
        ("en", "as far back as the 1800s", "1800s", "18XX"),
        ("en", "in the second half of April 2003", "second half of April 2003", "2003-04-16/2003-04-30"),
        ("en", "in the second half of February 2004", "second half of February 2004", "2004-02-16/2004-02-29"),
        ("nl", "in de eerste helft van mei 2003", "eerste helft van mei 2003", "2003-05-01/2003-05-15"),
        ("en", "in Q3 2014", "Q3 2014", "2014-07/2014-09"),
        ("en", "the second half of the 1990s", "second half of the 1990s", "1995/1999"),
        ("en", "the winter of 1944–45", "winter of 1944–45", "1944-24"),
        ("en", "on Easter Sunday 1916", "Easter Sunday 1916", "1916-04-23"),
        ("en", "in fiscal year 2014", "2014", "2014"),
        ("en", "They left at 06:10 on 13 July 2000.", "13 July 2000", "2000-07-13"),
        ("nl", "Om 06:10 op 13 juli 2000 vertrokken zij.", "13 juli 2000", "2000-07-13"),
        ("en", "Two died, one on 12 February 1999 in a lorry.", "12 February 1999", "1999-02-12"),
        ("en", "A mine killed 7 on 12 February 1999.", "12 February 1999", "1999-02-12"),
        ("nl", "De derde op 15 november 1996 was de laatste.", "15 november 1996", "1996-11-15"),
        ("nl", "in de nacht van 13 op 14 juli 2000", "13 op 14 juli 2000", "2000-07-13/2000-07-14"),
    ],
)
def test_a_date_is_found_with_its_words_and_value(language: str, text: str, quote: str | None, edtf: str) -> None:
    found = only(text, language)
    assert found.edtf == edtf
    assert quote is None or text[found.start : found.end] == quote
    assert found.basis == "stated"


@pytest.mark.parametrize(
    ("language", "text", "modifier", "first", "last"),
    [
        ("nl", "begin 2013", "early", "2013-01-01", "2013-04-30"),
        ("nl", "medio 2013", "mid", "2013-05-01", "2013-08-31"),
        ("nl", "halverwege 2014", "mid", "2014-05-01", "2014-08-31"),
        ("nl", "eind september 2013", "late", "2013-09-21", "2013-09-30"),
        ("nl", "begin jaren negentig", "early", "1990-01-01", "1993-12-31"),
        ("nl", "rond mei 2009", "about", "2009-05-01", "2009-05-31"),
        ("nl", "vóór 2010", "before", None, "2009-12-31"),
        ("nl", "na 2018", "after", "2019-01-01", None),
        ("en", "mid-November 2012", "mid", "2012-11-10", "2012-11-20"),
        ("en", "late 2007", "late", "2007-09-01", "2007-12-31"),
        ("en", "the beginning of 2000", "early", "2000-01-01", "2000-04-30"),
        ("en", "the early 19th century", "early", "1800-01-01", "1833-12-31"),
        ("en", "c. May 2009", "about", "2009-05-01", "2009-05-31"),
        ("en", "before 2010", "before", None, "2009-12-31"),
        ("en", "prior to 12 May 1999", "before", None, "1999-05-11"),
        ("en", "later than 2018", "after", "2019-01-01", None),
        ("en", "after mid-May 2018", "after", "2018-05-21", None),
    ],
)
def test_a_modifier_is_kept_and_moves_the_bounds(
    language: str, text: str, modifier: str, first: str | None, last: str | None
) -> None:
    found = only(text, language)
    assert found.modifier == modifier
    assert (found.earliest, found.latest) == tuple(d and dt.date.fromisoformat(d) for d in (first, last))


@pytest.mark.parametrize(
    ("language", "text", "modifier"),
    [
        ("nl", "sinds 2012", "after"),
        ("nl", "vanaf 2012", "after"),
        ("nl", "per 2012", "after"),
        ("nl", "tot en met 2012", "before"),
        ("en", "since 2012", "after"),
        ("en", "until 2012", "before"),
        ("en", "by 2012", "before"),
    ],
)
def test_where_a_state_begins_or_ends_the_date_stays_as_named(language: str, text: str, modifier: str) -> None:
    found = only(text, language)
    assert (found.modifier, found.edtf) == (modifier, "2012")
    assert (found.earliest, found.latest) == (dt.date(2012, 1, 1), dt.date(2012, 12, 31))
    assert text[found.start : found.end] == "2012"


@pytest.mark.parametrize(
    ("text", "is_before"),
    [("Voor 1940 was het dorp klein.", True), ("nog van voor 1940", True), ("de begroting voor 1940", False)],
)
def test_voor_is_before_only_where_it_cannot_be_for(text: str, is_before: bool) -> None:
    assert (only(text, "nl").modifier == "before") is is_before


@pytest.mark.parametrize(
    ("language", "text", "quote", "edtf"),
    [
        ("nl", "25 februari 1979 - 6 november 1985", None, "1979-02-25/1985-11-06"),
        ("nl", "van 5 april 1992 tot 14 november 1993", "5 april 1992 tot 14 november 1993", "1992-04-05/1993-11-14"),
        ("nl", "tussen juli 1999 en mei 2000", "juli 1999 en mei 2000", "1999-07/2000-05"),
        ("nl", "in de nacht van 14 op 15 maart 1978", "14 op 15 maart 1978", "1978-03-14/1978-03-15"),
        ("nl", "op 17-18/09/1961", "17-18/09/1961", "1961-09-17/1961-09-18"),
        ("nl", "Tusschen 1949 en 1962", "1949 en 1962", "1949/1962"),
        ("nl", "juni–augustus 1999", None, "1999-06/1999-08"),
        ("nl", "3 à 4 mei 1996", None, "1996-05-03/1996-05-04"),
        ("nl", "van 1992 t/m 1995", "1992 t/m 1995", "1992/1995"),
        ("nl", "van 1978 tot heden", "1978 tot heden", "1978/.."),
        ("nl", "van de 17e tot de 19e eeuw", "17e tot de 19e eeuw", "1600/1899"),
        ("en", "1992–1995", None, "1992/1995"),
        ("en", "the war of 1992–95", "1992–95", "1992/1995"),
        ("en", "21–22 March 2012", None, "2012-03-21/2012-03-22"),
        ("en", "from 8 February to 10 March 1945", "8 February to 10 March 1945", "1945-02-08/1945-03-10"),
        ("en", "on 15 and 16 December 2010", "15 and 16 December 2010", "2010-12-15/2010-12-16"),
        ("en", "Nov–Feb 2017", None, "2016-11/2017-02"),
        ("en", "18 Nov 2014-19 Dec 2015", None, "2014-11-18/2015-12-19"),
        ("en", "19 March 1978 – present", None, "1978-03-19/.."),
        ("en", "He led it 1978 – present.", "1978 – present", "1978/.."),
        ("en", "commander (2018–)", "2018–", "2018/.."),
        ("en", "from the middle of 2007 to early 2009", None, "2007-05/2009-04"),
        ("en", "March 14–15, 2012", None, "2012-03-14/2012-03-15"),
    ],
)
def test_a_range_is_one_mention_with_closed_bounds(language: str, text: str, quote: str | None, edtf: str) -> None:
    found = only(text, language)
    assert found.edtf == edtf
    assert found.precision == "interval"
    assert quote is None or text[found.start : found.end] == quote


def test_days_listed_are_mentions_of_their_own() -> None:
    assert values("12, 13 en 15 april 2012", "nl") == [
        ("12", "2012-04-12"),
        ("13", "2012-04-13"),
        ("15 april 2012", "2012-04-15"),
    ]
    assert values("the 19th and 20th centuries", "en") == [("19th", "18XX"), ("20th centuries", "19XX")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "31 juni 2019"),
        ("nl", "30 feb 2010"),
        ("nl", "29-02-2013"),
        ("en", "February 29, 2013"),
        ("en", "Feb 30"),
        ("en", "32 March 2013"),
        ("en", "2015-1-32"),
    ],
)
def test_an_impossible_date_is_found_and_marked(language: str, text: str) -> None:
    found = only(text, language)
    assert not found.is_valid
    assert (found.earliest, found.latest) == (None, None)


def test_of_an_impossible_date_what_was_written_is_kept() -> None:
    assert only("op 31 juni 2019", "nl").edtf == "2019-06-31"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "resolutie 2085"),
        ("nl", "Resoluties 1701 en 1773"),
        ("nl", "1.500 man"),
        ("nl", "in totaal dus 1154."),
        ("nl", "blz. 1024"),
        ("nl", "een macht van 1200 man"),
        ("nl", "verhoogd van 1200 tot 1500"),
        ("nl", "in 2000 dorpen"),
        ("nl", "de 2012 militairen"),
        ("nl", "om 16.05 uur"),
        ("nl", "06-12345678"),
        ("nl", "2000 euro"),
        ("nl", "Jan kwam ook."),
        ("nl", "300 v.Chr."),
        ("en", "on 15 March 44 BC"),
        ("en", "on September 2, 31 BC"),
        ("en", "Resolution 2100"),
        ("en", "They may march on."),
        ("en", "an F-16"),
        ("en", "2.5 km"),
        ("en", "open 24/7"),
        ("en", "Tel: +86 2010-2015-86"),
        ("en", "ISBN 978-0-12-345678-9"),
        ("en", "pp. 1024–1036"),
        ("en", "1200–1500 troops"),
        ("en", "a total of 1500"),
        ("en", "2012 soldiers"),
        ("en", "2010 French soldiers"),
        ("en", "$ 1999"),
        ("en", "2000 %"),
        ("en", "https://example.org/2013/07/01/a-story"),
        ("en", "the code 133-03-03-2020"),
        ("en", "Up to 2012 soldiers came."),
        ("en", "version 2.0.1"),
        ("en", "between 1800 and 800 BCE"),
        ("en", "by August Krantz"),
        ("en", "the 3rd century BC"),
        ("en", "2015-32"),
        ("en", "at 1900 hours"),
        ("en", "C130 and U2"),
        ("en", "the next morning"),
        ("en", "a day before the vote"),
        ("en", "Resolution 1710's successor"),
        ("en", "today"),
    ],
)
def test_what_is_no_date_is_not_taken_for_one(language: str, text: str) -> None:
    assert find_dates(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2012, it began.",
        "Up to 2012, nine died.",
        "the 2012 coup",
        "2012 Ruritanian coup",
        "the 2012 Ruritanian civil war",
        "the rebellion of 2012",
        "Rebellion (2012)",
        "Presidential election, 2012",
        "World Cup 2012",
        "not 2012",
        "=2012",
        "in the calendar year 2012",
        "In 2012 soldiers mutinied.",
        "Resolution 2100 (2012)",
    ],
)
def test_a_bare_number_is_a_year_where_something_shows_it(text: str) -> None:
    assert only(text, "en").edtf == "2012"


def test_a_number_joined_to_a_year_is_a_year() -> None:
    assert [edtf for _, edtf in values("sales in 2007, 2009 and 2011", "en")] == ["2007", "2009", "2011"]


def test_a_word_for_a_month_needs_a_sign_that_it_is_one() -> None:
    assert values("It may be in may", "en") == [("may", "XXXX-05")]
    assert values("They march in March.", "en") == [("March", "XXXX-03")]


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("nl", "01/07/2013", "2013-07-01"),
        ("en", "01/07/2013", "2013-01-07"),
        ("en", "13/07/2013 and 01/07/2013", "2013-07-01"),
        ("en", "On 14 March 2013; then 01/07/2013", "2013-07-01"),
        ("nl", "12/25/2012, later 01/07/2013", "2013-01-07"),
    ],
)
def test_a_numeric_date_follows_the_habit_of_the_text(language: str, text: str, edtf: str) -> None:
    assert find_dates(text, language)[-1].edtf == edtf


def test_a_habit_shown_later_counts_within_the_paragraph_only() -> None:
    assert find_dates("01/07/2013 and 13/07/2013", "en")[0].edtf == "2013-07-01"
    assert find_dates("01/07/2013\n\n13/07/2013", "en")[0].edtf == "2013-01-07"


def test_the_day_of_writing_counts_only_where_it_is_given() -> None:
    writing = dt.date(2016, 11, 7)
    assert [m.edtf for m in find_dates("They left yesterday.", "en", reference_date=writing)] == ["2016-11-06"]
    assert [m.edtf for m in find_dates("Zij vertrekken 2 oktober.", "nl", reference_date=writing)] == ["2016-10-02"]
    (since,) = find_dates("since August", "en", reference_date=writing)
    assert (since.earliest, since.latest) == (dt.date(2016, 8, 1), None)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        find_dates("1 mai 2013", "fr")


def test_years_from_and_to_behind_a_noun_that_is_counted_too_are_years() -> None:
    assert values("Zij leidde de missie van 2016 tot eind 2021.", "nl") == [("2016 tot eind 2021", "2016/2021-12")]
    assert values("Een macht van 1950 tot 2000 man stond klaar.", "nl") == []


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "Between 9 and 10 July, 55 Dutch soldiers were held.", "XXXX-07-09/XXXX-07-10"),
        ("en", "On July 10, 55 men fell.", "XXXX-07-10"),
        ("en", "On July 10-11, 40 men fell.", "XXXX-07-10/XXXX-07-11"),
        ("en", "On 10 July 77 Fijian soldiers left.", "XXXX-07-10"),
        ("nl", "Op 4 mei 44 soldaten verloren.", "XXXX-05-04"),
        ("en", "On 5 April 94 he left.", "1994-04-05"),
        ("en", "May 3-4, 97", "1997-05-03/1997-05-04"),
    ],
)
def test_two_digits_behind_a_day_may_count_what_follows_them(language: str, text: str, edtf: str) -> None:
    assert [mention.edtf for mention in find_dates(text, language)] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It struck on 7 December 2017. Since 1999 it has lost 93 men. On 9 October two fell.", "2017-10-09"),
        ("It has been there since 1999. On 9 October two fell.", "1999-10-09"),
    ],
)
def test_a_day_is_not_of_the_year_since_which_something_lasts_where_another_was_told(text: str, edtf: str) -> None:
    assert find_dates(text, "en")[-1].edtf == edtf


@pytest.mark.parametrize(
    ("language", "text", "edtfs"),
    [
        ("en", "It was extended on 5 June 2023 until 14 June 2025.", ["2023-06-05", "2025-06-14"]),
        ("en", "Prolonged by resolution 882 of 5 November 1993 until 5 May 1994.", ["1993-11-05", "1994-05-05"]),
        ("en", "The mandate of 5 November 1993 until 5 May 1994 was the last.", ["1993-11-05/1994-05-05"]),
        ("en", "From 5 June until 7 June 2001 it rained.", ["2001-06-05/2001-06-07"]),
        ("nl", "Het werd op 5 juni 2023 tot 14 juni 2025 verlengd.", ["2023-06-05", "2025-06-14"]),
    ],
)
def test_the_day_of_an_act_and_the_end_that_it_sets_are_two_dates(language: str, text: str, edtfs: list[str]) -> None:
    assert [m.edtf for m in find_dates(text, language)] == edtfs
