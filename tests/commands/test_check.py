"""The gate, as a job meets it: its exit code in every format, its baseline, and arguments that are wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pipeline.cli import main
from pipeline.commands.check_formats import FORMATS
from pipeline.publish.release import publish
from tests.commands.reports import TEXTS, finding_id, tables

ROOT = Path(__file__).resolve().parents[2]

Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checked")
    (folder / "sources").mkdir()
    for document_id, text in TEXTS.items():
        (folder / "sources" / f"{document_id}.txt").write_bytes(text.encode())
    publish(tables(), (), folder / "out")
    return folder


@pytest.fixture
def folder(published_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a release in ``out`` and its documents in ``sources``."""
    folder = shutil.copytree(published_once, tmp_path / "work", symlinks=True)
    monkeypatch.chdir(folder)
    return folder


def check(*arguments: str) -> int:
    return main(["check", "out", "--sources", "sources", *arguments])


def accept(folder: Path, *findings: int, name: str = "findings_baseline.yaml") -> None:
    entries = [f"  - {{finding_id: {finding_id(each)}, reason: known, date: 2020-05-02}}\n" for each in findings]
    (folder / name).write_text("accepted:\n" + "".join(entries), encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_code_is_that_of_the_gate_whatever_the_format(form: str, folder: Path, capsys: Said) -> None:
    for gate, code in (("error", 1), ("warning", 1), ("never", 0)):
        assert check("--fail-on", gate, "--format", form) == code
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_files_are_told_in_the_same_bytes(form: str, folder: Path, capsys: Said) -> None:
    told = set()
    for _ in range(2):
        check("--format", form)
        told.add(capsys.readouterr().out)
    assert len(told) == 1
    assert str(folder) not in told.pop()


def test_the_formats_for_programs_are_nothing_but_the_format(folder: Path, capsys: Said) -> None:
    check("--format", "json")
    assert json.loads(capsys.readouterr().out)["documents"][0]["path"] == "sources/dutch.txt"
    check("--format", "sarif")
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"
    check("--format", "junit")
    assert ET.fromstring(capsys.readouterr().out).tag == "testsuites"  # noqa: S314  # our own
    check("--format", "github")
    assert capsys.readouterr().out.startswith("::error file=sources/dutch.txt,line=3,")


def test_the_documents_need_not_be_at_hand(folder: Path, capsys: Said) -> None:
    assert main(["check", "out"]) == 1
    assert "quotes compared with 0 of 2 documents" in capsys.readouterr().out


def test_what_is_accepted_passes_the_gate_and_what_is_new_does_not(folder: Path, capsys: Said) -> None:
    accept(folder, 1)
    assert check() == 0
    assert check("--fail-on", "warning") == 1
    accept(folder, 1, 2)
    assert check("--fail-on", "warning") == 0
    assert "baseline findings_baseline.yaml: 2 accepted, 0 stale" in capsys.readouterr().out


def test_a_baseline_can_be_named(folder: Path) -> None:
    accept(folder, 1, name="other.yaml")
    assert check() == 1
    assert check("--baseline", "other.yaml") == 0


def test_an_entry_that_no_longer_occurs_is_told_and_fails_at_the_gate_for_warnings(folder: Path, capsys: Said) -> None:
    accept(folder, 1, 2, 9)
    assert check() == 0
    assert f"findings_baseline.yaml:4: {finding_id(9)} is accepted and does not occur" in capsys.readouterr().out
    assert check("--fail-on", "warning") == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--format", "yaml"], "Invalid value for '--format'"),
        (["--fail-on", "info"], "Invalid value for '--fail-on'"),
        (["--baseline", "none.yaml"], "none.yaml: there is no such file"),
        (["--baseline", "sources"], "sources: a folder, where a file is expected"),
        (["--baseline", "out/latest/datapackage.json"], "unknown key"),
        (["--baseline"], "--baseline"),
    ],
)
def test_wrong_arguments_are_one_line(arguments: list[str], expected: str, folder: Path, capsys: Said) -> None:
    assert check(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert expected in err


def test_a_baseline_that_is_none_is_one_line_with_its_place(folder: Path, capsys: Said) -> None:
    (folder / "findings_baseline.yaml").write_text("accepted:\n  - finding_id: no\n", encoding="utf-8")
    assert check() == 2
    said = capsys.readouterr().err
    assert said.startswith("blauwhelm: ")
    assert "findings_baseline.yaml:2: finding_id 'no' is not the id of a finding" in said


def test_a_finding_of_a_spoilt_release_is_a_fault_and_no_traceback(folder: Path, capsys: Said) -> None:
    (folder / "out" / "latest" / "parquet" / "findings.parquet").write_bytes(b"no parquet")
    for form in FORMATS:
        assert check("--format", form, "--fail-on", "never") == 1
    assert capsys.readouterr().err == ""


def test_the_check_of_a_release_imports_no_framework_and_no_arrow(folder: Path) -> None:
    imported = "{'dagster', 'numpy', 'pyarrow', 'pydantic', 'typer'} & {*sys.modules}"
    code = f"import sys; from pipeline.cli import main; main(['check', 'out']); assert not {imported}"
    path = {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], cwd=folder, env=path, check=True, capture_output=True, timeout=60)
