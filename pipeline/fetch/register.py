"""Telling a catalog of pages: entries are added at its end, and what stands there stays as it is, comments included."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import Path

from pipeline.durable import replace_file
from pipeline.fetch.errors import StoreError
from pipeline.fetch.store import speaking_of
from pipeline.read.catalog import Catalog, PageEntry, parse_catalog
from pipeline.read.errors import BadInput

_EMPTY = "# What is read. Pages are added by `blauwhelm fetch TITLE`.\ndocuments:\n"


_NOT_IN_YAML = re.compile("[\ufeff\ufffe\uffff]")


def new_id(title: str, language: str, taken: Collection[str]) -> str:
    """A document's id for a page: its title in lower-case ASCII letters and digits, and the language."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").casefold()
    stem = "-".join([*re.findall("[a-z0-9]+", plain)] or ["page"]) + f"-{language}"
    number = 1
    found = stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


def entry_text(page: PageEntry, indent: str = "  ") -> str:
    """The entry of a page as it stands in a catalog."""
    values = {"id": page.id, "wiki": page.wiki, "title": page.title, "language": page.language}
    lines = [f"{key}: {_scalar(value)}" for key, value in values.items() if value is not None]
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"


def add_pages(path: Path, pages: Sequence[PageEntry]) -> None:
    """Adds pages to a catalog, which is made where it is not there.

    Raises:
        StoreError: it cannot be written to; else as `with_pages`.
        BadInput: it is no catalog.
    """
    if not pages:
        return
    changed = with_pages(path, pages)
    with speaking_of(path.parent):
        replace_file(path, changed)


def with_pages(path: Path, pages: Sequence[PageEntry]) -> bytes:
    """The bytes of a catalog to which pages were added.

    Raises:
        StoreError: it cannot be read, or its list of documents is not the last thing in it, so that the entries have
            to be added by hand; the message has them.
        BadInput: it is no catalog.
    """
    with speaking_of(path.parent):
        data = path.read_bytes() if path.exists() else _EMPTY.encode()
    before = parse_catalog(data, name=str(path)) if path.exists() else Catalog(())
    text = data.decode("utf-8-sig")
    text += "" if text.endswith("\n") else "\n"
    items = re.findall(r"^( *)- ", text, re.MULTILINE)
    indent = items[-1] if items else "  "
    changed = (text + "".join("\n" + entry_text(page, indent) for page in pages)).encode("utf-8")
    try:
        after = parse_catalog(changed, name=str(path))
    except BadInput:
        after = before
    if after.documents != before.documents or _said(after.pages) != _said((*before.pages, *pages)):
        wanted = " ".join(entry_text(page).strip() for page in pages)
        raise StoreError(f"{path}: its documents are not a list at its end; add by hand: {wanted}")
    return changed


def _scalar(value: str) -> str:
    """A value as YAML: plain where nothing in it can be taken for more than words, else as a JSON string."""
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9 ().-]*[A-Za-z0-9)]", value) and value != "null":
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda character: f"\\u{ord(character[0]):04x}", quoted)


def _said(pages: Sequence[PageEntry]) -> list[tuple[object, ...]]:
    """What entries say, without the lines they stand at."""
    return [(page.id, page.wiki, page.title, page.language, page.revision_id) for page in pages]
