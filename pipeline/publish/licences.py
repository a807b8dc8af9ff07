"""What the licences ask that documents and data come under. Which licence a document has, its catalog says.

``licences.csv`` has the licences that open texts come under, by their SPDX identifiers (https://spdx.org/licenses/);
titles as there, addresses of the licence's own text. Any other licence is known by the words of the catalog alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.read.document import Document


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence.

    Attributes:
        name: its SPDX identifier, or the words of the catalog.
        title: its title; the name where it is not one of the list.
        url: where it can be read.
        needs_attribution: whether the author has to be named; None where it is not one of the list.
        is_share_alike: whether what is made from the text has to come under the same licence; likewise.
    """

    name: str
    title: str
    url: str | None = None
    needs_attribution: bool | None = None
    is_share_alike: bool | None = None

    @property
    def slug(self) -> str:
        """The name with nothing in it but what a Data Package allows in the name of a licence."""
        return re.sub(r"[^-a-zA-Z0-9._]+", "-", self.name).strip("-") or "other"


def licence(name: str) -> Licence:
    """The licence of this name; an SPDX identifier is one in any case of its letters."""
    return _listed().get(name.casefold(), Licence(name, name))


def of_data(documents: Sequence[Document]) -> list[Licence]:
    """The licences that the catalogs give for what is made from their documents, sorted by name."""
    return _sorted(document.origin.data_licence for document in documents)


def of_documents(documents: Sequence[Document]) -> list[Licence]:
    """The licences of the documents themselves, sorted by name."""
    return _sorted(document.origin.licence for document in documents)


def _sorted(names: Iterable[str | None]) -> list[Licence]:
    return sorted({licence(name) for name in names if name}, key=lambda each: each.name)


@cache
def _listed() -> dict[str, Licence]:
    text = files("pipeline.publish").joinpath("licences.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {
        row["id"].casefold(): Licence(
            row["id"], row["title"], row["url"], row["needs_attribution"] == "true", row["is_share_alike"] == "true"
        )
        for row in rows
    }
