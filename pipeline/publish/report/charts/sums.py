"""Sums of counts that keep what is uncertain: bounds are added up, and what has no number is told and never a zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.publish.report.charts.rows import Row


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of counts, as far as they are known.

    Attributes:
        low: the least it is, of what has a number.
        best: the sum of the numbers as written.
        high: the most it is, of what has a number; None where a number has no upper bound.
        unknown: how many of the counts are a word without a number, and so in no sum.
    """

    low: int
    best: int
    high: int | None
    unknown: int

    @classmethod
    def of(cls, rows: Iterable[Row], prefix: str) -> Sum:
        """The sum of a count block over rows; a row that says nothing of it adds nothing."""
        low = best = unknown = 0
        high: int | None = 0
        for row in rows:
            if row[f"{prefix}_qualifier"] is None:
                continue
            parts = [row[f"{prefix}_{part}"] for part in ("low", "best", "high")]
            if parts == [None, None, None]:
                unknown += 1
                continue
            is_about = row[f"{prefix}_qualifier"] == "about"
            written = next(part for part in (parts[1], parts[0], parts[2]) if part is not None)
            best += written
            low += parts[0] if parts[0] is not None else written if is_about else 0
            upper = parts[2] if parts[2] is not None else written if is_about else None
            high = None if high is None or upper is None else high + upper
        return cls(low, best, high, unknown)

    @property
    def words(self) -> str:
        """The sum for people: ``12``, ``10–14``, ``at least 10``, ``3 and an unknown number``."""
        if self.best == 0 and self.unknown:
            return "unknown"
        if self.high is None:
            known = f"{self.low:,} or more"
        elif self.low != self.high:
            known = f"{self.low:,}–{self.high:,}"
        else:
            known = f"{self.best:,}"
        return f"{known} and an unknown number" if self.unknown else known
