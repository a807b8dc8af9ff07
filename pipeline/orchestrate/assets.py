"""The asset graph: a step per stage, an asset per published table, its contract as a blocking check.

    readings → mentions → extracts → the tables and rejected_rows → rules and findings → release

The stages do the work and know nothing of Dagster. A step here hands the stage its arguments, says how far it is, and
shows what came out. Between reading and extraction the steps hand on a manifest (see `corpus.py`), after it the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import dagster as dg
import polars as pl

import schemas
from pipeline.orchestrate import describe
from pipeline.orchestrate.corpus import Corpus, Progress, manifest
from pipeline.publish.release import publish_into
from pipeline.publish.staging import OutputFolder
from pipeline.reconcile import reconcile
from pipeline.validate.contract import ContractResult, check
from pipeline.validate.rules import find

CONTRACT = "contract"

FOUND = ("rules", "findings", "finding_evidence")
"""The tables that the rules make from the others."""

REJECTED = "rejected_rows"
"""The table of what the contract kept out of the others."""

RECONCILED = tuple(table for table in schemas.TABLES if table not in (*FOUND, REJECTED))

_Result = dg.Output[pl.DataFrame] | dg.AssetCheckResult


@dg.asset(group_name="read")
def readings(corpus: dg.ResourceParam[Corpus], progress: dg.ResourceParam[Progress]) -> dg.Output[pl.DataFrame]:
    """The documents, read: visible text with the place of every character in the source."""
    for _ in _told(progress, "read", corpus.ids, corpus.document):
        pass
    return _shown(manifest(corpus.documents))


@dg.asset(group_name="recognise")
def mentions(
    readings: pl.DataFrame, corpus: dg.ResourceParam[Corpus], progress: dg.ResourceParam[Progress]
) -> dg.Output[pl.DataFrame]:
    """The dates, numbers, places, people and organisations mentioned in the documents."""
    _require_same(corpus, readings)
    for _ in _told(progress, "recognise", corpus.ids, corpus.mentions):
        pass
    return _shown(manifest(corpus.documents))


@dg.asset(group_name="extract")
def extracts(
    mentions: pl.DataFrame, corpus: dg.ResourceParam[Corpus], progress: dg.ResourceParam[Progress]
) -> dg.Output[pl.DataFrame]:
    """What each document says, as rows of the tables, before documents are compared."""
    _require_same(corpus, mentions)
    for _ in _told(progress, "extract", corpus.ids, corpus.extract):
        pass
    return _shown(manifest(corpus.documents))


def _outs(tables: Iterable[str], group: str) -> dict[str, dg.AssetOut]:
    return {
        table: dg.AssetOut(
            group_name=group,
            description=schemas.description(table),
            metadata={"dagster/column_schema": describe.columns(table)},
            is_required=False,
        )
        for table in tables
    }


def _checks(tables: Iterable[str]) -> list[dg.AssetCheckSpec]:
    return [
        dg.AssetCheckSpec(
            CONTRACT, asset=table, blocking=True, description="Types, codes, keys and references are as the model says."
        )
        for table in tables
    ]


@dg.multi_asset(
    outs=_outs(RECONCILED, "reconcile") | _outs([REJECTED], "validate"),
    ins={"extracts": dg.AssetIn()},
    check_specs=_checks([*RECONCILED, REJECTED]),
    can_subset=True,
)
def tables(
    context: dg.AssetExecutionContext,
    extracts: pl.DataFrame,
    corpus: dg.ResourceParam[Corpus],
    progress: dg.ResourceParam[Progress],
) -> Iterator[_Result]:
    """The tables of all documents together; rows that break their contract stand in `rejected_rows` instead."""
    _require_same(corpus, extracts)
    progress("reconcile", 0, 1)
    reconciled = reconcile([corpus.extract(document_id) for document_id in corpus.ids])
    progress("reconcile", 1, 1)
    progress("validate", 0, 1)
    result = check(reconciled)
    progress("validate", 1, 1)
    yield from _results(context, {**result.kept, REJECTED: result.rejected}, result)


@dg.multi_asset(
    outs=_outs(FOUND, "validate"),
    ins={table: dg.AssetIn() for table in RECONCILED},
    check_specs=_checks(FOUND),
    can_subset=True,
)
def findings(
    context: dg.AssetExecutionContext,
    corpus: dg.ResourceParam[Corpus],
    progress: dg.ResourceParam[Progress],
    **tables: pl.DataFrame,
) -> Iterator[_Result]:
    """What is wrong with the sources: in one document, between documents, and in their markup."""
    progress("rules", 0, 1)
    found = find(corpus.documents, tables)
    progress("rules", 1, 1)
    result = check({**tables, **found})
    yield from _results(context, {table: result.kept[table] for table in FOUND}, result)


@dg.asset(group_name="publish", ins={table: dg.AssetIn() for table in schemas.TABLES})
def release(
    corpus: dg.ResourceParam[Corpus],
    output: dg.ResourceParam[OutputFolder],
    progress: dg.ResourceParam[Progress],
    **tables: pl.DataFrame,
) -> dg.MaterializeResult:
    """The published files: Parquet, DuckDB, their description and checksums."""
    progress("publish", 0, 1)
    published = publish_into(output, tables, corpus.documents)
    progress("publish", 1, 1)
    return dg.MaterializeResult(
        metadata={
            "release": published.id,
            "is_new": published.is_new,
            "path": dg.MetadataValue.path(published.path),
            "rows": sum(published.rows.values()),
        }
    )


def _told(progress: Progress, stage: str, ids: Iterable[str], work: Any) -> Iterator[Any]:
    """Does a stage's work document by document, and says so."""
    ids = tuple(ids)
    progress(stage, 0, len(ids))
    for done, document_id in enumerate(ids, start=1):
        yield work(document_id)
        progress(stage, done, len(ids))


def _shown(frame: pl.DataFrame) -> dg.Output[pl.DataFrame]:
    return dg.Output(frame, metadata=describe.materialised(frame))


def _require_same(corpus: Corpus, before: pl.DataFrame) -> None:
    """Fails a step that would go on from other documents than the step before it took."""
    if dict(before.select("document_id", "sha256").iter_rows()) != corpus.digests:
        raise dg.Failure("the documents are not those of the step before; materialise from `readings` on")


def _results(
    context: dg.AssetExecutionContext, frames: Mapping[str, pl.DataFrame], result: ContractResult
) -> Iterator[_Result]:
    """The frames that this run selected, each with the result of its check."""
    for table, frame in frames.items():
        if table in context.op_execution_context.selected_output_names:
            severities = {"severities": describe.counts(frame["severity"])} if table == "findings" else {}
            yield dg.Output(frame, output_name=table, metadata={**describe.materialised(frame), **severities})
    for key in sorted(context.selected_asset_check_keys):
        table = key.asset_key.path[-1]
        failures = [str(failure) for failure in result.failures if failure.table == table]
        yield dg.AssetCheckResult(
            asset_key=key.asset_key,
            check_name=key.name,
            passed=not failures,
            severity=dg.AssetCheckSeverity.ERROR,
            metadata={"rows": frames[table].height, "failures": failures},
        )
