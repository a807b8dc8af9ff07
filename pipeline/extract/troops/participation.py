"""`contributors` told in prose and fact boxes: that a country takes, took or will take part in a mission.

The lists and tables of contributors are the business of `contributors.py`, the numbers that a country gives of
`contributions.py`, what a document on one country's part in a mission says of that country of `home.py`.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of, any_or_none
from pipeline.extract.identity.mission_names import MissionNames, mission_names
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows, When
from pipeline.extract.troops.contingents import contingent_words, countries_of_contingents
from pipeline.extract.troops.contributor_sentences import BESIDE, listed_in, listing_words, write_listed
from pipeline.extract.troops.departures import departure_words, departures_in
from pipeline.extract.troops.home import home_of, write_home
from pipeline.extract.troops.part_periods import ends_of, period_in
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention
from pipeline.recognise.placed import PlacedDate

_LOOK_BACK = 2_000  # characters of a block before a sentence in which it may name the mission meant


def extract(rows: DocumentRows) -> None:
    """Write a row per country that a sentence says takes part, and one for the country of a fact box."""
    names = mission_names(rows)
    home = home_of(rows.document)
    if home is not None:
        write_home(rows, home, names)
    if names.is_empty:
        return
    seen = {(row.values["country_code"], row.values["mission_id"]) for row in rows.of("contributors")}
    language = rows.document.language
    words = (
        participation_words(language),
        listing_words(language),
        contingent_words(language),
        departure_words(language),
    )
    host = {row.values["value"] for row in rows.of("statements") if row.values.get("property") == "country_code"}
    for i in sorted(set().union(*map(rows.index.positions, words))):
        sentence = rows.sentences[i]
        for country in countries_of_contingents(sentence, language) if names.subject is not None else ():
            of = names.of(sentence.block, sentence.start, sentence.end)
            if of is not None and country.code not in host and (country.code, of) not in seen:
                seen.add((country.code, of))
                write_listed(rows, sentence, country, of, _stay(sentence, language))
        for listed, of in listed_in(sentence, names, rows.document.language):
            if (listed.code, of) not in seen:
                seen.add((listed.code, of))
                write_listed(rows, sentence, listed, of, _period_beside(sentence, listed, rows.document.language))
        left = list(departures_in(sentence, language))
        of = _mission(sentence, names, language) if left else None
        for country, date in left if of is not None else ():
            if (country.code, of) not in seen and not _is_before(rows, of, date):
                seen.add((country.code, of))
                _write_departure(rows, sentence, country, date, of)
        told = rows.of_sentence(participant_of, sentence)
        mission = _mission(sentence, names, rows.document.language) if told else None
        if told is None or mission is None or (told.code, mission) in seen or _is_in_name(told, sentence, names):
            continue
        seen.add((told.code, mission))
        _write(rows, sentence, told, mission)


def _is_in_name(country: CountryMention, sentence: Sentence, names: MissionNames) -> bool:
    """Whether a country is named in a mission's name only: the UN Mission in Examplia took part."""
    at = sentence.start + country.start
    return any(start <= at < end for start, end, _ in names.named(sentence.block.text, sentence.start, sentence.end))


def participant_of(sentence: Sentence, language: str) -> CountryMention | None:
    """The country that a sentence says takes part in something; offsets in the sentence's own text."""
    words = _participating(language).search(sentence.text)
    if words is None:
        return None
    found = [c for c in find_countries(sentence.text, language) if c.kind == "name"]
    before = [c for c in found if c.start < words.end()]
    if len(before) != 1 or place_before(language).search(sentence.text, 0, before[0].start):
        return None  # "the mission in A took part": A is where it is
    return before[0]


def _mission(sentence: Sentence, names: MissionNames, language: str) -> object:
    """The mission that a sentence on participation means; None where neither it nor the block before it names one."""
    text = sentence.block.text
    if names.named(text, max(0, sentence.start - _LOOK_BACK), sentence.end):
        return names.of(sentence.block, sentence.start, sentence.end)
    # Who took part, without a word of what in, did so in what the page is on.
    names_nothing = _joining(language).search(sentence.text) is None
    is_meant = names_nothing or mission_words(language).search(sentence.text) is not None
    return names.subject if is_meant and names.is_sole else None


def _write(rows: DocumentRows, sentence: Sentence, told: CountryMention, mission: object) -> None:
    language = rows.document.language
    is_planned = _deciding(language).search(sentence.text) is not None
    start, end = (None, None) if is_planned else _period(sentence, language)
    row = rows.fact(
        "contributors",
        (told.code, sentence.text[told.start : told.end]),
        sentence.span(),
        "contributors.participation",
        assertion="planned" if is_planned else "asserted",
        derivation="normalised",
        mission_id=mission,
        country_code=told.code,
        country_as_written=sentence.text[told.start : told.end],
        start=start,
        end=end,
    )
    if isinstance(start, When):
        row.uses.extend([d for d in sentence.dates if d.mention.precision == "interval"][:1])


