"""Tasks that a text tells as such."""

from __future__ import annotations

import pytest

from tests.extract.reading import extracted, rows

LEAD = "The '''United Nations Force in Utopia''' ('''UNFU''') is a peacekeeping mission in [[Chad]].\n\n"
INLEIDING = "De United Nations Force in Utopia (UNFU) is een vredesmissie in Tsjaad.\n\n"


def tasks(text: str, language: str = "en") -> list[str]:
    lead, form = (LEAD, "wikitext") if language == "en" else (INLEIDING, "text")
    return [row["task"] for row in rows(extracted(lead + text, language, form), "mandate_tasks")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Its tasks included monitoring the truce, verifying the retreat and training the police.", "en",
         ["monitoring the truce", "verifying the retreat", "training the police"]),
        ("In May the Council authorised UNFU to guard the dams.", "en", ["guard the dams"]),
        ("UNFU was a peacekeeping force that oversaw the truce.", "en", ["oversaw the truce"]),
        ("UNFU monitors the truce and protects the dams.", "en", ["monitors the truce", "protects the dams"]),
        ("The mission aims to guard the dams.", "en", ["guard the dams"]),
        ("UNFU was mandated:\n* to guard the dams;\n* to train the police.", "en",
         ["to guard the dams", "to train the police"]),
        ("De taak van UNFU was toezien op het bestand en het bewaken van de dammen.", "nl",
         ["toezien op het bestand", "het bewaken van de dammen"]),
        ("Het mandaat omvatte ook de ontwapening van de milities.", "nl", ["de ontwapening van de milities"]),
        ("De missie bewaakt de dammen en traint de politie.", "nl", ["bewaakt de dammen", "traint de politie"]),
        ("UNFU had als opdracht de dammen te bewaken.", "nl", ["de dammen te bewaken"]),
        ("UNFU loste de politie af en moest vooral de dammen bewaken.", "nl", ["de dammen bewaken"]),
    ],
)  # fmt: skip
def test_what_a_mission_is_there_for_is_a_task(text: str, language: str, expected: list[str]) -> None:
    assert tasks(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In May UNFU trained 300 policemen.", "en"),
        ("On 3 May UNFU monitored a march.", "en"),
        ("The government supports the truce.", "en"),
        ("The Council authorised a loan to build dams.", "en"),
        ("The tasks were hard.", "en"),
        ("De regering bewaakt de dammen.", "nl"),
        ("De taak van UNFU was zwaar.", "nl"),
    ],
)
def test_what_was_done_once_or_by_others_is_none(text: str, language: str) -> None:
    assert tasks(text, language) == []


def test_a_line_with_a_label_tells_the_tasks_of_the_mission_above_it() -> None:
    text = (
        "Missies sinds 1945\n\n1963-1964: United Nations Yemen Observation Mission (UNYOM), Jemen\n"
        "Taken: toezien op het bestand.\n\n1993: United Nations Observer Mission Uganda-Rwanda (UNOMUR)\n"
        "Taken: bewaken van de grens.\n"
    )
    found = extracted(text, "nl", "text")
    told = [(row["mission_id"].abbreviation, row["task"]) for row in rows(found, "mandate_tasks")]
    assert told == [("UNYOM", "toezien op het bestand")]  # the other is only mentioned, and has no row of missions
