"""Regions, seas and other stretches of the earth that are no country, by name: the code list ``regions.csv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.lexicon.code_lists import rows


@cache
def regions(language: str) -> Mapping[str, str | None]:
    """The country that a region lies in by the region's name, as written; None where it lies in several or in none."""
    return {row["name"]: row["alpha3"] or None for row in rows("regions") if row["language"] == language}
