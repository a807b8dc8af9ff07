"""Figures say which pages they come from: those of the dump, or the embedded page where there is no dump."""

from __future__ import annotations

import bz2
from pathlib import Path

import pytest

from benchmarks import pages as whole_pages
from benchmarks.measuring import EMBEDDED, Sample, pages
from benchmarks.scan_speed import head_and_pages
from benchmarks.table import BEGIN, END, Figure, measured_on, renewed


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    written = "<mediawiki>\n" + "".join(
        f"  <page>\n    <title>{i}</title>\n<text bytes='1'>A &lt;b> {i}.</text>\n  </page>\n" for i in range(6)
    )
    path = tmp_path / "few-pages.xml.bz2"
    path.write_bytes(bz2.compress(written.encode()))
    return path


def test_pages_of_a_dump_are_named_by_it(dump: Path) -> None:
    sample = pages(dump, every=2)
    assert list(sample.texts) == ["A <b> 0.", "A <b> 2.", "A <b> 4."]
    assert (sample.name, sample.is_real) == ("3 of the 6 pages of few-pages.xml.bz2", True)
    assert head_and_pages(dump, 3)[1].name == "3 of the 6 pages of few-pages.xml.bz2"


def test_the_embedded_page_that_stands_in_for_a_dump_is_named(tmp_path: Path) -> None:
    sample = pages(tmp_path / "none.xml.bz2", every=25)
    assert list(sample.texts) == [EMBEDDED.read_text(encoding="utf-8")] * 4
    assert (sample.name, sample.is_real) == ("the embedded page 4 times", False)
    assert head_and_pages(tmp_path / "none.xml.bz2", 3)[1].name == "the embedded page 3 times"


def test_a_row_says_which_pages_and_has_a_reach_for_real_ones_alone() -> None:
    figure = Figure("reading", "a parser", "≤ 1", "2", is_reached=False)
    real = measured_on(Sample(["a"], "1 of the 6 pages of a dump", is_real=True), figure)
    other = measured_on(Sample(["a"], "the embedded page 1 times", is_real=False), figure)
    page = renewed(f"{BEGIN}\n{END}", {"benchmarks.pages": [real, other]}, "")
    assert "| reading, on 1 of the 6 pages of a dump | a parser | ≤ 1 | 2: **not reached** |" in page
    assert "| reading, on the embedded page 1 times | a parser | – | 2 |" in page


def test_figures_without_a_dump_are_said_to_be_of_the_embedded_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "none.xml.bz2")
    figures = whole_pages.main([missing, "--every", "100", "--rounds", "1", "--no-npm"])
    told = capsys.readouterr().out
    assert "none.xml.bz2 is not there: no figure here is one of real pages" in told
    assert "the embedded page 1 times" in told
    assert {(figure.on, figure.reach) for figure in figures} == {("the embedded page 1 times", "–")}
