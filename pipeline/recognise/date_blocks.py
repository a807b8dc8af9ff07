"""Dates in the blocks of a document: which block may supply what a date in another lacks.

Context follows the layout. Prose and list items take from what their section told before, a section from its heading
and from the sections it stands in; the lead supplies no other section. A table cell takes from its row, its column and
the heading. An infobox, a citation, a template and a comment supply nothing to others: their dates are about the page
or the source, not about what is told. The one exception is the date of the event that a box is about (the box of a
battle): it supplies the year, to cells too, where nothing nearer does. A field takes from no other than the one for its
year.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.read.document import Block
from pipeline.read.frozen import constructor
from pipeline.recognise.date_alone import dated_columns, is_lone_month, is_lone_number, words_of
from pipeline.recognise.date_context import Resolved, resolve
from pipeline.recognise.date_evidence import is_event_name
from pipeline.recognise.date_fields import years_beside
from pipeline.recognise.date_lines import dateline, is_date_of_event
from pipeline.recognise.date_order import TextRead, habit, read_text
from pipeline.recognise.date_ordinal_days import with_ordinal_days
from pipeline.recognise.date_phrases import Expression, expressions
from pipeline.recognise.date_sources import Source, Sources
from pipeline.recognise.date_words import DateWords, date_words, fold
from pipeline.recognise.mentions import DateMention

_NOTHING = Sources()
# Opens with the digits that it can begin with, which the search passes on to.
_YEAR = re.compile(r"[12](?<!\d[12])(?:(?<=1)\d{3}|(?<=2)(?:0\d{2}|100))(?!\d)")
_LABEL_MARKS = " \t\n:.–—-"
_FIRST_SENTENCES = re.compile(r"(?:.*?(?:[.!?]\s+(?=[A-Z])|\Z)){1,2}", re.DOTALL)
_SUBJECT_WORDS = 8  # of a first sentence, among which the noun stands for what the page is on
_LONGEST_EVENT = 60  # days of a battle or siege that a lead may date
_TELLING = frozenset({"prose", "list_item"})
_PASSING_ON = _TELLING | {"table_cell"}


@dataclass(frozen=True, slots=True)
class BlockDate:
    """A date in a block.

    Attributes:
        mention: the date; `start` and `end` count in the block's text, `basis_start` and `basis_end` in the text of
            `basis_block`.
        basis_block: `Block.index` of the block that supplied a part, None where none did.
    """

    mention: DateMention
    basis_block: int | None = None


_block_date = constructor(BlockDate)


def find_dates_in_blocks(blocks: Sequence[Block], language: str) -> list[list[BlockDate]]:
    """The dates of every block of a document, in order, none overlapping another.

    Numeric dates are read by the habit of the whole document; what a date lacks is taken from the blocks that may
    supply it.

    Args:
        blocks: the document's blocks, in source order.
        language: BCP 47 code of a language with a lexicon.

    Raises:
        KeyError: the language has no lexicon.
    """
    words = date_words(language)
    read: dict[str, TextRead | None] = {}  # cells and fields of a page often say the same
    for block in blocks:
        if block.text not in read:
            read[block.text] = read_text(block.text, words)
    readings = (reading for block in blocks if (reading := read[block.text]) is not None)
    order = "mdy" if (habit(readings) or words.order) == "mdy" else "dmy"
    found = {
        text: with_ordinal_days(expressions(reading, words, order), reading.lexed, words)
        for text, reading in read.items()
        if reading is not None
    }
    context = _Context(
        words, dated_columns(blocks, words), _rows_with_first_cell(blocks), years_beside(blocks, found, words)
    )
    context.title = (blocks[0].text.strip(),) if blocks and blocks[0].element == "heading" else ()
    context.written, is_sure = dateline(blocks, found, words)
    context.news = context.written if is_sure else None
    return [_in_block(block, found.get(block.text), words, context) for block in blocks]


def _in_block(block: Block, found: list[Expression] | None, words: DateWords, context: _Context) -> list[BlockDate]:
    if found and is_lone_month(block, found[0], words, context.dated_columns):
        found = []
    if not found:
        if block.element == "heading" or (block.links and block.element in _PASSING_ON):
            context.tell(block, context.before(block))
        return []
    links = _events_linked(block, words) if block.element in _TELLING else ()
    resolved, told = resolve(
        block.text, found, words, context.before(block), links=links, block=block.index,
        written=context.written if block.element in _TELLING else None,
        news=context.news if block.element in _TELLING else None,
    )  # fmt: skip
    context.tell(block, told)
    if context.event == _NOTHING and block.section in ((), context.title) and block.element == "prose":
        context.event = _event_of_lead(block, resolved, words)
    return [
        _block_date(_with_basis(block, r.mention), r.basis_block)
        for r in resolved
        if not is_lone_number(block, r.mention, words, context.dated_columns)
    ]


@dataclass(slots=True)
class _Context:
    """What has been told so far, by the places that later blocks may take it from."""

    words: DateWords
    dated_columns: frozenset[tuple[int | None, int | None]]
    rows_with_first_cell: frozenset[tuple[int | None, int | None]]
    years_of_fields: Mapping[int, Sources]
    sections: dict[tuple[str, ...], Sources] = field(default_factory=dict)
    headings: dict[tuple[str, ...], Sources] = field(default_factory=dict)
    rows: dict[tuple[int | None, int | None], Sources] = field(default_factory=dict)
    columns: dict[tuple[int | None, int | None], Sources] = field(default_factory=dict)
    spanning: dict[int | None, Sources] = field(default_factory=dict)
    captions: dict[int, Sources] = field(default_factory=dict)
    years: dict[int | None, Sources] = field(default_factory=dict)
    title: tuple[str, ...] = ()
    event: Sources = _NOTHING
    written: Source | None = None
    news: Source | None = None

    def before(self, block: Block) -> Sources:
        """The dates that a block may take from."""
        if block.element in _TELLING:
            return self._or_event(_nearest(self.sections, block.section))
        if block.element == "heading":
            return self._or_event(_nearest(self.headings, block.section))
        if block.element == "table_cell":
            own_row = self.rows.get((block.group, block.row))
            if own_row is None and (block.group, block.row) not in self.rows_with_first_cell:
                own_row = self.spanning.get(block.group)  # the first cell of a row above goes on
            for known in (own_row, self.columns.get((block.group, block.column))):
                if known is not None and known != _NOTHING:
                    return known
            caption = self.captions.get(block.group) if block.group is not None else None
            return self._or_event(caption or _nearest(self.headings, block.section))
        if block.element == "citation":
            return self.years.get(block.group, _NOTHING)
        return self.years_of_fields.get(block.index, _NOTHING)

    def _or_event(self, known: Sources) -> Sources:
        return self.event if known == _NOTHING else known

    def tell(self, block: Block, told: Sources) -> None:
        """Keeps what a block told for the blocks that may take from it."""
        if block.element in _TELLING:
            if block.element == "prose" and block.group is not None:
                self._tell_caption(block.group, block, told)
            self.sections[block.section] = _of_label(block, told) or told
        elif block.element == "heading":
            path = (*block.section, block.text.strip())
            self.headings[path] = self.sections[path] = _own(block, told) or _nearest(self.headings, block.section)
        elif block.element == "table_cell":
            self.rows[block.group, block.row] = _of_label(block, told) or told
            if block.column == 0:
                self.spanning[block.group] = self.rows[block.group, block.row]
            own = _own(block, told)
            if own is not None:
                self.columns[block.group, block.column] = own
        elif block.element == "citation" and block.group is not None and _is_year_of_source(block, self.words):
            self.years[block.group] = told
        elif block.element == "infobox" and self.event == _NOTHING and is_date_of_event(block, self.words):
            self.event = _own(block, told) or _NOTHING

    def _tell_caption(self, group: int, block: Block, told: Sources) -> None:
        own = _own(block, told)
        if own is not None:
            self.captions[group] = own


def _rows_with_first_cell(blocks: Sequence[Block]) -> frozenset[tuple[int | None, int | None]]:
    """The rows of tables that have a cell in the first column: in others that of a row above spans them."""
    return frozenset((b.group, b.row) for b in blocks if b.element == "table_cell" and b.column == 0)


def _nearest(known: dict[tuple[str, ...], Sources], section: tuple[str, ...]) -> Sources:
    """What the section has told, else the nearest one around it; the lead only to itself."""
    for depth in range(len(section), 0, -1):
        if section[:depth] in known:
            return known[section[:depth]]
    return known.get((), _NOTHING) if not section else _NOTHING


def _own(block: Block, told: Sources) -> Sources | None:
    """The date that the block itself tells, rather than what it was told before."""
    for source in (told.narrative, told.named):
        if source is not None and source.block == block.index:
            return Sources(narrative=source)
    return None


def _of_label(block: Block, told: Sources) -> Sources | None:
    """The date that is all a line holds: as a heading does, it begins what stands below it afresh."""
    for own in (told.named, told.narrative):
        if own is not None and own.block == block.index and not _outside(block.text, own).strip(_LABEL_MARKS):
            return Sources(narrative=own)
    return None


def _outside(text: str, source: Source) -> str:
    return text[: source.start] + text[source.end :]


def _is_year_of_source(block: Block, words: DateWords) -> bool:
    return block.field is not None and words.values.get(fold(block.field.strip())) == "year"


def _event_of_lead(block: Block, resolved: Sequence[Resolved], words: DateWords) -> Sources:
    """The year of the battle, attack or disaster that a page is on: its first sentences name it and date it."""
    start = _FIRST_SENTENCES.match(block.text)
    first = next(iter(resolved), None)
    if start is None or first is None or first.basis_block is not None or first.mention.start >= start.end():
        return _NOTHING
    mention = first.mention
    opening = words_of(block.text[: mention.start])[:_SUBJECT_WORDS]
    is_of_days = mention.earliest is not None and mention.precision in ("day", "interval")
    days = (mention.latest - mention.earliest).days if mention.earliest and mention.latest else None
    if not is_of_days or days is None or days > _LONGEST_EVENT or mention.earliest is None:
        return _NOTHING
    if not any(w in words.sets["events_of_days"] for w in opening):
        return _NOTHING
    return Sources(narrative=Source(mention.earliest.year, None, None, mention.start, mention.end, block.index))


def _events_linked(block: Block, words: DateWords) -> tuple[Source, ...]:
    """Links to an event with its year in the title and not in the words shown."""
    found = []
    for link in block.links:
        year = _YEAR.search(link.target)
        shown = block.text[link.start : link.end]
        if link.kind == "internal" and year and year[0] not in shown and is_event_name(words, link.target):
            found.append(Source(int(year[0]), None, None, link.start, link.end, block.index))
    return tuple(found)


def _with_basis(block: Block, mention: DateMention) -> DateMention:
    """The mention with basis ``template`` where its words are a template's output rather than a copy of the source."""
    if mention.basis != "stated" or not any(s <= mention.start and mention.end <= e for s, e, _ in block.templates):
        return mention
    segment = max(bisect_right(block.source.visible, mention.start) - 1, 0)
    return mention if block.source.verbatim[segment] else replace(mention, basis="template")
