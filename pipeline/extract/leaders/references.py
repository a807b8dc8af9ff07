"""Those whom a sentence tells of without their names in full: by the surname alone, or a pronoun for the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.dating import ending
from pipeline.extract.leaders.bearers import Held, nearest
from pipeline.extract.leaders.handovers import taken_over
from pipeline.extract.leaders.office_patterns import office_patterns
from pipeline.extract.leaders.offices import Office
from pipeline.extract.leaders.periods import Term, prepositional_term, term_of
from pipeline.extract.leaders.tenure_patterns import tenure_patterns
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.overlap import first_touching

_NAME = re.compile(r"(?<![\w-])[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:-[^\W\d_]+)?(?![\w-])")
_CAPITALISED_BEFORE = re.compile(r"(?<![\w-])[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?\s\Z")
_KEPT = frozenset({"head_of_mission", "force_commander", "head_of_state", "minister"})
_MOST_BEFORE = 3  # words before a pronoun that is the subject of its sentence, dates aside


@dataclass(slots=True)
class Bearers:
    """Those whom the document has told an office of, by surname; None where people of one surname have several."""

    by_surname: dict[str, tuple[PersonMention, Office] | None] = field(default_factory=dict)

    def remember(self, person: PersonMention, office: Office) -> None:
        """Keep the office of somebody named in full; the one told of last counts."""
        first, _, surname = person.name.rpartition(" ")
        if not first or (office.role not in _KEPT and person.rank is None):
            return
        known = self.by_surname.get(surname, (person, office))
        self.by_surname[surname] = (person, office) if known is not None and known[0].name == person.name else None

    def called_in(
        self, sentence: Sentence, people: Sequence[PersonMention], last: Held | None, language: str
    ) -> list[Held]:
        """Those whom a sentence calls by the surname right before or behind a verb of leaving an office.

        Args:
            sentence: the sentence.
            people: those it names in full.
            last: the one told of last in the block, of whom such a sentence goes on to tell.
            language: of the text.
        """
        text = sentence.block.text
        verbs = [m.span() for pattern in _left(language) for m in pattern.finditer(text, sentence.start, sentence.end)]
        found = []
        for m in _NAME.finditer(text, sentence.start, sentence.end) if verbs and sentence.dates else ():
            known = self.by_surname.get(m[0])
            is_of_a_name = _CAPITALISED_BEFORE.search(text, sentence.start, m.start()) is not None
            if known is None or is_of_a_name or first_touching(people, *m.span()) is not None:
                continue
            if last is not None and last.person.name == known[0].name:
                continue
            if not any(_is_subject(text, m, verb, language) for verb in verbs):
                continue
            person = replace(
                known[0], start=m.start(), end=m.end(), rank=None, rank_span=None, role=None, role_span=None,
                nationality_span=None, target=None,
            )  # fmt: skip
            found.append(Held(person, taken_over(known[1], person)))
        return found


def bearers_of(rows: DocumentRows) -> Bearers:
    """Those whom fields, lists and tables have given an office of a mission."""
    found = Bearers()
    for row in rows.of("leadership"):
        values = row.values
        if values["role"] in ("head_of_mission", "force_commander"):
            person = PersonMention(0, 0, values["person_as_written"], nationality_code=values.get("nationality_code"))
            found.remember(person, Office(values["role"], values.get("role_as_written"), 0, 0, 0, 0))
    return found


@cache
def left_words(language: str) -> PhraseWords:
    """The words of verbs of leaving an office."""
    words = load(language, "leadership")
    return PhraseWords.of(words["changes"]["ends"], words["succeeded_by"])


def gone_on(held: Held, sentence: Sentence, plain: str, language: str) -> Held:
    """The same, with the dates of a next sentence on its one bearer: "Name was the commander. He led it until May".

    Args:
        held: the one told of last.
        sentence: the next sentence, that names nobody in full.
        plain: the text of its block, the dates blanked.
        language: of the text.
    """
    text = sentence.block.text
    valid = [d for d in sentence.dates if d.mention.is_valid]
    term = Term()
    if office_patterns(language).he_led.match(plain, sentence.start, sentence.end):
        term = term_of(valid)
        term = term if not term.is_empty else prepositional_term(text, valid, language)
    elif _opens_with(held.person, sentence, plain, language):
        left = next(dict(tenure_patterns(language).changes)["ends"].finditer(text, sentence.start, sentence.end), None)
        days = [d for d in valid if d.mention.precision != "interval"]
        date = nearest(left.span(), days) if left is not None else None
        term = Term(None, ending(date), (date,)) if date is not None else term
    own = held.term
    is_new = (own.start is None or term.start is None) and (own.end is None or term.end is None)
    return replace(held, term=own.completed(term)) if is_new and not term.is_empty else held


def _is_subject(text: str, name: re.Match[str], verb: tuple[int, int], language: str) -> bool:
    """Whether a name stands where the subject of a verb does: right before it, or behind it as in Dutch."""
    if verb[0] >= name.end():
        m = tenure_patterns(language).subject_before.search(text, max(0, name.start() - 12), verb[0])
        return m is not None and m.start("name") == name.start() and m["other"] is None
    return bool(load(language, "leadership")["inverted_lead"]["before"]) and text[verb[1] : name.start()].isspace()


def _opens_with(person: PersonMention, sentence: Sentence, plain: str, language: str) -> bool:
    """Whether a sentence opens with a pronoun for somebody, or the surname."""
    m = _pronoun(language).search(plain, sentence.start, sentence.end)
    surname = person.name.rpartition(" ")[2]
    at = plain.find(surname, sentence.start, sentence.end)
    start = m.start() if m is not None else at
    start = min(start, at) if at >= 0 else start
    return start >= 0 and len(plain[sentence.start : start].split()) <= _MOST_BEFORE


def _left(language: str) -> tuple[Phrases, Phrases]:
    """The verbs whose subject leaves an office, and those whose subject is succeeded by another."""
    patterns = tenure_patterns(language)
    return (dict(patterns.changes)["ends"], patterns.succeeded_by)


@cache
def _pronoun(language: str) -> re.Pattern[str]:
    words = load(language, "leadership")["third_persons"]
    return compiled(rf"(?<![\w-])(?i:{alternatives(words)})(?![\w-])")
