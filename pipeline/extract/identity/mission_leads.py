"""The names by which the lead of a document, or its title, introduces the missions it treats."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from babel import Locale

from pipeline.extract.identity.naming import Name
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load, load_shared
from pipeline.lexicon.beginnings import folded
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import (
    acronym_with_place,
    is_mission_acronym,
    is_mission_name,
    mission_acronyms,
    name_with_place,
)
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.acronyms import find_acronyms
from pipeline.recognise.sentences import sentences

_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*(?:[ \u00a0](?:I{1,3}|IV|V))?")
NUMERAL = re.compile(r"[ \u00a0](?:I{1,3}|IV|V)\Z")
_EXPLAINING = 80  # characters from a noun for a mission to the bracket with its acronym
LEAD_BLOCKS = 4  # a title, a hatnote or a caption may stand before the lead
_OPENING_BLOCKS = 8  # a letter or a news item has a head and a salutation before it comes to what it is on


def lead_names(rows: DocumentRows, *, only_bold: bool = False) -> list[list[Name]]:
    """The names of each mission that the lead, or a title line above it, introduces.

    Args:
        rows: of the document.
        only_bold: whether a name must be set in bold: the page's infobox is on something else, which its lead may
            mention a mission beside.
    """
    lead = [b for b in rows.document.blocks if b.element in ("prose", "heading") and b.text.strip()][:LEAD_BLOCKS]
    for block in lead:
        found = _bold_names(rows, block) or ([] if only_bold else _defined_names(rows, block))
        if found:
            return found
    return []


def title_names(rows: DocumentRows, introduced: list[list[Name]]) -> list[list[Name]]:
    """The missions whose acronyms stand in the title, those introduced already left out.

    The full name is that of the first place in the document where it stands beside the acronym.
    """
    known = {n.text for names in introduced for n in names}
    title = next((b for b in rows.document.blocks if b.element in ("heading", "prose") and b.text.strip()), None)
    if title is None or len(sentences(title.text, rows.document.language)) > 1:
        return []
    found = []
    for m in mission_acronyms().finditer(title.text):
        if m[0] in known or not is_mission_acronym(m[0]):
            continue
        known.add(m[0])
        placed = name_with_place(title.text, m.start())
        if placed is not None:
            found.append([Name(title.text[m.start() : placed], title, m.start(), placed, "official", None)])
            continue
        short = Name(m[0], title, m.start(), m.end(), "abbreviation", None)
        full = _expansion(rows, m[0])
        found.append([full, short] if full else [short])
    return found


def explained_names(rows: DocumentRows) -> list[list[Name]]:
    """The mission that a text without an infobox explains in its opening and names oftener than any other.

    Letters and news come to it behind other sentences, and may explain it by a noun: "the UN mission in Mali (ACR)".
    """
    opening = [b for b in rows.document.blocks if b.element == "prose" and b.text.strip()][:_OPENING_BLOCKS]
    # Most texts explain none, and need not be looked through for how often they name one.
    if not any("(" in block.text and mission_acronyms().search(block.text) for block in opening):
        return []
    counted = Counter(m[0] for m in mission_acronyms().finditer(rows.document.text) if is_mission_acronym(m[0]))
    often = [acronym for acronym, times in counted.items() if times == max(counted.values())]
    if len(often) != 1:
        return []
    for block in opening:
        m = re.search(rf"\((?:[^()]*[,;]\s)?({re.escape(often[0])})\)", block.text)
        if m is None:
            continue
        short = Name(often[0], block, m.start(1), m.end(1), "abbreviation", None)
        full = _expansion(rows, often[0])
        if full is not None and is_mission_name(full.text):
            return [[full, short]]
        begins = max(s for s, _ in sentences(block.text, rows.document.language) if s <= m.start())
        is_explained = _noun(rows.document.language).search(block.text, max(begins, m.start() - _EXPLAINING), m.start())
        return [[short]] if is_explained else []
    return []


@cache
def _noun(language: str) -> re.Pattern[str]:
    """A noun for a mission, with what lies between it and the bracket behind it: where it is, whose it is."""
    nouns = alternatives(load(language, "missions")["nouns"])
    return compiled(rf"(?<![^\W_])(?:{nouns})(?!\w)[^.;:()]*\Z", re.IGNORECASE)


def _expansion(rows: DocumentRows, acronym: str) -> Name | None:
    for block in rows.document.blocks:
        is_told = block.element in ("prose", "list_item", "heading") or (block.field and block.template is None)
        if acronym not in block.text or not is_told:
            continue
        for a in find_acronyms(block.text):
            if a.acronym == acronym:
                return Name(a.expansion, block, a.long_start, a.long_end, "official", None)
        if (numbered := _numbered_expansion(block, acronym)) is not None:
            return numbered
    return None


def _numbered_expansion(block: Block, acronym: str) -> Name | None:
    """The full name that a block opens with, before the bracket with an acronym that has the name's own numeral."""
    numeral = NUMERAL.search(acronym)
    at = block.text.find(f"({acronym})")
    name = block.text[: max(at, 0)].rstrip()
    is_full = numeral is not None and name.endswith(numeral[0]) and "(" not in name and name[:1].isupper()
    if numeral is None or not is_full or not is_mission_name(name[: -len(numeral[0])]):
        return None
    return Name(name, block, 0, len(name), "official", None)


