"""Names of pages, templates and references as MediaWiki has them."""

from __future__ import annotations


def spaced(name: str) -> str:
    """A name with its underscores and runs of white space as one space, and none at its ends."""
    return " ".join(name.replace("_", " ").split())


def comparable(name: str) -> str:
    """A name as names are compared: `spaced`, and without regard to case."""
    return spaced(name).casefold()
