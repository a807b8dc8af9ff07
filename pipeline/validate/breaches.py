"""What of a table's own model its frame breaks: the form that the two ways of judging it share, and how it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

import schemas


@dataclass(frozen=True, slots=True)
class Breach:
    """A condition, and the rows of one frame that broke it (a Boolean for each row).

    Attributes:
        column: the column the condition is on; None where the table as a whole is wrong.
        check: the condition's name: one of Pandera's, one of the model's own, ``columns`` or ``reference``.
        message: what is wrong, as the end of a sentence on the column.
        rows: for every row, whether it broke the condition.
    """

    column: str | None
    check: str
    message: str
    rows: pl.Series


Judge = Callable[[str, pl.DataFrame], list[Breach]]
"""From a table's name and its frame to what of the table's model the frame breaks."""


def structure(table: str, frame: pl.DataFrame) -> list[str]:
    """How a frame's columns differ from the contract's."""
    expected, given = schemas.polars_schema(table), frame.schema
    if given == expected:  # in their order, too
        return []
    wrong = [f"the column {name} is missing" for name in expected if name not in given]
    wrong += [f"the contract has no column {name}" for name in given if name not in expected]
    wrong += [
        f"the column {name} is {given[name]} where the contract has {dtype}"
        for name, dtype in expected.items()
        if name in given and given[name] != dtype
    ]
    if not wrong and given.names() != expected.names():
        wrong.append("the columns stand in another order than the contract's")
    return wrong


def of_structure(frame: pl.DataFrame, wrong: list[str]) -> list[Breach]:
    """Columns that are not the contract's: every row breaks that."""
    everything = pl.repeat(True, frame.height, eager=True)
    return [Breach(None, "columns", message, everything) for message in wrong]


def message(table: str, column: str, check: str) -> str:
    """What is wrong where a column breaks a check of this name."""
    spec = next(spec for spec in schemas.columns(table) if spec.name == column)
    messages = {
        "not_nullable": "a value is missing",
        "field_uniqueness": "another row has the same key",
        "isin": f"not in the code list {spec.codes}",
        "str_matches": f"not of the form {spec.pattern}",
        "str_length": "an empty string",
        "greater_than_or_equal_to": f"below {spec.minimum}",
    }
    return messages.get(check, f"it must hold that {check}")
