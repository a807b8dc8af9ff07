"""Tasks that a text tells as such: what the mandate comprises, what a mission was told to do, what it is there for.

"The tasks of the force were …", "the Council authorised UNMEX to …", "a force that oversees …", and a line "Tasks: …".
What a mission did on a day is no task: past verbs count only behind a noun for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.authority.task_lists import Found
from pipeline.extract.authority.task_phrases import tasks_from, whose
from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.identity.mission_dates import Speaking
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.read.document import Block

_BLOCKS_BACK = 4  # lines back in which the mission of a line on tasks is named
_ARTICLE = 6  # characters of an article between a verb and the mission it is said to


def told_tasks(rows: DocumentRows, speaking: Speaking) -> Iterator[Found]:
    """The tasks that lines and sentences of a document tell as such."""
    yield from _in_lines(rows, speaking)
    for sentence in rows.index.holding(_words(speaking.language)):
        if sentence.block.element not in ("prose", "list_item"):
            continue
        for reader in (_comprised, _charged, _defined):
            opening = reader(sentence, speaking)
            if opening is not None:
                yield from tasks_from(sentence, *opening, speaking.language, "told")
                break


def _in_lines(rows: DocumentRows, speaking: Speaking) -> Iterator[Found]:
    """What stands behind a label ("Tasks: …"): of the mission named in the line or last before it."""
    headings = load(speaking.language, "mandates")["tasks"]["headings"]
    blocks = rows.document.blocks
    for i, block in enumerate(blocks):
        at = _behind_label(block, headings)
        if at is None:
            continue
        before = reversed(blocks[max(0, i - _BLOCKS_BACK) : i + 1])
        mission = next((m for b in before if (m := _last(b, speaking))), None)
        mission = mission or speaking.missions.of(block, 0, len(block.text))
        if mission is not None and mission.table == "missions":
            line = Sentence(block, 0, len(block.text), block.text, (), (), 0)
            yield from tasks_from(line, at, mission, speaking.language, "line")


def _behind_label(block: Block, headings: Sequence[str]) -> int | None:
    """Where in a block the tasks begin that its label announces: a field of a plain text, or a word and a colon."""
    if block.element == "infobox":
        return 0 if block.template is None and block.field_key in headings else None
    label, colon, _ = block.text.partition(": ")
    is_told = block.element in ("prose", "list_item") and bool(colon) and label.strip().casefold() in headings
    return len(label) + len(colon) if is_told else None


def _last(block: Block, speaking: Speaking) -> Entity | None:
    """The mission or operation that a block names last."""
    named = speaking.entities.named(block.text, 0, len(block.text))
    return named[-1][2] if named else None


def _comprised(sentence: Sentence, speaking: Speaking) -> tuple[int, Entity] | None:
    """Where the tasks begin behind "its tasks were", "the mandate comprised": of the mission named there or before."""
    text = sentence.block.text
    m = _patterns(speaking.language).comprising.search(text, sentence.start, sentence.end)
    if m is None or _patterns(speaking.language).task.match(text, m.end(), sentence.end) is None:
        return None
    named = [n[2] for n in speaking.entities.named(text, sentence.start, m.end())]
    mission = named[-1] if named else whose(sentence, m.start(), speaking) or _spoken_of(sentence, speaking)
    return (m.end(), mission) if mission is not None and mission.table == "missions" else None


def _spoken_of(sentence: Sentence, speaking: Speaking) -> Entity | None:
    return speaking.missions.of(sentence.block, sentence.start, sentence.end)


def _charged(sentence: Sentence, speaking: Speaking) -> tuple[int, Entity] | None:
    """Where the task begins that a mission was given: "authorised UNMEX to …"."""
    text, patterns = sentence.block.text, _patterns(speaking.language)
    for m in patterns.charging.finditer(text, sentence.start, sentence.end):
        named = speaking.entities.named(text, m.end(), sentence.end)
        if not named or named[0][0] - m.end() > _ARTICLE or named[0][2].table != "missions":
            continue
        to = patterns.infinitive.match(text, named[0][1], sentence.end)
        if to is not None:
            return to.end(), named[0][2]
    return None


def _defined(sentence: Sentence, speaking: Speaking) -> tuple[int, Entity] | None:
    """Where the verb stands that says what a mission is there for: of it, of "the mission", of "a force that"."""
    text, patterns = sentence.block.text, _patterns(speaking.language)
    for m in patterns.defining.finditer(text, sentence.start, sentence.end):
        at = m.start("task")
        before = text[sentence.start : at].rstrip()
        named = [n for n in speaking.entities.named(text, sentence.start, at) if text[n[1] : at].strip() in ("", ")")]
        if named and m["noun"] is None:
            return (at, named[-1][2]) if named[-1][2].table == "missions" and m["present"] else None
        if m["noun"] is not None:
            mission = whose(sentence, m.start(), speaking)
        elif m["present"] and patterns.subject.fullmatch(before):
            mission = whose(sentence, at, speaking)
        else:
            continue
        return (at, mission) if mission is not None else None
    return None


# ---- the lexicon, compiled


@dataclass(frozen=True, slots=True)
class _Patterns:
    comprising: Phrases
    task: re.Pattern[str]
    charging: Phrases
    infinitive: re.Pattern[str]
    defining: re.Pattern[str]
    subject: re.Pattern[str]


@cache
def _words(language: str) -> PhraseWords:
    words = load(language, "mandates")["tasks"]
    return PhraseWords.of(words["comprising"], words["charging"], _verbs(language))


def _verbs(language: str) -> Sequence[str]:
    words = load(language, "mandates")["tasks"]
    return [*words["present_verbs"], *words["past_verbs"]]


@cache
def _patterns(language: str) -> _Patterns:
    words = load(language, "mandates")["tasks"]
    present, past = "|".join(words["present_verbs"]), "|".join(words["past_verbs"] or ["(?!)"])
    kinds = alternatives([*load(language, "missions")["kinds"], *load(language, "missions")["nouns"]])
    return _Patterns(
        comprising=any_of(words["comprising"]),
        task=compiled(rf"\s*(?:{words['task_opens']})"),
        charging=any_of(words["charging"]) if words["charging"] else Phrases.naming((), r"(?!)"),
        infinitive=compiled(rf"\)?\s+(?:{alternatives(words['infinitive'] or ['to'])})\s+(?=[a-z])"),
        defining=compiled(
            rf"(?:(?P<noun>(?:{kinds}))\s(?:{'|'.join(words['relatives']) or '(?!)'})\s)?"
            rf"(?<!\w)(?P<task>(?:(?P<present>{present})|(?P<past>{past}))(?!\w)\s(?![\d(]))"
        ),
        subject=compiled(
            rf"(?:{'|'.join(load(language, 'missions')['pronouns'])})(?:\s(?:{alternatives(words['modal_adverbs'])}))?",
            re.IGNORECASE,
        ),
    )
