"""Scanning dumps: two worker processes against one, memory on a dump of one and of eight times the size, and filters.

    python -m benchmarks.scan_speed [DUMP] [--pages 40] [--copies 3] [--rounds 3]

The pages of a dump are written again under other numbers and titles until the dump has the size that is wanted. One and
two processes take turns, so that whatever else the machine does burdens both, and of each the shortest round counts.
Time is counted from the first page to the last part: a process takes a second to start, which a dump of any size pays
once; it is printed beside it. What the machine itself gives for a second process is measured in the same rounds: two
scans that know nothing of each other, each of half the pages by one process, at once and one after the other. Memory is
the resident memory of the scan and its processes together, sampled.
"""

from __future__ import annotations

import argparse
import bz2
import multiprocessing
import re
import resource
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
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
_SAMPLED = 0.05
_WHERE = "template in ('Infobox military conflict', 'Infobox military operation')"


@dataclass(frozen=True)
class Measured:
    """What a scan took.

    Attributes:
        pages: pages looked at.
        starting: seconds until the first page.
        first: when that was, by the machine's clock.
        ended: when the last part was there.
        processor: seconds of processor time of the processes that did the parts, their start included.
        parent: those of the process that gave them their parts.
    """

    pages: int
    starting: float
    first: float
    ended: float
    processor: float
    parent: float

    @property
    def seconds(self) -> float:
        """From the first page to the last part."""
        return self.ended - self.first


@dataclass
class Peaks:
    """Most bytes of resident memory: of all processes together, and of that which gives the others their parts."""

    whole: int = 0
    parent: int = 0


class _Clock(Watcher):
    def __init__(self) -> None:
        self.pages = 0
        self.first: float | None = None
        self.ended = 0.0

    def advanced(self, advance: Advance) -> None:
        self.ended = time.monotonic()
        self.first = self.first or self.ended
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


def measured(dump: Path, workers: int, *, part_size: int | None = None, where: str | None = None) -> Measured:
    """Scans a dump into a folder that is thrown away."""
    clock = _Clock()
    with tempfile.TemporaryDirectory() as output:
        own, others = time.process_time(), _of_children()
        begun = time.monotonic()
        settings = Settings(where=where)
        scan([str(dump)], f"{output}/out", settings=settings, workers=workers, part_size=part_size, watcher=clock)
        own, others = time.process_time() - own, _of_children() - others
    first = clock.first or clock.ended
    return Measured(clock.pages, first - begun, first, clock.ended, others, own)


def _of_children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def one_after_the_other(dumps: Sequence[Path]) -> float:
    """Seconds of scans by one process each, added up."""
    return sum(found.seconds for dump in dumps for found in _independent([dump]))


def at_once(dumps: Sequence[Path]) -> float:
    """Seconds of scans by one process each that know nothing of each other, from the first page to the last part."""
    found = _independent(dumps)
    return max(each.ended for each in found) - min(each.first for each in found)


def _independent(dumps: Sequence[Path]) -> list[Measured]:
    with ProcessPoolExecutor(len(dumps), multiprocessing.get_context("spawn")) as processes:
        return list(processes.map(measured, dumps, [1] * len(dumps)))


@contextmanager
def sampled() -> Iterator[Peaks]:
    """The peaks of memory while the block runs."""
    peaks, stop = Peaks(), threading.Event()
    sampler = threading.Thread(target=_sample, args=(stop, peaks))
    sampler.start()
    try:
        yield peaks
    finally:
        stop.set()
        sampler.join()


def _sample(stop: threading.Event, peaks: Peaks) -> None:
    me = psutil.Process()
    while not stop.wait(_SAMPLED):
        own = me.memory_info().rss
        total = own
        for child in me.children(recursive=True):
            try:
                total += child.memory_info().rss
            except psutil.Error:  # it ended meanwhile
                continue
        peaks.whole, peaks.parent = max(peaks.whole, total), max(peaks.parent, own)


