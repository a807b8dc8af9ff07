"""The contributor's page: the files and commands on it are there, and a language has every list that it needs."""

from __future__ import annotations

import csv
import importlib.util
import re

import pytest

from pipeline.lexicon import LANGUAGES, load
from pipeline.lexicon.code_lists import rows
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "contributor.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:pipeline|schemas|tests|sources|docs)/[\w./-]+)`", PAGE)))
MODULES = sorted(set(re.findall(r"python -m ([\w.]+)", PAGE)))
PARTS = sorted({path.name for path in (ROOT / "pipeline" / "lexicon").glob("*/*.yaml")})


@pytest.mark.parametrize("path", PATHS)
def test_a_file_that_the_page_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("module", MODULES)
def test_a_command_that_the_page_names_is_there(module: str) -> None:
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    assert "__main__" in (ROOT / spec.origin).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_part_of_the_lexicon(language: str) -> None:
    assert sorted(path.name for path in (ROOT / "pipeline" / "lexicon" / language).glob("*.yaml")) == PARTS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", [name.removesuffix(".yaml") for name in PARTS])
def test_a_part_has_every_key_that_the_first_language_has(language: str, part: str) -> None:
    assert set(load(LANGUAGES[0], part)) <= set(load(language, part))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["capitals", "country_names", "demonyms", "organisations"])
def test_a_language_has_rows_in_every_list_of_names(language: str, name: str) -> None:
    assert any(row["language"] == language for row in rows(name))


def test_a_language_has_the_names_of_all_countries() -> None:
    with (ROOT / "schemas" / "codes" / "countries.csv").open(encoding="utf-8", newline="") as stream:
        listed = list(csv.DictReader(stream))
    assert all(row[f"name_{language}"] for row in listed for language in LANGUAGES)
