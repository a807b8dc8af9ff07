"""The live pages of the sources that a run works on: the pages that their catalogs name, brought up to date.

No Dagster here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.read.page_store import FOLDER, LEDGER
from pipeline.read.sources import CATALOG_NAME, catalog_of

if TYPE_CHECKING:
    from pipeline.fetch.refresh import Refreshed
    from pipeline.fetch.transport import Patience


@dataclass(frozen=True, slots=True)
class LivePages:
    """The pages that the catalogs of some sources name.

    Attributes:
        paths: the sources: folders, catalogs and single documents.
        contact: whom the wikis' operators can turn to; None for `pipeline.fetch.session.contact_of`'s default.
        patience: how long a wiki is waited for; None for the default.
    """

    paths: Sequence[Path]
    contact: str | None = None
    patience: Patience | None = None

    def refresh(self) -> Iterator[Refreshed]:
        """Asks the wikis, and keeps what is new. Raises as `pipeline.fetch.session.fetch` does."""
        for catalog in self._catalogs():
            if pages := catalog_of(catalog).pages:
                from pipeline.fetch.session import fetch  # the HTTP client is needed only where there are pages

                yield from fetch(catalog, pages, contact=self.contact, patience=self.patience)

    @property
    def version(self) -> str:
        """A digest over what is known of the pages: the same as long as no wiki had anything else."""
        digest = hashlib.sha256()
        for catalog in self._catalogs():
            ledger = catalog.parent / FOLDER / LEDGER
            digest.update(ledger.read_bytes() if ledger.is_file() else b"")
        return digest.hexdigest()[:16]

    def _catalogs(self) -> list[Path]:
        found = [path / CATALOG_NAME if path.is_dir() else path for path in self.paths]
        return [path for path in dict.fromkeys(found) if path.suffix in (".yaml", ".yml") and path.is_file()]
