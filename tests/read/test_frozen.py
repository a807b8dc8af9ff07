"""A value made by the fast constructor is one of the class, frozen as any."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.read import document
from pipeline.read.frozen import constructor, tuple_maker
from pipeline.read.wikilinks import Wikilink
from pipeline.recognise.number_lexicon import NumberWord


def test_it_gives_the_same_value():
    make = constructor(document.Tile)
    assert make("text", 1, 2) == document.Tile("text", 1, 2)
    assert type(make("text", 1, end=2)) is document.Tile
    assert hash(make("text", 1, 2)) == hash(document.Tile("text", 1, 2))


def test_a_field_may_have_any_name():
    assert {field.name for field in dataclasses.fields(NumberWord)} >= {"value"}
    values = range(len(dataclasses.fields(NumberWord)))
    assert constructor(NumberWord)(*values) == NumberWord(*values)  # pyright: ignore[reportArgumentType]


def test_a_named_tuple_is_made_of_a_tuple_of_its_values():
    link = Wikilink("internal", "Mali", None, 2, 6, None, ())
    made = tuple_maker(Wikilink)(tuple(link))
    assert type(made) is Wikilink
    assert made == link
    assert made.target == "Mali"


def test_it_keeps_defaults():
    source = document.SourceMap((0,), (0,), (1,), (True,))
    made = constructor(document.Block)(0, "prose", "a", (), 0, 1, source)
    assert made == document.Block(0, "prose", "a", (), 0, 1, source)
    assert made.links == ()


def test_the_value_is_frozen():
    made = constructor(document.Tile)("text", 1, 2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.start = 3  # pyright: ignore[reportAttributeAccessIssue]


def test_a_missing_argument_is_an_error():
    with pytest.raises(TypeError):
        constructor(document.Tile)("text", 1)  # pyright: ignore[reportCallIssue]
