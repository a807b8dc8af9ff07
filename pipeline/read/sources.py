"""What is to be read: a catalog, a folder or single files become `Source`s, whole in memory and checked.

- A folder with a ``catalog.yaml`` is what that catalog lists. Any other folder is every ``*.txt``, ``*.wikitext`` and
  ``*.wiki`` directly in it; subfolders and hidden files are not looked into (a folder of another release, or a
  version-control folder, is no source).
- A file is a document whatever it is called, except ``*.yaml`` and ``*.yml``, which are catalogs.
- A document's path is recorded relative to the folder or catalog that it was found by, never as a place on this
  machine.
- An entry of a catalog that names a page of a wiki is the revision of it that is kept beside the catalog
  (`pipeline.read.page_store`). Nothing is fetched here.
- Symbolic links are followed where the caller named the folder or file. A catalog is data that may come from
  elsewhere: what it lists must lie, links resolved, inside its own folder.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.lexicon import LANGUAGES
from pipeline.read import page_store
from pipeline.read.catalog import MAX_CATALOG_BYTES, Catalog, Entry, PageEntry, parse_catalog
from pipeline.read.decode import decode
from pipeline.read.errors import BadInput, is_name
from pipeline.read.origin import Format, Origin
from pipeline.read.regular_files import bytes_within, mode_of, unreadable

__all__ = ["CATALOG_NAME", "MAX_DOCUMENT_BYTES", "BadInput", "Source", "catalog_of", "load"]

CATALOG_NAME = "catalog.yaml"

MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
"""MediaWiki stores no page above 2 MiB (``$wgMaxArticleSize``); 32 times that is a mistake, not a document."""

_FORMAT_OF_SUFFIX: dict[str, Format | None] = {".txt": None, ".wikitext": "wikitext", ".wiki": "wikitext"}


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it stands in its file, with what is known of it beforehand.

    Attributes:
        id: the document's key: its id in the catalog, or the stem of the file's name.
        path: where the file was read, as the caller or the catalog gave it; not for the tables (see `Origin.path`).
        data: the file's bytes.
        sha256: of `data`, in hex.
        origin: where the document comes from.
        title: from the catalog; None if it is to be found in the text, like the three below.
        language: from the catalog.
        format: from the catalog, or from a file name that tells (``.wikitext``, ``.wiki``).
        encoding: from the catalog.
    """

    id: str
    path: Path
    data: bytes
    sha256: str
    origin: Origin
    title: str | None = None
    language: str | None = None
    format: Format | None = None
    encoding: str | None = None


def load(paths: Sequence[Path]) -> list[Source]:
    """The documents of these folders, files and catalogs, sorted by id.

    Every file is read here and its text decoded once, so that what is wrong with the input is said before work begins.

    Raises:
        BadInput: something is missing, unreadable, empty, too large, not text or not as the catalog says; two
            documents have one id; or there are no documents. One line that names the file and the place.
    """
    by_id: dict[str, Source] = {}
    for path in paths:
        for source in _found(Path(path)):
            if (other := by_id.get(source.id)) is not None:
                raise BadInput(f"two documents have the id {source.id!r}: {other.path} and {source.path}")
            by_id[source.id] = source
    if not by_id:
        where = ", ".join(str(path) for path in paths)
        wanted = ", ".join(f"*{suffix}" for suffix in _FORMAT_OF_SUFFIX)
        raise BadInput(f"no documents in {where or 'an empty list of sources'} (looked for {CATALOG_NAME}, {wanted})")
    return [by_id[key] for key in sorted(by_id)]


def _found(path: Path) -> Iterator[Source]:
    if mode_of(path) == stat.S_IFDIR:
        catalog = path / CATALOG_NAME
        yield from _of_catalog(catalog) if catalog.exists() else map(_of_file, _listed(path))
    elif path.suffix.casefold() in (".yaml", ".yml"):
        yield from _of_catalog(path)
    else:
        yield _of_file(path)


def _listed(folder: Path) -> list[Path]:
    try:
        names = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable(folder, error) from None
    return [name for name in names if not name.name.startswith(".") and name.suffix.casefold() in _FORMAT_OF_SUFFIX]


