"""Sentences as the rules that compare facts look at them: visible text, with the dates and numbers in their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.extract.noun_phrases import PEOPLE, noun_phrase
from pipeline.lexicon import load
from pipeline.read.document import Block, Document
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention
from pipeline.validate.findings import Corpus, Marked
from pipeline.validate.mentioned import RUNNING, Placed, block_spans, dates, numbers

TABULAR = frozenset({"table_cell", "infobox"})
"""Elements that hold values rather than sentences."""

_MOST_MENTIONS = 200
"""Dates and numbers of a sentence that somebody wrote to be read: what has more is a dump of values, or a trap."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention and where it stands in the visible text of its block."""

    row: dict[str, Any]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number(Told):
    """A number mention that counts, with a value."""

    @property
    def value(self) -> float:
        """The number; of a range its low end."""
        return self.row["value"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a number counts.

    Attributes:
        kind: class of the noun as in the lexicon ``quantities``, None where it has no known noun.
        noun: the words between the number and the end of the noun; empty where there is none.
        end: where it ends in the block's visible text.
        country: code of the country in the phrase, if one is.
    """

    kind: str | None
    noun: str
    end: int
    country: str | None = None

    @property
    def unit(self) -> str | None:
        """``people``, or the kind of thing; None where it is not known."""
        return "people" if self.kind in PEOPLE else self.kind


@dataclass(frozen=True)
class Passage:
    """One sentence of a block.

    Attributes:
        document: the document.
        block: the block it stands in.
        start: where it begins in the block's visible text.
        end: where it ends.
        position: its place among the block's sentences, from 0.
        mentions: all number mentions in it, those that count nothing too.
        dates: the date mentions in it.
    """

    document: Document
    block: Block
    start: int
    end: int
    position: int
    mentions: tuple[Told, ...]
    dates: tuple[Told, ...]

    @property
    def text(self) -> str:
        """The sentence's visible text."""
        return self.block.text[self.start : self.end]

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that count something: no ordinals, shares, measures, ranges and vague words."""
        return tuple(Number(m.row, m.start, m.end) for m in self.mentions if counts(m.row))

    @cached_property
    def countries(self) -> tuple[CountryMention, ...]:
        """The countries and nationalities named in it, with offsets in the block."""
        found = find_countries(self.text, self.document.language)
        return tuple(CountryMention(self.start + c.start, self.start + c.end, c.code, c.kind) for c in found)

    @cached_property
    def _begins(self) -> frozenset[int]:
        return frozenset(m.start for m in self.mentions)

    def phrase(self, number: Told) -> Phrase:
        """What a number of this passage counts."""
        text, language = self.block.text, self.document.language
        is_many = (number.row["value"] or 0) > 1
        found = noun_phrase(text, number.end, self.end, self.countries, self._begins, language, is_many)
        if found is None:
            noun = number.row["noun"] or ""
            at = text.find(noun, number.end, self.end)
            if at < 0:  # a label before it, which tells of the whole line
                return Phrase(None, "", number.end, self._joined(number.end))
            return Phrase(None, noun, at + len(noun), self._joined(at + len(noun)))
        country = next((c.code for c in self.countries if number.end <= c.start < found.end), None)
        return Phrase(found.kind, text[number.end : found.end].strip(), found.end, country or self._joined(found.end))

    def _joined(self, end: int) -> str | None:
        """The country joined to a noun or number (soldiers from Chad, nine from Niger)."""
        text = self.block.text
        origins = load(self.document.language, "quantities")["origins"]
        for country in self.countries:
            if country.start >= end:
                between = text[end : country.start].strip().casefold()
                return country.code if between in origins and country.kind == "name" else None
        return None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source stretch of visible characters of the block."""
        return self.block.span(start, end)

    def mark(self, role: str, start: int, end: int) -> Marked:
        """Visible characters of the block, as a stretch that a finding points at."""
        return Marked(role, self.document.id, *self.block.span(start, end))


def counts(row: dict[str, Any]) -> bool:
    """Whether a number mention counts something and has one value."""
    return (
        row["value"] is not None
        and row["value_high"] is None
        and row["notation"] not in ("ordinal", "percent")
        and row["unused_reason"] not in ("measure", "resolution_number", "ordinal", "citation_metadata")
    )


def whole_links(document: Document, start: int, end: int) -> tuple[int, int]:
    """A stretch of the source, widened so that it cuts no link in two."""
    links = document.links
    at = bisect_right(links, start, key=lambda link: link.start) - 1
    if at >= 0 and links[at].start < start < links[at].end:
        start = links[at].start
    at = bisect_left(links, end, key=lambda link: link.start) - 1
    if at >= 0 and links[at].start < end < links[at].end:
        end = links[at].end
    return start, end


def passages(corpus: Corpus) -> dict[str, tuple[Passage, ...]]:
    """The sentences of every block with a date or a number, by document, in the order of the source.

    A sentence with more mentions than any has that is written to be read is left out.
    """
    return corpus.derive(_passages)


def _passages(corpus: Corpus) -> dict[str, tuple[Passage, ...]]:
    found = {}
    for document in corpus.documents.values():
        of_numbers, of_dates = numbers(corpus)[document.id], dates(corpus)[document.id]
        told: list[Passage] = []
        for block in document.blocks:
            if block.element in RUNNING:
                told += _of_block(document, block, _placed(of_numbers, block), _placed(of_dates, block))
        found[document.id] = tuple(told)
    return found


def _of_block(document: Document, block: Block, of_numbers: Sequence[Told], of_dates: Sequence[Told]) -> list[Passage]:
    if not of_numbers and not of_dates:
        return []
    spans = block_spans(document, block)
    number_starts, date_starts = [n.start for n in of_numbers], [d.start for d in of_dates]
    told = (
        Passage(
            document, block, start, end, position,
            tuple(of_numbers[bisect_left(number_starts, start) : bisect_left(number_starts, end)]),
            tuple(of_dates[bisect_left(date_starts, start) : bisect_left(date_starts, end)]),
        )
        for position, (start, end) in enumerate(spans)
    )  # fmt: skip
    return [passage for passage in told if len(passage.mentions) + len(passage.dates) <= _MOST_MENTIONS]


def _placed(mentions: Placed, block: Block) -> list[Told]:
    """The mentions of a block's own text: those whose source is the source of what stands there."""
    found = []
    for row in mentions.within(block.start, block.end):
        if row["element"] == block.element:
            start, end = _visible(block, row["start"], row["end"])
            if start < end and block.span(start, end) == (row["start"], row["end"]):
                found.append(Told(row, start, end))
    return found


def _visible(block: Block, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the source stands in a block's visible text."""
    source = block.source
    if not source.start or start < source.start[0]:
        return (0, 0)
    first, last = bisect_right(source.start, start) - 1, bisect_right(source.start, end - 1) - 1
    lo = source.visible[first] + (start - source.start[first] if source.verbatim[first] else 0)
    if source.verbatim[last]:
        return lo, source.visible[last] + end - source.start[last]
    return lo, source.visible[last + 1] if last + 1 < len(source.visible) else len(block.text)
