"""Rules on names: misspelt, given an acronym that does not fit, told in several ways, listed twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any

from pipeline.extract.keys import fold
from pipeline.lexicon import load_shared
from pipeline.lexicon.countries import code_of, code_of_demonym
from pipeline.lexicon.letters import without_accents
from pipeline.lexicon.missions import operation_noun
from pipeline.lexicon.organisations import organisation_of
from pipeline.recognise.acronyms import find_acronyms
from pipeline.validate.cited import quoted
from pipeline.validate.findings import Corpus, Marked, Milder, Never, NoneFound, Rule
from pipeline.validate.mentioned import RUNNING
from pipeline.validate.spelling import OFTEN, counts_of, is_slip, suspects_of, words_of
from pipeline.validate.stated import evidence_by_id

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{5,}")
_FEWEST = 3  # initials in a row that do not fit an acronym by chance


def _slips(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    yield from _misspelt(corpus)
    yield from _mislabelled(corpus)


def _misspelt(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    defined = corpus.derive(_defined)
    for document in corpus.documents.values():
        counts = counts_of(document)
        language = document.language
        near_usual = suspects_of(counts, partial(_is_country, language=language))
        suspects = {
            word: near
            for word, near in near_usual
            if word not in defined and not _is_known(word) and not _is_country(word, language)
        }
        if not suspects:
            continue
        usual = {other for near in suspects.values() for other in near}
        words = words_of(document, {*suspects, *usual})
        first = {word: (block, at) for word, _, block, at in reversed(words) if word in usual}
        partners = {(before, word) for word, before, *_ in words if word in usual}
        for word, before, block, at in words:
            near = suspects.get(word, ())
            if word.isupper():
                meant = [other for other in near if _is_own(other, counts, defined)]
            else:  # of a name that is told twice only, the word before it is the other half
                told = [other for other in near if before is not None or counts[other] >= OFTEN]
                meant = [other for other in told if (before, other) in partners]
                meant += [other for other in near if _is_country(other, language)]
            if meant:
                usually = max(meant, key=lambda other: (counts[other], other))
                places = (word, block, at), (usually, *first[usually])
                spans = [place.span(start, start + len(said)) for said, place, start in places]
                yield {
                    "message": f"“{word}” occurs once; “{usually}” occurs {_times(counts[usually])}.",
                    "severity": None if word.isupper() else "warning", "certainty": "likely", "left_value": word,
                    "right_value": usually, "suggested_value": usually,
                    "spans": [
                        Marked(role, document.id, *span)
                        for role, span in zip(("misspelt", "usual"), spans, strict=True)
                    ],
                }  # fmt: skip


def _times(count: int) -> str:
    return "too" if count == 1 else f"{count} times"


def _is_own(acronym: str, counts: Mapping[str, int], defined: Collection[str]) -> bool:
    """Whether an acronym is one that the document means: it has it often, or says or all know what it stands for."""
    return counts[acronym] >= OFTEN or acronym in defined or _is_known(acronym)


def _is_country(word: str, language: str) -> bool:
    """Whether a word is the name of a country or of its people, which all spell alike."""
    is_one = code_of(word, language) is not None or code_of_demonym(word, language) is not None
    return is_one and not word.isupper()


def _mislabelled(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Links whose words are those of the page linked to but for a slip."""
    for document in corpus.documents.values():
        for link in document.links:
            if link.kind != "internal" or not link.label or link.label == link.target:
                continue
            target = set(_NAME.findall(link.target))
            for word in _NAME.findall(link.label):
                meant = [] if word in target else [other for other in sorted(target) if is_slip(word, other)]
                if meant and not _is_known(word):
                    yield {
                        "message": f"“{word}” is linked to the page “{link.target}”.", "severity": "warning",
                        "certainty": "likely", "left_value": word, "right_value": meant[0], "suggested_value": meant[0],
                        "spans": [Marked("misspelt", document.id, link.start, link.end)],
                    }  # fmt: skip


def _is_known(word: str) -> bool:
    """Whether a word is the name of a mission, an organisation or a country: no slip, however near to another."""
    listed = load_shared("missions")
    is_mission = word.isupper() and (word in listed["not_missions"] or word in listed["known_missions"])
    return is_mission or organisation_of(word) is not None or code_of(word) is not None


def _defined(corpus: Corpus) -> frozenset[str]:
    """The acronyms that some document of the corpus explains."""
    return frozenset(m.acronym for mentions in corpus.derive(_acronyms).values() for _, m in mentions if m.is_matched)


def _acronyms(corpus: Corpus) -> dict[str, list[Any]]:
    """The acronyms that each document defines, with their blocks."""
    return {
        document.id: [
            (block, mention)
            for block in document.blocks
            if block.element in RUNNING and "(" in block.text
            for mention in find_acronyms(block.text)
        ]
        for document in corpus.documents.values()
    }


