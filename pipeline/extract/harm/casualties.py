"""`casualties`: those killed or injured in one incident, by nationality and population, and what they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import Outcome, any_or_none
from pipeline.extract.harm.clauses import Harm
from pipeline.extract.harm.populations import Setting, antecedent, population_of
from pipeline.extract.harm.telling import Telling
from pipeline.extract.quantities import Quantity, conjunction
from pipeline.extract.rows import Assertion, Count, DocumentRows, Row
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.countries import find_countries
from pipeline.recognise.placed import PlacedNumber

_SUBJECT_REACH = 40  # characters before a number in which those stand who lost so many
_ALL_REACH = 12  # characters before a number in which "all" stands
_WHOLE_REACH = 32  # the same for "bringing the death toll to"


@dataclass(frozen=True, slots=True)
class Hurt:
    """Some people that one clause says were killed or injured.

    Attributes:
        outcome: which of the two.
        quantity: how many, of what and from where.
        parts: what they are made up of, where the text tells.
        population: which population they belong to.
        country_code: their nationality; that of the phrase, or inferred from an earlier one of the sentence.
        is_inferred: whether the nationality was.
        sentence: where it is told.
        start: where the clause begins in the block.
        end: where it ends.
        assertion: whose word it is.
        is_share: whether they are some of those killed whose number is told elsewhere (among the dead were).
    """

    outcome: Outcome
    quantity: Quantity
    parts: tuple[Quantity, ...]
    population: str
    country_code: str | None
    is_inferred: bool
    sentence: Sentence
    start: int
    end: int
    assertion: Assertion
    is_share: bool = False


def hurt_in(
    telling: Telling, harms: Sequence[Harm], told: Sequence[Hurt], before: object, setting: Setting
) -> list[Hurt]:
    """Those hurt in a sentence of an incident, without those told already.

    Args:
        telling: the sentence.
        harms: those of its harms that belong to the incident.
        told: who was hurt in it by the sentences before.
        before: the sentence before, None at the beginning of a block.
        setting: of the document.
    """
    sentence = telling.sentence
    text = sentence.block.text
    found: list[Hurt] = []
    last = told[-1].population if told else None
    for harm in harms:
        for i, quantity in enumerate(harm.quantities):
            if quantity.is_pronoun and isinstance(before, Sentence) and before.block is sentence.block:
                kind = antecedent(text, before.start, before.end, setting.language)
                quantity = replace(quantity, kind=kind)  # noqa: PLW2901  # the same people, their noun supplied
            population = population_of(quantity, text, sentence.start, sentence.end, setting, last)
            code, is_inferred = quantity.country_code, False
            if code is None and quantity.noun is None and not quantity.is_pronoun:
                code = _country_of_subject(sentence, quantity, setting.language)
                is_alone = not found or bool(harm.parts) or _is_of_others(quantity, text, setting.language)
                last_told = None if is_alone else found[-1]
                if code is None and last_told and _goes_on(last_told, quantity, sentence, setting.language):
                    code = last_told.country_code
                is_inferred = code is not None
            if code is None and quantity.kind in ("military", "police"):
                code = _country_of_same_noun(sentence, quantity, setting.language)
                is_inferred = code is not None
                if is_inferred:
                    shown = replace(quantity, country_code=code)
                    population = population_of(shown, text, sentence.start, sentence.end, setting, last)
            parts = harm.parts if i == len(harm.quantities) - 1 else ()
            if parts and population == "other":
                shown = replace(parts[0], kind=parts[0].kind or quantity.kind, noun=parts[0].noun or quantity.noun)
                population = population_of(shown, text, sentence.start, sentence.end, setting, last)
            hurt = Hurt(harm.outcome, quantity, parts, population, code, is_inferred, sentence, harm.start, harm.end,
                        telling.assertion, is_share(harm, text, setting.language))  # fmt: skip
            if not _is_told(hurt, [*told, *found]):
                found.append(hurt)
            last = population
    return found


def is_share(harm: Harm, text: str, language: str) -> bool:
    """Whether those hurt are told of as some of all that were."""
    return any_or_none(load(language, "incidents")["shares"]).match(text, harm.cue[0]) is not None


def _is_of_others(quantity: Quantity, text: str, language: str) -> bool:
    """Whether a bare number counts some of a group that is named behind it: 25 of the crew."""
    at = quantity.start if isinstance(quantity.number, Count) else quantity.number.mention.end
    return _partitive(language).match(text, at) is not None


def _is_told(hurt: Hurt, told: Sequence[Hurt]) -> bool:
    """Whether the same number of the same people was given before, in an earlier sentence."""
    return any(
        h.sentence is not hurt.sentence
        and h.outcome == hurt.outcome
        and h.quantity.count == hurt.quantity.count
        and hurt.country_code in (None, h.country_code)
        for h in told
    )


def _goes_on(last: Hurt, quantity: Quantity, sentence: Sentence, language: str) -> bool:
    """Whether nothing but a conjunction parts a bare number from those told of before.

    "Four Poles were killed and two wounded": the two are Poles.
    """
    if last.sentence is not sentence or last.parts or last.end > quantity.start:
        return False
    return conjunction(language).fullmatch(sentence.block.text, last.end, quantity.start) is not None


def _country_of_subject(sentence: Sentence, quantity: Quantity, language: str) -> str | None:
    """The nationality of those whose losses a bare number gives: the Poles lost two dead, the Dutch three."""
    text = sentence.block.text
    verbs = _losing(language).finditer(text, max(sentence.start, quantity.start - _SUBJECT_REACH), sentence.end)
    verb = next((m for m in verbs if m.end() >= quantity.start), None)
    verb = verb if verb is not None and verb.end() == quantity.start else None
    end = verb.start() if verb is not None else quantity.start
    head = text[max(sentence.start, end - _SUBJECT_REACH) : end].rstrip()
    named = find_countries(head, language)
    if not named or named[-1].kind == "name":
        return None
    is_of_unit = verb is not None and _unit(language).fullmatch(head, named[-1].end) is not None
    return named[-1].code if named[-1].end == len(head) or is_of_unit else None


def _country_of_same_noun(sentence: Sentence, quantity: Quantity, language: str) -> str | None:
    """The nationality of those whom the sentence names with the same noun before: the … soldiers, two soldiers."""
    if quantity.noun is None:
        return None
    head = sentence.block.text[sentence.start : quantity.start]
    countries = [c for c in find_countries(head, language) if c.kind == "adjective"]
    noun = re.escape(quantity.noun.split()[-1])
    for country in reversed(countries):
        if re.match(rf"\s+(?:[^\W\d_]+\s+)?{noun}\b", head[country.end :], re.IGNORECASE):
            return country.code
    return None


def total_of(hurt: Sequence[Hurt], outcome: Outcome, language: str) -> PlacedNumber | Count | None:
    """All victims of one outcome: the number as given, or the sum of several; the attackers' own are left out.

    A number that counts all those there (killing all nine on board) has the others in it.
    """
    own = [h for h in hurt if h.outcome == outcome and h.population != "attacker"]
    if all(h.is_share for h in own):
        least = sum(h.quantity.count.best or 0 for h in own)
        return Count(least, least, None, "at_least") if least else None
    own = [h for h in own if not h.is_share]
    numbers = [h.quantity for h in own]
    if not numbers:
        return None
    largest = max(own, key=lambda h: h.quantity.count.best or 0)
    if largest.quantity.kind in ("person", "life", None) and _counts_all(largest, language):
        return largest.quantity.number
    if len(numbers) == 1 or _sums_up(largest, own, language):
        return largest.quantity.number
    best = [q.count.best for q in numbers if q.count.best is not None]
    ranges = [q.count for q in numbers if q.count.best is None and q.count.low is not None]
    if best and any(c.high is not None for c in ranges):
        low, high = (sum(c.low or 0 for c in ranges), sum(c.high or c.low or 0 for c in ranges))
        return Count(sum(best) + low, None, sum(best) + high, "about")
    if not best:
        return numbers[0].number
    qualifiers = {q.count.qualifier for q in numbers}
    if qualifiers == {"exact"}:
        return Count(sum(best), sum(best), sum(best))
    if qualifiers <= {"exact", "about"}:
        return Count(None, sum(best), None, "about")
    return Count(sum(best), sum(best), None, "at_least") if qualifiers <= {"exact", "at_least", "vague"} else None


def _sums_up(hurt: Hurt, told: Sequence[Hurt], language: str) -> bool:
    """Whether a number means all those told before it: X and 15 others died; the 16 dead included two guards.

    Where words call it the whole (four dead in all), it need not be the sum of those told.
    """
    before = [h.quantity.count for h in told if h is not hurt and h.start < hurt.start]
    if len(before) < len(told) - 1 or {c.qualifier for c in before} != {"exact"}:
        return False
    so_far, all_told = sum(c.best or 0 for c in before), hurt.quantity.count.best or 0
    if so_far <= all_told and _is_called_whole(hurt, language):
        return True
    return so_far == all_told and _follows(hurt, load(language, "incidents")["definite"])


def _is_called_whole(hurt: Hurt, language: str) -> bool:
    """Whether words beside a number say that it is of all: so that seven died, four dead in all."""
    lead, behind = _whole(language)
    text, sentence = hurt.sentence.block.text, hurt.sentence
    start, end = hurt.quantity.start, hurt.quantity.end
    return (
        lead.search(text, max(sentence.start, start - _WHOLE_REACH), start) is not None
        or behind.match(text, end, sentence.end) is not None
    )


def _counts_all(hurt: Hurt, language: str) -> bool:
    """Whether "all" stands directly before a number."""
    return _follows(hurt, load(language, "incidents")["everybody"])


def _follows(hurt: Hurt, words: Sequence[str]) -> bool:
    """Whether one of these words stands directly before a number."""
    sentence = hurt.sentence
    before = sentence.block.text[max(sentence.start, hurt.quantity.start - _ALL_REACH) : hurt.quantity.start]
    return before.casefold().split()[-1:] in ([word] for word in words)


@cache
def _whole(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a number that is of all, and what stands behind it, the verb of dying in between."""
    words = load(language, "comparisons")
    lead = alternatives([*words["totals_before"], *load(language, "incidents")["wholes_before"]])
    return (
        compiled(rf"(?<!\w)(?:{lead})\s+\Z", re.IGNORECASE),
        compiled(rf"(?:\s+[^\W\d_]+){{0,3}}\s+(?:{alternatives(words['totals_after'])})(?!\w)", re.IGNORECASE),
    )


