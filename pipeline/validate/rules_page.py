"""The page of the rules in words, for people: ``python -m pipeline.validate.rules_page docs``.

Derived from `RULES` alone; a test fails when the page in ``docs`` is another.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.validate.findings import Rule
from pipeline.validate.rules import RULES
from schemas.code_lists import code_list

NAME = "rules.md"

_OPENING = """\
# The consistency rules

Each rule says what must hold in the sources or between them. Where it does not, it writes a row of `findings` with the
stretches of the documents that it is about (`finding_evidence`), and changes nothing.

- **error**: it cannot be true, or the source breaks its own format.
- **warning**: implausible, outdated, or sources disagree.
- **info**: a reader should know.

Where a case is less clear, the findings of some rules are milder than the rule: it says when. `certainty` says how sure
a finding is of itself."""


def rules_page(rules: Sequence[Rule]) -> str:
    """The page as Markdown: a list of the rules of each family, in the order of `rule_families`."""
    return "\n".join(_lines(rules)) + "\n"


def main(arguments: Sequence[str]) -> None:
    """Write the page into the folder named."""
    Path(arguments[0], NAME).write_text(rules_page(RULES), encoding="utf-8", newline="\n")


def _lines(rules: Sequence[Rule]) -> Iterator[str]:
    yield _OPENING
    for family in code_list("rule_families"):
        members = [rule for rule in rules if rule.family == family.code]
        if not members:
            continue
        yield f"\n## {family.label}"
        for rule in members:
            yield f"\n### {rule.id}\n"
            yield f"{rule.severity.capitalize()}. {rule.statement} {rule.why}\n"
            yield f"- Fires: {_written(rule.fires)}"
            yield f"- Silent: {_written(rule.silent)}"
            if rule.milder:
                yield f"- Milder: {rule.milder.severity}, {_written(rule.milder.where)}"


def _written(example: str) -> str:
    """An example without what Markdown would take for markup of its own."""
    for character in "\\`*_<>[]|":
        example = example.replace(character, f"\\{character}")
    return example


if __name__ == "__main__":
    main(sys.argv[1:])
