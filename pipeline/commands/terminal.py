"""How the words of a document reach a terminal: as text, and never as orders to it."""

from __future__ import annotations

import re

# Control characters but line ends and tabs, and those that turn the direction of writing around (Unicode TR 36, 2.6).
_ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def as_text(words: str) -> str:
    """The words, with what a terminal would obey written as an escape.

    A document may hold what clears a screen, changes a title, or makes a line read as another.
    """
    return _ORDERS.sub(lambda order: order[0].encode("unicode_escape").decode("ascii"), words)