def _bold_names(rows: DocumentRows, block: Block) -> list[list[Name]]:
    """The subject's names in bold, where the first of them is a mission's."""
    first_end = sentences(block.text, rows.document.language)[0][1]
    bold = [(s, e) for s, e in block.bold if e <= first_end and block.text[s:e].strip()]
    if not bold:
        return []
    bold[0] = (bold[0][0] + opening_of_page(block.text[slice(*bold[0])], rows.document.language), bold[0][1])
    first = block.text[bold[0][0] : bold[0][1]]
    if not is_mission_name(first) and not is_mission_acronym(first):
        return []
    names = []
    for start, end in bold:
        text = block.text[start:end]
        is_short = _ACRONYM.fullmatch(text) or (names and acronym_with_place(text))
        kind = "abbreviation" if is_short else "alias" if names else "official"
        names.append(Name(text, block, start, end, kind, None if kind == "abbreviation" else rows.document.language))
    names += [  # an acronym of several missions is no abbreviation of one
        Name(short, block, name.start, name.start + len(short), "alias", None)
        for name in names
        if (short := acronym_with_place(name.text)) is not None
    ]
    names += _plain_acronym(block, names, bold[0][1], first_end, rows.document.language)
    if names[0].kind == "abbreviation" and all(n.kind != "official" for n in names):
        full = _expansion(rows, first)
        names += [full] if full is not None and is_mission_name(full.text) else []
    return [[*names, *_foreign_names(rows, block, bold[0][1], first_end)]]


def opening_of_page(title: str, language: str) -> int:
    """Where a mission's name begins in a title on a part of it: behind "Timeline of the"."""
    m = _page_on(language).match(title)
    return m.end() if m and title[m.end() : m.end() + 1].isupper() else 0


@cache
def _page_on(language: str) -> re.Pattern[str]:
    listed, article = alternatives(load(language, "missions")["pages_on"]), load(language, "articles")["pattern"]
    ordinals = alternatives(load(language, "numbers")["ordinals"])
    return compiled(rf"(?:{article})?(?:{listed})\s+(?:{article})?(?:(?:{ordinals})\s+)?", re.IGNORECASE)


def _plain_acronym(block: Block, names: list[Name], start: int, end: int, language: str) -> list[Name]:
    """The acronym of a name in bold that is not in bold itself: "'''Name''' (ACR)" or ", or ACR,"."""
    if any(n.kind == "abbreviation" for n in names):
        return []
    for a in find_acronyms(block.text[:end]):
        if a.long_end == names[0].end:
            return [Name(a.acronym, block, a.start, a.end, "abbreviation", None)]
    for m in mission_acronyms().finditer(block.text, start, end):
        if _copula(language).search(block.text, start, m.start()):
            break  # behind the copula stands what it is, not what it is called
        initials = (w[0].casefold() for w in names[0].text.split())
        if is_mission_acronym(m[0]) and m[0][0].casefold() == next(initials):
            return [Name(m[0], block, m.start(), m.end(), "abbreviation", None)]
        break
    return []


