"""`incidents` and `casualties` of infoboxes: the battle, attack or accident that a page is about, side by side.

Where the text below tells the same one, with the same date, the box adds to that incident what it says beyond it.
An infobox counts when it has a date and a field for losses, or for the dead or injured. A number in a field for losses
in general counts only where a word beside it says killed or injured: casualties may mean both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from pipeline.extract.cues import OUTCOMES, Outcome
from pipeline.extract.harm.clauses import harms
from pipeline.extract.harm.happenings import country_of, known_places
from pipeline.extract.harm.populations import Setting, antecedent, population_of, setting_of
from pipeline.extract.harm.sides import code_of_template, side_of
from pipeline.extract.harm.telling import kinds_in
from pipeline.extract.identity.mission_names import mission_names
from pipeline.extract.quantities import Quantity, quantities
from pipeline.extract.rows import Count, DocumentRows, Row, count_of
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.placed import PlacedDate, PlacedNumber

_REST_OF_LINE = re.compile(r"[^\n,;(]*")
_HEADED = ("civilian", "attacker")  # classes of people that are a population, whoever they are of
_LONGEST_STRETCH = 31  # days that an incident without a count of its dead may have lasted
# A line that begins with a number goes on with the side or country of the line above it.
_CONTINUES = re.compile(r"[\s*•~≈<>+]*(?:c\.\s*)?\d")


@dataclass(frozen=True, slots=True)
class _Loss:
    """One number of a field: who was killed or injured, of which country, and whether on the United Nations' side.

    `headed` is the class of people that a line above names: "Civilians:".
    """

    block: Block
    quantity: Quantity
    outcome: Outcome
    code: str | None
    is_ours: bool
    headed: str | None = None


def extract(rows: DocumentRows) -> None:
    """Write the incident that each infobox is about, and its casualties."""
    setting = setting_of(rows, mission_names(rows))
    boxes = (b for b in rows.document.blocks if b.element == "infobox")
    for _, members in groupby(boxes, key=lambda b: (b.template, b.group)):
        _from_box(rows, list(members), setting)


def is_incident_box(blocks: Sequence[Block], language: str, title: str) -> bool:
    """Whether the fields of an infobox are those of an incident: a date, and the dead, the injured or the losses.

    The lines of a fact box in plain text may be on anything: they are only where there are sides to a fight among them,
    or the title of the document names what happened.
    """
    roles = {_role(b, language)[0] for b in blocks}
    is_known = blocks[0].template is not None or "side" in roles or kinds_in(title, language) is not None
    return is_known and "date" in roles and bool(roles & {"killed", "injured", "losses"})


def _from_box(rows: DocumentRows, blocks: Sequence[Block], setting: Setting) -> None:
    language = setting.language
    if not is_incident_box(blocks, language, rows.document.title):
        return
    fields: dict[str, list[Block]] = {}
    for block in blocks:
        fields.setdefault(_role(block, language)[0], []).append(block)
    dated = [(b, d) for b in fields["date"] for d in rows.mentions.dates_in(b.index) if d.mention.is_valid]
    losses = [loss for b in blocks for loss in _losses(rows, b, blocks, setting)]
    if not dated or not (losses or _is_short(dated[0][1])):
        return
    block, date = dated[0]
    if setting.names.subject is not None and not _is_short(date):
        return  # the years of a mission are no incident
    place = next((b.text.strip().split("\n")[0] for b in fields.get("place", []) if b.text.strip()), None)
    kind = kinds_in(rows.document.title, language) or kinds_in(block.template or "", language) or "clash"
    totals: dict[Outcome, PlacedNumber | Count | None] = {
        outcome: _stated_total(losses, outcome, fields) for outcome in OUTCOMES
    }
    country = country_of(place, known_places(rows), language)
    told = _told_below(rows, date, place)
    if told is not None:
        _complete(told, place, country, kind, totals)
        known = [row for row in rows.of("casualties") if row.values["incident_id"] is told]
        losses = [loss for loss in losses if not any(_is_same(loss, row) for row in known)]
    row = told or rows.fact(
        "incidents",
        (date.mention.edtf, kind, place),
        block.span(0, len(block.text)),
        "incidents.infobox",
        derivation="normalised",
        mission_id=setting.names.subject,
        date=date,
        place=place,
        country_code=country,
        kind=kind,
        killed=totals["killed"],
        injured=totals["injured"],
    )
    for loss in losses:
        _write(rows, row, loss, setting)


def _told_below(rows: DocumentRows, date: PlacedDate, place: str | None) -> Row | None:
    """The incident that the text tells as that of the box: the same date, and no other place.

    A rougher date around that of the box will do where nobody is said to be hurt: the sentence that introduces it.
    """
    for row in rows.of("incidents"):
        told = row.values["date"]
        if not isinstance(told, PlacedDate) or row.values["extractor"] == "incidents.infobox":
            continue
        is_same = told.mention.edtf == date.mention.edtf
        is_rougher = _lies_in(date, told) and row.values["killed"] is None and row.values["injured"] is None
        where = row.values["place"]
        if (is_same or is_rougher) and (not where or not place or _words(where) & _words(place)):
            row.values["date"] = date  # what dates the page's subject is the box
            return row
    return None


def _lies_in(date: PlacedDate, other: PlacedDate) -> bool:
    """Whether a date's days are among those of another, which is a month or a season."""
    inner, outer = date.mention, other.mention
    if outer.precision not in ("month", "season") or not (inner.earliest and inner.latest and outer.earliest):
        return False
    return outer.earliest <= inner.earliest and outer.latest is not None and inner.latest <= outer.latest


