"""Whether a document is about what its title names, and that is no mission: a siege, a person, a ship, a war.

Such a text names a mission in its opening as the one whose soldiers fought there, or that somebody led.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.extract.identity.mission_leads import article_end
from pipeline.extract.identity.naming import Name
from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops.home import home_of
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import is_mission_name, mission_acronyms
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SHORTEST = 4  # letters of a word by which an opening takes its title up
_LONGEST_TITLE = 100  # characters


def is_on_title(rows: DocumentRows, names: Iterable[Name]) -> bool:
    """Whether a text opens with what its title names, and that is none of the missions introduced there.

    A text on one country's part in a mission, or on a resolution about it, is about the mission too, and one with a
    fact box about what that is on.
    """
    language = rows.document.language
    blocks = [b for b in rows.document.blocks if b.element in ("heading", "prose") and b.text.strip()][:2]
    if not blocks or any(b.element == "infobox" for b in rows.document.blocks):
        return False
    if (bold := _opening_bold(blocks[0], language)) is not None:
        return not _is_of_mission(bold, names, language)
    title, opening = blocks[0].text.strip(), blocks[-1].text.strip()
    if len(title) > _LONGEST_TITLE or title[-1] in ".!?:," or _is_of_mission(title, names, language):
        return False
    first = _WORD.match(opening, article_end(opening, language))
    if blocks[0] is blocks[-1] or first is None or len(first[0]) < _SHORTEST:
        return False
    return first[0].casefold() in {w.casefold() for w in _WORD.findall(title)} and home_of(rows.document) is None


def _opening_bold(block: Block, language: str) -> str | None:
    """The words in bold that a page opens with, an article aside."""
    start, end = next(iter(block.bold), (len(block.text), 0))
    return block.text[start:end] if start <= article_end(block.text, language) else None


def _is_of_mission(title: str, names: Iterable[Name], language: str) -> bool:
    """Whether a title is that of a text on a mission: it names one, calls it one, or is that of a resolution."""
    plain = title.casefold()
    return (
        is_mission_name(title)
        or mission_acronyms().search(title) is not None
        or _nouns(language).search(plain) is not None
        or any(name.text.casefold() in plain for name in names)
    )


@cache
def _nouns(language: str) -> re.Pattern[str]:
    """A word that ends in a noun for a mission (vredesmissie), or in one for a resolution."""
    nouns = alternatives([*load(language, "missions")["nouns"], *load(language, "resolutions")["nouns"]])
    return compiled(rf"(?:{nouns})\b", re.IGNORECASE)
