"""Organisations in running text: armies, governments, armed groups, peoples, international and other organisations.

Four ways lead to one: it is in the code list of international organisations or of groups; its name is built on a word
for such a body; a phrase beside it says what it is ("responsibility was claimed by …"); or it is known from elsewhere
in the document. Where two overlap the longer name counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.lexicon import LANGUAGES, load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import form_of
from pipeline.lexicon.groups import group_pattern, groups
from pipeline.lexicon.organisations import organisation_of, organisation_pattern
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Names, Phrases, PhraseTable
from pipeline.read.document import LinkSpan
from pipeline.recognise.bodies_of_countries import bodies_of_countries
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import OrganisationKind, OrganisationMention
from pipeline.recognise.names import CAPITALISED, SPACE, UPPER, Word, words
from pipeline.recognise.organisation_names import NameWords, body_names, capitalised_runs, french_names, may_hold_names
from pipeline.recognise.overlap import first_touching, target_of

# A head takes at most this many words before it (the Malian national security forces).
_MOST_MODIFIERS = 4
_MODIFIER_WIDTH = 100
_OWNER = re.compile(rf"(?<!\w){CAPITALISED}['’]s \Z")
# Where a name behind or before a phrase is looked for.
_NAME_WIDTH = 120


@dataclass(frozen=True, slots=True)
class _Cues:
    """The compiled words of one language that make a name that of an organisation."""

    names: NameWords
    heads: Phrases
    kind_of_head: dict[str, OrganisationKind]
    named_by_word: tuple[tuple[re.Pattern[str], OrganisationKind], ...]
    modifiers: frozenset[str]
    common_heads: frozenset[str]
    before: Phrases
    after: tuple[tuple[Phrases, OrganisationKind], ...]
    joined: re.Pattern[str]
    groups: Phrases
    kind_of_group: Mapping[str, OrganisationKind]
    beside: PhraseTable[str] = field(init=False)

    def __post_init__(self) -> None:
        cues = (organisation_pattern(), self.groups, self.heads, self.before, *(pattern for pattern, _ in self.after))
        object.__setattr__(self, "beside", PhraseTable(tuple((cue.written, cue) for cue in cues)))


@dataclass(frozen=True, slots=True)
class KnownBodies:
    """The names and acronyms of bodies that a document is known to hold, with their kinds, compiled once for it."""

    kinds: Mapping[str, OrganisationKind]
    names: Names

    @classmethod
    def of(cls, kinds: Mapping[str, OrganisationKind]) -> KnownBodies:
        """Those names, with white space of any kind between their words."""
        return cls({_spaced(name): kind for name, kind in kinds.items()}, Names(kinds))

    def may_be_in(self, text: str) -> bool:
        """Whether one of them may stand in a text."""
        return self.names.may_be_in(text)


def find_organisations(
    text: str,
    language: str,
    links: Sequence[LinkSpan] = (),
    known: KnownBodies | None = None,
) -> list[OrganisationMention]:
    """The organisations a text names, in order, none inside another.

    Args:
        text: visible text.
        language: its language.
        links: the links inside the text.
        known: names and acronyms met elsewhere in the document: found wherever they stand.

    Returns:
        Mentions. A name built of lower-case words alone (government forces) is none, "a military junta" is.
    """
    cues = _cues(language)
    if not (_may_be_in(text, cues) or (known is not None and known.may_be_in(text))):
        return []
    candidates = [
        *_listed(text, cues),
        *_headed(text, language, cues),
        *bodies_of_countries(text, language),
        *_named_bodies(text, cues),
        *_cued(text, cues),
        *_known(text, known),
    ]
    if not candidates:
        return []
    countries = find_countries(text, language)
    found = []
    for mention in _longest(candidates):
        country = first_touching(countries, mention.start, mention.end)
        code = country.code if country and country.end <= mention.end else None
        is_all = country is not None and (country.start, country.end) == (mention.start, mention.end)
        if is_all and mention.kind == "organisation" and mention.code is None:
            continue  # the Soviet Union
        found.append(replace(mention, country_code=code, target=target_of(links, mention.start, mention.end)))
    return found


def _may_be_in(text: str, cues: _Cues) -> bool:
    return cues.beside.may_be_in(text) or may_hold_names(text, cues.names)


def _listed(text: str, cues: _Cues) -> Iterable[OrganisationMention]:
    for m in organisation_pattern().finditer(text):
        yield OrganisationMention(m.start(), m.end(), m[0], "organisation", organisation_of(m[0]))
    for m in cues.groups.finditer(text):
        yield OrganisationMention(m.start(), m.end(), m[0], cues.kind_of_group[_spaced(m[0])])


def _named_bodies(text: str, cues: _Cues) -> Iterable[OrganisationMention]:
    for start, end, parts in (*body_names(text, cues.names), *french_names(text)):
        name = text[start:end]
        plain = " ".join(word.text for word in parts)
        kind: OrganisationKind = "organisation"
        for pattern, kind_of_word in reversed(cues.named_by_word):
            kind = kind_of_word if pattern.search(plain) else kind
        yield OrganisationMention(start, end, name, kind, organisation_of(name))


def _headed(text: str, language: str, cues: _Cues) -> Iterable[OrganisationMention]:
    """A head noun and the capitalised words before it: Malian Army, Tuareg rebels, Toeareg-rebellen."""
    for m in cues.heads.finditer(text):
        kind = cues.kind_of_head[_plain(m["head"])]
        if m["compound"]:
            if not _is_of_mission(kind, m["compound"][:-1]):
                yield OrganisationMention(m.start(), m.end(), m[0], kind)
            continue
        before = [
            word
            for word in words(text, max(0, m.start() - _MODIFIER_WIDTH), m.start())[-_MOST_MODIFIERS:]
            if word.start > 0 or m.start() < _MODIFIER_WIDTH
        ]
        start = m.start()
        has_name = False
        for word in reversed(before):
            if not text[word.end : start].isspace() or "\n" in text[word.end : start]:
                break
            folded = word.text.casefold()
            if folded in cues.modifiers:
                has_name = has_name or _plain(m["head"]) in cues.common_heads
            elif word.is_capitalised and folded not in cues.names.not_in_names:
                has_name = has_name or not _opens_sentence(text, word) or form_of(word.text, language) is not None
            else:
                break
            start = word.start
        if has_name and not _is_of_mission(kind, text[start : m.start()].strip()):
            if any(kind == "armed_group" and p.search(text[start : m.end()]) for p, kind in cues.named_by_word):
                kind = "armed_group"
                owner = _OWNER.search(text, max(0, start - 40), start)
                start = owner.start() if owner else start  # the Lord's Resistance Army
            yield OrganisationMention(start, m.end(), text[start : m.end()], kind)


def _is_of_mission(kind: OrganisationKind, modifier: str) -> bool:
    """Whether troops are those of a mission or alliance known by its acronym: no army of their own."""
    return kind == "army" and modifier.isupper() and form_of(modifier, LANGUAGES[0]) is None


def _opens_sentence(text: str, word: Word) -> bool:
    """Whether the capital may be that of a sentence; an acronym has its own."""
    before = text[max(0, word.start - 3) : word.start].strip()
    return not word.is_acronym and (not before or before[-1] in ".!?:;\"“‘'*•")


def _cued(text: str, cues: _Cues) -> Iterable[OrganisationMention]:
    """Names behind "claimed by", "groups such as", all of a list, and before "and affiliated groups"."""
    for m in cues.before.finditer(text):
        at = m.end()
        while span := _group_at(text, at, cues):
            yield OrganisationMention(*span, text[slice(*span)], "armed_group")
            further = cues.joined.match(text, span[1])
            if further is None:
                break
            at = further.end()
    for pattern, kind in cues.after:
        for m in pattern.finditer(text):
            span = _group_before(text, m.start(), cues)
            if span:
                yield OrganisationMention(*span, text[slice(*span)], kind)


def _group_at(text: str, start: int, cues: _Cues) -> tuple[int, int] | None:
    run = next(iter(capitalised_runs(text, cues.names, start, start + _NAME_WIDTH)), None)
    return _group(text, run, cues) if run and run[0].start == start else None


def _group_before(text: str, end: int, cues: _Cues) -> tuple[int, int] | None:
    runs = list(capitalised_runs(text, cues.names, max(0, end - _NAME_WIDTH), end))
    return _group(text, runs[-1], cues) if runs and runs[-1][-1].end == end else None


def _group(text: str, run: Sequence[Word], cues: _Cues) -> tuple[int, int] | None:
    """The span of a run, unless it is a country, a word for one's people, or a body of the code list."""
    span = (run[0].start, run[-1].end)
    name = text[slice(*span)]
    if any(form_of(name, language) for language in LANGUAGES) or organisation_of(name):
        return None
    capitalised = (word for word in run if word.is_capitalised)
    return None if any(word.text.casefold() in cues.names.not_in_names for word in capitalised) else span


