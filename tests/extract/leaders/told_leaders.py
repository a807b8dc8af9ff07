"""The rows of `leadership` that a text gives on the page of a mission: what the tests of leaders look at."""

from __future__ import annotations

from typing import Any

from tests.extract.reading import extracted, rows

LEAD = "The '''United Nations Force in Utopia''' ('''UNFU''') is a peacekeeping mission in [[Chad]].\n\n"
INLEIDING = "De United Nations Force in Utopia (UNFU) is een vredesmissie van de Verenigde Naties in Tsjaad.\n\n"


def told(text: str, language: str = "en") -> dict[str, dict[str, Any]]:
    """The rows that a text gives after a lead on a mission, by the person's name."""
    lead, form = (LEAD, "wikitext") if language == "en" else (INLEIDING, "text")
    return {row["person_as_written"]: row for row in rows(extracted(lead + text, language, form), "leadership")}


def dates(row: dict[str, Any]) -> tuple[str | None, str | None]:
    """The beginning and the end of a term."""
    return row.get("start_edtf"), row.get("end_edtf")
