"""All benchmarks, one after the other: `make bench`."""

from __future__ import annotations

import runpy

BENCHMARKS = (
    "pages",
    "dates_speed",
    "numbers_speed",
    "rules_speed",
    "validation_speed",
    "pathological",
    "cold_start",
    "publish_speed",
    "scan_speed",
)

if __name__ == "__main__":
    for name in BENCHMARKS:
        print(f"== {name}", flush=True)
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")
