"""What happens without being asked for: when live pages are refreshed, what starts a build, and what follows a change.

The times are in `schedules.yaml`. Everything here is off until an operator switches it on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import dagster as dg
import yaml

from pipeline.orchestrate import fingerprint, jobs
from pipeline.read.corrections import load_corrections
from pipeline.read.errors import BadInput
from pipeline.read.sources import load

SETTINGS: dict[str, Any] = yaml.safe_load(
    files("pipeline.orchestrate").joinpath("schedules.yaml").read_text(encoding="utf-8")
)

READINGS = dg.AssetKey("readings")

FOLLOWS = (
    dg.AutomationCondition.any_deps_match(
        (dg.AutomationCondition.data_version_changed() & ~dg.AutomationCondition.executed_with_root_target())
        | dg.AutomationCondition.will_be_requested()
    ).since_last_handled()
    & ~dg.AutomationCondition.any_deps_missing()
    & ~dg.AutomationCondition.any_deps_in_progress()
    & ~dg.AutomationCondition.in_progress()
).with_label("something it depends on has other content")
"""Dagster's `eager`, but for content in the place of time: an asset made again as it was starts nothing."""

FRESH = dg.FreshnessPolicy.time_window(
    fail_window=dt.timedelta(hours=SETTINGS["freshness"]["fail_after_hours"]),
    warn_window=dt.timedelta(hours=SETTINGS["freshness"]["warn_after_hours"]),
)
"""Of the pages, and of nothing else: a release is not late because nobody edited a page."""

RETRIES = dg.RetryPolicy(
    max_retries=SETTINGS["retries"]["times"],
    delay=SETTINGS["retries"]["after_seconds"],
    backoff=dg.Backoff.EXPONENTIAL,
    jitter=dg.Jitter.PLUS_MINUS,
)

refresh_pages = dg.ScheduleDefinition(
    name="refresh_pages",
    job=jobs.refresh,
    cron_schedule=SETTINGS["refresh"]["cron"],
    execution_timezone=SETTINGS["refresh"]["timezone"],
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="Asks the wikis what they have of the pages that the catalogs name.",
)

follow_changes = dg.AutomationConditionSensorDefinition(
    "follow_changes",
    target=dg.AssetSelection.all(),
    default_status=dg.DefaultSensorStatus.STOPPED,
    minimum_interval_seconds=SETTINGS["automation"]["every_seconds"],
    description="Makes what depends on an asset that was made anew with other content.",
)


def sources_sensor(paths: Sequence[str]) -> dg.SensorDefinition:
    """A sensor that starts a build when the content of these sources is another.

    Its cursor is the digest of what it saw last, and how many changes it saw: a folder that is put back as it was is a
    change too, and needs a run key that was never used.
    """

    @dg.sensor(
        name="changed_sources",
        job=jobs.build,
        minimum_interval_seconds=SETTINGS["sources"]["every_seconds"],
        default_status=dg.DefaultSensorStatus.STOPPED,
        description="Starts a build when documents, catalogs, fetched pages or corrections have other content.",
    )
    def changed_sources(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        found = [Path(path) for path in paths]
        try:
            documents = fingerprint.of_documents(load(found))
            corrections = fingerprint.of_corrections(load_corrections(found))
        except BadInput as error:
            return dg.SensorResult(skip_reason=f"the sources cannot be read: {error}")
        number, _, seen = (context.cursor or "0:").partition(":")
        content = f"{documents}-{corrections}"
        if content == seen:
            return dg.SensorResult(skip_reason="the sources are as they were")
        cursor = f"{int(number) + 1}:{content}"
        if seen.endswith(f"-{corrections}") and _last_read(context.instance) == documents:
            return dg.SensorResult(skip_reason="another run has read these documents already", cursor=cursor)
        return dg.SensorResult(run_requests=[dg.RunRequest(run_key=cursor)], cursor=cursor)

    return changed_sources


def _last_read(instance: dg.DagsterInstance) -> str | None:
    """The digest of the documents that were read last."""
    event = instance.get_latest_materialization_event(READINGS)
    materialization = event.asset_materialization if event else None
    tags = cast("dict[str, str]", (materialization.tags if materialization else None) or {})
    return tags.get("dagster/data_version")
