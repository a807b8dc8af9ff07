"""The description of a release as a Frictionless Data Package, version 2 (https://datapackage.org/standard/data-package/).

Derived from the models in `schemas`; what is added is which files there are and which documents they were read from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

import schemas
from pipeline.publish import licences
from pipeline.publish.citing import AUTHORS, DESCRIPTION, KEYWORDS, TITLE, Cited
from pipeline.publish.licences import Licence, licence
from pipeline.read.document import Document
from schemas.code_lists import code_list

NAME = "datapackage.json"

PROFILE = "https://datapackage.org/profiles/2.0/"

_TYPES: dict[type[pl.DataType], dict[str, str]] = {
    pl.String: {"type": "string"},
    pl.Int64: {"type": "integer"},
    pl.Float64: {"type": "number"},
    pl.Boolean: {"type": "boolean"},
    pl.Date: {"type": "date"},
    pl.Datetime: {"type": "datetime"},
    pl.List: {"type": "array"},
    pl.Map: {"type": "object"},
}


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A published file.

    Attributes:
        path: where it is, relative to the package's descriptor, with forward slashes.
        bytes: its size.
        sha256: digest of its bytes, in hex.
        rows: how many rows it has.
    """

    path: str
    bytes: int
    sha256: str
    rows: int


def datapackage(release: Cited, files: Mapping[str, FileInfo], documents: Sequence[Document] = ()) -> dict[str, Any]:
    """The descriptor of a release: the content of its ``datapackage.json``.

    Args:
        release: the release as it is cited.
        files: the Parquet file of every table.
        documents: the documents the tables were read from; they are the package's sources.

    Raises:
        KeyError: a table has no file.
    """
    package: dict[str, Any] = {
        "$schema": f"{PROFILE}datapackage.json",
        "name": "blauwhelm",
        "id": release.release_id,
        "title": TITLE,
        "description": f"{DESCRIPTION} The words that are quoted stay under the licences of their documents (sources).",
        "version": release.version,
        "contributors": [{"title": author, "roles": ["author"]} for author in AUTHORS],
        "keywords": list(KEYWORDS),
        "citation": release.text,  # of the package's own properties, as `licenses` of a source
        "resources": [_resource(table, files[table]) for table in schemas.TABLES],
    }
    sources = [_source(document) for document in sorted(documents, key=lambda document: document.id)]
    terms = dict.fromkeys(licences.of_data(documents) + licences.of_documents(documents))
    # The profile allows neither list to be empty.
    if sources:
        package["sources"] = sources
    if terms:
        package["licenses"] = [_licence(each) for each in terms]
    return package


def _resource(table: str, file: FileInfo) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILE}dataresource.json",
        "name": table,
        "type": "table",
        "title": schemas.title(table),
        "description": schemas.description(table),
        "path": file.path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        # Without its size: frictionless 5 never measures that of a Parquet file, and finds it wrong then.
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
        "schema": table_schema(table),
    }


def table_schema(table: str) -> dict[str, Any]:
    """A table's Table Schema.

    References that are not to one column of one table (lists, and tables named by the row) have no form in Table
    Schema; they stand in the field's own property ``references``, as in the Arrow schema.
    """
    described: dict[str, Any] = {
        "$schema": f"{PROFILE}tableschema.json",
        "fields": [_field(column) for column in schemas.columns(table)],
        # A null is a null in Parquet, and an empty string is one.
        "missingValues": [],
        "primaryKey": [schemas.primary_key(table)],
    }
    foreign_keys = [_foreign_key(table, key) for key in schemas.foreign_keys(table) if key.kind == "plain"]
    if foreign_keys:
        described["foreignKeys"] = foreign_keys
    return described


def _field(column: schemas.ColumnSpec) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not column.nullable}
    if column.unique:
        constraints["unique"] = True
    if column.codes:
        constraints["enum"] = [code.code for code in code_list(column.codes)]
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    own = {"unit": column.unit, "codes": column.codes, "references": column.references}
    return {
        "name": column.name,
        **_TYPES[column.dtype.base_type()],
        "title": column.title,
        "description": column.full_description,
        "constraints": constraints,
        **{name: value for name, value in own.items() if value is not None},
    }


def _foreign_key(table: str, key: schemas.ForeignKey) -> dict[str, Any]:
    (to,) = key.tables
    reference = {"resource": "" if to == table else to, "fields": [schemas.primary_key(to)]}
    return {"fields": [key.column], "reference": reference}


def _source(document: Document) -> dict[str, Any]:
    """A document with its licence; `document_id` is its key in the tables."""
    origin = document.origin
    source: dict[str, Any] = {"title": document.title}
    if origin.location:
        source["path"] = origin.location
    if origin.revision_id:
        source["version"] = origin.revision_id
    source["document_id"] = document.id
    if origin.licence:
        source["licenses"] = [_licence(licence(origin.licence))]
    return source


def _licence(terms: Licence) -> dict[str, str]:
    described = {"name": terms.slug, "title": terms.title}
    return {**described, "path": terms.url} if terms.url else described
