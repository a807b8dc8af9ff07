"""Corrections are read strictly: a mistake is one line with the place and what was expected there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read.corrections import Correction, load_corrections, parse_corrections
from pipeline.read.errors import BadInput

ENTRY = """\
corrections:
  - name: capital
    table: missions
    id: unmil
    column: headquarters
    expect: Accra
    value: Monrovia
    reason: The mission sat in the capital.
    source: the mission's own page
"""


def message(text: str) -> str:
    with pytest.raises(BadInput) as caught:
        parse_corrections(text.encode(), name="corrections.yaml")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_an_entry_says_what_is_wrong_what_is_right_and_why() -> None:
    (found,) = parse_corrections(ENTRY.encode(), name="c.yaml")
    assert (found.table, found.id, found.column) == ("missions", "unmil", "headquarters")
    assert (found.expect, found.value, found.place) == ("Accra", "Monrovia", "c.yaml:2")
    assert found.reason == "The mission sat in the capital."


def test_values_are_taken_as_written_whatever_yaml_makes_of_them() -> None:
    text = ENTRY.replace("Accra", "2013-04-25").replace("Monrovia", "no")
    (found,) = parse_corrections(text.encode(), name="c")
    assert (found.expect, found.value) == ("2013-04-25", "no")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    reason: The mission sat in the capital.\n", "", "corrections.yaml:2: the correction has no reason"),
        ("reason: The", "because: The", "corrections.yaml:8: unknown key 'because'; known are name, table, id, column"),
        ("expect: Accra", "expect: [Accra]", "corrections.yaml:6: expect is not a plain value"),
        ("expect: Accra", "expect: null", "corrections.yaml:2: the correction has no expect"),
        ("expect: Accra", "expect: ''", "corrections.yaml:6: expect is empty"),
        ("expect: Accra", "expect: Monrovia", "corrections.yaml:2: the value is the one it corrects"),
        ("name: capital", "name: The capital", "corrections.yaml:2: name 'The capital' is not a name"),
        ("corrections:", "correction:", "corrections.yaml:1: unknown key 'correction'; known are corrections"),
        ("  - name", "    name", "corrections.yaml:2: expected corrections to be a list"),
        ("Accra", "*a", "corrections.yaml:6: anchors and aliases are not read in a list of"),
        ("Accra", "[Accra", "corrections.yaml:6: expect is not a plain value"),
        ("Accra", "%Accra", "corrections.yaml:6: not valid YAML"),
        ("name: capital", "name: &a capital", "corrections.yaml:2: anchors and aliases are not read in a list of"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, expected: str) -> None:
    assert old in ENTRY
    assert message(ENTRY.replace(old, new)).startswith(expected)


def test_nothing_and_something_else_are_no_corrections() -> None:
    assert message("") == "corrections.yaml: empty; a list of corrections has the key corrections"
    assert message("- 1").startswith("corrections.yaml:1: expected a mapping with the keys corrections")
    assert message(ENTRY + "---\n" + ENTRY).endswith("a second YAML document; a list of corrections is one")


def test_a_name_and_a_target_are_each_given_once() -> None:
    one, other = ENTRY, ENTRY.removeprefix("corrections:\n")
    assert "the name 'capital' is that of the correction at corrections.yaml:2 too" in message(one + other)
    other = other.replace("name: capital", "name: seat")
    assert "headquarters of missions/unmil is corrected at corrections.yaml:2 too" in message(one + other)


def test_two_on_one_line_are_two() -> None:
    entry = "{name: a, table: people, id: x, column: name, expect: y, value: z, reason: r, source: s}"
    assert "the name 'a' is that of" in message(f"corrections: [{entry}, {entry}]")


def names(found: tuple[Correction, ...]) -> list[str]:
    return [correction.name for correction in found]


def test_corrections_stand_in_the_folder_or_beside_the_catalog(tmp_path: Path) -> None:
    (tmp_path / "corrections.yaml").write_text(ENTRY, encoding="utf-8")
    assert names(load_corrections([tmp_path])) == ["capital"]
    assert names(load_corrections([tmp_path / "catalog.yaml"])) == ["capital"]
    assert names(load_corrections([tmp_path, tmp_path / "catalog.yaml"])) == ["capital"]


def test_a_document_named_by_itself_has_none_and_a_folder_need_not(tmp_path: Path) -> None:
    assert load_corrections([tmp_path]) == ()
    (tmp_path / "corrections.yaml").write_text(ENTRY, encoding="utf-8")
    assert load_corrections([tmp_path / "unmil.wikitext"]) == ()


def test_two_folders_may_not_correct_the_same(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "corrections.yaml").write_text(ENTRY, encoding="utf-8")
    with pytest.raises(BadInput, match="the name 'capital' is that of the correction at"):
        load_corrections([tmp_path / "a", tmp_path / "b"])


def test_a_folder_of_that_name_is_no_list_of_corrections(tmp_path: Path) -> None:
    (tmp_path / "corrections.yaml").mkdir()
    with pytest.raises(BadInput, match="a folder, where a file is expected"):
        load_corrections([tmp_path])
