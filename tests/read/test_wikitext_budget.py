"""How far a page is read is counted in steps: the same on every machine, and more than any page of a wiki takes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.read import wikitext
from pipeline.read.tiles import tile
from pipeline.read.wikitext import read_wikitext

# The largest page that MediaWiki takes ($wgMaxArticleSize), in bytes.
LARGEST = 2_048 * 1_024
PIECE = 100_000
DENSE = {
    "links and templates": "[[a]] b {{c}} \n\n",
    "templates": "{{a|b}}",
    "table rows": "|-\n| 1 || 2\n",
    "references": "a<ref>{{cite|t=x}}</ref> ",
    "list items": "* [[a]]\n",
    "headings": "== a ==\n",
}


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the looks taken; time stands still, so that only they can end a reading."""
    taken: list[int] = []

    def counted(start: int) -> Iterator[int]:
        while True:
            taken.append(start)
            yield start
            start += 1

    monkeypatch.setattr(wikitext, "count", counted)
    monkeypatch.setattr(wikitext.time, "perf_counter", lambda: 0.0)
    return taken


@pytest.mark.parametrize("unit", list(DENSE.values()), ids=list(DENSE))
def test_a_page_as_large_and_dense_as_any_is_read_whole(unit: str, looked: list[int]) -> None:
    page = read_wikitext(unit * (PIECE // len(unit)))
    assert not page.is_degraded
    assert len(looked) * LARGEST / PIECE < wikitext._MOST_LOOKS


def test_a_page_of_more_steps_is_read_up_to_them(looked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    text = DENSE["links and templates"] * 2_000
    whole = read_wikitext(text)
    needed = len(looked)
    monkeypatch.setattr(wikitext, "_MOST_LOOKS", needed)
    assert read_wikitext(text) == whole
    monkeypatch.setattr(wikitext, "_MOST_LOOKS", needed - 1)
    part = read_wikitext(text)
    assert part.is_degraded
    assert [problem.kind for problem in part.problems] == ["budget"]
    texts = [block.text for block in part.blocks]
    assert texts == [block.text for block in whole.blocks[: len(texts)]]
    assert "".join(text[each.start : each.end] for each in tile(text, part.stretches)) == text
    assert read_wikitext(text) == part
