"""A text becomes an analysis: sentences, people, quotes, summary. Pure functions, no input or output."""
