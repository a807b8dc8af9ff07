"""What tables tell is not called a contradiction for being told in one row, or year by year."""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.read import read
from pipeline.recognise import recognise
from pipeline.reconcile import reconcile
from pipeline.validate.contract import check
from pipeline.validate.rules import find

_LEAD = "'''United Nations Mission in Chad''' ('''UNMICHA''') was a peacekeeping mission in [[Chad]].\n\n"


def _found(table: str) -> set[str]:
    document = read(_LEAD + table, id="page", language="en", format="wikitext")
    kept = check(reconcile([extract(document, recognise(document))])).kept
    return {row["rule_id"] for row in find([document], kept)["findings"].to_dicts()}


def test_troops_and_observers_of_one_row_are_not_one_quantity() -> None:
    table = "== Strength ==\n{|\n! Date !! Troops !! Military observers\n|-\n| 31 May 2008 || 1,140 || 30\n%s|}"
    assert "number_disagrees_within_document" not in _found(table % "")
    assert "number_disagrees_within_document" in _found(table % "|-\n| 31 May 2008 || 990 || –\n")


def test_the_dead_of_each_year_are_no_running_total() -> None:
    table = "== Deaths ==\n{|\n! Year !! Deaths\n|-\n| 2004 || 27\n|-\n| 2005 || 19\n|}"
    assert "running_total_never_falls" not in _found(table)
