"""What an office is an office of: the mission, organisation or state that its words name, or the document treats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.leaders.offices import Office, phrase_start
from pipeline.extract.rows import Entity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import name_of
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.entities import CountryMention, OrganisationMention, PersonMention
from pipeline.recognise.names import CAPITALISED, SPACE
from pipeline.recognise.overlap import first_touching, last_ending_by

OF_STATES = frozenset({"head_of_state", "minister"})
OF_MISSIONS = frozenset({"head_of_mission", "force_commander"})
_GAP = re.compile(r"(?:['’]s?)?[ \u00a0]\Z")
_NAME = re.compile(rf"{CAPITALISED}(?:{SPACE}{CAPITALISED}){{0,4}}")
_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{4,}(?![\w-])")
_WORDS_OF_A_VERB = 3  # between a mission and "led by": was set up
_WORDS_OF_AN_ARTICLE = 1
_SENTENCE_BEFORE = 300  # characters in which the sentence before stands
_STOP = 3  # characters of the end of that sentence: a full stop, and blanks


@dataclass(frozen=True, slots=True)
class Body:
    """What an office is an office of, and where in the block that stands; all None where nothing says."""

    mission: Entity | None = None
    organisation: str | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies, states, people and missions named in one block."""

    organisations: Sequence[OrganisationMention]
    countries: Sequence[CountryMention]
    people: Sequence[PersonMention]
    missions: MissionNames
    language: str

    def body(self, office: Office, person: PersonMention, sentence: Sentence) -> Body:
        """What the office of a person in a sentence is an office of."""
        text = sentence.block.text
        found = self._behind(office, text, sentence) or self._before(office, text)
        if found is not None:
            return found
        if office.role in OF_STATES:
            code = person.nationality_code
            return Body(None, name_of(code, self.language), person.nationality_span) if code else Body()
        if office.role in OF_MISSIONS:
            says = not office.is_lead or self._speaks_of_mission(office, sentence)
            return Body(self.missions.of(sentence.block, sentence.start, sentence.end)) if says else Body()
        if (office.role == "other" and person.rank and office.is_predicate) or (
            office.role == "other" and office.is_lead
        ):
            return Body(self.missions.of(sentence.block, sentence.start, sentence.end))
        if office.role == "other" and person.nationality_code and not person.rank:
            return Body(None, name_of(person.nationality_code, self.language), person.nationality_span)
        return Body()

    def _behind(self, office: Office, text: str, sentence: Sentence) -> Body | None:
        """The one named behind the role: "… of X"."""
        of = _patterns(self.language).of.match(text, office.role_end, sentence.end)
        if of is None:
            return None
        named = self.missions.named(text, of.end(), min(sentence.end, of.end() + 90))
        if named and named[0][0] == of.end() and named[0][2] is not None:
            return Body(named[0][2], None, named[0][:2])
        if word := _patterns(self.language).mission.match(text, of.end(), sentence.end):
            return Body(self.missions.of(sentence.block, sentence.start, sentence.end), None, word.span())
        for mentions in (self.organisations, self.countries):
            mention = first_touching(mentions, of.end(), of.end() + 1)
            if mention is not None and mention.start <= of.end():
                code = mention.code if isinstance(mention, CountryMention) else None
                if isinstance(mention, CountryMention) and mention.kind != "name":
                    continue
                start = max(mention.start, of.end())  # the role is no part of the name
                written = text[start : mention.end]
                return Body(None, name_of(code, self.language) if code else written, (start, mention.end))
        # A body that nothing else is known of ("commander of the Red Battalion") is still no mission of the document's.
        if any(d.mention.start <= of.end() < d.mention.end for d in sentence.dates):
            return None  # "led the force to September 2002": no body of that name
        unknown = _NAME.match(text, of.end(), sentence.end)
        if unknown is None or first_touching(self.people, *unknown.span()) is not None:
            return None
        return Body(None, unknown[0], unknown.span())

    def _before(self, office: Office, text: str) -> Body | None:
        """The one directly before the role, as in "UN spokesman"."""
        body = last_ending_by(self.organisations, office.role_start)
        if body is None or office.written is None or not _GAP.fullmatch(text[body.end : office.role_start]):
            return None
        named = self.missions.named(text, body.start, body.end)
        mission = next((entity for _, _, entity in named), None)
        return Body(mission, None if mission else text[body.start : body.end], (body.start, body.end))

    def _speaks_of_mission(self, office: Office, sentence: Sentence) -> bool:
        """Whether what is led is a mission: one named, the word for one, or an acronym, before the name."""
        text, end = sentence.block.text, office.end
        if self.missions.named(text, sentence.start, end):
            return True
        if _patterns(self.language).any_mission.search(text, sentence.start, end):
            return True
        return _ACRONYM.search(text, sentence.start, end) is not None


def says_of_what(office: Office, sentence: Sentence, language: str) -> bool:
    """Whether words behind an office say what it is an office of: the head of the police."""
    return _patterns(language).of.match(sentence.block.text, office.role_end, sentence.end) is not None


