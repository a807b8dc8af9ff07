"""`fatality_totals`: how many a mission, force or conflict has lost up to a time, as against the dead of one incident.

From prose, and from fields of fact boxes and infoboxes. Here is whose dead a total counts, what they died of, and its
row; which numbers of a sentence are totals is the business of `tolls.py`, and tables are that of `fatality_tables.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.harm.fatality_fields import write_fields
from pipeline.extract.harm.fatality_parts import divisions, has_second_noun, is_people_of_a_country, population_of_part
from pipeline.extract.harm.incident_words import harm_words
from pipeline.extract.harm.populations import Setting, population_of, setting_of
from pipeline.extract.harm.telling import Telling, read_sentence
from pipeline.extract.harm.tolls import Toll, tolls
from pipeline.extract.harm.unharmed import write_nobody_lost
from pipeline.extract.identity.mission_names import mission_names
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.quantities import Quantity
from pipeline.extract.questions import blocks_asked_for
from pipeline.extract.rows import Count, DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.lexicon.missions import is_mission_acronym
from pipeline.lexicon.phrases import alternatives

_NEXT_CAUSE = 2  # words of a cause behind a conjunction: by accident; more of them have a number of their own
_GROUP = re.compile(r"[A-Z][A-Z-]+")


def extract(rows: DocumentRows) -> None:
    """Write the totals of prose and of labelled fields."""
    language = rows.document.language
    names = mission_names(rows)
    setting = setting_of(rows, names)
    told = rows.index.positions(harm_words(language)) | rows.index.positions(_toll_words(language))
    for i in sorted(told | _answers(rows)):
        sentence = rows.sentences[i]
        if not sentence.numbers:
            continue
        telling = rows.of_sentence(read_sentence, sentence)
        found = tolls(telling, language)
        shared = {toll.quantity.start for toll in found}  # where the numbers stand that are no further shares of one
        parts = set[int]()  # those of them that were written as parts of another
        for toll in found:
            if toll.quantity.start not in parts:
                _write_toll(rows, telling, toll, setting, shared, parts)
    write_nobody_lost(rows, setting)
    write_fields(rows, names, cause_of)


def _answers(rows: DocumentRows) -> set[int]:
    """The first sentences below a question for the dead: they need not say again that it is of them that they tell."""
    asked = blocks_asked_for(rows.document, "deaths")
    return {i for i, s in enumerate(rows.sentences) if s.block.index in asked and s.position == 0} if asked else set()


def _write_toll(
    rows: DocumentRows, telling: Telling, toll: Toll, setting: Setting, shared: set[int], parts: set[int]
) -> None:
    sentence = telling.sentence
    block, text = sentence.block, sentence.block.text
    if toll.rule == "fatality_totals.losses" and _is_loss_of_others(text, sentence.start, toll.start, setting):
        return
    population = population_of(toll.quantity, text, sentence.start, sentence.end, setting)
    is_anyone = _is_anyone(toll.quantity, rows.document.language) or is_people_of_a_country(toll.quantity)
    if population == "other" and is_anyone and not _is_loss_of_mission(telling, toll, setting):
        return  # the dead of a war or a country, none of them said to be the mission's
    if population == "other" and setting.names.subject is not None:
        population = "un_unspecified" if toll.quantity.country_code not in setting.host else "other"
    if population.startswith("un_") and has_second_noun(toll.quantity, text, rows.document.language):
        population = "un_unspecified"
    if population == "attacker":
        return
    is_of_side = toll.as_of is None or toll.rule == "fatality_totals.losses"
    if population == "other" and is_of_side and setting.names.of(block, sentence.start, sentence.end) is None:
        return  # one side's losses in a battle
    start = min(toll.start, toll.quantity.start)
    if toll.as_of is not None:
        start = min(start, toll.as_of.mention.start)
    cause = cause_of(text[toll.quantity.end : sentence.end], rows.document.language)
    told = [(toll.quantity, cause, population, max(start, sentence.start), max(toll.end, toll.quantity.end), toll.rule)]
    for division in divisions(telling, rows.document.language):
        if division.whole.start == toll.quantity.start:
            for part in division.parts:
                of_part = cause_of(text[part.end : sentence.end], rows.document.language)
                told.append((part, of_part, population_of_part(part, population), part.start, part.end,
                             "fatality_totals.part"))  # fmt: skip
    parts |= {part.start for part, *_ in told[1:]}
    told += [
        (part, of, population, part.start, part.end, "fatality_totals.share")
        for part, of in _shares(telling, toll, cause, rows.document.language)
        if part.start not in shared | parts
    ]
    shared |= {quantity.start for quantity, *_, rule in told if rule == "fatality_totals.share"}
    for quantity, of, whose, begin, end, rule in told:
        rows.fact(
            "fatality_totals",
            (quantity.count.best, whose, of, toll.as_of.mention.edtf if toll.as_of else None),
            block.span(begin, end),
            rule,
            assertion=telling.assertion,
            mission_id=setting.names.of(block, sentence.start, sentence.end),
            cause=of,
            population=whose,
            count=quantity.number,
            as_of=toll.as_of,
        )


def _shares(telling: Telling, toll: Toll, cause: str, language: str) -> Iterator[tuple[Quantity, str]]:
    """Those of a toll of whom the sentence says what they died of: 46 people, 14 of them in hostile acts, 9 of disease.

    Behind the first of them, or where the toll itself is that of a cause, a number and a cause are enough.
    """
    text = telling.sentence.block.text
    hurt = {q.start for h in telling.harms for q in (*h.quantities, *h.parts)}
    is_listed = cause != "unspecified"
    for quantity in telling.quantities:
        if quantity.start <= toll.quantity.end or quantity.start in hurt or isinstance(quantity.number, Count):
            continue
        if text[quantity.number.mention.start - 1] == "(":
            continue  # of those counted before the bracket
        end = quantity.number.mention.end
        of_them = _of_them(language).match(text, end)
        is_next = is_listed and _next_share(language).search(text, telling.sentence.start, quantity.start) is not None
        told = text[of_them.end() if of_them else end : telling.sentence.end] if of_them or is_next else ""
        of = cause_of(told, language)
        if of != "unspecified":
            is_listed = True
            yield quantity, of


def _is_loss_of_mission(telling: Telling, toll: Toll, setting: Setting) -> bool:
    """Whether a mission is what lost them: its name, or the word for it, stands right before the verb or behind it."""
    sentence, text = telling.sentence, telling.sentence.block.text
    behind = (max(toll.end, toll.quantity.end), toll.quantity.end)
    if any(_in_service(setting.language).match(text, at, sentence.end) for at in behind):
        return True
    if toll.rule not in ("fatality_totals.losses", "fatality_totals.divided"):
        return False
    before = text[sentence.start : toll.start].rstrip()
    named = setting.names.named(text, sentence.start, toll.quantity.start)
    is_named = any(end == sentence.start + len(before) or start > toll.start for start, end, _ in named)
    behind = text[toll.start : toll.quantity.start].rstrip()  # in all, the force lost: the Dutch verb stands before it
    return is_named or any(_ends_in_mission(setting.language).search(each) for each in (before, behind))


def _is_loss_of_others(text: str, start: int, verb: int, setting: Setting) -> bool:
    """Whether those who fight against a mission lost them: rebels, the enemy, a group by its acronym."""
    before = text[start:verb].rstrip()
    subject = before.rpartition(" ")[2]
    if setting.names.named(text, start + len(before) - len(subject), start + len(before)):
        return False
    is_group = bool(_GROUP.fullmatch(subject)) and not is_mission_acronym(subject) and code_of(subject) is None
    return is_group or subject.casefold() in _opponents(setting.language)


def _is_anyone(quantity: Quantity, language: str) -> bool:
    """Whether the noun counts people of no force: people, men, women, children."""
    words = (quantity.noun or "").casefold().split()
    return bool(words) and words[-1] in load(language, "fatalities")["anyone"]


def cause_of(text: str, language: str) -> str:
    """The cause of death that words directly behind a number, or a column's header, name."""
    for cause, pattern in _causes(language):
        m = pattern.match(text)
        if m is not None:
            return "unspecified" if _is_one_of_two(text[m.end() :], cause, language) else cause
    return "unspecified"


