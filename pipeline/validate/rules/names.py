"""Rules on names: misspelt, given an acronym that does not fit, told in several ways, listed twice."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from pipeline.lexicon import load_shared
from pipeline.lexicon.countries import code_of
from pipeline.lexicon.organisations import organisation_of
from pipeline.read.document import Block, Document
from pipeline.recognise.acronyms import find_acronyms
from pipeline.validate.cited import quoted
from pipeline.validate.findings import Corpus, Marked, Milder, Never, NoneFound, Rule
from pipeline.validate.mentioned import RUNNING
from pipeline.validate.stated import evidence_by_id

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# The next word that does not begin with a small letter of Latin 1, and all words before it; at the end, no word.
_NEXT_CAPITALISED = re.compile(
    r"(?:[a-zß-öø-ÿ][^\W\d_]*+(?:['’][^\W\d_]++)*+|[\W\d_]++)*+(?:(?P<word>[^\W\d_]++(?:['’][^\W\d_]++)*+)|\Z)"
)
# The same words, without what is between them. What the first letter may be stands first, and is searched for at once.
_CAPITALISED = re.compile(
    r"[A-ZÀ-ÖØ-Þ\u0100-\U0010ffff](?<=[^\W\d_])(?<![^\W\d_].)(?<![^\W\d_]['’].)[^\W\d_]*+(?:['’][^\W\d_]++)*+"
)
_APOSTROPHE = re.compile(r"['’]s?\Z|['’]")
_OFTEN = 3  # occurrences that make a spelling the document's own
_SHORTEST = 5  # letters of an acronym that one letter off is likelier a slip than another acronym
_SHORTEST_NAME = 6
_FEWEST = 3  # initials in a row that do not fit an acronym by chance


def _misspelt(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    defined = corpus.derive(_defined)
    for document in corpus.documents.values():
        counts = _counts(document)
        suspects = {word: near for word, near in _suspects(counts) if word not in defined and not _is_known(word)}
        if not suspects:
            continue
        usual = {other for near in suspects.values() for other in near}
        words = _words(document, {*suspects, *usual})
        first = {word: (block, at) for word, _, block, at in reversed(words) if word in usual}
        partners = {(before, word) for word, before, *_ in words if word in usual}
        for word, before, block, at in words:
            near = suspects.get(word, ())
            meant = [other for other in near if word.isupper() or (before, other) in partners]
            if meant:
                usually = max(meant, key=lambda other: (counts[other], other))
                places = (word, block, at), (usually, *first[usually])
                spans = [place.span(start, start + len(said)) for said, place, start in places]
                yield {
                    "message": f"“{word}” occurs once; “{usually}” occurs {counts[usually]} times.",
                    "severity": None if word.isupper() else "warning", "certainty": "likely", "left_value": word,
                    "right_value": usually, "suggested_value": usually,
                    "spans": [
                        Marked(role, document.id, *span)
                        for role, span in zip(("misspelt", "usual"), spans, strict=True)
                    ],
                }  # fmt: skip


def _suspects(counts: Mapping[str, int]) -> Iterator[tuple[str, list[str]]]:
    """The words that occur once and may be slips of words that occur often, with these, in alphabetical order."""
    long = [(word, n) for word, n in counts.items() if n not in range(2, _OFTEN) and len(word) >= _SHORTEST]
    once = {word: (word[0], word[-1], len(word)) for word, n in long if n == 1}
    # A slip is never in the first letter or the last, and changes the length by one at most (`_is_slip`).
    shapes = set(once.values())
    often = [
        word
        for word, n in long
        if n >= _OFTEN and any((word[0], word[-1], len(word) + more) in shapes for more in (-1, 0, 1))
    ]
    index = _deletions(often)
    shapes = {(word[0], word[-1], len(word) + more) for word in often for more in (-1, 0, 1)}
    for word, shape in once.items():
        near = [other for other in _near(word, index) if _is_slip(word, other)] if shape in shapes else []
        if near:
            yield word, near


def _counts(document: Document) -> dict[str, int]:
    """How often each word of `_words` occurs."""
    text = "\n".join([block.text for block in document.blocks if block.element in RUNNING])
    counts: dict[str, int] = {}
    for written, n in Counter(_CAPITALISED.findall(text)).items():
        if written[0].isupper():
            word = _bare(written)
            counts[word] = counts.get(word, 0) + n
    return counts


def _bare(word: str) -> str:
    """A word without the apostrophes in it and the ending that one may part from it."""
    return word if word.isalpha() else _APOSTROPHE.sub("", word)


Word = tuple[str, str | None, Block, int]
"""A capitalised word, the word before it if that is one too, its block, and where it begins in the block's text."""


