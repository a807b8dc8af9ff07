"""How far to trust it: the consistency rules, what they found, and rows that broke the contract."""

from __future__ import annotations

import polars as pl

from schemas.blocks import Block, span
from schemas.fields import code, field, must, observation_key, reference, text, whole
from schemas.table import Table, Texts

FAMILY = "How far to trust it"


class Rules(Table, name="rules", title="Rules", family=FAMILY, order=["family", "rule_id"]):
    """One consistency rule."""

    rule_id: str = field(
        "Key", "Id of the rule, such as parts_sum_to_total.", unique=True, pattern=r"^[a-z][a-z0-9_]*$"
    )
    family: str = code("rule_families", "Family", "What the rule is about.")
    severity: str = code("severities", "Severity", "How grave a violation is as a rule.")
    statement: str = text("Statement", "What must hold.")
    why: str = text("Why", "Why it matters to somebody who uses the data.")


class Findings(
    Table,
    name="findings",
    title="Findings",
    family=FAMILY,
    order=["severity", "rule_id", "message"],
):
    """One violation of a rule by the sources."""

    finding_id: str = observation_key("the finding")
    rule_id: str = reference("rules", "Rule", "The rule violated.")
    severity: str = code("severities", "Severity", "How grave this violation is.")
    certainty: str = code("certainties", "Certainty", "How sure it is that the sources err.")
    document_ids: Texts = reference("documents", "Documents", "The documents concerned, in order.")
    message: str = text("Message", "What is wrong, in a sentence.")
    left_value: str = text("Left value", "What one side says.", null="the finding is not about two values")
    right_value: str = text("Right value", "What the other side says.", null="the finding is not about two values")
    difference: str = text("Difference", "How far they are apart, with the unit.", null="the values have no distance")
    suggested_value: str = text("Suggested value", "The smallest repair.", null="no repair is evident")
    table_name: str = text("Table", "Table of the row concerned.", null="no single row is concerned")
    row_id: str = must(
        reference("{table_name}", "Row", "Key of the row concerned.", null="no single row is concerned"),
        lambda name: pl.col(name).is_null() == pl.col("table_name").is_null(),
        "row_id and table_name are given together",
        null_passes=False,
    )


class FindingEvidence(
    Table,
    name="finding_evidence",
    title="Evidence of findings",
    family=FAMILY,
    order=["finding_id", "position"],
):
    """One span that a finding rests on."""

    finding_evidence_id: str = observation_key("the span in the finding")
    finding_id: str = reference("findings", "Finding", "The finding.")
    position: int = whole("Position", "Place of the span among those of the finding, from 1.", least=1)
    role: str = text("Role", "What the span is in the finding: a side, a part, the total, the context.")
    document_id: str = reference("documents", "Document", "The document it stands in.")
    place: Block = span("the span")
    quote: str = field("Quote", "The span itself, character by character; empty where something is missing there.")


class RejectedRows(
    Table, name="rejected_rows", title="Rejected rows", family=FAMILY, order=["table_name", "row", "check"]
):
    """A row that broke its table's contract, once for each condition it broke. It is not in its table."""

    rejected_row_id: str = observation_key("the row and the condition")
    table_name: str = text("Table", "The table it was to be a row of.")
    row: str = text("Row", "The row as a JSON object.")
    check: str = text("Check", "The column and the condition that failed.")
    message: str = text("Message", "What was wrong, in a sentence.")
