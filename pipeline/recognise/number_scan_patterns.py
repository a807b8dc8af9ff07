"""The patterns by which `number_scan` passes over a text, made from a language's lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.recognise.number_context import number_context
from pipeline.recognise.number_lexicon import trie_pattern
from pipeline.recognise.number_patterns import DIGITS, SPACES

_CONNECTIVES = frozenset({"and", "of", "over", "point"})


@dataclass(frozen=True)
class ScanPatterns:
    """What the scan looks for in one language.

    Attributes:
        token: digits, addresses and the words that can begin or continue a number, in folded text.
        gap: what may stand between two tokens of a run: white space, a hyphen, a connective (and, of, over, point).
    """

    token: re.Pattern[str]
    gap: re.Pattern[str]


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
    led = {*context.data["one_as_article"]["nouns"], *context.rate_leads, *connectives}
    led |= {p.split()[1] for phrases in context.vague_phrases.values() for p in phrases if p.split()[0] in articles}
    after_minus = "|".join(rf"(?<={re.escape(w)}[ ])" for w in context.data["negatives"])
    leading = rf"(?:{trie_pattern(articles)})(?=[{SPACES}-]+(?:(?:{trie_pattern(led)})(?![^\W_])|{known}))"
    negated = rf"(?:{after_minus})(?:{trie_pattern(articles)})(?![^\W_])"
    address = r"(?:https?|ftp)://\S++|www\.\S++"
    # Whole words and marks are passed over inside the pattern: a match for each of them would cost three times as much.
    token = rf"""
      (?P<passed>(?:
          (?!{known}|{leading}|{negated}|{address})[^\W\d_]++[^\w.,]*+
        | [^\w.,]++
        | [.,](?![0-9]) | (?<=[\w.,:)])[.,] | [^\W0-9](?<![^\W\d_])
      )*+)
      (?:
        (?P<address>{address})
      | {DIGITS.replace("SYMBOLS", trie_pattern(s.lower() for s in context.data["scale_symbols"]))}
      | (?P<word>{known}|{leading}|{negated})
      | \Z
      )
    """
    marks = "|".join(sorted((re.escape(c).replace(r"\ ", "[ ]") for c in connectives), key=len, reverse=True))
    space = rf"[{SPACES}\t]"
    gap = rf"{space}*(?:(?P<mark>[-‑/]){space}*)?|(?:{space}+|-)(?P<connective>{marks})(?:{space}+|-)"
    return ScanPatterns(re.compile(token, re.VERBOSE), re.compile(gap))