def _words(document: Document, wanted: Collection[str]) -> list[Word]:
    """The capitalised words of those blocks of running text that may have one of the wanted ones."""
    found: list[Word] = []
    for block in document.blocks:
        if block.element not in RUNNING:
            continue
        bare = block.text.replace("'", "").replace("’", "")
        if not any(word in bare for word in wanted):
            continue
        before: str | None = None
        last = 0
        text = block.text
        for m in _NEXT_CAPITALISED.finditer(text):
            start, end = m.span("word")
            if start < 0:
                break
            if not text[start].isupper():
                before, last = None, end
                continue
            word = _bare(m["word"])
            follows = start == last + 1 and text[last] in " \u00a0"
            found.append((word, before if follows else None, block, start))
            before, last = word, end
    return found


def _is_slip(word: str, usual: str) -> bool:
    """Whether one word is the other with a letter too many or too few, or two swapped, and no form of it."""
    is_acronym = word.isupper()
    if is_acronym != usual.isupper() or word[0] != usual[0]:
        return False
    if min(len(word), len(usual)) < (_SHORTEST if is_acronym else _SHORTEST_NAME):
        return False
    at, end = _difference(word, usual)
    # A different ending makes a plural, an adjective or the name of a successor (UNMIS, UNMISS).
    if end < (1 if is_acronym else 2):
        return False
    if len(word) == len(usual):
        # Another letter in the place of one makes another word (MINUSMA and MINUSCA, Londen and Linden).
        return word[at : at + 2] == usual[at : at + 2][::-1] and word[at + 2 :] == usual[at + 2 :]
    longer = max(word, usual, key=len)
    extra = longer[at : len(longer) - end]
    # Spellings of a name differ by a vowel more or less (Coenozoic, Pheidias); slips of the pen by any letter.
    return len(extra) == 1 and (is_acronym or _plain(extra) not in _VOWELS)


_VOWELS = frozenset("aeiouyj")


def _plain(text: str) -> str:
    """A text in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def _difference(one: str, other: str) -> tuple[int, int]:
    """How many letters two words share at their beginning and, behind what differs, at their end."""
    shortest = min(len(one), len(other))
    at = 0
    while at < shortest and one[at] == other[at]:
        at += 1
    end = 0
    while end < shortest - at and one[-1 - end] == other[-1 - end]:
        end += 1
    return at, end


def _deletions(words: Iterable[str]) -> dict[str, list[str]]:
    """The words by themselves and by what is left of them without one letter, so that neighbours meet."""
    found: dict[str, list[str]] = {}
    for word in words:
        for key in _without_one(word):
            found.setdefault(key, []).append(word)
    return found


def _without_one(word: str) -> list[str]:
    if len(word) > 40:  # no name; and the number of keys grows with the length
        return [word]
    # Never without the first: who slips there writes another name (`_is_slip`).
    return list(dict.fromkeys([word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))]))


def _near(word: str, index: Mapping[str, list[str]]) -> list[str]:
    return sorted({other for key in _without_one(word) if key in index for other in index[key] if other != word})


def _is_known(word: str) -> bool:
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
    letters = _plain("".join(c for c in acronym if c.isalpha()))
    initials = _plain(initials)
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
            names.setdefault(_folded(row["name"]), (row["name"], place))
    for (table, entity_id, _), names in found.items():
        listed = [name for name, _ in names.values()]
        yield {
            "count": len(names) - 1, "left_value": listed[0], "right_value": listed[-1], "certainty": "likely",
            "message": f"{entity_id} goes by {len(names)} names: {quoted(listed)}.", "table_name": table,
            "row_id": entity_id,
            "spans": [_name_in(corpus, name, place) for name, place in names.values()][:25],
        }  # fmt: skip


def _name_in(corpus: Corpus, name: str, place: Mapping[str, Any]) -> Marked:
    text = corpus.documents[place["document_id"]].text
    at = text.find(name, place["start"], place["end"])
    start, end = (at, at + len(name)) if at >= 0 else (place["start"], place["end"])
    return Marked("name", place["document_id"], start, end)


def _folded(name: str) -> str:
    words = re.findall(r"[^\W_]+", _plain(name))
    return " ".join(words[1:] if words[:1] in (["the"], ["de"], ["het"]) else words)


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
        _misspelt, Never,
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
