"""Corrections: a further claim that is preferred, the old one deprecated, and a loud end once a source is mended."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline.cli import main
from pipeline.read.corrections import Correction
from pipeline.read.errors import BadInput
from pipeline.reconcile import reconcile
from pipeline.reconcile.corrections import correct
from tests.extract.reading import extracted

PAGE = """{{Infobox military unit
| name = Test Observer Mission in Mali
| abbreviation = TOMM
}}
The '''Test Observer Mission in Mali''' ('''TOMM''') is an observer mission in Mali.
"""

WRONG_NAME = Correction(
    name="spelt_out", table="missions", id="tomm", column="name", expect="Test Observer Mission in Mali",
    value="Testing Observer Mission in Mali", reason="so its founders wrote", source="the founding letter",
    place="corrections.yaml:2",
)  # fmt: skip


def claim(**values: Any) -> dict[str, Any]:
    return {
        "statement_id": "0" * 16, "entity_table": "missions", "entity_id": "tomm", "property": "established",
        "value": "3 May 2001", "value_date_edtf": "2001-05-03", "document_id": "page", "evidence_id": "e1",
        "assertion": "asserted", "derivation": "stated", "extractor": "x", **values,
    }  # fmt: skip


def tables(*corrections: Correction) -> dict[str, pl.DataFrame]:
    return reconcile([extracted(PAGE)], corrections)


def statements(found: dict[str, pl.DataFrame], name: str) -> list[dict[str, Any]]:
    return found["statements"].filter(pl.col("property") == name).to_dicts()


def test_a_correction_is_what_the_entity_has_and_the_claim_stays_deprecated() -> None:
    found = tables(WRONG_NAME)
    assert found["missions"]["name"].to_list() == ["Testing Observer Mission in Mali"]
    assert found["missions"]["mission_id"].to_list() == ["tomm"]
    ranks = {row["value"]: row["rank"] for row in statements(found, "name")}
    assert ranks == {"Test Observer Mission in Mali": "deprecated", "Testing Observer Mission in Mali": "preferred"}


def test_its_evidence_is_that_of_the_claim_and_it_says_that_it_is_the_editors() -> None:
    before = statements(tables(), "name")
    (mine,) = [row for row in statements(tables(WRONG_NAME), "name") if row["rank"] == "preferred"]
    assert mine["evidence_id"] in {row["evidence_id"] for row in before}
    assert (mine["assertion"], mine["derivation"]) == ("editorial", "inferred")
    assert mine["extractor"] == "corrections.spelt_out"


def test_every_claim_that_says_so_is_deprecated_and_what_extractors_made_is_not_touched() -> None:
    before, after = tables(), tables(WRONG_NAME)
    claims = [row for row in statements(before, "name") if row["value"] == WRONG_NAME.expect]
    deprecated = [row for row in statements(after, "name") if row["rank"] == "deprecated"]
    assert len(deprecated) == len(claims)
    for table in ("names", "evidence", "infobox_fields", "documents"):
        assert before[table].equals(after[table]), table


def test_what_comes_out_is_the_same_every_time() -> None:
    first, second = tables(WRONG_NAME), tables(WRONG_NAME)
    assert all(frame.equals(second[table]) for table, frame in first.items())


def test_a_date_is_corrected_as_edtf_with_its_bounds() -> None:
    rows = [claim()]
    correct(rows, [replace(WRONG_NAME, column="established", expect="2001-05-03", value="2001-06")])
    old, new = rows
    assert old["rank"] == "deprecated"
    assert (new["value_date_edtf"], new["value_date_precision"]) == ("2001-06", "month")
    assert (new["value_date_earliest"], new["value_date_latest"]) == (dt.date(2001, 6, 1), dt.date(2001, 6, 30))


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [("2001", "year"), ("200X", "decade"), ("20XX", "century"), ("2001-21", "season"), ("2001-05~", "month"),
     ("2001-05/2001-07", "interval"), ("2001-05/..", "interval")],
)  # fmt: skip
def test_a_date_is_as_fine_as_it_is_written(edtf: str, precision: str) -> None:
    rows = [claim()]
    correct(rows, [replace(WRONG_NAME, column="established", expect="2001-05-03", value=edtf)])
    assert rows[1]["value_date_precision"] == precision


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"expect": "Test Mission"},
            "no source says any more that name of missions/tomm is 'Test Mission'; they say",
        ),
        ({"id": "unmil"}, "no source says any more that name of missions/unmil is"),
        (
            {"table": "strengths", "column": "count_best"},
            "the rows of strengths cannot be corrected, only those of",
        ),
        ({"table": "places"}, "the rows of places cannot be corrected"),
        ({"table": "nothing"}, "the rows of nothing cannot be corrected"),
        ({"column": "mission_id"}, "missions has no property mission_id; it has abbreviation, name"),
        ({"column": "kind", "expect": "observer", "value": "dance"}, "'dance' is not in the code list mission_kinds"),
    ],
)
def test_what_cannot_be_corrected_is_refused_with_its_place(change: dict[str, str], expected: str) -> None:
    with pytest.raises(BadInput) as caught:
        tables(replace(WRONG_NAME, **change))
    assert str(caught.value).startswith("corrections.yaml:2: ")
    assert expected in str(caught.value)


@pytest.mark.parametrize("value", ["June 2001", "2001-02-30", "2001-06/2001-05", "2001-13"])
def test_a_value_that_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(BadInput, match=r"corrections\.yaml:2: the value"):
        correct([claim()], [replace(WRONG_NAME, column="established", expect="2001-05-03", value=value)])


CORRECTIONS = """\
corrections:
  - {name: spelt_out, table: missions, id: tomm, column: name, expect: Test Observer Mission in Mali,
     value: Testing Observer Mission in Mali, reason: a slip, source: the founding letter}
"""


def test_a_build_takes_the_corrections_beside_its_documents_until_the_source_is_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources, output = tmp_path / "sources", tmp_path / "out"
    sources.mkdir()
    (sources / "page.wikitext").write_text(PAGE, encoding="utf-8")
    (sources / "corrections.yaml").write_text(CORRECTIONS, encoding="utf-8")
    assert main(["build", "--sources", str(sources), "--output", str(output)]) == 0
    assert "rejected rows: 0" in capsys.readouterr().out
    names = pl.read_parquet(output / "latest" / "parquet" / "missions.parquet")["name"].to_list()
    assert names == ["Testing Observer Mission in Mali"]
    release = (output / "latest").resolve().name

    mended = PAGE.replace("Test Observer", "Testing Observer")
    (sources / "page.wikitext").write_text(mended, encoding="utf-8")
    assert main(["build", "--sources", str(sources), "--output", str(output)]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith(
        f"blauwhelm: {sources / 'corrections.yaml'}:2: no source says any more that name of missions"
    )
    assert (output / "latest").resolve().name == release
