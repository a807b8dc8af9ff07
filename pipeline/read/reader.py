"""From a source to a `Document`: decodes, finds what nobody has declared, and calls the reader of the format.

What a format's text means is the business of `wikitext.py` and `text.py`; here is only what holds for both, and that a
document which defeats its reader is kept, whole and marked, beside the others.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pipeline.lexicon import LANGUAGES
from pipeline.read.catalog import FORMATS
from pipeline.read.decode import decode, normalise_newlines
from pipeline.read.detect import detect_format, detect_language, sample_of
from pipeline.read.document import (
    Block,
    Category,
    Document,
    Link,
    Problem,
    Reference,
    ReferenceUse,
    SourceMap,
    Stretch,
    Template,
)
from pipeline.read.errors import BadInput
from pipeline.read.origin import Format, Origin
from pipeline.read.sources import Source
from pipeline.read.text import read_text


@dataclass(frozen=True, slots=True)
class _Content:
    """What a reader made of a text, whatever the format."""

    blocks: tuple[Block, ...] = ()
    templates: tuple[Template, ...] = ()
    references: tuple[Reference, ...] = ()
    reference_uses: tuple[ReferenceUse, ...] = ()
    links: tuple[Link, ...] = ()
    categories: tuple[Category, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_degraded: bool = False
    lead_title: str | None = None


def read(
    source: bytes | str | Source,
    *,
    id: str | None = None,  # noqa: A002  # the document's key has this name everywhere
    language: str | None = None,
    format: Format | None = None,  # noqa: A002
    origin: Origin | None = None,
    encoding: str | None = None,
) -> Document:
    """Read a document.

    What is given here counts before what a `Source` says, and that before what the content shows. The title is the
    origin's, else the first heading of level 1, else the name the lead gives its subject (in a plain text the first
    line, where it is short), else the id.

    Args:
        source: the bytes of a file, a text, or one of what `pipeline.read.sources.load` gives.
        id: the document's key; of bytes or a text without one, the first 16 digits of its SHA-256.
        language: one of `pipeline.lexicon.LANGUAGES`.
        format: how it is written.
        origin: where it comes from.
        encoding: one of `pipeline.read.decode.CODECS`, for bytes without a byte order mark; UTF-8 if not given.

    Returns:
        The document. One that its reader cannot take has `is_degraded`, a problem of kind ``reader``, its text as one
        block and one tile.

    Raises:
        BadInput: the bytes are not text, or the language, format or encoding is none that can be read.
    """
    if isinstance(source, Source):
        id, origin = id or source.id, origin or source.origin  # noqa: A001
        language, format, encoding = language or source.language, format or source.format, encoding or source.encoding  # noqa: A001
        data, sha256, title = source.data, source.sha256, source.title
    else:
        data, title = (_encoded(source) if isinstance(source, str) else source), None
        sha256 = hashlib.sha256(data).hexdigest()
        id = id or sha256[:16]  # noqa: A001
    if language is not None and language not in LANGUAGES:
        raise BadInput(f"{id}: the language {language} is not one of {', '.join(LANGUAGES)}")
    if format is not None and format not in FORMATS:
        raise BadInput(f"{id}: the format {format} is not one of {', '.join(FORMATS)}")
    text = normalise_newlines(source) if isinstance(source, str) else decode(data, name=id, encoding=encoding)
    format = format or detect_format(text)  # noqa: A001
    origin = origin or Origin(path="")
    content = _content(text, format)
    return Document(
        id=id,
        title=title or origin.title or _title(content) or id,
        language=language or detect_language(sample_of(content.blocks)),
        format=format,
        text=text,
        sha256=sha256,
        bytes=len(data),
        origin=origin,
        blocks=content.blocks,
        templates=content.templates,
        references=content.references,
        reference_uses=content.reference_uses,
        links=content.links,
        categories=content.categories,
        stretches=content.stretches,
        problems=content.problems,
        is_degraded=content.is_degraded,
    )


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise BadInput(f"a text with half a surrogate pair at character {error.start}") from None


def _content(text: str, format: Format) -> _Content:  # noqa: A002
    from pipeline.read.wikitext import read_wikitext  # the parser it brings is needed only here

    try:
        if format == "text":
            plain = read_text(text)
            return _Content(
                blocks=plain.blocks,
                stretches=tuple((tile.start, tile.end, tile.kind) for tile in plain.tiles),
                problems=plain.problems,
                is_degraded=bool(plain.problems),
                lead_title=plain.lead_title,
            )
        page = read_wikitext(text)
        return _Content(
            blocks=page.blocks,
            templates=page.templates,
            references=page.references,
            reference_uses=page.reference_uses,
            links=page.links,
            categories=page.categories,
            stretches=page.stretches,
            problems=page.problems,
            is_degraded=page.is_degraded,
            lead_title=page.lead_title,
        )
    except Exception as error:  # whatever it is: one document must not take the others with it
        return _unread(text, type(error).__name__)


def _unread(text: str, what: str) -> _Content:
    """The text as it stands, where a reader gave up."""
    size = len(text)
    if not size:
        return _Content(problems=(Problem("reader", what, 0, 0),), is_degraded=True)
    block = Block(0, "prose", text, (), 0, size, SourceMap((0,), (0,), (size,), (True,)))
    problem = Problem("reader", what, 0, size)
    return _Content(blocks=(block,), stretches=((0, size, "text"),), problems=(problem,), is_degraded=True)


def _title(content: _Content) -> str | None:
    first = next((block.text for block in content.blocks if block.element == "heading" and block.level == 1), None)
    return " ".join((first or content.lead_title or "").split()) or None
