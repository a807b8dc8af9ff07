"""A release's Parquet files are known by what they say of themselves; what is not known is looked into with Arrow."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import schemas
from pipeline.publish import parquet, parquet_files
from pipeline.publish.parquet_files import are_described, known_digests, path_of


@pytest.fixture
def release(tmp_path: Path) -> Path:
    parquet.write(tmp_path, {table: schemas.polars_schema(table).to_frame() for table in schemas.TABLES})
    return tmp_path


def test_the_list_of_digests_is_that_of_the_contract() -> None:
    listed = Path(parquet_files.__file__).with_name("parquet_metadata.csv").read_text(encoding="utf-8")
    assert listed == known_digests(), "run make dictionary"


def test_files_as_they_are_written_are_described(release: Path) -> None:
    assert are_described(release)
    assert parquet.faults(release) == []


def test_a_file_of_other_words_or_columns_is_not(release: Path) -> None:
    path = path_of(release, "missions")
    arrow = pq.read_table(path)
    for other in (
        arrow.replace_schema_metadata({**(arrow.schema.metadata or {}), b"title": b"Something else"}),
        arrow.drop_columns(["name"]),
        arrow.append_column("more", pa.array([], pa.string())),
    ):
        pq.write_table(other, path)
        assert not are_described(release)
        assert parquet.faults(release)


def test_a_file_that_says_the_words_and_has_other_columns_is_not(release: Path) -> None:
    path = path_of(release, "missions")
    said = pl.read_parquet_metadata(path)
    schemas.polars_schema("places").to_frame().write_parquet(path, metadata=said)
    assert not are_described(release)


@pytest.mark.parametrize("content", [None, b"", b"PAR1 and nothing else"])
def test_no_file_and_no_parquet_is_not(release: Path, content: bytes | None) -> None:
    path = path_of(release, "places")
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert not are_described(release)
    assert len(parquet.faults(release)) == 1
