"""A text read once: words with morphology and syntax, the names in it, its quotation marks."""
