"""What is left of a document that a stage could not take."""

from __future__ import annotations

from pipeline.read import Document, read
from pipeline.read.degraded import degraded


def _content(document: Document) -> tuple[tuple[object, ...], ...]:
    parts = (document.blocks, document.templates, document.references)
    return (*parts, document.reference_uses, document.links, document.categories)


def test_the_text_stays_and_the_content_goes_and_a_problem_says_so():
    document = read(
        "{{Infobox|a=b}} It had [[Gao|500]] men.<ref>A</ref> [[Category:Mali]]",
        id="page",
        language="en",
        format="wikitext",
    )
    assert all(_content(document))
    left = degraded(document, "budget", "extract")
    assert (left.text, left.id, left.is_degraded) == (document.text, document.id, True)
    assert not any(_content(left))
    assert [(p.kind, p.what, p.start, p.end) for p in left.problems[len(document.problems) :]] == [
        ("budget", "extract", 0, len(document.text))
    ]
