"""Five questions to a release of Blauwhelm, answered from its DuckDB file alone, each with the words behind the answer.

``python examples/five_questions.py --release outputs/latest`` prints the answers; ``marimo edit
examples/five_questions.py -- --release outputs/latest`` shows them with their tables. Without ``--release`` it is
``outputs/latest``. Nothing of the project's code is used: duckdb, polars and marimo are enough.
"""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Five questions to a release")


@app.cell
def _():
    import json
    import pathlib
    import sys

    import duckdb
    import marimo as mo
    import polars as pl

    return duckdb, json, mo, pathlib, pl, sys


@app.cell
def _(mo):
    release = mo.cli_args().get("release") or "outputs/latest"
    return (release,)


@app.cell
def _(duckdb, mo, pathlib, release):
    connection = duckdb.connect(str(pathlib.Path(str(release)).resolve() / "blauwhelm.duckdb"), read_only=True)
    mo.md(f"# Five questions to a release\n\nThe release is `{release}`.")
    return (connection,)


@app.cell
def _(json, mo, sys):
    def plain(value):
        """A value on one line of a terminal; an untrusted source may hold characters that steer one."""
        return json.dumps(value, ensure_ascii=False).strip('"') if isinstance(value, str) else str(value)

    def tell(question, answers, rows):
        """The answers with the rows they rest on: shown in the notebook, printed where it runs as a script."""
        said = answers or ["The release does not say."]
        if mo.app_meta().mode == "script":
            sys.stdout.write("\n".join([f"\n{question}", *(f"  {plain(line)}" for line in said)]) + "\n")
        listed = mo.vstack([mo.plain_text(line) for line in said])
        return mo.vstack([mo.md(f"## {question}"), listed, mo.ui.table(rows, selection=None)])

    return (tell,)


@app.cell
def _(connection, pl, tell):
    # Each day for which the release states a deployed number; of a rough date the last day, from which it surely holds.
    _days = connection.sql(
        "SELECT DISTINCT as_of_latest AS on_day FROM strengths WHERE kind = 'deployed' AND as_of_latest IS NOT NULL "
        "ORDER BY on_day"
    ).pl()["on_day"]
    _on = "SELECT CAST($day AS DATE) AS on_day, * FROM ceiling_on($day)"
    _parts = [connection.sql(_on, params={"day": day.isoformat()}).pl() for day in _days]
    ceilings = pl.concat(_parts) if _parts else pl.DataFrame()
    ceiling_answers = [
        f"{row['mission_id']}, {row['component']}, on {row['on_day']}: {row['deployed']} of {row['authorised']}, "
        f"{row['below_ceiling']} under the ceiling ({row['share_deployed']:.1%}); "
        f"“{row['deployed_quote']}” beside “{row['authorised_quote']}”"
        for row in ceilings.iter_rows(named=True)
    ]
    tell("How far was the mission under its ceiling?", ceiling_answers, ceilings)
    return ceiling_answers, ceilings


@app.cell
def _(connection, tell):
    disagreements = connection.sql("""
        SELECT f.finding_id, f.rule_id, f.certainty, f.left_value, f.right_value, f.message,
            list(w.document_id || ': ' || w.quote ORDER BY w.position) AS words
        FROM findings AS f JOIN finding_evidence AS w USING (finding_id)
        WHERE len(f.document_ids) > 1
        GROUP BY ALL ORDER BY f.rule_id, f.finding_id
    """).pl()
    disagreement_answers = [
        f"{row['rule_id']} ({row['certainty']}): {row['message']} " + " | ".join(f"“{words}”" for words in row["words"])
        for row in disagreements.iter_rows(named=True)
    ]
    tell("Which sources disagree, and on what?", disagreement_answers, disagreements)
    return disagreement_answers, disagreements


@app.cell
def _(connection, tell):
    leaders = connection.sql("""
        SELECT mission_id, role, person_as_written AS person, start_edtf, start_earliest, start_latest, end_edtf,
            end_earliest, end_latest, assertion, l.document_id, quote(l) AS quote
        FROM leadership AS l WHERE role IN ('head_of_mission', 'force_commander') AND mission_id IS NOT NULL
        ORDER BY mission_id, role, coalesce(start_earliest, end_latest) NULLS LAST, start_earliest NULLS FIRST,
            person, leadership_id
    """).pl()
    leader_answers = [
        f"{row['mission_id']}, {row['role'].replace('_', ' ')}: {row['person']}, "
        f"from {row['start_edtf'] or 'a day not told'} to {row['end_edtf'] or 'a day not told'} "
        f"({row['assertion']} in {row['document_id']}); “{row['quote']}”"
        for row in leaders.iter_rows(named=True)
    ]
    tell("Who led it, and when?", leader_answers, leaders)
    return leader_answers, leaders


