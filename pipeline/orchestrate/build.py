"""The build job, run in this process for the command line."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import dagster as dg

import schemas
from pipeline.orchestrate import assets, in_process
from pipeline.orchestrate.describe import CLAIMED, SEVERITIES
from pipeline.orchestrate.family_checks import rule_families
from pipeline.orchestrate.frames import MemoryFrames
from pipeline.orchestrate.stages import DocumentStages, Progress
from pipeline.publish.staging import OutputFolder

# What happens in a run reaches the person through `Progress` and the outcome, not through Dagster's console log.
_QUIET = {"loggers": {"console": {"config": {"name": "dagster", "log_level": "CRITICAL"}}}}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended.

    Attributes:
        release: the id of the release; None where a check that blocks failed and nothing was promoted.
        is_new: whether this build published it.
        rows: rows per table, in the order of the contract, as far as the build got.
        severities: how many findings there are of each severity.
        claimed: for dates and for numbers, of the mentions of each document how many some row uses, and all.
        failures: what the checks found that block, one line each.
        warnings: what they found that does not: rows that were kept out of their tables, by condition.
    """

    release: str | None
    is_new: bool
    rows: Mapping[str, int]
    severities: Mapping[str, int]
    claimed: Mapping[str, Mapping[str, tuple[int, int]]]
    failures: tuple[str, ...]
    warnings: tuple[str, ...]


def build_once(stages: DocumentStages, output: OutputFolder, progress: Progress) -> Outcome:
    """Runs the build job on these documents, into this folder, and keeps no record of the run.

    Raises:
        Exception: whatever a stage raised.
        KeyboardInterrupt: the run was interrupted, by Ctrl-C or by SIGTERM.
    """
    resources = {"frames": MemoryFrames(), "stages": stages, "output": output, "progress": progress}
    return _ended(in_process.run(job(resources), _QUIET))


def job(resources: Mapping[str, object]) -> dg.JobDefinition:
    """The build job by itself, with these resources.

    Of all definitions it takes those that it runs: sensors and schedules bring what Dagster's servers speak with.
    """
    everything = dg.define_asset_job("build")
    needed = dg.Definitions([*assets.MADE], asset_checks=[rule_families], jobs=[everything], resources=resources)
    return needed.resolve_job_def(everything.name)


def build_recorded(stages: DocumentStages, output: OutputFolder, progress: Progress) -> Outcome:
    """Runs the build job as `build_once` does, on the instance in DAGSTER_HOME: the UI then shows the run."""
    return _ended(_recorded({"stages": stages, "output": output, "progress": progress}))


def _recorded(resources: Mapping[str, object]) -> Iterator[dg.DagsterEvent]:
    from pipeline.definitions import defs

    run_id = str(uuid.uuid4())
    with dg.DagsterInstance.get() as instance:
        try:
            defs.resolve_job_def("build").execute_in_process(
                run_config=_QUIET, instance=instance, run_id=run_id, resources=resources
            )
        finally:  # a run that was stopped says in its events by what
            yield from (entry.dagster_event for entry in instance.all_logs(run_id) if entry.dagster_event)


def _ended(events: Iterator[dg.DagsterEvent]) -> Outcome:
    """How a run ended, once it has: the events come as it goes on."""
    seen: list[dg.DagsterEvent] = []
    stopped: dg.DagsterError | None = None
    try:
        for event in events:
            seen.append(event)  # noqa: PERF402  # those before an error are wanted, too
    except dg.DagsterExecutionInterruptedError:
        raise KeyboardInterrupt from None
    except dg.DagsterError as error:  # a blocking check that failed is one, too
        stopped = error
    outcome = _outcome(seen)
    if stopped is not None and not outcome.failures:
        raise stopped
    return outcome


def _outcome(events: list[dg.DagsterEvent]) -> Outcome:
    """What the events of a run say of how it ended."""
    metadata: dict[str, dict[str, Any]] = {}
    failures: list[str] = []
    warnings: list[str] = []
    for event in events:
        if event.is_step_materialization:
            materialization = event.step_materialization_data.materialization
            table = materialization.asset_key.path[-1]
            metadata[table] = {name: value.value for name, value in materialization.metadata.items()}
        elif event.event_type == dg.DagsterEventType.ASSET_CHECK_EVALUATION:
            evaluation = event.asset_check_evaluation_data
            if not evaluation.passed and evaluation.check_name == assets.CONTRACT:  # findings have their own count
                found = failures if evaluation.severity == dg.AssetCheckSeverity.ERROR else warnings
                found += cast("list[str]", evaluation.metadata["failures"].value)
    release = metadata.get("release", {})
    return Outcome(
        release=release.get("release"),
        is_new=bool(release.get("is_new")),
        rows={table: metadata[table]["dagster/row_count"] for table in schemas.TABLES if table in metadata},
        severities=metadata.get("findings", {}).get(SEVERITIES, {}),
        claimed={
            kind: {d: (used, total) for d, (used, total) in metadata.get(table, {}).get(CLAIMED, {}).items()}
            for kind, table in (("dates", "date_mentions"), ("numbers", "number_mentions"))
        },
        failures=tuple(failures),
        warnings=tuple(warnings),
    )
