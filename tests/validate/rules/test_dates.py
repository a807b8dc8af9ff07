"""The order of what is told, terms of office, and what has no date."""

from __future__ import annotations

import polars as pl
import pytest

from pipeline.validate.findings import Corpus
from tests.samples import key
from tests.validate.rules.judging import Case, Given, check, dutch, fires, silent
from tests.validate.rules.stating import Stated, facts, stated

UNX = {"mission_id": "unx"}


def commander(words: str, person: str, **values: object) -> Stated:
    """A term of a force commander."""
    who = {"person_id": person, "person_as_written": person.title(), "role": "force_commander"}
    return stated("leadership", words, **{**who, **UNX, **values})


def mission(words: str, **values: object) -> Stated:
    """The mission, its key that of the other rows."""
    return stated("missions", words, **{**UNX, **values})


def resolution(words: str, number: int, adopted: object) -> Stated:
    """A resolution of the Security Council."""
    return stated("resolutions", words, number=number, organ="security_council", adopted=adopted)


def said(words: str, name: str, value: str) -> Stated:
    """A statement on the date of a property of the mission."""
    entity = {"entity_table": "missions", "entity_id": "unx", "rank": "normal"}
    return stated("statements", words, property=name, value_date=value, **entity)


def on_mission(given: Given) -> Given:
    """The same, of documents that treat the mission."""

    def treated(corpus: Corpus) -> Corpus:
        found = given(corpus)
        documents = found.tables["documents"].with_columns(mission_id=pl.lit("unx"))
        return Corpus(found.documents, {**found.tables, "documents": documents})

    return treated


COUP = stated("events", "The army staged a coup", kind="coup", description="The army staged a coup")
ORDER = "Resolution 2085 is of 20 December 2012; resolution 2100 is of 25 April {}; resolution 2164 of 25 June 2014."
TWO_TERMS = "Silva led it until {}. Kamara led it from {}."
ESTABLISHED = "It was established on 25 April 2013. It was formed on 25 {} 2013."

