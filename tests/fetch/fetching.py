"""Fetching in a test: a sources folder, a wiki on the loopback address, and waits that are noted and not waited."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.fetch.refresh import Refreshed
from pipeline.fetch.session import fetch
from pipeline.fetch.transport import Patience
from pipeline.read.catalog import PageEntry
from pipeline.read.page_store import FOLDER, LEDGER, Observation, read_ledger
from tests.fetch.wiki_server import Wiki

CONTACT = "tests@example.org"
TITLE = "United Nations Mission in Freedonia"
LONG = "The '''United Nations Mission in Freedonia''' was set up on 3 May 2014.\n\n" + "It had 1,200 troops. " * 40


@dataclass
class Sources:
    """A sources folder whose catalog names pages of a wiki."""

    folder: Path
    wiki: Wiki
    waits: list[float] = field(default_factory=list)

    @property
    def catalog(self) -> Path:
        """The catalog's file."""
        return self.folder / "catalog.yaml"

    @property
    def ledger(self) -> tuple[Observation, ...]:
        """What the ledger has."""
        return read_ledger(self.folder / FOLDER)

    @property
    def ledger_file(self) -> Path:
        """The ledger's file."""
        return self.folder / FOLDER / LEDGER

    def patience(self, **changes: float) -> Patience:
        """Waits that pass at once, and times that a test can wait for."""
        times = {"connect": 5.0, "silence": 10.0, "answer": 20.0, "step": 0.5, **changes}
        return Patience(sleep=self.waits.append, **times)  # pyright: ignore[reportArgumentType]

    def page(self, title: str = TITLE, **values: str) -> PageEntry:
        """An entry for a page of the wiki."""
        return PageEntry(values.pop("id", "unmif-en"), self.wiki.address, title, 0, **values)

    def list_pages(self, *pages: PageEntry) -> None:
        """Writes the catalog."""
        lines = ["documents:"]
        for page in pages:
            lines.append(f"  - id: {page.id}\n    wiki: {page.wiki}\n    title: {page.title}")
            if page.revision_id:
                lines.append(f'    revision_id: "{page.revision_id}"')
        self.catalog.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def fetch(self, *pages: PageEntry, **patience: float) -> list[Refreshed]:
        """Fetches these pages, by default the one."""
        wanted = pages or (self.page(),)
        return list(fetch(self.catalog, wanted, contact=CONTACT, patience=self.patience(**patience)))

    def fetch_one(self, **patience: float) -> Refreshed:
        """Fetches the one page."""
        (result,) = self.fetch(**patience)
        return result
