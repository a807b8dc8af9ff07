"""Where the real test input is, when it is there: documents and gold that are not part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("BLAUWHELM_SHARED", Path(__file__).resolve().parents[2] / "shared"))

needs_shared = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the real documents stand beside the repository (../shared), not in it"
)
