"""What looks like a number and is none: parts of dates, pronouns, idioms. Names are the business of `number_names.py`.

Each question looks at a bounded stretch of one line beside the number, so that the whole stays linear.
"""

from __future__ import annotations

import re

from pipeline.recognise.counted_nouns import noun_lexicon
from pipeline.recognise.neighbours import Surroundings, Word
from pipeline.recognise.number_context import NumberContext

_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}")
_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_SECOND_YEAR = re.compile(r"\s?[-–/]\s?(?:[12][0-9]{3}|[0-9]{2})(?![0-9.,])")
_SHORT_YEAR = re.compile(r"[0-9]{2}|[12][0-9]{3}")
_DASHES = frozenset("-–/")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"“”'(*•–—-])\s*$")
_LIKELY_YEAR = 1500  # below, a number that ends a range is a count


def is_date_part(text: str, around: Surroundings, context: NumberContext) -> bool:
    """Whether the number is a day or a year: beside a month, after a word that leads to a year, in a pair of years.

    A guard for texts whose dates were not looked for; it knows obvious dates only.
    """
    written = text[around.start : around.end]
    months = context.lexicon.folded_months
    if not months.isdisjoint(around.after[:3]) and _is_day_before_month(text, around, context):
        return True
    if len(written) == 2 and text[around.start - 1 : around.start] in ("'", "’"):
        return True  # summer '56
    before = [w for w in around.before[-4:] if w not in (",", ".")]
    if before and before[-1] in months and _is_month(text, around.last_word(), context):
        return bool(_DAY.match(written) or _YEAR.fullmatch(written))
    if len(before) > 1 and before[-1] in _DASHES and _YEAR.fullmatch(before[-2]) and _SHORT_YEAR.fullmatch(written):
        return True  # 1990–91
    if not _YEAR.fullmatch(written):
        return bool(before) and before[-1] in context.data["decade_before"]
    return _is_year(text, around, before, context)


def _is_day_before_month(text: str, around: Surroundings, context: NumberContext) -> bool:
    words = [w for w in around.next_words(3) if w.text not in context.data["day_link"]]
    if words[0].start - around.end < 8 and _is_month(text, words[0], context):
        return True
    is_pair = len(words) == 3 and words[0].text in context.data["day_pair"] and _DAY.fullmatch(words[1].text)
    return bool(is_pair and _DAY.fullmatch(text, around.start, around.end)) and _is_month(text, words[2], context)


def _is_year(text: str, around: Surroundings, before: list[str], context: NumberContext) -> bool:
    months = context.lexicon.folded_months
    if before and (before[-1] in months or (len(before) > 1 and before[-2] in months and before[-1][0].isdigit())):
        return True  # May 4, 2013
    last = before[-1] if before else ""
    if last in context.data["range_words"] and len(before) > 1 and before[-2].isdigit() and _is_early(around, text):
        return False  # 300 to 1000: the end of a range of counts
    if last in context.data["year_before"] or " ".join(before[-3:]) in context.data["year_before"]:
        return True
    if last in context.data["year_determiners"] and around.after and text[around.next_words(1)[0].start].isupper():
        return True  # the 2013 Malian election
    end = around.end
    is_bracketed = text[around.start - 1 : around.start] == "(" and text[end : end + 1] in (")", "–", "-", ",", ";")
    return is_bracketed or bool(_SECOND_YEAR.match(text, end, end + 8))


def _is_early(around: Surroundings, text: str) -> bool:
    """Whether a number of four digits is too early for a year that is told without a word for one."""
    return int(text[around.start : around.end]) < _LIKELY_YEAR


def _is_month(text: str, word: Word, context: NumberContext) -> bool:
    return text[word.start : word.end] in context.lexicon.months


def is_pronoun(around: Surroundings, context: NumberContext) -> bool:
    """Whether "one" stands for somebody or something: the one, one of the largest, a new one."""
    rules = context.data["pronoun"]
    before, after = around.before[-2:], around.after[:6]
    if before and (before[-1] in rules["before"] or " ".join(before) in rules["before"]):
        return not (after and context.lexicon.word(after[0]))  # but: the one hundred
    if len(before) == 2 and before[0] in rules["determiners"] and before[1].isalpha():
        return not (after and after[0].isalpha() and after[0] not in context.data["stop"])
    if after and (after[0] in rules["after"] or " ".join(after[:2]) in rules["after"]):
        return True
    if len(after) < 3 or after[0] not in rules["of"]:
        return False
    endings = tuple(rules["superlative_endings"])
    return any(w in rules["superlatives"] or (len(w) > 5 and w.endswith(endings)) for w in after[2:4])


def is_idiom(word: str, around: Surroundings, context: NumberContext) -> bool:
    """Whether a number word is another word here: in acht nemen, at first."""
    rule = context.data["idioms"].get(word)
    if rule is None:
        return False
    if around.ends_with(rule["before"]) or around.first(1) in rule["after"] or around.first(2) in rule["after"]:
        return True
    following = around.first(1)  # nothing that it could count: in acht, but not in acht jaar
    is_closing = not following[:1].isalpha() or following in context.data["stop"]
    return is_closing and around.ends_with(rule.get("before_closing", ()))


def is_article_one(around: Surroundings, context: NumberContext) -> bool:
    """Whether an article is the number one: voor een jaar, within a week."""
    rules = context.data["one_as_article"]
    before = around.last(1)
    if around.first(1) not in rules["nouns"] or before in rules["not_after"]:
        return False
    following = around.after[1] if len(around.after) > 1 else ""
    return (not rules["before"] or before in rules["before"]) and following not in rules["not_before_following"]


def is_plus_minus(around: Surroundings, context: NumberContext) -> bool:
    """Whether a minus belongs to "plus minus", which is about."""
    return any(context.qualifiers.get(f"{around.last(1)} {word}") == "about" for word in context.data["negatives"])


def is_bare_half(around: Surroundings, context: NumberContext) -> bool:
    """Whether a lone "half" is a part of something counted: half of them, more than half."""
    if around.last(1) in context.data["not_before_bare_fraction"]:
        return False
    is_qualified = context.qualifier(around) != "exact"
    is_part_of_town = around.folded[around.start : around.end] in context.data["parts_of_towns"]
    if is_part_of_town and not is_qualified and around.last(1).isalpha():
        return False  # a Muslim quarter of the city
    return is_qualified or around.first(1) in context.data["after_bare_fraction"] or not (around.before or around.after)


def is_proper_name(text: str, around: Surroundings, context: NumberContext) -> bool:
    """Whether a capitalised number word inside a sentence opens a name: First World War, Tweede Kamer."""
    if not text[around.start].isupper() or not around.before or not around.after:
        return False
    following = around.next_words(1)[0]
    if not text[following.start].isupper() or _SENTENCE_START.search(text, max(0, around.start - 4), around.start):
        return False
    return following.text not in noun_lexicon(context.lexicon.language).formations
