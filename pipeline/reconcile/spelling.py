"""How far two ways of writing a word are from each other."""

from __future__ import annotations


def differ_by_one(x: str, y: str) -> bool:
    """Whether two different words are one but for a letter that is left out, added or replaced."""
    if abs(len(x) - len(y)) > 1:
        return False
    start = next((i for i, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    shorter = len(x) < len(y)
    longer = len(x) > len(y)
    return x[start + (not shorter) :] == y[start + (not longer) :]
