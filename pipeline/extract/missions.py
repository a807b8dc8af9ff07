"""`names` and `statements` on the mission a document treats: from its infobox, its lead sentence and its title line.

The subject of the document is settled here: later extractors lean on it where a text says "the force" or "the mission".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale

from pipeline.extract.rows import DocumentRows, Entity, Span
from pipeline.lexicon import LANGUAGES, load
from pipeline.read.document import Block, Template
from pipeline.recognise.acronyms import find_acronyms
from pipeline.recognise.countries import find_countries
from pipeline.recognise.sentences import sentences

_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*")
_LEAD_BLOCKS = 4  # a title, a hatnote or a caption may stand before the lead


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the text: its visible range in `block`, its language where the text tells it."""

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


def extract(rows: DocumentRows) -> None:
    """Write down what the document says its mission is, and what it is called."""
    box = next((t for t in rows.document.templates if t.is_infobox), None)
    from_box = _box_names(rows, box) if box else []
    subjects = _lead_names(rows)
    if from_box and (is_mission_name(from_box[0].text) or any(_same(from_box, names) for names in subjects)):
        subject = _entity([*from_box, *next((n for n in subjects if _same(from_box, n)), [])])
        rows.subject = subject
        _write_names(rows, subject, from_box, "missions.infobox")
        _write_fields(rows, subject, box)
    for names in subjects:
        entity = rows.subject if rows.subject and _same(from_box, names) else _entity(names)
        rows.subject = rows.subject or entity
        _write_names(rows, entity, names, "missions.lead")
        _write_predicate(rows, entity, names)


def is_mission_name(name: str) -> bool:
    """Whether the words of a name make it that of a mission or operation."""
    return _head_noun().search(name.casefold()) is not None and _not_head().search(name.casefold()) is None


def _entity(names: list[Name]) -> Entity:
    full = next((n.text for n in names if n.kind == "official"), None)
    short = next((n.text for n in names if n.kind == "abbreviation"), None)
    return Entity("missions", full, short)


def _same(left: list[Name], right: list[Name]) -> bool:
    return bool({n.text.casefold() for n in left} & {n.text.casefold() for n in right})


# ---- the infobox


def _box_names(rows: DocumentRows, box: Template) -> list[Name]:
    fields = load(rows.document.language, "missions")["fields"]
    names = []
    for kind, field in (("official", "name"), ("abbreviation", "abbreviation")):
        block = _field_block(rows, box, fields[field])
        if block is not None and block.text.strip():
            text = block.text.strip()
            start = block.text.index(text)
            told = None if kind == "abbreviation" else rows.document.language
            names.append(Name(text, block, start, start + len(text), kind, told))
    return names if names and names[0].kind == "official" else []


def _field_block(rows: DocumentRows, box: Template, fields: list[str]) -> Block | None:
    """The first block of the first of the fields that has one."""
    for field in fields:
        for block in rows.document.blocks:
            if block.field == field and box.start <= block.start and block.end <= box.end and block.text.strip():
                return block
    return None


def _write_fields(rows: DocumentRows, mission: Entity, box: Template | None) -> None:
    if box is None:
        return
    words = load(rows.document.language, "missions")
    for name in ("kind", "headquarters", "parent_organisation", "website", "status"):
        block = _field_block(rows, box, words["fields"][name])
        if block is None:
            continue
        value: str | None = block.text.strip()
        if name == "kind":
            value = _first(words["kinds"], block.text)
        elif name == "status":
            value = _first(words["statuses"], block.text)
        elif name == "website":
            value = next((link.target for link in block.links if link.kind == "external"), value)
        if value:
            _state(rows, mission, name, value, block.span(0, len(block.text)), "missions.infobox")
    for name in ("established", "ended"):
        block = _field_block(rows, box, words["fields"][name])
        dates = rows.mentions.dates_in(block.index) if block else ()
        if block is not None and dates:
            _state(rows, mission, name, block.text.strip(), block.span(0, len(block.text)), "missions.infobox",
                   value_date=dates[0])  # fmt: skip


# ---- the lead


def _lead_names(rows: DocumentRows) -> list[list[Name]]:
    """The names of each mission that the lead, or a title line above it, introduces."""
    lead = [b for b in rows.document.blocks if b.element in ("prose", "heading") and b.text.strip()][:_LEAD_BLOCKS]
    for block in lead:
        found = _bold_names(rows, block) or _defined_names(rows, block)
        if found:
            return found
    return []


def _bold_names(rows: DocumentRows, block: Block) -> list[list[Name]]:
    """The subject's names in bold, where the first of them is a mission's."""
    first_end = sentences(block.text, rows.document.language)[0][1]
    bold = [(s, e) for s, e in block.bold if e <= first_end and block.text[s:e].strip()]
    if not bold or not is_mission_name(block.text[bold[0][0] : bold[0][1]]):
        return []
    names = []
    for start, end in bold:
        text = block.text[start:end]
        kind = "abbreviation" if _ACRONYM.fullmatch(text) else "alias" if names else "official"
        names.append(Name(text, block, start, end, kind, None if kind == "abbreviation" else rows.document.language))
    return [[*names, *_foreign_names(rows, block, bold[0][1], first_end)]]


def _defined_names(rows: DocumentRows, block: Block) -> list[list[Name]]:
    """Names with their acronyms in brackets, where the name is a mission's."""
    opening = sentences(block.text, rows.document.language)[0][1]
    if names := _bracketed_names(rows, block, opening):
        return [names]
    found = []
    for acronym in find_acronyms(block.text[:opening]):
        text = block.text[acronym.long_start : acronym.long_end]
        if is_mission_name(text):
            full = Name(text, block, acronym.long_start, acronym.long_end, "official", None)
            found.append([full, Name(acronym.acronym, block, acronym.start, acronym.end, "abbreviation", None)])
    return found


