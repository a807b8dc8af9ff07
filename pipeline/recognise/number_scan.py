"""One pass over a text: runs of words and digits that may be numbers, vague quantities, and codes.

What a run is worth is the business of `number_words.py`; what the words beside it say, of `number_context.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.recognise.counted_nouns import noun_after, noun_lexicon
from pipeline.recognise.identifiers import Identifier
from pipeline.recognise.neighbours import Neighbours
from pipeline.recognise.number_context import NumberContext
from pipeline.recognise.number_lexicon import NumberWord
from pipeline.recognise.number_patterns import SPACES, TOKEN, Habit, raise_to, read_digits, split_chain, split_code
from pipeline.recognise.number_words import Gap, Token

_LONGEST_GAP = 6
_GAP = re.compile(rf"[{SPACES}\t]*(?:([-‑/])[{SPACES}\t]*)?")
_LEADERS = frozenset({"and", "of", "over", "point"})  # no number begins with one
_NATURAL_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 100, 1000})
_LONE_MINUS = re.compile(r"[ \t\n]*([-−])[ \t]+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LARGE_SYMBOLS = frozenset("kKMG")


@dataclass(frozen=True, slots=True)
class Vague:
    """Words for a quantity without a number: dozens, tientallen."""

    start: int
    end: int


def scan(neighbours: Neighbours, context: NumberContext, habit: Habit, *, is_learning: bool) -> Iterator[list[Token] | Vague | Identifier]:
    """The runs, vague quantities and codes of a text, in order.

    Args:
        neighbours: the text and its words.
        context: the language.
        habit: the text's way with separators.
        is_learning: whether the numbers met are added to the habit.
    """
    text, folded = neighbours.text, neighbours.folded
    words, compounds, vague = context.lexicon.words, context.lexicon.word, context.vague_phrases
    run: list[Token] = []
    skip_to = 0
    for found in TOKEN.finditer(text):
        start = found.start()
        if start < skip_to:
            continue
        if found["word"] is not None:
            if found["tail"] is not None:
                if run:
                    yield run
                    run = []
                if any(c.isdigit() for c in found["tail"][:40]):
                    yield Identifier(start, found.end(), found[0])
                continue
            end = found.end()
            key = folded[start:end]
            word = words.get(key) or compounds(key)
            phrases = vague.get(key)
            if phrases is not None and not (word is not None and run and run[-1].word.kind in ("cardinal", "digits", "hundred")):
                phrase = next((p for p in phrases if folded.startswith(p, start) and not folded[start + len(p) : start + len(p) + 1].isalnum()), None)
                if phrase is not None:
                    if run:
                        yield run
                        run = []
                    skip_to = start + len(phrase)
                    yield Vague(start, skip_to)
                    continue
            if run and run[-1].word.kind == "digits" and (symbol := _spaced_symbol(text, run[-1].end, start, end, context)):
                run.append(Token(start, end, symbol, "space"))
                continue
            if word is None or (not run and word.kind in _LEADERS):
                if run:
                    yield run
                    run = []
                continue
            tokens = [Token(start, end, word)]
        elif found["number"] is not None:
            tokens = []
            for token in _digits(neighbours, found, context, habit, is_learning):
                if isinstance(token, Identifier):
                    if run:
                        yield run
                        run = []
                    yield token
                else:
                    tokens.append(token)
        elif found["slashed"] is not None:
            part = _slashed(found[0])
            if part is None:
                if run:
                    yield run
                    run = []
                yield Identifier(start, found.end(), found[0])
                continue
            tokens = [*_sign(text, start), Token(start, found.end(), NumberWord("part", part))]
        elif found["codes"] is not None and (pieces := list(split_code(found[0]))):
            tokens = [Token(start + lo, start + hi, NumberWord("digits", Decimal(found[0][lo:hi]))) for lo, hi in pieces]
        else:
            if run:
                yield run
                run = []
            if found["address"] is None:
                yield Identifier(start, found.end(), found[0])
            continue
        for token in tokens:
            gap = _gap(text, run[-1], token) if run else "none"
            if gap is None:
                yield run
                run = []
                gap = "none"
            if run or token.word.kind not in _LEADERS:
                run.append(Token(token.start, token.end, token.word, gap))
    if run:
        yield run


def _gap(text: str, before: Token, token: Token) -> Gap | None:
    """What stands between two tokens, None if they do not belong together."""
    if token.start - before.end > _LONGEST_GAP:
        return None
    gap = _GAP.fullmatch(text, before.end, token.start)
    if gap is None:
        return None
    if gap[1] is None:
        both_digits = before.word.kind == "digits" and token.word.kind == "digits"
        return "none" if before.end == token.start else None if both_digits else "space"
    if "digits" in (before.word.kind, token.word.kind) or "minus" in (before.word.kind, token.word.kind):
        return None
    return "slash" if gap[1] == "/" else "hyphen"


def _spaced_symbol(text: str, before: int, start: int, end: int, context: NumberContext) -> NumberWord | None:
    """A short form of a scale behind digits: 10 bln, 2,33 k."""
    written = text[start:end]
    value = context.data["scale_symbols"].get(written)
    if value is None or text[before:start].strip(SPACES) or (len(written) == 1 and written not in _LARGE_SYMBOLS):
        return None
    return NumberWord("scale", Decimal(value))


def _slashed(written: str) -> Decimal | None:
    above, below = written.split("/")
    if len(above) > 3 or len(below) > 4 or above.startswith("0") or int(below) not in _NATURAL_DENOMINATORS:
        return None
    return Decimal(above) / int(below) if int(above) < int(below) else None


def _sign(text: str, start: int) -> list[Token]:
    """The minus sign before digits, if it is one and not a dash or a bullet."""
    if start and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " \n\t(["):
        is_range = text[max(0, start - 5) : start - 1].rstrip()[-1:].isdigit()
        return [] if is_range else [Token(start - 1, start, NumberWord("minus"))]
    lead = _LONE_MINUS.fullmatch(text, max(0, start - 4), start)
    if lead and (lead.start(1) == 0 or text.rfind("\n", max(0, start - 8), start) >= 0) and _ends_line(text, start):
        return [Token(lead.start(1), start - 1, NumberWord("minus"))]
    return []


def _ends_line(text: str, start: int) -> bool:
    """Whether only a number stands on the rest of the line: "- 10 k" is a value, "- 10 soldiers" an item of a list."""
    end = text.find("\n", start, start + 40)
    rest = text[start : end if end >= 0 else start + 40]
    return len(rest) < 40 and not _LETTERS.search(rest)


def _digits(
    neighbours: Neighbours, found: re.Match[str], context: NumberContext, habit: Habit, is_learning: bool
) -> Iterator[Token | Identifier]:
    """The tokens of a chain of digits: each number with its sign, power, scale or ordinal ending."""
    text, start, written = neighbours.text, found.start("number"), found["number"]
    if len(written) > 4096:
        yield Identifier(found.start(), found.end(), found[0])
        return
    pieces = list(split_chain(written, context.lexicon.grouping_mark))
    if not pieces:
        yield Identifier(start, found.end(), found[0])
        return
    for position, (lo, hi) in enumerate(pieces):
        piece = written[lo:hi]
        is_last = position == len(pieces) - 1
        whole = _counts_whole(neighbours, piece, start + hi, context, habit) if is_last and found["suffix"] is None else False
        if is_learning:
            habit.note(piece)
            if whole:
                habit.note_whole(habit.decimal_mark)
        value = read_digits(piece, habit, whole=whole)
        if value is None:
            yield Identifier(start + lo, start + hi, piece)
            continue
        end = start + hi
        word = NumberWord("digits", value)
        part: Token | None = None
        if is_last and found["power"] is not None:
            value = raise_to(value, found["power"])
            if value is None:
                yield Identifier(start + lo, found.end(), text[start + lo : found.end()])
                continue
            word, end = NumberWord("digits", value), found.end()
        elif is_last and found["suffix"] is not None:
            suffix = found["suffix"]
            known = context.lexicon.words.get(suffix)
            if known is not None and known.kind == "part":
                part = Token(end, found.end(), known)
            else:
                glued = _with_suffix(piece, value, suffix, context)
                if glued is None:
                    yield Identifier(start + lo, found.end(), text[start + lo : found.end()])
                    continue
                word, end = glued, found.end()
        if position == 0:
            yield from _sign(text, start)
        yield Token(start + lo, end, word)
        if part is not None:
            yield part


def _counts_whole(neighbours: Neighbours, piece: str, end: int, context: NumberContext, habit: Habit) -> bool:
    """Whether digits like 12.640, doubtful in the language, count something indivisible."""
    point = piece.find(habit.decimal_mark)
    if point < 1 or len(piece) - point != 4 or habit.groups_with_decimal_mark:
        return False
    around = neighbours.around(end, end)
    lexicon = noun_lexicon(context.lexicon.language)
    noun = noun_after(neighbours.text, around, lexicon)
    return noun is not None and lexicon.is_noun(noun.text) and context.unit(neighbours.text, around) is None


def _with_suffix(piece: str, value: Decimal, suffix: str, context: NumberContext) -> NumberWord | None:
    """What letters glued to digits make of them: 44e, 2nd, 10k; None for any other (180ml)."""
    if suffix.lower() in context.data["ordinal_suffixes"]:
        return NumberWord("ordinal", value) if piece.isdigit() and len(piece) < 5 else None
    scale = context.data["scale_symbols"].get(suffix)
    if scale is None or (suffix == "G" and len(piece) < 2):
        return None
    return NumberWord("digits", value * scale)
