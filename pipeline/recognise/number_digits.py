"""Digits in a text: the numbers in them, each with what is tied to it, or the code that they are.

A sign before, and a power, ½, an ordinal ending or a short form of a scale behind belong to a number. What the
separators in it mean is the business of `number_patterns.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.read.frozen import constructor
from pipeline.recognise.counted_nouns import noun_after, noun_lexicon
from pipeline.recognise.identifiers import Identifier
from pipeline.recognise.neighbours import Neighbours
from pipeline.recognise.number_cardinals import Token
from pipeline.recognise.number_context import NumberContext
from pipeline.recognise.number_lexicon import NumberWord
from pipeline.recognise.number_patterns import (
    MANY_DIGITS,
    Habit,
    is_written_date,
    raise_to,
    read_digits,
    split_chain,
    split_code,
)

_token = constructor(Token)
_number_word = constructor(NumberWord)
_LONGEST_CHAIN = 4096
_MOST_TIMES = 2  # digits before a letter that means so many times
_CODE_REACH = 40
_CODE_REST = re.compile(r"[\w/–-]*+")
_NATURAL_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 100, 1000})
_LONE_MINUS = re.compile(r"[ \t\n]*([-−])[ \t]+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST_ORDINAL = 4  # digits: the 4,830th meeting; behind more of them letters are no ending
_SCALED = re.compile(r"\s?[^\W\d_]")
_LARGE_SYMBOLS = frozenset("kKMG")

Piece = Token | Identifier


@dataclass(frozen=True, slots=True)
class DigitReader:
    """Reads what `number_patterns.DIGITS` finds in one text.

    Attributes:
        neighbours: the text and its words.
        context: the language.
        habit: the text's way with separators.
        is_learning: whether the numbers met are added to the habit.
    """

    neighbours: Neighbours
    context: NumberContext
    habit: Habit
    is_learning: bool

    def read(self, found: re.Match[str]) -> tuple[Sequence[Piece], int]:
        """The numbers and codes in what was found, in order, and the place up to which all is taken.

        Of what is neither, such as a date, there are none.
        """
        text, start, end = self.neighbours.text, found.start(), found.end()
        if _is_tied(text, start):
            return self._code_around(start)
        if found["number"] is not None:
            return self._number(found)
        if found["slashed"] is not None and (part := _slashed(found["slashed"])) is not None:
            return [*_sign(text, start), _token(start, end, _number_word("part", part))], end
        codes = found["codes"]
        if codes is not None:
            pieces = [
                _token(start + lo, start + hi, _number_word("digits", Decimal(codes[lo:hi])))
                for lo, hi in split_code(codes)
            ]
            if pieces or is_written_date(codes):
                return pieces, end
        return [self._identifier(start, end)], end

    def _identifier(self, start: int, end: int) -> Identifier:
        return Identifier(start, end, self.neighbours.text[start:end])

    def _code_around(self, start: int) -> tuple[Sequence[Piece], int]:
        """The code that digits and the letters they are tied to make."""
        text, lo = self.neighbours.text, start
        while lo and start - lo < _CODE_REACH and (text[lo - 1].isalnum() or text[lo - 1] in "-/–_"):
            lo -= 1
        end = _CODE_REST.match(text, start).end()  # type: ignore[union-attr]  # matches nothing too
        return [self._identifier(lo, end)], end

    def _number(self, found: re.Match[str]) -> tuple[Sequence[Piece], int]:
        """The numbers of a chain of digits: each with its sign, power, scale or ordinal ending."""
        text, start, end, written = self.neighbours.text, found.start("number"), found.end(), found["number"]
        if found.lastgroup == "number" and len(written) <= MANY_DIGITS and written.isdigit():  # as most are
            return [*_sign(text, start), _token(start, end, _number_word("digits", Decimal(written)))], end
        chain = list(split_chain(written, self.context.lexicon.grouping_mark)) if len(written) < _LONGEST_CHAIN else []
        if not chain:
            end = found.end("number")
            return [] if is_written_date(written) else [self._identifier(start, end)], end
        pieces: list[Piece] = []
        for position, (lo, hi) in enumerate(chain):
            pieces += self._piece(found, lo, hi, is_first=position == 0, is_last=position == len(chain) - 1)
        return pieces, end if found["symbol"] is None else found.end("number")

    def _piece(self, found: re.Match[str], lo: int, hi: int, *, is_first: bool, is_last: bool) -> list[Piece]:
        """One number of a chain: the sign before it is the first one's, what is tied to its end the last one's."""
        start, written = found.start("number"), found["number"][lo:hi]
        begin, end = start + lo, start + hi
        is_plain = not is_last or found["suffix"] is None
        whole = is_plain and self._counts_whole(written, end)
        if self.is_learning:
            self.habit.note(written)
            if whole:
                self.habit.note_whole(self.habit.decimal_mark)
        value = read_digits(written, self.habit, whole=whole or (is_plain and self._is_sum(written, begin, end)))
        tail: list[Token] = []
        word = None if value is None else _number_word("digits", value)
        if word is not None and is_last:
            word, tail = self._with_tail(written, word, found)
        if word is None:
            return [self._identifier(begin, found.end() if is_last else end)]
        has_glued = is_last and not tail and (found["suffix"] or found["power"])
        sign = _sign(self.neighbours.text, start) if is_first else []
        return [*sign, _token(begin, found.end() if has_glued else end, word), *tail]

    def _with_tail(self, piece: str, word: NumberWord, found: re.Match[str]) -> tuple[NumberWord | None, list[Token]]:
        """Digits with what is tied to them: a power, ½, an ordinal ending, a short form of a scale."""
        text, value = self.neighbours.text, word.value
        if found["power"] is not None:
            raised = raise_to(value, found["power"])
            return (None if raised is None else _number_word("digits", raised)), []
        symbols = self.context.data["scale_symbols"]
        if found["suffix"] is not None:
            start, end = found.span("suffix")
            part = self.context.lexicon.words.get(found["suffix"])
            if part is not None and part.kind == "part":
                return word, [_token(start, end, part)]
            if found["suffix"] in self.context.data["ordinal_suffixes"]:
                digits = piece.replace(self.context.lexicon.grouping_mark, "")
                is_whole = digits.isdigit() and value == int(digits) and len(digits) <= _LONGEST_ORDINAL
                return (_number_word("ordinal", value) if is_whole else None), []
            is_times = text[start:end] in self.context.data["times_suffixes"] and text[end : end + 1].isspace()
            if is_times and len(piece) <= _MOST_TIMES:
                return word, []  # 2x Bronze Lion
            scale = symbols.get(text[start:end]) or self._scale_of_money(found, text[start:end])
            is_network = text[start:end] == "G" and len(piece) < 2  # 4G
            return (None if scale is None or is_network else _number_word("digits", value * scale)), []
        if found["symbol"] is not None:
            start, end = found.span("symbol")
            scale = symbols.get(text[start:end])
            of_money = None if scale is not None else self._scale_of_money(found, text[start:end])
            if of_money is not None:
                return word, [_token(start, end, _number_word("scale", Decimal(of_money)))]
            if scale is not None and (end - start > 1 or text[start] in _LARGE_SYMBOLS):
                return word, [_token(start, end, _number_word("scale", Decimal(scale)))]
        return word, []

    def _scale_of_money(self, found: re.Match[str], symbol: str) -> int | None:
        """What a letter means that only behind a sum of money stands for a scale: $26.4m; 26.4 m are metres."""
        scale = self.context.data["money_symbols"].get(symbol)
        if scale is None:
            return None
        return scale if self._is_money(found.start()) else None

    def _is_money(self, start: int) -> bool:
        """Whether a currency stands before the digits that begin at `start`."""
        before = self.neighbours.around(start, start).before
        return bool(before) and before[-1] in self.context.currencies

    def _is_sum(self, piece: str, start: int, end: int) -> bool:
        """Whether digits like 35.000, doubtful in the language, are a sum of money: €35.000, but €1.125 billion."""
        point = piece.find(self.habit.decimal_mark)
        if point < 1 or len(piece) - point != 4 or _SCALED.match(self.neighbours.text, end):
            return False
        return self._is_money(start)

    def _counts_whole(self, piece: str, end: int) -> bool:
        """Whether digits like 12.640, doubtful in the language, count something indivisible."""
        point = piece.find(self.habit.decimal_mark)
        if point < 1 or len(piece) - point != 4 or self.habit.groups_with_decimal_mark:
            return False
        text, around = self.neighbours.text, self.neighbours.around(end, end)
        lexicon = noun_lexicon(self.context.lexicon.language)
        noun = noun_after(text, around, lexicon)
        return noun is not None and lexicon.is_noun(noun.text) and self.context.unit(text, around) is None


digit_reader = constructor(DigitReader)


def _is_tied(text: str, start: int) -> bool:
    """Whether letters before digits make a code of them: U2, F-27, S/RES/2100."""
    before = text[start - 1 : start] if start else ""
    if not before or before.isspace():
        return False
    if before.isalpha() or before == "_":
        return True
    return before in "-/–" and start > 1 and (text[start - 2].isalpha() or text[start - 2] == "_")


def _slashed(written: str) -> Decimal | None:
    """The value of digits with a slash between them, if they are a fraction as it is spoken: 3/4, no 24/7."""
    above, below = written.split("/")
    if len(above) > 3 or len(below) > 4 or above.startswith("0") or int(below) not in _NATURAL_DENOMINATORS:
        return None
    return Decimal(above) / int(below) if int(above) < int(below) else None


def _sign(text: str, start: int) -> list[Token]:
    """The minus sign before digits, if it is one and not a dash or a bullet."""
    if start and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " \n\t(["):
        is_range = text[max(0, start - 5) : start - 1].rstrip()[-1:].isdigit()
        return [] if is_range else [_token(start - 1, start, _number_word("minus"))]
    lead = _LONE_MINUS.fullmatch(text, max(0, start - 4), start)
    if lead and (lead.start(1) == 0 or text.rfind("\n", max(0, start - 8), start) >= 0) and _ends_line(text, start):
        return [_token(lead.start(1), start - 1, _number_word("minus"))]
    return []


def _ends_line(text: str, start: int) -> bool:
    """Whether only a number stands on the rest of the line: "- 10 k" is a value, "- 10 soldiers" an item of a list."""
    end = text.find("\n", start, start + 40)
    rest = text[start : end if end >= 0 else start + 40]
    return len(rest) < 40 and not _LETTERS.search(rest)