@app.cell
def _(connection, tell):
    # Within a document, as two may tell of one incident. An incident without a date may have befallen after the day of
    # the total, so the share has two ends.
    shares = connection.sql("""
        WITH totals AS (
            FROM fatality_totals WHERE count_best > 0 AND as_of_edtf IS NOT NULL AND cause IN ('all', 'unspecified')
            QUALIFY row_number() OVER (
                PARTITION BY mission_id, document_id
                ORDER BY as_of_latest DESC NULLS LAST, count_best DESC, fatality_total_id) = 1
        ), told AS (
            SELECT t.mission_id, t.document_id, t.count_best AS total, t.as_of_edtf, t.evidence_id,
                coalesce(sum(i.killed_best) FILTER (i.date_latest <= t.as_of_latest), 0) AS told_at_least,
                coalesce(sum(i.killed_best), 0) AS told_at_most, count(i.incident_id) AS incidents,
                count(i.incident_id) FILTER (i.killed_best IS NULL) AS without_a_number
            FROM totals AS t
            LEFT JOIN incidents AS i ON i.mission_id = t.mission_id AND i.document_id = t.document_id
                AND (i.date_earliest IS NULL OR i.date_earliest <= t.as_of_latest)
            GROUP BY ALL
        )
        SELECT t.* EXCLUDE (evidence_id), round(told_at_least / total, 3) AS share_at_least,
            round(told_at_most / total, 3) AS share_at_most, quote
        FROM told AS t JOIN evidence AS e USING (evidence_id) ORDER BY t.mission_id, t.document_id
    """).pl()
    share_answers = [
        f"{row['mission_id']}, {row['document_id']}: {row['told_at_least']} to {row['told_at_most']} of the "
        f"{row['total']} deaths up to {row['as_of_edtf']} ({row['share_at_least']:.1%} to {row['share_at_most']:.1%}) "
        f"are those of its {row['incidents']} incidents, {row['without_a_number']} of them without a number; "
        f"“{row['quote']}”"
        for row in shares.iter_rows(named=True)
    ]
    tell("What share of the deaths do the incidents explain?", share_answers, shares)
    return share_answers, shares


@app.cell
def _(connection, tell):
    # Dead is what the page itself marks as such: nobody has tried the address. Circular is what the rule found to be
    # the article, or a copy of it.
    weak = connection.sql("""
        WITH bad AS (
            SELECT citation_id, 'circular' AS reason, url, archive_url
            FROM citations SEMI JOIN findings ON row_id = citation_id AND rule_id = 'cites_itself'
            UNION ALL
            SELECT citation_id, if(archive_url IS NULL, url_status || ', no copy', url_status || ', copy kept'), url,
                archive_url
            FROM citations WHERE url_status IN ('dead', 'usurped', 'unfit', 'deviated')
        ), leaning AS (
            SELECT citation_id, list(table_name || '/' || row_id ORDER BY table_name, row_id) AS row_ids
            FROM (SELECT table_name, row_id, unnest(citation_ids) AS citation_id FROM fact_sources) GROUP BY citation_id
        )
        SELECT b.reason, b.url, b.archive_url, u.document_id, e.quote AS claim, coalesce(l.row_ids, []) AS row_ids
        FROM bad AS b JOIN citation_uses AS u USING (citation_id)
        LEFT JOIN evidence AS e ON e.evidence_id = u.supports
        LEFT JOIN leaning AS l ON l.citation_id = b.citation_id
        ORDER BY b.reason, u.document_id, u.start
    """).pl()
    weak_answers = [
        f"{row['reason']}, {row['document_id']}: “{row['claim']}” rests on {row['url']}; "
        f"rows: {', '.join(row['row_ids']) or 'none'}"
        for row in weak.iter_rows(named=True)
    ]
    tell("Which claims rest on a dead or circular source?", weak_answers, weak)
    return weak, weak_answers


if __name__ == "__main__":
    app.run()
