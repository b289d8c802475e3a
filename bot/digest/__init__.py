"""Stories become a digest: when, which, in what order. Pure functions, no input or output."""
