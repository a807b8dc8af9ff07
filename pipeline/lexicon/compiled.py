"""Patterns made of lexicons, compiled once for all processes, and what was found out about them.

To compile the patterns of the lexicons takes a quarter to half a second, in every process anew: Python keeps the code
of modules but not that of patterns. The code of a pattern depends on nothing but the pattern and on Python, so it is
kept on a shelf; the engine looks at all code that it is given before it runs any.

The one place that takes hold of how the standard library compiles. On a Python that does it otherwise, and for what is
not there yet, patterns are compiled as ever.
"""

from __future__ import annotations

import hashlib
import re
import sys
from array import array
from collections.abc import Callable
from functools import lru_cache, wraps
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from pipeline.kept import FOLDER
from pipeline.shelf import Shelf

Value = TypeVar("Value")

_KEPT = 4_096  # texts whose values a process keeps at hand
_WORD = "I"  # the engine's code is made of numbers of 32 bits

_engine: Any
_code_of: Any
_parse: Any
try:
    _engine, _code_of, _parse = (
        import_module("_sre"),
        import_module("re._compiler")._code,
        import_module("re._parser").parse,
    )
    _IS_KNOWN = array(_WORD).itemsize == _engine.CODESIZE
except (ImportError, AttributeError):
    _IS_KNOWN = False


def _shelf() -> Shelf:
    folder = Path(__file__).parent
    try:
        makers = [(folder / f"{name}.py").read_bytes() for name in ("compiled", "parsed")]
    except OSError:  # the package lies in an archive
        return Shelf(None, ())
    return Shelf(folder / FOLDER / f"patterns.{sys.implementation.cache_tag}", makers)


_SHELF = _shelf()


def save() -> None:
    """Keeps what this process worked out: for the end of a command, or of a part of a scan."""
    _SHELF.save()


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, for a pattern that later processes will want too.

    Raises:
        re.error: it is no pattern.
    """
    flags = int(flags)
    if not _IS_KNOWN or flags & re.DEBUG:
        return re.compile(pattern, flags)
    full_flags, code, groups, names = _SHELF.value(("code", pattern, flags), lambda: _compile(pattern, flags))
    by_index: list[str | None] = [None] * groups
    for name, index in names.items():
        by_index[index] = name
    try:
        return _engine.compile(pattern, full_flags, array(_WORD, code).tolist(), groups - 1, names, tuple(by_index))
    except (RuntimeError, OverflowError, TypeError, ValueError):  # no code of this engine's
        return re.compile(pattern, flags)


def _compile(pattern: str, flags: int) -> tuple[int, bytes, int, dict[str, int]]:
    """The parts of a compiled pattern: its flags in full, its code, the number of groups and the names of some."""
    items = _parse(pattern, flags)
    code = array(_WORD, _code_of(items, flags)).tobytes()
    return int(flags | items.state.flags), code, items.state.groups, dict(items.state.groupdict)


def shelved(make: Callable[[str], Value]) -> Callable[[str], Value]:
    """A function of a pattern's text alone, whose values are plain, with the values of processes before.

    They are those of the same function: where its module was changed they are worked out again.
    """
    name = f"{make.__module__}.{make.__name__} {_digest_of(make.__module__)}"

    @lru_cache(maxsize=_KEPT)
    @wraps(make)
    def value(text: str) -> Value:
        return _SHELF.value((name, text), lambda: make(text))

    return value


def _digest_of(module: str) -> str:
    try:
        return hashlib.sha256(Path(sys.modules[module].__file__ or "").read_bytes()).hexdigest()
    except OSError:  # in an archive, where nothing is kept
        return ""
