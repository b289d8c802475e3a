"""What the tagger gets wrong about verbs, put right by the dictionary."""

from __future__ import annotations

import re

from bot.text.lexicon.cues import forms
from bot.text.lexicon.forms import parses, plain
from bot.text.models import Grammar

REFLEXIVE = re.compile(r"(?:[еи]т|[ую]т|[ая]т|л|ла|ло|ли)с[яь]$")
"""поражается, закрылись: no noun ends so."""

NUMBERS = {"sing": "Sing", "plur": "Plur"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
TENSES = {"past": "Past", "pres": "Pres", "futr": "Fut"}
PERSONS = {"1per": "1", "2per": "2", "3per": "3"}


def corrected(word: str, tag: Grammar) -> Grammar:
    """A verb that the tagger takes for a noun (резюмировал Ким) and that the dictionary knows for a verb only."""
    if tag.pos not in ("NOUN", "PROPN", "X") or not (plain(word) in forms() or REFLEXIVE.search(word)):
        return tag
    readings = parses(word.lower())
    if not readings or any(reading.tag.POS != "VERB" for reading in readings):
        return tag
    known = readings[0].tag
    feats = {
        "VerbForm": "Fin",
        "Number": NUMBERS.get(known.number, ""),
        "Gender": GENDERS.get(known.gender, ""),
        "Tense": TENSES.get(known.tense, ""),
        "Person": PERSONS.get(known.person, ""),
    }
    return Grammar("VERB", feats)
