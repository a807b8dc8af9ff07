"""Which population those killed or injured belong to: people of a mission, attackers, civilians, others.

Nobody is taken for a peacekeeper who is not said to be one: a soldier is one of a mission where the words around him or
her name the United Nations or the mission, or where the text treats a mission and the soldier's country is not the one
that the mission works in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases

_LONGEST_NAME = 120  # characters


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document says of its mission that decides who its people are.

    Attributes:
        language: of the document.
        names: the missions it names.
        host: codes of the countries that its mission works in.
        contributors: codes of the countries that give people to a mission, as the rows written so far say.
    """

    language: str
    names: MissionNames
    host: frozenset[str]
    contributors: frozenset[str] = frozenset()


def setting_of(rows: DocumentRows, names: MissionNames) -> Setting:
    """The setting, from the rows on the mission written so far."""
    host = {
        row.values["value"]
        for row in rows.of("statements")
        if row.values.get("property") == "country_code" and row.values.get("entity_id") == rows.subject
    }
    giving = {
        row.values["country_code"]
        for table in ("contributors", "contributions")
        for row in rows.of(table)
        if row.values.get("country_code")
    }
    return Setting(rows.document.language, names, frozenset(host), frozenset(giving))


def population_of(
    quantity: Quantity, text: str, start: int, end: int, setting: Setting, before: str | None = None
) -> str:
    """The population that a quantity of people belongs to.

    Args:
        quantity: those counted.
        text: visible text of the block.
        start: where the sentence begins that tells of them.
        end: where it ends.
        setting: of the document.
        before: the population of those told of just before, which "others" and bare numbers continue.
    """
    language = setting.language
    if quantity.kind == "attacker" or _among_attackers(language).match(text, quantity.end, end):
        return "attacker"
    if quantity.kind == "militant":
        return "attacker" if _attacking(language).search(text, start, end) else "other"
    phrase = f"{quantity.noun or ''}".casefold()
    is_ours = (
        quantity.kind == "peacekeeper"
        or _united_nations(language).search(phrase) is not None
        or _acronym(language).search(quantity.noun or "") is not None
        or bool(setting.names.named(text, quantity.start, quantity.end))
        or _is_of_mission(text, quantity.end, end, setting)
    )
    if is_ours:
        return _ours(quantity, phrase, language)
    if quantity.kind in ("person", None) and quantity.country_code is None:
        if before is not None and (quantity.noun is None or quantity.kind is None or _is_others(phrase, language)):
            return before
        return "other"
    if quantity.kind == "civilian":
        return "civilian"
    is_anybody = quantity.kind == "person" and before not in ("un_military", "un_unspecified")
    if (
        is_anybody
        and quantity.country_code not in setting.contributors
        and not is_told_of_ours(text, start, end, setting)
    ):
        return "other"  # people of a country, none of them said to serve
    is_told_of_mission = setting.names.subject is not None and (
        quantity.country_code not in setting.host
        if quantity.country_code is not None
        else is_told_of_ours(text, start, end, setting) or before in ("un_military", "un_unspecified")
    )
    if not is_told_of_mission:
        return "other"
    return {"police": "un_police", "military": "un_military", "uniformed": "un_unspecified"}.get(
        quantity.kind or "", "un_unspecified"
    )


def _is_of_mission(text: str, start: int, end: int, setting: Setting) -> bool:
    """Whether a noun is followed by "of" and the name of a mission."""
    after = _of(setting.language).match(text, start, end)
    named = setting.names.named(text, after.end(), min(end, after.end() + _LONGEST_NAME)) if after else []
    return after is not None and bool(named) and named[0][0] == after.end()


def is_told_of_ours(text: str, start: int, end: int, setting: Setting) -> bool:
    """Whether a stretch names the United Nations or a mission."""
    is_named = _united_nations(setting.language).search(text, start, end) is not None
    return is_named or bool(setting.names.named(text, start, end))


def _ours(quantity: Quantity, phrase: str, language: str) -> str:
    """The population of somebody who is said to be of the United Nations or a mission."""
    if quantity.kind == "police":
        return "un_police"
    if quantity.kind == "civilian":
        return "un_civilian"
    nouns = load(language, "quantities")["nouns"]
    if quantity.kind == "military" or any(w in nouns["military"] for w in phrase.split()):
        return "un_military"
    return "un_unspecified"


def antecedent(text: str, start: int, end: int, language: str) -> str | None:
    """The class of the first noun for people in a sentence: what a pronoun of the next one stands for."""
    m = _people(language).search(text, start, end)
    if m is None:
        return None
    return _classes(language)[" ".join(m[0].casefold().split())]


def _is_others(phrase: str, language: str) -> bool:
    return bool(set(phrase.split()) & set(load(language, "quantities")["others"]))


@cache
def _among_attackers(language: str) -> re.Pattern[str]:
    """What stands behind a number that counts some of those who attacked: forty dead among the assailants."""
    nouns = load(language, "quantities")["nouns"]
    attackers = alternatives([*nouns["attacker"], *nouns["militant"]])
    among, article = alternatives(load(language, "quantities")["among"]), load(language, "articles")["pattern"]
    return compiled(rf"\s(?:\w+\s){{0,2}}(?:{among})\s(?:{article})?(?:{attackers})(?!\w)", re.IGNORECASE)


@cache
def _classes(language: str) -> dict[str, str]:
    nouns = load(language, "quantities")["nouns"]
    return {word: kind for kind in sorted(PEOPLE) for word in nouns[kind]}


@cache
def _people(language: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives(list(_classes(language)))})\b", re.IGNORECASE)


@cache
def _of(language: str) -> re.Pattern[str]:
    of = alternatives(load(language, "leadership")["role_of"])
    return compiled(rf"\s(?:{of})\s(?:{load(language, 'articles')['pattern']})?", re.IGNORECASE)


@cache
def _united_nations(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'quantities')['united_nations'])})(?!\w)", re.IGNORECASE)


@cache
def _acronym(language: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{load(language, 'quantities')['united_nations_acronyms']})\b")


@cache
def _attacking(language: str) -> Phrases:
    listed: Sequence[str] = load(language, "incidents")["attacking"]
    return any_of(listed)
