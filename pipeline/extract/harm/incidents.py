"""`incidents` and `casualties`: attacks, bombings, ambushes and accidents as paragraphs and list items tell them.

One incident may be told over several sentences: the first dates it or tells what happened, later ones of the same
paragraph add those hurt, the attackers' dead and who claimed it. A sentence begins another one when it has a date of
its own, or tells of a new event with new victims. Infoboxes on a conflict are the business of `conflicts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, takewhile

from pipeline.extract.context import Sentence
from pipeline.extract.cues import OUTCOMES, Outcome
from pipeline.extract.date_lines import dates_of_lines
from pipeline.extract.dating import beginning
from pipeline.extract.harm.casualties import Hurt, hurt_in, is_share, total_of, write_casualties
from pipeline.extract.harm.circumstances import Blame, blame_of, place_of, weapon_of
from pipeline.extract.harm.clauses import Harm
from pipeline.extract.harm.dated_rows import dated_rows
from pipeline.extract.harm.happenings import country_of, dated_before, known_places
from pipeline.extract.harm.incident_course import (
    are_of_known_persons,
    are_years_apart,
    is_beside,
    is_of_another_time,
    is_of_it_all,
    is_of_shares,
    is_other_account,
    leads_on,
    own_harms,
    tell_of_one,
)
from pipeline.extract.harm.incident_parts import is_gone_back_to, parts_of
from pipeline.extract.harm.incident_words import event_words, harm_words
from pipeline.extract.harm.populations import Setting, setting_of
from pipeline.extract.harm.telling import Event, Telling, incident_date, kind_of, may_stand_alone, read_sentence
from pipeline.extract.harm.unharmed import NOBODY, unharmed
from pipeline.extract.identity.mission_names import mission_names
from pipeline.extract.rows import Assertion, Count, DocumentRows, Entity, Row
from pipeline.lexicon import load
from pipeline.lexicon.countries import fold
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate


@dataclass(slots=True)
class _Incident:
    """An incident as far as it has been told."""

    block: Block
    start: int
    end: int
    date: PlacedDate | None
    assertion: Assertion
    begun: Telling
    events: list[Event] = field(default_factory=list)
    hurt: list[Hurt] = field(default_factory=list)
    place: str | None = None
    weapon: str | None = None
    blame: Blame | None = None
    spared: frozenset[Outcome] = frozenset()

    @property
    def has_victims(self) -> bool:
        return any(h.population != "attacker" for h in self.hurt)

    def summed(self, outcome: Outcome) -> list[Hurt]:
        """Those of an outcome who may be counted together.

        Under a heading such as "Losses", without a day and with nothing that happened, each sentence counts its own:
        one side's, those of a unit, or some of those told before.
        """
        own = [h for h in self.hurt if h.outcome == outcome]
        is_account = self.date is None and not self.events
        return [] if is_account and len({h.sentence.start for h in own}) > 1 else own


def extract(rows: DocumentRows) -> None:
    """Write the incidents of a document with those hurt in them."""
    language = rows.document.language
    telling = rows.index.positions(harm_words(language)) | rows.index.positions(event_words(language))
    blocks = {rows.sentences[i].block.index for i in telling}
    if not blocks:
        return
    setting = setting_of(rows, mission_names(rows))
    actors, known = _actors(rows), known_places(rows)
    of_rows, of_lines = dated_rows(rows), dates_of_lines(rows)
    last: Row | None = None
    for index, numbered in groupby(enumerate(rows.sentences), key=lambda item: item[1].block.index):
        if index not in blocks or index in of_rows.counted:
            continue
        tellings = [
            _dated(rows.of_sentence(read_sentence if i in telling else _read_date, part), of_rows.dates.get(index))
            for i, sentence in numbered
            for part in parts_of(rows, sentence)
        ]
        if index in of_lines:
            tellings = _told_on(of_lines[index], tellings)
        told: set[int] = set()
        for incident in _incidents(tellings, setting):
            last = _write(rows, incident, setting, actors, known)
            told |= {h.sentence.start for h in incident.hurt}
        if last is not None:
            for each in tellings:
                if is_of_shares(each, language) and each.sentence.start not in told:
                    write_casualties(rows, last, hurt_in(each, each.harms, (), None, setting))


def _dated(telling: Telling, of_row: PlacedDate | None) -> Telling:
    """A sentence with the date of the table's row that it stands in, where it has none of its own."""
    return telling if telling.date is not None or of_row is None else replace(telling, date=of_row)


