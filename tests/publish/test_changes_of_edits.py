"""What an edit of an embedded document does to the rows: its own, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.releases import DUTCH, ENGLISH, changes

BOTH = {"minusma-en": ENGLISH, "minusma-nl": DUTCH}
SENTENCE = "In May 2015 the workshops were visited by nineteen engineers from Peru."


def test_a_number_that_was_mended_changes_the_rows_that_rest_on_it(tmp_path: Path) -> None:
    edited = {**BOTH, "minusma-en": ENGLISH.replace("15,200", "15,209")}
    found = changes(tmp_path, BOTH, edited)
    values = {(change.table, change.column): (change.old_value, change.new_value) for change in found}
    assert values["number_mentions", "value"] == ("15200", "15209")
    assert values["strengths", "count_best"] == ("15200", "15209")
    assert {change.kind for change in found if change.table != "findings"} == {"changed"}
    (strength,) = {change.cause for change in found if change.table == "strengths"}
    assert strength.code == "edited"
    assert strength.old is not None
    assert strength.new is not None
    assert "about 15,200" in strength.old.quote
    assert "about 15,209" in strength.new.quote
    assert ENGLISH[strength.old.start : strength.old.end] == strength.old.quote
    assert edited["minusma-en"][strength.new.start : strength.new.end] == strength.new.quote
    assert {change.cause.document_id for change in found if change.table in ("number_mentions", "strengths")} == {
        "minusma-en"
    }


def test_a_sentence_that_was_inserted_adds_its_rows_and_changes_no_others(tmp_path: Path) -> None:
    at = ENGLISH.index("\n\n==", ENGLISH.index("15,200"))
    edited = {**BOTH, "minusma-en": f"{ENGLISH[:at]} {SENTENCE}{ENGLISH[at:]}"}
    found = [change for change in changes(tmp_path, BOTH, edited) if change.table not in ("documents", "findings")]
    assert found
    assert {change.kind for change in found} == {"added"}
    for change in found:
        assert change.cause.code == "edited"
        assert change.cause.new is not None
        assert SENTENCE in change.cause.new.quote


def test_a_paragraph_that_was_moved_within_its_section_changes_no_row_of_its_own(tmp_path: Path) -> None:
    paragraphs = DUTCH.split("\n\n")
    moved = "\n\n".join([*paragraphs[:-2], paragraphs[-1].rstrip("\n"), paragraphs[-2]]) + "\n"
    found = changes(tmp_path, {"minusma-nl": DUTCH}, {"minusma-nl": moved})
    assert not [change for change in found if change.kind != "changed" and change.table != "findings"]
    assert {change.table for change in found} <= {"documents", "findings", "date_mentions"}


def test_rows_of_a_paragraph_that_was_moved_to_another_section_say_so(tmp_path: Path) -> None:
    at = ENGLISH.index("\n\n==", ENGLISH.index("15,200"))
    before = {"minusma-en": f"{ENGLISH[:at]}\n\n{SENTENCE}{ENGLISH[at:]}"}
    later = ENGLISH.index("\n\n==", at + 10)
    after = {"minusma-en": f"{ENGLISH[:later]}\n\n{SENTENCE}{ENGLISH[later:]}"}
    found = changes(tmp_path, before, after)
    moved = [change for change in found if change.cause.code == "moved"]
    assert moved
    assert {change.column for change in moved} == {"section"}
    assert all(change.kind == "changed" for change in found if change.table != "findings")


def test_a_document_that_is_not_read_any_more_takes_its_rows_with_it(tmp_path: Path) -> None:
    found = changes(tmp_path, BOTH, {"minusma-en": ENGLISH})
    own = [change for change in found if change.cause.document_id == "minusma-nl"]
    assert {change.cause.code for change in own} == {"document_gone"}
    assert ("documents", "gone", "minusma-nl") in {(change.table, change.kind, change.row_id) for change in own}
    others = {change.cause.code for change in found if change.cause.document_id != "minusma-nl"}
    assert others <= {"other_document"}


def test_a_document_more_brings_rows_and_takes_none_of_its_own(tmp_path: Path) -> None:
    found = changes(tmp_path, {"minusma-en": ENGLISH}, BOTH)
    own = [change for change in found if change.cause.document_id == "minusma-nl"]
    assert {(change.kind, change.cause.code) for change in own if change.kind != "changed"} == {
        ("added", "document_added")
    }
    numbers = [change for change in own if change.table == "number_mentions"]
    assert numbers
    for change in numbers:
        assert change.cause.new is not None
        assert DUTCH[change.cause.new.start : change.cause.new.end] == change.cause.new.quote


@pytest.mark.parametrize("documents", [BOTH], ids=["both documents"])
def test_the_same_documents_change_nothing(tmp_path: Path, documents: dict[str, str]) -> None:
    assert changes(tmp_path, documents, documents) == []
