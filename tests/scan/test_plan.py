"""How the files of a dump are cut: by what each file is, fine enough for several workers, never twice in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.errors import BadInput
from pipeline.scan import run
from pipeline.scan.dump import Dump, Packing, Site
from pipeline.scan.plan import PART_SIZE, SMALLEST_PART, Part, Settings, part_size_of, parts_of
from pipeline.scan.run import scan
from tests.scan import dumps

MIB = 1024 * 1024


def cut(size: int, part_size: int | None = None, packing: Packing = "bz2", name: str = "wiki.xml.bz2") -> list[Part]:
    dump = Dump(name, packing, size, f"{size:016x}", Site("wiki", "en", None))
    return parts_of([dump], Settings(), part_size)


def test_a_small_file_has_parts_for_every_core_and_a_large_one_parts_of_eight_mib() -> None:
    assert len(cut(1_100_000)) > 8
    assert len(cut(300 * MIB)) >= 64
    assert part_size_of(22_000 * MIB) == PART_SIZE
    assert part_size_of(1000) == SMALLEST_PART


def test_the_end_of_a_file_is_cut_finer_so_that_no_worker_is_left_with_a_whole_part() -> None:
    sizes = [part.end - part.start for part in cut(1600 * MIB)]
    assert sizes[0] == PART_SIZE
    assert sizes[-1] <= PART_SIZE // 4
    assert sum(size for size in sizes if size < PART_SIZE) <= 100 * MIB


@given(size=st.integers(1, 10**9), part_size=st.none() | st.integers(10**6, 10**8))
@settings(max_examples=50)
def test_every_byte_is_in_one_part(size: int, part_size: int | None) -> None:
    parts = cut(size, part_size)
    assert (parts[0].start, parts[-1].end) == (0, size)
    assert all(before.end == after.start for before, after in pairwise(parts))
    assert all(0 < part.end - part.start <= (part_size or part_size_of(size)) for part in parts)


def test_the_largest_parts_begin_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = dumps.plain(tmp_path, dumps.entries(3), "small.xml")
    large = dumps.zipped(tmp_path, dumps.entries(40))
    begun: list[Part] = []

    def keep(parts: Sequence[Part], *_: object) -> dict[str, str]:
        begun.extend(parts)
        return {}

    monkeypatch.setattr(run, "_worked", keep)
    scan([str(small), str(large)], str(tmp_path / "out"))
    assert [part.dump.name for part in begun] == [large.name, small.name]


def test_the_same_file_cut_otherwise_is_not_added_to_what_is_there(tmp_path: Path) -> None:
    dump = dumps.plain(tmp_path, dumps.entries(3))
    output = str(tmp_path / "out")
    scan([str(dump)], output, workers=1)
    with pytest.raises(BadInput, match=r"parts of testwiki\.xml that are cut otherwise .*; name another --output"):
        scan([str(dump)], output, workers=1, part_size=1000)


def test_another_file_of_the_same_name_is_not_added_to_what_is_there(tmp_path: Path) -> None:
    output = str(tmp_path / "out")
    scan([str(dumps.plain(tmp_path, dumps.entries(2)))], output, workers=1)
    grown = dumps.plain(tmp_path, dumps.entries(3))
    with pytest.raises(BadInput, match=r"another file called testwiki\.xml, or of what it was before"):
        scan([str(grown)], output, workers=1)
    other = dumps.plain(tmp_path, [dumps.mission(9)], "more.xml")
    assert scan([str(other)], output, workers=1).pages == {"read": 1}
