"""`actors` that a text on a mission, a conflict or a resolution only names: bodies of the code list, armies, governments.

Nobody says there what they do, so they stand in no relation. A body that is in no list counts where its acronym or a
link stands beside a name built as those of movements and parties are; troops of a contingent, and what is somebody's
(a UN convoy), are nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows
from pipeline.extract.world.actor_names import ActorNames
from pipeline.extract.world.actor_roles import ACRONYM_BEHIND, Named
from pipeline.lexicon import load
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.missions import is_mission_name
from pipeline.lexicon.organisations import organisation_names
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.entities import OrganisationMention
from pipeline.recognise.overlap import first_touching

_TREATED = frozenset({"missions", "operations"})
_MOST_NAMES = 40  # bodies and countries that a sentence may name: one with more is a list
_ORGANISED = frozenset({"army", "government"})


def is_on_missions(rows: DocumentRows) -> bool:
    """Whether a document names a mission, an operation or a resolution: in others nobody is looked for by name."""
    return any(row.values["entity_table"] in _TREATED for row in rows.of("names")) or any(rows.of("resolutions"))


def write_named(rows: DocumentRows, names: ActorNames, missions: MissionNames) -> None:
    """Write the actors down that a document names and of whom nothing else is written."""
    if not is_on_missions(rows):
        return
    written = {entity for entity, _, _ in names.written}
    named: tuple[int, Named] | None = None
    for sentence in rows.index.holding(_words(rows.document.language)):
        block = sentence.block
        if named is None or named[0] != block.index:
            named = (block.index, Named.of(block, names))
        bodies = sentence.among(named[1].organisations)
        if len(bodies) > _MOST_NAMES:
            continue
        for mention in bodies:
            entity = names.entity(mention)
            if entity in written or first_touching(named[1].people, mention.start, mention.end) is not None:
                continue
            if _is_named(mention, sentence, missions, rows.document.language):
                written.add(entity)
                names.mention(mention, block.span(mention.start, mention.end), "actors.named")
                if acronym := ACRONYM_BEHIND.match(block.text, mention.end, sentence.end):
                    span = block.span(*acronym.span(1))
                    names.name(entity, acronym[1], span, "actors.named", is_acronym=True)


def _is_named(mention: OrganisationMention, sentence: Sentence, missions: MissionNames, language: str) -> bool:
    """Whether the name of a body stands for the body itself, and that is one of those who act in conflicts."""
    text, patterns = sentence.block.text, _patterns(language)
    if missions.named(text, mention.start, mention.end) or patterns.things.match(text, mention.end):
        return False
    if mention.kind in _ORGANISED:
        return mention.country_code is not None and not patterns.troops.search(mention.name)
    if mention.kind != "organisation":
        return True
    if mention.code is not None:
        return mention.code not in patterns.unnamed
    if is_mission_name(mention.name) or not patterns.parties.search(mention.name):
        return False
    link = first_touching(sentence.block.links, mention.start, mention.end)
    is_linked = link is not None and (link.start, link.end) == (mention.start, mention.end)
    return is_linked or ACRONYM_BEHIND.match(text, mention.end, sentence.end) is not None


@dataclass(frozen=True, slots=True)
class _Patterns:
    things: re.Pattern[str]
    troops: re.Pattern[str]
    parties: re.Pattern[str]
    unnamed: frozenset[str]


@cache
def _words(language: str) -> PhraseWords:
    """The words without which a sentence names none of them."""
    listed = load(language, "organisations")
    heads = [listed["heads"][kind] for kind in sorted(_ORGANISED)]
    return PhraseWords.of(*map(literal, [organisation_names(), *heads, load(language, "actors")["parties"]]))


@cache
def _patterns(language: str) -> _Patterns:
    words = load(language, "actors")
    return _Patterns(
        things=re.compile(rf"[-‐‑]|['’]?s?\s(?:{alternatives(words['things'])})(?!\w)"),
        troops=re.compile(rf"(?<![^\W\d_])(?:{alternatives(words['troops'])})\Z", re.IGNORECASE),
        parties=re.compile(rf"(?<![^\W\d_])(?:{alternatives(words['parties'])})(?![^\W\d_])", re.IGNORECASE),
        unnamed=frozenset(words["unnamed_bodies"]),
    )
