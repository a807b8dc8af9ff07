"""The patterns by which `number_scan` passes over a text, made from a language's lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import trie_pattern
from pipeline.recognise.letter_runs import longest_run
from pipeline.recognise.number_context import number_context
from pipeline.recognise.number_patterns import DIGITS, SPACES

_ADDRESS = r"(?:https?|ftp)://\S++|www\.\S++"
_ADDRESS_INITIALS = "hfw"
_CONNECTIVES = frozenset({"and", "of", "over", "point"})


@dataclass(frozen=True)
class ScanPatterns:
    """What the scan looks for in one language.

    Attributes:
        token: finds digits, addresses and the words that can begin or continue a number, in folded text.
        gap: what may stand between two tokens of a run: white space, a hyphen, a connective (and, of, over, point).
        signs: finds a digit, or a word that is one sign (½).
        words: of every other word that `token` finds and that needs no second the longest run of letters
            (`letter_runs`).
        articles: likewise of the words that it finds only before another.
        led: likewise of those others.
        compounds: finds where a number written as one word may begin; None in a language without them.
    """

    token: re.Pattern[str]
    gap: re.Pattern[str]
    signs: re.Pattern[str]
    words: frozenset[bytes]
    articles: frozenset[bytes]
    led: frozenset[bytes]
    compounds: re.Pattern[str] | None


@cache
def scan_patterns(language: str) -> ScanPatterns:
    """The patterns of a language, made once."""
    context = number_context(language)
    words = context.lexicon.words
    articles = [w for w, entry in words.items() if entry.kind == "article"]
    connectives = [w for w, entry in words.items() if entry.kind in _CONNECTIVES]
    plain = {w for w in words if w not in articles and w not in connectives}
    plain |= {w for w in context.vague_phrases if w not in articles}
    starts = context.lexicon.compound_starts
    known = rf"(?:{trie_pattern(plain)})(?![^\W\d_])"
    if starts:
        known = rf"(?:{trie_pattern(starts)})[^\W\d_]++|{known}"
    signs = {w for w in plain if len(w) == 1 and not w.isalpha()}
    led = {*context.data["one_as_article"]["nouns"], *context.rate_leads, *connectives}
    led |= {p.split()[1] for phrases in context.vague_phrases.values() for p in phrases if p.split()[0] in articles}
    after_minus = "|".join(rf"(?<={re.escape(w)}[ ])" for w in context.data["negatives"])
    leading = rf"(?:{trie_pattern(articles)})(?=[{SPACES}-]+(?:(?:{trie_pattern(led)})(?![^\W_])|{known}))"
    negated = rf"(?:{after_minus})(?:{trie_pattern(articles)})(?![^\W_])"
    endings = "|".join(re.escape(s) for s in context.data["ordinal_suffixes"] if s.startswith("-")) or "(?!)"
    digits = DIGITS.replace("SYMBOLS", trie_pattern(s.lower() for s in context.data["scale_symbols"]))
    digits = digits.replace("ENDINGS", endings)
    initials = "".join(sorted({w[0] for w in (*plain, *starts, *articles)} | set(_ADDRESS_INITIALS)))
    # Tried at every character: what fails soonest stands first. A word begins where no letter stands before it.
    token = rf"""
        (?=[0-9.,])(?:{digits})
      | (?<![a-z])(?<![^\W\d_])(?=[{re.escape(initials)}])
        (?:(?P<word>{known}|{leading}|{negated})|(?P<address>{_ADDRESS}))
    """
    marks = "|".join(sorted((re.escape(c).replace(r"\ ", "[ ]") for c in connectives), key=len, reverse=True))
    space = rf"[{SPACES}\t]"
    gap = rf"{space}*(?:(?P<mark>[-‑/]){space}*)?|(?:{space}+|-)(?P<connective>{marks})(?:{space}+|-)"
    return ScanPatterns(
        token=compiled(token, re.VERBOSE),
        gap=compiled(gap),
        signs=compiled(f"[0-9{re.escape(''.join(sorted(signs)))}]"),
        words=frozenset(map(longest_run, plain - signs)),
        articles=frozenset(map(longest_run, articles)),
        led=frozenset(map(longest_run, led)),
        compounds=compiled(rf"(?<![^\W\d_])(?:{trie_pattern(starts)})") if starts else None,
    )
