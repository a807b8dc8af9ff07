"""Who leads, where the question above the text has asked it: the answer need be no more than a name and a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.leaders.bearers import Held
from pipeline.extract.leaders.offices import Office, phrase_start
from pipeline.extract.questions import opens_answer, topic_of_question
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_CLOSES = re.compile(r"\s*(?:[.,;(]|\Z)")


def answered(held: list[Held], sentence: Sentence, plain: str, language: str) -> list[Held]:
    """The person whom the first sentence below such a question opens with, as the leader: since May the Dane Name.

    Args:
        held: the people of the sentence.
        sentence: the sentence.
        plain: its block's text with the dates blanked.
        language: of the text.
    """
    if not held or held[0].office is not None or not opens_answer(sentence):
        return held
    if topic_of_question(sentence.block, language) != "leader":
        return held
    person = held[0].person
    first = phrase_start(person)
    is_opened = _opening(language).fullmatch(plain, sentence.start, first) is not None
    if not is_opened or _CLOSES.match(plain, person.end, sentence.end) is None:
        return held
    role = "force_commander" if person.rank is not None else "head_of_mission"
    told = Held(person, Office(role, None, first, person.end, first, first, is_predicate=True, is_lead=True))
    return [told, *held[1:]]


@cache
def _opening(language: str) -> re.Pattern[str]:
    """What an answer may say before the name: nothing, an article, "that is"."""
    words = load(language, "leadership")
    that: Sequence[str] = words["answering"]
    return compiled(
        rf"\s*(?:(?:{alternatives(that)})\s+(?:{alternatives(words['copulas'])})\s+)?"
        rf"(?:(?:{alternatives(words['articles'])})\s+)?",
        re.IGNORECASE,
    )
