"""Whole MediaWiki dumps: the same reading, recognising and extracting, over byte ranges, into Parquet parts.

    dump -> plan (byte ranges) -> stretches of XML -> pages -> rows -> a part, whole or not at all

A part is a pure function of a dump's bytes, a range of them and the settings, so that it does not matter which process
on which machine works it out, nor how often. Pages are not compared with each other: that is `blauwhelm build`'s work.
"""
