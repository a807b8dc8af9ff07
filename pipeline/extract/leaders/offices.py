"""What office a sentence gives a person: by a role beside the name, a phrase that says who leads, or a verb.

Here is only which words give the office; when it was held is the business of `tenures.py`, what it is an
office of that of `office_bodies.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.leaders.office_patterns import OfficePatterns, office_patterns, role_words
from pipeline.lexicon import load
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.person_names import name_patterns, name_to
from pipeline.recognise.placed import PlacedDate

_POSSESSIVE = re.compile(r"['’]s?(?!\w)")  # the one led is whose the name is: X's successor
_CLAUSE = 160  # characters between a name and the words that give its bearer an office
_BEFORE_NAME = 60  # characters that a verb and an article before a name take, with a blanked date
_BLANKED = " " * 4  # no date is shorter
_LEADS_IN = 140
_OF_MISSIONS = frozenset({"head_of_mission", "force_commander"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a sentence gives it; offsets count in the block.

    Attributes:
        role: code of the role (``roles.csv``).
        written: its words, None where the sentence gives it without a noun ("was led by").
        start: where the words that give it begin, the name included.
        end: where they end.
        role_end: where the role's own words end; what it is an office of may stand behind.
        role_start: where they begin.
        is_predicate: whether giving the office is what the clause says, so that its dates are those of the term.
        is_lead: whether a phrase says that somebody leads, whatever it is that the sentence is about.
        is_planned: whether the office was still to come.
    """

    role: str
    written: str | None
    start: int
    end: int
    role_start: int
    role_end: int
    is_predicate: bool = False
    is_lead: bool = False
    is_planned: bool = False


def phrase_start(person: PersonMention) -> int:
    """Where a person's name begins with the rank, role and nationality directly before it."""
    spans = (person.rank_span, person.role_span, person.nationality_span)
    return min([person.start, *(span[0] for span in spans if span and span[1] <= person.start)])


def without_dates(text: str, dates: Sequence[PlacedDate], language: str, start: int = 0, end: int | None = None) -> str:
    """A stretch of a text, all of it as a rule, with its dates and the prepositions before them blanked.

    It keeps its length. The dates are those of the stretch, with offsets in the text.
    """
    pieces, at = [], start
    for date in dates:
        first, last = date.mention.start, date.mention.end
        m = office_patterns(language).before_date.search(text, max(at, first - 24), first)
        first = m.start() if m else first
        if first < at:
            continue
        pieces += [text[at:first], " " * (last - first)]
        at = last
    return "".join([*pieces, text[at:end]])


def appointees(text: str, plain: str, language: str) -> list[PersonMention]:
    """People whom a date parts from the role they are given: "Name op 12 april tot president benoemd".

    Args:
        text: a block's text.
        plain: the same with its dates blanked.
        language: of the text.
    """
    patterns = office_patterns(language)
    # Asked of the text itself, whose words others look up too: it has all that are left without the dates, and more.
    if not (_BLANKED in plain or patterns.gives.may_be_in(text)) or not role_words(language).may_be_in(text):
        return []
    found = []
    for m in _appointments(plain, patterns):
        is_parted = _BLANKED in plain[m.start() : m.start("role")]
        given = patterns.gives.search(plain, max(0, m.start() - _CLAUSE), m.start())
        is_said = bool(m["verb"] or m["to"] or (m["is"] and is_parted))
        if not (is_parted or given) or not (is_said or given):
            continue
        span = name_to(plain, m.start(), name_patterns(language), ())
        # "Elected General Name president": without a word between them the verb stands right before the name.
        if span is not None and (is_said or (given and _is_title(plain[given.end() : span[0]]))):
            role = patterns.roles[" ".join(m["core"].casefold().split())]
            found.append(PersonMention(*span, plain[slice(*span)], role=role, role_span=m.span("role")))
    return found


def _appointments(plain: str, patterns: OfficePatterns) -> Iterator[re.Match[str]]:
    """The roles with the words before them by which they are given: any space may begin one, and hardly any does."""
    before = (patterns.appointing.search(plain, max(0, at - _CLAUSE), at) for at in patterns.role.places(plain))
    last = 0
    for start in sorted({m.start() for m in before if m is not None}):
        m = patterns.appointed.match(plain, start) if start >= last else None
        if m is not None:
            last = m.end()
            yield m


