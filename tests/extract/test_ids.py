"""Ids of observations: of what a row says, and never of where it stands."""

from __future__ import annotations

from pipeline.extract.ids import observation_id, observation_ids, said


def test_the_ids_of_a_table_are_those_that_its_rows_have_alone() -> None:
    passage = "The convoy left Bamako at dawn. " * 40
    keys = [("Bamako", None), (passage, None), ("Gao", "north"), ("Bamako", None), (passage, "x"), (passage, None)]
    counted = (0, 0, 0, 1, 0, 1)
    made = observation_ids("places", "page", [said(*key) for key in keys])
    alone = [observation_id("places", "page", key, counter) for key, counter in zip(keys, counted, strict=True)]
    assert made == alone


def test_a_key_tells_its_parts_apart() -> None:
    assert len({said("ab", "c"), said("a", "bc"), said("abc")}) == 3


def test_a_part_that_is_not_there_reads_like_an_empty_one() -> None:
    assert said("a", None) == said("a", "")


def test_the_same_words_have_another_id_in_another_table_or_document() -> None:
    ids = {observation_id(table, document, ("a",), 0) for table in ("links", "names") for document in ("x", "y")}
    assert len(ids) == 4
