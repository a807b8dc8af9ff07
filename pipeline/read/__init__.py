"""From bytes to a `Document`: what a reader sees of a page, and where in the source each character of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.read.document import Document
    from pipeline.read.reader import read

__all__ = ["Document", "read"]


def __getattr__(name: str) -> Any:
    """What is asked for, once it is: who only wants a source's bytes need not wait for the reader's import."""
    if name == "Document":
        from pipeline.read.document import Document

        return Document
    if name == "read":
        from pipeline.read.reader import read

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
