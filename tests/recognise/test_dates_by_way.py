"""Dates named by way of the one told last: days by an ordinal, seasons and parts of its year; decades in a row."""

from __future__ import annotations

import pytest

from pipeline.recognise.dates import find_dates


def found(text: str, language: str) -> list[tuple[str, str, str | None]]:
    """Words, value and part of every date of a text."""
    return [(text[m.start : m.end], m.edtf, m.modifier) for m in find_dates(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "quote", "edtf"),
    [
        ("en", "They landed on 3 May 2001; on the 9th four of them died.", "9th", "2001-05-09"),
        ("en", "They landed on 3 May 2001 and by the 20th all was quiet.", "20th", "2001-05-20"),
        ("en", "They landed on 3 May 2001. On the twelfth the town fell quiet.", "twelfth", "2001-05-12"),
        ("en", "It rained all through May 2001. On Monday the 14th a shell hit the mill.", "14th", "2001-05-14"),
        ("en", "They landed on 27 May 2001 and left again on the 2nd.", "2nd", "2001-06-02"),
        ("nl", "Zij landden op 3 mei 2001; op de 9e vielen er vier doden.", "9e", "2001-05-09"),
        ("nl", "Zij landden op 3 mei 2001. Op de twaalfde begon de aftocht.", "twaalfde", "2001-05-12"),
        ("nl", "In mei 2001 regende het, en op maandag de 14e sloeg een granaat in.", "14e", "2001-05-14"),
        ("nl", "Zij landden op 27 december 2001 en vertrokken op de 2e.", "2e", "2002-01-02"),
    ],
)
def test_an_ordinal_alone_is_a_day_where_the_clause_goes_on_behind_it(
    language: str, text: str, quote: str, edtf: str
) -> None:
    assert found(text, language)[1:] == [(quote, edtf, None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In May 2001 they sat on the 3rd floor, by the 2nd Battalion, on the twelfth attempt."),
        ("en", "In May 2001, on the third, he gave up."),
        ("nl", "In mei 2001 zaten zij op de 3e verdieping, op de twaalfde plaats."),
        ("nl", "In mei 2001 stonden zij op de derde, en laatste, plaats."),
    ],
)
def test_an_ordinal_that_numbers_a_noun_is_no_day(language: str, text: str) -> None:
    assert len(found(text, language)) == 1


@pytest.mark.parametrize(
    ("language", "text", "quote", "edtf", "part"),
    [
        ("en", "They came in March 1988 and left by the end of the year.", "end of the year", "1988", "late"),
        (
            "en",
            "They came on 3 March 1988. At the start of the month snow fell.",
            "start of the month",
            "1988-03",
            "early",
        ),
        (
            "nl",
            "In maart 1988 kwamen zij, aan het einde van het jaar niet meer.",
            "einde van het jaar",
            "1988",
            "late",
        ),
        ("nl", "Zij kwamen in maart 1988; halverwege het jaar waren er meer.", "halverwege het jaar", "1988", "mid"),
        ("en", "It began in 1988; in the spring of that year more came.", "spring of that year", "1988-21", None),
        ("nl", "In 1988 begon het; in het najaar van dat jaar kwamen er meer.", "najaar van dat jaar", "1988-23", None),
        ("en", "It began in October 1988. The following spring it ended.", "The following spring", "1989-21", None),
        ("en", "It began in March 1988. The previous winter was hard.", "The previous winter", "1987-24", None),
        (
            "nl",
            "In oktober 1988 begon het. Het volgende voorjaar hield het op.",
            "Het volgende voorjaar",
            "1989-21",
            None,
        ),
    ],
)
def test_a_part_of_the_year_told_last(language: str, text: str, quote: str, edtf: str, part: str | None) -> None:
    assert found(text, language)[1:] == [(quote, edtf, part)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the end of the year they leave."),
        ("en", "It began in 1988, at the end of the year-long truce."),
        ("en", "It began in 1988; at the end of the day nobody had won."),
        ("nl", "Aan het eind van het jaar gaan zij weg."),
        ("nl", "In 1988 begon het; aan het eind van de dag had niemand gewonnen."),
    ],
)
def test_the_end_of_no_year_that_was_told(language: str, text: str) -> None:
    assert all(part is None for _, _, part in found(text, language))


def test_the_word_for_a_decade_stands_before_two() -> None:
    assert found("in de jaren zestig en zeventig", "nl") == [
        ("jaren zestig", "196X", None),
        ("zeventig", "197X", None),
    ]
    assert [edtf for _, edtf, _ in found("de jaren '80 en '90", "nl")] == ["198X", "199X"]
    assert [edtf for _, edtf, _ in found("de jaren 70 en 80", "nl")] == ["197X", "198X"]
    assert [edtf for _, edtf, _ in found("de jaren 90 en 40 tenten", "nl")] == ["199X"]


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "Observers: 1978-present", "1978/.."),
        ("en", "Observers, 1991–", "1991/.."),
        ("nl", "Waarnemers: 1956-heden", "1956/.."),
        ("en", "He led it from Jan. to Mar. 1994.", "1994-01/1994-03"),
        ("nl", "Hij leidde het jan. t/m mrt. 1996.", "1996-01/1996-03"),
    ],
)
def test_the_ends_of_a_span_may_be_tied_or_shortened(language: str, text: str, edtf: str) -> None:
    assert [each[1] for each in found(text, language)] == [edtf]


