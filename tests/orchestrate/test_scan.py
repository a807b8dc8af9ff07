"""Dumps in Dagster: a partition per file, scanned into a folder of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import cast

import dagster as dg
import polars as pl

from pipeline.definitions import defs
from pipeline.orchestrate.scan import SCAN, DumpFolder, dump_files, dump_scan, new_dumps
from tests.scan import dumps

ROOT = Path(__file__).resolve().parents[2]


def test_a_file_is_a_partition_and_is_scanned_into_its_folder(tmp_path: Path) -> None:
    path = dumps.plain(tmp_path, dumps.entries(4))
    folder = DumpFolder(tmp_path, tmp_path / "out")
    with dg.DagsterInstance.ephemeral() as instance:
        instance.add_dynamic_partitions("dump_files", [path.name])
        result = dg.materialize(
            [dump_scan],
            partition_key=path.name,
            instance=instance,
            resources={"dumps": folder},
            run_config={"ops": {SCAN: {"config": {"where": "title = 'Mission 1'", "workers": 1}}}},
        )
        (made,) = result.get_asset_materialization_events()
    assert made.partition == path.name
    (written,) = (tmp_path / "out" / path.name / "parts").glob("testwiki*/documents.parquet")
    assert pl.read_parquet(written, glob=False)["title"].to_list() == ["Mission 1"]


def test_a_new_file_becomes_a_partition_once_it_grows_no_more(tmp_path: Path) -> None:
    for name in ("a.xml", "b.xml.bz2", "notes.txt", "b-index.txt.bz2"):
        (tmp_path / name).touch()
    folder = DumpFolder(tmp_path, tmp_path / "out")
    with dg.DagsterInstance.ephemeral() as instance:
        first = sensed(instance, folder)
        assert not first.run_requests
        (tmp_path / "b.xml.bz2").write_bytes(b"more of it")
        second = sensed(instance, folder, first.cursor)
        assert asked(second) == ["a.xml"]
        (added,) = second.dynamic_partitions_requests or []
        assert list(added.partition_keys) == ["a.xml"]
        instance.add_dynamic_partitions("dump_files", ["a.xml"])
        assert asked(sensed(instance, folder, second.cursor)) == ["b.xml.bz2"]


def asked(found: dg.SensorResult) -> list[str | None]:
    return [request.partition_key for request in found.run_requests or []]


def sensed(instance: dg.DagsterInstance, folder: DumpFolder, cursor: str | None = None) -> dg.SensorResult:
    context = dg.build_sensor_context(instance=instance, resources={"dumps": folder}, cursor=cursor)
    return cast("dg.SensorResult", new_dumps(context))


def test_no_folder_has_no_dumps(tmp_path: Path) -> None:
    assert DumpFolder(tmp_path / "none", tmp_path).sizes() == {}


def test_a_build_scans_no_dump() -> None:
    graph = defs.resolve_asset_graph()
    assert graph.get(dg.AssetKey(SCAN)).partitions_def == dump_files
    assert dg.AssetKey(SCAN) not in defs.resolve_job_def("build").asset_layer.executable_asset_keys
    assert dg.AssetKey(SCAN) in defs.resolve_job_def("scan_dumps").asset_layer.executable_asset_keys


def test_the_definitions_load_without_what_a_scan_takes() -> None:
    code = """
import sys
import pipeline.definitions
heavy = {"distributed", "s3fs", "pipeline.scan.run", "pipeline.scan.part"}
assert not heavy & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=120)
