"""Live pages: what is asked for, what is kept, and when the last good revision stays the one that is read."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from pipeline.fetch import judging
from pipeline.fetch.errors import StoreError
from pipeline.fetch.store import opened
from pipeline.read.errors import BadInput
from pipeline.read.origin import Refusal
from pipeline.read.page_store import FOLDER
from pipeline.read.sources import load
from tests.fetch.fetching import LONG, TITLE, Sources
from tests.fetch.wiki_server import Wiki

AT = dt.datetime(2020, 5, 2, 10, tzinfo=dt.UTC)


def read_of(sources: Sources, **entry: str):
    sources.list_pages(sources.page(**entry))
    (source,) = load([sources.folder])
    return source


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_page_is_kept_with_its_provenance_under_the_hash_of_its_bytes(wiki: Wiki, sources: Sources) -> None:
    text = LONG + "\r\nTraoré said so.\u2028"
    revision = wiki.save(TITLE, text)
    result = sources.fetch_one()
    assert (result.state, result.note) == ("new", f"revision {revision}, {len(text.encode()):,} bytes")
    source = read_of(sources)
    assert source.data == text.encode()
    assert source.path.name == f"{hashlib.sha256(text.encode()).hexdigest()}.wikitext"
    assert (source.id, source.title, source.language, source.format) == ("unmif-en", TITLE, "en", "wikitext")
    origin = source.origin
    assert origin.location == "https://wiki.example/wiki/United_Nations_Mission_in_Freedonia"
    assert (origin.revision_id, origin.licence, origin.refusal) == (str(revision), "CC-BY-SA-4.0", None)
    assert (origin.revised_at, origin.retrieved_at) == (dt.datetime(2020, 5, 1, 0, 1, tzinfo=dt.UTC), AT)


def test_the_text_is_asked_for_only_where_the_revision_is_another(wiki: Wiki, sources: Sources) -> None:
    first = wiki.save(TITLE, LONG)
    other = sources.page("Other page", id="other")
    wiki.save("Other page", LONG)
    sources.fetch(sources.page(), other)
    before = files(sources.folder)
    wiki.requests.clear()
    assert [result.state for result in sources.fetch(sources.page(), other)] == ["unchanged", "unchanged"]
    assert wiki.asked("revids") == []
    assert len(wiki.requests) == 1
    assert files(sources.folder) == before
    second = wiki.save(TITLE, LONG + "It left in 2016.")
    assert {result.page.id: result.state for result in sources.fetch(sources.page(), other)} == {
        "unmif-en": "new",
        "other": "unchanged",
    }
    assert wiki.asked("revids") == [str(second)]
    assert [each.revision_id for each in sources.ledger if each.title == TITLE] == [str(first), str(second)]
    assert read_of(sources).origin.revision_id == str(second)


def test_history_accumulates_and_a_pinned_revision_is_read_from_it(wiki: Wiki, sources: Sources) -> None:
    first = wiki.save(TITLE, LONG)
    sources.fetch_one()
    wiki.save(TITLE, LONG + "More.")
    sources.fetch_one()
    wiki.requests.clear()
    (result,) = sources.fetch(sources.page(revision_id=str(first)))
    assert (result.state, wiki.requests) == ("unchanged", [])
    assert read_of(sources, revision_id=str(first)).data == LONG.encode()
    assert read_of(sources).data == (LONG + "More.").encode()


def test_a_pinned_revision_is_fetched_and_does_not_become_the_newest(wiki: Wiki, sources: Sources) -> None:
    first = wiki.save(TITLE, LONG)
    wiki.save(TITLE, LONG + "More.")
    pinned = sources.page(id="unmif-then", revision_id=str(first))
    states = [result.state for result in sources.fetch(sources.page(), pinned)]
    assert states == ["new", "new"]
    assert [each.is_pinned for each in sources.ledger] == [False, True]
    assert read_of(sources).data == (LONG + "More.").encode()
    wiki.requests.clear()
    assert [result.state for result in sources.fetch(sources.page(), pinned)] == ["unchanged", "unchanged"]


def test_a_pinned_revision_of_another_page_is_refused(wiki: Wiki, sources: Sources) -> None:
    wiki.save(TITLE, LONG)
    other = wiki.save("Other page", LONG)
    (result,) = sources.fetch(sources.page(revision_id=str(other)))
    assert (result.state, result.note) == ("failed", f"revision {other} is one of 'Other page'")
    (result,) = sources.fetch(sources.page(revision_id="999"))
    assert result.note == "the wiki has no revision 999"


def test_redirects_and_moves_are_followed_and_the_document_stays_the_same(wiki: Wiki, sources: Sources) -> None:
    wiki.save(TITLE, LONG)
    wiki.redirects["UNMIF"] = TITLE
    entry = sources.page("UNMIF")
    assert sources.fetch(entry)[0].note.endswith(f"found as {TITLE!r}")
    wiki.move(TITLE, "UN Mission in Freedonia")
    assert sources.fetch(entry)[0].state == "new"
    assert [(each.found_title, each.page_id) for each in sources.ledger] == [
        (TITLE, 1),
        ("UN Mission in Freedonia", 1),
    ]
    sources.list_pages(entry)
    (source,) = load([sources.folder])
    assert (source.id, source.title) == ("unmif-en", "UN Mission in Freedonia")


def test_a_title_with_a_small_first_letter_is_normalised_by_the_wiki(wiki: Wiki, sources: Sources) -> None:
    wiki.save("Mission", LONG)
    (result,) = sources.fetch(sources.page("mission"))
    assert result.state == "new"
    assert "found as" not in result.note


def test_a_page_that_vanished_keeps_its_last_good_revision(wiki: Wiki, sources: Sources) -> None:
    first = wiki.save(TITLE, LONG)
    sources.fetch_one()
    page = wiki.pages.pop(TITLE)
    result = sources.fetch_one()
    assert (result.state, result.note) == ("vanished", f"the page is gone; revision {first} is kept")
    source = read_of(sources)
    assert source.data == LONG.encode()
    assert source.origin.refusal == Refusal("vanished", AT)
    before = files(sources.folder)
    assert sources.fetch_one().state == "vanished"
    assert {**files(sources.folder), "catalog.yaml": b""} == {**before, "catalog.yaml": b""}
    wiki.pages[TITLE] = page  # undeleted, at the revision it had
    assert sources.fetch_one().state == "new"
    assert read_of(sources).origin.refusal is None


@pytest.mark.parametrize(("share", "state"), [(0.1, "shrank"), (0.11, "new"), (0, "shrank")])
def test_a_page_that_shrinks_to_a_tenth_keeps_its_last_good_revision(
    wiki: Wiki, sources: Sources, share: float, state: str
) -> None:
    text = "a word of ten " * 100
    first = wiki.save(TITLE, text)
    sources.fetch_one()
    second = wiki.save(TITLE, text[: round(len(text) * share)])
    assert sources.fetch_one().state == state
    source = read_of(sources)
    assert source.origin.revision_id == str(first if state == "shrank" else second)
    refusal = Refusal("shrank", AT, str(second), round(len(text) * share))
    assert source.origin.refusal == (refusal if state == "shrank" else None)
    wiki.requests.clear()
    assert sources.fetch_one().state == ("shrank" if state == "shrank" else "unchanged")
    assert wiki.asked("revids") == []


def test_a_page_that_grows_back_is_read_again(wiki: Wiki, sources: Sources) -> None:
    wiki.save(TITLE, LONG)
    sources.fetch_one()
    wiki.save(TITLE, "gone")
    sources.fetch_one()
    wiki.save(TITLE, LONG)
    assert sources.fetch_one().state == "new"
    assert [each.outcome for each in sources.ledger] == ["good", "shrank", "good"]
    assert len(list((sources.folder / FOLDER).glob("*.wikitext"))) == 2


def test_a_short_page_that_somebody_pinned_is_what_later_ones_are_compared_with(wiki: Wiki, sources: Sources) -> None:
    wiki.save(TITLE, LONG)
    sources.fetch_one()
    short = wiki.save(TITLE, "A mission.")
    assert sources.fetch_one().state == "shrank"
    assert sources.fetch(sources.page(revision_id=str(short)))[0].state == "new"
    wiki.save(TITLE, "A short mission.")
    assert sources.fetch_one().state == "new"


def test_a_page_that_a_reader_gives_up_on_keeps_its_last_good_revision(
    wiki: Wiki, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = wiki.save(TITLE, LONG)
    sources.fetch_one()
    monkeypatch.setattr(judging, "_fails", lambda data: b"defeats" in data)
    second = wiki.save(TITLE, LONG + "defeats its reader")
    assert sources.fetch_one().state == "unreadable"
    origin = read_of(sources).origin
    assert origin.revision_id == str(first)
    assert origin.refusal is not None
    assert (origin.refusal.kind, origin.refusal.reason) == ("unreadable", "its reader gave up on it")
    assert origin.refusal.revision_id == str(second)


def test_a_page_that_never_was_read_whole_is_replaced_by_its_next_revision(
    wiki: Wiki, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "_fails", lambda data: True)
    wiki.save(TITLE, LONG)
    assert sources.fetch_one().state == "new"
    wiki.save(TITLE, LONG + "More.")
    assert sources.fetch_one().state == "new"


def test_what_is_no_wiki_markup_or_no_text_is_not_read(wiki: Wiki, sources: Sources) -> None:
    wiki.save(TITLE, LONG)
    sources.fetch_one()
    wiki.save(TITLE, LONG + "\0")
    assert "a binary file, not text" in sources.fetch_one().note
    wiki.save(TITLE, LONG)
    wiki.pages[TITLE].content_model = "Scribunto"
    assert "it is Scribunto and no wiki markup" in sources.fetch_one().note
    assert [each.outcome for each in sources.ledger] == ["good", "unreadable", "unreadable"]
    (result,) = sources.fetch(sources.page("Empty page"))
    assert (result.state, result.note) == ("failed", "the wiki has no such page")
    wiki.save("Empty page", "  ")
    (result,) = sources.fetch(sources.page("Empty page"))
    assert (result.state, result.note) == ("failed", "revision 104 cannot be read: it is empty")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Special:Version", "the wiki makes this page itself; it has no text"),
        (":bad", "the wiki takes this for no title: The title is bad."),
        ("fr:Mali", "the title is one of another wiki"),
        ("Round", "the page redirects in a circle"),
    ],
)
def test_a_title_that_leads_nowhere_fails_by_itself(wiki: Wiki, sources: Sources, title: str, said: str) -> None:
    wiki.save(TITLE, LONG)
    wiki.redirects |= {"Round": "About", "About": "Round"}
    # The small letter is the server's to mend.
    results = sources.fetch(sources.page(title, id="odd"), sources.page())
    assert [(result.page.id, result.state, result.note) for result in results if result.state == "failed"] == [
        ("odd", "failed", said)
    ]
    assert [each.title for each in sources.ledger] == [TITLE]


def test_titles_go_in_batches_and_texts_in_batches_of_their_size(wiki: Wiki, sources: Sources) -> None:
    pages = [sources.page(f"Page {number}", id=f"p{number}") for number in range(120)]
    for page in pages:
        wiki.save(page.title, f"{LONG} {page.title}")
    wiki.pages_per_answer = 20  # an answer comes in parts
    assert {result.state for result in sources.fetch(*pages)} == {"new"}
    assert [len(each.split("|")) for each in wiki.asked("titles")[::3]] == [50, 50, 20]
    assert {len(each.split("|")) for each in wiki.asked("revids")} == {50, 20}
    assert len(wiki.asked("meta")) == 1
    sources.list_pages(*pages)
    assert len(load([sources.folder])) == 120


def test_requests_say_who_asks_and_keep_the_etiquette(wiki: Wiki, sources: Sources) -> None:
    wiki.save(TITLE, LONG)
    sources.fetch_one()
    assert all("(tests@example.org)" in agent and agent.startswith("blauwhelm/") for agent in wiki.agents)
    assert set(wiki.encodings) == {"gzip"}
    assert {request["maxlag"] for request in wiki.requests} == {"5"}
    assert {(request["action"], request["format"], request["formatversion"]) for request in wiki.requests} == {
        ("query", "json", "2")
    }


def test_one_fetch_at_a_time_writes_to_a_store(sources: Sources) -> None:
    with opened(sources.folder / FOLDER), pytest.raises(StoreError, match="another fetch is writing"):
        sources.fetch_one()


def test_a_page_that_was_never_fetched_is_said_with_the_line_of_its_entry(sources: Sources) -> None:
    sources.list_pages(sources.page())
    with pytest.raises(BadInput, match=r"catalog\.yaml:2: no revision of .* is here yet"):
        load([sources.folder])
    sources.list_pages(sources.page(revision_id="7"))
    with pytest.raises(BadInput, match=r"catalog\.yaml:2: revision 7 of .* is not here"):
        load([sources.folder])


def test_a_revision_that_somebody_edited_is_refused(wiki: Wiki, sources: Sources) -> None:
    wiki.save(TITLE, LONG)
    sources.fetch_one()
    sources.list_pages(sources.page())
    (path,) = (sources.folder / FOLDER).glob("*.wikitext")
    path.write_text(LONG.replace("1,200", "1,300"), encoding="utf-8")
    with pytest.raises(BadInput, match="not what the wiki gave"):
        load([sources.folder])
    path.unlink()
    with pytest.raises(BadInput, match="its file is not there"):
        load([sources.folder])
