"""Numbers side by side, and numbers that run on with time."""

from __future__ import annotations

import pytest

from tests.samples import key
from tests.validate.rules.judging import Case, check, dutch, fires, silent
from tests.validate.rules.stating import Stated, facts, stated

UNX = {"mission_id": "unx"}
DEAD = {**UNX, "cause": "all", "population": "un_unspecified"}
THREE_CITIES = "The rebels took three cities: {}."


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


CEILING = "The ceiling is 12,640. "
TOLD = "Two attacks killed 10 soldiers each. By May 2018, {} had died."
LIST = "They have three tasks:\n* to watch\n* to report{}\n"

TABLE = (
    "{{|\n! Country !! Troops !! Rank\n|-\n| Ghana || 870 || 2\n|-\n| Italy || 1,068 || 1\n|-\n! Total !! {} !! 9\n|}}"
)

CASES = (
    # ---- sums
    fires(
        "parts_sum_to_total",
        dutch("De macht telde 4.154 militairen uit 42 landen: 3.912 soldaten, 214 waarnemers en 82 officieren."),
        at=("4.154", "3.912"),
    ),
    silent("parts_sum_to_total", dutch("Er waren 900 man uit 12 landen: 500 soldaten en 400 agenten.")),
    fires(
        "parts_sum_to_total",
        dutch("Men zet 60 man in, ingebed in een bataljon: 45 mariniers, 12 verkenners en 5 officieren."),
        at=("60", "45"),
    ),
    silent(
        "parts_sum_to_total",
        dutch("De macht telde 900 man, en Oostland gaf het meest: 45 mariniers, 12 koks en 5 officieren."),
    ),
    # ---- sums of money
    fires(
        "parts_sum_to_total",
        dutch("Het kost 10,5 miljoen euro, waarvan 7,8 miljoen in 2008 en 3,7 miljoen in 2009."),
        at=("10,5 miljoen", "7,8 miljoen"),
    ),
    fires(
        "parts_sum_to_total",
        "It cost $12.5 million: $5 million for food and $8.5 million for fuel.",
        at=("12.5 million",),
    ),
    silent(
        "parts_sum_to_total", dutch("Het kost 14,5 miljoen euro, waarvan 7,8 miljoen in 2008 en 3,7 miljoen in 2009.")
    ),
    silent(
        "parts_sum_to_total",
        dutch("Het kost 120 miljoen euro; 6 miljoen, dan 5 miljoen en later 4 miljoen is voor ons."),
    ),
    fires(
        "parts_sum_to_total",
        dutch("De missie telt maximaal 12.640 man (11.200 militairen en 1.140 agenten)."),
        at=("12.640", "11.200", "1.140"),
        severity="error",
        suggested="1.440",
    ),
    fires(
        "parts_sum_to_total",
        "The force had 1,054 soldiers and 90 observers in the zone, in total 1,154.",
        at=("1,154", "1,054", "90"),
    ),
    silent("parts_sum_to_total", dutch("Er vielen 27 doden: 22 militairen, drie burgers, een agent en een chauffeur.")),
    silent("parts_sum_to_total", "In all 27 members died: 22 soldiers, 3 observers, a policeman and a local clerk."),
    silent("parts_sum_to_total", "In all 249 members died: 245 soldiers and 4 civilians; 126 of them in action."),
    silent("parts_sum_to_total", "249 people died: 126 of them in action and 75 of them in accidents."),
    silent(
        "parts_sum_to_total", dutch("Er vielen 249 doden: 245 militairen en 4 burgers; 126 van hen door ongevallen.")
    ),
    fires("parts_sum_to_total", "Losses of the two missions: UNX 27; UNY 2,609; total 2,646.", at=("27", "2,646")),
    fires("parts_sum_to_total", "About 100 soldiers (60 Ghanaians and 10 Fijians) came.", at=("100", "60", "10")),
    fires("parts_sum_to_total", "More than 100 soldiers (60 Ghanaians and 20 Fijians) came.", at=("100",)),
    fires("parts_sum_to_total", "At most 100 soldiers (60 Ghanaians and 50 Fijians) came.", at=("100",)),
    fires("parts_sum_to_total", "Five peacekeepers—four from Chad and two from Togo—left.", at=("Five", "four", "two")),
    fires(
        "parts_sum_to_total",
        TABLE.format("1,948"),
        at=("1,948", "870", "1,068"),
    ),
    fires(
        "parts_sum_to_total",
        "A force of 900 came; its soldiers were 1,200 strong.",
        at=("900", "1,200"),
        given=facts(
            strength("A force of 900", "deployed", "total", (900, "900")),
            strength("its soldiers were 1,200", "deployed", "military", (1200, "1,200"), part_of=key(1)),
        ),
    ),
    fires("parts_sum_to_total", "* Army: 870\n* Police: 1,068\n* Total: 1,983", at=("1,983", "870"), suggested="1,938"),
    silent("parts_sum_to_total", "* Army: 870\n* Police: 1,068\n* Total: 1,938"),
    silent("parts_sum_to_total", dutch("Eind september waren er 6.039 ingezet (5.219 militairen en 820 agenten).")),
    silent("parts_sum_to_total", "They are 243 (20 officers, 223 other ranks and 9 trucks)."),
    silent(
        "parts_sum_to_total",
        "Some 10 men died—nine of them from Togo, one of them from Benin—on two roads.",
    ),
    silent("parts_sum_to_total", "They sent 20 soldiers (12 Ghanaians, 5 Fijians and a Dane and two Finns)."),
    silent("parts_sum_to_total", "About 12,600 personnel (11,200 soldiers and 1,440 police) came."),
    silent("parts_sum_to_total", "A force of 12,600 personnel (11,200 soldiers and 1,440 police) came."),
    silent("parts_sum_to_total", "Fewer than 2,000 people (1,200 soldiers and 700 police) were left."),
    silent("parts_sum_to_total", "The 20 soldiers (including 4 officers and 3 medics) left."),
    silent("parts_sum_to_total", "The 20 soldiers (3 killed and 5 wounded) were relieved."),
    silent("parts_sum_to_total", "They lost 18 people (12 men, 6 women and 4 children)."),
    silent("parts_sum_to_total", "Ten soldiers died in three attacks: 12 civilians and 5 police officers were hurt."),
    silent("parts_sum_to_total", "An attack killed 20 soldiers, bringing the total to 300 with dozens wounded."),
    silent("parts_sum_to_total", "In 3 camps lived 40 soldiers and 20 police officers, 60 in total."),
    silent(
        "parts_sum_to_total",
        TABLE.format("1,938"),
    ),
    fires(
        "casualties_sum_by_country",
        "On 3 May, 10 soldiers were killed: eight from Niger and one from Senegal.",
        at=("10", "eight", "one"),
        given=facts(
            stated("incidents", "10 soldiers were killed", kind="attack", killed=(10, "10"), **UNX),
        ),
    ),
    fires(
        "casualties_sum_by_country",
        "The blast killed 5. Four Ghanaians and three Fijians were among the dead.",
        at=("5", "Four", "three"),
        given=facts(
            stated("incidents", "The blast killed 5", kind="bombing", killed=(5, "5"), **UNX),
            *(
                stated(
                    "casualties",
                    words,
                    outcome="killed",
                    population="un_military",
                    incident_id=key(1),
                    country_code=code,
                    count=(count, words.split()[0]),
                )
                for words, code, count in (("Four Ghanaians", "GHA", 4), ("three Fijians", "FJI", 3))
            ),
        ),
    ),
    silent(
        "casualties_sum_by_country",
        "The blast killed 5, three Fijians among them.",
        given=facts(
            stated("incidents", "The blast killed 5", kind="bombing", killed=(5, "5"), **UNX),
            stated(
                "casualties",
                "three Fijians",
                outcome="killed",
                population="un_military",
                incident_id=key(1),
                country_code="FJI",
                count=(3, "three"),
            ),
        ),
    ),
    fires("mixed_units_in_enumeration", "* Togo – 75 officers - 750 soldiers - 2 helicopters", at=("750", "2")),
    fires("mixed_units_in_enumeration", "They are 243 (20 officers, 223 other ranks and 9 trucks).", at=("20", "9")),
    silent("mixed_units_in_enumeration", "The country sent a ship, 800 soldiers and 3 helicopters."),
    silent("mixed_units_in_enumeration", "* Togo – 75 officers - 750 soldiers - 2 battalions"),
    # ---- lists
    fires("list_count_matches", THREE_CITIES.format("Gao and Kidal"), at=("three", "Gao and Kidal")),
    fires("list_count_matches", "Two missions remain. These are EUTM Mali, EUCAP Mali and UNOM.", at=("Two",)),
    fires("list_count_matches", LIST.format(""), at=("three", "to watch")),
    fires("list_count_matches", dutch("Er kwamen vier landen bij: Togo, Ghana en Niger."), at=("vier",)),
    silent("list_count_matches", THREE_CITIES.format("Gao, Timbuktu and Kidal")),
    silent("list_count_matches", THREE_CITIES.format("Gao, Timbuktu, Kidal and others")),
    silent("list_count_matches", "Three countries left: Togo, Trinidad and Tobago and Bosnia and Herzegovina."),
    silent("list_count_matches", LIST.format("\n* to protect")),
    silent("list_count_matches", "Two of the four capitals ([[Herat]] and [[Balkh]]) are in the west."),
    silent("list_count_matches", "Four observers (from Austria, Canada and China) were killed."),
    silent("list_count_matches", "The war lasted six years: Ghana, Togo and Niger joined late."),
    # ---- shares and lengths of time
    fires(
        "percentage_matches",
        dutch("Het kostte 60,3 miljoen dollar, ruim twee procent minder dan een jaar eerder ($ 57,6 mln)."),
        at=("twee procent", "60,3 miljoen", "57,6 mln"),
        severity="error",
    ),
    fires("percentage_matches", "The force grew by 50% from 4,000 to 5,000 soldiers.", at=("50%", "5,000", "4,000")),
    fires("percentage_matches", "Only 300 of the 1,200 soldiers (35%) stayed.", at=("35%", "300", "1,200")),
    silent(
        "percentage_matches", dutch("Het kostte 56,4 miljoen dollar, twee procent minder dan eerst (57,6 miljoen).")
    ),
    silent("percentage_matches", "The force grew by 25% from 4,000 to 5,000 soldiers."),
    silent("percentage_matches", "Only 300 of the 1,200 soldiers (25%) stayed; 300 (about a quarter) left."),
    silent("percentage_matches", "Turnout was 90 percent in the 12 towns and 4,000 villages."),
    fires(
        "duration_matches",
        "On 6 March 2013 they were taken; three days later, on 19 March 2013, they were freed.",
        at=("three", "6 March 2013", "19 March 2013"),
        severity="error",
    ),
    fires("duration_matches", "It was led for ten years (2013–2016) by a general.", at=("ten", "2013–2016")),
    fires(
        "duration_matches",
        "The mandate began on 1 July 2013, for a year, and ends on 30 June 2016.",
        at=("1 July 2013", "30 June 2016"),
        severity="warning",
        given=facts(
            stated(
                "mandates",
                "The mandate",
                duration="P1Y",
                start=("2013-07-01", "1 July 2013"),
                end=("2016-06-30", "30 June 2016"),
                **UNX,
            ),
        ),
    ),
    silent("duration_matches", "On 6 March 2013 they were taken; three days later, on 9 March 2013, they were freed."),
    silent("duration_matches", "It was led for three years (2013–2016) by a general, after 12 years at home."),
    silent("duration_matches", dutch("De uitzending duurde van 1 juli 2013 tot 30 juni 2014, een jaar.")),
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
    silent(
        "number_disagrees_within_document",
        "In October 2014 the dead were 21; as of 31 March 2020, 209.",
        given=facts(total("the dead were 21", 21, "2014-10"), total("209", 209, "2020-03-31")),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_quantities(case: Case) -> None:
    check(case)