def _shortest(name: str, size: int, times: Sequence[Measured]) -> float:
    """Prints what the shortest of some scans took, and gives its seconds."""
    best = min(times, key=lambda each: each.seconds)
    rate = f"{best.pages / best.seconds:8.1f} pages/s {size / best.seconds / 1e6:7.2f} MB/s of XML"
    print(
        f"{name:26} {best.seconds:7.1f} s {rate}   (first page after {best.starting:.1f} s; processor time "
        f"{best.processor:.1f} s, of the parent {best.parent:.1f} s)",
        flush=True,
    )
    return best.seconds


def two_against_one(folder: Path, head: str, sample: Sample, copies: int, rounds: int) -> Figure:
    """How much sooner two processes are done with a dump than one, beside what the machine gives for two."""
    pages = sample.texts
    dump = written(folder, head, pages, copies)
    halves = []
    for number in range(2):
        (folder / str(number)).mkdir()
        halves.append(written(folder / str(number), head, pages[number::2], copies))
    size = sum(len(page.encode()) for page in pages) * copies
    print(f"{sample.name}, {copies} times: {size / 1e6:.1f} MB of XML")
    one: list[Measured] = []
    two: list[Measured] = []
    apart: list[float] = []
    together: list[float] = []
    for _ in range(rounds):
        one.append(measured(dump, 1))
        two.append(measured(dump, 2))
        apart.append(one_after_the_other(halves))
        together.append(at_once(halves))
        print(
            f"  a round: {one[-1].seconds:.1f} s by one process, {two[-1].seconds:.1f} s by two; two scans "
            f"{apart[-1]:.1f} s one after the other, {together[-1]:.1f} s at once",
            flush=True,
        )
    ratio = _shortest("one process", size, one) / _shortest("two processes", size, two)
    ceiling = min(apart) / min(together)
    print(
        f"two processes against one: {ratio:.2f} times (wanted: at least 1.7); two scans at once: {ceiling:.2f} times"
    )
    filtered = [measured(dump, 1, where=_WHERE) for _ in range(rounds)]
    _shortest("one process, --where", size, filtered)
    told = f"{ratio:.2f}, where two scans that know nothing of each other gain {ceiling:.2f}"
    return Figure("scanning by two processes", "one", "≥ 1.7 times", told, ratio >= 1.7)


def memory(folder: Path, head: str, sample: Sample) -> Figure:
    """How the memory of a scan grows with the dump."""
    # Parts of one size, as they are in large dumps: one of eight times the size has eight times as many.
    small, large = (written(folder, head, sample.texts, copies) for copies in (1, 8))
    part_size = max(small.stat().st_size // 2, 1)
    peaks = []
    for path in (small, large):
        with sampled() as peak:
            measured(path, 1, part_size=part_size)
        peaks.append(peak)
        print(
            f"{path.stat().st_size / 1e6:6.2f} MB packed: "
            f"peak {peak.whole / 1e6:.0f} MB, parent {peak.parent / 1e6:.0f} MB"
        )
    growth = peaks[1].whole / peaks[0].whole
    print(f"memory, eight times the size against one: {growth:.2f} (wanted: 0.85 to 1.15)")
    told = f"{growth:.2f} ({peaks[0].whole / 1e6:.0f} and {peaks[1].whole / 1e6:.0f} MB)"
    work = "peak memory of `scan`, a dump of 8 times the size"
    return Figure(work, "the dump", "within 15 %", told, 0.85 <= growth <= 1.15)


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print which pages were scanned, times, speeds, peaks and ratios."""
    parser = argparse.ArgumentParser(description="scanning dumps")
    parser.add_argument("dump", nargs="?", type=Path, default=DUMP)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(arguments)
    head, sample = head_and_pages(given.dump, given.pages)
    if not sample.is_real:
        print(f"{given.dump.name} is not there: no figure here is one of real pages")
    folder = Path(tempfile.mkdtemp())
    try:
        figures = [two_against_one(folder, head, sample, given.copies, given.rounds), memory(folder, head, sample)]
    finally:
        shutil.rmtree(folder)
    return [measured_on(sample, figure) for figure in figures]


if __name__ == "__main__":
    main()
