"""The macros of the DuckDB file: what an analyst would otherwise write again and again.

A macro is SQL that the file carries with it. Here are those that lead from a row to its words and those that pick by
time span; what holds on one day is `macros_on_a_day.py`'s. Macros find the tables of the database in use: open the file
itself, or attach it and say ``USE``.
"""

from __future__ import annotations

from pipeline.publish.macro import COUNT, DATE, PLACE, Form, Macro
from pipeline.publish.macros_on_a_day import MACROS_ON_A_DAY


def _quote() -> Macro:
    return Macro(
        "quote",
        (
            Form(
                ("the_row VARCHAR",),
                """\
(SELECT string_agg(words.quote, ' … ' ORDER BY words.table_name, words.position, words.start)
    FROM row_quotes AS words WHERE words.row_id = the_row OR words.table_name || '/' || words.row_id = the_row)""",
            ),
            Form(
                ("the_row",),
                """\
coalesce(
    (SELECT words.quote FROM evidence AS words
        WHERE words.evidence_id = json_extract_string(to_json(the_row), '$.evidence_id')),
    json_extract_string(to_json(the_row), '$.quote'),
    (SELECT string_agg(words.quote, ' … ' ORDER BY words.position) FROM finding_evidence AS words
        WHERE words.finding_id = json_extract_string(to_json(the_row), '$.finding_id')))""",
            ),
        ),
        "The words that a row rests on; of a finding, all its words with an ellipsis between them. It takes a row (the "
        "alias of a table in FROM), or the key of a row of any table, alone or after the table's name and a slash. "
        "Null where there is no such row, or it has no words.",
        (),
        "SELECT count_best, quote(s) FROM strengths AS s",
    )


def _sources_of() -> Macro:
    return Macro(
        "sources_of",
        (
            Form(
                ("the_row",),
                """\
SELECT table_name, row_id, document_id, document_title, location, section, start, "end", quote, citation_ids,
    citation_urls
FROM fact_sources
WHERE row_id = the_row OR table_name || '/' || row_id = the_row
ORDER BY table_name, row_id""",
            ),
        ),
        "Where a row about the world comes from: its words, its document and the references beside the words. It takes "
        "the key of a row, alone or after the table's name and a slash.",
        (
            ("table_name", "The table of the row."),
            ("row_id", "The key of the row."),
            ("document_id", "The document that says it."),
            ("document_title", "Title of the document."),
            ("location", "Address the document was read from."),
            ("section", "Headings above the words."),
            ("start", "Where the words begin, in code points."),
            ("end", "Where the words end, exclusive."),
            ("quote", "The words."),
            ("citation_ids", "References whose supported sentence overlaps the words."),
            ("citation_urls", "Addresses of those references."),
        ),
        "FROM sources_of('jean-bosco-kazura')",
    )


def _incidents_between() -> Macro:
    return Macro(
        "incidents_between",
        (
            Form(
                ("first_day", "last_day"),
                """\
SELECT i.mission_id, i.date_edtf AS edtf, i.date_earliest AS earliest, i.date_latest AS latest,
    if((first_day IS NULL OR i.date_earliest >= CAST(first_day AS DATE))
        AND (last_day IS NULL OR i.date_latest <= CAST(last_day AS DATE)), 'certain', 'possible') AS certainty,
    i.kind, i.place, i.killed_low, i.killed_best, i.killed_high, i.injured_low, i.injured_best, i.injured_high,
    i.incident_id, i.document_id, i.evidence_id, e.quote
FROM incidents AS i JOIN evidence AS e USING (evidence_id)
WHERE i.date_edtf IS NOT NULL
    AND (last_day IS NULL OR i.date_earliest IS NULL OR i.date_earliest <= CAST(last_day AS DATE))
    AND (first_day IS NULL OR i.date_latest IS NULL OR i.date_latest >= CAST(first_day AS DATE))
ORDER BY earliest NULLS FIRST, latest NULLS LAST, i.mission_id NULLS LAST, i.incident_id""",
            ),
        ),
        "The incidents that befell between two days, both inclusive, or may have: certain where all days that the date "
        "can mean are in between, possible where some are. A day that is NULL leaves that side open. An incident "
        "without a date is in no span. One that several documents tell of has a row for each.",
        (
            ("mission_id", "The mission; null where none is known."),
            *DATE,
            ("certainty", "Whether it certainly or possibly befell in between."),
            ("kind", "What happened."),
            ("place", "Where, as written."),
            *((f"killed_{name}", f"Killed. {said}") for name, said in COUNT),
            *((f"injured_{name}", f"Injured. {said}") for name, said in COUNT),
            ("incident_id", "Key of the row of incidents."),
            *PLACE,
            ("quote", "The words that say it."),
        ),
        "FROM incidents_between('2013-01-01', '2014-12-31')",
    )


MACROS: tuple[Macro, ...] = (_quote(), _sources_of(), _incidents_between(), *MACROS_ON_A_DAY)
"""The macros, in an order in which each finds those that it calls."""
