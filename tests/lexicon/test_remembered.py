"""Texts are kept no longer than the document that they stand in."""

from __future__ import annotations

import gc
import weakref

from pipeline.extract import extract
from pipeline.lexicon.remembered import forget, remembered
from pipeline.read import read
from pipeline.recognise import recognise


class Text(str):
    """A string that can be watched."""

    __slots__ = ("__weakref__",)


def test_what_was_found_out_is_kept_until_it_is_forgotten() -> None:
    asked: list[str] = []

    @remembered(8)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("one"), length("one")] == [3, 3]
    forget()
    assert length("one") == 3
    assert asked == ["one", "one"]


def test_no_text_of_a_document_is_kept_when_its_rows_are_there() -> None:
    kept: list[weakref.ref[Text]] = []

    @remembered(8)
    def itself(text: str) -> str:
        return text

    text = Text("On 3 May 2014 two soldiers of UNMEX were killed near Gao.")
    kept.append(weakref.ref(text))
    itself(text)
    document = read(str(text), id="sample", language="en", format="text")
    extract(document, recognise(document))
    del text
    gc.collect()
    assert kept[0]() is None
