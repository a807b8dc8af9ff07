"""From blocks and mentions to rows of the tables: one module per table or small family of tables."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.extract import (
    actors,
    casualty_tables,
    citations,
    conflicts,
    contributions,
    contributors,
    documents,
    events,
    fatalities,
    fatality_tables,
    incidents,
    leadership,
    mandate_tasks,
    mandates,
    mission_dates,
    missions,
    operation_relations,
    operations,
    page,
    participation,
    places,
    resolutions,
    strengths,
)
from pipeline.extract.finish import Extract, finish
from pipeline.extract.rows import DocumentRows
from pipeline.read.document import Document
from pipeline.recognise.placed import Mentions

# In the order of the tables. An extractor may read the rows that those before it wrote.
EXTRACTORS: tuple[Callable[[DocumentRows], None], ...] = (
    documents.extract,
    missions.extract,
    operations.extract,
    mission_dates.extract,
    operation_relations.extract,
    resolutions.extract,
    mandates.extract,
    mandate_tasks.extract,
    contributors.extract,
    leadership.extract,
    places.extract,
    actors.extract,
    participation.extract,
    strengths.extract,
    contributions.extract,
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
    for extractor in EXTRACTORS:
        extractor(under_way)
    return finish(under_way)
