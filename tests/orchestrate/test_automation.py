"""What happens by itself: pages refreshed, builds started by content, and only what depends on a change made anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
import yaml
from dagster._core.definitions.asset_daemon_cursor import AssetDaemonCursor

import schemas
from pipeline.definitions import defs
from pipeline.orchestrate import assets, automation, jobs
from pipeline.orchestrate.frames import MemoryFrames
from pipeline.orchestrate.live_pages import LivePages
from pipeline.orchestrate.pages import pages, pages_asset
from pipeline.orchestrate.stages import DocumentStages, silent
from pipeline.read.sources import load
from tests.fetch.fetching import CONTACT, LONG, TITLE, Sources
from tests.fetch.wiki_server import Wiki, cut_short, status

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as found:
        yield found


@pytest.fixture
def named(wiki: Wiki, sources: Sources) -> Sources:
    """A sources folder whose catalog names a page that the wiki has."""
    wiki.save(TITLE, LONG)
    sources.list_pages(sources.page())
    return sources


def live(sources: Sources) -> LivePages:
    return LivePages([sources.folder], CONTACT, sources.patience())


NO_WAIT = pages_asset(automation.RETRIES._replace(delay=0))


def refreshed(sources: Sources, instance: dg.DagsterInstance, raise_on_error: bool = True) -> dg.ExecuteInProcessResult:
    """A run of the refresh, its retries without their waits."""
    resources = {"live_pages": live(sources)}
    return dg.materialize([NO_WAIT], instance=instance, resources=resources, raise_on_error=raise_on_error)


def read_by_a_run(sources: Sources, instance: dg.DagsterInstance) -> None:
    """A run that reads these sources."""
    stages = DocumentStages(load([sources.folder]))
    resources = {"stages": stages, "frames": MemoryFrames(), "progress": silent}
    dg.materialize([assets.readings], instance=instance, resources=resources)


def ticked(sources: Sources, instance: dg.DagsterInstance, cursor: str | None) -> dg.SensorResult:
    """What the sensor makes of the sources folder."""
    sensor = automation.sources_sensor([str(sources.folder)])
    context = dg.build_sensor_context(instance=instance, cursor=cursor)
    result = sensor(context)
    assert isinstance(result, dg.SensorResult)
    return result


# --- pages


def test_the_pages_are_fetched_and_their_version_is_their_content(named: Sources, instance: dg.DagsterInstance) -> None:
    versions = []
    for _ in range(2):
        result = refreshed(named, instance)
        (event,) = result.get_asset_materialization_events()
        versions.append((event.step_materialization_data.materialization.tags or {})["dagster/data_version"])
    assert versions[0] == versions[1]
    named.wiki.save(TITLE, LONG + "More.")
    refreshed(named, instance)
    assert live(named).version != versions[0]


def test_a_wiki_that_does_not_answer_is_asked_again_by_the_asset(named: Sources, instance: dg.DagsterInstance) -> None:
    named.wiki.faults = [status(503)] * 5
    assert refreshed(named, instance).success
    named.wiki.save(TITLE, LONG + "More.")
    named.wiki.requests.clear()
    named.wiki.faults = [status(503)] * 100
    assert not refreshed(named, instance, raise_on_error=False).success
    assert len(named.wiki.requests) == 5 * (automation.RETRIES.max_retries + 1)


def test_a_wrong_answer_is_not_asked_for_again_by_the_asset(named: Sources, instance: dg.DagsterInstance) -> None:
    named.wiki.faults = [cut_short]
    result = refreshed(named, instance, raise_on_error=False)
    assert not result.success
    assert len(named.wiki.requests) == 1
    assert "not whole JSON" in str(result.failure_data_for_node("pages"))


def test_without_a_contact_nothing_is_asked(named: Sources, instance: dg.DagsterInstance) -> None:
    resources = {"live_pages": replace(live(named), contact=None)}
    with pytest.raises(dg.Failure, match="told who asks"):
        dg.materialize([pages], instance=instance, resources=resources)
    assert named.wiki.requests == []


def test_a_catalog_without_pages_is_refreshed_at_no_cost(instance: dg.DagsterInstance) -> None:
    assert dg.materialize([pages], instance=instance, resources={"live_pages": LivePages([ROOT / "sources"])}).success


# --- the sensor


def test_the_sensor_asks_for_a_build_when_the_content_is_another(named: Sources, instance: dg.DagsterInstance) -> None:
    unread = ticked(named, instance, None)
    assert "cannot be read" in str(unread.skip_reason)
    named.fetch_one()
    first = ticked(named, instance, None)
    assert first.run_requests is not None
    assert [request.run_key for request in first.run_requests] == [first.cursor]
    again = ticked(named, instance, first.cursor)
    assert (again.run_requests, "as they were" in str(again.skip_reason)) == ([], True)


def test_times_of_files_and_comments_are_no_change(named: Sources, instance: dg.DagsterInstance) -> None:
    named.fetch_one()
    cursor = ticked(named, instance, None).cursor
    for path in named.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(data)
    named.catalog.write_text("# a comment\n" + named.catalog.read_text(encoding="utf-8"), encoding="utf-8")
    assert not ticked(named, instance, cursor).run_requests


def test_a_folder_put_back_as_it_was_is_built_again(named: Sources, instance: dg.DagsterInstance) -> None:
    named.fetch_one()
    first = named.ledger_file.read_bytes()
    keys = []
    cursor = None
    named.wiki.save(TITLE, LONG + "More.")
    for change in (lambda: None, named.fetch_one, lambda: named.ledger_file.write_bytes(first), named.fetch_one):
        change()
        result = ticked(named, instance, cursor)
        assert result.run_requests
        cursor = result.cursor
        keys.append(result.run_requests[0].run_key)
    assert len(set(keys)) == 4
    digests = [key.partition(":")[2] for key in keys if key]
    assert digests[0] == digests[2]


def test_a_correction_is_a_change(named: Sources, instance: dg.DagsterInstance) -> None:
    named.fetch_one()
    cursor = ticked(named, instance, None).cursor
    (named.folder / "corrections.yaml").write_text(
        "corrections:\n  - {name: seat, table: missions, id: unmif, column: headquarters, expect: A, value: B,"
        " reason: It moved., source: a map}\n",
        encoding="utf-8",
    )
    assert ticked(named, instance, cursor).run_requests


def test_what_a_run_has_read_already_starts_no_build(named: Sources, instance: dg.DagsterInstance) -> None:
    named.fetch_one()
    cursor = ticked(named, instance, None).cursor
    named.wiki.save(TITLE, LONG + "More.")
    named.fetch_one()
    read_by_a_run(named, instance)
    result = ticked(named, instance, cursor)
    assert not result.run_requests
    assert "another run" in str(result.skip_reason)
    assert not ticked(named, instance, result.cursor).run_requests


# --- the schedule and the settings


def test_the_schedule_is_off_and_asks_for_the_refresh_at_its_time() -> None:
    schedule = defs.resolve_schedule_def("refresh_pages")
    assert schedule.default_status == dg.DefaultScheduleStatus.STOPPED
    assert schedule.job_name == "refresh"
    context = dg.build_schedule_context(scheduled_execution_time=dt.datetime(2020, 5, 2, 4, 17, tzinfo=dt.UTC))
    data = schedule.evaluate_tick(context)
    assert data.run_requests is not None
    assert len(data.run_requests) == 1


def test_sensors_are_off_until_somebody_switches_them_on() -> None:
    for name in ("changed_sources", "follow_changes"):
        assert defs.resolve_sensor_def(name).default_status == dg.DefaultSensorStatus.STOPPED


def test_no_build_asks_a_wiki_and_no_refresh_publishes() -> None:
    key = dg.AssetKey(jobs.PAGES)
    assert key not in defs.resolve_job_def("build").asset_layer.selected_asset_keys
    assert defs.resolve_job_def("refresh").asset_layer.selected_asset_keys == {key}


def test_the_instance_runs_one_at_a_time_and_repeats_no_run() -> None:
    settings = yaml.safe_load((ROOT / "dagster.yaml").read_text(encoding="utf-8"))
    assert settings["concurrency"]["runs"]["max_concurrent_runs"] == 1
    assert settings["run_retries"] == {"enabled": False}
    assert settings["freshness"] == {"enabled": True}


def test_pages_that_nobody_asked_for_in_time_are_late() -> None:
    policy = defs.resolve_asset_graph().get(dg.AssetKey(jobs.PAGES)).freshness_policy
    assert policy == automation.FRESH
    assert isinstance(policy, dg.FreshnessPolicy)


# --- what follows a change


def materialised(instance: dg.DagsterInstance, version: str, *names: str) -> None:
    """Notes assets as made with content of this version, without making them."""
    for name in names:
        event = dg.AssetMaterialization(name, tags={"dagster/data_version": version})
        instance.report_runless_asset_event(event)


def requested(instance: dg.DagsterInstance, cursor: AssetDaemonCursor | None) -> tuple[set[str], AssetDaemonCursor]:
    everything = dg.AssetSelection.all() | dg.AssetSelection.all_asset_checks()
    result: Any = dg.evaluate_automation_conditions(defs, instance, asset_selection=everything, cursor=cursor)
    keys = {
        subset.key.path[-1] for subset in result._requested_subsets if isinstance(subset.key, dg.AssetKey)
    }  # fmt: skip
    return keys, result.cursor


ALL = (jobs.PAGES, "readings", "mentions", "extracts", *schemas.TABLES, "release")


def test_other_content_of_the_pages_has_everything_made_that_depends_on_them(instance: dg.DagsterInstance) -> None:
    materialised(instance, "1", *ALL)
    keys, cursor = requested(instance, None)
    assert keys == set()
    materialised(instance, "1", jobs.PAGES)  # asked for again, as it was
    keys, cursor = requested(instance, cursor)
    assert keys == set()
    materialised(instance, "2", jobs.PAGES)
    keys, cursor = requested(instance, cursor)
    assert keys == {*ALL} - {jobs.PAGES}


def test_other_findings_have_the_release_made_and_nothing_before_it(instance: dg.DagsterInstance) -> None:
    materialised(instance, "1", *ALL)
    _, cursor = requested(instance, None)
    materialised(instance, "2", "findings")
    keys, cursor = requested(instance, cursor)
    assert "release" in keys
    assert not keys & {"readings", "mentions", "extracts", "missions", "findings"}
    keys, _ = requested(instance, cursor)
    assert keys == set()
