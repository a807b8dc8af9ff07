"""What changed between two releases, told from their files: which rows, which columns, and why."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import schemas
from pipeline.publish import checksums
from pipeline.publish.changes import Change, as_text, compare
from pipeline.publish.changes_table import changes_table
from pipeline.publish.release import publish
from pipeline.publish.snapshot import SnapshotError, read_snapshot
from pipeline.read import read
from pipeline.validate.contract import check
from tests.publish.releases import snapshot
from tests.publish.tables import TEXT, small_tables

Tables = dict[str, pl.DataFrame]


def compared(folder: Path, old: Tables, new: Tables, before: str = TEXT, after: str = TEXT) -> list[Change]:
    sides = []
    for name, tables, text in (("old", old, before), ("new", new, after)):
        (folder / name).mkdir()
        sides.append(snapshot(folder / name, tables, {"report": text}))
    found = compare(*sides)
    table = changes_table(found, *sides)
    assert check({"changes": table}).failures == ()
    return found


def with_strengths(*counts: int, **values: Any) -> Tables:
    """The small tables with these strengths, keyed by their numbers."""
    tables = small_tables()
    row = tables["strengths"].to_dicts()[0]
    rows = [
        {**row, "strength_id": f"{count:016x}", "count_low": count, "count_best": count, "count_high": count, **values}
        for count in counts
    ]
    return {**tables, "strengths": schemas.frame("strengths", rows)}


def documents_as(tables: Tables, **values: Any) -> Tables:
    return {**tables, "documents": tables["documents"].with_columns(**{k: pl.lit(v) for k, v in values.items()})}


def test_a_column_of_a_row_with_the_same_key_is_one_change(tmp_path: Path) -> None:
    (change,) = compared(tmp_path, small_tables("one"), small_tables("two"))
    assert (change.table, change.row_id, change.kind) == ("documents", "report", "changed")
    assert (change.column, change.old_value, change.new_value) == ("title", "one", "two")
    assert (change.cause.code, change.cause.old) == ("not_in_text", None)


def test_rows_under_another_key_in_the_same_place_are_one_row(tmp_path: Path) -> None:
    found = compared(tmp_path, with_strengths(1200), with_strengths(1250))
    assert {(change.kind, change.row_id, change.old_row_id) for change in found} == {
        ("changed", f"{1250:016x}", f"{1200:016x}")
    }
    assert [change.column for change in found] == ["count_best", "count_high", "count_low"]


def test_rows_that_could_each_be_the_other_are_not_paired(tmp_path: Path) -> None:
    found = compared(tmp_path, with_strengths(1200, 1300), with_strengths(1250, 1350))
    assert sorted(change.kind for change in found) == ["added", "added", "gone", "gone"]


def test_a_row_whose_key_alone_changed_says_so(tmp_path: Path) -> None:
    old = with_strengths(1200)
    new = {**old, "strengths": old["strengths"].with_columns(strength_id=pl.lit("00000000000000ff"))}
    (change,) = compared(tmp_path, old, new)
    assert (change.column, change.new_value) == ("strength_id", "00000000000000ff")


def test_a_reference_to_a_row_whose_key_changed_is_the_same_reference(tmp_path: Path) -> None:
    def part(whole: int) -> Tables:
        tables = with_strengths(whole)
        row = tables["strengths"].to_dicts()[0]
        of = {**row, "strength_id": "00000000000000aa", "component": "police", "part_of": row["strength_id"]}
        of |= {"count_low": 7, "count_best": 7, "count_high": 7}
        return {**tables, "strengths": schemas.frame("strengths", [row, of])}

    found = compared(tmp_path, part(1200), part(1250))
    assert {change.row_id for change in found} == {f"{1250:016x}"}


def test_a_row_that_is_gone_is_kept_as_json(tmp_path: Path) -> None:
    (change,) = compared(tmp_path, with_strengths(1200), with_strengths())
    assert change.kind == "gone"
    assert json.loads(change.old_value or "")["count_best"] == 1200
    assert change.new_value is None


def test_an_edit_elsewhere_is_told_as_such(tmp_path: Path) -> None:
    after = TEXT + "\nIt ended later.\n\nIt was large.\n"
    old, new = with_strengths(1200), documents_as(with_strengths(1200, kind="planned"), sha256="1" * 64)
    found = {change.column: change for change in compared(tmp_path, old, new, after=after)}
    assert found["kind"].cause.code == "edited_elsewhere"
    assert found["kind"].cause.new is not None
    assert "ended later" in found["kind"].cause.new.quote


def test_without_the_texts_nothing_is_said_of_an_edit(tmp_path: Path) -> None:
    publish(small_tables("one"), (), tmp_path)
    release = publish(documents_as(small_tables("two"), sha256="1" * 64), (), tmp_path)
    table = release.against_before["changes"]
    assert set(table["cause"]) == {"edited_elsewhere"}
    assert table["old_quote"].null_count() == table.height > 0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("a", "a"),
        (True, "true"),
        (12.0, "12"),
        (0.5, "0.5"),
        (["a", "é"], '["a", "é"]'),
        ({"a": "b"}, '{"a": "b"}'),
    ],
)
def test_values_as_text(value: Any, text: str | None) -> None:
    assert as_text(value) == text


def test_the_first_release_of_a_folder_has_no_changes_and_the_next_tells_them(tmp_path: Path) -> None:
    first = publish(small_tables("one"), (), tmp_path)
    assert first.rows["changes"] == 0
    assert "first release" in (first.path / "CHANGES.md").read_text(encoding="utf-8")
    second = publish(small_tables("two"), (), tmp_path)
    assert second.against_before["changes"]["old_release"].to_list() == [first.id]
    page = (second.path / "CHANGES.md").read_text(encoding="utf-8")
    assert f"`{first.id}`" in page
    assert "title: one → two" in page
    assert publish(small_tables("two"), (), tmp_path).against_before["changes"].equals(second.against_before["changes"])


def test_the_id_of_a_release_does_not_depend_on_the_one_before_it(tmp_path: Path) -> None:
    publish(small_tables("one"), (), tmp_path / "a")
    assert publish(small_tables("two"), (), tmp_path / "a").id == publish(small_tables("two"), (), tmp_path / "b").id


def test_a_release_has_the_texts_that_its_offsets_count_in(tmp_path: Path) -> None:
    document = read(TEXT, id="report", language="en", format="text")
    release = publish(small_tables(), [document], tmp_path)
    assert (release.path / "documents" / "report.txt").read_text(encoding="utf-8") == TEXT
    assert "documents/report.txt" in (release.path / checksums.NAME).read_text(encoding="utf-8")


def test_a_damaged_release_before_is_no_reason_to_publish_nothing(tmp_path: Path) -> None:
    first = publish(small_tables("one"), (), tmp_path)
    (first.path / "parquet" / "names.parquet").write_bytes(b"PAR1")
    assert publish(small_tables("two"), (), tmp_path).rows["changes"] == 0
    with pytest.raises(SnapshotError, match="cannot be read"):
        read_snapshot(first.path)


def test_a_table_and_a_column_that_only_one_contract_has_are_not_compared(tmp_path: Path) -> None:
    first = publish(small_tables("one"), (), tmp_path)
    second = publish(small_tables("two"), (), tmp_path)
    (first.path / "parquet" / "links.parquet").unlink()
    documents = first.path / "parquet" / "documents.parquet"
    pl.read_parquet(documents).drop("title").write_parquet(documents)
    assert compare(read_snapshot(first.path), read_snapshot(second.path)) == []


def test_words_of_a_document_are_no_markup_in_the_page(tmp_path: Path) -> None:
    publish(small_tables("one"), (), tmp_path)
    release = publish(small_tables("<script>alert(1)</script> | [x](javascript:y)\n# heading"), (), tmp_path)
    page = (release.path / "CHANGES.md").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "\\](javascript" in page
    assert "\n# heading" not in page


def test_time_grows_with_the_rows_and_not_with_their_product(tmp_path: Path) -> None:
    old, new = with_strengths(*range(1, 20_000)), with_strengths(*range(20_000, 40_000))
    begun = time.perf_counter()
    found = compared(tmp_path, old, new)
    assert len(found) >= 20_000
    assert time.perf_counter() - begun < 30
