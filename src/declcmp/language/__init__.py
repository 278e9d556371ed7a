"""What is Russian: word forms, abbreviations, names of parties, the strength of verbs. Data files first."""
