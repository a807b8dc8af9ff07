"""Names as they are compared, and as readable keys: shared by the extractors and by `pipeline.reconcile`."""

from __future__ import annotations

import re
import unicodedata

# Articles of the languages read and of those in which missions are named (French, Spanish).
_ARTICLES = frozenset({"the", "de", "het", "een", "a", "an", "la", "le", "les", "l", "el", "los", "las"})
_WORD = re.compile(r"[^\W_]+")


def fold(name: str) -> str:
    """A name as it is compared: lower case, no accents or punctuation, no article in front."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = _WORD.findall(plain.replace("’", "'"))
    while len(words) > 1 and words[0] in _ARTICLES:
        words.pop(0)
    return " ".join(words)


def slug(name: str) -> str:
    """A name as a key: folded, hyphens for spaces."""
    return fold(name).replace(" ", "-")
