"""The rule on measures told in two units: 180 kilometres (112 mi)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.validate.arithmetic import Bounds, grain, shown
from pipeline.validate.conditions import BoundsMeet
from pipeline.validate.findings import Corpus, Rule
from pipeline.validate.mentioned import mark
from pipeline.validate.passages import Passage, Told, paragraphs
from pipeline.validate.stated import about

_METRES = {
    "km": 1000.0, "m": 1.0, "cm": 0.01, "mm": 0.001, "[mi_i]": 1609.344, "[nmi_i]": 1852.0, "[yd_i]": 0.9144,
    "[ft_i]": 0.3048, "[in_i]": 0.0254,
}  # fmt: skip
_SQUARE_METRES = {
    "km2": 1e6,
    "m2": 1.0,
    "har": 1e4,
    "[smi_us]": 1609.344**2,
    "[acr_us]": 4046.873,
    "[sft_i]": 0.3048**2,
}
_KILOGRAMS = {"kg": 1.0, "[lb_av]": 0.45359237}
"""What the units of a length, an area and a mass are in one of them (UCUM codes)."""

_METRIC = frozenset({"km", "m", "cm", "mm", "km2", "m2", "har", "kg"})
_AT_SEA = {"[mi_i]": "[nmi_i]"}  # who says mile may mean that of the sea
_LOOSE = 0.05  # share of a number up to which its trailing zeros are taken for rounding
_ABOUT = 0.1
_CARELESS = 0.02  # share of a measure by which those who convert in their heads are off


class _Twice(NamedTuple):
    """One measure in two units, and what one of the first may be in the second, the usual size first."""

    first: Told
    second: Told
    unit: str
    sizes: list[float]


def _conversions(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for told in paragraphs(corpus).values():
        for paragraph in told:
            if len(paragraph.mentions) > 1 and "(" in paragraph.block.text:
                for passage in paragraph.passages:
                    yield from (_comparison(found) for found in _told_twice(passage))


def _told_twice(passage: Passage) -> Iterator[_Twice]:
    text, language = passage.block.text, passage.document.language
    codes = _codes(language)
    for one, other in pairwise(passage.mentions):
        if not (_is_amount(one) and _is_amount(other)):
            continue
        between = _between(language).fullmatch(text, one.end, other.start)
        behind = _behind(language).match(text, other.end, passage.end)
        if between is None or behind is None:
            continue
        units = [_key(found["unit"]) for found in (between, behind)]
        factors = _factors(codes[units[0]], codes[units[1]])
        if factors:
            yield _Twice(one, other, behind["unit"], factors)


def _comparison(found: _Twice) -> Mapping[str, Any]:
    row = found.second.row
    first, second = _rounded(found.first), _rounded(found.second)
    value = found.first.row["value"] * found.sizes[0]
    made = f"{value:.4g} {found.unit}"
    stated = f"{row['quote']} {found.unit}"
    return {
        "left_low": first.low * min(found.sizes), "left_high": first.high * max(found.sizes),
        "right_low": second.low, "right_high": second.high, "certainty": "likely",
        "message": f"{found.first.row['quote']} {found.first.row['noun'] or ''}".rstrip() + f" is {made}, and the text "
        f"says {stated}.",
        "left_value": made, "right_value": stated,
        "difference": shown(abs(row["value"] - value), "en"),
        "spans": [mark("measure", found.first.row), mark("converted", row)],
        **about("number_mentions", "number_mention_id", row),
    }  # fmt: skip


def _is_amount(told: Told) -> bool:
    row = told.row
    return row["value"] is not None and row["value_high"] is None and row["notation"] in ("digits", "words", "mixed")


def _factors(unit: str, other: str) -> list[float]:
    """What one of a unit is in another of the other system; none where they measure different things."""
    if (unit in _METRIC) == (other in _METRIC):
        return []  # a measure beside another, as likely as not: 300 m high (2 km from the gate)
    for sizes in (_METRES, _SQUARE_METRES, _KILOGRAMS):
        if unit in sizes and other in sizes:
            meant = [(unit, other), (_AT_SEA.get(unit, unit), other), (unit, _AT_SEA.get(other, other))]
            return [sizes[a] / sizes[b] for a, b in meant]
    return []


def _rounded(told: Told) -> Bounds:
    """A measure with what its last digit, its trailing zeros and "about" leave open."""
    row = told.row
    value = row["value"]
    _, point, decimals = row["quote"].replace(",", ".").rpartition(".")
    last = 10.0 ** -len(decimals) if point and value != int(value) else 1.0
    careless = (_CARELESS if row["qualifier"] == "exact" else _ABOUT) * value
    slack = max(last / 2, min(grain(value) / 2, _LOOSE * value), careless)
    return Bounds(value - slack, value + slack)


# ---- the lexicon, compiled


def _key(unit: str) -> str:
    return " ".join(unit.casefold().split())


@cache
def _codes(language: str) -> dict[str, str]:
    """The units of length, area and mass by their words."""
    listed = {**load(language, "numbers")["measures"], **load(language, "comparisons")["converted_units"]}
    sizes = {**_METRES, **_SQUARE_METRES, **_KILOGRAMS}
    return {word.casefold(): code for code, words in listed.items() if code in sizes for word in words}


@cache
def _between(language: str) -> re.Pattern[str]:
    """From behind a measure's number up to that in brackets behind it: the unit, perhaps a word that says "about"."""
    return compiled(rf"[\s-]?(?P<unit>{alternatives(_codes(language))})\s*\((?:[^\W\d_]+\.?\s)?", re.IGNORECASE)


@cache
def _behind(language: str) -> re.Pattern[str]:
    return compiled(rf"[\s-]?(?P<unit>{alternatives(_codes(language))})\s*(?=[);])", re.IGNORECASE)


RULES = (
    Rule(
        "conversion_matches", "quantities", "error",
        "A measure told in two units is the same in both, within rounding.",
        "One of the two numbers is wrong, most often by a swapped digit.",
        "50 km (61 mi)", "180 kilometres (112 mi); 3.3 metres (11 ft)",
        _conversions, BoundsMeet,
    ),
)  # fmt: skip
