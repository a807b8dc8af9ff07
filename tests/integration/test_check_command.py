"""`blauwhelm check`: what it finds in a release, and what it says of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

import schemas
from pipeline.cli import main
from pipeline.publish import checksums
from pipeline.publish.arrow import to_arrow
from pipeline.publish.release import publish
from tests.integration.running import ROOT, Said, one_line
from tests.publish.tables import QUOTE, TEXT, small_tables


def test_check_passes_what_was_built(built: tuple[Path, str], documents: Path, capsys: Said) -> None:
    assert main(["check", str(built[0]), "--sources", str(documents)]) == 0
    said = capsys.readouterr().out
    assert "quotes compared with 2 of 2 documents" in said
    assert said.endswith("passed (the gate: no errors)\n")


def test_check_takes_a_release_the_link_to_it_or_the_folder_around_it(published: Path, capsys: Said) -> None:
    output = published / "out"
    for folder in (output, output / "latest", (output / "latest").resolve()):
        assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.count("passed") == 3


def test_check_without_a_release_is_wrong_input(tmp_path: Path, capsys: Said) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert one_line(capsys).startswith("blauwhelm: there is no release in")


def rewrite(published: Path, table: str, **columns: pl.Expr) -> None:
    """Changes a published table, checksums and all, as somebody would who wants it not to be seen."""
    release = (published / "out" / "latest").resolve()
    path = release / "parquet" / f"{table}.parquet"

    pq.write_table(to_arrow(table, pl.read_parquet(path).with_columns(**columns)), path)
    checksums.write(release)


def faults_of_tables(published: Path, said: Said) -> list[str]:
    """The faults, but for those that any change of a published table is: it is not the one that was published."""
    return [fault for fault in faults(published, said) if "datapackage.json" not in fault]


def faults(published: Path, said: Said) -> list[str]:
    sources = published / "documents"
    assert main(["check", str(published / "out"), "--sources", str(sources), "--format", "json"]) == 1
    report = json.loads(said.readouterr().out)
    assert report["passed"] is False
    return [f"{fault['table']} {fault['row_id']}: {fault['message']}" for fault in report["faults"]]


def test_check_sees_a_file_that_was_changed(published: Path, capsys: Said) -> None:
    (published / "out" / "latest" / "datapackage.json").write_text("{}", encoding="utf-8")
    assert faults(published, capsys) == [
        "datapackage.json None: changed, says SHA256SUMS",
        "datapackage.json None: the description is missing or cannot be read",
    ]


def test_check_sees_a_table_that_was_changed_checksums_and_all(published: Path, capsys: Said) -> None:
    rewrite(published, "links", label=pl.col("label").str.to_uppercase())
    release = (published / "out" / "latest").resolve().name
    found = faults(published, capsys)
    assert found[0] == "links None: the file is not the one that datapackage.json describes"
    assert found[1].startswith(f"datapackage.json None: the tables are not those of release {release}: they give ")


def test_check_sees_a_release_whose_description_is_gone(published: Path, capsys: Said) -> None:
    release = (published / "out" / "latest").resolve()
    (release / "datapackage.json").unlink()
    checksums.write(release)
    assert "datapackage.json None: the description is missing or cannot be read" in faults(published, capsys)


def test_a_release_may_be_checked_under_a_name_of_its_own(published: Path, tmp_path: Path, capsys: Said) -> None:
    shutil.copytree((published / "out" / "latest").resolve(), tmp_path / "mine")
    assert main(["check", str(tmp_path / "mine"), "--fail-on", "never"]) == 0


def to(stream: int, published: Path, form: str) -> subprocess.CompletedProcess[str]:
    """The check in a process of its own, its output to a file that is open."""
    program = [sys.executable, "-m", "pipeline.cli", "check", str(published / "out"), "--format", form]
    return subprocess.run(program, stdout=stream, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT, timeout=120)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("form", ["text", "sarif"])
def test_an_output_that_cannot_be_written_is_one_line(form: str, published: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = to(full.fileno(), published, form)
    assert (ended.returncode, ended.stderr) == (2, "blauwhelm: the output cannot be written: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe without a reader is told otherwise there")
def test_an_output_that_nobody_reads_ends_the_program_without_a_word(published: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = to(writing, published, "sarif")
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, "")


def test_check_sees_a_quote_that_is_not_in_the_document(published: Path, capsys: Said) -> None:
    rewrite(published, "evidence", quote=pl.lit("1,300 troops"))
    start = TEXT.index(QUOTE)
    place = f"{start}:{start + len(QUOTE)}"
    assert faults_of_tables(published, capsys) == [
        f"evidence 00000000000000e1: the quote is not what report has at {place}",
    ]


def test_check_sees_a_span_outside_the_document(published: Path, capsys: Said) -> None:
    rewrite(published, "coverage", end=pl.lit(1000))
    assert any("0:1000 is not a place in report" in fault for fault in faults_of_tables(published, capsys))


def test_check_sees_a_reference_that_leads_nowhere(published: Path, capsys: Said) -> None:
    rewrite(published, "strengths", evidence_id=pl.lit("00000000000000ff"))
    found = faults_of_tables(published, capsys)
    assert any(fault.startswith("strengths 00000000000000a1: strengths.evidence_id") for fault in found)


def test_check_sees_a_code_that_is_not_in_its_list(published: Path, capsys: Said) -> None:
    rewrite(published, "strengths", kind=pl.lit("imagined"))
    assert any("not in the code list strength_kinds" in fault for fault in faults_of_tables(published, capsys))


def test_check_sees_a_column_that_is_missing(published: Path, capsys: Said) -> None:
    release = (published / "out" / "latest").resolve()
    path = release / "parquet" / "strengths.parquet"
    pl.read_parquet(path).drop("component").write_parquet(path)
    checksums.write(release)
    assert any("component" in fault and "missing" in fault for fault in faults_of_tables(published, capsys))


def test_check_sees_a_table_that_is_missing(published: Path, capsys: Said) -> None:
    release = (published / "out" / "latest").resolve()
    (release / "parquet" / "places.parquet").unlink()
    checksums.write(release)
    assert "places None: the table is missing" in faults_of_tables(published, capsys)


@pytest.mark.parametrize(
    ("severity", "stopped_by"), [("error", {"error", "warning"}), ("warning", {"warning"}), ("info", set())]
)
def test_the_gate_stops_what_is_as_severe_as_it_says(severity: str, stopped_by: set[str], tmp_path: Path) -> None:
    rule = {"rule_id": "sums", "family": "quantities", "severity": severity, "statement": "a", "why": "b"}
    finding = {
        "finding_id": "00000000000000f1",
        "rule_id": "sums",
        "severity": severity,
        "certainty": "certain",
        "document_ids": ["report"],
        "message": "the parts are more than the whole",
    }
    found = {"rules": schemas.frame("rules", [rule]), "findings": schemas.frame("findings", [finding])}
    publish({**small_tables(), **found}, (), tmp_path)
    for gate in ("error", "warning", "never"):
        assert main(["check", str(tmp_path), "--fail-on", gate]) == (gate in stopped_by)
