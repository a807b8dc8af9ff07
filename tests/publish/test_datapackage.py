"""The Data Package descriptor, held to its standard by the standard's own library."""

from __future__ import annotations

import copy
import datetime as dt
import json

import frictionless
import pytest

import schemas
from pipeline.publish.citing import AUTHORS, Cited
from pipeline.publish.datapackage import FileInfo, datapackage, table_schema
from pipeline.read.document import Document
from pipeline.read.origin import Origin

RELEASE = Cited("0123456789ab", dt.date(2026, 11, 22))
FILES = {table: FileInfo(f"parquet/{table}.parquet", 100, "0" * 64, 3) for table in schemas.TABLES}
PAGE = Origin("b.wiki", "https://example.org/b", licence="CC-BY-SA-4.0", data_licence="ODbL-1.0")
DOCUMENTS = [
    Document("b", "Page", "en", "wikitext", "", "0" * 64, 0, PAGE),
    Document("a", "Other", "nl", "text", "", "0" * 64, 0, Origin("a.txt", revision_id="7", licence="by permission")),
]


def test_frictionless_accepts_the_descriptor():
    descriptor = datapackage(RELEASE, FILES, DOCUMENTS)
    assert list(frictionless.Package.metadata_validate(descriptor)) == []
    package = frictionless.Package.from_descriptor(descriptor)
    assert package.resource_names == list(schemas.TABLES)


def test_frictionless_would_object_to_a_wrong_one():
    descriptor = copy.deepcopy(datapackage(RELEASE, FILES))
    descriptor["resources"][0]["schema"]["fields"][0]["constraints"]["required"] = "always"
    assert list(frictionless.Package.metadata_validate(descriptor))


def test_the_descriptor_is_plain_json_and_the_same_whatever_the_order_of_documents():
    text = json.dumps(datapackage(RELEASE, FILES, DOCUMENTS))
    assert json.loads(text) == datapackage(RELEASE, FILES, DOCUMENTS[::-1])


def test_every_resource_is_a_file_with_its_size_digest_and_schema():
    for table, resource in zip(schemas.TABLES, datapackage(RELEASE, FILES)["resources"], strict=True):
        assert resource["path"] == FILES[table].path
        assert resource["hash"] == f"sha256:{'0' * 64}"
        assert resource["schema"]["primaryKey"] == [schemas.primary_key(table)]
        assert [field["name"] for field in resource["schema"]["fields"]] == list(schemas.polars_schema(table))


def test_a_field_says_what_it_may_hold():
    fields = {field["name"]: field for field in table_schema("strengths")["fields"]}
    assert fields["strength_id"]["constraints"] == {"required": True, "unique": True, "pattern": "^[0-9a-f]{16}$"}
    assert fields["kind"]["constraints"]["enum"] == ["authorised", "deployed", "planned", "unspecified"]
    assert fields["count_best"]["constraints"] == {"required": False, "minimum": 0}
    assert fields["as_of_earliest"]["type"] == "date"
    assert table_schema("citations")["fields"][-2]["type"] == "object"


def test_references_to_one_table_are_foreign_keys_and_those_to_the_same_table_say_so():
    keys = {key["fields"][0]: key["reference"] for key in table_schema("strengths")["foreignKeys"]}
    assert keys["mission_id"] == {"resource": "missions", "fields": ["mission_id"]}
    assert keys["part_of"] == {"resource": "", "fields": ["strength_id"]}
    assert "foreignKeys" not in table_schema("rules")


def test_sources_are_the_documents_each_with_its_licence():
    assert datapackage(RELEASE, FILES, DOCUMENTS)["sources"] == [
        {
            "title": "Other",
            "version": "7",
            "document_id": "a",
            "licenses": [{"name": "by-permission", "title": "by permission"}],
        },
        {
            "title": "Page",
            "path": "https://example.org/b",
            "document_id": "b",
            "licenses": [
                {
                    "name": "CC-BY-SA-4.0",
                    "title": "Creative Commons Attribution Share Alike 4.0 International",
                    "path": "https://creativecommons.org/licenses/by-sa/4.0/",
                }
            ],
        },
    ]
    assert "sources" not in datapackage(RELEASE, FILES)


def test_the_licence_of_the_data_comes_before_those_of_the_documents():
    names = [each["name"] for each in datapackage(RELEASE, FILES, DOCUMENTS)["licenses"]]
    assert names == ["ODbL-1.0", "CC-BY-SA-4.0", "by-permission"]
    assert "licenses" not in datapackage(RELEASE, FILES)


def test_the_package_says_which_release_it_is_who_made_it_and_how_to_cite_it():
    package = datapackage(RELEASE, FILES)
    assert package["id"] == RELEASE.release_id
    assert package["version"] == f"{schemas.VERSION}+{RELEASE.release_id}"
    assert package["contributors"] == [{"title": author, "roles": ["author"]} for author in AUTHORS]
    assert package["citation"] == RELEASE.text


def test_a_table_without_a_file_is_an_error():
    with pytest.raises(KeyError, match="people"):
        datapackage(RELEASE, {table: file for table, file in FILES.items() if table != "people"})
