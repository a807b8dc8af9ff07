"""The page of facts: for ten facts of each document the words and the row, as Markdown.

It lets a person judge in a minute what the dataset is worth: each row stands below the words that it rests on, with the
key under which ``blauwhelm explain`` shows the rest. What is chosen from several claims (`pipeline.reconcile.chosen`)
rests on no one place; the claims stand for it.

Every release has one (`NAME`). That of the embedded documents is in ``docs``; to write it anew:
``python -m pipeline.publish.facts_page docs/facts.md``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import polars as pl

import schemas
from pipeline.read.document import Document

NAME = "FACTS.md"

FACTS = 10
"""Facts of a document that are shown, at most."""

TABLES = (
    "strengths", "incidents", "leadership", "resolutions", "contributions", "casualties", "events", "mandates",
    "fatality_totals", "mandate_tasks", "operation_relations", "contributors", "actor_relations", "places",
    "statements", "names",
)  # fmt: skip
"""The tables whose rows rest on one place each, those that analysts ask for most first."""

_CONTEXT = 90  # characters on either side of the words
_LONGEST = 420  # characters of words that are shown whole
_EVIDENCE = frozenset({"document_id", "evidence_id", "assertion", "derivation", "extractor"})
_DATE_PARTS = ("earliest", "latest", "precision", "basis", "mention_id")
_COUNT_PARTS = ("best", "high", "qualifier", "mention_id")
_DERIVATIONS = ("stated", "normalised", "inferred")

_BLANK = re.compile(r"[\s\x00-\x1f\x7f]+")
_REORDERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What CommonMark and its GitHub dialect read as markup; ":" and "." only where they would make an address a link.
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&!$@^]|:(?=//)|(?<=www)\.|\A[-+=]")
_NUMBERED = re.compile(r"\A(\d+)([.)])")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row, and where the words stand that it rests on."""

    table: str
    row: Row
    start: int
    end: int


def facts_page(tables: Mapping[str, pl.DataFrame], documents: Sequence[Document]) -> str:
    """The page as Markdown, the same for the same rows.

    Args:
        tables: a frame for every table of the contract.
        documents: those that the tables were read from.
    """
    return "\n".join(_lines(tables, documents)) + "\n"


def _lines(tables: Mapping[str, pl.DataFrame], documents: Sequence[Document]) -> Iterator[str]:
    yield "# Facts, and the words they rest on"
    yield ""
    yield f"For each document up to {FACTS} facts, from as many tables as have any. The words stand between ⟪ and ⟫ in"
    yield "their context, as the document's source has them; what follows is the row, a block of columns in one line."
    facts = _facts_of(tables)
    for document in sorted(documents, key=lambda document: document.id):
        yield ""
        yield f"## {escaped(document.title)}"
        yield ""
        yield f"Document `{_code(document.id)}`, {document.language}, {document.format}."
        chosen = best(facts.get(document.id, {}))
        if not chosen:
            yield ""
            yield "No facts were found in it."
        for number, fact in enumerate(chosen, start=1):
            yield from _shown(number, fact, document.text)


def _facts_of(tables: Mapping[str, pl.DataFrame]) -> dict[str, dict[str, list[Fact]]]:
    """The facts of each document by table, in the order of the tables."""
    places = {
        evidence_id: (start, end)
        for evidence_id, start, end in tables["evidence"].select("evidence_id", "start", "end").iter_rows()
    }
    found: dict[str, dict[str, list[Fact]]] = {}
    for table in TABLES:
        for row in tables[table].iter_rows(named=True):
            place = places.get(row["evidence_id"])
            if place is not None:
                found.setdefault(row["document_id"], {}).setdefault(table, []).append(Fact(table, row, *place))
    return found


def best(facts: Mapping[str, Sequence[Fact]]) -> list[Fact]:
    """The facts of one document to show: of each table the one that says most, then of each the second, and so on."""
    ordered = (sorted(of_table, key=_rank) for of_table in facts.values())
    rounds = (fact for each in zip_longest(*ordered) for fact in each if fact is not None)
    return [fact for fact, _ in zip(rounds, range(FACTS), strict=False)]


def _rank(fact: Fact) -> tuple[Any, ...]:
    """Before others: a row with more values, stated before worked out, earlier in the document."""
    said = sum(value is not None for name, value in fact.row.items() if name not in _EVIDENCE)
    key = fact.row[schemas.primary_key(fact.table)]
    return (-said, _DERIVATIONS.index(fact.row["derivation"]), fact.start, fact.end, key)


