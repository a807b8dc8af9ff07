"""Patterns as the engine of regular expressions reads them: what one may match is not to be guessed from its text.

The one place that takes hold of the standard library's parser, which has no public name. A pattern is read once,
whoever asks; to read all of a lexicon takes as long as to compile the patterns of an extractor.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

op: Any
_parse: Any
try:
    op, _parse = import_module("re._constants"), import_module("re._parser").parse
except (ImportError, AttributeError):  # a Python that keeps it elsewhere
    op = _parse = None

Item = tuple[Any, Any]
"""What stands in a pattern, one after the other: its kind, one of `op`, and what that kind says of it."""

_KEPT = 4_096  # patterns: a third of a lexicon's entries stand in several lists


@lru_cache(maxsize=_KEPT)
def parsed(pattern: str) -> Sequence[Item] | None:
    """The items of a pattern, not to be changed; None where this Python does not tell.

    Raises:
        re.error: it is no pattern.
    """
    return None if _parse is None else tuple(_parse(pattern))
