"""The order of the stages, held: who may import whom, and what the light commands leave alone."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("read", "recognise", "extract", "reconcile", "validate", "publish")
"""In the order of the data: each may import those before it."""

FETCH = "fetch"
"""Before all of them: it brings what is read, and what it wrote down is all they know of it. It imports the reading of
that, and no stage imports it."""

BESIDE = ("lexicon", "checkout", "durable", "kept")
"""What any stage may import besides: the words of languages, where the repository is, how a folder stays whole, and
what is kept of the package's files."""


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, at any depth, as an absolute name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative imports hide which stage they reach"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def stage_of(name: str) -> str:
    """The part of the package that a module belongs to: ``pipeline.read.text`` to ``read``."""
    return name.split(".")[1]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_only_the_stages_before_it(stage: str) -> None:
    allowed = {*STAGES[: STAGES.index(stage) + 1], *BESIDE}
    for path in modules(f"pipeline/{stage}"):
        reached = {stage_of(name) for name in imported(path) if name.startswith("pipeline.")}
        assert reached <= allowed, f"{path.relative_to(ROOT)} imports {sorted(reached - allowed)}"


def test_fetching_knows_of_reading_and_of_nothing_later() -> None:
    for path in modules(f"pipeline/{FETCH}"):
        reached = {stage_of(name) for name in imported(path) if name.startswith("pipeline.")}
        assert reached <= {FETCH, "read", *BESIDE}, f"{path.relative_to(ROOT)} imports {sorted(reached)}"


def test_only_fetching_speaks_to_a_network() -> None:
    network = {"httpx", "tenacity", "urllib.request", "http.client", "requests"}
    for path in modules("pipeline"):
        if path.relative_to(ROOT / "pipeline").parts[0] != FETCH:
            assert not network & set(imported(path)), path


def test_only_orchestration_and_its_table_of_contents_know_of_dagster() -> None:
    for path in [*modules("pipeline"), *modules("schemas")]:
        place = path.relative_to(ROOT / "pipeline") if path.is_relative_to(ROOT / "pipeline") else path
        if place.parts[0] == "orchestrate" or place == Path("definitions.py"):
            continue
        assert not any(name.split(".")[0].startswith("dagster") for name in imported(path)), path


def test_the_contract_knows_nothing_of_the_pipeline() -> None:
    for path in modules("schemas"):
        assert not any(name.split(".")[0] == "pipeline" for name in imported(path)), path


def test_no_stage_knows_of_the_command_line_or_the_orchestration() -> None:
    above = ("pipeline.cli", "pipeline.commands", "pipeline.orchestrate", "pipeline.definitions")
    for stage in STAGES:
        for path in modules(f"pipeline/{stage}"):
            assert not any(name.startswith(above) for name in imported(path)), path


def test_what_does_not_build_does_not_import_dagster() -> None:
    code = """
import sys
import pipeline.cli, pipeline.commands.check, pipeline.commands.explain, pipeline.commands.build
import pipeline.commands.fetch
assert not [name for name in sys.modules if name.startswith(("dagster", "httpx"))]
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


def test_a_build_of_what_is_right_imports_neither_pandera_nor_what_dagster_keeps_runs_in_and_serves_with() -> None:
    code = """
import sys
import dagster as dg
import schemas
from pipeline.orchestrate import build, in_process

@dg.asset
def nothing():
    return dg.MaterializeResult()

job = dg.Definitions([nothing], jobs=[dg.define_asset_job("job")]).resolve_job_def("job")
schemas.frame_of_columns("citations", {"parameters": [{"a": "b"}, {}, None]})
schemas.frame_of_columns("findings", {"document_ids": [["a", "b"], [], None]})
assert any(event.is_step_materialization for event in in_process.run(job, {}))
assert not {"sqlalchemy", "alembic", "sqlite3", "pandera", "pandas"} & set(sys.modules)
assert not {"dagster._grpc", "dagster._core.remote_representation.code_location"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


def test_help_imports_nothing_heavy() -> None:
    code = """
import sys
from pipeline.cli import main
assert main(["--help"]) == 0
heavy = {"dagster", "polars", "pyarrow", "duckdb", "pandera", "babel"} & set(sys.modules)
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60, stdout=subprocess.DEVNULL)


def test_what_only_looks_at_a_release_imports_no_framework() -> None:
    code = """
import sys
import pipeline.cli, pipeline.commands.check, pipeline.commands.explain, pipeline.commands.diff, pipeline.commands.prune
frameworks = {"dagster", "pandera", "pandas", "hypothesis", "jinja2", "frictionless"}
assert not frameworks & set(sys.modules), frameworks & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)
