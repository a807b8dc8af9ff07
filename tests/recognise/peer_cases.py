"""The peers' cases and the script that judges answers to them, where both stand beside the repository."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

from tests.shared import SHARED

CASES = SHARED / "practice" / "cases"

REFUSED = Path(__file__).with_name("refused_cases.yaml")
"""The cases whose answer is refused, each with the reason."""


def scorer() -> ModuleType:
    """The script that reads the cases and judges what is answered to one."""
    spec = importlib.util.spec_from_file_location("peer_cases", SHARED / "practice" / "score_recognisers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