def write_casualties(rows: DocumentRows, incident: Row, hurt: Sequence[Hurt]) -> None:
    """One row per nationality and outcome; where the parts are told, the parts instead of the whole."""
    for h in hurt:
        block = h.sentence.block
        for quantity in h.parts or (h.quantity,):
            code = (quantity.country_code or h.quantity.country_code) if h.parts else h.country_code
            rows.fact(
                "casualties",
                (*incident.key, h.outcome, h.population, code, quantity.count.best),
                block.span(min(h.start, quantity.start), h.end),
                "casualties.part" if h.parts else "casualties.clause",
                assertion=h.assertion,
                derivation="inferred" if h.is_inferred and not h.parts else "normalised",
                incident_id=incident,
                country_code=code,
                outcome=h.outcome,
                population=h.population,
                count=quantity.number,
            )


# ---- the lexicon, compiled


@cache
def _partitive(language: str) -> re.Pattern[str]:
    words = [word for word in load(language, "quantities")["partitives"] if " " in word]
    return compiled(rf"\s+(?:{alternatives(words)})\s", re.IGNORECASE) if words else compiled(r"(?!)")


@cache
def _unit(language: str) -> re.Pattern[str]:
    """A unit, that the adjective for a country stands before."""
    return compiled(rf"\s(?:{alternatives(load(language, 'quantities')['nouns']['unit'])})", re.IGNORECASE)


@cache
def _losing(language: str) -> re.Pattern[str]:
    """A verb of having losses, right before their number."""
    return compiled(rf"\s(?:{'|'.join(load(language, 'fatalities')['losses'])})\s+", re.IGNORECASE)
