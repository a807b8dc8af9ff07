"""The value of a number, in digits and words, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.recognise.numbers import find_numbers


def found(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(text[m.start : m.end], None if m.value is None else str(m.value)) for m in find_numbers(text, language)]


def values(text: str, language: str) -> list[Decimal | None]:
    return [m.value for m in find_numbers(text, language)]


@pytest.mark.parametrize(
    ("language", "written", "value"),
    [
        ("nl", "12.640", "12640"),
        ("nl", "1,5", "1.5"),
        ("nl", "1.234.567", "1234567"),
        ("nl", "1.234,56", "1234.56"),
        ("nl", "12 640", "12640"),
        ("nl", "12\u00a0640", "12640"),
        ("nl", "12\u202f640", "12640"),
        ("nl", "12\u2009640", "12640"),
        ("nl", "6000", "6000"),
        ("en", "12,640", "12640"),
        ("en", "1.5", "1.5"),
        ("en", "1,234,567.8", "1234567.8"),
        ("en", "1.234,56", "1234.56"),
        ("en", "6000", "6000"),
        ("en", "12,34,567", "1234567"),
        ("en", ".25", "0.25"),
        ("en", "1.3e6", "1300000"),
        ("en", "6.2x10^3", "6200"),
        ("en", "2½", "2.5"),
        ("en", "3/4", "0.75"),
    ],
)
def test_digits_are_read_by_the_marks_of_the_language(language: str, written: str, value: str) -> None:
    assert found(f"({written})", language) == [(written, value)]


@pytest.mark.parametrize(
    ("language", "written", "value"),
    [
        ("nl", "twaalfduizend zeshonderd", 12600),
        ("nl", "veertienhonderd", 1400),
        ("nl", "tweeëntwintig", 22),
        ("nl", "tweeentwintig", 22),
        ("nl", "zeshonderdzeventien", 617),
        ("nl", "duizend vierenvijftig", 1054),
        ("nl", "vijfentwintighonderdzevenenzeventig", 2577),
        ("nl", "honderd en vijf", 105),
        ("nl", "negenhonderdnegenennegentigduizend", 999_000),
        ("nl", "zeventien miljoen drieënvijftigduizend negenhonderdtachtig", 17_053_980),
        ("nl", "anderhalf", "1.5"),
        ("nl", "tweeënhalf", "2.5"),
        ("nl", "vijf en een half", "5.5"),
        ("nl", "een half miljoen", 500_000),
        ("nl", "anderhalf miljoen", 1_500_000),
        ("nl", "een dozijn", 12),
        ("nl", "één", 1),
        ("nl", "nul", 0),
        ("nl", "vijf komma vijf", "5.5"),
        ("en", "two thousand", 2000),
        ("en", "twenty-one", 21),
        ("en", "a hundred", 100),
        ("en", "one hundred and five", 105),
        ("en", "fifteen hundred", 1500),
        ("en", "half a million", 500_000),
        ("en", "two and a half million", 2_500_000),
        ("en", "three million and a half", 3_500_000),
        ("en", "two hundred and two thousand", 202_000),
        ("en", "twenty-three million four hundred fifty-six thousand seven hundred eighty-nine", 23_456_789),
        ("en", "a dozen", 12),
        ("en", "a couple", 2),
        ("en", "three dozen", 36),
        ("en", "two point zero three", "2.03"),
        ("en", "zero", 0),
    ],
)
def test_number_words_are_read_whole(language: str, written: str, value: object) -> None:
    assert found(f"({written})", language) == [(written, str(value))]


@pytest.mark.parametrize(
    ("language", "text", "written", "value"),
    [
        ("nl", "Het kostte 1,5 miljoen.", "1,5 miljoen", 1_500_000),
        ("nl", "Er ging 57,6 mln heen.", "57,6 mln", 57_600_000),
        ("nl", "Er ging 10k heen.", "10k", 10_000),
        ("en", "It cost 13.2 thousand.", "13.2 thousand", 13_200),
        ("en", "It cost 3bn in all.", "3bn", 3_000_000_000),
        ("en", "It cost 4 thousand 3 hundred and 21.", "4 thousand 3 hundred and 21", 4321),
    ],
)
def test_digits_and_words_make_one_number(language: str, text: str, written: str, value: int) -> None:
    assert found(text, language) == [(written, str(value))]


@pytest.mark.parametrize(
    ("language", "written", "value"),
    [
        ("nl", "44e", 44),
        ("nl", "2de", 2),
        ("nl", "30ste", 30),
        ("nl", "eerste", 1),
        ("nl", "tweede", 2),
        ("nl", "honderdvijfentwintigste", 125),
        ("nl", "tweeduizend zestiende", 2016),
        ("nl", "vier miljoenste", 4_000_000),
        ("en", "2nd", 2),
        ("en", "44th", 44),
        ("en", "third", 3),
        ("en", "twenty-fifth", 25),
        ("en", "one hundred and first", 101),
        ("en", "two hundredth", 200),
    ],
)
def test_ordinals_carry_their_value_and_say_that_they_are_ordinals(language: str, written: str, value: int) -> None:
    (mention,) = find_numbers(f"({written})", language)
    assert (mention.value, mention.notation) == (value, "ordinal")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "twee derde van het land", "0.6667"),
        ("nl", "een derde van het land", "0.3333"),
        ("nl", "driekwart van het land", "0.75"),
        ("nl", "drie kwart van het land", "0.75"),
        ("nl", "honderd en twee derde", "100.6667"),
        ("nl", "een op de tien huizen", "0.1"),
        ("en", "two thirds of the land", "0.6667"),
        ("en", "a third of the land", "0.3333"),
        ("en", "one twenty-fifth of the land", "0.04"),
        ("en", "one hundred and three quarters", "100.75"),
        ("en", "one in ten houses", "0.1"),
    ],
)
def test_fractions_and_rates_are_parts_of_one(language: str, text: str, value: str) -> None:
    (number,) = values(text, language)
    assert number is not None
    assert round(number, 4) == Decimal(value)


def test_an_ordinal_behind_an_article_is_a_part_only_where_nothing_is_counted() -> None:
    assert found("Een derde aanval volgde.", "nl") == [("derde", "3")]
    assert found("A third attack followed.", "en") == [("third", "3")]
    assert [str(v)[:4] for v in values("It lost a third.", "en")] == ["0.33"]


def test_numbers_that_do_not_fit_together_stay_apart() -> None:
    assert values("two hundred, three hundred and 40", "en") == [200, 300, 40]
    assert values("three-nought-four", "en") == [3, 0, 4]
    assert values("twintig en dertig", "nl") == [20, 30]
    assert values("22,24,26,31", "en") == [22, 24, 26, 31]
    assert values("In september waren er 423 0000 zakken", "nl") == [423, 0]
    assert values("a hundred and 25 were hurt", "en") == [100, 25]


def test_a_minus_belongs_to_a_number_and_a_dash_or_bullet_does_not() -> None:
    assert values("Het vroor: -5 graden", "nl") == [-5]
    assert values("het werd min vijf", "nl") == [-5]
    assert values("minus 3.5 points", "en") == [Decimal("-3.5")]
    assert values("\u22127 degrees", "en") == [-7]
    assert values("- 47 engineers", "en") == [47]
    assert values("Ghana - 47 engineers", "en") == [47]
    assert values("- 10 k", "en") == [-10_000]
    assert values("plus minus 800 tenten", "nl") == [800]


def test_three_digits_behind_the_decimal_mark_are_thousands_where_something_whole_is_counted() -> None:
    assert values("A total of 12.640 soldiers came.", "en") == [12640]
    assert values("The index stood at 12.640 then.", "en") == [Decimal("12.64")]
    assert values("De weg is 12,640 km lang.", "nl") == [Decimal("12.64")]


def test_the_habit_of_the_text_before_settles_a_doubtful_separator() -> None:
    assert values("First 1.234.567 bags, then 12.640 of them.", "en")[-1] == 12640
    assert values("The rate was 1.5 and then 12.640 exactly.", "en")[-1] == Decimal("12.64")


def test_a_lone_foreign_decimal_does_not_turn_the_language_round() -> None:
    assert values("Het kostte 1.5 miljoen; er waren 6.000 tenten.", "nl") == [1_500_000, 6000]
    assert values("Om 16.05 uur telde men 6.000 tenten.", "nl") == [6000]


def test_what_a_resolution_sets_is_no_range_from_its_number() -> None:
    found = find_numbers("verhoogde het plafond met resolutie 2132 tot 12.500 man", "nl")
    assert [(m.value, m.value_high) for m in found] == [(2132, None), (12500, None)]
    found = find_numbers("Er vielen 300 tot 1000 doden.", "nl")
    assert [(m.value, m.value_high) for m in found] == [(300, 1000)]
