"""The lines of a plain text: where each stands, and which of them are one line broken by hard wraps.

Only what can be said of lines as such belongs here; what they are (a heading, a list) is the business of `text.py`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

# A paragraph is wrapped at a width people use; narrower "wraps" are lists, wider lines are not wrapped by hand.
_MIN_WIDTH, _MAX_WIDTH = 45, 200
_WIDTH_SLACK = 10

_STOPS = ".!?…"
_CLOSERS = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it, white space around it left out.

    Attributes:
        start: where its first character stands in the source.
        end: where it ends.
        text: the characters between.
        indent: number of white-space characters before it.
        stanza: number of the run of lines without a blank line between them that it is in.
    """

    start: int
    end: int
    text: str
    indent: int
    stanza: int

    @property
    def width(self) -> int:
        """Columns from the margin to its end."""
        return self.indent + len(self.text)


def split_lines(text: str, most: int) -> list[Line]:
    """The first `most` lines of a text that have something on them. Only a newline ends a line."""
    lines: list[Line] = []
    stanza, is_after_blank, offset = -1, True, 0
    while offset < len(text) and len(lines) < most:
        newline = text.find("\n", offset)
        raw = text[offset : len(text) if newline < 0 else newline]
        if stripped := raw.strip():
            if is_after_blank:
                stanza += 1
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            lines.append(Line(start, start + len(stripped), stripped, indent, stanza))
        is_after_blank = not stripped
        offset += len(raw) + 1
    return lines


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does: with a full stop or the like, closing quotes and brackets aside."""
    return text.rstrip(_CLOSERS).endswith(tuple(_STOPS))


def is_lower(text: str) -> bool:
    """Whether a text begins with a small letter, as what goes on from the line before does."""
    return text[:1].islower()


def wrap_width(lines: Sequence[Line], is_plain: Sequence[bool]) -> int | None:
    """The width at which a text is wrapped by hand; None if it is not.

    Shown by stanzas of three plain lines or more in which no line had room for the next one's first word, most
    lines begin with a small letter, and the last ends a sentence.
    """
    widths = [width for stanza in _stanzas(lines, is_plain) if (width := _width_of(stanza)) is not None]
    return max(widths, default=None)


def joins(lines: Sequence[Line], is_plain: Sequence[bool]) -> list[bool]:
    """For every line whether it goes on in the next one, so that the newline between them is only a wrap.

    It does where the text is wrapped by hand and the line had no room for the next word. Otherwise the line must end no
    clause, its stanza must end a sentence and be no list (introduced by a colon), and the next line begin with a small
    letter, or with a capital where other lines of the stanza are joined and this one is long.
    """
    width = wrap_width(lines, is_plain)
    result = [False] * len(lines)
    ends = _stanza_ends(lines, is_plain)
    is_listed = False
    before_capitals: list[int] = []
    for i in range(len(lines) - 1):
        line, following = lines[i], lines[i + 1]
        if i == 0 or lines[i - 1].stanza != line.stanza:
            is_listed = i > 0 and lines[i - 1].text.endswith(":")
        is_listed = is_listed or line.text.endswith(":")
        if line.stanza != following.stanza or not is_plain[i + 1]:
            continue
        if width is not None and _fits(line, following, width):
            result[i] = True
        elif ends[i] and not is_listed and not ends_sentence(line.text) and not line.text.endswith((":", ";")):
            result[i] = is_lower(following.text)
            if not result[i] and line.width >= _MIN_WIDTH:
                before_capitals.append(i)
    joined = {lines[i].stanza for i, is_joined in enumerate(result) if is_joined}
    for i in before_capitals:
        result[i] = lines[i].stanza in joined
    return result


def _fits(line: Line, following: Line, width: int) -> bool:
    """Whether a line is full: no wider than the text, and without room for the first word of the next."""
    return line.width <= width + _WIDTH_SLACK and line.width + 1 + len(following.text.split(None, 1)[0]) > width


def _width_of(stanza: Sequence[Line]) -> int | None:
    width = max(line.width for line in stanza)
    if len(stanza) < 3 or not _MIN_WIDTH <= width <= _MAX_WIDTH or not ends_sentence(stanza[-1].text):
        return None
    if not all(_fits(line, following, width) for line, following in itertools.pairwise(stanza)):
        return None
    return width if 2 * sum(is_lower(line.text) for line in stanza[1:]) >= len(stanza) - 1 else None


def _stanzas(lines: Sequence[Line], is_plain: Sequence[bool]) -> list[list[Line]]:
    """Runs of plain lines without a blank line between them."""
    runs: list[list[Line]] = []
    previous: Line | None = None
    for line, plain in zip(lines, is_plain, strict=True):
        if plain and previous is not None and previous.stanza == line.stanza:
            runs[-1].append(line)
        elif plain:
            runs.append([line])
        previous = line if plain else None
    return runs


def _stanza_ends(lines: Sequence[Line], is_plain: Sequence[bool]) -> list[bool]:
    """For every line whether the run of plain lines after it ends a sentence."""
    ends = [False] * len(lines)
    for i in range(len(lines) - 1, -1, -1):
        goes_on = i + 1 < len(lines) and lines[i + 1].stanza == lines[i].stanza and is_plain[i + 1]
        ends[i] = ends[i + 1] if goes_on else ends_sentence(lines[i].text)
    return ends
