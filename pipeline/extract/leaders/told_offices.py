"""The office of a person in a sentence, settled: which it is, and of what, by the sentence and what was told before it.

What the words of an office name by themselves is the business of `office_bodies.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.extract.context import Sentence
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.leaders.office_bodies import (
    OF_MISSIONS,
    Bodies,
    Body,
    is_bare_command,
    is_of_a_unit,
    leads_a_unit,
    led_beside,
    says_of_what,
)
from pipeline.extract.leaders.offices import Office, is_head, is_of_the_mission
from pipeline.extract.leaders.tenure_patterns import tenure_patterns
from pipeline.extract.leaders.titles import is_of_deputy
from pipeline.extract.rows import Entity
from pipeline.lexicon import load
from pipeline.lexicon.missions import is_mission_acronym, is_mission_name
from pipeline.read.document import Block
from pipeline.recognise.entities import PersonMention

_FEW_WORDS = 2  # "it was" before the words for who led


@dataclass(frozen=True, slots=True)
class Telling:
    """The sentence that gives somebody an office, with what is known where it begins.

    Attributes:
        sentence: the sentence.
        plain: the text of its block, the dates blanked.
        bodies: what the block names.
        before: the office told of before in the block, and what it is of.
        is_answer: whether a question above has asked who leads what the document treats.
    """

    sentence: Sentence
    plain: str
    bodies: Bodies
    before: tuple[Office, Body] | None
    is_answer: bool = False


def settle(office: Office, person: PersonMention, telling: Telling) -> tuple[Office, Body] | None:
    """Which office somebody has, and of what; None where it is no role in anything.

    Args:
        office: the office, by its words.
        person: who has it.
        telling: where that is told.
    """
    sentence, names, language = telling.sentence, telling.bodies.missions, telling.bodies.language
    if telling.before is not None and _is_taken_over_from(office, telling.before[0]):
        return replace(office, role=telling.before[0].role), telling.before[1]
    if leads_a_unit(office, person, sentence, telling.bodies):
        return _of_a_unit(office, sentence.block), Body()
    body = telling.bodies.body(office, person, sentence)
    if office.is_lead and body.mission is None and telling.is_answer:
        body = Body(_meant(names, sentence) or names.subject)
    if office.is_lead and body.mission is None:
        led = _led(office, body, person, telling)
        if led is None:
            return None
        office, body = led
    if telling.before is not None and office.role == "other" and _is_taken_over(office, telling.before[0]):
        body = telling.before[1]
    if office.role == "other" and is_head(office, language):
        # Where its bearer comes from is not what the office is of, where that is the mission.
        is_own = body.span is not None and body.span == person.nationality_span
        headed, of = _of_a_head(office, Body() if is_own else body, sentence, names, language)
        if not is_own or of.mission is not None:
            office, body = headed, of
    if office.role == "other" and body == Body() and not office.is_predicate:
        stands = person.rank is not None or _stands_by_itself(office, language)
        return (office, body) if stands else None  # a title without a body is no role in anything
    if is_of_a_unit(office, person, body, sentence, language):
        return _of_a_unit(office, sentence.block), Body()
    if office.role in OF_MISSIONS and is_of_deputy(office.written or "", language):
        return replace(office, role="other"), body
    if office.role == "force_commander" and _is_of_an_army(office, body, language):
        return replace(office, role="other"), body
    if body == Body() and _is_said_to_command(office, sentence, language):
        return _of_a_unit(office, sentence.block), body  # a command, of nothing that is known
    return office, body


def _stands_by_itself(office: Office, language: str) -> bool:
    """Whether a title says of itself what it is an office in: a mission, an army, a rebellion."""
    written = (office.written or "").casefold()
    return any(written.endswith(title) for title in load(language, "leadership")["titles_by_themselves"])


def _is_said_to_command(office: Office, sentence: Sentence, language: str) -> bool:
    """Whether no more is said of an office than that its bearer has, takes or gives up a command."""
    if office.role != "force_commander" or office.written is not None:
        return False
    text = sentence.block.text
    return tenure_patterns(language).handover_of_command.search(text, office.role_start, office.role_end) is not None


def _is_of_an_army(office: Office, body: Body, language: str) -> bool:
    """Whether a bare command is one of a body that is no mission: the commander of the Southern Command."""
    if body.mission is not None or body.organisation is None or not is_bare_command(office.written or "", language):
        return False
    return not (is_mission_acronym(body.organisation) or is_mission_name(body.organisation))


def _led(office: Office, body: Body, person: PersonMention, telling: Telling) -> tuple[Office, Body] | None:
    """Who leads what, where no mission stands at the words for it; None where that is neither a mission nor a unit."""
    sentence, names, language = telling.sentence, telling.bodies.missions, telling.bodies.language
    if _is_bare_command(office, telling.plain, language):
        body = Body(_meant(names, sentence))
    if body.mission is None and names.is_sole and _is_of_it(office, telling):
        body = Body(names.subject)
    if body.mission is None and telling.before is not None and _is_taken_over(office, telling.before[0]):
        body = telling.before[1]
    if body.mission is not None:
        return office, body
    if (led := led_beside(office, sentence, names)) is not None:
        return office, Body(None, sentence.block.text[slice(*led)], led)
    if person.role == "other" and person.role_span is not None and person.rank is None and not sentence.dates:
        written = sentence.block.text[slice(*person.role_span)].strip()
        return replace(office, role=person.role, written=written), Body()  # by the own title
    is_said = office.role_end <= person.start  # led by: whatever it is, a person leads it
    return (_of_a_unit(office, sentence.block), Body()) if person.rank is not None or is_said else None


def _of_a_head(
    office: Office, body: Body, sentence: Sentence, names: MissionNames, language: str
) -> tuple[Office, Body]:
    """The office of a head, where what it heads is a mission: one named behind it, or "the mission's head"."""
    if is_of_the_mission(office, sentence.block.text, language):
        body = Body(names.of(sentence.block, sentence.start, sentence.end))
    elif (
        body.span is None
        and not says_of_what(office, sentence, language)
        and (meant := _meant(names, sentence)) is not None
        and office.is_predicate
        and (_opens(office, sentence) or _stands_in(office, language))
    ):
        body = Body(meant)  # "The head was …", "was sent as acting head" on the page of a mission
    elif body.span is None or body.span[0] < office.role_end:
        return office, body
    elif any((start, end) == body.span for start, end, _ in names.named(sentence.block.text, *body.span)):
        return replace(office, role="head_of_mission"), body  # of another mission
    return (replace(office, role="head_of_mission") if body.mission else office), body


def _meant(names: MissionNames, sentence: Sentence) -> Entity | None:
    """The mission that "the command" or "the head" is of: the document's only one, else the one told of before it."""
    return names.subject if names.is_sole else names.of(sentence.block, sentence.start, sentence.start)


