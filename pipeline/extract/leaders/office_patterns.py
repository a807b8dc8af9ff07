"""The patterns by which sentences give offices, compiled from the lexicon (``leadership``, ``people``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.phrase_words import PhraseWords
from pipeline.lexicon import load
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases

_OF = r"(?:[ \u00a0](?:{of})[ \u00a0][^,.;()\n]{{2,80}}?)?"


@dataclass(frozen=True, slots=True)
class OfficePatterns:
    """Of one language; what each means is said where it is used, in `offices.py`."""

    roles: dict[str, str]
    leading: Phrases
    leading_ranked: Phrases
    owned_command: re.Pattern[str]
    one_of_them: re.Pattern[str]
    role_last: re.Pattern[str]
    with_role: re.Pattern[str]
    led_again: re.Pattern[str]
    goes_as: re.Pattern[str]
    goes_before: re.Pattern[str]
    gives_before: re.Pattern[str]
    as_behind: re.Pattern[str]
    apposition: re.Pattern[str]
    thin: re.Pattern[str]
    thin_before_rank: re.Pattern[str]
    aside: re.Pattern[str]
    apposed: re.Pattern[str]
    role_is: re.Pattern[str]
    ends_in_copula: re.Pattern[str]
    role_behind: re.Pattern[str]
    noun_behind: re.Pattern[str]
    by_verb: tuple[tuple[str, Phrases], ...]
    to_lead: re.Pattern[str]
    he_led: re.Pattern[str]
    apposed_before: re.Pattern[str]
    led_before: re.Pattern[str]
    led_behind: re.Pattern[str]
    beside_verb: re.Pattern[str]
    as_role: re.Pattern[str]
    commanding: Phrases
    of_mission_before: re.Pattern[str]
    planned: Phrases
    role: Phrases
    appointed: re.Pattern[str]
    appointing: re.Pattern[str]
    gives: Phrases
    mission: re.Pattern[str]
    before_date: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The words without which no block gives anybody an office.

    Attributes:
        offices: of roles, of phrases for leading and of verbs that give an office or a command, or pass it on.
        ranks: of somebody who may hold an office of no list, where a date parts it from the verb.
        under: those before a rank that say who leads.
    """

    offices: PhraseWords
    ranks: PhraseWords
    under: PhraseWords


@cache
def role_words(language: str) -> PhraseWords:
    """The words of a language's roles."""
    return PhraseWords.of(*map(literal, load(language, "people")["roles"].values()))


@cache
def office_words(language: str) -> OfficeWords:
    """The words of a language."""
    words, people = load(language, "leadership"), load(language, "people")
    return OfficeWords(
        PhraseWords.of(
            *map(literal, people["roles"].values()),
            words["leading"],
            words["to_lead"],
            *words["offices_by_verb"].values(),
            words["handover_of_command"],
            words["succeeded"],
        ),
        PhraseWords.of(*map(literal, people["ranks"].values())),
        PhraseWords.of(literal(words["leading_ranked"])),
    )


