"""Numbers of a whole document: its habit with separators, its dates, its templates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.read import read
from pipeline.read.document import Block
from pipeline.read.source_map import SourceMap
from pipeline.recognise.numbers import find_numbers_in_blocks


def block(text: str, *, templates: tuple[tuple[int, int, int], ...] = ()) -> Block:
    source = SourceMap((0,), (0,), (len(text),), (True,))
    return Block(0, "prose", text, (), 0, len(text), source, templates=templates)


def values(*texts: str, language: str) -> list[list[Decimal | None]]:
    return [[m.value for m in found] for found in find_numbers_in_blocks([block(t) for t in texts], language)]


def test_a_later_block_shows_how_an_earlier_one_is_meant() -> None:
    assert values("Stock: 12.640.", "Sold: 1.234.567 and 2,5.", language="en")[0] == [12640]
    assert values("Stock: 12.640.", "Sold: 1,234,567 and 2.5.", language="en")[0] == [Decimal("12.64")]
    assert values("Voorraad: 12,640.", "Verkocht: 1,234,567.", language="nl")[0] == [12640]


def test_a_number_inside_a_date_is_part_of_it() -> None:
    text = "In 2013 waren er 2013 tenten."
    (found,) = find_numbers_in_blocks([block(text)], "nl", [[(3, 7)]])
    assert [(m.start, m.value) for m in found] == [(17, 2013)]


def test_where_dates_are_given_no_year_is_guessed() -> None:
    text = "In totaal dus 1154, in 1960 dorpen."
    (found,) = find_numbers_in_blocks([block(text)], "nl", [[]])
    assert [m.value for m in found] == [1154, 1960]


def test_a_length_of_time_inside_a_date_stays_a_number() -> None:
    text = "Drie dagen later, op 9 maart, liet men hen gaan."
    (found,) = find_numbers_in_blocks([block(text)], "nl", [[(0, 16), (18, 28)]])
    assert [(m.value, m.unit) for m in found] == [(3, "d")]


def test_a_number_that_a_template_wrote_says_so() -> None:
    ((first, second),) = find_numbers_in_blocks([block("Of 6000 tents 12 burnt.", templates=((3, 7, 0),))], "en")
    assert (first.notation, second.notation) == ("template", "digits")


def test_dates_must_be_given_for_every_block() -> None:
    with pytest.raises(ValueError, match="argument"):
        find_numbers_in_blocks([block("12")], "nl", [])


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        find_numbers_in_blocks([block("12")], "xx")


def test_pages_volumes_and_short_notes_of_a_citation_count_nothing() -> None:
    page = read(
        "It fell.<ref>{{cite book|title=Ten days|pages=26–28|volume=3}}</ref><ref>{{harvnb|Bah|2008|p=44}}</ref>",
        language="en",
        format="wikitext",
    )
    found = find_numbers_in_blocks(page.blocks, "en")
    assert [page.blocks[i].text[n.start : n.end] for i, each in enumerate(found) for n in each] == ["Ten"]
