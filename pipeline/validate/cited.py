"""A citation as the rules look at it: its row, its template, and where each thing it says stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.extract.citations import is_citation
from pipeline.lexicon import load_shared
from pipeline.read.document import Document, Parameter, Reference, Template
from pipeline.validate.findings import Corpus, Marked
from pipeline.validate.stated import evidence_by_id

_USE = ("citation_id", "supports", "start")
_FOLDED = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """One reference with a body.

    Attributes:
        row: its row in `citations`.
        document: the document it stands in.
        reference: the reference.
        template: the template that cites, or None in free text.
        notes: the other templates in its body (an archive's, a language's).
        parameters: the template's by their names, those that are empty left out; of a name the last.
    """

    row: dict[str, Any]
    document: Document
    reference: Reference
    template: Template | None
    notes: tuple[Template, ...]
    parameters: Mapping[str, Parameter]

    @property
    def url(self) -> str | None:
        """The address of the source itself, not of an archived copy."""
        return self.row["url"]

    @property
    def body(self) -> str:
        """What stands between the tags, as written."""
        return self.document.text[self.reference.body_start : self.reference.body_end]

    def parameter(self, field: str) -> Parameter | None:
        """The parameter that gives a field of `citations`, if the template has it."""
        return self.first(load_shared("citations")["fields"][field])

    def first(self, names: Iterable[str]) -> Parameter | None:
        """The parameter of the first of these names that the template has."""
        for name in names:
            if name in self.parameters:
                return self.parameters[name]
        return None

    def mark(self, role: str, field: str) -> Marked:
        """The parameter for a field, its name and its value; the whole reference where there is none."""
        parameter = self.parameter(field)
        if self.template is None or parameter is None:
            return self.whole(role)
        start = parameter.start
        if parameter.is_named:
            bar = self.document.text.rfind("|", self.template.start, parameter.start)
            start = self.document.text.find(parameter.name, bar, parameter.start)
        return Marked(role, self.document.id, start if start >= 0 else parameter.start, parameter.end)

    def mark_in_url(self, role: str, start: int, end: int) -> Marked:
        """A stretch of the address, where the address stands as written; the whole reference otherwise."""
        at = self.document.text.find(self.url or "", self.reference.body_start, self.reference.body_end)
        if not self.url or at < 0:
            return self.whole(role)
        return Marked(role, self.document.id, at + start, at + end)

    def mark_url(self, role: str) -> Marked:
        """The address."""
        return self.mark_in_url(role, 0, len(self.url or ""))

    def mark_archive(self, role: str) -> Marked:
        """The address of the archived copy."""
        url = self.row["archive_url"] or ""
        at = self.document.text.find(url, self.reference.body_start, self.reference.body_end) if url else -1
        return self.whole(role) if at < 0 else Marked(role, self.document.id, at, at + len(url))

    def whole(self, role: str) -> Marked:
        """The reference with its tags."""
        return Marked(role, self.document.id, self.reference.start, self.reference.end)

    @property
    def about(self) -> dict[str, Any]:
        """The columns of a comparison that say which row it is about."""
        return {"table_name": "citations", "row_id": self.row["citation_id"]}


@dataclass(frozen=True, slots=True)
class Supported:
    """One use of a citation, and the sentence that it supports.

    Attributes:
        cited: the citation.
        start: where the sentence begins in the document.
        end: where it ends.
        use_start: where the reference's tag begins.
    """

    cited: Cited
    start: int
    end: int
    use_start: int

    @property
    def sentence(self) -> tuple[str, int, int]:
        """The document and the stretch: the same for all uses beside one sentence."""
        return (self.cited.document.id, self.start, self.end)


def citations(corpus: Corpus) -> list[Cited]:
    """Every citation of the corpus, document by document, in source order."""
    return corpus.derive(_citations)


def by_document(corpus: Corpus) -> dict[str, list[Cited]]:
    """The citations of each document; a document without any has an empty list."""
    return corpus.derive(_by_document)


def supports(corpus: Corpus) -> list[Supported]:
    """Every use of a citation beside a sentence, in the order of `citation_uses`."""
    return corpus.derive(_supports)


def date_text(earliest: dt.date, latest: dt.date) -> str:
    """A date for a message: the day, or the days it lies between."""
    return earliest.isoformat() if earliest == latest else f"{earliest.isoformat()} to {latest.isoformat()}"


def _citations(corpus: Corpus) -> list[Cited]:
    templates: dict[str, dict[int, list[Template]]] = {}
    for document in corpus.documents.values():
        inside = templates.setdefault(document.id, {})
        for template in document.templates:
            if template.reference is not None:
                inside.setdefault(template.reference, []).append(template)
    found = []
    for row in corpus.rows("citations"):
        document = corpus.documents.get(row["document_id"])
        position = row["position"] - 1
        if document is None or position >= len(document.references):
            continue
        listed = templates[document.id].get(position, [])
        citing = next((t for t in listed if is_citation(t)), None)
        notes = tuple(t for t in listed if t is not citing)
        parameters = {p.name: p for p in citing.parameters if p.raw} if citing else {}
        found.append(Cited(row, document, document.references[position], citing, notes, parameters))
    return found


def _by_document(corpus: Corpus) -> dict[str, list[Cited]]:
    found: dict[str, list[Cited]] = {document_id: [] for document_id in corpus.documents}
    for cited in citations(corpus):
        found[cited.document.id].append(cited)
    return found


def _supports(corpus: Corpus) -> list[Supported]:
    if "citation_uses" not in corpus.tables:
        return []
    by_id, evidence = {cited.row["citation_id"]: cited for cited in citations(corpus)}, evidence_by_id(corpus)
    found = []
    for citation_id, supported, start in corpus.tables["citation_uses"].select(_USE).iter_rows():
        cited, sentence = by_id.get(citation_id), evidence.get(supported)
        if cited is not None and sentence is not None:
            found.append(Supported(cited, sentence["start"], sentence["end"], start))
    return found


def folded(name: str) -> str:
    """A name as it may stand in a host: letters and digits in lower case, no article before it."""
    words = _FOLDED.findall(name.casefold())
    return "".join(words[1:] if len(words) > 1 and words[0] in load_shared("names")["articles"] else words)


def quoted(values: Iterator[str] | list[str], most: int = 5) -> str:
    """Some values for a message, in quotes, each once."""
    unique = list(dict.fromkeys(values))
    listed = ", ".join(f"“{value}”" for value in unique[:most])
    return f"{listed} and {len(unique) - most} more" if len(unique) > most else listed
