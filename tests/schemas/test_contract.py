"""The public contract: which tables and columns there are, and that each is described."""

from __future__ import annotations

import re
from pathlib import Path

import pandera.polars as pa
import polars as pl
import pytest

import schemas
from pipeline.publish.compatibility import unannounced
from pipeline.publish.contract_snapshot import last_released, today
from schemas.code_lists import code_list
from schemas.models import model

ROOT = Path(__file__).resolve().parents[2]
EVERY_COLUMN = [(table, column) for table in schemas.TABLES for column in schemas.columns(table)]
CODES = Path(schemas.__file__).parent / "codes"


def test_a_change_of_the_contract_since_the_last_release_is_announced():
    """On failure: do what the lines say. `released` gets a file when the software is released, and only then."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert unannounced(last_released(ROOT / "schemas" / "released"), today(), changelog) == []


@pytest.mark.parametrize(("table", "column"), EVERY_COLUMN, ids=lambda value: getattr(value, "name", value))
def test_every_published_column_has_a_title_and_a_description_and_tells_when_it_is_null(table, column):
    assert column.title
    assert re.fullmatch(r".{8,}\.", column.description), "a description is a sentence"
    assert column.nullable == (column.null_meaning is not None)


@pytest.mark.parametrize("table", schemas.TABLES)
def test_a_table_is_a_pandera_model_with_title_grain_family_and_a_total_order(table):
    assert issubclass(model(table), pa.DataFrameModel)
    assert schemas.title(table)
    assert schemas.description(table).endswith(".")
    assert schemas.family(table)
    assert schemas.sort_columns(table)[-1] == schemas.primary_key(table)
    assert set(schemas.sort_columns(table)) <= set(schemas.polars_schema(table))


@pytest.mark.parametrize("table", schemas.TABLES)
def test_the_first_column_is_the_key_and_names_what_it_is_a_key_of(table):
    key = schemas.columns(table)[0]
    assert key.name.endswith("_id")
    assert key.unique
    assert not key.nullable
    assert key.dtype == pl.String()
    assert table.startswith(key.name.removesuffix("_id")[:4]) or table == "people"


def test_no_two_tables_share_the_name_of_their_key():
    keys = [schemas.primary_key(table) for table in schemas.TABLES]
    assert len(set(keys)) == len(keys)


def test_every_reference_leads_to_a_table_of_the_contract():
    for table in schemas.TABLES:
        for key in schemas.foreign_keys(table):
            assert set(key.tables) <= schemas.TABLES.keys()
            assert key.tables or key.table_column in schemas.polars_schema(table)


def test_a_row_about_the_world_always_has_its_evidence():
    about_the_world = [table for table in schemas.TABLES if schemas.family(table) == "What it says about the world"]
    assert len(about_the_world) == 20
    for table in about_the_world:
        *_, document, evidence, assertion, derivation, extractor = schemas.columns(table)
        assert (document.references, evidence.references) == ("documents", "evidence")
        assert (assertion.codes, derivation.codes, extractor.name) == ("assertions", "derivations", "extractor")
        assert not any(column.nullable for column in (document, evidence, assertion, derivation, extractor))


def test_a_block_is_always_whole():
    ends = {
        "_edtf": ("_earliest", "_latest", "_precision", "_modifier", "_basis", "_mention_id"),
        "_best": ("_low", "_high", "_qualifier", "_mention_id"),
    }
    for table in schemas.TABLES:
        names = [column.name for column in schemas.columns(table)]
        for name in names:
            for end, others in ends.items():
                if name.endswith(end):
                    assert {name.removesuffix(end) + other for other in others} <= set(names)


@pytest.mark.parametrize("name", sorted({column.codes for _, column in EVERY_COLUMN if column.codes}))
def test_a_code_list_has_distinct_labelled_codes_with_their_source(name):
    codes = code_list(name)
    assert codes
    assert len({code.code for code in codes}) == len(codes)
    assert all(code.label and code.source for code in codes)


@pytest.mark.parametrize("path", sorted(CODES.glob("*.csv")), ids=lambda path: path.stem)
def test_the_files_of_code_lists_are_plain(path):
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.startswith(b"\xef\xbb\xbf")


def test_an_unknown_code_list_is_an_error():
    with pytest.raises(KeyError, match="no code list colours"):
        code_list("colours")
