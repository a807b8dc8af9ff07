"""Pages out of byte ranges: each once, whatever the ranges; what is no page is said with its reason."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.read.errors import BadInput
from pipeline.scan.dump import Dump, open_dump
from pipeline.scan.pages import Element, Fault, Page, elements, parse
from pipeline.scan.plan import Settings, parts_of
from pipeline.scan.stretches import Piece, stretch
from tests.scan import dumps
from tests.shared import SHARED, needs_shared

PAGES = dumps.entries(40)
PACKINGS = [dumps.plain, dumps.single_stream, dumps.multistream]


def found(dump: Dump, start: int, end: int, limit: int | None = None) -> list[Page | Fault]:
    bound = {} if limit is None else {"limit": limit}
    cut = elements(stretch(dump, start, end), is_exact=dump.packing == "xml", **bound)
    return [parse(each) if isinstance(each, Element) else each for each in cut]


def titles(pages: list[Page | Fault]) -> list[str | None]:
    return [page.title for page in pages]


@pytest.fixture(scope="module", params=PACKINGS, ids=lambda packing: packing.__name__)
def dump(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dump:
    return open_dump(str(request.param(tmp_path_factory.mktemp("dump"), PAGES)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(0, 1), max_size=12))
def test_every_page_belongs_to_one_range(dump: Dump, cuts: list[float]) -> None:
    edges = [0, *sorted(int(cut * dump.size) for cut in cuts), dump.size]
    parts = [page for start, end in pairwise(edges) for page in found(dump, start, end)]
    assert titles(parts) == [page.title for page in PAGES]


def test_every_byte_of_plain_xml_can_be_a_border(tmp_path: Path) -> None:
    dump = open_dump(str(dumps.plain(tmp_path, PAGES[:2])))
    whole = found(dump, 0, dump.size)
    assert len(whole) == 2
    for cut in range(0, dump.size, 3):
        assert found(dump, 0, cut) + found(dump, cut, dump.size) == whole


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3000), max_size=30), st.integers(0, 3000))
def test_pieces_may_end_anywhere(cuts: list[int], border: int) -> None:
    data = dumps.xml(PAGES[:4]).encode()
    edges = [0, *sorted(min(cut, len(data)) for cut in [*cuts, border]), len(data)]
    pieces = [Piece(data[a:b], a, is_own=a < border) for a, b in pairwise(edges) if a < b]
    own = [each for each in elements(pieces, is_exact=True) if isinstance(each, Element)]
    starts = [i for i in range(len(data)) if data.startswith(b"<page>", i) and i < max(border, 0)]
    assert [each.at for each in own] == starts
    assert all(data[each.at :].startswith(each.data) for each in own)


def test_gzip_is_one_range(tmp_path: Path) -> None:
    dump = open_dump(str(dumps.zipped(tmp_path, PAGES)))
    (part,) = parts_of([dump], Settings(), part_size=1000)
    assert titles(found(dump, part.start, part.end)) == [page.title for page in PAGES]


def test_a_page_says_what_the_export_says_of_it(tmp_path: Path) -> None:
    entry = dumps.Entry(7, "A & B <c>", "x < y &amp; z\n'''B'''", namespace=4, redirect=True, model="json")
    dump = open_dump(str(dumps.plain(tmp_path, [entry])))
    (page,) = found(dump, 0, dump.size)
    assert page == Page(
        at=page.at, id=7, title="A & B <c>", namespace=4, is_redirect=True, revision_id="70",
        timestamp="2024-05-06T07:08:09Z", model="json", text="x < y &amp; z\n'''B'''",
    )  # fmt: skip
    assert Path(dump.address).read_bytes()[page.at :].startswith(b"<page>")


def test_of_several_revisions_the_newest_is_read() -> None:
    revisions = "".join(
        f"<revision><id>{number}</id><timestamp>{moment}</timestamp><text>{number}</text></revision>"
        for number, moment in ((1, "2020-01-01T00:00:00Z"), (3, "2022-01-01T00:00:00Z"), (2, "2021-01-01T00:00:00Z"))
    )
    page = parse(Element(0, f"<page><title>T</title><ns>0</ns><id>5</id>{revisions}</page>".encode()))
    assert isinstance(page, Page)
    assert (page.text, page.revision_id) == ("3", "3")


HEAD = "<page><title>A</title><id>1</id>"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("page", "reason", "detail"),
    [
        (f"{HEAD}<revision><text>x</b></text></revision></page>", "malformed", "mismatched tag"),
        (f"{HEAD}<revision><text>&boom;</text></revision></page>", "malformed", "undefined entity"),
        (f"<page>{BOMB}<title>A</title><id>1</id></page>", "malformed", "not well-formed"),
        (f"{HEAD}<revision>\n", "malformed", "another page begins"),
        (f"{HEAD}<revision><text>\x08</text></revision></page>", "malformed", "not well-formed"),
        ("<page><title>A</title><id>one</id></page>", "malformed", "a number that is none"),
        (f"<page><title>A</title><id>{'9' * 30}</id></page>", "malformed", "for the number of a page"),
        ("<page><title>A</title><id>-5</id></page>", "malformed", "'-5' for the number of a page"),
        ("<page><title> </title><id>1</id></page>", "malformed", "no title"),
        ("<page>" + "<a>" * 20_000 + "</page>", "malformed", "not well-formed"),
        (dumps.Entry(1, "A", "x" * 50_000).xml, "too_large", "more than 20000 bytes"),
    ],
)  # fmt: skip
def test_a_bad_page_costs_no_other(tmp_path: Path, page: str, reason: str, detail: str) -> None:
    limit = 20_000 if reason == "too_large" else None
    first, last = PAGES[0], PAGES[1]
    dump = open_dump(str(dumps.plain(tmp_path, [first, page, last])))
    before, bad, after = found(dump, 0, dump.size, limit)
    assert isinstance(bad, Fault)
    assert (bad.reason, detail in bad.detail) == (reason, True), bad.detail
    assert (before.title, after.title) == (first.title, last.title)
    if bad.title == "A":
        assert bad.page_id in (1, None)


def test_a_page_without_an_end_is_not_given_the_number_of_the_next(tmp_path: Path) -> None:
    dump = open_dump(str(dumps.plain(tmp_path, ["<page><title>Half</title>", PAGES[0]])))
    half, whole = found(dump, 0, dump.size)
    assert isinstance(half, Fault)
    assert (half.title, half.page_id) == ("Half", None)
    assert isinstance(whole, Page)


def test_a_page_with_more_text_than_a_wiki_stores_is_not_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.scan.pages.MAX_TEXT", 100)
    dump = open_dump(
        str(dumps.plain(tmp_path, [dumps.Entry(1, "Long", "x" * 101), dumps.Entry(2, "Short", "x" * 100)]))
    )
    long, short = found(dump, 0, dump.size)
    assert isinstance(long, Fault)
    assert (long.reason, long.title, long.page_id) == ("too_large", "Long", 1)
    assert isinstance(short, Page)


def test_bytes_that_are_no_utf8_are_a_bad_page(tmp_path: Path) -> None:
    path = dumps.plain(tmp_path, PAGES[:2])
    path.write_bytes(path.read_bytes().replace(b"Mission 1&#x27;", b"\xff\xfe", 1))
    bad, good = found(open_dump(str(path)), 0, path.stat().st_size)
    assert isinstance(bad, Fault)
    assert isinstance(good, Page)


@pytest.mark.parametrize("packing", [dumps.plain, dumps.zipped], ids=lambda packing: packing.__name__)
def test_a_file_that_is_cut_off_says_so(tmp_path: Path, packing) -> None:
    path = packing(tmp_path, PAGES[:3])
    path.write_bytes(path.read_bytes()[: -200 if packing is dumps.plain else -20])
    dump = open_dump(str(path))
    last = found(dump, 0, dump.size)[-1]
    assert isinstance(last, Fault)
    assert last.reason in ("cut_off", "damaged")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a MediaWiki export"),
        (b"PK\x03\x04", "not a MediaWiki export"),
        (b"<html><body/></html></mediawiki>", "its root is not `mediawiki`"),
        (b"<mediawiki><siteinfo></mediawiki>", "not the head of a MediaWiki export"),
        (BOMB.encode() + b"<mediawiki><page>&b;</page></mediawiki>", "declares a document type or entities"),
        (b"<mediawiki>" + b" " * 2_000_000, "no page and no end"),
        (b'<mediawiki xml:lang="de"><page></page></mediawiki>', "the language 'de'"),
        (b"BZh91AY&SY\x00\x00", "no page and no end|damaged"),
        (b"\x1f\x8b\x08\x00\x00", "damaged"),
    ],
)
def test_what_is_no_dump_is_refused_in_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "some.xml"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=said) as refused:
        open_dump(str(path))
    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)


def test_a_gzip_bomb_is_not_unfolded_to_be_looked_at(tmp_path: Path) -> None:
    import gzip

    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(b"<mediawiki>" + bytes(80_000_000), 1))
    with pytest.raises(BadInput, match="no page and no end"):
        open_dump(str(path))


def test_a_folder_and_a_missing_file_are_no_dumps(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="a folder, where a file is expected"):
        open_dump(str(tmp_path))
    with pytest.raises(BadInput, match="there is no such file"):
        open_dump(str(tmp_path / "none.xml"))


def test_the_site_is_known_from_the_head(tmp_path: Path) -> None:
    dump = open_dump(str(dumps.plain(tmp_path, [])))
    assert (dump.site.name, dump.site.language, dump.site.base) == ("testwiki", "en", "https://wiki.example/wiki/")
    assert dump.site.template_prefixes == ("template",)


def test_a_file_is_the_same_wherever_it_lies(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    first, second = (open_dump(str(dumps.plain(folder, PAGES))) for folder in (here, there))
    assert first.identity == second.identity
    assert first.identity != open_dump(str(dumps.plain(there, PAGES[1:]))).identity


@needs_shared
@pytest.mark.parametrize("part_size", [100_000, 400_000, 10_000_000])
def test_the_real_dump_has_its_pages_once(part_size: int) -> None:
    dump = open_dump(str(SHARED / "real" / "enwiki-sample-multistream.xml.bz2"))
    parts = parts_of([dump], Settings(), part_size)
    pages = [page for part in parts for page in found(dump, part.start, part.end)]
    assert [page.id for page in pages if isinstance(page, Page)] == list(range(1, 121))
