"""YAML that may come from elsewhere, read strictly: a mapping of plain values, and in it lists of such mappings.

Read from the parser's events, to a fixed depth: no object is constructed, nothing nests, and anchors and aliases, with
which a small file can swell without bound, are refused. Every value is the words as written (``no`` and ``007`` are
words here). What is wrong is said in one line with the file's name and the line in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import yaml

from pipeline.read.decode import decode
from pipeline.read.errors import BadInput

Convert = Callable[[str], Any]
"""From a value as written to what it means; raises ValueError with the end of a sentence on the value."""

_NONE: Mapping[str, Convert] = MappingProxyType({})
_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp"))


class StrictYaml:
    """The events of one YAML file.

    Args:
        data: the file's content, in UTF-8.
        name: what messages call the file.
        kind: what messages call a file of this kind, such as ``catalog``.
        limit: the most bytes it may have.

    Raises:
        BadInput: from here and from every method: the file is not what is asked for.
    """

    def __init__(self, data: bytes, *, name: str, kind: str, limit: int) -> None:
        if len(data) > limit:
            raise BadInput(f"{name}: larger than a {kind} may be ({limit} bytes)")
        self.name, self.kind = name, kind
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._events: Iterator[yaml.Event] = iter(yaml.parse(decode(data, name=name), Loader=loader))

    def top(self, known: tuple[str, ...], required: str) -> Iterator[tuple[str, yaml.Event]]:
        """The keys of the file's one mapping, each with the first event of its value.

        Args:
            known: the keys there may be.
            required: the one of them that must be there.
        """
        self._next()
        start = self._next()
        if not isinstance(start, yaml.DocumentStartEvent):
            raise BadInput(f"{self.name}: empty; a {self.kind} has the key {required}")
        self._expect(self._next(), yaml.MappingStartEvent, f"a mapping with the keys {', '.join(known)}")
        found = set()
        for key, event in self._pairs(known):
            found.add(key)
            yield key, event
        self._next()
        if isinstance(again := self._next(), yaml.DocumentStartEvent):
            raise self._wrong(again, f"a second YAML document; a {self.kind} is one")
        if required not in found:
            raise BadInput(f"{self.name}: the key {required} is missing")

    def records(
        self,
        key: str,
        event: yaml.Event,
        noun: str,
        scalars: Mapping[str, Convert],
        required: tuple[str, ...],
        lists: Mapping[str, Convert] = _NONE,
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The mappings of a list: the line of each, from 1, and its values.

        Args:
            key: what the list stands under.
            event: its first event.
            noun: what messages call an item.
            scalars: keys whose value is a plain value.
            required: those that must be there and not null.
            lists: keys whose value is a list of plain values, each as written, be it empty.
        """
        self._expect(event, yaml.SequenceStartEvent, f"{key} to be a list")
        known = (*scalars, *lists)
        while not isinstance(start := self._next(), yaml.SequenceEndEvent):
            self._expect(start, yaml.MappingStartEvent, f"a mapping with the keys {', '.join(known)}")
            values: dict[str, Any] = {}
            for name, value in self._pairs(known):
                if name in lists:
                    values[name] = self._list(name, value, lists[name])
                else:
                    values[name] = self.scalar(name, value, scalars[name])
            if missing := [name for name in required if values.get(name) is None]:
                raise self._wrong(start, f"the {noun} has no {' and no '.join(missing)}")
            yield _line(start), values

    def scalar(self, key: str, event: yaml.Event, convert: Convert) -> Any:
        """The value as written, checked; None if null."""
        value = self._plain(key, event)
        if value.implicit[0] and value.value in ("", "~", "null"):  # written plain, not in quotes
            return None
        if not value.value.strip():
            raise self._wrong(event, f"{key} is empty; leave the key out where nothing is known")
        return self._converted(key, value, convert)

    def _list(self, key: str, event: yaml.Event, convert: Convert) -> tuple[Any, ...]:
        self._expect(event, yaml.SequenceStartEvent, f"{key} to be a list")
        found = []
        while not isinstance(item := self._next(), yaml.SequenceEndEvent):
            found.append(self._converted(key, self._plain(key, item), convert))
        return tuple(found)

    def _plain(self, key: str, event: yaml.Event) -> yaml.ScalarEvent:
        if not isinstance(event, yaml.ScalarEvent) or (event.tag and event.tag not in _TAGS):
            raise self._wrong(event, f"{key} is not a plain value")
        return event

    def _converted(self, key: str, event: yaml.ScalarEvent, convert: Convert) -> Any:
        try:
            return convert(event.value)
        except ValueError as error:
            raise self._wrong(event, f"{key} {_shortened(event.value)} {error}") from None

    def _pairs(self, known: tuple[str, ...]) -> Iterator[tuple[str, yaml.Event]]:
        """Key and first event of the value, up to the end of the mapping that has just begun."""
        seen: set[str] = set()
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._wrong(event, f"a key is expected, one of {', '.join(known)}")
            key = event.value
            if key not in known:
                raise self._wrong(event, f"unknown key {key!r}; known are {', '.join(known)}")
            if key in seen:
                raise self._wrong(event, f"the key {key} is given twice")
            seen.add(key)
            yield key, self._next()

    def _next(self) -> yaml.Event:
        try:
            event = next(self._events)
        except yaml.MarkedYAMLError as error:
            place = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
            raise BadInput(f"{self.name}{place}: not valid YAML: {error.problem or error}") from None
        except yaml.YAMLError as error:
            raise BadInput(f"{self.name}: not valid YAML: {error}") from None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._wrong(event, f"anchors and aliases are not read in a {self.kind}")
        return event

    def _expect(self, event: yaml.Event, kind: type[yaml.Event], what: str) -> None:
        if not isinstance(event, kind):
            raise self._wrong(event, f"expected {what}")

    def _wrong(self, event: yaml.Event, what: str) -> BadInput:
        return BadInput(f"{self.name}:{_line(event)}: {what}")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1


def _shortened(value: str, length: int = 60) -> str:
    return repr(value if len(value) <= length else value[:length] + "…")
