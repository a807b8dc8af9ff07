"""Rules on how well a document is sourced: what its citations lack, and what has none.

What a citation lacks is said once for a document, with the number of citations that it concerns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.lexicon import load_shared
from pipeline.read.document import Block, Document, Parameter
from pipeline.validate.cited import Cited, by_document, quoted, supports
from pipeline.validate.findings import Corpus, Marked, NoneFound, Rule
from pipeline.validate.languages import language_of_title
from pipeline.validate.mentioned import as_of_dates, dates, numbers

_MOST = 25
"""Places that the finding on a whole document points at; the number of all of them is in its message."""

_ADDRESS_ALONE = re.compile(r"\s*\[?\s*(?:https?|ftp)://[^\s\[\]<>{}|]+\s*\]?[\s.,;]*\Z")


def _per_document(
    is_lacking: Callable[[Cited], bool], message: str, mark: Callable[[Cited], Marked]
) -> Callable[[Corpus], Iterator[Mapping[str, Any]]]:
    """The comparison of a rule that counts the citations of each document that something is the matter with."""

    def compare(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
        for document_id, listed in by_document(corpus).items():
            lacking = [cited for cited in listed if is_lacking(cited)]
            yield {
                "count": len(lacking), "message": message.format(count=len(lacking), of=len(listed)),
                "left_value": str(len(lacking)), "right_value": str(len(listed)), "table_name": "documents",
                "row_id": document_id, "spans": [mark(cited) for cited in lacking[:_MOST]],
            }  # fmt: skip

    return compare


def _is_bare(cited: Cited) -> bool:
    if cited.template is not None:
        is_page = cited.template.key in load_shared("outlets")["page_templates"]
        return is_page and bool(cited.url) and cited.parameter("title") is None
    body = cited.body
    for note in reversed(cited.notes):  # a flag behind the address says nothing of the source
        at = note.start - cited.reference.body_start
        body = body[:at] + body[note.end - cited.reference.body_start :]
    return _ADDRESS_ALONE.match(body) is not None


def _has_page(cited: Cited) -> bool:
    return cited.template is not None and bool(cited.url)


def _lacks_access(cited: Cited) -> bool:
    return _has_page(cited) and cited.row["accessed_edtf"] is None and cited.row["archive_url"] is None


def _lacks_publication(cited: Cited) -> bool:
    return _has_page(cited) and cited.row["published_edtf"] is None


def _lacks_archive(cited: Cited) -> bool:
    return bool(cited.url) and cited.row["archive_url"] is None


def _is_untemplated(cited: Cited) -> bool:
    if cited.template is not None or not cited.url:
        return False
    short = frozenset(load_shared("maintenance")["short_citations"])
    is_note = bool(cited.row["ref_group"]) or any(note.key in short for note in cited.notes)
    return not is_note and not _is_bare(cited)


def _lacks_language(cited: Cited) -> bool:
    title = cited.row["title"]
    if not title or cited.row["language"] or any(_declares_language(note.key) for note in cited.notes):
        return False
    return language_of_title(title, cited.document.language) is not None


def _declares_language(key: str) -> bool:
    words = load_shared("citations")
    return key in words["language_templates"] or key.endswith(tuple(words["language_template_endings"]))


def _title(cited: Cited) -> Marked:
    return cited.mark("title", "title")


def _whole(cited: Cited) -> Marked:
    return cited.whole("citation")


def _address(cited: Cited) -> Marked:
    return cited.mark_url("address")


def _mixed_spelling(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    fields = ("accessed", "archived", "archive_url", "url_status")
    names_of = [load_shared("citations")["fields"][field] for field in fields]
    for document_id, listed in by_document(corpus).items():
        first: dict[str, Parameter] = {}
        for names in names_of:
            for cited in listed:
                parameter = cited.first(names)
                if parameter is not None:
                    first.setdefault(parameter.name, parameter)
        spelt: dict[str, dict[str, Parameter]] = {}
        for name, parameter in first.items():
            spelt.setdefault(_plain(name), {})[name] = parameter
        mixed = [by_name for _, by_name in sorted(spelt.items()) if len(by_name) > 1]
        names = [name for by_name in mixed for name in sorted(by_name)]
        yield {
            "count": len(mixed), "left_value": ", ".join(names), "table_name": "documents", "row_id": document_id,
            "message": f"One parameter is spelt in several ways: {quoted(names, 8)}.",
            "spans": [Marked(name, document_id, p.start, p.end) for by in mixed for name, p in sorted(by.items())],
        }  # fmt: skip


def _plain(name: str) -> str:
    return name.replace("-", "").replace("_", "").casefold()


def _dated_number_from_live_page(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    pages = load_shared("outlets")["page_templates"]
    # By sentence: many sources may be cited for one.
    claims: dict[tuple[str, int, int], tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}
    for use in supports(corpus):
        cited = use.cited
        if cited.template is None or not cited.url or cited.template.key not in pages:
            continue
        if any(cited.row[column] is not None for column in ("published_edtf", "accessed_edtf", "archive_url")):
            continue
        if use.sentence not in claims:
            counted = [n for n in numbers(corpus)[cited.document.id].within(use.start, use.end) if _is_count(n)]
            dated = as_of_dates(corpus, cited.document, use.start, use.end) if counted else []
            claims[use.sentence] = counted, dated
        counted, dated = claims[use.sentence]
        if not dated:
            continue
        spans = [Marked("number", cited.document.id, n["start"], n["end"]) for n in counted[:_MOST]]
        spans += [Marked("date", cited.document.id, d["start"], d["end"]) for d in dated[:_MOST]]
        yield {
            "count": 1, "left_value": counted[0]["quote"], "right_value": dated[0]["quote"],
            "message": f"{counted[0]['quote']} as of {dated[0]['quote']} is cited to a page without any date.",
            "spans": [*spans, cited.mark_url("address")], **cited.about,
        }  # fmt: skip


def _is_count(number: Mapping[str, Any]) -> bool:
    is_number = number["value"] is not None and number["value"] >= 2
    return is_number and number["notation"] not in ("ordinal", "percent") and number["element"] != "citation"


_CLAIM = 40  # characters that a paragraph must have to claim something


def _uncited(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        uses = {use.block for use in document.reference_uses}
        claims = [
            (block, claim)
            for block in document.blocks
            if block.element == "prose" and block.index not in uses and len(block.text) >= _CLAIM
            if (claim := _claim_in(corpus, document, block)) is not None
        ]
        if document.references or document.format == "wikitext":
            # The lead sums the article up, whose sections carry the sources.
            has_sections = any(block.element == "heading" for block in document.blocks)
            claims = [(block, claim) for block, claim in claims if block.section or not has_sections]
        yield {
            "count": len(claims), "left_value": str(len(claims)), "table_name": "documents", "row_id": document.id,
            "message": f"Paragraphs that date or count something and cite no source: {len(claims)}.",
            "spans": [Marked("claim", document.id, *claim) for _, claim in claims[:_MOST]],
        }  # fmt: skip


def _claim_in(corpus: Corpus, document: Document, block: Block) -> tuple[int, int] | None:
    """The first date or count of a paragraph."""
    for row in dates(corpus)[document.id].within(block.start, block.end):
        if row["element"] == "prose" and row["precision"] in ("day", "month"):
            return (row["start"], row["end"])
    for row in numbers(corpus)[document.id].within(block.start, block.end):
        if row["element"] == "prose" and row["noun"] and _is_count(row):
            return (row["start"], row["end"])
    return None


RULES = (
    Rule(
        "bare_url", "citations", "warning",
        "A reference says more of its source than the address.",
        "Once the address is dead, nobody can tell what was cited.",
        "<ref>https://example.org/1</ref>", "<ref>[https://example.org/1 Report of the mission]</ref>",
        _per_document(_is_bare, "References that are an address and nothing else: {count} of {of}.", _whole), NoneFound,
    ),
    Rule(
        "access_date_missing", "citations", "info",
        "A page on the web is cited with the day it was looked at.",
        "Pages change: without that day or an archived copy the reader cannot know what was read.",
        "{{cite web |url=… |title=…}}", "an archive-url instead",
        _per_document(_lacks_access, "Citations without access date or archived copy: {count} of {of}.", _address),
        NoneFound,
    ),
    Rule(
        "publication_date_missing", "citations", "info",
        "A citation says when its source was published.",
        "A reader cannot tell whether the source could know what it is cited for.",
        "{{cite news |url=… |title=…}}", "|year=2014",
        _per_document(_lacks_publication, "Citations without a publication date: {count} of {of}.", _address),
        NoneFound,
    ),
    Rule(
        "archive_missing", "citations", "info",
        "A page on the web is cited with an archived copy.",
        "Addresses die.",
        "an address and no archive-url", "an archived copy in a template beside the citation",
        _per_document(_lacks_archive, "Citations with an address and no archived copy: {count} of {of}.", _address),
        NoneFound,
    ),
    Rule(
        "untemplated_citation", "citations", "info",
        "A citation is written with a citation template.",
        "What is free text cannot be read field by field.",
        "<ref>[https://example.org/1 Report], 2014</ref>", "an explanatory note; a shortened footnote",
        _per_document(_is_untemplated, "Citations in free text: {count} of {of}.", _whole), NoneFound,
    ),
    Rule(
        "language_undeclared", "citations", "info",
        "A source in another language says so.",
        "A reader opens a page that they cannot read.",
        "a Norwegian title in an English article, without language=", "the same with language=no",
        _per_document(_lacks_language, "Citations in another language that do not say so: {count} of {of}.", _title),
        NoneFound,
    ),
    Rule(
        "parameter_spelling_mixed", "citations", "info",
        "A document spells the parameters of its citations in one way.",
        "It makes no difference to a reader; a search for one spelling misses the other.",
        "accessdate beside access-date", "access-date throughout",
        _mixed_spelling, NoneFound,
    ),
    Rule(
        "dated_number_from_live_page", "citations", "warning",
        "A number as of a date is cited to a source that is dated too.",
        "The page shows another number by now, and the one cited cannot be checked.",
        "“As of 31 March, 209 …”, cited to a page with only title and address", "the same with an archived copy",
        _dated_number_from_live_page, NoneFound,
    ),
    Rule(
        "uncited_claim", "citations", "info",
        "A paragraph that dates or counts something cites a source.",
        "The claim cannot be checked.",
        "a paragraph with a date and no reference", "the lead of an article; a paragraph with a reference at its end",
        _uncited, NoneFound,
    ),
)  # fmt: skip
