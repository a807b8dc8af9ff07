"""The people, bodies and countries that a block names: what several extractors ask, each in its turn.

To be asked through `DocumentRows.of_block`, which works each out once for a document.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention, OrganisationMention, PersonMention
from pipeline.recognise.organisations import find_organisations
from pipeline.recognise.people import find_people


def people_in(block: Block, language: str) -> Sequence[PersonMention]:
    """The people of a block, in order."""
    return tuple(find_people(block.text, language, block.links))


def bodies_in(block: Block, language: str) -> Sequence[OrganisationMention]:
    """The organisations of a block that its own words make certain, in order."""
    return tuple(find_organisations(block.text, language, block.links))


def countries_in(block: Block, language: str) -> Sequence[CountryMention]:
    """The countries of a block, in order."""
    return tuple(find_countries(block.text, language))
