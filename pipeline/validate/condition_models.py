"""The condition of a rule as the Pandera schema that it is."""

from __future__ import annotations

import pandera.polars as pa

from pipeline.validate.verdicts import Condition, Value, values


def schema(condition: type[Condition]) -> pa.DataFrameSchema:
    """The schema that holds on the frames on which the condition does."""
    between = condition.between()
    columns = {name: pa.Column(value.dtype, _checks(value)) for name, value in values(condition).items()}
    checks = None if between is None else pa.Check(lambda data: data.lazyframe.select(between), name="between")
    return pa.DataFrameSchema(columns, checks, name=condition.__name__, description=condition.__doc__)


def _checks(value: Value) -> list[pa.Check]:
    bounds = ((pa.Check.eq, value.eq), (pa.Check.ge, value.ge), (pa.Check.le, value.le))
    return [check(bound) for check, bound in bounds if bound is not None]
