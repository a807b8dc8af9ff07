"""How the time of the whole way of a page grows with pages made to break readers: one, two and four times the size.

    python -m benchmarks.pathological [--size 40000]

The shapes of markup are those of the practice folder's `make_nasty.py`, where it is at hand; those of dense text stand
here. Every shape is cut to the size given, twice and four times that. Of linear work the time doubles with the size.
"""

from __future__ import annotations

import argparse
import runpy
from collections.abc import Sequence

from benchmarks.measuring import SHARED, processor_seconds
from benchmarks.table import Figure
from pipeline.extract import extract
from pipeline.read import read
from pipeline.recognise import recognise
from pipeline.reconcile import reconcile
from pipeline.validate.contract import check
from pipeline.validate.rules import find

_DENSE = {
    "prose on one line": "On 3 May 2015, 7,000 of 9,500 troops left. ",
    "numbers": "1,234 ",
    "months": "March ",
    "brackets": "(UNX) ",
    "counted nouns": "12 soldiers, ",
    "casualties": "3 soldiers were killed in an attack on 4 May 2012; ",
    "contributors": "Chad, Mali and Togo sent 300 troops. ",
    "a sentence without end": "on 4 May 2012 the 300 soldiers of Chad and ",
}  # fmt: skip
_NASTY = SHARED / "practice" / "make_nasty.py"
_LINEAR = 2.6  # times the time at twice the size that noise makes of two
_NOTICED = 0.2  # seconds below which growth says nothing


def shapes(size: int) -> dict[str, str]:
    """Each shape at least four times that size."""
    found = {name: unit * (4 * size // len(unit) + 1) for name, unit in _DENSE.items()}
    if _NASTY.is_file():
        for name, shape in runpy.run_path(str(_NASTY))["SHAPES"].items():
            scale = 1
            while len(text := shape(scale)) < 4 * size:
                scale *= 2
            found[name] = text
    else:
        print("the shapes of markup are left out: the practice folder is not there")
    return found


def whole_way(text: str) -> None:
    """Reads, recognises, extracts and judges one page."""
    document = read(text, id="page", language="en", format="wikitext")
    kept = check(reconcile([extract(document, recognise(document))])).kept
    find([document], kept)


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print the times of every shape, and those that grow faster than the page."""
    parser = argparse.ArgumentParser(description="pages made to break readers")
    parser.add_argument("--size", type=int, default=40_000, help="characters of the smallest page")
    size = parser.parse_args(arguments).size
    whole_way("A page. It has 3 words on 4 May 2012.")
    steep, made = [], shapes(size)
    for name, text in made.items():
        times = [processor_seconds(lambda n=n, text=text: whole_way(text[: n * size])) for n in (1, 2, 4)]
        print(f"  {name:24} " + "  ".join(f"{seconds:7.2f} s" for seconds in times), flush=True)
        if times[2] > _NOTICED and times[2] > _LINEAR * max(times[1], _NOTICED / 2):
            steep.append(name)
    print("steeper than linear: " + (", ".join(steep) or "none"))
    told = f"{len(steep) or 'none'} of {len(made)} shapes steeper, from {size:,} characters"
    work = "pages made to break readers, whole way, sizes 1, 2 and 4"
    which = "" if _NASTY.is_file() else "the shapes of dense text alone"
    return [Figure(work, "the page's size", "linear", told, not steep, on=which)]


if __name__ == "__main__":
    main()
