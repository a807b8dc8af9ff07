"""Titles with a colon before a row of those who held them: "Commanders: A (1992–93); B (1994)"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block

TERM_IN_BRACKETS = re.compile(r"\([^()\n]{0,40}\d{4}[^()\n]{0,40}\)")
FEWEST_TERMS = 2
"""Terms in brackets that make several names a list of holders."""


def title_label(block: Block, language: str) -> re.Match[str] | None:
    """The title with which a block opens before a row of those who held it: "Commanders: A (1992–93); B (1994)"."""
    if ":" not in block.text or block.element not in ("list_item", "prose"):
        return None
    label = _label(language).match(block.text)
    return label if label and len(TERM_IN_BRACKETS.findall(block.text, label.end())) >= FEWEST_TERMS else None


def label_of_sentence(sentence: Sentence, language: str) -> re.Match[str] | None:
    """The title with which a sentence opens before a row of those who held it, as a block may."""
    text = sentence.block.text
    if ":" not in sentence.text:
        return None
    label = _label(language).match(text, sentence.start, sentence.end)
    return label if label and len(TERM_IN_BRACKETS.findall(text, label.end(), sentence.end)) >= FEWEST_TERMS else None


@cache
def _label(language: str) -> re.Pattern[str]:
    titles = alternatives([form for forms in load(language, "leadership")["titles"].values() for form in forms])
    return compiled(rf"\s*(?:[^\W\d_]+\s)??(?P<title>{titles})\s*:\s+", re.IGNORECASE)
