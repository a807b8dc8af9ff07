"""The report as a folder of files: valid, inert, whole, and the same each time."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline.publish.report import marks, site
from tests.publish.report.made import (
    HOSTILE,
    XHTML,
    by_id,
    hrefs,
    ids,
    parsed,
    report,
    target,
    text_of,
    the_embedded,
    written,
)
from tests.samples import tables

TEN = "The '''United Nations Mission in Mali''' had 11,200 soldiers in May 2014.\n"


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the embedded documents."""
    return report(tmp_path_factory.mktemp("embedded"), *the_embedded())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a document that tries to do harm, and of one that does not."""
    return written(tmp_path_factory.mktemp("hostile"), HOSTILE, TEN)


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


@pytest.mark.parametrize("made", ["embedded", "hostile"])
def test_every_page_is_valid_html(made: str, request: pytest.FixtureRequest) -> None:
    for page in pages(request.getfixturevalue(made)):
        found = ids(parsed(page))
        assert len(found) == len(set(found)), page.name


@pytest.mark.parametrize("made", ["embedded", "hostile"])
def test_every_link_leads_to_something_that_is_there(made: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(made)
    places = {page.resolve(): set(ids(parsed(page))) for page in pages(folder)}
    seen = 0
    for page in pages(folder):
        for href in hrefs(parsed(page)):
            if href.startswith(("http:", "https:")):
                continue
            file, fragment = target(page, href)
            assert file in places or file.is_file(), (page.name, href)
            assert not fragment or fragment in places[file], (page.name, href)
            seen += 1
    assert seen > 20


@pytest.mark.parametrize("made", ["embedded", "hostile"])
def test_a_page_is_one_file_that_loads_nothing_and_runs_its_own_script_only(
    made: str, request: pytest.FixtureRequest
) -> None:
    for page in pages(request.getfixturevalue(made)):
        root = parsed(page)
        policies = [each.attrib["content"] for each in root.iter(f"{XHTML}meta") if "http-equiv" in each.attrib]
        assert [policy.split("; ")[0] for policy in policies] == ["default-src 'none'"]
        assert "unsafe" not in policies[0]
        for element in root.iter():
            name = str(element.tag).rpartition("}")[2]
            assert name not in {"img", "iframe", "object", "embed", "link", "base", "foreignObject", "image", "use"}
            assert not any(attribute.lower().startswith("on") for attribute in element.attrib)
            assert "src" not in element.attrib
            assert "style" not in element.attrib, (page.name, name)
        scripts = [each.attrib.get("type") for each in root.iter(f"{XHTML}script")]
        assert scripts in ([None], [None, "application/json"])
        for href in hrefs(root):
            assert href.partition(":")[0] in {"http", "https"} or ":" not in href.split("#")[0]


def test_the_two_embedded_documents_take_less_than_two_megabytes(embedded: Path) -> None:
    assert sum(page.stat().st_size for page in pages(embedded)) < 2_000_000


def test_the_reader_has_every_row_at_its_words(embedded: Path) -> None:
    documents, frames = the_embedded()
    texts = {document.id: document.text for document in documents}
    seen = 0
    for document_id, found in marks.marks(frames).items():
        page = parsed(embedded / "documents" / f"{document_id}.html")
        places = {element.attrib["id"]: element for element in page.iter() if "id" in element.attrib}
        assert text_of(by_id(page, "text")) == texts[document_id]
        for mark in found:
            place = places[marks.fragment(mark.table, mark.key)]
            words = texts[document_id][mark.start : mark.end]
            crossed = text_of(place) != words  # cut where it leaves another mark; the rest follows
            assert words.startswith(text_of(place)), mark
            seen += not crossed
    assert seen > 600


def test_the_same_release_gives_the_same_bytes(embedded: Path, tmp_path: Path) -> None:
    again = report(tmp_path, *the_embedded())
    assert [page.relative_to(embedded) for page in pages(embedded)] == [
        page.relative_to(again) for page in pages(again)
    ]
    for page in pages(embedded):
        assert page.read_bytes() == (again / page.relative_to(embedded)).read_bytes()


def test_a_release_without_its_documents_at_hand_has_a_report_too(tmp_path: Path) -> None:
    folder = report(tmp_path, (), tables())
    assert "12,640" in text_of(parsed(folder / "index.html"))
    assert not (folder / "documents").exists()


def test_several_missions_have_a_page_each(tmp_path: Path) -> None:
    folder = written(tmp_path, TEN, TEN.replace("Mali", "Haiti"))
    found = sorted(page.stem for page in (folder / "missions").glob("*.html"))
    assert len(found) >= 2
    shown = text_of(parsed(folder / "index.html"))
    assert "Missions" in shown
    for page in (folder / "missions").glob("*.html"):
        assert "11,200" in text_of(parsed(page))


def test_downloads_name_the_files_of_the_release_with_their_digests(tmp_path: Path) -> None:
    (tmp_path / "parquet").mkdir()
    (tmp_path / "parquet" / "strengths.parquet").write_bytes(b"12,640")
    (tmp_path / "blauwhelm.duckdb").write_bytes(b"other bytes in each build")
    site.write(tmp_path, tables(), (), "0123456789ab")
    shown = text_of(parsed(tmp_path / "report" / "downloads.html"))
    assert hashlib.sha256(b"other bytes in each build").hexdigest() not in shown
    assert "parquet/strengths.parquet" in shown
    assert hashlib.sha256(b"12,640").hexdigest() in shown
    assert "Release 0123456789ab" in shown


def test_the_sentences_above_a_document_stand_apart(embedded: Path) -> None:
    for page in pages(embedded / "documents"):
        lead = page.read_text(encoding="utf-8").partition('<p class="lead">')[2].partition("</p>")[0]
        assert ". <a" in lead
        assert ".<a" not in lead
