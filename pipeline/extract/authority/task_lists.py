"""The tasks of a mission that a list gives, behind a line or heading that announces them.

"The following mandate:", "UNMEX's tasks were, together with others:", or a line that the items go on with: "It was to".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from pipeline.extract.cues import any_of
from pipeline.extract.identity.mission_dates import Speaking
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.read.document import Block

LONGEST = 300  # characters of one task
FEWEST_WORDS = 2
_MARKS = ' \t\n,;:.–—-"“”'

# A task under way: its block and visible range there, whose it is, and in what form it was told.
Found = tuple[Block, int, int, Entity, str]


def tasks_in_lists(rows: DocumentRows, speaking: Speaking) -> Iterator[Found]:
    """The tasks that the lists of a document give."""
    blocks = [b for b in rows.document.blocks if b.element in ("prose", "list_item", "heading")]
    groups = groupby(blocks, key=lambda b: (b.element == "list_item", b.group if b.element == "list_item" else b.index))
    before: Block | None = None
    for (is_list, _), members in groups:
        items = list(members)
        if not is_list:
            before = items[-1]
            continue
        if before is not None and (mission := _announced(before, items[0], speaking)) is not None:
            for item in items:
                start, end = trimmed(item.text, 0, len(item.text), speaking.language)
                if len(item.text[start:end].split()) >= FEWEST_WORDS and end - start <= LONGEST:
                    yield item, start, end, mission, "list"


def _announced(before: Block, first: Block, speaking: Speaking) -> Entity | None:
    """The mission whose tasks a list gives, by the line or heading before it; None where it gives other things."""
    language = speaking.language
    words = load(language, "mandates")["tasks"]
    if before.element == "heading":
        is_cue = before.text.strip().casefold() in words["headings"]
        line = before.text
    else:
        line = before.text.rstrip()[-LONGEST:]
        is_cue = before.section == first.section and _announcing(language).search(line) is not None
    if not is_cue or _not_lists(language).search(line):
        return None
    named = speaking.entities.named(before.text, max(0, len(before.text) - LONGEST), len(before.text))
    missions = [n[2] for n in named if n[2].table == "missions"]
    if named:
        return missions[-1] if missions else None
    return speaking.missions.of(before, 0, len(before.text))


def trimmed(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """The range of a task without the marks around it, and what joins it to the next."""
    piece = text[start:end]
    if joined := _joint_behind(language).search(piece):
        piece = piece[: joined.start()]
    return start + len(piece) - len(piece.lstrip(_MARKS)), start + len(piece.rstrip(_MARKS))


# ---- the lexicon, compiled


@cache
def _announcing(language: str) -> re.Pattern[str]:
    words = load(language, "mandates")["tasks"]
    lists, going_on = "|".join(words["lists"]), "|".join(words["going_on"])
    # A few words may stand between ("the tasks of the mission:"), or an aside; what goes on in the items has no colon.
    return compiled(
        rf"\b(?:{lists}),?(?:\s+[^\s:;.]+){{0,5}}(?:(?<=,)[^:;.]{{1,160}})?\s*:\Z|\b(?:{going_on})\Z", re.IGNORECASE
    )


@cache
def _not_lists(language: str) -> Phrases:
    return any_of(load(language, "mandates")["tasks"]["not_lists"])


@cache
def _joint_behind(language: str) -> re.Pattern[str]:
    """What joins one item of a list to the next: "; and" at its end."""
    joints = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"[;,]\s+(?:{joints})[;,.]?\s*\Z", re.IGNORECASE)
