"""A text as the grammar of dates sees it: a string of classes, a mark for what stands between them in front of each.

One pass, one look at each character: this is what makes recognition linear. Words that cannot be part of a date leave
no trace but a break. In ``Tussen 8 februari en 10 maart 1945`` the classes are ``!b d m & d m y``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.read.frozen import constructor
from pipeline.recognise.date_words import DateWords, fold
from pipeline.recognise.letter_runs import letter_runs

# What may stand between two tokens of one date. Every other gap is a BREAK.
ADJACENT, SPACE, COMMA, HYPHEN, DASH, SLASH, DOT, FULL_STOP, TIGHT_COMMA = "~", " ", ",", "=", "–", "/", "·", ":", "#"
BREAK, WORD_HYPHEN = "!", "_"

_GAPS = {"": ADJACENT, " ": SPACE, "\n": SPACE, "-": HYPHEN, "/": SLASH, ".": DOT, ",": TIGHT_COMMA}
_STRIPPED_GAPS = {"": SPACE, ",": COMMA, "-": DASH, "–": DASH, "–-": DASH, "--": DASH, ".": FULL_STOP, ".,": COMMA,
                  ".-": DASH, ".–": DASH}  # fmt: skip
_LONGEST_GAP = 12
_TIES = frozenset("r&O")  # classes of the words between the two ends of a range, or two in a row
_TIED = 3  # characters behind digits within which letters may be their suffix
# An address as a whole (its numbers are no dates), digits, letters, or the sign for "and" (12 & 13 June).
_TOKEN = re.compile(r"https?://\S+|([0-9]+)|[^\W0-9_]+|&(?<= &)(?= )")
_LETTERS = re.compile(r"[^\W0-9_]+")
_DIGIT = re.compile("[0-9]")
_LOOK_BACK = 24  # characters looked back at first for where a stretch begins; twice as many each time it goes on
_ISO_TIME = re.compile(r"t[0-9]{2}:")
_NOT_DATES_BEFORE = frozenset("$€£¥#№§±+")
_NOT_DATES_BEHIND = frozenset("%‰°")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


@dataclass(frozen=True, slots=True)
class Lexed:
    """The tokens of a text that can be part of a date.

    Attributes:
        text: the text.
        folded: the same, folded (`date_words.fold`), character by character.
        classes: for every token the gap before it and its class: token i stands at ``2 * i + 1``.
        starts: where each token begins in the text.
        ends: where it ends, suffix included (the ``th`` of 12th).
        values: its number or, of a word, its value in the lexicon.
    """

    text: str
    folded: str
    classes: str
    starts: list[int]
    ends: list[int]
    values: list[int | str | None]

    def word(self, i: int) -> str:
        """Token i, folded."""
        return self.folded[self.starts[i] : self.ends[i]]

    def between(self, last: int, first: int) -> str:
        """What stands between token `last` and token `first`: the gaps, and the classes of the tokens there."""
        return self.classes[2 * last + 2 : 2 * first + 1]


_lexed = constructor(Lexed)


def lex(text: str, words: DateWords) -> Lexed | None:
    """The tokens of a text that a date may be made of, with the words around them that belong to the same stretch.

    A stretch ends at a word of no class. One that nothing in it can make a date leaves no token: most text is passed
    over by `DateWords.carriers` alone. None where the whole text is.
    """
    folded = fold(text)
    if _DIGIT.search(text) is None and words.carrying.isdisjoint(letter_runs(folded)):
        return None
    lexer: _Lexer | None = None
    taken = 0
    for carrier in words.carriers.finditer(folded):
        start = carrier.start()
        if start < taken:
            continue
        if carrier.lastgroup == "address":
            taken = carrier.end()
        else:
            lexer = lexer or _Lexer(folded, words)
            taken = lexer.take(lexer.begin(taken, start))
    if lexer is None:
        return None
    return _lexed(text, folded, "".join(lexer.classes), lexer.starts, lexer.ends, lexer.values)


@dataclass(slots=True)
class _Lexer:
    """A text being lexed: its tokens so far; the lists are those of `Lexed`."""

    folded: str
    words: DateWords
    classes: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[int | str | None] = field(default_factory=list)

    def begin(self, floor: int, carrier: int) -> int:
        """Where the stretch begins that a carrier is of; it reaches back no further than `floor`."""
        begin, reach = carrier, _LOOK_BACK
        while True:
            reached = max(floor, carrier - reach)
            before = list(_TOKEN.finditer(self.folded, reached, carrier))
            if reached > floor:
                del before[:1]  # it may be half a word
            for m in reversed(before):
                if not self._belongs(m, floor):
                    return begin
                begin = m.start()
            if reached == floor:
                return begin
            reach *= 2

    def _is_short_month(self) -> bool:
        """Whether the last token is the short form of a month's name, to which a full stop belongs."""
        if not self.classes or self.classes[-1] != "m":
            return False
        return self.folded[self.starts[-1] : self.ends[-1]] not in self.words.full_months

    def _belongs(self, m: re.Match[str], floor: int) -> bool:
        """Whether a word or number before a carrier is of its stretch."""
        if m[0] in self.words.parts or m.lastindex or self._is_quarter_prefix(m[0], m.end()):
            return True
        return _DIGIT.search(self.folded, max(floor, m.start() - _TIED), m.start()) is not None

    def _is_quarter_prefix(self, word: str, end: int) -> bool:
        """Whether the digit behind a letter takes it along: Q3."""
        return word in self.words.quarter_prefixes and "1" <= self.folded[end : end + 1] <= "4"

    def take(self, begin: int) -> int:
        """Takes the tokens of the stretch that begins there; gives the end of the word that it ends at."""
        folded, words, classes = self.folded, self.words, self.classes
        parts, lexicon, phrases = words.parts, words.classes, words.phrases
        before = -1  # where the token before ended; negative behind a word of no class
        done = 0  # what a phrase or a suffix has consumed
        digits_end = -_TIED  # where the last digits ended
        for m in _TOKEN.finditer(folded, begin):
            start, end = m.span()
            if start < done:
                continue
            value: int | str | None
            if m.lastindex:
                digits_end = end
                kind, start, end, value = _digits(folded, start, end, words, classes, before == start)
                done = end
            else:
                word = m[0]
                if word not in parts:
                    if self._is_quarter_prefix(word, end):
                        continue
                    if start - digits_end >= _TIED:
                        return end
                    before = -1  # what is tied to digits may be a part of them: 12th, 1980's
                    continue
                if word in phrases and (phrase := phrases[word].match(folded, start)):
                    word, end = " ".join(phrase[0].split()), phrase.end()
                    done = end
                kind = lexicon.get(word)
                if kind is None:  # a word of a phrase, without the others
                    if not self._is_quarter_prefix(word, end):
                        before = -1
                    continue
                value = words.values.get(word)
            gap = _first_gap(folded, start) if before < 0 else _gap(folded, before, start)
            if gap is FULL_STOP and kind in _TIES and self._is_short_month():
                gap = SPACE  # from Jan. to Mar. 1994
            classes.append(gap)
            classes.append(kind)
            self.starts.append(start)
            self.ends.append(end)
            self.values.append(value)
            before = end
        return len(folded)


