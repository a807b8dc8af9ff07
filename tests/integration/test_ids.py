"""An id says what a row says and in which document: a sentence that has nothing to do with it changes none."""

from __future__ import annotations

import re
from functools import cache

import polars as pl
import pytest

import schemas
from pipeline.extract import extract
from pipeline.read import read
from pipeline.recognise import recognise
from pipeline.reconcile import MADE_LATER, reconcile
from tests.embedded import DOCUMENTS

EDITED = {
    "minusma-en": ("minusma-en.wikitext", "en", "wikitext", "Most of the year the air there is hot and dry."),
    "minusma-nl": ("minusma-nl.txt", "nl", "text", "Het grootste deel van het jaar is de lucht er heet en droog."),
}
# A tile of the coverage that nobody claims is keyed by its words, which such a sentence makes longer.
TABLES = [table for table in schemas.TABLES if table not in MADE_LATER | {"coverage"}]


def text_of(name: str) -> str:
    return (DOCUMENTS / EDITED[name][0]).read_text(encoding="utf-8")


def tables_of(name: str, text: str) -> dict[str, pl.DataFrame]:
    _, language, form, _ = EDITED[name]
    document = read(text, id=name, language=language, format=form)  # type: ignore[arg-type]
    return reconcile([extract(document, recognise(document))])


def ids(tables: dict[str, pl.DataFrame]) -> dict[str, list[str]]:
    return {table: sorted(tables[table][schemas.primary_key(table)]) for table in TABLES}


@cache
def ids_before(name: str) -> dict[str, list[str]]:
    return ids(tables_of(name, text_of(name)))


def sentence_ends(text: str) -> list[int]:
    """Places where a paragraph of prose may go on with another sentence, spread over the document."""
    return [m.end() for m in re.finditer(r"^[^|*={<\n][^\n]{150,}\.(?:<ref[^\n]*)?$", text, re.MULTILINE)]


@pytest.mark.parametrize("name", sorted(EDITED))
@pytest.mark.parametrize("where", ["first", "middle", "last"])
def test_a_sentence_more_at_the_end_of_a_paragraph_changes_no_id(name: str, where: str) -> None:
    text = text_of(name)
    ends = sentence_ends(text)
    at = {"first": ends[0], "middle": ends[len(ends) // 2], "last": ends[-1]}[where]
    edited = f"{text[:at]} {EDITED[name][3]}{text[at:]}"
    assert ids(tables_of(name, edited)) == ids_before(name)


@pytest.mark.parametrize("name", sorted(EDITED))
def test_a_paragraph_more_at_the_top_of_the_history_changes_no_id(name: str) -> None:
    text = text_of(name)
    at = text.index("\n\n", text.index("Resolution 2100") if name.endswith("en") else 0)
    edited = f"{text[:at]}\n\n{EDITED[name][3]}{text[at:]}"
    assert ids(tables_of(name, edited)) == ids_before(name)


@pytest.mark.parametrize("name", sorted(EDITED))
def test_what_is_told_a_second_time_gets_ids_of_its_own_and_takes_none(name: str) -> None:
    text = text_of(name)
    again = {
        "minusma-en": "On 4 May 2016 two peacekeepers from Chad were killed in an ambush near Kidal.",
        "minusma-nl": "Op 4 mei 2016 werden twee militairen uit Tsjaad gedood bij een hinderlaag.",
    }[name]
    after = ids(tables_of(name, f"{text}\n\n{again} {again}\n"))
    for table, before in ids_before(name).items():
        assert set(before) <= set(after[table]), table
        assert len(set(after[table])) == len(after[table]), table
