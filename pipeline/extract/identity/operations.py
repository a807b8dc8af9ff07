"""`names` and `statements` on missions and operations that a document mentions beside its own.

One is known by a definition of its acronym, by a noun for it before its own name (Operation …), by an acronym of the
kind that missions have, or by standing in a list behind a plural noun for missions. What is dated of it is the business
of `mission_dates.py`, how it relates to another that of `operation_relations.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.identity.mission_names import entity_names
from pipeline.extract.identity.misspelt_names import misspelt
from pipeline.extract.identity.naming import Name, entity_of, first_code, state, write_names
from pipeline.extract.identity.operation_aliases import name_shortly
from pipeline.extract.identity.operation_leads import lead_of
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import LANGUAGES, load, load_shared
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import (
    is_mission_acronym,
    is_mission_name,
    is_naming_field,
    mission_acronyms,
    name_with_place,
    operation_names,
)
from pipeline.lexicon.organisations import organisation_of
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.acronyms import find_acronyms
from pipeline.recognise.countries import find_countries

_TOLD = frozenset({"prose", "list_item", "table_cell"})
# A name in a list of missions: an acronym, capitalised words behind it (EUTM Mali).
_LISTED = re.compile(r"[A-Z][A-Z0-9-]{2,}(?:[ \u00a0][A-Z][^\W\d_]+){0,3}(?![\w-])")
# What every acronym of a mission holds: most blocks hold none. Written out, since a search skips only to what a pattern
# begins with once.
_CAPITALS = re.compile(r"[A-Z][A-Z][A-Z]")
# What opens a bracket with a name in another language, whose name may stand before it.
_IN_BRACKETS = re.compile(r"\s*\((?:[^\W\d_]+:?\s)?['’\"“‘]*")
_SHORTEST = 3  # letters of an acronym that a noun before it makes a mission's


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mission or operation as one place names it: its names, and the word that says what kind it is."""

    names: Sequence[Name]
    noun: str | None = None

    @property
    def start(self) -> int:
        """Where the first of the names begins in the block."""
        return min(n.start for n in self.names)

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return max(n.end for n in self.names)


def extract(rows: DocumentRows) -> None:
    """Write down the missions and operations that a document names beside those it treats."""
    known: dict[str, Entity] = dict(entity_names(rows).known)
    sentence_at = _sentence_index(rows)
    boxed: set[Entity] = set()
    for mention in _apart(_mentions(rows)):
        of_known = next((known[name.text] for name in mention.names if name.text in known), None)
        is_in_box = mention.names[0].block.element == "infobox"
        if of_known is not None:
            if of_known in boxed and not is_in_box:
                boxed.discard(of_known)  # what tells of it introduces it too
                write_names(rows, of_known, mention.names, "operations.prose")
            continue
        if (meant := misspelt(rows, mention.names, known)) is not None:
            write_names(rows, meant, [replace(mention.names[0], kind="misspelling")], "operations.misspelling")
            continue
        entity = entity_of(mention.names, "operations")
        known.update((name.text, entity) for name in mention.names)
        write_names(rows, entity, mention.names, "operations.infobox" if is_in_box else "operations.prose")
        if is_in_box:
            boxed.add(entity)
        _describe(rows, entity, mention, sentence_at(mention.names[0]))
    name_shortly(rows)


def _apart(mentions: Iterable[_Mention]) -> Iterator[_Mention]:
    """Mentions in the order of the text; of two that share words the one that begins first, then the longer."""
    last = (-1, 0)
    for mention in sorted(mentions, key=lambda m: (m.names[0].block.index, m.start, -m.end)):
        place = (mention.names[0].block.index, mention.start)
        if place >= last:
            last = (place[0], mention.end)
            yield mention


