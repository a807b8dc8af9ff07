"""The layout of a plain text: lines become units, each a paragraph or what its own signs make it.

Signs are bullets, numbers in sequence, "key: value" lines that stand together, columns, and rules. What only the
neighbours tell (a heading, a list without bullets) is the business of `text.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.read.lines import Line, ends_sentence, is_lower, joins

Kind = Literal["plain", "bullet", "number", "field", "row", "rule"]

_RULE = re.compile(r"([-=~_*#])\1{2,}")
# The line under a header between bars: "--- | ---:", with or without a bar at either end.
_BARRED_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?|\|[ \t]*:?-+:?[ \t]*\|")
_BULLET = re.compile(r"([-–—*•‣◦▪●·])[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"\(?(?:(?P<digits>[0-9]{1,3})[.)]|(?P<letter>[a-z])\))[ \t\u00a0]+(?=\S)")
# A key has no digits: a date or a number in it would be lost to the recognisers, which see only the value.
_ASIDE = r" \([^\W\d_][a-z][^()\d:\n\t]{0,30}\)"
_FIELD = re.compile(rf"(?P<key>[^\W\d_][^\d:;,.!?\n\t]{{0,39}}?(?:{_ASIDE})?)[ \u00a0]?:[ \t\u00a0]+(?=\S)")
# A key that says of a name where it belongs, "Satish Nambiar (India)": what is listed, not a label.
_NAMED_KEY = re.compile(rf"[^()]+{_ASIDE}")
_TAB = re.compile(r"\t")
_BAR = re.compile(r"\|")
_GAP = re.compile(r"(?<![\s.!?…:;])[ \u00a0]{2,}(?=\S)")

_KEY_WORDS, _NAME_WORDS = 5, 6
_VALUE_LENGTH = 300
_VALUE_WORDS = 6
_ROW_LENGTH = 500
_ROW_CELLS = 50


@dataclass(frozen=True, slots=True)
class Unit:
    """One line or several that belong together.

    Attributes:
        kind: what it is by its own signs; ``plain`` is a paragraph, a heading or a list item without a sign.
        lines: the lines, at least one.
        body: number of characters of the first line before the text proper (a bullet, a key).
        key: of a field.
        number: the place an item says it has.
        cells: source spans of the cells of a row; an empty one where a cell is empty.
    """

    kind: Kind
    lines: tuple[Line, ...]
    body: int = 0
    key: str | None = None
    number: int | None = None
    cells: tuple[tuple[int, int], ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return self.lines[-1].end

    @property
    def size(self) -> int:
        """Number of characters from its start to its end."""
        return self.end - self.start


def units_of(text: str, lines: Sequence[Line]) -> list[Unit]:
    """The units of a text's lines, in order; every line is in one."""
    marks = [_mark(line) for line in lines]
    _settle_dashes(marks)
    _settle_numbers(marks)
    _settle_fields(marks)
    _settle_rows(text, marks)
    goes_on = joins(lines, [mark.kind == "plain" for mark in marks])
    grown: list[list[Line]] = []
    opened: list[Unit] = []
    for i, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if opened and mark.kind == "plain" and (goes_on[i - 1] or _hangs(line, opened[-1], lines[i - 1])):
            grown[-1].append(line)
        else:
            opened.append(mark)
            grown.append([line])
    return [
        unit if len(members) == 1 else replace(unit, lines=tuple(members))
        for unit, members in zip(opened, grown, strict=True)
    ]


def _mark(line: Line) -> Unit:
    """What a line is by its own look."""
    head = line.text[:_VALUE_LENGTH]  # signs stand at the beginning; a line can be a whole book
    if line.end - line.start <= _VALUE_LENGTH and (_RULE.fullmatch(head) or _BARRED_RULE.fullmatch(head)):
        return Unit("rule", (line,))
    if match := _BULLET.match(head):
        return Unit("bullet", (line,), match.end())
    if match := _NUMBER.match(head):
        digits = match["digits"]
        return Unit(
            "number", (line,), match.end(), number=int(digits) if digits else ord(match["letter"]) - ord("a") + 1
        )
    if (match := _FIELD.match(head)) and _is_value(line.text, match.end()) and _is_short(match["key"]):
        return Unit("field", (line,), match.end(), key=match["key"].strip())
    return Unit("plain", (line,))


