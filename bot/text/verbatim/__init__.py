"""Finding a speaker's own words: in marks, behind a dash or a colon, in headlines and interviews."""
