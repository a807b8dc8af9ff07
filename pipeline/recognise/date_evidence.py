"""Whether what has the form of a date is one: what the words around it say.

A number of four digits may be a year, a strength or a number in a row (resolution 2100), and May a verb. Only these
judgements belong here; which words count as evidence is in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicon.countries import code_of_demonym
from pipeline.recognise.date_lexer import Lexed
from pipeline.recognise.date_modifiers import Prefix
from pipeline.recognise.date_points import Match
from pipeline.recognise.date_words import DateWords

_LIKELY_YEAR = 1500  # below, a number without a separator is as often a count
_BULLETS = frozenset({"*", "-", "–", "•", "'"})
_GROUP = 3  # digits of a group of thousands, which a space may tie to the one before
_CLOSING = frozenset(".,;(")
_RECENT = 1900  # from here on, what ends a phrase behind a comma is a year rather than a count
_GENITIVE = re.compile(r"['’]s\b")
_LEFT, _RIGHT = 56, 64  # characters looked at on either side: about eight words
_TOKEN = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*\.?|[^\w\s]")
_SPAN_OF_YEARS = re.compile(r"(?:19|20)\d\d(?:\s[^\W\d]{2,}(?:\s[^\W\d]+)*\s|\s?[–-]\s?)(?:19|20)\d\d")
_NAME_BEHIND = re.compile(r"\s[^\W\d_a-zß-öø-ÿ]")
_TITLE = 3  # words of a name that a title gives a year
_OPENS = re.compile(r"(?:\A|\n[^\S\n]*\n)[^\S\n]*\Z")
_LABEL = re.compile(r"\.?(?::| [–—-] )")
_LABELLED = re.compile(r"(?:\A|\n)[\s*#•–-]*\Z")
_CLOSES = re.compile(r"\.?[^\S\n]*(?:\n[^\S\n]*\n|\n?[^\S\n]*\Z)")
_JOINERS = frozenset({",", "&", "/", "–"})
_WITH_MONTH = frozenset({"days", "day_month", "month_day", "year_month", "month_days"})
_WORDS_OF_TIME = frozenset("iSUrfb<>EMLATFB")  # classes of words that a month may follow


def is_date(lexed: Lexed, words: DateWords, joined: Sequence[Match], prefix: Prefix) -> bool | None:
    """Whether what has the form of a date is one; None for a bare number about which nothing tells.

    Args:
        lexed: the text.
        words: the date words of its language.
        joined: the match, or the two of a range.
        prefix: the words before it.
    """
    first, last = joined[0], joined[-1]
    start, end = lexed.starts[first.first], lexed.ends[last.last]
    for match in joined:
        if match.kind in _WITH_MONTH and _is_ordinary(lexed, words, match):
            return False
    if all(m.low is not None and m.low.unit == "month" and m.low.year is None for m in joined):
        if len(joined) == 2:
            return True
        return prefix.part is not None or prefix.shifts or is_month(lexed, words, first.last, prefix.before)
    point = first.low
    if point is not None and point.is_bare and all(m.low is not None and m.low.is_bare for m in joined):
        told = is_year(lexed, words, start, end, value=point.year or 0)
        if told is None and (first.high is not None or (len(joined) == 2 and (point.year or 0) >= _LIKELY_YEAR)):
            return True
        if told is None and (prefix.part or prefix.shifts or prefix.before == "Y"):
            return True
        return told
    if first.kind == "month_slash_year":
        return is_year(lexed, words, start, end, value=0) is not False
    if first.kind == "year_of_century":
        return prefix.before != "" and prefix.before in "iSUrfvbEML<>"
    if first.kind == "decade" and point is not None and lexed.classes[2 * first.first + 1] == "g":
        return _is_decade(lexed, words, first, prefix, end)
    if first.kind == "christian_era":
        return any(c.isupper() for c in lexed.text[start:end])
    return True


def _is_ordinary(lexed: Lexed, words: DateWords, match: Match) -> bool:
    """Whether the month of a date without digits is written as the ordinary word that it is too (the second may)."""
    tokens = range(match.first, match.last + 1)
    month = next((i for i in tokens if lexed.classes[2 * i + 1] == "m"), None)
    has_digits = any(lexed.classes[2 * i + 1] in "dD" for i in tokens)
    return month is not None and not has_digits and _is_common_word(lexed, words, month)


def _is_decade(lexed: Lexed, words: DateWords, match: Match, prefix: Prefix, end: int) -> bool:
    """Whether digits with an ending are a decade: the 70s may be seconds, and Resolution 1710's is a genitive."""
    written = lexed.word(match.first)
    if written[:2].isdigit() and not written[:4].isdigit():
        return prefix.part is not None or lexed.classes[2 * match.first - 1 : 2 * match.first + 1] == "t "
    return is_year(lexed, words, lexed.starts[match.first], end, value=0) is not False


