"""What a wiki and the network do to a fetch: what is asked again, how long is waited, and that nothing good is lost."""

from __future__ import annotations

import gzip
import json
import socket

import pytest

from pipeline.fetch import action_api, transport
from pipeline.read.sources import load
from tests.conftest import ReachedOutError
from tests.fetch.fetching import LONG, TITLE, Sources
from tests.fetch.wiki_server import (
    Fault,
    Wiki,
    broken_off,
    cut_short,
    dripping,
    error,
    fine,
    says,
    silent,
    status,
)

LATER = "Sat, 02 May 2020 10:00:40 GMT"
"""40 s after the wiki's own clock."""

LAG = "Waiting for a database server: 7 seconds lagged."


def kept(sources: Sources) -> bytes:
    """What a build reads of the page."""
    sources.list_pages(sources.page())
    (source,) = load([sources.folder])
    return source.data


@pytest.fixture
def edited(wiki: Wiki, sources: Sources) -> Sources:
    """A page of which one revision is kept, and that was edited since."""
    wiki.save(TITLE, LONG)
    sources.fetch_one()
    wiki.save(TITLE, LONG + "More.")
    wiki.requests.clear()
    return sources


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        (status(429, Retry_After="7"), [7]),
        (status(503, Retry_After=LATER), [40]),
        (status(503, Retry_After="a while"), [0.5]),
        (status(502), [0.5]),
        (error("maxlag", LAG, Retry_After="5"), [5]),
        (error("ratelimited", "You have exceeded your rate limit."), [0.5]),
        (broken_off, [0.5]),
        (silent, [0.5]),
    ],
    ids=["429", "503 with a date", "503 with nonsense", "502", "maxlag", "ratelimited", "broken off", "silent"],
)
@pytest.mark.parametrize("place", ["asking which is the newest", "asking for the text"])
def test_what_may_pass_is_asked_again_after_the_wait_that_was_wanted(
    wiki: Wiki, edited: Sources, fault: Fault, waits: list[float], place: str
) -> None:
    wiki.faults = [fault] if place.endswith("newest") else [fine, fault]
    assert edited.fetch_one(silence=1.0).state == "new"
    assert len(edited.waits) == len(waits)
    for waited, wanted in zip(edited.waits, waits, strict=True):
        assert wanted <= waited <= wanted + 0.5 + 1e-9  # by chance up to a step longer
    assert kept(edited) == (LONG + "More.").encode()


def test_waits_grow_and_end(wiki: Wiki, edited: Sources) -> None:
    wiki.faults = [status(500)] * 9
    result = edited.fetch_one()
    assert (result.state, result.is_passing) == ("failed", True)
    assert result.note == "the server answered with HTTP 500"
    assert len(wiki.requests) == 5
    for waited, step in zip(edited.waits, (0.5, 1, 2, 4), strict=True):
        assert step <= waited <= step + 0.5
    assert kept(edited) == LONG.encode()


def test_a_server_that_wants_to_be_left_alone_for_long_is_left_alone(wiki: Wiki, edited: Sources) -> None:
    wiki.faults = [status(429, Retry_After="86400")]
    result = edited.fetch_one()
    assert result.note == "the server answered with HTTP 429, to be asked again after 86400 s"
    assert result.is_passing
    assert (len(wiki.requests), edited.waits) == (1, [])


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (status(404), "the server answered with HTTP 404"),
        (status(403), "the server answered with HTTP 403"),
        (cut_short, "the answer is not whole JSON"),
        (says(b'{"query": '), "the answer is not whole JSON"),
        (says(b"\xff\xfe\xfa"), "the answer is not whole JSON"),
        (says(b"[" * 100_000), "the answer is not whole JSON"),
        (says(b"[]"), "the answer is not a JSON object"),
        (says(b'{"query": []}'), "the answer is not of the Action API: query is no object"),
        (says(b'{"query": {"pages": {"1": 2}}}'), "the answer is not of the Action API: pages is no list of objects"),
        (says(b'{"query": {"pages": [{"title": 5}]}}'), "the answer is not of the Action API: title is no text"),
        (says(b"{}"), "the wiki answered nothing on this title"),
        (says(b'{"continue": {"x": "1"}, "query": {}}'), None),
        (says(b'{"error": "no"}'), "the wiki answered None: None"),
        (error("badvalue", "Unrecognized value."), "the wiki answered badvalue: Unrecognized value."),
    ],
)
def test_a_wrong_answer_is_not_asked_for_again_and_costs_nothing(
    wiki: Wiki, edited: Sources, fault: Fault, said: str | None
) -> None:
    wiki.faults = [fault]
    ledger = edited.ledger_file.read_bytes()
    result = edited.fetch_one()
    if said is None:  # a part of an answer; the next one was whole
        assert result.state == "new"
        return
    assert (result.state, result.note, result.is_passing) == ("failed", said, False)
    assert (len(wiki.requests), edited.waits) == (1, [])
    assert edited.ledger_file.read_bytes() == ledger
    assert kept(edited) == LONG.encode()


