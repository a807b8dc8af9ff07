"""`fact_sources` answers who says so: of a row the words, the document and the references beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest

import schemas
from pipeline.publish import duckdb_file
from pipeline.publish.release import publish
from pipeline.read import read
from pipeline.reconcile import reconcile
from tests.extract.reading import extracted

TEXT = """\
The '''Test Force in Chad''' ('''TFC''') is a peacekeeping mission in [[Chad]].<ref>{{cite web |url=https://a.example/lead |title=Lead}}</ref>

On 3 May 2004 two soldiers from [[Kenya]] were killed in an ambush.<ref name="ambush">{{cite news |url=https://b.example/ambush |title=Ambush}}</ref><ref>{{cite web |url=https://c.example/more |title=More}}</ref> On 5 June 2004 three soldiers from Ghana were killed by a mine. In August 2004 the force had 1,200 troops.<ref name="ambush" />
"""  # noqa: E501


@cache
def sources() -> list[dict[str, Any]]:
    tables = {**{table: schemas.empty(table) for table in schemas.TABLES}, **reconcile([extracted(TEXT)])}
    document = read(TEXT, id="page", language="en", format="wikitext")
    with TemporaryDirectory() as folder:
        release = publish(tables, [document], Path(folder))
        with duckdb.connect(str(release.path / duckdb_file.NAME), read_only=True) as database:
            found = database.execute("SELECT * FROM fact_sources")
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def said_by(table: str, words: str) -> list[str]:
    """The addresses of what is cited for the row of a table that rests on certain words."""
    (row,) = (row for row in sources() if row["table_name"] == table and words in row["quote"])
    return row["citation_urls"]


@pytest.mark.parametrize(
    ("table", "words", "urls"),
    [
        ("incidents", "3 May 2004", ["https://b.example/ambush", "https://c.example/more"]),
        ("casualties", "two soldiers", ["https://b.example/ambush", "https://c.example/more"]),
        ("strengths", "1,200 troops", ["https://b.example/ambush"]),
        ("missions", "Test Force in Chad", ["https://a.example/lead"]),
    ],
)
def test_a_fact_has_the_references_behind_its_sentence(table: str, words: str, urls: list[str]) -> None:
    assert said_by(table, words) == urls


@pytest.mark.parametrize(("table", "words"), [("incidents", "5 June 2004"), ("casualties", "three soldiers")])
def test_a_sentence_without_a_reference_borrows_none_from_its_neighbours(table: str, words: str) -> None:
    assert said_by(table, words) == []


def test_every_fact_has_its_row_its_words_and_its_document() -> None:
    reconciled = reconcile([extracted(TEXT)])
    facts = {
        (table, key)
        for table, frame in reconciled.items()
        if {"evidence_id", "assertion", "extractor"} <= set(frame.columns)
        for key in frame[schemas.primary_key(table)]
    }
    assert {(row["table_name"], row["row_id"]) for row in sources()} == facts
    assert len(sources()) == len(facts)
    assert all(TEXT[row["start"] : row["end"]] == row["quote"] and row["document_id"] == "page" for row in sources())