def is_year(lexed: Lexed, words: DateWords, start: int, end: int, *, value: int) -> bool | None:
    """Whether the number (or the span of two) at `start:end` is a year; None where nothing tells."""
    folded = lexed.folded
    left = _TOKEN.findall(folded[max(0, start - _LEFT) : start].rpartition("\n")[2])
    right_text = lexed.text[end : end + _RIGHT].split("\n", 1)[0]
    right = _TOKEN.findall(right_text)
    behind = [w.lower() for w in right[:4]]
    if right_text[:1] == "-" and right_text[1:2].isalpha():
        return False
    if _GENITIVE.match(right_text) and value >= _LIKELY_YEAR and not _is_numbered(left, words.sets):
        return True  # 2011's uprising
    sets = words.sets
    is_span = _SPAN_OF_YEARS.fullmatch(folded, start, end) is not None  # led the mission from 2016 to 2018
    is_time = is_span or _opens_sentence(left, behind, sets)
    if _is_numbered(left, sets) or (_is_quantity(left, sets) and not is_time):
        return False
    is_opening_in = bool(left) and left[-1] in sets["in"] and _is_capital(lexed, start) and value % 100 != 0
    verdict = _of_noun(right, behind, sets)
    if verdict is False and not is_opening_in:
        return False
    if verdict or (not left and not right):
        return True
    is_cited = len(behind) > 1 and behind[0] == "," and behind[1].rstrip(".") in sets["numbering"]  # Journal 2018, p. 5
    if left and left[-1] in sets["the"] and right and right[0][:1].isupper() and value >= _LIKELY_YEAR:
        return True  # the 1954 Geneva Conference
    if _is_introduced(left, behind, sets, value) or _opens_line(left, behind):
        return True
    if value >= _RECENT and _is_told_of(left, right, words):
        return True
    return is_cited or (value >= _LIKELY_YEAR and _ends_title(lexed.text, start, behind)) or None


def _is_numbered(left: list[str], sets: dict[str, frozenset[str]]) -> bool:
    """Resolutions 1701 and 1773, page 1024: the number of something, or one more in its row."""
    i = len(left)
    while (
        i > 1
        and left[i - 2].isdigit()
        and any(left[i - 1] in joining for joining in (_JOINERS, sets["and"], sets["or"]))
    ):
        i -= 2
    return i > 0 and (left[i - 1].rstrip(".") in sets["numbering"] or left[i - 1] == "#")


def _is_quantity(left: list[str], sets: dict[str, frozenset[str]]) -> bool:
    """A total of 1200; raised to 2000."""
    if not left:
        return False
    if left[-1] in sets["quantity_before_of"]:
        return True
    if len(left) < 2:
        return False
    if left[-1] in sets["year_before_of"] and left[-2] in sets["quantity_before_of"]:
        return True
    return left[-1] in sets["change_links"] and any(w in sets["change_before"] for w in left[-4:-1])


def _opens_sentence(left: list[str], behind: list[str], sets: dict[str, frozenset[str]]) -> bool:
    """Up to 2023, nine had died: a preposition of two words opens the sentence, and a comma closes the phrase."""
    is_first = len(left) == 2 or left[-3:-2] == ["."] or (len(left) > 2 and left[-3].endswith("."))
    return is_first and behind[:1] == [","] and " ".join(left[-2:]) in sets["year_before"]


def _of_noun(right: list[str], behind: list[str], sets: dict[str, frozenset[str]]) -> bool | None:
    """What the noun behind says: soldiers are counted, elections are of a year."""
    for i, word in enumerate(behind[:3]):
        plain = word.rstrip(".")
        if plain in sets["counted"]:
            return False
        if plain in sets["events"]:
            return True
        if not right[0][:1].isupper() or not right[i][:1].isalpha():
            return None
    return None


