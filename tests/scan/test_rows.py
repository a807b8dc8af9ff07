"""What the stages make of a page: the same rows in any batch, and a page that a stage cannot take is kept."""

from __future__ import annotations

import time
from contextlib import suppress

import polars as pl
import pytest

import schemas
from pipeline.reconcile import reconcile
from pipeline.scan import rows
from pipeline.scan.budget import OverBudgetError, limited
from pipeline.scan.dump import Site, open_dump
from pipeline.scan.pages import Element, Page, elements, parse
from pipeline.scan.rows import PageRead, read_page, rule_rows, tables_of
from pipeline.scan.stretches import stretch
from pipeline.scan.where import parse_where
from pipeline.validate.contract import check
from pipeline.validate.rules import RULES, find
from tests.scan import dumps
from tests.shared import SHARED, needs_shared

SITE = Site("testwiki", "en", "https://wiki.example/wiki/")


def page(number: int, text: str | None = None, title: str | None = None) -> Page:
    entry = dumps.mission(number)
    return Page(
        at=number, id=number, title=title or entry.title, namespace=0, is_redirect=False, revision_id="1",
        timestamp="2024-05-06T07:08:09Z", model="wikitext", text=entry.text if text is None else text,
    )  # fmt: skip


def done(one: Page, where: str | None = None, seconds: float = 60) -> PageRead:
    result = read_page(one, SITE, None if where is None else parse_where(where), seconds)
    assert result is not None
    return result


# One mission that two pages contradict each other on: `build` would compare them, a scan must not.
TOLD = """'''United Nations Mission in Utopia''' (UNMIU) was established on {day} April 2013. As of {day} May 2014,
it had {count} troops under the command of Major General {who}. On 3 June 2014, {day} peacekeepers were killed.
"""


def contradicting() -> list[Page]:
    told = [TOLD.format(day=day, count=f"{day},200", who=who) for day, who in ((3, "Jan Smit"), (9, "Jean Petit"))]
    return [page(1, told[0]), page(2, told[1]), page(3), page(4)]


def assert_same(one: dict[str, pl.DataFrame], other: dict[str, pl.DataFrame]) -> None:
    for table, frame in one.items():
        assert schemas.sort(table, frame).to_dicts() == schemas.sort(table, other[table]).to_dicts(), table


def together(parts: list[dict[str, pl.DataFrame]]) -> dict[str, pl.DataFrame]:
    return {table: pl.concat([part[table] for part in parts]) for table in parts[0]}


def test_the_rows_of_a_page_do_not_depend_on_its_batch() -> None:
    read_pages = [done(each) for each in contradicting()]
    alone = together([tables_of([each]) for each in read_pages])
    assert_same(tables_of(read_pages), alone)
    assert alone["findings"].height > 0
    assert alone["findings"]["document_ids"].list.len().unique().to_list() == [1]


def test_pages_that_name_one_thing_do_not_share_its_key() -> None:
    tables = tables_of([done(each) for each in contradicting()])
    missions = tables["missions"]["mission_id"].to_list()
    told = [key.split(":") for key in missions if key.endswith("unmiu")]
    assert told == [["testwiki-1", "unmiu"], ["testwiki-2", "unmiu"]]
    assert set(tables["documents"]["mission_id"].drop_nulls()) <= set(missions)
    assert set(tables["statements"]["entity_id"].str.split(":").list.first()) <= {f"testwiki-{n}" for n in range(1, 5)}


def test_the_tables_keep_the_contract() -> None:
    tables = tables_of([done(each) for each in contradicting()])
    result = check({**tables, "rules": rule_rows()})
    assert [str(failure) for failure in result.failures] == []
    assert tables["rejected_rows"].is_empty()


def test_a_document_says_which_page_at_which_revision_it_is() -> None:
    (row,) = tables_of([done(page(1, "'''A'''", title="A b/c?d"))])["documents"].to_dicts()
    assert row["document_id"] == "testwiki-1"
    assert row["title"] == "A b/c?d"
    assert row["location"] == "https://wiki.example/wiki/A_b/c%3Fd"
    assert (row["revision_id"], str(row["revised_at"])) == ("1", "2024-05-06 07:08:09+00:00")
    assert row["language"] == "en"


def test_a_page_that_only_speaks_of_a_template_is_left_out_after_parsing() -> None:
    where = parse_where("template = 'Infobox person'")
    assert read_page(page(1, "'''An Infobox person''' is a box."), SITE, where, 60) is None
    assert read_page(page(1, "{{Template:infobox_person|a=b}}"), SITE, where, 60) is not None


@pytest.mark.parametrize("stage", ["recognise", "extract"])
def test_a_page_that_a_stage_fails_on_is_published_as_degraded(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    working = getattr(rows, stage)

    def failing(document, *more):
        if document.blocks:
            raise KeyError("unforeseen")
        return working(document, *more)

    monkeypatch.setattr(rows, stage, failing)
    result = done(page(1))
    assert result.fault is not None
    assert (result.fault.reason, result.fault.title) == ("failed", "Mission 1")
    assert result.fault.detail.startswith(f"{stage}: KeyError")
    tables = tables_of([result])
    assert tables["documents"].height == 1
    assert tables["findings"]["rule_id"].len() > 0


def test_a_page_beyond_its_time_is_published_as_degraded(monkeypatch: pytest.MonkeyPatch) -> None:
    working = rows.extract

    def slow(document, mentions):
        while document.blocks:
            time.sleep(0.01)
        return working(document, mentions)

    monkeypatch.setattr(rows, "extract", slow)
    result = done(page(1), seconds=0.5)
    assert result.fault is not None
    assert (result.fault.reason, result.fault.detail) == ("over_time", "extract: more than 0.5 seconds")
    assert tables_of([result])["documents"].height == 1


def test_time_that_is_not_used_up_interrupts_nothing() -> None:
    for _ in range(50):
        with suppress(OverBudgetError), limited(0.0005):
            time.sleep(0.0005)
    time.sleep(0.02)  # one that came too late would come here


def test_time_that_is_used_up_interrupts_at_once() -> None:
    with pytest.raises(OverBudgetError):
        for_ever()


def for_ever() -> None:
    with limited(0.01):
        while True:
            pass


def test_the_rules_are_all_there() -> None:
    assert set(rule_rows()["rule_id"]) == {rule.id for rule in RULES}


@needs_shared
def test_findings_on_real_pages_are_those_of_the_page_alone() -> None:
    dump = open_dump(str(SHARED / "real" / "enwiki-sample-multistream.xml.bz2"))
    pages = [parse(e) for e in elements(stretch(dump, 0, dump.size), is_exact=False) if isinstance(e, Element)]
    some = [done(p) for p in sorted((p for p in pages if isinstance(p, Page)), key=lambda p: len(p.text))[40:46]]
    batch = tables_of(some)["findings"]
    alone = 0
    for each in some:
        document = each.extract.document
        findings = find([document], check(reconcile([each.extract])).kept)["findings"]
        own = batch.filter(pl.col("document_ids").list.first() == document.id)
        assert sorted(own["rule_id"]) == sorted(findings["rule_id"])
        alone += findings.height
    assert batch.height == alone > 0
