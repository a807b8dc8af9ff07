"""The report as annotations: where GitHub puts them, and no way to say more than that from within a document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.commands.baseline import Accepted
from pipeline.validate.published import Fault
from tests.commands.reports import finding_id, report, said, with_fault

DAY = dt.date(2020, 5, 2)


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Kind, properties and message of each command, read as the runner reads them."""
    found = []
    for line in text.splitlines()[:-1]:
        head, message = line.removeprefix("::").split("::", 1)
        kind, _, given = head.partition(" ")
        properties = dict(each.split("=", 1) for each in given.split(",") if each)
        found.append((kind, properties, message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")))
    return found


def test_every_finding_is_an_annotation_at_its_first_quote() -> None:
    first, second, third = commands(said("github", report()))
    assert [first[0], second[0], third[0]] == ["error", "warning", "notice"]
    place = {"file": "dutch.txt", "line": "3", "endLine": "3", "col": "30", "endColumn": "36"}
    assert first[1] == {**place, "title": "parts_sum_to_total (certain)"}
    assert first[2].startswith("parts_sum_to_total does not hold.\ntotal: “12.640” (dutch.txt:3:30)\n")
    assert "repair: 1.440" in first[2]


def test_over_several_lines_there_are_no_columns() -> None:
    properties = commands(said("github", report()))[2][1]
    assert (properties["line"], properties["endLine"]) == ("2", "3")
    assert not {"col", "endColumn"} & properties.keys()


def test_a_quote_cannot_begin_a_command_of_its_own() -> None:
    lines = said("github", report()).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::warning", "::notice", "blauwhelm:"]
    assert "100%25: <b>" in lines[2]
    assert all(character.isprintable() for line in lines for character in line)


def test_properties_are_escaped_and_a_file_is_named_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a, b: c%"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    assert "::error file=a%2C b%3A c%25/dutch.txt,line=3," in said("github", report(folder))


def test_without_the_files_the_annotation_stands_at_the_file_as_a_whole() -> None:
    properties = commands(said("github", report(at_hand=False)))[0][1]
    assert properties == {"file": "dutch.txt", "title": "parts_sum_to_total (certain)"}


def test_what_is_accepted_is_silent_and_what_is_stale_is_a_warning_at_its_line() -> None:
    known = Accepted(2, "known", DAY, finding_id=finding_id(1))
    stale = Accepted(5, "once", DAY, finding_id="f" * 16)
    found = commands(said("github", report(accepted=(known, stale))))
    assert [kind for kind, _, _ in found] == ["warning", "notice", "warning"]
    assert (found[2][1]["file"], found[2][1]["line"]) == ("findings_baseline.yaml", "5")


def test_a_fault_is_an_error_without_a_place() -> None:
    found = commands(said("github", with_fault(report(), Fault("strengths", None, "50% of it\nis missing"))))
    assert found[0] == ("error", {"title": "published files"}, "strengths: 50% of it is missing")
