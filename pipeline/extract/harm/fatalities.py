"""`fatality_totals`: how many a mission, force or conflict has lost up to a time, as against the dead of one incident.

From prose, and from fields of fact boxes and infoboxes. Here is whose dead a total counts, what they died of, and its
row; which numbers of a sentence are totals is the business of `tolls.py`, and tables are that of `fatality_tables.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from pipeline.extract.harm.conflicts import is_incident_box
from pipeline.extract.harm.fatality_causes import cause_of, shares_of
from pipeline.extract.harm.fatality_fields import write_fields
from pipeline.extract.harm.fatality_parts import (
    divisions,
    has_second_noun,
    is_people_of_a_country,
    losses,
    parts_behind,
    population_of_part,
)
from pipeline.extract.harm.incident_words import harm_words
from pipeline.extract.harm.populations import Setting, population_of, setting_of
from pipeline.extract.harm.telling import Telling, kinds_in, read_sentence
from pipeline.extract.harm.toll_lists import LISTED, OF_COUNTRY, Toll
from pipeline.extract.harm.tolls import tolls
from pipeline.extract.harm.unharmed import write_nobody_lost
from pipeline.extract.identity.mission_names import mission_names
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.quantities import Quantity
from pipeline.extract.questions import blocks_asked_for
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import code_of
from pipeline.lexicon.missions import is_mission_acronym
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_SERVING = frozenset({"military", "police", "uniformed", "peacekeeper"})
_GROUP = re.compile(r"[A-Z][A-Z-]+")


def extract(rows: DocumentRows) -> None:
    """Write the totals of prose and of labelled fields."""
    language = rows.document.language
    names = mission_names(rows)
    setting = setting_of(rows, names)
    is_of_fight = _is_of_fight(rows)
    told = rows.index.positions(harm_words(language)) | rows.index.positions(_toll_words(language))
    for i in sorted(told | _answers(rows)):
        sentence = rows.sentences[i]
        if not sentence.numbers:
            continue
        telling = rows.of_sentence(read_sentence, sentence)
        found = tolls(telling, language)
        written = _Written({toll.quantity.start for toll in found})
        for toll in sorted(found, key=lambda toll: toll.rule in LISTED):
            if toll.quantity.start not in written.parts:
                _write_toll(rows, telling, toll, setting, written, is_of_fight=is_of_fight)
    write_nobody_lost(rows, setting)
    write_fields(rows, names, cause_of)


def _answers(rows: DocumentRows) -> set[int]:
    """The first sentences below a question for the dead: they need not say again that it is of them that they tell."""
    asked = blocks_asked_for(rows.document, "deaths")
    return {i for i, s in enumerate(rows.sentences) if s.block.index in asked and s.position == 0} if asked else set()


@dataclass(frozen=True, slots=True)
class _Share:
    """A toll, or a part of one, as it is written down."""

    quantity: Quantity
    cause: str
    population: str
    start: int
    end: int
    rule: str
    as_of: PlacedDate | None


@dataclass(slots=True)
class _Written:
    """What was written of the tolls of a sentence so far.

    Attributes:
        shared: where the numbers stand that are no further shares of one.
        parts: those of them that were written as parts of another.
        population: of the last whole.
    """

    shared: set[int]
    parts: set[int] = field(default_factory=set)
    population: str | None = None


def _is_of_fight(rows: DocumentRows) -> bool:
    """Whether a document treats one battle, attack or accident, whose dead it tells side by side."""
    title, language = rows.document.title, rows.document.language
    if kinds_in(title, language) is not None:
        return True
    fields = (b for b in rows.document.blocks if b.element == "infobox")
    boxes = groupby(fields, key=lambda b: (b.template, b.group))
    return any(is_incident_box(list(members), language, title) for _, members in boxes)


def _write_toll(
    rows: DocumentRows, telling: Telling, toll: Toll, setting: Setting, written: _Written, *, is_of_fight: bool
) -> None:
    sentence = telling.sentence
    block, text = sentence.block, sentence.block.text
    if toll.rule == "fatality_totals.losses" and _is_loss_of_others(text, sentence.start, toll.start, setting):
        return
    population = population_of(toll.quantity, text, sentence.start, sentence.end, setting)
    is_share = toll.quantity.noun is None and toll.quantity.kind is None and written.population is not None
    if is_share and written.population is not None:
        population = written.population  # 14 of those just told of
    is_anyone = _is_anyone(toll.quantity, rows.document.language) or is_people_of_a_country(toll.quantity)
    is_own = _is_loss_of_mission(telling, toll, setting) or _is_divided_by_cause(telling, toll, setting)
    if population == "other" and is_anyone and not is_own and not _is_listed(toll):
        return  # the dead of a war or a country, none of them said to be the mission's
    if population == "other" and setting.names.subject is not None:
        population = "un_unspecified" if toll.quantity.country_code not in setting.host else "other"
    if population.startswith("un_") and has_second_noun(toll.quantity, text, rows.document.language):
        population = "un_unspecified"
    if population == "attacker":
        return
    is_undated = toll.as_of is None or toll.rule == "fatality_totals.losses"
    is_named = setting.names.of(block, sentence.start, sentence.end) is not None
    is_open = population == "other" and is_undated and not is_named and not is_share and not is_own
    if is_open and (is_of_fight or not _is_of_force(toll)):
        return  # one side's losses in a battle
    written.population = population
    if toll.rule == OF_COUNTRY:
        population = "other"
    start = min(toll.start, toll.quantity.start)
    if toll.as_of is not None:
        start = min(start, toll.as_of.mention.start)
    cause = toll.cause or cause_of(text[toll.quantity.end : sentence.end], rows.document.language)
    told = [_Share(toll.quantity, cause, population, max(start, sentence.start), max(toll.end, toll.quantity.end),
                   toll.rule, toll.as_of)]  # fmt: skip
    divided = [d.parts for d in divisions(telling, rows.document.language) if d.whole.start == toll.quantity.start]
    for parts in divided or [parts_behind(telling, toll.quantity, rows.document.language)]:
        if parts:
            for part in parts:
                of_part = cause_of(text[part.end : sentence.end], rows.document.language)
                told.append(_Share(part, of_part, population_of_part(part, population), part.start, part.end,
                                   "fatality_totals.part", toll.as_of))  # fmt: skip
    written.parts |= {each.quantity.start for each in told[1:]}
    for part, of in shares_of(telling, toll, cause, rows.document.language):
        if part.start not in written.shared | written.parts:
            # Those of one country are no toll of the mission, and hold for no day at which they could be one.
            whose, as_of = (population, toll.as_of) if part.country_code is None else ("other", None)
            told.append(_Share(part, of, whose, part.start, part.end, "fatality_totals.share", as_of))
            written.shared.add(part.start)
    for each in told:
        rows.fact(
            "fatality_totals",
            (each.quantity.count.best, each.population, each.cause, each.as_of.mention.edtf if each.as_of else None),
            block.span(each.start, each.end),
            each.rule,
            assertion=telling.assertion,
            mission_id=setting.names.of(block, sentence.start, sentence.end),
            cause=each.cause,
            population=each.population,
            count=each.quantity.number,
            as_of=each.as_of,
        )


def _is_listed(toll: Toll) -> bool:
    """Whether the toll stands beside others of its kind: of other years, countries or causes."""
    return toll.rule in LISTED or toll.cause is not None


def _is_of_force(toll: Toll) -> bool:
    """Whether those who died are said to serve, or of which country's they are is told."""
    quantity = toll.quantity
    return _is_listed(toll) or quantity.country_code is not None or quantity.kind in _SERVING


