"""Mandates: their beginning, end, length and force; and the tasks they give."""

from __future__ import annotations

import pytest

from pipeline.extract.authority import mandate_tasks, mandates, resolutions
from pipeline.extract.identity import missions, operations
from pipeline.extract.rows import DocumentRows
from tests.extract.told import embedded, told, values

STEPS = (missions.extract, operations.extract, resolutions.extract, mandates.extract, mandate_tasks.extract)
LEAD = {
    "en": "United Nations Mission in Examplia (UNMEX) is a peacekeeping mission.\n\n",
    "nl": "United Nations Mission in Examplia (UNMEX) is een vredesmissie.\n\n",
}


def read_out(text: str, language: str = "en", form: str = "text") -> DocumentRows:
    return told(LEAD[language] + text, *STEPS, language=language, form=form, subject=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Its mandate began on 3 May 1991 for one year.", ("1991-05-03", None, "P1Y", None)),
        ("en", "Every year the mandate is extended; it runs until 31 July 1994.", (None, "1994-07-31", "P1Y", None)),
        ("en", "The mandate of UNMEX expired on 31 July 1994.", (None, "1994-07-31", None, None)),
        ("en", "UNMEX has a robust mandate.", (None, None, None, True)),
        ("en", "It was given an initial six-month mandate.", (None, None, "P6M", None)),
        ("en", "It was set up on 2 April 2003 for one year.", (None, None, "P1Y", None)),
        ("en", "The mandate was extended for the last time in June 2005, by six months.", (None, None, "P6M", None)),
        ("nl", "Het mandaat van UNMEX liep tot 31 juli 1994.", (None, "1994-07-31", None, None)),
        ("nl", "Het mandaat geldt telkens zes maanden.", (None, None, "P6M", None)),
        (
            "nl",
            "UNMEX heeft een robuust mandaat. Het mandaat ging in op 3 mei 1991 en geldt voor een jaar.",
            ("1991-05-03", None, "P1Y", True),
        ),
    ],
)
def test_what_is_said_of_a_mandate(language: str, text: str, expected: tuple[object, ...]) -> None:
    rows = read_out(text, language)
    assert values(rows, "mandates", "start", "end", "duration", "is_robust") == [expected]


def test_the_resolution_and_the_chapter_of_a_mandate() -> None:
    text = (
        "On 3 May 1991 the Security Council adopted Resolution 690. The mandate under Chapter VII was extended "
        "until 30 June 1992 by Resolution 690."
    )
    assert values(read_out(text), "mandates", "symbol", "end", "chapter") == [("S/RES/690 (1991)", "1992-06-30", "VII")]


def test_a_sentence_without_a_time_or_a_force_gives_no_mandate() -> None:
    assert not values(read_out("The mandate was discussed for hours."), "mandates", "duration")


def test_sentences_that_contradict_each_other_make_two_rows() -> None:
    text = "The mandate of UNMEX ran until 31 July 1994. The mandate then ran until 31 January 1995."
    assert values(read_out(text), "mandates", "end") == [("1994-07-31",), ("1995-01-31",)]


@pytest.mark.parametrize(
    ("language", "text", "tasks"),
    [
        (
            "en",
            "UNMEX was set up to observe the ceasefire and to clear mines.",
            [("observe the ceasefire", "ceasefire"), ("clear mines", "disarmament")],
        ),
        (
            "en",
            "It was mandated to protect civilians, monitor human rights and deliver aid.",
            [
                ("protect civilians", "protection_of_civilians"),
                ("monitor human rights", "human_rights"),
                ("deliver aid", "humanitarian"),
            ],
        ),
        (
            "nl",
            "UNMEX had tot taak het bestand te bewaken en de verkiezingen te begeleiden.",
            [("het bestand te bewaken", "ceasefire"), ("de verkiezingen te begeleiden", "elections")],
        ),
        (
            "nl",
            "Taken van UNMEX:\n- mijnen ruimen\n- politie opleiden",
            [("mijnen ruimen", "disarmament"), ("politie opleiden", "rule_of_law")],
        ),
        ("en", "UNMEX was set up on 3 May 1991 to the surprise of many.", []),
        ("en", "Contributors to the mandate:\n- Kenya sends troops\n- Ghana sends police", []),
    ],
)
def test_tasks_in_sentences_and_lists(language: str, text: str, tasks: list[tuple[str, str]]) -> None:
    assert values(read_out(text, language), "mandate_tasks", "task", "theme") == tasks


