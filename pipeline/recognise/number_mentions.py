"""From the drafts of a text to its number mentions.

The steps in order: scan, read the runs, leave out what is no number, join what belongs together, then look at the words
around for percent, unit, noun and qualifier.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.read.frozen import constructor
from pipeline.recognise.counted_nouns import noun_after, noun_before, noun_in_label, noun_lexicon
from pipeline.recognise.identifiers import Identifier
from pipeline.recognise.mentions import NumberMention, Qualifier
from pipeline.recognise.neighbours import Neighbours, Surroundings, Word
from pipeline.recognise.non_numbers import is_date_part, is_idiom, is_pronoun, is_proper_name
from pipeline.recognise.number_context import NumberContext
from pipeline.recognise.number_drafts import Draft, drafts
from pipeline.recognise.number_names import is_hour_in_words, is_name
from pipeline.recognise.number_patterns import Habit
from pipeline.recognise.number_ranges import join
from pipeline.recognise.number_scan import Item, Vague, scan

_number_mention = constructor(NumberMention)
_LONGEST_LINK = 8
_DASHES = frozenset("-–")


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
    near, found = Neighbours(text), Found()
    kept = _kept(near, context, scan(near, context, habit, is_learning=is_learning), dates, found.identifiers)
    found.mentions = _finish(near, join(near, kept, context), context, sorted(templates))
    return found


def _kept(
    near: Neighbours,
    context: NumberContext,
    items: Iterable[Item],
    dates: Sequence[tuple[int, int]] | None,
    identifiers: list[Identifier],
) -> Iterator[Draft]:
    """The drafts that are numbers; what is a name goes to `identifiers`.

    One at a time: the words around each are let go when its mention is made, or a page of numbers would hold itself a
    hundred times over.
    """
    taken = None if dates is None else sorted(dates)
    for item in items:
        if isinstance(item, Identifier):
            identifiers.append(item)
        elif isinstance(item, Vague):
            if taken is None or not _inside(taken, item.start, item.end):
                yield Draft(item.start, item.end, None)
        else:
            for draft in drafts(near, item, context):
                sifted = _sift(near, draft, context, identifiers, taken)
                if isinstance(sifted, Draft):
                    yield sifted
                elif sifted is not None:
                    identifiers.append(sifted)


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The span that overlaps ``start:end``, if one does (spans sorted, without overlap)."""
    i = bisect_right(spans, (end - 1, float("inf")))
    return spans[i - 1] if i and spans[i - 1][1] > start else None


def _sift(
    near: Neighbours,
    draft: Draft,
    context: NumberContext,
    identifiers: Sequence[Identifier],
    dates: Sequence[tuple[int, int]] | None,
) -> Draft | Identifier | None:
    """The draft if it is a number, an identifier if it is a name or a time, else None."""
    text = near.text
    if dates and _inside(dates, draft.start, draft.end):
        if near.word_behind(draft.end) not in context.time_words:  # as in most dates
            return None
        unit = context.unit(text, near.around(draft.start, draft.end))
        return draft if unit and unit[0] in context.time_units and not draft.is_ordinal else None
    if draft.is_tentative:
        return draft
    written = text[draft.start : draft.end]
    around = near.around(draft.start, draft.end)
    if draft.notation == "digits" and (is_name(text, around, context) or _goes_on(text, identifiers, draft)):
        return Identifier(draft.start, draft.end, written)
    if dates is None and is_date_part(text, around, context):
        return None
    if draft.notation in ("words", "ordinal"):
        word = near.folded[draft.start : draft.end]
        if word in context.data["pronoun"]["words"] and is_pronoun(around, context):
            return None
        if is_idiom(word, around, context) or is_proper_name(text, around, context):
            return None
        if around.ends_with(context.data["hour_before"]) or is_hour_in_words(word, around, context):
            return None  # half past eight
    draft.around = around
    return draft


def _goes_on(text: str, identifiers: Sequence[Identifier], draft: Draft) -> bool:
    """Whether digits are the end of a range that began with an identifier: pp. 3–5."""
    if not identifiers or not identifiers[-1].quote.isdigit() or draft.start - identifiers[-1].end > 2:
        return False
    return text[identifiers[-1].end : draft.start].strip() in _DASHES


def _finish(
    near: Neighbours, drafts: Iterable[Draft], context: NumberContext, templates: Sequence[tuple[int, int]]
) -> list[NumberMention]:
    """The mentions of the drafts; a row of numbers shares the noun before it (resolutions 425 and 426)."""
    mentions: list[NumberMention] = []
    shared: Word | None = None
    for draft in drafts:
        around = draft.around or near.around(draft.start, draft.end)
        if mentions and not _continues(near.folded, mentions[-1].end, draft.start, context):
            shared = None
        mention, shared = _mention(near.text, draft, around, context, shared)
        if templates and _inside(templates, mention.start, mention.end):
            mention = replace(mention, notation="template")
        mentions.append(mention)
    return mentions


def _mention(
    text: str, draft: Draft, around: Surroundings, context: NumberContext, shared: Word | None
) -> tuple[NumberMention, Word | None]:
    """The mention of a draft, and the noun before it if it is that of a number in a row."""
    qualifier: Qualifier = "vague" if draft.value is None else context.qualifier(around)
    if draft.is_approximate and qualifier == "exact":
        qualifier = "about"
    percent_end = context.percent_end(around)
    if percent_end is not None or context.is_percent_before(around):
        end = percent_end or draft.end
        return _number_mention(draft.start, end, draft.value, draft.high, qualifier, "percent"), None
    nouns = noun_lexicon(context.lexicon.language)
    numbered = unit = None
    if draft.is_ordinal:
        noun = noun_after(text, around, nouns, is_single=True)
    elif draft.value is None or draft.is_approximate:
        noun = noun_after(text, around, nouns, across_link=True)
    else:
        noun = numbered = noun_before(around, nouns) or shared
        if numbered is None:
            unit, noun = context.currency(around) or context.unit(text, around) or (None, None)
        if unit is None and noun is None:
            noun = noun_after(text, around, nouns, is_single=draft.value == 1)
            noun = noun or noun_in_label(text, draft.start, nouns)
    if noun is None:
        mention = _number_mention(draft.start, draft.end, draft.value, draft.high, qualifier, draft.notation, unit=unit)
    else:
        written = text[noun.start : noun.end]
        mention = _number_mention(
            draft.start,
            draft.end,
            draft.value,
            draft.high,
            qualifier,
            draft.notation,
            written,
            noun.start,
            noun.end,
            unit,
        )
    return mention, numbered


def _continues(folded: str, end: int, start: int, context: NumberContext) -> bool:
    """Whether a number follows the one before in a row."""
    return start - end <= _LONGEST_LINK and folded[end:start].strip(" ,") in ("", *context.data["conjunction"])
