"""Scanning dumps: two worker processes against one, memory on a dump of one and of eight times the size, and filters.

    python -m benchmarks.scan_speed [DUMP] [--pages 40] [--copies 4] [--rounds 2]

The pages of a dump are written again under other numbers and titles until the dump has the size that is wanted. One and
two processes take turns, so that whatever else the machine does burdens both. Time is counted from the first page to
the last part: a process takes some seconds to start, which a dump of any size pays once; they are printed beside it.
Memory is the resident memory of the scan and its processes together, sampled.
"""

from __future__ import annotations

import argparse
import bz2
import re
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import psutil

from benchmarks.measuring import DUMP, Sample, embedded
from benchmarks.table import Figure, measured_on
from pipeline.scan.plan import Settings
from pipeline.scan.pool import Advance
from pipeline.scan.run import Watcher, scan

_PAGE = re.compile(r"  <page>.*?</page>\n", re.DOTALL)
_PARTS = 16
_SAMPLED = 0.05
_WHERE = "template in ('Infobox military conflict', 'Infobox military operation')"


@dataclass(frozen=True)
class Measured:
    """What a scan took.

    Attributes:
        pages: pages looked at.
        seconds: from the first page to the last part.
        starting: seconds until the first page.
        memory: most bytes of resident memory, of all processes together.
        parent: of them, those of the process that gave the others their parts.
    """

    pages: int
    seconds: float
    starting: float
    memory: int
    parent: int


class _Clock(Watcher):
    def __init__(self) -> None:
        self.pages = 0
        self.first: float | None = None

    def advanced(self, advance: Advance) -> None:
        self.first = self.first or time.perf_counter()
        self.pages += advance.pages


