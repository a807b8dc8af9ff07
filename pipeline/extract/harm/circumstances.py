"""The circumstances of an incident that a sentence gives: its place, its weapon, and who is said to have done it.

The words are the lexicon's (``incidents``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import code_of, form_of
from pipeline.lexicon.missions import operation_names
from pipeline.lexicon.organisations import organisation_of
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.names import name_before, name_connectors, words

_MOST_NAME_WORDS = 7
_NAME_WIDTH = 24  # characters of a word of a name, with its space
_DATED_HEAD = re.compile(r"\A[^.]{0,30}\d{4}\.\s+\Z")  # nothing but a date stands before a sentence of its block
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_HEAD_GAP = re.compile(r"\s*[,.–—-]?\s*")


def weapon_of(sentence: Sentence, language: str) -> str | None:
    """The weapon that a sentence names first, as written."""
    m = _weapon(language).search(sentence.text)
    return m[0] if m else None


def place_of(sentence: Sentence, language: str) -> str | None:
    """The first place that a preposition leads to: a name in capitals that is no date.

    Two names joined to one place by a second preposition (a bank in a town) are given together, a comma between. A
    country counts only where no finer place is named.
    """
    text = sentence.block.text
    dated = [(d.mention.start, d.mention.end) for d in sentence.dates]
    found: list[list[tuple[int, int]]] = []
    for m in _place_before(language).finditer(text, sentence.start, sentence.end):
        direction = _direction(language).match(text, m.end(), sentence.end)
        start = m.end()
        name = _name_after(text, direction.end() if direction else start, language)
        if name is None or name[1] > sentence.end or any(s < name[1] and start < e for s, e in dated):
            continue
        if found and start < found[-1][-1][1]:
            continue
        if _is_in_a_name(text, m.start(), language):
            continue  # the Mission in Mali
        inner = _place_before(language).search(text, name[0], name[1])
        place = (start, inner.start() if inner else name[1])
        written = text[slice(*place)].strip()
        if written.casefold() in _not_places(language) or _is_of_acronyms(written) or _is_people(written, language):
            continue
        if _fought(language).search(text, sentence.start, m.end()):
            continue  # fighting between those, not there
        if operation_names().match(written) or organisation_of(written) is not None:
            continue
        if _POSSESSIVE.match(text, name[1]) and code_of(written, language) is None:
            continue  # whose base it is
        is_inside = inner is not None and _containing(language).match(text, inner.start()) is not None
        pieces = [place, (inner.end(), name[1])] if inner is not None and is_inside else [place]
        is_within = _containing(language).match(text, m.start()) is not None
        if is_within and found and m.start() - found[-1][-1][1] <= 1:
            found[-1] += pieces
        else:
            found.append(pieces)
    named = [", ".join(text[s:e].strip() for s, e in pieces) for pieces in found]
    finer = [place for place in named if code_of(place, language) is None]
    return next(iter(finer or named), None) or _heading_place(sentence, language)


def _is_of_acronyms(written: str) -> bool:
    """Whether all that has a capital in a name is written in capitals: UNMIS, SAF and SPLA."""
    return all(word.isupper() for word in written.split() if word[:1].isupper())


def _heading_place(sentence: Sentence, language: str) -> str | None:
    """The place that stands with a date at the head of an entry, before a colon: "11 May 1961, Suai: nine killed"."""
    text = sentence.block.text
    before = [d.mention.end for d in sentence.dates[:1] if d.mention.start == sentence.start]
    if not before and _DATED_HEAD.search(text, 0, sentence.start):
        before = [sentence.start]  # the date is a sentence of its own
    for at in before:
        gap = _HEAD_GAP.match(text, at)
        start = gap.end() if gap is not None else at
        name = _name_after(text, start, language)
        if name is not None and text.startswith(": ", name[1]) and not _is_people(text[slice(*name)], language):
            return text[slice(*name)]
    return None


# ---- who did it


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is said to have done it: the name's range in the block, and how certain the words are."""

    start: int
    end: int
    attribution: str


