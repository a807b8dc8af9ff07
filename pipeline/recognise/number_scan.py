"""One pass over a text: runs of words and digits that may be numbers, vague quantities, and codes.

What digits are worth is the business of `number_digits.py`; what a run is worth, of `number_words.py`; what the words
beside it say, of `number_context.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.read.frozen import constructor
from pipeline.recognise.identifiers import Identifier
from pipeline.recognise.letter_runs import letter_runs
from pipeline.recognise.neighbours import Neighbours
from pipeline.recognise.number_cardinals import Gap, Token
from pipeline.recognise.number_context import NumberContext
from pipeline.recognise.number_digits import DigitReader, digit_reader
from pipeline.recognise.number_lexicon import fold
from pipeline.recognise.number_patterns import SPACES, Habit
from pipeline.recognise.number_scan_patterns import scan_patterns

_token = constructor(Token)
_LONGEST_GAP = 20
_NEXT_WORD = re.compile(rf"[{SPACES}]+([^\W\d_]++)")


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
    scanner = _Scanner(neighbours, context, digit_reader(neighbours, context, habit, is_learning), patterns.gap)
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
    digit_reader: DigitReader
    gap_pattern: re.Pattern[str]
    items: list[Item] = field(default_factory=list)
    run: list[Token] = field(default_factory=list)

    def close(self) -> None:
        """End the open run."""
        if self.run:
            self.items.append(self.run)
            self.run = []

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
        pieces, end = self.digit_reader.read(found)
        if not pieces:
            self.close()
        for piece in pieces:
            if isinstance(piece, Token):
                self._add(piece)
            else:
                self.close()
                self.items.append(piece)
        return end
