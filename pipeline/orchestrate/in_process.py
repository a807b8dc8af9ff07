"""A run of a Dagster job that nobody looks at afterwards: its steps in this process, and no storage.

Dagster's own ephemeral instance keeps runs and events in SQLite databases in memory, which it migrates first and then
asks about every asset before every step: more work than a small build itself (1.0 of 5.4 s, measured with 40 assets and
35 checks on two documents). Even where nothing is kept, the classes of its storages bring SQLAlchemy and Alembic, half
a second more, and the layer above the steps imports them to ask whether telemetry is on. So the plan of the job is
executed without that layer, on an instance without storages: the events come out as the steps give them. The schema of
a run's configuration, which imports what Dagster's servers speak with, is left out too: no person writes that of such a
run, and it is taken as it is.

This is the only place that takes hold of Dagster's insides; the version is pinned, and `tests/orchestrate` fails where
they changed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
from dagster._core.definitions.job_base import InMemoryJob
from dagster._core.definitions.run_config_schema import RunConfigSchema
from dagster._core.execution.api import ExecuteRunWithPlanIterable, create_execution_plan
from dagster._core.execution.context_creation_job import PlanExecutionContextManager
from dagster._core.execution.plan.execute_plan import inner_plan_execution_iterator
from dagster._core.execution.retries import RetryMode
from dagster._core.instance.types import InstanceType
from dagster._core.storage.noop_compute_log_manager import NoOpComputeLogManager


class _NoLog:
    """What is asked of an event log that there is none of."""

    asset_records_have_last_observation = True  # so that nobody goes on to ask for observations


class Forgetful(dg.DagsterInstance):
    """An instance that writes nothing anywhere and remembers nothing; what else is asked of it fails."""

    def __init__(self) -> None:
        # In the place of Dagster's own, which takes only storages of its own classes and imports them to find out.
        self._instance_type = InstanceType.EPHEMERAL
        self._ref = None
        self._settings = {}
        self._compute_log_manager = NoOpComputeLogManager()

    @property
    def event_log_storage(self) -> Any:
        """None: who wants the events of a run has them from `run`."""
        return _NoLog()

    def handle_new_event(self, event: dg.EventLogEntry, **_: Any) -> None:
        """Lets an event go."""

    def get_asset_records(self, asset_keys: Sequence[dg.AssetKey] | None = None) -> Sequence[Any]:  # noqa: ARG002
        """Nothing: no asset was materialised before this run."""
        return []


def run(job: dg.JobDefinition, run_config: Mapping[str, Any]) -> Iterator[dg.DagsterEvent]:
    """The events of a run of a job in this process, as its steps give them.

    Args:
        job: the job.
        run_config: its configuration, in full: it is neither checked nor given what Dagster would add to it.

    Raises:
        Exception: whatever a step raised, or Dagster's own error where a blocking check failed.
    """
    in_memory = {"io_manager": dg.mem_io_manager}
    ephemeral = job.as_ephemeral_job(resource_defs=in_memory, input_values={})
    # Dagster looks there before it makes its own.
    ephemeral._run_config_schema = RunConfigSchema(dg.Permissive(), {}, {}, None)
    runnable = InMemoryJob(ephemeral)
    plan = create_execution_plan(runnable, run_config)
    yield from ExecuteRunWithPlanIterable(
        plan,
        inner_plan_execution_iterator,
        PlanExecutionContextManager(
            job=runnable,
            execution_plan=plan,
            run_config=run_config,
            dagster_run=dg.DagsterRun(job.name, str(uuid.uuid4()), run_config=run_config),
            instance=Forgetful(),
            retry_mode=RetryMode.DISABLED,
            raise_on_error=True,
        ),
    )
