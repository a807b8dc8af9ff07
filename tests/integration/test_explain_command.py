"""`blauwhelm explain`: a row, its rule and its words in their context."""

from __future__ import annotations

from pathlib import Path

import polars as pl

import schemas
from pipeline.cli import main
from pipeline.publish.release import publish
from tests.integration.running import Said, one_line
from tests.publish.tables import QUOTE, TEXT, small_tables


def test_explain_shows_a_row_its_rule_and_its_words_in_context(published: Path, capsys: Said) -> None:
    arguments = ["--output", str(published / "out"), "--sources", str(published / "documents")]
    assert main(["explain", "00000000000000a1", *arguments]) == 0
    said = capsys.readouterr().out
    assert said.startswith("strengths/00000000000000a1")
    assert "rule: strengths.prose" in said
    assert f"⟪{QUOTE}⟫" in said
    assert TEXT.replace(QUOTE, f"⟪{QUOTE}⟫").strip() in said
    assert f"report, characters {TEXT.index(QUOTE)}–{TEXT.index(QUOTE) + len(QUOTE)}, line 1" in said


def test_explain_shows_the_words_alone_where_the_document_is_not_at_hand(published: Path, capsys: Said) -> None:
    assert main(["explain", "00000000000000e1", "--output", str(published / "out")]) == 0
    said = capsys.readouterr().out
    assert f"\n⟪{QUOTE}⟫\n" in said
    assert "--sources names its folder" in said


def test_explain_shows_no_control_character_of_a_document(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A\x1b[2J mission had 1,200 troops on 3 May 2014.\n", encoding="utf-8")
    where = ["--output", str(tmp_path / "out"), "--sources", str(tmp_path / "in")]
    assert main(["build", *where]) == 0
    row = pl.read_parquet(tmp_path / "out" / "latest" / "parquet" / "date_mentions.parquet")["date_mention_id"][0]
    capsys.readouterr()
    assert main(["explain", row, *where]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert r"A\x1b[2J mission had 1,200 troops on ⟪3 May 2014⟫" in said


def test_explain_shows_the_citations_beside_the_words(tmp_path: Path, capsys: Said) -> None:

    tables = small_tables()
    start = TEXT.index(QUOTE)
    sentence = {"document_id": "report", "start": 0, "end": start + 20, "quote": TEXT[: start + 20], "element": "prose"}
    body = {"document_id": "report", "start": 1, "end": 3, "quote": TEXT[1:3], "element": "citation"}
    evidence = [
        *tables["evidence"].to_dicts(),
        {**sentence, "evidence_id": "00000000000000e2"},
        {**body, "evidence_id": "00000000000000e3"},
    ]
    citation = {
        "citation_id": "00000000000000b1",
        "document_id": "report",
        "position": 1,
        "title": "A report on the mission",
        "evidence_id": "00000000000000e3",
    }
    use = {
        "citation_use_id": "00000000000000b2",
        "citation_id": "00000000000000b1",
        "document_id": "report",
        "start": start + 20,
        "end": start + 21,
        "supports": "00000000000000e2",
    }
    rows = {"evidence": evidence, "citations": [citation], "citation_uses": [use]}
    publish({**tables, **{table: schemas.frame(table, found) for table, found in rows.items()}}, (), tmp_path)
    assert main(["explain", "00000000000000a1", "--output", str(tmp_path)]) == 0
    assert "cited: A report on the mission" in capsys.readouterr().out


def test_explain_asks_which_table_where_a_key_is_one_of_several(tmp_path: Path, capsys: Said) -> None:

    tables = small_tables()
    doubled = tables["strengths"].with_columns(strength_id=pl.lit("00000000000000c1"))
    publish({**tables, "strengths": doubled}, (), tmp_path)
    assert main(["explain", "00000000000000c1", "--output", str(tmp_path)]) == 2
    assert "coverage/00000000000000c1, strengths/00000000000000c1" in one_line(capsys)
    assert main(["explain", "strengths/00000000000000c1", "--output", str(tmp_path)]) == 0


def test_explain_of_what_is_not_there_is_one_line(published: Path, capsys: Said) -> None:
    assert main(["explain", "nobody", "--output", str(published / "out")]) == 2
    assert one_line(capsys) == "blauwhelm: no table has a row with the key nobody"


def test_explain_of_a_release_that_is_damaged_is_one_line(published: Path, capsys: Said) -> None:
    (path,) = (published / "out" / "releases").glob("*/parquet/people.parquet")
    path.write_bytes(b"PAR1")
    assert main(["explain", "nothing", "--output", str(published / "out")]) == 2
    release = path.parents[1]
    said = one_line(capsys)
    assert said.startswith(f"blauwhelm: {release} cannot be read (blauwhelm check says what is wrong with it): ")
