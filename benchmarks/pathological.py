"""How the time of the whole way of a page grows with pages made to break readers: one, two and four times the size.

    python -m benchmarks.pathological [--size 40000]

The shapes of markup are those of the practice folder's `make_nasty.py`, where it is at hand; those of dense text stand
here. Every shape is cut to the size given, twice and four times that; where that takes too little time to say anything,
to four times as much. What is steep, and how that is told from noise, says `benchmarks.growth`.
"""

from __future__ import annotations

import argparse
import runpy
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.growth import Growth, growth
from benchmarks.measuring import SHARED
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
_LARGEST = 1_000_000  # characters of the smallest page of a shape that hardly takes any time
_NASTY = SHARED / "practice" / "make_nasty.py"


Shape = Callable[[int], str]
"""A text of at least so many characters."""


def shapes() -> dict[str, Shape]:
    """All shapes that are at hand, by name."""
    found: dict[str, Shape] = {name: partial(_repeated, unit) for name, unit in _DENSE.items()}
    if _NASTY.is_file():
        of_markup = runpy.run_path(str(_NASTY))["SHAPES"]
        found |= {name: partial(_scaled, shape) for name, shape in of_markup.items()}
    else:
        print("the shapes of markup are left out: the practice folder is not there")
    return found


def _repeated(unit: str, size: int) -> str:
    return unit * (size // len(unit) + 1)


def _scaled(shape: Shape, size: int) -> str:
    scale = 1
    while len(text := shape(scale)) < size:
        scale *= 2
    return text


def whole_way(text: str) -> None:
    """Reads, recognises, extracts and judges one page."""
    document = read(text, id="page", language="en", format="wikitext")
    kept = check(reconcile([extract(document, recognise(document))])).kept
    find([document], kept)


def growth_of(shape: Shape, size: int) -> Growth:
    """How the whole way grows with a shape, from that size, or from a larger one where that says nothing."""
    while True:
        text = shape(4 * size)
        grown = growth({n: partial(whole_way, text[: n * size]) for n in (1, 2, 4)})
        if grown.is_telling() or 4 * size > _LARGEST:
            return grown
        size *= 4


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print the times of every shape, and those that grow faster than the page."""
    parser = argparse.ArgumentParser(description="pages made to break readers")
    parser.add_argument("--size", type=int, default=40_000, help="characters of the smallest page")
    size = parser.parse_args(arguments).size
    whole_way("A page. It has 3 words on 4 May 2012.")
    steep, made = [], shapes()
    for name, shape in made.items():
        grown = growth_of(shape, size)
        times = "  ".join(f"{seconds:7.2f} s" for seconds in grown.shortest.values())
        print(f"  {name:24} {times}   size to the power of {grown.exponent():.1f}, {grown.rounds} rounds", flush=True)
        if grown.is_steep():
            steep.append(f"{name} ({grown.exponent():.1f})")
    print("steeper than linear: " + (", ".join(steep) or "none"))
    told = f"{len(steep) or 'none'} of {len(made)} shapes steeper, from {size:,} characters"
    work = "pages made to break readers, whole way, sizes 1, 2 and 4"
    which = "" if _NASTY.is_file() else "the shapes of dense text alone"
    return [Figure(work, "the page's size", "linear", told, not steep, on=which)]


if __name__ == "__main__":
    main()
