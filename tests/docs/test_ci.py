"""The CI page: its workflow is one, its commands run and end as the page says, its files are read as it means them."""

from __future__ import annotations

import contextlib
import io
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.cli import main
from pipeline.commands.baseline import parse_baseline
from pipeline.read.corrections import parse_corrections
from tests.docs.pages import ROOT, fences, shell

PAGE = "docs/ci.md"
CONTRADICTION = """\
The second mission

The mission was set up on 3 May 2014. It has
12,640 uniformed personnel, made up of 11,200 soldiers and 1,140 police officers.
"""
BUILD = "blauwhelm build --sources documents --output outputs"
GATE = "blauwhelm check outputs --sources documents --fail-on error"


def blauwhelm(command: str, folder: Path) -> int:
    """The exit code of a command that is run in a folder, in this process: a third of the time of one of its own."""
    with contextlib.chdir(folder), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return main(command.split()[1:])


def blocks(language: str, section: str) -> list[str]:
    return [fence.text for fence in fences(PAGE) if fence.language == language and fence.section == section]


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    # YAML 1.1 takes the key `on` for a truth value, as GitHub does not.
    (text,) = blocks("yaml", "A workflow for GitHub Actions")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # texts alone: the safest of all loaders


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one document that contradicts itself, built by the workflow's own step."""
    folder = tmp_path_factory.mktemp("repository")
    (folder / "documents").mkdir()
    (folder / "documents" / "second.txt").write_text(CONTRADICTION, encoding="utf-8")
    assert blauwhelm(BUILD, folder) == 0
    return folder


@pytest.fixture
def scratch(repository: Path, tmp_path: Path) -> Path:
    """A copy of that repository, to write into."""
    return Path(shutil.copytree(repository, tmp_path / "repository", symlinks=True))


def steps(workflow: dict[str, Any]) -> dict[str, dict[str, Any]]:
    (job,) = workflow["jobs"].values()
    return {step["name"]: step for step in job["steps"] if "name" in step}


def test_the_workflow_runs_on_pull_requests_and_may_upload_findings(workflow: dict[str, Any]) -> None:
    assert {"pull_request", "push"} <= set(workflow["on"])
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}
    (job,) = workflow["jobs"].values()
    assert all(("uses" in step) != ("run" in step) for step in job["steps"])


def test_the_workflow_installs_from_files_that_are_there(workflow: dict[str, Any]) -> None:
    script = steps(workflow)["Install"]["run"]
    assert "--require-hashes -r .blauwhelm/requirements/run.txt" in script
    assert (ROOT / "requirements" / "run.txt").is_file()


def test_the_workflow_uploads_findings_and_is_stopped_by_the_gate_with_an_annotation_at_the_line(
    workflow: dict[str, Any], repository: Path
) -> None:
    named = steps(workflow)
    assert named["Build"]["run"] == BUILD
    code, said = shell(named["Findings for code scanning"]["run"], repository)
    assert code == 0, said
    sarif = yaml.safe_load((repository / named["Upload them"]["with"]["sarif_file"]).read_text(encoding="utf-8"))
    assert "parts_sum_to_total" in {result["ruleId"] for result in sarif["runs"][0]["results"]}
    code, said = shell(named["Gate, with annotations"]["run"], repository)
    assert code == 1
    assert "::error file=documents/second.txt,line=4," in said
    assert (repository / named["Keep the release"]["with"]["path"] / "SHA256SUMS").is_file()


def test_the_two_lines_for_a_shell_end_with_the_gate(repository: Path) -> None:
    (script,) = blocks("sh", "In a shell")
    assert script.splitlines() == [BUILD, GATE]
    code, said = shell(script, repository)  # whose build finds nothing new to publish
    assert code == 1, said
    assert blauwhelm(f"{GATE[: -len('error')]}never", repository) == 0
    assert blauwhelm(f"{GATE[: -len('error')]}warning", repository) == 1
    assert blauwhelm("blauwhelm check elsewhere", repository) == 2


def test_the_baseline_of_the_page_opens_the_gate(scratch: Path) -> None:
    text, *_ = blocks("yaml", "What is accepted")
    assert len(parse_baseline(text.encode(), name="page")) == 1
    (scratch / "findings_baseline.yaml").write_text(text, encoding="utf-8")
    assert blauwhelm(GATE, scratch) == 0


def test_a_red_gate_is_opened_for_what_is_there(scratch: Path) -> None:
    (script,) = blocks("sh", "What is accepted")
    code, said = shell(script, scratch)
    assert code == 0, said


def test_the_correction_of_the_page_is_one() -> None:
    (text,) = blocks("yaml", "What is corrected")
    (correction,) = parse_corrections(text.encode(), name="page")
    assert (correction.expect, correction.value) == ("Accra", "Monrovia")


def test_a_correction_of_what_no_source_says_is_refused(scratch: Path) -> None:
    (text,) = blocks("yaml", "What is corrected")
    (scratch / "documents" / "corrections.yaml").write_text(text, encoding="utf-8")
    assert blauwhelm(BUILD, scratch) == 2
