"""How a release is cited: who made it, what it is called, from which day it can be, and its ``CITATION.cff``.

What is said of the project here is what the ``CITATION.cff`` of the repository says; a test holds the two together, as
the package may run without the repository. A release has no clock: the day it is cited by is worked out from its
documents.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

import schemas
from pipeline.publish import licences
from pipeline.read.document import Document

NAME = "CITATION.cff"

TITLE = "Blauwhelm: a validated dataset on UN peace missions"
AUTHORS = ("The Blauwhelm authors",)
KEYWORDS = ("peacekeeping", "information extraction", "provenance", "data quality")
DESCRIPTION = "UN peace missions as encyclopedic text tells of them: each value with the words it came from."
FIRST_DAY = dt.date(2026, 11, 22)
"""The day of the software's version: no release of it is older."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A release as it is cited.

    Attributes:
        release_id: its id.
        day: the first day on which it can have been made: that of the software's version, or the latest on which one of
            the documents was revised or fetched.
    """

    release_id: str
    day: dt.date

    @property
    def version(self) -> str:
        """The contract's version and, as SemVer's build metadata, the release's id: ``1.0.0+0123456789ab``."""
        return f"{schemas.VERSION}+{self.release_id}"

    @property
    def text(self) -> str:
        """The citation in a line."""
        return f"{', '.join(AUTHORS)} ({self.day.year}). {TITLE}. Release {self.release_id}, version {self.version}."

    @property
    def bibtex(self) -> str:
        """The citation as a BibTeX entry; braces keep the names and the title as they are."""
        authors = " and ".join(f"{{{author}}}" for author in AUTHORS)
        fields = {
            "author": authors,
            "title": f"{{{TITLE}}}",
            "year": str(self.day.year),
            "version": self.version,
            "note": f"Release {self.release_id}",
        }
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{blauwhelm-{self.release_id},\n{body}\n}}"


def cited(release_id: str, documents: Sequence[Document]) -> Cited:
    """A release of these documents, as it is cited."""
    moments = [moment for each in documents for moment in (each.origin.revised_at, each.origin.retrieved_at) if moment]
    return Cited(release_id, max([FIRST_DAY, *(moment.astimezone(dt.UTC).date() for moment in moments)]))


def citation_file(release: Cited, documents: Sequence[Document]) -> str:
    """The content of the release's ``CITATION.cff`` (https://citation-file-format.github.io/, version 1.2.0).

    Every string is quoted as JSON quotes it, which YAML reads alike.
    """
    lines = [
        "cff-version: 1.2.0",
        f"message: {_quoted('Please cite this release by its id, and the documents it quotes (ATTRIBUTION.md).')}",
        "type: dataset",
        f"title: {_quoted(TITLE)}",
        f"abstract: {_quoted(DESCRIPTION)}",
        "authors:",
        *(f"  - name: {_quoted(author)}" for author in AUTHORS),
        f"version: {_quoted(release.version)}",
        "identifiers:",
        "  - type: other",
        f"    value: {_quoted(release.release_id)}",
        f"    description: {_quoted('The id of the release, worked out from its content.')}",
        f"keywords: {_quoted(list(KEYWORDS))}",
    ]
    # The format takes SPDX identifiers alone; what else the catalogs give stands in ATTRIBUTION.md.
    names = [each.name for each in licences.of_data(documents) if each.url]
    if names:
        lines.append(f"license: {_quoted(names)}")
    return "\n".join(lines) + "\n"


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)
