"""A pattern from the shelf is the pattern that `re.compile` gives: in what it is, and in all that it finds."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lexicon import compiled as module
from pipeline.lexicon.compiled import compiled, shelved
from pipeline.shelf import Shelf

PATTERNS = [
    ("", 0),
    (r"(?<!\w)(?:killed|wounded)(?!\w)", re.IGNORECASE),
    (r"(?P<day>[0-9]{1,2})\s(?P<month>mei|juni)(?:\s(\d{4}))?", 0),
    (r"""(?P<a> x ) | (?# a remark ) y++ """, re.VERBOSE),
    (r"(?i:Île|Straße)|[^\W\d_]+\Z", 0),
    (r"(a)(?P<b>b)?(?(b)c|d)", re.DOTALL | re.MULTILINE),
    (r"[A-ZÀ-ÖØ-Þ\u0100-\U0010ffff]\w{0,3}", 0),
]
TEXTS = ["", "Killed 3, wounded 4", "12 mei 2013\n1 juni", "xyyy y", "île STRASSE Straße", "abc ad\nabd", "Ānk Zed é"]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    shelf = Shelf(tmp_path / "patterns", ())
    monkeypatch.setattr(module, "_SHELF", shelf)
    return shelf


def same(pattern: re.Pattern[str], other: re.Pattern[str], text: str) -> bool:
    found = [[(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in p.finditer(text)] for p in (pattern, other)]
    return found[0] == found[1]


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_it_is_the_pattern_that_python_compiles(
    pattern: str, flags: int, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    re.purge()
    wanted = re.compile(pattern, flags)
    first = compiled(pattern, flags)
    shelf.save()
    monkeypatch.setattr(module, "_SHELF", Shelf(tmp_path / "patterns", ()))
    monkeypatch.setattr(module, "_compile", None)  # nothing is compiled any more
    for given_pattern in (first, compiled(pattern, flags)):
        assert given_pattern == wanted
        assert (given_pattern.pattern, given_pattern.flags) == (wanted.pattern, wanted.flags)
        assert (given_pattern.groups, given_pattern.groupindex) == (wanted.groups, wanted.groupindex)
        assert all(same(given_pattern, wanted, text) for text in TEXTS)


@settings(max_examples=60)
@given(st.text("ab.|()[]*+?\\wd^$é", max_size=12), st.text("abé1 \n", max_size=12))
def test_whatever_is_written_is_the_same_pattern_or_the_same_error(pattern: str, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_SHELF", Shelf(None, ()))
        try:
            wanted = re.compile(pattern)
        except re.error as error:
            with pytest.raises(re.error, match=re.escape(str(error))):
                compiled(pattern)
        else:
            assert same(compiled(pattern), wanted, text)


def test_what_is_no_code_of_this_engine_is_compiled_anew(shelf: Shelf) -> None:
    for code in (b"", b"\xff" * 40, b"abc"):
        key = ("code", f"a{len(code)}", 0)
        shelf.value(key, lambda code=code: (32, code, 1, {}))
        assert compiled(f"a{len(code)}").findall(f"xa{len(code)}") == [f"a{len(code)}"]


def test_on_another_python_patterns_are_compiled_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_IS_KNOWN", False)
    assert compiled("a+", re.IGNORECASE) is re.compile("a+", re.IGNORECASE)


def test_what_a_function_says_of_a_text_is_asked_once_in_all_processes(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def letters(text: str) -> frozenset[str]:
        asked.append(text)
        return frozenset(text)

    assert shelved(letters)("één") == frozenset("én")
    shelf.save()
    monkeypatch.setattr(module, "_SHELF", Shelf(tmp_path / "patterns", ()))
    assert shelved(letters)("één") == frozenset("én")
    assert asked == ["één"]