def _unexplained(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    defined = corpus.derive(_defined)
    for document_id, mentions in corpus.derive(_acronyms).items():
        for block, mention in mentions:
            if mention.is_matched or mention.acronym in defined or organisation_of(mention.acronym) is not None:
                continue
            is_cut_short = _explains_a_part(mention.acronym, mention.expansion)
            spans = [block.span(mention.long_start, mention.long_end), block.span(mention.start, mention.end)]
            yield {
                "message": f"The letters of {mention.acronym} are not those of “{mention.expansion}”.",
                "severity": None if is_cut_short else "info", "certainty": "likely" if is_cut_short else "arguable",
                "left_value": mention.expansion, "right_value": mention.acronym,
                "spans": [Marked(role, document_id, *s) for role, s in zip(("name", "acronym"), spans, strict=True)],
            }  # fmt: skip


def _explains_a_part(acronym: str, expansion: str) -> bool:
    """Whether the name's initials are all in the acronym, one by one, but do not account for its beginning or its end.

    So a word is missing from the name. Letters that do not fit at all are those of the name in another language.
    """
    initials = "".join(m[0][0] for m in _WORD.finditer(expansion) if m[0][0].isupper())
    letters = without_accents("".join(c for c in acronym if c.isalpha())).casefold()
    initials = without_accents(initials).casefold()
    if len(initials) < _FEWEST or len(letters) <= _FEWEST:
        return False
    lacks_beginning = any(letters.startswith(initials[:_FEWEST], i) for i in range(1, len(letters) - _FEWEST + 1))
    return lacks_beginning or letters.startswith(initials)


def _variants(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    evidence = evidence_by_id(corpus)
    found: dict[tuple[str, str, str], dict[str, tuple[str, Mapping[str, Any]]]] = {}
    for row in corpus.rows("names"):
        place = evidence.get(row["evidence_id"])
        if row["kind"] in ("official", "alias") and place is not None and place["document_id"] in corpus.documents:
            names = found.setdefault((row["entity_table"], row["entity_id"], row["language"] or ""), {})
            names.setdefault(fold(_proper(row["name"])), (row["name"], place))
    for (table, entity_id, _), names in found.items():
        listed = [name for name, _ in names.values()]
        yield {
            "count": len(names) - 1, "left_value": listed[0], "right_value": listed[-1], "certainty": "likely",
            "message": f"{entity_id} goes by {len(names)} names: {quoted(listed)}.", "table_name": table,
            "row_id": entity_id,
            "spans": [_name_in(corpus, name, place) for name, place in names.values()][:25],
        }  # fmt: skip


def _proper(name: str) -> str:
    """A name without the noun that says that it is an operation's: X is no other name for Operation X."""
    noun = operation_noun().match(name)
    return name[noun.end() :] if noun else name


def _name_in(corpus: Corpus, name: str, place: Mapping[str, Any]) -> Marked:
    text = corpus.documents[place["document_id"]].text
    at = text.find(name, place["start"], place["end"])
    start, end = (at, at + len(name)) if at >= 0 else (place["start"], place["end"])
    return Marked("name", place["document_id"], start, end)


def _listed_twice(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    evidence = evidence_by_id(corpus)
    found: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in corpus.rows("contributors"):
        place = evidence.get(row["evidence_id"])
        if place is None or place["element"] != "list_item" or place["document_id"] not in corpus.documents:
            continue
        blocks = corpus.documents[place["document_id"]].blocks
        i = bisect_right(blocks, place["start"], key=lambda block: block.start) - 1
        if i >= 0:
            key = (place["document_id"], blocks[i].group, blocks[i].section, row["country_code"], row["start_edtf"])
            found.setdefault(key, []).append({**row, "place": place})
    for (document_id, *_), rows in found.items():
        yield {
            "count": len(rows) - 1, "left_value": rows[0]["country_as_written"],
            "message": f"{rows[0]['country_as_written']} stands {len(rows)} times in one list of contributors.",
            "table_name": "contributors", "row_id": rows[-1]["contributor_id"],
            "spans": [Marked("item", document_id, r["place"]["start"], r["place"]["end"]) for r in rows],
        }  # fmt: skip


RULES = (
    Rule(
        "name_misspelt_in_document", "names", "error",
        "A name is spelt as in the rest of the document.",
        "A search for the name misses the place, and a reader may take it for another.",
        "MINUSUMA once, MINUSMA ten times", "EUCAP and EUTM; UNMIS and UNMISS; Mali and Malian",
        _slips, Never,
        milder=Milder("warning", "where the word is no acronym: two names may differ by a letter"),
    ),
    Rule(
        "acronym_does_not_match_expansion", "names", "warning",
        "The letters of an acronym are explained by the words that it stands beside.",
        "The name is cut short or wrong, or the acronym is that of its name in another language.",
        "International Support Mission to Mali (AFISMA)",
        "Médecins Sans Frontières (MSF); an acronym explained elsewhere in the documents",
        _unexplained, Never,
        milder=Milder("info", "where the letters fit nowhere: those of another language"),
    ),
    Rule(
        "name_variant", "names", "info",
        "One thing goes by one name in a language.",
        "The names are one entity in the tables; a search needs all of them.",
        "a mission by its official name and by a shorter one", "its names in two languages; its acronym",
        _variants, NoneFound,
    ),
    Rule(
        "contributor_listed_twice", "names", "warning",
        "A country stands once in a list of contributors.",
        "Its contribution may be counted twice.",
        "* Chad … * Chad", "Chad in the list of troops and in that of police",
        _listed_twice, NoneFound,
    ),
)  # fmt: skip