def _is_short(key: str) -> bool:
    """Whether a key has no more words than labels have, or the name before a bracket than names have."""
    name = key.partition(" (")[0] if _NAMED_KEY.fullmatch(key) else ""
    return len(key.split()) <= _KEY_WORDS or 0 < len(name.split()) <= _NAME_WORDS


def _is_value(text: str, start: int) -> bool:
    """Whether what stands after a key is a value: no question, no sentence, not long."""
    if len(text) - start > _VALUE_LENGTH or not text[0].isupper() or text.endswith("?"):
        return False
    return not (ends_sentence(text) and len(text[start:].split()) > _VALUE_WORDS)


def _plain(unit: Unit) -> Unit:
    return Unit("plain", unit.lines)


def _is_near(unit: Unit, other: Unit) -> bool:
    return unit.lines[0].stanza == other.lines[0].stanza


def _settle_dashes(marks: list[Unit]) -> None:
    """A single line that begins with a dash, after a line that ends no clause, goes on with that line."""
    for i in range(1, len(marks)):
        unit, previous = marks[i], marks[i - 1]
        if unit.kind == "bullet" and unit.lines[0].text[0] in "-–—" and _is_near(unit, previous):
            is_alone = i + 1 == len(marks) or marks[i + 1].kind != "bullet"
            text = previous.lines[0].text
            if is_alone and previous.kind == "plain" and not ends_sentence(text) and not text.endswith((":", ";")):
                marks[i] = _plain(unit)


def _settle_numbers(marks: list[Unit]) -> None:
    """Numbers make a list where they count: an item is followed or preceded by its neighbour in the sequence.

    Between two neighbours may stand what belongs to the first: lines further in, or that begin with a small letter.
    """
    counted: set[int] = set()
    stack: list[int] = []  # the items that a further item may follow, each further in than the one before
    for i, unit in enumerate(marks):
        line = unit.lines[0]
        if unit.kind != "number":
            if not is_lower(line.text):
                while stack and line.indent <= marks[stack[-1]].lines[0].indent:
                    stack.pop()
            continue
        while stack and line.indent < marks[stack[-1]].lines[0].indent:
            stack.pop()
        if stack and line.indent == marks[stack[-1]].lines[0].indent:
            previous = stack.pop()
            if marks[previous].number == (unit.number or 0) - 1:
                counted |= {previous, i}
        stack.append(i)
    for i, unit in enumerate(marks):
        if unit.kind == "number" and i not in counted:
            marks[i] = _plain(unit)


def _settle_fields(marks: list[Unit]) -> None:
    """Fields stand together; a lone "key: value" is one only as a paragraph of its own whose value is a figure.

    Lines whose keys are all names with a bracket behind them are the items of a list. A first line with a blank one
    under it and without a figure is the title: "Mali: the first mission".
    """
    if marks and marks[0].kind == "field" and _is_title(marks):
        marks[0] = _plain(marks[0])
    runs: list[list[int]] = []
    last: int | None = None
    for i, unit in enumerate(marks):
        if unit.kind == "field":
            if last is not None:
                runs[-1].append(i)
            else:
                runs.append([i])
            last = i
        elif last is None or not _hangs(unit.lines[0], marks[last], marks[i - 1].lines[0]):
            last = None
    for run in runs:
        if len(run) == 1 and not _is_alone_with_figure(marks, run[0]):
            marks[run[0]] = _plain(marks[run[0]])
        elif len(run) > 1 and all(_NAMED_KEY.fullmatch(marks[i].key or "") for i in run):
            for i in run:
                marks[i] = Unit("bullet", marks[i].lines)


