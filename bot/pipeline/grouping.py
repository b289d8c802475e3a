"""Articles join stories as they are kept."""
