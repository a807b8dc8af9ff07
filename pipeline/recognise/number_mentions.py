"""From the readings of a text to its number mentions: what is no number is left out, ranges and rates are joined.

The steps in order: read the runs, leave out names, times, dates and pronouns, join what belongs together, then look at the
words around for percent, unit, noun and qualifier.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.recognise.counted_nouns import noun_after, noun_before, noun_in_label, noun_lexicon
from pipeline.recognise.identifiers import Identifier
from pipeline.recognise.mentions import Notation, NumberMention
from pipeline.recognise.neighbours import Neighbours, Surroundings, Word
from pipeline.recognise.number_context import NumberContext, is_whole
from pipeline.recognise.number_lexicon import fold
from pipeline.recognise.number_patterns import Habit
from pipeline.recognise.number_scan import Vague, scan
from pipeline.recognise.number_words import Token, read_numbers

_NEXT_WORD = re.compile(r"[ \u00a0-]([^\W\d_]+)")
_DASH = re.compile(r"\s?%?\s?[–—‑-]\s?[$€£]?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"“”'(*•–—-])\s*$")
_LARGE = Decimal("1e27")  # what fits the digits of the default decimal context
_CHAIN = frozenset("-–/")
_YEAR = re.compile(r"[12][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A number on its way to a mention. `scale` is the last scale word's value, for ranges (2 to 3 million)."""

    start: int
    end: int
    value: Decimal | None
    high: Decimal | None = None
    is_ordinal: bool = False
    is_approximate: bool = False
    notation: Notation = "words"
    scale: Decimal | None = None
    is_tentative: bool = False


@dataclass(slots=True)
class Found:
    """What is found in one text."""

    mentions: list[NumberMention] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)


def recognise(
    text: str,
    context: NumberContext,
    habit: Habit,
    *,
    is_learning: bool,
    dates: Sequence[tuple[int, int]] | None = None,
    templates: Sequence[tuple[int, int]] = (),
) -> Found:
    """The numbers and identifiers of a text; see `numbers.find_numbers_in_blocks` for the arguments."""
    found = Found()
    near = Neighbours(text)
    taken = None if dates is None else sorted(dates)
    drafts: list[Draft] = []
    for item in scan(near, context, habit, is_learning=is_learning):
        if isinstance(item, Identifier):
            found.identifiers.append(item)
        elif isinstance(item, Vague):
            if taken is None or not _inside(taken, item.start, item.end):
                drafts.append(Draft(item.start, item.end, None))
        else:
            for draft in _drafts(near, item, context):
                kept = _sift(near, draft, context, taken)
                if isinstance(kept, Draft):
                    drafts.append(kept)
                elif kept is not None:
                    found.identifiers.append(kept)
    found.mentions = _finish(near, _join(near, drafts, context), context, sorted(templates))
    return found


# ---- reading


def _drafts(near: Neighbours, run: list[Token], context: NumberContext) -> Iterator[Draft]:
    """The numbers of a run, and the articles in it that are the number one."""
    text = near.text
    grammar = context.grammar
    stop = noun_lexicon(context.lexicon.language).stop

    def is_before_noun(i: int) -> bool:
        word = _NEXT_WORD.match(text, run[i].end)
        return word is not None and fold(word[1]) not in stop

    read_to = 0
    if len(run) > 1 or run[0].word.kind != "article":
        for reading in read_numbers(run, grammar, is_before_noun):
            yield from _articles(near, run[read_to : reading.first], context)
            read_to = reading.end
            tokens = run[reading.first : reading.end]
            value = reading.value
            if tokens[0].word.kind == "minus" and context.is_plus_minus(near.around(tokens[0].start, tokens[0].end)):
                tokens, value = tokens[1:], -value
            kinds = {t.word.kind for t in tokens}
            if reading.is_bare_fraction and not context.is_bare_half(near.around(tokens[0].start, tokens[-1].end)):
                continue
            if "ordinal" in kinds and reading.is_ordinal and _is_unit_of_time(near, run, reading.first, context):
                continue
            yield Draft(
                tokens[0].start,
                tokens[-1].end,
                _plain(value),
                is_ordinal=reading.is_ordinal,
                is_approximate=reading.is_approximate,
                notation=_notation(text, tokens, is_ordinal=reading.is_ordinal),
                scale=tokens[-1].word.value if tokens[-1].word.kind == "scale" and len(tokens) > 1 else None,
            )
    yield from _articles(near, run[read_to:], context)


def _plain(value: Decimal) -> Decimal:
    """The value without digits that say nothing: 60300000 for 60300000.0, 1.5 for 1.50."""
    return value.quantize(Decimal(1)) if is_whole(value) and abs(value) < _LARGE else value.normalize()


def _notation(text: str, tokens: Sequence[Token], *, is_ordinal: bool) -> Notation:
    if is_ordinal:
        return "ordinal"
    has_digits = any(text[t.start : t.end][-1:].isdecimal() or text[t.start].isdecimal() for t in tokens)
    has_words = any(text[t.start].isalpha() for t in tokens)
    return "mixed" if has_digits and has_words else "digits" if has_digits else "words"