def _is_introduced(left: list[str], behind: list[str], sets: dict[str, frozenset[str]], value: int) -> bool:
    if value < _LIKELY_YEAR and len(left) > 1 and left[-2].isdigit():
        return False  # 300 tot 1000: the end of a range of counts
    if not left:
        return bool(behind) and value >= _LIKELY_YEAR and behind[0] in (")", ",", ".", ";")
    word = left[-1]
    plain = word.rstrip(".")
    phrases = {word, plain, " ".join(left[-2:]), " ".join(left[-3:])}
    if word == "=" or not phrases.isdisjoint(sets["year_before"]):
        return True
    if word in sets["year_before_of"]:  # 500 of 2008, but resolutions 1816 and 1838 of 2008
        is_row = _is_numbered(left[:-2], sets) or not sets["the"].isdisjoint(left[-5:-2])  # the 2,412 of 2009
        return len(left) < 2 or not left[-2].isdigit() or (value >= _RECENT and is_row)
    if word in ("(", "[") and (value >= _LIKELY_YEAR or value % 100):
        return not behind or behind[0] in (")", "]", ",", ";", "–", "-", ":")
    if value >= _RECENT and left[-2:-1] == ["("] and behind[:1] == [")"] and word.isalpha():
        return word not in sets["counted"]  # (London 1999)
    if word == "," and len(left) > 1 and (left[-2].rstrip(".").isalpha() or (left[-2] == ")" and value >= _RECENT)):
        # (authorised, 1993); Ministry of Defence, 2009; Order of Merit, 2008 (in gold)
        is_last = not behind or behind[0] in (")", "]") or (value >= _RECENT and behind[0] in _CLOSING)
        return left[-2] in sets["events"] or (is_last and value >= _LIKELY_YEAR)
    return plain in sets["events"]


def _opens_line(left: list[str], behind: list[str]) -> bool:
    """1996: the entry of a list; or a line of its own."""
    return all(w in _BULLETS for w in left) and (not behind or behind[0] in (":", "–", "-"))


def _is_told_of(left: list[str], right: list[str], words: DateWords) -> bool:
    """Whether a name or a count that no separator ties to it follows: 1998 Legion of Merit; 2016 6 dead, 2017 22."""
    if not right:
        return False
    if right[0].isdigit():
        return len(right[0]) < _GROUP and right[1:2] not in ([","], ["."])
    is_name = right[0][0].isupper() and code_of_demonym(right[0], words.language) is None
    return is_name and len(right[0]) > 1 and all(w in _BULLETS for w in left)


def _ends_title(text: str, start: int, behind: list[str]) -> bool:
    """Goma 1994: a name and its year open a line, and a colon closes them."""
    if behind[:1] != [":"]:
        return False
    line = text[max(0, start - _LEFT) : start].rpartition("\n")[2]
    words = line.split()
    return len(line) < _LEFT and 0 < len(words) <= _TITLE and all(word[0].isupper() for word in words)


def _is_capital(lexed: Lexed, start: int) -> bool:
    word = re.search(r"([^\W_]+)\s+\Z", lexed.text[max(0, start - 20) : start])
    return bool(word) and word[1][:1].isupper()


def is_event_name(words: DateWords, label: str) -> bool:
    """Whether a title (of a linked page) names an event by its noun."""
    return any(w.rstrip(".").lower() in words.sets["events"] for w in _TOKEN.findall(label))


def is_month(lexed: Lexed, words: DateWords, token: int, before: str) -> bool:
    """Whether the word at `token`, without a day or a year, is a month.

    Args:
        lexed: the text.
        words: the date words of its language.
        token: the month's name.
        before: the class of the word directly before it, empty for none.
    """
    word = lexed.word(token)
    is_capital = lexed.text[lexed.starts[token]].isupper()
    if _is_lone(lexed.text, lexed.starts[token], lexed.ends[token]):
        return is_capital or (word in words.full_months and word not in words.sets["common_words"])
    if word in words.full_months and word not in words.sets["ambiguous_months"]:
        return True
    if is_capital and _is_entry(lexed.text, lexed.starts[token], lexed.ends[token]):
        return True
    if is_capital and _NAME_BEHIND.match(lexed.text, lexed.ends[token]):
        return False  # August Böckh, the May Revolution
    if word not in words.full_months and (is_capital != words.month_before_day):
        return False  # Jan is a name where months have no capital
    if word in words.sets["common_words"] and not is_capital:
        return before != "" and before in "iSEML"
    return before != "" and before in _WORDS_OF_TIME


def _is_lone(text: str, start: int, end: int) -> bool:
    """Whether there is nothing else between the blank lines of a text."""
    return _OPENS.search(text, max(0, start - _LEFT), start) is not None and _CLOSES.match(text, end) is not None


def _is_entry(text: str, start: int, end: int) -> bool:
    """Whether a word opens a line, as what the rest of it is about: May: 471 men; Oct. – handed over."""
    return _LABEL.match(text, end) is not None and _LABELLED.search(text, max(0, start - _LEFT), start) is not None


def _is_common_word(lexed: Lexed, words: DateWords, token: int) -> bool:
    """Whether the month's name at `token` is also an ordinary word, and is written as one (may, march)."""
    return lexed.word(token) in words.sets["common_words"] and not lexed.text[lexed.starts[token]].isupper()
