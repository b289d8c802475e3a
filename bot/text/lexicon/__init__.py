"""Words that the rules know: verbs and nouns of speech, documents, media, offices, linking words."""
