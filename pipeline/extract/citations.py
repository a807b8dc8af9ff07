"""`citations` and `citation_uses`: what each reference cites, and the sentence that each use of it supports.

What parameters mean is data (`pipeline/lexicon/citations.yaml`); a citation keeps all of its parameters as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from babel import Locale

from pipeline.extract.archives import archive_timestamp, archived_url, host_of
from pipeline.extract.ids import in_key
from pipeline.extract.rows import DocumentRows, Place, Row, place_of, section_path
from pipeline.lexicon import LANGUAGES, load_shared
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Document, Link, Parameter, Reference, Template
from pipeline.recognise.placed import PlacedDate
from pipeline.recognise.sentences import sentence_at, sentences

_NUMBERED = re.compile(r"\{n\}")
_MANY = 100  # authors of one source that are looked for; collaborations name more, but no reader counts on them here
_LOOK_BACK = 80  # characters before a date in which the word stands that says what it is the date of
_NUMBERS = ("", *map(str, range(1, _MANY)))


def extract(rows: DocumentRows) -> None:
    """Write every reference with a body down, and every place that uses one."""
    document = rows.document
    called: list[list[Template]] = [[] for _ in document.references]
    for template in document.templates:
        if template.reference is not None:
            called[template.reference].append(template)
    dates = rows.mentions.dates
    starts = [date.start for date in dates]
    written: list[Row] = []
    for position, reference in enumerate(document.references):
        templates = called[position]
        lo, hi = bisect_left(starts, reference.body_start), bisect_left(starts, reference.body_end)
        dated = dates[lo:hi]
        citing = next((template for template in templates if is_citation(template)), None)
        values = _from_template(citing, dated) if citing else _from_text(document, position, templates, dated)
        values |= _archive(values, templates, dated)
        url = values.get("url")
        values["host"] = host_of(url) if url else None
        body = None if url else document.text[reference.body_start : reference.body_end]
        written.append(
            rows.add(
                "citations",
                (url, values.get("title"), body),
                (reference.start, reference.end),
                position=position + 1,
                ref_name=reference.name,
                ref_group=reference.group,
                **values,
            )
        )
    _uses(rows, written)


def is_citation(template: Template) -> bool:
    """Whether a template is one that cites a source."""
    key, data = template.key, _data()
    return key in data["names"] or key.startswith(data["prefixes"])


def _from_template(template: Template, dates: Sequence[PlacedDate]) -> dict[str, Any]:
    written = {p.name: p for p in template.parameters if p.start < p.end}  # of a name written twice the last counts
    given = _given(written)
    values: dict[str, Any] = {"template": template.name}
    for field in ("title", "publisher", "work"):
        values[field] = _text(given.get(field))
    for field in ("url", "archive_url"):
        parameter = given.get(field)
        values[field] = parameter.raw if parameter else None
    language, status = given.get("language"), given.get("url_status")
    values["language"] = language_code(language.text) if language else None
    values["url_status"] = _data()["url_statuses"].get(status.raw.casefold()) if status else None
    for field in ("published", "accessed", "archived"):
        parameter = given.get(field)
        values[field] = _date_in(parameter, dates) if parameter else None
    values["authors"] = _authors(written)
    values["parameters"] = {p.name: p.raw for p in template.parameters}
    return values


def _given(written: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """The parameter of each field: of several the one whose name is preferred."""
    meanings = _meanings()
    given: dict[str, Parameter] = {}
    ranks: dict[str, int] = {}
    for name, parameter in written.items():
        if name in meanings:
            field, rank = meanings[name]
            if rank <= ranks.get(field, rank):
                ranks[field], given[field] = rank, parameter
    return given


@cache
def _meanings() -> dict[str, tuple[str, int]]:
    """Of each name of a parameter the field it fills, and its place among the names for that."""
    return {name: (field, rank) for field, names in _data()["fields"].items() for rank, name in enumerate(names)}


def _first(written: Mapping[str, Parameter], names: Iterable[str]) -> Parameter | None:
    """The first of these parameters that is there."""
    for name in names:
        if name in written:
            return written[name]
    return None


def language_code(written: str) -> str | None:
    """The BCP 47 code of a language as a citation gives it: a code in any case, or a name; None where it is neither.

    Of several languages the first counts.
    """
    first = _between_languages().split(written.strip())[0].strip()
    named = _language_names().get(first.casefold())
    if named is not None:
        return named
    primary, *subtags = first.replace("_", "-").split("-")
    if not re.fullmatch(r"[A-Za-z]{2,3}", primary) or any(not re.fullmatch(r"[A-Za-z0-9]{2,8}", s) for s in subtags):
        return None
    return "-".join([primary.casefold(), *subtags])


@cache
def _between_languages() -> re.Pattern[str]:
    return compiled(rf"[,;/&]|\s(?:{alternatives(load_shared('citations')['language_joins'])})\s")


@cache
def _language_names() -> dict[str, str]:
    """Codes of languages by their names in the languages that citations are written in, by CLDR."""
    return {
        name.casefold(): code.replace("_", "-")
        for language in LANGUAGES
        for code, name in sorted(Locale(language).languages.items(), reverse=True)
    }


def _from_text(
    document: Document, position: int, templates: Sequence[Template], dates: Sequence[PlacedDate]
) -> dict[str, Any]:
    """A reference in free text: its first external link, and the dates that stand outside of templates."""
    links = [link for link in _within(document.links, document.references[position]) if link.kind == "external"]
    external = next((link for link in links if archived_url(link.target) is None), links[0] if links else None)
    language = next((t for t in templates if t.key in _data()["language_templates"]), None)
    values: dict[str, Any] = {
        "title": (external.label or None) if external else None,
        "url": external.target if external else None,
        "language": language_code(language.parameters[0].raw) if language and language.parameters else None,
        "parameters": {},
    }
    accessed = tuple(_data()["accessed_words"])
    endings = (*accessed, *(f"{word} on" for word in accessed))
    following = iter(templates)
    template, hidden_until = next(following, None), 0
    for date in dates:  # in the order of the source, as the templates are
        while template is not None and template.start <= date.start:
            template, hidden_until = next(following, None), max(hidden_until, template.end)
        if date.start < hidden_until:
            continue
        if external and external.start <= date.start < external.end:
            continue  # a date in the title is what the source is about
        block, start = document.blocks[date.block], date.mention.start
        told = block.text[max(start - _LOOK_BACK, 0) : start] if block.reference == position else ""
        field = "accessed" if told.casefold().rstrip(" :,").endswith(endings) else "published"
        values.setdefault(field, date)
    return values


def _within(links: Sequence[Link], reference: Reference) -> Sequence[Link]:
    """The links in the body of a reference, of all links in the order of the source."""
    start = attrgetter("start")
    lo = bisect_left(links, reference.body_start, key=start)
    return links[lo : bisect_left(links, reference.body_end, lo, key=start)]


def _archive(values: dict[str, Any], templates: Sequence[Template], dates: Sequence[PlacedDate]) -> dict[str, Any]:
    """What is known of an archived copy: from the citation, a template beside it, or its own address."""
    url = values.get("archive_url")
    found: dict[str, Any] = {}
    beside = next((t for t in templates if t.key in _data()["archive_templates"]), None)
    if not url and beside is not None:
        parameter, date = beside.get(*_data()["archive_url"]), beside.get(*_data()["archive_date"])
        url = parameter.raw if parameter else None
        found["archived"] = _date_in(date, dates) if date else None
    if not url and values.get("url") and (original := archived_url(values["url"])):
        url = values["url"]
        found["url"] = original
    found["archive_url"] = url
    found["archive_timestamp"] = archive_timestamp(url) if url else None
    return found


def _date_in(parameter: Parameter, dates: Sequence[PlacedDate]) -> PlacedDate | None:
    return next((d for d in dates if parameter.start <= d.start and d.end <= parameter.end), None)


def _authors(written: Mapping[str, Parameter]) -> str | None:
    """The authors in the order of their numbers, given name first, joined by semicolons."""
    found = []
    for n in _NUMBERS:
        names = _author_names(n)
        if written.keys().isdisjoint(names.all):
            if n not in ("", "1"):
                break
            continue
        whole, last, first = (_text(_first(written, part)) for part in (names.whole, names.last, names.first))
        if last:
            found.append(f"{first} {last}" if first else last)
        elif whole or first:
            found.append(whole or first or "")
        elif n not in ("", "1"):
            break
    return "; ".join(dict.fromkeys(found)) or None


def _text(parameter: Parameter | None) -> str | None:
    return parameter.text.strip() or None if parameter else None


class _AuthorNames(NamedTuple):
    """What the parameters for one author may be called: for a whole name, the last and the first; and all of these."""

    whole: tuple[str, ...]
    last: tuple[str, ...]
    first: tuple[str, ...]
    all: frozenset[str]


@cache
def _author_names(n: str) -> _AuthorNames:
    """The names for the author of that number."""
    names = _data()["authors"]
    whole, last, first = (
        tuple(_NUMBERED.sub(n, pattern).strip() for pattern in names[part]) for part in ("whole", "last", "first")
    )
    return _AuthorNames(whole, last, first, frozenset((*whole, *last, *first)))


def _uses(rows: DocumentRows, written: Sequence[Row]) -> None:
    document = rows.document
    split: dict[int, list[tuple[int, int]]] = {}
    # By block and sentence: many uses may stand in one sentence, which must not be read anew for each.
    places: dict[tuple[int, tuple[int, int]], tuple[Place, str]] = {}
    for use in document.reference_uses:
        if use.reference is None or use.block is None:
            continue
        block = document.blocks[use.block]
        if use.block not in split:
            split[use.block] = sentences(block.text, document.language)
        sentence = sentence_at(split[use.block], max(use.offset - 1, 0))
        supports = words = None
        if sentence is not None:
            if (use.block, sentence) not in places:
                start, end = block.span(*sentence)
                places[use.block, sentence] = place_of(start, end), in_key(document.text[start:end])
            supports, words = places[use.block, sentence]
        rows.add_bare(
            "citation_uses",
            (written[use.reference].key, words),
            (use.start, use.end),
            citation_id=written[use.reference],
            start=use.start,
            end=use.end,
            section=section_path(use.section),
            supports=supports,
        )


@cache
def _data() -> dict[str, Any]:
    data = dict(load_shared("citations"))
    for name in ("prefixes", "names", "archive_templates", "language_templates"):
        data[name] = tuple(data[name])
    return data
