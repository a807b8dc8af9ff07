"""The format and the language are found from the content."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lexicon import LANGUAGES
from pipeline.read import read
from pipeline.read.detect import FORMAT_SAMPLE, detect_format, detect_language
from tests.shared import SHARED, needs_shared


@pytest.mark.parametrize(
    "text",
    [
        "'''UNMIL''' was a [[peacekeeping]] force.",
        "#REDIRECT [[United Nations Mission in Liberia]]",
        "#DOORVERWIJZING [[Mali]]",
        "{{Infobox mission\n| name = UNMIL\n| size = {{formatnum:15000}}\n}}\nThe [[mission]] ended.",
        "== History ==\nIt began in 2003.<ref name=a>A book.</ref>",
        "* [[Ghana]]\n* [[Togo]]\n* [[Benin]]",
        '{| class="wikitable"\n|-\n| [[Ghana]] || 12\n|}',
        "{{Infobox mission\n| name = broken, and never closed\n[[Mali]] is '''named'''",
    ],
)
def test_wiki_markup_is_known_by_its_signs(text: str) -> None:
    assert detect_format(text) == "wikitext"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "De missie begon in 1993.",
        "He said [sic] that the [[mission would end in 2004.",
        "A single [[link]] quoted in a text about markup.",
        "= = = = =\n\n== not a heading\n\n{ and } and {{",
        "Artikel [12] van het verdrag [zie ook 13] en {14}.",
        "Two '''quotes here",
        "x" * 9_000 + " [[a]] {{b}} " + "y" * 9_000,
    ],
)
def test_a_text_with_the_odd_bracket_stays_text(text: str) -> None:
    assert detect_format(text) == "text"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De vredesmacht telde 300 militairen uit zes landen.", "nl"),
        ("The force had 300 troops from six countries.", "en"),
        ("Uitgezonden: 1.250", "nl"),
        ("De Force Commander van de United Nations Mission in Liberia was een Nederlander", "nl"),
        ("", "en"),
        ("12.640 / 1.140 — 2013", "en"),
    ],
)
def test_the_language_is_that_of_the_words(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_parameters_and_references_in_english_do_not_make_a_dutch_page_english() -> None:
    reference = (
        "<ref>{{cite news |title=Peacekeepers killed in the north |work=The Daily Paper |date=1 May 2013}}</ref>"
    )
    page = "'''De missie''' is een [[Peacekeeping operations of the United Nations|vredesmissie]] in het noorden.\n"
    document = read(page + f"Er vielen twee doden.{reference}\n" * 8)
    assert (document.format, document.language) == ("wikitext", "nl")


@given(st.text())
@settings(max_examples=60)
def test_every_text_gets_one_of_the_languages_and_always_the_same(text: str) -> None:
    assert detect_language(text) in LANGUAGES
    assert detect_language(text) == detect_language(text)


@pytest.mark.parametrize(
    "text", ["[[" * 300_000, "{{" * 300_000, "=" * 500_000, " [http://x" * 60_000, "<ref " * 100_000]
)
def test_hostile_markup_is_counted_within_a_bounded_sample(text: str) -> None:
    assert detect_format(text) == detect_format(text[:FORMAT_SAMPLE])


@needs_shared
@pytest.mark.parametrize(
    ("pattern", "format_", "language"),
    [
        ("seeds/000_*.txt", "text", "nl"),
        ("seeds/001_*.txt", "wikitext", "en"),
        ("practice/docs/nl_*.txt", "text", "nl"),
        ("practice/docs/en_*.wikitext", "wikitext", "en"),
        ("real/*.wikitext", "wikitext", "nl"),
    ],
)
def test_real_documents_are_recognised_from_their_content(pattern: str, format_: str, language: str) -> None:
    found: list[Path] = sorted(SHARED.glob(pattern))
    assert found
    for path in found:
        document = read(path.read_bytes(), id=path.stem)
        assert (document.format, document.language) == (format_, language), path.name
