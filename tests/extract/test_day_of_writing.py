"""The day on which a text was written, for what it says of "now"."""

from __future__ import annotations

import pytest

from pipeline.extract.dating import day_of_writing
from pipeline.extract.troops import contributions, strengths
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Examplestad, 10 mei 2019", "2019-05-10"),
        ("Datum 7 januari 2011", "2011-01-07"),
        ("Nieuwsbericht | 11-10-2024 | 09:15", "2024-10-11"),
        ("Op 3 mei 1990 werd de missie opgericht.", None),
        ("3 mei 1990\n\nEen konvooi vertrekt.\n\n4 mei 1990\n\nHet komt terug.", None),
    ],
)
def test_a_line_at_the_head_gives_the_day_of_writing(head: str, day: str | None) -> None:
    date = day_of_writing(told(f"Over de missie\n\n{head}\n\nDe missie telt veel mensen.\n", language="nl"))
    assert (date.mention.edtf if date is not None else None) == day


_NEWS = "Over UNMEX\n\nExamplestad, 10 mei 2019\n\n{}\n"


def test_what_a_text_says_of_now_holds_for_that_day() -> None:
    rows = told(_NEWS.format("De missie telt momenteel 1.200 militairen."), strengths.extract, language="nl")
    assert values(rows, "strengths", "count", "as_of") == [(1200, "2019-05-10")]
    rows = told(
        _NEWS.format("Er zijn op dit moment dertig Nederlanders in het gebied."), contributions.extract, language="nl"
    )
    assert values(rows, "contributions", "count", "as_of") == [(30, "2019-05-10")]


def test_nor_does_what_has_a_date_of_its_own_or_speaks_of_no_now() -> None:
    for text, as_of in (
        ("De missie telde in 2018 1.200 militairen.", "2018"),
        ("De missie telde 1.200 militairen.", None),
    ):
        rows = told(_NEWS.format(text), strengths.extract, language="nl")
        assert values(rows, "strengths", "count", "as_of") == [(1200, as_of)]
