"""The one error a reader's input can make. Only what every module of this folder raises belongs here."""

from __future__ import annotations

import re


class BadInput(Exception):  # noqa: N818  # it says what is wrong with the input, not with the program
    """What was given cannot be read. The message is one line that names the file and the place."""

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


def printable(text: str) -> str:
    """The text on one line: line breaks, control characters and bytes that are no character are written as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def is_name(text: str) -> bool:
    """Whether this can be a document's id: no control characters, no bytes that are no character, no space around."""
    return bool(text) and text == text.strip() and not _NOT_IN_NAMES.search(text)


_NOT_IN_NAMES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
