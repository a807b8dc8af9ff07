"""The findings, worst first: both sides in their context, what disagrees marked, and the repair that is suggested."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl
from markupsafe import Markup, escape

from pipeline.publish.report import words
from pipeline.publish.report.escape import clean
from pipeline.publish.report.links import Places, numbered
from pipeline.publish.report.words import Row

PER_PAGE = 100

SEVERITIES = ("error", "warning", "info")

CERTAINTIES = ("certain", "likely", "arguable")

_CONTEXT = 80  # characters on either side of a quote
_LONGEST = 260  # characters of a quote that are shown
_SIDES = 4  # quotes that are shown at once; of more, the rest can be opened


@dataclass(frozen=True, slots=True)
class Side:
    """One quote of a finding.

    Attributes:
        role: the part it plays.
        document_id: where it stands.
        quote: the words in their context, as HTML: the quote marked, and in it the values that disagree.
        path: address of the words, relative to the report.
    """

    role: str
    document_id: str
    quote: Markup
    path: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as it is shown.

    Attributes:
        row: of the table of findings.
        family: name of the rule's family.
        statement: what the rule demands.
        why: what a breach tells.
        sides: the quotes that are shown at once.
        more: the other quotes.
        subject: address of the row that the finding is about, relative to the report; empty where it has no place.
    """

    row: Row
    family: str
    statement: str
    why: str
    sides: tuple[Side, ...]
    more: tuple[Side, ...]
    subject: str


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule that was broken, how often, and where the list of its findings begins."""

    rule_id: str
    severity: str
    family: str
    findings: int
    path: str


@dataclass(frozen=True, slots=True)
class FindingsList:
    """The findings of a release.

    Attributes:
        ids: in their order, worst first.
        paths: address of each in the list, relative to the report.
        counts: number of findings of each severity.
        rules: the rules that were broken, in the order of the list.
    """

    ids: tuple[str, ...]
    paths: Mapping[str, str]
    counts: Mapping[str, int]
    rules: tuple[RuleCount, ...]

    @property
    def files(self) -> list[str]:
        """The pages of the list."""
        return numbered("findings", -(-len(self.ids) // PER_PAGE))

    def on(self, number: int) -> tuple[str, ...]:
        """The findings on a page, counted from 0."""
        return self.ids[number * PER_PAGE : (number + 1) * PER_PAGE]


def listed(findings: pl.DataFrame, rules: Mapping[str, Row]) -> FindingsList:
    """The findings in the order of severity, certainty and rule, and the pages they are on."""
    rows = sorted(findings.iter_rows(named=True), key=_worst_first)
    ids = tuple(row["finding_id"] for row in rows)
    files = numbered("findings", -(-len(ids) // PER_PAGE))
    paths = {key: f"{files[number // PER_PAGE]}#finding-{key}" for number, key in enumerate(ids)}
    counted = Counter((row["severity"], row["rule_id"]) for row in rows)
    firsts: dict[tuple[str, str], str] = {}
    for row in rows:
        firsts.setdefault((row["severity"], row["rule_id"]), paths[row["finding_id"]])
    broken = tuple(
        RuleCount(rule, severity, family(rules, rule), counted[severity, rule], path)
        for (severity, rule), path in firsts.items()
    )
    severities = Counter(row["severity"] for row in rows)
    return FindingsList(ids, paths, {severity: severities[severity] for severity in SEVERITIES}, broken)


def family(rules: Mapping[str, Row], rule_id: str) -> str:
    """The name of a rule's family."""
    return words.label("rule_families", rules[rule_id]["family"]) if rule_id in rules else ""


def rule_rows(frames: Mapping[str, pl.DataFrame]) -> dict[str, Row]:
    """The rules by their ids."""
    return {row["rule_id"]: row for row in frames["rules"].iter_rows(named=True)}


def cards(
    rows: Iterable[Row],
    evidence: Mapping[str, Sequence[Row]],
    rules: Mapping[str, Row],
    texts: Mapping[str, str],
    places: Places,
    sides: int = _SIDES,
) -> list[Card]:
    """The cards of findings.

    Args:
        rows: of the table of findings.
        evidence: the stretches of each finding.
        rules: by their ids.
        texts: of the documents, by id.
        places: where rows stand.
        sides: quotes to show at once.
    """
    made = []
    for row in rows:
        quotes = [_side(each, row, texts, places) for each in _each_role_first(evidence.get(row["finding_id"], ()))]
        rule: Row = rules.get(row["rule_id"], {})
        made.append(
            Card(
                row=row,
                family=family(rules, row["rule_id"]),
                statement=rule.get("statement", ""),
                why=rule.get("why", ""),
                sides=tuple(quotes[:sides]),
                more=tuple(quotes[sides:]),
                subject=places.path(row["table_name"], row["row_id"]) if row["table_name"] and row["row_id"] else "",
            )
        )
    return made


def _each_role_first(evidence: Sequence[Row]) -> list[Row]:
    """The first stretch of every role, then the others: however few are shown, they show the two sides."""
    firsts = {row["role"]: row["finding_evidence_id"] for row in reversed(evidence)}
    return sorted(evidence, key=lambda row: firsts[row["role"]] != row["finding_evidence_id"])


def _worst_first(row: Row) -> tuple[int, int, str, Sequence[str], str]:
    return (
        SEVERITIES.index(row["severity"]),
        CERTAINTIES.index(row["certainty"]),
        row["rule_id"],
        row["document_ids"] or [],
        row["finding_id"],
    )


def _side(evidence: Row, finding: Row, texts: Mapping[str, str], places: Places) -> Side:
    text = texts.get(evidence["document_id"], "")
    values = [finding["left_value"], finding["right_value"]]
    return Side(
        role=(evidence["role"] or "").replace("_", " "),
        document_id=evidence["document_id"],
        quote=_in_context(text, evidence["start"], evidence["end"], values),
        path=places.path("finding_evidence", evidence["finding_evidence_id"]),
    )


def _in_context(text: str, start: int, end: int, values: Sequence[str | None]) -> Markup:
    """The words ``start:end`` marked, with what stands around them, cut at the ends of words."""
    before, after = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = f"… {before.split(maxsplit=1)[-1] if len(before.split()) > 1 else before}"
    if end + _CONTEXT < len(text):
        after = f"{after.rsplit(maxsplit=1)[0] if len(after.split()) > 1 else after} …"
    quote = text[start:end]
    if len(quote) > _LONGEST:
        quote = f"{quote[: _LONGEST * 2 // 3]} … {quote[-_LONGEST // 3 :]}"
    marked = _marked(quote, [value for value in values if value]) if quote.strip() else escape(quote or "∅")
    return Markup("{}<mark>{}</mark>{}").format(escape(clean(before)), marked, escape(clean(after)))


def _marked(quote: str, values: Sequence[str]) -> Markup:
    """The quote, with the values that disagree in bold where it has them as written, as whole words."""
    if not values or quote in values:
        return escape(clean(quote))
    longest_first = sorted(
        {value for value in values if len(value) < len(quote)}, key=lambda value: (-len(value), value)
    )
    if not longest_first:
        return escape(clean(quote))
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")
    parts = pattern.split(quote)
    return Markup("").join(
        Markup("<b>{}</b>").format(clean(part)) if number % 2 else escape(clean(part))
        for number, part in enumerate(parts)
    )
