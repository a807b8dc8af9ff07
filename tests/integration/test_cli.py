"""The command, as a person and a job meet it: what it says, its exit codes, and what it leaves behind."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from importlib.metadata import version
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

import schemas
from pipeline.cli import main
from pipeline.publish import checksums
from pipeline.publish.arrow import to_arrow
from pipeline.publish.release import publish
from tests.publish.tables import QUOTE, TEXT, small_tables

ROOT = Path(__file__).resolve().parents[2]

Said = pytest.CaptureFixture[str]


def blauwhelm(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    english = "The first mission\n\nThe mission was set up on 3 May 2014. It had 1,200 troops in June 2014.\n"
    dutch = "De tweede missie\n\nDe missie begon op 3 mei 2014. In juni 2014 waren er 1.200 militairen bij.\n"
    (folder / "first.txt").write_text(english, encoding="utf-8")
    (folder / "second.txt").write_text(dutch, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An output folder that was built, and what was said."""
    output = tmp_path_factory.mktemp("built") / "out"
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(["build", "--sources", str(documents), "--output", str(output)])
    assert code == 0, said.getvalue()
    return output, said.getvalue()


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of small tables, with the document they were read from beside it."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "documents").mkdir()
    (folder / "documents" / "report.txt").write_text(TEXT, encoding="utf-8")
    publish(small_tables(), (), folder / "out")
    return folder


@pytest.fixture
def published(published_once: Path, tmp_path: Path) -> Path:
    """The same, to be spoilt."""
    return shutil.copytree(published_once, tmp_path / "published", symlinks=True)


def one_line(said: Said) -> str:
    """The one line on the error stream, where nothing was said on the other."""
    out, err = said.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    return err.strip()


# --- build


def test_a_build_ends_with_the_rows_of_every_table_and_where_the_release_is(built: tuple[Path, str]) -> None:
    output, said = built
    assert "documents: 2, rejected rows: 0" in said
    assert "published: release " in said
    assert str(output / "latest") in said
    for path in (output / "latest" / "parquet").iterdir():
        assert f"\n{path.stem} " in said


def test_a_build_says_how_far_it_is_in_plain_lines_where_there_is_no_terminal(built: tuple[Path, str]) -> None:
    assert "read: 2 of 2\n" in built[1]
    assert "publish: done\n" in built[1]
    assert "\x1b[" not in built[1]


def test_the_same_documents_give_the_same_bytes_in_another_place_zone_locale_and_seed(
    built: tuple[Path, str], documents: Path, tmp_path: Path
) -> None:
    copied = shutil.copytree(documents, tmp_path / "elsewhere")
    ran = blauwhelm(
        *("build", "--output", tmp_path / "out", "--sources", copied),
        PYTHONHASHSEED="2",
        TZ="America/Adak",
        LC_ALL="C",
        LANG="tr_TR.UTF-8",
    )
    assert ran.returncode == 0, ran.stderr
    assert "Warning" not in ran.stderr, "what only a programmer can mend is not for the person"
    assert "DEBUG" not in ran.stderr
    one, two = (folder / "latest" for folder in (built[0], tmp_path / "out"))
    assert one.resolve().name == two.resolve().name
    for path in (one / "parquet").iterdir():
        assert path.read_bytes() == (two / "parquet" / path.name).read_bytes(), path.name


def test_a_build_with_nothing_new_says_so(built: tuple[Path, str], documents: Path, capsys: Said) -> None:
    release = (built[0] / "latest").resolve().name
    assert main(["build", "--sources", str(documents), "--output", str(built[0])]) == 0
    assert f"nothing new: release {release}" in capsys.readouterr().out


def test_files_can_be_named_one_after_the_other(documents: Path, tmp_path: Path, capsys: Said) -> None:
    files = [str(path) for path in sorted(documents.iterdir())]
    assert main(["build", "--output", str(tmp_path / "out"), "--sources", *files]) == 0
    assert "documents: 2" in capsys.readouterr().out


def test_no_published_file_has_a_path_of_this_machine(built: tuple[Path, str], documents: Path) -> None:
    for path in (built[0] / "latest").resolve().rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [place for place in (documents, built[0], ROOT) if str(place).encode() in content], path


def two_of_one_id(folder: Path) -> None:
    for name in ("a.txt", "a.wikitext"):
        (folder / name).write_text("Some words.\n", encoding="utf-8")