CASES = (
    fires(
        "start_before_end",
        "He was its commander from 16 January 1995 to 31 May 1994.",
        at=("16 January 1995", "31 May 1994"),
        severity="error",
    ),
    fires(
        "start_before_end", dutch("Hij leidde de missie van mei 2013 tot maart 2013."), at=("mei 2013", "maart 2013")
    ),
    fires(
        "start_before_end",
        "Silva came on 4 May 2013 and left on 3 April 2012.",
        at=("4 May 2013", "3 April 2012"),
        given=facts(
            commander("Silva", "silva", start=("2013-05-04", "4 May 2013"), end=("2012-04-03", "3 April 2012"))
        ),
    ),
    fires("start_before_end", "* General Silva, October 2003 – December 2002", at=("October 2003", "December 2002")),
    silent("start_before_end", "He was its commander from 16 January 1995 to 31 May 1996."),
    silent("start_before_end", "It was hit on 4 May 2013 and, as before, on 2 May 2012."),
    silent("start_before_end", "The talks were moved from 5 May 2013 to 1 March 2013."),
    silent("start_before_end", "It grew from 1 May 2013. To 3 March 2013 belongs another story."),
    fires(
        "event_within_mission_life",
        "The mission, established on 25 April 2013, lost three men on 3 March 2012.",
        at=("3 March 2012", "25 April 2013"),
        given=facts(
            stated("incidents", "lost three men", kind="attack", date=("2012-03-03", "3 March 2012"), **UNX),
            stated("casualties", "three men", incident_id=key(1), outcome="killed", population="un_military", count=3),
            mission("The mission", established=("2013-04-25", "25 April 2013")),
        ),
    ),
    silent(
        "event_within_mission_life",
        "The mission, established on 25 April 2013, followed an attack on 3 March 2012, which killed three men.",
        given=facts(
            stated("incidents", "an attack", kind="attack", date="2012-03-03", **UNX),
            stated("casualties", "three men", incident_id=key(1), outcome="killed", population="civilian", count=3),
            mission("The mission", established="2013-04-25"),
        ),
    ),
    silent(
        "event_within_mission_life",
        "The mission was established on 25 April 2013; its head was named in January 2013.",
        given=facts(
            stated("leadership", "its head", role="head_of_mission", start="2013-01", person_as_written="A", **UNX),
            mission("The mission", established="2013-04-25"),
        ),
    ),
    silent(
        "event_within_mission_life",
        "The mission began on 15 March 2008 (by its box on 28 January 2008) and lost three men on 3 March 2008.",
        given=facts(
            stated("incidents", "lost three men", kind="attack", date="2008-03-03", **UNX),
            stated("casualties", "three men", incident_id=key(1), outcome="killed", population="un_military", count=3),
            mission("The mission", deployed="2008-03-15"),
            stated(
                "statements",
                "28 January 2008",
                entity_table="missions",
                entity_id="unx",
                property="deployed",
                value="28 January 2008",
                value_date="2008-01-28",
                rank="normal",
            ),
        ),
    ),
    fires(
        "event_within_mission_life",
        "The mission was established on 25 April 2013; its head was named in January 2012.",
        at=("January 2012",),
        given=facts(
            stated(
                "leadership",
                "its head",
                role="head_of_mission",
                start=("2012-01", "January 2012"),
                person_as_written="A",
                **UNX,
            ),
            mission("The mission", established="2013-04-25"),
        ),
    ),
    fires(
        "resolution_number_follows_date",
        ORDER.format(2012),
        at=("20 December 2012", "25 April 2012"),
        severity="error",
        given=facts(
            resolution("Resolution 2085", 2085, ("2012-12-20", "20 December 2012")),
            resolution("resolution 2100", 2100, ("2012-04-25", "25 April 2012")),
            resolution("resolution 2164", 2164, "2014-06-25"),
        ),
    ),
    silent(
        "resolution_number_follows_date",
        ORDER.format(2013),
        given=facts(
            resolution("Resolution 2085", 2085, "2012-12-20"),
            resolution("resolution 2100", 2100, "2013-04-25"),
            resolution("resolution 2164", 2164, "2013-04-25"),
        ),
    ),
    # ---- terms
    fires(
        "terms_overlap",
        TWO_TERMS.format("2 October 2018", "1 May 2018"),
        at=("2 October 2018", "1 May 2018"),
        given=facts(
            commander("Silva", "silva", start="2017-04", end=("2018-10-02", "2 October 2018")),
            commander("Kamara", "kamara", start=("2018-05-01", "1 May 2018")),
        ),
    ),
    silent(
        "terms_overlap",
        TWO_TERMS.format("2 October 2018", "28 September 2018"),
        given=facts(
            commander("Silva", "silva", start="2017-04", end="2018-10-02"),
            commander("Kamara", "kamara", start="2018-09-28"),
        ),
    ),
    silent(
        "terms_overlap",
        TWO_TERMS.format("2018", "2018"),
        given=facts(
            commander("Silva", "silva", start="2016", end="2018"),
            commander("Kamara", "kamara", start="2018-08-07"),
            commander("Kamara", "okoro", start="2017-02-01", role_as_written="deputy force commander"),
        ),
    ),
    fires(
        "term_gap",
        TWO_TERMS.format("1 May 2014", "3 March 2017"),
        at=("1 May 2014", "3 March 2017"),
        severity="info",
        given=facts(
            commander("Silva", "silva", start="2013-07-01", end=("2014-05-01", "1 May 2014")),
            commander("Kamara", "kamara", start=("2017-03-03", "3 March 2017")),
        ),
    ),
    silent(
        "term_gap",
        TWO_TERMS.format("1 May 2014", "15 May 2014"),
        given=facts(
            commander("Silva", "silva", start="2013-07-01", end="2014-05-01"),
            commander("Kamara", "kamara", start="2014-05-15"),
        ),
    ),
    # ---- the order of what is told
    fires(
        "narrative_order",
        dutch(
            "Nadat het medio 2013 rustiger werd, verzocht de president om een vredesmacht. "
            "Op 25 april 2013 nam de raad een resolutie aan waarin een macht per 1 juli 2013 werd beloofd."
        ),
        at=("medio 2013", "25 april 2013"),
        severity="warning",
    ),
    fires(
        "narrative_order",
        "After the attack of 20 May 2013, the Council met on 3 April 2013.",
        at=("20 May 2013", "3 April 2013"),
    ),
    fires(
        "narrative_order",
        "The camp was shelled in May 2013. Thereupon the staff left in March 2013.",
        at=("May 2013", "March 2013"),
    ),
    fires(
        "narrative_order",
        "The camp was shelled on 4 May 2013, after which the staff left on 2 May 2013.",
        at=("4 May 2013", "2 May 2013"),
    ),
    silent("narrative_order", "After the coup of 21 March 2012, a president was sworn in on 12 April 2012."),
    silent("narrative_order", "The coup was on 21 March 2012. The rebels had taken arms in January 2012."),
    silent("narrative_order", "After the coup of March 2012, the army, reformed since May 2010, split."),
    silent(
        "narrative_order", "They asked for help in May 2013. A report adopted earlier, on 3 March 2013, had urged it."
    ),
    silent("narrative_order", "After the attack of May 2013, the Council met in 2013."),
    # ---- without a date
    fires(
        "date_missing",
        "A convoy was hit and three peacekeepers killed.",
        at=("A convoy was hit and three peacekeepers killed",),
        severity="warning",
        given=facts(
            stated("incidents", "A convoy was hit and three peacekeepers killed", kind="attack", killed=3, **UNX),
            stated("casualties", "three", incident_id=key(1), outcome="killed", population="un_military", count=3),
        ),
    ),
    fires(
        "date_missing",
        "The army staged a coup.",
        at=("The army staged a coup",),
        given=on_mission(facts(COUP)),
    ),
    silent("date_missing", "The army staged a coup.", given=facts(COUP)),
    silent(
        "date_missing",
        "A convoy was hit in May 2013 and three peacekeepers killed; dozens of civilians died in raids.",
        given=facts(
            stated("incidents", "A convoy was hit", kind="attack", killed=3, date="2013-05", **UNX),
            stated("casualties", "three", incident_id=key(1), outcome="killed", population="un_military", count=3),
            stated("incidents", "dozens", kind="attack", **UNX),
        ),
    ),
    fires(
        "as_of_missing",
        "It was deployed on 1 July 2013 and has lost 209 peacekeepers.",
        at=("209",),
        given=facts(
            stated("fatality_totals", "lost 209", count=(209, "209"), cause="all", population="un_unspecified", **UNX)
        ),
    ),
    silent(
        "as_of_missing",
        "It ended in 2015 and lost 209 peacekeepers.",
        given=facts(
            stated("fatality_totals", "lost 209", count=209, cause="all", population="un_unspecified", **UNX),
            mission("It ended", ended="2015"),
        ),
    ),
    silent(
        "as_of_missing",
        "Nineteen of its members lost their lives.",
        given=facts(
            stated("fatality_totals", "Nineteen", count=(19, "Nineteen"), cause="all", population="un_military", **UNX)
        ),
    ),
    silent(
        "as_of_missing",
        "In an attack 30 villagers have been killed; of them 12 were women.",
        given=facts(stated("fatality_totals", "12 were", count=12, cause="all", population="civilian", **UNX)),
    ),
    silent(
        "as_of_missing",
        "As of 31 March 2020 it had 6,039 soldiers.",
        given=facts(
            stated("strengths", "it had 6,039", count=6039, kind="deployed", component="military", **UNX),
        ),
    ),
    silent(
        "as_of_missing",
        "In 1993 two soldiers of the mission drowned.",
        given=facts(
            stated("fatality_totals", "two soldiers", count=(2, "two"), cause="all", population="un_military", **UNX),
        ),
    ),
    silent(
        "as_of_missing",
        "At its height it had 6,039 soldiers.",
        given=facts(
            stated("strengths", "it had 6,039", count=6039, kind="deployed", component="military", **UNX),
        ),
    ),
    # ---- two dates for one thing
    fires(
        "date_disagrees_within_document",
        ESTABLISHED.format("May"),
        at=("It was established on 25 April 2013", "It was formed on 25 May 2013"),
        given=facts(
            said("It was established on 25 April 2013", "established", "2013-04-25"),
            said("It was formed on 25 May 2013", "established", "2013-05-25"),
        ),
    ),
    silent(
        "date_disagrees_within_document",
        ESTABLISHED.format("May"),
        given=facts(
            said("It was established on 25 April 2013", "established", "2013-04-25"),
            said("It was formed", "established", "2013-04"),
            said("formed on 25 May 2013", "deployed", "2013-05-25"),
            said("25 May 2013", "deployed", "2013-07-01"),
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_dates(case: Case) -> None:
    check(case)
