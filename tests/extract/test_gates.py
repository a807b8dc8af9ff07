"""What rules a sentence or block out before it is looked at in full hides nothing that a look at all would find."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.authority.resolution_names import named_in, words_of_names
from pipeline.extract.identity.operations import _CAPITALS
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.sentence_index import SentenceIndex
from pipeline.lexicon import LANGUAGES, load, load_shared
from tests.embedded import DOCUMENTS
from tests.extract.reading import extracted
from tests.extract.told import told


def with_gates_open(text: str, language: str, form: str) -> dict[str, Sequence[dict[str, Any]]]:
    """The rows of a text where every sentence and block is looked at, whatever words it holds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SentenceIndex, "positions", lambda index, _: set(range(len(index.sentences))))
        patch.setattr(SentenceIndex, "blocks_of", lambda _, blocks, __: list(blocks))
        patch.setattr(PhraseWords, "may_be_in", lambda _, __: True)
        return dict(extracted(text, language, form).tables)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.iterdir()), ids=lambda path: path.name)
def test_an_embedded_document_gives_the_same_rows_with_all_gates_open(path: Path) -> None:
    form = "wikitext" if path.suffix == ".wikitext" else "text"
    language = "nl" if "nl" in path.stem.split("-") else "en"
    text = path.read_text(encoding="utf-8")
    assert dict(extracted(text, language, form).tables) == with_gates_open(text, language, form)


def phrases(language: str) -> list[str]:
    """The plain phrases by which a language's lexicon tells what missions are, do and suffer."""
    parts = ("incidents", "events", "missions", "leadership", "contributions", "actors", "place_roles", "people")
    parts += ("fatalities", "strengths", "mandates", "organisations", "resolutions", "quantities", "contributors")
    found: set[str] = set()
    waiting: list[object] = [load(language, part) for part in parts]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, str) and each.replace(" ", "").replace("-", "").isalpha():
            found.add(each)
    return sorted(found)


NAMES = [
    "General Ann Example", "UNMEX", "France", "the Red Front", "Examplia", "Malian Army", "United Nations", "Northtown",
]  # fmt: skip
OTHERS = [
    "in", "by", "the", "of", "to",
    "on 3 May 1993", "op 3 mei 1993", "in 1994", "12", "1,200", "resolution 912", "(UNMEX)",
    ",",
]  # fmt: skip


def texts(language: str) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(phrases(language)), st.sampled_from(NAMES), st.sampled_from(OTHERS))
    sentence = st.lists(piece, min_size=2, max_size=9).map(lambda pieces: " ".join(pieces) + ".")
    return st.lists(sentence, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_text_gives_the_same_rows_with_all_gates_open(language: str, data: st.DataObject) -> None:
    text = data.draw(texts(language))
    assert dict(extracted(text, language, "text").tables) == with_gates_open(text, language, "text")


@given(st.sampled_from(load_shared("missions")["acronyms"]).flatmap(lambda p: st.from_regex(p, fullmatch=True)))
@settings(max_examples=30)
def test_every_acronym_of_a_mission_holds_three_capitals(acronym: str) -> None:
    assert _CAPITALS.search(acronym)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Security Council adopted resolution 912."),
        ("en", "It did so by UNSCR 912 (1994)."),
        ("en", "See S/RES/912 (1994)."),
        ("nl", "De Veiligheidsraad nam VN-resolutie 912 aan."),
        ("nl", "De veiligheidsraadresolutie 912 verlengde dat."),
    ],
)
def test_a_sentence_that_names_a_resolution_holds_a_word_for_one(language: str, text: str) -> None:
    rows = told(text, language=language)
    assert list(named_in(rows.sentences[0], language))
    assert rows.index.positions(words_of_names(language)) == {0}
