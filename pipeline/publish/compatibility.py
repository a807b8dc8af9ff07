"""Two contracts compared: what a reader of the one would notice in the other, and which version number that asks for.

A contract is what a release's files promise: tables, columns, types, keys and codes. It is read from the files
themselves, so that releases of any version can be compared; nothing here takes today's models. What is in the rows is
the business of `changes.py`.

Versions follow Semantic Versioning 2.0.0 (https://semver.org): what breaks a reader raises the major number, what only
adds raises the minor one. Words for people (titles, descriptions) are no part of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

DATAPACKAGE = "datapackage.json"
_PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as its readers know it.

    Attributes:
        type: its Arrow type.
        nullable: whether it may hold nulls.
        unit: of its values, if they have one.
        codes: the name of the code list that its values are from, if any.
        references: what its values are keys of, in the notation of `schemas.fields.field`, if anything.
    """

    type: str
    nullable: bool
    unit: str | None = None
    codes: str | None = None
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the name of its key, and its columns by name, in order."""

    key: str
    columns: Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract.

    Attributes:
        version: its version, three numbers.
        tables: by name, in the order of publication.
        codes: the values of the code lists that columns use, as far as they are known.
    """

    version: str
    tables: Mapping[str, Table]
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in which two contracts differ.

    Attributes:
        kind: ``breaking`` where what worked with the old one may fail or mean something else with the new one.
        name: the table, the column (``table.column``) or the code (``list:code``).
        message: what happened to it, as the end of a sentence on it.
    """

    kind: Literal["breaking", "additive"]
    name: str
    message: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.kind}: {self.name} {self.message}"


def contract_of(release: Path) -> Contract:
    """The contract of a release: from its Parquet files, and the codes from the description of the package.

    Raises:
        OSError: the folder cannot be read.
        pyarrow.ArrowException: a file is not a Parquet file.
    """
    order, codes = _packaged(release / DATAPACKAGE)
    files = {path.stem: path for path in sorted((release / _PARQUET).glob("*.parquet"))}
    names = [name for name in order if name in files] + [name for name in files if name not in order]
    return from_arrow({name: pq.read_schema(files[name]) for name in names}, codes)


def from_arrow(schemas: Mapping[str, pa.Schema], codes: Mapping[str, tuple[str, ...]]) -> Contract:
    """The contract that Arrow schemas state, in the metadata that `arrow.py` gives them."""
    tables, version = {}, "0.0.0"
    for name, schema in schemas.items():
        about = _words(schema.metadata)
        version = about.get("contract", version)
        columns = {column.name: _column(column) for column in schema}
        tables[name] = Table(about.get("primary_key") or next(iter(columns), ""), columns)
    return Contract(version, tables, codes)


def to_json(contract: Contract) -> str:
    """A contract as a file that is compared line by line: a column or a code list stands on a line of its own."""
    tables = []
    for name, table in contract.tables.items():
        columns = ",\n".join(
            f"    {_quoted(column)}: {_quoted(_plain(spec))}" for column, spec in table.columns.items()
        )
        tables.append(f'  {_quoted(name)}: {{"key": {_quoted(table.key)}, "columns": {{\n{columns}\n  }}}}')
    codes = [f"  {_quoted(name)}: {_quoted(contract.codes[name])}" for name in sorted(contract.codes)]
    parts = {"tables": ",\n".join(tables), "codes": ",\n".join(codes)}
    body = ",\n".join(f' "{name}": {{\n{lines}\n }}' for name, lines in parts.items())
    return f'{{\n "version": {_quoted(contract.version)},\n{body}\n}}\n'


def from_json(text: str) -> Contract:
    """The contract in a file that `to_json` gave."""
    given = json.loads(text)
    tables = {
        name: Table(table["key"], {column: Column(**spec) for column, spec in table["columns"].items()})
        for name, table in given["tables"].items()
    }
    return Contract(given["version"], tables, {name: tuple(codes) for name, codes in given["codes"].items()})


def differences(old: Contract, new: Contract) -> list[Difference]:
    """In what a contract differs from another, in the order of the old one's tables, what was added behind it."""
    found = list(_table_differences(old, new))
    for name, table in old.tables.items():
        if name in new.tables:
            found += _column_differences(name, table, new.tables[name])
    for name, codes in sorted(old.codes.items()):
        if name in new.codes:
            gone = [code for code in codes if code not in new.codes[name]]
            found += [Difference("breaking", f"{name}:{code}", "is no code any more") for code in gone]
            more = [code for code in new.codes[name] if code not in codes]
            found += [Difference("additive", f"{name}:{code}", "is a new code") for code in more]
    return found


def needed_version(old: str, found: list[Difference]) -> str:
    """The least version that a contract may have which differs so from the one of this version."""
    major, minor, _ = _numbers(old)
    if any(difference.kind == "breaking" for difference in found):
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if found else old


