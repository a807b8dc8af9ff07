"""What it says about the world, on missions: their mandates, strengths and contributors, and the claims behind them."""

from __future__ import annotations

import polars as pl

from schemas.blocks import Block, count, dates, evidence
from schemas.fields import (
    DURATION,
    LANGUAGE,
    UNSAID,
    code,
    country,
    day,
    entity_key,
    flag,
    must,
    observation_key,
    reference,
    text,
    whole,
)
from schemas.table import Day, Table

FAMILY = "What it says about the world"


def mission(description: str = "The mission the row is about.", *, null: str | None = None) -> str:
    """A key of `missions`."""
    return reference("missions", "Mission", description, null=null)


class Missions(Table, name="missions", title="Missions", family=FAMILY, order=["mission_id"]):
    """A mission or operation the documents treat, with the best value of each field."""

    mission_id: str = entity_key("the mission", "minusma")
    abbreviation: str = text("Abbreviation", "Acronym or short name.", null=UNSAID)
    name: str = text("Name", "Full name.", null="only the abbreviation is known")
    kind: str = code("mission_kinds", "Kind", "What kind of mission it is.", null=UNSAID)
    organisation: str = text("Organisation", "Organisation whose mission it is.", null=UNSAID)
    country_code: str = country("Country", "Country it is deployed in", null=f"{UNSAID}, or there are several")
    headquarters: str = text("Headquarters", "Place of its headquarters.", null=UNSAID)
    parent_organisation: str = text("Parent organisation", "Body it reports to.", null=UNSAID)
    website: str = text("Website", "Address of its site.", null=UNSAID)
    status: str = code("mission_statuses", "Status", "Its status at `status_as_of`.", null=UNSAID)
    status_as_of: Day = day("Status as of", "Day the status holds for.", null="no status is known, or no day for it")
    established: Block = dates("Established", "the mission was established")
    mandate_start: Block = dates("Mandate start", "the mission's mandate began")
    deployed: Block = dates("Deployed", "the mission was first deployed")
    ended: Block = dates("Ended", "the mission ended")
    source: Block = evidence()


class Statements(
    Table,
    name="statements",
    title="Statements",
    family=FAMILY,
    order=["entity_table", "entity_id", "property", "document_id"],
):
    """One claim about one property of one entity, from one place.

    What `missions`, `operations`, `actors` and `people` are chosen from.
    """

    statement_id: str = observation_key("the statement")
    entity_table: str = code("entity_tables", "Entity's table", "The table of the entity.")
    entity_id: str = reference("{entity_table}", "Entity", "Key of the entity.")
    property: str = text("Property", "What is claimed: a column of the entity's table, or a block of columns.")
    value: str = text("Value", "The value claimed, in its normal form.", null="the value is a date or a count alone")
    value_date: Block = dates("Value, date", "what is claimed holds or happened")
    value_count: Block = count("Value, count", "what the claim counts")
    rank: str = code("statement_ranks", "Rank", "Whether the entity's own table carries this value.")
    source: Block = evidence()


class Names(
    Table,
    name="names",
    title="Names",
    family=FAMILY,
    order=["entity_table", "entity_id", "kind", "language", "name", "document_id"],
):
    """One name of one entity, from one place."""

    name_id: str = observation_key("the name")
    entity_table: str = code("entity_tables", "Entity's table", "The table of the entity.")
    entity_id: str = reference("{entity_table}", "Entity", "Key of the entity.")
    name: str = text("Name", "The name as written.")
    language: str = text("Language", "Language of the name (BCP 47).", null="it is not known", pattern=LANGUAGE)
    kind: str = code("name_kinds", "Kind", "What kind of name it is.")
    source: Block = evidence()


class Operations(Table, name="operations", title="Operations", family=FAMILY, order=["operation_id"]):
    """Another mission, force or operation that the documents name."""

    operation_id: str = entity_key("the operation", "operation-serval")
    name: str = text("Name", "Its name.", null="only the abbreviation is known")
    abbreviation: str = text("Abbreviation", "Acronym or short name.", null=UNSAID)
    lead: str = text("Lead", "Country or organisation that leads it.", null=UNSAID)
    kind: str = code("mission_kinds", "Kind", "What kind of operation it is.", null=UNSAID)
    start: Block = dates("Start", "the operation began")
    planned_start: Block = dates("Planned start", "the operation was to begin")
    end: Block = dates("End", "the operation ended")
    country_code: str = country("Country", "Country it is deployed in", null=f"{UNSAID}, or there are several")
    source: Block = evidence()


class OperationRelations(
    Table,
    name="operation_relations",
    title="Relations between operations",
    family=FAMILY,
    order=["from_id", "relation", "to_id", "document_id"],
):
    """A relation between two missions or operations, as one place states it."""

    operation_relation_id: str = observation_key("the relation")
    from_id: str = reference("missions|operations", "From", "The mission or operation that stands in the relation.")
    relation: str = code("operation_relations", "Relation", "What the first is or does to the second.")
    to_id: str = reference("missions|operations", "To", "The mission or operation it stands in the relation to.")
    on: Block = dates("On", "the relation came about")
    source: Block = evidence()


