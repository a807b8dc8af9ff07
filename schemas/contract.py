"""Which tables there are, in the order of publication, and the version of the contract."""

from __future__ import annotations

from schemas import changes, events, missions, origin, page, trust
from schemas.table import Declaration, Table

VERSION = "1.1.0"
"""Version of the contract: what only adds raises the minor number, what breaks a reader the major one.

`released` holds the contracts that were released; a test compares the last of them with the models.
"""

MODELS: tuple[type[Table], ...] = (
    origin.Documents,
    origin.Evidence,
    origin.Coverage,
    origin.DateMentions,
    origin.NumberMentions,
    missions.Missions,
    missions.Statements,
    missions.Names,
    missions.Operations,
    missions.OperationRelations,
    missions.Resolutions,
    missions.Mandates,
    missions.MandateTasks,
    missions.Strengths,
    missions.Contributors,
    missions.Contributions,
    events.People,
    events.Leadership,
    events.Places,
    events.Actors,
    events.ActorRelations,
    events.Events,
    events.Incidents,
    events.Casualties,
    events.FatalityTotals,
    page.InfoboxFields,
    page.Citations,
    page.CitationUses,
    page.Links,
    page.Categories,
    trust.Rules,
    trust.Findings,
    trust.FindingEvidence,
    trust.RejectedRows,
    changes.Changes,
)

TABLES: dict[str, Declaration] = {model.declaration.name: model.declaration for model in MODELS}
"""Table name to what its model declares, in the order of publication."""

CONTENT = tuple(table for table in TABLES if table != "changes")
"""The tables that follow from the documents: all but the one that tells how a release differs from another."""
