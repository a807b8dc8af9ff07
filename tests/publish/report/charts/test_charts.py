"""The charts of a mission and of all documents: their rows, their words, and that they are inert and the same again."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from pipeline.publish.report.charts import corpus_charts, mission_charts
from pipeline.publish.report.charts.palette import COLOURS, GRID
from pipeline.publish.report.model import Cell, Chart
from tests.publish.report.charts.told import MISSION, Row, counted, date, day, link, row, tables

ROOT = Path(__file__).resolve().parents[4]
HOSTILE = "<script>alert(1)</script>\" onload='x' &amp; \u202e\x00 javascript:alert(2)"
SVG = "{http://www.w3.org/2000/svg}"


def everything(name: str = "Kidal") -> dict[str, list[Row]]:
    """A row or two for each chart; the name stands wherever a document's words do."""
    early = date("date", "2013", "2013-01-01", "2013-04-30", "early")
    incident = row("incidents", day("date", "2014-05-02"), counted("killed", 3), kind="mine", place=name)
    vague = row("incidents", date("date", "2015-01", "2015-01-01", "2015-01-31"), counted("killed", None, "vague"))
    victims = row("casualties", counted("count", 3), incident_id=incident["incident_id"], country_code="TCD")
    unknown = row("casualties", counted("count", None, "vague"), incident_id=vague["incident_id"], country_code="NER")
    since = date("start", "2016-07", "2016-07-01", "2016-07-31")
    total = row("fatality_totals", counted("count", 21), cause="all", population="un_military")
    total |= day("as_of", "2015-03-31")
    cited = row("citations", day("published", "2014-05-03"), title=name, url="https://example.org/a", position=1)
    return {
        "resolutions": [row("resolutions", day("adopted", "2013-04-25"), number=2100, symbol="S/RES/2100 (2013)")],
        "mandates": [row("mandates", day("start", "2013-07-01"), duration="P1Y")],
        "events": [row("events", early, kind="other", description=name)],
        "incidents": [incident, {**vague, "kind": "ambush"}],
        "casualties": [{**each, "outcome": "killed", "population": "un_military"} for each in (victims, unknown)],
        "fatality_totals": [total],
        "strengths": [
            row("strengths", counted("count", 12640, "at_most"), kind="authorised", component="uniformed"),
            row("strengths", counted("count", 6039), day("as_of", "2013-09-30"), kind="deployed", component="total"),
        ],
        "contributors": [row("contributors", since, country_as_written=name)],
        "contributions": [
            row("contributions", counted("count", 243), country_code="LKA", unit="person", unit_name=name),
        ],
        "leadership": [
            row("leadership", day("start", "2018-10-02"), person_id="a", person_as_written=name, role="spokesperson")
        ],
        "citations": [{**cited, "host": "example.org", "archive_url": "https://archive.example.org/a"}],
    }  # fmt: skip


def charts(**rows: list[Row]) -> dict[str, Chart]:
    return {chart.id: chart for chart in mission_charts(tables(**rows), MISSION, link)}


