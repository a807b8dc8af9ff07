"""A file of a dump: how it is packed, which wiki it is of, and whether it is one at all.

The form is MediaWiki's export schema, 0.10 or 0.11 (https://www.mediawiki.org/xml/export-0.11.xsd): a root
``mediawiki``, one ``siteinfo``, then ``page`` elements. The file's kind is told by its first bytes, not by its name.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal
from xml.parsers import expat

from pipeline.lexicon import LANGUAGES
from pipeline.read.errors import BadInput
from pipeline.scan import bzip2, files, index

Packing = Literal["xml", "bz2", "gz"]

HEADER = 1 << 20
"""Bytes of XML in which the site has to be described."""

_PIECE = 1 << 16
_IDENTIFYING = 1 << 16
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY|ATTLIST|ELEMENT|NOTATION|\[)")


@dataclass(frozen=True, slots=True)
class Site:
    """The wiki that a dump is of.

    Attributes:
        name: its database name (``enwiki``), which its documents' ids begin with.
        language: BCP 47; None where the dump does not say, and each page shows its own.
        base: the address of the folder of its pages, with a slash at its end; None where the dump does not say.
        template_prefixes: names of the namespace of templates, in lower case: a call may write them out.
    """

    name: str
    language: str | None
    base: str | None
    template_prefixes: tuple[str, ...] = ("template",)


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of a dump.

    Attributes:
        address: its path or fsspec address.
        packing: how it is packed.
        size: in bytes, as packed.
        identity: 16 hex digits over its size and its first and last 64 KiB: the same wherever the file lies.
        site: the wiki.
        index: address of the index of its streams, if it has one.
    """

    address: str
    packing: Packing
    size: int
    identity: str
    site: Site
    index: str | None = None

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.address.rstrip("/").rpartition("/")[2]


def open_dump(address: str) -> Dump:
    """What a file of a dump is.

    Args:
        address: its path or fsspec address. The index of its streams is taken where it lies beside it.

    Raises:
        BadInput: it cannot be read, is no MediaWiki export, declares entities or a document type, or is of a wiki in
            a language that has no lexicon. One line that names the file.
    """
    size = files.size_of(address)
    with files.opened(address) as file:
        first = file.read(_IDENTIFYING)
        file.seek(max(size - _IDENTIFYING, 0))
        last = file.read(_IDENTIFYING)
        packing = _packing(first, address)
        file.seek(0)
        header = _header(file, packing, address)
    digest = hashlib.sha256(b"%d\n" % size + first + last).hexdigest()[:16]
    beside = index.beside(address) if packing == "bz2" else None
    return Dump(address, packing, size, digest, _site(header, address), beside)


def _packing(first: bytes, address: str) -> Packing:
    if first.startswith(b"BZh"):
        return "bz2"
    if first.startswith(b"\x1f\x8b"):
        return "gz"
    if first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return "xml"
    raise BadInput(f"{address}: not a MediaWiki export (XML, plain or packed with bzip2 or gzip)")


def unpacked(file: BinaryIO, packing: Packing) -> Iterator[bytes]:
    """The XML of a file from its beginning, a bounded piece at a time, however far the file unfolds.

    Raises:
        OSError, zlib.error, EOFError: it is damaged.
    """
    if packing == "xml":
        while piece := file.read(_PIECE):
            yield piece
    elif packing == "bz2":
        for block in bzip2.blocks(file, 0):
            if block.data is None:
                raise OSError(f"the bzip2 block at byte {block.bit // 8}")
            yield block.data
    else:
        yield from _gunzipped(file)


def _gunzipped(file: BinaryIO) -> Iterator[bytes]:
    stream, waiting = None, b""
    while waiting or (waiting := file.read(_PIECE)):
        if stream is None:
            stream = zlib.decompressobj(wbits=31)
        yield stream.decompress(waiting, _PIECE)
        waiting = stream.unconsumed_tail
        if stream.eof:  # another member may follow
            stream, waiting = None, stream.unused_data
    if stream is not None:
        raise EOFError("the file ends in the middle of what it packs")


def _header(file: BinaryIO, packing: Packing, address: str) -> bytes:
    """The XML before the first page."""
    header = b""
    try:
        for piece in unpacked(file, packing):
            header += piece
            end = header.find(b"<page>")
            if end != -1:
                return header[:end]
            if len(header) > HEADER:
                break
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(f"{address}: the packed file is damaged: {error}") from None
    before = header.find(b"</mediawiki>")
    if before == -1:
        raise BadInput(f"{address}: no page and no end of the export in its first {HEADER // 1024} KiB")
    return header[:before]


def _site(header: bytes, address: str) -> Site:
    if _DECLARATIONS.search(header):
        raise BadInput(f"{address}: declares a document type or entities, which a MediaWiki export never does")
    found = _SiteInfo()
    try:
        found.parse(header)
    except expat.ExpatError as error:
        raise BadInput(f"{address}:{error.lineno}: not the head of a MediaWiki export: {error}") from None
    if not found.is_export:
        raise BadInput(f"{address}: not a MediaWiki export (its root is not `mediawiki`)")
    language = (found.language or "").split("-")[0] or None
    if language is not None and language not in LANGUAGES:
        raise BadInput(f"{address}: a wiki in the language {language!r}, which is not one of {', '.join(LANGUAGES)}")
    base = found.said.get("base", "").strip()
    return Site(
        name=re.sub(r"[^a-z0-9_]+", "", found.said.get("dbname", "").lower()) or f"{language or ''}wiki",
        language=language,
        base=base[: base.rfind("/") + 1] if base.startswith(("http://", "https://")) else None,
        template_prefixes=tuple(dict.fromkeys(["template", *found.template_names])),
    )


class _SiteInfo:
    """What the head of an export says, gathered by expat."""

    def __init__(self) -> None:
        self.is_export = False
        self.language: str | None = None
        self.said: dict[str, str] = {}
        self.template_names: list[str] = []
        self._inside: list[str] = []
        self._is_template_namespace = False

    def parse(self, header: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(header, False)
        if self.is_export:  # else the root is another, and says so better than a missing end would
            parser.Parse(b"</mediawiki>", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._inside:
            self.is_export = name == "mediawiki"
            self.language = attributes.get("xml:lang")
        self._inside.append(name)
        self._is_template_namespace = name == "namespace" and attributes.get("key") == "10"

    def _end(self, _: str) -> None:
        self._inside.pop()
        self._is_template_namespace = False

    def _characters(self, data: str) -> None:
        name = self._inside[-1]
        if self._is_template_namespace:
            self.template_names.append(" ".join(data.split()).lower())
        elif name in ("dbname", "base"):
            self.said[name] = self.said.get(name, "") + data
