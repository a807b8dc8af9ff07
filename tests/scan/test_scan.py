"""A whole scan: the same rows for any number of workers, parts that are there or not, and what is done stays done."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

import schemas
from pipeline.publish.arrow import arrow_schema
from pipeline.publish.staging import OutputError, opened
from pipeline.publish.views import VIEWS
from pipeline.read.errors import BadInput
from pipeline.scan import pool
from pipeline.scan.dump import open_dump
from pipeline.scan.part import scan_part
from pipeline.scan.plan import Part, Settings, parts_of
from pipeline.scan.pool import Advance, WorkerError
from pipeline.scan.run import Planned, Watcher, scan
from pipeline.scan.store import Store
from tests.scan import dumps, serving
from tests.scan.results import rows

BAD = "<page><title>Broken</title><ns>0</ns><id>99</id><revision><text>&boom;</text></revision></page>"
PAGES = [*dumps.entries(12), BAD, dumps.mission(30)]
SIZE = 3000


class Counted(Watcher):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.pages = 0
        self.size = 0
        self.parts: list[str] = []
        self.plan: Planned | None = None

    def planned(self, plan: Planned) -> None:
        """Keeps the plan."""
        self.plan = plan
        self.size = plan.done_size

    def advanced(self, advance: Advance) -> None:
        """Adds an advance up."""
        self.pages += advance.pages
        self.size += advance.size
        if advance.part is not None:
            self.parts.append(advance.part["part"])


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dumps.plain(tmp_path_factory.mktemp("dump"), PAGES)


@pytest.fixture(scope="module")
def scanned(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dump, scanned by one worker as one part."""
    output = tmp_path_factory.mktemp("scan") / "one"
    summary = scan([str(dump)], str(output), workers=1)
    assert summary.planned.parts == 1
    assert summary.pages == {"bad": 1, "other_namespace": 2, "read": 9, "redirect": 2}
    assert summary.failures == {}
    return output


def parts(dump: Path, size: int = SIZE) -> list[Part]:
    return parts_of([open_dump(str(dump))], Settings(), size)


def run_with(dump: Path, output: Path, serving, told=lambda advance: None, size: int = SIZE) -> dict[str, str]:
    from pipeline.scan.views import write_contract

    store = Store(str(output))
    output.mkdir()
    write_contract(store)
    return pool.run(parts(dump, size), store, 2, told, serving)


def test_the_same_rows_come_out_whatever_the_workers_and_the_parts(dump: Path, scanned: Path, tmp_path: Path) -> None:
    watcher = Counted()
    summary = scan([str(dump)], str(tmp_path / "many"), workers=2, part_size=SIZE, watcher=watcher)
    assert summary.planned.parts > 2
    assert rows(tmp_path / "many") == rows(scanned)
    assert watcher.plan == summary.planned
    assert len(watcher.parts) == summary.planned.parts
    assert (watcher.pages, watcher.size) == (14, dump.stat().st_size)


