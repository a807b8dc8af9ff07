"""Floors under the measured figures: what a careful reader finds in the real documents is found, and found right."""

from __future__ import annotations

import importlib
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract import extract
from pipeline.publish import parquet
from pipeline.read import read
from pipeline.read.sources import load
from pipeline.recognise import recognise
from pipeline.reconcile import reconcile
from pipeline.validate.contract import check
from pipeline.validate.rules import find
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

SEEDS = ("seed_en", "seed_nl")
PRACTICE = ("en_w_unifil", "nl_unifil", "nl_untac", "nl_w_undof")


@cache
def scores(folder: str, names: tuple[str, ...]) -> dict[str, Any]:
    """The scorer's verdict on the tables of a folder of real documents."""
    documents = [read(source) for source in load([SHARED / folder])]
    checked = check(reconcile([extract(document, recognise(document)) for document in documents]))
    assert checked.rejected.is_empty()
    tables = {**checked.kept, "rejected_rows": checked.rejected, **find(documents, checked.kept)}
    sys.path.insert(0, str(SHARED / "practice"))
    try:
        scorer = importlib.import_module("score_tables")
    finally:
        sys.path.pop(0)
    with tempfile.TemporaryDirectory() as out:
        parquet.write(Path(out), tables)
        return scorer.score([out], names=list(names))


def document(name: str) -> dict[str, Any]:
    result = scores("seeds", SEEDS) if name in SEEDS else scores("practice/docs", PRACTICE)
    return next(each for each in result["documents"] if each["name"] == name)


@pytest.mark.parametrize("name", [*SEEDS, *PRACTICE])
@pytest.mark.parametrize("kind", ["dates", "numbers"])
def test_dates_and_numbers_are_found_right(name: str, kind: str) -> None:
    least = 1.0 if name in SEEDS else 0.97
    assert document(name)[kind]["f1"] >= least


@pytest.mark.parametrize(("folder", "names", "least"), [("seeds", SEEDS, 0.95), ("practice/docs", PRACTICE, 0.85)])
def test_facts_are_found_right(folder: str, names: tuple[str, ...], least: float) -> None:
    group = scores(folder, names)["groups"]["all"]["facts"]
    assert group["right_recall"] >= least
    if folder == "seeds":
        assert {
            table: cell["right_recall"] for table, cell in group["tables"].items() if cell["right_recall"] < 0.9
        } == {}


def test_rows_of_the_seeds_say_what_the_text_says() -> None:
    precision = scores("seeds", SEEDS)["groups"]["seeds"]["facts"]["precision"]
    rows, right = sum(x["rows"] for x in precision.values()), sum(x["right"] for x in precision.values())
    assert right >= 0.95 * rows


@pytest.mark.parametrize(("folder", "names"), [("seeds", SEEDS), ("practice/docs", PRACTICE)])
def test_every_span_quotes_and_no_sound_passage_is_called_wrong(folder: str, names: tuple[str, ...]) -> None:
    result = scores(folder, names)
    assert [(s["violations"], s["coverage_violations"]) for s in result["spans"]] == [(0, 0)]
    assert result["groups"]["all"]["findings"]["false_alarms"] == 0
