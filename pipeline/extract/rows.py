"""Rows under way: what an extractor writes down.

An extractor says *what* a row states (its natural key), *where* it stands (a source span) and its values; it never
makes an id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Literal, TypeVar

from pipeline.extract.context import Sentence, sentences_of
from pipeline.extract.ids import observation_ids, said
from pipeline.extract.sentence_index import SentenceIndex
from pipeline.extract.tables import Table, tables_of
from pipeline.read.document import Block, Document
from pipeline.read.frozen import constructor
from pipeline.recognise.placed import Mentions, PlacedDate, PlacedNumber

Span = tuple[int, int]
Result = TypeVar("Result")
Assertion = Literal["asserted", "claimed", "reported", "planned", "editorial"]
Derivation = Literal["stated", "normalised", "inferred"]
# The rows of a table by column: as many values of each, None where a row has none.
Columns = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as one document names it; `reconcile` decides which of them are one.

    Attributes:
        table: ``missions``, ``operations``, ``actors``, ``people`` or ``places``.
        name: the fullest name known in the document, None where only the abbreviation is.
        abbreviation: None where there is none.
        document_id: set where the name means something in its own document only ("the force"), else None.
    """

    table: str
    name: str | None
    abbreviation: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date that a row states without a mention of its own (worked out, or read from a parameter)."""

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None
    precision: str
    modifier: str | None = None
    basis: str | None = "stated"


@dataclass(frozen=True, slots=True)
class Count:
    """A count that a row states without a mention of its own."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: str = "exact"


@dataclass(eq=False, slots=True)
class Row:
    """One row under way.

    `values` maps columns to values. A date or count block is given under its prefix as a `PlacedDate`, `PlacedNumber`,
    `When` or `Count`; a reference to another row as that `Row`, to an entity as an `Entity` (to several as a list
    of them), to a place of the document as a `Place`. `span` orders equals and, where `has_evidence`, becomes the
    evidence. `id` is set only where the table's key is a readable one; `uses` are mentions that the row rests on
    without a block of its own.
    """

    table: str
    key: tuple[object, ...]
    span: Span
    values: dict[str, Any]
    has_evidence: bool = True
    id: str | None = None
    uses: list[PlacedDate | PlacedNumber] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the document given as evidence from a column other than ``evidence_id``."""

    start: int
    end: int


place_of = constructor(Place)


@dataclass
class DocumentRows:
    """The rows of one document, under way.

    `subject` is the mission that the document treats (its first, where it treats several), once it is known: what
    "the force" or a list of contributors without a name speaks of. `acting` is where sentences name an actor, in order
    of the source, once the actors are known. `columns` are the tables written whole.
    """

    document: Document
    mentions: Mentions
    rows: list[Row] = field(default_factory=list)
    columns: dict[str, Columns] = field(default_factory=dict)
    subject: Entity | None = None
    acting: list[tuple[Span, Entity]] = field(default_factory=list)
    _by_table: dict[str, list[Row]] = field(default_factory=dict, repr=False)
    _worked_out: dict[tuple[Callable[..., Any], int, int, int], Any] = field(default_factory=dict, repr=False)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the document, with their mentions."""
        return sentences_of(self.document, self.mentions)

    @cached_property
    def index(self) -> SentenceIndex:
        """Which of the sentences hold which words."""
        return SentenceIndex.of(self.sentences)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the document, in source order."""
        return tuple(tables_of(self.document))

    def of_sentence(self, work: Callable[[Sentence, str], Result], sentence: Sentence) -> Result:
        """What a function makes of a sentence, in the language of the document; worked out once for all extractors."""
        key = (work, sentence.block.index, sentence.start, sentence.end)
        if key not in self._worked_out:
            self._worked_out[key] = work(sentence, self.document.language)
        return self._worked_out[key]

    def of_block(self, work: Callable[[Block, str], Result], block: Block) -> Result:
        """What a function makes of a block, likewise."""
        key = (work, block.index, 0, 0)
        if key not in self._worked_out:
            self._worked_out[key] = work(block, self.document.language)
        return self._worked_out[key]

    def draft(self, blocks: Set[int], tables: Iterable[str]) -> DocumentRows:
        """Rows of the same document to try extractors on, which leave these as they are.

        Args:
            blocks: the blocks (`Block.index`) whose sentences the extractors are to see.
            tables: those whose rows are copied.
        """
        draft = DocumentRows(self.document, self.mentions, subject=self.subject, _worked_out=self._worked_out)
        draft.sentences = tuple(sentence for sentence in self.sentences if sentence.block.index in blocks)
        for table in tables:
            for row in self.of(table):
                draft.add(table, row.key, row.span, **row.values)
        return draft

    def add(self, table: str, key: tuple[object, ...], span: Span, /, **values: Any) -> Row:
        """Write a row down that its words (`span`) support. The values may be completed later through the result."""
        return self._keep(Row(table, key, span, values))

    def add_bare(self, table: str, key: tuple[object, ...], span: Span, /, **values: Any) -> Row:
        """Write a row down for a table without an evidence column."""
        return self._keep(Row(table, key, span, values, has_evidence=False))

    def add_table(self, table: str, keys: Iterable[str], columns: Columns) -> None:
        """Write a whole table down by column, as is fit for what a page has by the thousand.

        Args:
            table: one without an evidence column, whose values stand for themselves.
            keys: the natural key of each row, as `pipeline.extract.ids.said` writes it, in the order of the source.
            columns: the values, but for the table's own key and the document's.
        """
        document_id = self.document.id
        ids = observation_ids(table, document_id, keys)
        self.columns[table] = {key_column(table): ids, "document_id": [document_id] * len(ids), **columns}

    def fact(
        self,
        table: str,
        key: tuple[object, ...],
        span: Span,
        /,
        extractor: str,
        *,
        assertion: Assertion = "asserted",
        derivation: Derivation = "stated",
        **values: Any,
    ) -> Row:
        """Write a row of a table about the world down, with its evidence block."""
        return self.add(
            table, key, span, extractor=extractor, assertion=assertion, derivation=derivation, **values
        )  # fmt: skip

    def of(self, table: str) -> Iterator[Row]:
        """The rows of one table so far, in the order written."""
        return iter(self._by_table.get(table, ()))

    def _keep(self, row: Row) -> Row:
        self.rows.append(row)
        self._by_table.setdefault(row.table, []).append(row)
        return row


@cache
def key_column(table: str) -> str:
    """The column that has a table's own key."""
    from schemas import primary_key

    return primary_key(table)