def _is_title(marks: Sequence[Unit]) -> bool:
    is_alone = len(marks) > 1 and not _is_near(marks[0], marks[1])
    return is_alone and not any(map(str.isdigit, marks[0].lines[0].text))


def _is_alone_with_figure(marks: Sequence[Unit], i: int) -> bool:
    if i == 0 or _is_near(marks[i - 1], marks[i]) or (i + 1 < len(marks) and _is_near(marks[i], marks[i + 1])):
        return False
    return marks[i].lines[0].text[marks[i].body].isdigit()


def _settle_rows(text: str, marks: list[Unit]) -> None:
    """Two lines or more with as many columns between tabs or bars are a table; so are three or more aligned by spaces.

    A rule between two rows, as under a header, does not end the table.
    """
    ways = ((_tabbed, 2, _have_as_many), (_barred, 2, _have_as_many), (_spaced, 3, _are_aligned))
    for cells_of, fewest, fit in ways:
        run: list[tuple[int, tuple[tuple[int, int], ...]]] = []
        for i in range(len(marks) + 1):
            if run and i < len(marks) and marks[i].kind == "rule" and _is_near(marks[i], marks[run[-1][0]]):
                continue
            cells = cells_of(text, marks[i].lines[0]) if i < len(marks) and marks[i].kind == "plain" else ()
            if run and not (cells and _is_near(marks[i], marks[run[-1][0]]) and len(cells) == len(run[-1][1])):
                if len(run) >= fewest and fit([(marks[k].lines[0], row) for k, row in run]):
                    for k, row in run:
                        marks[k] = Unit("row", marks[k].lines, cells=row)
                run = []
            if cells:
                run.append((i, cells))


_Row = tuple[tuple[int, int], ...]


def _tabbed(text: str, line: Line) -> _Row:
    if line.width > _ROW_LENGTH:
        return ()
    newline = text.find("\n", line.end)  # white space at either end of the line may be the tab of an empty cell
    return _cells(text, line.start - line.indent, len(text) if newline < 0 else newline, _TAB)


def _barred(text: str, line: Line) -> _Row:
    """The cells between bars; one at either end of the line is a frame, and no cell stands beyond it."""
    if line.width > _ROW_LENGTH:
        return ()
    framed = line.text.startswith("|")
    return _cells(text, line.start + framed, line.end - (framed and line.text.endswith("|")), _BAR)


def _spaced(text: str, line: Line) -> _Row:
    return _cells(text, line.start, line.end, _GAP) if line.width <= _ROW_LENGTH else ()


def _cells(text: str, start: int, end: int, separator: re.Pattern[str]) -> _Row:
    """The spans between the separators, trimmed; none unless two or more hold something."""
    if separator.search(text, start, end) is None:
        return ()
    cells: list[tuple[int, int]] = []
    for lo, hi in [*((match.start(), match.end()) for match in separator.finditer(text, start, end)), (end, end)]:
        raw = text[start:lo]
        first = start + len(raw) - len(raw.lstrip())
        cells.append((first, first + len(raw.strip())))
        start = hi
    return tuple(cells) if len(cells) <= _ROW_CELLS and sum(lo < hi for lo, hi in cells) >= 2 else ()


def _have_as_many(rows: Sequence[tuple[Line, _Row]]) -> bool:
    return len({len(cells) for _, cells in rows}) == 1


def _are_aligned(rows: Sequence[tuple[Line, _Row]]) -> bool:
    """Whether every column stands flush, on its left or on its right."""
    for column in range(1, len(rows[0][1])):
        edges = [(cells[column], line.start - line.indent) for line, cells in rows]
        if len({lo - margin for (lo, _), margin in edges}) > 1 and len({hi - margin for (_, hi), margin in edges}) > 1:
            return False
    return True


def _hangs(line: Line, unit: Unit, previous: Line) -> bool:
    """Whether a plain line belongs to the item or field above because it stands further in."""
    first = unit.lines[0]
    if unit.kind not in ("bullet", "number", "field") or line.stanza != previous.stanza:
        return False
    return line.indent >= first.indent + (2 if unit.kind == "field" else unit.body)
