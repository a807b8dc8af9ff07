"""What a country gives: remarks, tables, fact boxes and prose."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import fatalities
from pipeline.extract.identity import missions
from pipeline.extract.troops import contributions, contributors, participation, strengths
from tests.extract.told import told, values

STEPS = (contributors.extract, participation.extract, contributions.extract)


def test_a_remark_divides_people_and_things() -> None:
    rows = told(
        "== Troops ==\nContributors are:\n* {{flag|Kenya}} - 43 (20 officers, 23 other ranks and 9 trucks)\n"
        "* {{flag|Ghana}} - 47 military personnel\n* {{flag|Togo}} - 4 Puma helicopters\n* {{flag|Benin}}\n",
        *STEPS,
        form="wikitext",
    )
    assert values(rows, "contributions", "country_code", "unit", "count", "part_of") == [
        ("KEN", "person", 43, None),
        ("KEN", "person", 20, 43),
        ("KEN", "person", 23, 43),
        ("KEN", "vehicle", 9, None),
        ("GHA", "person", 47, None),
        ("TGO", "aircraft", 4, None),
    ]


def test_a_remark_without_a_number_names_what_is_given() -> None:
    rows = told(
        "== Contributors ==\n* {{flag|Kenya}} - Heron UAV in use from May 2016\n* {{flag|Ghana}}\n* {{flag|Togo}}\n",
        *STEPS,
        form="wikitext",
    )
    assert values(rows, "contributions", "country_code", "equipment", "count", "as_of") == [
        ("KEN", "Heron UAV", None, "2016-05")
    ]


def test_a_table_gives_a_row_a_country_and_none_for_the_total() -> None:
    rows = told(
        '{| class="wikitable"\n! Country !! Troops !! Notes\n|-\n| {{flag|Ghana}} || 870 ||\n|-\n'
        '| {{flag|Kenya}} || 1 || 9 killed\n|-\n| rowspan="2" | {{flag|Togo}} || 66 || Reserve\n'
        "|-\n| 2 vessels ||\n|-\n"
        "! Total !! 937 !!\n|}",
        *STEPS,
        form="wikitext",
    )
    assert values(rows, "contributions", "country_code", "unit", "count") == [
        ("GHA", "person", 870),
        ("KEN", "person", 1),
        ("TGO", "person", 66),
        ("TGO", "ship", 2),
    ]
    assert values(rows, "contributors", "country_code") == [("GHA",), ("KEN",), ("TGO",)]


def test_a_fact_box_is_about_the_country_whose_own_words_it_uses() -> None:
    rows = told(
        "EXAMPLIA\nUNMEX\n\nDeelname: 25 mei 1979 - 6 mei 1985\nUitgezonden: 9.084\n\n"
        "De eerste lichting telde 832 personen en arriveerde op 14 maart 1980. In totaal dienden ruim 8500 "
        "Nederlanders in het gebied. De post telde tien huizen.",
        *STEPS,
        language="nl",
    )
    assert values(rows, "contributors", "country_code", "start", "end") == [("NLD", "1979-05-25", "1985-05-06")]
    assert values(rows, "contributions", "country_code", "count", "derivation") == [
        ("NLD", 9084, "inferred"),
        ("NLD", 832, "inferred"),
        ("NLD", 8500, "normalised"),
    ]


def test_a_text_that_does_not_say_whose_people_they_are_gives_no_contribution() -> None:
    rows = told("Uitgezonden: 9.084\n\nDe eerste lichting telde 832 personen.", *STEPS, language="nl")
    assert not list(rows.of("contributions"))


def test_a_country_sends_people_and_things() -> None:
    rows = told("In May 2004 Ghana sent 400 soldiers and three helicopters to the mission.", *STEPS)
    assert values(rows, "contributions", "country_code", "unit", "count", "as_of") == [
        ("GHA", "person", 400, "2004-05"),
        ("GHA", "aircraft", 3, "2004-05"),
    ]


def test_a_country_told_to_take_part_is_the_one_whose_officers_left() -> None:
    rows = told(
        "Nederland doet sinds 1956 mee aan UNMEX. Op 7-7-1956 vertrokken twee officieren.",
        *STEPS,
        language="nl",
    )
    assert values(rows, "contributors", "country_code", "start", "assertion") == [("NLD", "1956", "asserted")]
    assert values(rows, "contributions", "country_code", "count", "as_of") == [("NLD", 2, "1956-07-07")]


def test_a_decision_to_take_part_is_planned() -> None:
    rows = told("Op 1 mei 2013 besloot België om deel te nemen aan de missie.", *STEPS, language="nl")
    assert values(rows, "contributors", "country_code", "assertion") == [("BEL", "planned")]


def test_countries_with_numbers_in_brackets_contribute_them() -> None:
    text = "De grootste bijdragen kwamen van Ghana (870), Fiji (450) en Nepal (1.020)."
    rows = told(text, contributions.extract, language="nl")
    assert values(rows, "contributions", "country_code", "count") == [("GHA", 870), ("FJI", 450), ("NPL", 1020)]


def test_a_period_may_stand_between_a_giver_and_the_gift() -> None:
    text = "Canada leverde van december 2000 tot juni 2001 een compagnie van 450 militairen."
    rows = told(text, contributions.extract, language="nl")
    assert values(rows, "contributions", "country_code", "count") == [("CAN", 450)]


def test_the_country_before_a_colon_is_not_what_the_number_counts() -> None:
    text = "== Contributing countries ==\n* {{flag|Kenya}}: 370\n* {{flag|Ghana}}: 12\n* {{flag|Fiji}}: 1\n"
    rows = told(text, *STEPS, form="wikitext")
    assert values(rows, "contributions", "country_code", "unit", "equipment", "count") == [
        ("KEN", "person", None, 370),
        ("GHA", "person", None, 12),
        ("FJI", "person", None, 1),
    ]


def test_a_sum_of_money_is_nobody_sent() -> None:
    text = "Troops serving there got 50 gourdes to 1 US dollar."
    assert values(told(text, *STEPS), "contributions", "country_code", "count") == []


def test_others_who_fell_with_somebody_are_no_contribution() -> None:
    text = (
        "UNMEX\n\nNederlandse deelname: 1992 - 1993\nAantal militairen: 748\n\n"
        "Het detachement van Nederland vertrok in 1992. De kapitein sneuvelde, samen met vijftien anderen."
    )
    rows = told(text, *STEPS, language="nl")
    assert values(rows, "contributions", "country_code", "count") == [("NLD", 748)]


def test_each_section_of_a_sheet_on_two_missions_counts_for_its_own() -> None:
    text = (
        "MINURCAT en MINUSCA\n\nMINURCAT\nPeriode: september 2007 - december 2010\n"
        "Nederlandse deelname: mei 2008 - maart 2009\nAantal uitgezonden militairen: 74\n\n"
        "MINUSCA\nPeriode: april 2014 - mei 2020\nNederlandse deelname: 2014 - 2015\n"
        "Aantal uitgezonden militairen: 6\nDodelijke slachtoffers: 2\n"
    )
    rows = told(text, missions.extract, *STEPS, fatalities.extract, language="nl", subject=None)
    assert values(rows, "contributors", "mission_id", "start", "end") == [
        ("MINURCAT", "2008-05", "2009-03"),
        ("MINUSCA", "2014", "2015"),
    ]
    assert values(rows, "contributions", "mission_id", "count") == [("MINURCAT", 74), ("MINUSCA", 6)]
    assert values(rows, "fatality_totals", "mission_id", "count") == [("MINUSCA", 2)]


def test_countries_with_a_number_right_behind_them_are_a_list_where_a_word_says_that_they_give() -> None:
    text = "Bijdragen in mei 1995: Verenigde Staten 2.267, Pakistan 861, Nepal 410 en Suriname 36."
    assert values(told(text, *STEPS, language="nl"), "contributions", "country_code", "count", "as_of") == [
        ("USA", 2267, "1995-05"),
        ("PAK", 861, "1995-05"),
        ("NPL", 410, "1995-05"),
        ("SUR", 36, "1995-05"),
    ]


def test_two_countries_with_numbers_are_no_list_nor_are_scores() -> None:
    for text in ("De bijdrage volgde na Peru 3, Chili 2.", "Gespeeld werd: Peru 3, Chili 2, Nepal 1."):
        assert values(told(text, *STEPS, language="nl"), "contributions", "count") == []


def test_what_holds_for_a_date_told_before_the_next_number_is_not_dated_by_it() -> None:
    text = "Van mei 2004 tot mei 2011 leverde Nederland een bijdrage, aanvankelijk 530 man, in 2007 nog 70."
    rows = told(text, *STEPS, language="nl")
    assert values(rows, "contributors", "start", "end") == [("2004-05", "2011-05")]
    assert values(rows, "contributions", "count", "as_of")[:1] == [(530, None)]


def test_people_from_several_countries_are_the_gift_of_none() -> None:
    box = "Nederlandse deelname: mei 2006 - mei 2010\nKrijgsmachtdelen: landmacht\n\n{text}"
    several = told(box.format(text="In 2009 dienden er 13.000 militairen uit vijftig landen."), *STEPS, language="nl")
    assert values(several, "contributions", "count") == []
    own = told(box.format(text="In 2009 dienden er 1.300 militairen uit Nederland."), *STEPS, language="nl")
    assert values(own, "contributions", "count") == [(1300,)]


def test_the_beginning_and_the_end_of_a_countrys_part_may_have_labels_of_their_own() -> None:
    box = "Begindatum Nederlandse deelname: 10-07-2003\nEinddatum Nederlandse deelname: 07-03-2005\n"
    rows = told(box, *STEPS, language="nl")
    assert values(rows, "contributors", "country_code", "start", "end") == [("NLD", "2003-07-10", "2005-03-07")]


def test_a_country_has_people_in_a_mission() -> None:
    text = "Nederland heeft momenteel zeven stafofficieren en twaalf politiemensen bij UNMEX."
    rows = told(text, *STEPS, language="nl")
    assert values(rows, "contributions", "country_code", "count") == [("NLD", 7), ("NLD", 12)]
    rows = told("Nederland heeft zeven officieren en twaalf agenten bij de bank.", *STEPS, language="nl")
    assert values(rows, "contributions", "count") == []


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (
            "Peru leverde er vierhonderd, Ierland 450 en Zweden een verkenningseenheid van 202 man.",
            [("PER", 400, None), ("IRL", 450, None), ("SWE", 202, None)],
        ),
        ("Peru nam met 2.095 militairen meer dan de helft voor zijn rekening.", [("PER", 2095, None)]),
        ("Nepal volgde in december 2007, met 850 man.", [("NPL", 850, "2007-12")]),
        (
            "Kenia sloot zich in juni 2012 aan met 460 man en Peru in januari 2014 met 395.",
            [("KEN", 460, "2012-06"), ("PER", 395, "2014-01")],
        ),
        ("India had toen nog 1.500 man in het gebied, Jordanië 963.", [("IND", 1500, None), ("JOR", 963, None)]),
        (
            "In 2011 begon Nepal met vijftien politiemensen; in 2014 waren het er dertig.",
            [("NPL", 15, "2011"), ("NPL", 30, "2014")],
        ),
        ("Nepal begon de week met vijftien punten; in 2014 waren het er dertig.", []),
        ("Nepal volgde in december 2007, met 850 stemmen.", []),
    ],
)
def test_dutch_verbs_by_which_a_country_gives_and_what_goes_on_without_one(
    text: str, given: list[tuple[str, int, str | None]]
) -> None:
    rows = told(text, *STEPS, language="nl")
    assert values(rows, "contributions", "country_code", "count", "as_of") == given


def test_a_country_that_gave_from_one_month_to_another_took_part_then() -> None:
    text = (
        "Japan had van februari 2004 tot juli 2006 600 man in de provincie. Nepal had van mei 2004 tot mei 2005 vrede."
    )
    rows = told(text, *STEPS, language="nl")
    assert values(rows, "contributors", "country_code", "start", "end") == [("JPN", "2004-02", "2006-07")]


def test_countries_that_left_each_on_its_day() -> None:
    text = "Peru trok zich in juli 1975 terug, Iran in maart 1979, de minister op 3 mei 1980. Iran stemde in mei 1978."
    rows = told(text, *STEPS, language="nl")
    assert values(rows, "contributors", "country_code", "start", "end") == [
        ("PER", None, "1975-07"),
        ("IRN", None, "1979-03"),
    ]


def test_a_battalion_of_a_text_on_one_countrys_part_is_that_countrys() -> None:
    box = "Nederlandse deelname: mei 1979 - mei 1985\nKrijgsmachtdelen: landmacht\n\nHet bataljon telde 833 militairen."
    rows = told(box, strengths.extract, *STEPS, language="nl")
    assert values(rows, "strengths", "count") == []
    assert values(rows, "contributions", "country_code", "count") == [("NLD", 833)]


def test_a_date_behind_a_semicolon_is_that_of_the_number_behind_it() -> None:
    text = "Nepal leverde aanvankelijk 833 militairen; in 1983 had de hele macht er 5.000."
    assert values(told(text, *STEPS, language="nl"), "contributions", "count", "as_of") == [(833, None)]


def test_the_country_that_a_mission_is_in_takes_no_part_in_it() -> None:
    text = "De missie in Nepal was van maart 2007 tot maart 2012 aanwezig."
    assert values(told(text, *STEPS, language="nl"), "contributors", "country_code") == []


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (
            "The largest contingents were those of Chad (350), Niger (200) and Fiji (90).",
            [("TCD", 350), ("NER", 200), ("FJI", 90)],
        ),
        ("UNMEX had 900 soldiers from two countries: Fiji (445) and Peru (455).", [("FJI", 445), ("PER", 455)]),
        ("Austria, with 377 soldiers the largest contributor, left.", [("AUT", 377)]),
        ("Austria, with 377 schools, left.", []),
        ("Croatia announced that it would bring home its 98 soldiers.", [("HRV", 98)]),
    ],
)
def test_countries_and_their_numbers_in_sentences_on_contributors(text: str, given: list[tuple[str, int]]) -> None:
    assert values(told(text, *STEPS), "contributions", "country_code", "count") == given


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In May 2004 Portugal had 300 soldiers in KFOR."),
        ("nl", "In mei 2004 had Portugal 300 militairen in KFOR."),
    ],
)
def test_whoever_has_people_in_a_mission_of_any_acronym_gives_them(language: str, text: str) -> None:
    rows = told(f"The Kosovo Force (KFOR) is a peacekeeping force.\n\n{text}", *STEPS, language=language)
    assert values(rows, "contributions", "country_code", "count") == [("PRT", 300)]


def test_what_comes_from_several_countries_is_not_given_by_one() -> None:
    text = "In May 2004 Portugal sent {}."
    assert values(told(text.format("300 soldiers"), *STEPS), "contributions", "count") == [(300,)]
    assert values(told(text.format("300 soldiers from four countries"), *STEPS), "contributions", "count") == []
