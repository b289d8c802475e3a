"""Articles about one event become a story. Pure functions, no input or output."""
