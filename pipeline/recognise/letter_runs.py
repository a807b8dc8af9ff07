"""The words of a text at a glance: what a text without any word of a kind, and without digits, need not be read for.

Only what rules a text out belongs here; where its words stand and what they mean is the business of the lexers.
"""

from __future__ import annotations

# Of a byte of Latin-1 itself where it is a letter, else a space.
_LETTERS = bytes(i if chr(i).isalpha() else ord(" ") for i in range(256))


def letter_runs(folded: str) -> list[bytes]:
    """The runs of letters of a folded text, in Latin-1.

    A letter beyond Latin-1 ends a run as a digit does. So every word that stands by itself in the text is among them,
    at times also a part of one.
    """
    # Three steps that each go over all of the text at once: a tenth of the time of a pattern that finds the words.
    return folded.encode("latin-1", "replace").translate(_LETTERS).split()


def longest_run(word: str) -> bytes:
    """The run that `letter_runs` gives of a folded word or phrase, of several the longest.

    Raises:
        ValueError: it has no letter of Latin-1.
    """
    return max(letter_runs(word), key=len)
