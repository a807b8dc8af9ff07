"""International organisations that the whole world knows, by name and acronym: the code list ``organisations.csv``."""

from __future__ import annotations

from functools import cache

from pipeline.lexicon.code_lists import rows
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases


def organisation_of(name: str) -> str | None:
    """The code of the organisation of that name or acronym, in any language of the list; None for any other."""
    return _codes().get(_key(name))


@cache
def organisation_pattern() -> Phrases:
    """All names and acronyms, the longest first. A hyphen may follow (VN-Veiligheidsraad, EU-missie), no letter."""
    return Phrases.naming(_codes(), rf"(?<![\w-])(?:{alternatives(_codes())})(?!\w)")


@cache
def _codes() -> dict[str, str]:
    codes = {}
    for row in rows("organisations"):
        for written in (row["name"], row["name"].replace("'", "’")):
            codes[written] = row["code"]
    return codes


def _key(name: str) -> str:
    return " ".join(name.split())
