"""The verbs by which an office is taken up, given or left, and whose office each is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.dating import ending
from pipeline.extract.leaders.bearers import Held, first_behind, last_before, within
from pipeline.extract.leaders.handover_phrases import Handover
from pipeline.extract.leaders.handovers import command_of, taken_over
from pipeline.extract.leaders.periods import Term
from pipeline.extract.leaders.tenure_patterns import tenure_patterns
from pipeline.lexicon import load
from pipeline.recognise.placed import PlacedDate

_RIGHT_BEHIND = 12  # characters from a name to a verb right behind it: a comma and a word
_PREPOSITION = 4  # characters from a verb to a date right behind it: a preposition of two letters
_BESIDE = 14  # characters from a verb to a word that denies it
_OTHER_SUBJECT = re.compile(r";\s+[^\W\d_a-zß-öø-ÿ][^\W\d_]*[^;]*\Z")
_CLOSES = re.compile(r"\s*(?:[.;,]|\Z)")


@dataclass(frozen=True, slots=True)
class Change:
    """A verb of change: ``begins``, ``gives`` (whose subject gives the office) or ``ends``, and where it stands."""

    kind: str
    verb: re.Match[str]


def changes(text: str, sentence: tuple[int, int], language: str) -> list[Change]:
    """The verbs of a sentence by which an office is taken up, given or left, in order; denied ones left out."""
    found = [
        (kind, m) for kind, pattern in tenure_patterns(language).changes for m in pattern.finditer(text, *sentence)
    ]
    found.sort(key=lambda item: (item[1].start(), -item[1].end()))
    kept: list[tuple[str, re.Match[str]]] = []
    denied = tenure_patterns(language).denied
    for kind, m in found:
        if denied.search(text, max(sentence[0], m.start() - _BESIDE), min(sentence[1], m.end() + _BESIDE)):
            continue
        if not kept or m.start() >= kept[-1][1].end():
            kept.append((kind, m))
    return [Change(kind, m) for kind, m in kept]


def change_of(change: Change, held: Sequence[Held], text: str, language: str) -> int | None:
    """Whose office a verb of change is about: the person last named before it, or else the first behind.

    Nobody's where a name that is not known for a person's opens the clause behind a semicolon.
    """
    kind, verb = change.kind, change.verb
    before = None if kind == "gives" else last_before(held, verb.start())
    if before is not None and _OTHER_SUBJECT.search(text, held[before].person.end, verb.start()):
        return None
    if kind != "gives" and (inside := within(held, verb)) is not None:
        return inside  # in May got general Name the command
    if kind == "ends" and before is not None and _has_own_subject(text, held[before].person.end, verb, language):
        return None
    if kind == "ends" and before is None and tenure_patterns(language).subject_before.search(text, 0, verb.start()):
        return None  # somebody not known was ousted by those whom a person led
    return before if before is not None else first_behind(held, verb.end())


def _has_own_subject(text: str, start: int, verb: re.Match[str], language: str) -> bool:
    """Whether a clause behind a semicolon has another subject than a pronoun: "…; the last of them left in May"."""
    _, mark, clause = text[start : verb.start()].rpartition(";")
    first = clause.casefold().split()[:1]
    return bool(mark and first) and first[0] not in load(language, "leadership")["third_persons"]


def give_offices(
    held: list[Held],
    said: Sequence[Change],
    text: str,
    dates: Sequence[PlacedDate],
    language: str,
    last: Held | None,
) -> None:
    """Give offices to those of whom no more is said than that they take or lose "the command", or are appointed."""
    for change in said:
        i, m = change_of(change, held, text, language), change.verb
        if i is None or held[i].office is not None:
            continue
        is_command = tenure_patterns(language).handover_of_command.search(m[0]) is not None
        if is_command and (_takes(held[i], m) or within(held, m) == i):
            held[i] = replace(held[i], office=command_of(held[i].person, Handover(None, i, *m.span(), True)))
        elif last is not None and last.office is not None and _is_appointed_next(held[i], m, text, dates, language):
            held[i] = replace(held[i], office=taken_over(last.office, held[i].person))


def _is_appointed_next(each: Held, verb: re.Match[str], text: str, dates: Sequence[PlacedDate], language: str) -> bool:
    """Whether somebody is appointed, it is not said to what, and the day is: to the office told of last."""
    if tenure_patterns(language).appointed_next.fullmatch(verb[0]) is None:
        return False
    if verb.start() < each.person.start and each.person.end < verb.end():
        return True  # in Dutch around the name: trad in mei generaal Name aan
    if each.person.end > verb.start():
        return False
    end = next((d.mention.end for d in dates if 0 <= d.mention.start - verb.end() <= _PREPOSITION), verb.end())
    is_dated = end > verb.end() or any(each.person.end <= d.mention.start < verb.start() for d in dates)
    return is_dated and _CLOSES.match(text, end) is not None


def _takes(each: Held, verb: re.Match[str]) -> bool:
    """Whether a person stands right before the verb of taking a command."""
    return each.person.rank is not None and 0 <= verb.start() - each.person.end <= _RIGHT_BEHIND


def left_in(text: str, line: tuple[int, int], dates: Sequence[PlacedDate], language: str) -> Term:
    """The end of the term that a line on somebody gives by a verb of leaving, its day right behind."""
    for m in dict(tenure_patterns(language).changes)["ends"].finditer(text, *line):
        date = next((d for d in dates if d.mention.is_valid and 0 <= d.mention.start - m.end() <= _PREPOSITION), None)
        if date is not None and date.mention.precision != "interval":
            return Term(None, ending(date), (date,))
    return Term()
