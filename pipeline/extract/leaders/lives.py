"""`leadership` on the page of a person: the offices of its infobox, and whom "he" and "she" mean.

An infobox on a person gives an office and its term in fields of their own (``office``, ``term_start``, ``term_end``;
a digit that ends their names tells which belong together). In the text the person is named once and is a pronoun after.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.leaders.office_neighbours import Post, write_bearer, write_neighbours
from pipeline.extract.leaders.people import People
from pipeline.extract.leaders.periods import Term, ends_of
from pipeline.extract.leaders.titles import role_of_title
from pipeline.extract.rows import DocumentRows, Entity, Span
from pipeline.extract.world.block_names import countries_in, people_in
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import fold
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.sentences import sentences

_MOST_BEFORE = 3  # words before a pronoun that is the subject of its sentence, dates aside: in, from, after
_LEADER = "leader"
_QUOTES = ' \u00a0"“”'  # around a nickname


def extract_offices(rows: DocumentRows, people: People, names: MissionNames) -> None:
    """Write a row per office of the infobox of a person's page, where a field says when it was held."""
    person = person_of(rows)
    fields = infobox_of(rows) if person is not None else {}
    for label, block in fields.items():
        number = _number(label, "office_fields", rows.document.language)
        role = _role(label, block, rows.document.language) if number is not None else None
        if person is None or number is None or role is None:
            continue
        dated = _numbered(fields, number, "term_fields", rows.document.language)
        dates = {key: rows.mentions.dates_in(b.index)[:1] for key, b in dated.items()}
        valid = {key: d[0] for key, d in dates.items() if d and d[0].mention.is_valid}
        if not valid:
            continue
        start, end = ends_of(valid["both"]) if "both" in valid else (None, None)
        start, end = valid.get("start", start), valid.get("end", end)
        term = Term(start, end, tuple(valid.values()))
        introduce(rows, people, person)
        beside = _numbered(fields, number, "neighbour_fields", rows.document.language)
        spans = [(b.start, b.end) for b in (block, *dated.values())]
        mission = names.sole_in(block.text)
        held = "head_of_mission" if role == _LEADER and mission is not None else "other" if role == _LEADER else role
        post = _post(held, block, spans, mission)
        write_bearer(rows, post, people.entity(person.name), person.name, term, person.nationality_code)
        around = _post(held, block, [*spans, *((b.start, b.end) for b in beside.values())], mission)
        write_neighbours(rows, people, around, term, beside.get("before"), beside.get("after"))


def _role(label: str, block: Block, language: str) -> str | None:
    """The role that the words of an office mean; what the field for an office says is one, whatever its words."""
    role = role_of_title(block.text, language)
    is_office = any(re.fullmatch(p, label) for p in load(language, "leadership")["surely_office_fields"])
    return "other" if role is None and is_office else role


def _post(role: str, block: Block, spans: Sequence[Span], mission: Entity | None) -> Post:
    whole = min(first for first, _ in spans), max(last for _, last in spans)
    return Post(role, " ".join(block.text.split()), None, whole, "leadership.office_field", mission)


def person_of(rows: DocumentRows) -> PersonMention | None:
    """The person whose life the page tells: with an infobox on one, named as the page is where the text opens."""
    fields = infobox_of(rows)
    if rows.subject is not None or not set(fields) & set(load(rows.document.language, "leadership")["life_fields"]):
        return None
    block = next((b for b in rows.document.blocks if b.element == "prose"), None)
    title = set(fold(rows.document.title).split())
    named = rows.of_block(people_in, block) if block is not None else ()
    person = next((p for p in named[:1] if title and title & set(fold(p.name).split())), None)
    if person is None and block is not None:
        person = _in_bold(block, title)
    return _with_nationality(person, block, rows) if person is not None and block is not None else None


def _in_bold(block: Block, title: Set[str]) -> PersonMention | None:
    """The name in bold that a page on a life opens with, of two words or more, one of them of its title."""
    start, end = next(iter(block.bold), (0, 0))
    for first, last in block.bold[1:]:  # a nickname in bold of its own, between names
        if block.text[end:first].strip(_QUOTES):
            break
        end = last
    words = fold(block.text[start:end]).split()
    return PersonMention(start, end, block.text[start:end]) if len(words) > 1 and title & set(words) else None


def _with_nationality(person: PersonMention, block: Block, rows: DocumentRows) -> PersonMention:
    """The person with the country that the first sentence says he or she is of: "Name (…) was a Ghanaian soldier"."""
    if person.nationality_code is not None:
        return person
    language = rows.document.language
    if (code := _box_country(rows)) is not None:
        return replace(person, nationality_code=code)
    limit = next((end for start, end in sentences(block.text, language) if end > person.end), len(block.text))
    for country in rows.of_block(countries_in, block):
        if country.kind == "adjective" and person.end <= country.start < limit:
            if not _is_a(language).search(block.text, person.end, country.start):
                return person
            return replace(person, nationality_code=country.code, nationality_span=(country.start, country.end))
    return person


def _box_country(rows: DocumentRows) -> str | None:
    """The one country that the fields of the infobox give as that of the person, or of those he or she served."""
    fields, language = infobox_of(rows), rows.document.language
    for label in load(language, "leadership")["country_fields"]:
        block = fields.get(label)
        found = {c.code for c in rows.of_block(countries_in, block)} if block is not None else set[str]()
        if len(found) == 1:
            return found.pop()
    return None


