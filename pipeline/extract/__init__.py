"""From blocks and mentions to rows of the tables: one module per table or small family of tables."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.extract import citations, documents, page, told_missions
from pipeline.extract.authority import mandate_tasks, mandates, resolutions
from pipeline.extract.finish import Extract, finish
from pipeline.extract.harm import casualty_tables, conflicts, fatalities, fatality_tables, incidents
from pipeline.extract.identity import mission_dates, missions, operation_relations, operations
from pipeline.extract.leaders import leadership
from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops import (
    contributions,
    contributors,
    flag_lines,
    home_tables,
    participation,
    strengths,
    time_tables,
    unit_gifts,
)
from pipeline.extract.world import actors, events, named_actors, places
from pipeline.lexicon.remembered import forget
from pipeline.read.document import Document
from pipeline.recognise.placed import Mentions

# In the order of the tables. An extractor may read the rows that those before it wrote.
EXTRACTORS: tuple[Callable[[DocumentRows], None], ...] = (
    documents.extract,
    missions.extract,
    operations.extract,
    told_missions.extract,
    mission_dates.extract,
    operation_relations.extract,
    resolutions.extract,
    mandates.extract,
    mandate_tasks.extract,
    contributors.extract,
    flag_lines.extract,
    leadership.extract,
    places.extract,
    actors.extract,
    participation.extract,
    strengths.extract,
    unit_gifts.extract,
    contributions.extract,
    time_tables.extract,
    home_tables.extract,
    named_actors.extract,
    incidents.extract,
    conflicts.extract,
    casualty_tables.extract,
    fatalities.extract,
    fatality_tables.extract,
    events.extract,
    page.extract,
    citations.extract,
)

__all__ = ["Extract", "extract"]


def extract(document: Document, mentions: Mentions) -> Extract:
    """All rows that one document gives, with their ids and evidence."""
    under_way = DocumentRows(document, mentions)
    try:
        for extractor in EXTRACTORS:
            extractor(under_way)
        return finish(under_way)
    finally:
        forget()
