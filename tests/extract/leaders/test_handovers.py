"""Who takes over from whom where Dutch puts the name inside the verb, and who held "the post"."""

from __future__ import annotations

import pytest

from pipeline.extract.identity import missions
from pipeline.extract.leaders import leadership
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Op 3 mei 1990 kreeg generaal Jan Holm de leiding over de troepen; "
                "de Brit John Cole loste hem in juni 1991 af."
            ),
            [("Jan Holm", "1990-05-03", "1991-06"), ("John Cole", "1991-06", None)],
        ),
        (
            (
                "Generaal Jan Holm was commandant. Op 3 mei 1990 nam generaal Ole Dahl het van hem over, "
                "en op 4 juni 1991 generaal Karl Lind."
            ),
            [("Jan Holm", None, None), ("Ole Dahl", "1990-05-03", None), ("Karl Lind", "1991-06-04", None)],
        ),
        (
            "Generaal Jan Holm wordt commandant; in juli 1991 volgt generaal Ole Dahl hem op.",
            [("Jan Holm", None, "1991-07"), ("Ole Dahl", "1991-07", None)],
        ),
        (
            (
                "Speciaal gezant was de Deen Jan Holm. "
                "Ole Dahl, oud-minister van Noorwegen, bekleedde de post van februari 2019 tot maart 2022."
            ),
            [("Jan Holm", None, None), ("Ole Dahl", "2019-02", "2022-03")],
        ),
        ("De Deense generaal Jan Holm is sinds 4 juli 2010 commandant.", [("Jan Holm", "2010-07-04", None)]),
    ],
)
def test_dutch_sentences_that_tell_who_took_over(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    rows = told(text, leadership.extract, language="nl")
    found = values(rows, "leadership", "person_as_written", "start", "end")
    assert sorted(found) == sorted(expected)


def test_what_somebody_was_before_has_no_dates_and_no_successor() -> None:
    text = "Jan Holm, oud-minister van Noorwegen, stierf in mei 1990 en werd opgevolgd door de Deen Ole Dahl."
    rows = told(text, leadership.extract, language="nl")
    assert [r for r in values(rows, "leadership", "person_as_written", "start", "end") if r[1] or r[2]] == []
    assert ("Ole Dahl", "minister") not in values(rows, "leadership", "person_as_written", "role")


def test_a_rank_and_a_nationality_are_kept_where_a_date_parts_the_office_from_the_name() -> None:
    rows = told("De Deense generaal Jan Holm is sinds 4 juli 2010 commandant.", leadership.extract, language="nl")
    assert values(rows, "leadership", "rank", "nationality_code") == [("generaal", "DNK")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Het hoofd van de politie was de Ier Jan Holm.", "other"),
        ("Het hoofd was de Ier Jan Holm.", "head_of_mission"),
    ],
)
def test_the_head_of_a_part_is_not_the_head_of_the_mission(text: str, role: str) -> None:
    assert values(told(text, leadership.extract, language="nl"), "leadership", "role") == [(role,)]


def test_the_command_is_of_the_mission_told_of_last_where_a_document_treats_several() -> None:
    text = (
        "UNMEX I en UNMEX II\n\nUNMEX I duurde van mei 1990 tot juni 1991. Generaal Jan Holm voerde het bevel.\n\n"
        "UNMEX II begon in juni 1991. Het hoofd was de Deen Ole Dahl.\n"
    )
    rows = told(text, missions.extract, leadership.extract, language="nl", subject=None)
    found = values(rows, "leadership", "person_as_written", "role", "mission_id")
    assert sorted(found) == [
        ("Jan Holm", "force_commander", "UNMEX I"),
        ("Ole Dahl", "head_of_mission", "UNMEX II"),
    ]


def test_a_command_that_somebody_got_is_one_without_a_rank_as_well() -> None:
    text = "In mei 1990 kreeg de Deen Jan Holm het commando; hij bleef tot juni 1992."
    rows = told(text, leadership.extract, language="nl")
    found = values(rows, "leadership", "role", "start", "end")
    assert found == [("force_commander", "1990-05", "1992-06")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "General Jan Holm led it until 2013, followed by General Ole Dahl and, in 2015, by General Karl Lind.",
            [("Jan Holm", None, "2013"), ("Ole Dahl", "2013", None), ("Karl Lind", "2015", None)],
        ),
        (
            "nl",
            "Commandant was generaal Jan Holm, opgevolgd door generaal Ole Dahl en in 2015 door generaal Karl Lind.",
            [("Jan Holm", None, None), ("Ole Dahl", None, None), ("Karl Lind", "2015", None)],
        ),
        # Who came next is not known for a person's name, but the date is that one's.
        (
            "en",
            "The force commander was General Jan Holm. He was followed by General Ole Dahl and, in 2015, by Karl.",
            [("Jan Holm", None, None), ("Ole Dahl", None, None)],
        ),
        (
            "en",
            "The force commander was General Jan Holm. He was followed by General Ole Dahl in June 2013.",
            [("Jan Holm", None, "2013-06"), ("Ole Dahl", "2013-06", None)],
        ),
    ],
)
def test_a_date_behind_and_is_that_of_the_next_to_follow(
    language: str, text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    rows = told(text, leadership.extract, language=language)
    assert values(rows, "leadership", "person_as_written", "start", "end") == expected


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("President Jan Holm fled; Rumeli made himself president and was sworn in on 18 August 2013.", None),
        ("President Jan Holm of Examplia returned; he was sworn in on 18 August 2013.", "2013-08-18"),
    ],
)  # fmt: skip
def test_an_oath_behind_a_semicolon_is_not_of_whom_a_clause_before_names(text: str, start: str | None) -> None:
    assert (start,) in (values(told(text, leadership.extract), "leadership", "start") or [(None,)])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            (
                "General Jan Holm was force commander. President Ole Dahl came. "
                "On 3 June 1991 Holm was succeeded by General Karl Lind."
            ),
            ("force_commander", "1991-06-03"),
        ),
        (
            "nl",
            (
                "Generaal Jan Holm was force commander. Premier Ole Dahl kwam. "
                "Holm werd op 3 juni 1991 opgevolgd door generaal Karl Lind."
            ),
            ("force_commander", "1991-06-03"),
        ),
        ("en", "President Ole Dahl came. Berg was succeeded by General Karl Lind on 3 June 1991.", None),
        ("nl", "Premier Ole Dahl kwam. Berg werd op 3 juni 1991 opgevolgd door generaal Karl Lind.", None),
    ],
)
def test_whoever_is_succeeded_is_the_subject_and_not_the_one_named_before(
    language: str, text: str, expected: tuple[str, str] | None
) -> None:
    rows = told(text, leadership.extract, language=language)
    found = {name: told_of for name, *told_of in values(rows, "leadership", "person_as_written", "role", "start")}
    assert found.get("Karl Lind") == (list(expected) if expected else None)
    assert ("Ole Dahl", "1991-06-03") not in values(rows, "leadership", "person_as_written", "end")


