"""The macros that say what held on one day: strengths, leaders, contributors, and all of them together.

Sources date what they say coarsely or not at all, so an answer for a day says how far it is one, in `certainty`:

- ``certain``: the dates put the day inside what the row says.
- ``presumed``: it began by that day, and nothing says that it had ended or was followed by another.
- ``possible``: the dates allow the day and do not require it.
- ``undated``: the row has no date at all, and nothing speaks for or against the day.

What the dates rule out is left out. A bound that is null is open: it rules nothing out. A mission is asked only about
days from the first on which it can have been established to the last on which it can have ended.
"""

from __future__ import annotations

from pipeline.publish.macro import COUNT, DATE, PLACE, Form, Macro

_DAY = "CAST(the_day AS DATE)"

_THERE = f"""there AS (
    SELECT mission_id FROM missions
    WHERE (established_earliest IS NULL OR established_earliest <= {_DAY})
        AND (ended_latest IS NULL OR ended_latest >= {_DAY})
)"""  # noqa: S608 (there is no input in it)

_ASSERTIONS = "list_position(['asserted', 'editorial', 'reported', 'claimed', 'planned'], assertion)"
_DERIVATIONS = "list_position(['stated', 'normalised', 'inferred'], derivation)"
_CERTAINTIES = "list_position(['certain', 'presumed', 'possible', 'undated'], certainty)"

_CERTAINTY = ("certainty", "How far it is known to hold on the day: certain, presumed, possible or undated.")
_QUOTE = ("quote", "The words that say it.")

_TERM = f"""\
    CASE WHEN start_edtf IS NULL AND end_edtf IS NULL THEN 'undated'
        WHEN assertion = 'planned' THEN 'possible'
        WHEN start_latest <= {_DAY} AND end_earliest >= {_DAY} THEN 'certain'
        WHEN start_latest <= {_DAY} AND end_edtf IS NULL THEN 'presumed'
        ELSE 'possible' END AS certainty"""
"""How far a row with a start and an end is known to hold on the day."""

_IN_TERM = f"""(start_earliest IS NULL OR start_earliest <= {_DAY})
        AND (end_latest IS NULL OR end_latest >= {_DAY})"""


def _strength_on() -> Macro:
    return Macro(
        "strength_on",
        (
            Form(
                ("the_day",),
                f"""\
WITH {_THERE}, adopted AS (
    SELECT symbol, if(count(DISTINCT adopted_edtf) = 1, min(adopted_edtf), NULL) AS edtf,
        min(adopted_earliest) AS earliest, max(adopted_latest) AS latest
    FROM resolutions WHERE adopted_edtf IS NOT NULL GROUP BY symbol
), dated AS (
    SELECT s.*, coalesce(s.as_of_edtf, a.edtf) AS edtf,
        if(s.as_of_edtf IS NULL, a.earliest, s.as_of_earliest) AS earliest,
        if(s.as_of_edtf IS NULL, a.latest, s.as_of_latest) AS latest,
        if(s.as_of_edtf IS NULL, 'resolution', 'as_of') AS dated_by
    FROM strengths AS s JOIN there USING (mission_id)
    LEFT JOIN adopted AS a ON s.kind = 'authorised' AND a.symbol = s.symbol
    WHERE s.as_of_edtf IS NOT NULL OR a.symbol IS NOT NULL
), begun AS (
    SELECT *, count(*) OVER (PARTITION BY mission_id, kind, component, edtf, count_best) AS support
    FROM dated WHERE earliest IS NULL OR earliest <= {_DAY}
), standing AS (
    SELECT * FROM begun AS b WHERE NOT EXISTS (
        FROM begun AS n WHERE n.mission_id = b.mission_id AND n.kind = b.kind AND n.component = b.component
            AND n.latest <= {_DAY} AND n.earliest > b.latest)
)
SELECT mission_id, kind, component, count_low AS low, count_best AS best, count_high AS high,
    count_qualifier AS qualifier, edtf, earliest, latest, dated_by,
    CASE WHEN earliest = {_DAY} AND latest = {_DAY} THEN 'certain'
        WHEN latest <= {_DAY} THEN 'presumed' ELSE 'possible' END AS certainty,
    row_number() OVER (
        PARTITION BY mission_id, kind, component
        ORDER BY coalesce(latest <= {_DAY}, false) DESC, latest DESC NULLS LAST, earliest DESC NULLS LAST,
            {_ASSERTIONS}, {_DERIVATIONS}, count_best IS NULL, support DESC, standing.document_id, strength_id
    ) = 1 AS is_preferred,
    strength_id, standing.document_id, evidence_id, e.quote
FROM standing JOIN evidence AS e USING (evidence_id)
ORDER BY mission_id, kind, component, is_preferred DESC, strength_id""",  # noqa: S608
            ),
        ),
        "The numbers of a mission's personnel on a day. A number holds from the day that it is stated for until the "
        "next one of the same kind and component; where it is stated for more than a day, such as late September, "
        "it holds for sure from the last of these days and possibly from the first. An authorised number without a "
        "date of its own holds from the adoption of the resolution that sets it. Numbers with neither are not here "
        "(they are in strength_history). Where several stand beside each other, one is preferred: first those that "
        "hold for sure, then the latest, then asserted before reported, claimed and planned, stated before "
        "normalised and inferred, then what more rows say.",
        (
            ("mission_id", "The mission."),
            ("kind", "Whether the number was authorised, deployed or planned."),
            ("component", "The part of the mission that is counted."),
            *COUNT,
            ("qualifier", "What the words around the number make of it."),
            *DATE,
            ("dated_by", "Whether the date is the number's own (as_of) or that of the resolution that sets it."),
            _CERTAINTY,
            ("is_preferred", "Whether it is the one to take, of those of its mission, kind and component."),
            ("strength_id", "Key of the row of strengths."),
            *PLACE,
            _QUOTE,
        ),
        "SELECT kind, component, best, edtf, quote FROM strength_on('2013-09-30') WHERE is_preferred",
    )