def _is_before(rows: DocumentRows, mission: object, date: PlacedDate) -> bool:
    """Whether a date is earlier than all that the document gives for the beginning of a mission: it left another."""
    begun = [
        value.mention.earliest if isinstance(value, PlacedDate) else value.earliest
        for row in rows.of("statements")
        if row.values.get("entity_id") == mission and row.values.get("property") in ("established", "deployed")
        and isinstance(value := row.values.get("value_date"), (PlacedDate, When))
    ]  # fmt: skip
    known = [day for day in begun if day is not None]
    return bool(known) and date.mention.latest is not None and date.mention.latest < min(known)


def _write_departure(
    rows: DocumentRows, sentence: Sentence, country: CountryMention, date: PlacedDate, mission: object
) -> None:
    written = sentence.text[country.start : country.end]
    rows.fact(
        "contributors",
        (country.code, written),
        sentence.block.span(sentence.start + country.start, date.mention.end),
        "contributors.departure",
        derivation="normalised",
        mission_id=mission,
        country_code=country.code,
        country_as_written=written,
        end=date,
    )


def _period(sentence: Sentence, language: str) -> tuple[PlacedDate | When | None, PlacedDate | When | None]:
    """The beginning and end of a country's part: the ends of its one interval, or what it says of each."""
    leaving = _leaving(language).search(sentence.text)
    if leaving is not None:
        left = [d for d in sentence.dates if d.mention.is_valid and d.mention.start >= sentence.start + leaving.end()]
        return None, left[0] if len(left) == 1 and left[0].mention.precision != "interval" else None
    end = sentence.block.text.find(";", sentence.start, sentence.end)  # behind it another time is told of
    dates = [d for d in sentence.dates if end < 0 or d.mention.start < end]
    intervals = [d for d in dates if d.mention.precision == "interval" and d.mention.is_valid]
    if len(intervals) == 1 and dates[0] is intervals[0]:
        return ends_of(intervals[0])
    return period_in(sentence.block, [d for d in dates if d.mention.precision != "interval"], language)


def _stay(sentence: Sentence, language: str) -> tuple[PlacedDate | When | None, PlacedDate | When | None]:
    """How long a contingent was there, where the sentence says that it stayed and dates nothing else."""
    return _period(sentence, language) if _staying(language).search(sentence.text) is not None else (None, None)


def _period_beside(
    sentence: Sentence, country: CountryMention, language: str
) -> tuple[PlacedDate | When | None, PlacedDate | When | None]:
    """The period in the bracket behind a country of a list; the first, where it came back later."""
    bracket = BESIDE.match(sentence.text, country.end)
    if bracket is None:
        return None, None
    first, last = (sentence.start + at for at in bracket.span())
    dates = [d for d in sentence.dates if first <= d.mention.start < last and d.mention.is_valid]
    intervals = [d for d in dates if d.mention.precision == "interval"]
    return ends_of(intervals[0]) if intervals else period_in(sentence.block, dates, language)


# ---- the lexicon, compiled


@cache
def participation_words(language: str) -> PhraseWords:
    """The words without which no sentence says that a country takes part."""
    return PhraseWords.of(load(language, "contributions")["participate"])


@cache
def place_before(language: str) -> re.Pattern[str]:
    """A preposition of place that ends where a country begins, an article between them allowed."""
    prepositions = alternatives(load(language, "people")["place_prepositions"])
    article = load(language, "articles")["pattern"]
    return compiled(rf"(?<!\w)(?:{prepositions})\s(?:{article})?\Z", re.IGNORECASE)


@cache
def _participating(language: str) -> Phrases:
    return any_of(load(language, "contributions")["participate"])


@cache
def _joining(language: str) -> Phrases:
    """What stands between a verb of taking part and what it is part of."""
    return any_of(load(language, "contributions")["participate_in"])


@cache
def _leaving(language: str) -> Phrases:
    """The verbs by which a country's part ends."""
    return any_or_none(load(language, "contributions")["withdraw"])


@cache
def _staying(language: str) -> Phrases:
    """The verbs by which a contingent is somewhere for a time."""
    return any_or_none(load(language, "contributors")["staying"])


@cache
def _deciding(language: str) -> Phrases:
    return any_of(load(language, "contributions")["decide"])


@cache
def mission_words(language: str) -> re.Pattern[str]:
    """The nouns for a mission, by which a text speaks of one without its name."""
    return compiled(rf"\b(?:{alternatives(load(language, 'quantities')['missions'])})\b", re.IGNORECASE)
