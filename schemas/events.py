"""What it says about the world, on people, places, actors, and what happened: events, incidents, casualties."""

from __future__ import annotations

from schemas.blocks import Block, count, dates, evidence
from schemas.fields import UNSAID, code, country, entity_key, observation_key, reference, text
from schemas.missions import FAMILY, mission
from schemas.table import Table, Texts


class People(Table, name="people", title="People", family=FAMILY, order=["person_id"]):
    """A person that the documents name."""

    person_id: str = entity_key("the person", "jean-bosco-kazura")
    name: str = text("Name", "The person's name, in its fullest form.")
    nationality_code: str = country("Nationality", "The person's country", null=UNSAID)
    source: Block = evidence()


class Leadership(
    Table,
    name="leadership",
    title="Leadership",
    family=FAMILY,
    order=["mission_id", "role", "start_earliest", "person_id", "document_id"],
):
    """A person in a role, as one place states it."""

    leadership_id: str = observation_key("the person in the role")
    person_id: str = reference("people", "Person", "The person.")
    person_as_written: str = text("Person as written", "The name in the source, without the rank.")
    role: str = code("roles", "Role", "The role.")
    role_as_written: str = text("Role as written", "The role in the source's words.", null=UNSAID)
    rank: str = text("Rank", "Military rank or title as written.", null="none is written")
    nationality_code: str = country("Nationality", "The person's country, as this place has it", null=UNSAID)
    mission_id: str = mission("The mission the role is in.", null="the role is not in a mission, or not in a known one")
    organisation: str = text("Organisation", "Organisation or state the role is in.", null=UNSAID)
    start: Block = dates("Start", "the person took up the role")
    end: Block = dates("End", "the person left the role")
    source: Block = evidence()


class Places(
    Table, name="places", title="Places", family=FAMILY, order=["country_code", "name", "role", "document_id"]
):
    """A place in a role."""

    place_id: str = entity_key("the place in its role", "bamako-headquarters")
    name: str = text("Name", "The place's usual name.")
    name_as_written: str = text("Name as written", "The name in the source.")
    kind: str = code("place_kinds", "Kind", "What kind of place it is.", null="it was not recognised")
    country_code: str = country("Country", "Country it lies in", null="it is not known, or there are several")
    part_of: str = reference("places", "Part of", "The place it is a part of.", null="the source names none")
    role: str = code("place_roles", "Role", "What the place is to the mission.")
    mission_id: str = mission("The mission it has the role for.", null="the role is not for a known mission")
    source: Block = evidence()


class Actors(Table, name="actors", title="Actors", family=FAMILY, order=["actor_id"]):
    """An armed group, army, government, organisation or people that the documents name."""

    actor_id: str = entity_key("the actor", "ansar-dine")
    name: str = text("Name", "Its name.", null="only the abbreviation is known")
    abbreviation: str = text("Abbreviation", "Acronym or short name.", null=UNSAID)
    kind: str = code("actor_kinds", "Kind", "What kind of actor it is.", null="it was not recognised")
    country_code: str = country("Country", "Country it belongs to", null=f"{UNSAID}, or there are several")
    aim: str = text("Aim", "What it wants, in the source's words.", null=UNSAID)
    source: Block = evidence()


class ActorRelations(
    Table,
    name="actor_relations",
    title="Relations between actors",
    family=FAMILY,
    order=["actor_id", "relation", "other_actor_id", "document_id"],
):
    """A relation between two actors, as one place states it."""

    actor_relation_id: str = observation_key("the relation")
    actor_id: str = reference("actors", "Actor", "The actor that stands in the relation.")
    relation: str = code("actor_relations", "Relation", "What the first is or does to the second.")
    other_actor_id: str = reference("actors", "Other actor", "The actor it stands in the relation to.")
    source: Block = evidence()


class Events(
    Table, name="events", title="Events", family=FAMILY, order=["date_earliest", "date_latest", "kind", "document_id"]
):
    """Something that happened at a time and is not an attack, as one place states it."""

    event_id: str = observation_key("the event")
    kind: str = code("event_kinds", "Kind", "What kind of event it is.")
    date: Block = dates("Date", "it happened")
    description: str = text("Description", "What happened, in the source's words.")
    actor_ids: Texts = reference(
        "actors", "Actors", "The actors that take part, in the order named.", null="no known actor is named"
    )
    place_id: str = reference("places", "Place", "Where it happened.", null=UNSAID)
    mission_id: str = mission("The mission it concerns.", null="it concerns no known mission")
    source: Block = evidence()


class Incidents(
    Table,
    name="incidents",
    title="Incidents",
    family=FAMILY,
    order=["mission_id", "date_earliest", "date_latest", "place", "document_id"],
):
    """An attack, bombing, ambush or accident, as one place states it."""

    incident_id: str = observation_key("the incident")
    mission_id: str = mission("The mission it befell.", null="it befell no known mission")
    date: Block = dates("Date", "it happened")
    place: str = text("Place", "Where it happened, as written.", null=UNSAID)
    country_code: str = country("Country", "Country it happened in", null=UNSAID)
    kind: str = code("incident_kinds", "Kind", "What kind of incident it is.")
    weapon: str = text("Weapon", "What was used, as written.", null=UNSAID)
    perpetrator_actor_id: str = reference(
        "actors", "Perpetrator", "The actor held to have done it; see `attribution`.", null="no known actor is named"
    )
    attribution: str = code("attributions", "Attribution", "On what ground the perpetrator is named.", null=UNSAID)
    killed: Block = count("Killed", "people killed, without the attackers where the source tells them apart")
    injured: Block = count("Injured", "people injured, without the attackers where the source tells them apart")
    source: Block = evidence()


class Casualties(
    Table,
    name="casualties",
    title="Casualties",
    family=FAMILY,
    order=["incident_id", "outcome", "country_code", "population"],
):
    """The killed or injured of one nationality and population in one incident."""

    casualty_id: str = observation_key("the casualties")
    incident_id: str = reference("incidents", "Incident", "The incident.")
    country_code: str = country("Nationality", "Country of the casualties", null=UNSAID)
    outcome: str = code("outcomes", "Outcome", "Whether they were killed or injured.")
    population: str = code("populations", "Population", "Whom the casualties belong to.")
    count: Block = count("Count", "people of that outcome, nationality and population")
    source: Block = evidence()


class FatalityTotals(
    Table,
    name="fatality_totals",
    title="Fatality totals",
    family=FAMILY,
    order=["mission_id", "as_of_earliest", "population", "cause", "document_id"],
):
    """A running total of a mission's dead, as one place states it."""

    fatality_total_id: str = observation_key("the total")
    mission_id: str = mission("The mission whose dead are counted.", null="the number is not a known mission's")
    cause: str = code("fatality_causes", "Cause", "Cause of the deaths counted.")
    population: str = code("populations", "Population", "Whose deaths are counted.")
    count: Block = count("Count", "dead")
    as_of: Block = dates("As of", "the total holds")
    source: Block = evidence()
