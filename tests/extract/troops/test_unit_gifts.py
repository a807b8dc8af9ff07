"""Single units and things that a sentence says a country gave, without a number."""

from __future__ import annotations

import pytest

from pipeline.extract.troops import unit_gifts
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Norway supplied a hospital, an air unit, Denmark a tank squadron with ten tanks and Kenya a company.",
         [("NOR", "hospital"), ("NOR", "air unit"), ("DNK", "tank squadron"), ("KEN", "company")]),
        ("en", "Norway sent 40 men and Denmark a field hospital.", [("DNK", "field hospital")]),
        ("nl", "Noorwegen leverde een veldhospitaal, Denemarken ook een genie-eenheid en Kenia een bataljon.",
         [("NOR", "veldhospitaal"), ("DNK", "genie-eenheid"), ("KEN", "bataljon")]),
        # A number is told, so the number is the gift.
        ("en", "Norway sent a battalion of 600 men.", []),
        ("nl", "Noorwegen stuurde een bataljon (600 man).", []),
        # Nobody's gift to the mission.
        ("en", "Norway sent a letter and a delegation.", []),
        ("en", "Norway sent a battalion to Kenya.", []),
        ("nl", "Noorwegen leverde een eenheid aan Kenia.", []),
        ("en", "Norway sent a patrol unit in which four men were killed.", []),
    ],
)  # fmt: skip
def test_an_article_and_a_unit_behind_a_verb_of_giving_are_a_gift(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    rows = told(text, unit_gifts.extract, language=language)
    assert values(rows, "contributions", "country_code", "unit_name") == expected


def test_a_decision_to_send_a_unit_is_a_plan_with_its_day() -> None:
    rows = told("Norway agreed to send a hospital on 4 May 2001.", unit_gifts.extract)
    assert values(rows, "contributions", "country_code", "as_of") == [("NOR", "2001-05-04")]
    assert values(rows, "contributions", "assertion") == [("planned",)]
