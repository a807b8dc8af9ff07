"""When what a document is about happened: its battle, or the establishment of its mission."""

from __future__ import annotations

import re
from typing import Any

from pipeline.lexicon import load
from pipeline.read.document import Document
from pipeline.recognise import edtf
from pipeline.validate.findings import Corpus
from pipeline.validate.mentioned import dates
from pipeline.validate.passages import Told
from pipeline.validate.stated import Row, evidence_by_id, mentions_by_id

_DATE_FIELDS = frozenset({"date", "datum"})
_ESTABLISHED = frozenset({"established", "start"})
_NAME_FIELDS = frozenset({"title", "name", "conflict", "event", "naam", "titel"})
_WORD = re.compile(r"[^\W\d_]+")


def event_named(corpus: Corpus, document: Document, noun: str) -> Told | None:
    """The mention of the date of an event that its document tells by a noun alone: the siege, its establishment."""
    word = noun.casefold()
    if word in load(document.language, "comparisons")["establishments"]:
        row = corpus.derive(_established).get(document.id)
    else:
        row = corpus.derive(_boxed).get(document.id, {}).get(word)
    return None if row is None else Told(row, 0, 0)


def _established(corpus: Corpus) -> dict[str, Row]:
    """When the one mission whose establishment a document dates was established."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    rows: dict[str, Row] = {}
    evidence, mentions = evidence_by_id(corpus), mentions_by_id(corpus)
    for row in corpus.rows("statements"):
        mention = mentions.get(row["value_date_mention_id"])
        if row["property"] not in _ESTABLISHED or mention is None or row["evidence_id"] not in evidence:
            continue
        if mention["precision"] == "day" and mention["is_valid"] and mention["modifier"] is None:
            found.setdefault(row["document_id"], []).append((row["entity_id"], mention["edtf"]))
            rows.setdefault(row["document_id"], mention)
    return {document_id: rows[document_id] for document_id, told in found.items() if len(set(told)) == 1}


def _boxed(corpus: Corpus) -> dict[str, dict[str, Row]]:
    """The dates of the infoboxes of events, by the nouns in the names of their boxes and leads."""
    found: dict[str, dict[str, Row]] = {}
    for document in corpus.documents.values():
        boxes = [b for b in document.blocks if b.element == "infobox" and b.field_key in _DATE_FIELDS]
        if len(boxes) != 1:
            continue
        told = [row for row in dates(corpus)[document.id].within(boxes[0].start, boxes[0].end) if row["is_valid"]]
        if told and (row := _begun(told[0])) is not None:
            found[document.id] = {word.casefold(): row for name in _names(document) for word in _WORD.findall(name)}
    return found


def _names(document: Document) -> list[str]:
    """What the document is about, as its box and its first sentence name it."""
    lead = next((b for b in document.blocks if b.element == "prose"), None)
    boxed = [b.text for b in document.blocks if b.element == "infobox" and b.field_key in _NAME_FIELDS]
    return [*boxed, *([lead.text[slice(*lead.bold[0])]] if lead is not None and lead.bold else [])]


def _begun(row: Row) -> Row | None:
    """A date with the bounds of its first day."""
    if row["precision"] == "interval" and "/" in row["edtf"]:
        earliest, latest = edtf.bounds(row["edtf"].split("/")[0])
        return None if earliest is None or latest is None else {**row, "earliest": earliest, "latest": latest}
    return row if row["precision"] in ("day", "month", "year") and row["modifier"] is None else None
