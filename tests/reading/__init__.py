"""Reading: addresses become articles."""
