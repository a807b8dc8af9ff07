"""One pass over a text: runs of words and digits that may be numbers, vague quantities, and codes.

What a run is worth is the business of `number_words.py`; what the words beside it say, of `number_context.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.read.frozen import constructor
from pipeline.recognise.counted_nouns import noun_after, noun_lexicon
from pipeline.recognise.identifiers import Identifier
from pipeline.recognise.letter_runs import letter_runs
from pipeline.recognise.neighbours import Neighbours
from pipeline.recognise.number_cardinals import Gap, Token
from pipeline.recognise.number_context import NumberContext
from pipeline.recognise.number_lexicon import NumberWord, fold
from pipeline.recognise.number_patterns import (
    MANY_DIGITS,
    SPACES,
    Habit,
    is_written_date,
    raise_to,
    read_digits,
    split_chain,
    split_code,
)
from pipeline.recognise.number_scan_patterns import scan_patterns

_token = constructor(Token)
_number_word = constructor(NumberWord)
_LONGEST_GAP = 20
_LONGEST_CHAIN = 4096
_CODE_REACH = 40
_CODE_REST = re.compile(r"[\w/–-]*+")
_NATURAL_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 100, 1000})
_LONE_MINUS = re.compile(r"[ \t\n]*([-−])[ \t]+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NEXT_WORD = re.compile(rf"[{SPACES}]+([^\W\d_]++)")
_LARGE_SYMBOLS = frozenset("kKMG")


@dataclass(frozen=True, slots=True)
class Vague:
    """Words for a quantity without a number: dozens, tientallen."""

    start: int
    end: int


Item = list[Token] | Vague | Identifier


def scan(neighbours: Neighbours, context: NumberContext, habit: Habit, *, is_learning: bool) -> Iterator[Item]:
    """The runs, vague quantities and codes of a text, in order.

    Args:
        neighbours: the text and its words.
        context: the language.
        habit: the text's way with separators.
        is_learning: whether the numbers met are added to the habit.
    """
    patterns = scan_patterns(context.lexicon.language)
    scanner = _Scanner(neighbours, context, habit, is_learning, patterns.gap)
    items = scanner.items
    skip_to = 0
    for found in patterns.token.finditer(neighbours.folded):
        start, kind = found.start(), found.lastgroup
        if start < skip_to:
            continue
        if kind == "word":
            skip_to = scanner.word(start, found.end())
        elif kind == "address":
            scanner.close()
        else:
            skip_to = scanner.digits(found)
        if items:
            yield from items
            items.clear()
    scanner.close()
    yield from items


def may_hold_numbers(text: str, language: str) -> bool:
    """Whether `scan` may find anything in a text; False is certain, True is not."""
    patterns = scan_patterns(language)
    if patterns.signs.search(text) is not None:
        return True
    folded = fold(text)
    written = letter_runs(folded)
    if not patterns.words.isdisjoint(written):
        return True
    is_led = not patterns.articles.isdisjoint(written) and not patterns.led.isdisjoint(written)
    if not is_led and (patterns.compounds is None or patterns.compounds.search(folded) is None):
        return False
    return any(found.lastgroup == "word" for found in patterns.token.finditer(folded))


@dataclass(slots=True)
class _Scanner:
    """The scan of one text: the run that is open, and what was found."""

    neighbours: Neighbours
    context: NumberContext
    habit: Habit
    is_learning: bool
    gap_pattern: re.Pattern[str]
    items: list[Item] = field(default_factory=list)
    run: list[Token] = field(default_factory=list)

    def close(self) -> None:
        """End the open run."""
        if self.run:
            self.items.append(self.run)
            self.run = []

    def identify(self, start: int, end: int) -> None:
        """Note digits that are a name."""
        self.close()
        self.items.append(Identifier(start, end, self.neighbours.text[start:end]))

    def word(self, start: int, end: int) -> int:
        """Take a word; gives the place up to which all is taken."""
        folded = self.neighbours.folded
        key = folded[start:end]
        word = self.context.lexicon.word(key)
        for phrase in self.context.vague_phrases.get(key, ()):
            stop = start + len(phrase)
            if not folded.startswith(phrase, start) or folded[stop : stop + 1].isalnum():
                continue
            if word is not None and self._counts_groups(start):
                break  # three dozens
            self.close()
            stop = self._vague_end(stop)
            self.items.append(Vague(start, stop))
            return stop
        if word is not None:
            self._add(_token(start, end, word))
        return end

    def _vague_end(self, end: int) -> int:
        """Where a vague quantity ends, with the scale that follows: a few hundred, enkele tientallen."""
        word = _NEXT_WORD.match(self.neighbours.folded, end)
        if word is None:
            return end
        known = self.context.lexicon.words.get(word[1])
        is_scale = known is not None and known.kind in ("hundred", "scale", "group")
        return word.end() if is_scale or word[1] in self.context.vague_phrases else end

    def _counts_groups(self, start: int) -> bool:
        if not self.run or self.run[-1].word.kind not in ("cardinal", "digits", "hundred"):
            return False
        return not self.neighbours.folded[self.run[-1].end : start].strip(SPACES)

    def _add(self, token: Token) -> None:
        """Put a token into the run, after the gap and connective before it, or open a new run with it."""
        if self.run:
            before = self.run[-1]
            width = token.start - before.end
            gap = None
            if width <= _LONGEST_GAP:
                gap = self.gap_pattern.fullmatch(self.neighbours.folded, before.end, token.start)
            if gap is None or not self._ties(before, token, gap):
                self.close()
            else:
                if gap["connective"]:
                    connective = self.context.lexicon.words[" ".join(gap["connective"].split())]
                    self.run.append(_token(gap.start("connective"), gap.end("connective"), connective, "space"))
                kind: Gap = "slash" if gap["mark"] == "/" else "hyphen" if gap["mark"] else "space" if width else "none"
                token = _token(token.start, token.end, token.word, kind)
        self.run.append(token)

    @staticmethod
    def _ties(before: Token, token: Token, gap: re.Match[str]) -> bool:
        """Whether a gap keeps two tokens in one run: no hyphen beside digits, no bare space between them."""
        kinds = (before.word.kind, token.word.kind)
        if gap["mark"]:
            return "digits" not in kinds and "minus" not in kinds
        return gap["connective"] is not None or kinds != ("digits", "digits")

    def digits(self, found: re.Match[str]) -> int:
        """Take digits and what is tied to them; gives the place up to which all is taken."""
        text, start = self.neighbours.text, found.start()
        if _is_tied(text, start):
            lo = start
            while lo and start - lo < _CODE_REACH and (text[lo - 1].isalnum() or text[lo - 1] in "-/–_"):
                lo -= 1
            end = _CODE_REST.match(text, start).end()  # type: ignore[union-attr]  # matches nothing too
            self.identify(lo, end)
            return end
        if found["number"] is not None:
            return self._number(found)
        if found["slashed"] is not None and (part := _slashed(found["slashed"])) is not None:
            for token in (*_sign(text, start), _token(start, found.end(), _number_word("part", part))):
                self._add(token)
        elif found["codes"] is not None and (pieces := list(split_code(found["codes"]))):
            for lo, hi in pieces:
                self._add(_token(start + lo, start + hi, _number_word("digits", Decimal(found["codes"][lo:hi]))))
        elif found["codes"] is None or not is_written_date(found["codes"]):
            self.identify(start, found.end())
        else:
            self.close()
        return found.end()

    def _number(self, found: re.Match[str]) -> int:
        """The tokens of a chain of digits: each number with its sign, power, scale or ordinal ending."""
        text, start, written = self.neighbours.text, found.start("number"), found["number"]
        if found.lastgroup == "number" and len(written) <= MANY_DIGITS and written.isdigit():  # as most are
            for token in (*_sign(text, start), _token(start, found.end(), _number_word("digits", Decimal(written)))):
                self._add(token)
            return found.end()
        pieces = list(split_chain(written, self.context.lexicon.grouping_mark)) if len(written) < _LONGEST_CHAIN else []
        if not pieces and is_written_date(written):
            self.close()
            return found.end("number")
        if not pieces:
            self.identify(start, found.end("number"))
            return found.end("number")
        for position, (lo, hi) in enumerate(pieces):
            is_last = position == len(pieces) - 1
            piece, end = written[lo:hi], start + hi
            is_plain = not is_last or found["suffix"] is None
            whole = is_plain and self._counts_whole(piece, end)
            if self.is_learning:
                self.habit.note(piece)
                if whole:
                    self.habit.note_whole(self.habit.decimal_mark)
            value = read_digits(piece, self.habit, whole=whole)
            tail: list[Token] = []
            word = None if value is None else _number_word("digits", value)
            if word is not None and is_last:
                word, tail = self._with_tail(piece, word, found)
            if word is None:
                self.identify(start + lo, found.end() if is_last else end)
                continue
            if position == 0:
                for sign in _sign(text, start):
                    self._add(sign)
            has_glued = is_last and not tail and (found["suffix"] or found["power"])
            self._add(_token(start + lo, found.end() if has_glued else end, word))
            for token in tail:
                self._add(token)
        return found.end() if found["symbol"] is None else found.end("number")

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
                return (_number_word("ordinal", value) if piece.isdigit() and len(piece) < 5 else None), []
            scale = symbols.get(text[start:end])
            is_network = text[start:end] == "G" and len(piece) < 2  # 4G
            return (None if scale is None or is_network else _number_word("digits", value * scale)), []
        if found["symbol"] is not None:
            start, end = found.span("symbol")
            scale = symbols.get(text[start:end])
            if scale is not None and (end - start > 1 or text[start] in _LARGE_SYMBOLS):
                return word, [_token(start, end, _number_word("scale", Decimal(scale)))]
        return word, []

    def _counts_whole(self, piece: str, end: int) -> bool:
        """Whether digits like 12.640, doubtful in the language, count something indivisible."""
        point = piece.find(self.habit.decimal_mark)
        if point < 1 or len(piece) - point != 4 or self.habit.groups_with_decimal_mark:
            return False
        text, around = self.neighbours.text, self.neighbours.around(end, end)
        lexicon = noun_lexicon(self.context.lexicon.language)
        noun = noun_after(text, around, lexicon)
        return noun is not None and lexicon.is_noun(noun.text) and self.context.unit(text, around) is None


def _is_tied(text: str, start: int) -> bool:
    """Whether letters before digits make a code of them: U2, F-27, S/RES/2100."""
    before = text[start - 1 : start] if start else ""
    if not before or before.isspace():
        return False
    if before.isalpha() or before == "_":
        return True
    return before in "-/–" and start > 1 and (text[start - 2].isalpha() or text[start - 2] == "_")


def _slashed(written: str) -> Decimal | None:
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
