"""Armed groups, armies and peoples that are known by name wherever they stand: the code list ``groups.csv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, cast

from pipeline.lexicon.code_lists import rows
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases

GroupKind = Literal["armed_group", "army", "people"]

_EVERYWHERE = "mul"  # names that are written alike in all languages


@cache
def groups(language: str) -> Mapping[str, GroupKind]:
    """The kind of each group by its names and acronyms in a language, as written."""
    kinds: dict[str, GroupKind] = {
        row["name"]: cast("GroupKind", row["kind"])
        for row in rows("groups")
        if row["language"] in (language, _EVERYWHERE)
    }
    return {**{name.replace("'", "’"): kind for name, kind in kinds.items()}, **kinds}


@cache
def group_pattern(language: str) -> Phrases:
    """The names and acronyms of groups in a language, the longest first; none inside a compound or a longer name."""
    names = groups(language)
    return Phrases.naming(names, rf"(?<![\w-])(?:{alternatives(names)})(?!\w|-[^\W\d_])")
