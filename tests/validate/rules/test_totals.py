"""Where a paragraph or an item begins is looked up: from an incident to the next reference may be a whole page."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import read
from pipeline.validate.findings import Corpus
from pipeline.validate.rules.totals import _is_broken
from tests.work import steps_of

TEXTS = st.text(alphabet="\n a*;", max_size=12)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_a_stretch_is_broken_where_a_paragraph_or_an_item_begins_in_it(text: str, start: int, width: int) -> None:
    corpus = Corpus({"page": read(text, id="page", language="en", format="text")}, {})
    expected = re.search(r"\n\s*\n|\n[*#:;]", text[start : start + width]) is not None
    assert _is_broken(corpus, "page", start, min(start + width, len(text))) == expected


def test_a_page_is_looked_through_once_for_all_its_incidents() -> None:
    def steps(lines: int) -> int:
        text = "Two died.\n\n" * lines
        corpus = Corpus({"page": read(text, id="page", language="en", format="text")}, {})
        return steps_of(lambda: [_is_broken(corpus, "page", i * 11, len(text)) for i in range(lines)])

    assert steps(160) <= 5 * steps(40)