SECTION_SEPARATOR = " > "


def section_path(section: Iterable[str]) -> str | None:
    """The headings above a place as one string, outermost first; None above the first heading."""
    return SECTION_SEPARATOR.join(section) or None


def assign_ids(rows: Iterable[Row], document_id: str) -> dict[Row, str]:
    """An id for every row: equals (same table, keys that read alike) are told apart by their order in the source."""
    by_table: dict[str, list[Row]] = {}
    for row in sorted(rows, key=attrgetter("span")):
        by_table.setdefault(row.table, []).append(row)
    ids: dict[Row, str] = {}
    for table, found in by_table.items():
        made = observation_ids(table, document_id, (said(*row.key) for row in found))
        ids.update(zip(found, made, strict=True))
    ids.update({row: row.id for row in ids if row.id is not None})
    return ids


def block_columns(
    prefix: str, value: PlacedDate | PlacedNumber | When | Count, mention_ids: Mapping[int, str]
) -> dict[str, Any]:
    """The columns of a date or count block.

    Args:
        prefix: the block's prefix.
        value: what the block says.
        mention_ids: id of a mention's row by the identity (``id()``) of the placed mention.
    """
    if isinstance(value, PlacedDate):
        m = value.mention
        return {
            f"{prefix}_edtf": m.edtf, f"{prefix}_earliest": m.earliest, f"{prefix}_latest": m.latest,
            f"{prefix}_precision": m.precision, f"{prefix}_modifier": m.modifier, f"{prefix}_basis": m.basis,
            f"{prefix}_mention_id": mention_ids[id(value)],
        }  # fmt: skip
    if isinstance(value, When):
        return {
            f"{prefix}_edtf": value.edtf, f"{prefix}_earliest": value.earliest, f"{prefix}_latest": value.latest,
            f"{prefix}_precision": value.precision, f"{prefix}_modifier": value.modifier,
            f"{prefix}_basis": value.basis, f"{prefix}_mention_id": None,
        }  # fmt: skip
    if isinstance(value, PlacedNumber):
        count = count_of(value)
        return {**_count_columns(prefix, count), f"{prefix}_mention_id": mention_ids[id(value)]}
    return {**_count_columns(prefix, value), f"{prefix}_mention_id": None}


def _count_columns(prefix: str, count: Count) -> dict[str, Any]:
    return {
        f"{prefix}_low": count.low, f"{prefix}_best": count.best, f"{prefix}_high": count.high,
        f"{prefix}_qualifier": count.qualifier,
    }  # fmt: skip


def count_of(number: PlacedNumber) -> Count:
    """A number mention as a count: low, best and high as UCDP gives them.

    ``about`` gives a best without bounds, ``at_most`` a high and ``at_least`` a low (each also as best, since that is
    the figure a reader takes away), a range its two ends and no best.
    """
    m = number.mention
    if m.value is None:
        return Count(None, None, None, "vague")
    value = int(m.value)
    if m.value_high is not None:
        return Count(value, None, int(m.value_high), m.qualifier)
    match m.qualifier:
        case "about":
            return Count(None, value, None, "about")
        case "at_most":
            return Count(None, value, value, "at_most")
        case "at_least":
            return Count(value, value, None, "at_least")
        case _:
            return Count(value, value, value, m.qualifier)
