"""Words of a language, names of months and countries are data: none stands in a string of the code that reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale

from pipeline.lexicon import LANGUAGES, load_shared

PIPELINE = Path(__file__).resolve().parents[2] / "pipeline"
# The stages after these tell their findings in English.
STAGES = ("read", "lexicon", "recognise", "extract", "reconcile")
MODULES = sorted(path for stage in STAGES for path in (PIPELINE / stage).rglob("*.py"))
WORD = re.compile(r"[^\W\d_]+")
# What is something else in code too: the codes of the languages, and a verb of messages.
NOT_WORDS = {*LANGUAGES, "may"}


def words_of_languages() -> frozenset[str]:
    """Names of months and countries, and the small words of each language but English, in which the code is written."""
    found: set[str] = set()
    for language in LANGUAGES:
        locale = Locale(language)
        found |= {name.casefold() for name in locale.months["format"]["wide"].values()}
        found |= {name.casefold() for code, name in locale.territories.items() if code.isalpha() and " " not in name}
        if language != "en":
            found |= set(load_shared("small_words")[language]) - set(load_shared("small_words")["en"])
    return frozenset(found - NOT_WORDS)


def strings_of(path: Path) -> Iterator[ast.Constant]:
    """The strings of a module that are no docstrings and no messages of errors."""
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        waiting += ast.iter_child_nodes(node)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PIPELINE).as_posix())
def test_no_word_of_a_language_stands_in_the_code(path: Path) -> None:
    known = words_of_languages()
    found = {
        (node.lineno, word)
        for node in strings_of(path)
        for word in WORD.findall(str(node.value))
        if (word.islower() or word.istitle()) and word.casefold() in known  # others are signs of the date grammar
    }
    assert not found
