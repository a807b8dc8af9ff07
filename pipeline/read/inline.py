"""What stands inside a line: quotes, entities, tags, links and templates, made visible.

Lines, paragraphs, lists and tables are the business of `blocks.py`, which calls this for everything between.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from pipeline.read.arguments import Argument, Call, call_of
from pipeline.read.template_families import Families, Family
from pipeline.read.template_text import (
    GENERATORS,
    country_template_text,
    currency_text,
    flag_text,
    ship_text,
)
from pipeline.read.visible import Visible
from pipeline.read.wikilinks import BARE, BRACKETED, LINK_START, Wikilink, trim_address, wikilink_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.read.scan import Node

# Deeper than this nothing is visible. MediaWiki has limits of the same kind; ours bounds what is read repeatedly.
_DEEPEST = 10

_HTML_TAGS = (
    "abbr|b|bdi|bdo|big|blockquote|br|caption|center|cite|code|data|dd|del|dfn|div|dl|dt|em|font|gallery|h[1-6]|hr|i|"
    "includeonly|indicator|ins|kbd|li|link|mark|math|meta|noinclude|nowiki|ol|onlyinclude|p|poem|pre|q|rb|ref|"
    "references|rp|rt|rtc|ruby|s|samp|section|small|source|span|strike|strong|sub|sup|syntaxhighlight|table|td|th|"
    "time|timeline|tr|tt|u|ul|var|wbr"
)
# Letters are matched as they stand, but for the names of tags: to ignore case throughout makes the search ten times
# slower, as no first character is then known to it.
_INLINE = (
    r"\n[ \t\n]*"
    r"|''+"
    rf"|</?(?P<tag>(?i:{_HTML_TAGS}))(?=[\s/>])[^<>]*>"
    r"|&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);"
    rf"|\[(?={LINK_START})|\]"
    r"|https?://"
    r"|__[A-Z]+__"
)
TOKEN = re.compile(_INLINE)
TABLE_TOKEN = re.compile(rf"{_INLINE}|\|\|?|!!")
# A value in which none of these stands is its own visible text. Each begins with a character, not a set of them: so
# the search knows all first characters, and passes over any other.
MARKUP = re.compile(r"\n|<|&|\[|\]|''|://|__")
_ADDRESS = re.compile(r"https?://[^\s\[\]<>\"{}|&']+")
_LINE_MARKS = re.compile(r"[*#:;]+[ \t]*")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# Templates that stand beside the text, not in it.
_BESIDE = ("infobox", "reference_list", "prose")
_LINE_TAGS = frozenset(("br", "p", "div", "li", "blockquote", "tr", "td", "th", "table", "hr", "dd", "dt"))


def is_plain_address(value: str) -> bool:
    """Whether a value is a web address and nothing else."""
    return _ADDRESS.fullmatch(value) is not None and trim_address(value) == value


class Inline:
    """Makes stretches of one page visible. It keeps no state but what was looked up before in the page.

    Attributes:
        text: the source.
        labels: the visible labels of external links, by where the link begins.
    """

    def __init__(self, text: str, families: Families) -> None:
        self.text = text
        self.families = families
        self.labels: dict[int, str] = {}
        self._family_of: dict[str, Family] = {}
        self._line_known = (0, -1)
        self._is_line_closed = False

    def family(self, node: Node) -> tuple[Call, Family]:
        """A template's call and its family."""
        known = node.parsed
        if known is None:
            call = call_of(self.text, node, self.families.functions)
            family = self._family_of.get(call.name)
            if family is None:
                family = self._family_of[call.name] = self.families.of(call.name)
            known = node.parsed = (call, family)
        return known

    def read(self, start: int, end: int, children: Sequence[Node], visible: Visible, depth: int = 0) -> None:
        """Adds what is visible of a stretch; `children` are the elements in it."""
        if depth > _DEEPEST:
            return
        position = start
        for child in children:
            if position < child.start:
                self.gap(position, child.start, visible)
            self.element(child, visible, depth)
            position = child.end
        if position < end:
            self.gap(position, end, visible)

    def rendered(self, start: int, end: int, children: Sequence[Node], depth: int = 0) -> str:
        """The visible text of a stretch."""
        if not children and not MARKUP.search(self.text, start, end):
            return self.text[start:end]
        visible = Visible(self.text)
        self.read(start, end, children, visible, depth)
        return visible.text().strip()

    def gap(self, start: int, end: int, visible: Visible) -> None:
        """Adds what is visible of a stretch without elements, all as one run of text: list marks fall away."""
        position = start
        search = TOKEN.search
        while match := search(self.text, position, end):
            at = match.start()
            if at > position:
                visible.verbatim(position, at)
            if self.text[at] == "\n":
                position = match.end()
                visible.end_line()
                visible.verbatim(at, at + 1)
                marks = _LINE_MARKS.match(self.text, position, end)
                if marks and self.text[position - 1] == "\n":
                    position = marks.end()
            else:
                position = self.token(match, visible, end)
                tag = match["tag"]
                if tag and tag.lower() in _LINE_TAGS:
                    visible.generated("\n", at, match.end())
        if position < end:
            visible.verbatim(position, end)

    def token(self, match: re.Match[str], visible: Visible, limit: int) -> int:
        """Reads a token that is no line's end; returns where reading goes on."""
        text = self.text
        start, end = match.span()
        first = text[start]
        if first == "'":
            self._quotes(start, end, visible)
        elif first == "&":
            character = html.unescape(match[0])
            if character == match[0]:
                visible.verbatim(start, end)
            else:
                visible.generated(character, start, end)
        elif first == "<":
            self._tag(match, visible)
        elif first == "[":
            return self._open_link(start, visible, limit)
        elif first == "]":
            if visible.link_since is None:
                visible.verbatim(start, end)
            else:
                self._close_link(end, visible)
        elif first != "_":
            return self._address(start, visible, limit)
        return end

    def _quotes(self, start: int, end: int, visible: Visible) -> None:
        """Two quotes set in italics, three in bold, five in both; what is over is text (Parser::doQuotes)."""
        count = end - start
        visible.touch(start, end)
        if count in (4, *range(6, count + 1)):
            literal = 1 if count == 4 else count - 5  # as doQuotes has it
            visible.verbatim(start, start + literal)
            count -= literal
        if count != 2:
            visible.toggle_bold()

    def _tag(self, match: re.Match[str], visible: Visible) -> None:
        tag = match["tag"].lower()
        written = match[0]
        if visible.hidden_in:
            if tag == visible.hidden_in and not written.endswith("/>"):
                visible.hidden_depth += -1 if written[1] == "/" else 1
                if not visible.hidden_depth:
                    visible.hidden_in = ""
        elif tag in ("b", "strong"):
            is_open = visible.bold_since >= 0
            if is_open == (written[1] == "/"):
                visible.toggle_bold()
        elif written[1] != "/" and not written.endswith("/>") and "=" in written and _HIDDEN.search(written):
            visible.hidden_in, visible.hidden_depth = tag, 1

    def _open_link(self, start: int, visible: Visible, limit: int) -> int:
        text = self.text
        match = BRACKETED.match(text, start, limit)
        if match is None or visible.link_since is not None or not self.is_closed(match.end()):
            visible.verbatim(start, start + 1)
            return start + 1
        visible.touch(start, match.end())
        if text.startswith("]", match.end()):
            return match.end() + 1
        visible.link_since = (visible.length, match[1], start)
        return match.end()

    def is_closed(self, position: int) -> bool:
        """Whether a closing bracket comes before the line ends.

        Looked up once for all places before the same bracket or line's end: a line of open brackets is searched once.
        """
        first, last = self._line_known
        if not first <= position <= last:
            newline = self.text.find("\n", position)
            newline = len(self.text) if newline < 0 else newline
            bracket = self.text.find("]", position, newline)
            self._is_line_closed = bracket >= 0
            self._line_known = (position, bracket if bracket >= 0 else newline)
        return self._is_line_closed

    def _close_link(self, end: int, visible: Visible) -> None:
        if visible.link_since is None:
            return
        begin, target, start = visible.link_since
        visible.link_since = None
        if visible.length > begin:
            visible.links.append((begin, visible.length, "external", target))
            self.labels[start] = visible.since(begin).strip()
        visible.touch(start, end)

    def _address(self, start: int, visible: Visible, limit: int) -> int:
        match = BARE.match(self.text, start, limit)
        if match is None:
            visible.verbatim(start, start + 1)
            return start + 1
        address = trim_address(match[0])
        end = start + len(address)
        begin = visible.length
        visible.verbatim(start, end)
        if visible.link_since is None and visible.length > begin:
            visible.links.append((begin, visible.length, "external", address))
        return end

    def element(self, node: Node, visible: Visible, depth: int) -> None:
        """Adds what is visible of an element."""
        kind = node.kind
        if kind == "link":
            self.wikilink(node, visible, depth)
        elif kind == "template":
            self.template(node, visible, depth)
        elif kind == "reference":
            if not visible.hidden_in:
                visible.marks.append((node, visible.length))
                visible.touch(node.start, node.end)
        elif kind == "nowiki":
            visible.verbatim(node.inner_start, node.inner_end)

    def wikilink(self, node: Node, visible: Visible, depth: int) -> None:
        """Adds what is visible of a link in double brackets."""
        link: Wikilink = node.parsed or wikilink_of(self.text, node)
        if link.kind == "internal":
            if visible.first < 0:
                visible.first = node.start
            begin = visible.length
            label = link.label
            if label is None:
                self.gap(link.target_start, link.target_end, visible)
            elif not label.children and not MARKUP.search(self.text, label.start, label.end):
                visible.verbatim(label.start, label.end)
            else:
                self.read(label.start, label.end, label.children, visible, depth + 1)
            if visible.length > begin:
                visible.links.append((begin, visible.length, "internal", link.target))
            visible.last = node.end
        elif link.kind == "text":
            visible.verbatim(node.start, node.inner_start)
            self.read(node.inner_start, node.inner_end, node.children, visible, depth + 1)
            visible.verbatim(node.inner_end, node.end)

    def template(self, node: Node, visible: Visible, depth: int) -> None:
        """Adds what is visible of a template, and that it stands there."""
        call, family = self.family(node)
        kind = family.kind
        if kind in ("note", "short_note"):
            if not visible.hidden_in:
                visible.marks.append((node, visible.length))
                visible.touch(node.start, node.end)
            return
        begin = visible.length
        if kind == "argument":
            argument = call.find(*family.names)
            if argument:
                self._argument(argument, visible, depth)
        elif kind == "text":
            visible.generated(family.value, node.start, node.end)
        elif kind == "generated":
            self._generated(node, call, family.value, visible, depth)
        elif kind == "flag":
            self._flag(node, call, visible, depth)
        elif kind == "items":
            self._lines(call.positional(), visible, depth)
        elif kind == "list":
            argument = call.find(*family.names)
            if argument:
                self._lines([argument], visible, depth)
        elif kind == "none" and not call.arguments and (name := country_template_text(call.name)):
            visible.generated(name, node.start, node.end)
        if not visible.hidden_in and (visible.length > 0 or kind == "flag_icon") and kind not in _BESIDE:
            visible.templates.append((begin, visible.length, node))
        if visible.length > begin or kind == "flag_icon":
            visible.touch(node.start, node.end)

    def _argument(self, argument: Argument, visible: Visible, depth: int) -> None:
        self.read(argument.start, argument.end, argument.children, visible, depth + 1)

    def _lines(self, arguments: list[Argument], visible: Visible, depth: int) -> None:
        """The items of a list, where no blocks can be made of them: one to a line."""
        for i, argument in enumerate(arguments):
            if i:
                visible.generated("\n", argument.start - 1, argument.start)
            start = argument.start
            marks = _LINE_MARKS.match(self.text, start, argument.end)
            if marks:
                start = marks.end()
            self.read(start, argument.end, argument.children, visible, depth + 1)

    def _flag(self, node: Node, call: Call, visible: Visible, depth: int) -> None:
        shown = call.find("name") or call.find("1", "2")
        if shown is None:
            return
        # A code stands in a template or two at most. To look deeper would read flags in flags twice at every level.
        code = self.rendered(shown.start, shown.end, shown.children, max(depth + 1, _DEEPEST - 1))
        text = flag_text({"1": code})
        if text is None or shown.name == "name":
            self._argument(shown, visible, depth)
        else:
            visible.generated(text, node.start, node.end)

    def _generated(self, node: Node, call: Call, function: str, visible: Visible, depth: int) -> None:
        first = call.find("1")
        if function == "number" and first and len(call.arguments) == 1 and not first.children:
            # A number alone is a copy of what was written, not something that stands for the call.
            visible.verbatim(first.start, first.end)
            return
        if depth >= _DEEPEST:
            return
        arguments = {
            argument.name: self.rendered(argument.start, argument.end, argument.children, depth + 1)
            for argument in call.arguments
        }
        if function == "ship":
            text = ship_text(call.name, arguments)
        elif function == "currency":
            text = currency_text(call.name, arguments)
        else:
            text = GENERATORS[function](arguments)
        if text:
            visible.generated(text, node.start, node.end)