def introduce(rows: DocumentRows, people: People, person: PersonMention) -> None:
    """Write down the name, the nationality and the rank that the text opens with."""
    block = next(b for b in rows.document.blocks if b.element == "prose")
    entity = people.entity(person.name)
    people.introduce(entity, person, block)
    if person.nationality_span is None:
        box = infobox_of(rows)
        field = next((box[f] for f in load(rows.document.language, "leadership")["country_fields"] if f in box), block)
        span = field.span(0, len(field.text))
        people.state(entity, "nationality_code", person.nationality_code, span, "leadership.person", "normalised")


def with_subject(
    people: Sequence[PersonMention], sentence: Sentence, plain: str, subject: PersonMention | None, language: str
) -> Sequence[PersonMention]:
    """The people of a sentence, before them the one whom the pronoun that is its subject stands for.

    Args:
        people: those named in the sentence.
        sentence: the sentence.
        plain: its block's text with the dates blanked.
        subject: the person whose life the page tells, if any.
        language: of the text.
    """
    if subject is None:
        return people
    people = _with_object(people, sentence, subject, language)
    m = _pronoun(language).search(plain, sentence.start, sentence.end)
    if m is None or len(plain[sentence.start : m.start()].split()) > _MOST_BEFORE:
        return people
    if people and people[0].start < m.start():
        return people
    told = replace(
        subject, start=m.start(), end=m.end(), rank_span=None, role=None, role_span=None, nationality_span=None,
        target=None,
    )  # fmt: skip
    end = people[0].start if people else sentence.end
    again = [replace(told, start=j.end(), end=j.end()) for j in _joint(language).finditer(plain, m.end(), end)]
    return [told, *again, *people]


def _with_object(
    people: Sequence[PersonMention], sentence: Sentence, subject: PersonMention, language: str
) -> Sequence[PersonMention]:
    """The people of a sentence with the one whom an office is given, as a pronoun: the king appointed him commander."""
    m = _given(language).search(sentence.block.text, sentence.start, sentence.end)
    if m is None:
        return people
    told = replace(
        subject, start=m.start("whom"), end=m.end("whom"), rank_span=None, role=None, role_span=None,
        nationality_span=None, target=None,
    )  # fmt: skip
    return sorted([*people, told], key=lambda p: p.start)


def is_pronoun(person: PersonMention, text: str, language: str) -> bool:
    """Whether a pronoun stands for a person."""
    words = load(language, "leadership")
    return text[person.start : person.end].casefold() in (*words["subject_pronouns"], *words["pronouns"], "")


def _numbered(fields: Mapping[str, Block], number: str, key: str, language: str) -> dict[str, Block]:
    """The fields beside an office that have its number, by what of it they give: the ends of a term, those around."""
    found: dict[str, Block] = {}
    for what, patterns in load(language, "leadership")[key].items():
        for label, block in fields.items():
            if any((m := re.fullmatch(p, label)) and m["n"] == number for p in patterns):
                found[what] = block
                break
    return found


def _number(label: str, key: str, language: str) -> str | None:
    matches = (re.fullmatch(p, label) for p in load(language, "leadership")[key])
    return next((m["n"] for m in matches if m), None)


def infobox_of(rows: DocumentRows) -> dict[str, Block]:
    """The fields of the page's first infobox, by name."""
    boxes = [b for b in rows.document.blocks if b.element == "infobox" and b.template is not None and b.field]
    first = [b for b in boxes if b.group == boxes[0].group]
    return {(b.field or "").casefold(): b for b in first if b.text.strip()}


@cache
def _pronoun(language: str) -> re.Pattern[str]:
    words = load(language, "leadership")["subject_pronouns"]
    return compiled(rf"(?<![\w-])(?i:{alternatives(words)})(?![\w-])" if words else r"(?!)")


@cache
def _is_a(language: str) -> re.Pattern[str]:
    """A copula and an indefinite article, that end where the adjective for a country begins."""
    words = load(language, "leadership")
    return compiled(
        rf"(?<!\w)(?:{alternatives(words['copulas'])})\s(?:{alternatives(words['indefinite'])})\s(?:[^\W\d_]+\s)?\Z"
    )


@cache
def _joint(language: str) -> re.Pattern[str]:
    """What stands before a further verb with the same subject: he commanded the brigade and was chief of staff."""
    words = load(language, "leadership")
    conjunctions, adverbs = alternatives(words["enumerations"]["conjunctions"]), alternatives(words["then"])
    verbs = alternatives([*words["copulas"], *words["serving"]])
    return compiled(rf"(?:,|,?\s(?:{conjunctions}))(?:\s(?:{adverbs}))?(?=\s(?:{verbs})\s)")


@cache
def _given(language: str) -> re.Pattern[str]:
    """A verb that gives an office, and a pronoun for whom it is given to."""
    words = load(language, "leadership")
    return compiled(
        rf"(?<!\w)(?:{'|'.join(words['changes']['gives'])})\s(?P<whom>{alternatives(words['pronouns'])})(?!\w)"
    )
