"""What the words around a number make of it: qualifier, range, percent, unit, noun."""

from __future__ import annotations

import pytest

from pipeline.recognise.mentions import NumberMention
from pipeline.recognise.numbers import find_numbers


def only(text: str, language: str) -> NumberMention:
    (mention,) = find_numbers(text, language)
    return mention


@pytest.mark.parametrize(
    ("language", "words", "qualifier"),
    [
        ("nl", "ruim 300 tenten", "at_least"),
        ("nl", "meer dan 300 tenten", "at_least"),
        ("nl", "ten minste 300 tenten", "at_least"),
        ("nl", "300 tenten of meer", "exact"),
        ("nl", "maximaal 300 tenten", "at_most"),
        ("nl", "minder dan 300 tenten", "at_most"),
        ("nl", "zo'n 300 tenten", "about"),
        ("nl", "zo\u2019n 300 tenten", "about"),
        ("nl", "circa 300 tenten", "about"),
        ("nl", "ongeveer driehonderd tenten", "about"),
        ("nl", "bijna 300 tenten", "about"),
        ("nl", "plus minus 300 tenten", "about"),
        ("nl", "naar schatting 300 tenten", "about"),
        ("nl", "een kleine 300 tenten", "about"),
        ("nl", "een driehonderdtal tenten", "about"),
        ("nl", "slechts 300 tenten", "exact"),
        ("en", "about 300 tents", "about"),
        ("en", "some 300 tents", "about"),
        ("en", "c. 300 tents", "about"),
        ("en", "~300 tents", "about"),
        ("en", "nearly three hundred tents", "about"),
        ("en", "an estimated 300 tents", "about"),
        ("en", "up to 300 tents", "at_most"),
        ("en", "brought up to 300 tents", "exact"),
        ("en", "fewer than 300 tents", "at_most"),
        ("en", "a maximum of 300 tents", "at_most"),
        ("en", "at least 300 tents", "at_least"),
        ("en", "more than 300 tents", "at_least"),
        ("en", "no fewer than 300 tents", "at_least"),
        ("en", "300 or more tents", "at_least"),
        ("en", "the 300 tents", "exact"),
    ],
)
def test_a_word_beside_the_number_says_how_sure_it_is(language: str, words: str, qualifier: str) -> None:
    mention = only(words, language)
    assert (mention.value, mention.qualifier) == (300, qualifier)


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("nl", "Er waren tientallen huizen weg.", "tientallen"),
        ("nl", "Er waren enkele tientallen huizen weg.", "enkele tientallen"),
        ("nl", "Er waren een paar honderd huizen weg.", "een paar honderd"),
        ("en", "There were dozens of tents.", "dozens"),
        ("en", "There were tens of thousands of tents.", "tens of thousands"),
        ("en", "There were several tents.", "several"),
        ("en", "There were a few hundred tents.", "a few hundred"),
    ],
)
def test_a_vague_quantity_has_no_value(language: str, text: str, written: str) -> None:
    mention = only(text, language)
    assert text[mention.start : mention.end] == written
    assert (mention.value, mention.qualifier) == (None, "vague")
    assert mention.noun in ("huizen", "tents")


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("nl", "10–15 tenten", 10, 15),
        ("nl", "10-15 tenten", 10, 15),
        ("nl", "tussen 200 en 300 tenten", 200, 300),
        ("nl", "tussen de 0,2 en 10 km", "0.2", 10),
        ("nl", "2 tot 3 tenten", 2, 3),
        ("nl", "10 à 15 tenten", 10, 15),
        ("nl", "twee tot drie miljoen", 2_000_000, 3_000_000),
        ("nl", "2 à 3.000 tenten", 2_000, 3_000),
        ("nl", "50 tot 3.000 tenten", 50, 3_000),
        ("nl", "drie- à vierhonderd tenten", 300, 400),
        ("nl", "twee- tot drieduizend tenten", 2_000, 3_000),
        ("en", "2–3,000 tents", 2_000, 3_000),
        ("en", "2,000–3,000 tents", 2_000, 3_000),
        ("en", "between 200 and 300 tents", 200, 300),
        ("en", "two to three hundred tents", 200, 300),
        ("en", "2 to 3 million", 2_000_000, 3_000_000),
        ("en", "$10–$15", 10, 15),
    ],
)
def test_a_range_is_one_mention_with_both_ends(language: str, text: str, low: object, high: object) -> None:
    mention = only(text, language)
    assert (str(mention.value), str(mention.value_high)) == (str(low), str(high))


