"""In what language a title is written, where its small words leave little doubt."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import load_shared

_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.2  # of the words that must be small words of the language
_FEWEST = 2
_SHORTEST = 4


def language_of_title(title: str, usual: str) -> str | None:
    """The language (BCP 47) that a title is written in, where that is another than the usual one.

    It is the one whose small words the title has most of. None where they are few, two languages have as many, or the
    usual language has almost as many.
    """
    # Those of another language must outnumber those of the usual one, which nearly all titles have none of.
    foreign = _foreign(usual.split("-", maxsplit=1)[0])
    if sum(word in foreign for word in _WORD.findall(title.casefold())) < _FEWEST:
        return None
    # A word in capitals is an acronym (UN), not the article of another language.
    words = [m[0].casefold() for m in _WORD.finditer(title) if not (m[0].isupper() and len(m[0]) > 1)]
    if len(words) < _SHORTEST:
        return None
    counts = dict.fromkeys(load_shared("small_words"), 0)
    for word in words:
        for code in _languages_of().get(word, ()):
            counts[code] += 1
    (most, code), (second, _) = sorted(((n, code) for code, n in counts.items()), reverse=True)[:2]
    is_clear = most > second and most - counts.get(usual.split("-", maxsplit=1)[0], 0) >= _FEWEST
    return code if is_clear and most >= _SHARE * len(words) and code != usual else None


@cache
def _foreign(usual: str) -> frozenset[str]:
    """The small words of other languages that are none of the usual one."""
    return frozenset(word for word, codes in _languages_of().items() if usual not in codes)


@cache
def _languages_of() -> dict[str, list[str]]:
    """The languages that have a word among their small words."""
    found: dict[str, list[str]] = {}
    for code, words in load_shared("small_words").items():
        for word in dict.fromkeys(words):
            found.setdefault(word, []).append(code)
    return found