def test_tasks_are_numbered_in_the_order_told() -> None:
    rows = read_out("== Mandate ==\n* protecting civilians\n* clearing all mines\n", form="wikitext")
    assert values(rows, "mandate_tasks", "position", "task") == [(1, "protecting civilians"), (2, "clearing all mines")]


def test_the_embedded_documents_give_the_mandate_and_its_tasks() -> None:
    dutch = embedded("minusma-nl.txt", *STEPS)
    assert values(dutch, "mandates", "mission_id", "start", "duration", "is_robust") == [
        ("MINUSMA", "2013-07-01", "P1Y", True)
    ]
    assert len(list(dutch.of("mandate_tasks"))) == 9
    themes = {theme for (theme,) in values(dutch, "mandate_tasks", "theme")}
    assert {"stabilisation", "political_process", "human_rights", "humanitarian", "cultural_heritage"} <= themes
    (task,) = values(embedded("minusma-en.wikitext", *STEPS), "mandate_tasks", "task", "theme")
    assert task[0].startswith("stabilise the country")
    assert task[1] == "stabilisation"


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("UNMEX moest het bestand bewaken.", ["het bestand bewaken"]),
        ("Later moest UNMEX ook konvooien begeleiden.", ["konvooien begeleiden"]),
        ("De macht moest de politie opleiden.", ["de politie opleiden"]),
        ("UNMEX moest in 1967 het land verlaten.", []),
        ("De burgers moesten de stad verdedigen.", []),
    ],
)
def test_what_a_mission_had_to_do_is_its_task(text: str, tasks: list[str]) -> None:
    assert values(read_out(text, "nl"), "mandate_tasks", "task") == [(task,) for task in tasks]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Its mandate ran out on 9 December 1994.", (None, "1994-12-09")),
        ("en", "Resolution 1186 extended the mandate of UNMEX to 28 February 1999.", (None, "1999-02-28")),
        ("en", "The Council terminated the mandate of UNMEX with effect from 31 July 2008.", (None, "2008-07-31")),
        ("en", "The mandate of UNMEX took effect from 3 May 1994.", ("1994-05-03", None)),
        ("nl", "De Raad beëindigde het mandaat van UNMEX per 31 juli 2008.", (None, "2008-07-31")),
    ],
)
def test_what_ends_a_mandate_dates_its_end(language: str, text: str, expected: tuple[str | None, str | None]) -> None:
    rows = told(text, mandates.extract, language=language)
    assert values(rows, "mandates", "start", "end") == [expected]


def test_what_a_mission_is_set_up_for_at_first_is_its_mandate() -> None:
    text = "On 4 May 2010 the Council set up UNMEX for an initial period of twelve months."
    assert values(told(text, mandates.extract), "mandates", "duration") == [("P12M",)]
    text = "On 4 May 2010 the Council met for twelve months."
    assert values(told(text, mandates.extract), "mandates", "duration") == []


def test_a_pronoun_means_no_mandate_that_was_not_called_one() -> None:
    text = (
        "On 4 May 2010 the Council set up UNMEX for an initial period of twelve months. "
        "It had 900 soldiers, to whom others were added for six months."
    )
    assert values(told(text, mandates.extract), "mandates", "duration") == [("P12M",)]


def test_one_sentence_may_tell_of_several_ends() -> None:
    rows = read_out("The mandate was extended until 14 June 2012, then to 14 June 2014.")
    assert values(rows, "mandates", "end") == [("2012-06-14",), ("2014-06-14",)]


def test_what_is_extended_after_a_mandate_was_told_of_is_the_mandate() -> None:
    rows = read_out("The first mandate ran out on 14 June 2010. The Council extended it until 14 June 2012.")
    assert ("2012-06-14",) in values(rows, "mandates", "end")


def test_a_camp_set_up_for_a_year_has_no_mandate() -> None:
    assert values(read_out("A camp was set up on 2 April 2003 for one year."), "mandates", "duration") == []


