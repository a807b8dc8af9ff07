"""Countries in running text, by name, adjective or noun for the people, less the words that only look like them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import Form, capitals, demonyms, fold, form_of, names
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.remembered import remembered
from pipeline.recognise.entities import CountryMention

_WORD = re.compile(r"[^\W\d_]+")
# A word that begins with a capital; the look back stands behind the letter, since a search for a letter is faster.
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ](?<![^\W\d_][\s\S])[^\W\d_]*")
# What may stand between two words of one name: Guinea-Bissau, Côte d'Ivoire, St. Kitts & Nevis, U.S., Congo (Kinshasa).
_INSIDE = re.compile(r"[ \u00a0]?[-‐‑.'’&(]?[ \u00a0]?\Z")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;\n•*|(\"“–—])[\s\"'“‘(]*\Z")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]\Z")


@dataclass(frozen=True, slots=True)
class _Index:
    """By the first word of a form, folded: the most words that a form beginning so can have."""

    longest: dict[str, int]
    others: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Cues:
    features_after: frozenset[str]
    features_before: frozenset[str]
    languages_after: frozenset[str]
    languages_before: frozenset[str]
    conjunctions: frozenset[str]
    beside_countries: frozenset[str]
    names_of_people: frozenset[str]
    common_words: frozenset[str]
    behind_common_words: frozenset[str]
    articles: frozenset[str]
    subdivisions: frozenset[str]


def find_countries(text: str, language: str) -> list[CountryMention]:
    """The countries a text mentions, in order, none inside another.

    Left out are names of other things made with a country's (Gulf of Guinea, South American, Mexico City), of people
    (Michael Jordan), of languages (in French, French: …), and words that fit two countries.
    """
    return list(_mentions(text, language))


def may_name_country(text: str, language: str) -> bool:
    """Whether `find_countries` may find one in a text, or in words of it; False is certain, True is not."""
    return bool(_beginnings(text, language))


@remembered(4096)
def _beginnings(text: str, language: str) -> dict[str, int]:
    """The words of a text that a form may begin with, and the most words that such a form has."""
    return {word: most for word in set(_CAPITALISED.findall(text)) if (most := _longest_form(word, language))}


# Every recogniser of names and most extractors ask for the countries of the same blocks and sentences.
@remembered(4096)
def _mentions(text: str, language: str) -> tuple[CountryMention, ...]:
    beginnings = _beginnings(text, language)
    if not beginnings:
        return ()
    others = _index(language).others
    found: list[CountryMention] = []
    at = 0  # words before this place are taken
    for first in _CAPITALISED.finditer(text):
        longest = beginnings.get(first[0])
        if longest is None or first.start() < at or not first[0][0].isupper():
            continue
        words = [m.span() for m in islice(_WORD.finditer(text, first.start()), longest)]
        for n in range(len(words), 0, -1):
            span = (words[0][0], words[n - 1][1])
            if n > 1 and not _is_one_name(text, words[:n]):
                continue
            written = text[slice(*span)]
            if fold(written) in others:
                at = span[1]
                break
            form = form_of(written, language)
            if form is None:
                continue
            at = span[1]
            if not form.is_ambiguous and _is_country(text, span, form, language):
                end = span[1] + (_DOTTED.match(written) is not None and text[span[1] : span[1] + 1] == ".")
                found.append(CountryMention(span[0], end, form.code, form.kind))
            break
    return tuple(found)


# The same few thousand capitalised words make up most of a language's texts.
@lru_cache(maxsize=16_384)
def _longest_form(word: str, language: str) -> int:
    """The most words that a form beginning with this one can have; 0 where none does."""
    return _index(language).longest.get(fold(word), 0)


def _is_one_name(text: str, words: list[tuple[int, int]]) -> bool:
    return all(_INSIDE.match(text[left[1] : right[0]]) and left[1] < right[0] for left, right in pairwise(words))


def _is_country(text: str, span: tuple[int, int], form: Form, language: str) -> bool:
    cues = _cues(language)
    written = text[slice(*span)]
    before, gap_before = _word_before(text, span[0])
    after, gap_after = _word_after(text, span[1])
    if form.kind == "name" and gap_after.startswith(("$", "€", "£")):
        return False
    if form.kind == "adjective" and (
        _is_joined(before, gap_before, language) or _is_joined(after, gap_after, language)
    ):
        return False
    if after and after[0].isupper() and gap_after.isspace() and after.casefold() in cues.features_after:
        return False
    if before and gap_before.isspace() and before[0].isupper() and before.casefold() in cues.features_before:
        return False
    if form.kind == "adjective" and _is_language(before, after, gap_after, cues):
        return False
    if form.kind == "name" and before and gap_before == ", " and written in cues.subdivisions:
        return capitals(language).get(fold(before)) == form.code
    if form.kind == "demonym" and before.casefold() in cues.articles and gap_before.isspace():
        return True  # behind an article it is a noun, a name behind it or not: the Dane Poul Hartling
    if written in cues.common_words and _SENTENCE_START.search(text[max(0, span[0] - 8) : span[0]]):
        if after.casefold() in cues.behind_common_words:
            return True
        return form.kind == "name" and (span == (0, len(text.rstrip())) or _is_listed(text, span[1], language))
    if written in cues.names_of_people or written in cues.common_words:
        return not (
            _is_name_beside(before, gap_before, language, cues, _starts_sentence(text, span[0], before, gap_before))
            or _is_name_beside(after, gap_after, language, cues, False)
        )
    return True


def _is_listed(text: str, end: int, language: str) -> bool:
    """Whether another country is listed behind: "Turkey and Greece", "Turkey, Greece"."""
    following = _listed_behind(language).match(text, end)
    return following is not None and form_of(following[1], language) is not None


@cache
def _listed_behind(language: str) -> re.Pattern[str]:
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"(?:,|,?\s(?:{joined}))\s([^\W\d_]+)")


def _is_joined(word: str, gap: str, language: str) -> bool:
    """Whether a hyphen joins the word with something that is no country: Austro-Hungarian, Greek-Catholic."""
    return gap == "-" and word[:1].isupper() and form_of(word, language) is None


def _is_language(before: str, after: str, gap_after: str, cues: _Cues) -> bool:
    """Whether an adjective names a language: "(French: …)", "the French language", "translated into French."."""
    if gap_after.startswith(":") or after.casefold() in cues.languages_after:
        return True
    stands_alone = not after or not gap_after.isspace() or after.casefold() in cues.conjunctions
    return stands_alone and before.casefold() in cues.languages_before


def _is_name_beside(word: str, gap: str, language: str, cues: _Cues, starts_sentence: bool) -> bool:
    """Whether the word beside makes one name of a person with this one: Michael Jordan, Chad Smith."""
    if not word or not gap.isspace() or not word[0].isupper() or starts_sentence:
        return False
    if word.endswith(".") and len(word) > _LONGEST_SHORTENED:
        return False  # a sentence ends there: of the Sahel. France
    if word.casefold() in load(language, "dates")["cardinals"]:
        return False  # Nine Irish soldiers
    return word.casefold() not in cues.beside_countries and form_of(word, language) is None


def _starts_sentence(text: str, start: int, before: str, gap: str) -> bool:
    """Whether the word before begins the sentence and is one that may: "In Jordan", not "Michael Jordan"."""
    at = start - len(gap) - len(before)
    return len(before) <= 3 and _SENTENCE_START.search(text[max(0, at - 8) : at]) is not None


# Read from the end: the shortest gap, the full stop of an abbreviation left to the word, then the word.
_BEFORE = re.compile(r"([^\w\n]{1,3}?)(\.?[^\W\d_]+)")
_AFTER = re.compile(r"([^\w\n]{1,3})([^\W\d_]+)")
_NEAR = 40
_LONGEST_SHORTENED = 5  # characters of a shortened title with its full stop: Capt.


def _word_before(text: str, start: int) -> tuple[str, str]:
    m = _BEFORE.match(text[max(0, start - _NEAR) : start][::-1])
    return (m[2][::-1], m[1][::-1]) if m else ("", "")


def _word_after(text: str, end: int) -> tuple[str, str]:
    m = _AFTER.match(text, end, end + _NEAR)
    return (m[2], m[1]) if m else ("", text[end : end + 1])


@cache
def _cues(language: str) -> _Cues:
    listed = load(language, "places")["countries"]
    return _Cues(**{key: frozenset(listed[key]) for key in _Cues.__slots__})


@cache
def _index(language: str) -> _Index:
    others = frozenset(fold(phrase) for phrase in load(language, "places")["countries"]["other_things"])
    longest: dict[str, int] = {}
    for key in (*names(language), *demonyms(language), *others):
        words = key.split()
        # An apostrophe parts a word in the text and is gone in the folded form: one word more may be needed.
        _raise(longest, words[0], len(words) + 1)
        form = names(language).get(key)
        if form and form.is_abbreviation:
            _raise(longest, key[0], len(key))
    return _Index(longest, others)


def _raise(longest: dict[str, int], word: str, count: int) -> None:
    longest[word] = max(longest.get(word, 0), count)
