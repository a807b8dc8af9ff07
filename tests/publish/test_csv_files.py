"""CSV for spreadsheets: what readers get back, what a spreadsheet cannot be made to run, and where the files go."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import schemas
from pipeline.publish import checksums, csv_files, description, parquet
from pipeline.publish.release import publish
from pipeline.publish.staging import opened
from tests import samples
from tests.publish.tables import small_tables


def published(tables: dict[str, pl.DataFrame], release: Path) -> Path:
    """The CSV folder of these tables, beside what of a release it is made from."""
    release.mkdir(exist_ok=True)
    parquet.write(release, tables)
    description.write(release, "0123456789ab", {table: frame.height for table, frame in tables.items()}, ())
    csv_files.write(release / csv_files.FOLDER, release)
    return release / csv_files.FOLDER


def cells(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(samples.tables(), tmp_path_factory.mktemp("output"))


def test_every_table_is_a_file_with_the_columns_of_the_contract(sampled: Path) -> None:
    expected = [*(f"{table}.csv" for table in schemas.TABLES), "README.md", "datapackage.json"]
    assert sorted(path.name for path in sampled.iterdir()) == sorted(expected)
    for table in schemas.TABLES:
        head = (sampled / f"{table}.csv").read_bytes().split(b"\r\n")[0]
        assert head == b"\xef\xbb\xbf" + ",".join(schemas.polars_schema(table)).encode()


def test_frictionless_finds_types_keys_and_references_in_order(sampled: Path) -> None:
    report = frictionless.Package(str(sampled / "datapackage.json")).validate()
    assert report.flatten(["name", "message"]) == []
    assert len(report.tasks) == len(schemas.TABLES)


def test_what_is_no_text_is_written_in_its_standard_form(sampled: Path) -> None:
    (document,) = cells(sampled, "documents")
    assert document["retrieved_at"] == "2020-01-02T03:04:05Z"
    assert document["characters"] == str(len(samples.TEXT))
    for row in cells(sampled, "citations"):
        assert row["parameters"] == "" or isinstance(json.loads(row["parameters"]), dict)
    for row in cells(sampled, "findings"):
        assert row["document_ids"].startswith("[")


def test_a_null_is_nothing_and_an_empty_text_is_two_quotes(tmp_path: Path) -> None:
    field = {"infobox_field_id": samples.key(1), "template": "Box", "field": "f", "position": 1, "raw": "", "text": ""}
    tables = {**small_tables(), "infobox_fields": schemas.frame("infobox_fields", [{**field, "document_id": "report"}])}
    line = (published(tables, tmp_path) / "infobox_fields.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert line.endswith(',1,"","",')
    with duckdb.connect() as connection:
        path = str(tmp_path / "csv" / "infobox_fields.csv")
        query = "SELECT raw, evidence_id FROM read_csv(?, all_varchar = true, allow_quoted_nulls = false)"
        assert connection.execute(query, [path]).fetchall() == [("", None)]


def test_a_line_ends_with_carriage_return_and_line_feed_and_quotes_are_doubled(tmp_path: Path) -> None:
    folder = published(small_tables('A "mission", two\nlines'), tmp_path)
    assert b'"A ""mission"", two\nlines"' in (folder / "documents.csv").read_bytes()
    assert (folder / "documents.csv").read_bytes().endswith(b"\r\n")
    assert cells(folder, "documents")[0]["title"] == 'A "mission", two\nlines'


def harmless(text: str) -> str:
    frame = pl.DataFrame({"name": [text]}, schema={"name": pl.String})
    return csv_files.harmless(frame, "people")["name"][0]


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", "'=1", "''-1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_a_spreadsheet_would_run_has_an_apostrophe_before_it(text: str) -> None:
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["a;=1+1", "a\n=1", "a\r\n@x", "a;'=1", 'x";=cmd()'])
def test_so_has_what_begins_a_cell_where_the_separator_is_a_semicolon(text: str) -> None:
    assert re.search(rf"[;\r\n]{csv_files._BEGINS}", harmless(text)) is None


@pytest.mark.parametrize("text", ["plain", "a=b", "1-2", "a@b", " =1", "'quoted'", "", "5 - 3; 2", "S/RES/2100 (2013)"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def restored(text: str) -> str:
    """What the README tells a reader to do."""
    one, two = re.findall(r"`(\(?\^[^`]+)` by", csv_files.README.replace("$1$2", "").replace("$1", ""))
    return re.sub(one, r"\1\2", re.sub(two, r"\1", text))


@settings(max_examples=200)
@given(st.text(alphabet="a'=+-@\t\r\n;＝ \","))
def test_no_text_begins_a_formula_and_each_can_be_had_back(text: str) -> None:
    written = harmless(text)
    assert re.search(rf"(^|[;\r\n]){csv_files._BEGINS}", written) is None
    assert not written.startswith(("\r", "\n"))
    assert restored(written) == text


@settings(max_examples=60)
@given(st.lists(st.text(alphabet="a'=;,\"\r\n é"), min_size=1))
def test_a_csv_reader_gets_back_what_was_written(texts: list[str]) -> None:
    frame = csv_files.harmless(pl.DataFrame({"person_id": ["k"] * len(texts), "name": texts}), "people")
    target = io.BytesIO()
    csv_files.write_table(frame, target)
    read = list(csv.reader(io.StringIO(target.getvalue().decode("utf-8-sig"), newline=""), strict=True))
    assert [row[1] for row in read[1:]] == frame["name"].to_list()


def test_numbers_stay_numbers() -> None:
    frame = pl.DataFrame({"position": ["-5"], "raw": ["-5"]})
    assert csv_files.harmless(frame, "infobox_fields").row(0) == ("-5", "'-5")


def test_a_release_that_is_there_is_given_its_files_and_nothing_else_of_it_changes(tmp_path: Path) -> None:
    release = publish(small_tables(), (), tmp_path)
    before = {path: path.read_bytes() for path in release.path.rglob("*") if path.is_file()}
    with opened(tmp_path) as folder:
        csv_files.add(folder, release.id)
    after = {path: path.read_bytes() for path in release.path.rglob("*") if path.is_file()}
    changed = {path.name for path in before if after[path] != before[path]}
    assert changed == {checksums.NAME}
    assert {path.parent.name for path in after.keys() - before.keys()} == {csv_files.FOLDER}
    assert checksums.verify(release.path) == []
    assert not publish(small_tables(), (), tmp_path).is_new


def test_asking_again_changes_nothing(tmp_path: Path) -> None:
    release = publish(small_tables(), (), tmp_path)
    with opened(tmp_path) as folder:
        csv_files.add(folder, release.id)
        written = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in release.path.rglob("*.csv")}
        csv_files.add(folder, release.id)
    assert written == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in release.path.rglob("*.csv")}


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (published(small_tables(), tmp_path / name) for name in ("one", "two"))
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes()


def test_a_build_that_was_killed_before_the_checksums_is_healed_by_the_next(tmp_path: Path, monkeypatch: Any) -> None:
    release = publish(small_tables(), (), tmp_path)

    def killed(_: Path) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, opened(tmp_path) as folder:
        patched.setattr(checksums, "text", killed)
        with pytest.raises(KeyboardInterrupt):
            csv_files.add(folder, release.id)
    assert checksums.verify(release.path) != []
    assert publish(small_tables(), (), tmp_path).id == release.id
    assert checksums.verify(release.path) == []


def test_times_keep_their_fractions() -> None:
    from pipeline.publish.cells import texts

    moments = [dt.datetime(2020, 1, 2, tzinfo=dt.UTC), dt.datetime(2020, 1, 2, 3, 4, 5, 60, tzinfo=dt.UTC)]
    frame = schemas.frame(
        "documents", [{"document_id": str(i), "retrieved_at": each} for i, each in enumerate(moments)]
    )
    written = texts("documents", frame)["retrieved_at"].to_list()
    assert written == ["2020-01-02T00:00:00Z", "2020-01-02T03:04:05.000060Z"]
