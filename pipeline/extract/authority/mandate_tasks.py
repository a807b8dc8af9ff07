"""`mandate_tasks`: what a mission is to do, one row a task.

Lists behind a line that announces tasks are the business of `task_lists.py`; here are the aims that a sentence on the
mission joins to it ("with the aim of …", "established to …"), split where a further infinitive begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.authority.task_lists import Found, tasks_in_lists
from pipeline.extract.authority.task_phrases import joined_subject, tasks_from, whose
from pipeline.extract.authority.told_tasks import told_tasks
from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.identity.mission_dates import Speaking, founding, referred_to, speaking_of
from pipeline.extract.identity.naming import first_code
from pipeline.extract.passages import clauses_of
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases

_MISSION_ALONE = re.compile(r"\s*[^\W\d_]+(?:\s[^\W\d_]+)?\s*")  # an article and a noun, or a pronoun
_FAR = 120  # characters between the verb by which a mission was set up and its aim


def extract(rows: DocumentRows) -> None:
    """Write the tasks of a document's missions down, numbered in the order told."""
    speaking = speaking_of(rows)
    if speaking.is_of_none:
        return
    found = _apart([*tasks_in_lists(rows, speaking), *_in_sentences(rows, speaking), *told_tasks(rows, speaking)])
    positions: dict[Entity, int] = {}
    for block, start, end, mission, form in sorted(found, key=lambda f: f[0].span(f[1], f[2])):
        positions[mission] = positions.get(mission, 0) + 1
        task = " ".join(block.text[start:end].split())
        rows.fact(
            "mandate_tasks", (mission, task), block.span(start, end), f"mandate_tasks.{form}",
            mission_id=mission, position=positions[mission], task=task, language=speaking.language,
            theme=_theme(task, speaking.language),
        )  # fmt: skip


def _apart(found: Iterable[Found]) -> list[Found]:
    """Those that share no words with one found before."""
    kept: list[Found] = []
    for task in found:
        if not any(task[0] is other[0] and task[1] < other[2] and other[1] < task[2] for other in kept):
            kept.append(task)
    return kept


def _theme(task: str, language: str) -> str | None:
    """The theme whose words stand first in a task; where two begin at one place, the longer phrase's."""
    themes: dict[str, list[str]] = load(language, "mandates")["themes"]
    return first_code({word: theme for theme, words in themes.items() for word in words}, task)


# ---- sentences


def _in_sentences(rows: DocumentRows, speaking: Speaking) -> Iterator[Found]:
    for sentence in _telling(rows, speaking.language):
        opening = _aim(sentence, speaking)
        if opening is None:
            continue
        yield from tasks_from(sentence, *opening, speaking.language, "aim")


def _telling(rows: DocumentRows, language: str) -> Iterator[Sentence]:
    """The sentences of prose that hold words for an aim, a task or a founding."""
    words, index = _words(language), rows.index
    found = index.positions(words.aims) | index.positions(words.founding)
    found |= index.positions(words.modals) & index.positions(words.tasks)
    return (rows.sentences[i] for i in sorted(found) if rows.sentences[i].block.element == "prose")


def _aim(sentence: Sentence, speaking: Speaking) -> tuple[int, Entity] | None:
    """Where the aim of a mission begins in a sentence, and whose it is."""
    text, language = sentence.block.text, speaking.language
    m = _aims(language).search(text, sentence.start, sentence.end)
    if m is not None:
        mission = whose(sentence, m.start(), speaking)
        if mission is not None and _is_aim(text, m, sentence.end, language):
            return m.end(), mission
    if (charged := _charged(sentence, speaking)) is not None:
        return charged
    infinitive = _infinitive(language)
    founded = founding(language).search(text, sentence.start, sentence.end)
    if infinitive is None or founded is None:
        return None
    m = infinitive.search(text, founded.end(), min(sentence.end, founded.end() + _FAR))
    if m is None:
        return None
    mission = whose(sentence, founded.start(), speaking)
    if mission is None:  # "The Council set up UNMEX to …": it is what is set up
        behind = speaking.entities.named(text, founded.end(), m.start())
        mission = behind[0][2] if len(behind) == 1 and behind[0][2].table == "missions" else None
    return (m.end(), mission) if mission is not None else None


