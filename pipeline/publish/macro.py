"""What a macro is, and the columns that several macros share."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.view import PLACE

__all__ = ["COUNT", "DATE", "PLACE", "Form", "Macro"]

DATE = (
    ("edtf", "The date in EDTF."),
    ("earliest", "First day the date can mean, inclusive; null where it is open at its beginning."),
    ("latest", "Last day the date can mean, inclusive; null where it is open at its end."),
)
COUNT = (
    ("low", "Least number the words allow."),
    ("best", "The number as written."),
    ("high", "Most the words allow."),
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to call a macro: its parameters, with a type where it matters, and what it stands for."""

    parameters: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro.

    Attributes:
        name: its name.
        forms: the ways to call it; several differ in the types of their parameters.
        description: what it gives, for what.
        columns: name and description of each column of a table macro, in order; none of a scalar one.
        example: a query that uses it.
    """

    name: str
    forms: tuple[Form, ...]
    description: str
    columns: tuple[tuple[str, str], ...]
    example: str

    @property
    def is_table(self) -> bool:
        """Whether it gives rows, and so stands in FROM."""
        return bool(self.columns)

    @property
    def signature(self) -> str:
        """How it is called, such as ``as_of(the_day)``."""
        return f"{self.name}({', '.join(parameter.split()[0] for parameter in self.forms[0].parameters)})"
