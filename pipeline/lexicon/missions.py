"""The words that make a name that of a mission or operation, in any language: ``missions.yaml``."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import load_shared
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*"
# "Operation Desert Storm": at most so many words behind the noun are the name.
_MOST_WORDS = 4


def is_mission_name(name: str) -> bool:
    """Whether the words of a name make it that of a mission or operation."""
    folded = name.casefold()
    if acronym_with_place(name) is not None:
        return True
    return _head_noun().search(folded) is not None and _not_head().search(folded) is None


def acronym_with_place(name: str) -> str | None:
    """The acronym that opens a mission's name with its place behind it: EUFOR of EUFOR Althea."""
    m = _with_place().fullmatch(name)
    return m["acronym"] if m else None


def is_mission_acronym(word: str) -> bool:
    """Whether an acronym is built as those of missions are, and is not known for something else."""
    return mission_acronyms().fullmatch(word) is not None and word not in _words("not_missions")


@cache
def mission_acronyms() -> re.Pattern[str]:
    """Acronyms built as those of missions are; some of them are something else (see `is_mission_acronym`)."""
    # A successor of the same name has a Roman numeral: UNAVEM II.
    return compiled(rf"(?<![\w-])(?:{'|'.join(_data()['acronyms'])})(?:[ \u00a0](?:I{{1,3}}|IV|V)(?![\w.]*\w))?(?!\w)")


@cache
def operation_names() -> re.Pattern[str]:
    """A noun for an operation and the operation's own name behind it: "Operation Desert Storm"."""
    nouns, others = alternatives(_data()["operation_nouns"]), alternatives(_data()["not_operations"])
    # An acronym behind the noun is a name by itself.
    return compiled(
        rf"\b(?:{nouns})[ \u00a0](?!(?:{others})\b|[A-Z]{{3,}}\b){_CAPITALISED}"
        rf"(?:[ \u00a0]{_CAPITALISED}){{0,{_MOST_WORDS - 1}}}"
    )


@cache
def operation_noun() -> re.Pattern[str]:
    """The noun that an operation's name begins with, and the space behind it."""
    return compiled(rf"(?:{alternatives(_data()['operation_nouns'])})[ \u00a0]")


def is_conflict_box(template: str) -> bool:
    """Whether an infobox is one on a battle, a war or a military operation.

    Args:
        template: the template's name in lower case.
    """
    return re.search(rf"\b(?:{alternatives(_data()['conflict_boxes'])})\b", template) is not None


def is_other_box(template: str) -> bool:
    """Whether an infobox is on something that has its own dates: a resolution, a treaty, an attack, a person.

    Args:
        template: the template's name in lower case.
    """
    return re.search(rf"\b(?:{alternatives(_data()['other_boxes'])})\b", template) is not None


def is_box_on_other_subject(template: str) -> bool:
    """Whether an infobox is on a person, a country, a place, an army or a ship, which its page is about.

    Args:
        template: the template's name in lower case.
    """
    return re.search(rf"\b(?:{alternatives(_data()['subject_boxes'])})\b", template) is not None


def is_naming_field(field: str) -> bool:
    """Whether missions and operations stand by name in a field of an infobox.

    Args:
        field: its name in lower case.
    """
    return field.rstrip("0123456789abc") in _words("naming_fields") or field in _words("naming_fields")


def name_with_place(text: str, start: int) -> int | None:
    """Where a mission's name ends that begins in a text with an acronym and a place: EUFOR Althea; None without one."""
    m = _with_place().match(text, start)
    return m.end() if m else None


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(_data()[part])


@cache
def _data() -> dict[str, list[str]]:
    return load_shared("missions")


@cache
def _with_place() -> re.Pattern[str]:
    """An acronym and the place behind it that is a part of the mission's name."""
    others = alternatives(_data()["not_places"])
    place = rf"[ \u00a0](?!(?:{others})\b){_CAPITALISED}(?:/{_CAPITALISED})?"
    return compiled(rf"(?P<acronym>{'|'.join(_data()['named_with_place'])})(?:{place}){{1,{_MOST_WORDS}}}")


@cache
def _head_noun() -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives(_data()['head_nouns'])})\b")


@cache
def _not_head() -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives(_data()['not_heads'])})\b")
