"""The words of the languages, as data: ``<language>/<part>.yaml``, one part per recogniser or family of rules.

Adding a language is adding a folder here. Names of months and days, of countries, and the form of numbers come from
CLDR (through Babel) and are not repeated.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.kept import yaml_mapping

LANGUAGES = ("en", "nl")


@cache
def load(language: str, part: str) -> dict[str, Any]:
    """The part of a language's lexicon, as a mapping.

    Args:
        language: BCP 47 code of one of `LANGUAGES`.
        part: the file's stem, such as ``dates``.

    Raises:
        KeyError: there is no such language or part.
    """
    if language not in LANGUAGES:
        raise KeyError(f"no lexicon {language}/{part}")
    return _mapping(f"{language}/{part}")


@cache
def load_shared(part: str) -> dict[str, Any]:
    """A part of the lexicon that is of no one language (`citations`, `maintenance`), as a mapping.

    Raises:
        KeyError: there is no such part.
    """
    return _mapping(part)


def _mapping(name: str) -> dict[str, Any]:
    source = files("pipeline.lexicon") / f"{name}.yaml"
    if not source.is_file():
        raise KeyError(f"no lexicon {name}")
    return yaml_mapping(source)
