"""Numbers side by side: sums, lists and their counts, shares, lengths of time."""

from __future__ import annotations

import pytest

from tests.samples import key
from tests.validate.rules.judging import Case, check, dutch, fires, silent
from tests.validate.rules.stating import Stated, facts, stated

UNX = {"mission_id": "unx"}
THREE_CITIES = "The rebels took three cities: {}."


def strength(words: str, kind: str, component: str, count: object, **values: object) -> Stated:
    """A number of the mission's people."""
    return stated("strengths", words, kind=kind, component=component, count=count, **{**UNX, **values})


LIST = "They have three tasks:\n* to watch\n* to report{}\n"

TABLE = (
    "{{|\n! Country !! Troops !! Rank\n|-\n| Ghana || 870 || 2\n|-\n| Italy || 1,068 || 1\n|-\n! Total !! {} !! 9\n|}}"
)

CASES = (
    # ---- sums
    fires(
        "parts_sum_to_total",
        "Resolution 12 raised the ceiling to 11,100, and Resolution 18 lifted it by a further 1,900 to 13,500.",
        at=("13,500", "11,100", "1,900"),
        severity="error",
        suggested="13,000",
    ),
    fires(
        "parts_sum_to_total",
        dutch("Het plafond werd verhoogd van 900 met 400 tot 1.400 man."),
        at=("1.400", "900", "400"),
        severity="error",
        suggested="1.300",
    ),
    fires(
        "parts_sum_to_total",
        "Of the 192 who died, 17 fell to fire, 76 in accidents and 85 of illness; for the other 24 it is not known.",
        at=("192", "17", "76", "85", "24"),
        severity="error",
    ),
    silent("parts_sum_to_total", "Of the 192 soldiers, 170 were Danes and the other 22 came from Chad."),
    silent("parts_sum_to_total", "Of the 192 soldiers, 70 were Danes, and on the other 22 bases there were none."),
    fires(
        "parts_sum_to_total",
        dutch("Van de 40 doden vielen er 12 in gevechten en 7 door ongevallen; de overige 22 stierven aan ziekte."),
        at=("40", "12", "7", "22"),
        severity="error",
    ),
    silent("list_count_matches", "Ten elected and two permanent members agreed: Angola, Chile, China and France."),
    silent("parts_sum_to_total", "The ceiling was raised to 11,100, and then by a further 1,900 to 13,000."),
    silent("parts_sum_to_total", "It was cut from 900 by 400 to 500, and later raised by 300 to 950."),
    silent("parts_sum_to_total", "They lost 900 men, and the force was raised by a further 400 to 4,000."),
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
    fires(
        "list_count_matches",
        "Troops came from Togo, Ghana and Niger, four countries in all.",
        at=("four", "Togo, Ghana and Niger"),
    ),
    fires(
        "list_count_matches", dutch("Er kwamen mensen uit Togo, Ghana en Niger (vier landen in totaal)."), at=("vier",)
    ),
    silent("list_count_matches", "Troops came from Togo, Ghana and Niger, three countries in all."),
    silent("list_count_matches", "Troops came from Utopia, Togo, Ghana and Niger, four countries in all."),
    silent("list_count_matches", "Troops came from Togo, Ghana and Niger, later from nine countries in all."),
    silent("list_count_matches", "Unlike Togo, Ghana and Niger, four countries gave more."),
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
    fires("percentage_matches", "They fired 300 rounds, 40% of them (160) at once.", at=("40%", "160", "300")),
    fires("percentage_matches", "They sent 300 soldiers, 160 of whom (40%) stayed.", at=("40%", "160", "300")),
    fires("percentage_matches", dutch("Er kwamen 300 soldaten, 40% van hen (160) bleef."), at=("40%", "160", "300")),
    silent("percentage_matches", "They fired 300 rounds, 40% of them (some 120) at once."),
    silent("percentage_matches", "They sent 300 soldiers, 120 of whom (40%) stayed."),
    silent("percentage_matches", "They sent 300 soldiers, 40% of them (160 in May) by air."),
    silent("percentage_matches", "The force grew by 25% from 4,000 to 5,000 soldiers."),
    silent("percentage_matches", "Only 300 of the 1,200 soldiers (25%) stayed; 300 (about a quarter) left."),
    fires("percentage_matches", "In the end 300 (35%) of the 1,200 soldiers stayed.", at=("35%", "300", "1,200")),
    fires("percentage_matches", "Of the 1,200 soldiers, 300 (35%) stayed.", at=("35%", "300", "1,200")),
    fires("percentage_matches", "It grew by about 35% from 4,000 to 5,000 soldiers.", at=("35%", "5,000", "4,000")),
    silent("percentage_matches", "In the end 300 (25%) of the 1,200 soldiers stayed; of the 200 cooks, 50 (25%) left."),
    silent("percentage_matches", "It grew by about 27% from 4,000 to 5,000 soldiers."),
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
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_quantities(case: Case) -> None:
    check(case)
