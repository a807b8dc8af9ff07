"""Addresses inside the report: of a row's words in the source reader, of a finding, and from one page to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

import polars as pl

import schemas
from pipeline.publish.report.marks import FOUND, Mark, evidence_of_findings, fragment
from pipeline.publish.report.model import Link
from pipeline.publish.report.paging import Pages


class Places:
    """Where each row stands in the source reader. Made once, then only asked."""

    def __init__(
        self, pages: Mapping[str, Pages], marks: Mapping[str, Sequence[Mark]], frames: Mapping[str, pl.DataFrame]
    ) -> None:
        self._files: dict[tuple[str, str], str] = {}
        self._aliases: dict[tuple[str, str], tuple[str, str]] = {}
        for document_id, found in marks.items():
            if document_id not in pages:
                continue
            of_document = pages[document_id]
            for mark in found:
                self._files[mark.table, mark.key] = of_document.files[of_document.number(mark.start)]
                if evidence := mark.row.get("evidence_id"):
                    self._aliases.setdefault(("evidence", evidence), (mark.table, mark.key))
        for finding_id, rows in evidence_of_findings(frames).items():
            self._aliases["findings", finding_id] = (FOUND, rows[0][schemas.primary_key(FOUND)])
        for document_id, of_document in pages.items():
            self._files["documents", document_id] = of_document.files[0]

    def path(self, table: str, key: str) -> str:
        """The address of a row's words, relative to the report; empty where it has none.

        A finding stands where its first words stand, a stretch of evidence where a row stands that rests on it, a
        document at its beginning.
        """
        table, key = self._aliases.get((table, key), (table, key))
        file = self._files.get((table, key))
        if file is None:
            return ""
        return file if table == "documents" else f"{file}#{quote(fragment(table, key))}"

    def seen_from(self, page: str) -> Link:
        """The addresses as a page has to write them.

        Args:
            page: its own address, relative to the report.
        """
        up = prefix(page)

        def link(table: str, row_id: str) -> str:
            path = self.path(table, row_id)
            return f"{up}{path}" if path else ""

        return link


def prefix(page: str) -> str:
    """What leads from a page to the report's folder."""
    return "../" * (len(PurePosixPath(page).parts) - 1)


def numbered(name: str, count: int) -> list[str]:
    """The names of the pages of a list: ``findings.html``, ``findings-2.html`` and so on."""
    return [f"{name}{f'-{number}' if number > 1 else ''}.html" for number in range(1, max(count, 1) + 1)]


def web(address: str | None) -> str | None:
    """An address from a source, if it is one of the web. Nothing else may become a link."""
    if address is None or not address.lower().startswith(("http://", "https://")):
        return None
    return None if any(character <= " " or character == "\x7f" for character in address) else address
