"""The code lists that are knowledge of the world (countries, capitals, organisations), as rows.

They stand with the contract, in ``schemas/codes``; that package is not imported for them, since it loads the validation
library with its models and a recogniser needs a CSV only.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a code list, in the order of its file.

    Raises:
        FileNotFoundError: there is no such list.
    """
    spec = find_spec("schemas")
    folders = spec.submodule_search_locations if spec else None
    path = Path(next(iter(folders or ()), "schemas")) / "codes" / f"{name}.csv"
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
