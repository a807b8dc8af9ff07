"""The document itself: markup, flags, origin, infobox and layout."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

import schemas
from pipeline.read.document import Problem
from pipeline.read.origin import Origin
from pipeline.validate.findings import Corpus
from tests.validate.rules.judging import Case, Page, check, corpus_of, dutch, fires, judged, silent

BOX = (
    "{{{{Infobox United Nations\n| name = United Nations Mission in "
    "Freedonia\n| formation = {}\n| headquarters =\n}}}}\n"
)
BODY = "The '''United Nations Mission in Freedonia''' was established on 26 April 2013."
BROKEN = (
    "De opstand begon in het noorden.\n\n"
    "Naast deze groep, die het noorden onafhankelijk wil maken, is er een beweging met de naam\n\n"
    "Ansar Dine bij de opstand betrokken, die banden heeft met andere groepen in de regio."
)

ENDLESS = ("Troops " + "and 300 men " * 1_700).strip()

FORMED = BOX.format("25 April 2013") + BODY


def read_in_part(corpus: Corpus) -> Corpus:
    """The page, as if its reading had run out of time behind the first word."""
    page = corpus.documents["page"]
    problem = Problem("budget", "page", 2, len(page.text))
    return Corpus({"page": replace(page, problems=(problem,), is_degraded=True)}, corpus.tables)


def established(
    edtf: str, earliest: dt.date, latest: dt.date, assertion: str = "asserted", deployed: dt.date | None = None
) -> Callable[[Corpus], Corpus]:
    """The statements of box and text on when the mission was established, and deployed, the text's as given."""

    def stated(corpus: Corpus) -> Corpus:
        rows = corpus.tables["statements"].to_dicts()
        told = next(row for row in rows if row["property"] == "established")
        prose = next(row for row in corpus.tables["evidence"].to_dicts() if row["element"] == "prose")
        other = {**told, "statement_id": "f" * 16, "evidence_id": prose["evidence_id"], "value_date_edtf": edtf}
        other |= {"value_date_earliest": earliest, "value_date_latest": latest, "value_date_mention_id": None}
        other |= {"assertion": assertion}
        begun = {**other, "statement_id": "e" * 16, "property": "deployed", "value_date_edtf": str(deployed)}
        begun |= {"value_date_earliest": deployed, "value_date_latest": deployed}
        stating = [told, other, *([begun] if deployed else [])]
        return Corpus(corpus.documents, {**corpus.tables, "statements": schemas.frame("statements", stating)})

    return stated


NEXT_DAY = established("2013-04-26", dt.date(2013, 4, 26), dt.date(2013, 4, 26))
HELD = established("2013-04-26", dt.date(2013, 4, 26), dt.date(2013, 4, 26), "editorial")
PLANNED = established("2013-04-26", dt.date(2013, 4, 26), dt.date(2013, 4, 26), "planned")
DEPLOYED = established("2013-02-26", dt.date(2013, 2, 26), dt.date(2013, 2, 26), deployed=dt.date(2013, 4, 25))
SAME_MONTH = established("2013-04", dt.date(2013, 4, 1), dt.date(2013, 4, 30))

