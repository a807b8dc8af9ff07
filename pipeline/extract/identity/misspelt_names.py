"""Acronyms that are a misspelling of a mission's that the document names often."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.identity.naming import Name
from pipeline.extract.rows import DocumentRows, Entity

_NUMERAL = re.compile(r"[ -](?:[IVX]+|[0-9]+)\Z")
_SHORTEST_MISSPELT = 6  # shorter ones differ by a letter and are others (UNMIS, UNMISS)
_OFTEN = 3


def misspelt(rows: DocumentRows, names: Sequence[Name], known: Mapping[str, Entity]) -> Entity | None:
    """The mission meant by an acronym that occurs once, a letter longer or shorter than one that occurs often."""
    if len(names) > 1:
        return None
    written = names[0].text
    for name, entity in known.items():
        short, long = sorted((name, written), key=len)
        if len(long) - len(short) != 1 or len(short) < _SHORTEST_MISSPELT:
            continue
        if _numeral(name) != _numeral(written):
            continue  # the first and the second of a name are two
        is_close = any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
        if is_close and _occurrences(rows, written) == 1 and _occurrences(rows, name) >= _OFTEN:
            return entity
    return None


def _numeral(name: str) -> str:
    """The numeral that tells a mission from its successors of the same name; empty where there is none."""
    m = _NUMERAL.search(name)
    return m[0] if m else ""


def _occurrences(rows: DocumentRows, name: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", rows.document.text))
