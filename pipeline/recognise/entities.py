"""What the recognition of names gives: mentions of countries, places, people, organisations and acronyms.

Only the plain values belong here. All offsets count in the text that was searched, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.lexicon.countries import FormKind

PlaceKind = Literal["country", "capital", "city", "region", "base", "site"]
OrganisationKind = Literal["armed_group", "army", "government", "organisation", "people"]


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country in a text, by its name, an adjective, or a noun for its people. `code` is ISO 3166-1 alpha-3."""

    start: int
    end: int
    code: str
    kind: FormKind


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a text.

    Attributes:
        start: where its name begins.
        end: where it ends.
        name: the name as written; where a link hides a fuller one behind it, still what is read.
        kind: what sort of place the words beside it make of it; None where they do not say.
        country_code: alpha-3 of the country it lies in (of a country: its own); None where the text does not say.
        target: the page that the name links to, else None.
    """

    start: int
    end: int
    name: str
    kind: PlaceKind | None = None
    country_code: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person in a text, with what stands beside the name.

    Attributes:
        start: where the name begins (rank and role are not inside).
        end: where it ends.
        name: as written.
        rank: canonical code of the rank, as in the lexicon (``major_general``); None without one.
        rank_span: where the rank stands.
        role: canonical code of the role (``head_of_state``, ``force_commander``); None without one.
        role_span: where the words for the role stand.
        nationality_code: alpha-3 of the adjective, noun or country beside the name; None without one.
        nationality_span: where that stands.
        target: the page that the name links to, else None.
    """

    start: int
    end: int
    name: str
    rank: str | None = None
    rank_span: tuple[int, int] | None = None
    role: str | None = None
    role_span: tuple[int, int] | None = None
    nationality_code: str | None = None
    nationality_span: tuple[int, int] | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An armed group, army, government, organisation or people in a text.

    Attributes:
        start: where its name begins.
        end: where it ends.
        name: as written.
        kind: which of the five.
        code: key in the code list of international organisations (``organisations.csv``), else None.
        country_code: alpha-3 of the nationality in its name, else None.
        target: the page that the name links to, else None.
    """

    start: int
    end: int
    name: str
    kind: OrganisationKind
    code: str | None = None
    country_code: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class AcronymMention:
    """An acronym and what a text says it is short for.

    Attributes:
        start: where the acronym begins.
        end: where it ends.
        acronym: as written.
        long_start: where its expansion begins.
        long_end: where it ends.
        expansion: as written.
        is_matched: whether the letters of the acronym are found in the expansion, in order, the first at its start.
    """

    start: int
    end: int
    acronym: str
    long_start: int
    long_end: int
    expansion: str
    is_matched: bool
