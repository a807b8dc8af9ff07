"""The ledger of live pages: what is written is what is read, and which revision counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.errors import BadInput
from pipeline.read.page_store import LEDGER, Observation, kept, ledger_bytes, parse_ledger, read_ledger

AT = dt.datetime(2020, 5, 2, 10, tzinfo=dt.UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


def good(position: int, revision: int, **values: object) -> Observation:
    known = {"revision_id": str(revision), "sha256": f"{revision:064x}", "bytes": 100}
    return Observation("en.wikipedia.org", "Mission", position, "good", False, AT, **(known | values))  # pyright: ignore[reportArgumentType]


VANISHED = Observation("en.wikipedia.org", "Mission", 2, "vanished", False, AT)

observations = st.builds(
    Observation,
    wiki=WORDS,
    title=WORDS,
    position=st.just(1),
    outcome=st.sampled_from(["vanished", "shrank", "unreadable"]),
    is_pinned=st.booleans(),
    retrieved_at=st.datetimes(timezones=st.just(dt.UTC)),
    found_title=st.none() | WORDS,
    page_id=st.none() | st.integers(0, 2**40),
    revision_id=st.none() | WORDS,
    revised_at=st.none() | st.datetimes(timezones=st.just(dt.UTC)),
    bytes=st.none() | st.integers(0, 2**40),
    reason=st.none() | WORDS,
)


@given(st.lists(observations, max_size=5, unique_by=lambda each: (each.wiki, each.title)))
@settings(max_examples=60)
def test_what_is_written_is_what_is_read(ledger: list[Observation]) -> None:
    data = ledger_bytes(ledger)
    assert sorted(parse_ledger(data, name="l"), key=repr) == sorted(ledger, key=repr)
    assert ledger_bytes(parse_ledger(data, name="l")) == data
    assert ledger_bytes(reversed(ledger)) == data


@given(st.binary(max_size=200) | st.text().map(str.encode))
@settings(max_examples=100)
def test_any_bytes_are_a_ledger_or_one_clear_line(data: bytes) -> None:
    try:
        ledger = parse_ledger(data, name="l")
    except BadInput as error:
        assert str(error).isprintable()  # noqa: PT017  # most bytes are none, some are
    else:
        assert sorted(parse_ledger(ledger_bytes(ledger), name="l"), key=repr) == sorted(ledger, key=repr)


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (b"{}", "l:1: not an observation of a page: wiki is missing"),
        (b"[]", "l:1: not an observation of a page: not a JSON object"),
        (b"[" * 100_000, "l:1: not an observation of a page: "),
        (ledger_bytes([good(1, 5)]).replace(b"good", b"better"), "outcome is not one of good, vanished, shrank, unrea"),
        (ledger_bytes([good(1, 5)]).replace(b'"bytes": 100', b'"bytes": "100"'), "bytes is not a number"),
        (ledger_bytes([good(1, 5)]).replace(b'"bytes"', b'"octets"'), "unknown key 'octets'"),
        (ledger_bytes([good(1, 5)]).replace(b'Z"', b'"'), "retrieved_at has no time zone"),
        (ledger_bytes([good(1, 5, sha256=None)]), "a good revision has a revision_id and a sha256"),
        (ledger_bytes([good(1, 5), good(3, 6)]), "l:2: position 3 does not follow that of the line before it"),
        (ledger_bytes([good(1, 5), good(1, 5)]), "l:2: position 1 does not follow"),
    ],
)
def test_a_spoilt_ledger_is_said_with_its_line(spoilt: bytes, said: str) -> None:
    with pytest.raises(BadInput, match="l:"):
        parse_ledger(spoilt, name="l")
    try:
        parse_ledger(spoilt, name="l")
    except BadInput as error:
        assert said in str(error)  # noqa: PT017


def test_where_there_is_no_ledger_there_is_no_history(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == ()
    (tmp_path / LEDGER).mkdir()
    with pytest.raises(BadInput, match="a folder, where a file is expected"):
        read_ledger(tmp_path)


def test_the_newest_good_revision_is_read_and_what_came_after_it_is_said() -> None:
    first, second = good(1, 5), good(2, 6)
    assert kept([], None) is None
    assert kept([VANISHED], None) is None
    found = kept([first, second], None)
    assert found is not None
    assert (found.observation, found.refusal) == (second, None)
    shrank = replace(good(3, 7, bytes=3), outcome="shrank")
    found = kept([first, second, VANISHED, shrank], None)
    assert found is not None
    assert found.observation == second
    assert found.refusal is not None
    assert (found.refusal.kind, found.refusal.revision_id, found.refusal.bytes) == ("shrank", "7", 3)


def test_a_pinned_revision_is_read_whatever_became_of_the_page() -> None:
    pinned = replace(good(2, 3), is_pinned=True)
    history = [good(1, 5), pinned, VANISHED]
    for revision, expected in (("5", history[0]), ("3", pinned)):
        found = kept(history, revision)
        assert found is not None
        assert (found.observation, found.refusal) == (expected, None)
    assert kept(history, "4") is None
    newest = kept(history, None)
    assert newest is not None
    assert newest.observation == history[0]
