"""The documents of a release in figures: how much of each is claimed, how many findings it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.publish.report import words
from pipeline.publish.report.links import Places
from pipeline.publish.report.missions_at_a_glance import Missions
from pipeline.publish.report.model import Cell, Link
from pipeline.read.document import Document
from schemas.code_lists import code_list

_BLANK = "whitespace"
_CLAIMED = ("fact", "mention", "citation")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: a class of `coverage`, and where it lies, in hundredths of the bar."""

    name: str
    title: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the table of documents.

    Attributes:
        id: its key.
        title: its title.
        language: BCP 47.
        characters: its length in code points.
        path: address of its first page in the reader, relative to the report.
        parts: the classes of its text, white space aside.
        claimed: hundredths of the text that became facts, mentions or citations, of what is neither white space nor
            markup.
        findings: number of its findings of each severity.
    """

    id: str
    title: str
    language: str
    characters: int
    path: str
    parts: tuple[Part, ...]
    claimed: int
    findings: Mapping[str, int]

    @property
    def description(self) -> str:
        """The bar in words."""
        return ", ".join(part.title for part in self.parts)


def document_rows(
    documents: Sequence[Document], frames: Mapping[str, pl.DataFrame], places: Places
) -> dict[str, DocumentRow]:
    """The documents by id, in the order of their ids."""
    lengths: dict[str, Counter[str]] = {}
    sums = frames["coverage"].group_by("document_id", "class").agg((pl.col("end") - pl.col("start")).sum().alias("n"))
    for document_id, name, length in sums.iter_rows():
        lengths.setdefault(document_id, Counter())[name] = length
    found: dict[str, Counter[str]] = {}
    for ids, severity in frames["findings"].select("document_ids", "severity").iter_rows():
        for document_id in ids or ():
            found.setdefault(document_id, Counter())[severity] += 1
    rows = {}
    for document in sorted(documents, key=lambda document: document.id):
        covered = lengths.get(document.id, Counter())
        rows[document.id] = DocumentRow(
            id=document.id,
            title=document.title,
            language=document.language,
            characters=len(document.text),
            path=places.path("documents", document.id),
            parts=tuple(_parts(covered)),
            claimed=_claimed(covered),
            findings=dict(found.get(document.id, {})),
        )
    return rows


def classes() -> list[tuple[str, str]]:
    """The classes of text that the bars show, with their names."""
    return [(code.code, code.label) for code in code_list("coverage_classes") if code.code != _BLANK]


def unclaimed(coverage: pl.DataFrame) -> dict[str, list[tuple[int, int]]]:
    """The stretches of each document that nothing claims, in order."""
    found: dict[str, list[tuple[int, int]]] = {}
    tiles = coverage.filter(pl.col("class") == "unclaimed").sort("document_id", "start")
    for document_id, start, end in tiles.select("document_id", "start", "end").iter_rows():
        found.setdefault(document_id, []).append((start, end))
    return found


def mission_rows(missions: Missions, paths: Mapping[str, str], link: Link) -> list[tuple[Cell, ...]]:
    """The table of missions."""
    rows = []
    for mission_id, row in sorted(missions.rows.items()):
        said = (words.said("missions", row, name) for name in ("country_code", "status", "established"))
        rows.append(
            (
                Cell(row["abbreviation"] or mission_id, paths[mission_id]),
                Cell(row["name"] or "", link("missions", mission_id) or None),
                *(Cell(each) for each in said),
                Cell(str(len(missions.documents(mission_id)))),
            )
        )
    return rows


def _parts(lengths: Mapping[str, int]) -> list[Part]:
    whole = sum(length for name, length in lengths.items() if name != _BLANK)
    parts, at = [], 0.0
    for name, title in classes():
        length = lengths.get(name, 0)
        if length:
            width = 100 * length / whole
            parts.append(Part(name, f"{title} {width:.0f} %", round(at, 2), round(width, 2)))
            at += width
    return parts


def _claimed(lengths: Mapping[str, int]) -> int:
    claimed = sum(lengths.get(name, 0) for name in _CLAIMED)
    text = claimed + lengths.get("unclaimed", 0)
    return round(100 * claimed / text) if text else 100