def _told_on(head: PlacedDate, tellings: Sequence[Telling]) -> list[Telling]:
    """The sentences of an entry of a chronicle, with its date up to where another one is told of."""
    told_at = takewhile(lambda telling: all(date is head for date in telling.sentence.dates), tellings)
    dated = [_dated(telling, head) for telling in told_at]
    return [*dated, *tellings[len(dated) :]]


def _read_date(sentence: Sentence, language: str) -> Telling:
    """What a sentence without words for harm or an event tells of an incident: when it was."""
    return Telling(sentence, (), (), (), incident_date(sentence, language), "asserted")


def _incidents(tellings: Sequence[Telling], setting: Setting) -> Iterator[_Incident]:
    """The incidents of one block, in the order told."""
    language = setting.language
    current: _Incident | None = None
    for i, telling in enumerate(tellings):
        harms = own_harms(telling, language)
        alone = [e for e in telling.events if may_stand_alone(e, telling.sentence, telling.date, language)]
        if not harms and not alone and i + 1 < len(tellings) and leads_on(telling, tellings[i + 1], language):
            alone = [e for e in telling.events if not e.is_generic]
        if not harms and not alone:
            if current is not None and is_of_another_time(current.date, telling):
                yield current  # who is hurt behind it is not hurt in this one
                current = None
            elif current is not None:
                _add_what_follows(current, telling, language)
            continue
        before = tellings[i - 1].sentence if i else None
        told_before = dated_before(tellings, i, language) if harms and telling.date is None else None
        if told_before is not None and (current is None or current.date is None):
            telling = replace(telling, date=told_before)  # noqa: PLW2901  # the same sentence, dated
        if current is not None and is_other_account(telling, harms, current.hurt, language):
            yield current
            current = _told_otherwise(current, telling)
        elif current is None or _is_another(current, telling, harms):
            if not _may_begin(telling, harms, alone, language):
                continue
            if current is not None:
                yield current
            current = _begin(telling)
        elif harms and not current.hurt and is_beside(current.begun, telling, language):
            continue
        _add(current, telling, harms, before, setting)
    if current is not None:
        yield current


def _is_another(current: _Incident, telling: Telling, harms: Sequence[Harm]) -> bool:
    date = telling.date
    if date is not None and date.mention.precision != "year":
        return current.date is None or date.mention.edtf != current.date.mention.edtf
    if harms and are_years_apart(current.date, date):
        return True
    is_new_event = any(not e.is_definite for e in telling.events) and not any(e.is_definite for e in telling.events)
    return bool(harms) and is_new_event and current.has_victims


def _may_begin(telling: Telling, harms: Sequence[Harm], alone: Sequence[Event], language: str) -> bool:
    """Whether a sentence tells enough to be the first of an incident: what there was since a year is no single one."""
    date = telling.date.mention if telling.date is not None else None
    if date is not None and date.precision == "year" and date.modifier == "after":
        return False
    if alone:
        return True
    if all(is_share(h, telling.sentence.block.text, language) for h in harms):
        return False
    counts = [q.count for h in harms for q in h.quantities]
    if telling.date is None and are_of_known_persons(telling, harms, language):
        return False
    if all(c.qualifier == "vague" for c in counts):
        return False
    is_dated = telling.date is not None and telling.date.mention.precision != "year"
    if is_dated or tell_of_one(telling.events):
        return True
    is_placed = telling.date is not None and any(q.country_code for h in harms for q in h.quantities)
    heading = telling.sentence.block.section[-1:]
    words = [w.casefold() for h in heading for w in h.split()]
    return is_placed or any(w in load(language, "incidents")["headings"] for w in words)


def _begin(telling: Telling) -> _Incident:
    starts = [e.start for e in telling.events] + [h.start for h in telling.harms]
    date = telling.date
    if date is not None and _stands_in(date, telling) and date.mention.start >= telling.sentence.start:
        starts.append(date.mention.start)
    start = min(starts)
    return _Incident(telling.sentence.block, start, start, telling.date, telling.assertion, telling)