def _is_taken_over(office: Office, before: Office) -> bool:
    """Whether an office is that of the one told of right before: it has no words of its own."""
    return office.role_start == office.role_end and office.role == before.role


def _is_taken_over_from(office: Office, before: Office) -> bool:
    """Whether an office is that of the one before, of which is known by now that it is none of a mission."""
    is_same = (office.written or "").casefold() == (before.written or "").casefold()
    return office.role_start == office.role_end and before.role == "other" != office.role and is_same


def _is_bare_command(office: Office, plain: str, language: str) -> bool:
    """Whether the words of an office end in "the command", without what it is a command of."""
    written = plain[office.role_start : office.role_end].casefold().split()
    commands = (word.split() for word in load(language, "leadership")["command"])
    return any(written[-len(command) :] == command for command in commands)


def _is_of_it(office: Office, telling: Telling) -> bool:
    """Whether a sentence opens with "it" and who led that: what the page is on."""
    before = telling.plain[telling.sentence.start : office.start].casefold().split()
    it = load(telling.bodies.language, "leadership")["it"]
    return before[:1] in [[word] for word in it] and len(before) <= _FEW_WORDS


def _stands_in(office: Office, language: str) -> bool:
    """Whether the words of an office say that its bearer holds it for the time being: acting head."""
    first, _, _ = (office.written or "").casefold().partition(" ")
    return first in load(language, "leadership")["for_the_time_being"]


def _opens(office: Office, sentence: Sentence) -> bool:
    """Whether a sentence opens with an office, an article before it aside, that a copula gives to somebody."""
    return office.role_end < sentence.end and len(sentence.block.text[sentence.start : office.role_start].split()) <= 1


def _of_a_unit(office: Office, block: Block) -> Office:
    """The office of somebody of rank who leads a unit or an army: the words that say so are all that is known of it."""
    written = office.written or " ".join(block.text[office.role_start : office.role_end].split())
    return replace(office, role="other", written=written)
