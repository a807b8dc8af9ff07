"""A release: what is in it, that it is the same everywhere, and that nothing but a whole one is ever current."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

import schemas
from pipeline.publish import checksums, duckdb_file, parquet, parquet_files
from pipeline.publish.arrow import arrow_schema
from pipeline.publish.release import Release, ReleaseError, publish
from pipeline.publish.staging import OutputError
from tests.publish.tables import small_tables

ROOT = Path(__file__).resolve().parents[2]


def files(release: Path) -> list[str]:
    return sorted(path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file())


def run(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs code in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


PUBLISH = """
import sys
from pathlib import Path
from pipeline.publish.release import publish
from tests.publish.tables import small_tables
print(publish(small_tables(sys.argv[2]), (), Path(sys.argv[1])).id)
"""


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release that is only looked at."""
    return publish(small_tables("old"), (), tmp_path_factory.mktemp("old"))


def test_every_table_is_a_file_even_where_the_documents_say_nothing(release: Release) -> None:
    expected = [f"parquet/{table}.parquet" for table in schemas.TABLES]
    described = ["ATTRIBUTION.md", "CHANGES.md", "CITATION.cff", "FACTS.md", "croissant.json", "datapackage.json"]
    found = [file for file in files(release.path) if not file.startswith("report/")]
    assert found == sorted([*expected, *described, "SHA256SUMS", "blauwhelm.duckdb"])
    assert "report/index.html" in files(release.path)
    assert checksums.verify(release.path) == []
    assert release.rows["strengths"] == 1
    assert release.rows["people"] == 0


def test_files_have_the_arrow_schema_of_the_contract_and_nothing_of_pandas(release: Release) -> None:
    for table in schemas.TABLES:
        schema = pq.read_schema(parquet_files.path_of(release.path, table))
        assert schema.equals(arrow_schema(table))
        assert schema.metadata == arrow_schema(table).metadata
        assert b"pandas" not in schema.metadata


def test_the_id_comes_from_the_content_and_a_build_with_nothing_new_publishes_nothing(tmp_path: Path) -> None:
    first = publish(small_tables(), (), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in first.path.rglob("*")}
    again = publish(small_tables(), (), tmp_path)
    assert (first.is_new, again.is_new) == (True, False)
    assert again.id == first.id
    assert {path: path.stat().st_mtime_ns for path in first.path.rglob("*")} == before
    assert [path.name for path in (tmp_path / "releases").iterdir()] == [first.id]


def test_the_order_in_which_rows_come_has_no_part_in_the_content(tmp_path: Path) -> None:
    tables = small_tables()
    other = tables["evidence"].with_columns(evidence_id=pl.lit("00000000000000e2"))
    one = publish({**tables, "evidence": pl.concat([tables["evidence"], other])}, (), tmp_path)
    two = publish({**tables, "evidence": pl.concat([other, tables["evidence"]])}, (), tmp_path)
    assert one.id == two.id


def test_going_back_to_an_earlier_content_makes_its_release_the_latest_again(tmp_path: Path) -> None:
    first = publish(small_tables("one"), (), tmp_path)
    publish(small_tables("two"), (), tmp_path)
    back = publish(small_tables("one"), (), tmp_path)
    assert back.is_new
    assert (tmp_path / "latest").resolve() == first.path.resolve()


def test_a_release_that_was_damaged_is_published_again(tmp_path: Path) -> None:
    release = publish(small_tables(), (), tmp_path)
    (release.path / "datapackage.json").write_text("{}", encoding="utf-8")
    assert publish(small_tables(), (), tmp_path).is_new
    assert checksums.verify(release.path) == []


def test_bytes_are_the_same_in_every_time_zone_locale_and_hash_seed(tmp_path: Path) -> None:
    environments = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Caracas", "LC_ALL": "nl_NL.UTF-8", "POLARS_MAX_THREADS": "1"},
    ]
    ids = [run(PUBLISH, str(tmp_path / str(i)), "A", **given).stdout for i, given in enumerate(environments)]
    assert ids[0] == ids[1] != ""
    for name in files(tmp_path / "0" / "latest"):
        if name not in ("blauwhelm.duckdb", "SHA256SUMS"):
            one, two = ((tmp_path / str(i) / "latest" / name).read_bytes() for i in (0, 1))
            assert one == two, name


def test_no_file_names_a_place_on_the_machine(release: Release) -> None:
    for path in release.path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert str(release.path.parents[1]).encode() not in content
            assert str(ROOT).encode() not in content


def test_the_database_has_the_tables_in_the_order_of_the_files_and_views_that_answer(release: Release) -> None:
    with duckdb.connect(release.path / duckdb_file.NAME, read_only=True) as connection:
        assert connection.sql("SELECT count_best FROM strengths").fetchall() == [(1200,)]
        comment = "SELECT comment FROM duckdb_columns() WHERE table_name = 'strengths' AND column_name = 'kind'"
        assert connection.sql(comment).fetchall()[0][0]
    assert duckdb_file.faults(release.path, dict(release.rows)) == []


