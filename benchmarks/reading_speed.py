"""How long reading takes beside mwparserfromhell's parse alone, on the same pages, in one run on one thread.

    python -m benchmarks.reading_speed [DUMP.xml.bz2] [--rounds 3]

Without a dump, the embedded English document is read over and over. Reading gives blocks with exact maps, templates,
references, links and problems; parsing gives a tree without offsets.
"""

from __future__ import annotations

import argparse
import bz2
import os
import re
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path

import mwparserfromhell

from pipeline.read.wikitext import read_wikitext

_ROOT = Path(__file__).resolve().parents[1]
_SHARED = Path(os.environ.get("BLAUWHELM_SHARED", _ROOT.parent / "shared"))
_DUMP = _SHARED / "real" / "enwiki-sample-multistream.xml.bz2"
_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)


def pages(dump: Path) -> list[str]:
    """The wikitext of every page of a dump; of the embedded document, a hundred times, where there is no dump."""
    if dump.is_file():
        return [unescape(text) for text in _TEXT.findall(bz2.open(dump, "rt", encoding="utf-8").read())]
    return [(_ROOT / "sources/documents/minusma-en.wikitext").read_text(encoding="utf-8")] * 100


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Processor time for all texts."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def main() -> None:
    """Print the times and their ratio."""
    parser = argparse.ArgumentParser(description="reading beside mwparserfromhell.parse")
    parser.add_argument("dump", nargs="?", type=Path, default=_DUMP)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    texts = pages(arguments.dump)
    read_wikitext(texts[0])
    ours = min(seconds(read_wikitext, texts) for _ in range(arguments.rounds))
    theirs = min(
        seconds(lambda text: mwparserfromhell.parse(text, skip_style_tags=True), texts)
        for _ in range(arguments.rounds)
    )  # fmt: skip
    size = sum(map(len, texts))
    print(f"{len(texts)} pages, {size:,} characters: read {ours:.2f} s, mwparserfromhell.parse {theirs:.2f} s")
    print(f"ratio {ours / theirs:.2f}; {size / ours:,.0f} characters a second")


if __name__ == "__main__":
    main()
