"""The charts of the report, each with its summary in words and its data as a table that leads to the sources.

`mission_charts` has those of one mission, `corpus_charts` those over all documents. A chart that has nothing to show is
left out. The published tables come in, plain values go out: nothing here knows of pages, files or the clock.
"""

from __future__ import annotations

from pipeline.publish.report.charts import (
    citations,
    contributors,
    fatalities,
    fatality_totals,
    leadership,
    strength,
    timeline,
)
from pipeline.publish.report.charts.rows import Frames
from pipeline.publish.report.model import Chart, Link

__all__ = ["corpus_charts", "mission_charts"]


def mission_charts(frames: Frames, mission_id: str, link: Link) -> tuple[Chart, ...]:
    """The charts of a mission: its timeline, strengths, dead, contributors and leaders.

    Args:
        frames: the published tables by name.
        mission_id: the mission, a key of `missions`.
        link: the address of a row's words; empty where it has none.
    """
    charts = (
        timeline.timeline(frames, mission_id, link),
        strength.strength(frames, mission_id, link),
        fatalities.by_nationality(frames, mission_id, link),
        fatality_totals.against_totals(frames, mission_id, link),
        contributors.contributors(frames, mission_id, link),
        leadership.leadership(frames, mission_id, link),
    )
    return tuple(chart for chart in charts if chart is not None)


def corpus_charts(frames: Frames, link: Link) -> tuple[Chart, ...]:
    """The charts over all documents: the health of their citations by site and by year.

    Args:
        frames: the published tables by name.
        link: the address of a row's words; empty where it has none.
    """
    charts = (citations.by_host(frames, link), citations.by_year(frames, link))
    return tuple(chart for chart in charts if chart is not None)
