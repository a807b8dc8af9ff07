"""Two documents of one mission become one dataset, in the same bytes every time."""

from __future__ import annotations

import polars as pl

import schemas
from pipeline.reconcile import MADE_LATER, reconcile
from tests.extract.reading import extracted

ENGLISH = "The '''Test Observer Mission in Mali''' ('''TOMM''') is an observer mission in Mali, begun on 3 May 2001."
DUTCH = "De Test Observer Mission in Mali (TOMM) is een waarnemersmissie in Mali."


def tables() -> dict[str, pl.DataFrame]:
    return reconcile(
        [extracted(ENGLISH, document_id="en"), extracted(DUTCH, language="nl", form="text", document_id="nl")]
    )


def test_one_mission_of_two_documents_and_languages_is_one_row() -> None:
    missions = tables()["missions"]
    assert missions["mission_id"].to_list() == ["tomm"]
    assert missions["kind"].to_list() == ["observer"]
    assert missions["country_code"].to_list() == ["MLI"]


def test_every_document_knows_its_mission() -> None:
    assert tables()["documents"]["mission_id"].to_list() == ["tomm", "tomm"]


def test_every_table_is_there_and_typed() -> None:
    found = tables()
    assert set(found) == set(schemas.TABLES) - MADE_LATER
    for table, frame in found.items():
        assert frame.schema == schemas.empty(table).schema


def test_a_second_time_gives_the_same_and_leaves_the_extracts_alone() -> None:
    extracts = [extracted(ENGLISH, document_id="en")]
    first, second = reconcile(extracts), reconcile(extracts)
    for table, frame in first.items():
        assert frame.equals(second[table]), table


def both(english: str, dutch: str) -> dict[str, pl.DataFrame]:
    """The tables of an English and a Dutch document."""
    return reconcile(
        [extracted(english, document_id="en"), extracted(dutch, language="nl", form="text", document_id="nl")]
    )


def test_the_actors_of_an_event_are_rows_of_actors() -> None:
    found = both(
        f"{ENGLISH}\n\nOn 4 May 2004 a ceasefire was brokered by the [[African Union]] and France.",
        f"{DUTCH}\n\nIn New York nam de Veiligheidsraad op 5 mei 2004 resolutie 1234 aan.",
    )
    events = {row["date_edtf"]: row["actor_ids"] for row in found["events"].to_dicts()}
    assert events["2004-05-04"] == ["au"]
    assert events["2004-05-05"] == ["security-council"]
    assert {"au", "security-council"} <= set(found["actors"]["actor_id"])


def test_a_body_has_one_key_whether_its_name_or_its_acronym_is_written() -> None:
    found = both(
        f"{ENGLISH}\n\nA deal was brokered by the Economic Community of West African States.",
        f"{DUTCH}\n\nDe president bemiddelde namens de ECOWAS.",
    )
    assert found["actors"]["actor_id"].to_list() == ["ecowas"]
    assert set(found["names"].filter(pl.col("entity_table") == "actors")["name"]) == {
        "Economic Community of West African States",
        "ECOWAS",
    }


def test_an_armed_group_of_two_languages_is_one_actor_where_its_names_are_the_same_words() -> None:
    found = both(
        f"{ENGLISH}\n\nResponsibility was claimed by the National Movement for the Liberation of Utopia.",
        f"{DUTCH}\n\nDe rebellen van de Mouvement national pour la libération de l’Utopia (MNLU) namen de stad in.",
    )
    assert found["actors"]["actor_id"].to_list() == ["mnlu"]
    names = found["names"].filter(pl.col("entity_table") == "actors").select("name", "language").rows()
    assert ("National Movement for the Liberation of Utopia", "en") in names
    assert ("Mouvement national pour la libération de l’Utopia", None) in names


def test_one_person_of_two_spellings_is_one_row() -> None:
    found = both(
        f"{ENGLISH}\n\nThe force was commanded by Major General [[Jean-Luc Dupérier]].",
        f"{DUTCH}\n\nGeneraal-majoor Jean Luc Duperier is militaire commandant van TOMM.",
    )
    assert found["people"]["person_id"].to_list() == ["jean-luc-duperier"]
    assert found["leadership"]["person_id"].to_list() == ["jean-luc-duperier"] * 2


def test_an_operation_known_by_its_name_here_and_its_acronym_there_is_one() -> None:
    found = both(
        f"{ENGLISH}\n\nOn 1 July 2004 TOMM took over from the African Union's "
        "[[International Relief Mission to Mali]] (IRMM).",
        f"{DUTCH}\n\nTOMM zou per 1 juli 2004 de taken van IRMM overnemen.",
    )
    assert found["operation_relations"]["to_id"].unique().to_list() == ["irmm"]


def test_of_two_claims_the_dated_one_is_chosen_and_the_other_stays() -> None:
    box = (
        "{{{{Infobox United Nations\n| name = Test Observer Mission in Mali\n| abbreviation = TOMM\n"
        "| status = {}\n}}}}\n"
    )
    found = reconcile(
        [
            extracted(box.format("Active") + ENGLISH, document_id="a"),
            extracted(box.format("Completed, 3 June 2009") + ENGLISH, document_id="b"),
        ]
    )
    (mission,) = found["missions"].to_dicts()
    assert mission["status_as_of"] is not None
    claims = found["statements"].filter(pl.col("property") == "status").select("value", "rank", "document_id").rows()
    assert sorted(claims, key=lambda claim: claim[2]) == [
        ("active", "normal", "a"),
        (mission["status"], "preferred", "b"),
    ]
