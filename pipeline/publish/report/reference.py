"""The pages to look things up in: the rules, the dictionary, the downloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.publish import checksums, duckdb_file
from pipeline.publish.citing import cited
from pipeline.publish.datapackage import FileInfo
from pipeline.publish.dictionary_entries import entries
from pipeline.publish.report.findings_list import FindingsList
from pipeline.publish.report.model import Cell
from pipeline.publish.views import VIEWS
from pipeline.read.document import Document
from schemas.code_lists import code_list

_LONGEST_LIST = 40  # a code list longer than this is a standard's; its source is named instead


def rules(tables: Mapping[str, pl.DataFrame], found: FindingsList) -> dict[str, Any]:
    """What the page of rules is given: the rules by family, and where the findings of each begin."""
    by_family: dict[str, list[dict[str, Any]]] = {}
    for row in tables["rules"].iter_rows(named=True):
        by_family.setdefault(row["family"], []).append(row)
    order = [(code.code, code.label) for code in code_list("rule_families")]
    firsts: dict[str, str] = {}
    for rule in found.rules:
        firsts.setdefault(rule.rule_id, rule.path)
    return {"families": [(label, by_family[code]) for code, label in order if code in by_family], "firsts": firsts}


def dictionary(tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    """What the page of the dictionary is given: tables by family, views and code lists."""
    described = entries(tables)
    used = sorted({column.codes for table in described for column in table.columns if column.codes})
    lists = []
    for name in used:
        codes = code_list(name)
        sources = list(dict.fromkeys(code.source for code in codes)) if len(codes) > _LONGEST_LIST else []
        lists.append((name, codes, sources))
    families = [(family, list(group)) for family, group in groupby(described, key=lambda table: table.family)]
    return {"families": families, "views": VIEWS, "code_lists": lists}


def downloads(folder: Path, report: str, release_id: str, documents: Sequence[Document]) -> dict[str, Any]:
    """What the page of downloads is given: the release's files beside the report, the citation and the licences.

    Args:
        folder: the release's folder.
        report: the name of the report's folder in it, which is left out.
        release_id: the release's id.
        documents: those that the release was read from.
    """
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    files = [_described(folder, path) for path in paths if path.relative_to(folder).parts[0] != report]
    files.sort(key=lambda file: (file.path.count("/"), file.path))
    return {
        "downloads": files,
        "citation": cited(release_id, documents).text,
        "licences": [
            tuple(Cell(text) for text in (each.id, each.title, each.origin.licence or "not known", _state(each)))
            for each in documents
        ],
    }


def _described(folder: Path, path: Path) -> FileInfo:
    """A file with its size and digest; without them where the same release may have other bytes in another build."""
    place = path.relative_to(folder).as_posix()
    if place == duckdb_file.NAME:
        return FileInfo(place, 0, "", 0)
    return FileInfo(place, path.stat().st_size, checksums.digest(path), 0)


def _state(document: Document) -> str:
    """Which state of its source a document is: its revision, or its digest."""
    return document.origin.revision_id or f"sha256 {document.sha256[:12]}…"
