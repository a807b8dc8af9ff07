"""What is left of a document that a stage could not take: its text and what is known of it, and no row of content."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pipeline.read.document import Document, Problem


def degraded(document: Document, kind: Literal["budget", "reader"], stage: str) -> Document:
    """A document without its content, published all the same, so that one that nobody foresaw costs no other its rows.

    Args:
        document: the document.
        kind: what went wrong: it took too long, or somebody gave up (see `Problem`).
        stage: where.

    Returns:
        The document with a problem more, which becomes a finding.
    """
    return replace(
        document,
        blocks=(),
        templates=(),
        references=(),
        reference_uses=(),
        links=(),
        categories=(),
        problems=(*document.problems, Problem(kind, stage, 0, len(document.text))),
        is_degraded=True,
    )
