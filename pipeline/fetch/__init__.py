"""Live pages: from a wiki's Action API into the store that `pipeline.read` reads.

The only stage that speaks to a network and looks at a clock. What it writes down (`pipeline.read.page_store`) is all
that the later stages know of either.
"""
