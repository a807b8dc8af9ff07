"""Who takes part, what each country gives, and how strong a mission is."""
