"""What the question above a text asks: in questions and answers the answer leaves out what the question has said.

A question is a heading that ends in a question mark. Which words ask for what is the lexicon's (``passages``).
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.lexicon import load
from pipeline.lexicon.triggers import Phrases
from pipeline.read.document import Block, Document
from pipeline.recognise.countries import find_countries

Topic = Literal["deaths", "strength", "leader"]
_TOPICS: tuple[Topic, ...] = ("deaths", "strength", "leader")


def topic_of_question(block: Block, language: str) -> Topic | None:
    """What the question above a block asks for: how many died, how many serve, or who leads them."""
    question = _question(block)
    return next((t for t in _TOPICS if question and _asking(t, language).search(question)), None)


def blocks_asked_for(document: Document, topic: Topic) -> frozenset[int]:
    """The blocks below a question for something (`Block.index`)."""
    return frozenset(b.index for b in document.blocks if topic_of_question(b, document.language) == topic)


def country_of_question(block: Block, language: str) -> str | None:
    """The code of the one country whose part the question above a block asks for: "What does Norway do?"."""
    question = _question(block)
    if not question or _asking("part", language).search(question) is None:
        return None
    named = find_countries(question, language)
    where = load(language, "passages")["questions"]["where"]
    is_place = bool(named) and question[: named[0].start].casefold().split()[-1:] in ([word] for word in where)
    return named[0].code if len(named) == 1 and not is_place else None


def opens_answer(sentence: Sentence) -> bool:
    """Whether a sentence is the first below a question."""
    return sentence.position == 0 and _question(sentence.block) is not None


def _question(block: Block) -> str | None:
    heading = block.section[-1].strip() if block.section else ""
    return heading if heading.endswith("?") and block.element == "prose" else None


@cache
def _asking(topic: Topic | Literal["part"], language: str) -> Phrases:
    return any_of(load(language, "passages")["questions"][topic])
