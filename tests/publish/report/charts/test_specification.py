"""The compiled specification is the one that Altair states."""

from __future__ import annotations

from pathlib import Path

from pipeline.publish.report.charts import drawing, specification


def test_the_compiled_file_is_what_the_specification_gives():
    """On failure: ``python -m pipeline.publish.report.charts.specification``."""
    file = Path(drawing.__file__).with_name(drawing.COMPILED)
    assert file.read_text(encoding="utf-8") == specification.compiled()
