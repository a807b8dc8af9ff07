"""A catalog is read strictly: a mistake is one line with the place and what was expected there."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.catalog import MAX_CATALOG_BYTES, parse_catalog
from pipeline.read.errors import BadInput

SHA = "a" * 64
ENTRY = f"documents:\n  - id: unmil\n    path: unmil.txt\n    sha256: {SHA}\n"


def message(text: str | bytes) -> str:
    with pytest.raises(BadInput) as caught:
        parse_catalog(text if isinstance(text, bytes) else text.encode(), name="catalog.yaml")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_an_entry_says_what_is_known_and_leaves_out_the_rest() -> None:
    catalog = parse_catalog(f"title: Two  missions\nlicence: CC0-1.0\n{ENTRY}".encode(), name="c")
    (entry,) = catalog.documents
    assert (catalog.title, catalog.licence, catalog.description) == ("Two missions", "CC0-1.0", None)
    assert (entry.id, entry.path, entry.sha256, entry.line) == ("unmil", "unmil.txt", SHA, 4)
    assert (entry.licence, entry.language, entry.retrieved_at) == (None, None, None)


def test_values_are_taken_as_written_whatever_yaml_makes_of_them() -> None:
    digits = "1" * 64
    text = f"documents: [{{id: 007, path: 2013.txt, sha256: {digits}, title: no, revision_id: 1e5, licence: null}}]"
    (entry,) = parse_catalog(text.encode(), name="c").documents
    assert (entry.id, entry.path, entry.sha256, entry.title) == ("007", "2013.txt", digits, "no")
    assert (entry.revision_id, entry.licence) == ("1e5", None)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2020-05-02T10:00:00Z", dt.datetime(2020, 5, 2, 10, tzinfo=dt.UTC)),
        ("2020-05-02T10:00:00+02:00", dt.datetime(2020, 5, 2, 8, tzinfo=dt.UTC)),
        ("2020-05-02 10:00", dt.datetime(2020, 5, 2, 10, tzinfo=dt.UTC)),
        ("2020-05-02", dt.datetime(2020, 5, 2, tzinfo=dt.UTC)),
    ],
)
def test_times_are_in_utc(written: str, moment: dt.datetime) -> None:
    (entry,) = parse_catalog(f"{ENTRY}    revised_at: {written}\n".encode(), name="c").documents
    assert entry.revised_at == moment


@pytest.mark.parametrize(
    ("addition", "expected"),
    [
        ("colour: blue", "catalog.yaml:5: unknown key 'colour'; known are id, title, language, format, path, location"),
        ("id: unmil", "catalog.yaml:5: the key id is given twice"),
        ("language: de", "catalog.yaml:5: language 'de' is not one of en, nl"),
        ("format: html", "catalog.yaml:5: format 'html' is not one of wikitext, text"),
        ("encoding: latin-1", "catalog.yaml:5: encoding 'latin-1' is not one of utf-8, utf-16, windows-1252"),
        ("location: javascript:alert(1)", "catalog.yaml:5: location 'javascript:alert(1)' is not a web address"),
        ("revised_at: yesterday", "catalog.yaml:5: revised_at 'yesterday' is not a time in ISO 8601"),
        ("title: [a, b]", "catalog.yaml:5: title is not a plain value"),
        ("title: !!python/object:os.system x", "catalog.yaml:5: title is not a plain value"),
        ("title: ''", "catalog.yaml:5: title is empty"),
        ("title: &a x", "catalog.yaml:5: anchors and aliases are not read"),
        ("[a]: x", "catalog.yaml:5: a key is expected"),
    ],
)
def test_a_mistake_in_an_entry_is_named_with_its_line(addition: str, expected: str) -> None:
    assert message(f"{ENTRY}    {addition}\n").startswith(expected)


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../secret.txt", "a/../../b.txt", "C:/b.txt", "a\\b.txt", ".", "//h/x"]
)
def test_a_path_stays_inside_the_folder(path: str) -> None:
    text = f"documents:\n  - id: x\n    path: '{path}'\n    sha256: {SHA}\n"
    assert "is not a path inside the catalog's folder" in message(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "catalog.yaml: empty"),
        ("title: x", "catalog.yaml: the key documents is missing"),
        ("- a", "catalog.yaml:1: expected a mapping with the keys title, description, licence, documents"),
        ("documents: x", "catalog.yaml:1: expected documents to be a list"),
        ("documents: [x]", "catalog.yaml:1: expected a mapping with the keys id"),
        ("documents:\n  - id: x\n", "catalog.yaml:2: the document has no path and no sha256"),
        ("documents: [{id: x, path: y, sha256: abc}]", "catalog.yaml:1: sha256 'abc' is not a SHA-256"),
        ("source: x", "catalog.yaml:1: unknown key 'source'; known are title, description, licence, documents"),
        ("title: a\ntitle: b", "catalog.yaml:2: the key title is given twice"),
        ("title: a\n b: c: d", "catalog.yaml:2: not valid YAML"),
        ("documents: []\n---\nx: y", "catalog.yaml:2: a second YAML document"),
        ("title: a bell \x01 among all these words", "catalog.yaml: not valid YAML"),
    ],
)
def test_what_is_no_catalog_is_refused(text: str, expected: str) -> None:
    assert message(text).startswith(expected)


def test_neither_aliases_nor_depth_nor_size_do_harm() -> None:
    bomb = "title: &a [x, x]\ndescription: [*a, *a]\n"
    assert "anchors and aliases" in message(bomb)
    assert "expected" in message("documents: " + "[" * 200_000)
    assert "not a plain value" in message("title: " + "{a: " * 200_000)
    assert "larger than a catalog may be" in message(b" " * (MAX_CATALOG_BYTES + 1))


@given(st.text() | st.lists(st.sampled_from([*"[]{}:-,&*!|>'\" \n", "documents", "id", "path", "x"])).map("".join))
@settings(max_examples=150)
def test_any_text_is_a_catalog_or_one_clear_line(text: str) -> None:
    try:
        parse_catalog(text.encode(), name="c")
    except BadInput as error:
        assert str(error).isprintable()  # noqa: PT017  # most texts are none, some are


PAGE = "documents:\n  - id: unmil-en\n    wiki: en.wikipedia.org\n    title: United_Nations  Mission in Liberia\n"


def test_an_entry_can_name_a_page_in_place_of_a_file() -> None:
    catalog = parse_catalog(f'{PAGE}    revision_id: "123"\n    language: en\n'.encode(), name="c")
    (page,) = catalog.pages
    assert catalog.documents == ()
    assert (page.id, page.wiki, page.title) == ("unmil-en", "en.wikipedia.org", "United Nations Mission in Liberia")
    assert (page.revision_id, page.language, page.line) == ("123", "en", 2)
    assert parse_catalog(PAGE.encode(), name="c").pages[0].revision_id is None


@pytest.mark.parametrize(
    "wiki", ["nl.wikipedia.org", "https://wiki.example/mw/api.php", "http://127.0.0.1:80/w/api.php"]
)
def test_a_wiki_is_a_host_or_the_address_of_its_api(wiki: str) -> None:
    (page,) = parse_catalog(PAGE.replace("en.wikipedia.org", wiki).encode(), name="c").pages
    assert page.wiki == wiki


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("en.wikipedia.org", "https://en.wikipedia.org/wiki/Mali", "catalog.yaml:3: wiki 'https://en.wikipedia.org/wi"),
        ("en.wikipedia.org", "file:///etc/api.php", "catalog.yaml:3: wiki 'file:///etc/api.php' is not a wiki"),
        ("en.wikipedia.org", "http://user@host/api.php", "catalog.yaml:3: wiki 'http://user@host/api.php' is not a wi"),
        ("en.wikipedia.org", "localhost", "catalog.yaml:3: wiki 'localhost' is not a wiki"),
        ("United_Nations", "'A|B'", "catalog.yaml:"),
        ("United_Nations  Mission in Liberia", "'A|B'", "catalog.yaml:2: title 'A|B' is none of a page"),
        ("United_Nations  Mission in Liberia", "é" * 128, "catalog.yaml:2: title 'ééé"),
        ("United_Nations  Mission in Liberia", "null", "catalog.yaml:2: the page has no title"),
        (
            "United_Nations",
            "x\n    path: a.txt\n    licence: MIT #",
            "catalog.yaml:2: a page of a wiki has no path and no l",
        ),
        ("United_Nations", "x\n    revision_id: latest #", "catalog.yaml:2: revision_id 'latest' is not the number"),
    ],
)
def test_a_mistake_in_the_entry_of_a_page_is_named(before: str, after: str, expected: str) -> None:
    assert message(PAGE.replace(before, after)).startswith(expected)
