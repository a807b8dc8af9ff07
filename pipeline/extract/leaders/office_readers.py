"""What office a sentence gives a person: by a role beside the name, a phrase that says who leads, or a verb.

Here is only which words give the office; when it was held is the business of `tenures.py`, what it is an
office of that of `office_bodies.py`.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.leaders.leads import OF_MISSIONS, command_around, mission_led, phrase_of_leading, what_is_led
from pipeline.extract.leaders.office_patterns import office_patterns
from pipeline.extract.leaders.offices import Office, phrase_start
from pipeline.extract.leaders.titles import last_title, names_unit, role_of_title
from pipeline.lexicon import load
from pipeline.recognise.entities import PersonMention

_CLAUSE = 160  # characters between a name and the words that give its bearer an office
_BEFORE_NAME = 60  # characters that a verb and an article before a name take, with a blanked date


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
    is_behind = is_behind or person.role == "other"  # the deputy, Name, became commander
    return (
        phrase_of_leading(person, first, text, plain, sentence, language)
        or mission_led(person, first, plain, sentence, language)
        or (_behind if is_behind else _before_copula)(person, first, text, plain, sentence, language)
        or _led_by_its_head(_beside(person, first, text, plain, language), person, first, plain, sentence, language)
        or _before_copula(person, first, text, plain, sentence, language)
        or _behind(person, first, text, plain, sentence, language)
        or _by_verb(person, first, text, sentence, language)
        or _apposed(person, first, text, plain, sentence, language)
        or command_around(person, first, plain, sentence, language)
        or what_is_led(person, first, plain, sentence, language)
    )


def _beside(person: PersonMention, first: int, text: str, plain: str, language: str) -> Office | None:
    """The role that stands at the name."""
    if person.role is None or person.role_span is None:
        return None
    start, end = person.role_span
    gap = plain[person.end : start] if start >= person.end else ""
    patterns, floor = office_patterns(language), max(0, first - _BEFORE_NAME)
    given = patterns.ends_in_copula.search(plain, floor, first) or patterns.gives_before.search(plain, floor, first)
    inverted = gap.isspace() and given
    is_predicate = bool(inverted) or any(c.isalpha() for c in gap)  # the Dutch order: "was Name force commander"
    written = text[start:end].strip()
    return Office(person.role, written, min(first, start), max(person.end, end), start, end, is_predicate)


def _led_by_its_head(
    office: Office | None, person: PersonMention, first: int, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """The office beside a name, which is what the clause tells of where its verb is one of leading the mission."""
    if office is None or office.role not in OF_MISSIONS or office.is_predicate:
        return office
    led = what_is_led(person, first, plain, sentence, language)
    return office if led is None or not led.is_lead else replace(office, end=led.end, is_predicate=True)


def _before_copula(
    person: PersonMention, first: int, text: str, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """The role before a copula, as in "the force commander of X is General Name"."""
    patterns = office_patterns(language)
    thin = patterns.thin_before_rank if person.rank or person.role else patterns.thin
    for m in patterns.role_is.finditer(plain, max(sentence[0], first - _CLAUSE), first):
        if thin.fullmatch(plain, m.end(), first):
            role = patterns.roles[" ".join(m["core"].casefold().split())]
            end = m.end("tail") if m["tail"] else m.end("role")
            role = "other" if m["tail"] and names_unit(m["tail"], language) else role
            written = text[m.start("role") : end]
            return Office(role, written, m.start(), person.end, m.start("role"), end, is_predicate=True)
    if m := patterns.with_role.search(plain, max(sentence[0], first - _CLAUSE), first):
        role = patterns.roles[" ".join(m["core"].casefold().split())]
        return Office(role, text[m.start("role") : m.end("role")], m.start(), person.end, *m.span("role"))
    return _one_of_them(person, first, text, plain, sentence, language)


def _one_of_them(
    person: PersonMention, first: int, text: str, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """Who is the first, or the last, of those whose title the sentence before has: "… commanders. The first was …"."""
    patterns = office_patterns(language)
    m = patterns.one_of_them.match(plain, *sentence)
    if m is None or not patterns.thin.fullmatch(plain, m.end(), first):
        return None
    told = last_title(text, max(0, sentence[0] - _CLAUSE), sentence[0], language)
    role = role_of_title(told[0], language) if told is not None else None
    if told is None or role is None or role == "leader":
        return None
    return Office(role, " ".join(told[0].split()), first, person.end, first, first, is_predicate=True)


def _behind(
    person: PersonMention, first: int, text: str, plain: str, sentence: tuple[int, int], language: str
) -> Office | None:
    """The role behind a copula, or behind the name in the Dutch order: "was General Name force commander"."""
    patterns = office_patterns(language)
    end = min(sentence[1], person.end + _CLAUSE)
    floor = max(sentence[0], first - _BEFORE_NAME)
    inverted = patterns.ends_in_copula.search(plain, floor, first)
    if plain[person.start : person.end].casefold() in load(language, "leadership")["pronouns"]:
        inverted = patterns.gives_before.search(plain, floor, first)  # appointed him commander
    aside = patterns.aside.match(plain, person.end, end)
    behind = aside.end() if aside else person.end
    m = patterns.role_behind.match(plain, behind, end)
    if m and (m["copula"] or inverted):
        role = patterns.roles[" ".join(m["core"].casefold().split())]
        return Office(role, text[m.start("role") : m.end("role")], first, m.end(), *m.span("role"), is_predicate=True)
    # Of a president whatever else he or she does besides is no office to prefer.
    is_open = person.role is None or person.role in OF_MISSIONS
    apposed = patterns.apposition.match(plain, behind, end) if is_open else None
    behind_all = apposed.end() if apposed else behind
    m = patterns.role_behind.match(plain, behind_all, end) if apposed else None
    m = m if m and m["copula"] else patterns.role_last.match(plain, behind, end)
    if m is not None:  # Name, the deputy head of X, became; where Name the commander was
        role = patterns.roles[" ".join(m["core"].casefold().split())]
        return Office(role, text[m.start("role") : m.end("role")], first, m.end(), *m.span("role"), is_predicate=True)
    goes = patterns.goes_as.match(plain, behind_all, end)
    if goes is not None or patterns.goes_before.search(plain, max(sentence[0], first - _BEFORE_NAME), first):
        m = patterns.as_behind.match(plain, goes.end() if goes else behind_all, end)
        if m is not None:  # arrived in the capital as force commander
            role = patterns.roles[" ".join(m["core"].casefold().split())]
            written = text[m.start("role") : m.end("role")]
            return Office(role, written, first, m.end(), *m.span("role"), is_predicate=True)
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
