"""Parts that need not be all of their whole but cannot be more: 300 men, of whom 190 Danes and 90 Swedes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.validate.enumerations import Counted, Enumeration
from pipeline.validate.wording import words_before

_REACH = 90  # characters between a whole and the first of its parts


def subsets(found: Iterable[Enumeration]) -> Iterator[Enumeration]:
    """Of some enumerations those that are said to be parts of a number before them, with that number as the total."""
    for enumeration in found:
        total = _whole(enumeration) if enumeration.total is None else None
        if total is not None and _are_apart(enumeration):
            yield Enumeration(enumeration.passage, "opened", total, enumeration.parts, is_open=True)


def _whole(found: Enumeration) -> Counted | None:
    """The number of people that an enumeration is told to be of, by the words before its first part."""
    passage, first = found.passage, found.parts[0].number
    index = passage.numbers.index(first)
    if not index:
        return None
    before = passage.numbers[index - 1]
    text, language = passage.block.text, passage.document.language
    if first.start - before.end > _REACH or any(before.end <= d.start < first.start for d in passage.dates):
        return None
    phrase = passage.phrase(before)
    if phrase.unit != "people":
        return None
    lead = text[before.end : first.start]
    is_opened = words_before(language, "comparisons", "of_them").search(lead) is not None
    return Counted(before, phrase) if is_opened and ";" not in lead else None


def _are_apart(found: Enumeration) -> bool:
    """Whether nobody is in two of the parts: they are of different countries, or of different kinds of personnel."""
    countries = [part.phrase.country for part in found.parts]
    kinds = [part.phrase.kind for part in found.parts]
    return any(None not in told and len(set(told)) == len(told) for told in (countries, kinds))
