"""The views of the DuckDB file: the questions that analysts ask most, answered over the published tables.

A view never mixes documents that may tell of the same thing: where it adds up, it does so within one document.
"""

from __future__ import annotations

from collections.abc import Iterator

import schemas
from pipeline.publish.quote_views import fact_sources, row_quotes
from pipeline.publish.view import PLACE, View

_DATE = (
    ("edtf", "The date in EDTF."),
    ("earliest", "First day the date can mean, inclusive."),
    ("latest", "Last day the date can mean, inclusive."),
    ("precision", "How fine the date is written."),
    ("modifier", "A word that shifts the date, if any."),
)
_COUNT = (
    ("low", "Least number the words allow."),
    ("best", "The number as written."),
    ("high", "Most the words allow."),
)


# What a row that is dated says, for a person: an SQL expression over the table's own columns.
_SAYS = {
    "missions": "coalesce(name, abbreviation)",
    "operations": "coalesce(name, abbreviation)",
    "operation_relations": "concat_ws(' ', from_id, relation, to_id)",
    "resolutions": "concat_ws(' ', coalesce(symbol, CAST(number AS VARCHAR)), action)",
    "mandates": "concat_ws(' ', symbol, duration)",
    "strengths": "concat_ws(' ', kind, component, CAST(count_best AS VARCHAR))",
    "contributors": "country_as_written",
    "contributions": "concat_ws(' ', country_code, CAST(count_best AS VARCHAR), coalesce(unit_name, personnel_type, "
    "equipment, unit))",
    "leadership": "concat_ws(', ', person_as_written, coalesce(role_as_written, role))",
    "events": '"description"',
    "incidents": "concat_ws(', ', kind, place, CAST(killed_best AS VARCHAR) || ' killed')",
    "fatality_totals": "concat_ws(' ', population, cause, CAST(count_best AS VARCHAR))",
}


def _dated() -> Iterator[tuple[str, str]]:
    """Every date block of the tables in `_SAYS`: table and prefix."""
    for table in _SAYS:
        for column in schemas.columns(table):
            if column.name.endswith("_edtf"):
                yield table, column.name.removesuffix("_edtf")


def _timeline() -> View:
    parts = []
    for table, prefix in _dated():
        names = {column.name for column in schemas.columns(table)}
        mission = "mission_id" if "mission_id" in names else "NULL"
        dates = ", ".join(f"{prefix}_{name} AS {name}" for name, _ in _DATE)
        parts.append(  # the names are the contract's, no input
            f"SELECT CAST({mission} AS VARCHAR) AS mission_id, {dates}, '{prefix}' AS what, {_SAYS[table]} AS says, "  # noqa: S608
            f"assertion, '{table}' AS table_name, {schemas.primary_key(table)} AS row_id, document_id, evidence_id "
            f"FROM {table} WHERE {prefix}_edtf IS NOT NULL"
        )
    query = "\nUNION ALL\n".join(parts) + "\nORDER BY earliest NULLS LAST, latest NULLS LAST, table_name, row_id, what"
    return View(
        "mission_timeline",
        "Something dated: every date of every row about the world, in order of its first possible day.",
        (
            ("mission_id", "The mission it is about; null where it is about none or none is known."),
            *_DATE,
            ("what", "The date block it comes from: what the date is the date of."),
            ("says", "What the row says, in short."),
            ("assertion", "In whose voice the document says it; planned dates are among them."),
            ("table_name", "The table of the row."),
            ("row_id", "The key of the row."),
            *PLACE,
        ),
        query,
    )


def _strength_history() -> View:
    return View(
        "strength_history",
        "A number of a mission's personnel at a time, with its words, in order of time within mission, kind and "
        "component.",
        (
            ("mission_id", "The mission; null where the number is not a known mission's."),
            ("kind", "Whether the number was authorised, deployed or planned."),
            ("component", "The part of the mission that is counted."),
            *_DATE,
            *_COUNT,
            ("qualifier", "What the words around the number make of it."),
            ("symbol", "Symbol of the resolution that sets the number."),
            ("part_of", "Key of the total the number is a part of."),
            ("strength_id", "Key of the row of strengths."),
            *PLACE,
            ("quote", "The words that say it."),
        ),
        """\
SELECT mission_id, kind, component, as_of_edtf AS edtf, as_of_earliest AS earliest, as_of_latest AS latest,
    as_of_precision AS "precision", as_of_modifier AS modifier, count_low AS low, count_best AS best,
    count_high AS high, count_qualifier AS qualifier, symbol, part_of, strength_id, s.document_id, evidence_id, e.quote
FROM strengths AS s JOIN evidence AS e USING (evidence_id)
ORDER BY mission_id NULLS LAST, kind, component, earliest NULLS LAST, latest NULLS LAST, strength_id""",
    )