def _ceiling_on() -> Macro:
    return Macro(
        "ceiling_on",
        (
            Form(
                ("the_day",),
                """\
SELECT a.mission_id, a.component, a.best AS authorised, d.best AS deployed, a.best - d.best AS below_ceiling,
    round(d.best / nullif(a.best, 0), 3) AS share_deployed, a.qualifier AS authorised_qualifier,
    d.qualifier AS deployed_qualifier, d.edtf AS deployed_edtf, d.certainty, a.strength_id AS authorised_id,
    d.strength_id AS deployed_id, a.quote AS authorised_quote, d.quote AS deployed_quote
FROM strength_on(the_day) AS a
JOIN strength_on(the_day) AS d ON d.mission_id = a.mission_id AND d.component = a.component
WHERE a.kind = 'authorised' AND d.kind = 'deployed' AND a.is_preferred AND d.is_preferred
ORDER BY a.mission_id, a.component""",
            ),
        ),
        "How far a mission was under its authorised strength on a day, for each component of which both numbers are "
        "known. The numbers are those that strength_on prefers.",
        (
            ("mission_id", "The mission."),
            ("component", "The part of the mission that is counted."),
            ("authorised", "The authorised number as written; of a bound, the bound."),
            ("deployed", "The deployed number as written."),
            ("below_ceiling", "Authorised less deployed; negative where the mission is above its ceiling."),
            ("share_deployed", "Deployed as a share of authorised, to three decimals."),
            ("authorised_qualifier", "What the words around the authorised number make of it."),
            ("deployed_qualifier", "What the words around the deployed number make of it."),
            ("deployed_edtf", "The date that the deployed number is stated for, in EDTF."),
            ("certainty", "How far the deployed number is known to hold on the day."),
            ("authorised_id", "Key of the authorised number's row of strengths."),
            ("deployed_id", "Key of the deployed number's row of strengths."),
            ("authorised_quote", "The words that say the authorised number."),
            ("deployed_quote", "The words that say the deployed number."),
        ),
        "FROM ceiling_on('2013-09-30')",
    )


def _leaders_on() -> Macro:
    return Macro(
        "leaders_on",
        (
            Form(
                ("the_day",),
                f"""\
WITH {_THERE}, terms AS (
    SELECT l.* FROM leadership AS l JOIN there USING (mission_id)
    WHERE role IN ('head_of_mission', 'force_commander') AND {_IN_TERM}
)
SELECT mission_id, role, person_as_written AS person, person_id, "rank",
{_TERM},
    start_edtf, end_edtf, leadership_id, t.document_id, evidence_id, e.quote
FROM terms AS t JOIN evidence AS e USING (evidence_id)
WHERE t.end_edtf IS NOT NULL OR NOT EXISTS (
    FROM terms AS n WHERE n.mission_id = t.mission_id AND n.role = t.role AND n.person_id <> t.person_id
        AND n.assertion <> 'planned' AND n.start_latest <= {_DAY} AND n.start_earliest > t.start_latest)
ORDER BY mission_id, role, {_CERTAINTIES}, person, leadership_id""",  # noqa: S608
            ),
        ),
        "Who led a mission on a day, as head of mission or force commander, or may have: a term whose end is not told "
        "lasts until somebody else is known to have begun. A person whom several places name has a row for each.",
        (
            ("mission_id", "The mission."),
            ("role", "Head of mission or force commander."),
            ("person", "The name as written."),
            ("person_id", "Key of the person."),
            ("rank", "Military rank, as written."),
            _CERTAINTY,
            ("start_edtf", "When the term began, in EDTF."),
            ("end_edtf", "When the term ended, in EDTF."),
            ("leadership_id", "Key of the row of leadership."),
            *PLACE,
            _QUOTE,
        ),
        "FROM leaders_on('2019-01-01') WHERE certainty <> 'undated'",
    )


