"""Two contracts: what breaks a reader, what only adds, and what has to be announced how."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.publish import contract_snapshot
from pipeline.publish.compatibility import (
    Column,
    Contract,
    Table,
    contract_of,
    differences,
    from_json,
    needed_version,
    to_json,
    unannounced,
)
from pipeline.publish.contract_snapshot import last_released, today
from pipeline.publish.release import publish
from tests.publish.tables import small_tables

TEXT, NUMBER = Column("string", False), Column("int64", True, unit="persons")
CODE = Column("string", False, codes="kinds")
OLD = Contract("1.2.0", {"strengths": Table("strength_id", {"strength_id": TEXT, "count": NUMBER, "kind": CODE})},
               {"kinds": ("deployed", "planned")})  # fmt: skip


def changed(**columns: Column | None) -> Contract:
    """The contract with other columns; None drops one."""
    table = OLD.tables["strengths"]
    wanted = {name: column for name, column in {**table.columns, **columns}.items() if column is not None}
    return replace(OLD, tables={"strengths": Table(table.key, wanted)})


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (changed(count=None), "breaking: strengths.count was dropped"),
        (changed(count=None, number=NUMBER), "breaking: strengths.count was renamed to number, or dropped"),
        (changed(count=replace(NUMBER, type="double")), "breaking: strengths.count is double where it was int64"),
        (changed(kind=replace(CODE, nullable=True)), "breaking: strengths.kind may be null now"),
        (changed(count=replace(NUMBER, nullable=False)), "additive: strengths.count is never null now"),
        (changed(count=replace(NUMBER, unit="thousands")),
         "breaking: strengths.count has unit thousands where it had persons"),
        (changed(kind=replace(CODE, codes=None)), "breaking: strengths.kind has codes none where it had kinds"),
        (changed(note=TEXT), "additive: strengths.note is a new column"),
        (replace(OLD, tables={}), "breaking: strengths was dropped"),
        (replace(OLD, tables={"forces": OLD.tables["strengths"]}),
         "breaking: strengths was renamed to forces, or dropped"),
        (replace(OLD, tables={**OLD.tables, "forces": Table("id", {"id": TEXT})}), "additive: forces is a new table"),
        (replace(OLD, codes={"kinds": ("deployed",)}), "breaking: kinds:planned is no code any more"),
        (replace(OLD, codes={"kinds": ("deployed", "planned", "x")}), "additive: kinds:x is a new code"),
        (replace(OLD, tables={"strengths": Table("count", OLD.tables["strengths"].columns)}),
         "breaking: strengths has the key count where it had strength_id"),
    ],
)  # fmt: skip
def test_each_difference_is_named_and_judged(new: Contract, told: str) -> None:
    assert [str(difference) for difference in differences(OLD, new)] == [told]


def test_the_version_that_is_needed_follows_semantic_versioning() -> None:
    assert needed_version("1.2.3", differences(OLD, changed(count=None))) == "2.0.0"
    assert needed_version("1.2.3", differences(OLD, changed(note=TEXT))) == "1.3.0"
    assert needed_version("1.2.3", []) == "1.2.3"


def test_an_unannounced_break_is_told_with_what_to_do() -> None:
    raising, naming = unannounced(OLD, changed(count=None), "- **breaking**: `strengths.counted` is gone.")
    assert raising == "breaking: strengths.count was dropped: raise schemas.VERSION from 1.2.0 to 2.0.0"
    assert naming.endswith("name strengths.count in CHANGELOG.md in an item marked **breaking**")


def test_an_announced_break_passes() -> None:
    changelog = "# Changelog\n\n- A new page.\n- **breaking**: `strengths.count` is dropped;\n  use another.\n"
    assert unannounced(OLD, replace(changed(count=None), version="2.0.0"), changelog) == []


def test_an_addition_asks_for_the_minor_number_only() -> None:
    assert unannounced(OLD, changed(note=TEXT), "") == [
        "additive: strengths.note is a new column: raise schemas.VERSION from 1.2.0 to 1.3.0"
    ]
    assert unannounced(OLD, replace(changed(note=TEXT), version="1.3.0"), "") == []


def test_a_version_never_falls() -> None:
    assert unannounced(OLD, replace(OLD, version="1.1.9"), "") == [
        "schemas.VERSION 1.1.9 is below that of the last release, 1.2.0"
    ]


def test_a_snapshot_is_read_as_it_was_written() -> None:
    assert from_json(to_json(today())) == today()


def test_the_last_release_is_the_one_of_the_highest_version(tmp_path: Path) -> None:
    for version in ("1.9.0", "1.10.0"):
        (tmp_path / f"{version}.json").write_text(to_json(replace(OLD, version=version)), encoding="utf-8")
    assert last_released(tmp_path).version == "1.10.0"
    contract_snapshot.main([str(tmp_path)])
    assert from_json((tmp_path / f"{today().version}.json").read_text(encoding="utf-8")) == today()


def test_the_contract_of_a_release_is_the_one_it_was_published_under(tmp_path: Path) -> None:
    assert differences(contract_of(publish(small_tables(), (), tmp_path).path), today()) == []