def _known(text: str, known: KnownBodies | None) -> Iterable[OrganisationMention]:
    if known is not None:
        for m in known.names.finditer(text):
            yield OrganisationMention(m.start(), m.end(), m[0], known.kinds[_spaced(m[0])])


def _longest(candidates: Iterable[OrganisationMention]) -> list[OrganisationMention]:
    """In order; of those that overlap the longest, among equals the one found first."""
    chosen: list[OrganisationMention] = []
    for mention in sorted(candidates, key=lambda m: m.start):
        rival = chosen[-1] if chosen else None
        if rival is None or mention.start >= rival.end:
            chosen.append(mention)
        elif mention.end - mention.start > rival.end - rival.start:
            chosen[-1] = mention
    return chosen


def _plain(phrase: str) -> str:
    return _spaced(phrase).casefold()


def _spaced(phrase: str) -> str:
    return " ".join(phrase.split())


@cache
def _cues(language: str) -> _Cues:
    listed = load(language, "organisations")
    kind_of_head = {_plain(head): kind for kind, heads in listed["heads"].items() for head in heads}
    heads = alternatives(kind_of_head)
    # The compound of a name and a head is one word (Toeareg-rebellen).
    compound = rf"(?P<compound>{UPPER}[^\W\d_]+-)?"
    article = rf"(?:(?:{alternatives(listed['articles'])}){SPACE})?"
    conjunction = alternatives(listed["coordinators"])
    # At most two words between: "armed groups involved, such as".
    examples = (
        rf"(?i:{alternatives(listed['group_nouns'])})(?:{SPACE}[^\W\d_]+){{0,2}},?{SPACE}"
        rf"(?:{alternatives(listed['example_words'])})"
    )
    return _Cues(
        names=NameWords(
            connectors=frozenset(listed["name_connectors"]),
            coordinators=frozenset(listed["coordinators"]),
            purposes=frozenset(listed["purposes"]),
            bodies=frozenset(listed["bodies"]),
            placed_bodies=frozenset(listed["placed_bodies"]),
            place_words=frozenset(listed["place_words"]),
            not_in_names=frozenset(listed["not_in_names"]),
        ),
        groups=group_pattern(language),
        kind_of_group=groups(language),
        heads=Phrases.holding(kind_of_head, rf"(?<![\w-]){compound}(?P<head>(?i:{heads}))(?![\w-])"),
        kind_of_head=kind_of_head,
        named_by_word=tuple(
            (compiled(rf"(?<!\w)(?:{alternatives(forms)})(?!\w)", re.IGNORECASE), kind)
            for kind, forms in listed["named_by_word"].items()
        ),
        modifiers=frozenset(listed["modifiers"]),
        common_heads=frozenset(listed["common_heads"]),
        before=Phrases.of(rf"(?<!\w)(?:(?i:{alternatives(listed['group_before'])})|{examples}){SPACE}{article}"),
        after=tuple(
            (
                Phrases.holding(forms, rf"(?<=[^\W\d_]){SPACE}(?:{alternatives(forms)})(?!\w)"),
                kind,
            )
            for kind, forms in listed["group_after"].items()
        ),
        joined=compiled(rf"(?:{SPACE}\([^()\n]{{2,12}}\))?(?:,{SPACE}|{SPACE}(?:{conjunction}){SPACE}){article}"),
    )