class Resolutions(
    Table,
    name="resolutions",
    title="Resolutions",
    family=FAMILY,
    order=["organ", "number", "symbol", "document_id"],
):
    """One document's word on one resolution."""

    resolution_id: str = entity_key("the document's word on the resolution", "s-res-2100-2013")
    symbol: str = text("Symbol", "Symbol of the resolution, such as S/RES/2100 (2013).", null="it cannot be made up")
    number: int = whole("Number", "Number of the resolution.", null=UNSAID, least=1)
    organ: str = code("organs", "Organ", "The organ that adopted it.", null=UNSAID)
    adopted: Block = dates("Adopted", "the resolution was adopted")
    action: str = code("resolution_actions", "Action", "What it does to the mission or operation.", null=UNSAID)
    mission_id: str = mission("The mission it acts on.", null=f"{UNSAID}, or it acts on an operation")
    operation_id: str = must(
        reference("operations", "Operation", "The operation it acts on.", null=f"{UNSAID}, or it acts on a mission"),
        lambda name: pl.col(name).is_null() | pl.col("mission_id").is_null(),
        "a resolution's row is about a mission or an operation, not both",
    )
    source: Block = evidence()


class Mandates(
    Table,
    name="mandates",
    title="Mandates",
    family=FAMILY,
    order=["mission_id", "start_earliest", "end_latest", "symbol", "document_id"],
):
    """A mandate of a mission for a time, as one place states it."""

    mandate_id: str = observation_key("the mandate")
    mission_id: str = mission("The mission that has the mandate.")
    symbol: str = text("Symbol", "Symbol of the resolution that gives it.", null=UNSAID)
    start: Block = dates("Start", "the mandate begins")
    end: Block = dates("End", "the mandate ends")
    duration: str = text("Duration", "How long it is stated to last (ISO 8601).", null=UNSAID, pattern=DURATION)
    is_robust: bool = flag("Robust", "Whether it allows force beyond self-defence.", null=UNSAID)
    chapter: str = code("charter_chapters", "Chapter", "Chapter of the UN Charter it is under.", null=UNSAID)
    source: Block = evidence()


class MandateTasks(
    Table,
    name="mandate_tasks",
    title="Tasks of mandates",
    family=FAMILY,
    order=["mission_id", "document_id", "position"],
):
    """One task of a mission's mandate, as one document words it."""

    mandate_task_id: str = observation_key("the task")
    mission_id: str = mission("The mission that has the task.")
    position: int = whole("Position", "Place of the task among those of its document, from 1.", least=1)
    task: str = text("Task", "The task in the document's words.")
    language: str = text("Language", "Language of those words (BCP 47).", pattern=LANGUAGE)
    theme: str = code("mandate_themes", "Theme", "What the task is about.", null="no theme was recognised")
    source: Block = evidence()


class Strengths(
    Table,
    name="strengths",
    title="Strengths",
    family=FAMILY,
    order=["mission_id", "as_of_earliest", "kind", "component", "document_id"],
):
    """A number of personnel of one component at one time, as one place states it."""

    strength_id: str = observation_key("the strength")
    mission_id: str = mission("The mission whose personnel is counted.", null="the number is not a known mission's")
    kind: str = code("strength_kinds", "Kind", "Whether the number was authorised, deployed or planned.")
    component: str = code("components", "Component", "The part of the mission that is counted.")
    count: Block = count("Count", "personnel")
    as_of: Block = dates("As of", "the number holds")
    part_of: str = reference(
        "strengths", "Part of", "The total this number is stated as a part of.", null="it is not stated as a part"
    )
    symbol: str = text("Symbol", "Symbol of the resolution that sets the number.", null="no resolution is named for it")
    source: Block = evidence()


class Contributors(
    Table,
    name="contributors",
    title="Contributing countries",
    family=FAMILY,
    order=["mission_id", "country_code", "country_as_written", "document_id"],
):
    """A country in a mission, as one document has it."""

    contributor_id: str = entity_key("the country in the mission", "minusma-nld")
    mission_id: str = mission("The mission it contributes to.")
    country_code: str = country("Country", "The country", null="the name is not that of one country")
    country_as_written: str = text("Country as written", "The name or code in the source.")
    start: Block = dates("Start", "the country's contribution began")
    end: Block = dates("End", "the country's contribution ended")
    is_listed_as_current: bool = flag(
        "Listed as current", "Whether it stands in a list of current contributors.", null="it stands in no list"
    )
    note: str = text("Note", "What the source adds.", null="it adds nothing")
    source: Block = evidence()


class Contributions(
    Table,
    name="contributions",
    title="Contributions",
    family=FAMILY,
    order=["mission_id", "country_code", "as_of_earliest", "unit", "document_id"],
):
    """A quantity that a country gives to a mission, as one place states it."""

    contribution_id: str = observation_key("the contribution")
    contributor_id: str = reference(
        "contributors", "Contributor", "The country in the mission.", null="the giver is in no row of contributors"
    )
    mission_id: str = mission("The mission it is given to.", null="the mission is not known")
    country_code: str = country("Country", "The country that gives", null="the giver is not one country")
    personnel_type: str = text("Personnel", "What kind of personnel it is.", null=f"{UNSAID}, or it is no personnel")
    unit_name: str = text("Unit's name", "Name or description of the unit.", null=UNSAID)
    equipment: str = text("Equipment", "Type or name of the equipment.", null=f"{UNSAID}, or it is no equipment")
    unit: str = code("contribution_units", "Unit", "What the count counts.")
    count: Block = count("Count", "people or things given, in the unit of the row")
    as_of: Block = dates("As of", "the number holds")
    part_of: str = reference(
        "contributions", "Part of", "The total this number is stated as a part of.", null="it is not stated as a part"
    )
    source: Block = evidence()
