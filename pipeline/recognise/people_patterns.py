"""The patterns that find people beside ranks, roles, countries and verbs, compiled from the lexicon (``people``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.lexicon import load
from pipeline.lexicon.beginnings import firsts_of, literal, needs_of
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.names import CAPITALISED, SPACE
from pipeline.recognise.person_names import NamePatterns, name_patterns


@dataclass(frozen=True, slots=True)
class PeoplePatterns:
    """The compiled patterns and word sets of one language."""

    names: NamePatterns
    cue: Phrases
    name_before: re.Pattern[str]
    article: re.Pattern[str]
    role_of: re.Pattern[str]
    role_of_begins: re.Pattern[str]
    term_begins: re.Pattern[str]
    name_of: re.Pattern[str]
    role_verb: re.Pattern[str]
    role_aside: re.Pattern[str]
    role_ends: re.Pattern[str]
    article_of_people: re.Pattern[str]
    article_ends: re.Pattern[str]
    verb_before: re.Pattern[str]
    inverting: re.Pattern[str] | None
    introducer: Phrases
    list_introducer: Phrases
    name_joint: re.Pattern[str]
    office: Phrases
    person_verb: Phrases
    leader_verb: re.Pattern[str]
    name_of_ends: re.Pattern[str]
    apposed: re.Pattern[str]
    profession: re.Pattern[str]
    kind_aside: Phrases
    woman: re.Pattern[str]
    before_people: re.Pattern[str]
    adjective_ending: str
    ranks: dict[str, str]
    roles: dict[str, str]
    single_roles: frozenset[str]
    ranks_need_capital: bool


def plain(words: str) -> str:
    """The form in which ranks and roles are looked up: no case, single spaces."""
    return " ".join(words.casefold().split())


def _introducers(listed: Mapping[str, Any]) -> Phrases:
    """The phrases behind which a name stands; some may be parted by a date (followed in June 1993 by)."""
    apart = listed["introducers_apart"]
    verbs, by = alternatives(apart["verbs"]), alternatives(apart["by"])
    dated = rf"(?:{verbs})\s(?:{alternatives(apart['prepositions'])})(?:\s[^\W_]+){{1,4}}?\s(?:{by})"
    names = [*listed["introducers"], *apart["verbs"]]
    return Phrases.naming(names, rf"(?<!\w)(?:{dated}|{alternatives(listed['introducers'])})(?!\w)")


def _offices(listed: Mapping[str, Any]) -> Phrases:
    """The phrases of an office and a verb behind which its holder is named: head of the mission was since May 1990."""
    words = listed["introducing_offices"]
    return Phrases.naming(words["nouns"], "|".join(words["phrases"]) or "(?!)", re.IGNORECASE)


def _around(verb: str, particle: str) -> str:
    """A verb and its particle around the surname of whom somebody succeeds, as in Dutch: "volgt Name op"."""
    return rf"{re.escape(verb)}{SPACE}(?:[a-z]+{SPACE}){{0,2}}{CAPITALISED}{SPACE}{re.escape(particle)}"


@cache
def people_patterns(language: str) -> PeoplePatterns:
    """The patterns and word sets of a language, from its lexicon of people."""
    listed = load(language, "people")
    ranks = {plain(form): code for code, forms in listed["ranks"].items() for form in forms}
    roles = {plain(form): code for code, forms in listed["roles"].items() for form in forms}
    role_of = alternatives(listed["role_of"])
    article = alternatives(listed["articles"])
    qualifiers = alternatives(listed["role_qualifiers"])
    ordinals = "|".join(listed["role_ordinals"])
    suffixes = alternatives(listed["rank_suffixes"])
    verbs, around = alternatives(listed["person_verbs"]), listed["person_verbs_around"]
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return PeoplePatterns(
        names=name_patterns(language),
        cue=Phrases(
            # A body may be tied to a role by a hyphen: VN-woordvoerder.
            rf"(?:(?<![\w-])|(?<=[A-Z]-))(?:(?:{qualifiers})[- \u00a0])?"
            rf"(?P<core>{alternatives([*ranks, *roles])})(?![\w-]|['’]s\b)(?:{SPACE}(?:{suffixes})(?!\w))?",
            re.IGNORECASE,
            needs=needs_of(literal([*ranks, *roles])),
            firsts=firsts_of(literal([*listed["role_qualifiers"], *ranks, *roles])),
        ),
        name_before=compiled(rf",{SPACE}(?:(?:{article}){SPACE})?(?:[^\W\d_]+{SPACE}){{0,2}}\Z"),
        article=compiled(rf"{SPACE}(?:(?:{article}){SPACE})?"),
        role_of=compiled(rf"{SPACE}(?:{role_of}){SPACE}[^,.;()\n]+,{SPACE}"),
        term_begins=compiled(rf"{SPACE}(?:{alternatives(listed['terms'])}){SPACE}"),
        role_of_begins=compiled(rf"{SPACE}(?:{role_of}){SPACE}"),
        name_of=compiled(rf"{SPACE}(?:{alternatives(listed['name_of'])}){SPACE}(?:(?:{article}){SPACE})?"),
        role_verb=compiled(rf"{SPACE}(?:{alternatives(listed['role_verbs'])}){SPACE}(?:(?:{article}){SPACE})?"),
        # Behind a name, its bearer's office as an apposition: "Colonel Name, then commander of X,".
        role_aside=compiled(
            rf",{SPACE}(?:(?:{alternatives(listed['times'])}){SPACE})?(?:(?:{article}){SPACE})?(?:(?:{ordinals}){SPACE})?"
        ),
        role_ends=compiled(rf"\s*(?:[,.;)\n]|\Z|{SPACE}(?:{role_of}){SPACE})"),
        article_of_people=compiled(rf"(?:{article}){SPACE}"),
        article_ends=compiled(rf"(?<!\w)(?:{article}){SPACE}\Z", re.IGNORECASE),
        verb_before=compiled(
            rf"{SPACE}(?:{alternatives(listed['role_verbs'])}){SPACE}(?:(?:{article}){SPACE})?"
            rf"(?:[^\W\d_]+['’]s?{SPACE})?(?:(?:{qualifiers}|{ordinals})[- ])?\Z"
        ),
        inverting=compiled(rf"(?<!\w)(?:{alternatives(listed['inverting_verbs'])}){SPACE}\Z")
        if listed["inverting_verbs"]
        else None,
        introducer=_introducers(listed),
        list_introducer=Phrases.naming(
            listed["list_introducers"], rf"(?<!\w)(?:{alternatives(listed['list_introducers'])})(?!\w)"
        ),
        name_joint=compiled(rf"(?:{SPACE}\([^()\n]{{1,80}}\))?(?:,|,?{SPACE}(?:{joined}))(?={SPACE})"),
        office=_offices(listed),
        person_verb=Phrases.holding(
            [*listed["person_verbs"], *(verb for verb, _ in around)],
            rf"(?<=[^\W\d_]),?{SPACE}(?:{'|'.join([verbs, *(_around(*pair) for pair in around)])})(?!\w)",
        ),
        leader_verb=compiled(rf",?{SPACE}(?:{alternatives(listed['leader_verbs'])})(?!\w)"),
        name_of_ends=compiled(rf"{SPACE}(?:{alternatives(listed['name_of'])}){SPACE}(?:(?:{article}){SPACE})?\Z"),
        # Behind the country of a name: ", the first force commander".
        apposed=compiled(
            rf",{SPACE}(?:(?:{article}){SPACE})?(?:(?:{qualifiers}|{ordinals})[- ])?"
            rf"(?:{alternatives(roles)})(?![\w-])",
            re.IGNORECASE,
        ),
        # Behind a name what its bearer is, and a verb of leading: "Name, a Swedish diplomat, headed".
        kind_aside=Phrases.holding(
            listed["leader_verbs"],
            rf",{SPACE}(?:{alternatives(listed['articles_of_kind'])}){SPACE}[^,.;()\n]{{3,60}},{SPACE}"
            rf"(?:{alternatives(listed['leader_verbs'])})(?!\w)",
        ),
        woman=compiled(
            rf"(?<!\w)(?:{alternatives(listed['articles_of_women'])}){SPACE}\Z"
            if listed["articles_of_women"]
            else r"(?!)",
            re.IGNORECASE,
        ),
        before_people=compiled(
            rf"(?<!\w)(?:{alternatives(listed['before_people'])}){SPACE}(?:{article}){SPACE}\Z", re.IGNORECASE
        ),
        profession=compiled(rf"{SPACE}(?:{alternatives(listed['professions'])})(?=[ \u00a0])"),
        adjective_ending=listed["adjective_ending"],
        ranks=ranks,
        roles=roles,
        single_roles=frozenset(listed["roles_before_single_names"]),
        ranks_need_capital=listed["ranks_need_capital"],
    )
