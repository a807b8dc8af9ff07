"""What always holds of numbers: any number is found with its value, spans are sound, work is linear."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from text_to_num import text2num

from pipeline.recognise.numbers import find_identifiers, find_numbers

LANGUAGES = st.sampled_from(["en", "nl"])
FILLERS = {"en": "They found {} tents there.", "nl": "Daar stonden {} tenten."}
_WORDS = (
    "12 12.640 1,5 1.234.567 - – % . , een één a one half twee three hundred honderd miljoen million and en of van",
    "derde thirds point komma tussen between to tot mei May in om uur $ km man soldiers F-27 dozens tientallen İ ½",
    "1e5 ^ ( ) ' minus min resolutie 44e 2nd x 52°31′12″N",
)
PIECES = st.sampled_from([*" ".join(_WORDS).split(" "), " ", "\n", "\n\n"])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=60)

_UNITS = {
    "en": "zero one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien "
    "elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}


def spell(number: int, language: str) -> str:
    """A number from 2 up in words, as dictionaries spell it; the Dutch one has its accents where it stands alone."""
    units, tens = _UNITS[language].split(), _TENS[language].split()
    if number < 20:
        return units[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        if not unit:
            return tens[ten - 2]
        if language == "en":
            return f"{tens[ten - 2]}-{units[unit]}"
        return f"{units[unit]}{'ën' if units[unit].endswith('e') else 'en'}{tens[ten - 2]}"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        if language == "en":
            return f"{units[hundreds]} hundred" + (f" and {spell(rest, language)}" if rest else "")
        return ("" if hundreds == 1 else units[hundreds]) + "honderd" + (spell(rest, language) if rest else "")
    if number < 1_000_000:
        thousands, rest = divmod(number, 1000)
        joint = " and " if language == "en" and 0 < rest < 100 else " "
        lead = "" if thousands == 1 and language == "nl" else spell(thousands, language)
        head = f"{lead} thousand" if language == "en" else f"{lead}duizend"
        return head + (joint + _one_or_more(rest, language) if rest else "")
    millions, rest = divmod(number, 1_000_000)
    word = "million" if language == "en" else "miljoen"
    lead = _one_or_more(millions, language)
    joint = " and " if language == "en" and 0 < rest < 100 else " "
    return f"{lead} {word}" + (joint + _one_or_more(rest, language) if rest else "")


def _one_or_more(number: int, language: str) -> str:
    return "één" if number == 1 and language == "nl" else spell(number, language)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(min_value=0, max_value=10**12).filter(lambda n: not 1000 <= n < 2200),
    st.integers(min_value=0, max_value=2),
    LANGUAGES,
)
def test_a_number_in_digits_is_found_with_its_value(whole: int, places: int, language: str) -> None:
    number = Decimal(whole) / 10**places
    written = format_decimal(number, locale=language, decimal_quantization=False)
    text = FILLERS[language].format(written)
    assert [(text[m.start : m.end], m.value) for m in find_numbers(text, language)] == [(written, number)]


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=2, max_value=999) | st.integers(min_value=2, max_value=10**9 - 1), LANGUAGES)
def test_a_number_in_words_is_found_with_its_value(number: int, language: str) -> None:
    written = spell(number, language)
    text = FILLERS[language].format(written)
    assert [(text[m.start : m.end], m.value) for m in find_numbers(text, language)] == [(written, number)]


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=2, max_value=999_999), LANGUAGES)
def test_text2num_reads_number_words_likewise(number: int, language: str) -> None:
    written = spell(number, language)
    (mention,) = find_numbers(written, language)
    assert mention.value == text2num(written, language)


@settings(max_examples=400, deadline=None)
@given(TEXTS, LANGUAGES)
def test_spans_are_in_bounds_in_order_and_do_not_overlap(text: str, language: str) -> None:
    at = 0
    for mention in find_numbers(text, language):
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end
        if mention.noun is not None:
            assert mention.noun_start is not None
            assert text[mention.noun_start : mention.noun_end] == mention.noun
        if mention.value_high is not None:
            assert mention.value is not None
            assert mention.value < mention.value_high
    for identifier in find_identifiers(text, language):
        assert text[identifier.start : identifier.end] == identifier.quote != ""


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, LANGUAGES)
def test_text_behind_a_blank_line_changes_nothing_before_it(first: str, second: str, language: str) -> None:
    alone = find_numbers(first + "\n\n", language)
    both = find_numbers(first + "\n\n" + second, language)
    assert [m for m in both if m.end <= len(first) + 2] == alone


@pytest.mark.parametrize(
    "unit",
    [
        "x", "7", "1.", "1,", "1-", "1/", "1_", "111 ", "F-", "duizend ", "one hundred ", "honderdeen", "een ", "half ",
        "minus ", "maart", "a/", "https://", " ", "\n", "1e", "½", "one and ", "point one ",
    ],
)  # fmt: skip
def test_the_work_grows_with_the_text_and_not_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find_numbers(text, "en")
        find_numbers(text, "nl")
        return time.process_time() - start

    seconds(2_000)
    small, large = (min(seconds(size) for _ in range(2)) for size in (8_000, 32_000))
    assert large < 16 * small + 0.1