def test_the_data_package_describes_every_table(release: Release) -> None:
    package = json.loads((release.path / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["path"] for resource in package["resources"]][:1] == ["parquet/documents.parquet"]
    assert len(package["resources"]) >= len(schemas.TABLES)


def test_a_reader_of_the_database_goes_on_reading_its_release_during_a_build(tmp_path: Path) -> None:
    publish(small_tables("old"), (), tmp_path)
    with duckdb.connect(tmp_path / "latest" / duckdb_file.NAME, read_only=True) as reader:
        publish(small_tables("new"), (), tmp_path)
        assert reader.sql("SELECT title FROM documents").fetchall() == [("old",)]
    with duckdb.connect(tmp_path / "latest" / duckdb_file.NAME, read_only=True) as reader:
        assert reader.sql("SELECT title FROM documents").fetchall() == [("new",)]


def test_files_that_are_not_what_was_to_be_written_are_not_promoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = publish(small_tables("old"), (), tmp_path)
    monkeypatch.setattr(parquet, "faults", lambda release, rows: ["missions: 0 rows where 1 were written"])
    with pytest.raises(ReleaseError, match="failed 1 checks"):
        publish(small_tables("new"), (), tmp_path)
    assert (tmp_path / "latest").resolve() == old.path.resolve()
    assert [path.name for path in (tmp_path / "releases").iterdir()] == [old.id]


def test_a_key_that_is_there_twice_stops_the_release(tmp_path: Path) -> None:
    tables = small_tables()
    doubled = {**tables, "coverage": pl.concat([tables["coverage"]] * 2)}
    with pytest.raises((ReleaseError, duckdb.ConstraintException)):
        publish(doubled, (), tmp_path)
    assert not (tmp_path / "latest").exists()


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
from pipeline.publish.staging import OutputError
try:
    exec(sys.argv[4])
except OutputError as error:
    print(error)
"""


@pytest.mark.parametrize("limit", [1_000, 100_000], ids=["in the Parquet files", "in the database"])
def test_no_room_for_the_files_is_said_in_one_line_and_leaves_nothing(tmp_path: Path, limit: int) -> None:
    ran = run(FULL, str(tmp_path), "A", str(limit), PUBLISH)
    assert ran.stdout.startswith(f"cannot write to {tmp_path}: "), ran.stderr
    assert ran.stdout.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


# A process is killed after the named call of a function, or before it where the number is negative.
MOMENTS = {
    "write:20": "old", "assemble:1": "old", "flush:10": "old",
    "rename:-1": "old", "rename:1": "old", "replace:-1": "old", "replace:1": "new",
}  # fmt: skip
# Each moment has a child of one process: to import what publishes takes longer than to publish these tables.
KILLED = """
import os, signal, sys
import pyarrow.parquet as pq
from pathlib import Path
from pipeline.publish import duckdb_file
from pipeline.publish.release import publish
from tests.publish.tables import small_tables
PLACES = {
    "write": (pq, "write_table"), "assemble": (duckdb_file, "assemble"), "flush": (os, "fsync"),
    "rename": (Path, "rename"), "replace": (Path, "replace"),
}
def publish_until(moment, folder):
    place, at = moment.split(":")
    owner, name = PLACES[place]
    original, calls = getattr(owner, name), 0
    def dying(*arguments, **named):
        nonlocal calls
        calls += 1
        if calls == -int(at):
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*arguments, **named)
        if calls == int(at):
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    setattr(owner, name, dying)
    publish(small_tables("new"), (), Path(folder))
for moment, folder in zip(sys.argv[1::2], sys.argv[2::2]):
    child = os.fork()
    if child == 0:
        publish_until(moment, folder)
        os._exit(0)
    print(moment, -os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_a_build_killed_at_any_moment_leaves_latest_whole(release: Release, tmp_path: Path) -> None:
    folders = {moment: tmp_path / moment.replace(":", "_") for moment in MOMENTS}
    for folder in folders.values():
        shutil.copytree(release.path.parents[1], folder, symlinks=True)
    ran = run(KILLED, *(part for moment, folder in folders.items() for part in (moment, str(folder))))
    assert ran.stdout.splitlines() == [f"{moment} {signal.SIGKILL.value}" for moment in MOMENTS], ran.stderr
    for moment, folder in folders.items():
        latest = pl.read_parquet(folder / "latest" / "parquet" / "documents.parquet")
        assert latest["title"].to_list() == [MOMENTS[moment]], moment
        assert checksums.verify(folder / "latest") == [], moment

        healed = publish(small_tables("new"), (), folder)
        assert pl.read_parquet(healed.path / "parquet" / "documents.parquet")["title"].to_list() == ["new"], moment
        assert sorted(path.name for path in folder.iterdir()) == [".lock", "latest", "releases", "releases.jsonl"]


def test_a_second_publication_into_the_folder_is_refused(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    try:
        holder.stdout.readline()
        with pytest.raises(OutputError, match="another build"):
            publish(small_tables(), (), tmp_path)
    finally:
        holder.communicate("")
    assert publish(small_tables(), (), tmp_path).is_new


HOLDING = """
import sys
from pathlib import Path
from pipeline.publish.staging import opened
with opened(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="GNU coreutils are not installed")
def test_coreutils_verify_a_release(release: Release) -> None:
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=release.path, check=False).returncode == 0
