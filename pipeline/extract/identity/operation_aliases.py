"""The short names of operations: "Example" for Operation Example, where the text goes on to call it so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.identity.naming import Name, write_names
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import LANGUAGES, load_shared
from pipeline.lexicon.countries import capitals, fold, form_of
from pipeline.lexicon.missions import operation_names, operation_noun
from pipeline.lexicon.regions import regions
from pipeline.read.document import Block

_READ = frozenset({"prose", "list_item", "table_cell"})
_NEAR = 40  # characters before a name in which the word before it stands
_SHORTEST = 4  # letters of a name that stands by itself


def name_shortly(rows: DocumentRows) -> None:
    """Write down, where each first stands, the names of operations without the noun before them."""
    named = {
        row.values["name"]: row.values["entity_id"]
        for row in rows.of("names")
        if row.values["entity_table"] in ("missions", "operations") and operation_names().fullmatch(row.values["name"])
    }
    if not named:
        return
    blocks = [block for block in rows.document.blocks if block.element in _READ]
    known = {row.values["name"] for row in rows.of("names")}
    for name, entity in named.items():
        own = operation_noun().sub("", name)
        if own not in known and len(own) >= _SHORTEST and not _is_place(own):
            known.add(own)
            _write_first(rows, entity, own, blocks)


def _write_first(rows: DocumentRows, entity: Entity, own: str, blocks: list[Block]) -> None:
    for name in _alone(own, blocks):
        write_names(rows, entity, [name], "operations.short")
        return


def _alone(own: str, blocks: list[Block]) -> Iterator[Name]:
    """Where a name stands without the noun, and is no part of another."""
    small = {word for words in load_shared("small_words").values() for word in words}
    pattern = re.compile(rf"(?<![\w-]){re.escape(own)}(?![\w-])(?! [A-Z])")
    for block in blocks:
        if own not in block.text:
            continue
        for m in pattern.finditer(block.text):
            word = block.text[max(0, m.start() - _NEAR) : m.start()].rpartition(" ")[0].rpartition(" ")[2]
            # What stands behind another capitalised word may be the end of a longer name.
            is_inside = word[:1].isupper() and word[-1:].isalnum() and word.casefold() not in small
            if not is_inside and operation_noun().fullmatch(f"{word} ") is None:
                yield Name(own, block, m.start(), m.end(), "alias", None)


def _is_place(name: str) -> bool:
    """Whether a name is that of a country, a capital or a region as well."""
    return any(
        form_of(name, language) is not None or fold(name) in capitals(language) or name in regions(language)
        for language in LANGUAGES
    )