def _gap(folded: str, before: int, start: int) -> str:
    if start - before > _LONGEST_GAP:
        return BREAK
    gap = folded[before:start]
    known = _GAPS.get(gap)
    if known is None:
        known = BREAK if gap.count("\n") > 1 else _STRIPPED_GAPS.get(gap.strip(), BREAK)
        if known is not SPACE and "\n" in gap:
            known = BREAK
    return known


def _first_gap(folded: str, start: int) -> str:
    """The gap behind a word of no class: a break, but a hyphen shows that the number is part of that word (F-16)."""
    return WORD_HYPHEN if start > 1 and folded[start - 1] == "-" and folded[start - 2].isalpha() else BREAK


def _digits(
    folded: str, start: int, end: int, words: DateWords, classes: list[str], is_joined: bool
) -> tuple[str, int, int, int | str | None]:
    """Class, start, end and value of a run of digits and what is joined to it."""
    length = end - start
    if length > 4:
        return "n", start, end, None
    number = int(folded[start:end])
    if is_joined:  # Dec31, Q3; but C130 is a name
        if classes[-1] != "m":
            return "n", start, end, number
    elif start and (folded[start - 1].isalnum() or folded[start - 1] == "_"):  # a letter, or a number of its own: ¼
        if (
            length == 1
            and 1 <= number <= 4
            and folded[start - 1] in words.quarter_prefixes
            and (start < 2 or not folded[start - 2].isalnum())
        ):
            if folded[end : end + 1].isalnum():
                return "n", start, end, number
            return "Q", start - 1, end, number
        return "n", start, end, number
    if _is_marked(folded, start, end):
        return "n", start, end, number
    if length == 4:
        kind = "y" if _FIRST_YEAR <= number <= _LAST_YEAR else "n"
    elif length <= 2:
        kind = "d" if 1 <= number <= 31 else "z" if length == 2 else "n"
    else:
        kind = "n"
    return _with_suffix(folded, start, end, words, kind, number)


def _is_marked(folded: str, start: int, end: int) -> bool:
    """Whether a sign beside the number makes it an amount, a share or a number in a row."""
    ahead = folded[end : end + 2].lstrip()[:1]
    if ahead in _NOT_DATES_BEHIND and ahead:
        return True
    if not start:
        return False
    sign = folded[start - 1]
    if sign in " \u00a0" and start > 1:
        sign = folded[start - 2]
    return sign in _NOT_DATES_BEFORE


def _with_suffix(
    folded: str, start: int, end: int, words: DateWords, kind: str, number: int
) -> tuple[str, int, int, int | str | None]:
    behind = folded[end : end + 1]
    has_apostrophe = start > 0 and folded[start - 1] == "'"
    is_round = number % 10 == 0 and (kind == "y" or end - start == 2)
    if is_round and kind in "yzd" and (m := words.decade_suffix.match(folded, end)):
        return "g", start - has_apostrophe, m.end(), number
    if kind in "dz" and (m := words.ordinal_suffix.match(folded, end)):
        return ("D" if kind == "d" else "n"), start, m.end(), number
    if behind.isalpha():
        letters = _LETTERS.match(folded, end)
        if letters and words.classes.get(letters[0]) == "m":
            return kind, start, end, number
        if not _ISO_TIME.match(folded, end):
            return "n", start, end, number
    if (
        kind in "dz"
        and end - start == 2
        and start
        and folded[start - 1] == "'"
        and not folded[start - 2 : start - 1].isalnum()
    ):
        return "a", start - 1, end, number
    return kind, start, end, number
