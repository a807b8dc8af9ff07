"""The data dictionary: every table, column, view, code and rule in words, as Markdown.

Derived from the models in `schemas`, from `views.py` and from the rules; only the conventions are written here. To
write it anew: ``python -m pipeline.publish.dictionary docs/dictionary.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import polars as pl

import schemas
from pipeline.publish.views import VIEWS, View
from pipeline.validate.findings import Rule
from schemas.code_lists import code_list

LONGEST_LIST = 40
"""A code list longer than this is a standard's; the dictionary names its file."""

_TYPES: dict[type[pl.DataType], str] = {
    pl.String: "text",
    pl.Int64: "integer",
    pl.Float64: "number",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Datetime: "timestamp",
    pl.List: "list of texts",
    pl.Map: "map from text to text",
}

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


def dictionary(rules: Sequence[Rule]) -> str:
    """The dictionary as Markdown."""
    return "\n".join(_lines(rules)) + "\n"


def main(arguments: Sequence[str]) -> None:
    """Write the dictionary to the file named."""
    from pipeline.validate.rules import RULES

    (path,) = arguments
    Path(path).write_text(dictionary(RULES), encoding="utf-8", newline="\n")


def _lines(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield f"Version {schemas.VERSION} of the contract. Generated from the models in `schemas/`; change it there."
    yield from _section("## Conventions")
    yield _CONVENTIONS
    yield from _section("## Tables")
    yield from _grid(
        ("Table", "One row is", "Family"),
        (
            (f"[`{table}`](#{table})", _clause(schemas.description(table)), schemas.family(table))
            for table in schemas.TABLES
        ),
    )
    for table in schemas.TABLES:
        yield from _table(table)
    yield from _section("## Views")
    yield "In the DuckDB file only."
    for view in VIEWS:
        yield from _view(view)
    yield from _section("## Code lists")
    for name in _lists():
        yield from _codes(name)
    yield from _section("## Rules")
    yield "What `findings` are violations of; the severity is the usual one, a finding may have its own."
    yield ""
    yield from _grid(
        ("Rule", "Family", "Severity", "What must hold", "Why"),
        ((f"`{rule.id}`", rule.family, rule.severity, rule.statement, rule.why) for rule in rules),
    )


def _table(table: str) -> Iterator[str]:
    yield from _section(f"### {table}")
    yield f"**{schemas.title(table)}.** {schemas.description(table)} {_order(table)}"
    yield ""
    yield from _grid(
        ("Column", "Type", "Meaning", "Null where", "Values from"),
        (
            (f"`{column.name}`", _type(column), column.description, column.null_meaning or "never", _values(column))
            for column in schemas.columns(table)
        ),
    )


def _view(view: View) -> Iterator[str]:
    yield from _section(f"### {view.name}")
    yield view.description
    yield ""
    yield from _grid(("Column", "Meaning"), ((f"`{name}`", description) for name, description in view.columns))


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


def _lists() -> list[str]:
    """The code lists that columns use, in the order of their names."""
    return sorted({column.codes for table in schemas.TABLES for column in schemas.columns(table) if column.codes})


def _order(table: str) -> str:
    return f"Sorted by {', '.join(f'`{name}`' for name in schemas.sort_columns(table))}."


def _type(column: schemas.ColumnSpec) -> str:
    name = _TYPES[column.dtype.base_type()]
    return f"{name}, {column.unit}" if column.unit else name


def _values(column: schemas.ColumnSpec) -> str:
    if column.codes:
        return f"[{column.codes}](#codes-{column.codes})"
    if column.references is None:
        return ""
    if column.references.startswith("{"):
        return f"key of the table in `{column.references.strip('{}')}`"
    tables = " or ".join(f"[`{table}`](#{table})" for table in column.references.split("|"))
    return f"{'keys' if isinstance(column.dtype, pl.List) else 'key'} of {tables}"


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