def blame_of(sentence: Sentence, language: str) -> Blame | None:
    """The group that claimed an incident, or to which the text ascribes it; an empty name where it is unknown."""
    text = sentence.block.text
    for name, attribution in (("claims", "claimed"), ("blames", "established")):
        for m in _behind(language, name).finditer(text, sentence.start, sentence.end):
            start = _after_article(text, m.end(), language)
            group = _name_after(text, start, language)
            if group is not None and group[1] <= sentence.end:
                return Blame(*group, attribution)
    for m in _claims_before(language).finditer(text, sentence.start, sentence.end):
        head = text[sentence.start : m.start()]
        group = _last_name(text, sentence.start, m.start(), language) if len(head.split()) <= 12 else None
        if group is not None:
            return Blame(*group, "claimed")
    unknown = _unknown(language).search(text, sentence.start, sentence.end)
    return Blame(unknown.start(), unknown.start(), "unknown") if unknown else None


def _after_article(text: str, start: int, language: str) -> int:
    m = _article(language).match(text, start)
    return m.end() if m else start


@cache
def _article(language: str) -> re.Pattern[str]:
    return compiled(rf"\s*(?:{load(language, 'articles')['pattern']})?", re.IGNORECASE)


def _last_name(text: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    found = name_before(text, end, language, _MOST_NAME_WORDS)
    return found if found is not None and found[0] >= start else None


def _is_people(written: str, language: str) -> bool:
    """Whether a name is a nationality rather than a place."""
    form = form_of(written.split(maxsplit=1)[0], language) if written else None
    return form is not None and form.kind != "name" and code_of(written, language) is None


def _name_after(text: str, start: int, language: str) -> tuple[int, int] | None:
    """The capitalised name that begins at a place, small words inside it allowed; None where none begins there."""
    joined = name_connectors(language)
    end, at = None, start
    shortened = ""
    for word in words(text, start, start + _NAME_WIDTH * _MOST_NAME_WORDS)[:_MOST_NAME_WORDS]:
        if text[at : word.start].removeprefix(shortened).strip(" \u00a0") or (at == start and word.start != start):
            break
        shortened = "." if word.text in _abbreviated(language) else ""
        if word.is_capitalised or _is_of_article(word.text, language):
            end = word.end
        elif word.text.casefold() not in joined or word.start == start:
            break
        at = word.end
    return None if end is None else (start, end)


def _is_in_a_name(text: str, at: int, language: str) -> bool:
    """Whether a preposition stands behind a noun for a mission with a capital: it is part of the name."""
    word = text[max(0, at - _NAME_WIDTH) : at].split()[-1:]
    return bool(word) and word[0][:1].isupper() and word[0].casefold() in load(language, "missions")["nouns"]


def _is_of_article(word: str, language: str) -> bool:
    """Whether a word is a name with a small article before its hyphen: el-Sheikh."""
    article, _, name = word.partition("-")
    return name[:1].isupper() and article in load(language, "people")["hyphenated_particles"]


# ---- the lexicon, compiled


@cache
def _weapon(language: str) -> re.Pattern[str]:
    listed = load(language, "incidents")["weapons"]
    return compiled(rf"(?<!\w)(?:{'|'.join(sorted(listed, key=lambda p: (-len(p), p)))})(?!\w)", re.IGNORECASE)


@cache
def _place_before(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["place_before"])
    article = load(language, "articles")["pattern"]
    return compiled(rf"(?<![\w'’])(?i:{words})\s+(?i:{article})?")


@cache
def _fought(language: str) -> re.Pattern[str]:
    """A word for a fight and the preposition behind it that leads to those who fought."""
    listed = load(language, "incidents")
    fights = "|".join(listed["events"]["clash"])
    return compiled(rf"(?<!\w)(?:{fights})\s(?:{alternatives(listed['between_sides'])})\s+\Z", re.IGNORECASE)


@cache
def _containing(language: str) -> re.Pattern[str]:
    """What leads from a place to the larger one that it lies in."""
    return compiled(rf"(?i:{alternatives(load(language, 'places')['containing'])})(?!\w)")


@cache
def _abbreviated(language: str) -> frozenset[str]:
    return frozenset(load(language, "places")["abbreviated"])


@cache
def _direction(language: str) -> re.Pattern[str]:
    return compiled(rf"(?i:{alternatives(load(language, 'incidents')['directions'])})\s+")


@cache
def _not_places(language: str) -> frozenset[str]:
    return frozenset(load(language, "incidents")["not_places"])


@cache
def _behind(language: str, name: str) -> Phrases:
    return any_of(load(language, "incidents")[name]["after"])


@cache
def _claims_before(language: str) -> Phrases:
    return any_of(load(language, "incidents")["claims"]["before"])


@cache
def _unknown(language: str) -> Phrases:
    return any_of(load(language, "incidents")["unknown_perpetrators"])
