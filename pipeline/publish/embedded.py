"""The embedded documents and their tables, without a release: what the generated pages in ``docs`` are made from."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

import schemas
from pipeline.read.document import Document


@dataclass(frozen=True, slots=True)
class Embedded:
    """The embedded documents, and a frame for every table of the contract as it would be published."""

    documents: tuple[Document, ...]
    tables: dict[str, pl.DataFrame]


def embedded() -> Embedded:
    """Reads the embedded documents and takes them through all stages but the last.

    Raises:
        FileNotFoundError: the package does not run from its repository, where they are.
    """
    from pipeline import checkout
    from pipeline.extract import extract
    from pipeline.read import read
    from pipeline.read.corrections import load_corrections
    from pipeline.read.sources import load
    from pipeline.recognise import recognise
    from pipeline.reconcile import reconcile
    from pipeline.validate.contract import REJECTED, check
    from pipeline.validate.rules import find

    folder = checkout.sources()
    if folder is None:
        raise FileNotFoundError("there are no embedded documents here")
    documents = tuple(read(source) for source in load([folder]))
    extracts = [extract(document, recognise(document)) for document in documents]
    result = check(reconcile(extracts, load_corrections([folder])))
    empty = {table: schemas.empty(table) for table in schemas.TABLES}  # what only a release fills stays so
    found = find(documents, result.kept)
    return Embedded(documents, {**empty, **result.kept, REJECTED: result.rejected, **found})
