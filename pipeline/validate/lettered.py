"""Members of a list that letters or figures mark in running text: (a) …; (b) …; and (c) …."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_lowercase

_MARK = re.compile(r"(?<![\w(])\(?(?P<mark>[a-z]|\d{1,2}|[ivx]{1,4})\)(?=\s)")
_FEWEST = 2
_MOST = 20
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SERIES: tuple[Sequence[str], ...] = (_ROMAN, ascii_lowercase, [str(n) for n in range(1, _MOST)])


def lettered(text: str, start: int, end: int) -> int | None:
    """How many members a list has that begins at a place with the first mark of a series; None where none does."""
    marks = [m["mark"] for m in _MARK.finditer(text, start, end)]
    if not marks or _MARK.match(text, start) is None:
        return None
    for series in _SERIES:
        if series[0] == marks[0]:
            # A mark out of its order may belong to something else: who counts then, counts wrong.
            return len(marks) if len(marks) >= _FEWEST and marks == list(series[: len(marks)]) else None
    return None