def unannounced(old: Contract, new: Contract, changelog: str) -> list[str]:
    """What the new contract fails to announce, one line each that says what to do; nothing where all is told.

    A breaking difference is announced by the next major version, and by its name in the changelog on a line (or in an
    item) that says **breaking**; an additive one by the next minor version.
    """
    found = differences(old, new)
    needed = needed_version(old.version, found)
    told = [item for item in re.split(r"\n(?=[-*#] )", changelog) if "breaking" in item.lower()]
    breaking = [difference for difference in found if difference.kind == "breaking"]
    problems = []
    if _numbers(new.version) < _numbers(needed):
        raising = f"raise schemas.VERSION from {new.version} to {needed}"
        problems += [f"{difference}: {raising}" for difference in breaking or found]
    for difference in breaking:
        if not any(_names(item, difference.name) for item in told):
            problems.append(f"{difference}: name {difference.name} in CHANGELOG.md in an item marked **breaking**")
    if not found and _numbers(new.version) < _numbers(old.version):
        problems.append(f"schemas.VERSION {new.version} is below that of the last release, {old.version}")
    return problems


def _table_differences(old: Contract, new: Contract) -> Iterator[Difference]:
    gone = [name for name in old.tables if name not in new.tables]
    more = [name for name in new.tables if name not in old.tables]
    renamed = {}
    for name in gone:
        likely = [other for other in more if list(old.tables[name].columns)[1:] == list(new.tables[other].columns)[1:]]
        if len(likely) == 1:
            renamed[name] = likely[0]
        to = f"was renamed to {renamed[name]}, or dropped" if name in renamed else "was dropped"
        yield Difference("breaking", name, to)
    for name in more:
        if name not in renamed.values():
            yield Difference("additive", name, "is a new table")


def _column_differences(table: str, old: Table, new: Table) -> Iterator[Difference]:
    gone = [name for name in old.columns if name not in new.columns]
    more = [name for name in new.columns if name not in old.columns]
    renamed = {}
    for name in gone:
        likely = [other for other in more if old.columns[name] == new.columns[other]]
        if len(gone) == len(likely) == 1:
            renamed[name] = likely[0]
        to = f"was renamed to {renamed[name]}, or dropped" if name in renamed else "was dropped"
        yield Difference("breaking", f"{table}.{name}", to)
    if old.key != new.key and old.key not in gone:
        yield Difference("breaking", table, f"has the key {new.key} where it had {old.key}")
    for name, column in old.columns.items():
        if name in new.columns:
            yield from _spec_differences(f"{table}.{name}", column, new.columns[name])
    for name in more:
        if name not in renamed.values():
            yield Difference("additive", f"{table}.{name}", "is a new column")


def _spec_differences(name: str, old: Column, new: Column) -> Iterator[Difference]:
    if old.type != new.type:
        yield Difference("breaking", name, f"is {new.type} where it was {old.type}")
    if old.nullable != new.nullable:
        kind = "breaking" if new.nullable else "additive"
        yield Difference(kind, name, "may be null now" if new.nullable else "is never null now")
    for word, is_new in (("unit", "has a unit now"), ("codes", "has a code list now"), ("references", "refers now")):
        before, after = getattr(old, word), getattr(new, word)
        if before is None and after is not None:
            # A unit that was not told may be another than a reader took it for.
            yield Difference("breaking" if word == "unit" else "additive", name, f"{is_new}: {after}")
        elif before != after:
            yield Difference("breaking", name, f"has {word} {after or 'none'} where it had {before}")


def _column(column: pa.Field) -> Column:
    words = _words(column.metadata)
    return Column(_type(column.type), column.nullable, words.get("unit"), words.get("codes"), words.get("references"))


def _type(dtype: pa.DataType) -> str:
    """The name of an Arrow type, without the names that Parquet gives to the parts of a list or a map."""
    if pa.types.is_list(dtype):
        return f"list<{_type(dtype.value_type)}>"
    if pa.types.is_map(dtype):
        return f"map<{_type(dtype.key_type)}, {_type(dtype.item_type)}>"
    return str(dtype)


def _plain(column: Column) -> dict[str, Any]:
    """A column as a JSON object, what it has not left out."""
    return {name: value for name, value in asdict(column).items() if value is not None}


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _words(metadata: Mapping[bytes, bytes] | None) -> dict[str, str]:
    return {name.decode(): word.decode() for name, word in (metadata or {}).items()}


def _packaged(path: Path) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """The order of the tables and the code lists, as far as a package's description tells them."""
    order: list[str] = []
    codes: dict[str, tuple[str, ...]] = {}
    try:
        for resource in json.loads(path.read_text(encoding="utf-8"))["resources"]:
            order.append(resource["name"])
            for column in _fields(resource):
                if "codes" in column and "enum" in column.get("constraints", {}):
                    codes[column["codes"]] = tuple(column["constraints"]["enum"])
    except (OSError, ValueError, LookupError, TypeError):
        return [], {}
    return list(dict.fromkeys(order)), codes


def _fields(resource: Mapping[str, Any]) -> list[dict[str, Any]]:
    schema = resource.get("schema")
    return schema.get("fields", []) if isinstance(schema, dict) else []


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = (int(number) for number in version.split("."))
    return major, minor, patch


def _names(item: str, name: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(name)}(?![\w])", item) is not None
