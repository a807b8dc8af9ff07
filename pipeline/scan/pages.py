"""From the XML of a range to its pages, and to the faults of what is no page.

Page elements are cut out of the stream and parsed one by one, so that a malformed one costs no other: the next
``<page>`` sets the reader right again. (In an export the text cannot hold that tag; its angle brackets are written as
entities.) An element is parsed by expat on its own, where nothing can declare an entity, and so none can explode.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal
from xml.parsers import expat

from pipeline.scan.stretches import Piece

MAX_ELEMENT = 32 * 1024 * 1024
"""Bytes of a page element. With all revisions of a page in it (a history dump) it may be longer, and is not read."""

MAX_TEXT = 4 * 1024 * 1024
"""Characters of a page's text: MediaWiki stores no page above 2 MiB (``$wgMaxArticleSize``)."""

MAX_TITLE = 1024
"""Characters of a title, of which MediaWiki stores 255 bytes."""

_START, _END = b"<page>", b"</page>"

Reason = Literal["malformed", "too_large", "cut_off", "damaged", "failed", "over_time", "killed_worker", "duplicate"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A page that cannot be read as it should be.

    Attributes:
        at: the byte of the file, as packed, at which it begins (in bzip2: at which its block begins).
        reason: what is wrong.
        detail: the same for a person.
        page_id: the wiki's number of the page, where that much could be read.
        title: its title, where that much could be read.
    """

    at: int
    reason: Reason
    detail: str
    page_id: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """A page element as it stands in the file."""

    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A page with the newest revision of it that the dump has.

    Attributes:
        at: where it begins in the file; see `Fault.at`.
        id: the wiki's number of the page.
        title: its title, with the namespace's name before it.
        namespace: the number of its namespace.
        is_redirect: whether it only leads to another page.
        revision_id: the wiki's number of the revision.
        timestamp: when that was made, as written (ISO 8601).
        model: how its content is written (``wikitext`` and others).
        text: its content.
    """

    at: int
    id: int
    title: str
    namespace: int
    is_redirect: bool
    revision_id: str | None
    timestamp: str | None
    model: str
    text: str


class _Buffer:
    """XML under way: the bytes not yet done with, how many of them are the range's own, and where they come from."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.own = 0
        self._places: list[tuple[int, int]] = []  # index in `data`, byte of the file

    def add(self, piece: Piece) -> None:
        self._places.append((len(self.data), piece.at))
        self.data += piece.data
        if piece.is_own:
            self.own = len(self.data)

    def drop(self, count: int) -> None:
        """Is done with the first bytes."""
        del self.data[:count]
        self.own = max(self.own - count, 0)
        moved = [(index - count, at) for index, at in self._places]
        while len(moved) > 1 and moved[1][0] <= 0:
            del moved[0]
        self._places = moved

    def at(self, *, is_exact: bool) -> int:
        """The byte of the file that the first byte comes from, or at which the piece that it is of begins."""
        index, at = self._places[0]
        return at - index if is_exact else at


def elements(pieces: Iterable[Piece], *, is_exact: bool, limit: int = MAX_ELEMENT) -> Iterator[Element | Fault]:
    """The page elements that begin in a range, and what is wrong with those that do not end.

    Args:
        pieces: the XML of the range, and what follows it.
        is_exact: whether a piece's bytes are those of the file (plain XML), and not unpacked from it.
        limit: bytes that an element may have.
    """
    buffer = _Buffer()
    is_inside = False  # whether the buffer begins with a page
    searched = 0
    for piece in pieces:
        if not (is_inside or piece.is_own or buffer.own):
            return
        if piece.damage:
            if is_inside:
                yield _fault(buffer, "damaged", f"{piece.damage} in the middle of the page", is_exact=is_exact)
            elif piece.is_own:
                yield Fault(piece.at, "damaged", f"{piece.damage}; the pages in it are lost")
            buffer, is_inside = _Buffer(), False
            continue
        buffer.add(piece)
        while True:
            if not is_inside:
                start = buffer.data.find(_START)
                if start == -1:
                    buffer.drop(max(len(buffer.data) - len(_START) + 1, 0))  # the tag may be cut in two
                    break
                if start >= buffer.own:
                    return
                buffer.drop(start)
                is_inside, searched = True, len(_START)
            end = buffer.data.find(_END, searched)
            other = buffer.data.find(_START, searched, end if end != -1 else len(buffer.data))
            size = other if other != -1 else end + len(_END) if end != -1 else len(buffer.data)
            if size > limit:
                yield _fault(buffer, "too_large", f"more than {limit} bytes of XML", size, is_exact=is_exact)
            elif other != -1:
                yield _fault(buffer, "malformed", "another page begins before it ends", size, is_exact=is_exact)
            elif end != -1:
                yield Element(buffer.at(is_exact=is_exact), bytes(buffer.data[:size]))
            else:
                searched = max(size - len(_END) + 1, len(_START))
                break
            # What is left of an element that is too long has no page in it: it is gone through and not kept.
            buffer.drop(size)
            is_inside = False
    if is_inside:
        yield _fault(buffer, "cut_off", "the file ends before the page does", is_exact=is_exact)


def parse(element: Element) -> Page | Fault:
    """The page that an element is, with the newest of its revisions."""
    found = _PageElement()
    try:
        found.parse(element.data)
        number = _number(found.page_id)
        if not found.title.strip() or len(found.title) > MAX_TITLE:
            return _named_fault(element.at, element.data, "malformed", "it has no title, or one that is too long")
        if len(found.text) > MAX_TEXT:
            detail = f"{len(found.text)} characters of text, where {MAX_TEXT} are read"
            return Fault(element.at, "too_large", detail, number, found.title)
        return Page(
            at=element.at,
            id=number,
            title=found.title,
            namespace=int(found.namespace),
            is_redirect=found.is_redirect,
            revision_id=found.revision.get("id") or None,
            timestamp=found.revision.get("timestamp") or None,
            model=found.revision.get("model", "wikitext"),
            text=found.text,
        )
    except expat.ExpatError as error:
        return _named_fault(element.at, element.data, "malformed", f"not well-formed XML: {error}")
    except _DeclarationError:
        return _named_fault(element.at, element.data, "malformed", "it declares a document type or entities")
    except ValueError as error:
        return _named_fault(element.at, element.data, "malformed", f"a number that is none: {error}")


class _DeclarationError(Exception):
    """XML that declares something."""


class _PageElement:
    """What a page element says, gathered by expat. Of several revisions the one of the latest time is kept."""

    def __init__(self) -> None:
        self.title = ""
        self.namespace = "0"
        self.page_id = ""
        self.is_redirect = False
        self.revision: dict[str, str] = {}
        self.text = ""
        self._inside: list[str] = []
        self._said: list[str] = []
        self._under_way: dict[str, str] = {}

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said_append
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._refuse
        parser.Parse(data, True)

    def _refuse(self, *_: object) -> None:
        raise _DeclarationError

    def _said_append(self, data: str) -> None:
        self._said.append(data)

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._inside.append(name)
        self._said.clear()
        if self._inside == ["page", "redirect"]:
            self.is_redirect = True
        elif self._inside == ["page", "revision"]:
            self._under_way = {}

    def _end(self, _: str) -> None:
        said = "".join(self._said)
        self._said.clear()
        match self._inside:
            case ["page", "title"]:
                self.title = said
            case ["page", "ns"]:
                self.namespace = said
            case ["page", "id"]:
                self.page_id = said
            case ["page", "revision", ("id" | "timestamp" | "model" | "text") as name]:
                self._under_way[name] = said
            case ["page", "revision"]:
                if self._under_way.get("timestamp", "") >= self.revision.get("timestamp", ""):
                    self.text = self._under_way.pop("text", "")
                    self.revision = self._under_way
        self._inside.pop()


_NUMBER = re.compile(r"[0-9]{1,18}")  # what a column of 64 bits takes


def _number(said: str) -> int:
    if _NUMBER.fullmatch(said) is None:
        raise ValueError(f"{said[:40]!r} for the number of a page")
    return int(said)


_TITLE = re.compile(rb"<title>([^<]{1,1024})</title>")
_ID = re.compile(rb"<id>([0-9]{1,18})</id>")
_HEAD = 4096


def _fault(buffer: _Buffer, reason: Reason, detail: str, size: int = _HEAD, *, is_exact: bool) -> Fault:
    """A fault of the page element of that many bytes which the buffer begins with."""
    return _named_fault(buffer.at(is_exact=is_exact), bytes(buffer.data[: min(size, _HEAD)]), reason, detail)


def _named_fault(at: int, data: bytes, reason: Reason, detail: str) -> Fault:
    """A fault with what can be told of the page without parsing it."""
    head = data[:_HEAD].split(b"<revision>")[0]
    title, number = _TITLE.search(head), _ID.search(head)
    return Fault(
        at,
        reason,
        detail,
        int(number[1]) if number else None,
        unescape(title[1].decode("utf-8", "replace")) if title else None,
    )
