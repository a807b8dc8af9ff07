"""What a number counts, of which class it is, and where those counted come from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.harm.clauses import harms
from pipeline.extract.quantities import quantities
from pipeline.read import read
from pipeline.recognise.ledger import recognise


def first(text: str, language: str = "en") -> tuple[str | None, str | None, str | None]:
    document = read(text, id="sample", language=language, format="text")
    mentions = recognise(document)
    block = document.blocks[0]
    found = quantities(block, mentions.numbers_in(block.index), 0, len(block.text), language)[0]
    return found.noun, found.kind, found.country_code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 10 Ghanaian UN peacekeepers there.", ("Ghanaian UN peacekeepers", "peacekeeper", "GHA")),
        ("There were five police officers there.", ("police officers", "police", None)),
        ("There were 47 military personnel there.", ("military personnel", "military", None)),
        ("There were three observers from Chad there.", ("observers", "military", "TCD")),
        ("There were three soldiers of the Kenyan battalion there.", ("soldiers", "military", "KEN")),
        ("There were three soldiers of the Kenyan minister there.", ("soldiers", "military", None)),
        ("Of those 40 were Belgians.", ("Belgians", "person", "BEL")),
        ("There were six Italians there.", ("Italians", "person", "ITA")),
        ("There were 120 Military Police regiment there.", ("Military Police", "military", None)),
        ("There were 2 Chinooks there.", ("Chinooks", "aircraft", None)),
        ("There were 200 Tamil Tigers there.", ("Tigers", None, None)),
        ("There were 4 IAR 330 Puma helicopters there.", ("IAR 330 Puma helicopters", "aircraft", None)),
        (
            "There were three members of the Nepalese troops there.",
            ("members of the Nepalese troops", "military", "NPL"),
        ),
        ("There were nine posts there.", ("posts", None, None)),
        ("There were 94 ships-of-the-line there.", ("ships-of-the-line", "ship", None)),
        ("There were two aircraft carriers there.", ("aircraft carriers", "ship", None)),
    ],
)
def test_the_noun_is_the_last_of_its_phrase(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert first(text) == expected


def test_a_dutch_compound_is_of_the_class_of_the_noun_it_ends_in() -> None:
    assert first("Er waren 3 Alouette III-helikopters.", "nl") == ("Alouette III-helikopters", "aircraft", None)
    assert first("Er waren drie transportvliegtuigen.", "nl") == ("transportvliegtuigen", "aircraft", None)


def test_measures_money_shares_and_ranks_in_a_row_are_no_quantities() -> None:
    document = read("The second unit marched 12 km for 3 dollars, 40 percent of it by night.", id="s", language="en")
    mentions = recognise(document)
    block = document.blocks[0]
    assert not quantities(block, mentions.numbers_in(block.index), 0, len(block.text), "en")


PIECES = [
    *(
        "two soldiers",
        "were killed",
        "killing",
        "and",
        "injured",
        ",",
        "three",
        "from Chad",
        "(",
        ")",
        "—",
        "who",
        "a mine",
    ),
    *("dozens", "of them", "the attackers", "died", "12", "lost their lives", ":"),
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_each_quantity_is_harmed_at_most_once_and_inside_its_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document = read(f"X {text}", id="s", language="en", format="text")
    mentions = recognise(document)
    for block in document.blocks:
        counted = quantities(block, mentions.numbers_in(block.index), 0, len(block.text), "en", articles=True)
        found = harms(block.text, 0, len(block.text), counted, "en")
        taken = [q.start for h in found for q in (*h.quantities, *h.parts)]
        assert len(taken) == len(set(taken))
        assert all(0 <= h.start <= h.end <= len(block.text) for h in found)


def test_the_number_of_a_unit_counts_nothing() -> None:
    assert first("He led 43 South African Brigade and 12 men.") == ("men", "person", None)
    assert first("There were 43 South African soldiers.") == ("South African soldiers", "military", "ZAF")
