"""The dead of one country on its fact sheet: the head's number, and those whom the text below it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.recognise.countries import find_countries
from pipeline.validate.findings import Corpus
from pipeline.validate.stated import Row, about, count_bounds, evidence_by_id, grouped, place_of, places, sentence_of

_HEADS = frozenset({"fatality_totals.field", "fatality_totals.nobody"})
"""The rules that read how many died in a labelled line, or that nobody did."""
_BOX = "contributions.fact_box"  # the rule that reads whose soldiers a sheet counts


@dataclass(frozen=True, slots=True)
class _Told:
    """Some of the dead: how many at least, and the rows that tell of them with their tables and keys."""

    died: float
    rows: tuple[Row, ...]


def beyond_head(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """The heads that give fewer dead of their country than the text of their sheet."""
    countries: dict[str, set[str]] = {}
    for row in corpus.rows("contributions"):
        if row["extractor"] == _BOX and row["country_code"]:
            countries.setdefault(row["document_id"], set()).add(row["country_code"])
    totals = grouped(corpus.rows("fatality_totals"), "document_id")
    for document_id, codes in countries.items():
        rows = totals.get((document_id,), [])
        heads = [row for row in rows if _is_head(corpus, row)]
        if len(heads) != 1 or len(codes) != 1 or _may_be_of_another(corpus, document_id, codes):
            continue
        bounds = count_bounds(heads[0])
        told = _most(corpus, [row for row in rows if row is not heads[0]], document_id, next(iter(codes)))
        if bounds is None or told is None:
            continue
        yield {
            "beyond": told.died - bounds.high, "certainty": "likely",
            "message": f"{told.died:g} dead of the country are told of, and the head gives {bounds.high:g}.",
            "left_value": f"{told.died:g}", "right_value": f"{bounds.high:g}",
            "difference": f"{told.died - bounds.high:g}",
            "spans": places(
                place_of(corpus, "total", heads[0], "count"),
                *(place_of(corpus, "incident", row, "count") for row in told.rows),
            ),
            **about("fatality_totals", "fatality_total_id", heads[0]),
        }  # fmt: skip


def _may_be_of_another(corpus: Corpus, document_id: str, codes: set[str]) -> bool:
    """Whether the words of more than one country stand on a sheet: then it is not sure whose it is."""
    document = corpus.documents[document_id]
    homes = load(document.language, "contributions").get("home", {})
    return any(_words(document.language, code).search(document.text) for code in homes if code not in codes)


@cache
def _words(language: str, code: str) -> re.Pattern[str]:
    listed = load(language, "contributions")["home"][code]
    return compiled(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)")


def _is_head(corpus: Corpus, row: Row) -> bool:
    """Whether a total stands in a labelled line and not in a sentence."""
    evidence = evidence_by_id(corpus).get(row["evidence_id"])
    document = corpus.documents.get(row["document_id"])
    if row["extractor"] not in _HEADS or evidence is None or document is None:
        return False
    line = document.text[document.text.rfind("\n", 0, evidence["start"]) + 1 : evidence["end"]]
    return ":" in line


def _most(corpus: Corpus, totals: list[Row], document_id: str, country: str) -> _Told | None:
    """The most that the text tells of at once: in one total, or in all its incidents."""
    found = [
        _Told(bounds.low, (row,))
        for row in totals
        if (bounds := count_bounds(row)) is not None and _names(corpus, row, country)
    ]
    killed = [
        row
        for row in corpus.rows("casualties")
        if row["document_id"] == document_id and row["outcome"] == "killed" and row["country_code"] == country
    ]
    if killed:
        found.append(_Told(sum(b.low for row in killed if (b := count_bounds(row)) is not None), tuple(killed)))
    return max(found, key=lambda told: told.died, default=None)


def _names(corpus: Corpus, row: Row, country: str) -> bool:
    """Whether the sentence of a total names the country, and no other."""
    document = corpus.documents[row["document_id"]]
    return {c.code for c in find_countries(sentence_of(corpus, row), document.language)} == {country}
