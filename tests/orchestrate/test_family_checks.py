"""The families of rules as asset checks: where they stand, when they pass, and what they show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import dagster as dg
import polars as pl

import schemas
from pipeline.definitions import defs
from pipeline.orchestrate import family_checks
from pipeline.orchestrate.frames import MemoryFrames
from schemas.code_lists import code_list
from tests.commands.reports import tables

FAMILIES = [family.code for family in code_list("rule_families")]


def results(**replaced: pl.DataFrame) -> dict[str, dg.AssetCheckResult]:
    frames = MemoryFrames()
    for table, frame in {**tables(), **replaced}.items():
        frames.put(table, frame)
    found = cast("Iterable[dg.AssetCheckResult]", family_checks.rule_families(frames=frames))
    return {str(result.check_name): result for result in found}


def test_every_family_has_a_check_on_the_asset_it_is_about_that_blocks_nothing() -> None:
    graph = defs.resolve_asset_graph()
    for family in FAMILIES:
        asset = family_checks.CONCERNS[family]
        assert asset in schemas.TABLES
        check = graph.get(dg.AssetCheckKey(dg.AssetKey(asset), family_checks.name_of(family)))
        assert not check.blocking
        assert check.description


def test_the_build_job_runs_them() -> None:
    keys = defs.resolve_job_def("build").asset_layer.asset_graph.asset_check_keys
    assert {family_checks.name_of(family) for family in FAMILIES} <= {key.name for key in keys}


def test_a_family_without_findings_passes_and_the_others_warn() -> None:
    found = results()
    passed = {name: result.passed for name, result in found.items()}
    assert passed == {
        "quantities_rules": False,
        "dates_rules": True,
        "sources_rules": False,
        "names_rules": True,
        "citations_rules": True,
        "document_rules": False,
    }
    assert {result.severity for result in found.values()} == {dg.AssetCheckSeverity.WARN}


def test_a_check_shows_how_much_by_which_rule_and_the_worst_with_its_quotes() -> None:
    metadata = results()["quantities_rules"].metadata
    assert metadata["findings"].value == 1
    assert metadata["by_rule"].value == {"parts_sum_to_total": 1}
    assert metadata["by_severity"].value == {"error": 1}
    assert "| error | certain | parts_sum_to_total |" in str(metadata["first_rows"].value)
    for words in ("parts_sum_to_total does not hold.", "| total | dutch | 34 | 40 | 12.640 |"):
        assert words in str(metadata["worst"].value)


def test_the_worst_is_the_gravest_then_the_surest() -> None:
    (finding,) = tables()["findings"].filter(pl.col("rule_id") == "parts_sum_to_total").to_dicts()
    others = [
        {**finding, "finding_id": f"{number:016x}", "severity": severity, "certainty": certainty, "message": message}
        for number, severity, certainty, message in (
            (11, "info", "certain", "a remark"),
            (12, "error", "likely", "a likely error"),
            (13, "error", "certain", "a certain error"),
            (14, "warning", "certain", "a warning"),
        )
    ]
    metadata = results(findings=schemas.frame("findings", others))["quantities_rules"].metadata
    assert str(metadata["worst"].value).startswith("a certain error")
    assert list(metadata["by_severity"].value) == ["error", "warning", "info"]  # type: ignore[call-overload]
    rows = str(metadata["first_rows"].value).splitlines()[2:]
    assert [row.split(" | ")[3] for row in rows] == ["a certain error", "a likely error", "a warning", "a remark"]


def test_a_bar_in_a_message_ends_no_cell() -> None:
    assert family_checks.describe.preview(pl.DataFrame({"a": ["x|y"]})).endswith("| x\\|y |")


def test_a_family_that_is_not_known_stands_on_the_findings() -> None:
    empty = schemas.empty("findings")
    result = family_checks.judged("new", empty, schemas.empty("finding_evidence"))
    assert result.asset_key == dg.AssetKey("findings")
    assert result.passed