def texts(chart: Chart) -> list[str]:
    """The words in a chart's drawing."""
    return [element.text or "" for element in fromstring(chart.svg).iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def shown() -> tuple[Chart, ...]:
    frames = tables(**everything())
    return (*mission_charts(frames, MISSION, link), *corpus_charts(frames, link))


def test_a_mission_with_something_of_everything_has_every_chart(shown: tuple[Chart, ...]) -> None:
    assert [chart.id for chart in shown] == [
        "timeline",
        "strength",
        "fatalities-by-nationality",
        "fatalities-and-totals",
        "contributors",
        "leadership",
        "citations-by-host",
        "citations-by-year",
    ]


def test_a_mission_of_which_nothing_is_told_has_no_chart() -> None:
    assert mission_charts(tables(), MISSION, link) == ()
    assert corpus_charts(tables(), link) == ()


def test_a_chart_is_an_image_with_a_name_and_a_description(shown: tuple[Chart, ...]) -> None:
    for chart in shown:
        root = fromstring(chart.svg)
        assert root.get("role") == "img"
        assert root.get("viewBox")
        assert root.get("height") is None
        name, description = (root.get("aria-labelledby") or "").split()
        found = {element.get("id"): element.text for element in root}
        assert found[name] == chart.title
        assert found[description] == chart.summary


def test_ids_of_the_charts_of_a_page_do_not_clash(shown: tuple[Chart, ...]) -> None:
    ids = [i for chart in shown for i in re.findall(r'\bid="([^"]*)"', chart.svg)]
    assert len(ids) == len(set(ids)) == 3 * len(shown)


def test_the_rows_of_a_table_have_a_cell_for_every_column_and_lead_to_the_words(shown: tuple[Chart, ...]) -> None:
    for chart in shown:
        assert chart.rows
        for cells in chart.rows:
            assert len(cells) == len(chart.columns)
            assert any((cell.href or "").startswith("reader/english.html#") for cell in cells)


def test_a_row_that_has_no_place_is_no_link() -> None:
    found = mission_charts(tables(**everything()), MISSION, lambda table, row_id: "")
    assert not [cell for chart in found for cells in chart.rows for cell in cells if cell.href is not None]


def test_what_a_document_says_is_shown_and_does_nothing() -> None:
    frames = tables(**everything(HOSTILE))
    for chart in (*mission_charts(frames, MISSION, link), *corpus_charts(frames, link)):
        root = fromstring(chart.svg)
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "g", "path", "line", "rect", "text"}
        for element in root.iter():
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                assert name not in ("href", "style", "{http://www.w3.org/1999/xlink}href")
                assert "script" not in value
        assert "<script" not in chart.svg
        assert "\u202e" not in chart.svg
        assert "\x00" not in chart.svg
    found = {chart.id: chart for chart in mission_charts(frames, MISSION, link)}
    assert any(text.startswith("<script>") for text in texts(found["contributors"]))


def test_every_colour_follows_the_scheme_of_the_page(shown: tuple[Chart, ...]) -> None:
    known = {colour.css for colour in COLOURS} | {"none", "transparent"}
    for chart in shown:
        assert {value for _, value in re.findall(r' (fill|stroke)="([^"]*)"', chart.svg)} <= known


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2.2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_but_the_grid_stands_out_from_its_ground() -> None:
    for colour in COLOURS:
        if colour is not GRID:
            assert 1.05 / (luminance(colour.light) + 0.05) >= 4.5
            assert (luminance(colour.dark) + 0.05) / (luminance("#1b222a") + 0.05) >= 4.5


def test_no_mark_lacks_its_place(shown: tuple[Chart, ...]) -> None:
    for chart in shown:
        assert not re.search(r"NaN|Infinity|undefined|null", chart.svg)


def digest() -> str:
    """A digest of every chart."""
    frames = tables(**everything())
    charts = (*mission_charts(frames, MISSION, link), *corpus_charts(frames, link))
    return hashlib.sha256(repr(charts).encode()).hexdigest()


def test_the_same_rows_give_the_same_bytes_whatever_the_hash_seed_and_the_time_zone() -> None:
    code = "from tests.publish.report.charts.test_charts import digest; print(digest())"
    environment = {**os.environ, "PYTHONHASHSEED": "42", "TZ": "Pacific/Auckland", "PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=99, check=True
    )
    assert told.stdout.strip() == digest() == digest()


def test_one_event_told_in_two_documents_is_drawn_once() -> None:
    events = [
        row("events", day("date", "2013-12-14"), kind="election", description=words, document=document)
        for words, document in (("they voted", "english"), ("er werd gestemd", "dutch"), ("they voted", "english"))
    ]
    chart = charts(events=events)["timeline"]
    assert "Election, 14 Dec 2013 (×3)" in texts(chart)
    assert [(cells[1].text, cells[4].text) for cells in chart.rows] == [
        ("er werd gestemd", "once in 1 document"),
        ("they voted", "2 times in 1 document"),
    ]


def test_a_date_that_is_less_exact_says_so() -> None:
    event = row("events", date("date", "2013", "2013-01-01", "2013-04-30", "early"), kind="coup", description="a coup")
    chart = charts(events=[event])["timeline"]
    assert "Coup, early 2013" in texts(chart)
    assert chart.rows[0][2:4] == (Cell("early 2013"), Cell("2013-01-01 to 2013-04-30"))
    assert "1 of them one that is less exact than a day" in chart.summary


