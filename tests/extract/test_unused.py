"""A mention that no row uses has a reason, found without a look at every link around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.extract.unused import Reasons
from pipeline.read import read
from pipeline.recognise import recognise
from tests.work import steps_of


def reasons(text: str) -> list[str]:
    document = read(text, id="page", language="en", format="wikitext")
    mentions = recognise(document)
    of = Reasons(document).of
    return [of(mention) for mention in (*mentions.dates, *mentions.numbers)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They won the [[2012 cup]].", ["year_in_link_target"]),
        ("They won in [[2012]].", ["not_a_fact"]),
        ("They had [[300 (film)|300 Spartans]].", ["number_in_link_target"]),
        ("They had [[Mali|Malian]] help, and 300 [[Togo|Togolese]].", ["not_a_fact"]),
    ],
)
def test_a_mention_is_a_title_s_where_a_link_holds_it_and_more(text: str, expected: list[str]) -> None:
    assert reasons(text) == expected


def test_a_field_of_many_links_and_numbers_is_work_in_proportion_to_it() -> None:
    def asked(fields: int) -> Callable[[], object]:
        text = "{{Infobox x|a=" + "<br>".join(f"{i} [[Mali]]" for i in range(fields)) + "}}"
        document = read(text, id="page", language="en", format="wikitext")
        mentions = recognise(document)
        return lambda: [*map(Reasons(document).of, mentions.numbers)]

    assert steps_of(asked(400)) <= 5 * steps_of(asked(100))
