"""Lists of phrases as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(phrases: Iterable[str]) -> str:
    """An alternation of literal phrases, the longest first, any white space where they have a space.

    Case is the caller's business. A no-break space counts as a space: sources use it before and inside names.
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"[ \u00a0]".join(re.escape(word) for word in phrase.split()) for phrase in ordered)


def trie_pattern(words: Iterable[str]) -> str:
    """A pattern of any of these words that shares their beginnings, the longest first."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        by_first.setdefault(word[:1], []).append(word[1:])
    is_end = "" in by_first
    by_first.pop("", None)
    branches = [re.escape(first) + trie_pattern(rest) for first, rest in by_first.items()]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not is_end else f"(?:{'|'.join(branches)})"
    return joined + "?" if is_end else joined
