"""From pages to the rows of the tables: what the stages make of each page by itself.

Pages are worked on in batches only because a frame of many rows costs hardly more than one of few. What comes out for
a page does not depend on its batch: the keys of what it names (missions, people, places …) are its own, with its id
before them, so that no rule compares it with another page. To join pages is the business of `blauwhelm build`.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import quote

import polars as pl

import schemas
from pipeline.extract import Extract, extract
from pipeline.extract.finish import BY_COLUMN
from pipeline.read import Document, read
from pipeline.read.degraded import degraded
from pipeline.read.names import comparable
from pipeline.read.origin import Origin
from pipeline.recognise import recognise
from pipeline.reconcile import by_column, reconciled_rows
from pipeline.scan.budget import OverBudgetError, limited
from pipeline.scan.dump import Site
from pipeline.scan.pages import Fault, Page
from pipeline.scan.where import Condition, Facts, judge
from pipeline.validate.contract import REJECTED, check
from pipeline.validate.rules import find
from schemas.fields import ENTITY_KEY

DOCUMENTS = "documents"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page that the stages have been through.

    Attributes:
        extract: its rows.
        fault: what went wrong on the way, where it is published without what that stage would have found.
    """

    extract: Extract
    fault: Fault | None = None


def document_id(site: Site, page_id: int) -> str:
    """The key of a page's document."""
    return f"{site.name}-{page_id}"


def read_page(page: Page, site: Site, where: Condition | None, seconds: float) -> PageRead | None:
    """A page read, recognised and extracted; None where what it calls is not what the filter asks for.

    Args:
        page: the page.
        site: the wiki it is of.
        where: the filter, if there is one.
        seconds: what it may take.
    """
    document = None
    stage = "read"
    try:
        with limited(seconds):
            document = _read(page, site)
            if where is not None and not _is_wanted(page, document, site, where):
                return None
            stage = "recognise"
            mentions = recognise(document)
            stage = "extract"
            return PageRead(extract(document, mentions))
    except OverBudgetError:
        fault = Fault(page.at, "over_time", f"{stage}: more than {seconds:g} seconds", page.id, page.title)
    except Exception as error:
        _log.warning("%s: %s failed: %s", document_id(site, page.id), stage, type(error).__name__)
        fault = Fault(page.at, "failed", f"{stage}: {type(error).__name__}: {error}", page.id, page.title)
    kind = "budget" if fault.reason == "over_time" else "reader"
    left = degraded(document or _read(replace(page, text=""), site), kind, stage)
    return PageRead(extract(left, recognise(left)), fault)


def _read(page: Page, site: Site) -> Document:
    location = site.base and site.base + quote(page.title.replace(" ", "_"), safe="/:@!$'()*,;~")
    origin = Origin(
        path="", location=location, title=page.title, revision_id=page.revision_id, revised_at=_moment(page.timestamp)
    )
    return read(
        page.text, id=document_id(site, page.id), language=site.language, format="wikitext", origin=origin
    )  # fmt: skip


def _moment(timestamp: str | None) -> dt.datetime | None:
    """When a revision was made; None where that is not said in a form that can be read."""
    try:
        moment = dt.datetime.fromisoformat(timestamp) if timestamp else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _is_wanted(page: Page, document: Document, site: Site, where: Condition) -> bool:
    facts = Facts(
        title=page.title,
        namespace=page.namespace,
        templates=frozenset(_bare(template.name, site) for template in document.templates),
        categories=frozenset(category.name for category in document.categories),
    )
    return judge(where, facts) is True


def _bare(template: str, site: Site) -> str:
    """A template's name without that of the namespace, which a call may write out."""
    prefix, colon, name = template.partition(":")
    return name if colon and comparable(prefix) in site.template_prefixes else template


def tables_of(pages: Sequence[PageRead], *, left_out: Collection[str] = ()) -> dict[str, pl.DataFrame]:
    """The tables of some pages, as the contract lets them through; `rejected_rows` has what it does not.

    `rules` is empty: it is the same for all pages (see `rule_rows`).

    Args:
        pages: the pages.
        left_out: tables that nobody asks for: only `coverage`, which has four of five rows, can be left out.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for page in pages:
        for table, found in reconciled_rows([page.extract]).items():
            rows.setdefault(table, []).extend(_owned(table, found, page.extract.document.id))
    frames = {table: schemas.frame(table, found) for table, found in rows.items()}
    for table in BY_COLUMN:
        if table not in left_out:
            frames[table] = by_column(table, [page.extract for page in pages])
    judged = check(frames)
    documents = [page.extract.document for page in pages]
    found = find(documents, judged.kept)
    on_one_page = pl.col("document_ids").list.len() == 1
    findings = found["findings"].filter(on_one_page)
    evidence = found["finding_evidence"]
    return {
        **judged.kept,
        "findings": findings,
        "finding_evidence": evidence.filter(pl.col("finding_id").is_in(findings["finding_id"].implode())),
        REJECTED: judged.rejected,
    }


def rule_rows() -> pl.DataFrame:
    """The table `rules`."""
    empty = {table: schemas.empty(table) for table in schemas.TABLES}
    return find([], empty)["rules"]


def _owned(table: str, rows: list[dict[str, Any]], owner: str) -> list[dict[str, Any]]:
    """The rows of a page with its id before every readable key, and before every reference to one."""
    columns, named = _readable_columns(table)
    if not columns and not named:
        return rows
    owned = []
    for row in rows:
        changes = {column: _with_owner(row.get(column), owner) for column in columns}
        for column, table_column in named:
            if _is_readable(row.get(table_column)):
                changes[column] = _with_owner(row.get(column), owner)
        owned.append({**row, **changes})
    return owned


def _with_owner(key: Any, owner: str) -> Any:
    if isinstance(key, list):
        return [f"{owner}:{each}" for each in key]
    return None if key is None else f"{owner}:{key}"


@cache
def _is_readable(table: str | None) -> bool:
    """Whether a table's keys name a thing in the world, which other pages may name too."""
    return table is not None and table != DOCUMENTS and schemas.columns(table)[0].pattern == ENTITY_KEY


@cache
def _readable_columns(table: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The columns with readable keys; and those with keys of a table that another column names."""
    plain = [schemas.primary_key(table)] if _is_readable(table) else []
    named = []
    for key in schemas.foreign_keys(table):
        if key.table_column is not None:
            named.append((key.column, key.table_column))
        elif any(map(_is_readable, key.tables)):
            plain.append(key.column)
    return tuple(plain), tuple(named)
