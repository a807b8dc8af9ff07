"""Acronyms with their expansions, after Schwartz and Hearst.

A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
Pacific Symposium on Biocomputing 8 (2003), 451-462: the candidates beside a parenthesis, their length limits and the
match of letters from the right are theirs. Added: initials that fit word by word before letters that fit anywhere (the
shortest long form otherwise loses "augmentative and" of AAC), a definition with its language before it and the acronym
behind a comma ("French: Mission … au Tchad, MINURCAT"), letters compared without accents, and pairs whose letters
disagree.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.lexicon import LANGUAGES, load
from pipeline.recognise.entities import AcronymMention
from pipeline.recognise.names import Word, end_before, name_before, name_connectors, words

_PARENTHESIS = re.compile(r"\(([^()\n]{2,240})\)")
# What an acronym in or before a parenthesis has at least; letters beyond Latin 1 are not told apart by case. A set that
# reaches beyond it is compiled slowly, and searched for fast: only the first capital is written so.
_NO_CAPITAL = r"\0-@\[-\xbf\xd7\xdf-\xff"
_CAPITALS = re.compile(rf"[A-ZÀ-ÖØ-Þ\u0100-\U0010ffff][{_NO_CAPITAL}]*+[^{_NO_CAPITAL}]")
_REACH = 12  # characters before a parenthesis in which an acronym stands that it explains
_SHORT = re.compile(r"[^\W_](?:[^\W_]|[-&./](?=[^\W_])){1,9}\Z")
_WORD_BEFORE = re.compile(r"([^\W_](?:[^\W_]|[-&.](?=[^\W_])){1,9})[ \u00a0]\Z")
_LANGUAGE_PREFIX = re.compile(r"\s*[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?:\s*")
_SEPARATOR = re.compile(r"[,;:]\s")

# A mismatched pair counts as a definition only where the name is long enough to be one.
_LEAST_NAME_WORDS = 3

# Of the words a name may have inside, those longer than this (voor, pour) carry a letter of the acronym.
_LONGEST_SMALL_WORD = 4


def find_acronyms(text: str) -> list[AcronymMention]:
    """The acronyms that a text defines, in order of the acronym.

    Found are "long form (SHORT)", "SHORT (long form)" and "(Language: long form, SHORT)". A pair whose letters do not
    agree is given too, as not matched, where a capitalised name of an organisation stands directly before the
    acronym in parentheses.
    """
    found = []
    for m in _PARENTHESIS.finditer(text):
        if _CAPITALS.search(text, max(0, m.start() - _REACH), m.end()) is None:
            continue
        mention = _inside(text, m.start(1), m.end(1)) or _long_before(text, m) or _short_before(text, m)
        if mention is not None:
            found.append(mention)
    return found


def _long_before(text: str, parenthesis: re.Match[str]) -> AcronymMention | None:
    """The pattern "long form (SHORT)", further words behind a comma or colon in the parenthesis allowed."""
    content = parenthesis[1]
    cut = _SEPARATOR.search(content)
    short = content[: cut.start()] if cut else content
    if not _is_short_form(short.strip()):
        return None
    start = parenthesis.start(1) + len(short) - len(short.lstrip())
    short = short.strip()
    end = end_before(text, parenthesis.start())
    limit = min(len(short) + 5, len(short) * 2)
    candidate = _last_words(text, end, limit)
    if candidate is None:
        return None
    long_start = _initials(short, text, candidate, end)
    if long_start is None:
        long_start = _best_long_form(short, text, candidate, end)
        long_start = None if long_start is None else _fuller(text, short, long_start)
    if long_start is not None and not _is_small(text, long_start):
        return _mention(text, (start, start + len(short)), (long_start, end), True)
    named = _name_before(text, end, limit + _LEAST_NAME_WORDS) if short.isupper() else None
    if named and _is_organisation_name(text, named):
        # A name longer than the paper's limit of words may still hold the letters.
        is_matched = _fold(text[named[0]]) == _fold(short[0]) and _explains(short, text[slice(*named)])
        return _mention(text, (start, start + len(short)), named, is_matched)
    return None


def _short_before(text: str, parenthesis: re.Match[str]) -> AcronymMention | None:
    """The pattern "SHORT (long form)": the whole content, a language before it left off, must be the expansion."""
    before = _WORD_BEFORE.search(text, max(0, parenthesis.start() - _REACH), parenthesis.start())
    if before is None or not _is_short_form(before[1]) or not before[1].isupper():
        return None
    start, end = _without_language(text, parenthesis.start(1), parenthesis.end(1))
    cut = _SEPARATOR.search(text, start, end)
    end = cut.start() if cut else end
    count = len(words(text, start, end))
    if not 2 <= count <= min(len(before[1]) + 5, len(before[1]) * 2):
        return None
    if _fold(text[start]) != _fold(before[1][0]) or not _explains(before[1], text[start:end]):
        return None
    return _mention(text, before.span(1), (start, end), True)


def _inside(text: str, start: int, end: int) -> AcronymMention | None:
    """The pattern "(Language: long form, SHORT)": both in the parenthesis, the acronym last."""
    comma = text.rfind(",", start, end)
    if comma < 0:
        return None
    short = text[comma + 1 : end].strip()
    long_start, _ = _without_language(text, start, comma)
    if not _is_short_form(short) or not short.isupper() or len(words(text, long_start, comma)) < 2:
        return None
    if _fold(text[long_start]) != _fold(short[0]) or not _explains(short, text[long_start:comma]):
        return None
    at = text.index(short, comma + 1)
    return _mention(text, (at, at + len(short)), (long_start, comma), True)


def _mention(text: str, short: tuple[int, int], long: tuple[int, int], is_matched: bool) -> AcronymMention:
    return AcronymMention(*short, text[slice(*short)], *long, text[slice(*long)], is_matched)


def _is_short_form(word: str) -> bool:
    """Two to ten characters, a letter or digit first, two capitals (the paper asks one letter); no Roman numeral."""
    return _SHORT.match(word) is not None and sum(c.isupper() for c in word) >= 2 and not set(word) <= set("IVX")


def _without_language(text: str, start: int, end: int) -> tuple[int, int]:
    prefix = _LANGUAGE_PREFIX.match(text, start, end)
    return (prefix.end() if prefix else start, end)


def _last_words(text: str, end: int, count: int) -> int | None:
    """Where the last `count` words before `end` begin, a line or a parenthesis never left."""
    start = max(0, end - 24 * count)
    border = max(text.rfind(mark, start, end) for mark in "\n()[]:;")
    found = words(text, max(start, border + 1), end)[-count:]
    return found[0].start if found else None


def _initials(short: str, text: str, start: int, end: int) -> int | None:
    """Where the words begin whose initials the acronym's letters are, one by one, small words passed over."""
    letters = [_fold(c) for c in short if c.isalnum()]
    for word in reversed(words(text, start, end)):
        if word.text in _small_words():
            continue
        if _fold(word.text[0]) != letters[-1]:
            return None
        letters.pop()
        if not letters:
            return word.start
    return None


