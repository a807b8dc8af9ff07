"""Measurements side by side with peers, all sides in one run: `make bench`. Ratios count; absolute times do not."""