def _of_file(path: Path) -> Source:
    name, stem = path.name, path.stem
    if not is_name(stem):  # an id is a key in every table; a byte that is no character cannot even be stored
        raise BadInput(
            f"{path}: no id can be made of the file's name (not UTF-8, control characters or a space at its end)"
        )
    data = bytes_within(path, MAX_DOCUMENT_BYTES, "document")
    _check(data, str(path), None)
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(stem, path, data, sha256, Origin(path=name), format=_FORMAT_OF_SUFFIX.get(path.suffix.casefold()))


def catalog_of(path: Path) -> Catalog:
    """The catalog in a file, no two of its entries with one id.

    Raises:
        BadInput: it cannot be read or is no catalog.
    """
    catalog = parse_catalog(bytes_within(path, MAX_CATALOG_BYTES, "catalog"), name=str(path))
    lines: dict[str, int] = {}
    for entry in sorted((*catalog.documents, *catalog.pages), key=lambda entry: entry.line):
        if entry.id in lines:
            other = lines[entry.id]
            raise BadInput(f"{path}:{entry.line}: the id {entry.id!r} is that of the document at line {other} too")
        lines[entry.id] = entry.line
    return catalog


def _of_catalog(path: Path) -> Iterator[Source]:
    catalog = catalog_of(path)
    if not (catalog.documents or catalog.pages):
        raise BadInput(f"{path}: lists no document")
    for source in _of_entries(catalog, path):
        yield replace(source, origin=replace(source.origin, data_licence=catalog.licence))


def _of_entries(catalog: Catalog, path: Path) -> Iterator[Source]:
    for entry in catalog.documents:
        yield _of_entry(entry, path)
    if catalog.pages:
        ledger = page_store.read_ledger(path.parent / page_store.FOLDER)
        for page in catalog.pages:
            yield _of_page(page, path, ledger)


def _of_entry(entry: Entry, catalog: Path) -> Source:
    path, place = catalog.parent / entry.path, f"{catalog}:{entry.line}"
    try:
        is_inside = path.resolve().is_relative_to(catalog.parent.resolve())
    except (OSError, RuntimeError) as error:  # a circle of links
        raise BadInput(f"{place}: {entry.path} cannot be read: {error}") from None
    if not is_inside:
        raise BadInput(f"{place}: {entry.path} leads outside the catalog's folder")
    data = bytes_within(path, MAX_DOCUMENT_BYTES, "document")
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 != entry.sha256:
        raise BadInput(
            f"{place}: the SHA-256 of {entry.path} is {sha256[:12]}…, not {entry.sha256[:12]}… as written here"
        )
    _check(data, str(path), entry.encoding)
    origin = Origin(
        path=entry.path,
        location=entry.location,
        title=entry.title,
        revision_id=entry.revision_id,
        revised_at=entry.revised_at,
        retrieved_at=entry.retrieved_at,
        licence=entry.licence,
    )
    return Source(entry.id, path, data, sha256, origin, entry.title, entry.language, entry.format, entry.encoding)


def _of_page(page: PageEntry, catalog: Path, ledger: Sequence[page_store.Observation]) -> Source:
    place, folder = f"{catalog}:{page.line}", catalog.parent / page_store.FOLDER
    kept = page_store.kept(page_store.history_of(ledger, page.wiki, page.title), page.revision_id)
    if kept is None or kept.observation.sha256 is None:
        what = f"revision {page.revision_id}" if page.revision_id else "no revision"
        has = "is not here" if page.revision_id else "is here yet"
        raise BadInput(f"{place}: {what} of {page.title!r} on {page.wiki} {has} (blauwhelm fetch gets it)")
    seen, sha256 = kept.observation, kept.observation.sha256
    data = page_store.read_revision(folder, sha256, MAX_DOCUMENT_BYTES)
    path = page_store.path_of(folder, sha256)
    _check(data, str(path), "utf-8")
    origin = Origin(
        path=path.relative_to(catalog.parent).as_posix(),
        location=seen.location,
        title=seen.found_title,
        revision_id=seen.revision_id,
        revised_at=seen.revised_at,
        retrieved_at=seen.retrieved_at,
        licence=seen.licence,
        refusal=kept.refusal,
    )
    language = page.language or (seen.language if seen.language in LANGUAGES else None)
    return Source(page.id, path, data, sha256, origin, seen.found_title, language, "wikitext", "utf-8")


def _check(data: bytes, name: str, encoding: str | None) -> None:
    if not data:
        raise BadInput(f"{name}: the file is empty")
    if not decode(data, name=name, encoding=encoding).strip():
        raise BadInput(f"{name}: the file has nothing but white space")
