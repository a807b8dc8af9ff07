"""Rules on lists of things that the words before them count: three cities, and then their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.lexicon import load
from pipeline.read.document import Block, Document
from pipeline.validate.findings import Corpus, Marked, Rule
from pipeline.validate.lettered import lettered
from pipeline.validate.list_patterns import (
    between,
    comma,
    ends_in_comma,
    joined_number,
    joiner,
    opener,
    sums_up,
    these_are,
    they_are,
)
from pipeline.validate.mentioned import mark
from pipeline.validate.passages import Number, Paragraph, Passage, Told, paragraphs, whole_links
from pipeline.validate.stated import about
from pipeline.validate.verdicts import Condition, Value
from pipeline.validate.wording import whole_words, words_before

_MOST = 12  # longest list that somebody counts aloud
_LONGEST_MEMBER = 60
_WORDS = 8

# What closes a list before its number, and the rest of a sentence whose list is made of the lines below it.
_CLOSER = re.compile(r"[\])]*\s*(?:,|[—–]|\()\s*")
_BARE = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:[ -][^\W\d_]+){0,2}")
_FEWEST_NAMES = 3  # in brackets, where a pair of them is as often two examples
_FEWEST_COUNTRIES = 3  # that make a list before their number
_ANNOUNCES = re.compile(r"\s+(?:[^\W\d_][\w’'-]*\s*){1,6}:\s*")


class AsManyAsAnnounced(Condition):
    """As many members are listed as were announced; a comma or an "and" inside a name may make it one more or less."""

    missing = Value(int, le=0)
    surplus = Value(int, le=0)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: where it stands in its block, and how many members it has at least and at most."""

    block: Block
    start: int
    end: int
    fewest: int
    most: int


