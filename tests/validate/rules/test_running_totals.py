"""Numbers that run on with time: totals of the dead, what is there and what may be, one number told twice."""

from __future__ import annotations

import pytest

from tests.samples import key
from tests.validate.rules.judging import Case, check, fires, silent
from tests.validate.rules.stating import Stated, facts, stated

UNX = {"mission_id": "unx"}
DEAD = {**UNX, "cause": "all", "population": "un_unspecified"}


def total(words: str, count: int, as_of: str | tuple[str, str] | None = None, **values: object) -> Stated:
    """A total of the mission's dead."""
    time = {} if as_of is None else {"as_of": as_of}
    return stated("fatality_totals", words, count=(count, str(count)), **time, **{**DEAD, **values})


def incident(number: int, words: str, killed: int, **values: object) -> tuple[Stated, Stated]:
    """An incident, and those of the mission whom it killed. `number` is its place among the rows stated."""
    row = stated("incidents", words, kind="attack", killed=killed, **{**UNX, **values})
    dead = {"outcome": "killed", "population": "un_military", "incident_id": key(number)}
    return row, stated("casualties", words, count=killed, **dead)


def strength(words: str, kind: str, component: str, count: object, **values: object) -> Stated:
    """A number of the mission's people."""
    return stated("strengths", words, kind=kind, component=component, count=count, **{**UNX, **values})


def given_by(country: str, words: str, count: int) -> Stated:
    """Soldiers of a country in May 2010."""
    values = {"count": (count, str(count)), "personnel_type": "soldiers", "unit": "persons", "as_of": "2010-05"}
    return stated("contributions", words, country_code=country, **{**UNX, **values})


CEILING = "The ceiling is 12,640. "
TOLD = "Two attacks killed 10 soldiers each. By May 2018, {} had died."


