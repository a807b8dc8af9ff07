"""The commands that have to answer at once, read from arguments in their plain form.

Plain is: the command first, its options by their names, each once or as often as it may stand, and their values apart
from them and right (``--format json``). Of arguments that are not plain nothing is said here: they are left to
`interface.py`, of which this is no more than a short cut. That one needs Typer, which has Pydantic convert each value,
a quarter of a second of imports. A test has both read the same arguments and compares what they then do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.commands.choices import Format, Gate

Values = Mapping[str, Sequence[str]]
"""Option to its values, none for a flag; what is no option's value stands under the empty string."""

_DASH = "-"


@dataclass(frozen=True, slots=True)
class PlainForm:
    """The plain form of a command.

    Attributes:
        do: what does it, and gives the exit code.
        options: its options that take a value; those values where they are of a fixed set.
        repeated: those of them that may stand more than once.
        flags: its options that take none.
        fewest: arguments that it must have besides the options.
        most: arguments that it may have besides the options; None for any number.
    """

    do: Callable[[Values], int]
    options: Mapping[str, Sequence[str] | None]
    repeated: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    fewest: int = 0
    most: int | None = 1

    def values(self, words: Sequence[str]) -> Values | None:
        """What the words behind the command say; None where they are not plain."""
        values: dict[str, list[str]] = {"": []}
        left = iter(words)
        for word in left:
            name = word if word.startswith(_DASH) else ""
            if name and name in values and name not in self.repeated:
                return None
            found = values.setdefault(name, [])
            if name in self.flags:
                continue
            value = next(left, _DASH) if name else word
            if (name and not self._takes(name, value)) or value.startswith(_DASH) or not value.isprintable():
                return None
            found.append(value)
        is_right = self.fewest <= len(values[""]) and (self.most is None or len(values[""]) <= self.most)
        return values if is_right else None

    def _takes(self, option: str, value: str) -> bool:
        return option in self.options and ((allowed := self.options[option]) is None or value in allowed)


def read(given: Sequence[str]) -> Callable[[], int] | None:
    """What does what is asked for; None where that is not said in a plain form."""
    form = FORMS.get(given[0]) if given else None
    values = form.values(given[1:]) if form else None
    return None if form is None or values is None else partial(form.do, values)


def _build(values: Values) -> int:
    from pipeline.commands import build

    sources = [*_paths(values, "--sources"), *_paths(values, "")]
    return build.run(sources, _output(values), record="--record" in values, csv="--csv" in values)


def _check(values: Values) -> int:
    from pipeline.commands import check

    return check.run(
        _path(values, "") or _OUTPUT,
        _paths(values, "--sources") or None,
        fail_on=_word(values, "--fail-on", Gate.ERROR),
        form=_word(values, "--format", Format.TEXT),
        baseline=_path(values, "--baseline"),
    )


def _explain(values: Values) -> int:
    from pipeline.commands import explain

    return explain.run(values[""][0], _output(values), _paths(values, "--sources") or None)


_OUTPUT = Path("outputs")


def _output(values: Values) -> Path:
    return _path(values, "--output") or _OUTPUT


def _path(values: Values, name: str) -> Path | None:
    return next(iter(_paths(values, name)), None)


def _paths(values: Values, name: str) -> list[Path]:
    return [Path(value) for value in values.get(name, ())]


def _word(values: Values, name: str, default: str) -> str:
    return values[name][0] if name in values else str(default)


_SOURCES = frozenset({"--sources"})

FORMS: Mapping[str, PlainForm] = {
    "build": PlainForm(
        _build, {"--sources": None, "--output": None}, _SOURCES, flags=frozenset({"--record", "--csv"}), most=None
    ),
    "check": PlainForm(
        _check, {"--sources": None, "--fail-on": list(Gate), "--format": list(Format), "--baseline": None}, _SOURCES
    ),
    "explain": PlainForm(_explain, {"--sources": None, "--output": None}, _SOURCES, fewest=1),
}
