"""The missions that a document names together: one acronym with several numerals, or several with a period each."""

from __future__ import annotations

from pipeline.extract.identity.mission_leads import LEAD_BLOCKS, NUMERAL
from pipeline.extract.identity.naming import Name
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.missions import is_mission_acronym, mission_acronyms, name_with_place
from pipeline.recognise.sentences import sentences


def numbered_names(rows: DocumentRows) -> list[list[Name]]:
    """The missions of one acronym and several numerals that the lead introduces together: UNOFEX I, UNOFEX II.

    One numeral alone tells of a successor or predecessor, not that the document treats more than one.
    """
    lead = [b for b in rows.document.blocks if b.element == "prose" and b.text.strip()][:LEAD_BLOCKS]
    for block in lead:
        opening = sentences(block.text, rows.document.language)[0][1]
        found: dict[str, Name] = {}
        for m in mission_acronyms().finditer(block.text, 0, opening):
            if NUMERAL.search(m[0]) and is_mission_acronym(m[0]):
                text = " ".join(m[0].split())
                found.setdefault(text, Name(text, block, m.start(), m.end(), "abbreviation", None))
        stems = [NUMERAL.sub("", text) for text in found]
        together = [[name] for text, name in found.items() if stems.count(NUMERAL.sub("", text)) > 1]
        if together:
            return together
    return []


def names_of_periods(rows: DocumentRows) -> list[list[Name]]:
    """The missions that a fact box gives a period each: "Duration: UNOFEX I 1 May 1990 - 2 June 1991; UNOFEX II …".

    Two or more: the period of one says no more than that the document mentions it.
    """
    fields = load(rows.document.language, "missions")["fields"]["active"]
    found: dict[str, Name] = {}
    for block in rows.document.blocks:
        is_read = block.element == "infobox" and block.template is None and block.field_key in fields
        dates = [d for d in rows.mentions.dates_in(block.index) if d.mention.is_valid] if is_read else []
        for m in mission_acronyms().finditer(block.text) if len(dates) > 1 else ():
            placed = name_with_place(block.text, m.start())
            end = placed or m.end()
            is_dated = any(not block.text[end : d.mention.start].strip(" :(") for d in dates)
            if is_dated and is_mission_acronym(m[0]):
                text = " ".join(block.text[m.start() : end].split())
                kind = "official" if placed else "abbreviation"
                found.setdefault(text, Name(text, block, m.start(), end, kind, None))
    return [[name] for name in found.values()] if len(found) > 1 else []
