"""The scanner: one linear pass over a page that finds its elements and where they stand.

Found here are the elements that MediaWiki's preprocessor knows, nested: comments, extension tags, templates, template
arguments, wikilinks and references. What depends on lines (headings, lists, tables) and what stands inside a line
(quotes, HTML, external links) is read later, in the gaps between these elements. Nothing here gives visible text.

The rules of matching are those of MediaWiki (Preprocessor_Hash, Cite), with two deviations that keep damage local: a
wikilink left open inside a template does not keep the template from closing, and a reference left open before another
reference is opened is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from pipeline.read.document import Problem
from pipeline.read.frozen import constructor
from pipeline.read.nodes import Node, NodeKind, Scan
from pipeline.read.tokens import CLOSING, REFERENCE_TAG, SHOWN, TOKEN

_BLANKS = re.compile(r"[ \t]*")
_TOKENS_BETWEEN_LOOKS = 512
_LOOK_BACK = 300

_node = constructor(Node)


@dataclass(slots=True)
class _Open:
    """An element opened and not yet closed.

    `count` is the width of what opened it, of a run of braces what is left of it; `braces` counts the open templates of
    the frame that a reference interrupts.
    """

    what: Literal["page", "template", "link", "reference"]
    start: int
    count: int
    children: list[Node]
    braces: int = 0


class _Scanner:
    """The state of one pass: the stack of open elements, and what was found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack = [_Open("page", 0, 0, [])]
        self.braces = 0
        self.in_reference = False
        self.templates: list[Node] = []
        self.links: list[Node] = []
        self.references: list[Node] = []
        self.unread: list[tuple[int, int]] = []
        self.problems: list[Problem] = []
        self.unclosed_tags: set[str] = set()

    def problem(self, what: str, start: int, end: int) -> None:
        self.problems.append(Problem("unbalanced", what, start, end))

    def give_up_above(self, depth: int) -> None:
        """Takes what stands above this depth of the stack for text; what was found inside it moves down."""
        stack = self.stack
        below = stack[depth].children
        for entry in stack[depth + 1 :]:
            below.extend(entry.children)
            self.problem(entry.what, entry.start, entry.start + entry.count)
        del stack[depth + 1 :]

    def leaf(self, kind: Literal["template", "link"], start: int, end: int) -> None:
        """A link or template with nothing inside."""
        node = _node(kind, start, end, start + 2, end - 2)
        if kind == "link":
            self.links.append(node)
        elif self._has_name(node):
            self.templates.append(node)
        else:
            return
        self.stack[-1].children.append(node)

    def close_braces(self, start: int, end: int) -> None:
        """Matches a run of closing braces with the innermost runs of opening ones, two or three at a time."""
        stack = self.stack
        while end - start >= 2 and self.braces:
            depth = len(stack) - 1
            while stack[depth].what != "template":
                depth -= 1
            if depth < len(stack) - 1:
                self.give_up_above(depth)
            entry = stack[depth]
            taken = 3 if entry.count >= 3 and end - start >= 3 else 2
            first = entry.start + entry.count - taken
            kind: NodeKind = "template" if taken == 2 else "argument"
            node = _node(kind, first, start + taken, first + taken, start, entry.children or ())
            entry.count -= taken
            inside: list[Node] = [node]
            if taken == 2:
                if self._has_name(node):
                    self.templates.append(node)
                else:
                    inside = entry.children
            if entry.count >= 2:
                entry.children = inside
            else:
                stack.pop()
                self.braces -= 1
                stack[-1].children.extend(inside)
            start += taken
        if end - start >= 2:
            self.problem("template", start, end)

    def _has_name(self, node: Node) -> bool:
        """Whether something stands before the first bar: MediaWiki shows a call without a name as text."""
        if node.children:
            return True
        bar = self.text.find("|", node.inner_start, node.inner_end)
        return bool(self.text[node.inner_start : bar if bar >= 0 else node.inner_end].strip())

    def close_link(self, start: int) -> int:
        """Closes the wikilink on top, if there is one; returns where reading goes on."""
        entry = self.stack[-1]
        end = start + 2
        if entry.what != "link":
            before = self.text[max(start - _LOOK_BACK, 0) : start].rpartition("\n")[2]
            # The brackets of a label, as in [https://example.org title [PDF]], are no wikilink's.
            if before.count("[") <= before.count("]"):
                self.problem("link", start, end)
            return end
        inner = entry.start + 2
        if self.text.startswith("]", end) and self.text.rfind("[", inner, start) > self.text.rfind("]", inner, start):
            start += 1
            end += 1
        self.stack.pop()
        node = _node("link", entry.start, end, inner, start, entry.children or ())
        self.links.append(node)
        self.stack[-1].children.append(node)
        return end

    def open_reference(self, start: int, end: int) -> None:
        """A ref tag: one that names a reference only, or the start of one if the next ref tag is its end."""
        if self.text[end - 2] == "/":
            node = _node("reference", start, end, end, end)
            self.references.append(node)
            self.stack[-1].children.append(node)
            return
        following = REFERENCE_TAG.search(self.text, end)
        while following and not following[1] and following[0].endswith("/>"):
            following = REFERENCE_TAG.search(self.text, following.end())
        if following is None or not following[1] or self.in_reference:
            self.problem("reference", start, end)
            return
        self.stack.append(_Open("reference", start, end - start, [], self.braces))
        self.braces = 0
        self.in_reference = True

    def close_reference(self, start: int, end: int) -> None:
        """The end tag of the open reference: what is open inside ends with it."""
        if not self.in_reference:
            self.problem("reference", start, end)
            return
        stack = self.stack
        depth = len(stack) - 1
        while stack[depth].what != "reference":
            depth -= 1
        self.give_up_above(depth)
        entry = stack.pop()
        self.braces = entry.braces
        self.in_reference = False
        node = _node("reference", entry.start, end, entry.start + entry.count, start, entry.children)
        node.has_body = bool(self.text[node.inner_start : start].strip())
        self.references.append(node)
        stack[-1].children.append(node)

    def comment(self, start: int) -> int:
        """A comment; one that fills its lines takes its last newline with it, as MediaWiki does."""
        text = self.text
        end = text.find("-->", start + 4)
        if end < 0:
            self.problem("comment", start, start + 4)
            end = len(text)
        else:
            end += 3
        inner_end = end
        line = text.rfind("\n", max(start - _LOOK_BACK, 0), start)
        if (line >= 0 or start <= _LOOK_BACK) and not text[line + 1 : start].strip(" \t"):
            blank = _BLANKS.match(text, end)
            after = blank.end() if blank else end
            if text.startswith("\n", after):
                end = after + 1
        self.stack[-1].children.append(_node("comment", start, end, start, inner_end))
        self.unread.append((start, inner_end))
        return end

    def extension(self, name: str, start: int, end: int) -> int:
        """A tag whose content is not wikitext; returns where reading goes on."""
        kind: NodeKind = "nowiki" if name in SHOWN else "opaque"
        if self.text[end - 2] == "/":
            self.stack[-1].children.append(_node(kind, start, end, end, end))
            return end
        closing = None if name in self.unclosed_tags else CLOSING[name].search(self.text, end)
        if closing is None:
            # Looked for once: a page of opening tags must not be searched to its end for each.
            self.unclosed_tags.add(name)
            self.problem("tag", start, end)
            return end
        self.stack[-1].children.append(_node(kind, start, closing.end(), end, closing.start()))
        self.unread.append((start, closing.end()))
        return closing.end()

    def run(self, is_out_of_time: Callable[[], bool]) -> int:
        """Reads the page; returns how far."""
        text = self.text
        position, length = 0, len(text)
        left = _TOKENS_BETWEEN_LOOKS
        while position < length:
            resumed = position
            for match in TOKEN.finditer(text, position):
                left -= 1
                if not left:
                    if is_out_of_time():
                        return match.start()
                    left = _TOKENS_BETWEEN_LOOKS
                found = match[0]
                start = match.start()
                first = found[0]
                if first == "[":
                    if found[-1] == "]":
                        self.leaf("link", start, match.end())
                    else:
                        self.stack.append(_Open("link", start, 2, []))
                elif first == "]":
                    end = self.close_link(start)
                    if end != start + 2:
                        position = end
                        break
                elif first == "{":
                    if found[-1] == "}":
                        self.leaf("template", start, match.end())
                    else:
                        self.stack.append(_Open("template", start, len(found), []))
                        self.braces += 1
                elif first == "}":
                    self.close_braces(start, match.end())
                elif found == "<!--":
                    position = self.comment(start)
                    break
                elif found[1] == "/":
                    self.close_reference(start, match.end())
                else:
                    name = match["tag"].lower()
                    if name == "ref":
                        self.open_reference(start, match.end())
                    else:
                        position = self.extension(name, start, match.end())
                        break
            if position == resumed:
                break
        return length


def scan(text: str, is_out_of_time: Callable[[], bool] = lambda: False) -> Scan:
    """The elements of a page, in one pass over its markup.

    Args:
        text: the source.
        is_out_of_time: asked now and then; where it answers yes, the scan ends there and what was found is kept.
    """
    scanner = _Scanner(text)
    end = scanner.run(is_out_of_time)
    scanner.give_up_above(0)
    # Elements come as they close; the page lists them as they open.
    start = attrgetter("start")
    for found in (scanner.templates, scanner.links, scanner.references):
        found.sort(key=start)
    scanner.problems.sort(key=start)
    return Scan(
        scanner.stack[0].children,
        scanner.templates,
        scanner.links,
        scanner.references,
        scanner.unread,
        scanner.problems,
        end,
    )
