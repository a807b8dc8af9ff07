"""What a column can be: the functions with which the models declare their columns.

Each gives a `Column` with a title, a description for an analyst, its code list and its reference, and the conditions
that go with its kind. A column is nullable exactly where it says when it is null. The functions are annotated with
`Any`, because an attribute of a model is annotated with the type of the column's values.
"""

from __future__ import annotations

from typing import Any

from schemas.column import Column, Condition, Expression

UNSAID = "the source does not say"
"""The usual meaning of a null: nothing is imputed, and 0 stands only where the source says none."""

OBSERVATION_KEY = r"^[0-9a-f]{16}$"
ENTITY_KEY = r"^\S+$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
"""BCP 47 (RFC 5646): a language, then script, region and variants."""

_TIME = r"T(\d+(\.\d+)?[HMS])+"
DURATION = rf"^P((\d+(\.\d+)?[YMWD])+({_TIME})?|{_TIME})$"
"""ISO 8601 durations."""


def field(
    title: str,
    description: str,
    *,
    null: str | None = None,
    unit: str | None = None,
    codes: str | None = None,
    references: str | None = None,
    unique: bool = False,
    alias: str | None = None,
    pattern: str | None = None,
    shortest: int | None = None,
    minimum: int | None = None,
) -> Any:
    """A column.

    Args:
        title: its name for people.
        description: what a value means.
        null: what a null means, as the end of "Null where"; a column without it has no nulls.
        unit: of its values.
        codes: the code list its values are from.
        references: what its values are keys of: ``table`` (a list's items too), ``table|table`` (a key of one of
            them), or ``{column}`` (of the table that the other column names).
        unique: whether no value occurs twice.
        alias: the column's name, where Python cannot have it as an attribute's.
        pattern: the regular expression its values follow, from their beginning.
        shortest: the least number of characters of a value.
        minimum: the least value.
    """
    return Column(
        title=title,
        description=description,
        null=null,
        unit=unit,
        codes=codes,
        references=references,
        alias=alias,
        unique=unique,
        pattern=pattern,
        shortest=shortest,
        minimum=minimum,
    )


def must(column: Any, condition: Expression, name: str, *, null_passes: bool = True) -> Any:
    """The column with one more condition on its rows, which may look at the row's other columns.

    Args:
        column: what one of the functions here gave.
        condition: given the column's name, what must hold.
        name: the rule in words; it stands in `rejected_rows.message`.
        null_passes: whether a condition that cannot be told (a null in it) holds.
    """
    return column.must(Condition(name, condition, null_passes))


def key(title: str, description: str, pattern: str) -> Any:
    """A table's primary key: its first column."""
    return field(title, description, unique=True, pattern=pattern)


def observation_key(thing: str) -> Any:
    """The key of something said in a place: 16 hex digits, the same in every run and after edits elsewhere."""
    described = f"Key of {thing}: 16 hex digits derived from what the row says and in which document."
    return key("Key", described, OBSERVATION_KEY)


def entity_key(thing: str, example: str) -> Any:
    """The readable key of a thing in the world."""
    return key("Key", f"Readable key of {thing}, such as {example}.", ENTITY_KEY)


def text(
    title: str, description: str, *, null: str | None = None, pattern: str | None = None, alias: str | None = None
) -> Any:
    """Text that is never empty; where a pattern is given, all of it follows the pattern."""
    if pattern is None:
        return field(title, description, null=null, alias=alias, shortest=1)
    return field(title, description, null=null, alias=alias, pattern=pattern)


def code(codes: str, title: str, description: str, *, null: str | None = None, alias: str | None = None) -> Any:
    """A value of a code list."""
    return field(title, description, null=null, codes=codes, alias=alias)


def country(title: str, description: str, *, null: str | None = None) -> Any:
    """A country, by its ISO 3166-1 alpha-3 code."""
    return code("countries", title, f"{description} (ISO 3166-1 alpha-3).", null=null)


def reference(to: str, title: str, description: str, *, null: str | None = None) -> Any:
    """A key of another table; `to` as in `field`."""
    return field(title, description, null=null, references=to)


def whole(title: str, description: str, *, null: str | None = None, unit: str | None = None, least: int = 0) -> Any:
    """A whole number that is not below `least`."""
    return field(title, description, null=null, unit=unit, minimum=least)


def flag(title: str, description: str, *, null: str | None = None) -> Any:
    """True or false."""
    return field(title, description, null=null)


def day(title: str, description: str, *, null: str | None = None) -> Any:
    """A calendar day."""
    return field(title, description, null=null)


def instant(title: str, description: str, *, null: str | None = None) -> Any:
    """A moment, in UTC, to the microsecond."""
    return field(title, description, null=null, unit="UTC")