def led_beside(office: Office, sentence: Sentence, names: MissionNames) -> tuple[int, int] | None:
    """Where another mission stands that somebody leads, a few words before the phrase that says so: X began, led by."""
    text = sentence.block.text
    named = names.named(text, sentence.start, office.start)
    if named and (named[-1][2] is not None or len(text[named[-1][1] : office.start].split()) > _WORDS_OF_A_VERB):
        return None
    # "It set up X. Name led the mission": no other is named in the block.
    named = named or (names.named(text, 0, sentence.start) if office.start < office.role_start else [])
    return named[-1][:2] if len({text[s:e] for s, e, _ in named}) == 1 and named[-1][2] is None else None


def is_of_a_unit(office: Office, person: PersonMention, body: Body, sentence: Sentence, language: str) -> bool:
    """Whether a title says no more than that somebody commands, and that is a part of a force.

    "The commander of the Irish battalion", "the battalion, whose commander": no commander of the force. Nor is, where
    no words say of what, somebody of a rank that commands no force, or the one told of right behind a unit: "The core
    was an infantry battalion. The commander was …".
    """
    if office.role != "force_commander" or not is_bare_command(office.written or "", language):
        return False
    text, patterns = sentence.block.text, _patterns(language)
    if patterns.of_unit.match(text, office.role_end, sentence.end):
        return True
    if patterns.unit_before.search(text, sentence.start, office.role_start) is not None:
        return True
    if body.span is not None:
        return False
    is_junior = person.rank in load(language, "leadership")["ranks_of_units"]
    units = list(patterns.unit.finditer(text, sentence.start, office.start))
    is_named = bool(units) and patterns.any_mission.search(text, units[-1].end(), office.start) is None
    return is_junior or is_named or _is_told_of_a_unit(office, sentence, language)


def leads_a_unit(office: Office, person: PersonMention, sentence: Sentence, bodies: Bodies) -> bool:
    """Whether a phrase or verb of leading, without a title, says that somebody leads a part of a force.

    So it does where the part is what stands last before its end; and of somebody of a rank that commands no force,
    where no mission stands before it.
    """
    if office.role != "force_commander" or office.written is not None:
        return False
    text, patterns, end = sentence.block.text, _patterns(bodies.language), office.end
    unit = max((m.start() for m in patterns.unit.finditer(text, sentence.start, end)), default=-1)
    mission = max((m.start() for m in patterns.any_mission.finditer(text, sentence.start, end)), default=-1)
    mission = max([mission, *(start for start, _, _ in bodies.missions.named(text, sentence.start, end))])
    is_junior = person.rank in load(bodies.language, "leadership")["ranks_of_units"]
    return unit >= mission >= 0 or unit > mission or (is_junior and mission < 0)


def is_bare_command(title: str, language: str) -> bool:
    """Whether a title says no more than that somebody commands, whatever it is."""
    words = load(language, "leadership")
    return " ".join(w for w in title.casefold().split() if w not in words["qualifiers"]) in words["bare_commands"]


def _is_told_of_a_unit(office: Office, sentence: Sentence, language: str) -> bool:
    """Whether a sentence opens with a title, and a unit is told of in the one before, and no mission behind it."""
    text, patterns = sentence.block.text, _patterns(language)
    if len(text[sentence.start : office.role_start].split()) > _WORDS_OF_AN_ARTICLE:
        return False
    low = max(0, sentence.start - _SENTENCE_BEFORE)
    low = max(low, text.rfind(". ", low, max(low, sentence.start - _STOP)), text.rfind("\n", low, sentence.start))
    units = list(patterns.unit.finditer(text, low, sentence.start))
    return bool(units) and patterns.any_mission.search(text, units[-1].end(), sentence.start) is None


def is_own_state(office: Office, person: PersonMention) -> bool:
    """Whether the adjective at a name says whose the office is rather than where its bearer comes from."""
    span = person.nationality_span
    return office.role in OF_STATES and span is not None and span[0] == phrase_start(person)


@dataclass(frozen=True, slots=True)
class _Patterns:
    of: re.Pattern[str]
    mission: re.Pattern[str]
    any_mission: re.Pattern[str]
    of_unit: re.Pattern[str]
    unit_before: re.Pattern[str]
    unit: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = load(language, "leadership")
    missions = alternatives(words["missions"])
    article = alternatives(words["articles"])
    stem = r"[^\W\d_]*" if load(language, "quantities")["compounds"] else ""
    units, of = f"{stem}(?:{alternatives(words['units'])})", alternatives(words["role_of"])
    places = alternatives(load(language, "people")["place_prepositions"])
    whose = alternatives(words["possessive_relatives"])
    return _Patterns(
        of=compiled(rf"[ \u00a0](?:{alternatives(words['role_of'])})[ \u00a0](?:(?:{article})[ \u00a0])?"),
        mission=compiled(rf"(?:{missions})(?!\w)", re.IGNORECASE),
        any_mission=compiled(rf"(?<![\w-])(?:{missions})(?![\w-])", re.IGNORECASE),
        of_unit=compiled(
            rf"\s(?:{of})\s(?:(?!(?:{places}|{of}|{missions})\s)[\w'’.-]+\s){{0,4}}(?:{units})(?!\w)", re.IGNORECASE
        ),
        unit_before=compiled(rf"(?<!\w)(?:{units})(?:['’]s?)?(?:,?\s(?:{whose}))?\s\Z", re.IGNORECASE),
        unit=compiled(rf"(?<![\w-])(?:{units})(?!\w)", re.IGNORECASE),
    )
