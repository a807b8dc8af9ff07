"""Measures in two units, paragraphs pasted twice, lists by letters and verbs: firing, and near misses."""

from __future__ import annotations

import pytest

from tests.validate.rules.judging import Case, check, dutch, fires, silent

PASTED = (
    "The observers lived in tents for the first two winters, and the mission bought its first prefabricated houses "
    "only after the storm that carried half of the tents away."
)

CASES = (
    # ---- one measure in two units
    fires("conversion_matches", "The road is 60 km (73 mi) long.", at=("60", "73"), severity="error"),
    fires("conversion_matches", "The camp covers 40 acres (61 ha).", at=("40", "61")),
    fires("conversion_matches", "A 20-mile (23 km) front was held.", at=("20", "23")),
    fires("conversion_matches", dutch("De weg is 60 kilometer (73 mijl) lang."), at=("60", "73")),
    silent("conversion_matches", "The road is 60 km (37 mi) long, and 4.5 metres (15 ft) wide."),
    silent("conversion_matches", "The ship passed 60 miles (111 km) off the coast; the zone is 500 sq mi (1,300 km2)."),
    silent("conversion_matches", "A march of about 100 miles (150 km); 30 km (including 5 km of sand)."),
    silent("conversion_matches", "The hill is 300 m (2 km) from the gate."),
    silent("conversion_matches", dutch("De weg is 60 kilometer (37 mijl) lang, en 100 kilometer (twee dagen) verder.")),
    # ---- a paragraph that stands twice
    fires("paragraph_repeated", f"{PASTED}\n\nIt ended in 1962.\n\n{PASTED}\n", at=(PASTED,), severity="warning"),
    fires("paragraph_repeated", dutch(f"{PASTED}\n\nDe missie eindigde in 1962.\n\n{PASTED}\n"), at=(PASTED,)),
    silent("paragraph_repeated", f"{PASTED}\n\n{PASTED.replace('two', 'three')}\n"),
    silent("paragraph_repeated", "* None\n* One observer\n* None\n"),
    # ---- members by letters, after "namely" and behind a verb
    fires(
        "list_count_matches",
        "The mandate had four parts: (a) to watch the line; (b) to disarm the militias; (c) to guard the courts.",
        at=("four",),
    ),
    fires("list_count_matches", "It had two tasks: 1) patrols, 2) talks and 3) aid.", at=("two",)),
    fires("list_count_matches", "The line has two sectors, namely North, Centre and South.", at=("two",)),
    fires("list_count_matches", "The three largest contributors were Nepal, Ghana, Fiji and Togo.", at=("three",)),
    fires(
        "list_count_matches",
        dutch("De drie grootste leveranciers waren Nepal, Ghana, Fiji en Togo."),
        at=("drie", "Nepal, Ghana, Fiji en Togo"),
    ),
    fires("list_count_matches", dutch("Er voeren drie schepen: Hr.Ms. Van Speijk en Hr.Ms. Tromp."), at=("drie",)),
    fires("list_count_matches", dutch("Het mandaat had drie taken: (a) toezicht; (b) hulp."), at=("drie",)),
    silent("list_count_matches", "It had three tasks: (i) patrols; (ii) aid; and (iii) talks."),
    silent("list_count_matches", "The mandate had four parts, of which (a) patrols came first; (b) aid came next."),
    silent("list_count_matches", "The five victims were Jews, Poles and Roma. The six dead were Indian and Nepalese."),
    silent("list_count_matches", "The seven were Nepal, Ghana and Fiji veterans. The two camps are Gao and Kidal."),
    silent("list_count_matches", dutch("De twee hoofdsteden zijn Addis Abeba en Asmara. De zes doden waren Fransen.")),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_told_twice(case: Case) -> None:
    check(case)
