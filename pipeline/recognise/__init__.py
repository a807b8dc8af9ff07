"""From visible text to mentions: dates, numbers, places and countries, people, organisations, acronyms."""
