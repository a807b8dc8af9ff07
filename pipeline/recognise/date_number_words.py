"""The number words of dates: what days and years are written with, built from what the lexicon lists."""

from __future__ import annotations

from typing import Any


def cardinals(data: dict[str, Any]) -> dict[str, int]:
    """Number words to build days and years from; in a language that joins them, the joined ones as well."""
    found: dict[str, int] = dict(data["cardinals"])
    link = data.get("joined_by")
    if link is None:
        return found
    tens = {w: v for w, v in found.items() if 20 <= v < 100}
    units = {w: v for w, v in found.items() if 0 < v < 10}
    found |= {unit + link + ten: t + v for ten, t in tens.items() for unit, v in units.items()}
    below_hundred = {w: v for w, v in found.items() if 0 < v < 100}
    hundred, thousand, two = (next(w for w, v in found.items() if v == number) for number in (100, 1000, 2))
    found[two + thousand] = 2000
    for rest, value in below_hundred.items():
        found |= {two + thousand + rest: 2000 + value, two + thousand + link + rest: 2000 + value}
    for century, hundreds in below_hundred.items():
        if 11 <= hundreds <= 19:
            found[century + hundred] = hundreds * 100
            for rest, value in below_hundred.items():
                found[century + hundred + rest] = hundreds * 100 + value
                if value >= 10:
                    found[century + rest] = hundreds * 100 + value
    return found


def ordinals(data: dict[str, Any]) -> dict[str, int]:
    """Ordinal words of days; where the language writes twenty-first apart, the grammar puts it together."""
    found: dict[str, int] = dict(data["ordinals"])
    link = data.get("joined_by")
    if link is None:
        return found
    units = {w: v for w, v in data["cardinals"].items() if 0 < v < 10}
    tens = {w: v for w, v in found.items() if v in (20, 30)}
    return found | {u + link + ten: t + v for ten, t in tens.items() for u, v in units.items() if t + v <= 31}
