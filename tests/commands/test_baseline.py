"""The findings baseline: read strictly, found beside the sources, and matched to what it names and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from pipeline.commands.baseline import Accepted, find_baseline, parse_baseline
from pipeline.read.corrections import parse_corrections
from pipeline.read.errors import BadInput
from tests.commands.reports import finding_id, report

ENTRY = """\
accepted:
  - finding_id: 0123456789abcdef
    reason: The page is old and stays so.
    date: 2020-05-02
  - rule: figures_agree
    document: english
    quotes: ["12.640", "12,600"]
    reason: One of them is rounded.
    date: 2020-05-02
"""
DAY = dt.date(2020, 5, 2)


def message(text: str) -> str:
    with pytest.raises(BadInput) as caught:
        parse_baseline(text.encode(), name="b.yaml")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_an_entry_names_a_finding_by_its_id_or_by_its_rule_document_and_quotes() -> None:
    by_id, by_place = parse_baseline(ENTRY.encode(), name="b.yaml")
    assert by_id == Accepted(2, "The page is old and stays so.", DAY, finding_id="0123456789abcdef")
    assert (by_place.rule, by_place.document, by_place.quotes) == ("figures_agree", "english", ("12.640", "12,600"))


def test_a_quote_is_taken_as_it_stands_be_it_empty_or_a_space() -> None:
    (entry,) = parse_baseline(
        b'accepted: [{rule: a, document: b, quotes: ["", "\\u00a0", null], reason: c, date: 2020-05-02}]',
        name="b",
    )
    assert entry.quotes == ("", "\u00a0", "null")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("0123456789abcdef", "12", "b.yaml:2: finding_id '12' is not the id of a finding: 16 hexadecimal digits"),
        ("date: 2020-05-02\n  - rule", "date: May 2020\n  - rule", "b.yaml:4: date 'May 2020' is not a day"),
        ("date: 2020-05-02\n  - rule", "date: 2020-02-30\n  - rule", "b.yaml:4: date '2020-02-30' is not a day"),
        ("    reason: The page is old and stays so.\n", "", "b.yaml:2: the entry has no reason"),
        ("    document: english\n", "", "b.yaml:5: an entry has either a finding_id, or rule, document and quotes"),
        ("reason: The", "rule: x\n    reason: The", "b.yaml:2: an entry has either a finding_id, or rule"),
        ("finding_id: 0123456789abcdef", "finding_id: null", "b.yaml:2: an entry has either a finding_id, or rule"),
        ('quotes: ["12.640", "12,600"]', "quotes: 12.640", "b.yaml:7: expected quotes to be a list"),
        ('["12.640", "12,600"]', "[[12.640]]", "b.yaml:7: quotes is not a plain value"),
        ("reason: The", "because: The", "b.yaml:3: unknown key 'because'; known are finding_id, rule, document"),
        ("accepted:", "allowed:", "b.yaml:1: unknown key 'allowed'; known are accepted"),
        ("[", "&a [", "b.yaml:7: anchors and aliases are not read in a findings baseline"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, expected: str) -> None:
    assert old in ENTRY
    assert message(ENTRY.replace(old, new)).startswith(expected)


def test_the_same_finding_is_accepted_once() -> None:
    assert message(ENTRY + ENTRY.removeprefix("accepted:\n")) == "b.yaml:10: the entry at line 2 accepts the same"


def test_the_examples_in_the_readme_of_the_sources_are_read() -> None:
    readme = (Path(__file__).resolve().parents[2] / "sources" / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    corrections, accepted = (next(e for e in examples if f"{key}:" in e) for key in ("corrections", "accepted"))
    assert len(parse_corrections(corrections.encode(), name="README.md")) == 1
    assert len(parse_baseline(accepted.encode(), name="README.md")) == 2


def test_an_empty_list_accepts_nothing() -> None:
    assert parse_baseline(b"accepted: []", name="b") == ()


def test_what_is_accepted_is_not_open_and_what_an_entry_does_not_name_is() -> None:
    given = report(accepted=(Accepted(1, "known", DAY, finding_id=finding_id(1)),))
    assert [found.id for found in given.open] == [finding_id(2), finding_id(3)]
    assert given.counts == {"error": 0, "warning": 1, "info": 1}
    assert given.passed
    assert given.stale == ()


@pytest.mark.parametrize("document", ["dutch", "english"])
def test_a_finding_on_two_documents_is_named_by_either(document: str) -> None:
    entry = Accepted(1, "rounded", DAY, rule="figures_agree", document=document, quotes=("12.640", "12,600"))
    assert finding_id(2) not in [found.id for found in report(accepted=(entry,)).open]


@pytest.mark.parametrize("quotes", [("12.640",), ("12,600", "12.640"), ("12.640", "12,601"), ()])
def test_other_quotes_are_another_finding(quotes: tuple[str, ...]) -> None:
    entry = Accepted(1, "rounded", DAY, rule="figures_agree", document="dutch", quotes=quotes)
    given = report(accepted=(entry,))
    assert len(given.open) == len(given.findings)
    assert given.stale == (entry,)


def test_an_entry_that_names_nothing_fails_at_the_gate_for_warnings() -> None:
    stale = Accepted(7, "was once", DAY, finding_id="f" * 16)
    known = tuple(Accepted(line, "known", DAY, finding_id=finding_id(line)) for line in (1, 2, 3))
    for gate, passes in (("error", True), ("warning", False), ("never", True)):
        assert report(fail_on=gate, accepted=(*known, stale)).passed is passes
        assert report(fail_on=gate, accepted=known).passed


def test_the_baseline_is_the_one_named_else_the_one_beside_the_sources_else_the_one_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, beside = tmp_path / "here", tmp_path / "there"
    for folder in (here, beside / "sources"):
        folder.mkdir(parents=True)
    monkeypatch.chdir(here)
    sources = [beside / "sources"]

    def found(named: Path | None = None, given: list[Path] | None = sources) -> Path | None:
        baseline = find_baseline(named, given)
        return baseline.path.resolve() if baseline else None

    assert found() is None
    for path in (here / "findings_baseline.yaml", beside / "findings_baseline.yaml", tmp_path / "named.yaml"):
        path.write_text("accepted: []\n", encoding="utf-8")
    assert found(tmp_path / "named.yaml") == tmp_path / "named.yaml"
    assert found() == beside / "findings_baseline.yaml"
    assert found(given=None) == here / "findings_baseline.yaml"


def test_a_baseline_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        find_baseline(tmp_path / "none.yaml", None)
    with pytest.raises(BadInput, match="a folder, where a file is expected"):
        find_baseline(tmp_path, None)
