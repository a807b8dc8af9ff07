"""What was found out about texts and may be asked again: kept until the document that they stand in is done.

A cache by text outlives its document by as many texts as it has room for, and how long these are is up to whoever wrote
them. So all such caches are entered here, and emptied together.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Found = TypeVar("Found")

_EMPTYING: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[Asked, Found]], Callable[Asked, Found]]:
    """Makes a function of a text keep what it found, for so many texts at most, until `forget`.

    What it gives must not be changed by those who ask.
    """

    def keeping(find: Callable[Asked, Found]) -> Callable[Asked, Found]:
        kept = lru_cache(maxsize=most)(find)
        _EMPTYING.append(kept.cache_clear)
        return kept  # pyright: ignore[reportReturnType]  # the cache asks for hashable arguments, which texts are

    return keeping


def forget() -> None:
    """Forgets all texts: a document is done."""
    for empty in _EMPTYING:
        empty()
