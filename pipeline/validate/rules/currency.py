"""Rules on what a document says holds now: lists headed as current, and words that were true on the day of writing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.read.document import Block, Document
from pipeline.recognise.sentences import sentence_at, sentences
from pipeline.validate.cited import Cited, by_document, quoted
from pipeline.validate.findings import Corpus, Marked, Milder, NoneFound, Rule
from pipeline.validate.mentioned import dates, mark
from pipeline.validate.verdicts import Condition, Value
from pipeline.validate.wording import unjoined_words

_MOST = 25
_HEAD = 200  # characters that the line above a list may have to be its head
_OLD = dt.timedelta(days=365)


class NotOver(Condition):
    """What is listed as current has not ended before the latest date that the document knows of."""

    days_over = Value(int, le=0)


class Listing(NamedTuple):
    """A list with the line above it and the word in that line which says that the list holds now."""

    document: Document
    head: Block
    word: Marked
    items: tuple[Block, ...]


def current_lists(corpus: Corpus) -> list[Listing]:
    """The lists of the corpus that are headed as current."""
    return corpus.derive(_current_lists)


def written_after(corpus: Corpus) -> dict[str, dt.date]:
    """For each document that shows it, the latest date that it was written after."""
    return corpus.derive(_written_after)


def _current_lists(corpus: Corpus) -> list[Listing]:
    found = []
    for document in corpus.documents.values():
        read = [b for b in document.blocks if b.element in ("prose", "heading", "list_item")]
        current = unjoined_words(document.language, "rules", "current_heads")
        not_current = unjoined_words(document.language, "rules", "not_current_heads")
        head: Block | None = None
        for (is_item, _), blocks in groupby(read, key=lambda b: (b.element == "list_item", b.group)):
            listed = tuple(blocks)
            if is_item and head is not None and len(head.text) <= _HEAD:
                word = current.search(head.text)
                if word and not not_current.search(head.text):
                    found.append(Listing(document, head, Marked("head", document.id, *head.span(*word.span())), listed))
            if not is_item:
                head = listed[-1]
    return found


def _written_after(corpus: Corpus) -> dict[str, dt.date]:
    known = {row["document_id"]: row["not_before"] for row in corpus.rows("documents") if row["not_before"]}
    latest: dict[str, dt.date] = {}
    for row in corpus.rows("date_mentions"):
        if row["modifier"] not in ("before", "about") and row["earliest"] and row["element"] == "prose":
            day = row["earliest"]
            latest[row["document_id"]] = max(latest.get(row["document_id"], day), day)
    return {**latest, **known}


def _ended(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    latest = written_after(corpus)
    for listing in current_lists(corpus):
        document = listing.document
        if document.id not in latest:
            continue
        for item in listing.items:
            end = _end_in(corpus, document, item)
            if end is None:
                continue
            over = (latest[document.id] - end["latest"]).days
            yield {
                "days_over": over,
                "message": f"Listed as current ({listing.head.text.strip()[:80]!r}), but ended: {end['quote']}. "
                f"The document itself is from {latest[document.id]} or later.",
                "left_value": document.text[listing.word.start : listing.word.end], "right_value": end["quote"],
                "difference": f"{over} days", "table_name": "date_mentions", "row_id": end["date_mention_id"],
                "spans": [
                    Marked("head", document.id, listing.head.span(0, 1)[0], listing.head.end), listing.word,
                    Marked("item", document.id, item.start, item.end), mark("end", end),
                ],
            }  # fmt: skip


def _end_in(corpus: Corpus, document: Document, item: Block) -> dict[str, Any] | None:
    """The date on which what a list item names came to its end, where the item gives one and that alone."""
    listed = [row for row in dates(corpus)[document.id].within(item.start, item.end) if row["element"] == "list_item"]
    if len(listed) != 1 or listed[0]["latest"] is None:
        return None
    row = listed[0]
    if row["precision"] == "interval":
        behind = document.text[row["end"] : item.end]
        return row if "/" in row["edtf"] and not row["edtf"].endswith("..") and not re.search(r"\w", behind) else None
    until = unjoined_words(document.language, "rules", "until")
    before = re.search(r"[^;,()\n]*\Z", document.text[max(item.start, row["start"] - 40) : row["end"]])
    return row if row["modifier"] in (None, "before") and before and until.search(before[0]) else None


def _newer(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    listings = current_lists(corpus)
    documents = {listing.document.id: listing.document for listing in listings}
    by_block: dict[tuple[str, int], set[int]] = {}
    by_reference: dict[tuple[str, int], Cited] = {}
    for document in documents.values():
        for use in document.reference_uses:
            if use.block is not None and use.reference is not None:
                by_block.setdefault((document.id, use.block), set()).add(use.reference)
        for cited in by_document(corpus)[document.id]:
            by_reference[document.id, cited.row["position"] - 1] = cited
    for listing in listings:
        document = listing.document
        sources = by_block.get((document.id, listing.head.index), set())
        source = by_reference.get((document.id, next(iter(sources)))) if len(sources) == 1 else None
        seen = _seen(source) if source else None
        if source is None or seen is None:
            continue
        newer = [
            row
            for item in listing.items
            if (document.id, item.index) not in by_block
            for row in dates(corpus)[document.id].within(item.start, item.end)
            if row["earliest"] and row["earliest"] > seen and row["element"] == "list_item"
        ]
        listed = quoted([r["quote"] for r in newer])
        yield {
            "count": len(newer), "left_value": str(seen), "right_value": ", ".join(r["quote"] for r in newer[:5]),
            "message": f"The list's only source was seen on {seen}; its items go on to {listed}.",
            "spans": [source.whole("source"), *(mark("item", row) for row in newer[:_MOST])], **source.about,
        }  # fmt: skip


def _seen(cited: Cited) -> dt.date | None:
    """The latest date on which a source is known to have been seen."""
    stamp = cited.row["archive_timestamp"]
    known = [cited.row["accessed_latest"], cited.row["published_latest"], stamp.date() if stamp else None]
    return max((day for day in known if day is not None), default=None)


def _stale(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    latest = written_after(corpus)
    horizon = max([*latest.values(), *(d for doc in corpus.documents.values() if (d := _as_of(doc)))], default=None)
    for document in corpus.documents.values():
        own = latest.get(document.id)
        if own is None or horizon is None:
            continue
        stamp = _as_of(document)
        is_fresh = stamp is not None and stamp - own < _OLD
        said = [] if is_fresh else [*_stale_words(corpus, document), *_stale_states(document)]
        words = said if is_fresh else [*said, *_open_intervals(corpus, document)]
        is_shown = horizon - own >= _OLD
        listed = quoted([document.text[w.start : w.end] for w in words])
        yield {
            # "2005–present" in a box is how boxes are written: worth knowing, no more.
            "count": len(words), "severity": None if said else "info",
            "certainty": "likely" if is_shown else "arguable",
            "message": f"True on the day of writing, which is not given: {listed}. The latest date here is {own}.",
            "left_value": str(len(words)), "right_value": str(own), "table_name": "documents", "row_id": document.id,
            "spans": words[:_MOST],
        }  # fmt: skip


def _as_of(document: Document) -> dt.date | None:
    """The day a document was revised or, failing that, retrieved, as far as the catalog says."""
    stamp = document.origin.revised_at or document.origin.retrieved_at
    return stamp.date() if stamp else None


def _stale_words(corpus: Corpus, document: Document) -> Iterator[Marked]:
    """Words for the present in the running text, in sentences without a date."""
    pattern, behind = _stale_pattern(document.language), unjoined_words(document.language, "rules", "not_stale_behind")
    listed = _stale_phrases(document.language)
    shortest = min(map(len, listed))
    blocks = [
        (block, block.text.casefold().replace("\u00a0", " "))
        for block in document.blocks
        if len(block.text) >= shortest and block.element in ("prose", "list_item", "heading", "table_cell")
    ]
    # What the whole text has not need not be looked for in each part of it.
    whole = "\n".join([folded for _, folded in blocks])
    phrases = [phrase for phrase in listed if phrase in whole]
    for block, folded in blocks if phrases else ():
        if not any(phrase in folded for phrase in phrases):
            continue
        split: list[tuple[int, int]] | None = None
        for m in pattern.finditer(block.text):
            split = sentences(block.text, document.language) if split is None else split
            start, end = sentence_at(split, m.start()) or (0, len(block.text))
            if behind.search(block.text, max(start, m.start() - 12), m.start()):
                continue
            within = dates(corpus)[document.id].within(*block.span(start, end))
            if not any(row["element"] == block.element for row in within):
                yield Marked("word", document.id, *block.span(*m.span()))


@cache
def _stale_phrases(language: str) -> tuple[str, ...]:
    """The phrases for the present, without regard to case: a text that has none is not searched for them as words."""
    lists = load(language, "rules")
    return tuple(dict.fromkeys(phrase.casefold() for name in ("stale", "stale_before") for phrase in lists[name]))


@cache
def _stale_pattern(language: str) -> re.Pattern[str]:
    nouns, before, stale = (
        unjoined_words(language, "rules", listed).pattern for listed in ("stale_nouns", "stale_before", "stale")
    )
    return compiled(rf"{stale}|{before}(?=\s+(?:\w+\s+)?{nouns})", re.IGNORECASE)


def _stale_states(document: Document) -> Iterator[Marked]:
    """Fields of a box that give a state as lasting, in a word and without a date."""
    active = frozenset(load(document.language, "rules")["active"])
    for block in _status_blocks(document):
        if block.text.strip().casefold() in active:
            yield Marked("field", document.id, *block.span(0, len(block.text)))


def _open_intervals(corpus: Corpus, document: Document) -> Iterator[Marked]:
    """Fields of a box that give an interval up to now."""
    active = frozenset(load(document.language, "rules")["active"])
    for block in _status_blocks(document):
        last = re.search(r"[^\s–—-]+\Z", block.text.rstrip())
        if last and last[0].casefold() in active and dates(corpus)[document.id].within(block.start, block.end):
            yield Marked("field", document.id, *block.span(last.start(), last.end()))


def _status_blocks(document: Document) -> Iterator[Block]:
    fields = frozenset(load(document.language, "rules")["status_fields"])
    return (b for b in document.blocks if b.element == "infobox" and (b.field or "").casefold() in fields)


RULES = (
    Rule(
        "stale_wording", "dates", "warning",
        "What is said to hold now says as of when.",
        "The document's own dates are all a reader has to tell how long ago “now” was.",
        "“There currently are two missions”; status = Active",
        "“As of May 2020 there are two missions”; a page revised this year",
        _stale, NoneFound,
        milder=Milder("info", "where only intervals up to now are left open, as boxes write them"),
    ),
    Rule(
        "ended_item_in_current_list", "dates", "error",
        "What is listed as current has not ended.",
        "The list and its item contradict each other.",
        "“Current contributors are: … Netherlands – until 1 May 2019” in a document of 2020",
        "“until 2025” in a document of 2020; a list headed “former”",
        _ended, NotOver,
    ),
    Rule(
        "item_newer_than_list_source", "dates", "info",
        "The items of a list are no newer than its only source.",
        "The newer items have no source.",
        "a list cited to a page seen in 2017, with “until 1 May 2019” in it",
        "the newer item cites a source of its own",
        _newer, NoneFound,
    ),
)  # fmt: skip
