"""Dates against the practice gold and the peers' cases, where they stand beside the repository."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml

from pipeline.recognise.dates import find_dates
from tests.recognise.peer_cases import CASES, REFUSED, scorer
from tests.shared import needs_shared


def wrong(language: str) -> tuple[list[tuple[str, str, str, str]], int]:
    """The encyclopedic cases answered otherwise than the source does; and how many there are."""
    peers = scorer()
    missed, total = [], 0
    for case in peers.load(CASES, ("recognizers-datetime",)):
        if case["lang"] != language or not case.get("ency"):
            continue
        answers, _ = peers.dates(find_dates, case)
        for expected in case["expect"]:
            total += 1
            if not peers.date_right(expected, answers):
                missed.append((case["suite"], language, case["text"], expected["surface"]))
    return missed, total


def refused() -> list[dict[str, Any]]:
    return yaml.safe_load(REFUSED.read_text(encoding="utf-8"))["dates"]


@needs_shared
@pytest.mark.parametrize("language", ["nl", "en"])
def test_peer_cases_are_answered_and_every_other_answer_is_a_refusal_with_a_reason(language: str) -> None:
    missed, total = wrong(language)
    assert len(missed) <= 0.08 * total
    named = {(c["suite"], c["lang"], c["text"], c["surface"]) for c in refused() if c["reason"]}
    assert set(missed) <= named


@needs_shared
@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_is_found_where_the_peers_find_nothing(language: str) -> None:
    for case in scorer().load(CASES, ("recognizers-datetime-negative",)):
        if case["lang"] == language:
            reference = dt.date.fromisoformat(case["ref_date"]) if case["ref_date"] else None
            found = find_dates(case["text"], language, reference_date=reference)
            assert [m for m in found if m.is_valid] == [], case["text"]
