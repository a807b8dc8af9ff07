"""The actors of one document: which entity a name means, and the rows of `names` and `statements` on it.

A body of the code list is one entity under all its names; a group is one with an acronym that the document defines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import Derivation, DocumentRows, Entity, Span
from pipeline.extract.world.block_names import bodies_in
from pipeline.lexicon import LANGUAGES, load
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.code_lists import rows as code_list
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import form_of, name_of
from pipeline.lexicon.groups import groups
from pipeline.lexicon.missions import is_mission_name
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.acronyms import find_acronyms
from pipeline.recognise.entities import OrganisationKind, OrganisationMention
from pipeline.recognise.names import APOSTROPHE, CAPITALISED, UPPER, name_connectors
from pipeline.recognise.organisations import KnownBodies, find_organisations

# The last part of the last word of a proper name: l'Azawad, Al-Qaeda, not X-rebels.
_LAST_PART = re.compile(rf"(?:\A|[-‐‑]|{APOSTROPHE})\W*{UPPER}[^-‐‑]*\Z")

_LONGEST_ACRONYM = 10
_GROUPS = ("armed_group", "people")

# Elements whose words are the page's own.
_READ = frozenset({"prose", "list_item", "table_cell", "infobox", "heading"})


@dataclass(slots=True)
class ActorNames:
    """The names of actors in one document, and what has been written down of them so far.

    Attributes:
        rows: of the document.
        known: names and acronyms of armed groups, by which they are found wherever they stand.
        full: the full name of each acronym that the document defines.
        short: the acronym of each full name.
        written: what has been written: entity, property and value.
    """

    rows: DocumentRows
    known: KnownBodies
    full: Mapping[str, str]
    short: Mapping[str, str]
    written: set[tuple[Entity, str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, rows: DocumentRows) -> ActorNames:
        """Those of a document: armed groups named anywhere in it, and acronyms with their expansions."""
        language = rows.document.language
        full: dict[str, str] = {}
        known: dict[str, OrganisationKind] = {}
        read = [block for block in rows.document.blocks if block.element in _READ]
        for block in read:
            for acronym in find_acronyms(block.text):
                full.setdefault(acronym.acronym, " ".join(acronym.expansion.split()))
        for block in rows.index.blocks_of(read, group_words(language)):
            for mention in rows.of_block(bodies_in, block):
                if mention.kind == "armed_group" and is_proper(mention.name):
                    known.setdefault(" ".join(mention.name.split()), "armed_group")
        if rows.subject is not None:
            for sentence in rows.index.holding(PhraseWords.of(load(language, "actors")["takes"])):
                known.update((name, "armed_group") for name in _taking(sentence.text, language) if name not in known)
        for acronym, name in full.items():
            if name in known:
                known[acronym] = "armed_group"
        return cls(rows, KnownBodies.of(known), full, {name: acronym for acronym, name in full.items()})

    def bodies(self, block: Block) -> Sequence[OrganisationMention]:
        """The bodies of a block: those that its own words make certain, and those known from elsewhere."""
        if self.known.may_be_in(block.text):
            return find_organisations(block.text, self.rows.document.language, block.links, self.known)
        return self.rows.of_block(bodies_in, block)

    def entity(self, mention: OrganisationMention) -> Entity:
        """The actor that a mention means."""
        name = " ".join(mention.name.split())
        if mention.code is not None:
            return Entity("actors", _listed_name(mention.code), _listed_acronym(mention.code))
        if name in self.full:
            return Entity("actors", self.full[name], name)
        if name in self.short:
            return Entity("actors", name, self.short[name])
        if _is_acronym(name):
            return Entity("actors", name, name)  # by which another document that gives its full name knows it
        own = None if is_proper(name) or mention.country_code else self.rows.document.id
        return Entity("actors", name, None, own)

    def state(self, entity: Entity, prop: str, value: str | None, span: Span, extractor: str,
              derivation: Derivation = "stated") -> None:  # fmt: skip
        """Write down a property of an actor, once for each value."""
        if not value or (entity, prop, value) in self.written:
            return
        self.written.add((entity, prop, value))
        self.rows.fact(
            "statements", ("actors", entity.name, prop, value), span, extractor, derivation=derivation,
            entity_table="actors", entity_id=entity, property=prop, value=value,
        )  # fmt: skip

    def name(self, entity: Entity, written: str, span: Span, extractor: str, *, is_acronym: bool) -> None:
        """Write down that an actor is called so, once for each way of writing it."""
        written = " ".join(written.split())
        prop = "abbreviation" if is_acronym else "name"
        if (entity, prop, written) in self.written:
            return
        language = None if is_acronym else _language_of(written, self.rows.document.language)
        self.rows.fact(
            "names", ("actors", written, prop), span, extractor,
            entity_table="actors", entity_id=entity, name=written, language=language,
            kind="abbreviation" if is_acronym else "official",
        )  # fmt: skip
        self.state(entity, prop, written, span, extractor)

    def mention(self, mention: OrganisationMention, span: Span, extractor: str) -> Entity:
        """Write down what a mention says of an actor: its name, its kind and its country."""
        entity = self.entity(mention)
        is_acronym = mention.name in self.full or _is_acronym(mention.name)
        self.name(entity, mention.name, span, extractor, is_acronym=is_acronym)
        self.state(entity, "kind", mention.kind, span, extractor, "normalised")
        self.state(entity, "country_code", mention.country_code, span, extractor, "normalised")
        return entity

    def country(self, code: str, written: str, span: Span, extractor: str) -> Entity:
        """Write a state down that acts, under its usual name."""
        entity = country_entity(code)
        self.name(entity, written, span, extractor, is_acronym=False)
        self.state(entity, "kind", "government", span, extractor, "normalised")
        self.state(entity, "country_code", code, span, extractor, "normalised")
        return entity


@cache
def group_words(language: str) -> PhraseWords:
    """The words without which no block names an armed group or a people by what its own words say."""
    words = load(language, "organisations")
    lists = [words["heads"][kind] for kind in _GROUPS] + [words["group_before"], words["group_nouns"]]
    named = [listed for kind, listed in words["named_by_word"].items() if kind in _GROUPS]
    return PhraseWords.of(*map(literal, [*lists, *named, *words["group_after"].values(), groups(language)]))


def _taking(text: str, language: str) -> Iterable[str]:
    """The names of two words or more, with an article, of those who take a place: "the Red Front captured …"."""
    for m in _takers(language).finditer(text):
        name = " ".join(m["name"].split())
        bodies = find_organisations(name, language)
        is_open = all(b.kind in ("organisation", "armed_group") and b.code is None for b in bodies)
        if is_open and not is_mission_name(name) and not any(form_of(w, language) for w in (name, *name.split())):
            yield name


@cache
def _takers(language: str) -> re.Pattern[str]:
    words = load(language, "actors")
    verbs = any_of(words["takes"]).written
    article = alternatives(words["definite_articles"])
    return compiled(rf"(?<![\w-])(?i:{article})\s(?P<name>{CAPITALISED}(?:\s{CAPITALISED}){{1,3}})\s(?i:{verbs})")


def country_entity(code: str) -> Entity:
    """A state as an actor, by its name in the first of the languages."""
    return Entity("actors", name_of(code, LANGUAGES[0]))


def is_proper(name: str) -> bool:
    """Whether a name is that of one body: it begins with a capital and does not end in a lower-case word or part."""
    words = name.split()
    return bool(words) and words[0][:1].isupper() and _LAST_PART.search(words[-1]) is not None


def _listed_name(code: str) -> str:
    return next(row["name"] for row in _of_code(code) if row["form"] == "name")


def _listed_acronym(code: str) -> str | None:
    """The acronym that the code of a body is made of; a body with another code has none that serves as its key."""
    return next(
        (row["name"] for row in _of_code(code) if row["form"] == "acronym" and row["name"].lower() == code), None
    )


def _language_of(name: str, language: str) -> str | None:
    """The language of a name in a text: as listed; the text's own, but for a name with words strange to it.

    A proper name has capitals and the small words of its language; one with other words in lower case (Mouvement
    national pour …) is in a language that writes its names so, whichever that is.
    """
    listed = _listed_languages().get(name)
    if listed is not None:
        return language if language in listed else listed[0] if len(listed) == 1 else None
    if not is_proper(name):
        return language
    known = name_connectors(language)
    return language if all(word in known for word in name.split() if word.isalpha() and word.islower()) else None


@cache
def _listed_languages() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in code_list("organisations"):
        if row["form"] == "name":
            found[row["name"]] = (*found.get(row["name"], ()), row["language"])
    return found


def _is_acronym(name: str) -> bool:
    return name.replace(".", "").isupper() and len(name) <= _LONGEST_ACRONYM


def _of_code(code: str) -> Iterable[dict[str, str]]:
    return (row for row in code_list("organisations") if row["code"] == code)
