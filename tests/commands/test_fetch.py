"""`blauwhelm fetch`: what it says, its exit codes, and what the catalog and the store have afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.commands.fetch import Wish, run
from pipeline.read.page_store import FOLDER
from pipeline.read.sources import catalog_of, load
from tests.fetch.conftest import sources, wiki
from tests.fetch.fetching import CONTACT, LONG, TITLE, Sources
from tests.fetch.wiki_server import Wiki, status

__all__ = ["sources", "wiki"]

Said = pytest.CaptureFixture[str]
Fetch = Callable[..., int]


@pytest.fixture
def fetch(sources: Sources) -> Fetch:
    """Fetches with the wiki of the test, titles looked for there."""

    def call(*titles: str) -> int:
        host = sources.wiki.address if titles else None
        return run(Wish(titles, None, host, sources.folder, CONTACT), sources.patience())

    return call


def one_line(said: Said) -> str:
    out, err = said.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.rstrip("\n")


def test_a_title_is_fetched_and_the_catalog_is_told(wiki: Wiki, sources: Sources, fetch: Fetch, capsys: Said) -> None:
    revision = wiki.save(TITLE, LONG)
    assert fetch("United_Nations  Mission in Freedonia") == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        f"new: {wiki.address}: {TITLE}: revision {revision}, {len(LONG):,} bytes",
        f"added to {sources.catalog}: united-nations-mission-in-freedonia-127",
        "pages: 1 (1 new)",
    ]
    (page,) = catalog_of(sources.catalog).pages
    assert (page.wiki, page.title, page.language, page.revision_id) == (wiki.address, TITLE, None, None)
    (source,) = load([sources.folder])
    assert (source.id, source.data) == (page.id, LONG.encode())


def test_a_second_title_is_added_behind_what_stands_there(wiki: Wiki, sources: Sources, fetch: Fetch) -> None:
    wiki.save(TITLE, LONG)
    wiki.save("Élan: “a 'mission'”", LONG)
    sources.catalog.write_text(
        f"# What is read.\ntitle: Two pages\ndocuments:\n- id: unmif-en # the first\n  wiki: {wiki.address}\n"
        f"  title: {TITLE}",
        encoding="utf-8",
    )
    before = sources.catalog.read_text(encoding="utf-8")
    assert fetch("Élan: “a 'mission'”", TITLE) == 0
    assert sources.catalog.read_text(encoding="utf-8").startswith(before)
    assert [page.id for page in catalog_of(sources.catalog).pages] == ["unmif-en", "elan-a-mission-127"]
    assert len(load([sources.folder])) == 2
    written = sources.catalog.read_bytes()
    assert fetch(TITLE) == 0
    assert sources.catalog.read_bytes() == written


def test_a_catalog_that_cannot_be_added_to_is_left_alone_and_says_what_to_add_before_a_wiki_is_asked(
    wiki: Wiki, sources: Sources, fetch: Fetch
) -> None:
    from pipeline.fetch.errors import StoreError

    wiki.save(TITLE, LONG)
    sources.catalog.write_text("documents: []\ntitle: Nothing\n", encoding="utf-8")
    with pytest.raises(StoreError, match="add by hand: - id: "):
        fetch(TITLE)
    assert sources.catalog.read_text(encoding="utf-8") == "documents: []\ntitle: Nothing\n"
    assert wiki.requests == []
    assert list(sources.folder.iterdir()) == [sources.catalog]


def test_what_is_not_there_is_not_added_and_the_others_are(
    wiki: Wiki, sources: Sources, fetch: Fetch, capsys: Said
) -> None:
    wiki.save(TITLE, LONG)
    assert fetch("Nobody's mission", TITLE) == 1
    out, err = capsys.readouterr()
    assert err == f"failed: {wiki.address}: Nobody's mission: the wiki has no such page\n"
    assert out.endswith("pages: 2 (1 failed, 1 new)\n")
    assert [page.title for page in catalog_of(sources.catalog).pages] == [TITLE]


def test_a_fetch_that_got_nothing_leaves_nothing(wiki: Wiki, sources: Sources, tmp_path: Path, capsys: Said) -> None:
    before = sorted(tmp_path.rglob("*"))
    for folder in (sources.folder, tmp_path / "een map" / "missies"):
        assert run(Wish(["Nobody's mission"], None, wiki.address, folder, CONTACT), sources.patience()) == 1
    assert sorted(tmp_path.rglob("*")) == before
    wiki.save(TITLE, LONG)
    sources.fetch_one()
    before = sorted(tmp_path.rglob("*"))
    assert run(Wish(["Nobody's mission"], None, wiki.address, sources.folder, CONTACT), sources.patience()) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_without_titles_all_pages_of_the_catalog_are_refreshed(
    wiki: Wiki, sources: Sources, fetch: Fetch, capsys: Said
) -> None:
    first, _ = wiki.save(TITLE, LONG), wiki.save("Other page", LONG)
    sources.list_pages(sources.page(), sources.page("Other page", id="other"))
    assert fetch() == 0
    wiki.pages.pop(TITLE)
    capsys.readouterr()
    assert fetch() == 0  # a page that is gone is a finding about the source, and no failure
    out, err = capsys.readouterr()
    assert err == f"vanished: {wiki.address}: {TITLE}: the page is gone; revision {first} is kept\n"
    assert out.endswith("pages: 2 (1 unchanged, 1 vanished)\n")


def test_a_wiki_that_does_not_answer_is_exit_code_1(wiki: Wiki, sources: Sources, fetch: Fetch, capsys: Said) -> None:
    sources.list_pages(sources.page(), sources.page("Other page", id="other"))
    wiki.faults = [status(503)] * 9
    assert fetch() == 1
    assert capsys.readouterr().err.count("failed:") == 2
    assert len(wiki.requests) == 5


def test_what_a_wiki_says_gives_the_terminal_no_orders(
    wiki: Wiki, sources: Sources, fetch: Fetch, capsys: Said
) -> None:
    wiki.faults = [status(404)]
    wiki.save(TITLE, LONG)
    wiki.redirects["UNMIF"] = TITLE
    wiki.pages[TITLE].title = "Mission\x1b[2J"
    fetch("UNMIF")
    fetch("UNMIF")
    assert "\x1b" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["A|B"], "title 'A|B' is none of a page: 1 to 255 bytes without # < > [ ] { } |"),
        (["Mali", "--language", "de"], "the language de is not one of en, nl"),
        (["Mali", "--wiki", "not a host"], "--wiki 'not a host' is not a wiki: its host, such as en.wikipedia.org, or"),
        (["--language", "nl"], "--language and --wiki say where titles are looked for; name a title with them"),
        ([], "catalog.yaml: there is no such file"),
        (
            ["Mali"],
            "a wiki has to be told who asks: name an e-mail address or a web page (--contact, or BLAUWHELM_CONT",
        ),
        (["Mali", "--contact", "me"], "the contact 'me' is no e-mail address, web address or user page (User:Name)"),
        (["Mali", "--contact", "a@b\r\nX: y"], "is no e-mail address"),
    ],
)
def test_what_makes_no_sense_is_one_line_and_nothing_is_asked(
    wiki: Wiki, tmp_path: Path, capsys: Said, arguments: list[str], said: str
) -> None:
    assert main(["fetch", *arguments, "--sources", str(tmp_path)]) == 2
    assert said in one_line(capsys)
    assert list(tmp_path.iterdir()) == []


def test_a_catalog_without_pages_says_how_to_add_one(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "catalog.yaml").write_text("documents: []\n", encoding="utf-8")
    assert main(["fetch", "--sources", str(tmp_path)]) == 2
    assert "names no page of a wiki (blauwhelm fetch TITLE adds one)" in one_line(capsys)


def test_a_folder_of_documents_without_a_catalog_is_not_hidden_by_one(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "report.txt").write_text("A mission.", encoding="utf-8")
    assert main(["fetch", "Mali", "--contact", CONTACT, "--sources", str(tmp_path)]) == 2
    assert "has documents and no catalog.yaml" in one_line(capsys)
    assert main(["fetch", "Mali", "--sources", str(tmp_path / "report.txt")]) == 2
    assert "a document; pages are kept beside a catalog" in one_line(capsys)


def test_a_store_that_cannot_be_written_to_is_one_line(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / FOLDER).write_text("in the way", encoding="utf-8")
    assert main(["fetch", "Mali", "--contact", CONTACT, "--sources", str(tmp_path)]) == 2
    assert one_line(capsys).startswith(f"blauwhelm: cannot write to {tmp_path / FOLDER}")


def test_the_contact_may_stand_in_the_environment(
    wiki: Wiki, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLAUWHELM_CONTACT", "https://example.org/who")
    wiki.save(TITLE, LONG)
    run(Wish([TITLE], None, wiki.address, sources.folder), sources.patience())
    assert all("(https://example.org/who)" in agent for agent in wiki.agents)
