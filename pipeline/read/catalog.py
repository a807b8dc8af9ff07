"""The catalog file: which documents are read, where each comes from, and the bytes it must have.

A catalog is YAML: ``documents``, a list of entries, and optionally ``title``, ``description`` and ``licence`` of the
collection itself (an entry's licence is its own and is never taken from there). An entry names a file, with the keys of
`Entry`, or a page of a wiki, with those of `PageEntry`. A catalog may come from elsewhere, so it is read strictly
(`pipeline.read.strict_yaml`).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pipeline.lexicon import LANGUAGES
from pipeline.read.decode import CODECS
from pipeline.read.errors import BadInput, is_name
from pipeline.read.names import spaced
from pipeline.read.origin import Format
from pipeline.read.strict_yaml import StrictYaml

MAX_CATALOG_BYTES = 16 * 1024 * 1024
"""An entry takes some 500 bytes: room for thirty thousand documents, far above what one run reads."""

FORMATS: tuple[Format, ...] = ("wikitext", "text")

MAX_TITLE_BYTES = 255
"""MediaWiki's own limit, in UTF-8."""

_NOT_IN_TITLES = re.compile(r"[#<>\[\]{}|]")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a catalog. What is None is not known, or is to be found from the document itself.

    Attributes:
        id: the document's key.
        path: where the file is, relative to the catalog's folder, ``/`` between its parts, never outside that folder.
        sha256: of the file's bytes, in lower-case hex.
        line: the entry's first line in the catalog, from 1.
        title: the document's title.
        language: one of the languages that have a lexicon.
        format: how it is written.
        encoding: one of `pipeline.read.decode.CODECS`; UTF-8 if not given.
        location: the address it comes from (http or https).
        licence: an SPDX identifier, or the licence in words.
        revision_id: the revision of the page.
        revised_at: when that revision was made, in UTC (a time without a zone is taken as UTC, a day as its start).
        retrieved_at: when it was fetched, likewise.
    """

    id: str
    path: str
    sha256: str
    line: int
    title: str | None = None
    language: str | None = None
    format: Format | None = None
    encoding: str | None = None
    location: str | None = None
    licence: str | None = None
    revision_id: str | None = None
    revised_at: dt.datetime | None = None
    retrieved_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page of a wiki in a catalog. `blauwhelm fetch` gets its revisions; `pipeline.read.page_store` keeps them.

    Attributes:
        id: the document's key, whatever revision is read: an edit of the page leaves it as it is.
        wiki: the wiki's host (``en.wikipedia.org``), or the address of its ``api.php`` where that is not at
            ``https://HOST/w/api.php``.
        title: the page's title, spaces for underscores. A redirect or a move is followed.
        line: the entry's first line in the catalog, from 1; 0 for a page that is in none.
        language: one of the languages that have a lexicon; None to take the page's own.
        revision_id: the one revision to read; None for the newest.
    """

    id: str
    wiki: str
    title: str
    line: int
    language: str | None = None
    revision_id: str | None = None


@dataclass(frozen=True, slots=True)
class Catalog:
    """A catalog: its entries in the order written, and what it says of the collection as a whole."""

    documents: tuple[Entry, ...]
    pages: tuple[PageEntry, ...] = ()
    title: str | None = None
    description: str | None = None
    licence: str | None = None


def parse_catalog(data: bytes, *, name: str) -> Catalog:
    """The catalog in these bytes.

    Args:
        data: the file's content, YAML in UTF-8.
        name: what messages call the file.

    Raises:
        BadInput: it is not a catalog; the message names the file, the line and what was expected there.
    """
    yaml = StrictYaml(data, name=name, kind="catalog", limit=MAX_CATALOG_BYTES)
    own: dict[str, str | None] = {}
    entries: list[Entry] = []
    pages: list[PageEntry] = []
    for key, event in yaml.top(_CATALOG_KEYS, "documents"):
        if key == "documents":
            for line, values in yaml.records(key, event, "document", _ENTRY_KEYS, ("id",)):
                given = {name: value for name, value in values.items() if value is not None}
                if "wiki" in given:
                    pages.append(_page_entry(given, line, f"{name}:{line}"))
                elif missing := [name for name in _REQUIRED_OF_FILES if name not in given]:
                    raise BadInput(f"{name}:{line}: the document has no {' and no '.join(missing)}")
                else:
                    entries.append(Entry(line=line, **given))
        else:
            own[key] = yaml.scalar(key, event, _words)
    return Catalog(tuple(entries), tuple(pages), own.get("title"), own.get("description"), own.get("licence"))