def _contributions_by_country() -> View:
    return View(
        "contributions_by_country",
        "What one document says that a country gives to a mission, in one unit at one time; countries listed without a "
        "quantity have a row too.",
        (
            ("mission_id", "The mission; null where it is not known."),
            ("country_code", "The country (ISO 3166-1 alpha-3)."),
            ("document_id", "The document that says it."),
            ("is_listed_as_current", "Whether the document lists the country as a current contributor."),
            ("unit", "What the count counts; null where the document gives no quantity."),
            ("assertion", "In whose voice the document says it; planned contributions stand apart."),
            *_DATE[:3],
            ("low", "Sum of the least numbers; null as soon as one of them is."),
            ("best", "Sum of the numbers as written; what is stated as a part of a total is not added to it."),
            ("high", "Sum of the greatest numbers; null as soon as one of them is."),
            ("contributions", "How many rows of contributions were added up."),
        ),
        """\
WITH given AS (
    SELECT mission_id, country_code, document_id, unit, assertion, as_of_edtf AS edtf, as_of_earliest AS earliest,
        as_of_latest AS latest,
        CAST(if(count(*) = count(count_low), sum(count_low), NULL) AS BIGINT) AS low,
        CAST(sum(count_best) AS BIGINT) AS best,
        CAST(if(count(*) = count(count_high), sum(count_high), NULL) AS BIGINT) AS high,
        count(*) AS contributions
    FROM contributions WHERE part_of IS NULL GROUP BY ALL
), listed AS (
    SELECT mission_id, country_code, document_id, bool_or(is_listed_as_current) AS is_listed_as_current
    FROM contributors GROUP BY ALL
)
SELECT coalesce(g.mission_id, l.mission_id) AS mission_id, coalesce(g.country_code, l.country_code) AS country_code,
    coalesce(g.document_id, l.document_id) AS document_id, is_listed_as_current, unit, assertion, edtf, earliest,
    latest, low, best, high, coalesce(contributions, 0) AS contributions
FROM listed AS l FULL JOIN given AS g
    ON l.document_id = g.document_id AND l.mission_id IS NOT DISTINCT FROM g.mission_id
    AND l.country_code IS NOT DISTINCT FROM g.country_code
ORDER BY mission_id NULLS LAST, country_code NULLS LAST, document_id, unit NULLS LAST, assertion, earliest NULLS LAST,
    edtf NULLS LAST""",
    )


def _fatalities_by_country() -> View:
    return View(
        "fatalities_by_country",
        "The killed of one nationality and population in all incidents of a mission that one document tells of.",
        (
            ("mission_id", "The mission; null where the incidents befell no known mission."),
            ("country_code", "Nationality of the killed (ISO 3166-1 alpha-3); null where the document does not say."),
            ("population", "Whom the killed belonged to."),
            ("document_id", "The document that tells of them."),
            ("incidents", "Number of incidents."),
            ("low", "Sum of the least numbers; null as soon as one of them is."),
            ("best", "Sum of the numbers as written; incidents with a vague number add nothing."),
            ("high", "Sum of the greatest numbers; null as soon as one of them is."),
            ("earliest", "First possible day of the first incident."),
            ("latest", "Last possible day of the last incident."),
        ),
        """\
SELECT i.mission_id, c.country_code, c.population, c.document_id, count(DISTINCT c.incident_id) AS incidents,
    CAST(if(count(*) = count(c.count_low), sum(c.count_low), NULL) AS BIGINT) AS low,
    CAST(sum(c.count_best) AS BIGINT) AS best,
    CAST(if(count(*) = count(c.count_high), sum(c.count_high), NULL) AS BIGINT) AS high,
    min(i.date_earliest) AS earliest, max(i.date_latest) AS latest
FROM casualties AS c JOIN incidents AS i USING (incident_id)
WHERE c.outcome = 'killed'
GROUP BY ALL
ORDER BY i.mission_id NULLS LAST, c.country_code NULLS LAST, c.population, c.document_id""",
    )


def _findings_by_severity() -> View:
    return View(
        "findings_by_severity",
        "A rule that was violated, and how often, the gravest first.",
        (
            ("severity", "How grave the violations are."),
            ("rule_id", "The rule."),
            ("family", "What the rule is about."),
            ("statement", "What must hold."),
            ("findings", "Number of violations of this severity."),
            ("certain", "How many of them are certain."),
            ("likely", "How many of them are likely."),
            ("arguable", "How many of them are arguable."),
            ("documents", "Number of documents concerned."),
        ),
        """\
WITH concerned AS (
    SELECT severity, rule_id, count(DISTINCT document_id) AS documents
    FROM (SELECT severity, rule_id, unnest(document_ids) AS document_id FROM findings) GROUP BY ALL
)
SELECT f.severity, f.rule_id, r.family, r.statement, count(*) AS findings,
    count(*) FILTER (certainty = 'certain') AS certain, count(*) FILTER (certainty = 'likely') AS likely,
    count(*) FILTER (certainty = 'arguable') AS arguable, coalesce(any_value(c.documents), 0) AS documents
FROM findings AS f
JOIN rules AS r ON r.rule_id = f.rule_id
LEFT JOIN concerned AS c ON c.rule_id = f.rule_id AND c.severity = f.severity
GROUP BY f.severity, f.rule_id, r.family, r.statement
ORDER BY list_position(['error', 'warning', 'info'], f.severity), findings DESC, f.rule_id""",
    )


VIEWS: tuple[View, ...] = (
    _timeline(),
    _strength_history(),
    _contributions_by_country(),
    _fatalities_by_country(),
    fact_sources(),
    row_quotes(),
    _findings_by_severity(),
)
"""The views, in the order in which they are made and shown."""
