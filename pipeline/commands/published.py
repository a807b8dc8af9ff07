"""What the commands that read a published release have in common: where it is, and the texts it was read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline import checkout
from pipeline.commands.errors import RefusedError
from pipeline.publish.texts import Texts
from pipeline.read.decode import decode
from pipeline.read.sources import BadInput, Source, load

LATEST = "latest"
PARQUET = "parquet"


def find_release(folder: Path) -> Path:
    """The release that a person means by a folder: the release itself, or the latest of those in the folder.

    Raises:
        RefusedError: there is none.
    """
    for release in (folder, folder / LATEST):
        if (release / PARQUET).is_dir():
            return release.resolve()
    raise RefusedError(f"there is no release in {folder} (blauwhelm build publishes one)")


def sources_at_hand(sources: Sequence[Path] | None, digests: Mapping[str, str]) -> dict[str, Source]:
    """The files of a release's documents, as far as they are there with the very bytes that were read, by document id.

    Args:
        sources: where to look; None for the embedded documents, which need not be there.
        digests: document id to the SHA-256 of its bytes.

    Raises:
        BadInput: the sources were named and cannot be read.
    """
    embedded = checkout.sources()
    try:
        found = load(sources or ([embedded] if embedded else []))
    except BadInput:
        if sources:
            raise
        found = []
    return {source.id: source for source in found if digests.get(source.id) == source.sha256}


def text_of(source: Source) -> str:
    """The text that the offsets of a release count in."""
    return decode(source.data, name=source.id, encoding=source.encoding)


def texts_at_hand(release: Path, files: Mapping[str, Source], digests: Mapping[str, str]) -> dict[str, str]:
    """The texts of a release's documents: those of the files that are at hand, else those that the release has.

    Args:
        release: its folder.
        files: what `sources_at_hand` gave.
        digests: document id to the SHA-256 of its bytes.
    """
    return {**Texts(release, digests), **{document_id: text_of(source) for document_id, source in files.items()}}