def _is_one_of_two(behind: str, cause: str, language: str) -> bool:
    """Whether a conjunction joins another cause to one: killed in action or by accident."""
    joined = _alternative(language).match(behind)
    if joined is None:
        return False
    told = ((other, pattern.match(behind, joined.end())) for other, pattern in _causes(language) if other != cause)
    return any(len(m[0].split()) <= _NEXT_CAUSE for _, m in told if m is not None)


# ---- the lexicon, compiled


@cache
def _alternative(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(load(language, 'quantities')['conjunctions'])})(?=\s)", re.IGNORECASE)


@cache
def _toll_words(language: str) -> PhraseWords:
    """The words for a toll and for losses: beside those for harm, all that a total is told with."""
    words = load(language, "fatalities")
    return PhraseWords.of(words["totals"], words["losses"])


@cache
def _opponents(language: str) -> frozenset[str]:
    """Words for those who fight against a mission."""
    nouns = load(language, "quantities")["nouns"]
    return frozenset((*nouns["militant"], *nouns["attacker"], *load(language, "fatalities")["opponents"]))


@cache
def _of_them(language: str) -> re.Pattern[str]:
    """Behind a number: it counts some of those told before."""
    return re.compile(rf"\s+(?:{alternatives(load(language, 'fatalities')['of_whom'])})(?=\s)", re.IGNORECASE)


@cache
def _next_share(language: str) -> re.Pattern[str]:
    """What stands before the next number of a list."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return re.compile(rf"(?:,|,?\s(?:{joined}))\s\Z", re.IGNORECASE)


@cache
def _in_service(language: str) -> re.Pattern[str]:
    """What stands right behind those who died and says that they served: with the mission, in its service."""
    return re.compile(rf"\s+(?:{'|'.join(load(language, 'fatalities')['in_service'])})", re.IGNORECASE)


@cache
def _ends_in_mission(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "quantities")["missions"])
    return re.compile(rf"(?<!\w)(?:{words})\Z", re.IGNORECASE)


@cache
def _causes(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    causes = load(language, "fatalities")["causes"]
    return tuple(
        (cause, re.compile(rf"\s*(?:[^\W\d_]+\s+){{0,6}}?(?:{'|'.join(listed)})\b", re.IGNORECASE))
        for cause, listed in causes.items()
        if cause != "all"
    )
