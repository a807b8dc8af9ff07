"""Which benchmarks there are, and what one of them measures."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence

from benchmarks.table import Figure

BENCHMARKS: Mapping[str, Sequence[str]] = {
    "pages": (),
    "dates_speed": (),
    "numbers_speed": (),
    "rules_speed": (),
    "validation_speed": (),
    "pathological": ("--size", "20000"),
    "cold_start": ("--rounds", "7"),
    "publish_speed": ("--sizes", "50", "100", "200"),
    "scan_speed": ("--pages", "80"),
}
"""The benchmarks in their order, with their arguments."""


def figures_of(name: str) -> list[Figure]:
    """What a benchmark measures, which it prints too; nothing where what it is held against is not installed."""
    try:
        module = importlib.import_module(f"benchmarks.{name}")
    except ModuleNotFoundError as error:
        print(f"left out: {error}", flush=True)
        return []
    return module.main(BENCHMARKS[name])
