"""Numbers of the dead told one after another in a paragraph, each with its day: 24 by 1 April 2014, 21 by 31 August."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pipeline.validate.findings import Corpus
from pipeline.validate.mentioned import mark
from pipeline.validate.passages import Number, Passage, Phrase, Told, paragraphs
from pipeline.validate.stated import about
from pipeline.validate.wording import whole_words, words_before

_REACH = 48  # characters between a day and the number that holds for it
_LONGEST_WORD = 24  # characters of the words before a day
_MARK = re.compile(r"[.;:()]")

Dated = tuple[Told, Number]
"""A day, and how many had died by then."""


def falls(corpus: Corpus) -> Iterator[tuple[Dated, Dated]]:
    """Neighbours in such a series of which the later one is the lower, in the order of the source."""
    told = (paragraph for listed in paragraphs(corpus).values() for paragraph in listed)
    # Of a block without two of each no sentence has them, and most are never cut into sentences.
    for paragraph in (each for each in told if len(each.dates) > 1 and len(each.numbers) > 1):
        series: list[tuple[Passage, Dated]] = []
        for before, passage in pairwise((None, *paragraph.passages)):
            if passage is not None and passage.dates and passage.numbers and _is_of_deaths(passage, before):
                series += [(passage, dated) for dated in _series(passage)]
        yield from _falls(series)


def _falls(series: list[tuple[Passage, Dated]]) -> Iterator[tuple[Dated, Dated]]:
    for (passage, old), (other, new) in pairwise(sorted(series, key=lambda item: item[1][0].row["earliest"])):
        is_later = old[0].row["latest"] < new[0].row["earliest"]
        is_alike = passage is other or _goes_on(passage.phrase(old[1]), other, other.phrase(new[1]))
        # What is less than half of it counts something else: the dead of a year, or of one country.
        if is_later and is_alike and old[1].value / 2 <= new[1].value < old[1].value:
            yield old, new


def _goes_on(before: Phrase, passage: Passage, after: Phrase) -> bool:
    """Whether a number of a later sentence counts whom the one before does: by a word for the toll, or by its noun."""
    runs_on = whole_words(passage.document.language, "rules", "running_total")
    if not after.noun or after.kind == "person":
        return runs_on.search(passage.text) is not None
    return after.kind is not None and after.noun.casefold() == before.noun.casefold()


def compared(before: Dated, after: Dated) -> Mapping[str, Any]:
    """The comparison of two of them."""
    (old_day, old), (new_day, new) = before, after
    return {
        "beyond": old.value - new.value, "certainty": "likely",
        "message": f"{old.row['quote']} had died by {old_day.row['edtf']}, and only {new.row['quote']} by "
        f"{new_day.row['edtf']}.",
        "left_value": old.row["quote"], "right_value": new.row["quote"], "difference": f"{old.value - new.value:g}",
        "spans": [mark("earlier", old.row), mark("as_of", old_day.row), mark("later", new.row),
                  mark("as_of", new_day.row)],
        **about("number_mentions", "number_mention_id", new.row),
    }  # fmt: skip


def _is_of_deaths(passage: Passage, before: Passage | None) -> bool:
    """Whether a sentence counts the dead, or goes on with a total told of them in the one before."""
    if _tells_deaths(passage):
        return True
    if before is None or not _tells_deaths(before):
        return False
    return whole_words(passage.document.language, "rules", "running_total").search(passage.text) is not None


def _tells_deaths(passage: Passage) -> bool:
    return whole_words(passage.document.language, "rules", "deaths", "closed_past").search(passage.text) is not None


def _series(passage: Passage) -> list[Dated]:
    """The numbers that a day stands directly before, where words say that they run on."""
    text, language = passage.block.text, passage.document.language
    runs_on = whole_words(language, "rules", "running_total").search(passage.text) is not None
    before = words_before(language, "rules", "running_before")
    starts = [m.start for m in passage.mentions]
    found: list[Dated] = []
    for day in passage.dates:
        row = day.row
        if row["precision"] not in ("day", "month", "year") or not row["is_valid"] or row["earliest"] is None:
            continue
        if not runs_on and before.search(text, max(passage.start, day.start - _LONGEST_WORD), day.start) is None:
            continue
        number = next((n for n in passage.numbers if n.start >= day.end), None)
        if number is None or number.start - day.end > _REACH or _MARK.search(text, day.end, number.start):
            continue
        if any(day.end <= start < number.start for start in starts) or number.row["qualifier"] != "exact":
            continue
        if any(day.end <= d.start < number.start for d in passage.dates):
            continue
        if passage.phrase(number).unit in (None, "people") and passage.phrase(number).country is None:
            found.append((day, number))
    return found
