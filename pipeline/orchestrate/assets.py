"""The asset graph: a step per stage, an asset per published table, its contract as a blocking check.

    pages → readings → mentions → extracts → the tables and rejected_rows → rules and findings → release

The stages do the work and know nothing of Dagster. A step here hands the stage its arguments, says how far it is, and
shows what came out. Between reading and extraction the steps hand on a manifest (see `stages.py`), after it the tables.
"""

# No `from __future__ import annotations`: Dagster reads the annotations of a step as they stand.

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import dagster as dg
import polars as pl

import schemas
from pipeline.orchestrate import describe, fingerprint, jobs
from pipeline.orchestrate.automation import FOLLOWS
from pipeline.orchestrate.frames import Frames
from pipeline.orchestrate.stages import DocumentStages, Progress, manifest
from pipeline.publish.release import publish_into
from pipeline.publish.staging import OutputFolder
from pipeline.reconcile import MADE_LATER, reconcile
from pipeline.reconcile.chosen import CHOSEN
from pipeline.validate.contract import REJECTED, Failure, check
from pipeline.validate.rules import find

CONTRACT = "contract"
CONTRACT_MEANS = (
    "Types, codes, keys and references are as the model says. A warning: rows broke it and stand in rejected_rows. "
    "An error, which blocks: the table as a whole is not what the model says."
)

STRUCTURE = "columns"
"""The condition that a table breaks as a whole, and that leaves nothing of it to publish."""

RECONCILED = tuple(table for table in schemas.TABLES if table not in MADE_LATER)

FOUND = tuple(table for table in schemas.CONTENT if table in MADE_LATER and table != REJECTED)
"""The tables that the rules make from the others."""

AGAINST_BEFORE = tuple(table for table in schemas.TABLES if table not in schemas.CONTENT)
"""The tables that tell how a release differs from the one before it: made with the release."""

_Result = dg.MaterializeResult | dg.AssetCheckResult
_Stages = dg.ResourceParam[DocumentStages]
_Frames = dg.ResourceParam[Frames]
_Progress = dg.ResourceParam[Progress]


@dg.asset(group_name="read", deps=[jobs.PAGES], automation_condition=FOLLOWS)
def readings(stages: _Stages, frames: _Frames, progress: _Progress) -> dg.MaterializeResult:
    """The documents, read: visible text with the place of every character in the source."""
    _each(progress, "read", stages.ids, stages.document)
    return _handed_on(frames, "readings", stages)


@dg.asset(group_name="recognise", deps=[readings], automation_condition=FOLLOWS)
def mentions(stages: _Stages, frames: _Frames, progress: _Progress) -> dg.MaterializeResult:
    """The dates, numbers, places, people and organisations mentioned in the documents."""
    _require_same(stages, frames.take("readings"))
    _each(progress, "recognise", stages.ids, stages.mentions)
    return _handed_on(frames, "mentions", stages)


@dg.asset(group_name="extract", deps=[mentions], automation_condition=FOLLOWS)
def extracts(stages: _Stages, frames: _Frames, progress: _Progress) -> dg.MaterializeResult:
    """What each document says, as rows of the tables, before documents are compared."""
    _require_same(stages, frames.take("mentions"))
    _each(progress, "extract", stages.ids, stages.extract)
    return _handed_on(frames, "extracts", stages)


def _stage(table: str) -> str:
    """The stage that a table's rows come from, which names its group."""
    if table in AGAINST_BEFORE:
        return "publish"
    if table in MADE_LATER:
        return "validate"
    if table in CHOSEN or table in ("statements", "names"):
        return "reconcile"
    return {"documents": "read", "date_mentions": "recognise", "number_mentions": "recognise"}.get(table, "extract")


_FROM = {"read": "readings", "recognise": "mentions"}
"""What the tables of a stage come from, where it is not the extracts: the lineage follows the stages."""


def _specs(tables: Iterable[str], deps: Iterable[str] | None = None) -> list[dg.AssetSpec]:
    return [
        dg.AssetSpec(
            table,
            deps=deps or [_FROM.get(_stage(table), "extracts")],
            group_name=_stage(table),
            description=schemas.description(table),
            automation_condition=FOLLOWS,
            metadata={"dagster/column_schema": describe.columns(table)},
        )
        for table in tables
    ]


def _checks(tables: Iterable[str]) -> list[dg.AssetCheckSpec]:
    return [dg.AssetCheckSpec(CONTRACT, asset=table, blocking=True, description=CONTRACT_MEANS) for table in tables]


