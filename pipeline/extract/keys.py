"""Names as they are compared, and as readable keys: shared by the extractors and by `pipeline.reconcile`."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pipeline.lexicon import load_shared

_WORD = re.compile(r"[^\W_]+")
_INITIAL = re.compile(r"([^\W\d_])\.\s?[^\W\d_]")


def fold(name: str) -> str:
    """A name as it is compared: lower case, no accents or punctuation, no article in front."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = _WORD.findall(plain.replace("’", "'"))
    while len(words) > 1 and words[0] in _articles():
        words.pop(0)
    return " ".join(words)


def slug(name: str) -> str:
    """A name as a key: folded, hyphens for spaces; an initial in front is no article (A. Name)."""
    initial = _INITIAL.match(name)
    folded = fold(name)
    kept = fold(initial[1]) if initial and not folded.startswith(f"{fold(initial[1])} ") else ""
    return f"{kept} {folded}".strip().replace(" ", "-")


@cache
def _articles() -> frozenset[str]:
    words = load_shared("names")
    return frozenset((*words["articles"], *words["other_articles"]))