def _words(place: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", place)}


def _complete(
    row: Row,
    place: str | None,
    country: str | None,
    kind: str,
    totals: dict[Outcome, PlacedNumber | Count | None],
) -> None:
    """Add to an incident told in the text what only the box says."""
    values = row.values
    values["place"] = values["place"] or place
    values["country_code"] = values["country_code"] or country
    values["kind"] = kind if values["kind"] == "other" else values["kind"]
    for outcome, total in totals.items():
        values[outcome] = values[outcome] if values[outcome] is not None else total


def _is_same(loss: _Loss, row: Row) -> bool:
    """Whether the text gives a number of the box too: the same people, as many of them."""
    told = row.values["count"]
    count = count_of(told) if isinstance(told, PlacedNumber) else told
    is_country = None in (loss.code, row.values["country_code"]) or loss.code == row.values["country_code"]
    return row.values["outcome"] == loss.outcome and is_country and loss.quantity.count.best == count.best


def _is_short(date: PlacedDate) -> bool:
    earliest, latest = date.mention.earliest, date.mention.latest
    return earliest is not None and latest is not None and (latest - earliest).days <= _LONGEST_STRETCH


def _stated_total(
    losses: Sequence[_Loss], outcome: Outcome, fields: dict[str, list[Block]]
) -> PlacedNumber | Count | None:
    """The number of a field for all the dead or injured, where it has one; neither sides nor its lines are summed.

    Numbers behind the first are parts of it, unless together they are more.
    """
    own = [x for x in losses if x.outcome == outcome and x.block in fields.get(outcome, [])]
    counts = [x.quantity.count.best for x in own]
    parts = sum(count or 0 for count in counts[1:])
    return own[0].quantity.number if own and (not parts or (counts[0] or 0) >= parts) else None


def _losses(rows: DocumentRows, block: Block, blocks: Sequence[Block], setting: Setting) -> list[_Loss]:
    language = setting.language
    role, side = _role(block, language)
    if role not in ("killed", "injured", "losses"):
        return []
    found: list[_Loss] = []
    own_side = side_of(rows, [b for b in blocks if side and _role(b, language) == ("side", side)], setting)
    start = 0
    above: str | None = None
    headed: str | None = None
    for line in block.text.split("\n"):
        end = start + len(line)
        numbers = [n for n in rows.mentions.numbers_in(block.index) if start <= n.mention.start < end]
        counted = quantities(block, numbers, start, end, language)
        # A line that heads those below it with more than a country's name tells who counted, not who was hurt.
        is_heading = line.rstrip().endswith(":")
        is_told_of = is_heading and not _is_country(line, language)
        headed = antecedent(line, 0, len(line), language) if is_heading else headed
        own = None if is_told_of else _country(rows, block, start, end, own_side.codes, language)
        above = own or (above if _CONTINUES.match(line) else None)
        code = above or own_side.country
        told: list[tuple[Quantity, Outcome]]
        told = [(q, h.outcome) for h in harms(block.text, start, end, counted, language) for q in h.quantities]
        if not told:
            told = [(q, outcome) for outcome in OUTCOMES if outcome == role for q in counted[:1] if q.is_people]
        found.extend(_Loss(block, q, outcome, q.country_code or code, own_side.is_ours, headed) for q, outcome in told)
        start = end + 1
    return found


def _is_country(line: str, language: str) -> bool:
    """Whether a line is the name of a country and a colon, a flag aside."""
    return code_of(line.strip(" \t*•:\u00a0"), language) is not None


def _country(rows: DocumentRows, block: Block, start: int, end: int, fighting: Set[str], language: str) -> str | None:
    """The country of the flag or name that a line begins with; whoever claims it is meant only where on that side."""
    for s, e, position in block.templates:
        is_first = start <= s and e <= end and not block.text[start:s].strip()
        if is_first and (code := code_of_template(rows.document.templates[position])):
            return code
    written = block.text[start:end]
    named = find_countries(written, language)
    told = [c for c in named if c.code in fighting or not _is_claimant(written, c.start)]
    return told[0].code if len(named) == 1 and told else None


def _is_claimant(line: str, start: int) -> bool:
    """Whether a country stands in a bracket behind a number, as the one that says so: 500 killed (Greek claim)."""
    opening = line.rfind("(", 0, start)
    return opening >= 0 and ")" not in line[opening:start] and any(c.isdigit() for c in line[:opening])


def _role(block: Block, language: str) -> tuple[str, str]:
    """What a field holds, as the lexicon has it, and the digit of the side it is of; two empty strings if neither."""
    label = re.sub(r"[_\s]+", " ", (block.field or "").casefold()).strip()
    name = label.rstrip("0123456789")
    for role, labels in load(language, "incidents")["box"].items():
        if name in labels:
            return role, label[len(name) :]
    return "", ""


def _write(rows: DocumentRows, incident: Row, loss: _Loss, setting: Setting) -> None:
    block, quantity = loss.block, loss.quantity
    line = block.text.rfind("\n", 0, quantity.start) + 1
    population = population_of(quantity, block.text, line, len(block.text), setting)
    if population == "other" and loss.headed in _HEADED:
        population = loss.headed
    if population == "other" and loss.is_ours and quantity.kind != "person":
        population = "un_unspecified"
    rows.fact(
        "casualties",
        (*incident.key, loss.outcome, population, loss.code, block.field, quantity.count.best),
        block.span(quantity.start, max(quantity.end, _line_end(block, quantity.end))),
        "casualties.infobox",
        derivation="normalised",
        incident_id=incident,
        country_code=loss.code,
        outcome=loss.outcome,
        population=population,
        count=quantity.number,
    )


def _line_end(block: Block, start: int) -> int:
    """Where the word behind a number, or its line, ends."""
    m = _REST_OF_LINE.match(block.text, start)
    return m.end() if m else start