def test_his_successor_is_that_of_the_one_named_before() -> None:
    text = "Generaal Jan Bos was force commander tot mei 2002. Diens opvolger was de Indiër Rajen Dar (2004-2006)."
    found = values(told(text, leadership.extract, language="nl"), "leadership", "person_as_written", "start", "end")
    assert ("Rajen Dar", "2004", "2006") in found


def test_he_and_the_dane_are_the_one_named_before() -> None:
    for subject in ("He", "The Dane"):
        text = f"General Jan Holm was force commander. {subject} was succeeded by General Karl Lind on 3 June 1991."
        found = values(told(text, leadership.extract), "leadership", "person_as_written", "start", "end")
        assert found == [("Jan Holm", None, "1991-06-03"), ("Karl Lind", "1991-06-03", None)]


def test_whoever_succeeds_somebody_years_after_an_office_does_not_succeed_in_that() -> None:
    text = "General Jan Holm was force commander from 1966 to 1967. He was succeeded by General Karl Lind in {}."
    later = told(text.format("May 1990"), leadership.extract)
    assert values(later, "leadership", "person_as_written", "start") == [("Jan Holm", "1966")]
    then = told(text.format("June 1967"), leadership.extract)
    assert values(then, "leadership", "person_as_written", "start") == [("Jan Holm", "1966"), ("Karl Lind", "1967-06")]


def test_a_chronicle_dates_who_takes_up_an_office_and_who_follows_whom_by_the_surname() -> None:
    text = (
        "3 maart 1992: de Indiase generaal Ravi Nambi wordt force commander.\n"
        "4 maart 1993: Nambi draagt het bevel over aan de Zweed Lars Wahl.\n"
        "1 juli 1993: de Franse generaal Jean Cotte lost Wahl af.\n"
        "10 maart 1994: Bert de Lap volgt Cotte op.\n"
    )
    found = told(text, missions.extract, leadership.extract, language="nl")
    told_of = values(found, "leadership", "person_as_written", "role", "start", "end")
    assert {row for row in told_of if row[2]} == {
        ("Ravi Nambi", "force_commander", "1992-03-03", None),
        ("Lars Wahl", "force_commander", "1993-03-04", None),
        ("Jean Cotte", "force_commander", "1993-07-01", None),
        ("Bert de Lap", "force_commander", "1994-03-10", None),
    }
    assert {(name, end) for name, _, _, end in told_of if end} == {("Ravi Nambi", "1993-03-04")}


def test_who_takes_over_from_somebody_of_no_known_office_has_none() -> None:
    text = "10 maart 1994: Bert de Lap volgt Cotte op.\n4 maart 1995: Nambi geeft de fakkel aan de Zweed Lars Wahl.\n"
    assert not list(told(text, leadership.extract, language="nl").of("leadership"))


def test_a_pronoun_stands_for_the_one_mission_that_somebody_leads() -> None:
    text = "UNMEX is een VN-missie in Noordland. Zij staat onder leiding van de Tsjadiër Ali Annad."
    found = told(text, missions.extract, leadership.extract, language="nl")
    assert values(found, "leadership", "person_as_written", "role", "mission_id") == [
        ("Ali Annad", "head_of_mission", "UNMEX")
    ]


def test_who_follows_the_first_commander_is_not_the_first() -> None:
    text = (
        "Generaal Jan Bos was de eerste force commander en droeg het bevel op 1 mei 2002 over aan de Brit Rob Gordon."
    )
    found = told(text, missions.extract, leadership.extract, language="nl")
    assert values(found, "leadership", "person_as_written", "role_as_written", "start", "end") == [
        ("Jan Bos", "eerste force commander", None, "2002-05-01"),
        ("Rob Gordon", "force commander", "2002-05-01", None),
    ]
