r"""The texts of a release: ``documents/<name>.txt``, one per document, the text that every offset counts in.

They make a release whole: a quote can be verified, and two releases can be compared, without the sources. A text is
the document as decoded, newlines normalised to ``\n``, in UTF-8. A document's id may be anything, and its file's name
is safe on any system: letters of ASCII, digits, ``-``, ``_`` and ``.`` (not in front) stand for themselves, all else is
percent-encoded (RFC 3986) as UTF-8; a name that grows too long is cut and told apart by a digest of the id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from pipeline.read.document import Document

FOLDER = "documents"

LONGEST_NAME = 200
"""File systems take names of 255 bytes; what is above this is cut to `_KEPT` and a digest."""

_KEPT = 160


def path_of(release: Path, document_id: str) -> Path:
    """Where the text of a document stands in a release."""
    return release / FOLDER / f"{file_stem(document_id)}.txt"


def file_stem(document_id: str) -> str:
    """The name of a document's file without its ending; another id has another one."""
    name = quote(document_id, safe="", errors="surrogatepass").replace("~", "%7E")
    if name.startswith("."):
        name = "%2E" + name[1:]
    if len(name) > LONGEST_NAME:
        digest = hashlib.sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest()
        name = f"{name[:_KEPT]}~{digest[:16]}"
    return name


def write(release: Path, documents: Iterable[Document]) -> None:
    """Writes the texts into a release's folder.

    Raises:
        OSError: the folder cannot be written to.
    """
    for document in documents:
        path = path_of(release, document.id)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(document.text.encode("utf-8", "surrogatepass"))


class Texts(Mapping[str, str]):
    """The texts that a release has, by document id; each is read when it is asked for, and not kept."""

    def __init__(self, release: Path, document_ids: Iterable[str]) -> None:
        self._paths = {name: path for name in document_ids if (path := path_of(release, name)).is_file()}

    def __getitem__(self, document_id: str) -> str:
        raw = self._paths[document_id].read_bytes()
        try:
            return raw.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:  # a damaged file, which its checksum tells of
            return raw.decode("utf-8", "replace")

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
