"""The description of a release for machine learning: Croissant 1.1 (https://docs.mlcommons.org/croissant/).

Derived from the models in `schemas`: a record set for each table, its fields with their types, key and references, read
from the Parquet files; and one for each code list, with its codes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

import schemas
from pipeline.publish import licences
from pipeline.publish.citing import AUTHORS, DESCRIPTION, KEYWORDS, TITLE, Cited
from pipeline.publish.datapackage import FileInfo
from pipeline.publish.ddl import key_in_words
from pipeline.publish.licences import Licence
from pipeline.read.document import Document
from schemas.code_lists import code_list

NAME = "croissant.json"

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"

# The specification's appendix 1, as far as it is used here and by mlcroissant, which asks for all of it.
_CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

_TYPES: dict[type[pl.DataType], str] = {
    pl.String: "sc:Text",
    pl.Int64: "cr:Int64",
    pl.Float64: "cr:Float64",
    pl.Boolean: "sc:Boolean",
    pl.Date: "sc:Date",
    pl.Datetime: "sc:DateTime",
    pl.List: "sc:Text",  # of its items; the lists of the contract are lists of strings
}
"""A map is not among them: Croissant has no type for it, and the field is left out."""

# The registered type of Parquet, and the one that mlcroissant reads it by.
_PARQUET = ("application/vnd.apache.parquet", "application/x-parquet")


def croissant(release: Cited, files: Mapping[str, FileInfo], documents: Sequence[Document] = ()) -> dict[str, Any]:
    """The content of a release's ``croissant.json``.

    Args:
        release: the release as it is cited.
        files: the Parquet file of every table.
        documents: the documents the tables were read from, for licences and languages.

    Raises:
        KeyError: a table has no file.
    """
    described: dict[str, Any] = {
        "@context": dict(_CONTEXT),
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": TITLE,
        "description": f"{DESCRIPTION} The words that are quoted stay under the licences of their documents.",
        "url": "./",  # where this file lies: a release does not know where it is put
        "version": release.version,
        "datePublished": release.day.isoformat(),
        "creator": [{"@type": "sc:Organization", "name": author} for author in AUTHORS],
        "citeAs": release.bibtex,
        "isLiveDataset": False,  # a release never changes
        "keywords": list(KEYWORDS),
    }
    terms = licences.of_data(documents) + licences.of_documents(documents)
    if terms:
        described["license"] = [_licence(each) for each in dict.fromkeys(terms)]
    languages = sorted({document.language for document in documents})
    if languages:
        described["inLanguage"] = languages
    described["distribution"] = [_file(files[table]) for table in schemas.TABLES]
    described["recordSet"] = [
        *(_record_set(table, files[table]) for table in schemas.TABLES),
        *(_codes(name) for name in schemas.lists_of_codes()),
    ]
    return described


def _licence(terms: Licence) -> Any:
    return terms.url or {"@type": "sc:CreativeWork", "name": terms.name}


def _file(file: FileInfo) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path.rpartition("/")[2],
        "contentUrl": file.path,
        "contentSize": f"{file.bytes} B",
        "encodingFormat": list(_PARQUET),
        "sha256": file.sha256,
    }


def _record_set(table: str, file: FileInfo) -> dict[str, Any]:
    columns = schemas.columns(table)
    left_out = [column.name for column in columns if column.dtype.base_type() not in _TYPES]
    more = f" Not described here, but in the file: {', '.join(left_out)} (a map)." if left_out else ""
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": schemas.description(table) + more,
        "key": {"@id": f"{table}/{schemas.primary_key(table)}"},
        "field": [_field(table, column, file) for column in columns if column.name not in left_out],
    }


def _field(table: str, column: schemas.ColumnSpec, file: FileInfo) -> dict[str, Any]:
    unit = f" In {column.unit}." if column.unit else ""
    codes = f" A code of codes/{column.codes}." if column.codes else ""
    key = key_in_words(table, column.name)
    described: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table}/{column.name}",
        "name": column.name,
        "description": column.full_description + unit + codes + (f" {key}" if key else ""),
        "dataType": _TYPES[column.dtype.base_type()],
        "source": {"fileObject": {"@id": file.path}, "extract": {"column": column.name}},
    }
    if isinstance(column.dtype, pl.List):
        described |= {"isArray": True, "arrayShape": "-1"}
    if to := _referred_to(table, column):
        described["references"] = to
    return described


def _referred_to(table: str, column: schemas.ColumnSpec) -> dict[str, Any] | None:
    """The column that holds what this one's values are keys of, where it is one column for all of them.

    mlcroissant 1.1 joins a record set with what it refers to. It cannot where record sets name each other's fields in a
    chain or a circle, so the column is named by its file; nor where a column has nothing but nulls, so what can be null
    is said in the field's description alone.
    """
    if column.nullable:
        return None
    key = next((key for key in schemas.foreign_keys(table) if key.column == column.name), None)
    if key is None or key.kind != "plain":
        return None
    (to,) = key.tables
    return {"fileObject": {"@id": f"parquet/{to}.parquet"}, "extract": {"column": schemas.primary_key(to)}}


def _codes(name: str) -> dict[str, Any]:
    of = f"codes/{name}"
    means = {"code": "The code.", "label": "Its name for people.", "description": "What it means."}
    return {
        "@type": "cr:RecordSet",
        "@id": of,
        "name": of,
        "description": f"The code list {name}.",
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{of}/code"},
        "field": [
            {"@type": "cr:Field", "@id": f"{of}/{part}", "name": part, "description": said, "dataType": "sc:Text"}
            for part, said in means.items()
        ],
        "data": [
            {f"{of}/code": each.code, f"{of}/label": each.label, f"{of}/description": each.description}
            for each in code_list(name)
        ],
    }
