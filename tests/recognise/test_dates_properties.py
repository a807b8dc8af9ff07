"""What must hold for the dates of any text."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.recognise.dates import find_dates
from pipeline.recognise.edtf import bounds

LANGUAGES = st.sampled_from(["nl", "en"])
WORDS = st.sampled_from(
    [
        "3",
        "12",
        "2012",
        "1999",
        "31",
        "maart",
        "May",
        "april",
        "tot",
        "to",
        "–",
        "-",
        "/",
        ",",
        ".",
        "en",
        "and",
        "begin",
        "late",
        "voor",
        "before",
        "since",
        "de",
        "the",
        "of",
        "van",
        "jaren",
        "negentig",
        "1990s",
        "19e",
        "eeuw",
        "century",
        "dat jaar",
        "that year",
        "drie",
        "dagen",
        "later",
        "'56",
        "zomer",
        "spring",
        "Q3",
        "op",
        "(",
        ")",
        "heden",
        "present",
        "soldaten",
        "resolution",
        "twenty",
        "nineteen",
        "\n",
        "\n\n",
        "  ",
        "BC",
        "tussen",
        "t/m",
        "01",
        "07",
        "half",
        "eerste",
    ]
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join) | st.lists(WORDS, max_size=10).map("".join) | st.text(max_size=40)
FILLER = {
    "nl": ("De troepen kwamen aan op ", ", kort na de regens."),
    "en": ("The troops arrived on ", " after the rains."),
}


@given(
    date=st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2100, 12, 31)),
    language=LANGUAGES,
    style=st.sampled_from(["full", "long", "medium", "iso"]),
)
@settings(max_examples=200, deadline=None)
def test_a_date_formatted_by_its_locale_is_found_with_its_value(date: dt.date, language: str, style: str) -> None:
    written = date.isoformat() if style == "iso" else format_date(date, style, locale=language)
    before, behind = FILLER[language]
    text = before + written + behind
    (found,) = find_dates(text, language)
    assert (found.earliest, found.latest, found.edtf) == (date, date, date.isoformat())
    assert text[found.start : found.end] == written


@given(text=TEXTS, language=LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_spans_are_in_bounds_in_order_and_apart(text: str, language: str) -> None:
    end = 0
    for mention in find_dates(text, language):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        if mention.basis_start is not None and mention.basis_end is not None:
            assert 0 <= mention.basis_start < mention.basis_end <= len(text)


@given(text=TEXTS, language=LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_bounds_are_in_order_and_agree_with_the_value(text: str, language: str) -> None:
    for mention in find_dates(text, language):
        if mention.earliest and mention.latest:
            assert mention.earliest <= mention.latest
        first, last = bounds(mention.edtf)
        if mention.modifier is None:
            assert (mention.earliest, mention.latest) == ((first, last) if mention.is_valid else (None, None))
        elif mention.modifier in ("early", "mid", "late") and first and last and mention.earliest and mention.latest:
            assert first <= mention.earliest <= mention.latest <= last
        if mention.basis is None:
            assert (mention.earliest, mention.latest) == (None, None)


@given(before=TEXTS, behind=TEXTS, language=LANGUAGES)
@settings(max_examples=250, deadline=None)
def test_what_stands_behind_a_blank_line_changes_nothing_before_it(before: str, behind: str, language: str) -> None:
    alone = find_dates(before + "\n\n", language)
    together = find_dates(before + "\n\n" + behind, language)
    assert [m for m in together if m.start < len(before)] == alone


@given(text=TEXTS, language=LANGUAGES)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_dates(text: str, language: str) -> None:
    assert find_dates(text, language) == find_dates(text, language)


@pytest.mark.parametrize(
    "unit",
    [
        "7",
        "x",
        "maart ",
        "maart",
        "2012 ",
        "2012-",
        "3 maart ",
        "1-2-",
        " ",
        "\n",
        ". ",
        "dat jaar ",
        "begin van ",
        "3, ",
        "'56 ",
        "http://",
        "jan. ",
        "twintig ",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(characters: int) -> float:
        text = unit * (characters // len(unit))
        start = time.process_time()
        find_dates(text, "nl")
        return time.process_time() - start

    seconds(2_000)
    small, large = (min(seconds(size) for _ in range(2)) for size in (5_000, 40_000))
    assert large < 0.25 or large < 30 * small