def test_what_has_no_date_stands_in_the_table_and_in_the_summary() -> None:
    events = [
        row("events", day("date", "2013-12-14"), kind="election", description="they voted"),
        row("events", kind="statement", description="someone spoke"),
    ]
    chart = charts(events=events)["timeline"]
    assert [cells[2].text for cells in chart.rows] == ["14 December 2013", "no date told"]
    assert "1 without a date stands in the table alone." in chart.summary
    assert not [text for text in texts(chart) if text.startswith("Statement")]


def test_a_crowded_lane_is_packed_without_words() -> None:
    events = [
        row("events", day("date", f"{1950 + number}-03-01"), kind="coup", description=f"coup {number}")
        for number in range(60)
    ]
    chart = charts(events=events)["timeline"]
    assert "60 marks, their words in the table" in texts(chart)
    assert len(chart.rows) == 60


def test_bounds_and_approximations_are_told_as_such() -> None:
    between = counted("count", 250, low=200, high=300)
    strengths = [
        row("strengths", counted("count", 12640, "at_most"), kind="authorised", component="uniformed"),
        row("strengths", counted("count", 15200, "about"), kind="unspecified", component="unspecified"),
        row("strengths", between, day("as_of", "2014-01-01"), kind="planned", component="police"),
        row("strengths", counted("count", None, "vague"), kind="deployed", component="civilian"),
    ]  # fmt: skip
    chart = charts(strengths=strengths)["strength"]
    assert "at most 12,640 authorised" in texts(chart)
    assert "about 15,200" in texts(chart)
    assert any(text.startswith("200–300 planned") for text in texts(chart))
    assert any(text.startswith("Without a number, not drawn:") for text in texts(chart))
    numbers = {cells[0].text + cells[1].text: (cells[2].text, cells[3].text, cells[4].text) for cells in chart.rows}
    assert numbers["AuthorisedUniformed"] == ("at most 12,640", "not told", "12,640")
    assert numbers["UnspecifiedUnspecified"] == ("about 15,200", "not told", "not told")
    assert numbers["DeployedCivilian"][1:] == ("not told", "not told")
    assert "3 have no date" in chart.summary


def test_a_vague_number_of_dead_is_unknown_and_not_nothing() -> None:
    rows = everything()
    found = charts(**{table: rows[table] for table in ("incidents", "casualties")})
    nations = found["fatalities-by-nationality"]
    assert "unknown" in texts(nations)
    assert "0" not in texts(nations)
    assert "Niger: unknown" in nations.summary
    assert "3 and an unknown number killed" in found["fatalities-and-totals"].summary
    assert [cells[1].text for cells in found["fatalities-and-totals"].rows] == ["3", "unknown"]


def test_the_dead_of_one_incident_told_twice_are_counted_once() -> None:
    who = {"country_code": "TCD", "outcome": "killed", "population": "un_military"}
    incidents = [
        row("incidents", day("date", "2014-05-02"), counted("killed", 3), kind="mine", document=document)
        for document in ("dutch", "english")
    ]
    casualties = [
        row("casualties", counted("count", 3), who, incident_id=each["incident_id"], document=each["document_id"])
        for each in incidents
    ]  # fmt: skip
    found = charts(incidents=incidents, casualties=casualties)
    assert "Chad: 3" in found["fatalities-by-nationality"].summary
    assert "1 incident with dead, 1 of them dated: 3 killed." in found["fatalities-and-totals"].summary


def test_two_incidents_alike_in_one_document_are_two() -> None:
    incidents = [row("incidents", day("date", "2014-05-02"), counted("killed", 3), kind="mine", nth=n) for n in (1, 2)]
    assert "2 incidents with dead" in charts(incidents=incidents)["fatalities-and-totals"].summary


def test_attackers_are_not_among_the_dead() -> None:
    rows = everything()
    attackers = [{**each, "population": "attacker"} for each in rows["casualties"]]
    assert "fatalities-by-nationality" not in charts(incidents=rows["incidents"], casualties=attackers)


def test_the_share_that_the_incidents_come_to_is_told() -> None:
    rows = everything()
    found = charts(incidents=rows["incidents"][:1], fatality_totals=rows["fatality_totals"])
    assert "14% of the largest total, 21." in found["fatalities-and-totals"].summary


