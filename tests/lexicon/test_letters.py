"""Letters as names are compared by them."""

from __future__ import annotations

import pytest

from pipeline.lexicon.letters import without_accents


@pytest.mark.parametrize(
    ("written", "plain"),
    [("Médecins Sans Frontières", "Medecins Sans Frontieres"), ("Åland", "Aland"), ("ﬁeld", "field"), ("Gao", "Gao")],
)
def test_accents_and_ligatures_fall_away(written: str, plain: str) -> None:
    assert without_accents(written) == plain