def _is_divided_by_cause(telling: Telling, toll: Toll, setting: Setting) -> bool:
    """Whether the sentence divides a toll by what people died of, as only the dead of one body are."""
    if setting.names.subject is None:
        return False
    causes = {cause for _, cause in shares_of(telling, toll, "unspecified", setting.language)}
    return len(causes - {"unspecified"}) > 1


def _is_loss_of_mission(telling: Telling, toll: Toll, setting: Setting) -> bool:
    """Whether a mission is what lost them: its name, or the word for it, stands right before the verb or behind it."""
    sentence, text = telling.sentence, telling.sentence.block.text
    behind = (max(toll.end, toll.quantity.end), toll.quantity.end)
    if any(_in_service(setting.language).match(text, at, sentence.end) for at in behind):
        return True
    if toll.rule not in ("fatality_totals.losses", "fatality_totals.divided"):
        return False
    verbs = [m.start() for m in losses(setting.language).finditer(text, sentence.start, sentence.end)]
    before = text[sentence.start : min([toll.start, *verbs])].rstrip()
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


# ---- the lexicon, compiled


@cache
def _toll_words(language: str) -> PhraseWords:
    """The words for a toll and for losses: beside those for harm, all that a total is told with."""
    words = load(language, "fatalities")
    return PhraseWords.of(words["totals"], words["losses"], words["taken"])


@cache
def _opponents(language: str) -> frozenset[str]:
    """Words for those who fight against a mission."""
    nouns = load(language, "quantities")["nouns"]
    return frozenset((*nouns["militant"], *nouns["attacker"], *load(language, "fatalities")["opponents"]))


@cache
def _in_service(language: str) -> re.Pattern[str]:
    """What stands right behind those who died and says that they served: with the mission, in its service."""
    return compiled(rf"\s+(?:{'|'.join(load(language, 'fatalities')['in_service'])})", re.IGNORECASE)


@cache
def _ends_in_mission(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "quantities")["missions"])
    return compiled(rf"(?<!\w)(?:{words})\Z", re.IGNORECASE)