WRONG_INPUT: dict[str, Callable[[Path], object]] = {
    "no documents": lambda folder: (folder / "readme.md").write_text("nothing", encoding="utf-8"),
    "a path that is not there": lambda folder: folder.rmdir(),
    "an empty file": lambda folder: (folder / "a.txt").write_bytes(b""),
    "a binary file": lambda folder: (folder / "a.txt").write_bytes(bytes(range(256))),
    "invalid UTF-8": lambda folder: (folder / "a.txt").write_bytes(b"caf\xe9 in Bamako\n"),
    "two documents with one id": two_of_one_id,
    "a catalog that is no catalog": lambda folder: (folder / "catalog.yaml").write_text("- 1", encoding="utf-8"),
}


@pytest.mark.parametrize("spoil", WRONG_INPUT.values(), ids=WRONG_INPUT.keys())
def test_wrong_input_is_one_line_and_leaves_nothing(
    spoil: Callable[[Path], object], tmp_path: Path, capsys: Said
) -> None:
    (tmp_path / "sources").mkdir()
    spoil(tmp_path / "sources")
    assert main(["build", "--sources", str(tmp_path / "sources"), "--output", str(tmp_path / "out")]) == 2
    assert one_line(capsys).startswith("blauwhelm: ")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--no-such-option"],
        ["no-such-command"],
        ["check", "--fail-on", "maybe"],
        ["dev", "--port", "0"],
        ["build", "--output", ""],
        ["build", "--output="],
        ["build", "--sources", " "],
        ["check", ""],
        ["explain", ""],
        ["check", "--baseline="],
    ],
    ids=" ".join,
)
def test_wrong_arguments_are_one_line(arguments: list[str], capsys: Said) -> None:
    assert main(arguments) == 2
    assert one_line(capsys).startswith("blauwhelm: ")


def test_an_output_folder_that_cannot_be_one_is_one_line(documents: Path, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["build", "--sources", str(documents), "--output", str(tmp_path / "file")]) == 2
    assert one_line(capsys) == f"blauwhelm: cannot write to {tmp_path / 'file'}: it is not a folder"