def test_an_answer_that_cannot_be_unpacked_is_wrong(wiki: Wiki, edited: Sources) -> None:
    def spoilt(handler) -> bool:
        body = gzip.compress(b"{}")[:10] + b"\xff" * 20
        handler.give(body, said=len(body), headers={"Content-Encoding": "gzip"})
        return False

    wiki.faults = [spoilt]
    assert edited.fetch_one().note == "the answer cannot be unpacked"


def test_a_text_with_another_hash_is_refused(wiki: Wiki, edited: Sources) -> None:
    wiki.pages[TITLE].revisions[-1].sha1 = "0" * 40
    result = edited.fetch_one()
    assert (result.state, result.note) == ("failed", "the text does not have the hash that the wiki gives for it")
    assert len(wiki.asked("revids")) == 1
    assert kept(edited) == LONG.encode()
    assert len(edited.ledger) == 1


def test_redirects_without_end_are_left(wiki: Wiki, edited: Sources) -> None:
    wiki.faults = [status(302, Location="/w/api.php")] * 20
    result = edited.fetch_one()
    assert (result.state, result.note) == ("failed", "the server redirects without end")
    assert len(wiki.requests) <= 6
    assert kept(edited) == LONG.encode()


def test_an_answer_that_drips_is_left_in_the_end(wiki: Wiki, edited: Sources) -> None:
    wiki.faults = [dripping, dripping]
    assert edited.fetch_one(answer=0.2, attempts=2).note == "the answer did not end in time"
    assert kept(edited) == LONG.encode()


def test_a_page_of_50_megabytes_is_refused_by_its_announced_size(wiki: Wiki, edited: Sources) -> None:
    wiki.save(TITLE, "x" * 50_000_000)
    result = edited.fetch_one()
    assert result.state == "unreadable"
    assert "it is larger than 16 MiB; revision 101 is kept" in result.note
    assert wiki.asked("revids") == []
    assert kept(edited) == LONG.encode()


def test_a_page_of_50_megabytes_that_was_announced_as_small_is_broken_off(wiki: Wiki, edited: Sources) -> None:
    other = edited.page("Other page", id="other")
    wiki.save("Other page", LONG)

    def swollen(_: object) -> bool:
        wiki.pages[TITLE].revisions[-1].content = "x" * 50_000_000
        return True

    wiki.faults = [fine, swollen]
    results = {result.page.id: result for result in edited.fetch(edited.page(), other)}
    assert results["unmif-en"].note == f"the answer is larger than {transport.MAX_RESPONSE_BYTES // 1024**2} MiB"
    assert results["other"].state == "new"
    assert kept(edited) == LONG.encode()


def test_an_answer_in_parts_is_no_larger_than_one_in_one_part(
    wiki: Wiki, edited: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action_api, "MAX_RESPONSE_BYTES", 5000)
    wiki.faults = [says(json.dumps({"continue": {"x": str(n)}, "pad": "x" * 1000}).encode()) for n in range(50)]
    assert edited.fetch_one().note == transport.TOO_LARGE
    assert len(wiki.requests) == 5
    wiki.faults = [says(b'{"continue": {"x": "1"}}')] * 50
    assert edited.fetch_one().note == "the answer goes on without end"


def test_what_was_fetched_before_the_server_failed_is_kept(wiki: Wiki, edited: Sources) -> None:
    pages = [edited.page(f"Page {number}", id=f"p{number}") for number in range(60)]
    for page in pages:
        wiki.save(page.title, LONG)
    wiki.faults = [fine, fine, fine, *[status(503)] * 5]  # the second batch
    results = edited.fetch(*pages)
    assert [result.state for result in results] == ["new"] * 50 + ["failed"] * 10
    assert len(edited.ledger) == 51
    assert [result.state for result in edited.fetch(*pages)] == ["unchanged"] * 50 + ["new"] * 10


def test_a_server_that_is_not_there_is_said(wiki: Wiki, sources: Sources) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        wiki.port = free.getsockname()[1]
    result = sources.fetch_one()
    assert result.state == "failed"
    assert result.note.startswith("the connection failed")
    assert result.is_passing
    assert len(sources.waits) == 4


def test_the_ledger_is_the_same_whatever_went_wrong_on_the_way(wiki: Wiki, edited: Sources) -> None:
    wiki.faults = [status(503), broken_off, fine, error("maxlag", LAG), silent]
    edited.fetch_one(silence=1.0)
    (line,) = [json.loads(line) for line in edited.ledger_file.read_bytes().splitlines()[1:]]
    assert line["retrieved_at"] == "2020-05-02T10:00:00Z"
    assert (line["outcome"], line["position"]) == ("good", 2)


def test_nothing_reaches_beyond_the_loopback_address() -> None:
    with pytest.raises(ReachedOutError), socket.socket() as outward:
        outward.connect(("192.0.2.1", 80))  # RFC 5737: an address of nobody
    with pytest.raises(ReachedOutError):
        socket.getaddrinfo("wiki.example", 443)
