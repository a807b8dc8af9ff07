"""`blauwhelm build`, as a person and a job meet it: what it says, its exit codes, and what it leaves behind."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.integration.running import ROOT, Said, blauwhelm, one_line
from tests.publish.tables import small_tables


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
    assert not (tmp_path / "out").exists()


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
    assert list(tmp_path.iterdir()) == []


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
    assert not (tmp_path / "out").exists()
