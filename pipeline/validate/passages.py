"""Sentences as the rules that compare facts look at them: visible text, with the dates and numbers in their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
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
    mentions: Sequence[Told]
    dates: Sequence[Told]

    @property
    def text(self) -> str:
        """The sentence's visible text."""
        return self.block.text[self.start : self.end]

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that count something: no ordinals, shares, measures, ranges and vague words."""
        return _counting(self.mentions)

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


@dataclass(frozen=True)
class Paragraph:
    """A block with a date or a number in it.

    Most blocks have too few of them for most rules: who looks for sentences looks at these numbers and dates first.

    Attributes:
        document: the document.
        block: the block.
        mentions: all number mentions in it, those that count nothing too.
        dates: the date mentions in it.
    """

    document: Document
    block: Block
    mentions: Sequence[Told]
    dates: Sequence[Told]

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that count something: no ordinals, shares, measures, ranges and vague words."""
        return _counting(self.mentions)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its sentences, but for those with more mentions than any has that is written to be read."""
        number_starts, date_starts = [n.start for n in self.mentions], [d.start for d in self.dates]
        told = (
            Passage(
                self.document, self.block, start, end, position,
                self.mentions[bisect_left(number_starts, start) : bisect_left(number_starts, end)],
                self.dates[bisect_left(date_starts, start) : bisect_left(date_starts, end)],
            )
            for position, (start, end) in enumerate(block_spans(self.document, self.block))
        )  # fmt: skip
        return tuple(passage for passage in told if len(passage.mentions) + len(passage.dates) <= _MOST_MENTIONS)


def counts(row: dict[str, Any]) -> bool:
    """Whether a number mention counts something and has one value."""
    return (
        row["value"] is not None
        and row["value_high"] is None
        and row["notation"] not in ("ordinal", "percent")
        and row["unused_reason"] not in ("measure", "resolution_number", "ordinal", "citation_metadata")
    )


def _counting(mentions: Sequence[Told]) -> tuple[Number, ...]:
    return tuple(Number(m.row, m.start, m.end) for m in mentions if counts(m.row))


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


def paragraphs(corpus: Corpus) -> dict[str, tuple[Paragraph, ...]]:
    """The blocks with a date or a number, by document, in the order of the source."""
    return corpus.derive(_paragraphs)


def passages(corpus: Corpus) -> Iterator[Passage]:
    """The sentences of all paragraphs, in the order of the documents and of the source."""
    return (passage for told in paragraphs(corpus).values() for paragraph in told for passage in paragraph.passages)


def _paragraphs(corpus: Corpus) -> dict[str, tuple[Paragraph, ...]]:
    found = {}
    for document in corpus.documents.values():
        of_numbers, of_dates = numbers(corpus)[document.id], dates(corpus)[document.id]
        told: list[Paragraph] = []
        for block in document.blocks:
            if block.element in RUNNING:
                has_numbers = of_numbers.is_any_in(block.start, block.end)
                has_dates = of_dates.is_any_in(block.start, block.end)
                in_numbers = _placed(of_numbers, block) if has_numbers else []
                in_dates = _placed(of_dates, block) if has_dates else []
                if in_numbers or in_dates:
                    told.append(Paragraph(document, block, in_numbers, in_dates))
        found[document.id] = tuple(told)
    return found


def _placed(mentions: Placed, block: Block) -> list[Told]:
    """The mentions of a block's own text: those whose source is the source of what stands there."""
    return [
        Told(row, *place)
        for row in mentions.within(block.start, block.end)
        if row["element"] == block.element and (place := _visible(block, row["start"], row["end"])) is not None
    ]


def _visible(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """Where a stretch of the source stands in a block's visible text; None where it is the source of none."""
    source = block.source
    if not source.start or start < source.start[0]:
        return None
    first = bisect_right(source.start, start) - 1
    if source.verbatim[first] and end <= source.end[first]:
        lo = source.visible[first] + start - source.start[first]
        return (lo, lo + end - start) if start < end else None
    last = bisect_right(source.start, end - 1, first) - 1
    lo = source.visible[first] + (start - source.start[first] if source.verbatim[first] else 0)
    if source.verbatim[last]:
        hi = source.visible[last] + end - source.start[last]
    else:
        hi = source.visible[last + 1] if last + 1 < len(source.visible) else len(block.text)
    return (lo, hi) if lo < hi and block.span(lo, hi) == (start, end) else None
