"""The asset graph: what is in it, what a run of it does, and how it ends when something is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

import schemas
from pipeline.definitions import defs
from pipeline.orchestrate import assets
from pipeline.orchestrate.build import Outcome, build_once, job
from pipeline.orchestrate.frames import MemoryFrames, ParquetFrames
from pipeline.orchestrate.in_process import run
from pipeline.orchestrate.stages import DocumentStages, manifest, silent
from pipeline.publish.staging import OutputError, opened
from pipeline.read.sources import Source, load
from pipeline.validate.contract import ContractResult, Failure
from schemas.code_lists import code_list

STAGES = ("fetch", "read", "recognise", "extract", "reconcile", "validate", "publish", "scan")


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("first", "second"):
        text = f"The {name} mission\n\nThe mission was set up on 3 May 2014. It had 1,200 troops in June 2014.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return load([folder])


def build(sources: list[Source], output: Path, told: list[tuple[str, int, int]] | None = None) -> Outcome:
    def tell(stage: str, done: int, total: int) -> None:
        if told is not None:
            told.append((stage, done, total))

    with opened(output) as folder:
        return build_once(DocumentStages(sources), folder, tell)


def test_the_definitions_load() -> None:
    dg.Definitions.validate_loadable(defs)


def test_every_published_table_is_an_asset_with_a_blocking_contract_check() -> None:
    graph = defs.resolve_asset_graph()
    for table in schemas.TABLES:
        key = dg.AssetKey(table)
        assert graph.get(key).group_name in STAGES
        assert graph.get(key).description
        assert graph.get(dg.AssetCheckKey(key, assets.CONTRACT)).blocking
    assert {graph.get(key).group_name for key in graph.get_all_asset_keys()} == set(STAGES)


def test_the_command_makes_what_the_job_of_the_definitions_makes() -> None:
    resources: dict[str, object] = {"stages": None, "frames": None, "output": None, "progress": None}
    alone, defined = job(resources).asset_layer, defs.resolve_job_def("build").asset_layer
    assert set(alone.executable_asset_keys) == set(defined.executable_asset_keys)
    assert set(alone.asset_graph.asset_check_keys) == set(defined.asset_graph.asset_check_keys)


def test_the_column_schema_of_a_table_is_shown() -> None:
    spec = next(spec for spec in assets.tables.specs if spec.key == dg.AssetKey("strengths"))
    shown = spec.metadata["dagster/column_schema"]
    assert [column.name for column in shown.columns] == [column.name for column in schemas.columns("strengths")]
    assert all(column.description for column in shown.columns)


def test_a_build_publishes_and_tells_how_far_it_is(sources: list[Source], tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    outcome = build(sources, tmp_path / "out", told)
    assert outcome.failures == ()
    assert outcome.is_new
    assert (tmp_path / "out" / "latest").resolve().name == outcome.release
    assert list(outcome.rows) == list(schemas.TABLES)
    assert outcome.rows["documents"] == 2
    assert [("read", done, 2) for done in range(3)] == [entry for entry in told if entry[0] == "read"]
    assert told[-1] == ("publish", 1, 1)

    again = build(sources, tmp_path / "out")
    assert (again.release, again.is_new) == (outcome.release, False)


def test_a_run_shows_row_counts_and_a_preview(sources: list[Source], tmp_path: Path) -> None:
    with opened(tmp_path / "out") as folder:
        resources = {"stages": DocumentStages(sources), "frames": MemoryFrames(), "output": folder, "progress": silent}
        events = list(run(job(resources), {}))
    shown = {
        event.asset_key.path[-1]: event.step_materialization_data.materialization.metadata
        for event in events
        if event.is_step_materialization and event.asset_key
    }
    assert shown["documents"]["dagster/row_count"].value == 2
    assert "first" in str(shown["documents"]["preview"].value)
    checks = [event for event in events if event.event_type == dg.DagsterEventType.ASSET_CHECK_EVALUATION]
    assert len(checks) == len(schemas.TABLES) + len(code_list("rule_families"))


def failing(table: str, check: str) -> ContractResult:
    failure = Failure(table, None, check, "the column name is missing", 1, ("minusma",))
    return ContractResult(
        {name: schemas.empty(name) for name in assets.RECONCILED}, schemas.empty("rejected_rows"), (failure,)
    )


def test_a_table_that_is_not_what_its_model_says_stops_the_build(
    sources: list[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "check", lambda tables, **_: failing("missions", assets.STRUCTURE))
    outcome = build(sources, tmp_path / "out")
    assert outcome.release is None
    assert outcome.failures == ("missions: the column name is missing; 1 row (minusma)",)
    assert not (tmp_path / "out" / "latest").exists()


def test_rows_that_break_the_contract_are_a_warning_and_stop_nothing(
    sources: list[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [failing("missions", "isin").failures]
    check = assets.check
    monkeypatch.setattr(
        assets,
        "check",
        lambda tables, **beside: replace(check(tables, **beside), failures=failures.pop() if failures else ()),
    )
    outcome = build(sources, tmp_path / "out")
    assert outcome.release is not None
    assert outcome.failures == ()
    assert outcome.warnings == ("missions: the column name is missing; 1 row (minusma)",)


def test_a_finding_against_the_contract_stops_the_build(
    sources: list[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = {"rule_id": "made_up", "family": "none of the code list", "severity": "info", "statement": "x", "why": "y"}
    found = {table: schemas.frame(table, [rule] if table == "rules" else []) for table in assets.FOUND}
    monkeypatch.setattr(assets, "find", lambda documents, tables: found)
    outcome = build(sources, tmp_path / "out")
    assert outcome.release is None
    assert outcome.failures[0].startswith("rules.family: not in the code list rule_families")


def test_what_a_stage_raises_comes_out_as_it_was(
    sources: list[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OutputError("cannot write to there: no space left on the device")

    monkeypatch.setattr(assets, "publish_into", refuse)
    with pytest.raises(OutputError, match="no space left"):
        build(sources, tmp_path / "out")


def test_a_document_that_a_stage_fails_on_is_degraded_and_the_others_are_not(
    sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.orchestrate import stages as module

    extract = module.extract

    def fail_on_second(document, mentions):
        if document.id == "second" and not document.is_degraded:
            raise RecursionError("too deep")
        return extract(document, mentions)

    monkeypatch.setattr(module, "extract", fail_on_second)
    documents = DocumentStages(sources)
    for document_id in documents.ids:
        documents.extract(document_id)
    first, second = documents.documents
    assert not first.is_degraded
    assert second.is_degraded
    assert [(problem.kind, problem.what) for problem in second.problems] == [("reader", "extract")]
    assert second.text == first.text.replace("first", "second")


def test_a_step_refuses_documents_that_are_not_those_of_the_step_before(sources: list[Source]) -> None:
    before = manifest(DocumentStages(sources[:1]).documents)
    with pytest.raises(dg.Failure):
        assets._require_same(DocumentStages(sources), before)


def test_frames_kept_beside_the_run_history_are_parquet_files(tmp_path: Path) -> None:
    frames = ParquetFrames(tmp_path / "frames")
    with pytest.raises(dg.Failure, match="never materialised"):
        frames.take("missions")
    for rows in ([], [{"key": "a", "value": "b"}]):
        frame = pl.DataFrame(
            {"id": ["x"], "parameters": [rows]},
            schema_overrides={"parameters": pl.List(pl.Struct({"key": pl.String, "value": pl.String}))},
        )
        frames.put("missions", frame)
        assert frames.take("missions").equals(frame)
    assert [path.name for path in (tmp_path / "frames").iterdir()] == ["missions.parquet"]


def test_a_recorded_run_keeps_everything_in_its_home(
    sources: list[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.orchestrate import home
    from pipeline.orchestrate.build import build_recorded

    monkeypatch.setattr(home, "root", lambda: None)
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "elsewhere"))
    assert home.prepare(tmp_path / "out") == tmp_path / "out" / home.FOLDER
    with dg.DagsterInstance.get() as instance:
        assert not instance.telemetry_enabled
        assert not instance.nux_enabled
    with opened(tmp_path / "out") as folder:
        outcome = build_recorded(DocumentStages(sources), folder, lambda *_: None)
    assert outcome.release is not None
    with dg.DagsterInstance.get() as instance:
        assert [run.status for run in instance.get_runs()] == [dg.DagsterRunStatus.SUCCESS]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["documents", "out"]
