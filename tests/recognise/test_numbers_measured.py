"""Numbers against the practice gold and the peers' cases, where they stand beside the repository."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from pipeline.read.document import Block
from pipeline.read.source_map import SourceMap
from pipeline.recognise.numbers import find_numbers, find_numbers_in_blocks
from tests.recognise.peer_cases import CASES, REFUSED, scorer
from tests.shared import SHARED, needs_shared

SUITES = ("recognizers-number", "recognizers-ordinal", "recognizers-percent")


def refused() -> set[tuple[str, str, str, str]]:
    cases: list[dict[str, Any]] = yaml.safe_load(REFUSED.read_text(encoding="utf-8"))["numbers"]
    return {(c["suite"], c["lang"], c["text"], c["surface"]) for c in cases if c["reason"]}


@needs_shared
@pytest.mark.parametrize(("language", "least"), [("nl", 0.97), ("en", 0.95)])
def test_peer_cases_are_answered_and_every_other_answer_is_a_refusal_with_a_reason(language: str, least: float) -> None:
    peers, missed, total = scorer(), set(), 0
    for case in peers.load(CASES, SUITES):
        if case["lang"] != language:
            continue
        answers, _ = peers.numbers(find_numbers, case)
        if not case["expect"] and answers:
            missed.add((case["suite"], language, case["text"], ""))
        for expected in case["expect"]:
            total += 1
            if not peers.number_right(expected, answers):
                missed.add((case["suite"], language, case["text"], expected["surface"]))
    assert missed <= refused()
    assert len([m for m in missed if m[3]]) <= (1 - least) * total


@needs_shared
@pytest.mark.parametrize("name", ["seed_nl", "nl_unifil", "nl_untac", "nl_w_undof"])
def test_the_dutch_documents_are_read_as_a_careful_reader_does(name: str) -> None:
    gold = json.loads((SHARED / "practice" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    path = SHARED / "practice" / gold["doc"]
    text = path.resolve().read_text(encoding="utf-8")
    block = Block(0, "prose", text, (), 0, len(text), SourceMap((0,), (0,), (len(text),), (True,)))
    (found,) = find_numbers_in_blocks([block], "nl", [[(d["start"], d["end"]) for d in gold["dates"]]])
    wanted = {(n.get("core") or n)["start"]: n for n in gold["numbers"]}
    spans = [(m.start, m.end, m.value) for m in found]
    for start, number in wanted.items():
        if number.get("optional"):
            continue
        (hit,) = [value for lo, hi, value in spans if lo <= start < hi]
        assert (None if hit is None else float(hit)) == number["value"], number["quote"]
    assert [m for m in spans if not any(m[0] <= start < m[1] for start in wanted)] == []
