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
