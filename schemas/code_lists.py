"""The code lists in `codes/`: one CSV each (code, label, description, source), in the order in which they are shown.

`countries.csv` is a standard's list and has its own columns; its first is the code.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a code list.

    Attributes:
        code: the value as it stands in the tables.
        label: its name for people.
        description: what it means; empty for a standard's own codes.
        source: where the code comes from: a standard, a codebook, or this dataset.
    """

    code: str
    label: str
    description: str
    source: str


@cache
def code_list(name: str) -> tuple[Code, ...]:
    """The values of a code list, in the order of its file.

    Raises:
        KeyError: there is no such list.
    """
    path = files("schemas") / "codes" / f"{name}.csv"
    if not path.is_file():
        raise KeyError(f"no code list {name}")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    first = (rows.fieldnames or ["code"])[0]
    return tuple(
        Code(
            code=row[first],
            label=row.get("label") or row.get("name_en") or row[first],
            description=row.get("description") or "",
            source=row.get("source") or "",
        )
        for row in rows
    )
