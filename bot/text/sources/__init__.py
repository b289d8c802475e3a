"""What a sentence says of who speaks: phrases that name a source, words of speech and their subjects."""