def test_a_change_and_a_score_are_two_numbers() -> None:
    assert [m.value for m in find_numbers("It grew from 4,000 to 6,000.", "en")] == [4000, 6000]
    assert [m.value for m in find_numbers("raised by 5,900 to 16,700", "en")] == [5900, 16700]
    assert [m.value for m in find_numbers("verhoogd met 5.900 tot 16.700", "nl")] == [5900, 16700]
    assert [(m.value, m.value_high) for m in find_numbers("raised by 5,000 to 6,000 men", "en")] == [(5000, 6000)]
    assert [m.value for m in find_numbers("it fell by about a thousand to 3,708", "en")] == [1000, 3708]
    assert [m.value for m in find_numbers("Men verloor in acht jaar twintig mensen", "nl")] == [8, 20]
    assert [m.value for m in find_numbers("Resolution 1299 to 13,000", "en")] == [1299, 13000]
    assert [m.value for m in find_numbers("vier bij tien kilometer", "nl")] == [4, 10]
    assert [m.value for m in find_numbers("a vote of 13–2", "en")] == [13, 2]
    assert [m.value for m in find_numbers("6 van de 10 tenten", "nl")] == [6, 10]


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("nl", "Bijna 90 procent kwam.", "90 procent"),
        ("nl", "Van hen kwam 12 % terug.", "12 %"),
        ("nl", "Zowat twee procent kwam.", "twee procent"),
        ("en", "About 90 per cent came.", "90 per cent"),
        ("en", "Some 0.5% came.", "0.5%"),
        ("en", "It rose by 3 percentage points.", "3 percentage points"),
    ],
)
def test_percent_is_inside_the_mention(language: str, text: str, written: str) -> None:
    mention = only(text, language)
    assert (text[mention.start : mention.end], mention.notation) == (written, "percent")


def test_the_ends_of_a_range_share_the_percent_sign() -> None:
    mention = only("5–10% of voters", "en")
    assert (mention.value, mention.value_high, mention.notation) == (5, 10, "percent")


@pytest.mark.parametrize(
    ("language", "text", "unit", "noun"),
    [
        ("nl", "een strook van 10 kilometer", "km", "kilometer"),
        ("nl", "na tien jaar", "a", "jaar"),
        ("nl", "voor een jaar", "a", "jaar"),
        ("nl", "een half jaar", "a", "jaar"),
        ("nl", "60,3 miljoen dollar", "USD", "dollar"),
        ("nl", "$ 57,6 mln", "USD", None),
        ("nl", "€5", "EUR", None),
        ("nl", "-5 °C", "Cel", "°C"),
        ("en", "a 10-day siege", "d", "day"),
        ("en", "for a year", "a", "year"),
        ("en", "75 km long", "km", "km"),
        ("en", "10 km² of land", "km2", "km²"),
        ("en", "£3bn", "GBP", None),
        ("en", "US$ 5 million", "USD", None),
    ],
)
def test_what_measures_has_a_unit(language: str, text: str, unit: str, noun: str | None) -> None:
    mention = only(text, language)
    assert (mention.unit, mention.noun) == (unit, noun)


@pytest.mark.parametrize(
    ("language", "text", "noun"),
    [
        ("nl", "Er kwamen 40 militairen aan.", "militairen"),
        ("nl", "Er kwamen 40 man goed getraind personeel aan.", "personeel"),
        ("nl", "Er kwamen 40 man.", "man"),
        ("nl", "Er kwamen 40 Keniaanse blauwhelmen aan.", "blauwhelmen"),
        ("nl", "Er kwamen vier Mi-8-helikopters aan.", "helikopters"),
        ("nl", "Er waren zeven bepantserde personeelsvoertuigen.", "personeelsvoertuigen"),
        ("nl", "Er vielen 40 doden.", "doden"),
        ("nl", "Gesneuveld: 40", "Gesneuveld"),
        ("nl", "Aantal agenten: 40", "agenten"),
        ("nl", "resolutie 1701", "resolutie"),
        ("nl", "VN-resolutie 1701", "VN-resolutie"),
        ("nl", "het 44e bataljon", "bataljon"),
        ("en", "It has 40 Kenyan UN peacekeepers.", "peacekeepers"),
        ("en", "It has 4 UH 60 Hawk helicopters.", "helicopters"),
        ("en", "It has 40 Military Police officers.", "officers"),
        ("en", "Forty members of the police came.", "members"),
        ("en", "There were 40 injured.", "injured"),
        ("en", "Six Danes wounded there.", "Danes"),
        ("en", "It runs two further field hospitals.", "hospitals"),
        ("en", "the third largest harbour", "harbour"),
        ("en", "Resolution No. 1701", "Resolution"),
        ("en", "40 of them", None),
    ],
)
def test_the_noun_is_what_is_counted(language: str, text: str, noun: str | None) -> None:
    mention = only(text, language)
    assert mention.noun == noun
    if noun is not None:
        assert mention.noun_start is not None
        assert mention.noun_end is not None
        assert text[mention.noun_start : mention.noun_end] == noun


def test_numbers_in_a_row_share_the_noun_before_them() -> None:
    assert [m.noun for m in find_numbers("resolutions 425 and 426", "en")] == ["resolutions"] * 2
    assert [m.noun for m in find_numbers("resoluties 425 en 426", "nl")] == ["resoluties"] * 2
