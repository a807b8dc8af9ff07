"""The page of attribution: which documents a release quotes, where each is found, and what its licence asks.

Every release has one (`NAME`). The tables quote documents word for word, so whoever passes a release on passes their
words on. Licences such as CC BY-SA ask then for the title, the place, the licence and what was changed, and that what
is made from the words comes under the same licence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.publish import licences
from pipeline.publish.facts_page import escaped
from pipeline.publish.licences import Licence, licence
from pipeline.read.document import Document
from pipeline.read.origin import Origin

NAME = "ATTRIBUTION.md"


def attribution(documents: Sequence[Document]) -> str:
    """The page as Markdown, the same for the same documents."""
    return "\n".join(_lines(sorted(documents, key=lambda document: document.id))) + "\n"


def _lines(documents: Sequence[Document]) -> Iterator[str]:
    yield "# Attribution"
    yield ""
    yield "What this release quotes, and on which terms it can be passed on. Its tables quote the documents below word"
    yield "for word; facts, codes and dates were read out of them by rules. Nothing in a quote was changed, but in CSV"
    yield "files, where some have an apostrophe more (`csv/README.md` says which)."
    yield ""
    yield "## The data"
    yield ""
    given = licences.of_data(documents)
    if given:
        yield "The tables as such come under:"
        yield ""
        for each in given:
            yield f"- {_named(each)}"
    else:
        yield "The catalog of the documents gives no licence for what is made from them."
    yield ""
    yield "The words that are quoted stay under the licence of their document."
    if any(each.is_share_alike for each in licences.of_documents(documents)):
        yield "Where that is a share-alike licence, what is made from the words comes under the same licence."
    yield ""
    yield "## The documents"
    if not documents:
        yield ""
        yield "None is known."
    for document in documents:
        yield ""
        yield f"### {escaped(document.title)}"
        yield ""
        yield from (f"- {line}" for line in _told(document, document.origin))


def _told(document: Document, origin: Origin) -> Iterator[str]:
    yield f"document: `{document.id.replace('`', chr(39))}`, {document.language}"
    yield f"location: {_address(origin.location) if origin.location else 'not known'}"
    if origin.revision_id:
        yield f"revision: {escaped(origin.revision_id)}" + (
            f", of {origin.revised_at:%Y-%m-%d}" if origin.revised_at else ""
        )
    if origin.retrieved_at:
        yield f"fetched: {origin.retrieved_at:%Y-%m-%d}"
    if not origin.licence:
        yield "licence: not known; ask whoever has the rights before you pass its words on"
        return
    terms = licence(origin.licence)
    yield f"licence: {_named(terms)}"
    if terms.needs_attribution:
        yield "asks for: the title, the location and the licence, as above" + (
            ", and the same licence for what is made from it" if terms.is_share_alike else ""
        )
    elif terms.needs_attribution is None:
        yield "asks for: not known here; see the licence"


def _named(terms: Licence) -> str:
    if terms.url is None:
        return escaped(terms.name)
    return f"{escaped(terms.title)} ({escaped(terms.name)}), <{terms.url}>"


def _address(location: str) -> str:
    """An address as a link, if it is one of the web and can stand between angle brackets; else as text."""
    is_plain = location.startswith(("http://", "https://")) and not any(c in location for c in "<>\\ \t\r\n")
    return f"<{location}>" if is_plain else escaped(location)
