"""The data dictionary: every table, column, view, macro, code and rule in words, as Markdown.

Derived from the models in `schemas`, from `views.py`, `macros.py` and the rules, with examples and shares of nulls from
the embedded documents; only the conventions are written here. To write it anew:
``python -m pipeline.publish.dictionary docs/dictionary.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

import schemas
from pipeline.publish.dictionary_entries import ColumnEntry, TableEntry, entries
from pipeline.publish.facts_page import escaped
from pipeline.publish.macro import Macro
from pipeline.publish.macros import MACROS
from pipeline.publish.views import VIEWS, View
from pipeline.validate.findings import Rule
from schemas.code_lists import code_list

LONGEST_LIST = 40
"""A code list longer than this is a standard's; the dictionary names its file."""

LONGEST_EXAMPLE = 60
"""Characters of an example that are shown."""

_CONVENTIONS = """\
- **Null** means that the source does not say; each column tells when it is null. 0 is written only where the source
  says none. Nothing is imputed: a value that was worked out carries `derivation = inferred`.
- **Keys.** The first column is the key. Things in the world have readable keys. What is said in a place has 16 hex
  digits that depend on what is said, in which document, and on a counter among equals, but not on where in the document
  it stands: an edit elsewhere leaves them as they are, and a rerun gives the same ones.
- **Evidence.** Every row about the world has `document_id`, `evidence_id`, `assertion`, `derivation` and `extractor`.
- **Dates** are a block of columns with one prefix: `_edtf` has what the source says, `_earliest` and `_latest` close it
  in, so that it can be compared and joined on.
- **Counts** are a block too: `_low`, `_best` and `_high` are equal for an exact number; a vague word has none of them
  and the qualifier `vague`.
- **Places in a document** are `start` and `end`, counted in Unicode code points of the document as decoded, newlines
  normalised to `\\n`; `end` is exclusive. `text[start:end]` is the `quote`.
- **Integers** are 64 bits wide everywhere, so that columns join without a cast. **Numbers** are IEEE 754 binary64,
  which keeps a decimal of up to 15 significant digits as it was written. **Timestamps** are in UTC, to the microsecond.
- **References** to a row that the contract kept out: the row that refers is kept out too, and stands in
  `rejected_rows`. Only a document's mission, the use of a mention and a finding's row are emptied instead.
- **Order.** Rows are sorted as each table says, nulls last."""


def dictionary(rules: Sequence[Rule], tables: Mapping[str, pl.DataFrame]) -> str:
    """The dictionary as Markdown.

    Args:
        rules: the consistency rules.
        tables: a frame for every table, from which examples and shares of nulls are taken.
    """
    return "\n".join(_lines(rules, entries(tables))) + "\n"


def main(arguments: Sequence[str]) -> None:
    """Write the dictionary to the file named."""
    from pipeline.publish.embedded import embedded
    from pipeline.validate.rules import RULES

    (path,) = arguments
    Path(path).write_text(dictionary(RULES, embedded().tables), encoding="utf-8", newline="\n")


def _lines(rules: Sequence[Rule], tables: Sequence[TableEntry]) -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield f"Version {schemas.VERSION} of the contract. Generated from the models in `schemas/`; change it there."
    yield from _section("## Conventions")
    yield _CONVENTIONS
    yield from _section("## Tables")
    yield from _grid(
        ("Table", "One row is", "Family"),
        ((f"[`{table.name}`](#{table.name})", _clause(table.description), table.family) for table in tables),
    )
    yield ""
    yield "Nulls and examples are those of the embedded documents: the share of their rows without a value, and the row"
    yield "with most values, each on one line and cut where it is long."
    for table in tables:
        yield from _table(table)
    yield from _section("## Views")
    yield "In the DuckDB file only."
    for view in VIEWS:
        yield from _view(view)
    yield from _section("## Macros")
    yield "In the DuckDB file only: open it, or attach it and say `USE`. A day is a date, or its text in ISO 8601."
    for macro in MACROS:
        yield from _macro(macro)
    yield from _section("## Code lists")
    for name in schemas.lists_of_codes():
        yield from _codes(name)
    yield from _section("## Rules")
    yield "What `findings` are violations of; the severity is the usual one, a finding may have its own."
    yield ""
    yield from _grid(
        ("Rule", "Family", "Severity", "What must hold", "Why"),
        ((f"`{rule.id}`", rule.family, rule.severity, rule.statement, rule.why) for rule in rules),
    )


def _table(table: TableEntry) -> Iterator[str]:
    yield from _section(f"### {table.name}")
    order = ", ".join(f"`{name}`" for name in table.order)
    yield f"**{table.title}.** {table.description} Sorted by {order}. Key: `{table.key}`. {_rows(table)}"
    yield ""
    yield from _grid(
        ("Column", "Type", "Meaning", "Null where", "Nulls", "Values from", "Example"),
        (
            (
                f"`{column.name}`",
                f"{column.type}, {column.unit}" if column.unit else column.type,
                column.meaning,
                column.null_meaning or "never",
                "" if column.null_share is None else f"{100 * column.null_share:.0f} %",
                _values(column),
                _example(column.example),
            )
            for column in table.columns
        ),
    )


def _rows(table: TableEntry) -> str:
    if not table.rows:
        return "The embedded documents have no row of it."
    return f"{table.rows} {'row' if table.rows == 1 else 'rows'} of the embedded documents."


def _example(value: str | None) -> str:
    if value is None:
        return ""
    shown = escaped(value if len(value) <= LONGEST_EXAMPLE else value[: LONGEST_EXAMPLE - 1].rstrip() + "…")
    return shown.replace(r"\|", "&#124;")


def _view(view: View) -> Iterator[str]:
    yield from _section(f"### {view.name}")
    yield view.description
    yield ""
    yield from _grid(("Column", "Meaning"), ((f"`{name}`", description) for name, description in view.columns))


def _macro(macro: Macro) -> Iterator[str]:
    yield from _section(f"### {macro.signature}")
    yield macro.description
    yield ""
    yield f"    {macro.example}"
    if macro.is_table:
        yield ""
        yield from _grid(("Column", "Meaning"), ((f"`{name}`", description) for name, description in macro.columns))


def _codes(name: str) -> Iterator[str]:
    codes = code_list(name)
    yield from _section(f"### Codes: {name}")
    if len(codes) > LONGEST_LIST:
        sources = dict.fromkeys(code.source for code in codes)
        yield f"{len(codes)} codes, in `schemas/codes/{name}.csv` ({'; '.join(sources)})."
        return
    yield from _grid(
        ("Code", "Label", "Meaning", "Source"),
        ((f"`{code.code}`", code.label, code.description, code.source) for code in codes),
    )


def _values(column: ColumnEntry) -> str:
    if column.codes:
        return f"[{column.codes}](#codes-{column.codes})"
    if column.named_by:
        return f"key of the table in `{column.named_by}`"
    if not column.references:
        return ""
    tables = " or ".join(f"[`{table}`](#{table})" for table in column.references)
    return f"{'keys' if column.type.startswith('list') else 'key'} of {tables}"


def _section(heading: str) -> Iterator[str]:
    yield ""
    yield heading
    yield ""


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"


def _clause(sentence: str) -> str:
    return sentence.split(". ", maxsplit=1)[0].rstrip(".")


if __name__ == "__main__":
    main(sys.argv[1:])