def test_a_hyphen_makes_a_compound_of_a_number_and_any_other_word() -> None:
    assert found("a 1900-strong force", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "Star of Merit, 2008 (silver)", "2008"),
        ("en", "He wrote two books on it (London, 1999; Geneva, 2003).", "1999"),
        ("nl", "Orde van Verdienste, 2008 (zilver)", "2008"),
        ("en", "It followed 2011's uprising.", "2011"),
    ],
)
def test_a_number_that_closes_a_phrase_behind_a_comma_is_a_year(language: str, text: str, edtf: str) -> None:
    assert found(text, language)[0][1] == edtf


def test_what_is_too_early_or_numbered_is_no_year() -> None:
    assert found("Ghana, 1500; Resolution 1701's aim", "en") == []


def test_a_month_labels_a_line() -> None:
    text = "In 1994 it shrank:\n* May: 471\n* Oct: 270"
    assert [(quote, edtf) for quote, edtf, _ in found(text, "en")][1:] == [("May", "1994-05"), ("Oct", "1994-10")]
    assert found("May Berg: chair\nMay, a driver", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        (
            "en",
            "It gave them until 15 January 1961 to leave the port, which they had seized on 2 August.",
            "1960-08-02",
        ),
        ("en", "On 15 January 1961 talks began, after rebels had entered the port on 2 August.", "1960-08-02"),
        ("nl", "Op 15 januari 1961 begon het overleg, nadat de haven op 2 augustus was bezet.", "1960-08-02"),
        ("en", "On 15 January 1961 talks began, and on 2 August they ended.", "1961-08-02"),
        ("en", "By 20 June 1961 the wall had risen to the roof, and by 27 July it was done.", "1961-07-27"),
        ("en", "By March 1961 it was there; it had fourteen tents on 2 August.", "1961-08-02"),
    ],
)
def test_a_day_of_what_had_been_before_lies_in_the_year_before(language: str, text: str, edtf: str) -> None:
    assert found(text, language)[1][1] == edtf


def test_what_had_been_before_gives_no_year_to_what_comes_next() -> None:
    text = "On 15 January 1961 talks began, after rebels had entered the port on 2 August; on 24 February they ended."
    assert found(text, "en")[2] == ("24 February", "1961-02-24", None)


@pytest.mark.parametrize(
    ("language", "text", "edtfs"),
    [
        ("en", "Raids on 12 & 13 June 2012", ["2012-06-12/2012-06-13"]),
        ("en", "Smith & Dee 2003, p. 5", ["2003"]),
        ("en", "in 1985–9 and on no other day", ["1985/1989"]),
        ("nl", "Mandaat: 12/1992-10/1993", ["1992-12/1993-10"]),
        ("nl", "in de jaren 1992 en 1993", ["1992", "1993"]),
        ("nl", "in de jaren 1995-1998", ["1995/1998"]),
        ("nl", "Resoluties 1816 en 1838 van 2008", ["2008"]),
        ("en", "a book (London 1999)", ["1999"]),
    ],
)
def test_short_forms_of_spans_and_sources(language: str, text: str, edtfs: list[str]) -> None:
    assert [each[1] for each in found(text, language)] == edtfs


@pytest.mark.parametrize(
    ("language", "text", "edtfs"),
    [
        ("en", "Bob (Canada), 1 December 2017 – 2021", ["2017-12-01/2021"]),
        ("nl", "mei 2003–2005", ["2003-05/2005"]),
        ("en", "* 1998 Star of Merit", ["1998"]),
        ("en", "2000 Nepalese came", []),
        ("en", "more than the 2,412 of 2009", ["2009"]),
        ("en", "Lee (Norway), 1994", ["1994"]),
        ("en", "a mission 2007–2010", ["2007/2010"]),
        ("en", "Exampland (1979–1975)", ["1979", "1975"]),
        ("en", "By year: 2016 6 dead, 2017 22 dead", ["2016", "2017"]),
        ("en", "Killed on October 16, 2003, and on October 20, and two men on October 21",
         ["2003-10-16", "2003-10-20", "2003-10-21"]),
    ],
)  # fmt: skip
def test_years_in_lists_and_fields(language: str, text: str, edtfs: list[str]) -> None:
    assert [each[1] for each in found(text, language)] == edtfs


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It came on 3 May 2001. In the following weeks four died, and in the days after two."),
        ("nl", "Op 3 mei 2001 kwam het. In de dagen daarna stierven er vier."),
    ],
)
def test_several_days_are_no_day(language: str, text: str) -> None:
    assert len(found(text, language)) == 1


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "Fought in May 1978. In March 1977 a raid had failed, on 10 April. On 11 May they came.", "1978-05-11"),
        ("nl", "Het was in mei 1978. In maart 1977 was er eerder een inval. Op 11 mei kwamen zij.", "1978-05-11"),
        ("en", "It fell in 1978. In 1977 there were talks. On 11 May they failed.", "1977-05-11"),
        ("en", "It fell in May 1978; by the evening of the 13th they held the town.", "1978-05-13"),
    ],
)  # fmt: skip
def test_a_sentence_that_goes_back_gives_no_year_to_the_next(language: str, text: str, edtf: str) -> None:
    assert found(text, language)[-1][1] == edtf
