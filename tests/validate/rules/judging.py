"""What the rules find in a few lines of text: the whole way, from reading to findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipeline.extract import extract
from pipeline.read import read
from pipeline.read.origin import Format, Origin
from pipeline.recognise import recognise
from pipeline.reconcile import reconcile
from pipeline.validate.findings import Corpus, Rule, findings_of
from pipeline.validate.rules import RULES

Given = Callable[[Corpus], Corpus]

BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}


FILE = Origin("page.wikitext")
"""Where a document comes from of which nothing else is known."""


@dataclass(frozen=True)
class Page:
    """A document to be judged."""

    text: str
    language: str = "en"
    form: Format = "wikitext"
    origin: Origin = FILE
    id: str = "page"


def dutch(text: str) -> Page:
    """A plain Dutch text."""
    return Page(text, "nl", "text", Origin("tekst.txt"))


@dataclass(frozen=True)
class Case:
    """A rule and pages.

    Attributes:
        rule: its id.
        pages: the documents.
        quotes: words that its finding must point at; none where it must stay silent.
        severity: of its findings; None for any.
        suggested: the repair that they suggest; None for any.
        given: changes what was read, for what no few lines of text bring about.
    """

    rule: str
    pages: tuple[Page, ...]
    quotes: tuple[str, ...] = ()
    severity: str | None = None
    suggested: str | None = None
    given: Given | None = None

    def __str__(self) -> str:
        return f"{self.rule}: {(self.quotes or ('silent',))[0][:30]}"


def _pages(pages: tuple[str | Page, ...]) -> tuple[Page, ...]:
    return tuple(page if isinstance(page, Page) else Page(page) for page in pages)


def fires(
    rule: str,
    *pages: str | Page,
    at: tuple[str, ...],
    severity: str | None = None,
    suggested: str | None = None,
    given: Given | None = None,
) -> Case:
    """A case in which the rule must fire."""
    return Case(rule, _pages(pages), at, severity, suggested, given)


def silent(rule: str, *pages: str | Page, given: Given | None = None) -> Case:
    """A near miss."""
    return Case(rule, _pages(pages), given=given)


def corpus_of(*pages: Page) -> Corpus:
    """The pages, read and with their tables."""
    documents, extracts = {}, []
    for page in pages:
        document = read(page.text, id=page.id, language=page.language, format=page.form, origin=page.origin)
        documents[page.id] = document
        extracts.append(extract(document, recognise(document)))
    return Corpus(documents, reconcile(extracts))


def severities(rule: Rule) -> set[str]:
    """Those that the rule says its findings may have."""
    return {rule.severity, *([rule.milder.severity] if rule.milder else [])}


def judged(rule: str, corpus: Corpus) -> list[dict[str, Any]]:
    """The findings of one rule, each with the quotes of its evidence."""
    found, evidence = findings_of(BY_ID[rule], corpus)
    assert {row["severity"] for row in found} <= severities(BY_ID[rule])
    return [{**row, "quotes": [e["quote"] for e in evidence if e["finding_id"] == row["finding_id"]]} for row in found]


def check(case: Case) -> None:
    """Hold a case to what it says."""
    corpus = corpus_of(*case.pages)
    found = judged(case.rule, case.given(corpus) if case.given else corpus)
    if not case.quotes:
        assert not found, [(row["message"], row["quotes"]) for row in found]
        return
    assert found, f"{case.rule} is silent"
    quotes = [quote for row in found for quote in row["quotes"]]
    assert set(case.quotes) <= set(quotes), quotes
    if case.severity is not None:
        assert {row["severity"] for row in found} == {case.severity}
    if case.suggested is not None:
        assert {row["suggested_value"] for row in found} == {case.suggested}