def test_one_sentence_may_tell_of_several_extensions() -> None:
    text = (
        "The Council extended the mandate three times: to 25 October 1998 (resolution 1182), to 28 February 1999 (1201)"
        " and, for the last time, to 15 February 2000 by resolution 1271 of 22 October 1999."
    )
    assert values(read_out(text), "mandates", "end", "symbol") == [
        ("1998-10-25", None),
        ("1999-02-28", None),
        ("2000-02-15", "S/RES/1271 (1999)"),
    ]


def test_what_goes_on_longer_than_the_mandate_is_no_extension() -> None:
    text = "The mandate was extended to 3 June 2001, and the troops stayed until 4 June 2002."
    assert values(read_out(text), "mandates", "end") == [("2001-06-03",)]


def test_a_mandate_begins_on_the_day_behind_from_and_not_on_that_of_the_resolution() -> None:
    text = "Resolution 1159, adopted on 27 March 1998, set up UNMEX from 15 April 1998 for an initial period of a year."
    assert ("1998-04-15", "P1Y") in values(read_out(text), "mandates", "start", "duration")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The mission was to", 2),
        ("The tasks of UNMEX were, in coordination with the others, whose strength was 4,000:", 2),
        ("The mission was led by two men", 0),
    ],
)
def test_a_line_that_the_items_go_on_with_announces_tasks(line: str, expected: int) -> None:
    text = f"== Work ==\n{line}\n* help keep order in the town;\n* train the national police.\n"
    assert len(values(read_out(text, form="wikitext"), "mandate_tasks", "task")) == expected


def test_each_extension_has_the_resolution_before_it_where_the_first_has() -> None:
    text = (
        "The mandate was extended by Resolution 807 of 19 February 1993 until 31 March 1993, by Resolution 815 to"
        " 30 June 1993 and by Resolution 847 of 30 June 1993 until 30 September 1993."
    )
    assert values(read_out(text), "mandates", "end", "symbol") == [
        ("1993-03-31", "S/RES/807 (1993)"),
        ("1993-06-30", None),
        ("1993-09-30", "S/RES/847 (1993)"),
    ]


@pytest.mark.parametrize(
    ("text", "chapter"),
    [
        ("Acting under Chapter VII, the Council decided that UNMEX was to have 6,240 troops.", [("VII",)]),
        ("Acting under Chapter VII, the Council imposed an arms embargo.", []),
    ],
)
def test_the_chapter_under_which_the_council_set_up_or_shaped_a_mission(text: str, chapter: list[tuple[str]]) -> None:
    assert values(read_out(text), "mandates", "chapter") == chapter


def test_an_end_told_before_a_resolution_that_set_another_is_not_that_ones() -> None:
    text = "Its mandate, first fixed until 31 October 1993, was prolonged by resolution 9882 until 5 May 1994."
    assert values(read_out(text), "mandates", "symbol", "end")[0] == (None, "1993-10-31")
    text = "The Security Council extended its mandate until 31 October 1993 by resolution 9882 of 5 May 1993."
    assert values(read_out(text), "mandates", "symbol", "end") == [("S/RES/9882 (1993)", "1993-10-31")]


def test_each_of_two_ends_has_the_resolution_that_set_it() -> None:
    text = (
        "Its mandate was extended until 30 September 2005 by Security Council Resolution 9561 of 17 September 2004, "
        "and until 31 March 2006 by Resolution 9626 of 19 September 2005."
    )
    assert values(read_out(text), "mandates", "symbol", "end")[0] == ("S/RES/9561 (2004)", "2005-09-30")


def test_the_first_term_and_the_day_to_which_it_was_extended_are_two_mandates() -> None:
    text = (
        "The first mandate was for six months. "
        "The Security Council extended it to 26 February 2008 by resolution 9745 of 22 February 2007."
    )
    assert values(read_out(text), "mandates", "duration", "end") == [("P6M", None), (None, "2008-02-26")]


def test_a_mandate_begins_when_it_is_said_to_and_not_when_it_was_adopted() -> None:
    text = "Resolution 9159, adopted on 27 March 1998, set up UNMEX from 15 April 1998 for an initial period of a year."
    assert values(read_out(text), "mandates", "start", "duration") == [("1998-04-15", "P1Y")]
    text = "Resolution 9159, adopted on 27 March 1998, set up UNMEX for an initial period of a year."
    assert values(read_out(text), "mandates", "start", "duration") == [(None, "P1Y")]