def _describe(rows: DocumentRows, entity: Entity, mention: _Mention, sentence: Sentence | None) -> None:
    """What the name itself and the words around it say: the kind, the country, who leads it."""
    name = mention.names[0]
    for language in dict.fromkeys((rows.document.language, *LANGUAGES)):
        kind = first_code(load(language, "missions")["kinds"], mention.noun or name.text)
        if kind and kind != "other":
            state(rows, entity, "kind", kind, name.span, "operations.prose", derivation="normalised")
            break
    for language in dict.fromkeys((rows.document.language, *LANGUAGES)):
        found = [c for c in find_countries(name.text, language) if c.kind == "name"]
        if found:
            state(rows, entity, "country_code", found[-1].code, name.span, "operations.prose", derivation="normalised")
            break
    lead = lead_of(mention.names, sentence, rows.document.language) if sentence else None
    if lead is not None:
        span = name.block.span(min(lead.start, name.start), max(lead.end, name.end))
        state(rows, entity, "lead", lead.value, span, "operations.lead", derivation=lead.derivation)


def _sentence_index(rows: DocumentRows) -> Callable[[Name], Sentence | None]:
    """What finds the sentence that a name stands in."""
    by_block: dict[int, list[Sentence]] = {}
    for sentence in rows.sentences:
        by_block.setdefault(sentence.block.index, []).append(sentence)

    def at(name: Name) -> Sentence | None:
        return next((s for s in by_block.get(name.block.index, []) if s.start <= name.start < s.end), None)

    return at


def _mentions(rows: DocumentRows) -> Iterator[_Mention]:
    language = rows.document.language
    told = [block for block in rows.document.blocks if _names_missions(block)]
    with_noun = {block.index for block in rows.index.blocks_of(told, _operation_words())}
    for block in told:
        if "(" in block.text:
            yield from _defined(block)
        if block.index in with_noun:
            yield from _own_named(block)
        if _CAPITALS.search(block.text):
            yield from _behind_noun(block, language)
            yield from _by_acronym(block)
    plural = rows.index.positions(_plural_words(language))
    for i in sorted(plural | {i + 1 for i in plural}):
        if i < len(rows.sentences):
            yield from _listed(rows.sentences[i], rows.sentences[i - 1] if i else None, language)


def _names_missions(block: Block) -> bool:
    """Whether missions may be named in a block in passing: in what is told, and among the parties of an infobox."""
    if block.element == "infobox":
        return block.template is not None and is_naming_field(block.field_key)
    return block.element in _TOLD


def _defined(block: Block) -> Iterator[_Mention]:
    """A name with its acronym: the name is a mission's, and neither is an organisation's."""
    for a in find_acronyms(block.text):
        is_mission = is_mission_name(a.expansion) and (" " in a.expansion)
        if is_mission and _is_placed(a.expansion, a.acronym) and not organisation_of(a.expansion):
            start = _linked_from(block, a.long_start, a.long_end)
            yield _Mention(
                (
                    Name(block.text[start : a.long_end], block, start, a.long_end, "official", None)
                    if start > a.long_start
                    else Name(a.expansion, block, a.long_start, a.long_end, "official", None),
                    Name(a.acronym, block, a.start, a.end, "abbreviation", None),
                )
            )


def _linked_from(block: Block, start: int, end: int) -> int:
    """Where the link begins that a name ends in, where that alone is a mission's name; else where the name begins."""
    at = bisect_left(block.links, end, key=lambda link: link.end)
    link = block.links[at] if at < len(block.links) else None
    if link is None or link.end != end or link.start <= start:
        return start
    return link.start if is_mission_name(block.text[link.start : end]) else start


def _is_placed(name: str, acronym: str) -> bool:
    """Whether a name is that of a mission somewhere or of somebody, not of a kind of troops (Quick Reaction Force)."""
    if is_mission_acronym(acronym) or operation_names().search(name):
        return True
    has_country = any(find_countries(name, language) for language in LANGUAGES)
    return has_country or any(organisation_of(part) for part in _beginnings(name))


def _beginnings(name: str) -> Iterator[str]:
    parts = name.split()
    return (" ".join(parts[:n]) for n in range(1, min(len(parts), 6)))


