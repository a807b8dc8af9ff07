"""What a date looks like: patterns over the classes of a lexed text, and how each kind is read.

A pattern is written in the classes of `date_words` and `date_lexer`: ``d m y`` is a day, a month and a year with spaces
between. Repetition is bounded everywhere, so that reading is linear in the number of tokens. What is found here is a
*match* of one or two points in time, as written: no context, no judgement whether a bare number is a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from pipeline.lexicon.compiled import compiled
from pipeline.read.frozen import constructor
from pipeline.recognise import date_anaphor_readers as anaphors
from pipeline.recognise import date_day_readers as days
from pipeline.recognise import date_period_readers as periods
from pipeline.recognise.date_lexer import BREAK, WORD_HYPHEN, Lexed
from pipeline.recognise.date_points import Match
from pipeline.recognise.date_reading import Reading
from pipeline.recognise.date_words import DateWords

_ALONE = r"(?<![·#/_])(?<![dzyn]=)"  # no part of a longer row of digits, nor of a name
_NO_DIGITS = r"(?<![·#/])(?<![dzyn]=)"  # the same, but a word may be tied to it (report-2013-07-01)
_NO_MORE = r"(?![·#/=~][dzyng])"
_D = r"(?:(?<![·#/_])[dz]|D)"
_WORD_DAY = r"K[ =][co]|K(?![ =][JGKco])|c(?![ =][JGK])|o"
_DAY = rf"(?:t )?(?:{_D}|{_WORD_DAY})"
_SECOND_DAY = rf"(?:t )?(?:[dzD]|{_WORD_DAY})"
_DAY_THEN_MONTH = r"(?:[ ~:=/·]| v )"
_WORD_YEAR = r"(?:C(?: & c|[ =][cKJ])?|[cK](?:[ =][cKJG]| & [cKJq]){1,4})"
_TIED_DAY = r"=d(?:[ ~:=/·]| v )m"  # 18 Nov 2014-19 Dec 2015
_YEAR = rf"(?:[yn](?:(?={_TIED_DAY})|{_NO_MORE})|a|z|{_WORD_YEAR})"
_MONTH_THEN_YEAR = r"(?:[ ,:=~#/]| [vi] (?:t )?(?:[NY] )?(?:v )?| t N )"
_DAY_THEN_YEAR = r"(?:[ ,:#=/]| [vi] (?:t )?(?:N )?)"
_AND = r"(?:[–=/]| [r&OP] (?:t )?|,[&O] (?:t )?)"
_WEEKDAY = r"(?:w[ ,:](?:P )?)?"
_DECADE = r"(?:g|j (?:g|a|z|d|y(?![–=/][yzda])|C(?: c)?|c [KJc]|[cKJ]))"
_CENTURY = r"(?:D|o|K[ =]o)[ =]k"
_PATTERNS = {
    "date_before_christ": rf"(?:{_DAY}{_DAY_THEN_MONTH})?m(?:{_MONTH_THEN_YEAR}|[ ~:](?:[dD]),)[dzyn][ ~]e",
    "days": rf"{_WEEKDAY}{_DAY}(?:,{_D}){{0,6}}{_AND}(?:w )?{_SECOND_DAY}"
    rf"{_DAY_THEN_MONTH}m(?:{_MONTH_THEN_YEAR}{_YEAR})?",
    "month_days": rf"m[ ~:]{_DAY}(?:,{_D}){{0,6}}{_AND}{_SECOND_DAY}"
    rf"(?:{_DAY_THEN_YEAR}{_YEAR}|{_NO_MORE}(?!{_DAY_THEN_MONTH}m))",
    "month_between": rf"m b {_DAY} & {_DAY}",
    "day_to_date": rf"{_DAY} r m[ ~:]{_D}{_NO_MORE}(?:{_DAY_THEN_YEAR}{_YEAR})?",
    "day_month": rf"{_WEEKDAY}{_DAY}{_DAY_THEN_MONTH}m(?:{_MONTH_THEN_YEAR}{_YEAR})?",
    "month_day_word_year": rf"m (?:K[ =][co]|[cKo]) {_WORD_YEAR}",
    "month_word_year": rf"m(?:[ ,]| v ){_WORD_YEAR}",
    "month_day": rf"{_WEEKDAY}m(?:[ ~:=/]|,(?=D)| t )(?:[dD]|K[ =][co]|[cKo])"
    rf"(?:{_DAY_THEN_YEAR}{_YEAR}|{_NO_MORE}(?![ :]m))",
    "year_month": rf"{_ALONE}y[ ,=/:]m(?!{_MONTH_THEN_YEAR}[yC])(?:[ ,=/:](?:t )?[dDo]{_NO_MORE}(?![ :]m))?",
    "month_year": rf"m{_MONTH_THEN_YEAR}{_YEAR}",
    "numeric_days": rf"{_ALONE}[dz][–=][dz](?P<r>[/·])[dz](?P=r)y{_NO_MORE}",
    "numeric_range": rf"{_ALONE}[dz](?P<n>[=/·])[dz][–=][dz](?P=n)[dz](?:(?P=n)|,)y{_NO_MORE}",
    "year_first": rf"{_NO_DIGITS}y(?P<s>[=/·])[dz](?P=s)[dz]{_NO_MORE}",
    "year_last": rf"{_ALONE}[dz](?P<p>[=/·])[dz](?P=p)(?:y|[dz]|a){_NO_MORE}",
    "year_apart": rf"{_ALONE}[dz][=/][dz],y{_NO_MORE}",
    "month_years": rf"{_ALONE}d/y[=–]d/y{_NO_MORE}",
    "month_slash_year": rf"{_ALONE}d[/=]y{_NO_MORE}",
    "quarter": rf"Q(?:[ ,=]| v )(?:t )?(?:N )?y{_NO_MORE}|{_ALONE}y[ =,]Q"
    rf"|(?:t )?[oDx] u(?: [vi])?(?: t)?(?: N)? y{_NO_MORE}",
    "before_christ": rf"{_ALONE}[dzyn](?:(?:[–=]| [r&O] )[dzyn])? ?e",
    "centuries": r"(?:t )?(?:D|o|K[ =]o)(?:[–=]| [&Or] (?:t )?)(?:D|o|K[ =]o)[ =]k(?! e)",
    "half": rf"(?:t )?[oDx] h (?:v )?(?:t )?(?:N )?(?:y{_NO_MORE}|{_DECADE}|{_CENTURY}|m(?:{_MONTH_THEN_YEAR}y)?)",
    "century": rf"(?:t )?{_CENTURY}(?: e)?",
    "season": rf"s(?:[ ,]| v (?:t )?(?:[NY] )?)[ya](?:[/–=][yzda])?{_NO_MORE}",
    "named_day": rf"H(?:[ ,]| v (?:t )?)y{_NO_MORE}",
    "christian_era": rf"X [dzyn]|{_ALONE}[dzyn] X",
    "years": rf"(?:{_ALONE}y[–=/]y|a[–=/]a){_NO_MORE}",
    "years_short": rf"{_ALONE}y[–=/][dza]{_NO_MORE}",
    "decades": r"(?:t )?j [gKJcaz] & [gKJcaz](?! [Nmyjh])",
    "decade": rf"(?:t )?{_DECADE}",
    "year": rf"(?:{_ALONE}(?<![dzynDg][–])|(?<=m y–)|(?<=[dD],y–))y{_NO_MORE}(?![–=/][dzn])",
    "year_of_century": r"a",
    "month": r"m",
    "day_of_same": r"(?:t )?(?:D|o|K[ =]o) v Z N",
    "season_of_same": r"s(?: v)? Z N",
    "next_season": r"[FB] s(?! (?:v )?[ya])",
    "same": r"Z [Ns]",
    "part_of_told": r"(?:(?<=[EML] [vi] )|(?<=M ))t N(?! (?:v )?[yaz])",
    "next_or_previous": r"[FB] N|t N [lR<>]",
    "offset": r"(?:[cqd]|K[ =]c|[KJz]) [Nj] [lR<>S]",
    "neighbouring_day": r"V",
    "weekday": r"w",
    "day_word": r"[Wp]",
    "relative": r"T N",
}
# Where a match can begin: looked at first, so that most tokens are passed over at once.
_BEGIN = r"(?=[dzDyagmwsQHXjKcoJZFBNqxWpTV]|t [dzDcKogxjN])"
_MATCH = compiled(_BEGIN + "(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()) + ")")


# No pattern goes across what these begin, so that each such row is matched on its own. A page has few different ones.
_ROW = re.compile(f"[{BREAK}{WORD_HYPHEN}][^{BREAK}{WORD_HYPHEN}]*")
_LONGEST_ROW_KEPT = 64

_reading = constructor(Reading)


def matches(lexed: Lexed, words: DateWords) -> Iterator[Match]:
    """Everything in a text that has the form of a date, in order, none overlapping another."""
    begin = 0
    for row in _ROW.findall(lexed.classes):
        for kind, first, last in _forms(row) if len(row) <= _LONGEST_ROW_KEPT else _forms.__wrapped__(row):
            yield from _READERS[kind](_reading(lexed, words, kind, begin + first, begin + last))
        begin += len(row) // 2


@lru_cache(maxsize=4096)
def _forms(row: str) -> list[tuple[str, int, int]]:
    """What in a row of classes has the form of a date: the pattern's name, its first and its last token."""
    found: list[tuple[str, int, int]] = []
    for m in _MATCH.finditer(row):
        kind = m.lastgroup
        if kind is None or kind in ("s", "p", "n", "r"):  # the separators' groups close before the pattern's
            kind = next(k for k in _PATTERNS if m[k] is not None)
        found.append((kind, m.start() // 2, m.end() // 2 - 1))
    return found


_READERS: dict[str, Callable[[Reading], Iterator[Match]]] = {
    "date_before_christ": periods.read_nothing,
    "days": days.read_days,
    "month_days": days.read_month_days,
    "month_between": days.read_month_between,
    "day_to_date": days.read_day_to_date,
    "day_month": days.read_day_month,
    "month_day_word_year": days.read_month_day_word_year,
    "month_word_year": days.read_month_word_year,
    "month_day": days.read_month_day,
    "year_month": days.read_year_month,
    "month_year": days.read_month_year,
    "year_first": days.read_year_first,
    "numeric_days": days.read_numeric_days,
    "numeric_range": days.read_numeric_range,
    "year_last": days.read_year_last,
    "year_apart": days.read_year_last,
    "month_years": days.read_month_years,
    "month_slash_year": days.read_month_slash_year,
    "quarter": periods.read_quarter,
    "half": periods.read_half,
    "century": periods.read_century,
    "season": periods.read_season,
    "named_day": days.read_named_day,
    "christian_era": periods.read_christian_era,
    "before_christ": periods.read_nothing,
    "centuries": periods.read_centuries,
    "years": periods.read_years,
    "years_short": periods.read_years_short,
    "decades": periods.read_decades,
    "decade": periods.read_decade,
    "year": periods.read_year,
    "year_of_century": periods.read_year_of_century,
    "month": days.read_month,
    "day_of_same": anaphors.read_day_of_same,
    "season_of_same": anaphors.read_same,
    "next_season": anaphors.read_next_season,
    "same": anaphors.read_same,
    "part_of_told": anaphors.read_part_of_told,
    "next_or_previous": anaphors.read_next_or_previous,
    "offset": anaphors.read_offset,
    "neighbouring_day": anaphors.read_neighbouring_day,
    "weekday": anaphors.read_weekday,
    "day_word": anaphors.read_day_word,
    "relative": anaphors.read_relative,
}
