"""Entities: which names are one, and the keys they get."""

from __future__ import annotations

from pipeline.extract.rows import Entity
from pipeline.reconcile.entities import cluster, fold, slug


def mission(name: str | None, abbreviation: str | None = None, document_id: str | None = None) -> Entity:
    return Entity("missions", name, abbreviation, document_id)


def test_an_abbreviation_joins_names_in_two_languages() -> None:
    english, french = mission("Support Mission to Utopia", "SMUT"), mission("Mission de soutien en Utopie", "SMUT")
    keys = cluster([english, french, mission(None, "SMUT")])
    assert set(keys.values()) == {"smut"}


def test_a_full_name_joins_across_case_accents_and_articles() -> None:
    keys = cluster([mission("The Opération Épée"), mission("operation epee")])
    assert len(set(keys.values())) == 1


def test_entities_of_different_tables_stay_apart() -> None:
    keys = cluster([mission("Utopia Force"), Entity("actors", "Utopia Force")])
    assert set(keys.values()) == {"utopia-force"}
    assert len(keys) == 2


def test_what_is_only_its_documents_own_is_joined_with_nothing_elsewhere() -> None:
    keys = cluster([mission("the force", None, "a"), mission("the force", None, "b")])
    assert sorted(keys.values()) == ["force", "force-2"]


def test_the_key_does_not_depend_on_unrelated_entities() -> None:
    one = mission("Utopia Force", "UF1")
    assert cluster([one])[one] == cluster([mission("Another Mission", "AM2"), one, one])[one]


def test_names_are_folded_for_comparison_and_for_keys() -> None:
    assert fold("De Vrede’s Macht") == "vrede s macht"
    assert slug("Jean-Bosco Kazura") == "jean-bosco-kazura"