def _is_unit_of_time(near: Neighbours, run: Sequence[Token], i: int, context: NumberContext) -> bool:
    """Whether an ordinal is the unit of time: sixty second(s), in a second."""
    text = near.text
    if fold(text[run[i].start : run[i].end]) not in context.data["unit_ordinals"]:
        return False
    word = _NEXT_WORD.match(text, run[i].end)
    return i > 0 and (run[i - 1].word.kind in ("cardinal", "digits") or (run[i - 1].word.kind == "article" and not word))


def _articles(near: Neighbours, tokens: Sequence[Token], context: NumberContext) -> Iterator[Draft]:
    """Articles that are the number one: a length of time, or the one of "een op de drie"."""
    text = near.text
    for token in tokens:
        if token.word.kind != "article":
            continue
        word = _NEXT_WORD.match(text, token.end)
        if word is None:
            continue
        following = fold(word[1])
        if following in context.data["one_as_article"]["nouns"]:
            if context.is_article_one(near.around(token.start, token.end)):
                yield Draft(token.start, token.end, Decimal(1))
        elif following in context.rate_leads:
            yield Draft(token.start, token.end, Decimal(1), is_tentative=True)


# ---- sifting


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The span that overlaps ``start:end``, if one does (spans sorted, without overlap)."""
    i = bisect_right(spans, (end - 1, float("inf")))
    return spans[i - 1] if i and spans[i - 1][1] > start else None


def _sift(
    near: Neighbours, draft: Draft, context: NumberContext, dates: Sequence[tuple[int, int]] | None
) -> Draft | Identifier | None:
    """The draft if it is a number, an identifier if it is a name or a time, else None."""
    text = near.text
    if dates is not None and _inside(dates, draft.start, draft.end):
        unit = context.unit(text, near.around(draft.start, draft.end))
        return draft if unit and unit[0] in context.time_units and not draft.is_ordinal else None
    if draft.is_tentative:
        return draft
    written = text[draft.start : draft.end]
    around = near.around(draft.start, draft.end)
    if draft.notation == "digits" and _is_name(text, draft, around, context):
        return Identifier(draft.start, draft.end, written)
    if dates is None and context.is_date_part(text, draft.start, draft.end, around):
        return None
    if draft.notation in ("words", "ordinal"):
        word = fold(written)
        if word in context.data["pronoun"]["words"] and context.is_pronoun(around):
            return None
        if context.is_idiom(word, around) or _is_proper_name(text, draft, around, context):
            return None
    return draft


def _is_name(text: str, draft: Draft, around: Surroundings, context: NumberContext) -> bool:
    """Whether digits are a time of day, the number of a type or a page: 16.05 uur, Boeing 747, IAR 330 Puma."""
    written = text[draft.start : draft.end]
    if context.is_clock(written, around):
        return True
    before = [w for w in around.before if w.text != "."]
    if not written.isdigit() or not before:
        return False
    nouns = noun_lexicon(context.lexicon.language)
    if before[-1].text in nouns.named_series and draft.start - before[-1].end <= 2:
        return True
    type_name, following = text[before[-1].start : before[-1].end], around.after[:1]
    if len(before) < 2 or not (len(type_name) > 1 and type_name.isupper() and type_name.isalpha()) or not following:
        return False
    count = before[-2].text
    return text[following[0].start].isupper() and (count.isdigit() or context.lexicon.word(count) is not None)


def _is_proper_name(text: str, draft: Draft, around: Surroundings, context: NumberContext) -> bool:
    """Whether a capitalised number word inside a sentence opens a name: First World War, Tweede Kamer."""
    following = around.after[:1]
    if not text[draft.start].isupper() or not following or not text[following[0].start].isupper():
        return False
    if _SENTENCE_START.search(text, max(0, draft.start - 4), draft.start) or not around.before:
        return False
    return not noun_lexicon(context.lexicon.language).is_noun(following[0].text)


# ---- joining


def _join(near: Neighbours, drafts: Sequence[Draft], context: NumberContext) -> list[Draft]:
    """The drafts with ranges (10–15, tussen 200 en 300) and rates (een op de drie) made one."""
    joined: list[Draft] = []
    i = 0
    while i < len(drafts):
        this, other = drafts[i], drafts[i + 1] if i + 1 < len(drafts) else None
        if other is not None and 0 < other.start - this.end <= 24:
            both = _range(near, this, other, context) or _rate(near, this, other, context)
            if both is not None:
                joined.append(both)
                i += 2
                continue
        if not this.is_tentative:
            joined.append(this)
        i += 1
    return joined


def _range(near: Neighbours, low: Draft, high: Draft, context: NumberContext) -> Draft | None:
    text = near.text
    if low.value is None or high.value is None or low.is_ordinal or high.is_ordinal or low.is_tentative or high.is_tentative:
        return None
    gap = text[low.end : high.start]
    if not (_DASH.fullmatch(gap) and _is_dash_range(text, low, high)):
        data, words = context.data, " ".join(fold(gap).split())
        before = near.around(low.start, low.start)
        if words in data["range_words"]:
            if before.ends_with(data["change_before"]):
                return None  # from 4,000 to 6,000: two numbers
        elif words not in data["range_and"] or not _follows(before, data["between"], context):
            return None
    value = low.value
    if high.scale is not None and low.scale is None and value < high.value / high.scale:
        value *= high.scale  # 2 to 3 million
    if value >= high.value:
        return None
    notation = high.notation if low.notation == high.notation else "mixed"
    return replace(high, start=low.start, value=value, high=high.value, notation=notation)


def _is_dash_range(text: str, low: Draft, high: Draft) -> bool:
    """Whether a dash between two numbers makes a range: not in a longer chain, nor a hyphen between words."""
    in_chain = text[high.end : high.end + 1] in _CHAIN or text[low.start - 1 : low.start] in _CHAIN
    is_spoken = text[low.end] == "-" and low.notation == "words"
    return not in_chain and not is_spoken and low.value is not None and low.value >= 0


def _follows(before: Surroundings, words: Sequence[str], context: NumberContext) -> bool:
    """Whether one of the words stands before, an article between them left aside: tussen de 0,2 en 10."""
    row = [w.text for w in before.before]
    while row and row[-1] in context.transparent:
        row.pop()
    return bool(row) and row[-1] in words


def _rate(near: Neighbours, part: Draft, whole: Draft, context: NumberContext) -> Draft | None:
    """One in so many, as a fraction."""
    text = near.text
    if part.value != 1 or part.is_ordinal or whole.is_ordinal or whole.value is None or whole.value < 2:
        return None
    words = " ".join(fold(text[part.end : whole.start]).split())
    if words in context.data["count_words"]:
        after = near.around(whole.end, whole.end).after
        if after and after[0].text.isalpha() and after[0].text not in context.data["stop"]:
            return None
    elif words not in context.data["rate_words"] or _YEAR.fullmatch(text, whole.start, whole.end):
        return None
    return replace(whole, start=part.start, value=1 / whole.value, is_tentative=False)


# ---- finishing


def _finish(
    near: Neighbours, drafts: Sequence[Draft], context: NumberContext, templates: Sequence[tuple[int, int]]
) -> list[NumberMention]:
    text = near.text
    mentions: list[NumberMention] = []
    numbered: Word | None = None  # the noun that the number before this one belongs to
    for draft in drafts:
        around = near.around(draft.start, draft.end)
        mention, noun_is_before = _mention(text, draft, around, context)
        if mentions and numbered is not None and not noun_is_before and _continues(text, mentions[-1].end, draft.start, context):
            mention, noun_is_before = _with_noun(text, mention, numbered), True
        numbered = _noun_of(mention) if noun_is_before else None
        if templates and _inside(templates, mention.start, mention.end):
            mention = replace(mention, notation="template")
        mentions.append(mention)
    return mentions


def _mention(text: str, draft: Draft, around: Surroundings, context: NumberContext) -> tuple[NumberMention, bool]:
    """The mention of a draft, and whether its noun stands before it as that of a number in a row."""
    qualifier = "vague" if draft.value is None else context.qualifier(around)
    if draft.is_approximate and qualifier == "exact":
        qualifier = "about"
    mention = NumberMention(draft.start, draft.end, draft.value, draft.high, qualifier, draft.notation)
    if draft.is_ordinal:
        mention = replace(mention, notation="ordinal")
    end = context.percent_end(around, draft.end)
    if end is not None or context.is_percent_before(around):
        return replace(mention, end=end or draft.end, notation="percent"), False
    nouns = noun_lexicon(context.lexicon.language)
    before = None if draft.is_ordinal else noun_before(text, draft.start, around, nouns)
    if before is not None:
        return _with_noun(text, mention, before), True
    currency = None if draft.is_ordinal else context.currency(around)
    if currency is not None:
        code, word = currency
        mention = replace(mention, unit=code)
        return (_with_noun(text, mention, word) if word else mention), False
    unit = None if draft.is_ordinal else context.unit(text, around)
    if unit is not None:
        return _with_noun(text, replace(mention, unit=unit[0]), unit[1]), False
    noun = noun_after(text, around, nouns)
    if noun is None and not draft.is_ordinal:
        noun = noun_in_label(text, draft.start, nouns)
    return (_with_noun(text, mention, noun) if noun else mention), False


def _with_noun(text: str, mention: NumberMention, noun: Word) -> NumberMention:
    return replace(mention, noun=text[noun.start : noun.end], noun_start=noun.start, noun_end=noun.end)


def _noun_of(mention: NumberMention) -> Word | None:
    if mention.noun is None or mention.noun_start is None or mention.noun_end is None:
        return None
    return Word(fold(mention.noun), mention.noun_start, mention.noun_end)


def _continues(text: str, end: int, start: int, context: NumberContext) -> bool:
    """Whether a number continues the row of the one before: resolutions 425 and 426."""
    return start - end <= 8 and fold(text[end:start]).strip(" ,") in ("", *context.data["conjunction"])