def _is_title(gap: str) -> bool:
    """Whether nothing but capitalised words, those of a rank, stand between a verb and a name."""
    return all(word[0].isupper() for word in gap.split()) and "," not in gap


def office_of(person: PersonMention, text: str, plain: str, sentence: tuple[int, int], language: str) -> Office | None:
    """The office that a sentence gives a person; None where it gives none.

    Args:
        person: the person, with offsets in the block.
        text: the block's visible text.
        plain: the same with its dates blanked (`without_dates`).
        sentence: where the sentence begins and ends.
        language: of the text.
    """
    if text.startswith("?", person.end):
        return None  # the text doubts it itself: "a commander: General Name? No, …"
    first = phrase_start(person)
    is_behind = person.role_span is not None and person.role_span[0] >= person.end
    return (
        _leading(person, first, text, plain, sentence, language)
        or _leads_mission(person, first, plain, sentence, language)
        or (_behind(person, first, text, plain, sentence, language) if is_behind else None)
        or _beside(person, first, text, plain, language)
        or _before_copula(person, first, text, plain, sentence, language)
        or _behind(person, first, text, plain, sentence, language)
        or _by_verb(person, first, text, sentence, language)
        or _apposed(person, first, text, plain, sentence, language)
        or _inverted(person, first, plain, sentence, language)
        or _to_lead(person, first, plain, sentence, language)
    )


def _beside(person: PersonMention, first: int, text: str, plain: str, language: str) -> Office | None:
    """The role that stands at the name."""
    if person.role is None or person.role_span is None:
        return None
    start, end = person.role_span
    gap = plain[person.end : start] if start >= person.end else ""
    inverted = gap.isspace() and office_patterns(language).ends_in_copula.search(plain, max(0, first - 60), first)
    is_predicate = bool(inverted) or any(c.isalpha() for c in gap)  # the Dutch order: "was Name force commander"
    written = text[start:end].strip()
    return Office(person.role, written, min(first, start), max(person.end, end), start, end, is_predicate)


