"""Rules on how a text is laid out: sentences torn apart, lists without markup, leftovers, odd white space."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

from pipeline.lexicon import load, load_shared
from pipeline.read.document import Block, Document
from pipeline.validate.cited import quoted
from pipeline.validate.findings import Corpus, Marked, Never, NoneFound, Rule
from pipeline.validate.wording import unjoined_words

_MOST = 25
_LONG = 60  # characters of a paragraph that can hold a broken sentence; captions and mottoes are shorter
_TOLD = 120  # characters of a paragraph that nobody writes twice word for word
_OPENING = 40  # characters of it in a message
_SHORT = 6  # words that a line left over from a site's navigation has at most
_ENDS = re.compile(r"[^\W\d_]")
_DOUBLED = re.compile(r"(?<=[^\W_,;])[ ]{2,4}(?=[^\W_])")
_NO_BREAK = re.compile("\u00a0")


def _broken(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        read = [b for b in document.blocks if b.element in ("prose", "heading", "list_item", "table_cell")]
        for block, following in pairwise(read):
            if block.element != "prose" or following.element != "prose" or len(block.text) < _LONG:
                continue
            is_neighbour = not document.text[block.end : following.start].strip() and block.section == following.section
            if not is_neighbour or not _ENDS.match(block.text.rstrip()[-1:]) or len(following.text) < _LONG:
                continue
            # On a page of markup a line may stand by itself without a stop (a caption, a heading of sorts).
            if document.format == "wikitext" and not following.text[:1].islower():
                continue
            start = _last_words(block.text)
            spans = [
                Marked("before", document.id, block.span(start, len(block.text))[0], block.end),
                Marked("after", document.id, *following.span(0, _first_words(following.text))),
            ]
            yield {
                "message": "A paragraph ends without a full stop: its sentence seems to go on in the next.",
                "certainty": "certain" if following.text[:1].islower() else "likely", "spans": spans,
            }  # fmt: skip


def _repeated(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        first: dict[str, Block] = {}
        for block in document.blocks:
            if block.element not in ("prose", "list_item") or len(block.text) < _TOLD:
                continue
            told = first.setdefault(" ".join(block.text.split()), block)
            if told is not block:
                yield {
                    "message": f"A paragraph stands here a second time: “{block.text[:_OPENING].strip()} …”.",
                    "spans": [
                        Marked("repeated", document.id, block.start, block.end),
                        Marked("first", document.id, told.start, told.end),
                    ],
                }  # fmt: skip


def _last_words(text: str) -> int:
    return [m.start() for m in re.finditer(r"\S+", text)][-4:][0]


def _first_words(text: str) -> int:
    return [m.end() for m in re.finditer(r"\S+", text[:200])][:4][-1]


def _list_without_markup(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        if document.format != "text":
            continue
        for (element, _), blocks in groupby(document.blocks, key=lambda b: (b.element, b.group)):
            items = list(blocks)
            if element != "list_item" or len(items) < 2 or any(_has_bullet(document, item) for item in items):
                continue
            yield {
                "message": f"{len(items)} lines form a list, but are not marked as one.", "certainty": "likely",
                "left_value": str(len(items)),
                "spans": [Marked("item", document.id, item.start, item.end) for item in items[:_MOST]],
            }  # fmt: skip


def _has_bullet(document: Document, item: Block) -> bool:
    return item.span(0, 1)[0] > item.start or not document.text[item.start].isalpha()


def _residue(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        marks = load(document.language, "rules")["editorial_marks"]
        pattern = re.compile("|".join(map(re.escape, marks)), re.IGNORECASE)
        for block in document.blocks:
            if block.element != "prose":
                continue
            for m in pattern.finditer(block.text):
                yield {
                    "message": f"“{m[0]}” is an editor's remark, not the text's.", "left_value": m[0],
                    "spans": [Marked("residue", document.id, *block.span(*m.span()))],
                }  # fmt: skip
        yield from _navigation(document)


def _navigation(document: Document) -> Iterator[Mapping[str, Any]]:
    """Short lines at the end of a plain text, behind its last sentence, that belong to the site it was copied from."""
    if document.format != "text":
        return
    words = unjoined_words(document.language, "rules", "navigation")
    for block in reversed(document.blocks):
        is_line = block.element in ("prose", "heading") and block.index > 0 and len(block.text.split()) <= _SHORT
        if not is_line or block.text.rstrip().endswith((".", "!", "?", ":")) or any(map(str.isdigit, block.text)):
            return
        yield {
            "message": f"“{block.text.strip()}” stands behind the last paragraph and is no part of the text.",
            "certainty": "likely" if words.search(block.text) else "arguable", "left_value": block.text.strip(),
            "spans": [Marked("residue", document.id, block.start, block.end)],
        }  # fmt: skip


def _white_space(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        found: dict[str, list[tuple[int, int]]] = {"doubled space": [], "no-break space (U+00A0)": []}
        for block in document.blocks:
            if block.element == "prose" and "  " in block.text:
                found["doubled space"] += [block.span(*m.span()) for m in _DOUBLED.finditer(block.text)]
            if "\u00a0" in block.text and block.element in ("prose", "list_item", "heading"):
                spans = [block.span(*m.span()) for m in _NO_BREAK.finditer(block.text)]
                found["no-break space (U+00A0)"] += [s for s in spans if document.text[s[0]] == "\u00a0"]
        for kind, spans in found.items():
            yield {
                "count": len(spans), "left_value": str(len(spans)),
                "message": f"White space inside sentences: {len(spans)} × {kind}.",
                "table_name": "documents", "row_id": document.id,
                "spans": [Marked("space", document.id, *span) for span in spans[:_MOST]],
            }  # fmt: skip


def _mojibake(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    mojibake = load_shared("maintenance")["mojibake"]
    pattern, begins = re.compile(mojibake), {alternative[0] for alternative in mojibake.split("|")}
    for document in corpus.documents.values():
        # Hardly a text has any of the characters that it begins with.
        found = list(pattern.finditer(document.text)) if any(first in document.text for first in begins) else []
        yield {
            "count": len(found), "left_value": str(len(found)), "table_name": "documents", "row_id": document.id,
            "message": f"Characters lost or read in the wrong encoding: {quoted([m[0] for m in found])}.",
            "spans": [Marked("characters", document.id, m.start(), m.end()) for m in found[:_MOST]],
        }  # fmt: skip


RULES = (
    Rule(
        "paragraph_repeated", "document", "warning",
        "A document tells each paragraph once.",
        "It was pasted twice, and may have been brought up to date in one of the two places.",
        "two paragraphs that are the same, word for word", "two short items that are the same",
        _repeated, Never,
    ),
    Rule(
        "list_without_markup", "document", "info",
        "A list is marked as a list.",
        "Its items could be read as sentences, or as one paragraph.",
        "seven short lines in a row behind a colon", "lines with bullets or numbers; a box of facts",
        _list_without_markup, Never,
    ),
    Rule(
        "sentence_broken_by_paragraph", "document", "info",
        "A paragraph ends where a sentence ends.",
        "What is told on both sides of the break belongs together.",
        "“… there is the movement”, a blank line, “Ansar Dine, which …”",
        "a line of verse; a paragraph that ends with a colon",
        _broken, Never,
    ),
    Rule(
        "boilerplate_residue", "document", "info",
        "A text holds nothing but itself.",
        "The remark or the line belongs to the site that the text was copied from.",
        "“(red.)”; “Weersverwachting Mali” behind the last paragraph", "a short last sentence with its full stop",
        _residue, Never,
    ),
    Rule(
        "irregular_whitespace", "document", "info",
        "Words are parted by one plain space.",
        "A search for the words as they are read finds nothing.",
        "two spaces inside a sentence; U+00A0 between words", "two spaces between sentences",
        _white_space, NoneFound,
    ),
    Rule(
        "mojibake", "document", "warning",
        "A text has the characters that it was written with.",
        "Names in it are not what they were.",
        "“TraorÃ©” for “Traoré”; U+FFFD", "“São Tomé”",
        _mojibake, NoneFound,
    ),
)  # fmt: skip
