"""The notebook: its five answers for the embedded documents, from the published file alone and without a network."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.docs.pages import ROOT

NOTEBOOK = ROOT / "examples" / "five_questions.py"


@pytest.fixture(scope="module")
def answers(release: Path) -> Mapping[str, Any]:
    """What the cells of the notebook define, run on the release."""
    spec = importlib.util.spec_from_file_location("five_questions", NOTEBOOK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    _, defined = module.app.run(defs={"release": str(release)})
    return defined


def rows(answers: Mapping[str, Any], name: str, *columns: str) -> list[tuple[Any, ...]]:
    frame: pl.DataFrame = answers[name]
    return frame.select(columns).rows()


def test_the_mission_was_6601_under_its_ceiling_at_the_end_of_september_2013(answers: Mapping[str, Any]) -> None:
    assert [(str(day), *rest) for day, *rest in rows(answers, "ceilings", "on_day", "component", "below_ceiling")] == [
        ("2013-09-30", "military", 5981),
        ("2013-09-30", "police", 320),
        ("2013-09-30", "uniformed", 6601),
    ]
    assert "eind september 2013 6.039 ingezet" in answers["ceiling_answers"][-1]


def test_the_two_documents_disagree_on_numbers_and_on_who_leads(answers: Mapping[str, Any]) -> None:
    found = rows(answers, "disagreements", "rule_id", "words")
    assert {"number_disagrees_between_sources", "office_holder_disagrees_between_sources"} <= {
        rule for rule, _ in found
    }
    assert ["minusma-en: 12600", "minusma-nl: 12.640"] in [words for _, words in found]
    assert all({w.split(":")[0] for w in words} == {"minusma-en", "minusma-nl"} for _, words in found)


def test_one_commander_followed_another_on_2_october_2018(answers: Mapping[str, Any]) -> None:
    commanders = [
        row[1:]
        for row in rows(answers, "leaders", "role", "person", "start_edtf", "end_edtf")
        if row[0] != "head_of_mission"
    ]
    assert commanders == [
        ("Jean-Paul Deconinck", None, "2018-10-02"),
        ("Dennis Gyllensporre", "2018-10-02", None),
        ("Jean Bosco Kazura", None, None),
    ]


def test_the_incidents_explain_a_seventh_of_the_deaths_at_most(answers: Mapping[str, Any]) -> None:
    assert rows(answers, "shares", "total", "told_at_least", "told_at_most", "share_at_most") == [(209, 27, 30, 0.144)]


def test_one_claim_rests_on_the_article_itself_and_one_on_a_dead_address(answers: Mapping[str, Any]) -> None:
    assert rows(answers, "weak", "reason", "claim")[0][0] == "circular"
    assert "war crimes" in rows(answers, "weak", "claim")[0][0]
    assert [reason for (reason,) in rows(answers, "weak", "reason")] == ["circular", "dead, copy kept"]
    assert all(
        "leadership/" in " ".join(ids) or "contributors/" in " ".join(ids)
        for (ids,) in rows(answers, "weak", "row_ids")
    )


def test_as_a_script_it_prints_the_answers_asks_no_network_and_leaves_the_release_alone(
    release: Path, tmp_path: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in release.rglob("*")}
    watched = f"""
import os, runpy, sys
network = ("socket.connect", "socket.bind", "socket.getaddrinfo")
sys.addaudithook(lambda event, _: os._exit(9) if event in network else None)
sys.argv = ["five_questions.py", "--release", {str(release)!r}]
runpy.run_path({str(NOTEBOOK)!r}, run_name="__main__")
"""
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", watched],
        cwd=tmp_path,
        env=home,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line.endswith("?")] == [
        "How far was the mission under its ceiling?",
        "Which sources disagree, and on what?",
        "Who led it, and when?",
        "What share of the deaths do the incidents explain?",
        "Which claims rest on a dead or circular source?",
    ]
    assert {path: path.stat().st_mtime_ns for path in release.rglob("*")} == before


def test_it_uses_nothing_of_the_project() -> None:
    assert "pipeline" not in NOTEBOOK.read_text(encoding="utf-8")
