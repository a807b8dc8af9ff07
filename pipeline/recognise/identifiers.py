"""Digits and numerals that are names, not numbers: F-27, S/RES/2100, U2, 16.05 uur, Alouette III.

Only the values and the forms that need no number grammar belong here; `number_scan.py` and `number_names.py` find codes
and clock times on their way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ROMAN = re.compile(r"(?<=[\w)’'] )(?<![\w.])(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3})(?![\w’'])")


@dataclass(frozen=True, slots=True)
class Identifier:
    """Digits or a numeral that name something.

    Attributes:
        start: where it begins in the text.
        end: where it ends, exclusive.
        quote: the text between.
    """

    start: int
    end: int
    quote: str


def roman_numerals(text: str) -> Iterator[Identifier]:
    """Roman numerals of two letters and more behind a word: Alouette III, Chapter VII."""
    for found in _ROMAN.finditer(text):
        yield Identifier(found.start(), found.end(), found[0])
