"""The report as JUnit XML: a test case per rule, in a suite per family, and one per kind of fault in the files.

A rule fails where it has open findings that the gate does not let through, so that the test cases say what the exit
code says; what the gate lets through, and what the baseline accepts, is its output. There are no times: a report of the
same files is the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO
from xml.etree import ElementTree as ET

from pipeline.commands.check_formats import wording
from pipeline.commands.check_formats.report import STALE_SEVERITY, CheckedRule, Found, Report


def write(report: Report, out: TextIO) -> None:
    """Writes the report, in ASCII with character references: no terminal or job has to guess its encoding."""
    suites = ET.Element("testsuites", name="blauwhelm")
    files = _suite(suites, "files")
    for table in dict.fromkeys(("SHA256SUMS", *report.rows, *(fault.table for fault in report.faults))):
        faults = [wording.fault(fault) for fault in report.faults if fault.table == table]
        _case(files, table, failed=faults, said=[])
    rules = {rule.id: rule for rule in (*report.rules, *(found.rule for found in report.findings))}
    by_rule: dict[str, list[Found]] = {rule_id: [] for rule_id in rules}
    for found in report.findings:
        by_rule[found.rule.id].append(found)
    for family in dict.fromkeys(rule.family for rule in rules.values()):
        suite = _suite(suites, family)
        for rule in (rule for rule in rules.values() if rule.family == family):
            _rule(suite, report, rule, by_rule[rule.id])
    if report.baseline is not None:
        stale = [wording.stale(entry, report) for entry in report.stale]
        fails = report.stops(STALE_SEVERITY)
        _case(_suite(suites, "baseline"), "stale_entries", stale if fails else [], [] if fails else stale)
    for suite in (*suites, suites):
        cases = list(suite.iter("testcase"))
        suite.set("tests", str(len(cases)))
        suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
        suite.set("errors", "0")
    ET.indent(suites)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(ET.tostring(suites, encoding="us-ascii", xml_declaration=False).decode("ascii") + "\n")


def _suite(suites: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(suites, "testsuite", name=f"blauwhelm.{name}")


def _rule(suite: ET.Element, report: Report, rule: CheckedRule, findings: Sequence[Found]) -> None:
    failed, said = [], [wording.line(f"{rule.statement} {rule.why}")] if findings else []
    for found in findings:
        lines = "\n  ".join(wording.detail(found, report.documents))
        if found.accepted:
            reason = f"accepted {found.accepted.date.isoformat()}: {found.accepted.reason}"
            said.append(f"{found.severity}: {lines}\n  {wording.line(reason)}")
        elif report.stops(found.severity):
            failed.append(f"{found.severity}: {lines}")
        else:
            said.append(f"{found.severity}: {lines}")
    _case(suite, rule.id, failed, said)


def _case(suite: ET.Element, name: str, failed: Sequence[str], said: Sequence[str]) -> None:
    case = ET.SubElement(suite, "testcase", classname=suite.get("name", ""), name=wording.line(name))
    if failed:
        first = failed[0].partition("\n")[0]
        more = f" (and {len(failed) - 1} more)" if len(failed) > 1 else ""
        failure = ET.SubElement(case, "failure", message=first + more, type="finding")
        failure.text = "\n".join(failed)
    if said:
        ET.SubElement(case, "system-out").text = "\n".join(said)
