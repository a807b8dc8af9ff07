"""Rules on what one citation says of its source: the site, the work and the title, held against its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.lexicon import load_shared
from pipeline.read.document import Document, Parameter
from pipeline.read.names import comparable, spaced
from pipeline.recognise.number_scan import may_hold_numbers
from pipeline.recognise.numbers import find_numbers
from pipeline.validate.addresses import is_home, title_in
from pipeline.validate.cited import Cited, by_document, citations, folded, quoted
from pipeline.validate.findings import Corpus, Judged, Marked, NoneFound, Rule
from pipeline.validate.verdicts import Condition, Value

_MOST = 25
_TIED = re.compile(r"\d[^\W\d_]")  # behind such a number a part of a word counts as one
_WORD = re.compile(r"[^\W_]+")


class OtherArticle(Condition):
    """What is cited is no page of a wiki."""

    is_wiki = Value(bool, eq=False)


class AtItsHost(Condition):
    """A work is cited from a host of its own."""

    is_at_home = Value(bool, eq=True)


class SameNumber(Condition):
    """The numbers before the same words are equal."""

    difference_in_value = Value(float, eq=0)


def _cites_itself(corpus: Corpus) -> Iterator[Judged]:
    for document_id, listed in by_document(corpus).items():
        if not _is_about_wikis(corpus.documents[document_id]):
            for cited in listed:
                if cited.url and (host := cited.row["host"]) is not None:
                    yield Judged({"is_wiki": _is_wiki(host)}, partial(_page_cited, cited))


def _page_cited(cited: Cited) -> Mapping[str, Any]:
    page = _page_of(cited.url or "")
    is_self = comparable(page) in _own_names(cited)
    what = "The article itself" if is_self else f"A page of {cited.row['host']}"
    return {
        "message": f"{what} is cited as a source.",
        "left_value": page, "right_value": cited.document.title if is_self else None,
        "spans": [cited.mark_url("source")], **cited.about,
    }  # fmt: skip


def _is_wiki(host: str) -> bool:
    wikis, below = _wikis()
    return host in wikis or host.endswith(below)


@cache
def _wikis() -> tuple[frozenset[str], tuple[str, ...]]:
    """The hosts of wikis, and how the names of those below them end."""
    wikis = load_shared("outlets")["wikis"]
    return frozenset(wikis), tuple(f".{wiki}" for wiki in wikis)


def _is_about_wikis(document: Document) -> bool:
    """Whether an article is on a wiki: its pages are then what it is about."""
    title = document.title.casefold()
    return any(wiki.split(".")[0] in title for wiki in load_shared("outlets")["wikis"])


def _page_of(url: str) -> str:
    """The title of the page that an address of a wiki leads to, with the spaces that a reader sees."""
    parts = urlsplit(url)
    last = parts.path.rsplit("/wiki/", maxsplit=1)[-1]
    if "title=" in parts.query:
        last = parts.query.split("title=", maxsplit=1)[1].split("&")[0]
    return spaced(unquote(last))


def _own_names(cited: Cited) -> set[str]:
    """The titles that the page has itself, in lower case, as titles are compared."""
    location = cited.document.origin.location
    names = {comparable(cited.document.title)}
    return names | {comparable(_page_of(location))} if location and "/" in location else names


def _publisher_differs(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    outlets = {folded(name): hosts for name, hosts in load_shared("outlets")["outlets"].items()}
    homes = {host for hosts in outlets.values() for host in hosts}
    work = load_shared("outlets")["work_parameters"]
    for cited in citations(corpus):
        host = cited.row["host"]
        parameter = cited.first(work) if host is not None else None
        if host is None or parameter is None or not parameter.text.strip():
            continue
        named = parameter.text.strip()
        if _is_wiki(host):
            is_at_home, certainty = "wiki" in named.casefold(), "certain"
        elif (own := outlets.get(folded(named))) and any(_is_under(host, home) for home in homes):
            is_at_home, certainty = any(_is_under(host, home) for home in own), "likely"
        else:
            continue
        yield {
            "is_at_home": is_at_home, "certainty": certainty,
            "message": f"The work named is “{named}”, the address is on {host}.",
            "left_value": named, "right_value": host,
            "spans": [Marked("work", cited.document.id, parameter.start, parameter.end), cited.mark_url("address")],
            **cited.about,
        }  # fmt: skip


def _is_under(host: str, home: str) -> bool:
    return host == home or host.endswith(f".{home}")


def _placeholder_title(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    placeholders = frozenset(load_shared("outlets")["placeholder_titles"])
    for document_id, listed in by_document(corpus).items():
        empty = [c for c in listed if c.parameter("title") and _says_nothing(c, placeholders)]
        yield {
            "count": len(empty), "left_value": str(len(empty)), "right_value": str(len(listed)),
            "message": f"Titles that name no page: {quoted([c.row['title'] for c in empty])}.",
            "spans": [c.mark("title", "title") for c in empty[:_MOST]], "table_name": "documents",
            "row_id": document_id,
        }  # fmt: skip


def _says_nothing(cited: Cited, placeholders: frozenset[str]) -> bool:
    title = (cited.row["title"] or "").strip()
    if title.casefold().strip(" .!?") in placeholders:
        return True
    host = cited.row["host"]
    if not title or not cited.url or host is None:
        return False
    # The site's own name in the place of the page's: the work's, word for word, and its host's too.
    labels = {*host.split(".")[:-1], host.replace(".", ""), f"www{host.replace('.', '')}"}
    if folded(title) not in labels:
        return False
    template = cited.template.key if cited.template else ""
    if template not in load_shared("outlets")["page_templates"] or is_home(cited.url):
        return False
    named = {folded(cited.row[field] or "") for field in ("work", "publisher")} - {""}
    return not named or bool(named & labels)


def _title_number(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for cited in citations(corpus):
        title = cited.parameter("title")
        language = cited.document.language
        where = title_in(cited.url) if cited.url and title else None
        if title is None or where is None or cited.url is None or not may_hold_numbers(title.text, language):
            continue
        url = cited.url
        slug = re.sub(r"[-_+.]", " ", unquote(url[slice(*where)], errors="replace"))
        folded_slug = slug.casefold()
        if not _has_two_words(title.text, folded_slug):
            continue
        in_title = _numbered(title.text, language)
        if not any(first in folded_slug and second in folded_slug for first, second in in_title):
            continue
        for words, (value, quote) in _numbered(slug, language).items():
            if words not in in_title:
                continue
            stated, stated_quote = in_title[words]
            in_url = re.search(rf"(?<![^\W_]){re.escape(quote)}(?![^\W_])", url[slice(*where)])
            start = where[0] + (in_url.start() if in_url else 0)
            yield {
                "difference_in_value": abs(value - stated), "certainty": "likely",
                "message": f"The title says {stated_quote} {' '.join(words)}, the address {quote}.",
                "left_value": stated_quote, "right_value": quote, "difference": f"{abs(value - stated):g}",
                "spans": [
                    _in_title(cited, title, stated_quote),
                    cited.mark_in_url("address", start, start + len(quote) if in_url else where[1]),
                ],
                **cited.about,
            }  # fmt: skip


def _has_two_words(title: str, slug: str) -> bool:
    """Whether an address may have two words of a title: most have none, and need not be read for numbers."""
    words = _WORD.findall(title.casefold())
    return _TIED.search(title) is not None or sum(word in slug for word in words) > 1


def _in_title(cited: Cited, title: Parameter, quote: str) -> Marked:
    at = title.raw.find(quote)
    start, end = (title.start + at, title.start + at + len(quote)) if at >= 0 else (title.start, title.end)
    return Marked("title", cited.document.id, start, end)


def _numbered(text: str, language: str) -> dict[tuple[str, str], tuple[float, str]]:
    """The numbers of a title by the two words behind each; words that two numbers stand before count for none."""
    found: dict[tuple[str, str], tuple[float, str]] = {}
    twice = set()
    for number in find_numbers(text, language):
        words = [m[0].casefold() for m in _WORD.finditer(text[number.end : number.end + 60])][:2]
        quote = text[number.start : number.end]
        # A fraction, a percentage or grouped digits fall apart in an address (3.3 million, 3-3-million).
        is_whole = quote.isdigit() or quote.replace(" ", "").isalpha()
        is_part = re.search(r"\d\W?\Z", text[max(0, number.start - 2) : number.start]) is not None
        if number.value is None or not is_whole or is_part or len(words) < 2 or any(map(str.isdigit, words)):
            continue
        key = (words[0], words[1])
        twice |= {key} & found.keys()
        found[key] = (float(number.value), text[number.start : number.end])
    return {key: value for key, value in found.items() if key not in twice}


RULES = (
    Rule(
        "cites_itself", "citations", "error",
        "An article cites sources outside the encyclopedia.",
        "A claim that rests on the article, or on another page of a wiki, rests on nothing.",
        "an address of the article under another newspaper's name", "a link to the same article in the running text",
        _cites_itself, OtherArticle,
    ),
    Rule(
        "publisher_differs_from_host", "citations", "error",
        "The work that a citation names is the site that it links to.",
        "The reader is told of a source that the address does not lead to.",
        "The New York Times, with an address of wikipedia.org", "BBC News, with an address of bbc.co.uk",
        _publisher_differs, AtItsHost,
    ),
    Rule(
        "placeholder_title", "citations", "warning",
        "The title of a citation names a page.",
        "Once its address is dead, the source cannot be found again.",
        "title=Archived copy; title=Example with an address deep in example.org",
        "the site's name as title of its home page",
        _placeholder_title, NoneFound,
    ),
    Rule(
        "title_number_differs_from_url", "citations", "warning",
        "A number in a title is the number in the address made from it.",
        "The figure was changed after publication, or miscopied.",
        "“10 peacekeepers killed in …” at …/8-peacekeepers-killed-in-…", "10 killed and 8 wounded, in either",
        _title_number, SameNumber,
    ),
)  # fmt: skip
