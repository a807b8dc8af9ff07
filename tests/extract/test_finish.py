"""Finished rows: ids that an edit elsewhere does not change, evidence that quotes, a ledger and tiles without a gap."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.finish import BY_COLUMN
from tests.extract.reading import extracted, quote, rows

LEAD = "The '''Test Observer Mission in Utopia''' ('''TOMU''') is an observer mission in Mali."
BODY = "On 3 May 2001 the observers came.<ref>{{cite web|title=T|url=http://example.org/a|date=4 May 2001}}</ref>"


def keys(text: str) -> dict[str, set[str]]:
    found = extracted(text)
    tables = {*found.tables, *BY_COLUMN} - {"documents", "coverage"}
    return {table: {next(iter(row.values())) for row in rows(found, table)} for table in sorted(tables)}


def test_an_unrelated_sentence_leaves_every_id_as_it_was() -> None:
    before = keys(f"{LEAD}\n\n{BODY}")
    after = keys(f"A word in front, unrelated.\n\n{LEAD}\n\nAnother one, of 7 June 1999.\n\n{BODY}")
    for table, ids in before.items():
        assert ids <= after[table], table


def test_equals_are_told_apart_in_the_order_of_the_source() -> None:
    found = extracted("On 3 May 2001 it began.\n\nOn 3 May 2001 it ended.")
    first, second = rows(found, "date_mentions")
    assert first["date_mention_id"] != second["date_mention_id"]
    assert first["start"] < second["start"]


def test_rows_whose_keys_read_alike_have_ids_of_their_own() -> None:
    found = extracted("Here [[Bamako]], there [[Bamako|]].")
    assert len({row["link_id"] for row in rows(found, "links")}) == 2


def test_evidence_cuts_no_link_or_template_in_two() -> None:
    found = extracted("[[Some place]] fell on 1 May 2001.<ref>x</ref> And [[the other|it did]]<ref>y</ref>")
    quotes = [quote(found, use["supports"]) for use in rows(found, "citation_uses")]
    assert quotes == ["[[Some place]] fell on 1 May 2001.", "And [[the other|it did]]"]


def test_a_mention_is_used_by_a_row_or_has_a_reason() -> None:
    found = extracted(f"{LEAD} See [[Utopian election, 2004]].\n\n{BODY}")
    mentions = rows(found, "date_mentions") + rows(found, "number_mentions")
    assert mentions
    for mention in mentions:
        assert (mention["used_by_id"] is None) != (mention["unused_reason"] is None)
        assert (mention["used_by_id"] is None) == (mention["used_by_table"] is None)
    assert {m["unused_reason"] for m in mentions if m["quote"] == "2004"} == {"year_in_link_target"}


MARKUP = st.text(alphabet="a1 [[]]{{}}|'<ref>/=\n*5 May2001", max_size=80)


@settings(max_examples=150, deadline=None)
@given(MARKUP)
def test_tiles_cover_and_quotes_hold_whatever_the_markup(text: str) -> None:
    found = extracted(text)
    document = found.document
    at = 0
    tiles = found.tiles
    for start, end in zip(tiles.starts, tiles.ends, strict=True):
        assert start == at < end
        at = end
    assert at == len(document.text)
    for table in (*found.tables, *BY_COLUMN):
        for row in rows(found, table):
            if "quote" in row:
                assert document.text[row["start"] : row["end"]] == row["quote"]


def test_ids_are_sixteen_hex_digits_and_differ_within_a_table() -> None:
    found = extracted(f"{LEAD}\n\n{BODY}\n\n{BODY}")
    tables = ("evidence", "date_mentions", "citations", "links", "coverage")
    for ids in ([next(iter(row.values())) for row in rows(found, table)] for table in tables):
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[0-9a-f]{16}", i) for i in ids)