def test_a_part_that_is_done_is_not_done_again(dump: Path, scanned: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    with pytest.raises(RuntimeError, match="broken off"):
        scan([str(dump)], str(output), workers=1, part_size=SIZE, watcher=BreaksOff())
    before = {path.name: path.stat().st_mtime_ns for path in (output / "parts").iterdir()}
    assert not (output / "blauwhelm.duckdb").exists()
    assert not (output / ".staging").exists()
    watcher = Counted()
    summary = scan([str(dump)], str(output), workers=1, part_size=SIZE, watcher=watcher)
    assert summary.planned.done_parts == 1
    assert len(watcher.parts) == summary.planned.parts - 1
    assert all((output / "parts" / name).stat().st_mtime_ns == moment for name, moment in before.items())
    assert rows(output) == rows(scanned)


class BreaksOff(Watcher):
    """Stops a scan when its first part is done."""

    def advanced(self, advance: Advance) -> None:
        """Stops."""
        if advance.part is not None:
            raise RuntimeError("broken off")


def test_a_worker_that_is_killed_loses_nothing(dump: Path, scanned: Path, tmp_path: Path) -> None:
    done: list[str] = []
    failures = run_with(
        dump, tmp_path / "out", serving.killed_once, lambda a: done.append(a.part["part"]) if a.part else None
    )
    assert (tmp_path / serving.CRASHED).exists()
    assert failures == {}
    assert Counter(done) == Counter(part.name for part in parts(dump))
    assert rows(tmp_path / "out") == rows(scanned)


def test_a_page_that_kills_its_worker_twice_is_recorded_and_left_out(dump: Path, scanned: Path, tmp_path: Path) -> None:
    assert run_with(dump, tmp_path / "out", serving.killed_by_a_page) == {}
    found, expected = rows(tmp_path / "out"), rows(scanned)
    bad = [(row["title"], row["reason"]) for row in found["bad_pages"]]
    assert sorted(bad) == [("Broken", "malformed"), (serving.DEADLY, "killed_worker")]
    titles = {row["title"] for row in expected["documents"]} - {serving.DEADLY}
    assert {row["title"] for row in found["documents"]} == titles


def test_a_worker_that_hangs_is_killed_with_its_page(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "LONGEST_SILENCE", -59.5)  # half a second, with those of the page
    monkeypatch.setattr(pool, "_LISTENING", 0.2)
    done: list[Advance] = []
    assert pool.run(parts(dump, 1_000_000), Store(str(tmp_path)), 1, done.append, serving.hanging) == {}
    assert done[-1].part == {"killers": [0]}


def test_a_machine_on_which_no_process_starts_says_so(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "MOST_STILLBORN", 1)
    with pytest.raises(WorkerError, match="ended before they began"):
        pool.run(parts(dump), Store(str(tmp_path)), 1, lambda _: None, serving.stillborn)


def test_what_a_worker_refuses_reaches_the_person(dump: Path, tmp_path: Path) -> None:
    (gone,) = parts(dump, 1_000_000)
    gone = replace(gone, dump=replace(gone.dump, address=str(tmp_path / "gone.xml")))
    with pytest.raises(BadInput, match=r"gone\.xml: there is no such file"):
        pool.run([gone], Store(str(tmp_path)), 1, lambda _: None)


def test_every_table_has_the_schema_of_the_release(scanned: Path) -> None:
    for file in scanned.glob("parts/*/*.parquet"):
        if file.stem != "bad_pages":
            found, expected = pq.read_schema(file), arrow_schema(file.stem)
            assert found.names == expected.names
            assert found.metadata == expected.metadata
            assert all(found.field(n).equals(expected.field(n)) for n in expected.names)
            assert all(found.field(n).metadata == expected.field(n).metadata for n in expected.names)
    assert {file.stem for file in scanned.glob("parts/0-contract/*.parquet")} == {*schemas.TABLES, "bad_pages"}
    assert not list(scanned.glob("parts/testwiki*/coverage.parquet"))


def test_the_views_answer_from_wherever_the_folder_is(
    scanned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned.rename(scanned.with_name("moved"))
    moved = scanned.with_name("moved")
    try:
        monkeypatch.chdir(moved)
        with duckdb.connect("blauwhelm.duckdb", read_only=True) as connection:
            for name in (*schemas.TABLES, "bad_pages", *(view.name for view in VIEWS)):
                connection.view(name).limit(1).fetchall()
            assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(9,)]
            assert connection.execute("SELECT title, reason FROM bad_pages").fetchall() == [("Broken", "malformed")]
            comments = connection.execute(
                "SELECT count(*) FROM duckdb_views() WHERE NOT internal AND comment IS NOT NULL"
            ).fetchall()
            assert comments == [(len(schemas.TABLES) + 2 + len(VIEWS),)]
        monkeypatch.chdir(tmp_path)
        with duckdb.connect(moved / "blauwhelm.duckdb", read_only=True) as connection:
            connection.execute(f"SET file_search_path = '{moved}'")
            assert connection.execute("SELECT count(*) > 0 FROM findings").fetchall() == [(True,)]
    finally:
        moved.rename(scanned)


def test_findings_have_their_evidence_and_their_rules(scanned: Path) -> None:
    found = rows(scanned)
    ids = {row["finding_id"] for row in found["findings"]}
    assert ids == {row["finding_id"] for row in found["finding_evidence"]}
    assert {row["rule_id"] for row in found["findings"]} <= {row["rule_id"] for row in found["rules"]}
    assert "parts_sum_to_total" in {row["rule_id"] for row in found["findings"]}


def test_a_filter_is_applied_before_and_after_parsing(dump: Path, tmp_path: Path) -> None:
    settings = Settings(where="template in ('Infobox UN mission') and not title = 'Mission 9'", with_coverage=True)
    (part,) = parts_of([open_dump(str(dump))], settings)
    about = scan_part(part, Store(str(tmp_path)))
    assert about["pages"] == {"bad": 1, "filtered": 7, "other_namespace": 2, "read": 2, "redirect": 2}
    (written,) = (tmp_path / "parts").iterdir()
    documents = pl.read_parquet(written / "documents.parquet", glob=False)
    assert sorted(documents["title"]) == ["Mission 30", "Mission 6"]
    assert (written / "coverage.parquet").exists()


def test_of_two_pages_of_one_number_the_first_is_read_and_the_other_recorded(tmp_path: Path) -> None:
    again = dumps.Entry(2, "Mission 2 again", dumps.mission(3).text)
    alias = dumps.Entry(4, "Alias", "#REDIRECT [[Mission 2]]", redirect=True)
    dump = dumps.plain(tmp_path, [dumps.mission(2), again, alias, dumps.mission(4)])
    (part,) = parts_of([open_dump(str(dump))], Settings())
    store = Store(str(tmp_path / "out"))
    assert scan_part(part, store)["pages"] == {"bad": 1, "read": 2, "redirect": 1}
    (written,) = (tmp_path / "out" / "parts").iterdir()
    bad = pl.read_parquet(written / "bad_pages.parquet", glob=False).select("title", "reason", "page_id").rows()
    assert bad == [("Mission 2 again", "duplicate", 2)]
    assert not (written / "rejected_rows.parquet").exists()


def test_pages_that_two_dumps_have_are_counted_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = dumps.plain(tmp_path, [dumps.mission(number) for number in (1, 2, 3)])
    earlier = first.rename(tmp_path / "testwiki-1.xml")
    later = dumps.plain(tmp_path, [dumps.mission(number) for number in (3, 4)])
    output = tmp_path / "out"
    assert scan([str(earlier)], str(output), workers=1).repeated == 0
    assert scan([str(later)], str(output), workers=1).repeated == 1
    monkeypatch.chdir(output)
    with duckdb.connect("blauwhelm.duckdb", read_only=True) as connection:
        found = connection.execute("SELECT document_id, times, len(revision_ids) FROM repeated_pages").fetchall()
    assert found == [("testwiki-3", 2, 2)]


def test_a_part_comes_whole_or_not_at_all(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.scan.part.described", failing)
    (part,) = parts_of([open_dump(str(dump))], Settings(where="title = 'Mission 1'"))
    with pytest.raises(OSError, match="No space"):
        scan_part(part, Store(str(tmp_path)))
    assert not (tmp_path / "parts").exists()
    assert not list((tmp_path / ".staging").iterdir())
    assert Store(str(tmp_path)).done() == {}


def test_a_folder_holds_one_scan(dump: Path, scanned: Path) -> None:
    with pytest.raises(BadInput, match=r"other settings \(where\); name another --output"):
        scan([str(dump)], str(scanned), settings=Settings(where="title = 'x'"), workers=1)


@pytest.mark.parametrize("said", [b"{", b"[]", b"\xff"])
def test_a_folder_with_damaged_notes_is_refused_in_one_line(tmp_path: Path, said: bytes) -> None:
    dump = dumps.plain(tmp_path, [dumps.mission(1)])
    output = tmp_path / "out"
    (part,) = parts_of([open_dump(str(dump))], Settings())
    store = Store(str(output))
    store.claim(Settings())
    scan_part(part, store)
    (notes,) = output.glob("parts/*/part.json")
    notes.write_bytes(said)
    with pytest.raises(BadInput, match=r"part\.json: damaged, .* take the part's folder away"):
        scan([str(dump)], str(output), workers=1)
    (output / "scan.json").write_bytes(said)
    with pytest.raises(BadInput, match=r"scan\.json: damaged, .* name another --output"):
        scan([str(dump)], str(output), workers=1)


def test_a_part_without_its_notes_is_done_again(tmp_path: Path) -> None:
    (part,) = parts_of([open_dump(str(dumps.plain(tmp_path, [dumps.mission(1)])))], Settings())
    store = Store(str(tmp_path / "out"))
    scan_part(part, store)
    (tmp_path / "out" / "parts" / part.name / "part.json").unlink()
    assert store.done() == {}
    scan_part(part, store)
    assert set(store.done()) == {part.name}


def test_two_scans_do_not_write_to_one_folder(dump: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "out"), pytest.raises(OutputError, match="another build is writing"):
        scan([str(dump)], str(tmp_path / "out"), workers=1)


def test_the_same_dump_twice_is_refused(dump: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="the same dump twice"):
        scan([str(dump), str(dump)], str(tmp_path / "out"), workers=1)


def test_what_was_scanned_stands_beside_the_rows(scanned: Path) -> None:
    (about,) = [json.loads(path.read_bytes()) for path in scanned.glob("parts/testwiki*/part.json")]
    assert about["dump"] == "testwiki.xml"
    assert about["start"] == 0
    assert about["settings"]["contract"] == schemas.VERSION
    assert about["rows"]["documents"] == about["pages"]["read"] == pl.read_parquet(
        next(iter(scanned.glob("parts/testwiki*/documents.parquet"))), glob=False
    ).height  # fmt: skip
