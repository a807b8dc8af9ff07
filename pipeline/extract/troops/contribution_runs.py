"""`contributions` of sentences that give the numbers of several countries, one after the other.

In brackets or right behind the countries ("from Ghana (870) and Fiji (450)"), or as people of theirs among those of a
force ("of whom 440 Belgians"). Gifts told by a verb are the business of `contribution_givers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import find_cues
from pipeline.extract.harm.telling import Telling
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity
from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops.contribution_clauses import is_bare
from pipeline.extract.troops.contribution_lists import write_contribution
from pipeline.extract.troops.contribution_origins import FEWEST_BRACKETED
from pipeline.extract.troops.contributor_sentences import BESIDE, introducing
from pipeline.extract.troops.nationals import nationals_among
from pipeline.extract.troops.sending import providing, serving
from pipeline.extract.troops.strength_sentences import Strength
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention

_FEWEST_BESIDE = 3  # countries with a number right behind them that make a list of contributions


def write_among(rows: DocumentRows, telling: Telling, strengths: Sequence[Strength], names: MissionNames) -> set[int]:
    """Write what countries give of a strength; returns where those numbers begin."""
    sentence = telling.sentence
    taken: set[int] = set()
    for quantity, whole in nationals_among(telling, strengths, rows.document.language):
        if quantity.start not in taken and quantity.country_code is not None:
            taken.add(quantity.start)
            write_contribution(
                rows, quantity, quantity.country_code, names.of(sentence.block, sentence.start, quantity.start),
                "contributions.among", span=sentence.block.span(quantity.start, quantity.end), as_of=whole.as_of,
                assertion=telling.assertion,
            )  # fmt: skip
    return taken


def write_bracketed(
    rows: DocumentRows, sentence: Sentence, quantities: Sequence[Quantity], names: MissionNames
) -> set[int]:
    """Countries with their numbers in brackets or right behind them, in a sentence on contributions.

    "From Ghana (870) and Fiji (450)", "contributions: Ghana 870, Fiji 450, Nepal 230". In a bracket, a number beside
    other words, such as a period, must say whom it counts.

    Returns:
        Where the numbers begin that were written down.
    """
    language = rows.document.language
    text = sentence.block.text
    cues = (serving(language), providing(language), introducing(language))
    if all(cue.search(text, sentence.start, sentence.end) is None for cue in cues):
        return set()
    found: list[tuple[CountryMention, Quantity, int]] = []
    listed = _listed_beside(sentence, quantities, language)
    for country in find_countries(sentence.text, language):
        bracket = BESIDE.match(text, sentence.start + country.end) if country.kind == "name" else None
        if bracket is None:
            continue
        counted = [q for q in quantities if bracket.start() < q.start < bracket.end()]
        is_all = len(counted) == 1 and counted[0].is_people and counted[0].country_code is None
        if is_all and (
            counted[0].noun is not None or bracket[0].strip(" ()") == text[counted[0].start : counted[0].end]
        ):
            found.append((country, counted[0], bracket.end()))
    found = found if len(found) >= FEWEST_BRACKETED else listed
    opening = 0 if found is listed else sentence.start
    if found and next(find_cues(text, opening, sentence.end, language), None) is not None:
        return set()  # of the dead, so many from each
    if not found:
        return set()
    dates = [d for d in sentence.dates if d.mention.is_valid]
    is_told_behind = len(dates) == 1 and dates[0].mention.start >= found[-1][2]
    if not is_told_behind:  # those, so many: these were the largest in May
        dates = [d for d in dates if d.mention.start < sentence.start + found[0][0].start]
    for country, quantity, end in found:
        start = sentence.start + country.start
        write_contribution(
            rows, quantity, country.code, names.of(sentence.block, sentence.start, start),
            "contributions.bracketed", span=sentence.block.span(start, end), derivation="normalised",
            as_of=dates[0] if len(dates) == 1 and dates[0].mention.precision != "interval" else None,
        )  # fmt: skip
    return {quantity.start for _, quantity, _ in found}


def _listed_beside(
    sentence: Sentence, quantities: Sequence[Quantity], language: str
) -> list[tuple[CountryMention, Quantity, int]]:
    """Countries that have a number right behind them, one after the other, with where each number ends.

    The number is bare or counts people: "A 870, B 450", "A with 7,750, B with 3,310 and C with 2,500 soldiers".
    """
    text = sentence.block.text
    found: list[tuple[CountryMention, Quantity, int]] = []
    gaps = {" ", ": ", "\u00a0", *(f" {word} " for word in load(language, "contributions")["with"])}
    counted = iter([q for q in quantities if (is_bare(q) or q.kind in PEOPLE) and q.country_code is None])
    quantity = next(counted, None)
    for country in find_countries(sentence.text, language):
        end = sentence.start + country.end
        while quantity is not None and quantity.start < end:
            quantity = next(counted, None)
        if quantity is None or country.kind != "name" or text[end : quantity.start] not in gaps:
            continue
        between = text[found[-1][2] : sentence.start + country.start] if found else ", "
        if _part(language).fullmatch(between) is None:
            found = []
        found.append((country, quantity, quantity.end))
    return found if len(found) >= _FEWEST_BESIDE else []


@cache
def _part(language: str) -> re.Pattern[str]:
    """What parts the countries of a list that have their numbers right behind them."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"\s*[,;]\s*(?:(?:{joined})\s+)?|\s+(?:{joined})\s+", re.IGNORECASE)