def _own_named(block: Block) -> Iterator[_Mention]:
    """Operations by the noun and their own name, with the name in another language that stands in brackets behind."""
    found: list[list[Name]] = []
    for m in operation_names().finditer(block.text):
        at = bisect_left(block.links, m.start(), key=lambda link: link.start)
        link = block.links[at] if at < len(block.links) else None
        # A link on the name tells where it ends: Operation Name of Something.
        is_linked = link is not None and link.start == m.start() and link.end > m.end()
        written = block.text[m.start() : link.end] if link is not None and is_linked else m[0]
        text = written.removesuffix("'s").removesuffix("’s")
        name = Name(text, block, m.start(), m.start() + len(text), "official", None)
        if found and _IN_BRACKETS.fullmatch(block.text, found[-1][-1].end, m.start()):
            found[-1].append(replace(name, kind="alias"))
        else:
            found.append([name])
    yield from map(_Mention, found)


def _behind_noun(block: Block, language: str) -> Iterator[_Mention]:
    for m in _noun_and_acronym(language).finditer(block.text):
        acronym = m["acronym"]
        if not organisation_of(acronym) and (
            is_mission_acronym(acronym) or mission_acronyms().fullmatch(acronym) is None
        ):
            start, end = m.span("acronym")
            yield _Mention((Name(acronym, block, start, end, "abbreviation", None),), m["noun"])


def _by_acronym(block: Block) -> Iterator[_Mention]:
    """Acronyms built as missions' are; a link gives the full name."""
    for m in mission_acronyms().finditer(block.text):
        if not is_mission_acronym(m[0]) or organisation_of(m[0]):
            continue
        start, end = m.span()
        link = next((k for k in block.links if k.kind == "internal" and k.start <= start and end <= k.end), None)
        placed = name_with_place(block.text, start)
        if placed is not None and (link is None or (link.start, link.end) in ((start, end), (start, placed))):
            yield _Mention((Name(block.text[start:placed], block, start, placed, "official", None),))
            continue
        if link is not None and (link.start, link.end) != (start, end):
            continue  # part of a longer name, which the link is on
        short = Name(m[0], block, start, end, "abbreviation", None)
        full = link.target.split("#")[0].split(" (")[0].replace("_", " ").strip() if link is not None else ""
        if full and is_mission_name(full) and " " in full:
            yield _Mention((short, Name(full, block, start, end, "official", None)))
        elif m[0].casefold() != "".join(word[0] for word in full.split()).casefold():
            yield _Mention((short,))  # else the link spells out what is no mission


def _listed(sentence: Sentence, before: Sentence | None, language: str) -> Iterator[_Mention]:
    """The names behind a plural noun for missions, in its sentence or in the next that goes on with a list."""
    text = sentence.block.text
    noun = _plural(language).search(text, sentence.start, sentence.end)
    listing = _listing(language).match(text, sentence.start, sentence.end)
    if noun is not None:
        start = noun.end()
    elif listing and before is not None and before.block is sentence.block and _plural(language).search(before.text):
        start = listing.end()
    else:
        return
    names = [m for m in _LISTED.finditer(text, start, sentence.end) if " " in m[0] and not organisation_of(m[0])]
    for m in names:
        link = next((k for k in sentence.block.links if k.start == m.start() and k.kind == "internal"), None)
        end = link.end if link is not None else m.end()
        first = text[m.start() : end].split()[0]
        if link is None and not is_mission_acronym(first):
            continue
        yield _Mention((Name(text[m.start() : end], sentence.block, m.start(), end, "official", None),))


@cache
def _noun_and_acronym(language: str) -> re.Pattern[str]:
    nouns = alternatives(load(language, "missions")["nouns"])
    return compiled(rf"\b(?P<noun>(?i:{nouns}))[ \u00a0](?P<acronym>[A-Z]{{{_SHORTEST},}})(?![\w-])")


@cache
def _listing(language: str) -> re.Pattern[str]:
    return compiled(rf"(?:{alternatives(load(language, 'missions')['listing'])})\b", re.IGNORECASE)


@cache
def _operation_words() -> PhraseWords:
    return PhraseWords.of(literal(load_shared("missions")["operation_nouns"]))


@cache
def _plural_words(language: str) -> PhraseWords:
    return PhraseWords.of(literal(_plurals(language)))


@cache
def _plural(language: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives(_plurals(language))})\b", re.IGNORECASE)


def _plurals(language: str) -> Iterable[str]:
    return load(language, "missions")["plural_nouns"]
