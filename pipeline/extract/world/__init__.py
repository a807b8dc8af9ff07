"""Whom and where else the text tells of: actors, how they stand to each other, places, and what happened."""
