"""Which quantity a cue of harm takes: those whom a verb or a noun says were killed or injured.

The object directly behind an active verb, the number directly before a noun (three dead), the subject before a passive
or intransitive verb; and what may stand between. The words are the lexicon's (``incidents``, ``quantities``). Where
cues stand is the business of `cues.py`, what they tell together that of `clauses.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.cues import Cue
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity, conjoined_words, transparent
from pipeline.extract.rows import Count
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_NEXT_WORD = re.compile(r"\s+([^\W_][\w'’-]*)")
_FARTHEST = 130  # characters between a subject and its verb
# A name as the subject between a verb and its object.
_NAMED_SUBJECT = re.compile(r"\s(?:[a-z]{2,3}\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}\s")
_FARTHEST_NAMED = 6  # words between a verb and whoever of rank is its object behind the subject
_FARTHEST_RELATIVE = 8  # words of a relative clause before its verb
_NEAREST_WORDS = 4  # words between a bare participle and those it is said of
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BRACKETS = re.compile(r"\([^()]*\)|[—–][^—–]*[—–]")
# Who somebody is, by rank and name, between two commas: an observer, Captain Jan Bakker, was killed.
_APPOSITION = re.compile(r"\A,\s[^\W\d_a-zß-öø-ÿ][^,;:()\d]{2,60},(?=\s)")
# What they were or who says so, likewise: two soldiers, members of the escort, were killed.
_ASIDE = re.compile(r"\A,\s[^,;:()\d]{2,60},(?=\s)")
_DASH = re.compile(r"\s[–—-]\s|—")
_PREPOSITION = re.compile(r"[^\W\d_]+\s*\Z")
_BREAKS = re.compile(r"[;:]|[—–]")


def object_of(
    text: str,
    cue: Cue,
    people: Sequence[Quantity],
    taken: dict[int, int],
    language: str,
    dates: Sequence[tuple[int, int]],
    *,
    is_inverted: bool,
) -> int | None:
    """The quantity directly behind an active verb, words that qualify a number, a date and a subject apart."""
    for j, quantity in enumerate(people):
        if quantity.start < cue.end:
            continue
        gap = text[cue.end : quantity.start]
        for s, e in reversed(dates):
            if cue.end <= s and e <= quantity.start:
                gap = _PREPOSITION.sub("", gap[: s - cue.end]) + gap[e - cue.end :]
        between = [w.casefold() for w in _WORDS.findall(gap)]
        is_subject = quantity.kind == "attacker" and isinstance(quantity.number, Count)
        if is_inverted and is_subject and not text[cue.end : quantity.start].strip():
            continue  # "On D a suicide bomber killed …", in an order in which the verb stands before its subject
        if j not in taken and not re.search(r"[^\w\s\"“'‘~-]", gap):
            if set(between) <= transparent(language) or (is_inverted and _is_subject(between, language)):
                return j
            if between[:1] and between[0] in _subjects(language) and set(between[1:]) <= transparent(language):
                return j  # doodden zij er twee
            if is_inverted and _NAMED_SUBJECT.fullmatch(gap):
                return j  # doodde Hezbollah acht soldaten
            if _is_circumstance(between, language) or (is_inverted and _is_named(quantity, between, language)):
                return j
        return None
    return None


def _is_subject(between: Sequence[str], language: str) -> bool:
    """Whether the words between a verb and a number are its subject: "Bij X doodden rebellen twee agenten".

    They name people last, and nothing that joins these to those counted.
    """
    return len(between) <= _NEAREST_WORDS and between[-1] in _people_words(language) | _subjects(language)


def _is_named(quantity: Quantity, between: Sequence[str], language: str) -> bool:
    """Whether a victim of rank stands behind the subject and a circumstance: "Op D doodde een mijn bij X soldaat Y"."""
    is_one = isinstance(quantity.number, Count) and quantity.noun is not None
    return is_one and len(between) <= _FARTHEST_NAMED and not set(between) & _people_words(language)


def _is_circumstance(between: Sequence[str], language: str) -> bool:
    """Whether the words between a verb and a number tell where or how, as they may in Dutch: "doodden bij X twee …"."""
    if not load(language, "incidents")["inverting"] or not 1 < len(between) <= _NEAREST_WORDS:
        return False
    words = _people_words(language)
    return between[0] in load(language, "incidents")["inverting"] and between[-1] not in _prepositions(language) | words


def subject_of(
    text: str, start: int, end: int, cue: Cue, people: Sequence[Quantity], taken: dict[int, int], language: str
) -> int | None:
    """The quantity that stands nearest before a cue, where nothing between them speaks of other people."""
    if cue.side == "verb" and not _is_passive(text, start, cue, language) and _has_object(text, cue, end, language):
        return None
    for j in range(len(people) - 1, -1, -1):
        quantity = people[j]
        if j not in taken and _is_own_noun(quantity, cue):
            return j
        if quantity.end > cue.start or j in taken:
            continue
        if cue.start - quantity.end > _FARTHEST or quantity.start < start:
            return None
        if _some_of_which(language).search(text, quantity.end, cue.start):
            return None  # some of them, whose number no noun tells to be of people: not all
        if j and (
            quantity.start < people[j - 1].end or _some_of(language).fullmatch(text, people[j - 1].end, quantity.start)
        ):
            continue  # one of six men: those counted are the one
        second = conjoined_words(language).match(text, quantity.end, cue.start)
        is_shared = second is not None and second[1].casefold() in _people_words(language)
        gap = _without_others(text, second.end() if second and is_shared else quantity.end, cue.start, people)
        is_part = is_some_of_which(text, start, quantity, language)
        if not _is_closed(gap) or (is_part and gap.strip()):
            continue  # in brackets that close before the cue, or after "including": a part of an earlier one
        gap = _agent(language).sub(" ", gap)
        relative = _relative(language).match(gap) if cue.side == "verb" else None
        gap = gap[relative.end() :] if relative is not None else gap
        is_alone = not any(quantity.end <= q.start < cue.start for q in people)
        if is_alone and cue.side == "verb" and _is_passive(text, start, cue, language):
            gap = _ASIDE.sub(" ", gap)
        plain = _BRACKETS.sub(" ", _APPOSITION.sub(" ", gap) if quantity.count.best == 1 else gap)
        words = [w.casefold() for w in _WORDS.findall(plain)]
        if cue.side == "tail" and (len(words) > 2 or re.search(r"[^\w\s'’-]", plain)):
            return None
        is_bare = cue.side == "verb" and not _is_passive(text, start, cue, language)
        most = _NEAREST_WORDS if relative is None else _FARTHEST_RELATIVE
        if is_bare and (len(words) > most or any(w in _verbless(language) for w in words)):
            return None
        if _BREAKS.search(plain) or any(w in _people_words(language) for w in words):
            return None
        return j
    return None


def _is_own_noun(quantity: Quantity, cue: Cue) -> bool:
    """Whether the noun that a number counts says itself what became of them, as a Dutch compound may: burgerdoden."""
    return cue.side == "tail" and quantity.noun is not None and quantity.end == cue.end


def is_some_of_which(text: str, start: int, quantity: Quantity, language: str) -> bool:
    """Whether a quantity stands behind words that make it a part of one before it: of whom five."""
    return _of_which_before(language).search(text, max(start, quantity.start - 30), quantity.start) is not None


def _without_others(text: str, start: int, end: int, people: Sequence[Quantity]) -> str:
    """A stretch of text with the other quantities in it blanked out: they are people, but told of as parts."""
    gap = text[start:end]
    for q in people:
        if start <= q.start and q.end <= end:
            gap = gap[: q.start - start] + " " * (q.end - q.start) + gap[q.end - start :]
    return gap


def _is_closed(gap: str) -> bool:
    """Whether every bracket and pair of dashes that closes in a gap was opened in it."""
    depth = 0
    for c in gap:
        depth += (c == "(") - (c == ")")
        if depth < 0:
            return False
    return len(_DASH.findall(gap)) % 2 == 0


def _is_passive(text: str, start: int, cue: Cue, language: str) -> bool:
    """Whether an auxiliary stands before a participle, with no more than a few words between (were later killed)."""
    pattern = _auxiliary(language)
    return pattern is not None and pattern.search(text, max(start, cue.start - 60), cue.start) is not None


def _has_object(text: str, cue: Cue, end: int, language: str) -> bool:
    """Whether a verb without an auxiliary has an object behind it that is no number (killed the mayor)."""
    following = _NEXT_WORD.match(text, cue.end, end)
    if following is None:
        return False
    word = following[1]
    lower = word.casefold()
    return (
        lower in _determiners(language)
        or lower in _people_words(language)
        or (word[0].isupper() and lower not in _prepositions(language))
    )


# ---- the lexicon, compiled


@cache
def _subjects(language: str) -> frozenset[str]:
    """Pronouns that may stand as a subject right behind the verb."""
    return frozenset(load(language, "incidents")["subjects"])


@cache
def _relative(language: str) -> re.Pattern[str]:
    """What opens the clause that says of those right before it what became of them: "Name, who …"."""
    words = load(language, "incidents")["relatives"]
    return compiled(rf",?\s(?:{alternatives(words)})\s", re.IGNORECASE)


@cache
def _agent(language: str) -> re.Pattern[str]:
    """Who did it, right before a participle, as it may stand in Dutch: "door militairen gedood"."""
    words = load(language, "incidents")["agents"]
    return compiled(rf"(?<!\w)(?:{alternatives(words)})\s(?:[^\W\d_]+\s){{1,4}}\Z" if words else r"(?!)")


@cache
def _some_of_which(language: str) -> re.Pattern[str]:
    """A relative clause on some of those told before, up to its verb: "of whom nine"."""
    words = alternatives(load(language, "incidents")["of_which"])
    return compiled(rf",\s+(?:{words})\s+(?:[^\W_]+\s+){{1,2}}\Z", re.IGNORECASE)


@cache
def _of_which_before(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["of_which"])
    return compiled(rf"\b(?:{words})\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE)


@cache
def _some_of(language: str) -> re.Pattern[str]:
    """Between a number and the one that it is some of."""
    return compiled(rf"\s(?:{alternatives(load(language, 'quantities')['some_of'])})\s", re.IGNORECASE)


@cache
def _auxiliary(language: str) -> re.Pattern[str] | None:
    words = load(language, "incidents")["auxiliaries"]
    if not words:
        return None
    return compiled(rf"\b(?:{alternatives(words)})(?:\s+[^\W\d_]+){{0,4}}\s*\Z", re.IGNORECASE)


@cache
def _people_words(language: str) -> frozenset[str]:
    nouns = load(language, "quantities")["nouns"]
    return frozenset(w for kind in sorted(PEOPLE) for w in nouns[kind] if " " not in w)


@cache
def _determiners(language: str) -> frozenset[str]:
    return frozenset(load(language, "quantities")["determiners"])


@cache
def _prepositions(language: str) -> frozenset[str]:
    return frozenset(load(language, "numbers")["stop"])


@cache
def _verbless(language: str) -> frozenset[str]:
    """Words that cannot stand between people and a participle said of them: conjunctions of clauses, relative words."""
    return frozenset(load(language, "quantities")["clause_words"])
