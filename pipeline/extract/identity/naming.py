"""Names of missions and operations as a text gives them, and the rows of `names` and `statements` they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extract.rows import Assertion, Derivation, DocumentRows, Entity, Row, Span, When
from pipeline.lexicon.beginnings import folded
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text: its visible range in `block`, its language where the text tells it.

    Attributes:
        text: the name, for most as written there.
        block: where it stands.
        start: where it begins in the block's visible text.
        end: where it ends.
        kind: code of `name_kinds`.
        language: None where the text does not tell it, and of an abbreviation.
    """

    text: str
    block: Block
    start: int
    end: int
    kind: str
    language: str | None

    @property
    def span(self) -> Span:
        """Where the name stands in the source."""
        return self.block.span(self.start, self.end)


def entity_of(names: Sequence[Name], table: str = "missions") -> Entity:
    """The mission or operation that goes by these names."""
    full = next((n.text for n in names if n.kind == "official"), None)
    short = next((n.text for n in names if n.kind == "abbreviation"), None)
    return Entity(table, full, short)


def write_names(rows: DocumentRows, entity: Entity, names: Sequence[Name], extractor: str) -> None:
    """Write names down, each once, and what the entity is called according to them."""
    seen = {(r.values["name"], r.values["kind"]) for r in rows.of("names") if r.values["entity_id"] == entity
            and r.values["extractor"] == extractor}  # fmt: skip
    for name in names:
        if (name.text, name.kind) in seen:
            continue
        seen.add((name.text, name.kind))
        span = _definition(name, names)
        rows.fact(
            "names", (entity.table, name.text, name.kind), span, extractor,
            entity_table=entity.table, entity_id=entity, name=name.text, language=name.language, kind=name.kind,
        )  # fmt: skip
        if name.kind == "abbreviation" or (name.kind == "official" and name.language in (None, rows.document.language)):
            prop = "abbreviation" if name.kind == "abbreviation" else "name"
            state(rows, entity, prop, name.text, span, extractor)


def _definition(name: Name, names: Sequence[Name]) -> Span:
    """The words that give a name: of an abbreviation those from the full name beside it on, which it stands for."""
    beside = [n for n in names if n.kind == "official" and n.block is name.block and n.end <= name.start]
    if name.kind != "abbreviation" or not beside:
        return name.span
    return name.block.span(beside[-1].start, name.end)


def state(
    rows: DocumentRows,
    entity: Entity,
    prop: str,
    value: str,
    span: Span,
    extractor: str,
    *,
    assertion: Assertion = "asserted",
    derivation: Derivation = "stated",
    **blocks: Any,
) -> Row:
    """Write one claim about one property of a mission or operation down."""
    return rows.fact(
        "statements", (entity.table, prop, value), span, extractor, assertion=assertion, derivation=derivation,
        entity_table=entity.table, entity_id=entity, property=prop, value=value, **blocks,
    )  # fmt: skip


def state_date(
    rows: DocumentRows,
    entity: Entity,
    prop: str,
    date: PlacedDate,
    value: PlacedDate | When,
    span: Span,
    extractor: str,
    assertion: Assertion = "asserted",
) -> None:
    """Write down when something happened to a mission or operation; nothing of a day whose year is not known.

    Args:
        rows: of the document.
        entity: the mission or operation.
        prop: what is dated.
        date: the mention that tells the date.
        value: the date itself: the mention, or what of it counts (the beginning of a period).
        span: the words that tell it.
        extractor: name of the rule.
        assertion: whether it is said to have happened.
    """
    told = value.mention if isinstance(value, PlacedDate) else value
    if told.earliest is None and told.latest is None:
        return
    row = state(
        rows, entity, prop, date.quote, span, extractor, assertion=assertion,
        derivation="stated" if value is date else "normalised", value_date=value,
    )  # fmt: skip
    if value is not date:
        row.uses.append(date)


def matches(phrases: Mapping[str, str], text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The phrases that occur in a text, the one that begins first and, of those, the longest first."""
    plain = folded(text)
    said = [p for p in phrases if folded(p) in plain]
    found = [(m, p) for p in said for m in [re.search(rf"\b{re.escape(p)}\b", text, re.IGNORECASE)] if m]
    for m, phrase in sorted(found, key=lambda x: (x[0].start(), -len(x[1]))):
        yield phrase, m


def first_code(phrases: Mapping[str, str], text: str) -> str | None:
    """The code of the first of the phrases in a text."""
    return next((phrases[phrase] for phrase, _ in matches(phrases, text)), None)
