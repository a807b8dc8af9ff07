"""Resolutions: their numbers, organs and dates, and what they do to which mission."""

from __future__ import annotations

import pytest

from pipeline.extract.authority import resolutions
from pipeline.extract.authority.resolution_names import symbol_of
from pipeline.extract.authority.resolution_pages import is_recalled
from pipeline.extract.identity import missions, operations
from pipeline.extract.rows import DocumentRows
from tests.extract.told import embedded, told, values

STEPS = (missions.extract, operations.extract, resolutions.extract)
LEAD = {
    "en": "United Nations Mission in Examplia (UNMEX) is a peacekeeping mission.\n\n",
    "nl": "United Nations Mission in Examplia (UNMEX) is een vredesmissie.\n\n",
}


def read_out(text: str, language: str = "en") -> DocumentRows:
    return told(LEAD[language] + text, *STEPS, language=language, subject=None)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "UNMEX was established on 3 May 1991 by United Nations Security Council Resolution 690.",
            [(690, "1991-05-03", "S/RES/690 (1991)", "establishes", "UNMEX")],
        ),
        (
            "en",
            "The Security Council adopted Resolution 700 on 4 June 1991, extending the mandate of UNMEX.",
            [(700, "1991-06-04", "S/RES/700 (1991)", "extends", "UNMEX")],
        ),
        (
            "en",
            "On 3 May 1991 the Security Council passed resolutions 690 and 691.",
            [(690, "1991-05-03", "S/RES/690 (1991)", None, None), (691, "1991-05-03", "S/RES/691 (1991)", None, None)],
        ),
        (
            "en",
            "On 4 June 1991 the Security Council extended UNMEX by Resolution 700 until 15 December 1991.",
            [(700, "1991-06-04", "S/RES/700 (1991)", "extends", "UNMEX")],
        ),
        (
            "en",
            "UNSCR 700 (1991) raised the ceiling of UNMEX.",
            [(700, None, "S/RES/700 (1991)", "adjusts", "UNMEX")],
        ),
        (
            "nl",
            "De Veiligheidsraad riep met Resolutie 690 UNMEX in het leven (3 mei 1991).",
            [(690, "1991-05-03", "S/RES/690 (1991)", "establishes", "UNMEX")],
        ),
        (
            "nl",
            "UNMEX werd op 3 mei 1991 opgericht door Veiligheidsraadresolutie 690.",
            [(690, "1991-05-03", "S/RES/690 (1991)", "establishes", "UNMEX")],
        ),
        (
            "nl",
            "Het verdrag van 3 mei 1991 werd dezelfde dag door de Veiligheidsraad aanvaard met resolutie 690.",
            [(690, "1991-05-03", "S/RES/690 (1991)", None, None)],
        ),
        (
            "nl",
            "Op 4 juni 1991 nam de Veiligheidsraad Resolutie 700 aan. Die verlengde het mandaat van UNMEX.",
            [(700, "1991-06-04", "S/RES/700 (1991)", "extends", "UNMEX")],
        ),
    ],
)
def test_what_is_said_of_resolutions(language: str, text: str, expected: list[tuple[object, ...]]) -> None:
    found = values(read_out(text, language), "resolutions", "number", "adopted", "symbol", "action", "mission_id")
    assert found == expected


def test_a_date_of_something_else_is_not_that_of_the_resolution() -> None:
    text = "On 5 March 1994 the force, acting under Security Council Resolution 690, freed the port."
    assert values(read_out(text), "resolutions", "number", "adopted") == [(690, None)]


def test_a_resolution_named_again_gives_a_row_only_where_it_is_dated() -> None:
    text = (
        "On 3 May 1991 the Security Council adopted Resolution 690. Under Resolution 690 the force may shoot. "
        "Resolution 690 of 3 May 1991 is short."
    )
    rows = read_out(text)
    assert [row.id for row in rows.of("resolutions")] == ["s-res-690-1991-sample", "s-res-690-1991-sample-2"]


def test_the_general_assembly_has_its_own() -> None:
    rows = read_out("General Assembly Resolution 1001 was adopted on 7 November 1956.")
    assert values(rows, "resolutions", "organ", "number", "symbol") == [("general_assembly", 1001, None)]


def test_symbols_are_made_for_the_security_council_alone() -> None:
    assert symbol_of("security_council", 690, 1991) == "S/RES/690 (1991)"
    assert symbol_of("general_assembly", 1001, 1956) is None
    assert symbol_of("security_council", 690, None) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("minusma-en.wikitext", [("S/RES/2100 (2013)", "2013-04-25", "establishes")]),
        (
            "minusma-nl.txt",
            [("S/RES/2085 (2012)", "2012-12-20", "authorises"), ("S/RES/2100 (2013)", "2013-04-25", None)],
        ),
    ],
)
def test_the_resolutions_of_the_embedded_documents(name: str, expected: list[tuple[object, ...]]) -> None:
    rows = embedded(name, *STEPS)
    assert values(rows, "resolutions", "symbol", "adopted", "action") == expected
    assert {row.values["derivation"] for row in rows.of("resolutions")} == {"normalised"}


