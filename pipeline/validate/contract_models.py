"""A frame held to its table's Pandera model."""

from __future__ import annotations

import polars as pl
from pandera.config import ValidationDepth, config_context
from pandera.constants import CHECK_OUTPUT_KEY
from pandera.errors import SchemaError, SchemaErrors

from pipeline.validate.breaches import Breach, message, of_structure, structure
from schemas.models import model


def breaches(table: str, frame: pl.DataFrame) -> list[Breach]:
    """What of a table's own model its frame breaks. If its columns are not the contract's, every row breaks that."""
    try:
        # Stated here, since Pandera takes both from the environment otherwise and would check nothing.
        with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
            model(table).validate(frame, lazy=True)
    except SchemaErrors as errors:
        if wrong := structure(table, frame):
            return of_structure(frame, wrong)
        return [_breach(table, frame, error) for error in errors.schema_errors]
    return []


def _breach(table: str, frame: pl.DataFrame, error: SchemaError) -> Breach:
    """A failed check as the rows that failed it."""
    if error.check_output is None:  # the check itself broke, which no frame of the right types should bring about
        raise error
    failed = ~error.check_output[CHECK_OUTPUT_KEY]
    column = error.schema.name
    name = error.check if isinstance(error.check, str) else str(getattr(error.check, "name", None))
    if name == "field_uniqueness":
        failed &= ~frame[column].is_first_distinct()
    return Breach(column, name, message(table, column, name), failed)
