"""Letters as names are compared by them."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """A text without the accents on its letters, and with its ligatures and signs taken apart (Unicode's NFKD)."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
