"""Making frozen values fast: a page has a hundred thousand of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def constructor(cls: Callable[P, T]) -> Callable[P, T]:
    """A constructor of a frozen dataclass with slots, taking the same arguments and giving the same values.

    The one that `dataclasses` writes sets every field through ``object.__setattr__``, which took a quarter of the time
    of reading a page. This one fills a class of the same layout that is not frozen, and then makes the value one of
    `cls`: for a value of 18 fields 0.9 µs in place of 5.6 µs (Python 3.11).

    Args:
        cls: the class; it must not have a ``__post_init__``.
    """
    layout: list[Any] = [
        (field.name, field.type)
        if field.default is dataclasses.MISSING
        else (field.name, field.type, dataclasses.field(default=field.default))
        for field in dataclasses.fields(cls)  # pyright: ignore[reportArgumentType]  # a dataclass is a callable
    ]

    def freeze(value: object) -> None:
        value.__class__ = cls  # pyright: ignore[reportAttributeAccessIssue]

    name = getattr(cls, "__name__", "Value")
    open_class: Any = dataclasses.make_dataclass(name, layout, slots=True, namespace={"__post_init__": freeze})
    return open_class
