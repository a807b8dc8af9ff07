"""What the page of one resolution says that this does: in sentences on the Council, which do not name it again.

"After recalling resolutions 12 and 13, the Council established …": the resolution is the page's, not one recalled.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.authority.resolution_names import actions, named_in
from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_or_none
from pipeline.extract.identity.mission_dates import Speaking
from pipeline.extract.rows import DocumentRows, Row
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases

_RECALLED_REACH = 160  # characters before a number in which it is said to be recalled, before what the Council did
_WORDS_BETWEEN = 2  # between the Council and what it did: also, in addition


def number_of_page(rows: DocumentRows) -> int | None:
    """The number of the resolution that a page is about: its title ends in it."""
    m = _title(rows.document.language).search(rows.document.title)
    return int(m["number"]) if m else None


def complete_of_page(rows: DocumentRows, speaking: Speaking) -> None:
    """Give the row on the page's resolution what the Council did to a mission or operation, where nothing says so."""
    number = number_of_page(rows)
    own = [row for row in rows.of("resolutions") if row.values["number"] == number] if number is not None else []
    if not own or any(row.values["action"] for row in own):
        return
    for sentence in rows.sentences:
        councils = list(_council(speaking.language).finditer(sentence.text))
        if not councils or _names_another(sentence, number, speaking.language):
            continue
        for council in councils:
            done = _done(sentence, sentence.start + council.end(), speaking)
            if done is not None:
                _complete(own[0], sentence, done, speaking)
                return


def is_recalled(text: str, start: int, language: str) -> bool:
    """Whether a resolution named at `start` is one that another recalls, reaffirms or follows."""
    recalled = _recalling(language).search(text, max(0, start - _RECALLED_REACH), start)
    return recalled is not None and _council(language).search(text, recalled.start(), start) is None


def _names_another(sentence: Sentence, number: int | None, language: str) -> bool:
    named = named_in(sentence, language)
    return any(r.number != number and not is_recalled(sentence.block.text, r.start, language) for r in named)


def _done(sentence: Sentence, start: int, speaking: Speaking) -> tuple[str, tuple[int, int]] | None:
    """The act that the Council's verb right behind its name tells, and where it is told."""
    text = sentence.block.text
    for action, pattern in actions(speaking.language):
        m = pattern.search(text, start, sentence.end)
        if m is not None and len(text[start : m.start()].split()) <= _WORDS_BETWEEN:
            return action, m.span()
    return None


def _complete(row: Row, sentence: Sentence, done: tuple[str, tuple[int, int]], speaking: Speaking) -> None:
    action, (_, end) = done
    named = speaking.entities.named(sentence.block.text, end, sentence.end)
    if not named:
        return
    entity = named[0][2]
    row.values["action"] = action
    key = "mission_id" if entity.table == "missions" else "operation_id"
    row.values[key] = row.values[key] or entity


# ---- the lexicon, compiled


@cache
def _title(language: str) -> re.Pattern[str]:
    nouns = alternatives(load(language, "resolutions")["nouns"])
    return compiled(rf"(?<!\w)(?:{nouns})\s(?P<number>\d{{1,4}})\Z", re.IGNORECASE)


@cache
def _council(language: str) -> Phrases:
    return any_or_none(load(language, "resolutions")["council"])


@cache
def _recalling(language: str) -> re.Pattern[str]:
    words = load(language, "resolutions")["recalling"]
    return compiled(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)[^.;]*\Z" if words else r"(?!)", re.IGNORECASE)
