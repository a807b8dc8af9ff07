"""The documents of one run on their way from bytes to rows: each stage's result, worked out when first asked for.

Documents, mentions and extracts are large trees of plain values and pure functions of a source's bytes. So they are
not written down between the steps of a run: a step that finds them here takes them, and one that does not (it was
started on its own, in a new process) works them out again. What the steps hand on is a `manifest`.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, Protocol

import polars as pl

from pipeline.extract import extract
from pipeline.orchestrate import fingerprint
from pipeline.read import read
from pipeline.read.corrections import Correction
from pipeline.read.degraded import degraded
from pipeline.read.document import Document
from pipeline.read.sources import Source
from pipeline.recognise import recognise

_log = logging.getLogger(__name__)


class Progress(Protocol):
    """Who is told how far a run is."""

    def __call__(self, stage: str, done: int, total: int, /) -> None:
        """`done` of the `total` documents (or other parts) of a stage are done."""
        ...


def silent(stage: str, done: int, total: int) -> None:
    """Tells nobody: the Dagster UI shows how far a run is by itself."""


class DocumentStages:
    """The documents of a run, in the order of their sources, and the corrections of what they claim."""

    def __init__(self, sources: Sequence[Source], corrections: Sequence[Correction] = ()) -> None:
        self._sources = {source.id: source for source in sources}
        self.corrections = tuple(corrections)
        self._documents: dict[str, Document] = {}
        self._mentions: dict[str, Any] = {}
        self._extracts: dict[str, Any] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the documents."""
        return tuple(self._sources)

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each document's bytes, by its id."""
        return {source.id: source.sha256 for source in self._sources.values()}

    @property
    def content(self) -> str:
        """A digest over what the documents are, before anything is read."""
        return fingerprint.of_documents(self._sources.values())

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, as far as the stages got with them."""
        return tuple(self.document(document_id) for document_id in self._sources)

    def document(self, document_id: str) -> Document:
        """The document, read."""
        if document_id not in self._documents:
            self._documents[document_id] = read(self._sources[document_id])
        return self._documents[document_id]

    def mentions(self, document_id: str) -> Any:
        """What was recognised in the document."""
        if document_id not in self._mentions:
            document = self.document(document_id)
            try:
                self._mentions[document_id] = recognise(document)
            except Exception:
                self._mentions[document_id] = recognise(self._degrade(document, "recognise"))
        return self._mentions[document_id]

    def extract(self, document_id: str) -> Any:
        """What was extracted from the document."""
        if document_id not in self._extracts:
            mentions = self.mentions(document_id)
            document = self.document(document_id)
            try:
                self._extracts[document_id] = extract(document, mentions)
            except Exception:
                degraded = self._degrade(document, "extract")
                self._mentions[document_id] = recognise(degraded)
                self._extracts[document_id] = extract(degraded, self._mentions[document_id])
        return self._extracts[document_id]

    def _degrade(self, document: Document, stage: str) -> Document:
        """Puts a document without its blocks in the place of one that a stage failed on.

        One document that nobody foresaw must not cost the others their release. It is published as degraded, its
        problem becomes a finding, and the error is in the log.
        """
        _log.exception("%s: %s failed; the document is published as degraded", document.id, stage)
        left = degraded(document, "reader", stage)
        self._documents[document.id] = left
        return left


def manifest(documents: Sequence[Document]) -> pl.DataFrame:
    """Which documents a step took, one row each: what the steps of a run hand on in the place of the documents."""
    return pl.DataFrame(
        [
            (document.id, document.sha256, document.language, document.format, len(document.text), document.is_degraded)
            for document in documents
        ],
        schema={
            "document_id": pl.String,
            "sha256": pl.String,
            "language": pl.String,
            "format": pl.String,
            "characters": pl.Int64,
            "is_degraded": pl.Boolean,
        },
        orient="row",
    )
