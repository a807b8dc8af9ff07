"""Markup inside a line that nests nothing: quotes, entities, tags, external links and addresses, made visible.

This is what stands between the elements that the scanner found; those are the business of `inline.py`.
"""

from __future__ import annotations

import html
import re

from pipeline.read.visible import Visible
from pipeline.read.wikilinks import BARE, BRACKETED, LINK_START, trim_address

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
LINE_MARKS = re.compile(r"[*#:;]+[ \t]*")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LINE_TAGS = frozenset(("br", "p", "div", "li", "blockquote", "tr", "td", "th", "table", "hr", "dd", "dt"))


def is_plain_address(value: str) -> bool:
    """Whether a value is a web address and nothing else."""
    return _ADDRESS.fullmatch(value) is not None and trim_address(value) == value


class InlineMarkup:
    """Makes stretches of one page without elements visible. It keeps no state but what was looked up before in it.

    Attributes:
        text: the source.
        labels: the visible labels of external links, by where the link begins.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.labels: dict[int, str] = {}
        self._line_known = (0, -1)
        self._is_line_closed = False

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
                marks = LINE_MARKS.match(self.text, position, end)
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
