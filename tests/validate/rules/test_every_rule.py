"""Every rule has a case in which it fires and a near miss, and says in words what it holds."""

from __future__ import annotations

import importlib.util
import string
from functools import cache
from pathlib import Path

import pytest

from pipeline.validate.findings import Rule
from pipeline.validate.rules import RULES
from pipeline.validate.rules_page import main, rules_page
from schemas.code_lists import code_list
from tests.validate.rules.judging import Case

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "docs" / "rules.md"


@cache
def cases() -> tuple[Case, ...]:
    """The cases of all modules beside this one."""
    found: list[Case] = []
    for path in sorted(HERE.glob("test_*.py")):
        if path == Path(__file__):
            continue
        spec = importlib.util.spec_from_file_location(f"cases_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found += getattr(module, "CASES", ())
    return tuple(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_case_in_which_it_fires_and_one_in_which_it_is_silent(rule: Rule) -> None:
    own = [case for case in cases() if case.rule == rule.id]
    assert any(case.quotes for case in own), "no case in which it fires"
    assert any(not case.quotes for case in own), "no near miss"


def test_every_case_is_of_a_rule() -> None:
    assert {case.rule for case in cases()} <= {rule.id for rule in RULES}


def test_rules_have_ids_of_their_own_and_known_codes() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert {rule.family for rule in RULES} <= {code.code for code in code_list("rule_families")}
    assert {rule.severity for rule in RULES} <= {code.code for code in code_list("severities")}
    assert all(set(rule_id) <= {*string.ascii_lowercase, *string.digits, "_"} for rule_id in ids)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_in_sentences_what_holds_and_why_it_matters(rule: Rule) -> None:
    for text in (rule.statement, rule.why):
        assert text.endswith(".")
        assert text[0].isupper()
    assert rule.fires
    assert rule.silent


def test_the_page_in_docs_is_what_the_rules_say_now() -> None:
    """If not: ``python -m pipeline.validate.rules_page docs``."""
    assert PAGE.read_text(encoding="utf-8") == rules_page(RULES)


def test_writing_the_page_gives_that_file(tmp_path: Path) -> None:
    main([str(tmp_path)])
    assert (tmp_path / "rules.md").read_bytes() == PAGE.read_bytes()
