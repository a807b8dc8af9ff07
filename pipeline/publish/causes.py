"""Why a row changed: the edit in its document that the row's words were part of, as far as it can be told."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.publish.alignment import Alignment, align
from pipeline.publish.snapshot import DOCUMENTS, Place, Row, Snapshot

CONTEXT = 40
"""Characters that are the same in both texts, shown on either side of an edit."""

LONGEST = 400
"""Of a longer edit, the part around the row's words is shown."""

_BREAK = re.compile(r"\s+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a document's text and what stands there."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a row changed.

    Attributes:
        code: a code of `change_causes`.
        document_id: the document that the row rests on, if any.
        old: the words of the older text in the place of the edit; None where no edit is known, or the document is new.
        new: the words of the newer text there; None where no edit is known, or the document is gone.
    """

    code: str
    document_id: str | None
    old: Words | None = None
    new: Words | None = None


@dataclass(frozen=True)
class Edited:
    """A document whose text changed between two releases."""

    alignment: Alignment

    def cause(self, document_id: str, old: Sequence[Span], new: Sequence[Span]) -> Cause:
        """Why a row changed that rests on these stretches of the older and the newer text; on none where it was not."""
        direct = self._shown(old, new)
        if direct is not None:
            is_moved = len(old) == len(new) == 1 and self._read_old(old[0]) == self._read_new(new[0])
            apart = is_moved and self.alignment.to_new(*old[0]) != new[0]
            return Cause("moved" if apart else "edited", document_id, *direct)
        beside = self._shown(
            [_line(self._old_ends, span) for span in old], [_line(self._new_ends, span) for span in new]
        )
        if beside is not None:
            return Cause("edited", document_id, *beside)
        return Cause("edited_elsewhere", document_id, *self.only_edit())

    def only_edit(self) -> tuple[Words, Words] | tuple[()]:
        """Both sides of the edit, if there is one only: then it is what caused whatever changed."""
        only = range(1)
        return self._sides(only, only, None, None) if len(self.alignment.edits) == 1 else ()

    def _shown(self, old: Sequence[Span], new: Sequence[Span]) -> tuple[Words, Words] | None:
        """Both sides of the edits in these stretches, of the first ones that have any."""
        for index in range(max(len(old), len(new))):
            before = old[index] if index < len(old) else None
            after = new[index] if index < len(new) else None
            in_old = self.alignment.edits_in_old(*before) if before else range(0)
            in_new = self.alignment.edits_in_new(*after) if after else range(0)
            if in_old or in_new:
                return self._sides(in_old or in_new, in_new or in_old, before, after)
        return None

    def _sides(self, in_old: range, in_new: range, old: Span | None, new: Span | None) -> tuple[Words, Words]:
        """The words of both texts in the place of these edits, with what is the same around them."""
        if in_old.start < in_new.stop and in_new.start < in_old.stop:  # one place; else the words were moved
            in_old = in_new = range(min(in_old.start, in_new.start), max(in_old.stop, in_new.stop))
        edits = self.alignment.edits
        before, after = edits[in_old.start].old_start, edits[in_old.stop - 1].old_end
        left, right = self._around(in_old, before, after)
        start, end = edits[in_new.start].new_start, edits[in_new.stop - 1].new_end
        if in_old != in_new:
            shift = edits[in_new.start].old_start, edits[in_new.stop - 1].old_end
            more_left, more_right = self._around(in_new, *shift)
        else:
            more_left, more_right = left, right
        return (
            _words(self.alignment.old, before, after, old, left, right),
            _words(self.alignment.new, start, end, new, more_left, more_right),
        )

    def _around(self, edits: range, start: int, end: int) -> tuple[int, int]:
        """How many characters before and behind edits are shown: whole words of the same line."""
        before, after = self.alignment.same_around(edits)
        text = self.alignment.old
        left = text[start - min(before, CONTEXT) : start]
        right = text[end : end + min(after, CONTEXT)]
        if "\n" in left:
            left = left.rpartition("\n")[2]
        elif before > CONTEXT and (gap := _BREAK.search(left)):
            left = left[gap.end() :]
        if "\n" in right:
            right = right.partition("\n")[0]
        elif after > CONTEXT and (gaps := list(_BREAK.finditer(right))):
            right = right[: gaps[-1].start()]
        return len(left), len(right)

    def _read_old(self, span: Span) -> str:
        return self.alignment.old[slice(*span)]

    def _read_new(self, span: Span) -> str:
        return self.alignment.new[slice(*span)]

    @cached_property
    def _old_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.alignment.old)]

    @cached_property
    def _new_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.alignment.new)]


class Causes:
    """What became of the documents between two releases, and of the rows that rest on them.

    A document's texts are laid side by side when the first row asks for it.
    """

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self._old, self._new = old, new
        self._edited: dict[str, Edited | None] = {}
        self._whole: dict[str, str | None] = {}
        before = {name: row.get("sha256") for name, row in old.documents.items()}
        after = {name: row.get("sha256") for name, row in new.documents.items()}
        self.differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}

    def edited(self, document_id: str) -> Edited | None:
        """A document whose text is in both releases and differs; None for any other."""
        if document_id not in self._edited:
            before = self._old.texts.get(document_id) if document_id in self.differing else None
            after = self._new.texts.get(document_id)
            is_known = before is not None and after is not None and before != after
            self._edited[document_id] = Edited(align(before or "", after or "")) if is_known else None
        return self._edited[document_id]

    def place_in_new(self, place: Place) -> Place | None:
        """Where a stretch of a document of the older release is in the newer one."""
        document_id, start, end = place
        if document_id not in self._new.documents:
            return None
        if document_id not in self.differing:
            return place
        edited = self.edited(document_id)
        return (document_id, *edited.alignment.to_new(start, end)) if edited else None

    def of(self, table: str, old: Row | None, new: Row | None) -> Cause:
        """Why a row changed, was added (there is no old one) or is gone (no new one)."""
        before = self._old.places(table, old) if old is not None else ()
        after = self._new.places(table, new) if new is not None else ()
        names = dict.fromkeys(name for name, _, _ in (*after, *before))
        for release, row in ((self._new, new), (self._old, old)):
            if row is not None and (name := release.document_of(table, row)) is not None:
                names.setdefault(name)
        document_id = next((name for name in names if name in self.differing), next(iter(names), None))
        if document_id is None or document_id not in self.differing:
            return Cause("other_document" if self.differing else "not_in_text", document_id)
        if document_id not in self._old.documents:
            return Cause("document_added", document_id, new=self._read(self._new, document_id, after))
        if document_id not in self._new.documents:
            return Cause("document_gone", document_id, old=self._read(self._old, document_id, before))
        edited = self.edited(document_id)
        if edited is None:  # its bytes differ, its text does not, or is not at hand
            return Cause("edited_elsewhere", document_id)
        if table == DOCUMENTS:  # it rests on all of its text
            return Cause("edited", document_id, *edited.only_edit())
        return edited.cause(
            document_id,
            [(start, end) for name, start, end in before if name == document_id],
            [(start, end) for name, start, end in after if name == document_id],
        )

    def _read(self, release: Snapshot, document_id: str, places: Sequence[Place]) -> Words | None:
        """The words that a row of a document rests on which only one release has."""
        if document_id not in self._whole:
            self._whole[document_id] = release.texts.get(document_id)
        text = self._whole[document_id]
        start, end = next(((start, end) for name, start, end in places if name == document_id), (0, 0))
        return _words(text, start, end, None, 0, 0) if text is not None and start < end else None


def _line(ends: Sequence[int], span: Span) -> Span:
    """The lines that a stretch is in; `ends` are the places of the text's line ends."""
    first, last = bisect_left(ends, span[0]), bisect_right(ends, span[1] - 1)
    return (ends[first - 1] + 1 if first else 0), (ends[last] if last < len(ends) else span[1] + _TO_THE_END)


def _words(text: str, start: int, end: int, span: Span | None, left: int, right: int) -> Words:
    """What stands in the place of an edit, with that many characters before and behind it."""
    if end - start <= LONGEST:
        start, end = start - left, end + right
    else:
        lo, hi = (start, end) if span is None else (max(start, span[0] - CONTEXT), min(end, span[1] + CONTEXT))
        start = lo if lo < hi else start
        end = min(start + LONGEST, hi if lo < hi else end)
    return Words(start, end, text[start:end])


_TO_THE_END = 1 << 40
"""Beyond the end of any text."""