def test_a_full_disk_is_one_line(
    documents: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.publish import parquet

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(parquet, "write", full)
    assert main(["build", "--sources", str(documents), "--output", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said == f"blauwhelm: cannot write to {tmp_path / 'out'}: no space left on the device"
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".lock"]


def test_a_second_build_into_the_folder_is_one_line(documents: Path, tmp_path: Path, capsys: Said) -> None:
    from pipeline.publish.staging import opened

    with opened(tmp_path):
        assert main(["build", "--sources", str(documents), "--output", str(tmp_path)]) == 2
    assert "another build is writing to" in one_line(capsys)


def test_a_blocking_check_that_fails_publishes_nothing_and_has_its_own_exit_code(
    documents: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.orchestrate import assets

    rule = small_tables()["rules"].clear()
    monkeypatch.setattr(assets, "find", lambda *_: {table: rule.select() for table in assets.FOUND})
    assert main(["build", "--sources", str(documents), "--output", str(tmp_path)]) == 1
    assert "nothing published" in capsys.readouterr().err
    assert not (tmp_path / "latest").exists()


def test_files_that_are_not_what_was_to_be_written_fail_the_build(
    documents: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.publish import parquet

    monkeypatch.setattr(parquet, "faults", lambda *_: ["missions: 0 rows where 1 were written"])
    assert main(["build", "--sources", str(documents), "--output", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.endswith("missions: 0 rows where 1 were written\nnothing published; blocking checks that failed: 1\n")


def test_an_error_of_the_program_is_a_line_and_the_traceback_is_to_be_had(
    documents: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.orchestrate import assets

    def fail(*_: object) -> None:
        raise LookupError("nobody foresaw this")

    monkeypatch.setattr(assets, "reconcile", fail)
    arguments = ["build", "--sources", str(documents), "--output", str(tmp_path)]
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert "unexpected LookupError: nobody foresaw this" in said
    assert "Traceback" not in said
    assert main(["--debug", *arguments]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupted_build_leaves_nothing_half_written(documents: Path, tmp_path: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "build", "--sources", documents, "--output", tmp_path / "out"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "out" / ".staging").exists() and started.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=60)
    assert started.returncode == 130, said
    assert "Traceback" not in said
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".lock"]


# --- check


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


# --- explain


def test_explain_shows_a_row_its_rule_and_its_words_in_context(published: Path, capsys: Said) -> None:
    arguments = ["--output", str(published / "out"), "--sources", str(published / "documents")]
    assert main(["explain", "00000000000000a1", *arguments]) == 0
    said = capsys.readouterr().out
    assert said.startswith("strengths/00000000000000a1")
    assert "rule: strengths.prose" in said
    assert f"⟪{QUOTE}⟫" in said
    assert TEXT.replace(QUOTE, f"⟪{QUOTE}⟫").strip() in said
    assert f"report, characters {TEXT.index(QUOTE)}–{TEXT.index(QUOTE) + len(QUOTE)}, line 1" in said


def test_explain_shows_the_words_alone_where_the_document_is_not_at_hand(published: Path, capsys: Said) -> None:
    assert main(["explain", "00000000000000e1", "--output", str(published / "out")]) == 0
    said = capsys.readouterr().out
    assert f"\n⟪{QUOTE}⟫\n" in said
    assert "--sources names its folder" in said


def test_explain_shows_no_control_character_of_a_document(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A\x1b[2J mission had 1,200 troops on 3 May 2014.\n", encoding="utf-8")
    where = ["--output", str(tmp_path / "out"), "--sources", str(tmp_path / "in")]
    assert main(["build", *where]) == 0
    row = pl.read_parquet(tmp_path / "out" / "latest" / "parquet" / "date_mentions.parquet")["date_mention_id"][0]
    capsys.readouterr()
    assert main(["explain", row, *where]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert r"A\x1b[2J mission had 1,200 troops on ⟪3 May 2014⟫" in said


def test_explain_shows_the_citations_beside_the_words(tmp_path: Path, capsys: Said) -> None:

    tables = small_tables()
    start = TEXT.index(QUOTE)
    sentence = {"document_id": "report", "start": 0, "end": start + 20, "quote": TEXT[: start + 20], "element": "prose"}
    body = {"document_id": "report", "start": 1, "end": 3, "quote": TEXT[1:3], "element": "citation"}
    evidence = [
        *tables["evidence"].to_dicts(),
        {**sentence, "evidence_id": "00000000000000e2"},
        {**body, "evidence_id": "00000000000000e3"},
    ]
    citation = {
        "citation_id": "00000000000000b1",
        "document_id": "report",
        "position": 1,
        "title": "A report on the mission",
        "evidence_id": "00000000000000e3",
    }
    use = {
        "citation_use_id": "00000000000000b2",
        "citation_id": "00000000000000b1",
        "document_id": "report",
        "start": start + 20,
        "end": start + 21,
        "supports": "00000000000000e2",
    }
    rows = {"evidence": evidence, "citations": [citation], "citation_uses": [use]}
    publish({**tables, **{table: schemas.frame(table, found) for table, found in rows.items()}}, (), tmp_path)
    assert main(["explain", "00000000000000a1", "--output", str(tmp_path)]) == 0
    assert "cited: A report on the mission" in capsys.readouterr().out


def test_explain_asks_which_table_where_a_key_is_one_of_several(tmp_path: Path, capsys: Said) -> None:

    tables = small_tables()
    doubled = tables["strengths"].with_columns(strength_id=pl.lit("00000000000000c1"))
    publish({**tables, "strengths": doubled}, (), tmp_path)
    assert main(["explain", "00000000000000c1", "--output", str(tmp_path)]) == 2
    assert "coverage/00000000000000c1, strengths/00000000000000c1" in one_line(capsys)
    assert main(["explain", "strengths/00000000000000c1", "--output", str(tmp_path)]) == 0


def test_explain_of_what_is_not_there_is_one_line(published: Path, capsys: Said) -> None:
    assert main(["explain", "nobody", "--output", str(published / "out")]) == 2
    assert one_line(capsys) == "blauwhelm: no table has a row with the key nobody"


# --- the rest


def test_the_version_is_that_of_the_package(capsys: Said) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"blauwhelm {version('blauwhelm')}\n"


def test_without_a_command_the_help_is_shown_and_nothing_else(capsys: Said) -> None:
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert "Usage: blauwhelm" in out
    assert err == ""


def test_help_names_every_command(capsys: Said) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(command in said for command in ("build", "check", "explain", "dev"))
