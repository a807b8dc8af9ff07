"""What is worked out of a file of this package, kept beside its compiled modules: of a data file, its values.

Python keeps what it compiled in ``__pycache__``, so as not to do it in every process; so are the lexicons, whose YAML
takes a tenth of a second to parse, and the templates of the report. What is kept names the bytes that it was worked out
of and is worked out again where they are others. Where nothing can be written, or Python is told to write none, each
process does the work itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast

Made = TypeVar("Made")

FOLDER = "__pycache__"


def kept(source: Traversable, form: str, make: Callable[[str], Made]) -> Made:
    """What `make` gives for the text of a file.

    Args:
        source: the file, one of this package: what is kept of it is trusted as a compiled module is.
        form: what is made, and by what: part of a file's name, another one for everything that would be made otherwise.
        make: a function of the text alone, which gives plain values or code.
    """
    content = source.read_bytes()
    if not isinstance(source, Path):  # in an archive
        return make(content.decode("utf-8"))
    path = source.parent / FOLDER / f"{source.name}.{sys.implementation.cache_tag}.{form}"
    digest = hashlib.sha256(content).digest()
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        held = path.read_bytes()
        if held.startswith(digest):
            return marshal.loads(held[len(digest) :])  # noqa: S302  # written below, as Python writes its modules
    made = make(content.decode("utf-8"))
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError, ValueError):  # it may not be written there; a date is no plain value
            put(path, digest + marshal.dumps(cast("Any", made)))
    return made


def yaml_mapping(source: Traversable) -> dict[str, Any]:
    """The mapping that a YAML file of this package holds.

    Raises:
        TypeError: it holds something else.
    """
    return kept(source, "values", _mapping)


def _mapping(text: str) -> dict[str, Any]:
    import yaml

    loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # the safe loaders
    if not isinstance(loaded, dict):
        raise TypeError("the file is not a mapping")
    return loaded


def put(path: Path, data: bytes) -> None:
    """Puts a file into its place at once, so that nobody ever reads half of one.

    It is not flushed to the disk: what is kept can be worked out again.

    Raises:
        OSError: it cannot be written there.
    """
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_bytes(data)
    unfinished.replace(path)
