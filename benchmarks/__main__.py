"""All benchmarks, one after the other: `make bench`. What they measured goes into the table of `docs/benchmarks.md`.

    python -m benchmarks [NAME…]

Each runs in a process of its own, so that none finds the memory and the caches of another.
"""

from __future__ import annotations

import argparse
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from benchmarks.suite import BENCHMARKS, figures_of
from benchmarks.table import PAGE, machine, renewed


def main() -> None:
    """Run the benchmarks that are named, or all, and renew the page."""
    parser = argparse.ArgumentParser(description="benchmarks, and their table")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}")
    names = parser.parse_args().names or list(BENCHMARKS)
    if unknown := sorted(set(names) - BENCHMARKS.keys()):
        parser.error(f"there is no benchmark {', '.join(unknown)}")
    measured = {}
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), max_tasks_per_child=1) as alone:
        for name in names:
            command = " ".join([f"benchmarks.{name}", *BENCHMARKS[name]])
            print(f"== {command}", flush=True)
            measured[command] = alone.submit(figures_of, name).result()
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), measured, machine()), encoding="utf-8", newline="\n")
    print(f"figures written into {PAGE.relative_to(PAGE.parents[1])}: {sum(map(len, measured.values()))}")


if __name__ == "__main__":
    main()