def test_countries_are_sorted_by_their_largest_number_and_nothing_is_added_up() -> None:
    gifts = [
        row("contributions", counted("count", number), country_code=country, unit="person")
        for country, number in (("NLD", 70), ("TUN", 120), ("TUN", 750), ("LKA", 243))
    ]
    chart = charts(
        contributions=gifts, contributors=[row("contributors", country_code="AUT", country_as_written="Austria")]
    )
    found = chart["contributors"]
    assert "Tunisia 750; Sri Lanka 243; Netherlands 70" in found.summary
    assert [cells[0].text for cells in found.rows] == ["Tunisia", "Tunisia", "Sri Lanka", "Netherlands", "Austria"]
    assert "Also, without a number or a period: Austria." in " ".join(texts(found))


def test_a_part_of_another_number_is_not_shown_beside_it() -> None:
    whole = row("contributions", counted("count", 243), country_code="LKA", unit="person")
    part = row(
        "contributions", counted("count", 20), country_code="LKA", unit="person", part_of=whole["contribution_id"]
    )
    assert "Sri Lanka 243" in charts(contributions=[whole, part])["contributors"].summary
    assert len(charts(contributions=[whole, part])["contributors"].rows) == 1


def test_terms_stand_under_their_role_and_open_ends_are_told() -> None:
    terms = [
        row(
            "leadership", day("start", "2018-10-02"), person_id="g", person_as_written="D. Gyl", role="force_commander"
        ),
        row("leadership", day("end", "2018-10-02"), person_id="d", person_as_written="J. Dec", role="force_commander"),
        row("leadership", person_id="k", person_as_written="B. Koe", role="head_of_mission"),
    ]
    chart = charts(leadership=terms)["leadership"]
    assert {"D. Gyl, from 2 Oct 2018", "J. Dec, until 2 Oct 2018", "B. Koe: no date told"} <= set(texts(chart))
    assert [cells[0].text for cells in chart.rows] == ["Head of mission", "Force commander", "Force commander"]
    assert "0 have both a start and an end, 1 neither." in chart.summary


def test_another_missions_rows_are_left_out() -> None:
    frames = tables(
        strengths=[row("strengths", counted("count", 5), kind="deployed", component="total", mission_id="other")]
    )
    assert mission_charts(frames, MISSION, link) == ()


def test_a_citation_is_contradictory_before_it_is_bare_and_bare_before_it_lacks_a_copy() -> None:
    archived: Row = {"archive_url": "https://archive.example.org/x"}
    cited = [
        row(
            "citations",
            position=1,
            url="https://a.example/1",
            title="A",
            template="cite web",
            host="a.example",
            **archived,
        ),
        row("citations", position=2, url="https://a.example/2", title="B", template="cite web", host="a.example"),
        row("citations", position=3, url="https://a.example/3", host="a.example"),
        row(
            "citations",
            position=4,
            url="https://b.example/4",
            title="D",
            template="cite web",
            host="b.example",
            **archived,
        ),
    ]
    rule = {"rule_id": "dates", "family": "citations", "severity": "error", "statement": "s", "why": "w"}
    finding = {
        "finding_id": f"{9:016x}", "rule_id": "dates", "severity": "error", "certainty": "certain", "message": "m",
        "document_ids": ["english"], "table_name": "citations", "row_id": cited[3]["citation_id"],
    }  # fmt: skip
    host, year = corpus_charts(tables(citations=cited, rules=[rule], findings=[finding]), link)
    assert "a.example 1 archived, 1 no copy, 1 bare; b.example 1 contradictory" in host.summary
    assert [cells[0].text for cells in host.rows][:2] == ["b.example", "a.example"]
    assert "no date 1 archived, 1 no copy, 1 bare, 1 contradictory" in year.summary


def test_many_sites_are_drawn_as_the_most_cited_and_the_others() -> None:
    cited = [
        row("citations", position=n, url=f"https://h{n}.example/", title="t", host=f"h{n:03}.example")
        for n in range(50)
    ]
    host, _ = corpus_charts(tables(citations=cited), link)
    assert "31 other sites" in texts(host)
