"""Who gives in a sentence: which country gives which of its numbers.

The country before a verb of giving, those that several numbers come from, that of a fact box, or one told of before.
Which numbers may be given at all is decided in `contribution_candidates.py`; what else the sentence tells of a gift is
the business of `contribution_clauses.py`, the rows of `contributions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.harm.telling import Telling
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.leaders.offices import without_dates
from pipeline.extract.noun_phrases import PEOPLE, THINGS
from pipeline.extract.quantities import Quantity, conjunction, transparent
from pipeline.extract.rows import Derivation, DocumentRows
from pipeline.extract.troops.contingents import country_of_unit
from pipeline.extract.troops.contribution_clauses import (
    gapped,
    is_bare,
    is_further_unit,
    is_later,
    like,
    placed,
    without_requests,
)
from pipeline.extract.troops.contribution_origins import origins, stated_countries, with_theirs
from pipeline.extract.troops.home import Home
from pipeline.extract.troops.participation import mission_words
from pipeline.extract.troops.sending import giver_of, is_sent_by_home, next_giver, serving
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries

_UNIT = 40  # characters before a bare number in which the unit stands whose people it counts


@dataclass(frozen=True, slots=True)
class Gift:
    """A quantity, the code of the country that gives it, and the rule that says so."""

    quantity: Quantity
    country: str
    rule: str
    derivation: Derivation = "normalised"


@dataclass(frozen=True, slots=True)
class _Giving:
    """What holds for all quantities of a sentence.

    Attributes:
        rows: the document's.
        sentence: where the quantities stand.
        plain: its text, the dates blanked.
        names: the missions that the document names.
        home: the country that the document is on.
        context: the country that was told of before.
        says_serve: whether it says that people serve in a force.
        serves: whether those whom it counts are in a force, by that or by what a mission had.
        is_captive: whether it tells of people taken.
    """

    rows: DocumentRows
    sentence: Sentence
    plain: str
    names: MissionNames
    home: Home | None
    context: str | None
    says_serve: bool
    serves: bool
    is_captive: bool = False

    @property
    def language(self) -> str:
        """The language of the document."""
        return self.rows.document.language

    def undated(self, start: int, end: int) -> str:
        """A stretch of the block without its dates and the words before them, single spaces in their place."""
        return _date_lead(self.language).sub(" ", self.between(start, end))

    def between(self, start: int, end: int) -> str:
        """A stretch of the block, the dates blanked."""
        return self.plain[start - self.sentence.start : end - self.sentence.start]


def given(
    rows: DocumentRows,
    telling: Telling,
    free: Sequence[Quantity],
    context: str | None,
    home: Home | None,
    names: MissionNames,
) -> Iterator[Gift]:
    """The quantities of a sentence that a country gives, each with the country's code and the rule that says so."""
    if not free:
        return
    language, sentence = rows.document.language, telling.sentence
    plain = without_dates(sentence.block.text, sentence.dates, language, sentence.start, sentence.end)
    is_captive = any(event.kind == "kidnapping" for event in telling.events)  # who is taken is not sent
    says_serve = serving(language).search(sentence.text) is not None or is_sent_by_home(sentence, home, language)
    serves = not is_captive and (says_serve or _counts_own(sentence, names, language))
    giving = _Giving(rows, sentence, plain, names, home, context, says_serve, serves, is_captive)
    named = origins(rows, telling, free) if not is_captive else {}
    named |= with_theirs(rows, sentence, free) if serves else {}
    giver = giver_of(sentence, names, language)
    last: Gift | None = None
    for quantity in free:
        if quantity.start in named:
            found = Gift(quantity, named[quantity.start], "contributions.origins")
        else:
            if last is not None and giver is not None:
                giver = next_giver(sentence, last.quantity.end, quantity.start, language) or giver
            found = _after(last, quantity, giver, giving) or _own(last, quantity, giver, giving)
        if found is not None:
            last = found
            yield found


