"""Digits that are a name or a time of day: 16.05 uur, Boeing 747, 2 Para, Hill 355, 155 mm howitzers.

Each question looks at a bounded stretch of one line beside the number, so that the whole stays linear.
"""

from __future__ import annotations

import re

from pipeline.lexicon.countries import code_of
from pipeline.recognise.counted_nouns import noun_lexicon
from pipeline.recognise.neighbours import Surroundings
from pipeline.recognise.number_context import NumberContext

_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]")
_HOUR = re.compile(r"[01]?[0-9]|2[0-4]")
_FOUR_FIGURES = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")  # 0630 hrs
_LAST_HOUR = 12
_OFFSET = re.compile(r"[^\W\d_][+−-]\Z")  # UTC+2
_SLASHED = re.compile(r"[0-9]{1,3}/[0-9]{1,3}")
_DEGREES = re.compile(r"\s?°\s?(?:[0-9]+['’′]|[NSEWO](?![^\W_]))")  # 12.5°N, 33°53′
_PENNANT = re.compile(r"\([A-Z] \Z")  # Rotterdam (L 800)
_CARTRIDGE = re.compile(r"\s?[×x]\s?[0-9]{1,3}(?: |-)?mm\b")  # 7.62×51mm
_SHORTEST_CODE = 3  # digits; with a nought before them they count nothing (0630, 007)
_LONGEST_UNIT = 4  # words of a unit's name behind its number
_BESIDE_BORE = 3  # words between the bore of a gun and the word for it


def is_name(text: str, around: Surroundings, context: NumberContext) -> bool:
    """Whether digits are a time of day, or the number of a type, page, house or unit: 16.05 uur, Boeing 747, 2 Para."""
    written = text[around.start : around.end]
    if is_clock(written, around, context) or _is_bore(text, around, context):
        return True
    if _OFFSET.search(text, max(0, around.start - 2), around.start) or _is_unit(text, written, around, context):
        return True
    if _DEGREES.match(text, around.end):
        return True
    before = [w for w in around.before[-4:] if w != "."]
    if not written.isdigit():
        return False
    if written[0] == "0" and len(written) >= _SHORTEST_CODE and written.strip("0"):
        return True
    nouns = noun_lexicon(context.lexicon.language)
    if not before:
        return nouns.postcode is not None and nouns.postcode.match(text, around.start) is not None
    if _is_in_series(text, around, before[-1], context) or _is_house(text, around, before, context):
        return True
    if around.first(1) == ")" and _PENNANT.search(text, max(0, around.start - 3), around.start):
        return True
    if len(before) < 2 or not around.after or not before[-1].isalpha() or len(before[-1]) < 2:
        return False
    return _is_type(text, around, before[-2], context)


def _is_in_series(text: str, around: Surroundings, before: str, context: NumberContext) -> bool:
    """Whether the word before is of things with a number for a name: Boeing 747, Hill 355, Task Force 150."""
    nouns = noun_lexicon(context.lexicon.language)
    if before in nouns.named_series:
        return True
    is_listed = before in nouns.capital_series or around.last(2) in nouns.capital_series
    if not is_listed or not text[around.last_word().start].isupper():
        return False
    following = around.first(1)  # Post 7, but "Camp 12 tents", a label and its count
    return not following[:1].isalpha() or following in nouns.stop


def _is_type(text: str, around: Surroundings, counting: str, context: NumberContext) -> bool:
    """Whether the word before the number is the name of a type of what is counted: 4 IAR 330 Puma, six Leopard 2 tanks.

    A name in capitals may have an article or a conjunction before it, any other a number and a noun behind.
    """
    word, hyphen = around.last_word(), around.first(1) == "-"
    name, number = text[word.start : word.end], context.lexicon.word(counting)
    behind = around.next_words(1, int(hyphen))
    if not behind or not behind[0].text[0].isalpha() or (number is None and not counting.isdigit()):
        return False
    if name.isupper():
        return context.unit(text, around) is None
    if not name[0].isupper() or (number is not None and number.kind != "cardinal"):
        return False
    nouns = noun_lexicon(context.lexicon.language)
    is_plain = text[behind[0].start].islower() and nouns.is_noun(behind[0].text)
    return is_plain and not nouns.is_noun(word.text) and code_of(name, context.lexicon.language) is None


