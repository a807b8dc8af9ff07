"""Dumps for the tests: a few pages in the form of MediaWiki's export, packed in every way."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Testwiki</sitename>
    <dbname>testwiki</dbname>
    <base>https://wiki.example/wiki/Main_Page</base>
    <namespaces>
      <namespace key="0" case="first-letter" />
      <namespace key="10" case="first-letter">Template</namespace>
    </namespaces>
  </siteinfo>
"""
TAIL = "</mediawiki>\n"


@dataclass(frozen=True)
class Entry:
    """A page of a test's dump."""

    number: int
    title: str
    text: str
    namespace: int = 0
    redirect: bool = False
    model: str = "wikitext"

    @property
    def xml(self) -> str:
        """Its element, as MediaWiki writes it."""
        redirect = '    <redirect title="Elsewhere" />\n' if self.redirect else ""
        return (
            f"  <page>\n    <title>{escape(self.title)}</title>\n    <ns>{self.namespace}</ns>\n"
            f"    <id>{self.number}</id>\n{redirect}    <revision>\n      <id>{self.number * 10}</id>\n"
            "      <timestamp>2024-05-06T07:08:09Z</timestamp>\n"
            "      <contributor><username>Ann</username><id>1</id></contributor>\n"
            f"      <model>{self.model}</model>\n"
            f'      <text bytes="1" xml:space="preserve">{escape(self.text)}</text>\n'
            "    </revision>\n  </page>\n"
        )


def mission(number: int) -> Entry:
    """An article with something for most tables, and a sum that does not add up."""
    box = "Infobox operation" if number % 3 else "Infobox_UN  mission"
    text = (
        f"{{{{{box}\n| name = Mission {number}\n| strength = {number * 100} troops\n}}}}\n"
        f"'''Mission {number}''' was set up on {number % 28 + 1} May 2014. It had 1,200 personnel (700 soldiers and "
        f"400 police) in June 2014.<ref>{{{{cite web|title=Report {number}|url=https://news.example/{number}|date=2014-06-0"
        f"{number % 9 + 1}}}}}</ref>\n\nSee [[Mission {number + 1}]].\n\n[[Category:Missions {number % 2}]]\n"
    )
    return Entry(number, f"Mission {number}", text)


def entries(count: int) -> list[Entry]:
    """Articles, and among every seven one page of each kind that is passed over."""
    found = []
    for number in range(1, count + 1):
        entry = mission(number)
        if number % 7 == 3:
            entry = Entry(number, f"Alias {number}", "#REDIRECT [[Mission 1]]", redirect=True)
        elif number % 7 == 5:
            entry = Entry(number, f"Template:Box {number}", "{{{1}}}", namespace=10)
        found.append(entry)
    return found


def xml(pages: Sequence[Entry | str]) -> str:
    """A whole export; a page given as a text stands as it is."""
    return HEAD + "".join(page if isinstance(page, str) else page.xml for page in pages) + TAIL


def plain(folder: Path, pages: Sequence[Entry | str], name: str = "testwiki.xml") -> Path:
    path = folder / name
    path.write_text(xml(pages), encoding="utf-8")
    return path


def single_stream(folder: Path, pages: Sequence[Entry | str]) -> Path:
    path = folder / "testwiki.xml.bz2"
    path.write_bytes(bz2.compress(xml(pages).encode(), 1))
    return path


def zipped(folder: Path, pages: Sequence[Entry | str]) -> Path:
    path = folder / "testwiki.xml.gz"
    path.write_bytes(gzip.compress(xml(pages).encode()))
    return path


def multistream(folder: Path, pages: Sequence[Entry], each: int = 5, *, with_index: bool = False) -> Path:
    """A stream for the head, one for each few pages, and one for the end."""
    path = folder / "testwiki-multistream.xml.bz2"
    streams, lines = [bz2.compress(HEAD.encode())], []
    for first in range(0, len(pages), each):
        offset = sum(map(len, streams))
        some = pages[first : first + each]
        lines += [f"{offset}:{page.number}:{page.title}" for page in some]
        streams.append(bz2.compress("".join(page.xml for page in some).encode()))
    path.write_bytes(b"".join([*streams, bz2.compress(TAIL.encode())]))
    if with_index:
        index = folder / "testwiki-multistream-index.txt.bz2"
        index.write_bytes(bz2.compress(("\n".join(lines) + "\n").encode()))
    return path