CASES = (
    # ---- totals that run on
    fires(
        "running_total_never_falls",
        "By May 2018, 130 had died. By March 2020, 120 had died.",
        at=("130", "120"),
        severity="error",
        given=facts(
            total("130 had died", 130, ("2018-05", "May 2018")), total("120 had died", 120, ("2020-03", "March 2020"))
        ),
    ),
    silent(
        "running_total_never_falls",
        "By May 2018, 130 had died. By March 2020, 9 Danish soldiers had died.",
        given=facts(total("130 had died", 130, "2018-05"), total("9 Danish soldiers", 9, "2020-03")),
    ),
    silent(
        "running_total_never_falls",
        "In October 2014, 21 had died, and 209 by March 2020.",
        given=facts(total("21 had died", 21, "2014-10"), total("209 by March", 209, "2020-03")),
    ),
    fires(
        "incidents_within_total",
        TOLD.format(15),
        at=("15", "Two attacks"),
        given=facts(
            *incident(1, "Two attacks", 10, date="2018-01-03"),
            *incident(3, "10 soldiers", 10, date="2018-02-03"),
            total("15 had died", 15, "2018-05"),
        ),
    ),
    silent(
        "incidents_within_total",
        TOLD.format(15),
        given=facts(
            *incident(1, "Two attacks", 10, date="2018-01-03"),
            *incident(3, "10 soldiers", 10, date="2018-06-03"),
            total("15 had died", 15, "2018-05"),
        ),
    ),
    fires(
        "incident_coverage_gap",
        TOLD.format(209),
        at=("209", "Two attacks"),
        severity="info",
        given=facts(
            *incident(1, "Two attacks", 10, date="2018-01-03"),
            *incident(3, "10 soldiers", 10),
            total("209 had died", 209, "2018-05"),
        ),
    ),
    silent(
        "incident_coverage_gap",
        TOLD.format(20),
        given=facts(
            *incident(1, "Two attacks", 10, date="2018-01-03"),
            *incident(3, "10 soldiers", 10),
            total("20 had died", 20, "2018-05"),
        ),
    ),
    fires(
        "total_not_updated",
        "On 3 June 2018 an attack killed 3. By May 2018, 209 had died.",
        at=("209", "May 2018", "3 June 2018"),
        given=facts(
            *incident(1, "an attack killed 3", 3, date=("2018-06-03", "3 June 2018")),
            total("209 had died", 209, ("2018-05", "May 2018")),
        ),
    ),
    fires(
        "total_not_updated",
        "A convoy was hit and 3 were killed.<ref>{{cite web|title=Hit|url=https://example.org/a"
        "|access-date=10 May 2020}}</ref>\n\nAs of 31 March 2020, 209 had died.",
        at=("209", "access-date=10 May 2020"),
        given=facts(*incident(1, "3 were killed", 3), total("209 had died", 209, "2020-03-31")),
    ),
    silent(
        "total_not_updated",
        "A convoy was hit and 3 were killed.<ref>{{cite web|title=Hit|url=https://example.org/a"
        "|access-date=10 January 2020}}</ref>\n\nAs of 31 March 2020, 209 had died.",
        given=facts(*incident(1, "3 were killed", 3), total("209 had died", 209, "2020-03-31")),
    ),
    fires(
        "deployed_within_authorised",
        CEILING + "It is a force of about 15,200.",
        at=("15,200", "12,640"),
        severity="warning",
        given=facts(
            strength("The ceiling", "authorised", "uniformed", (12640, "12,640", "at_most")),
            strength("a force of about", "unspecified", "unspecified", (15200, "15,200", "about")),
        ),
    ),
    silent(
        "deployed_within_authorised",
        CEILING + "In 2015 there were 14,000, after it was raised to 15,000 in May 2014.",
        given=facts(
            strength("The ceiling", "authorised", "military", (12640, "12,640"), as_of="2013-04-25"),
            strength("raised to", "authorised", "military", (15000, "15,000"), as_of="2014-05"),
            strength("there were 14,000", "deployed", "military", (14000, "14,000"), as_of="2015-06"),
        ),
    ),
    silent(
        "deployed_within_authorised",
        CEILING + "With 1,115 police officers allowed, 13,700 people came.",
        given=facts(
            strength("The ceiling", "authorised", "military", (12640, "12,640")),
            strength("1,115 police officers", "authorised", "police", (1115, "1,115")),
            strength("13,700 people", "deployed", "unspecified", (13700, "13,700")),
        ),
    ),
    silent(
        "deployed_within_authorised",
        CEILING + "In 2012, 14,000 were planned and 13,000 were there; 12,660 police and civilians came.",
        given=facts(
            strength("The ceiling", "authorised", "military", (12640, "12,640"), as_of="2013-04-25"),
            strength("14,000 were planned", "planned", "military", (14000, "14,000")),
            strength("13,000 were there", "deployed", "military", (13000, "13,000"), as_of="2012-06"),
            strength("12,660 police", "deployed", "civilian", (12660, "12,660"), as_of="2014-06"),
        ),
    ),
    silent(
        "deployed_within_authorised",
        CEILING + "Resolution 2227 changed it on 29 June 2015. In 2016 there were 13,000.",
        given=facts(
            strength("The ceiling", "authorised", "military", (12640, "12,640"), as_of="2013-04-25"),
            strength("there were 13,000", "deployed", "military", (13000, "13,000"), as_of="2016"),
            stated("resolutions", "Resolution 2227", number=2227, action="adjusts", adopted="2015-06-29", **UNX),
        ),
    ),
    silent(
        "deployed_within_authorised",
        CEILING + "Resolution 2295 made it 13,289. In March 2014 there were 13,000.",
        given=facts(
            strength("The ceiling", "authorised", "military", (12640, "12,640"), as_of="2013-04-25"),
            strength("made it 13,289", "authorised", "military", (13289, "13,289")),
            strength("there were 13,000", "deployed", "military", (13000, "13,000"), as_of="2014-03"),
        ),
    ),
    silent(
        "deployed_within_authorised",
        CEILING + "With Resolution 2164 of 25 June 2014 more came. In August 2014 there were 13,000.",
        given=facts(
            strength("The ceiling", "authorised", "military", (12640, "12,640"), as_of="2013-04-25"),
            strength("there were 13,000", "deployed", "military", (13000, "13,000"), as_of="2014-08"),
            stated("resolutions", "Resolution 2164", number=2164, adopted="2014-06-25"),
        ),
    ),
    fires(
        "deployed_within_authorised",
        CEILING + "Resolution 2100 of 25 April 2013 had set it. In August 2013 there were 13,000.",
        at=("13,000", "12,640"),
        given=facts(
            strength("The ceiling", "authorised", "military", (12640, "12,640"), as_of="2013-04-25"),
            strength("there were 13,000", "deployed", "military", (13000, "13,000"), as_of="2013-08"),
            stated("resolutions", "Resolution 2100", number=2100, adopted="2013-04-25"),
        ),
    ),
    silent(
        "deployed_within_authorised",
        CEILING + "It had 15,200 people.",
        given=facts(
            strength("The ceiling", "authorised", "military", (12640, "12,640"), as_of="2013-04-25"),
            strength("15,200 people", "deployed", "unspecified", (15200, "15,200")),
        ),
    ),
    silent(
        "deployed_within_authorised",
        CEILING + "In 2016 it rose to 13,000.",
        given=facts(
            strength("The ceiling", "authorised", "military", (12640, "12,640")),
            strength("it rose to 13,000", "unspecified", "military", (13000, "13,000"), as_of="2016"),
        ),
    ),
    fires(
        "number_disagrees_within_document",
        "As of 31 March 2020, 209 had died. On 31 March 2020 the dead were 219.",
        at=("209", "219"),
        given=facts(total("209 had died", 209, "2020-03-31"), total("the dead were 219", 219, "2020-03-31")),
    ),
    fires(
        "number_disagrees_within_document",
        "On 1 July 2013 the force was 6,000 strong. On 1 July 2013 it had 6,039 soldiers.",
        at=("6,000", "6,039"),
        severity="info",
        given=facts(
            strength("the force was", "deployed", "military", (6000, "6,000"), as_of="2013-07-01"),
            strength("it had 6,039", "deployed", "military", (6039, "6,039"), as_of="2013-07-01"),
        ),
    ),
    silent(
        "number_disagrees_within_document",
        "On 1 May 2006 there were 558 civilians from abroad and 937 civilians from the country.",
        given=facts(
            strength("558 civilians", "deployed", "civilian", (558, "558"), as_of="2006-05-01"),
            strength("937 civilians", "deployed", "civilian", (937, "937"), as_of="2006-05-01"),
        ),
    ),
    fires(
        "number_disagrees_within_document",
        "In May 2010 Ghana had 870 soldiers there. That month it gave 780 soldiers.",
        at=("870", "780"),
        given=facts(given_by("GHA", "870 soldiers", 870), given_by("GHA", "780 soldiers", 780)),
    ),
    silent(
        "number_disagrees_within_document",
        "In May 2010 Ghana had 870 soldiers there, and Togo 780 soldiers.",
        given=facts(given_by("GHA", "870 soldiers", 870), given_by("TGO", "780 soldiers", 780)),
    ),
    silent(
        "number_disagrees_within_document",
        "In October 2014 the dead were 21; as of 31 March 2020, 209.",
        given=facts(total("the dead were 21", 21, "2014-10"), total("209", 209, "2020-03-31")),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_running_totals(case: Case) -> None:
    check(case)
