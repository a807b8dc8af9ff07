"""The Croissant description, held to its standard by the standard's own library, which also reads the records by it."""

from __future__ import annotations

import json
import socket
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import schemas
from pipeline.publish import croissant, parquet
from pipeline.publish.release import publish
from pipeline.read.document import Document
from pipeline.read.origin import Origin
from schemas.code_lists import code_list
from tests import samples

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what its dependencies have to say to their programmers
    import mlcroissant

pytestmark = pytest.mark.filterwarnings("ignore")

PAGE = Origin("page.wiki", "https://example.org/page", licence="CC-BY-SA-4.0", data_licence="by agreement")
DOCUMENTS = [Document(samples.DOCUMENT, "MINUSMA", "en", "wikitext", samples.TEXT, "0" * 64, 0, PAGE)]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tables = samples.tables()
    output = tmp_path_factory.mktemp("output")
    return publish({table: tables[table] for table in schemas.CONTENT}, DOCUMENTS, output).path


@pytest.fixture(scope="module")
def described(release: Path) -> dict[str, Any]:
    return json.loads((release / croissant.NAME).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def dataset(release: Path) -> Iterator[Any]:
    def refused(*_: object) -> None:
        raise AssertionError("the network was used")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket.socket, "connect", refused)
        yield mlcroissant.Dataset(jsonld=str(release / croissant.NAME))


def test_mlcroissant_accepts_it_without_a_warning(dataset):
    issues = dataset.metadata.ctx.issues
    assert (issues.errors, issues.warnings) == (set(), set())
    assert dataset.metadata.conforms_to == [croissant.CONFORMS_TO]
    assert [each.id for each in dataset.metadata.record_sets][: len(schemas.TABLES)] == list(schemas.TABLES)


def test_mlcroissant_would_object_to_a_wrong_one(described, tmp_path):
    broken = {**described, "distribution": [dict(described["distribution"][0])], "recordSet": []}
    del broken["distribution"][0]["sha256"]
    (tmp_path / "wrong.json").write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(mlcroissant.ValidationError, match="sha256"):
        mlcroissant.Dataset(jsonld=str(tmp_path / "wrong.json"))


def plain(value: Any) -> Any:
    """A value as mlcroissant gives it, as polars has it."""
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


@pytest.mark.parametrize("table", ["documents", "strengths", "places", "findings", "citations", "events", "people"])
def test_the_records_are_the_rows_of_the_table(dataset, release, table):
    rows = pl.read_parquet(parquet.path_of(release, table))
    records = list(dataset.records(table))
    assert len(records) == rows.height
    for column in schemas.columns(table):
        if column.dtype.base_type() not in (pl.Map, pl.Date, pl.Datetime):
            found = [plain(record[f"{table}/{column.name}"]) for record in records]
            assert found == rows[column.name].to_list(), column.name
        elif column.dtype.base_type() is not pl.Map:
            found = [record[f"{table}/{column.name}"] for record in records]
            assert [value and value.isoformat()[:10] for value in found] == [
                value and value.isoformat()[:10] for value in rows[column.name].to_list()
            ]


def test_the_records_of_a_code_list_are_its_codes(dataset):
    records = list(dataset.records("codes/components"))
    assert [record["codes/components/code"] for record in records] == [each.code for each in code_list("components")]


def test_every_column_but_a_map_is_a_field_with_its_words(described):
    for table, record_set in zip(schemas.TABLES, described["recordSet"], strict=False):
        fields = {field["name"]: field for field in record_set["field"]}
        columns = [column for column in schemas.columns(table) if column.dtype.base_type() is not pl.Map]
        assert list(fields) == [column.name for column in columns]
        assert record_set["key"] == {"@id": f"{table}/{schemas.primary_key(table)}"}
        assert all(fields[column.name]["description"].startswith(column.full_description) for column in columns)
    assert (
        "parameters (a map)"
        in next(each for each in described["recordSet"] if each["@id"] == "citations")["description"]
    )


def test_a_reference_to_one_table_names_its_key(described):
    fields = {field["@id"]: field for record_set in described["recordSet"] for field in record_set["field"]}
    assert fields["mandates/mission_id"]["references"] == {
        "fileObject": {"@id": "parquet/missions.parquet"},
        "extract": {"column": "mission_id"},
    }
    assert "A key of missions." in fields["strengths/mission_id"]["description"]
    assert fields["findings/document_ids"]["isArray"] is True
    assert "references" not in fields["operation_relations/from_id"]


def test_every_table_is_a_file_with_its_checksum(described, release):
    sums = (release / "SHA256SUMS").read_text(encoding="utf-8")
    for file in described["distribution"]:
        assert f"{file['sha256']}  {file['contentUrl']}\n" in sums


def test_it_says_licences_languages_and_the_first_day_it_can_be_from(described):
    assert described["license"] == [
        {"@type": "sc:CreativeWork", "name": "by agreement"},
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ]
    assert described["inLanguage"] == ["en"]
    assert described["datePublished"] == "2026-11-22"
    assert described["isLiveDataset"] is False


def test_what_runs_a_build_imports_neither_checker():
    import subprocess
    import sys

    code = "import sys, pipeline.publish.release; assert not {'mlcroissant', 'frictionless'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=180)