def test_the_day_a_mandate_expires_is_not_that_of_adoption() -> None:
    text = LEAD["en"] + "UNMEX was renewed by Security Council resolution 1501 and expires on 31 August 2004."
    assert values(told(text, *STEPS), "resolutions", "number", "adopted") == [(1501, None)]


def test_the_manner_of_adoption_may_stand_before_its_date() -> None:
    text = LEAD["en"] + "UNMEX was set up by Security Council Resolution 1402, adopted unanimously on 6 March 2002."
    assert values(told(text, *STEPS), "resolutions", "number", "adopted") == [(1402, "2002-03-06")]


def test_a_pronoun_is_the_mission_founded_and_not_the_one_it_succeeded() -> None:
    rows = read_out(
        "It was established on 8 July 2011 by Security Council Resolution 1996 and succeeded the United Nations "
        "Mission in Sudan (UNMIS)."
    )
    assert values(rows, "resolutions", "number", "mission_id", "operation_id") == [(1996, "UNMEX", None)]


@pytest.mark.parametrize(
    ("language", "text", "adopted"),
    [
        ("en", "It was extended by Resolution 2703, which the Council adopted on 30 October 2023.", "2023-10-30"),
        ("en", "On 28 May 2010 the Council decided by Resolution 1925 that UNMEX would go on from 1 July 2010.",
         "2010-05-28"),
        ("nl", "Het mandaat volgde uit resolutie 687 van de Veiligheidsraad (3 april 1991).", "1991-04-03"),
    ],
)  # fmt: skip
def test_the_day_of_adoption_may_stand_in_another_clause_or_behind_the_body(
    language: str, text: str, adopted: str
) -> None:
    assert [date for (date,) in values(read_out(text, language), "resolutions", "adopted")] == [adopted]


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("Resolution 1279 of 30 November 1999 established UNMEX.", "security_council"),
        ("Resolution 143 of 14 July 1960 established UNMEX.", None),
        ("Resolution 1885 of 18 October 1963 established UNMEX.", "general_assembly"),
        ("Resolution 186 of 4 March 1994 established UNMEX.", None),
    ],
)
def test_a_plain_number_is_the_councils_since_the_assembly_numbers_by_session(text: str, organ: str | None) -> None:
    assert values(read_out(text), "resolutions", "organ") == [(organ,)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Assembly backed it in resolution 1474 (ES-IV) of 20 September 1960.",
         (1474, "A/RES/1474(ES-IV)", "1960-09-20")),
        ("en", "Its costs were shared out by resolution 46/233 of 19 March 1992.", (233, "A/RES/46/233", "1992-03-19")),
        ("en", "See A/RES/48/240 for the costs.", (240, "A/RES/48/240", None)),
        ("nl", "Op 18 oktober 1963 nam de Vergadering resolutie 1885 (XVIII) aan.",
         (1885, "A/RES/1885(XVIII)", "1963-10-18")),
    ],
)  # fmt: skip
def test_a_number_with_a_session_is_one_of_the_general_assembly(
    language: str, text: str, expected: tuple[object, ...]
) -> None:
    rows = read_out(text, language)
    assert values(rows, "resolutions", "number", "symbol", "adopted") == [expected]
    assert values(rows, "resolutions", "organ") == [("general_assembly",)]


@pytest.mark.parametrize(
    ("language", "text", "adopted"),
    [
        ("en", "On 5 May 1994 the Council condemned the raid in resolution 918.", "1994-05-05"),
        ("en", "On 5 May 1994 the troops that the Council sent under resolution 918 came.", None),
        ("nl", "Op 27 juni 1950 vroeg de Veiligheidsraad in resolutie 83 om hulp.", "1950-06-27"),
        ("nl", "Op 3 mei 1994 kwamen de troepen aan die de Raad in resolutie 918 had toegezegd.", None),
    ],
)
def test_the_day_on_which_the_council_speaks_in_a_resolution_is_that_of_its_adoption(
    language: str, text: str, adopted: str | None
) -> None:
    assert [date for (date,) in values(read_out(text, language), "resolutions", "adopted")] == [adopted]


