"""What a sentence says that a person leads, by a phrase or a verb of leading: "led by", "voerde het bevel"."""

from __future__ import annotations

import re

from pipeline.extract.leaders.office_patterns import office_patterns
from pipeline.extract.leaders.offices import Office
from pipeline.extract.leaders.titles import names_unit
from pipeline.lexicon import load
from pipeline.recognise.entities import PersonMention

_POSSESSIVE = re.compile(r"['’]s?(?!\w)")  # the one led is whose the name is: X's successor
_CLAUSE = 160  # characters between a name and the words that give its bearer an office
_BEFORE_NAME = 60  # characters that a verb and an article before a name take, with a blanked date
_LEADS_IN = 140
_ARTICLE_AND_NAME = 2  # words: the UNOFEX
_SHORTEST_ACRONYM = 3
OF_MISSIONS = frozenset({"head_of_mission", "force_commander"})


def phrase_of_leading(
    person: PersonMention, first: int, text: str, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """A phrase directly before, "was led by": the commander of the force with a rank, else the head of the mission."""
    patterns = office_patterns(language)
    floor = max(sentence[0], first - _LEADS_IN)
    # One more word may stand before the name: an adjective that is no known nationality, or what the bearer is.
    thin = patterns.thin_before_rank
    found = [*patterns.leading.finditer(plain, floor, first)]
    found += patterns.leading_ranked.finditer(plain, floor, first) if person.rank else ()
    m: re.Match[str] | None = next((m for m in found if thin.fullmatch(plain, m.end(), first)), None)
    if m is None and person.rank and patterns.leading.search(plain, sentence[0], first):
        m = patterns.led_again.search(plain, floor, first)
    if m is None or (_POSSESSIVE.match(text, person.end) and not patterns.owned_command.match(text, person.end)):
        return None
    role = "force_commander" if person.rank else "head_of_mission"
    return Office(role, None, m.start(), person.end, m.start(), m.end(), is_predicate=True, is_lead=True)


def command_around(
    person: PersonMention, first: int, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """Who stands between the verb and "the command", as in Dutch: "voerde generaal Name het bevel"."""
    patterns = office_patterns(language)
    before = patterns.led_before.search(plain, max(sentence[0], first - _BEFORE_NAME), first)
    behind = patterns.led_behind.match(plain, person.end, sentence[1]) if before and before.end() == first else None
    if before is None or behind is None:
        return None
    is_command = not set(behind[0].casefold().split()).isdisjoint(load(language, "leadership")["handover_of_command"])
    role = "force_commander" if person.rank is not None or is_command else "head_of_mission"
    return Office(role, None, before.start(), behind.end(), behind.start(), behind.end(), True, is_lead=True)


def _names_a_body(what: str, language: str) -> bool:
    """Whether words name a unit, or anything by a name: the 3rd Battalion, the Northern Brigade."""
    return names_unit(what, language) or any(word[0].isupper() or word[0].isdigit() for word in what.split())


def mission_led(
    person: PersonMention, first: int, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """What somebody leads, where the clause says of the person no more than that: whatever else the person is."""
    if person.rank is not None or (person.role in OF_MISSIONS):
        return None
    return what_is_led(person, first, plain, sentence, language)


def what_is_led(
    person: PersonMention, first: int, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """What somebody goes or went to lead, as in "Colonel Name left to lead the civilian police"."""
    patterns = office_patterns(language)
    m = patterns.to_lead.search(plain, person.end, min(sentence[1], person.end + _CLAUSE))
    if m is None or (person.rank is None and not patterns.beside_verb.fullmatch(plain, person.end, m.start())):
        return None
    if ";" in plain[person.end : m.start()]:
        return None  # told of somebody else
    what = next((key for key, value in m.groupdict().items() if key.startswith("what") and value), None)
    if what is None:
        return None
    words = m[what].split()
    is_acronym = words[-1].isupper() and len(words) <= _ARTICLE_AND_NAME and len(words[-1]) >= _SHORTEST_ACRONYM
    is_mission = m[what].isupper() or is_acronym or patterns.mission.fullmatch(m[what].strip()) is not None
    if is_mission and (title := patterns.as_role.match(plain, m.end(), sentence[1])):
        role = patterns.roles[" ".join(title["core"].casefold().split())]
        return Office(role, title["role"], first, title.end(), *title.span("role"), is_predicate=True)
    # "He commanded the 3rd Battalion": of whoever the page is about the rank is not said again.
    is_own = plain[person.start : person.end].casefold() in load(language, "leadership")["subject_pronouns"]
    if person.rank is None and not is_mission and not (is_own and _names_a_body(m[what], language)):
        return None
    is_commander = person.rank is not None or patterns.commanding.match(m[0]) is not None
    role = "other" if not is_mission else "force_commander" if is_commander else "head_of_mission"
    written = None if is_mission else " ".join(plain[m.start() : m.end()].split())
    return Office(role, written, first, m.end(), m.start(), m.end(), is_predicate=True, is_lead=is_mission)
