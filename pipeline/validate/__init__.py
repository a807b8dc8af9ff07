"""From tables to what is wrong with them: rows that break their schema, and findings of the consistency rules."""