@pytest.mark.parametrize(
    ("language", "text", "adopted"),
    [
        ("nl", "UNMEX kwam er op 3 mei 1994, toen de Veiligheidsraad resolutie 918 aannam.", "1994-05-03"),
        ("nl", "Op 3 mei 1994 vielen er doden, toen de troepen van resolutie 918 nog onderweg waren.", None),
        ("en", "UNMEX began on 3 May 1994, when the Security Council adopted resolution 918.", "1994-05-03"),
        ("en", "UNMEX began on 3 May 1994, when the troops of resolution 918 were still on their way.", None),
    ],
)
def test_what_was_adopted_when_something_else_happened_was_adopted_that_day(
    language: str, text: str, adopted: str | None
) -> None:
    assert [date for (date,) in values(read_out(text, language), "resolutions", "adopted")] == [adopted]


def test_a_next_sentence_on_another_resolution_does_not_say_what_the_first_one_does() -> None:
    text = "UNMEX was set up under resolution 918. It was ended by resolution 997."
    assert ("918", "ends") not in [(str(n), a) for n, a in values(read_out(text), "resolutions", "number", "action")]


@pytest.mark.parametrize(
    ("text", "adopted"),
    [
        ("The ceiling went up to 900 on 19 May 1991 (resolution 690).", "1991-05-19"),
        ("The ceiling went up to 900 on 19 May 1991 with resolution 690.", "1991-05-19"),
        ("The mandate of UNMEX runs to 19 May 1991 (resolution 690).", None),
    ],
)
def test_a_day_right_before_a_resolution_is_its_own(text: str, adopted: str | None) -> None:
    assert values(read_out(text), "resolutions", "adopted") == [(adopted,)]


def test_what_a_resolution_does_is_not_said_of_those_that_it_recalls() -> None:
    text = (
        "United Nations Security Council resolution 1528, adopted on 27 February 2004, after recalling resolutions 1514"
        " (2003) and 1527 (2004), the Council established the United Nations Mission in Examplia (UNMEX) from 4 April"
        " 2004."
    )
    found = told(text, *STEPS, subject=None)
    assert values(found, "resolutions", "number", "adopted", "action") == [
        (1528, "2004-02-27", None),
        (1514, None, None),
        (1527, None, None),
    ]


def test_a_day_behind_another_resolution_is_that_ones() -> None:
    text = "UNMEX was extended to May by resolution 1745 of 22 February 2007 and to June (resolution 1802)."
    found = told(LEAD["en"] + text, *STEPS, subject=None)
    assert values(found, "resolutions", "number", "adopted") == [(1745, "2007-02-22"), (1802, None)]


@pytest.mark.parametrize(
    ("founded", "action"),
    [
        ("a rapid reaction force", None),
        ("an intervention brigade of 3,000 men", None),
        ("a peacekeeping force", "establishes"),
        ("an advance team, UNMEX", "establishes"),
        ("a brigade for UNMEX", None),
        ("UNMEX", "establishes"),
        ("the mission", "establishes"),
    ],
)
def test_a_resolution_that_founds_something_else_does_not_found_the_mission(founded: str, action: str | None) -> None:
    rows = read_out(f"United Nations Mission in Examplia (UNMEX) is a mission. Resolution 998 created {founded}.")
    assert values(rows, "resolutions", "action") == [(action,)]


def test_the_date_of_one_resolution_is_not_that_of_the_next() -> None:
    text = "The Security Council extended it by Resolution 9807 of 19 February 1993, and by Resolution 9815 to June."
    assert values(read_out(text), "resolutions", "number", "adopted") == [(9807, "1993-02-19"), (9815, None)]


def test_what_was_done_after_a_resolution_it_did_not_do() -> None:
    text = (
        "United Nations Mission in Examplia (UNMEX) is a mission. It was set up by Resolution 9043 of 21 April 2012, "
        "a week after Resolution 9042 of 14 April 2012."
    )
    assert values(read_out(text), "resolutions", "number", "action") == [(9043, "establishes"), (9042, None)]


def test_a_range_of_resolutions_names_none_of_them() -> None:
    text = "See the list of United Nations Security Council Resolutions 1101 to 1200 (1997–1998)."
    assert not values(told(text, resolutions.extract), "resolutions", "number")
    raised = "Security Council Resolution 1199 to 1300 soldiers gave a mandate."
    assert values(told(raised, resolutions.extract), "resolutions", "number") == [(1199,)]


def test_what_is_recalled_stands_far_behind_the_word_for_it_and_before_the_council() -> None:
    text = "After recalling resolutions on the situation in Examplia, particularly resolution 1375, the Council, in {}"
    assert is_recalled(text, text.index("resolution 1375"), "en")
    assert not is_recalled(text.format("resolution 1545, acted."), text.index("{}"), "en")
