"""The index of a document's sentences leaves none out in which a phrase finds something."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.cues import any_of
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.sentence_index import SentenceIndex
from pipeline.lexicon import LANGUAGES, load
from tests.extract.told import told

LISTS: list[list[str]] = [
    listed
    for language in LANGUAGES
    for part, section in (("incidents", "events"), ("events", "dated"), ("missions", "acts"))
    for listed in load(language, part)[section].values()
]
ASKED = [(PhraseWords.of(listed), any_of(listed)) for listed in [*LISTS, [r"he\w*"], [r"\d+ men"], [r"[a-z]+ing"]]]
WORDS = sorted({word for listed in LISTS for phrase in listed for word in phrase.split() if word.isalpha()})
PHRASES = sorted({phrase for listed in LISTS for phrase in listed if phrase.replace(" ", "").isalpha()})
TEXTS = st.lists(
    st.lists(
        st.one_of(st.sampled_from(WORDS), st.sampled_from(PHRASES), st.text(alphabet="aehiİKſ-' ", max_size=6)),
        max_size=6,
    ).map(" ".join),
    max_size=6,
).map(". The ".join)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_a_sentence_that_is_left_out_holds_no_match(text: str) -> None:
    index = told(text).index
    for words, phrases in ASKED:
        positions = index.positions(words)
        for position, sentence in enumerate(index.sentences):
            if phrases.pattern.search(sentence.block.text, sentence.start, sentence.end):
                assert position in positions


@pytest.mark.parametrize(
    ("phrase", "text", "holds"),
    [
        ("took over", "They took it over.", True),
        ("took over", "They took it.", False),
        ("in support of", "It was in the capital of the country.", False),
        ("(?:was|were) sent … home", "They were all sent to their home.", True),
        ("(?:was|were) sent … home", "They went home.", False),
        ("set up|went (?:to|into) war", "They went there into the war.", True),
        ("set up|went (?:to|into) war", "They went there.", False),
        ("(?:the )?(?:very )?end", "An ending.", False),
        ("base", "The basement was flooded.", False),
        (r"bas\w+", "The basement was flooded.", True),
        ("rebel[- ]held", "The rebel-held town.", True),
        ("rebel[- ]held", "The rebels held on.", False),
        (r"a force of (?:\w+ ){0,2}men", "The force had too many men.", False),
        (r"a force of (?:\w+ ){0,2}men", "A force of few women.", True),  # before what is left open nothing is known
        (r"\d+", "Nothing.", True),  # nothing is known of what it begins with
    ],
)
def test_a_phrase_may_stand_where_all_its_words_do(phrase: str, text: str, *, holds: bool) -> None:
    assert bool(told(text).index.holding(PhraseWords.of([phrase]))) is holds


def test_sentences_are_given_in_order_and_once() -> None:
    rows = told("The army attacked. Nothing else. They attacked and shelled it.\n\nThe town was shelled.")
    held = rows.index.holding(PhraseWords.of(["shelled", "attacked"]))
    assert [s.text.split()[0] for s in held] == ["The", "They", "The"]
    assert rows.index.blocks(PhraseWords.of(["shelled"])) == {s.block.index for s in held[1:]}
    assert rows.index.holding(PhraseWords.of(["sank"])) == []
    assert rows.index.holding(PhraseWords.of([])) == []


def test_no_sentences_hold_nothing() -> None:
    assert SentenceIndex.of(()).holding(PhraseWords.of(*LISTS)) == []


def test_blocks_are_asked_by_their_sentences_and_others_by_their_text() -> None:
    rows = told("== The army ==\nThe army left.\n\nNobody came.\n", form="wikitext")
    asked = rows.index.blocks_of(rows.document.blocks, PhraseWords.of(["army"]))
    assert [block.text for block in asked] == ["The army", "The army left."]
    assert rows.index.blocks_of(asked, PhraseWords.of(["navy", "army left"])) == asked[1:]


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_a_text_by_itself_is_judged_as_its_sentence_is(text: str) -> None:
    index = told(text).index
    for words, _ in ASKED:
        positions = index.positions(words)
        assert positions == {i for i, s in enumerate(index.sentences) if words.may_be_in(s.text)}
