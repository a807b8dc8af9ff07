"""Cells stand in the rows and columns of their table."""

from __future__ import annotations

from tests.read.page_reading import kinds, read


def grid(text: str) -> list[tuple[int | None, int | None, bool, str]]:
    return [
        (block.row, block.column, block.is_header, block.text)
        for block in read(text).blocks
        if block.element == "table_cell"
    ]


def test_cells_have_rows_and_columns():
    text = '{| class="wikitable"\n|+ Caption\n! A !! style="x" | B\n|-\n| a || align=right | 1\n|-\n|b\n|2\n|}'
    assert grid(text) == [
        (0, 0, True, "A"), (0, 1, True, "B"), (1, 0, False, "a"), (1, 1, False, "1"), (2, 0, False, "b"),
        (2, 1, False, "2"),
    ]  # fmt: skip
    assert ("prose", "Caption") in kinds(text)


def test_spans_move_the_cells_after_them():
    text = '{|\n| rowspan="2" | a || colspan=2 | b || c\n|-\n| d || e\n|}'
    assert grid(text) == [
        (0, 0, False, "a"), (0, 1, False, "b"), (0, 3, False, "c"), (1, 1, False, "d"), (1, 2, False, "e"),
    ]  # fmt: skip


def test_a_bar_in_a_link_or_template_divides_nothing():
    assert grid("{|\n| [[a|b]] || {{nowrap|c}} | d\n|}") == [(0, 0, False, "b"), (0, 1, False, "d")]


def test_bars_written_as_templates_divide_like_any():
    text = "{{quote|\n{{{!}}\n{{!}}-\n{{!}} a {{!}}{{!}} b\n{{!}}}\n}}"
    assert grid(text) == [(0, 0, False, "a"), (0, 1, False, "b")]


def test_a_table_in_a_cell_has_its_own_grid():
    blocks = read("{|\n| a\n|\n{|\n| b\n|}\n| c\n|}").blocks
    assert [(block.text, block.group, block.column) for block in blocks] == [("a", 0, 0), ("b", 1, 0), ("c", 0, 2)]


def test_an_unclosed_table_ends_at_the_next_heading():
    page = read("{|\n| a\n\n== B ==\ntext")
    assert [(block.element, block.text) for block in page.blocks] == [
        ("table_cell", "a"), ("heading", "B"), ("prose", "text"),
    ]  # fmt: skip
    assert [(problem.what, problem.start) for problem in page.problems] == [("table", 0)]
