"""Who said it: the source that a sentence names becomes a person, a body or a role of the article."""
