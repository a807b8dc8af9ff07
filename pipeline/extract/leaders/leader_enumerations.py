"""`leadership` from sentences that list those who held a post: "the force commanders were A (1992–93), B and C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.leaders.leader_names import ListedName, country_behind, flag_before, items
from pipeline.extract.leaders.listed_rows import write_listed
from pipeline.extract.leaders.people import People
from pipeline.extract.leaders.title_labels import FEWEST_TERMS, TERM_IN_BRACKETS, label_of_sentence, title_label
from pipeline.extract.leaders.titles import last_title, role_of_heading, role_of_leader, role_of_title, title_as_name
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import load
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import code_of
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.read.document import Block, Document
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.overlap import first_touching
from pipeline.recognise.people import find_people
from pipeline.recognise.person_names import name_at, name_patterns

_MOST_SENTENCE = 2_000  # characters of a sentence that is looked at


def extract_enumerations(
    rows: DocumentRows, people: People, names: MissionNames
) -> dict[tuple[int, int], tuple[int, int]]:
    """Write a row per person of such a sentence.

    Returns:
        By the block and the beginning of every sentence read so where in the block the list in it begins and ends: what
        goes on with those who came next may tell of somebody before it, and a clause behind it of somebody else.
    """
    language = rows.document.language
    read: dict[tuple[int, int], tuple[int, int]] = {}
    for sentence in _telling(rows, language):
        if sentence.end - sentence.start > _MOST_SENTENCE or (sentence.block.index, sentence.start) in read:
            continue
        label = title_label(sentence.block, language)
        if label is not None:
            end = len(sentence.block.text)
            listed = list(_listed(rows.document, sentence.block, label.end(), end))
            mission = names.of(sentence.block, 0, label.end())
            _write(
                rows, people, sentence.block, listed, (role_of_title(label["title"], language), label["title"]), mission
            )
            read |= {(s.block.index, s.start): (s.start, s.end) for s in rows.sentences if s.block is sentence.block}
            continue
        label = label_of_sentence(sentence, language)
        opening = label or _opening(language).search(sentence.block.text, sentence.start, sentence.end)
        title = " ".join(opening["title"].split()) if opening else None
        is_going_on = opening is None
        if opening is None:
            opening, title = _going_on(sentence, language)
        role = role_of_title(title, language) if title is not None else None
        end = sentence.end
        if opening is None:
            opening, role, end = _led(sentence, language)
        if opening is None or role is None:
            continue
        listed = list(_listed(rows.document, sentence.block, opening.end(), end))
        if not listed or (title is None and len(listed) < FEWEST_TERMS):
            continue
        begins = opening.start() if is_going_on and title is not None else sentence.start
        read[sentence.block.index, sentence.start] = (begins, end)
        mission = names.of(sentence.block, sentence.start, opening.end())
        _write(rows, people, sentence.block, listed, (role, title), mission)
    return read


def _write(
    rows: DocumentRows,
    people: People,
    block: Block,
    listed: Sequence[ListedName],
    post: tuple[str | None, str | None],
    mission: Entity | None,
) -> None:
    """Write a row for each of those who held a post, given by its role and its words."""
    role, title = post
    for each in listed:
        own = role_of_leader(each.person, role, of_mission=mission is not None)
        write_listed(
            rows, people, block, each, own, title,
            mission=mission, organisation=None if mission is not None else title_as_name(rows),
            extractor="leadership.enumerated",
        )  # fmt: skip


def _led(sentence: Sentence, language: str) -> tuple[re.Match[str] | None, str | None, int]:
    """A phrase that says who led one after the other, the role it gives, and where what it says ends."""
    text = sentence.block.text
    for role, pattern in _leads(language):
        m = pattern.search(text, sentence.start, sentence.end)
        if m is not None:
            stop = text.find(";", m.end(), sentence.end)
            end = stop if stop >= 0 else sentence.end
            if len(TERM_IN_BRACKETS.findall(text, m.end(), end)) >= FEWEST_TERMS:
                return m, role, end
    return None, None, sentence.end


def _telling(rows: DocumentRows, language: str) -> list[Sentence]:
    """The sentences that hold a title and a verb of listing, or words for those who came next."""
    titles, verbs, followed, leads = _words(language)
    index = rows.index
    titled = index.positions(titles)
    found = titled & index.positions(verbs) | index.positions(followed) | index.positions(leads)
    found |= {
        i
        for i in titled
        if label_of_sentence(s := rows.sentences[i], language) or (s.start == 0 and title_label(s.block, language))
    }
    return [rows.sentences[i] for i in sorted(found)]


def without_list(sentence: Sentence, read: tuple[int, int] | None) -> Sentence | None:
    """A sentence before the list of names in it, which is read already, or behind that; None where neither is left."""
    if read is None:
        return sentence
    start, end = (sentence.start, read[0]) if read[0] > sentence.start else (read[1], sentence.end)
    if start >= end:
        return None
    return replace(
        sentence,
        start=start,
        end=end,
        text=sentence.block.text[start:end],
        dates=tuple(d for d in sentence.dates if start <= d.mention.start and d.mention.end <= end),
        numbers=tuple(n for n in sentence.numbers if start <= n.mention.start and n.mention.end <= end),
    )


def _going_on(sentence: Sentence, language: str) -> tuple[re.Match[str] | None, str | None]:
    """A sentence that goes on with those who came next: "he was followed by A (1993), B (1994) and C".

    Their post is the one named last before it in the block, else the one in the heading above.
    """
    text = sentence.block.text
    m = _followed_by(language).search(text, sentence.start, sentence.end)
    if m is None or len(TERM_IN_BRACKETS.findall(text, m.end(), sentence.end)) < FEWEST_TERMS:
        return None, None
    before = last_title(text, max(0, m.start() - _MOST_SENTENCE), m.start(), language)
    if before is not None:
        return m, " ".join(before[0].split())
    heading = sentence.block.section[-1] if sentence.block.section else ""
    return m, heading if role_of_heading(heading, language) else None


def _listed(document: Document, block: Block, start: int, limit: int) -> Iterator[ListedName]:
    """The people listed in a stretch of a block, each with the part of it that is about nobody else."""
    text, language = block.text, document.language
    found = find_people(text[start:limit], language)
    shown = {first: end for first, end, _ in block.templates if start <= first < limit}
    people: list[tuple[PersonMention, int]] = []
    for first in items(text, start, limit, language):
        person = _named_at(text, shown.get(first, first), limit, start, found, language)
        if person is not None:
            people.append((person, first))
    for i, (person, first) in enumerate(people):
        end = people[i + 1][1] if i + 1 < len(people) else limit
        opening = len(text[:first].rstrip())  # a flag without words stands before the blank
        country = flag_before(document, block, opening, person.start) or country_behind(text, person.end, end, language)
        yield ListedName(person, country, (first, first + len(_trailing(language).sub("", text[first:end]))))


def _named_at(
    text: str, first: int, end: int, offset: int, found: list[PersonMention], language: str
) -> PersonMention | None:
    """The person whom an item begins with, behind an article, a nationality and a rank."""
    lead = _article(language).match(text, first, end)
    at = lead.end() if lead else first
    known = first_touching(found, at - offset, end - offset)
    if known is not None:
        spans = (known.rank_span, known.nationality_span, (known.start, known.end))
        begins = min(s[0] for s in spans if s is not None)
        if begins + offset == at:
            return _moved(known, offset)
    patterns = name_patterns(language)
    span = name_at(f" {text[at:end]}", 0, patterns, (), least=2)
    if span is None:
        return None
    name = (at + span[0] - 1, at + span[1] - 1)
    if name[0] != at or code_of(text[slice(*name)]):
        return None
    person = PersonMention(*name, text[slice(*name)])
    behind = _of_country(language).match(text, name[1], end)
    country = next((c for c in find_countries(behind[1], language) if c.start == 0), None) if behind else None
    if behind is None or country is None:
        return person
    at = behind.start(1)
    return PersonMention(*name, person.name, nationality_code=country.code,
                         nationality_span=(at + country.start, at + country.end))  # fmt: skip


def _moved(person: PersonMention, offset: int) -> PersonMention:
    """The same person with offsets in the block."""

    def moved(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return None if span is None else (span[0] + offset, span[1] + offset)

    return PersonMention(
        person.start + offset, person.end + offset, person.name, rank=person.rank, rank_span=moved(person.rank_span),
        role=person.role, role_span=moved(person.role_span), nationality_code=person.nationality_code,
        nationality_span=moved(person.nationality_span), target=person.target,
    )  # fmt: skip


@cache
def _words(language: str) -> tuple[PhraseWords, PhraseWords, PhraseWords, PhraseWords]:
    words = load(language, "leadership")
    return (
        PhraseWords.of(*(literal(forms) for forms in words["titles"].values())),
        PhraseWords.of(literal(words["enumerations"]["verbs"])),
        PhraseWords.of(words["succeeded_by"]),
        PhraseWords.of(*words["enumerations"]["leads"].values()),
    )


@cache
def _leads(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = load(language, "leadership")["enumerations"]["leads"]
    openers = alternatives(load(language, "leadership")["enumerations"]["openers"])
    return tuple(
        (role, compiled(rf"(?<!\w)(?:{'|'.join(phrases)})(?:\s(?:{openers}))?(?!\w)", re.IGNORECASE))
        for role, phrases in listed.items()
    )


@cache
def _joined(language: str) -> str:
    return alternatives(load(language, "leadership")["enumerations"]["conjunctions"])


@cache
def _trailing(language: str) -> re.Pattern[str]:
    """What stands at the end of an item and is of none."""
    return compiled(rf"[\s,;.]*(?:\s(?:{_joined(language)})\s*)?\Z")


@cache
def _article(language: str) -> re.Pattern[str]:
    return compiled(rf"\s*(?:{load(language, 'articles')['pattern']})?", re.IGNORECASE)


@cache
def _of_country(language: str) -> re.Pattern[str]:
    words = load(language, "people")
    of, articles = alternatives(words["name_of"]), alternatives(words["articles"])
    return compiled(rf"\s+(?:{of})\s+(?:(?:{articles})\s+)?([^,.;()]{{2,60}})")


@cache
def _followed_by(language: str) -> Phrases:
    return any_of(load(language, "leadership")["succeeded_by"])


@cache
def _opening(language: str) -> re.Pattern[str]:
    """The title in the plural, of what, and the verb: up to where the names begin."""
    words = load(language, "leadership")
    titles = alternatives([form for forms in words["titles"].values() for form in forms])
    of = alternatives(words["role_of"])
    listing = words["enumerations"]
    return compiled(
        rf"(?<![\w-])(?P<title>(?i:{titles}))(?:\s+(?:{of})\s+[^,.;:()]{{2,80}}?)?\s+(?:{alternatives(listing['verbs'])})"
        rf"(?:\s+(?:{alternatives(listing['openers'])}),?)?\s*:?\s+(?=\S)"
    )
