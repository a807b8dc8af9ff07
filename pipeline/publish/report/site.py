"""The report as a folder of files: which pages there are, and what each is given. `write` writes them all.

The pages are made one after another and none is kept, so that memory does not grow with the pages already written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from pipeline.publish.report import findings_list, marks, paging, reference
from pipeline.publish.report.charts import corpus_charts, mission_charts
from pipeline.publish.report.escape import data
from pipeline.publish.report.findings_list import SEVERITIES, FindingsList
from pipeline.publish.report.links import Places, web
from pipeline.publish.report.marks import Mark
from pipeline.publish.report.missions_at_a_glance import Missions, glance
from pipeline.publish.report.overview import DocumentRow, classes, document_rows, mission_rows, unclaimed
from pipeline.publish.report.paging import Pages
from pipeline.publish.report.reader import Findings, reader_pages
from pipeline.publish.report.rendering import render
from pipeline.publish.report.words import Row
from pipeline.read.document import Document

FOLDER = "report"

_WORST = 6  # findings on the page of a mission


def write(folder: Path, tables: Mapping[str, pl.DataFrame], documents: Sequence[Document], release_id: str) -> None:
    """Writes the report of a release into its folder. The same release gives the same bytes.

    Args:
        folder: the release's folder, with the other files already in it: the report lists them for download.
        tables: a frame for every published table.
        documents: those that the tables were read from.
        release_id: the release's id.

    Raises:
        OSError: the folder cannot be written to.
    """
    site = _Site(tables, documents, release_id)
    report = folder / FOLDER
    for path, page in site.pages(folder):
        target = report / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8", newline="\n")


class _Site:
    """What more than one page needs, worked out once."""

    def __init__(self, tables: Mapping[str, pl.DataFrame], documents: Sequence[Document], release_id: str) -> None:
        self.tables = tables
        self.documents = sorted(documents, key=lambda document: document.id)
        self.release_id = release_id
        self.texts = {document.id: document.text for document in self.documents}
        self.marks: dict[str, list[Mark]] = marks.marks(tables)
        stems = paging.stems(self.texts)
        self.reader: dict[str, Pages] = {
            document.id: paging.pages(document, self.marks.get(document.id, ()), stems[document.id])
            for document in self.documents
        }
        self.places = Places(self.reader, self.marks, tables)
        self.evidence = marks.evidence_of_findings(tables)
        self.rules = findings_list.rule_rows(tables)
        self.findings: dict[str, Row] = {row["finding_id"]: row for row in tables["findings"].iter_rows(named=True)}
        self.list: FindingsList = findings_list.listed(tables["findings"], self.rules)
        self.rows: dict[str, DocumentRow] = document_rows(self.documents, tables, self.places)
        self.missions = Missions(tables)
        self.rank = {key: number for number, key in enumerate(self.list.ids)}
        self.of_document: dict[str, list[str]] = {document_id: [] for document_id in self.texts}
        for key in self.list.ids:
            for document_id in dict.fromkeys(self.findings[key]["document_ids"] or ()):
                self.of_document.setdefault(document_id, []).append(key)

    def pages(self, folder: Path) -> Iterator[tuple[str, str]]:
        """The address and the HTML of every page."""
        yield from self._front()
        yield from self._findings()
        yield from self._readers()
        yield "rules.html", self._page("rules", "rules.html", **reference.rules(self.tables, self.list))
        yield "dictionary.html", self._page("dictionary", "dictionary.html", **reference.dictionary(self.tables))
        given = reference.downloads(folder, FOLDER, self.release_id, self.documents)
        yield "downloads.html", self._page("downloads", "downloads.html", **given)

    def _page(self, template: str, path: str, **values: object) -> str:
        return render(template, path, release_id=self.release_id, **values)

    def _cards(self, keys: Sequence[str], **kwargs: int) -> list[findings_list.Card]:
        rows = [self.findings[key] for key in keys]
        return findings_list.cards(rows, self.evidence, self.rules, self.texts, self.places, **kwargs)

    def _worst(self, keys: Sequence[str]) -> list[findings_list.Card]:
        return self._cards(keys[:_WORST], sides=2)

    def _front(self) -> Iterator[tuple[str, str]]:
        ids = sorted(self.missions.rows)
        index, link = "index.html", self.places.seen_from("index.html")
        common = {
            "documents": list(self.rows.values()),
            "classes": classes(),
            "corpus": corpus_charts(self.tables, link),
            "total": len(self.list.ids),
            "counts": self.list.counts,
        }
        if len(ids) == 1:
            (mission_id,) = ids
            shown = glance(self.missions, mission_id, index, link)
            charts = mission_charts(self.tables, mission_id, link)
            worst = self._worst(self.list.ids)
            yield index, self._page("index", index, glance=shown, charts=charts, worst=worst, missions=(), **common)
            return
        stems = paging.stems(ids)
        paths = {mission_id: f"missions/{stems[mission_id]}.html" for mission_id in ids}
        rows = mission_rows(self.missions, paths, link)
        worst = self._worst(self.list.ids)
        yield index, self._page("index", index, glance=None, charts=(), worst=worst, missions=rows, **common)
        for mission_id, path in paths.items():
            yield path, self._mission(mission_id, path)

    def _mission(self, mission_id: str, path: str) -> str:
        link = self.places.seen_from(path)
        shown = glance(self.missions, mission_id, path, link)
        keys = {key for document_id in shown.documents for key in self.of_document.get(document_id, ())}
        return self._page(
            "mission",
            path,
            glance=shown,
            charts=mission_charts(self.tables, mission_id, link),
            worst=self._worst(sorted(keys, key=self.rank.__getitem__)),
            documents=[self.rows[document_id] for document_id in shown.documents if document_id in self.rows],
            classes=classes(),
        )

    def _findings(self) -> Iterator[tuple[str, str]]:
        for number, path in enumerate(self.list.files):
            keys = self.list.on(number)
            cards = self._cards(keys)
            names = sorted({name for card in cards for name in card.row["document_ids"] or ()})
            first = number * findings_list.PER_PAGE
            yield (
                path,
                self._page(
                    "findings",
                    path,
                    cards=cards,
                    counts=self.list.counts,
                    rules=self.list.rules,
                    files=self.list.files,
                    number=number + 1,
                    first=first + 1,
                    last=first + len(cards),
                    total=len(self.list.ids),
                    severities=[each for each in SEVERITIES if any(card.row["severity"] == each for card in cards)],
                    families=sorted({card.family for card in cards}),
                    names=names,
                ),
            )

    def _readers(self) -> Iterator[tuple[str, str]]:
        bare = unclaimed(self.tables["coverage"])
        findings = Findings.of(self.tables["findings"], self.list.paths)
        for document in self.documents:
            pages = self.reader[document.id]
            found = [(self.findings[key], self.list.paths[key]) for key in self.of_document[document.id]]
            of_document = self.marks.get(document.id, ())
            for page in reader_pages(document, pages, of_document, bare.get(document.id, ()), findings):
                yield (
                    page.path,
                    self._page(
                        "document",
                        page.path,
                        document=document,
                        location=web(document.origin.location),
                        row=self.rows[document.id],
                        page=page,
                        files=pages.files,
                        found=found,
                        data=data(page.rows),
                    ),
                )
