"""The sides of a fight as an infobox lists them: their countries, and whether one of them is all there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.harm.populations import Setting, is_told_of_ours
from pipeline.extract.leaders.leader_names import lines
from pipeline.extract.leaders.titles import names_unit
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.countries import country_of_flag
from pipeline.lexicon.organisations import organisation_of
from pipeline.read.document import Block, Template
from pipeline.recognise.countries import find_countries

_UNITED_NATIONS = "un"  # code of schemas/codes/organisations.csv
_BULLETS = ("*", "•", "·")
_MARKS = " \t*•·–—-:"


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a fight.

    Attributes:
        codes: the countries among those listed.
        country: the one country that is all of the side, the United Nations aside; None where others fight beside it.
        is_ours: whether the United Nations or a mission is on it.
    """

    codes: frozenset[str]
    country: str | None
    is_ours: bool


def side_of(rows: DocumentRows, blocks: Sequence[Block], setting: Setting) -> Side:
    """The side that the fields for its combatants list.

    Args:
        rows: of the document.
        blocks: those fields; the items of a list below a line are parts of what that names.
        setting: of the document.
    """
    codes: set[str] = set()
    is_one, has_ours = True, False
    for block in blocks:
        for start, end in lines(block.text):
            own = _codes(rows, block, start, end)
            codes |= own
            is_part = bool(codes) and (block.level > 0 or block.text[start:end].lstrip().startswith(_BULLETS))
            is_ours = is_told_of_ours(block.text, start, end, setting) or _is_flag_of_ours(rows, block, start, end)
            has_ours = has_ours or is_ours
            if not own and not is_part and not is_ours:
                is_one = is_one and not _is_party(block.text[start:end], setting.language)
    country = min(codes) if is_one and len(codes) == 1 else None
    return Side(frozenset(codes), country, has_ours)


def code_of_template(template: Template) -> str | None:
    """The country of a flag, by its first argument, else by the template's own name."""
    return country_of_flag(next((p.raw for p in template.parameters if not p.is_named), template.name))


def _codes(rows: DocumentRows, block: Block, start: int, end: int) -> set[str]:
    """The countries of the flags and names on a line."""
    templates = _templates(rows, block, start, end)
    named = {c.code for c in find_countries(block.text[start:end], rows.document.language)}
    return named | {code for template in templates if (code := code_of_template(template)) is not None}


def _templates(rows: DocumentRows, block: Block, start: int, end: int) -> list[Template]:
    return [rows.document.templates[i] for s, e, i in block.templates if start <= s and e <= end]


def _is_flag_of_ours(rows: DocumentRows, block: Block, start: int, end: int) -> bool:
    """Whether the flag on a line is that of the United Nations."""
    arguments = (p.raw for t in _templates(rows, block, start, end) for p in t.parameters[:1] if not p.is_named)
    return any(organisation_of(argument) == _UNITED_NATIONS for argument in arguments)


def _is_party(line: str, language: str) -> bool:
    """Whether a line without a country names a party of its own: no unit, no note and no heading."""
    written = line.strip(_MARKS)
    is_heading = line.rstrip().endswith(":") or written.casefold() in load(language, "actors")["party_headings"]
    return written[:1].isupper() and not is_heading and not names_unit(written, language)