def _is_small(text: str, start: int) -> bool:
    first = words(text, start, start + 24)
    return bool(first) and first[0].text in _small_words()


def _best_long_form(short: str, text: str, start: int, end: int) -> int | None:
    """The paper's findBestLongForm: letters matched from the right, the first one at the beginning of a word."""
    at = end
    for position in range(len(short) - 1, -1, -1):
        letter = _fold(short[position])
        if not letter.isalnum():
            continue
        at -= 1
        while at >= start and (_fold(text[at]) != letter or (position == 0 and at > start and text[at - 1].isalnum())):
            at -= 1
        if at < start:
            return None
    # A long form that is no longer than the short one, or holds it, defines nothing.
    if end - at <= len(short) or short in text[at:end].split():
        return None
    return at


def _fuller(text: str, short: str, start: int) -> int:
    """The start of a fuller long form: capitalised words before the paper's that bring the acronym's first letter."""
    earliest = start
    for word in reversed(words(text, max(0, start - 80), start)):
        if not word.is_capitalised or text[word.end : start] not in (" ", "\u00a0"):
            break
        start = word.start
        if _fold(word.text[0]) == _fold(short[0]):
            earliest = start
    return earliest


def _explains(short: str, long: str) -> bool:
    """Whether the letters of the acronym are in the long form, in order."""
    letters = iter(_fold(c) for c in long)
    return all(_fold(c) in letters for c in short if c.isalnum())


def _name_before(text: str, end: int, most: int) -> tuple[int, int] | None:
    spans = [name_before(text, end, language, most) for language in LANGUAGES]
    longest = min((span for span in spans if span), default=None)
    run = words(text, *longest) if longest else []
    while run and (run[0].text.casefold() in _small_words() or not run[0].is_capitalised):
        run = run[1:]
    return (run[0].start, end) if run else None


def _is_organisation_name(text: str, span: tuple[int, int]) -> bool:
    """Whether a capitalised run reads as the name of a body: long, with a small word inside or a word for a body."""
    run = words(text, *span)
    capitals = sum(word.is_capitalised and not word.is_acronym for word in run)
    return len(run) >= _LEAST_NAME_WORDS and capitals >= 2 and any(_is_body_word(word) for word in run)


def _is_body_word(word: Word) -> bool:
    return word.text.casefold() in _body_words()


@cache
def _small_words() -> frozenset[str]:
    lists = [name_connectors(language) for language in LANGUAGES]
    return frozenset(word for listed in lists for word in listed if len(word) <= _LONGEST_SMALL_WORD)


@cache
def _body_words() -> frozenset[str]:
    lists = [load(language, "organisations")["bodies"] for language in LANGUAGES]
    return frozenset(word for listed in lists for word in listed)


@lru_cache(maxsize=1024)
def _fold(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0].casefold()
