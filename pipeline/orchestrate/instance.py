"""The Dagster instance of a run that nobody looks at afterwards.

Dagster's own ephemeral instance writes every event of a run into an SQLite database in memory and asks it about every
asset before every step, which is more work than a small build itself (1.0 of 5.4 s, measured with 40 assets and 35
checks on two documents). Here the events of a run are a list.

This is the only place that takes hold of Dagster's insides; the version is pinned, and `tests/orchestrate` fails where
they changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import dagster as dg
from dagster._core.storage.event_log import InMemoryEventLogStorage


class EventList(InMemoryEventLogStorage):
    """Keeps the events of runs in a list, and has no memory of assets beyond it."""

    def __init__(self) -> None:
        super().__init__()
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


@contextmanager
def forgetful() -> Iterator[dg.DagsterInstance]:
    """An instance that writes nothing anywhere and knows only the run at hand."""
    with dg.DagsterInstance.ephemeral() as instance:
        events = EventList()
        events.register_instance(instance)
        instance._event_storage = events
        yield instance
