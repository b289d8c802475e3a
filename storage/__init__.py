"""What is kept: articles, quotes, stories, readers, digests and deliveries. Imports nothing of bot."""