def _list_count(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for told in paragraphs(corpus).values():
        for paragraph in told:
            if any(_is_few(mention) for mention in paragraph.mentions):
                yield from _announced(paragraph)


def _announced(paragraph: Paragraph) -> Iterator[Mapping[str, Any]]:
    following = {passage.position: passage for passage in paragraph.passages}
    for passage in paragraph.passages:
        few = any(_is_few(mention) for mention in passage.mentions)
        for number in (n for n in passage.numbers if _may_announce(passage, n)) if few else ():
            listing = _in_sentence(passage, number) or _before(passage, number)
            if listing is None and number is passage.numbers[-1]:
                after = following.get(passage.position + 1)
                listing = _behind(passage, number, after) or _items(paragraph.document, passage, number)
            if listing is not None:
                yield _comparison(passage, number, listing)


def _comparison(passage: Passage, number: Number, listing: Listing) -> Mapping[str, Any]:
    announced = int(number.value)
    counted = str(listing.most) if listing.fewest == listing.most else f"{listing.fewest} to {listing.most}"
    span = whole_links(passage.document, *listing.block.span(listing.start, listing.end))
    return {
        "missing": announced - listing.most, "surplus": listing.fewest - announced, "certainty": "likely",
        "message": f"{announced} are announced ({_announcement(passage, number)}) and {counted} listed.",
        "left_value": number.row["quote"], "right_value": counted,
        "difference": str(max(announced - listing.most, listing.fewest - announced)),
        "spans": [mark("announced", number.row), Marked("list", passage.document.id, *span)],
        **about("number_mentions", "number_mention_id", number.row),
    }  # fmt: skip


def _announcement(passage: Passage, number: Number) -> str:
    text = passage.block.text
    end = next((i for i in range(number.end, passage.end) if text[i] in ":(—–.\n"), passage.end)
    return text[number.start : min(end, number.end + _LONGEST_MEMBER)].strip()


def _is_few(mention: Told) -> bool:
    """Whether a number is exact, small and of something."""
    value = mention.row["value"]
    if value is None or not 2 <= value <= _MOST or value != int(value):
        return False
    return mention.row["qualifier"] == "exact" and bool(mention.row["noun"])


def _may_announce(passage: Passage, number: Number) -> bool:
    row, language = number.row, passage.document.language
    if not _is_few(number):
        return False
    text = passage.block.text
    if row["noun"].casefold() in load(language, "comparisons")["not_listed"]:
        opened = opener(language).match(text, number.end, passage.end)
        if opened is None or lettered(text, opened.end(), passage.end) is None:
            return False
    before = next((n for n in reversed(passage.numbers) if n.end <= number.start), None)
    if before is not None and joined_number(language).fullmatch(text, before.end, number.start):
        return False  # ten elected and five permanent members: both are listed
    # Of two of the three, the number that follows is that of a whole of which not all are listed.
    partitive = words_before(language, "quantities", "partitives")
    return partitive.search(text, passage.start, number.start) is None


# ---- where the list stands


def _in_sentence(passage: Passage, number: Number) -> Listing | None:
    """A list behind a colon, a dash or in brackets, in the sentence that announces it."""
    text = passage.block.text
    language = passage.document.language
    opened = opener(language).match(text, number.end, passage.end) or _named_behind(passage, number)
    if opened is None or any(number.end <= m.start < opened.end() for m in passage.mentions):
        return None
    mark_, start = opened["mark"].strip(), opened.end()
    if mark_ == ":" and (marked := lettered(text, start, passage.end)) is not None:
        return Listing(passage.block, start, passage.end, marked, marked)
    closing = {"(": ")", "—": "—", "–": "–"}.get(mark_)
    end = text.find(closing, start, passage.end) if closing else passage.end
    if end < 0:
        if mark_ == "(":
            return None
        end = passage.end
    return _names(passage, start, end, are_sure=mark_ in ("(", "—", "–"))


def _named_behind(passage: Passage, number: Number) -> re.Match[str] | None:
    """The verb behind which the things follow that a definite article and a number announce: the two towns are."""
    text, language = passage.block.text, passage.document.language
    if words_before(language, "comparisons", "definite").search(text, passage.start, number.start) is None:
        return None
    told = they_are(language).match(text, number.end, passage.end)
    # Of people such words tell their nationalities, faiths or trades; so do adjectives of countries.
    if told is None or passage.phrase(number).unit == "people":
        return None
    return told if all(c.kind == "name" for c in passage.countries if c.start >= told.end()) else None


def _before(passage: Passage, number: Number) -> Listing | None:
    """The countries that stand right before their number: "from Ghana, Fiji and Nepal, three countries in all"."""
    language = passage.document.language
    text = passage.block.text
    named = [c for c in passage.countries if c.end <= number.start]
    if not named or sums_up(language).match(text, number.end, passage.end) is None:
        return None
    if _CLOSER.fullmatch(text, named[-1].end, number.start) is None:
        return None
    first = len(named) - 1
    while first and between(language).fullmatch(text, named[first - 1].end, named[first].start):
        first -= 1
    count = len(named) - first
    if count < _FEWEST_COUNTRIES or ends_in_comma(language).search(text, passage.start, named[first].start):
        return None  # what stands before the first may be one more of them
    return Listing(passage.block, named[first].start, named[-1].end, count, count)


def _behind(passage: Passage, number: Number, following: Passage | None) -> Listing | None:
    """A list in the next sentence, which says that these are they."""
    if following is None:
        return None
    text, language = passage.block.text, passage.document.language
    begun = these_are(language).match(text, following.start, following.end)
    if begun is None or whole_words(language, "quantities", "clause_words").search(text, number.end, passage.end - 1):
        return None
    return _names(following, begun.end(), following.end, are_sure=False)


def _items(document: Document, passage: Passage, number: Number) -> Listing | None:
    """The items of a list that follows the paragraph, whose last words are the announcement and a colon."""
    text, blocks = passage.block.text, document.blocks
    at = passage.block.index + 1
    if at >= len(blocks) or blocks[at].element != "list_item" or passage.block.element != "prose":
        return None
    if passage.end < len(text.rstrip()) or not _ANNOUNCES.fullmatch(text, number.end, passage.end):
        return None
    first = blocks[at]
    count = 0
    while at < len(blocks) and blocks[at].element == "list_item" and blocks[at].group == first.group:
        count += blocks[at].level == first.level
        at += 1
    return Listing(first, 0, len(first.text), count, count) if count > 1 else None


def _names(passage: Passage, start: int, end: int, *, are_sure: bool) -> Listing | None:
    """The names listed in a stretch of a sentence; None where it is no complete list of names.

    Args:
        passage: the sentence.
        start: where the list begins in the block's visible text.
        end: where it may end.
        are_sure: whether only links and countries count as names, since brackets and dashes hold much else.
    """
    text, language = passage.block.text, passage.document.language
    end = start + len(text[start:end].rstrip(" .;"))
    if whole_words(language, "comparisons", "examples").search(text, passage.start, end):
        return None
    kept = [(link.start, link.end) for link in passage.block.links if start <= link.start and link.end <= end]
    kept += [(c.start, c.end) for c in passage.countries if start <= c.start and c.end <= end]
    commas = [m for m in comma(language).finditer(text, start, end) if not _inside(m, kept)]
    taken = [*kept, *(m.span() for m in commas)]
    joined = [m for m in joiner(language).finditer(text, start, end) if not _inside(m, taken)]
    parted = sorted([*commas, *joined], key=lambda m: m.start())
    if not parted:
        return None
    edges = [start, *(edge for m in parted for edge in (m.start(), m.end())), end]
    members = list(zip(edges[::2], edges[1::2], strict=True))
    if not all(_is_name(text[a:b], language) for a, b in members):
        return None
    known = all(any(a <= s and e <= b for s, e in kept) for a, b in members)
    if are_sure and not known and not _are_places(passage, text, members, joined):
        return None
    is_last = bool(joined) and (not commas or joined[-1].start() > commas[-1].end())
    return Listing(passage.block, start, end, len(commas) + 1 + is_last, len(members))


def _are_places(passage: Passage, text: str, members: list[tuple[int, int]], joined: list[re.Match[str]]) -> bool:
    """Whether what brackets hold can only be all names: bare ones, the last joined, and none of a nationality."""
    bare = all(_BARE.fullmatch(text, a, b) for a, b in members)
    if len(members) < _FEWEST_NAMES or not joined or not bare:
        return False
    return all(c.kind == "name" for c in passage.countries if members[0][0] <= c.start < members[-1][1])


def _inside(found: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start <= found.start() and found.end() <= end for start, end in spans)


def _is_name(text: str, language: str) -> bool:
    """Whether a member of a list is a name: capitalised behind its article, short, without a verb."""
    words = text.split()
    if not words or len(words) > _WORDS or len(text) > _LONGEST_MEMBER:
        return False
    if whole_words(language, "quantities", "clause_words").search(text):
        return False
    articles = load(language, "comparisons")["list_articles"]
    bare = [word for word in words if word.casefold() not in articles or word[0].isupper()]
    return bool(bare) and bare[0].lstrip("\"'“‘«").strip()[:1].isupper()


RULES = (
    Rule(
        "list_count_matches", "quantities", "warning",
        "As many things are listed as the words before the list announce.",
        "One is missing from the list, or the number was not brought up to date with it.",
        "three cities: Gao and Kidal", "three cities: Gao, Timbuktu and Kidal; three cities, among them Gao",
        _list_count, AsManyAsAnnounced,
    ),
)  # fmt: skip
