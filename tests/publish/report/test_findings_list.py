"""The findings as they are listed: worst first, quotes in their context, what disagrees marked."""

from __future__ import annotations

from pipeline.publish.report.findings_list import PER_PAGE, cards, listed, rule_rows
from pipeline.publish.report.links import Places
from pipeline.publish.report.marks import evidence_of_findings, marks
from pipeline.publish.report.paging import Pages
from tests.samples import DOCUMENT, ROWS, TEXT, key, tables, with_rows

FINDING = {"left_value": None, "right_value": None, **ROWS["findings"][0]}


def test_errors_come_before_warnings_and_the_certain_before_the_arguable() -> None:
    frames = with_rows(
        "findings",
        {**FINDING, "finding_id": key(1), "severity": "info"},
        {**FINDING, "finding_id": key(2), "severity": "error", "certainty": "arguable"},
        {**FINDING, "finding_id": key(3), "severity": "warning"},
        {**FINDING, "finding_id": key(4), "severity": "error", "certainty": "certain"},
    )
    found = listed(frames["findings"], rule_rows(frames))
    assert found.ids == (key(4), key(2), key(3), key(1))
    assert found.counts == {"error": 2, "warning": 1, "info": 1}
    assert [rule.findings for rule in found.rules] == [2, 1, 1]


def test_many_findings_are_on_several_pages() -> None:
    rows = [{**FINDING, "finding_id": key(number)} for number in range(PER_PAGE + 1)]
    frames = with_rows("findings", *rows)
    found = listed(frames["findings"], rule_rows(frames))
    assert found.files == ["findings.html", "findings-2.html"]
    assert found.paths[key(PER_PAGE)] == f"findings-2.html#finding-{key(PER_PAGE)}"
    assert len(found.on(1)) == 1


def test_a_quote_is_marked_in_its_context_and_leads_to_its_words() -> None:
    frames = tables()
    places = Places({DOCUMENT: Pages((0, len(TEXT)), (f"documents/{DOCUMENT}.html",))}, marks(frames), frames)
    rows = [{**FINDING, "left_value": "12,640", "right_value": None}]
    (card,) = cards(rows, evidence_of_findings(frames), rule_rows(frames), {DOCUMENT: TEXT}, places)
    (side,) = card.sides
    assert str(side.quote).startswith("MINUSMA had <mark>12,640</mark> personnel")
    assert side.path == f"documents/{DOCUMENT}.html#row-finding_evidence-{key(41)}"
    assert card.statement


def test_in_a_longer_quote_the_values_that_disagree_are_marked_and_nothing_is_markup() -> None:
    frames = tables()
    text = "The <b>total</b> was 12,640 and not 112,640."
    evidence = {FINDING["finding_id"]: [{**ROWS["finding_evidence"][0], "start": 0, "end": len(text)}]}
    row = {**FINDING, "left_value": "12,640", "right_value": "11"}
    (card,) = cards([row], evidence, rule_rows(frames), {DOCUMENT: text}, Places({}, {}, frames))
    assert str(card.sides[0].quote) == ("<mark>The &lt;b&gt;total&lt;/b&gt; was <b>12,640</b> and not 112,640.</mark>")
    assert card.sides[0].path == ""


def test_of_few_quotes_both_sides_are_shown() -> None:
    frames = tables()
    roles = ["head", "head", "end"]
    stretch = ROWS["finding_evidence"][0]
    evidence = {
        FINDING["finding_id"]: [
            {**stretch, "finding_evidence_id": key(number), "role": role} for number, role in enumerate(roles)
        ]
    }
    (card,) = cards([FINDING], evidence, rule_rows(frames), {DOCUMENT: TEXT}, Places({}, {}, frames), sides=2)
    assert [side.role for side in card.sides] == ["head", "end"]
    assert [side.role for side in card.more] == ["head"]
