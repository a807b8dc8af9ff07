"""What a table is to the rules: its labels, its rows, what stands above it."""

from __future__ import annotations

from pipeline.extract.tables import Table, flag_in, tables_of
from pipeline.read import read
from pipeline.read.document import Document


def _read(text: str, form: str = "wikitext") -> tuple[Document, tuple[Table, ...]]:
    document = read(text, id="page", language="en", format=form)  # type: ignore[arg-type]
    return document, tuple(tables_of(document))


_TWO_ROWS = """{| class="wikitable"
|+ Incidents of 1999
! rowspan="2" | Date !! colspan="2" | Casualties
|-
! Killed !! Wounded
|-
| 3 May || 2 || 4
|-
! Total !! 2 !! 4
|}"""


def test_the_header_nearest_above_the_rows_labels_a_column() -> None:
    _, (table,) = _read(_TWO_ROWS)
    assert table.labels == {0: "date", 1: "killed", 2: "wounded"}
    assert table.headings == "incidents of 1999"
    assert [table.is_total(row, "en") for row in table.body] == [False, True]


def test_a_table_without_headers_has_rows_and_the_line_above_that_ends_in_a_colon() -> None:
    _, (table,) = _read("A force served there.\n\nSoldiers by country:\n\nPeru\t300\nGhana\t250\n", "text")
    assert (dict(table.headers), len(table.body)) == ({}, 2)
    assert table.line is not None
    assert table.line.text == "Soldiers by country:"


def test_a_flag_alone_in_a_cell_is_the_one_between_its_neighbours() -> None:
    page = '{| class="wikitable"\n! Name !! Country !! From\n|-\n| Anna Berg || %s || 2001\n|}'
    for written, code in (("{{flagicon|NOR}}", "NOR"), ("", None), ("{{citation needed}}", None)):
        document, (table,) = _read(page % written)
        assert flag_in(document, table.body[0], 1) == code
