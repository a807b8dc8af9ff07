"""bzip2 from its middle: every block once, whatever the file is made of; damage and bombs stay within bounds."""

from __future__ import annotations

import bz2
import io
import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.scan import bzip2


def said(data: bytes, start: int = 0) -> bytes:
    return b"".join(block.data or b"?" for block in bzip2.blocks(io.BytesIO(data), start))


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311  # text for a test


def test_the_blocks_of_a_stream_say_what_the_stream_says() -> None:
    text = noise(350_000)
    packed = bz2.compress(text, 1)
    found = list(bzip2.blocks(io.BytesIO(packed), 0))
    assert len(found) == 4
    assert len({block.bit % 8 for block in found}) > 1, "blocks begin at any bit"
    assert b"".join(block.data or b"" for block in found) == text


def test_streams_behind_each_other_are_read_like_one() -> None:
    texts = [b"", b"a", noise(1000), b"b" * 10_000, b""]
    assert said(b"".join(map(bz2.compress, texts))) == b"".join(texts)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 700_000), max_size=6))
def test_every_block_belongs_to_one_range(cuts: list[int]) -> None:
    edges = [0, *sorted(min(cut, len(PACKED)) for cut in cuts), len(PACKED)]
    parts = []
    for start, end in pairwise(edges):
        own = [block for block in bzip2.blocks(io.BytesIO(PACKED), start) if start * 8 <= block.bit < end * 8]
        parts += own
    assert b"".join(block.data or b"" for block in parts) == TEXT


TEXT = noise(300_000) + b"0123456789" * 30_000 + noise(100_000, seed=2)
PACKED = bz2.compress(TEXT[:400_000], 1) + bz2.compress(TEXT[400_000:], 2)


def test_a_damaged_block_costs_no_other() -> None:
    packed = bytearray(bz2.compress(TEXT[:300_000], 1))
    second = [block.bit for block in bzip2.blocks(io.BytesIO(bytes(packed)), 0)][1]
    packed[second // 8 + 5000] ^= 0xFF
    found = [block.data for block in bzip2.blocks(io.BytesIO(bytes(packed)), 0)]
    assert found[1] is None
    assert [len(data or b"") for data in found] == [len(found[0] or b""), 0, len(found[2] or b""), len(found[3] or b"")]
    assert (found[0] or b"") == TEXT[: len(found[0] or b"")]


def test_a_file_that_is_cut_off_ends_with_a_damaged_block() -> None:
    found = [block.data for block in bzip2.blocks(io.BytesIO(PACKED[:-200]), 0)]
    assert found[-1] is None
    assert None not in found[:-1]


def test_a_mark_inside_a_block_by_chance_is_no_end_of_it() -> None:
    packed = bz2.compress(b"peace " * 1000)
    (start, end) = bzip2.marks(packed)
    assert bzip2.decompress(packed, start, end) == b"peace " * 1000
    middle = (start + end) // 2
    assert bzip2.decompress(packed, start, middle) is None
    known = [start, middle, end]
    assert bzip2._block(bytearray(packed), known, 0, is_last=True) == (b"peace " * 1000, 2)


def test_a_bomb_is_unfolded_block_by_block() -> None:
    bomb = bz2.compress(bytes(50_000_000))
    assert len(bomb) < 100
    sizes = [len(block.data or b"") for block in bzip2.blocks(io.BytesIO(bomb), 0)]
    assert sum(sizes) == 50_000_000
    assert max(sizes) < 48_000_000


def test_what_is_no_bzip2_has_no_blocks() -> None:
    assert list(bzip2.blocks(io.BytesIO(b""), 0)) == []
    assert list(bzip2.blocks(io.BytesIO(noise(100_000)), 0)) == []
