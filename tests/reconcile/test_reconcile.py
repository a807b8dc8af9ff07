"""Two documents of one mission become one dataset, in the same bytes every time."""

from __future__ import annotations

import polars as pl

import schemas
from pipeline.reconcile import MADE_LATER, reconcile
from tests.extract.reading import extracted

ENGLISH = "The '''Test Observer Mission in Mali''' ('''TOMM''') is an observer mission in Mali, begun on 3 May 2001."
DUTCH = "De Test Observer Mission in Mali (TOMM) is een waarnemersmissie in Mali."


def tables() -> dict[str, pl.DataFrame]:
    return reconcile(
        [extracted(ENGLISH, document_id="en"), extracted(DUTCH, language="nl", form="text", document_id="nl")]
    )


def test_one_mission_of_two_documents_and_languages_is_one_row() -> None:
    missions = tables()["missions"]
    assert missions["mission_id"].to_list() == ["tomm"]
    assert missions["kind"].to_list() == ["observer"]
    assert missions["country_code"].to_list() == ["MLI"]


def test_every_document_knows_its_mission() -> None:
    assert tables()["documents"]["mission_id"].to_list() == ["tomm", "tomm"]


def test_every_table_is_there_and_typed() -> None:
    found = tables()
    assert set(found) == set(schemas.TABLES) - MADE_LATER
    for table, frame in found.items():
        assert frame.schema == schemas.empty(table).schema


def test_a_second_time_gives_the_same_and_leaves_the_extracts_alone() -> None:
    extracts = [extracted(ENGLISH, document_id="en")]
    first, second = reconcile(extracts), reconcile(extracts)
    for table, frame in first.items():
        assert frame.equals(second[table]), table
