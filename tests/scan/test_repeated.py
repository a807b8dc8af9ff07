"""Pages in two parts: looked for only where the parts' numbers overlap."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline.scan.repeated import repeated
from pipeline.scan.store import Store


def about(first: int, last: int, wiki: str = "enwiki") -> dict[str, Any]:
    return {"wiki": wiki, "page_ids": [first, last]}


def part(output: Path, name: str, *numbers: int) -> None:
    folder = output / "parts" / name
    folder.mkdir(parents=True)
    pl.DataFrame({"document_id": [f"enwiki-{number}" for number in numbers]}).write_parquet(
        folder / "documents.parquet"
    )


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"a": about(1, 3), "b": about(4, 9)},
        {"a": about(1, 3), "b": about(1, 3, "nlwiki")},
        {"a": about(1, 3), "b": {"wiki": "enwiki"}, "0-contract": {}},
    ],
)
def test_no_table_is_read_where_no_numbers_overlap(parts: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    assert repeated(Store(str(tmp_path)), parts) == 0  # there is none to read


def test_a_page_is_found_in_whatever_parts_it_is(tmp_path: Path) -> None:
    part(tmp_path, "a", 1, 50)
    part(tmp_path, "b", 2, 3)
    part(tmp_path, "c", 3, 50)
    parts = {"a": about(1, 50), "b": about(2, 3), "c": about(3, 50)}
    assert repeated(Store(str(tmp_path)), parts) == 2


def test_numbers_that_overlap_need_have_no_page_in_common(tmp_path: Path) -> None:
    part(tmp_path, "a", 1, 5)
    part(tmp_path, "b", 2, 4)
    assert repeated(Store(str(tmp_path)), {"a": about(1, 5), "b": about(2, 4)}) == 0
