"""The country whose part in a mission a document is about, and what its fact box says of that part.

A document is about one country's part where its fact box has labels that only such a box has, or where its title, or
the address of a letter, names that country, its people or its parliament.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops.home_leads import Home, home_of_lead
from pipeline.extract.troops.part_periods import ends_of
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import form_of
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block, Document
from pipeline.recognise.placed import PlacedDate

_OPENING = 4  # blocks at the head of a letter among which its address is
_LONGEST_TITLE = 160


def home_of(document: Document) -> Home | None:
    """The country on whose part in a mission a document is: the one whose own words it uses most.

    Without a fact box on such a part the title must name it, or a letter be addressed to its parliament.
    """
    words = load(document.language, "contributions")
    labels = {b.field_key for b in document.blocks if b.element == "infobox"}
    is_of_box = bool(labels & set(words["home_cues"]))
    title, is_official = ("", True) if is_of_box else _opening(document)
    if not is_official and all(pattern.search(title) is None for _, pattern in _home_words(document.language)):
        return home_of_lead(document)
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for code, pattern in _home_words(document.language):
        for m in pattern.finditer(document.text):
            counts[code] += 1
            if code not in written or (form_of(written[code], document.language) is None):
                written[code] = m[0]
    if not counts:
        return None
    code, most = max(sorted(counts.items()), key=lambda item: item[1])
    is_told = _part_told(document.language)[code].search(title) or _titled(document.language).search(title)
    is_certain = is_official or bool(is_told)
    home = Home(code, written[code], dict(_home_words(document.language))[code], is_of_box, is_certain)
    is_said = is_official or home.words.search(title) is not None
    return home if is_said and list(counts.values()).count(most) == 1 else None


def counts_home(home: Home | None, block: Block, language: str) -> bool:
    """Whether a field that would count anybody counts the people of the country that the title says a text is on."""
    counted = load(language, "contributions")["home_fields"]
    is_titled = home is not None and home.is_certain and not home.is_of_box
    return is_titled and block.template is None and block.field_key in counted


def is_on_part(document: Document) -> bool:
    """Whether a document has a fact box that can only be one on a country's part in a mission, not on the mission."""
    words = load(document.language, "contributions")
    cues = set(words["home_cues"]) - set(words["doubtful_home_cues"])
    return any(b.element == "infobox" and b.template is None and b.field_key in cues for b in document.blocks)


def _opening(document: Document) -> tuple[str, bool]:
    """The title of a plain text, empty where it opens with a sentence, and whether a government writes it.

    Such a text has words at its head that only a government's letters and press releases have.
    """
    if document.format != "text":
        return "", False
    lines = [b.text.strip() for b in document.blocks if b.text.strip()][:_OPENING]
    lines = [line for line in lines if len(line) <= _LONGEST_TITLE]
    official = _official(document.language)
    title = lines[0] if lines and lines[0][-1] not in ".!," else ""
    return title, any(official.search(line) for line in lines)


def write_home(rows: DocumentRows, home: Home, names: MissionNames) -> None:
    """The country's part in each mission of the box, with the period that the box gives for it."""
    language = rows.document.language
    periods = [
        (block, date)
        for block in rows.document.blocks
        if block.element == "infobox" and block.field_key in load(language, "contributions")["period_fields"]
        for date in rows.mentions.dates_in(block.index)
        if date.mention.precision == "interval" and date.mention.is_valid
    ]
    of_missions = load(language, "contributions")["mission_period_fields"]
    own = [(block, date) for block, date in periods if block.field_key not in of_missions]
    periods = own or periods
    if not periods:
        _write_home_dated(rows, home, names)
    for block, date, previous in _of_home(periods, home):
        mission = names.of(block, previous, date.mention.start)
        if mission is None or (not home.is_of_box and _is_of_mission(rows, block)):
            continue
        start, end = ends_of(date)
        row = rows.fact(
            "contributors",
            (home.code, home.written),
            block.span(previous, date.mention.end) if len(periods) > 1 else (block.start, block.end),
            "contributors.fact_box",
            derivation="inferred",
            mission_id=mission,
            country_code=home.code,
            country_as_written=home.written,
            start=start,
            end=end,
        )  # fmt: skip
        row.uses.append(date)


def _of_home(periods: Sequence[tuple[Block, PlacedDate]], home: Home) -> Sequence[tuple[Block, PlacedDate, int]]:
    """The periods of the country's part, each with where the one before it in its field ends.

    All of them, but where some are said to be the country's the others are the mission's: 1990–2000, Dutch part 1992.
    """
    placed, field, end = [], None, 0
    for block, date in periods:
        placed.append((block, date, end if block is field else 0))
        field, end = block, date.mention.end
    said = [each for each in placed if home.words.search(each[0].text, each[2], each[1].mention.start)]
    return said or placed


def _is_of_mission(rows: DocumentRows, block: Block) -> bool:
    """Whether the period that a field gives has been read as that of the mission."""
    return any(
        row.values.get("property") == "deployed" and row.span is not None and block.start <= row.span[0] < block.end
        for row in rows.of("statements")
    )


def _write_home_dated(rows: DocumentRows, home: Home, names: MissionNames) -> None:
    """The country's part where the box gives its beginning and its end in fields of their own."""
    words = load(rows.document.language, "contributions")
    found: dict[str, tuple[Block, PlacedDate]] = {}
    for block in rows.document.blocks:
        label = block.field_key if block.element == "infobox" else ""
        dates = [d for d in rows.mentions.dates_in(block.index) if d.mention.is_valid]
        for key in ("start_fields", "end_fields"):
            if label in words[key] and len(dates) == 1 and dates[0].mention.precision != "interval":
                found.setdefault(key, (block, dates[0]))
    blocks = [block for block, _ in found.values()]
    mission = names.of(blocks[0], 0, 0) if blocks else None
    if mission is None:
        return
    start, end = (found[key][1] if key in found else None for key in ("start_fields", "end_fields"))
    rows.fact(
        "contributors", (home.code, home.written), (min(b.start for b in blocks), max(b.end for b in blocks)),
        "contributors.fact_box", derivation="inferred", mission_id=mission, country_code=home.code,
        country_as_written=home.written, start=start, end=end,
    )  # fmt: skip


# ---- the lexicon, compiled


@cache
def _home_words(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    home = load(language, "contributions")["home"]
    return tuple((code, compiled(rf"\b(?:{'|'.join(listed)})\b")) for code, listed in sorted(home.items()))


@cache
def _part_told(language: str) -> dict[str, re.Pattern[str]]:
    """By country, what a title says that is on its part: its people or its, and a noun for those who serve."""
    nouns = alternatives(load(language, "contributions")["home_nouns"])
    return {code: compiled(rf"{words.pattern}\s(?:[\w-]+\s)?(?i:{nouns})\b") for code, words in _home_words(language)}


@cache
def _titled(language: str) -> re.Pattern[str]:
    """A title on the people of a country in a mission."""
    return compiled(rf"(?<!\w)(?:{'|'.join(load(language, 'contributions')['home_titles'] or ['(?!)'])})(?!\w)")


@cache
def _official(language: str) -> re.Pattern[str]:
    """What stands at the head of a government's letters and press releases on its country's part."""
    return compiled(rf"(?<!\w)(?:{'|'.join(load(language, 'contributions')['home_openings'] or ['(?!)'])})(?!\w)")
