"""Lines that hold only a year: what stands below them is in that year."""

from __future__ import annotations

from pipeline.read import read
from pipeline.recognise.date_blocks import find_dates_in_blocks


def test_a_line_that_is_only_a_year_dates_the_days_below_it() -> None:
    page = "== Incidents ==\n;2006\n* 25 July: a post was hit.\n;2009\n* On June 24, a convoy was hit.\n"
    document = read(page, id="sample", language="en", format="wikitext")
    found = [d.mention.edtf for dates in find_dates_in_blocks(document.blocks, "en") for d in dates]
    assert found == ["2006", "2006-07-25", "2009", "2009-06-24"]
