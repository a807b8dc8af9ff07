"""Which missions and operations a document treats and names, and when they began and ended."""