@cache
def office_patterns(language: str) -> OfficePatterns:
    """The patterns of a language."""
    words, people = load(language, "leadership"), load(language, "people")
    appointed = words["appointed"]
    roles = {" ".join(form.casefold().split()): code for code, forms in people["roles"].items() for form in forms}
    qualifiers = rf"(?:(?i:{alternatives(words['qualifiers'])})[- ]){{0,3}}"
    role = rf"(?P<role>{qualifiers}(?P<core>(?i:{alternatives(roles)})))(?![\w-]|['’]s\s)"
    article = rf"(?:(?i:{alternatives(words['articles'])})\s+)?"
    copula = rf"(?:{alternatives(words['copulas'])})"
    # Of the mission: its commander, the mission's commander, UNOFEX's commander.
    owner = r"(?:[A-Z][\w.-]*\s)?[A-Z][\w-]{3,}"  # UNOFEX's commander, the Secretary-General's envoy
    owned = rf"(?:{article}(?:(?i:{alternatives(words['missions'])})|{owner})['’]s?\s|{article})"
    of = _OF.format(of=alternatives([*words["role_of"], *people["place_prepositions"]]))
    kinds = rf"(?:(?:{alternatives(words['kinds'])})\s+)?"
    # Of whom a label is the title: Commander Irish contingent.
    tail = r"(?P<tail>(?:\s[^\W\d_][\w'’-]*){1,3}(?=\s*:))"
    capitalised = r"[A-Z][^\s,.;()]+"
    name_of, links = alternatives(people["name_of"]), alternatives(load(language, "places")["name_links"])
    country = rf"(?:\s(?:{name_of})\s{article}{capitalised}(?:\s(?:{links}|{capitalised})){{0,3}})?"
    # From the beginning of a run of blanks only: a blanked date leaves a long one.
    appointing = (
        rf"(?<!\s)\s+(?P<is>(?:{alternatives(appointed['auxiliaries'])})\s+)?"
        rf"(?P<verb>(?:{alternatives(appointed['verbs'])})\s+)?(?P<to>(?:{alternatives(appointed['to'])})\s+)?{article}"
    )
    return OfficePatterns(
        roles=roles,
        leading=any_of(words["leading"]),
        leading_ranked=any_of(words["leading_ranked"]),
        owned_command=compiled(rf"['’]s?\s(?:{alternatives(words['owned_commands']) or '(?!)'})(?!\w)"),
        thin=compiled(rf"\s+{article}{kinds}"),
        thin_before_rank=compiled(rf"\s+{article}{kinds}(?:[^\W\d_]+\s+)?"),
        with_role=compiled(rf"(?<!\w)(?:{alternatives(words['with_as'])})\s+{article}{role}{of},?\s+{article}{kinds}\Z"),
        # At the end of a clause, in Dutch: where General Name the commander was.
        role_last=compiled(
            rf"\s+{owned}{role}{of}\s+(?:{alternatives(words['final_copulas'])})(?=\s*[.,;)]|\s*\Z)"
            if words["final_copulas"]
            else r"(?!)"
        ),
        # A was led by Major X, B by Major Y.
        led_again=compiled(rf"(?<!\w)(?:{alternatives(words['led_again'])})\s+{article}\Z"),
        one_of_them=compiled(rf"\W*(?i:{'|'.join(words['one_of_them'])})\s+{copula}(?!\w)"),
        goes_as=compiled(rf"\s+(?:{'|'.join(words['goes_as'])})(?!\w)"),
        goes_before=compiled(rf"(?<!\w)(?i:{'|'.join(words['goes_as'])})\s+{article}\Z"),
        apposition=compiled(r",\s[^,.;:()]{3,70},(?=\s)"),
        gives_before=compiled(rf"(?<!\w)(?:{'|'.join(words['changes']['gives'])})\s+\Z"),
        as_behind=compiled(rf"(?:\s(?:[^,.;:()]|(?<=[A-Z])\.){{0,90}}?)?\s+(?:{alternatives(words['as'])})\s+{owned}{role}"),
        # Behind a name: the country somebody is of, or a bracket.
        aside=compiled(
            rf"{country}(?:\s\([^()]{{2,40}}\))?"
            # What sort of person it is: a retired admiral.
            rf"(?:,\s(?:{alternatives([*words['indefinite'], *words['relatives']])})\s[^,.;()]{{3,70}},"
            rf"(?=\s+{copula}(?!\w))|,(?=\s+{copula}(?!\w)))?"
        ),
        apposed=compiled(rf",\s+{article}{role}(?=\s*[,;.()]|\s*\Z)"),  # a blanked date may stand behind it
        role_is=compiled(
            rf"(?<![\w-]){role}(?:{tail}|{of})(?:\s(?:{alternatives(words['there'])}))?(?:\s*:|\s+{copula}(?:\s(?:{alternatives(words['adverbs'])}))?(?!\w))"
        ),
        ends_in_copula=compiled(rf"(?<!\w)(?i:{copula})\s+{article}\Z"),
        role_behind=compiled(rf"(?P<copula>\s+(?:{copula}|{alternatives(people['role_verbs'])})(?!\w))?\s+{owned}{role}"),
        noun_behind=compiled(rf"\s+{copula}(?!\w)(?P<gap>\s+){article}(?P<noun>\w[^\s,.;()]*(?:\s\w[^\s,.;()]*){{0,3}})(?=[,.;()]|\s*\Z)"),
        by_verb=tuple((role, any_of(listed)) for role, listed in words["offices_by_verb"].items() if listed),
        to_lead=_named_groups(words["to_lead"]),
        he_led=compiled("|".join(words["he_led"]) or r"(?!)"),
        # The commander of X, the Danish colonel Name, …
        apposed_before=compiled(rf"(?<![\w-]){role}{of},\s+{article}\Z"),
        led_before=compiled("|".join(words["inverted_lead"]["before"]) or r"(?!)"),
        led_behind=compiled("|".join(words["inverted_lead"]["behind"]) or r"(?!)"),
        # Between a name without a rank and the verb: its bearer's country, a relative word, an adverb.
        beside_verb=compiled(
            rf"{country}(?:\s\([^()]{{2,40}}\))?(?:\s+(?:{'|'.join(words['goes_as'])})(?!\w)[^,.;:()]{{0,40}}?)?(?:,\s[^,.;()]{{3,70}})?,?\s+(?:(?:{alternatives(words['relatives'])})\s+)?(?:[a-zë]+\s+)?"),
        as_role=compiled(rf"\s+(?:{alternatives(words['as'])})\s+{article}{role}"),
        of_mission_before=compiled(
            rf"(?<!\w)(?i:{alternatives(words['missions'])})['’]s?\s(?:\S+\s)?\Z"
        ),
        commanding=any_of(words["commanding"]),
        planned=any_of(words["planned"]),
        gives=any_of(words["changes"]["gives"]),
        role=Phrases.naming([*words["qualifiers"], *roles], role),
        appointed=compiled(appointing + role),
        appointing=compiled(rf"{appointing}\Z"),
        mission=compiled(
            rf"(?:{article})(?:\S+\s)?(?:{alternatives(words['missions'])})|"
            rf"(?:{alternatives([*words['it'], *words['command']])})", re.IGNORECASE
        ),
        before_date=compiled(rf"(?<!\w)(?i:{alternatives(words['date_prepositions'])})\s+\Z"),
    )  # fmt: skip


def _named_groups(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for several that each have the group ``what``: numbered, as a name may occur but once."""
    branches = []
    for i, entry in enumerate(patterns):
        head, gap, tail = " ".join(entry.split()).partition(" … ")
        branch = rf"{head}\b[^.;:()]{{1,120}}?\b{tail}" if gap else head
        branches.append(branch.replace("?P<what>", f"?P<what{i}>"))
    return compiled(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)")
