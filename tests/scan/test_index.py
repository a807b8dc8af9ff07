"""The index of a multistream dump: parts of whole streams, and streams that no wanted title is in are left alone."""

from __future__ import annotations

import bz2
from pathlib import Path

import pytest

from pipeline.read.errors import BadInput
from pipeline.scan.dump import open_dump
from pipeline.scan.pages import Page
from pipeline.scan.plan import Settings, parts_of
from tests.scan import dumps
from tests.scan.test_pages import found

PAGES = dumps.entries(40)


def pages_of(folder: Path, where: str | None, part_size: int, *, with_index: bool = True) -> list[Page]:
    dump = open_dump(str(dumps.multistream(folder, PAGES, with_index=with_index)))
    parts = parts_of([dump], Settings(where=where), part_size)
    return [page for part in parts for page in found(dump, part.start, part.end) if isinstance(page, Page)]


@pytest.mark.parametrize("part_size", [1, 1000, 1_000_000])
@pytest.mark.parametrize("with_index", [True, False])
def test_with_and_without_it_every_page_is_there_once(tmp_path: Path, part_size: int, with_index: bool) -> None:
    size = max(part_size, 1 if with_index else 50)
    pages = pages_of(tmp_path, None, size, with_index=with_index)
    assert [page.id for page in pages] == [page.number for page in PAGES]


def test_only_streams_with_a_title_that_may_be_wanted_are_opened(tmp_path: Path) -> None:
    assert [page.id for page in pages_of(tmp_path, "title = 'Mission 8'", 1000)] == [6, 7, 8, 9, 10]
    two = pages_of(tmp_path, "title in ('Mission 1', 'Mission 22') and template = 'x'", 1000)
    assert [page.id for page in two] == [1, 2, 3, 4, 5, 21, 22, 23, 24, 25]
    assert len(pages_of(tmp_path, "template = 'x'", 1000)) == len(PAGES)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("no index", ":1: not the line of an index"),
        ("12:1:A\n", ":1: no stream of testwiki-multistream.xml.bz2 begins at byte 12"),
        ("999999999:1:A\n", ":1: byte 999999999 is not in the order"),
        ("0:1:A\n-4:2:B\n", ":2: not the line"),
        ("0" * 5000, "longer than one of an index"),
    ],
)
def test_an_index_that_is_none_is_refused_with_its_line(tmp_path: Path, lines: str, said: str) -> None:
    dumps.multistream(tmp_path, PAGES, with_index=True)
    (tmp_path / "testwiki-multistream-index.txt.bz2").write_bytes(bz2.compress(lines.encode()))
    with pytest.raises(BadInput) as refused:
        pages_of_given(tmp_path)
    assert said in str(refused.value)


def test_an_index_without_its_first_lines_is_refused(tmp_path: Path) -> None:
    dumps.multistream(tmp_path, PAGES, with_index=True)
    index = tmp_path / "testwiki-multistream-index.txt.bz2"
    lines = bz2.decompress(index.read_bytes()).splitlines(keepends=True)
    index.write_bytes(bz2.compress(b"".join(lines[5:])))
    with pytest.raises(
        BadInput, match=r":1: pages begin at byte \d+ of testwiki-multistream\.xml\.bz2, and not at \d+"
    ):
        pages_of_given(tmp_path)


def pages_of_given(folder: Path) -> object:
    return parts_of([open_dump(str(folder / "testwiki-multistream.xml.bz2"))], Settings())
