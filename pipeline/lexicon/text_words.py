"""The words of a text, without case: cut once for all who ask what stands in it, and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import accumulate

from pipeline.lexicon.beginnings import LONGEST, SHORTEST, folded
from pipeline.lexicon.remembered import remembered

_BETWEEN = re.compile(r"(\W+)")
_LONGER = (1).__add__
# As bytes, with all but letters made spaces, a text is cut in half the time that a pattern takes. That asks for letters
# of Latin-1; marks of other alphabets (dashes, quotes) are no letters, and written as question marks.
_FOREIGN_LETTER = re.compile(r"[^\W\x00-\xff]")
_LOWERED = "".join(chr(i).lower() if chr(i).isalnum() or chr(i) == "_" else " " for i in range(256)).encode("latin-1")


class TextWords:
    """The words of a text, in lower case.

    Attributes:
        words: in order; what stands between two of them is one or more empty ones.
    """

    __slots__ = ("_keys", "_length", "_starts", "words")

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts: Sequence[int] | None = None
        self._keys: Sequence[str] | None = None
        if text.isascii() or not _FOREIGN_LETTER.search(text):
            self.words = text.encode("latin-1", "replace").translate(_LOWERED).decode("latin-1").split(" ")
        else:
            pieces = _BETWEEN.split(folded(text))
            self._starts = list(accumulate(map(len, pieces), initial=0))[:-1:2]
            self.words = pieces[::2]

    @property
    def starts(self) -> Sequence[int]:
        """Where each begins."""
        if self._starts is None:
            self._starts = list(accumulate(map(_LONGER, map(len, self.words)), initial=0))
        return self._starts

    @property
    def keys(self) -> Sequence[str]:
        """The key of each (see `pipeline.lexicon.beginnings`)."""
        if self._keys is None:
            self._keys = [word[:LONGEST] for word in self.words]
        return self._keys

    def of_stretch(self, start: int, end: int) -> Set[str]:
        """The words that begin in a stretch of the text, each in full."""
        if start == 0 and end == self._length:
            found = {*self.words}
        else:
            found = {*self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]}
        found.discard("")
        return found

    def keys_of_stretch(self, start: int, end: int) -> Sequence[str]:
        """The keys of the words of a stretch of the text; of a word that ends behind it, that of what stands in it."""
        if start == 0 and end == self._length:
            return self.keys
        starts = self.starts
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first >= last:
            return ()
        return [*self.keys[first : last - 1], self.keys[last - 1][: end - starts[last - 1]]]

    def starting_with(self, keys: Set[str], openings: Set[str], start: int, end: int) -> list[int]:
        """Where words begin in a stretch of the text that have one of some keys, or of some first letters."""
        starts = self.starts
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        found = zip(self.keys[first:last], starts[first:last], strict=False)  # a start more at the end of the text
        if not openings:
            return [at for key, at in found if key in keys]
        return [at for key, at in found if key in keys or key[:SHORTEST] in openings]


# Every extractor looks at the blocks, sentences and clauses of a page, one after the other.
@remembered(2048)
def words_of(text: str) -> TextWords:
    """The words of a text."""
    return TextWords(text)
