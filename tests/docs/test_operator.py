"""The operator's page: the names, places and settings on it are the program's."""

from __future__ import annotations

import re
from importlib.resources import files

import dagster as dg
import pytest
import yaml

from pipeline.definitions import defs
from pipeline.validate.rules import RULES
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "operator.md").read_text(encoding="utf-8")
REPOSITORY = defs.get_repository_def()


def settings(name: str) -> dict[str, object]:
    return yaml.safe_load(files("pipeline.orchestrate").joinpath(name).read_text(encoding="utf-8"))


def test_every_schedule_and_sensor_is_on_the_page_and_no_other() -> None:
    assert set(re.findall(r"\| schedule `(\w+)`", PAGE)) == {one.name for one in REPOSITORY.schedule_defs}
    assert set(re.findall(r"\| sensor `(\w+)`", PAGE)) == {one.name for one in REPOSITORY.sensor_defs}


def test_nothing_is_on_by_itself() -> None:
    assert {one.default_status for one in REPOSITORY.schedule_defs} == {dg.DefaultScheduleStatus.STOPPED}
    assert {one.default_status for one in REPOSITORY.sensor_defs} == {dg.DefaultSensorStatus.STOPPED}


def test_times_and_intervals_are_those_of_the_settings() -> None:
    given = settings("schedules.yaml")
    assert given["refresh"] == {"cron": "17 4 * * *", "timezone": "UTC"}
    assert given["sources"] == given["automation"] == {"every_seconds": 60}
    assert given["freshness"] == {"warn_after_hours": 26, "fail_after_hours": 50}
    assert given["retries"] == {"times": 3, "after_seconds": 300}
    for said in ("04:17 UTC", "every 60 s", "after 26 h", "after 50 h", "after 5, 10 and 20 minutes"):
        assert said in PAGE
    assert {one.minimum_interval_seconds for one in REPOSITORY.sensor_defs} == {60}


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(BLAUWHELM_\w+)`", PAGE))))
def test_a_variable_on_the_page_is_read_by_the_program(name: str) -> None:
    assert any(name in path.read_text(encoding="utf-8") for path in (ROOT / "pipeline").rglob("*.py"))


def test_rules_and_checks_on_the_page_exist() -> None:
    (row,) = re.findall(r"\| check `(\w+)` on `(\w+)`, rules ([^|]+)\|", PAGE)
    check, asset, rules = row
    keys = {(key.asset_key.to_user_string(), key.name) for key in REPOSITORY.asset_graph.asset_check_keys}
    assert (asset, check) in keys
    assert set(re.findall(r"`(\w+)`", rules)) <= {rule.id for rule in RULES}


def test_assets_and_jobs_on_the_page_exist() -> None:
    assets = {key.to_user_string() for key in REPOSITORY.asset_graph.get_all_asset_keys()}
    assert {"pages", "dump_scan"} <= assets
    assert {"build", "refresh"} <= {job.name for job in REPOSITORY.get_all_jobs()}
