"""Reports made for the tests, from any text through all stages, and what a parser reads on their pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
import polars as pl

import schemas
from pipeline.extract import extract
from pipeline.publish.embedded import embedded
from pipeline.publish.report import site
from pipeline.read import read
from pipeline.read.document import Document
from pipeline.recognise import recognise
from pipeline.reconcile import reconcile
from pipeline.validate.contract import check
from pipeline.validate.rules import find

XHTML = "{http://www.w3.org/1999/xhtml}"

HOSTILE = """\
{{Infobox military operation|name=<script>window.ran=1</script>|website=[javascript:window.ran=2 Click]}}
'''Op <img src=x onerror="window.ran=3">''' was a mission of the [[United Nations]] in [[Mali]].
It ended on 31 June.
</div></main></body><script>window.ran=4</script> &lt;script&gt; &#60;script&#62; &notanentity; &amp &#xD800; &#0;
<svg onload="window.ran=5"><a xlink:href="javascript:window.ran=6">x</a></svg><style>*{display:none}</style>
It had 1.140 police\u202eecilop\u202c and 11.200 soldiers, 12.640 in all.<!-- --><script>window.ran=7</script><!--
</script><script>window.ran=8</script> " onmouseover="window.ran=9" ' {{ window.ran }} {% raw %} ]]> \x0b\x7f
-->
The force <math><mtext></title><iframe srcdoc="<script>parent.ran=10</script>"></iframe>
lost 10 soldiers in October 2014.
<ref>{{cite web|url=javascript:window.ran=11|title=<b onclick=window.ran=12>10 killed</b>}}</ref>
<ref>{{cite web|url=http://example.org/"onfocus="window.ran=13|title=8 killed|date=31 June 2014}}</ref>
"""
"""Wiki markup that tries what markup in a page can try, with a sum that does not add up and a day that is none."""


@cache
def tables_of(*texts: str) -> tuple[tuple[Document, ...], Mapping[str, pl.DataFrame]]:
    """Documents in wiki markup, and the tables of all stages."""
    documents = tuple(
        read(text, id=f"page {number}" if number else "page", language="en", format="wikitext")
        for number, text in enumerate(texts)
    )
    result = check(reconcile([extract(document, recognise(document)) for document in documents]))
    empty = {table: schemas.empty(table) for table in schemas.TABLES}
    kept = {**empty, **result.kept, "rejected_rows": result.rejected}
    return documents, {**kept, **find(documents, result.kept)}


def written(folder: Path, *texts: str) -> Path:
    """The report of documents in wiki markup."""
    return report(folder, *tables_of(*texts))


def report(folder: Path, documents: Sequence[Document], tables: Mapping[str, pl.DataFrame]) -> Path:
    """The report of documents and their tables."""
    folder.mkdir(parents=True, exist_ok=True)
    site.write(folder, tables, documents, "0123456789ab")
    return folder / site.FOLDER


@cache
def the_embedded() -> tuple[tuple[Document, ...], Mapping[str, pl.DataFrame]]:
    """The embedded documents and their tables."""
    made = embedded()
    return made.documents, made.tables


@cache
def parsed(page: Path) -> ElementTree.Element:
    """A page as a parser of the HTML standard reads it.

    Raises:
        html5lib.html5parser.ParseError: it breaks the standard.
    """
    return html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("etree")).parse(
        page.read_text(encoding="utf-8")
    )


def ids(page: ElementTree.Element) -> list[str]:
    """The ids on a page."""
    return [element.attrib["id"] for element in page.iter() if "id" in element.attrib]


def by_id(page: ElementTree.Element, wanted: str) -> ElementTree.Element:
    """The element with an id."""
    return next(element for element in page.iter() if element.attrib.get("id") == wanted)


def text_of(element: ElementTree.Element) -> str:
    """The text of an element and of all in it."""
    return "".join(element.itertext())


def hrefs(page: ElementTree.Element) -> list[str]:
    """The addresses of the links on a page."""
    return [element.attrib["href"] for element in page.iter() if "href" in element.attrib]


def target(page: Path, href: str) -> tuple[Path, str]:
    """The file and the id that a link on a page leads to."""
    parts = urlsplit(href)
    return (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve(), unquote(parts.fragment)
