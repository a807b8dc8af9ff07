"""Who takes over from whom where Dutch puts the name inside the verb, and who held "the post"."""

from __future__ import annotations

import pytest

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
