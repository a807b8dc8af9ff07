"""What is to be read is found in folders, files and catalogs, and checked before any work begins."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pipeline.read import sources
from pipeline.read.sources import BadInput, load


def message(*paths: Path) -> str:
    with pytest.raises(BadInput) as caught:
        load(paths)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def write(path: Path, content: str | bytes = "De missie begon in 1993.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def catalog(folder: Path, **entry: str) -> Path:
    """A catalog of one document, with these keys besides or instead of the right ones."""
    keys = {"id": "unosom", "path": "documents/unosom.txt", "sha256": hashlib.sha256(b"Somalia").hexdigest()} | entry
    lines = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    return write(folder / "catalog.yaml", f"documents:\n  -\n{lines}")


def test_a_folder_without_a_catalog_gives_its_texts_by_stem(tmp_path: Path) -> None:
    for name in ("unosom.txt", "Mónuc.WIKI", "b.c.wikitext", "notes.md", ".hidden.txt", "sub/unmil.txt"):
        write(tmp_path / name)
    found = load([tmp_path])
    assert [source.id for source in found] == ["Mónuc", "b.c", "unosom"]
    assert [source.format for source in found] == ["wikitext", "wikitext", None]
    assert [source.origin.path for source in found] == ["Mónuc.WIKI", "b.c.wikitext", "unosom.txt"]


def test_a_file_is_a_document_whatever_it_is_called(tmp_path: Path) -> None:
    (source,) = load([write(tmp_path / "notes.md", "Kidal")])
    assert (source.id, source.data, source.sha256) == ("notes", b"Kidal", hashlib.sha256(b"Kidal").hexdigest())


def test_sources_are_sorted_by_id_whatever_the_order_given(tmp_path: Path) -> None:
    paths = [write(tmp_path / name) for name in ("b.txt", "c.txt", "a.txt")]
    assert [source.id for source in load(paths)] == ["a", "b", "c"]


def test_two_documents_with_one_id_are_refused_with_both_paths(tmp_path: Path) -> None:
    one, other = write(tmp_path / "x/unmil.txt"), write(tmp_path / "y/unmil.wiki")
    assert message(one, other) == f"two documents have the id 'unmil': {one} and {other}"


def test_a_catalog_gives_what_it_knows(tmp_path: Path) -> None:
    write(tmp_path / "documents/unosom.txt", "Somalia")
    path = catalog(
        tmp_path, title="UNOSOM", language="nl", format="text", location="https://example.org/a", revision_id="7"
    )
    for given in (tmp_path, path):
        (source,) = load([given])
        assert (source.id, source.title, source.language, source.format) == ("unosom", "UNOSOM", "nl", "text")
        assert (source.origin.path, source.origin.location) == ("documents/unosom.txt", "https://example.org/a")
        assert (source.origin.revision_id, source.origin.licence) == ("7", None)


def test_a_hash_that_does_not_match_is_one_line_with_both(tmp_path: Path) -> None:
    write(tmp_path / "documents/unosom.txt", "Somalië")
    path = catalog(tmp_path)
    found, written = hashlib.sha256("Somalië".encode()).hexdigest(), hashlib.sha256(b"Somalia").hexdigest()
    expected = f"{path}:3: the SHA-256 of documents/unosom.txt is {found[:12]}…, not {written[:12]}… as written here"
    assert message(tmp_path) == expected


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    data = "Somalië".encode("cp1252")
    write(tmp_path / "documents/unosom.txt", data)
    catalog(tmp_path, sha256=hashlib.sha256(data).hexdigest(), encoding="windows-1252")
    assert load([tmp_path])[0].encoding == "windows-1252"


def test_one_id_twice_in_a_catalog_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "documents/unosom.txt", "Somalia")
    path = catalog(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text + text.removeprefix("documents:\n"), "utf-8")
    assert message(tmp_path) == f"{path}:7: the id 'unosom' is that of the document at line 3 too"


def test_a_link_out_of_a_catalogs_folder_is_refused_and_one_in_a_folder_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.txt", "Somalia")
    folder = tmp_path / "in"
    (folder / "documents").mkdir(parents=True)
    (folder / "documents/unosom.txt").symlink_to(outside)
    path = catalog(folder)
    assert message(folder) == f"{path}:3: documents/unosom.txt leads outside the catalog's folder"
    assert [source.data for source in load([folder / "documents"])] == [b"Somalia"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "nothing but white space"),
        (b"\xef\xbb\xbf", "nothing but white space"),
        (b"GIF89a\0\0", "a binary file"),
        (b"Malinees\n\xe9\n", "not valid utf-8 at byte 9, line 2"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    path = write(tmp_path / "a.txt", content)
    assert message(tmp_path).startswith(f"{path}: ")
    assert expected in message(tmp_path)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert message(tmp_path / "nope") == f"{tmp_path / 'nope'}: there is no such file or folder"
    assert message(tmp_path).startswith(f"no documents in {tmp_path} (looked for catalog.yaml, *.txt")
    assert message().startswith("no documents in an empty list of sources")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert "there is no such file" in message(tmp_path)


def test_a_catalog_that_lists_nothing_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "catalog.yaml", b"documents: []\n")
    assert message(tmp_path) == f"{path}: lists no document"


def test_what_is_not_a_regular_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    assert message(tmp_path) == f"{tmp_path / 'folder.txt'}: a folder, where a file is expected"
    os.mkfifo(tmp_path / "pipe")
    assert message(tmp_path / "pipe") == f"{tmp_path / 'pipe'}: not a regular file"
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "cannot be read" in message(tmp_path / "loop.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    path.chmod(0)
    assert message(tmp_path) == f"{path}: cannot be read: Permission denied"


def test_a_name_that_can_be_no_id_is_refused_on_one_line(tmp_path: Path) -> None:
    write(tmp_path / "a\nb.txt")
    assert "a\\nb.txt: no id can be made of the file's name" in message(tmp_path)


def test_a_name_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_bytes(b"x")
    except OSError:
        pytest.skip("the file system takes only UTF-8 names")
    assert "caf\\udce9.txt: no id can be made of the file's name" in message(tmp_path)


def test_a_document_has_a_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_DOCUMENT_BYTES", 2 * 1024**2)
    path = write(tmp_path / "a.txt", b"x" * (2 * 1024**2 + 1))
    assert message(tmp_path) == f"{path}: larger than a document may be (2 MiB)"
    write(path, b"x" * 2 * 1024**2)
    assert len(load([tmp_path])) == 1