def _charged(sentence: Sentence, speaking: Speaking) -> tuple[int, Entity] | None:
    """What a mission had to do: a modal verb beside its name or the word for it, and a verb of such tasks behind."""
    text, language = sentence.block.text, speaking.language
    modal, tasks = _modals(language), _task_verbs(language)
    if modal is None or tasks is None:
        return None
    for m in modal.finditer(text, sentence.start, sentence.end):
        if tasks.search(text, m.end(), sentence.end) is None:
            continue
        named = speaking.entities.named(text, sentence.start, sentence.end)
        before = next((n for n in named if n[1] <= m.start() and not text[n[1] : m.start()].strip(" )")), None)
        behind = next((n for n in named if n[0] > m.end() and not text[m.end() : n[0]].strip()), None)
        beside = before or behind
        if beside is not None:
            at = _behind_adverb(text, m.end() if before else beside[1], language)
            return (at, beside[2]) if beside[2].table == "missions" else None
        if (mission := joined_subject(sentence, m.start(), speaking)) is not None:
            return _behind_adverb(text, m.end(), language), mission
        clauses = clauses_of(sentence, language)
        if clauses and _MISSION_ALONE.fullmatch(text[sentence.start : m.start()]):
            meant = referred_to(clauses[0], speaking)
            at = _behind_adverb(text, m.end(), language)
            return (at, meant) if meant is not None and meant.table == "missions" else None
    return None


def _behind_adverb(text: str, at: int, language: str) -> int:
    m = _modal_adverb(language).match(text, at)
    return m.end() if m else at


@cache
def _modal_adverb(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "mandates")["tasks"]["modal_adverbs"])
    return compiled(rf"\s+(?:{words})\b", re.IGNORECASE)


def _is_aim(text: str, cue: re.Match[str], end: int, language: str) -> bool:
    """Whether what stands behind a cue is something to do: an infinitive or a gerund."""
    words = load(language, "mandates")["tasks"]
    if words.get("infinitive_ends"):
        return re.search(words["infinitive_ends"], text[cue.end() : end]) is not None or bool(
            re.match(rf"\s*(?:{words['gerund']})", text[cue.end() : end])
        )
    if any(cue[0].casefold().endswith(f" {word}") for word in words["infinitive"]):
        return True
    return re.match(rf"\s*(?:{words['gerund']})\b", text[cue.end() : end]) is not None


# ---- the lexicon, compiled


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of which a sentence that tells an aim holds some: all that its rules search for."""

    aims: PhraseWords
    modals: PhraseWords
    tasks: PhraseWords
    founding: PhraseWords


@cache
def _words(language: str) -> _Words:
    words = load(language, "mandates")["tasks"]
    founding: list[str] = load(language, "missions")["acts"]["established"]
    return _Words(
        aims=PhraseWords.of(words["aims"]),
        modals=PhraseWords.of(words["modals"]),
        tasks=PhraseWords.of(words["task_verbs"]),
        # Behind an act of founding an infinitive opens the aim.
        founding=PhraseWords.of(founding if words["infinitive"] else ()),
    )


@cache
def _aims(language: str) -> Phrases:
    return any_of(load(language, "mandates")["tasks"]["aims"])


@cache
def _modals(language: str) -> Phrases | None:
    words = load(language, "mandates")["tasks"]["modals"]
    return any_of(words) if words else None


@cache
def _task_verbs(language: str) -> Phrases | None:
    words = load(language, "mandates")["tasks"]["task_verbs"]
    return any_of(words) if words else None


@cache
def _infinitive(language: str) -> re.Pattern[str] | None:
    words = load(language, "mandates")["tasks"]
    if not words["infinitive"]:
        return None
    return compiled(
        rf"\s(?:{alternatives(words['infinitive'])})\s+(?=[a-z])(?!(?:{alternatives(words['not_aims'])})\b)",
        re.IGNORECASE,
    )
