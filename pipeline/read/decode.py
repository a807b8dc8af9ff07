r"""From bytes to the text that all offsets count in.

The encoding is that of a byte order mark, else the declared one, else UTF-8; it is never guessed. Line ends become
``\n``. Nothing else is changed (no Unicode normalisation): a span counts code points of the source.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from types import MappingProxyType

from pipeline.read.errors import BadInput

CODECS: Mapping[str, str] = MappingProxyType({"utf-8": "utf-8", "utf-16": "utf-16", "windows-1252": "cp1252"})
"""The encodings a catalog can declare (WHATWG and IANA names), and Python's codec for each."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)

# Text has line ends, tabs and page breaks, and a stray control character at times; a file with more is not text.
_CONTROLS = "".join(chr(c) for c in range(1, 0x20) if chr(c) not in "\t\n\v\f\r\x1b") + "\x7f"
_CONTROLS_SHARE = 0.05


def decode(data: bytes, *, name: str, encoding: str | None = None) -> str:
    """The text of a document.

    Args:
        data: the bytes as they stand in the file.
        name: what messages call the document.
        encoding: the declared encoding, one of `CODECS`; None if nothing was declared.

    Raises:
        BadInput: the bytes are not text in that encoding (the message gives the byte's offset from 0 and its line
            from 1), the mark contradicts the declaration, or the file is binary.
    """
    if encoding is not None and encoding not in CODECS:
        raise BadInput(f"{name}: the encoding {encoding} is not one of {', '.join(CODECS)}")
    mark, marked, codec = next((entry for entry in _MARKS if data.startswith(entry[0])), (b"", None, None))
    if marked == "utf-32":
        raise BadInput(f"{name}: UTF-32 is not read; store the document as UTF-8")
    if marked and encoding and marked != encoding:
        raise BadInput(f"{name}: declared as {encoding}, but its byte order mark is that of {marked}")
    if encoding == "utf-16" and not marked:
        raise BadInput(f"{name}: declared as utf-16, but without a byte order mark")
    if marked != "utf-16" and (nul := data.find(b"\0")) >= 0:
        raise BadInput(f"{name}: a binary file, not text (a zero byte at offset {nul})")
    body, codec = data[len(mark) :], codec or CODECS[encoding or "utf-8"]
    try:
        text = body.decode(codec)
    except UnicodeDecodeError as error:
        line = normalise_newlines(body[: error.start].decode(codec, "replace")).count("\n") + 1
        what = f"{name}: not valid {marked or encoding or 'utf-8'} at byte {len(mark) + error.start}, line {line}"
        raise BadInput(what if marked or encoding else f"{what} (another encoding has to be declared)") from None
    text = normalise_newlines(text)
    if "\0" in text or sum(map(text.count, _CONTROLS)) > len(text) * _CONTROLS_SHARE:
        raise BadInput(f"{name}: a binary file, not text (control characters)")
    return text


def normalise_newlines(text: str) -> str:
    r"""The text with ``\r\n`` and a lone ``\r`` as ``\n``; other separators stay as they are."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