def _after(last: Gift | None, quantity: Quantity, giver: tuple[str, int] | None, giving: _Giving) -> Gift | None:
    """A gift told of behind another without a verb: that of a further country, or of the same one at a later date."""
    if last is None:
        return None
    sentence, language = giving.sentence, giving.language
    if giver is not None and (other := gapped(sentence, last.quantity, quantity, language)) is not None:
        return Gift(like(quantity, last.quantity), other, "contributions.gapped")
    if is_later(sentence, last.quantity, quantity, language):
        return Gift(like(quantity, last.quantity), last.country, "contributions.later")
    return None


def _own(last: Gift | None, quantity: Quantity, giver: tuple[str, int] | None, giving: _Giving) -> Gift | None:
    """A gift by what is said of the quantity itself: the first rule that has a country for it."""
    if giver is not None and _gives(giver, quantity, last, giving):
        return Gift(quantity, giver[0], "contributions.given")
    if quantity.country_code is not None:
        return Gift(quantity, quantity.country_code, "contributions.served") if _serves(quantity, giving) else None
    if (unit := _of_unit(quantity, giving)) is not None:
        return Gift(quantity, unit, "contributions.unit")
    return _told_before(last, quantity, giver, giving) if giving.serves else None


def _gives(giver: tuple[str, int], quantity: Quantity, last: Gift | None, giving: _Giving) -> bool:
    """Whether a quantity is what the country before a verb of giving gives: its object, or joined to one."""
    country, verb_end = giver
    if quantity.start <= verb_end or quantity.country_code not in (None, country):
        return False
    language, text = giving.language, giving.sentence.block.text
    gap = without_requests(giving.between(verb_end, quantity.start), language)
    if not _is_known(quantity) and not (is_bare(quantity) and _follows(gap, language)):
        return False
    before = last.quantity.end if last is not None else 0
    between = without_requests(text[max(before, verb_end) : quantity.start], language)
    if any(c.kind == "name" for c in find_countries(between, language)):
        return False  # somebody else's
    is_joined = last is not None and (
        conjunction(language).fullmatch(text, before, quantity.start) is not None
        or is_further_unit(giving.undated(before, quantity.start), language)
    )
    return is_joined or _is_object(gap, language)


def _serves(quantity: Quantity, giving: _Giving) -> bool:
    """Whether people of a country are those whom it has in the force: not the country that the mission is in."""
    names, home = giving.names, giving.home
    is_of_home = home is not None and home.is_certain and quantity.country_code == home.code and not giving.is_captive
    if not (giving.serves or is_of_home) or quantity.kind not in PEOPLE:
        return False
    is_ours = quantity.country_code not in stated_countries(giving.rows) and (
        names.subject is not None or names.pattern is not None
    )
    return is_ours or (home is not None and quantity.country_code == home.code)


def _of_unit(quantity: Quantity, giving: _Giving) -> str | None:
    """The country of the unit before a number."""
    if giving.names.subject is None or not (_is_known(quantity) or is_bare(quantity)):
        return None
    sentence = giving.sentence
    unit = country_of_unit(sentence.block.text, sentence.start, quantity.start, giving.language)
    return None if unit is None or unit in stated_countries(giving.rows) else unit


def _told_before(last: Gift | None, quantity: Quantity, giver: tuple[str, int] | None, giving: _Giving) -> Gift | None:
    """The gift of the country that a document is on, or of the one told of before.

    What a mission had is its strength, unless a word says that they served in it.
    """
    home = giving.home
    if home is not None and giving.says_serve and _is_of(home, giving.rows, giving.sentence, quantity):
        before = giving.sentence.block.text[max(giving.sentence.start, quantity.start - _UNIT) : quantity.start]
        is_of_unit = is_bare(quantity) and _follows(before, giving.language)
        if (_is_known(quantity) or is_of_unit) and not _is_of_others(quantity, giving.language):
            return Gift(quantity, home.code, "contributions.home", "inferred")
        if last is not None and last.quantity.kind in PEOPLE and _is_placed(quantity, giving):
            return Gift(like(quantity, last.quantity), home.code, "contributions.home", "inferred")
    if (
        giver is None
        and giving.context is not None
        and (quantity.kind in PEOPLE or (is_bare(quantity) and last is None))
    ):
        return Gift(quantity, giving.context, "contributions.continued", "inferred")
    return None