def is_clock(written: str, around: Surroundings, context: NumberContext) -> bool:
    """Whether digits are a time of day: om 16.05 uur, at 5 pm, 0630 hrs."""
    after = around.first(1)
    leads = around.last(1) in context.data["clock_before"]
    if _CLOCK.fullmatch(written):
        is_measure = after in context.units or after in context.percent
        is_told = ":" in written or after in context.data["clock_after"] or (leads and not is_measure)
        return is_told or _is_half_day(around, context)
    if _FOUR_FIGURES.fullmatch(written):
        is_early = written[0] == "0"
        return after in context.data["clock_after"] and (is_early or around.last(1) in context.data["clock_at"])
    if not _HOUR.fullmatch(written):
        return False
    return (leads and after in context.data["clock_after"]) or _is_half_day(around, context)


def _is_half_day(around: Surroundings, context: NumberContext) -> bool:
    """Whether words behind an hour say in which half of the day it is."""
    halves = (half.split() for half in context.data["half_days"])
    return any(list(around.after[: len(half)]) == half for half in halves)


def is_hour_in_words(word: str, around: Surroundings, context: NumberContext) -> bool:
    """Whether a number word is an hour: at six o'clock, om vijf uur; but "in five hours" is none."""
    if around.first(1) not in context.data["hour_after_word"]:
        return False
    found = context.lexicon.word(word)
    is_hour = found is not None and found.kind == "cardinal" and 0 < found.value <= _LAST_HOUR
    leads = context.data["hour_before_word"]
    return is_hour and (not leads or around.last(1) in leads)


def _is_bore(text: str, around: Surroundings, context: NumberContext) -> bool:
    """Whether a number is the bore of a gun: 155 mm howitzers, kanonnen van 20 millimeter, 7.62×51mm, .50 calibre."""
    calibres = context.data["calibres"]
    if around.first(1) in calibres or around.last(1) in calibres or _CARTRIDGE.match(text, around.end):
        return True
    behind = around.after[1] if around.first(1) == "-" and len(around.after) > 1 else around.first(1)
    unit, _, gun = behind.partition("-")
    if context.units.get(unit) != "mm":
        return False
    guns = tuple(context.data["guns"])
    if gun:
        return gun.endswith(guns)  # 105 mm-kanon
    if around.last(1) in context.data["of"] and len(around.before) > 1 and around.before[-2].endswith(guns):
        return True
    return any(word.endswith(guns) for word in around.after[: _BESIDE_BORE + 1])


def _is_unit(text: str, written: str, around: Surroundings, context: NumberContext) -> bool:
    """Whether digits name a unit: 12 Infantry Battalion, 2 Para, 5/8 Gorkha Rifles; but 1 Engineer Company is one."""
    if not around.after or written == "1" or not (written.isdigit() or _SLASHED.fullmatch(written)):
        return False
    nouns = noun_lexicon(context.lexicon.language)
    for i, word in enumerate(around.next_words(min(_LONGEST_UNIT, len(around.after)))):
        if not text[word.start].isupper() or (i == 0 and word.start - around.end > 1):
            return False
        if "/" in written or nouns.is_of_unit(word.text):
            return True
    return False


def _is_house(text: str, around: Surroundings, before: list[str], context: NumberContext) -> bool:
    """Whether a number is that of a house: its line ends behind it, and a street or square alone stands before."""
    endings = noun_lexicon(context.lexicon.language).street_endings
    if not endings or around.after or not before[-1].endswith(endings):
        return False
    return all(text[word.start].isupper() for word in map(around.last_word, range(1, len(before) + 1)))
