"""How long whole pages take beside mwparserfromhell's parse alone and wtf_wikipedia's `.json()`: one run, one thread.

    python -m benchmarks.pages [DUMP.xml.bz2] [--every N] [--rounds N] [--no-npm]

Each page goes through one parser after the other, so that what else the machine does weighs on all alike. Parsing gives
a tree without offsets. Page tables are infobox fields, citations and their uses, links and categories, with the words
and the spans that they lean on, each row with its id: what a scan writes of them. The tiles of `coverage`, which it
leaves out unless they are asked for, are measured beside them. Everything adds dates, numbers, facts, findings and the
tiles, the findings for all pages at once, as a release and a part of a scan find them. wtf_wikipedia is installed by
npm into a folder that is thrown away; without node or npm, or without a registry, its part is left out, and said to be.
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import mwparserfromhell

from benchmarks.measuring import DUMP, pages
from benchmarks.table import Figure, measured_on
from pipeline.cli import RARELY
from pipeline.extract import citations, documents, extract, page
from pipeline.extract.finish import Extract, finish
from pipeline.extract.rows import DocumentRows
from pipeline.read import read
from pipeline.read.document import Document
from pipeline.recognise import Mentions, recognise
from pipeline.reconcile import reconcile
from pipeline.validate.contract import check
from pipeline.validate.rules import find

ROUNDS = 5
_PEER = Path(__file__).parent / "wtf_wikipedia"
_COUNTED = ("infobox_fields", "citations", "links", "categories")
_INSTALL = ("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--silent")
_INSTALL_LIMIT = 120  # seconds
_PARSE = "`mwparserfromhell.parse` alone"
_WTF = "wtf_wikipedia 10.4.2 `.json()`"
_TABLES = "reading and page tables, with ids and spans"
_TILES = "the tiles of `coverage`, with ids"
_EVERYTHING = "everything: dates, numbers, facts, contract, findings"


def page_tables(document: Document) -> Extract:
    """The tables of what the page carries, with their ids and the words that they lean on."""
    rows = DocumentRows(document, Mentions((), ()))
    for extractor in (documents.extract, page.extract, citations.extract):
        extractor(rows)
    return finish(rows)


def sizes(extract: Extract) -> dict[str, int]:
    """How many rows each table has, but for `coverage`."""
    by_row = {table: len(found) for table, found in extract.tables.items()}
    return by_row | {table: len(columns["document_id"]) for table, columns in extract.columns.items()}


def measure(texts: Sequence[str], rounds: int = ROUNDS) -> tuple[dict[str, float], Counter[str]]:
    """The processor seconds of each kind of work over all pages, and how many rows of each table there are.

    Of each page and work the shortest of several rounds counts: what a machine does beside it only ever adds. Patterns
    are compiled by then. Python's collector looks for cycles as often as it does by itself where the peer parses, and
    as rarely as in a command where this program reads; neither pays for what the other has left lying about.
    """
    usually = gc.get_threshold()
    shortest: dict[tuple[str, int], float] = {}
    found: Counter[str] = Counter()

    def timed(work: str, page: int, run):  # any function without arguments, and what it gives
        start = time.process_time()
        given = run()
        spent = time.process_time() - start
        shortest[work, page] = min(spent, shortest.get((work, page), spent))
        return given

    for _ in range(rounds):
        found.clear()
        extracts: list[Extract] = []
        for i, text in enumerate(texts):
            gc.collect()
            gc.freeze()
            timed("parse", i, lambda text=text: mwparserfromhell.parse(text, skip_style_tags=True))
            gc.collect()
            gc.set_threshold(RARELY)
            name = f"page-{i}"
            document = timed("read", i, lambda text=text, n=name: read(text, id=n, language="en", format="wikitext"))
            tables = timed("page tables", i, lambda document=document: page_tables(document))
            timed("tiles", i, lambda tables=tables: tables.by_column("coverage"))
            found.update(sizes(tables))
            mentions = timed("recognise", i, lambda document=document: recognise(document))
            extracts.append(timed("extract", i, lambda d=document, m=mentions: extract(d, m)))
            gc.set_threshold(*usually)
            gc.unfreeze()
        gc.set_threshold(RARELY)
        tables = timed("reconcile", 0, lambda extracts=extracts: reconcile(extracts))
        kept = timed("contract", 0, lambda tables=tables: check(tables).kept)
        timed("rules", 0, lambda e=extracts, kept=kept: find([each.document for each in e], kept))
        gc.set_threshold(*usually)
    spent: defaultdict[str, float] = defaultdict(float)
    for (work, _), seconds in shortest.items():
        spent[work] += seconds
    return dict(spent), found


def peer(texts: Sequence[str]) -> dict[str, float] | str:
    """What wtf_wikipedia needs and finds; or why that is not known."""
    if not (shutil.which("node") and shutil.which("npm")):
        return "node and npm are not installed"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(_PEER, folder, dirs_exist_ok=True)
        try:
            subprocess.run(_INSTALL, cwd=folder, check=True, capture_output=True, timeout=_INSTALL_LIMIT)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return "npm could not install it"
        (Path(folder) / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        command = ["node", "measure.js", "texts.json"]
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    return json.loads(done.stdout) if done.returncode == 0 else "it failed on these pages"


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print which pages were measured, the times, their ratios and what each side found."""
    parser = argparse.ArgumentParser(description="whole pages beside mwparserfromhell.parse and wtf_wikipedia")
    parser.add_argument("dump", nargs="?", type=Path, default=DUMP)
    parser.add_argument("--every", type=int, default=1, help="take only every Nth page")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of which the shortest counts")
    parser.add_argument("--no-npm", action="store_true", help="without wtf_wikipedia")
    given = parser.parse_args(arguments)
    sample = pages(given.dump, given.every)
    texts = sample.texts
    if not sample.is_real:
        print(f"{given.dump.name} is not there: no figure here is one of real pages")
    spent, found = measure(texts, given.rounds)
    parse = spent.pop("parse")
    print(f"{sample.name}, {sum(map(len, texts)):,} characters; mwparserfromhell.parse {parse:.2f} s")
    for work, seconds in spent.items():
        print(f"  {work:20} {seconds:7.2f} s  {seconds / parse:6.2f} of parse")
    tables = spent["read"] + spent["page tables"]
    whole = sum(spent.values()) - spent["page tables"] - spent["tiles"]  # extracting and reconciling make both again
    print(
        f"read and page tables {tables / parse:.2f} of parse (reach 0.55); everything {whole / parse:.2f} (reach 1.2)"
    )
    figures = [
        Figure("reading alone", _PARSE, "–", f"{spent['read'] / parse:.2f}"),
        Figure(_TABLES, _PARSE, "≤ 0.55", f"{tables / parse:.2f}", tables / parse <= 0.55),
        Figure(_TILES, _PARSE, "–", f"{spent['tiles'] / parse:.2f}"),
        Figure(_EVERYTHING, _PARSE, "≤ 1.2", f"{whole / parse:.2f}", whole / parse <= 1.2),
    ]
    theirs = "not asked for" if given.no_npm else peer(texts)
    if isinstance(theirs, str):
        print(f"wtf_wikipedia: left out, {theirs}")
    else:
        ratio = tables / theirs["seconds"]
        counts = {name: (found[name], round(theirs[name])) for name in _COUNTED}
        print(f"read and page tables: {ratio:.2f} of wtf_wikipedia's .json() (reach 1.0)")
        print("found (wtf_wikipedia): " + ", ".join(f"{name} {n:,} ({other:,})" for name, (n, other) in counts.items()))
        told = ", ".join(f"{name.replace('_', ' ')} {n:,} to {other:,}" for name, (n, other) in counts.items())
        is_reached = ratio <= 1.0 and all(n >= other for n, other in counts.values())
        figures.append(Figure(_TABLES, _WTF, "≤ 1.0, more found", f"{ratio:.2f}; {told}", is_reached))
    return [measured_on(sample, figure) for figure in figures]


if __name__ == "__main__":
    main()
