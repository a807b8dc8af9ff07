"""`citations` and `citation_uses`: what each reference cites, and the sentence that each use of it supports.

What parameters mean is data (`pipeline/lexicon/citations.yaml`); a citation keeps all of its parameters as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from babel import Locale

from pipeline.extract.archives import archive_timestamp, archived_url, host_of
from pipeline.extract.rows import DocumentRows, Place, Row, in_key, section_path
from pipeline.lexicon import LANGUAGES, load_shared
from pipeline.read.document import Block, Document, Link, Parameter, Template
from pipeline.recognise.placed import PlacedDate
from pipeline.recognise.sentences import sentence_at, sentences

_NUMBERED = re.compile(r"\{n\}")
_MANY = 100  # authors of one source that are looked for; collaborations name more, but no reader counts on them here
_LOOK_BACK = 80  # characters before a date in which the word stands that says what it is the date of
_NUMBERS = ("", *map(str, range(1, _MANY)))


def extract(rows: DocumentRows) -> None:
    """Write every reference with a body down, and every place that uses one."""
    document = rows.document
    inside = _inside(document)
    starts = [d.start for d in rows.mentions.dates]
    written: list[Row] = []
    for position, reference in enumerate(document.references):
        templates, links, blocks = inside[position]
        dates = rows.mentions.dates[
            bisect_left(starts, reference.body_start) : bisect_left(starts, reference.body_end)
        ]  # fmt: skip
        body = document.text[reference.body_start : reference.body_end]
        citing = next((t for t in templates if is_citation(t)), None)
        values = _from_template(citing, dates) if citing else _from_text(blocks, links, templates, dates)
        values |= _archive(values, templates, dates)
        values["host"] = host_of(values["url"]) if values.get("url") else None
        written.append(
            rows.add(
                "citations",
                (values.get("url"), values.get("title"), None if values.get("url") else body),
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


def _inside(document: Document) -> list[tuple[list[Template], list[Link], list[Block]]]:
    """For each reference the templates, links and blocks of its body."""
    found: list[tuple[list[Template], list[Link], list[Block]]] = [([], [], []) for _ in document.references]
    for template in document.templates:
        if template.reference is not None:
            found[template.reference][0].append(template)
    for block in document.blocks:
        if block.reference is not None:
            found[block.reference][2].append(block)
    link_starts = [link.start for link in document.links]
    for position, reference in enumerate(document.references):
        lo, hi = bisect_left(link_starts, reference.body_start), bisect_left(link_starts, reference.body_end)
        found[position][1].extend(document.links[lo:hi])
    return found


def _from_template(template: Template, dates: Sequence[PlacedDate]) -> dict[str, Any]:
    written = {p.name: p for p in template.parameters if p.raw}  # of a name written twice the last counts
    given = {field: _first(written, names) for field, names in _data()["fields"].items()}
    values: dict[str, Any] = {"template": template.name}
    for field in ("title", "publisher", "work"):
        values[field] = _text(given[field])
    for field in ("url", "archive_url"):
        parameter = given[field]
        values[field] = parameter.raw if parameter else None
    language, status = given["language"], given["url_status"]
    values["language"] = language_code(language.text) if language else None
    values["url_status"] = _data()["url_statuses"].get(status.raw.casefold()) if status else None
    for field in ("published", "accessed", "archived"):
        parameter = given[field]
        values[field] = _date_in(parameter, dates) if parameter else None
    values["authors"] = _authors(written)
    values["parameters"] = {p.name: p.raw for p in template.parameters}
    return values


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
    first = re.split(r"[,;/&]|\s(?:and|en)\s", written.strip())[0].strip()
    named = _language_names().get(first.casefold())
    if named is not None:
        return named
    primary, *subtags = first.replace("_", "-").split("-")
    if not re.fullmatch(r"[A-Za-z]{2,3}", primary) or any(not re.fullmatch(r"[A-Za-z0-9]{2,8}", s) for s in subtags):
        return None
    return "-".join([primary.casefold(), *subtags])


@cache
def _language_names() -> dict[str, str]:
    """Codes of languages by their names in the languages that citations are written in, by CLDR."""
    return {
        name.casefold(): code.replace("_", "-")
        for language in LANGUAGES
        for code, name in sorted(Locale(language).languages.items(), reverse=True)
    }


def _from_text(
    blocks: Sequence[Block], links: Sequence[Link], templates: Sequence[Template], dates: Sequence[PlacedDate]
) -> dict[str, Any]:
    """A reference in free text: its first external link, and the dates that stand outside of templates."""
    external = next((link for link in links if link.kind == "external" and archived_url(link.target) is None), None)
    external = external or next((link for link in links if link.kind == "external"), None)
    language = next((t for t in templates if t.key in _data()["language_templates"]), None)
    values: dict[str, Any] = {
        "title": (external.label or None) if external else None,
        "url": external.target if external else None,
        "language": language_code(language.parameters[0].raw) if language and language.parameters else None,
        "parameters": {},
    }
    texts = {block.index: block.text for block in blocks}
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
        start = date.mention.start
        before = texts.get(date.block, "")[max(start - _LOOK_BACK, 0) : start].casefold().rstrip(" :,")
        field = "accessed" if before.endswith(endings) else "published"
        values.setdefault(field, date)
    return values


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
        whole, last, first = [_text(_first(written, names)) for names in _author_names(n)]
        if last:
            found.append(f"{first} {last}" if first else last)
        elif whole or first:
            found.append(whole or first or "")
        elif n not in ("", "1"):
            break
    return "; ".join(dict.fromkeys(found)) or None


def _text(parameter: Parameter | None) -> str | None:
    return parameter.text.strip() or None if parameter else None


@cache
def _author_names(n: str) -> tuple[tuple[str, ...], ...]:
    """What the parameters for an author of that number may be called: for the whole name, the last and the first."""
    names = _data()["authors"]
    return tuple(
        tuple(_NUMBERED.sub(n, pattern).strip() for pattern in names[part]) for part in ("whole", "last", "first")
    )


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
                places[use.block, sentence] = Place(start, end), in_key(document.text[start:end])
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