CASES = (
    fires(
        "document_degraded", "A mission of a year.", at=("mission of a year.",), severity="warning", given=read_in_part
    ),
    fires("document_degraded", "A " + "{{a|" * 41 + "b" + "}}" * 41, at=("{{a|b}}",), severity="warning"),
    silent("document_degraded", "A mission of a year. " + "{{a|" * 40 + "b" + "}}" * 40),
    fires("sentence_overlong", f"It began. {ENDLESS}. It ended.", at=(f"{ENDLESS}.",), severity="warning"),
    fires("sentence_overlong", dutch(f"Het begon. {ENDLESS}"), at=(ENDLESS,)),
    silent("sentence_overlong", f"It began. {ENDLESS[:15_000]}. {ENDLESS[:15_000]}. It ended."),
    silent("sentence_overlong", "{{cite web|title=" + ENDLESS + "}}"),
    fires("markup_broken", "A {{template that is not closed", at=("{{",), severity="error"),
    silent("markup_broken", "A {{template|{{inside}}}} and [[a link|with a label]] and <ref>a reference</ref>."),
    fires(
        "maintenance_flag",
        "It was so.{{Circular reference|date=October 2020}}",
        at=("{{Circular reference|date=October 2020}}",),
        severity="warning",
    ),
    silent("maintenance_flag", "{{Use dmy dates|date=January 2019}} It was so. {{flagicon|Chad}}"),
    fires("document_unattributed", "A mission.", at=("A mission.",), severity="warning"),
    silent("document_unattributed", Page("A mission.", origin=Origin("page", licence="CC-BY-SA-4.0"))),
    fires(
        "revision_unknown",
        Page("A mission.", origin=Origin("page", location="https://example.org/")),
        at=("A mission.",),
    ),
    silent(
        "revision_unknown",
        Page(
            "A mission.",
            origin=Origin("page", location="https://example.org/", retrieved_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)),
        ),
        Page("A mission.", id="nothing-known"),
    ),
    fires("infobox_field_empty", BOX.format("25 April 2013") + BODY, at=("headquarters",), severity="info"),
    silent("infobox_field_empty", "{{Infobox United Nations|name=UNMIF}}\n" + BODY),
    fires("infobox_value_not_in_body", BOX.format("25 April 2013") + BODY, at=("25 April 2013",), severity="info"),
    silent("infobox_value_not_in_body", BOX.format("April 26, 2013") + BODY),
    fires("infobox_differs_from_body", FORMED, at=("25 April 2013",), severity="warning", given=NEXT_DAY),
    silent("infobox_differs_from_body", FORMED, given=SAME_MONTH),
    silent("infobox_differs_from_body", FORMED, given=HELD),
    silent("infobox_differs_from_body", FORMED, given=PLANNED),
    silent("infobox_differs_from_body", FORMED, given=DEPLOYED),
    fires(
        "list_without_markup",
        dutch(
            "De missie heeft de volgende taken:\n\nBeschermen van "
            "burgers\nOpleiden van politie\nSteunen van het gezag\n\nZij begon in 2013 en bleef er lang."
        ),
        at=("Beschermen van burgers", "Opleiden van politie", "Steunen van het gezag"),
    ),
    silent(
        "list_without_markup",
        dutch("De taken:\n\n- Beschermen van burgers\n- Opleiden van politie\n\nZij begon in 2013."),
    ),
    fires("sentence_broken_by_paragraph", dutch(BROKEN), at=("beweging met de naam", "Ansar Dine bij de")),
    silent(
        "sentence_broken_by_paragraph",
        dutch(BROKEN.replace("de naam", "een naam.")),
    ),
    silent("sentence_broken_by_paragraph", BROKEN),
    fires(
        "boilerplate_residue",
        dutch("Het land neemt in 2013 deel aan de missie (red.)\n\nWeersverwachting Freedonia"),
        at=("(red.)", "Weersverwachting Freedonia"),
        severity="info",
    ),
    silent("boilerplate_residue", dutch("Het land nam in 2013 deel aan de missie.\n\nZij duurde een jaar.")),
    fires(
        "irregular_whitespace",
        dutch("De missie  duurde een jaar.\n\nZij had\u00a0geen mandaat."),
        at=("  ", "\u00a0"),
        severity="info",
    ),
    silent("irregular_whitespace", "The mission lasted a year.  It had no mandate."),
    fires("mojibake", "President TraorÃ© came.", at=("Ã©",), severity="warning"),
    silent("mojibake", "President Traoré came from São Tomé."),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_document_itself(case: Case) -> None:
    check(case)


def test_broken_markup_is_one_finding_for_each_kind_with_its_first_places() -> None:
    page = Page("{{a " * 60 + "[[b " * 30)
    found = judged("markup_broken", corpus_of(page))
    assert [(row["right_value"], row["left_value"], row["severity"]) for row in found] == [
        ("link", "30", "error"), ("template", "60", "error"),
    ]  # fmt: skip
    assert found[1]["message"] == "A template is opened and not closed, or closed and not opened 60 times."
    assert [row["quotes"] for row in found] == [["[["] * 25, ["{{"] * 25]


def test_two_dates_of_one_deployment_may_lie_some_months_apart() -> None:
    def deployed(corpus: Corpus) -> Corpus:
        stating = NEXT_DAY(corpus).tables["statements"].to_dicts()
        rows = [{**row, "property": "deployed"} for row in stating]
        return Corpus(corpus.documents, {**corpus.tables, "statements": schemas.frame("statements", rows)})

    check(silent("infobox_differs_from_body", FORMED, given=deployed))
