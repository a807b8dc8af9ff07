"""The lines of a container: where paragraphs, headings and the items of lists begin and end.

What stands inside a line is the business of `inline.py`; the lines of tables are that of `table_lines.py`.
"""

from __future__ import annotations

import re

from pipeline.read.blocks import Section
from pipeline.read.document import Problem
from pipeline.read.inline_markup import TABLE_TOKEN, TOKEN
from pipeline.read.table_lines import TableLines
from pipeline.read.visible import Visible

_LIST_MARKS = re.compile(r"([*#:;]+)[ \t]*")
_EQUALS = re.compile(r"=+")
_RULE = re.compile(r"-{4,}")
_DEEPEST_HEADING = 6
# Tags at which a block ends.
_BREAKS = frozenset(
    ("p", "div", "blockquote", "center", "table", "caption", "tr", "td", "th", "ul", "ol", "li", "dl", "dt", "dd", "hr",
     "poem", "gallery", "references", "h1", "h2", "h3", "h4", "h5", "h6")
)  # fmt: skip


class LineReader(TableLines):
    """Reads the lines of one container."""

    def gap(self, start: int, end: int) -> None:
        """Reads a stretch without elements."""
        text = self.text
        position = start
        if self.at_line_start:
            position = self.begin_line(start, end)
        while True:
            match = (TABLE_TOKEN if self.tables else TOKEN).search(text, position, end)
            if match is None:
                break
            at = match.start()
            if at > position:
                self.visible.verbatim(position, at)
            first = text[at]
            if first == "\n":
                position = self.end_line(at, match.end(), end)
            elif first == "|" or first == "!":
                position = self.bar(at, match.end())
            else:
                tag = match["tag"]
                position = self.inline.markup.token(match, self.visible, end)
                if tag:
                    self.tag(tag.lower(), at, position)
                elif first == "'" or first == "_":
                    self.tile("markup", at, position)
        if position < end:
            self.visible.verbatim(position, end)

    def end_line(self, at: int, stop: int, limit: int) -> int:
        """A line ends at `at`, and the next one with something on it begins at `stop`."""
        self.blocks.step()
        self.end_heading(at)
        visible = self.visible
        visible.end_line()
        is_blank = stop - at > 1 and self.text.find("\n", at + 1, stop) > 0
        is_empty = self.line_has_element and visible.length == self.line_length
        if self.is_attributes or is_blank or is_empty or self.context.level != self.base.level or self.in_gallery:
            self.flush()
            self.is_attributes = False
            if is_blank or self.list_group is None:
                self.list_group = None
        self.context = self.text_context
        if self.tables:
            table = self.tables[-1]
            table.on_cell_line = table.may_have_attributes = False
            if table.in_caption:
                self.flush()
                table.in_caption = False
                self.reset_context()
        self.newline = at
        self.line_has_element = False
        self.at_line_start = True
        return self.begin_line(stop, limit) if stop < limit else stop

    def begin_line(self, position: int, limit: int) -> int:
        """Reads what a line begins with; returns where its content begins."""
        text = self.text
        self.at_line_start = False
        first = text[position]
        if self.in_gallery and first != "<":
            bar = text.find("|", position, limit)
            line_end = text.find("\n", position, limit)
            if bar >= 0 and (line_end < 0 or bar < line_end):
                return bar + 1
            return line_end if line_end >= 0 else limit
        if first.isalnum():
            self.plain_line()
            return position
        is_strict = position == self.container.start or text[position - 1] not in " \t"
        if first in "*#:;" and is_strict:
            return self.list_line(position, limit)
        if first == "=" and is_strict and self.is_page:
            return self.heading_line(position, limit)
        if first == "{" and text.startswith("{|", position):
            return self.open_table(position, position + 2)
        if first == "{" and text.startswith("{{{!}}", position):
            self.swallowed = position + 1
            return self.open_table(position, position + 1)
        if first == "|" and text.startswith("|}", position):
            if self.tables:
                return self.close_table(position + 2)
            self.blocks.problems.append(Problem("unbalanced", "table", position, position + 2))
        elif first in "|!" and self.tables:
            return self.table_line(first, position, position + 1)
        elif first == "-" and is_strict and (rule := _RULE.match(text, position, limit)):
            self.flush()
            self.tile("markup", position, rule.end())
            return rule.end()
        self.plain_line()
        return position

    def plain_line(self) -> None:
        """The line goes on with the paragraph that is open, or begins one."""
        self.at_line_start = False
        self.list_group = None
        if self.visible.length and self.newline >= 0:
            self.visible.verbatim(self.newline, self.newline + 1)
        self.newline = -1
        self.line_length = self.visible.length

    def list_line(self, position: int, limit: int) -> int:
        """A line that begins with list marks; returns where its content begins."""
        self.flush()
        match = _LIST_MARKS.match(self.text, position, limit)
        if match is None:
            return position
        if self.text.startswith("{|", match.end()):
            return self.open_table(match.end(), match.end() + 2)
        self.begin_item(len(match[1]))
        self.visible.touch(position, match.end())
        self.tile("list", position, match.end())
        return match.end()

    def begin_item(self, level: int) -> None:
        """The text that follows is an item of this depth of the list that is open, or of a new one."""
        if self.list_group is None:
            self.list_group = self.blocks.new_group()
            self.item_contexts.clear()
        context = self.item_contexts.get(level)
        if context is None:
            context = self.text_context
            if context.element in ("prose", "list_item"):
                context = context._replace(element="list_item", group=self.list_group)
            elif context.group is None:
                context = context._replace(group=self.list_group)
            context = self.item_contexts[level] = context._replace(level=self.base.level + level)
        self.context = context

    def heading_line(self, position: int, limit: int) -> int:
        """A line that begins as a heading does; returns where its text begins."""
        if self.tables and not self.blocks.table_ends_after(position):
            # The next edge of a table is a start, or there is none: the open ones were never closed.
            self.flush()
            self.close_tables(position)
        self.flush()
        self.list_group = None
        self.heading_start = position
        match = _EQUALS.match(self.text, position, limit)
        end = match.end() if match else position
        self.visible.verbatim(position, end)
        return end

    def end_heading(self, at: int) -> None:
        """Ends a line that began as a heading does; one without equals signs at its end is text."""
        if self.heading_start < 0:
            return
        start, self.heading_start = self.heading_start, -1
        line = self.visible.text().rstrip()
        opening = len(line) - len(line.lstrip("="))
        closing = len(line) - len(line.rstrip("=")) if self.visible.ends_verbatim() else 0
        level = (len(line) - 1) // 2 if opening == len(line) else min(opening, closing)
        level = min(level, _DEEPEST_HEADING)
        if not level:
            return
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.blocks.sections.append(Section(start, tuple(name for _, name in self.headings)))
        name = self.blocks.add_heading(self.visible, level, start, at)
        if name:
            self.headings.append((level, name))
        self.blocks.sections.append(Section(at, tuple(name for _, name in self.headings)))
        self.visible = Visible(self.text)
        self.line_length = 0
        self.tile("heading", start, at)

    def tag(self, tag: str, start: int, end: int) -> None:
        """What a tag does to blocks (what it does inside a line was done)."""
        self.tile("tag", start, end)
        if self.is_attributes or self.visible.hidden_in:
            return
        if tag == "br":
            self.visible.generated("\n", start, end)
            return
        if tag not in _BREAKS or self.heading_start >= 0:
            return
        self.flush()
        is_end = self.text[start + 1] == "/"
        if tag == "gallery":
            self.in_gallery = not is_end
        elif tag == "references":
            is_empty = self.text[end - 2] == "/"
            self.in_references = not is_end and not is_empty and self.blocks.references_end_after(end)
        elif tag == "li" and not is_end and self.context.element in ("prose", "list_item"):
            self.begin_item(1)
