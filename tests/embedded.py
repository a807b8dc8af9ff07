"""The embedded documents, of which many tests say what is found in them."""

from __future__ import annotations

from pathlib import Path

DOCUMENTS = Path(__file__).resolve().parents[1] / "sources" / "documents"