def head_and_pages(dump: Path, count: int) -> tuple[str, Sample]:
    """The head of a dump, and that many of its pages from all over it; without a dump, the embedded document's."""
    if dump.is_file():
        data = dump.read_bytes()
        text = (bz2.decompress(data) if dump.suffix == ".bz2" else data).decode()
        found = _PAGE.findall(text)
        taken = found[:: max(1, len(found) // count)][:count]
        name = f"{len(taken)} of the {len(found)} pages of {dump.name}"
        return text[: text.index("  <page>")], Sample(taken, name, is_real=True)
    sample = embedded(count)
    start = "  <page>\n    <title>Mission</title>\n    <ns>0</ns>\n    <id>1</id>\n    <revision>\n"
    elements = [f"{start}<text>{escape(text)}</text>\n    </revision>\n  </page>\n" for text in sample.texts]
    head = '<mediawiki xml:lang="en"><siteinfo><dbname>testwiki</dbname></siteinfo>\n'
    return head, replace(sample, texts=elements)


def written(folder: Path, head: str, pages: Sequence[str], copies: int) -> Path:
    """A dump of the pages, as often as that, packed as one bzip2 stream."""
    path = folder / f"dump-{copies}.xml.bz2"
    with bz2.open(path, "wt", compresslevel=1, encoding="utf-8") as file:
        file.write(head)
        for copy in range(copies):
            for number, page in enumerate(pages):
                own = re.sub(r"<id>\d+</id>", f"<id>{copy * len(pages) + number + 1}</id>", page, count=1)
                file.write(own.replace("</title>", f" {copy}</title>", 1))
        file.write("</mediawiki>\n")
    return path


def measured(dump: Path, workers: int, part_size: int, where: str | None = None) -> Measured:
    """Scans a dump into a folder that is thrown away."""
    clock, stop = _Clock(), threading.Event()
    peaks = [0, 0]
    sampler = threading.Thread(target=_sample, args=(stop, peaks))
    with tempfile.TemporaryDirectory() as output:
        sampler.start()
        begun = time.perf_counter()
        try:
            settings = Settings(where=where)
            scan([str(dump)], f"{output}/out", settings=settings, workers=workers, part_size=part_size, watcher=clock)
        finally:
            ended = time.perf_counter()
            stop.set()
            sampler.join()
    first = clock.first or ended
    return Measured(clock.pages, ended - first, first - begun, peaks[0], peaks[1])


def _sample(stop: threading.Event, peaks: list[int]) -> None:
    me = psutil.Process()
    while not stop.wait(_SAMPLED):
        own = me.memory_info().rss
        total = own
        for child in me.children(recursive=True):
            try:
                total += child.memory_info().rss
            except psutil.Error:  # it ended meanwhile
                continue
        peaks[:] = max(peaks[0], total), max(peaks[1], own)


def _speed(name: str, size: int, times: list[Measured]) -> float:
    seconds = statistics.median(each.seconds for each in times)
    starting = statistics.median(each.starting for each in times)
    rate = f"{times[0].pages / seconds:8.1f} pages/s {size / seconds / 1e6:7.2f} MB/s of XML"
    print(f"{name:26} {seconds:7.1f} s {rate}   (first page after {starting:.1f} s)", flush=True)
    return seconds


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print which pages were scanned, times, speeds, peaks and ratios."""
    parser = argparse.ArgumentParser(description="scanning dumps")
    parser.add_argument("dump", nargs="?", type=Path, default=DUMP)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args(arguments)
    head, sample = head_and_pages(given.dump, given.pages)
    pages = sample.texts
    if not sample.is_real:
        print(f"{given.dump.name} is not there: no figure here is one of real pages")
    characters = sum(len(page.encode()) for page in pages)
    folder = Path(tempfile.mkdtemp())
    try:
        dump = written(folder, head, pages, given.copies)
        part_size = max(dump.stat().st_size // _PARTS, 1)
        size = characters * given.copies
        print(f"{sample.name}, {given.copies} times: {size / 1e6:.1f} MB of XML, {_PARTS} parts")
        one: list[Measured] = []
        two: list[Measured] = []
        for _ in range(given.rounds):
            one.append(measured(dump, 1, part_size))
            two.append(measured(dump, 2, part_size))
            print(f"  a round: {one[-1].seconds:.1f} s by one process, {two[-1].seconds:.1f} s by two", flush=True)
        ratio = _speed("one process", size, one) / _speed("two processes", size, two)
        print(f"two processes against one: {ratio:.2f} times (wanted: at least 1.7)")
        filtered = [measured(dump, 1, part_size, _WHERE) for _ in range(given.rounds)]
        _speed("one process, --where", size, filtered)
        # Parts of one size, as they are by default: a dump of eight times the size has eight times as many.
        small = written(folder, head, pages, 1)
        large = written(folder, head, pages, 8)
        part_size = max(small.stat().st_size // 2, 1)
        peaks = [measured(path, 1, part_size) for path in (small, large)]
        for path, peak in zip((small, large), peaks, strict=True):
            print(
                f"{path.stat().st_size / 1e6:6.2f} MB packed: "
                f"peak {peak.memory / 1e6:.0f} MB, parent {peak.parent / 1e6:.0f} MB"
            )
        growth = peaks[1].memory / peaks[0].memory
        print(f"memory, eight times the size against one: {growth:.2f} (wanted: 0.85 to 1.15)")
    finally:
        shutil.rmtree(folder)
    each = " and ".join(f"{alone.seconds / both.seconds:.2f}" for alone, both in zip(one, two, strict=True))
    grown = f"{growth:.2f} ({peaks[0].memory / 1e6:.0f} and {peaks[1].memory / 1e6:.0f} MB)"
    figures = [
        Figure("scanning by two processes", "one", "≥ 1.7 times", f"{ratio:.2f} ({each} in the rounds)", ratio >= 1.7),
        Figure(
            "peak memory of `scan`, a dump of 8 times the size",
            "the dump",
            "within 15 %",
            grown,
            0.85 <= growth <= 1.15,
        ),
    ]
    return [measured_on(sample, figure) for figure in figures]


if __name__ == "__main__":
    main()