def _is_of_others(quantity: Quantity, language: str) -> bool:
    """Whether people are such as no country sends: rebels, inhabitants, refugees."""
    last = (quantity.noun or "").casefold().split()[-1:]
    return quantity.kind in ("militant", "attacker") or last in ([w] for w in load(language, "contributions")["unsent"])


def _is_placed(quantity: Quantity, giving: _Giving) -> bool:
    """Whether a bare number is that of some of those told of before, by where they are: 300 were in A and 150 in B."""
    text = giving.sentence.block.text
    return is_bare(quantity) and placed(giving.language).match(text, quantity.end, giving.sentence.end) is not None


def _is_known(quantity: Quantity) -> bool:
    return quantity.kind in PEOPLE | THINGS


def _is_of(home: Home, rows: DocumentRows, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether people or things of whom a sentence says no more are those of the country that a document is on.

    They are not where another country stands before them, and that one does not.
    """
    before = sentence.block.text[sentence.start : quantity.start]
    if home.words.search(before) is None:
        told_of = {home.code, *stated_countries(rows)}
        named = find_countries(before, rows.document.language)
        if any(c.kind == "name" and c.code not in told_of for c in named):
            return False
    return home.is_meant_in(sentence.block.text[: sentence.end])


def _counts_own(sentence: Sentence, names: MissionNames, language: str) -> bool:
    """Whether a sentence says how many a mission had: the mission stands before the verb."""
    verb = _counting(language).search(sentence.text)
    if verb is None:
        return False
    stretch = (sentence.start, sentence.start + verb.start())
    named = names.named(sentence.block.text, *stretch)
    return bool(named) or mission_words(language).search(sentence.block.text, *stretch) is not None


def _follows(gap: str, language: str) -> bool:
    """Whether a bare number may stand behind a gap: right behind its giver, or behind a unit ("a battalion of 660")."""
    quantities = load(language, "quantities")
    words = gap.casefold().split()
    while words and words[-1] in transparent(language) and words[-1] not in quantities["origins"]:
        words.pop()
    *_, unit, of = ["", "", *words]
    small = {*quantities["before_numbers"], *load(language, "strengths")["adverbs"]}
    return set(gap.casefold().split()) <= small or (of in quantities["origins"] and unit in quantities["nouns"]["unit"])


def _is_object(gap: str, language: str) -> bool:
    """Whether what stands between a verb and a number is nothing but a few words of one clause."""
    numbers = load(language, "numbers")
    gap = _share_of(language).sub(" ", gap)
    return len(gap.split()) <= 6 and not re.search(r"[.;:]", gap) and not set(gap.casefold().split()) & set(
        numbers["pronoun"]["words"]
    )  # fmt: skip


@cache
def _share_of(language: str) -> re.Pattern[str]:
    """What ends in words for the contribution and a colon, before its number (by far the largest contribution:)."""
    shares = alternatives(load(language, "contributions")["shares"])
    return compiled(rf"(?<=\s)(?:{shares}):\s*\Z", re.IGNORECASE)


# ---- the lexicon, compiled


@cache
def _date_lead(language: str) -> re.Pattern[str]:
    """Where a date was, with the word before it."""
    words = load(language, "contributors")
    before = alternatives([*words["since"], *load(language, "strengths")["until"]])
    return compiled(rf"(?:\s(?:{before}))?\s{{2,}}", re.IGNORECASE)


@cache
def _counting(language: str) -> Phrases:
    return any_of(load(language, "contributions")["count"])
