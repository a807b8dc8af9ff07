"""One part, from bytes to files: the function that every worker runs, on this machine or another."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict
from typing import Any

from pipeline.lexicon.compiled import save as save_patterns
from pipeline.reconcile import COVERAGE
from pipeline.scan.pages import Element, Fault, Page, elements, parse
from pipeline.scan.plan import Part
from pipeline.scan.repeated import SPAN, WIKI
from pipeline.scan.rows import PageRead, read_page, tables_of
from pipeline.scan.store import PART, Store, described
from pipeline.scan.stretches import stretch
from pipeline.scan.where import Condition, Facts, judge, looks_at
from pipeline.scan.writer import PartWriter

BATCH_PAGES = 64
BATCH_CHARACTERS = 1_000_000
"""How many pages, and characters of them, are put into frames at once: what a part keeps in memory of its pages."""

ARTICLES = 0
"""The namespace that is read where the filter does not speak of namespaces."""

Tell = Callable[[int, int], None]
"""Told before each page: which page of the part it is, from 0, and at which byte of the file it begins."""

_ONE_AT_A_TIME = threading.Lock()


def silent(page: int, at: int) -> None:
    """Tells nobody."""


def scan_part(part: Part, store: Store, killers: Collection[int] = (), tell: Tell = silent) -> dict[str, Any]:
    """Reads the pages of a part and puts its tables into the output folder.

    Args:
        part: the part.
        store: the output folder.
        killers: the pages of the part, counted from 0, that a worker did not survive: they are recorded, and not read.
        tell: told how far it is.

    Returns:
        What its `part.json` says: counts, which depend on nothing but the part.

    Raises:
        BadInput: the dump cannot be read any more.
        OutputError: the output cannot be written.
    """
    with _ONE_AT_A_TIME:  # a Dask worker may have several threads; the stages know of one
        with store.part(part.name) as folder:
            with PartWriter(folder, part.name) as writer:
                counts, met = _write(part, writer, killers, tell)
            about = {
                "part": part.name,
                "dump": part.dump.name,
                "identity": part.dump.identity,
                WIKI: part.dump.site.name,
                "start": part.start,
                "end": part.end,
                "settings": asdict(part.settings),
                **({SPAN: [min(met), max(met)]} if met else {}),
                "pages": dict(sorted(counts.items())),
                "rows": dict(sorted(writer.rows.items())),
            }
            (folder / PART).write_bytes(described(about))
        save_patterns()
        return about


def _write(part: Part, writer: PartWriter, killers: Collection[int], tell: Tell) -> tuple[Counter[str], set[int]]:
    """Writes the rows of a part. Gives how many pages were read, passed over (and why) and bad; and which were read."""
    counts: Counter[str] = Counter()
    batch: list[PageRead] = []
    met: set[int] = set()
    size = 0

    def leave_out(fault: Fault) -> None:
        writer.write_bad(fault, is_published=False)
        counts["bad"] += 1

    def flush() -> None:
        nonlocal size
        for fault in _write_batch(batch, writer, part):
            leave_out(fault)
            counts["read"] -= 1
        batch.clear()
        size = 0

    for number, page in enumerate(_pages(part, tell)):
        if isinstance(page, Page) and number in killers:
            detail = "the worker that read it was killed twice: it takes more memory than there is, or breaks a library"
            page = Fault(page.at, "killed_worker", detail, page.id, page.title)  # noqa: PLW2901
        if isinstance(page, Fault):
            leave_out(page)
            continue
        condition = part.settings.condition
        if (reason := passed_over(page, condition)) is not None:
            counts[reason] += 1
            continue
        if page.id in met:  # its rows would be told from those of the other by nothing
            detail = "a page of this number was read before, and only that one is in the tables"
            leave_out(Fault(page.at, "duplicate", detail, page.id, page.title))
            continue
        done = read_page(page, part.dump.site, condition, part.settings.page_seconds)
        if done is None:
            counts["filtered"] += 1
            continue
        met.add(page.id)
        if done.fault is not None:
            writer.write_bad(done.fault, is_published=True)
            counts["degraded"] += 1
        counts["read"] += 1
        batch.append(done)
        size += len(page.text)
        if len(batch) >= BATCH_PAGES or size >= BATCH_CHARACTERS:
            flush()
    flush()
    return counts, met


def _pages(part: Part, tell: Tell) -> Iterator[Page | Fault]:
    found = elements(stretch(part.dump, part.start, part.end), is_exact=part.dump.packing == "xml")
    for number, element in enumerate(found):
        tell(number, element.at)
        yield parse(element) if isinstance(element, Element) else element


def passed_over(page: Page, condition: Condition | None) -> str | None:
    """Why a page is not read, as far as that can be told before it is parsed; None where it cannot."""
    if page.is_redirect:
        return "redirect"
    if page.model != "wikitext":
        return "other_content"
    if not page.text.strip():
        return "empty"
    if page.namespace != ARTICLES and (condition is None or not looks_at(condition, "namespace")):
        return "other_namespace"
    facts = Facts(title=page.title, namespace=page.namespace, text=page.text)
    return "filtered" if condition is not None and judge(condition, facts) is False else None


def _write_batch(batch: list[PageRead], writer: PartWriter, part: Part) -> list[Fault]:
    """Writes the tables of some pages; of a batch that fails, page by page. Gives the pages that cannot be written."""
    if not batch:
        return []
    try:
        tables = tables_of(batch, left_out=() if part.settings.with_coverage else (COVERAGE,))
    except Exception as error:
        if len(batch) > 1:
            return [fault for page in batch for fault in _write_batch([page], writer, part)]
        document = batch[0].extract.document
        number = int(document.id.rpartition("-")[2])
        return [Fault(part.start, "failed", f"rules: {type(error).__name__}: {error}", number, document.title)]
    writer.write(tables)
    return []
