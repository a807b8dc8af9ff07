"""Countries told of by the flags that open the lines of a paragraph or an infobox field."""

from __future__ import annotations

import pytest

from pipeline.extract.troops import contributions, contributors, flag_lines
from tests.extract.told import quotes, told, values

STEPS = (contributors.extract, flag_lines.extract, contributions.extract)


@pytest.mark.parametrize(
    "text",
    [
        "== Contributors ==\n{{flagicon|Ghana}} Ghana (700 troops)<br/>\n{{flagicon|Kenya}} [[Kenya]] (hospital)<br/>",
        "== Contributors ==\n{{flagicon|Ghana}} [[Ghana]]: 700\n\n{{flagicon|Kenya}} [[Kenya]]",
        "{{Infobox military unit|name=UNMEX|country={{flag|Ghana}} (700)<br />{{flag|Kenya}}}}",
    ],
)
def test_lines_that_open_with_flags_list_contributors(text: str) -> None:
    rows = told(text, *STEPS, form="wikitext")
    assert values(rows, "contributors", "country_code") == [("GHA",), ("KEN",)]
    assert values(rows, "contributions", "country_code", "count") == [("GHA", 700)]


def test_flags_may_stand_on_one_line() -> None:
    rows = told("== Contributors ==\n{{GHA}} {{KEN}}\n{{flag|Nepal}}\n", *STEPS, form="wikitext")
    assert quotes(rows, "contributors") == ["{{GHA}}", "{{KEN}}", "Nepal"]


@pytest.mark.parametrize(
    "text",
    [
        "== Results ==\n{{flagicon|Ghana}} Ghana (3)<br/>\n{{flagicon|Kenya}} Kenya (1)",
        "== Contributors ==\n{{flagicon|Ghana}} Ghana met {{flagicon|Kenya}} Kenya.",
        "== Contributors ==\n{{flagicon|Ghana}} General Mensah<br/>\n{{flagicon|Kenya}} General Otieno",
        "{{Infobox military unit|name=UNMEX|commander={{flag|Ghana}}<br />{{flag|Kenya}}}}",
        "{{Infobox military unit|name=UNMEX|country={{flag|Ghana}}}}",
    ],
)
def test_other_flags_list_nobody(text: str) -> None:
    assert values(told(text, *STEPS, form="wikitext"), "contributors", "country_code") == []