@cache
def _copula(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'missions')['copulas'])})(?!\w)")


def _defined_names(rows: DocumentRows, block: Block) -> list[list[Name]]:
    """Names with their acronyms in brackets, where the name is a mission's."""
    opening = sentences(block.text, rows.document.language)[0][1]
    if names := _bracketed_names(rows, block, opening):
        return [names]
    if names := _placed_names(rows, block, opening):
        return [names]
    found = []
    for acronym in find_acronyms(block.text[:opening]):
        text = block.text[acronym.long_start : acronym.long_end]
        if is_mission_name(text):
            full = Name(text, block, acronym.long_start, acronym.long_end, "official", None)
            found.append([full, Name(acronym.acronym, block, acronym.start, acronym.end, "abbreviation", None)])
    return found


def _bracketed_names(rows: DocumentRows, block: Block, opening: int) -> list[Name]:
    """A name followed by brackets that hold its name in another language and, last, its acronym."""
    m = re.match(r"(?P<name>[^(]{1,200}?)\s*\((?P<inside>[^()]+)\)", block.text[:opening])
    if m is None or not is_mission_name(m["name"]):
        return []
    inside = re.fullmatch(rf".+[,;]\s*(?:[a-z]+\s+){{0,2}}({_ACRONYM.pattern})\s*", m["inside"], re.DOTALL)
    if inside is None:
        return []
    start = m.start("name") + article_end(m["name"], rows.document.language)
    at, end = m.start("inside") + inside.start(1), m.end("name")
    names = [
        Name(block.text[start:end], block, start, end, "official", None),
        Name(inside[1], block, at, at + len(inside[1]), "abbreviation", None),
    ]
    return [*names, *_foreign_names(rows, block, end, m.end("inside"))]


def _placed_names(rows: DocumentRows, block: Block, opening: int) -> list[Name]:
    """A name and in brackets its acronym with the place that belongs to it: European Union … (EUFOR Examplia)."""
    m = re.match(r"(?P<name>[^()\n]{1,200}?)\s*\((?P<short>[^()]{5,60})\)", block.text[:opening])
    if m is None or acronym_with_place(m["short"]) is None or not is_mission_name(m["name"]):
        return []
    start = m.start("name") + article_end(m["name"], rows.document.language)
    full = Name(block.text[start : m.end("name")], block, start, m.end("name"), "official", None)
    return [full, Name(m["short"], block, m.start("short"), m.end("short"), "abbreviation", None)]


def _foreign_names(rows: DocumentRows, block: Block, start: int, end: int) -> list[Name]:
    """Names in other languages: what a language template shows, or what follows a language's name and a colon."""
    found = []
    for s, e, position in block.templates:
        key = rows.document.templates[position].key
        if start <= s and e <= end and (m := _language_template().fullmatch(key)):
            found.append(Name(block.text[s:e], block, s, e, "official", m[1]))
    said = folded(block.text[start:end])
    for label, code in _language_labels(rows.document.language).items():
        if folded(label) not in said:
            continue
        # The language may stand as an adjective before a noun: "Franse naam: …".
        m = re.search(rf"\b{re.escape(label)}\w{{0,2}}(?:\s\w+)?:\s*([^,;()]+)", block.text[start:end], re.IGNORECASE)
        if m and not any(n.start <= start + m.start(1) < n.end for n in found):
            found.append(Name(m[1].rstrip(), block, start + m.start(1), start + m.start(1) + len(m[1].rstrip()),
                              "official", code))  # fmt: skip
    return sorted(found, key=lambda n: n.start)


@cache
def _language_template() -> re.Pattern[str]:
    """A template that shows words of a language, whose code is group 1."""
    return compiled(load_shared("missions")["language_template"])


@cache
def _language_labels(language: str) -> dict[str, str]:
    """Names of languages with their codes; only languages of two letters, whose names are unambiguous."""
    names = Locale(language).languages
    return {name: code for code, name in sorted(names.items()) if len(code) == 2}


def article_end(text: str, language: str) -> int:
    """How many characters of an article begin a text."""
    m = re.match(load(language, "articles")["pattern"], text, re.IGNORECASE)
    return m.end() if m else 0
