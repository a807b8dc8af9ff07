"""What a document is, from its content: how it is written and in which language.

Only what nobody has declared is detected; a catalog's word and a telling file name come first (see `reader.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from pipeline.lexicon import LANGUAGES
from pipeline.lexicon.compiled import compiled
from pipeline.read.document import Block
from pipeline.read.origin import Format
from pipeline.read.wikilinks import load_namespaces

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FORMAT_SAMPLE = 100_000
"""Characters from the start in which signs of wiki markup are counted."""

LANGUAGE_SAMPLE = 20_000
"""Characters of visible text shown to the language model; some hundred suffice for two languages."""

_ENOUGH_SIGNS = 3
_SIGN_EVERY = 2_000

# Ranked by how much running text they hold: names in tables and templates' English parameters mislead the model.
_ELEMENTS_READ = (frozenset({"prose"}), frozenset({"prose", "list_item", "heading"}))
_ENOUGH_TEXT = 200


def detect_format(text: str) -> Format:
    """Whether a text is wiki markup.

    It is where signs of markup (links, templates, headings, references, bold, tables) are of two kinds, or three of one
    kind, and come at least once in 2,000 characters; plain text may quote a bracket or two.
    """
    sample = text[:FORMAT_SAMPLE]
    counts = [sum(1 for _ in sign.finditer(sample)) for sign in _signs()]
    signs, kinds = sum(counts), sum(1 for count in counts if count)
    is_dense = signs * _SIGN_EVERY >= len(sample)
    return "wikitext" if is_dense and (kinds >= 2 or signs >= _ENOUGH_SIGNS) else "text"


@cache
def _signs() -> tuple[re.Pattern[str], ...]:
    """One pattern per kind of sign. Each is closed, or bounded within a line, so that a lone bracket is no sign."""
    redirects = "|".join(map(re.escape, sorted(load_namespaces().redirects)))
    patterns = (
        r"\[\[[^\[\]{}|\n]{1,250}(?:\||\]\])",  # a link
        r"\{\{[^\[\]{}|\n]{1,100}(?:\||\}\}|$)",  # a template
        r"^(={1,6})[^=\n](?:[^\n]{0,250}[^=\n])?\1[ \t]*$",  # a heading
        r"<ref(?:>| [^<>\n]{0,250}>)",
        r"'''[^'\n]{1,250}'''",
        r"^\{\|",  # a table
        rf"^#(?:{redirects})[ \t]*:?[ \t]*\[\[",
        r"^\[https?://|[ (]\[https?://[^\[\]\s]{1,500} [^\[\]\n]{1,250}\]",
    )
    return tuple(compiled(pattern, re.MULTILINE) for pattern in patterns)


def detect_language(text: str) -> str:
    """The language of a visible text, out of those that have a lexicon (BCP 47).

    A text in none of them gets the one that the model finds nearer, so that it is still read; a text without letters
    gets the first of `LANGUAGES`. The model is py3langid's naive Bayes over byte n-grams; it ships in that wheel and is
    loaded at the first call (about a second).
    """
    sample = text[:LANGUAGE_SAMPLE]
    if not any(map(str.isalpha, sample)):
        return LANGUAGES[0]
    scores = dict(_identifier().rank(sample))
    return max(LANGUAGES, key=lambda language: scores[language])


def sample_of(blocks: Iterable[Block]) -> str:
    """The visible text that shows a document's language best: its prose, with lists and headings if that is little."""
    kept = tuple(blocks)
    for elements in _ELEMENTS_READ:
        sample = _joined(block.text for block in kept if block.element in elements)
        if len(sample) >= _ENOUGH_TEXT:
            return sample
    return _joined(block.text for block in kept)


def _joined(texts: Iterable[str]) -> str:
    parts: list[str] = []
    size = 0
    for text in texts:
        parts.append(text[: LANGUAGE_SAMPLE - size])
        size += len(parts[-1]) + 1
        if size >= LANGUAGE_SAMPLE:
            break
    return "\n".join(parts)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
