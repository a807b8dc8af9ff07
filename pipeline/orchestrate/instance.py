"""The Dagster instance of a run that nobody looks at afterwards.

Dagster's own ephemeral instance keeps runs and events in SQLite databases in memory, which it migrates first and then
asks about every asset before every step: more work than a small build itself (1.0 of 5.4 s, measured with 40 assets and
35 checks on two documents). Here both are lists. The classes derive from Dagster's for what they need not say, but make
no database: whatever else is asked of them fails.

This is the only place that takes hold of Dagster's insides; the version is pinned, and `tests/orchestrate` fails where
they changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import dagster as dg
from dagster._core.event_api import EventRecordsResult
from dagster._core.events import EVENT_TYPE_TO_PIPELINE_RUN_STATUS
from dagster._core.instance.types import InstanceType
from dagster._core.launcher.sync_in_memory_run_launcher import SyncInMemoryRunLauncher
from dagster._core.run_coordinator import DefaultRunCoordinator
from dagster._core.storage.event_log import InMemoryEventLogStorage
from dagster._core.storage.noop_compute_log_manager import NoOpComputeLogManager
from dagster._core.storage.root import TemporaryLocalArtifactStorage
from dagster._core.storage.runs import InMemoryRunStorage

_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When a run was recorded: nobody asks, and what a build does has nothing to do with the clock."""


class EventList(InMemoryEventLogStorage):
    """Keeps the events of runs in a list, and has no memory of assets beyond it."""

    def __init__(self) -> None:
        self._inst_data = None
        self._events: list[dg.EventLogEntry] = []

    def store_event(self, event: dg.EventLogEntry) -> None:
        """Keeps an event."""
        self._events.append(event)

    def get_logs_for_run(self, run_id: str, *_: Any, **__: Any) -> Sequence[dg.EventLogEntry]:
        """The events of a run, in the order in which they came."""
        return [event for event in self._events if event.run_id == run_id]

    def get_asset_records(self, *_: Any, **__: Any) -> Sequence[Any]:
        """Nothing: no asset was materialised before this run."""
        return []

    def fetch_observations(self, *_: Any, **__: Any) -> EventRecordsResult:
        """Nothing: no asset was observed before this run."""
        return EventRecordsResult(records=[], cursor="", has_more=False)

    def dispose(self) -> None:
        """There is nothing to close."""


class RunList(InMemoryRunStorage):
    """Keeps runs in a list, with their states, and no snapshots of what they ran."""

    def __init__(self) -> None:
        self._runs: dict[str, dg.DagsterRun] = {}

    def add_run(self, dagster_run: dg.DagsterRun) -> dg.DagsterRun:
        """Keeps a run."""
        self._runs[dagster_run.run_id] = dagster_run
        return dagster_run

    def has_run(self, run_id: str) -> bool:
        """Whether a run is kept."""
        return run_id in self._runs

    def handle_run_event(self, run_id: str, event: dg.DagsterEvent, *_: Any, **__: Any) -> None:
        """Takes a run's new state from an event."""
        status = EVENT_TYPE_TO_PIPELINE_RUN_STATUS.get(event.event_type)
        if status is not None:
            self._runs[run_id] = self._runs[run_id].with_status(status)

    def get_run_records(self, filters: dg.RunsFilter | None = None, *_: Any, **__: Any) -> Sequence[dg.RunRecord]:
        """The runs, those with certain ids where the filter names any; it asks for nothing else here."""
        wanted = self._runs.keys() if filters is None or filters.run_ids is None else filters.run_ids
        return [
            dg.RunRecord(at, self._runs[run_id], create_timestamp=_LONG_AGO, update_timestamp=_LONG_AGO)
            for at, run_id in enumerate(wanted)
            if run_id in self._runs
        ]

    def has_job_snapshot(self, job_snapshot_id: str) -> bool:  # noqa: ARG002
        """As if: so that none is written."""
        return True

    def has_execution_plan_snapshot(self, execution_plan_snapshot_id: str) -> bool:  # noqa: ARG002
        """As if: so that none is written."""
        return True

    def dispose(self) -> None:
        """There is nothing to close."""


@contextmanager
def forgetful() -> Iterator[dg.DagsterInstance]:
    """An instance that writes nothing anywhere and knows only the run at hand."""
    with dg.DagsterInstance(
        instance_type=InstanceType.EPHEMERAL,
        local_artifact_storage=TemporaryLocalArtifactStorage(),
        run_storage=RunList(),
        event_storage=EventList(),
        compute_log_manager=NoOpComputeLogManager(),
        run_coordinator=DefaultRunCoordinator(),
        run_launcher=SyncInMemoryRunLauncher(),
    ) as instance:
        yield instance
