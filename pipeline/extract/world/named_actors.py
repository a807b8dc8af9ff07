"""`actors` that a text on missions or conflicts only names: bodies of the code list, groups, armies, states.

Nobody says there to whom they do something, so they stand in no relation. A state is one where it is the subject of a
verb, or a party to an agreement or war. A body that is in no list counts where its acronym or a link stands beside a
name built as those of movements and parties are; troops of a contingent, and what is somebody's (a UN convoy), are
nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.identity.mission_names import MissionNames, mission_names
from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops.strength_fields import is_military_document
from pipeline.extract.world.actor_names import ActorNames, country_entity
from pipeline.extract.world.actor_roles import ACRONYM_BEHIND, Named
from pipeline.extract.world.doing_states import doing_states
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import is_mission_name
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.entities import OrganisationMention
from pipeline.recognise.overlap import first_touching

_TREATED = frozenset({"missions", "operations"})
_CHARACTERS = 5_000  # of text on another subject to each mission, operation or resolution that it names
_MOST_NAMES = 40  # bodies and countries that a sentence may name: one with more is a list
_ORGANISED = frozenset({"army", "government"})


def is_on_missions(rows: DocumentRows) -> bool:
    """Whether missions are what a document is about, or at least a good part of it: in others nobody is looked for.

    It names missions, operations or resolutions, and on a subject of another kind no fewer than one to so many pages.
    """
    treated = {row.values["entity_id"] for row in rows.of("names") if row.values["entity_table"] in _TREATED}
    named = len(treated) + sum(1 for _ in rows.of("resolutions"))
    return named > 0 and (is_military_document(rows) or len(rows.document.text) <= named * _CHARACTERS)


def extract(rows: DocumentRows) -> None:
    """Write the actors down that a document names and of whom nothing else is written.

    To be asked behind the extractors of personnel: to these the country of an actor tells where a mission is.
    """
    if not is_on_missions(rows):
        return
    language = rows.document.language
    names, missions = ActorNames.of(rows), mission_names(rows)
    written = {row.values["entity_id"] for row in rows.of("statements") if row.values["entity_table"] == "actors"}
    named: tuple[int, Named] | None = None
    for sentence in rows.sentences:
        block = sentence.block
        if named is None or named[0] != block.index:
            named = (block.index, Named.of(block, names))
        bodies, countries = sentence.among(named[1].organisations), sentence.among(named[1].countries)
        if len(bodies) + len(countries) > _MOST_NAMES:
            continue
        for country in doing_states(sentence, countries, named[1], language):
            entity = country_entity(country.code)
            if entity not in written:
                written.add(entity)
                span = block.span(country.start, country.end)
                names.country(country.code, block.text[country.start : country.end], span, "actors.named")
        for mention in bodies:
            entity = names.entity(mention)
            if entity in written or first_touching(named[1].people, mention.start, mention.end) is not None:
                continue
            if _is_named(mention, sentence, missions, language):
                written.add(entity)
                names.mention(mention, block.span(mention.start, mention.end), "actors.named")
                if acronym := ACRONYM_BEHIND.match(block.text, mention.end, sentence.end):
                    span = block.span(*acronym.span(1))
                    names.name(entity, acronym[1], span, "actors.named", is_acronym=True)


def _is_named(mention: OrganisationMention, sentence: Sentence, missions: MissionNames, language: str) -> bool:
    """Whether the name of a body stands for the body itself, and that is one of those who act in conflicts."""
    text, patterns = sentence.block.text, _patterns(language)
    link = first_touching(sentence.block.links, mention.start, mention.end)
    if link is not None and link.end > mention.end:
        return False  # the link is to somebody else: Irish [[Army Ranger Wing]]
    if missions.named(text, mention.start, mention.end) or patterns.things.match(text, mention.end):
        return False
    if mention.kind in _ORGANISED:
        of_others = (patterns.troops.search, patterns.troops_of.match, patterns.led.search)
        is_itself = not any(find(mention.name) for find in of_others)
        return mention.country_code is not None and is_itself
    if mention.kind != "organisation":
        return True
    if mention.code is not None:
        return mention.code not in patterns.unnamed
    if is_mission_name(mention.name) or not patterns.parties.search(mention.name):
        return False
    is_linked = link is not None and (link.start, link.end) == (mention.start, mention.end)
    return is_linked or ACRONYM_BEHIND.match(text, mention.end, sentence.end) is not None


@dataclass(frozen=True, slots=True)
class _Patterns:
    things: re.Pattern[str]
    troops: re.Pattern[str]
    troops_of: re.Pattern[str]
    led: re.Pattern[str]
    parties: re.Pattern[str]
    unnamed: frozenset[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = load(language, "actors")
    return _Patterns(
        things=compiled(rf"[-‐‑]|['’]?s?\s(?:{alternatives(words['things'])})(?!\w)"),
        troops=compiled(rf"(?<![^\W\d_])(?:{alternatives(words['troops'])})\Z", re.IGNORECASE),
        troops_of=compiled(rf"(?:{alternatives(words['troops'])})\s", re.IGNORECASE),
        led=compiled(rf"[-‐‑](?:{alternatives(words['led'])})(?!\w)", re.IGNORECASE),
        parties=compiled(rf"(?<![^\W\d_])(?:{alternatives(words['parties'])})(?![^\W\d_])", re.IGNORECASE),
        unnamed=frozenset(words["unnamed_bodies"]),
    )
