"""The families of templates, as `templates.yaml` lists them: what kind of thing a template shows, by its name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from pipeline.kept import yaml_mapping

FamilyKind = Literal[
    "argument", "text", "flag", "flag_icon", "generated", "items", "list", "prose", "notice", "citation", "note",
    "short_note", "reference_list", "infobox", "none",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Family:
    """What a template shows.

    Attributes:
        kind: how it is to be read.
        names: the arguments that carry what it shows, the first that is there first.
        value: the text it shows (kind ``text``), or the name of the function that makes it (kind ``generated``).
    """

    kind: FamilyKind
    names: tuple[str, ...] = ()
    value: str = ""


NONE = Family("none")


@dataclass(frozen=True, slots=True)
class Families:
    """All families, ready to be asked."""

    by_name: dict[str, Family]
    by_prefix: tuple[tuple[str, Family], ...]
    by_ending: tuple[tuple[str, Family], ...]
    functions: frozenset[str]
    unseen_fields: frozenset[str]

    def of(self, name: str) -> Family:
        """The family of a template, by its name as written; `NONE` if it is in no family."""
        key = name.casefold()
        found = self.by_name.get(key)
        if found is None:
            found = next((family for prefix, family in self.by_prefix if key.startswith(prefix)), None)
        if found is None:
            found = next((family for ending, family in self.by_ending if key.endswith(ending)), NONE)
        return found


@cache
def load_families() -> Families:
    """Reads `templates.yaml`; earlier families win where a name stands in two."""
    data = yaml_mapping(files("pipeline.read") / "templates.yaml")
    by_name: dict[str, Family] = {}

    def add(names: list[str], family: Family) -> None:
        for name in names:
            by_name.setdefault(name.casefold(), family)

    for text, names in data["text"].items():
        add(names, Family("text", value=text))
    for kind in ("citation", "short_note", "reference_list", "infobox"):
        add(data[kind], Family(kind))
    add(data["note"]["templates"], Family("note", tuple(data["note"]["names"])))
    add(data["flag"], Family("flag", ("1", "2")))
    add(data["flag_icon"], Family("flag_icon", ("1",)))
    for function, names in data["generated"].items():
        add(names, Family("generated", value=function))
    add(data["items"], Family("items"))
    add(data["list"]["templates"], Family("list", tuple(data["list"]["names"])))
    for kind in ("prose", "argument"):
        for entry in data[kind]:
            add(entry["templates"], Family(kind, tuple(entry["names"])))
    notice = Family("notice", tuple(data["notice"]["names"]))
    add(data["notice"]["templates"], notice)
    add(data["description"], Family("notice", ("1",)))
    add(data["succession"]["templates"], Family("notice", tuple(data["succession"]["names"])))
    prefixes: list[tuple[str, Family]] = []
    prefixes += [(prefix, Family("infobox")) for prefix in data["infobox_prefixes"]]
    prefixes += [(prefix, Family("citation")) for prefix in data["citation_prefixes"]]
    prefixes += [(prefix, Family("argument", tuple(names))) for prefix, names in data["argument_prefixes"].items()]
    prefixes += [(prefix, notice) for prefix in data["notice_prefixes"]]
    endings = tuple((ending, notice) for ending in data["notice_endings"])
    return Families(by_name, tuple(prefixes), endings, frozenset(data["functions"]), frozenset(data["unseen_fields"]))