def _page_entry(given: dict[str, Any], line: int, place: str) -> PageEntry:
    if unfit := [key for key in given if key not in _PAGE_KEYS]:
        raise BadInput(
            f"{place}: a page of a wiki has no {' and no '.join(unfit)} here; it has {', '.join(_PAGE_KEYS)}"
        )
    if "title" not in given:
        raise BadInput(f"{place}: the page has no title")
    try:
        title = page_title(given["title"])
        revision_id = page_revision(given["revision_id"]) if "revision_id" in given else None
    except ValueError as error:
        raise BadInput(f"{place}: {error}") from None
    return PageEntry(given["id"], given["wiki"], title, line, given.get("language"), revision_id)


def page_title(value: str) -> str:
    """A page's title in the one form that names it here: composed characters (NFC), spaces for underscores.

    Raises:
        ValueError: it can be the title of no page (https://www.mediawiki.org/wiki/Manual:Page_title).
    """
    title = spaced(unicodedata.normalize("NFC", value))
    if not is_name(title) or len(title.encode()) > MAX_TITLE_BYTES or _NOT_IN_TITLES.search(title):
        shown = repr(title if len(title) <= _SHOWN else title[:_SHOWN] + "…")
        raise ValueError(f"title {shown} is none of a page: 1 to {MAX_TITLE_BYTES} bytes without # < > [ ] {{ }} |")
    return title


def page_revision(value: str) -> str:
    """The number of a revision. Raises ValueError where it is none."""
    if not re.fullmatch(r"[1-9][0-9]{0,17}", value):
        raise ValueError(f"revision_id {value[:_SHOWN]!r} is not the number of a revision")
    return value


def wiki_name(value: str) -> str:
    """A wiki's host in lower case, or the address of its API. Raises ValueError where it is neither."""
    if re.fullmatch(r"https?://[^\s<>\"@?#]+/api\.php", value):
        return value
    if not re.fullmatch(
        r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+", value.casefold()
    ):
        raise ValueError("is not a wiki: its host, such as en.wikipedia.org, or the address of its api.php")
    return value.casefold()


def _words(value: str) -> str:
    return " ".join(value.split())


def _id(value: str) -> str:
    if not is_name(value):
        raise ValueError("is not an identifier: it has control characters or white space around it")
    return value


def _path(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or re.match(r"[A-Za-z]:", value) or not path.name:
        raise ValueError("is not a path inside the catalog's folder")
    return str(path)


def _sha256(value: str) -> str:
    if not re.fullmatch(r"[0-9A-Fa-f]{64}", value):
        raise ValueError("is not a SHA-256: 64 hexadecimal digits")
    return value.lower()


def _location(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise ValueError("is not a web address: it starts with http:// or https:// and has no white space")
    return value


def _moment(value: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(value)
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise ValueError("is not a time in ISO 8601, such as 2020-05-02T10:00:00Z") from None


def _one_of(*names: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in names:
            raise ValueError(f"is not one of {', '.join(names)}")
        return value

    return check


_ENTRY_KEYS: dict[str, Callable[[str], Any]] = {
    "id": _id,
    "title": _words,
    "language": _one_of(*LANGUAGES),
    "format": _one_of(*FORMATS),
    "path": _path,
    "location": _location,
    "wiki": wiki_name,
    "licence": _words,
    "revision_id": _words,
    "revised_at": _moment,
    "retrieved_at": _moment,
    "sha256": _sha256,
    "encoding": _one_of(*CODECS),
}
_REQUIRED_OF_FILES = ("path", "sha256")
_PAGE_KEYS = ("id", "wiki", "title", "revision_id", "language")
_CATALOG_KEYS = ("title", "description", "licence", "documents")
