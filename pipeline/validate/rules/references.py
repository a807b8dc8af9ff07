"""Rules on references as MediaWiki's Cite joins them: names, definitions and uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.lexicon import load_shared
from pipeline.read.document import Document, Reference, ReferenceUse
from pipeline.validate.cited import quoted
from pipeline.validate.findings import Corpus, Marked, NoneFound, Rule
from pipeline.validate.verdicts import Condition, Value

_MOST = 25
_LIST_TAG = re.compile(r"<(?:references\b[^<>/]{0,200}>|(?P<close>/references\s{0,10}>))", re.IGNORECASE)


class Defined(Condition):
    """A name that is used has a body."""

    bodies = Value(int, ge=1)


class DefinedOnce(Condition):
    """A name has one body, however often that is repeated."""

    bodies = Value(int, le=1)


class Used(Condition):
    """A reference that a list defines is used."""

    uses = Value(int, ge=1)


Name = tuple[str | None, str]
"""A reference's group and name: names are told apart by group."""


def _names(corpus: Corpus) -> dict[str, dict[Name, tuple[list[Reference], list[ReferenceUse]]]]:
    """The bodies and the uses of every name of each document, in source order."""
    found: dict[str, dict[Name, tuple[list[Reference], list[ReferenceUse]]]] = {}
    for document in corpus.documents.values():
        names = found.setdefault(document.id, {})
        for reference in document.references:
            if reference.name:
                names.setdefault((reference.group, reference.name), ([], []))[0].append(reference)
        for use in document.reference_uses:
            if use.name:
                names.setdefault((use.group, use.name), ([], []))[1].append(use)
    return found


def _undefined(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document_id, names in corpus.derive(_names).items():
        document = corpus.documents[document_id]
        if document.is_degraded:
            continue  # what was not read may hold the body
        # A use inside a list of references takes its list's group.
        open_ = [key for key, (_, uses) in names.items() if all(use.reference is None for use in uses)]
        if not open_:
            continue
        # A box may make the body itself, from an argument that names it (Infobox language, ref=e18).
        made = {parameter.raw for template in document.templates for parameter in template.parameters}
        for key in open_:
            (_, name), (bodies, uses) = key, names[key]
            if name in made:
                continue
            yield {
                "bodies": len(bodies), "left_value": name,
                "message": f"The reference “{name}” is used, but nowhere defined.",
                "spans": [Marked("use", document_id, use.start, use.end) for use in uses[:_MOST]],
            }  # fmt: skip


def _defined_twice(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document_id, names in corpus.derive(_names).items():
        text = corpus.documents[document_id].text
        for (_, name), (references, _uses) in names.items():
            if len(references) <= 1:
                continue  # of one body there are no two
            bodies: dict[str, Reference] = {}
            for reference in references:
                body = " ".join(text[reference.body_start : reference.body_end].split())
                if body:
                    bodies.setdefault(body, reference)
            different = list(bodies.values())
            yield {
                "bodies": len(different), "left_value": name, "right_value": str(len(different)),
                "message": f"The reference “{name}” is defined {len(different)} times, each time differently.",
                "spans": [Marked("definition", document_id, r.start, r.end) for r in different[:_MOST]],
            }  # fmt: skip


def _unused(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        if document.is_degraded:
            continue
        named = _named_by_templates(document)
        used: dict[int, int] = {}
        for use in document.reference_uses:
            if use.reference is not None:
                used[use.reference] = used.get(use.reference, 0) + 1
        for position, reference in corpus.derive(_listed)[document.id]:
            by_template = reference.name is not None and reference.name in named
            yield {
                # A body is the first use of itself.
                "uses": max(used.get(position, 0) - 1, 0) + by_template, "left_value": reference.name,
                "message": f"Defined in the list of references and never used: “{reference.name or ''}”.",
                "spans": [Marked("definition", document.id, reference.start, reference.end)],
            }  # fmt: skip


def _named_by_templates(document: Document) -> set[str]:
    """The references that a page uses by a template for the tag ({{r|name}})."""
    names = frozenset(load_shared("maintenance")["reference_uses"])
    return {p.text.strip() for t in document.templates if t.key in names for p in t.parameters if not p.is_named}


def _listed(corpus: Corpus) -> dict[str, list[tuple[int, Reference]]]:
    """The references of each document whose body stands in a list of references, with their positions."""
    return {document.id: list(_listed_in(document)) for document in corpus.documents.values()}


def _listed_in(document: Document) -> Iterator[tuple[int, Reference]]:
    lists = []
    opened: int | None = None
    for m in _LIST_TAG.finditer(document.text):
        if not m["close"]:
            opened = m.end()
        elif opened is not None:
            lists.append((opened, m.start()))
            opened = None
    names = frozenset(load_shared("maintenance")["reference_lists"])
    lists += [(t.start, t.end) for t in document.templates if t.key in names]
    lists.sort()
    at = 0
    for position, reference in enumerate(document.references):
        while at < len(lists) and lists[at][1] <= reference.start:
            at += 1
        if at < len(lists) and lists[at][0] <= reference.start:
            yield position, reference


def _used_before(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        listed = {position for position, _ in corpus.derive(_listed)[document.id]}
        early = [
            use
            for use in document.reference_uses
            if use.reference is not None
            and use.reference not in listed
            and use.end <= document.references[use.reference].start
        ]
        yield {
            "count": len(early), "left_value": str(len(early)), "table_name": "documents", "row_id": document.id,
            "message": f"Used before the body is given: {quoted([u.name or '' for u in early])}.",
            "spans": [Marked("use", document.id, use.start, use.end) for use in early[:_MOST]],
        }  # fmt: skip


RULES = (
    Rule(
        "reference_name_undefined", "citations", "error",
        "A reference that is used by its name is defined.",
        "The claim looks supported, and nothing supports it.",
        "<ref name=\"a\"/> with no <ref name=\"a\">…</ref>", "the body stands in the list at the end",
        _undefined, Defined,
    ),
    Rule(
        "reference_name_defined_twice", "citations", "error",
        "A reference's name has one definition.",
        "One of the two sources is never shown.",
        "<ref name=\"a\">one</ref> … <ref name=\"a\">two</ref>", "the same body twice; the same name in two groups",
        _defined_twice, DefinedOnce,
    ),
    Rule(
        "reference_unused", "citations", "warning",
        "A reference defined in the list of references is used in the text.",
        "A source without a claim is left over from a sentence that is gone.",
        "a <ref name=\"a\"> in {{reflist|refs=…}} that no sentence names", "one that a sentence names",
        _unused, Used,
    ),
    Rule(
        "reference_used_before_definition", "citations", "info",
        "A reference is defined where it is first used.",
        "Legal, but whoever reads the source must look for the body further down.",
        "<ref name=\"a\"/> above <ref name=\"a\">…</ref>", "the body stands in the list of references",
        _used_before, NoneFound,
    ),
)  # fmt: skip
