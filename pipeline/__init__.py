"""Blauwhelm: from documents on UN peace missions to checked tables, one folder per stage.

The stages, in the order of the data: read, recognise, extract, reconcile, validate, publish. Each imports only the
ones before it (and `pipeline.lexicon`, the words of the languages); only `pipeline.orchestrate` knows of Dagster.
"""
