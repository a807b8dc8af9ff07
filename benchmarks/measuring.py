"""What the benchmarks share: processor time, long texts, real pages. A measurement itself stands in its own module."""

from __future__ import annotations

import bz2
import gc
import os
import re
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("BLAUWHELM_SHARED", ROOT.parent / "shared"))
DUMP = SHARED / "real" / "enwiki-sample-multistream.xml.bz2"
EMBEDDED = ROOT / "sources" / "documents" / "minusma-en.wikitext"
_EMBEDDED_TIMES = 100
_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)


def processor_seconds(run: Callable[[], object]) -> float:
    """The processor time of one run, the collector's work on earlier runs left out."""
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start


def print_shapes(find: Callable[[str], object], shapes: Mapping[str, str], characters: int) -> None:
    """Print what it takes to look through texts that are one unit over and over, and four times as much of each.

    Args:
        find: looks through a text.
        shapes: the units, by what they are.
        characters: of the smaller texts.
    """
    for name, unit in shapes.items():
        texts = (unit * (size // len(unit)) for size in (characters, 4 * characters))
        small, large = (processor_seconds(partial(find, text)) for text in texts)
        print(f"{name:15} {small:7.3f} s for {characters:,}; {large:7.3f} s for {4 * characters:,}")


def child_seconds(command: Sequence[str], *, cwd: Path = ROOT) -> float:
    """The processor time of a command and all it starts, in a process of its own that keeps its compiled modules.

    Raises:
        CalledProcessError: the command failed in another way than with exit code 1, by which a gate says no.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def long_text(sentences: Sequence[str], characters: int) -> str:
    """A text of about that many characters, in paragraphs of these sentences."""
    paragraph = " ".join(sentences) + "\n\n"
    return paragraph * max(1, characters // len(paragraph))


@dataclass(frozen=True, slots=True)
class Sample:
    """Pages that are measured on.

    Attributes:
        texts: their wikitext.
        name: which pages they are, for the printed figures and for the table.
        is_real: whether they are those of a dump. A reach holds for these alone.
    """

    texts: Sequence[str]
    name: str
    is_real: bool


def pages(dump: Path = DUMP, every: int = 1) -> Sample:
    """Every Nth page of a dump; the embedded English document, a hundred times, where there is no dump."""
    if dump.is_file():
        with bz2.open(dump, "rt", encoding="utf-8") as file:
            found = [unescape(text) for text in _TEXT.findall(file.read())]
        texts = found[::every]
        return Sample(texts, f"{len(texts)} of the {len(found)} pages of {dump.name}", is_real=True)
    return embedded(len(range(0, _EMBEDDED_TIMES, every)))


def embedded(times: int) -> Sample:
    """The embedded English document, so many times: what stands in for a dump that is not there."""
    return Sample([EMBEDDED.read_text(encoding="utf-8")] * times, f"the embedded page {times} times", is_real=False)
