"""What stands between the bars of a template call or a wikilink: names and values with their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.read.frozen import tuple_maker
from pipeline.read.names import spaced
from pipeline.read.nodes import Node


class Argument(NamedTuple):
    """One argument of a call: `start:end` is the value, trimmed; `children` are the elements inside the value."""

    name: str
    is_named: bool
    start: int
    end: int
    children: Sequence[Node]


class Call(NamedTuple):
    """A template call read: its name and its arguments, in the order written."""

    name: str
    arguments: list[Argument]

    def find(self, *names: str) -> Argument | None:
        """The argument of the first of these names that is there and not empty (the last one written of a name)."""
        for name in names:
            for argument in reversed(self.arguments):
                if argument.name == name and argument.start < argument.end:
                    return argument
        return None

    def positional(self) -> list[Argument]:
        """The arguments without a name that are not empty, in order."""
        return [argument for argument in self.arguments if not argument.is_named and argument.start < argument.end]


class Part(NamedTuple):
    """The stretch between two bars. `equals` is the place of its first equals sign outside elements, or -1."""

    start: int
    end: int
    equals: int
    children: Sequence[Node]


_argument = tuple_maker(Argument)
_call = tuple_maker(Call)
part_of = tuple_maker(Part)


def split_at_bars(text: str, node: Node) -> list[Part]:
    """The parts of an element's content between the bars that stand in no element inside it."""
    start, end, children = node.inner_start, node.inner_end, node.children
    find = text.find
    parts: list[Part] = []
    if not children:
        while True:
            bar = find("|", start, end)
            stop = end if bar < 0 else bar
            parts.append(part_of((start, stop, find("=", start, stop), ())))
            if bar < 0:
                return parts
            start = bar + 1
    inside: list[Node] = []
    equals = -1
    position = start
    for child in (*children, None):
        gap_end = end if child is None else child.start
        while True:
            bar = find("|", position, gap_end)
            stop = gap_end if bar < 0 else bar
            if equals < 0:
                equals = find("=", position, stop)
            if bar < 0:
                break
            parts.append(part_of((start, bar, equals, inside)))
            start = position = bar + 1
            inside, equals = [], -1
        if child is not None:
            inside.append(child)
            position = child.end
    parts.append(part_of((start, end, equals, inside)))
    return parts


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space around it."""
    value = text[start:end]
    stripped = value.strip()
    if len(stripped) == end - start:
        return start, end
    start = end - len(value.lstrip())
    return start, start + len(stripped)


def without_comments(text: str, start: int, end: int, children: Sequence[Node]) -> str:
    """The source of a stretch, trimmed, with its comments left out."""
    kept = []
    for child in children:
        if child.kind == "comment" and start <= child.start < end:
            kept.append(text[start : child.start])
            start = child.end
    kept.append(text[start:end])
    return "".join(kept).strip()


def call_of(text: str, node: Node, functions: frozenset[str] = frozenset()) -> Call:
    """Reads a template's name and arguments.

    Args:
        text: the source.
        node: the template.
        functions: lower-case names of parser functions, whose first argument follows a colon; any name that begins
            with a number sign is one too.
    """
    if not node.children:
        return _plain_call(text, node, functions)
    parts = split_at_bars(text, node)
    head = parts[0]
    name = text[head.start : head.end].strip()
    if head.children:
        name = without_comments(text, head.start, head.end, head.children)
    arguments: list[Argument] = []
    position = 0
    if ":" in name:
        function = name.partition(":")[0].strip()
        if function.startswith("#") or function.casefold() in functions:
            name = function
            colon = text.find(":", head.start, head.end) + 1
            start, end = trim(text, colon, head.end)
            position = 1
            inside = [child for child in head.children if child.start >= colon]
            arguments.append(_argument(("1", False, start, end, inside)))
    for start, end, equals, children in parts[1:]:
        if equals < 0:
            position += 1
            arguments.append(_argument((str(position), False, *trim(text, start, end), children)))
        else:
            key = without_comments(text, start, equals, children)
            inside = [child for child in children if child.start > equals]
            arguments.append(_argument((key, True, *trim(text, equals + 1, end), inside)))
    return _call((spaced(name), arguments))


def _plain_call(text: str, node: Node, functions: frozenset[str]) -> Call:
    """The same for a template with no element inside, as most are: its parts are those between bars."""
    parts = text[node.inner_start : node.inner_end].split("|")
    head = parts[0]
    name = spaced(head)
    arguments: list[Argument] = []
    unnamed = 0
    if ":" in name:
        function = name.partition(":")[0].strip()
        if function.startswith("#") or function.casefold() in functions:
            name = function
            colon = node.inner_start + head.index(":") + 1
            unnamed = 1
            arguments.append(_argument(("1", False, *trim(text, colon, node.inner_start + len(head)), ())))
    position = node.inner_start + len(head) + 1
    for part in parts[1:]:
        key, equals, value = part.partition("=")
        end = position + len(part)
        is_named = equals == "="
        if is_named:
            key = key.strip()
        else:
            unnamed += 1
            value, key = key, str(unnamed)
        size = len(value.strip())
        start = end - (size if size == len(value) else len(value.lstrip()))
        arguments.append(_argument((key, is_named, start, start + size, ())))
        position = end + 1
    return _call((name, arguments))
