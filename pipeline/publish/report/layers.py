"""What each character of a document is to a reader: text, a template's output, a reference, markup, unclaimed.

A document is shown as it was decoded, markup and all; the layers let a page dim the markup, or hide it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.read.document import Document

Look = Literal["text", "rendered", "aside", "markup"]

_ASIDE = frozenset({"citation", "infobox", "template", "comment"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one look; the runs of a document cover it with no gap and no overlap.

    Attributes:
        start: where it begins.
        end: where it ends, exclusive.
        look: ``text`` is the running text; ``rendered`` is source that stands for another text (an entity, a template
            with output); ``aside`` is text of references, infoboxes and templates; the rest is ``markup``.
        shown: of a rendered run, the text that it stands for, on its first piece.
        is_unclaimed: whether it became no fact, mention, citation, markup or white space.
    """

    start: int
    end: int
    look: Look
    shown: str = ""
    is_unclaimed: bool = False


def runs(document: Document, unclaimed: Sequence[tuple[int, int]]) -> list[Run]:
    """The runs of a document, in order.

    Args:
        document: as read.
        unclaimed: stretches that nothing claims, in order, without overlap.
    """
    return list(_crossed(_looks(document), unclaimed))


def _looks(document: Document) -> Iterator[Run]:
    """The runs by look alone."""
    visible: list[tuple[int, int, Look, str]] = []
    for block in document.blocks:
        source = block.source
        look: Look = "aside" if block.element in _ASIDE else "text"
        ends = (*source.visible[1:], len(block.text))
        for shown, stop, start, end, verbatim in zip(
            source.visible, ends, source.start, source.end, source.verbatim, strict=True
        ):
            if verbatim or look == "aside":
                visible.append((start, end, look, ""))
            else:
                visible.append((start, end, "rendered", block.text[shown:stop]))
    visible.sort()
    at = 0
    for start, end, look, shown in visible:
        if start < at:  # two blocks that show one stretch: the first has it
            continue
        if at < start:
            yield Run(at, start, "markup")
        if start < end:
            yield Run(start, end, look, shown)
        at = end
    if at < len(document.text):
        yield Run(at, len(document.text), "markup")


def _crossed(looks: Iterator[Run], unclaimed: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """The runs cut where the unclaimed stretches begin and end."""
    number = 0
    for run in looks:
        at = run.start
        while at < run.end:
            while number < len(unclaimed) and unclaimed[number][1] <= at:
                number += 1
            start, end = unclaimed[number] if number < len(unclaimed) else (run.end, run.end)
            is_unclaimed = start <= at < end
            stop = min(run.end, end if is_unclaimed else start)
            yield Run(at, stop, run.look, run.shown if at == run.start else "", is_unclaimed)
            at = stop
