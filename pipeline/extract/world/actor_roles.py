"""Which of the bodies, peoples and states that a sentence names act in it: those a row of `actors` is for.

A body mentioned in passing is no actor. An armed group or a people found by its cues always is; an army, a government
or an organisation where it does something or something is done with it; a state only where the words leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import Entity
from pipeline.extract.world.actor_names import ActorNames
from pipeline.extract.world.block_names import countries_in, people_in
from pipeline.lexicon import load
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import is_mission_name
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.read.document import Block
from pipeline.recognise.entities import CountryMention, OrganisationMention, PersonMention
from pipeline.recognise.overlap import first_touching

_BEFORE = 130
_BEHIND = 90
_MOST_NAMES = 40  # bodies and countries that a sentence may name: one with more is a list
ACRONYM_BEHIND = re.compile(r"\s*\(([A-Z][A-Za-z-]*[A-Z][A-Za-z-]*)[,)]")
_ALWAYS = frozenset({"armed_group", "people"})


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor where a sentence names it; offsets count in the block."""

    entity: Entity
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """The bodies, people and countries that a block names, each kind in order."""

    organisations: Sequence[OrganisationMention]
    people: Sequence[PersonMention]
    countries: Sequence[CountryMention]

    @classmethod
    def of(cls, block: Block, names: ActorNames) -> Named:
        """Those of a block, the bodies with the kinds that the document gives them; none where nobody may act."""
        bodies = names.bodies(block)
        countries = names.rows.of_block(countries_in, block)
        if not bodies and not countries:
            return cls((), (), ())
        known = names.known.kinds
        bodies = (
            tuple(replace(m, kind=known.get(" ".join(m.name.split()), m.kind)) for m in bodies) if known else bodies
        )
        return cls(bodies, names.rows.of_block(people_in, block), countries)


def actors_in(
    sentence: Sentence, named: Named, names: ActorNames, missions: MissionNames, language: str
) -> Iterator[ActorMention]:
    """The actors of a sentence, in order, written down as they are found; none of one that only lists names."""
    block, text = sentence.block, sentence.block.text
    organisations, countries = sentence.among(named.organisations), sentence.among(named.countries)
    if len(organisations) + len(countries) > _MOST_NAMES:
        return
    taken = (named.organisations, named.people)
    found: list[tuple[int, int, OrganisationMention | str]] = [
        (m.start, m.end, m)
        for m in organisations
        if first_touching(named.people, m.start, m.end) is None and _is_actor(m, sentence, missions, language)
    ]
    for c in countries:
        is_free = all(first_touching(mentions, c.start, c.end) is None for mentions in taken)
        if c.kind == "name" and is_free and _is_state(c, sentence, language):
            found.append((c.start, c.end, c.code))
    for start, end, what in sorted(found, key=lambda item: item[:2]):
        span = block.span(start, end)
        if isinstance(what, str):
            yield ActorMention(names.country(what, text[start:end], span, "actors.state"), start, end)
        else:
            entity = names.mention(what, span, "actors.told")
            if acronym := ACRONYM_BEHIND.match(text, end, sentence.end):
                names.name(entity, acronym[1], block.span(*acronym.span(1)), "actors.told", is_acronym=True)
            yield ActorMention(entity, start, end)


def _is_actor(mention: OrganisationMention, sentence: Sentence, missions: MissionNames, language: str) -> bool:
    text = sentence.block.text
    if mention.code is None and (is_mission_name(mention.name) and mention.kind == "organisation"):
        return False
    if missions.named(text, mention.start, mention.end):
        return False
    if mention.kind in _ALWAYS:
        return True
    if mention.kind == "organisation" and mention.code is None:
        return False
    patterns = _patterns(language)
    if patterns.contingent and patterns.contingent.search(mention.name):
        return False
    if _acts(text, mention.start, mention.end, sentence, patterns.before, patterns.behind, language):
        return True
    return mention.kind == "organisation" and _owns(mention, sentence, language)


def _is_state(country: CountryMention, sentence: Sentence, language: str) -> bool:
    patterns = _patterns(language)
    before, behind = patterns.state_before, patterns.state_behind
    return _acts(sentence.block.text, country.start, country.end, sentence, before, behind, language)


def _acts(
    text: str,
    start: int,
    end: int,
    sentence: Sentence,
    before: Phrases,
    behind: Phrases,
    language: str,
) -> bool:
    """Whether the words directly before or behind a name make it that of somebody who acts."""
    patterns = _patterns(language)
    floor = max(sentence.start, start - _BEFORE)
    if patterns.things.match(text, end):
        return False
    if any(patterns.thin.fullmatch(text, m.end(), start) for m in before.finditer(text, floor, start)):
        return True
    ceiling = min(sentence.end, end + _BEHIND)
    between = patterns.between.match(text, end, ceiling)
    at = between.end() if between else end
    return behind.match(text, at, ceiling) is not None


def _owns(mention: OrganisationMention, sentence: Sentence, language: str) -> bool:
    """Whether a mission is said to be the body's: "a United Nations peacekeeping mission", "een missie van de …"."""
    text, patterns = sentence.block.text, _patterns(language)
    if patterns.owned and patterns.owned.match(text, mention.end, sentence.end):
        return True
    floor = max(sentence.start, mention.start - _BEFORE)
    found = patterns.owner_before.finditer(text, floor, mention.start)
    return any(patterns.thin.fullmatch(text, m.end(), mention.start) for m in found)


def holder_before(actors: Sequence[ActorMention], offset: int) -> ActorMention | None:
    """The actor last named before a place."""
    return next((a for a in reversed(actors) if a.end <= offset), None)


# ---- the lexicon, compiled


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: Phrases
    behind: Phrases
    state_before: Phrases
    state_behind: Phrases
    thin: re.Pattern[str]
    between: re.Pattern[str]
    things: re.Pattern[str]
    owned: re.Pattern[str] | None
    owner_before: Phrases
    contingent: re.Pattern[str] | None


@cache
def acting_words(language: str) -> PhraseWords:
    """The words without which no body or state acts, as far as it is no armed group or people."""
    words = load(language, "actors")
    lists = ("acts_before", "acts_behind", "states_before", "states_behind", "owner_before")
    return PhraseWords.of(*(words[part] for part in lists), literal(words["owned"]))


@cache
def _patterns(language: str) -> _Patterns:
    words = load(language, "actors")
    article = alternatives(words["articles"])
    owned = rf"\s(?:\S+\s)?(?:{alternatives(words['owned'])})(?!\w)" if words["owned"] else None
    contingent = words["contingent_words"]
    return _Patterns(
        before=any_of(words["acts_before"]),
        behind=any_of(words["acts_behind"]),
        state_before=any_of(words["states_before"]),
        state_behind=any_of(words["states_behind"]),
        # An article, and one word with or without a hyphen that belongs to the name (former coloniser X).
        thin=compiled(rf"\s+(?:(?:{article})\s+)?(?:[a-zß-ÿ-]+\s+){{0,2}}"),
        # An apposition or an acronym in brackets, and the small words before a verb.
        between=compiled(
            rf"(?:\s*\([^()]{{2,20}}\))?(?:,\s[^,.;()]{{3,60}},)?\s+(?:(?:{'|'.join(words['between'])})\s+)*"
        ),
        things=compiled(rf"[-‐‑]|['’]?s?\s(?:{alternatives(words['things'])})(?!\w)"),
        owned=compiled(owned) if owned else None,
        owner_before=any_of(words["owner_before"]),
        contingent=compiled(rf"(?<!\w)(?:{alternatives(contingent)})(?!\w)", re.IGNORECASE) if contingent else None,
    )
