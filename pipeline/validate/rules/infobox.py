"""Rules on a page's infobox: what it leaves open, and what it says against the text below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.read.document import Block
from pipeline.validate.boxed_events import boxed_events
from pipeline.validate.cited import quoted
from pipeline.validate.dated import looseness
from pipeline.validate.findings import Corpus, Marked, NoneFound, Rule
from pipeline.validate.mentioned import RUNNING, dates, numbers
from pipeline.validate.stated import evidence_by_id
from pipeline.validate.verdicts import Condition, Value

_MOST = 25
_BEGINNINGS = ("established", "mandate_start", "deployed")
"""What a box's one field for a mission's beginning may mean."""
_NO_WORD_ON_FACTS = ("editorial", "planned")
"""Assertions that say what an editor holds or what was to be: neither contradicts what was."""


class SameInBoth(Condition):
    """Some statement of the text agrees with the infobox's."""

    is_told_alike = Value(bool, eq=True)


def _empty(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        for template in document.templates:
            if not template.is_infobox:
                continue
            empty = [p for p in template.parameters if p.is_named and not p.raw]
            spans = []
            for parameter in empty[:_MOST]:
                at = document.text.rfind(parameter.name, template.start, parameter.start + 1)
                spans.append(Marked("field", document.id, at, at + len(parameter.name)) if at >= 0 else
                             Marked("field", document.id, template.start, template.end))  # fmt: skip
            yield {
                "count": len(empty), "left_value": str(len(empty)), "right_value": str(len(template.parameters)),
                "message": f"Empty fields of {template.name}: {quoted([p.name for p in empty])}.",
                "spans": spans,
            }  # fmt: skip


def _not_in_body(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        boxes = [block for block in document.blocks if block.element == "infobox"]
        if not boxes:
            continue
        told_dates = {row["edtf"] for row in _body(dates(corpus)[document.id].rows)}
        told_numbers = {row["value"] for row in _body(numbers(corpus)[document.id].rows)}
        alone: list[tuple[int, int]] = []
        for block in boxes:
            found = dates(corpus)[document.id].within(block.start, block.end)
            alone += [(r["start"], r["end"]) for r in found if r["is_valid"] and r["edtf"] not in told_dates]
            found = numbers(corpus)[document.id].within(block.start, block.end)
            alone += [
                (r["start"], r["end"]) for r in found if r["value"] is not None and r["value"] not in told_numbers
            ]
        text = "\n".join([b.text for b in document.blocks if b.element in RUNNING and b.element != "infobox"])
        alone += _not_in([named for block in boxes for named in _links(block)], text)
        alone = sorted(set(alone))
        listed = quoted([document.text[slice(*span)] for span in alone])
        yield {
            "count": len(alone), "left_value": str(len(alone)), "table_name": "documents", "row_id": document.id,
            "message": f"Values of the infobox that are nowhere in the text: {listed}.",
            "spans": [Marked("value", document.id, *span) for span in alone[:_MOST]],
        }  # fmt: skip


def _body(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["element"] in RUNNING and row["element"] != "infobox"]


Named = tuple[str, tuple[int, int]]
"""A name, and where it stands in the source."""


def _links(block: Block) -> list[Named]:
    """The names that a field links."""
    linked = [(link.start, link.end) for link in block.links if link.kind == "internal"][:_MOST]
    return [(block.text[slice(*span)].strip(), block.span(*span)) for span in linked]


def _not_in(names: list[Named], text: str) -> list[tuple[int, int]]:
    """Where those names stand that a text never has, in whatever case."""
    unlike = [(name, span) for name, span in names if name not in text]
    folded = text.casefold() if unlike else ""
    return [span for name, span in unlike if name.casefold() not in folded]


def _differs(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    yield from boxed_events(corpus)
    evidence = evidence_by_id(corpus)
    said: dict[tuple[str, str, str], tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}
    for row in corpus.rows("statements"):
        place = evidence.get(row["evidence_id"])
        if place is None or place["document_id"] not in corpus.documents or _bounds(row) is None:
            continue
        if row["assertion"] in _NO_WORD_ON_FACTS:
            continue
        in_box, in_text = said.setdefault((place["document_id"], row["entity_id"], row["property"]), ([], []))
        (in_box if place["element"] == "infobox" else in_text).append(row)
    for (document_id, entity_id, name), (in_box, in_text) in said.items():
        told = [*in_text, *(r for other in _BEGINNINGS if name in _BEGINNINGS and other != name
                            for r in said.get((document_id, entity_id, other), ([], []))[1])]  # fmt: skip
        # What a field for its years begins with may be any of a mission's beginnings, told of as another one.
        told_dates = {r["edtf"] for r in _body(dates(corpus)[document_id].rows)} if in_box and in_text else set()
        for row in in_box:
            if not in_text:
                continue
            other = in_text[0]
            left, right = _value(row), _value(other)
            marks = [
                Marked(role, document_id, evidence[r["evidence_id"]]["start"], evidence[r["evidence_id"]]["end"])
                for role, r in (("infobox", row), ("text", other))
            ]
            yield {
                "is_told_alike": any(_agree(_bounds(row), _bounds(r), name) for r in told)
                or (looseness(name) > 0 and row["value_date_edtf"] in told_dates), "certainty": "likely",
                "message": f"{entity_id}, {name.replace('_', ' ')}: {left} in the infobox, {right} in the text.",
                "left_value": left, "right_value": right, "table_name": "statements", "row_id": row["statement_id"],
                "spans": marks,
            }  # fmt: skip


def _bounds(row: Mapping[str, Any]) -> tuple[Any, Any] | None:
    """The least and the greatest that a statement can mean; None where it is neither a date nor a number."""
    if row["value_date_earliest"] and row["value_date_latest"]:
        return row["value_date_earliest"], row["value_date_latest"]
    if row["value_count_low"] is not None and row["value_count_high"] is not None:
        return row["value_count_low"], row["value_count_high"]
    return None


def _agree(left: tuple[Any, Any] | None, right: tuple[Any, Any] | None, name: str) -> bool:
    """Whether two statements on a property can both be true: their bounds meet, or miss each other by its looseness."""
    if left is None or right is None or type(left[0]) is not type(right[0]):
        return True
    apart = max(left[0] - right[1], right[0] - left[1])
    return apart <= (dt.timedelta(days=looseness(name)) if isinstance(apart, dt.timedelta) else 0)


def _value(row: Mapping[str, Any]) -> str:
    return str(row["value_date_edtf"] or row["value_count_best"] or row["value"])


RULES = (
    Rule(
        "infobox_field_empty", "document", "info",
        "A field that an infobox names has a value.",
        "Somebody meant to fill it.",
        "| subsidiaries =", "a field that is not written",
        _empty, NoneFound,
    ),
    Rule(
        "infobox_value_not_in_body", "document", "info",
        "What an infobox says, the text says too.",
        "An infobox sums a text up; what stands in it alone has no context and often no source.",
        "a date of formation that no sentence has", "a date that the text writes in another order",
        _not_in_body, NoneFound,
    ),
    Rule(
        "infobox_differs_from_body", "document", "warning",
        "The infobox and the text give one date or number for one thing.",
        "One of the two was changed and the other forgotten.",
        "formed on 25 April in the box, on 26 April in the text", "April 2013 in the text",
        _differs, SameInBoth,
    ),
)  # fmt: skip
