"""The corrections that stand beside the documents: what a source gets wrong, and what is right.

``corrections.yaml`` in a sources folder is YAML: ``corrections``, a list of entries with the keys of `Correction`. A
source is never edited; a correction is a further claim, told apart from the source's own, and it fails the build once
the source no longer says what it corrects (`pipeline.reconcile.corrections`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.read.errors import BadInput
from pipeline.read.regular_files import first_bytes
from pipeline.read.strict_yaml import StrictYaml

CORRECTIONS_NAME = "corrections.yaml"

MAX_BYTES = 4 * 1024 * 1024
"""An entry takes some 400 bytes: ten thousand corrections, far above what one collection of documents needs."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One value of one row that is to be another.

    Attributes:
        name: of the correction, lower case with underscores; the extractor of what it states is ``corrections.<name>``.
        table: the table of the row.
        id: the row's key.
        column: the column that is wrong; of a date the prefix of its columns, such as ``established``.
        expect: the wrong value as the source gives it; of a date its EDTF.
        value: the right value; of a date its EDTF.
        reason: why it is right, for people.
        source: where that is known from, for people: an address or a title.
        place: file and line of the entry, for messages.
    """

    name: str
    table: str
    id: str
    column: str
    expect: str
    value: str
    reason: str
    source: str
    place: str


def load_corrections(paths: Sequence[Path]) -> tuple[Correction, ...]:
    """The corrections beside these sources, in the order of the sources and the files.

    Args:
        paths: as given to `pipeline.read.sources.load`: a folder's corrections stand in it, a catalog's beside it; a
            document named by itself has none.

    Raises:
        BadInput: a file cannot be read or is not what it should be, or two corrections have one name or one target.
    """
    files = [path / CORRECTIONS_NAME if path.is_dir() else path.parent / CORRECTIONS_NAME for path in paths
             if path.is_dir() or path.suffix.casefold() in (".yaml", ".yml")]  # fmt: skip
    found = [correction for path in dict.fromkeys(files) if path.exists() for correction in read_corrections(path)]
    _require_distinct(found)
    return tuple(found)


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections in a file. Raises `BadInput` as `parse_corrections` does, and where it cannot be read."""
    return parse_corrections(first_bytes(path, MAX_BYTES), name=str(path))


def parse_corrections(data: bytes, *, name: str) -> tuple[Correction, ...]:
    """The corrections in these bytes.

    Args:
        data: the file's content, YAML in UTF-8.
        name: what messages call the file.

    Raises:
        BadInput: it is no list of corrections; the message names the file, the line and what was expected there.
    """
    yaml = StrictYaml(data, name=name, kind="list of corrections", limit=MAX_BYTES)
    found: list[Correction] = []
    for key, event in yaml.top(("corrections",), "corrections"):
        for line, values in yaml.records(key, event, "correction", _KEYS, tuple(_KEYS)):
            place = f"{name}:{line}"
            if values["expect"] == values["value"]:
                raise BadInput(f"{place}: the value is the one it corrects")
            found.append(Correction(**values, place=place))
    _require_distinct(found)
    return tuple(found)


def _require_distinct(corrections: Sequence[Correction]) -> None:
    names: dict[str, Correction] = {}
    targets: dict[tuple[str, str, str], Correction] = {}
    for each in corrections:
        if (other := names.setdefault(each.name, each)) is not each:
            raise BadInput(f"{each.place}: the name {each.name!r} is that of the correction at {other.place} too")
        if (other := targets.setdefault((each.table, each.id, each.column), each)) is not each:
            raise BadInput(f"{each.place}: {each.column} of {each.table}/{each.id} is corrected at {other.place} too")


def _name(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", value):
        raise ValueError("is not a name: lower-case letters, digits and underscores, a letter first")
    return value


_KEYS = {
    "name": _name,
    "table": _name,
    "id": str,
    "column": _name,
    "expect": str,
    "value": str,
    "reason": str,
    "source": str,
}
