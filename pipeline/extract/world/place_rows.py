"""The rows of one document on places: one for each place in each of its roles, and what else says the same.

Which place has which role is the business of `places.py`; that a place is named at all, that of `named_places.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.keys import slug
from pipeline.extract.rows import DocumentRows, Entity, Row
from pipeline.extract.world.block_names import bodies_in, people_in
from pipeline.read.document import Block
from pipeline.recognise.entities import PlaceMention
from pipeline.recognise.places import find_places


@dataclass(frozen=True, slots=True)
class Role:
    """A place in a role, and the words that give it."""

    place: PlaceMention
    role: str
    start: int
    end: int


@dataclass(slots=True)
class Written:
    """What has been written down of the places of a document so far."""

    rows: DocumentRows
    by_id: dict[str, Row] = field(default_factory=dict)
    names: set[tuple[str, str]] = field(default_factory=set)


def write(written: Written, block: Block, found: Role, mission: Entity | None, extractor: str) -> None:
    """Write the place in its role down, or that one more stretch of the document says so."""
    rows, place = written.rows, found.place
    name = " ".join(place.name.split())
    place_id = f"{slug(name)}-{found.role}"
    span = block.span(found.start, found.end)
    row = written.by_id.get(place_id)
    if row is None:
        row = rows.fact(
            "places", (name, found.role), span, extractor,
            derivation="normalised" if place.country_code else "stated",
            name=name, name_as_written=block.text[place.start : place.end], kind=place.kind,
            country_code=place.country_code, role=found.role, mission_id=mission,
        )  # fmt: skip
        row.id = place_id
        written.by_id[place_id] = row
    elif row.values["country_code"] is None:
        row.values["country_code"] = place.country_code
    rows.fact(
        "statements", ("places", place_id, "role", found.role), span, extractor,
        entity_table="places", entity_id=row, property="role", value=found.role,
    )  # fmt: skip
    if (place_id, name) not in written.names:
        written.names.add((place_id, name))
        rows.fact(
            "names", ("places", place_id, name), block.span(place.start, place.end), extractor,
            entity_table="places", entity_id=row, name=name, language=rows.document.language, kind="official",
        )  # fmt: skip


def state_name(written: Written, block: Block, place: PlaceMention, row: Row) -> None:
    """State that a place with a row of its own is named here as well."""
    name = " ".join(place.name.split())
    written.rows.fact(
        "statements", ("places", row.id, "name", name), block.span(place.start, place.end), "places.named",
        entity_table="places", entity_id=row, property="name", value=name,
    )  # fmt: skip


def write_parts(written: Written) -> None:
    """A place lies in the country that has a row of its own in the document."""
    countries = {row.values["country_code"]: row for row in written.by_id.values() if row.values["kind"] == "country"}
    for row in written.by_id.values():
        country = countries.get(row.values["country_code"])
        if country is not None and country is not row:
            row.values["part_of"] = country


def places_in(rows: DocumentRows, block: Block) -> list[PlaceMention]:
    """The places of a block, with what is known of its people and bodies."""
    return find_places(
        block,
        rows.document.language,
        lambda block, _: (rows.of_block(people_in, block), rows.of_block(bodies_in, block)),
    )
