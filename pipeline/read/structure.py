"""What the units of a plain text are, as their neighbours tell: headings, lists without bullets, prose.

Precision comes first: a heading made of a sentence's rest would misplace all that follows, a heading read as prose
costs little. The lengths below are those of headings, titles and list items in encyclopedic pages, rounded up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.document import Element
from pipeline.read.layout import Unit
from pipeline.read.lines import Line, ends_sentence, is_lower

_HEADING_LENGTH, _HEADING_WORDS = 80, 12
_TITLE_LENGTH = 150
_ITEM_LENGTH = 120
_PROSE_LENGTH = 120
_SENTENCE_BREAK = re.compile(r"[^\W\d_]{4}[.!?] +[^\W\d_a-z]")  # after a word too long for an abbreviation
_SECTION_NUMBER = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,4})\.?[ \t\u00a0]+\S")

_FIXED: dict[str, Element | None] = {
    "bullet": "list_item",
    "number": "list_item",
    "field": "infobox",
    "row": "table_cell",
    "rule": None,
}


def elements_of(units: Sequence[Unit]) -> list[Element | None]:
    """The element of every unit; None for a rule."""
    elements: list[Element | None] = [_FIXED.get(unit.kind, "prose") for unit in units]
    for start, end in _bare_lists(units):
        for i in range(start, end):
            elements[i] = "list_item"
    for i in range(len(units) - 1, -1, -1):  # backwards: a heading stands above something, maybe another heading
        if units[i].kind == "plain" and elements[i] == "prose" and _is_heading(units, elements, i):
            elements[i] = "heading"
    return elements


def _bare_lists(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Lists without bullets, as ranges of units: three or more short lines that end no sentence (two after a colon).

    The lines stand under one another, or each alone between blank lines. The first line of a document that stands alone
    is its title and no item.
    """
    lists: list[tuple[int, int]] = []
    i = 0
    while i < len(units):
        is_introduced = i > 0 and units[i - 1].kind == "plain" and _last(units[i - 1]).text.endswith(":")
        end = _end_of_items(units, i, is_introduced)
        is_title = i == 0 and end > 1 and units[0].lines[0].stanza != units[1].lines[0].stanza
        if end - i >= (2 if is_introduced else 3) and not is_title:
            lists.append((i, end))
            i = end
        else:
            i += 1
    return lists


def _end_of_items(units: Sequence[Unit], first: int, is_introduced: bool) -> int:
    """The end of the run of list items that begins at a unit; `first` itself if it is none."""
    stands_alone = first + 1 < len(units) and not is_same_stanza(units[first], units[first + 1])
    takes_sentences = is_introduced and not stands_alone and _ends_sentence(units[first])
    end = first
    while end < len(units) and _is_item(units[end], is_introduced):
        if end > first and is_same_stanza(units[end - 1], units[end]) == stands_alone:
            break
        if stands_alone and end + 1 < len(units) and is_same_stanza(units[end], units[end + 1]):
            break
        is_last = end > first and _last(units[end - 1]).text.endswith((";", ","))
        if _ends_sentence(units[end]) and not takes_sentences and not is_last:
            break
        end += 1
        if takes_sentences and not _ends_sentence(units[end - 1]):
            return first  # sentences and other lines mixed: prose
    if takes_sentences and not (
        end - first >= 3 and (end == len(units) or not is_same_stanza(units[end - 1], units[end]))
    ):
        return first
    return end


def _is_item(unit: Unit, is_introduced: bool) -> bool:
    line = unit.lines[0]
    if unit.kind != "plain" or len(unit.lines) > 1 or len(line.text) > _ITEM_LENGTH or line.text.endswith((":", "?")):
        return False
    if not any(map(str.isalnum, line.text)) or _SENTENCE_BREAK.search(line.text):
        return False
    return is_introduced or not is_lower(line.text)


def _is_heading(units: Sequence[Unit], elements: Sequence[Element | None], i: int) -> bool:
    """Whether a plain unit is a heading: it looks like one, begins something, and something stands under it."""
    if i + 1 == len(units) or not _looks_like_heading(units, i):
        return False
    unit, following, above = units[i], units[i + 1], units[i - 1] if i else None
    is_attached = is_same_stanza(unit, following)
    is_loud = unit.lines[0].text.isupper()
    if following.kind == "rule":
        return is_attached and len(unit.lines) == 1
    if above is not None and above.kind == "plain" and elements[i - 1] == "prose":
        if not (_ends_sentence(above) or _looks_like_heading(units, i - 1)):
            return False  # the sentence above is broken off: this may be its rest
        if is_same_stanza(above, unit) and not (is_attached or is_loud or (i == 1 and _looks_like_heading(units, 0))):
            return False  # the last line of a paragraph; under a title it is a second line of that
    if elements[i + 1] == "heading":
        return not is_attached or i == 0 or is_loud
    if elements[i + 1] != "prose":
        return True
    if is_lower(following.lines[0].text):
        return False
    if is_attached:
        return is_loud or (following.size >= max(_HEADING_LENGTH, 2 * unit.size) and _ends_sentence(following))
    return following.size >= _PROSE_LENGTH or _ends_sentence(following) or _last(following).text.endswith(":")


def _looks_like_heading(units: Sequence[Unit], i: int) -> bool:
    unit = units[i]
    line = unit.lines[0].text
    if unit.kind != "plain" or unit.size > _TITLE_LENGTH or len(unit.lines) > 2 or is_lower(line):
        return False
    if (
        sum(map(str.isalpha, line)) < 2
        or _SENTENCE_BREAK.search(line)
        or _last(unit).text.rstrip("\"'”’»)]").endswith(tuple(".!…,;:"))
    ):
        return False
    is_title = i == 0 and not (len(units) > 1 and is_same_stanza(unit, units[1]))
    return is_title or (unit.size <= _HEADING_LENGTH and len(line.split()) <= _HEADING_WORDS)


def is_same_stanza(unit: Unit, other: Unit) -> bool:
    """Whether no blank line stands between a unit and the next."""
    return _last(unit).stanza == other.lines[0].stanza


def lead_title(units: Sequence[Unit]) -> str | None:
    """The first line of a text where it can be its title: short, and no sentence."""
    first = next(iter(units), None)
    if first is None or first.kind != "plain" or len(first.lines) > 1:
        return None
    line = _last(first).text
    if (
        len(line) > _TITLE_LENGTH
        or ends_sentence(line)
        or line.endswith((":", ";", ","))
        or _SENTENCE_BREAK.search(line)
    ):
        return None
    return line


def heading_level(unit: Unit, following: Unit | None, is_first: bool) -> int:
    """The depth of a heading: 1 for the title, else what its number or its underline says, else 2."""
    if following is not None and following.kind == "rule" and is_same_stanza(unit, following):
        return 1 if following.lines[0].text[0] == "=" else 2
    if match := _SECTION_NUMBER.match(unit.lines[0].text):
        return min(2 + match[1].count("."), 6)
    return 1 if is_first else 2


def _last(unit: Unit) -> Line:
    return unit.lines[-1]


def _ends_sentence(unit: Unit) -> bool:
    return ends_sentence(_last(unit).text)
