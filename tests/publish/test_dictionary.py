"""The data dictionary."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import schemas
from pipeline.publish.dictionary import dictionary, main
from pipeline.publish.embedded import embedded
from pipeline.publish.macros import MACROS
from pipeline.publish.views import VIEWS
from pipeline.validate.rules import RULES
from schemas.code_lists import code_list

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "dictionary.md"


TEXT = PUBLISHED.read_text(encoding="utf-8")


def test_the_dictionary_in_docs_is_what_the_models_and_the_embedded_documents_say_now():
    """If not: ``python -m pipeline.publish.dictionary docs/dictionary.md``."""
    assert dictionary(RULES, embedded().tables) == TEXT


def test_writing_it_twice_gives_the_same_file(tmp_path):
    main([str(tmp_path / "dictionary.md")])
    assert (tmp_path / "dictionary.md").read_bytes() == PUBLISHED.read_bytes()


@pytest.mark.parametrize("table", schemas.TABLES)
def test_every_table_and_column_is_in_it(table):
    section = TEXT.split(f"\n### {table}\n")[1].split("\n### ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert [line.split("`")[1] for line in rows] == [column.name for column in schemas.columns(table)]


def test_a_table_that_the_embedded_documents_leave_empty_says_so():
    section = TEXT.split("\n### rejected_rows\n")[1].split("\n### ")[0]
    assert "The embedded documents have no row of it." in section


def test_text_of_a_document_is_text_in_it():
    tables = {table: schemas.empty(table) for table in schemas.TABLES}
    row = {"document_id": "d", "title": "<b>|*x*`\n", "language": "en", "format": "text", "sha256": "0" * 64}
    tables["documents"] = schemas.frame("documents", [{**row, "characters": 1, "bytes": 1}])
    line = next(line for line in dictionary((), tables).splitlines() if line.startswith("| `title` |"))
    assert line.endswith(r"| \<b\>&#124;\*x\*\` |")


def test_every_view_macro_code_and_rule_is_in_it():
    for macro in MACROS:
        assert f"\n### {macro.signature}\n" in TEXT
    for view in VIEWS:
        assert f"\n### {view.name}\n" in TEXT
    for table in schemas.TABLES:
        for column in schemas.columns(table):
            if column.codes:
                assert f"\n### Codes: {column.codes}\n" in TEXT
    assert all(f"| `{code.code}` | {code.label} |" in TEXT for code in code_list("qualifiers"))
    assert all(f"| `{rule.id}` |" in TEXT for rule in RULES)


def test_its_grids_are_grids():
    lines = TEXT.splitlines()
    for above, line in pairwise(lines):
        if above.startswith("|") and line.startswith("|"):
            assert line.count("|") == above.count("|")