def _told_otherwise(incident: _Incident, telling: Telling) -> _Incident:
    """What was told of an incident, for another source's word on it."""
    begun = replace(_begin(telling), date=incident.date, assertion="reported")
    begun.events, begun.place, begun.weapon = [*incident.events], incident.place, incident.weapon
    return begun


def _stands_in(date: PlacedDate, telling: Telling) -> bool:
    """Whether a date stands in the block of a sentence: not in another cell of its row."""
    return date.block == telling.sentence.block.index


def _add(incident: _Incident, telling: Telling, harms: Sequence[Harm], before: object, setting: Setting) -> None:
    language = setting.language
    sentence = telling.sentence
    incident.events += telling.events
    incident.place = incident.place or place_of(sentence, language)
    incident.weapon = incident.weapon or weapon_of(sentence, language)
    incident.blame = incident.blame or blame_of(sentence, language)
    harms = [h for h in harms if not is_of_it_all(incident.hurt, telling, h)]
    incident.spared |= unharmed(sentence, language)
    told = hurt_in(telling, harms, incident.hurt, before, setting)
    incident.hurt += told
    ends = [e.end for e in telling.events] + [h.end for h in harms]
    if telling.date is not None and telling.date is incident.date and _stands_in(telling.date, telling):
        ends.append(telling.date.mention.end)
    if any(h.population != "attacker" for h in told) or not told or incident.end == incident.start:
        incident.end = max([incident.end, *ends])


def _add_what_follows(incident: _Incident, telling: Telling, language: str) -> None:
    """A sentence without victims may still tell who claimed the incident, or where and how it happened."""
    if incident.blame is None and telling.date is None:
        incident.blame = blame_of(telling.sentence, language)
    incident.spared |= unharmed(telling.sentence, language) if telling.date is None else frozenset()
    if any(e.is_definite for e in telling.events):
        incident.weapon = incident.weapon or weapon_of(telling.sentence, language)


# ---- writing


def _write(
    rows: DocumentRows, incident: _Incident, setting: Setting, actors: Mapping[str, Entity], known: Mapping[str, str]
) -> Row:
    kind = kind_of(incident.events, setting.language)
    killed, injured = (
        total_of(incident.summed(outcome), outcome, setting.language)
        or (NOBODY if outcome in incident.spared else None)
        for outcome in OUTCOMES
    )
    is_summed = any(isinstance(c, Count) and c.best != 1 for c in (killed, injured))
    block = incident.block
    is_gone_back = incident.date is not None and is_gone_back_to(incident.date, incident.begun.sentence)
    row = rows.fact(
        "incidents",
        (incident.date.mention.edtf if incident.date else None, kind, incident.place),
        block.span(incident.start, incident.end),
        "incidents.list" if block.element == "list_item" else "incidents.prose",
        assertion=incident.assertion,
        derivation="inferred" if is_summed else "normalised",
        mission_id=setting.names.of(block, incident.start, incident.end),
        date=beginning(incident.date) if incident.date is not None and is_gone_back else incident.date,
        place=incident.place,
        country_code=country_of(incident.place, known, setting.language),
        kind=kind,
        weapon=incident.weapon,
        perpetrator_actor_id=_perpetrator(incident, actors),
        attribution=incident.blame.attribution if incident.blame else None,
        killed=killed,
        injured=injured,
    )
    write_casualties(rows, row, incident.hurt)
    return row


def _actors(rows: DocumentRows) -> dict[str, Entity]:
    """The actors of the document, by every name they have in it."""
    found: dict[str, Entity] = {}
    for row in rows.of("names"):
        if row.values["entity_table"] == "actors":
            found.setdefault(fold(row.values["name"]), row.values["entity_id"])
    return found


def _perpetrator(incident: _Incident, actors: Mapping[str, Entity]) -> Entity | None:
    """The actor of the document whose name the words that lay the blame give."""
    if incident.blame is None or incident.blame.start == incident.blame.end:
        return None
    return actors.get(fold(incident.block.text[incident.blame.start : incident.blame.end]))
