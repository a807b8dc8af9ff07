"""The rule on flags: a flag beside the name of a country is that country's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.lexicon.countries import code_of, country_of_flag, is_former, name_of
from pipeline.read.document import Document, Template
from pipeline.read.template_families import load_families
from pipeline.validate.findings import Corpus, Marked, Never, Rule

# A link or plain words behind a flag, up to a mark or the end of the line.
_BEHIND = re.compile(
    r"(?:&nbsp;|[ \u00a0])?(?P<name>\[\[(?:[^\[\]|\n]{1,60}\|)?(?P<link>[^\[\]|\n]{3,40})\]\]|"
    r"(?P<plain>[^\W\d_][^\[\]{}|()<>,;:*/\n–—]{2,40}))[ \u00a0]?(?=[)|<,;:*/\n–—]|\Z)"
)


def _flags(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    families = load_families()
    for document in corpus.documents.values():
        for template in document.templates:
            if families.of(template.key).kind == "flag_icon":
                yield from _beside(document, template)


def _beside(document: Document, template: Template) -> Iterator[Mapping[str, Any]]:
    """A flag with the name of another country behind it."""
    argument = template.get("1")
    behind = _BEHIND.match(document.text, template.end, template.end + 120)
    if argument is None or behind is None:
        return
    shown = country_of_flag(argument.raw)
    named = code_of((behind["link"] or behind["plain"]).strip(), document.language)
    if shown is None or named is None or shown == named or is_former(shown) or is_former(named):
        return
    yield {
        "message": f"The flag of {name_of(shown, 'en')} stands beside the name of {name_of(named, 'en')}.",
        "left_value": shown, "right_value": named, "certainty": "likely",
        "spans": [
            Marked("flag", document.id, template.start, template.end),
            Marked("name", document.id, *behind.span("name")),
        ],
    }  # fmt: skip


RULES = (
    Rule(
        "flag_differs_from_name", "names", "warning",
        "A flag beside the name of a country is that country's.",
        "Who counts by flag and who counts by name find two countries.",
        "{{flagicon|ERI}} Ethiopia", "{{flagicon|ETH}} Ethiopia; a flag beside a person's name",
        _flags, Never,
    ),
)  # fmt: skip
