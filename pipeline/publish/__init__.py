"""From checked tables to files: Parquet, DuckDB, data package, dictionary, release."""