def _shown(number: int, fact: Fact, text: str) -> Iterator[str]:
    key = fact.row[schemas.primary_key(fact.table)]
    yield ""
    yield f"### {number}. {schemas.title(fact.table)}"
    yield ""
    yield f"> {_quoted(text, fact.start, fact.end)}"
    yield ""
    yield "| Column | Value |"
    yield "|---|---|"
    for name, value in _values(fact.table, fact.row):
        yield f"| `{name}` | {escaped(value)} |"
    yield ""
    yield f"`blauwhelm explain {fact.table}/{_code(key)}`"


def _quoted(text: str, start: int, end: int) -> str:
    """The words between their marks, with what stands around them, cut at the ends of words."""
    before = text[max(start - _CONTEXT, 0) : start]
    after = text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = "… " + (before.split(maxsplit=1)[-1] if len(before.split()) > 1 else before)
    if end + _CONTEXT < len(text):
        after = (after.rsplit(maxsplit=1)[0] if len(after.split()) > 1 else after) + " …"
    words = text[start:end]
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
    parts = (escaped(part, is_part=True) for part in (f"{before}⟪", f"{words}⟫", after))
    return _NUMBERED.sub(r"\1\\\2", "".join(parts).strip())  # no numbered list


def _values(table: str, row: Row) -> Iterator[tuple[str, str]]:
    """What a row says: name and value of each column, a date or count block as one."""
    names = {column.name for column in schemas.columns(table)}
    dates = {name.removesuffix("_edtf") for name in names if name.endswith("_edtf")}
    counts = {name.removesuffix("_low") for name in names if f"{name.removesuffix('_low')}_qualifier" in names}
    parts = {f"{p}_{part}" for p in dates for part in (*_DATE_PARTS, "modifier")}
    parts |= {f"{p}_{part}" for p in counts for part in _COUNT_PARTS}
    skipped = parts | {schemas.primary_key(table), "document_id", "evidence_id"}
    for name, value in row.items():
        prefix = name.rsplit("_", 1)[0]
        if name in skipped:
            continue
        if name.endswith("_edtf"):
            said = (name, " ".join(each for each in (row[f"{prefix}_modifier"], value) if each))
        elif name.endswith("_low") and prefix in counts:
            said = (prefix, _count(row, prefix))
        else:
            said = (
                name,
                ", ".join(map(str, value)) if isinstance(value, list) else str("" if value is None else value),
            )
        if said[1]:
            yield said


def _count(row: Row, prefix: str) -> str:
    """A count block in words: ``at_most 12640``, ``20–30``, ``vague``."""
    qualifier, number = row[f"{prefix}_qualifier"], row[f"{prefix}_best"]
    if number is None and row[f"{prefix}_low"] is not None and row[f"{prefix}_high"] is not None:
        number = f"{row[f'{prefix}_low']}–{row[f'{prefix}_high']}"
    said = [qualifier if qualifier != "exact" else None, number]
    return " ".join(str(each) for each in said if each is not None)


def escaped(text: str, *, is_part: bool = False) -> str:
    """Text as one line of Markdown that shows it and does nothing else.

    Args:
        text: any text.
        is_part: whether it goes on beside other text: white space at its ends is kept then, as one blank.
    """
    line = _BLANK.sub(" ", _REORDERING.sub("", text))
    return _MARKUP.sub(r"\\\g<0>", line if is_part else line.strip())


def _code(text: str) -> str:
    return _BLANK.sub(" ", text).replace("`", "'")


def main(arguments: Sequence[str]) -> None:
    """Write the page of the embedded documents to the file named."""
    (path,) = arguments
    Path(path).write_text(embedded(), encoding="utf-8", newline="\n")


def embedded() -> str:
    """The page of the embedded documents.

    Raises:
        FileNotFoundError: the package does not run from its repository, where they are.
    """
    from pipeline import checkout
    from pipeline.extract import extract
    from pipeline.read import read
    from pipeline.read.corrections import load_corrections
    from pipeline.read.sources import load
    from pipeline.recognise import recognise
    from pipeline.reconcile import reconcile
    from pipeline.validate.contract import check

    folder = checkout.sources()
    if folder is None:
        raise FileNotFoundError("there are no embedded documents here")
    documents = [read(source) for source in load([folder])]
    extracts = [extract(document, recognise(document)) for document in documents]
    return facts_page(check(reconcile(extracts, load_corrections([folder]))).kept, documents)


if __name__ == "__main__":
    main(sys.argv[1:])