@dg.multi_asset(
    specs=_specs([*RECONCILED, REJECTED]),
    check_specs=_checks([*RECONCILED, REJECTED]),
)
def tables(stages: _Stages, frames: _Frames, progress: _Progress) -> Iterator[_Result]:
    """The tables of all documents together; rows that break their contract stand in `rejected_rows` instead."""
    _require_same(stages, frames.take("extracts"))
    progress("reconcile", 0, 1)
    reconciled = reconcile([stages.extract(document_id) for document_id in stages.ids], stages.corrections)
    progress("reconcile", 1, 1)
    progress("validate", 0, 1)
    result = check(reconciled)
    progress("validate", 1, 1)
    kept = {**result.kept, REJECTED: result.rejected}
    yield from _results(frames, kept, result.failures, blocking=lambda failure: failure.check == STRUCTURE)


@dg.multi_asset(specs=_specs(FOUND, RECONCILED), check_specs=_checks(FOUND))
def findings(stages: _Stages, frames: _Frames, progress: _Progress) -> Iterator[_Result]:
    """What is wrong with the sources: in one document, between documents, and in their markup."""
    progress("rules", 0, 1)
    judged = {table: frames.take(table) for table in RECONCILED}
    found = find(stages.documents, judged)
    progress("rules", 1, 1)
    result = check(found, beside=judged)
    # A rule that makes a finding against the contract is an error of this program, and not of a source.
    yield from _results(frames, found, result.failures, blocking=lambda _: True)


@dg.multi_asset(
    specs=[
        *_specs(AGAINST_BEFORE, schemas.CONTENT),
        dg.AssetSpec(
            "release",
            deps=schemas.CONTENT,
            group_name="publish",
            description="The published files: Parquet, DuckDB, their description and checksums.",
            automation_condition=FOLLOWS,
        ),
    ],
    check_specs=_checks(AGAINST_BEFORE),
)
def release(
    stages: _Stages, frames: _Frames, output: dg.ResourceParam[OutputFolder], progress: _Progress
) -> Iterator[_Result]:
    """The tables as a release, and how it differs from the one before; nothing is promoted that fails a check."""
    progress("publish", 0, 1)
    published = publish_into(output, {table: frames.take(table) for table in schemas.CONTENT}, stages.documents)
    progress("publish", 1, 1)
    yield from _results(frames, published.against_before, (), blocking=lambda _: True)
    yield dg.MaterializeResult(
        asset_key="release",
        metadata={
            "release": published.id,
            "is_new": published.is_new,
            "path": dg.MetadataValue.path(published.path),
            "rows": sum(published.rows.values()),
        },
        data_version=dg.DataVersion(published.id),
    )


MADE = (readings, mentions, extracts, tables, findings, release)
"""What a build makes: all assets but the pages that are fetched and the dumps that are scanned."""


def _each(progress: Progress, stage: str, ids: Sequence[str], work: Callable[[str], object]) -> None:
    """Does a stage's work document by document, and says so."""
    progress(stage, 0, len(ids))
    for done, document_id in enumerate(ids, start=1):
        work(document_id)
        progress(stage, done, len(ids))


def _handed_on(frames: Frames, name: str, stages: DocumentStages) -> dg.MaterializeResult:
    """The manifest of the documents, put down for the next step."""
    frame = manifest(stages.documents)
    frames.put(name, frame)
    return dg.MaterializeResult(metadata=describe.materialised(frame), data_version=dg.DataVersion(stages.content))


def _require_same(stages: DocumentStages, before: pl.DataFrame) -> None:
    """Fails a step that would go on from other documents than the step before it took."""
    if dict(before.select("document_id", "sha256").iter_rows()) != stages.digests:
        raise dg.Failure("the documents are not those of the step before; materialise from `readings` on")


def _results(
    frames: Frames,
    tables: Mapping[str, pl.DataFrame],
    failures: Sequence[Failure],
    blocking: Callable[[Failure], bool],
) -> Iterator[_Result]:
    """Puts the tables down, and gives each with the result of its check.

    Args:
        frames: where to.
        tables: table name to frame.
        failures: what the contract found.
        blocking: whether a failure stops the run; else it is a warning.
    """
    for table, frame in tables.items():
        frames.put(table, frame)
        found = [failure for failure in failures if failure.table == table]
        severity = dg.AssetCheckSeverity.ERROR if any(map(blocking, found)) else dg.AssetCheckSeverity.WARN
        verdict = dg.AssetCheckResult(
            asset_key=table,
            check_name=CONTRACT,
            passed=not found,
            severity=severity,
            metadata={"rows": frame.height, "failures": [str(failure) for failure in found]},
        )
        yield dg.MaterializeResult(
            asset_key=table,
            metadata=describe.materialised(frame),
            check_results=[verdict],
            data_version=dg.DataVersion(fingerprint.of_table(frame)),
        )