def _contributors_on() -> Macro:
    return Macro(
        "contributors_on",
        (
            Form(
                ("the_day",),
                f"""\
WITH {_THERE}
SELECT mission_id, country_code, country_as_written AS country,
{_TERM},
    is_listed_as_current, start_edtf, end_edtf, note, contributor_id, c.document_id, evidence_id, e.quote
FROM contributors AS c JOIN there USING (mission_id) JOIN evidence AS e USING (evidence_id)
WHERE {_IN_TERM}
ORDER BY mission_id, country_code NULLS LAST, country, {_CERTAINTIES}, contributor_id""",  # noqa: S608
            ),
        ),
        "The countries that contributed to a mission on a day, or may have. Most sources list contributors without a "
        "date: these are undated, whatever the day. A country that several places name has a row for each.",
        (
            ("mission_id", "The mission."),
            ("country_code", "The country (ISO 3166-1 alpha-3); null where the name is not that of one country."),
            ("country", "The name as written."),
            _CERTAINTY,
            ("is_listed_as_current", "Whether the document lists it as a contributor of the document's own time."),
            ("start_edtf", "When the contribution began, in EDTF."),
            ("end_edtf", "When the contribution ended, in EDTF."),
            ("note", "What the source adds."),
            ("contributor_id", "Key of the row of contributors."),
            *PLACE,
            _QUOTE,
        ),
        "FROM contributors_on('2018-01-01') WHERE certainty <> 'undated'",
    )


def _as_of() -> Macro:
    return Macro(
        "as_of",
        (
            Form(
                ("the_day",),
                f"""\
WITH held AS (
    SELECT mission_id, 'strength' AS topic, concat_ws(' ', kind, component) AS subject,
        concat_ws(' ', nullif(qualifier, 'exact'), best) AS says, best, edtf, certainty, 'strengths' AS table_name,
        strength_id AS row_id, document_id, evidence_id, quote
    FROM strength_on(the_day) WHERE is_preferred
    UNION ALL
    SELECT mission_id, 'leader', role, person, NULL, start_edtf, certainty, 'leadership', leadership_id, document_id,
        evidence_id, quote
    FROM leaders_on(the_day)
    QUALIFY row_number() OVER (
        PARTITION BY mission_id, role, person_id ORDER BY {_CERTAINTIES}, leadership_id) = 1
    UNION ALL
    SELECT mission_id, 'contributor', country_code, country, NULL, start_edtf, certainty, 'contributors',
        contributor_id, document_id, evidence_id, quote
    FROM contributors_on(the_day)
    QUALIFY row_number() OVER (
        PARTITION BY mission_id, coalesce(country_code, country) ORDER BY {_CERTAINTIES}, contributor_id) = 1
)
FROM held
ORDER BY mission_id, list_position(['strength', 'leader', 'contributor'], topic), subject NULLS LAST, {_CERTAINTIES},
    says, row_id""",  # noqa: S608
            ),
        ),
        "What is known of each mission on a day: the preferred strength of each kind and component, who led it or may "
        "have, and its contributors, each with its words. What the dates rule out is left out; certainty says how far "
        "the rest is known. See strength_on, leaders_on and contributors_on for what holds when.",
        (
            ("mission_id", "The mission."),
            ("topic", "Strength, leader or contributor."),
            ("subject", "Kind and component of the strength, role of the leader, code of the country."),
            ("says", "The number with its qualifier, the person's name, the country's name."),
            ("best", "The number, of a strength."),
            ("edtf", "What the strength is stated for, or when the term or the contribution began, in EDTF."),
            _CERTAINTY,
            ("table_name", "The table of the row."),
            ("row_id", "The key of the row."),
            *PLACE,
            _QUOTE,
        ),
        "FROM as_of('2013-09-30') WHERE certainty <> 'undated'",
    )


MACROS_ON_A_DAY: tuple[Macro, ...] = (_strength_on(), _ceiling_on(), _leaders_on(), _contributors_on(), _as_of())
"""These macros, in an order in which each finds those that it calls."""