def _leading(
    person: PersonMention, first: int, text: str, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """A phrase directly before, "was led by": the commander of the force with a rank, else the head of the mission."""
    patterns = office_patterns(language)
    floor = max(sentence[0], first - _LEADS_IN)
    # Before a rank one more word may stand: an adjective that is no known nationality.
    thin = patterns.thin_before_rank if person.rank else patterns.thin
    found = patterns.leading.finditer(plain, floor, first)
    m = next((m for m in found if thin.fullmatch(plain, m.end(), first)), None)
    if m is None or _POSSESSIVE.match(text, person.end):
        return None
    role = "force_commander" if person.rank else "head_of_mission"
    return Office(role, None, m.start(), person.end, m.start(), m.end(), is_predicate=True, is_lead=True)


def _before_copula(
    person: PersonMention, first: int, text: str, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """The role before a copula, as in "the force commander of X is General Name"."""
    patterns = office_patterns(language)
    for m in patterns.role_is.finditer(plain, max(sentence[0], first - _CLAUSE), first):
        if patterns.thin.fullmatch(plain, m.end(), first):
            role = patterns.roles[" ".join(m["core"].casefold().split())]
            written = text[m.start("role") : m.end("role")]
            return Office(role, written, m.start(), person.end, *m.span("role"), is_predicate=True)
    return None


def _behind(
    person: PersonMention, first: int, text: str, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """The role behind a copula, or behind the name in the Dutch order: "was General Name force commander"."""
    patterns = office_patterns(language)
    end = min(sentence[1], person.end + _CLAUSE)
    inverted = patterns.ends_in_copula.search(plain, max(sentence[0], first - 60), first)
    aside = patterns.aside.match(plain, person.end, end)
    behind = aside.end() if aside else person.end
    m = patterns.role_behind.match(plain, behind, end)
    if m and (m["copula"] or inverted):
        role = patterns.roles[" ".join(m["core"].casefold().split())]
        return Office(role, text[m.start("role") : m.end("role")], first, m.end(), *m.span("role"), is_predicate=True)
    m = patterns.apposed.match(plain, behind, end) if behind > person.end else None
    if m is not None:  # Name of Sweden, the first force commander
        role = patterns.roles[" ".join(m["core"].casefold().split())]
        return Office(role, text[m.start("role") : m.end("role")], first, m.end(), *m.span("role"), is_predicate=True)
    # Of an office that no list has: a term must stand between the copula and its noun, and its holder have a rank.
    if person.rank is None:
        return None
    m = patterns.noun_behind.match(plain, behind, end)
    if m and m.end("gap") - m.start("gap") >= 4 and plain[m.start("gap") : m.end("gap")] != text[slice(*m.span("gap"))]:
        return Office(
            "other", text[m.start("noun") : m.end("noun")], first, m.end(), *m.span("noun"), is_predicate=True
        )
    return None


def _by_verb(person: PersonMention, first: int, text: str, sentence: tuple[int, int], language: str) -> Office | None:
    """A verb behind the name, as in "Name to assume the presidency"."""
    for role, pattern in office_patterns(language).by_verb:
        m = pattern.match(text, person.end + (2 if text[person.end : person.end + 1] == "," else 1), sentence[1])
        if m:
            is_planned = office_patterns(language).planned.search(text, sentence[0], m.end()) is not None
            return Office(role, m[0], first, m.end(), *m.span(), is_predicate=True, is_planned=is_planned)
    return None


def _apposed(
    person: PersonMention, first: int, text: str, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """The role before a comma and a name that a comma ends: "the commander of X, the Danish colonel Name, …"."""
    if text[person.end : person.end + 1] not in (",", ".") or person.rank is None:
        return None
    patterns = office_patterns(language)
    m = patterns.apposed_before.search(plain, max(sentence[0], first - _CLAUSE), first)
    if m is None:
        return None
    role = patterns.roles[" ".join(m["core"].casefold().split())]
    return Office(role, text[m.start("role") : m.end("role")], m.start(), person.end, *m.span("role"))


def _inverted(person: PersonMention, first: int, plain: str, sentence: tuple[int, int], language: str) -> Office | None:
    """Who stands between the verb and "the command", as in Dutch: "voerde generaal Name het bevel"."""
    patterns = office_patterns(language)
    before = patterns.led_before.search(plain, max(sentence[0], first - _BEFORE_NAME), first)
    behind = patterns.led_behind.match(plain, person.end, sentence[1]) if before and before.end() == first else None
    if before is None or behind is None:
        return None
    is_command = not set(behind[0].casefold().split()).isdisjoint(load(language, "leadership")["handover_of_command"])
    role = "force_commander" if person.rank is not None or is_command else "head_of_mission"
    return Office(role, None, before.start(), behind.end(), behind.start(), behind.end(), True, is_lead=True)


def _leads_mission(
    person: PersonMention, first: int, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """What somebody leads, where the clause says of the person no more than that: whatever else the person is."""
    if person.rank is not None or (person.role in _OF_MISSIONS):
        return None
    return _to_lead(person, first, plain, sentence, language)


def _to_lead(person: PersonMention, first: int, plain: str, sentence: tuple[int, int], language: str) -> Office | None:
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
    is_mission = m[what].isupper() or patterns.mission.fullmatch(m[what].strip()) is not None
    if is_mission and (title := patterns.as_role.match(plain, m.end(), sentence[1])):
        role = patterns.roles[" ".join(title["core"].casefold().split())]
        return Office(role, title["role"], first, title.end(), *title.span("role"), is_predicate=True)
    if person.rank is None and not is_mission:
        return None
    is_commander = person.rank is not None or patterns.commanding.match(m[0]) is not None
    role = "other" if not is_mission else "force_commander" if is_commander else "head_of_mission"
    written = None if is_mission else plain[m.start() : m.end()].strip()
    return Office(role, written, first, m.end(), m.start(), m.end(), is_predicate=True, is_lead=is_mission)


def is_head(office: Office, language: str) -> bool:
    """Whether the words of an office say no more than that its bearer leads: the head of."""
    words = (office.written or "").casefold().split()
    return bool(words) and words[-1] in load(language, "leadership")["heads"]


def is_former(office: Office, language: str) -> bool:
    """Whether an office is one that its bearer had before, so that no date beside the name is of it: ex-minister."""
    return (office.written or "").casefold().startswith(tuple(load(language, "leadership")["former"]))


def is_of_the_mission(office: Office, text: str, language: str) -> bool:
    """Whether a possessive before the words of an office says that it is the mission's: the mission's first head."""
    return (
        office_patterns(language).of_mission_before.search(text, max(0, office.role_start - 60), office.role_start)
        is not None
    )
