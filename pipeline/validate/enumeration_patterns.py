"""The patterns by which an enumeration is told, compiled from the lexicons ``comparisons`` and ``quantities``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.validate.wording import alternation, whole_words, words_before

LABEL = 40
"""The most characters of a label before a part."""


@dataclass(frozen=True, slots=True)
class EnumerationPatterns:
    """What stands between and around the numbers of an enumeration in one language.

    Attributes:
        separator: a comma, a semicolon or a word that joins parts.
        gap: from behind one part up to the next: a phrase, one separator, and at most the label of the next part.
        breaker: words that end an enumeration.
        cause: words right behind a part that say what it is of: 27 to accidents.
        of_them: words behind a number that counts some of those told before.
        opener: from behind a total up to its first part, with the mark or words that open the parts.
        opener_apart: the same where an aside stands before a colon.
        opening_word: the words that open them.
        partly: words of an opener that say that the parts are not all.
        clause: words that make another clause of what follows a part.
        running_on: words behind a number that count more than what was listed.
        total_cue: words that end where a number begins and make it the sum of those before.
        not_total: words before such words that make them no total.
        total_behind: words behind a number that make it the sum of those before.
        article_part: a part told with an article in the place of a number.
        from_countries: from behind a total up to the number of the countries that those counted come from.
        countries: the noun behind that number.
        resolution: a resolution's number, behind the word for it.
    """

    separator: re.Pattern[str]
    gap: re.Pattern[str]
    breaker: re.Pattern[str]
    cause: re.Pattern[str]
    of_them: re.Pattern[str]
    opener: re.Pattern[str]
    opener_apart: re.Pattern[str]
    opening_word: re.Pattern[str]
    partly: re.Pattern[str]
    clause: re.Pattern[str]
    running_on: re.Pattern[str]
    total_cue: re.Pattern[str]
    not_total: re.Pattern[str]
    total_behind: re.Pattern[str]
    article_part: re.Pattern[str]
    from_countries: re.Pattern[str]
    countries: re.Pattern[str]
    resolution: re.Pattern[str]


@cache
def enumeration_patterns(language: str) -> EnumerationPatterns:
    """The patterns of a language, made once."""

    def listed(name: str) -> str:
        return alternation(language, "comparisons", name)

    def whole(name: str) -> re.Pattern[str]:
        return whole_words(language, "comparisons", name)

    def pattern(written: str) -> re.Pattern[str]:
        return compiled(written, re.IGNORECASE)

    joiners, openers = listed("joiners"), listed("openers")
    clauses, articles = (alternation(language, "quantities", name) for name in ("clause_words", "articles"))
    totals, totals_behind, shared = listed("totals_before"), listed("totals_after"), listed("share_of")
    fillers = listed("total_fillers")
    nations = "|".join(map(re.escape, load(language, "quantities")["nouns"]["country"]))
    words = r"[^,;:()–—\n]"
    return EnumerationPatterns(
        separator=pattern(rf"[,;]|\s(?:{joiners})\s"),
        gap=pattern(
            rf"{words}{{0,60}}?(?:\s*[,;]\s*(?:(?:{joiners})\s+)?|\s+(?:{joiners})\s+|\s+[-–]\s+|\s*/\s*)"
            rf"(?P<label>{words}{{0,{LABEL}}})"
        ),
        breaker=whole("breakers"),
        cause=pattern(rf"\A\s+(?:{listed('parts_by')})\s+(?=[^\W\d_])"),
        of_them=pattern(rf"\s+(?:[^\W\d_]+\s+)?(?:{listed('of_them')})(?!\w)"),
        opener=pattern(
            rf"{words}{{0,80}}?(?:\s\([^()]{{0,20}}\d{{4}}\)(?=\s*:))?(?P<opener>\s*[(:—–]\s*|\s+-\s+|\s*,?\s+(?:{openers})[:\s]\s*)"
            rf"(?P<label>{words}{{0,{LABEL}}})"
        ),
        opener_apart=pattern(rf"{words}{{0,60}}?,{words}{{0,60}}?\s*:\s*(?P<label>{words}{{0,{LABEL}}})"),
        opening_word=whole("openers"),
        partly=whole("partly"),
        clause=pattern(rf"(?<!\w)(?:{clauses})(?!\w)|[=]"),
        running_on=whole("running_on"),
        total_cue=pattern(rf"(?<![\w-])(?P<cue>{totals})(?:\s*[:=]|(?:\s+(?:{fillers})){{0,2}})\s*\Z"),
        not_total=words_before(language, "comparisons", "not_totals_behind"),
        # In total of … begins another number.
        total_behind=pattern(rf"\s+(?:\w+\s+)?(?:{totals_behind})(?!\s+(?:{shared})\b)(?!\w)"),
        from_countries=pattern(rf"\s(?:[^\W\d_]+\s){{0,3}}(?:{alternation(language, 'quantities', 'origins')})\s"),
        countries=pattern(rf"\s(?:[^\W\d_]+\s)?(?:{nations})(?!\w)"),
        resolution=pattern(load(language, "strengths")["resolution"]),
        article_part=pattern(rf"[^,;:()–—]{{0,30}}?(?:,\s*(?:(?:{joiners})\s+)?|\s+(?:{joiners})\s+)(?:{articles})\s"),
    )
