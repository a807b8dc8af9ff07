"""Visible text under construction: what a reader sees, with the place in the source of every character.

Only the accumulator belongs here; what is visible is decided by `inline.py` and `blocks.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from pipeline.read.document import LinkKind, LinkSpan
from pipeline.read.frozen import constructor, tuple_maker
from pipeline.read.nodes import Node
from pipeline.read.source_map import SourceMap

_source_map = constructor(SourceMap)
_link_span = constructor(LinkSpan)


class Finished(NamedTuple):
    """A visible text with its map, as `Block` takes them. `marks` are the references met, each with its place."""

    text: str
    source: SourceMap
    links: tuple[LinkSpan, ...]
    bold: tuple[tuple[int, int], ...]
    templates: tuple[tuple[int, int, int], ...]
    marks: tuple[tuple[Node, int], ...]


finished = tuple_maker(Finished)


# Place in the visible text, start and end in the source, and the text where it is not a copy of that stretch.
_Segment = tuple[int, int, int, str | None]


class Visible:
    """A visible text to which stretches are added in source order.

    Attributes:
        length: number of characters so far.
        first: where in the source the first thing added begins, markup included; -1 before.
        last: where the last thing added ends.
        links: links so far, as (start, end, kind, target).
        templates: template calls so far, as (start, end, node).
        marks: references met, as (node, place).
        bold_since: where the bold stretch that is open began, or -1.
        link_since: the external link that is open, as (start, target, place in the source), or None.
        hidden_in: name of the tag that hides what stands in it, or "".
        hidden_depth: how many tags of that name are open inside.
    """

    __slots__ = (
        "_continues_at", "_page", "_segments", "bold", "bold_since", "first", "hidden_depth", "hidden_in", "last",
        "length", "link_since", "links", "marks", "templates",
    )  # fmt: skip

    def __init__(self, page: str) -> None:
        self._page = page
        self._segments: list[_Segment] = []
        # Where a copied stretch must begin to go on with the last segment.
        self._continues_at = -1
        self.length = 0
        self.first = -1
        self.last = -1
        self.links: list[tuple[int, int, LinkKind, str]] = []
        self.bold: list[tuple[int, int]] = []
        self.templates: list[tuple[int, int, Node]] = []
        self.marks: list[tuple[Node, int]] = []
        self.bold_since = -1
        self.link_since: tuple[int, str, int] | None = None
        self.hidden_in = ""
        self.hidden_depth = 0

    def verbatim(self, start: int, end: int) -> None:
        """Adds a stretch of the source as it stands."""
        if start >= end or self.hidden_in:
            return
        if start == self._continues_at:
            length, begin, _, _ = self._segments[-1]
            self._segments[-1] = (length, begin, end, None)
        else:
            self._segments.append((self.length, start, end, None))
        self._continues_at = self.last = end
        self.length += end - start
        if self.first < 0:
            self.first = start

    def generated(self, text: str, start: int, end: int) -> None:
        """Adds a text that stands for a stretch of the source."""
        if not text or self.hidden_in:
            return
        self._segments.append((self.length, start, end, text))
        self._continues_at = -1
        self.length += len(text)
        if self.first < 0:
            self.first = start
        self.last = end

    def touch(self, start: int, end: int) -> None:
        """Counts markup that shows nothing by itself as a part of the element."""
        if self.first < 0:
            self.first = start
        self.last = max(self.last, end)

    def end_line(self) -> None:
        """Ends what a line's end ends: bold, and an external link without its bracket."""
        if self.bold_since >= 0:
            if self.length > self.bold_since:
                self.bold.append((self.bold_since, self.length))
            self.bold_since = -1
        self.link_since = None

    def toggle_bold(self) -> None:
        """Begins a bold stretch, or ends the one that is open."""
        if self.bold_since < 0:
            self.bold_since = self.length
        else:
            if self.length > self.bold_since:
                self.bold.append((self.bold_since, self.length))
            self.bold_since = -1

    def text(self) -> str:
        """The text so far, untrimmed."""
        page = self._page
        if len(self._segments) == 1:  # as of most: nothing to join
            _, start, end, text = self._segments[0]
            return page[start:end] if text is None else text
        return "".join([page[start:end] if text is None else text for _, start, end, text in self._segments])

    def since(self, place: int) -> str:
        """The text from this place on."""
        kept: list[str] = []
        wanted = self.length - place
        for _, start, end, text in reversed(self._segments):
            if wanted <= 0:
                break
            part = self._page[max(start, end - wanted) : end] if text is None else text[-wanted:]
            kept.append(part)
            wanted -= len(part)
        return "".join(reversed(kept))

    def is_untouched(self) -> bool:
        """Whether nothing was added."""
        return self.first < 0 and not self.templates and not self.hidden_in

    def ends_verbatim(self) -> bool:
        """Whether the last stretch added is a copy of the source."""
        return self._continues_at >= 0

    def finish(self, cut: int = 0) -> Finished:
        """The text without the white space around it, its map and all that stands in it.

        Args:
            cut: number of characters to leave out at both ends (the equals signs of a heading).
        """
        self.end_line()
        text = self.text()
        if not cut:
            stripped = text.strip()
            if len(stripped) == len(text):
                return self._whole(text)
            low = len(text) - len(text.lstrip()) if stripped else 0
            if not low and self._drop_end(len(text) - len(stripped)):
                return self._whole(stripped)
            return self._slice(stripped, low, low + len(stripped))
        kept = text[cut : len(text.rstrip()) - cut]
        stripped = kept.strip()
        low = cut + len(kept) - len(kept.lstrip()) if stripped else cut
        return self._slice(stripped, low, low + len(stripped))

    def _drop_end(self, count: int) -> bool:
        """Leaves out the last characters, if they are a part of one copied stretch and nothing reaches into them."""
        length = self.length - count
        if not self._segments or self._segments[-1][3] is not None or self._segments[-1][0] >= length:
            return False
        for reaching in (self.links, self.bold, self.templates, self.marks):
            if reaching and reaching[-1][1] > length:
                return False
        visible, start, end, _ = self._segments[-1]
        self._segments[-1] = (visible, start, end - count, None)
        self.length = length
        return True

    def _whole(self, text: str) -> Finished:
        segments = self._segments
        if len(segments) == 1:
            _, start, end, generated = segments[0]
            source = _source_map((0,), (start,), (end,), (True,) if generated is None else (False,))
        elif segments:
            visible, starts, ends, generated = zip(*segments, strict=True)
            source = _source_map(visible, starts, ends, tuple([text is None for text in generated]))
        else:
            source = _source_map((), (), (), ())
        return finished(
            (
                text,
                source,
                tuple([_link_span(*link) for link in self.links]) if self.links else (),
                tuple(self.bold),
                tuple([(start, end, node.index) for start, end, node in self.templates]) if self.templates else (),
                tuple(self.marks),
            )
        )

    def _slice(self, text: str, low: int, high: int) -> Finished:
        """The characters from `low` up to `high`, with the map cut to them."""
        size = high - low
        segments = self._segments
        visible: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        verbatim: list[bool] = []
        first = max(bisect_right(segments, low, key=itemgetter(0)) - 1, 0)
        for at, start, end, generated in segments[first:]:
            if at >= high:
                break
            is_copy = generated is None
            visible.append(max(at - low, 0))
            starts.append(start + max(low - at, 0) if is_copy else start)
            ends.append(end - max(at + end - start - high, 0) if is_copy else end)
            verbatim.append(is_copy)

        def at_most(place: int) -> int:
            return min(max(place - low, 0), size)

        links = [_link_span(at_most(start), at_most(end), kind, target) for start, end, kind, target in self.links]
        bold = [(at_most(start), at_most(end)) for start, end in self.bold]
        return finished(
            (
                text,
                _source_map(tuple(visible), tuple(starts), tuple(ends), tuple(verbatim)),
                tuple(link for link in links if link.start < link.end),
                tuple(stretch for stretch in bold if stretch[0] < stretch[1]),
                tuple((at_most(start), at_most(end), node.index) for start, end, node in self.templates),
                tuple((node, at_most(place)) for node, place in self.marks),
            )
        )
