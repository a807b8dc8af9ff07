"""Which of a clause's dates are those of an act in it, and which acts have none: people taken, what recurs.

What the acts are is the business of `events.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.noun_phrases import people_nouns
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries
from pipeline.recognise.people import find_people
from pipeline.recognise.placed import PlacedDate

_PREPOSITION = 16  # characters that the preposition before a date takes
_LONGEST_ACT = 31  # days
_PERSON_REACH = 80  # characters behind a verb of taking over in which a person is named
_CLAUSE_END = re.compile(r"\s*[.,;:)]")
_MOST_TITLE = 4  # words of rank and nationality before a name


def dates_of_act(
    dates: Sequence[PlacedDate], act: re.Match[str], text: str, start: int, language: str
) -> Sequence[PlacedDate]:
    """The dates that may be those of an act: not those up to which it lasts, or of what came before or after it.

    Args:
        dates: those of the clause, or of the one before it that it goes on from.
        act: the words for the act.
        text: of the block.
        start: where the clause begins.
        language: of the text.
    """
    is_lasting = _lasting(language).fullmatch(act[0]) is not None
    usable = [d for d in dates if not is_lasting or not _is_until(d, text, language)]
    return _not_of_another(usable, act, text, start, language)


def is_succession(text: str, act: re.Match[str], end: int, language: str) -> bool:
    """Whether somebody takes over a post: from a person named behind the act, or as one named before its end.

    Took over from General Name, succeeded Name; when Name of Kenya took over.
    """
    words = load(language, "events")["successions"]
    is_last = act.end() == end or _CLAUSE_END.match(text, act.end(), end) is not None
    if is_last and act[0].casefold() in words["alone"]:
        before = text[max(0, act.start() - _PERSON_REACH) : act.start()]
        people = find_people(before, language, ())
        return bool(people) and len(before[people[-1].end :].split()) <= _MOST_TITLE
    behind = text[act.end() : min(end, act.end() + _PERSON_REACH)]
    m = re.match(rf"\s+(?:{alternatives(words['prepositions'])})\s", behind, re.IGNORECASE)
    if m is None and act[0].casefold() not in words["verbs"]:
        return False
    people = find_people(behind, language, ())
    lead = behind[m.end() if m else 0 : people[0].start].split() if people else None
    return lead is not None and len(lead) <= _MOST_TITLE


def is_recurring(text: str, language: str) -> bool:
    """Whether the words of a clause say that it happens again and again: every year on 29 May."""
    return _recurring(language).search(text) is not None


def _is_until(date: PlacedDate, text: str, language: str) -> bool:
    """Whether a date is that up to which something lasts."""
    at = date.mention.start
    return date.mention.modifier == "before" or _until(language).search(text, max(0, at - _PREPOSITION), at) is not None


def _not_of_another(
    dates: Sequence[PlacedDate], act: re.Match[str], text: str, start: int, language: str
) -> Sequence[PlacedDate]:
    """The dates of an act, without those before an "after" that leads to it: landed on D after a coup on E."""
    order = _order(language)
    own = [
        d
        for d in dates
        if d.mention.start < start or d.mention.end > act.start() or not order.search(text, d.mention.end, act.start())
    ]
    # What came just before the one day told of was of that time; not what came before "since".
    return own or [d for d in dates if d.mention.modifier != "after"]


def is_of_people(text: str, start: int, act: re.Match[str], language: str) -> bool:
    """Whether it is people, or what is theirs, that is taken or handed over: it stands before the passive."""
    words = load(language, "events")["of_people"]
    if act[0].casefold() not in words["verbs"] or not _passive(language).search(text, start, act.start()):
        return False
    subject = text[start : act.start()]
    is_pronoun = _subject_pronoun(language).match(subject) is not None
    is_demonym = any(c.kind == "demonym" for c in find_countries(subject, language))
    if not set(words["things"]).isdisjoint(subject.casefold().split()):
        return True
    return is_pronoun or is_demonym or people_nouns(language).search(subject) is not None


def is_long(date: PlacedDate) -> bool:
    """Whether a date is a period longer than anything takes that is done in one act."""
    m = date.mention
    return (
        m.precision == "interval"
        and m.modifier is None
        and (m.earliest is None or m.latest is None or (m.latest - m.earliest).days > _LONGEST_ACT)
    )


# ---- the lexicon, compiled


@cache
def _lasting(language: str) -> Phrases:
    return any_of(load(language, "events")["lasting"])


@cache
def _recurring(language: str) -> re.Pattern[str]:
    listed = load(language, "events")["recurring"]
    return compiled(rf"(?<!\w)(?:{alternatives(listed)})(?!\w)" if listed else r"(?!)", re.IGNORECASE)


@cache
def _until(language: str) -> re.Pattern[str]:
    listed = load(language, "events")["lasting_until"]
    return compiled(rf"(?<!\w)(?:{alternatives(listed)})\s+\Z" if listed else r"(?!)", re.IGNORECASE)


@cache
def _order(language: str) -> re.Pattern[str]:
    """Words between a date and an act that say that the act was another time."""
    words = load(language, "events")["offsets"]
    listed = alternatives([*words["before"], *words["after"]])
    return compiled(rf"(?<!\w)(?:{listed})(?!\w)[^,]*\Z", re.IGNORECASE)


@cache
def _passive(language: str) -> re.Pattern[str]:
    listed = load(language, "events")["of_people"]["passive"]
    return compiled(rf"(?<!\w)(?:{alternatives(listed)})\s+\Z" if listed else r"(?!)", re.IGNORECASE)


@cache
def _subject_pronoun(language: str) -> re.Pattern[str]:
    listed = load(language, "events")["of_people"]["pronouns"]
    return compiled(rf"(?:{alternatives(listed)})\s" if listed else r"(?!)", re.IGNORECASE)
