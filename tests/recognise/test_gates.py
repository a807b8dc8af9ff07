"""What rules a text out before it is read: no gate hides what the full way finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.read.document import Block
from pipeline.read.source_map import SourceMap
from pipeline.recognise import numbers
from pipeline.recognise.date_lexer import lex
from pipeline.recognise.date_order import read_text
from pipeline.recognise.date_phrases import Expression, expressions
from pipeline.recognise.date_words import DateWords, date_words
from pipeline.recognise.dates import find_dates
from pipeline.recognise.neighbours import Neighbours
from pipeline.recognise.number_context import number_context
from pipeline.recognise.number_mentions import recognise
from pipeline.recognise.number_patterns import Habit
from pipeline.recognise.number_scan import may_hold_numbers

LANGUAGES = ("en", "nl")
# What the gates look for, what stands beside it, and what only looks like it.
_DATES = (
    "3 12 31 45 99 56 843 1200 1999 2012 2101 12015 3,000 12-10-14 7/4/12 1.2.3 1-2-2003 10/1–11/2/2017 1e 2nd "
    "12th 12e 2-de 70s 1970's '56 ’56 '60s Q3 q1 xq2 C130 F-16 Dec31 t12: $ % ° # ° & . , ; : ( ) - – / ' b. 5a.b "
    "12 xx maart March may May mei ma sept. okt juni 'n jaar year years jaren eeuw century decade decades winter "
    "zomer spring first eerste derde third twenty nineteen ninety negentig twintigste negentienhonderd "
    "tweeduizendtien drie three in op on the de of van 't en and t/m tot to begin early eind late half kwart "
    "quarter c. ca. since voor before AD A.D. CE c.e. BC v.Chr. n.Chr. Christmas Kerstmis Easter week weken dag "
    "day days later ago geleden same dat that volgende next vorige last nu now today heden present vandaag date "
    "Tuesday dinsdag soldiers tenten éjan jané İ"
)
_NUMBERS = (
    "12 3,5 .5 ½ 2½ ٣ dozens dozen tientallen tiental enkele several few hundred honderd honderdeen drieëntwintig "
    "drie eerste first third derde half helft quarter a an een één one over of van en and point komma min minus "
    "negative gedeeld door handful couple year jaar hour uur day week maand decade eeuw in uit op out million "
    "miljoen zestiende achteraan eenheid threes xtwo two3 https://x.org/two www.two.org tweede-klas thirty-one "
    "tents – - / \u00a0 _ , ."
)
PIECES = st.sampled_from([*_DATES.split(" "), *_NUMBERS.split(" "), " ", " ", "\n", "https://un.org/2012/may "])
TEXTS = st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=10).map("".join) | st.text(max_size=40)


def dates(text: str, words: DateWords) -> list[Expression]:
    """The date expressions of a text."""
    reading = read_text(text, words)
    return [] if reading is None else expressions(reading, words, None)


class _Anything(frozenset[bytes]):
    """Words of which every text has one."""

    def isdisjoint(self, other: Iterable[object], /) -> bool:
        return False


def ungated(words: DateWords) -> DateWords:
    """The same words, with every word and number taken to carry a date."""
    anything = re.compile(r"(?P<address>(?<![^\W0-9_])https?://\S+)|[0-9]+|[^\W0-9_]+")
    return replace(words, carriers=anything, carrying=_Anything())


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@example(text="¼1/1/00", language="en")
@settings(max_examples=1000, deadline=None)
def test_what_can_carry_no_date_hides_none(text: str, language: str) -> None:
    words = date_words(language)
    assert dates(text, words) == dates(text, ungated(words))


@pytest.mark.parametrize("behind", ["", " van", "x", "th", " 2012", "-7"])
@pytest.mark.parametrize("before", ["", "de ", "x", "1.", "12th of the ", "3 "])
def test_every_word_of_the_lexicon_that_can_make_a_date_is_seen(before: str, behind: str) -> None:
    for language in LANGUAGES:
        words = date_words(language)
        for word in words.classes:
            text = f"{before}{word}{behind}"
            assert dates(text, words) == dates(text, ungated(words)), text


@pytest.mark.parametrize("far", range(7))
def test_how_far_before_a_date_its_words_begin_changes_nothing(far: int) -> None:
    words = date_words("en")
    for spaces in range(12):
        for word in ("before", "therebefore", "12 before", "2012 x before"):
            text = f"{word} {'the ' * far}{' ' * spaces}2012"
            assert dates(text, words) == dates(text, ungated(words)), text


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@settings(max_examples=1000, deadline=None)
def test_a_text_that_holds_no_number_has_none(text: str, language: str) -> None:
    if not may_hold_numbers(text, language):
        context = number_context(language)
        found = recognise(text, context, Habit(context.lexicon.decimal_mark), is_learning=True)
        assert (found.mentions, found.identifiers) == ([], [])


def test_every_word_of_the_lexicon_that_makes_a_number_is_seen() -> None:
    for language in LANGUAGES:
        context = number_context(language)
        phrases = [phrase for found in context.vague_phrases.values() for phrase in found]
        lengths = [f"{a} {n}" for a in ("a", "an", "een") for n in context.data["one_as_article"]["nouns"]]
        for text in (*context.lexicon.words, *phrases, *lengths, "een op de drie", "one in three"):
            context = number_context(language)
            if recognise(text, context, Habit(context.lexicon.decimal_mark), is_learning=True).mentions:
                assert may_hold_numbers(text, language), text


def test_most_text_is_ruled_out() -> None:
    text = "The harbour, closed since the storm, was opened again by engineers of the garrison"
    assert lex(text, date_words("en")) is None
    assert not may_hold_numbers(text, "en")


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@settings(max_examples=400, deadline=None)
def test_a_text_that_is_all_date_has_no_number_beside_it(text: str, language: str) -> None:
    spans = [(m.start, m.end) for m in find_dates(text, language)]
    context = number_context(language)
    if spans and numbers._is_all_date(text, spans, context):
        habit = Habit(context.lexicon.decimal_mark)
        assert recognise(text, context, habit, is_learning=False, dates=spans).mentions == []


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("12 May 2012", "en", []),
        ("three days later", "en", [3]),
        ("de eerste drie weken van 2012", "nl", [3]),
        ("2012 (12)", "en", [12]),
    ],
)
def test_a_text_that_is_a_date_keeps_the_lengths_of_time_in_it(text: str, language: str, values: list[int]) -> None:
    source = SourceMap((0,), (0,), (len(text),), (True,))
    block = Block(0, "table_cell", text, (), 0, len(text), source)
    (found,) = numbers.find_numbers_in_blocks([block], language, [[(0, len(text) - (5 if "(" in text else 0))]])
    assert [m.value for m in found] == values


@given(text=TEXTS, language=st.sampled_from(LANGUAGES), at=st.integers(min_value=0, max_value=60))
@settings(max_examples=400, deadline=None)
def test_the_word_behind_a_number_tells_whether_it_measures_time(text: str, language: str, at: int) -> None:
    near, context, end = Neighbours(text), number_context(language), min(at, len(text))
    unit = context.unit(text, near.around(end, end)) if end < len(text) else None
    if unit is not None and unit[0] in context.time_units:
        assert near.word_behind(end) in context.time_words
