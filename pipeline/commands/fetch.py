"""`blauwhelm fetch`: bring the pages of a catalog up to date, or add pages to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from pipeline.commands.build import embedded
from pipeline.commands.errors import RefusedError
from pipeline.commands.terminal import as_text
from pipeline.lexicon import LANGUAGES
from pipeline.read.catalog import Catalog, PageEntry, page_title, wiki_name
from pipeline.read.sources import CATALOG_NAME, catalog_of

if TYPE_CHECKING:
    from pipeline.fetch.transport import Patience

DEFAULT_LANGUAGE = "en"
DOCUMENTS = ("*.txt", "*.wikitext", "*.wiki")


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line. `titles` is empty for all pages of the catalog."""

    titles: Sequence[str] = ()
    language: str | None = None
    wiki: str | None = None
    sources: Path | None = None
    contact: str | None = None


def run(wish: Wish, patience: Patience | None = None) -> int:
    """Fetches pages. Gives the exit code: 1 where one could not be fetched; the others are then kept all the same.

    Args:
        wish: what was asked for.
        patience: how long a wiki is waited for.

    Raises:
        RefusedError: there is no catalog, or what was asked for makes no sense.
        BadInput: the catalog or the store is not what it should be, or there is no contact.
        StoreError: the store or the catalog cannot be written to.
    """
    path = _catalog_path(wish.sources or embedded())
    catalog = catalog_of(path) if path.exists() else None
    pages = _named(wish, catalog) if wish.titles else _listed(wish, catalog, path)

    from pipeline.fetch.register import add_pages, with_pages
    from pipeline.fetch.session import fetch

    here = catalog.pages if catalog else ()
    with_pages(path, [page for page in pages if page not in here])  # refuses before a wiki is asked
    out, errors = Console(), Console(stderr=True)
    results = []
    for result in fetch(path, pages, contact=wish.contact, patience=patience):
        results.append(result)
        console = out if result.state in ("new", "unchanged") else errors
        line = f"{result.state}: {result.page.wiki}: {result.page.title}: {result.note}"
        console.print(as_text(line), markup=False, highlight=False, soft_wrap=True)
    added = [result.page for result in results if result.state != "failed" and result.page not in here]
    add_pages(path, added)
    for page in added:
        out.print(f"added to {path}: {page.id}", markup=False, highlight=False, soft_wrap=True)
    counted = Counter(result.state for result in results)
    said = ", ".join(f"{number} {state}" for state, number in sorted(counted.items()))
    out.print(f"pages: {len(results)} ({said})", markup=False, highlight=False, soft_wrap=True)
    return 1 if counted["failed"] else 0


def _catalog_path(sources: Path) -> Path:
    """The catalog of a sources folder, be it there or not.

    Raises:
        RefusedError: the folder has documents and no catalog, which would hide them, or it is a single document.
    """
    if sources.suffix.casefold() in (".yaml", ".yml"):
        return sources
    if sources.exists() and not sources.is_dir():
        raise RefusedError(f"{sources}: a document; pages are kept beside a catalog, in a folder")
    path = sources / CATALOG_NAME
    if not path.exists() and any(any(sources.glob(pattern)) for pattern in DOCUMENTS):
        raise RefusedError(f"{sources} has documents and no {CATALOG_NAME}; list them in one before pages are added")
    return path


def _listed(wish: Wish, catalog: Catalog | None, path: Path) -> Sequence[PageEntry]:
    if wish.language or wish.wiki:
        raise RefusedError("--language and --wiki say where titles are looked for; name a title with them")
    if catalog is None:
        raise RefusedError(f"{path}: there is no such file")
    if not catalog.pages:
        raise RefusedError(f"{path} names no page of a wiki (blauwhelm fetch TITLE adds one)")
    return catalog.pages


def _named(wish: Wish, catalog: Catalog | None) -> Sequence[PageEntry]:
    """The entries of the titles: those that the catalog has already, or new ones."""
    from pipeline.fetch.register import new_id

    language = wish.language or (None if wish.wiki else DEFAULT_LANGUAGE)
    if language is not None and language not in LANGUAGES:
        raise RefusedError(f"the language {language} is not one of {', '.join(LANGUAGES)}")
    try:
        wiki = wiki_name(wish.wiki or f"{language}.wikipedia.org")
    except ValueError as error:
        raise RefusedError(f"--wiki {wish.wiki!r} {error}") from None
    here = {(page.wiki, page.title): page for page in (catalog.pages if catalog else ()) if page.revision_id is None}
    taken = {entry.id for entry in (*catalog.documents, *catalog.pages)} if catalog else set()
    found: dict[str, PageEntry] = {}
    for given in wish.titles:
        try:
            title = page_title(given)
        except ValueError as error:
            raise RefusedError(str(error)) from None
        if title in found:
            continue
        page = here.get((wiki, title))
        if page is None:
            page = PageEntry(new_id(title, language or _subdomain(wiki), taken), wiki, title, 0, language)
            taken.add(page.id)
        found[title] = page
    return list(found.values())


def _subdomain(wiki: str) -> str:
    """What tells pages of one title on two wikis apart, where no language was named."""
    return wiki.removeprefix("https://").removeprefix("http://").partition(".")[0]