def _bracketed_names(rows: DocumentRows, block: Block, opening: int) -> list[Name]:
    """A name followed by brackets that hold its name in another language and, last, its acronym."""
    m = re.match(r"(?P<name>[^(]+?)\s*\((?P<inside>[^()]+)\)", block.text[:opening])
    if m is None or not is_mission_name(m["name"]):
        return []
    inside = re.fullmatch(rf".+[,;]\s*(?:[a-z]+\s+){{0,2}}({_ACRONYM.pattern})\s*", m["inside"], re.DOTALL)
    if inside is None:
        return []
    start = m.start("name") + _article(m["name"], rows.document.language)
    at, end = m.start("inside") + inside.start(1), m.end("name")
    names = [
        Name(block.text[start:end], block, start, end, "official", None),
        Name(inside[1], block, at, at + len(inside[1]), "abbreviation", None),
    ]
    return [*names, *_foreign_names(rows, block, end, m.end("inside"))]


def _foreign_names(rows: DocumentRows, block: Block, start: int, end: int) -> list[Name]:
    """Names in other languages: what a language template shows, or what follows a language's name and a colon."""
    found = []
    for s, e, position in block.templates:
        key = rows.document.templates[position].key
        if start <= s and e <= end and (m := re.fullmatch(r"lang-([a-z]{2,3})", key)):
            found.append(Name(block.text[s:e], block, s, e, "official", m[1]))
    for label, code in _language_labels(rows.document.language).items():
        # The language may stand as an adjective before a noun: "Franse naam: …".
        m = re.search(rf"\b{label}\w{{0,2}}(?:\s\w+)?:\s*([^,;()]+)", block.text[start:end], re.IGNORECASE)
        if m and not any(n.start <= start + m.start(1) < n.end for n in found):
            found.append(Name(m[1].rstrip(), block, start + m.start(1), start + m.start(1) + len(m[1].rstrip()),
                              "official", code))  # fmt: skip
    return sorted(found, key=lambda n: n.start)


@cache
def _language_labels(language: str) -> dict[str, str]:
    """Names of languages, as patterns, with their codes; only languages of two letters, whose names are unambiguous."""
    names = Locale(language).languages
    return {re.escape(name): code for code, name in sorted(names.items()) if len(code) == 2}


def _article(text: str, language: str) -> int:
    """How many characters of an article begin a text."""
    m = re.match(load(language, "articles")["pattern"], text, re.IGNORECASE)
    return m.end() if m else 0


def _write_predicate(rows: DocumentRows, mission: Entity, names: list[Name]) -> None:
    """What the sentence that introduces a name says it is: its kind and its country."""
    first = min(names, key=lambda n: n.start)
    block, language = first.block, rows.document.language
    sentence = next((s for s in sentences(block.text, language) if s[0] <= first.start < s[1]), None)
    if sentence is None:
        return
    words = load(language, "missions")
    after = max(n.end for n in names)
    rest = block.text[after : sentence[1]]
    copula = re.search(rf"\b(?:{'|'.join(words['copulas'])})\b", rest)
    if copula:
        predicate = rest[copula.end() :]
        for phrase, m in _matches(words["kinds"], predicate):
            at = after + copula.end()
            span = block.span(at + m.start(), at + m.end())
            _state(rows, mission, "kind", words["kinds"][phrase], span, "missions.lead", derivation="normalised")
            break
    name = next((n for n in names if n.kind == "official"), first)
    # A name may be in another language than the text around it.
    tries = [(name.text, name.start, each) for each in dict.fromkeys((language, *LANGUAGES))]
    for text, at, each in (*tries, (rest, after, language)):
        found = [c for c in find_countries(text, each) if c.kind == "name"]
        if found:
            c = found[-1]
            span = block.span(at + c.start, at + c.end)
            _state(rows, mission, "country_code", c.code, span, "missions.lead", derivation="normalised")
            break


def _matches(phrases: dict[str, str], text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The phrases that occur, the one that begins first and, of those, the longest first."""
    found = [(m, p) for p in phrases for m in [re.search(rf"\b{re.escape(p)}\b", text, re.IGNORECASE)] if m]
    for m, phrase in sorted(found, key=lambda x: (x[0].start(), -len(x[1]))):
        yield phrase, m


def _first(phrases: dict[str, str], text: str) -> str | None:
    return next((phrases[phrase] for phrase, _ in _matches(phrases, text)), None)


# ---- writing


def _write_names(rows: DocumentRows, mission: Entity, names: list[Name], extractor: str) -> None:
    seen = set()
    for name in names:
        if (name.text, name.kind) in seen:
            continue
        seen.add((name.text, name.kind))
        rows.fact(
            "names", ("missions", name.text, name.kind), name.span, extractor,
            entity_table="missions", entity_id=mission, name=name.text, language=name.language, kind=name.kind,
        )  # fmt: skip
        if name.kind == "abbreviation" or (name.kind == "official" and name.language in (None, rows.document.language)):
            prop = "abbreviation" if name.kind == "abbreviation" else "name"
            _state(rows, mission, prop, name.text, name.span, extractor)


def _state(rows: DocumentRows, mission: Entity, prop: str, value: str, span: Span, extractor: str, **more: Any) -> None:
    rows.fact(
        "statements", ("missions", prop, value), span, extractor,
        entity_table="missions", entity_id=mission, property=prop, value=value, **more,
    )  # fmt: skip


@cache
def _data() -> dict[str, list[str]]:
    return yaml.safe_load((files("pipeline.lexicon") / "missions.yaml").read_text(encoding="utf-8"))


@cache
def _head_noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _data()['head_nouns']))})\b")


@cache
def _not_head() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _data()['not_heads']))})\b")
