"""What an incident is called, and which rows are of one incident."""

from __future__ import annotations

from pipeline.publish.report import words
from pipeline.publish.report.charts.rows import Row, count_words, date_key


def incident_key(incident: Row) -> tuple[object, ...]:
    """What two rows of incidents have in common that may be of one incident told in two documents."""
    date = date_key(incident, "date")
    return (*date, None if date[0] else incident["place"])


def incident_name(row: Row) -> str:
    """An incident in a few words: its kind and its place."""
    return ", ".join(filter(None, (words.label("incident_kinds", row["kind"]), row["place"])))


def shown_count(row: Row, prefix: str) -> str:
    """A count in words; a word without a number is unknown, and never nothing."""
    if row[f"{prefix}_qualifier"] is None:
        return "not told"
    return "unknown" if row[f"{prefix}_qualifier"] == "vague" else count_words(row, prefix)
