"""What the tagger gets wrong about verbs, put right by the dictionary."""

from __future__ import annotations

import re

from bot.text.lexicon.cues import forms
from bot.text.lexicon.forms import parses, plain
from bot.text.models import Grammar

REFLEXIVE = re.compile(r"(?:[еи]т|[ую]т|[ая]т|л|ла|ло|ли)с[яь]$")
"""поражается, закрылись: no noun ends so."""

GERUND = ("ясь", "ась", "вшись", "я", "в")

NUMBERS = {"sing": "Sing", "plur": "Plur"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
TENSES = {"past": "Past", "pres": "Pres", "futr": "Fut"}
PERSONS = {"1per": "1", "2per": "2", "3per": "3"}


def corrected(word: str, tag: Grammar) -> Grammar:
    """A verb taken for a noun (резюмировал Ким), a gerund taken for a verb (не стесняясь): as the dictionary has it."""
    if tag.pos == "VERB" and tag.feats.get("VerbForm") == "Fin" and word.endswith(GERUND) and _only(word, "GRND"):
        return Grammar("VERB", {"VerbForm": "Conv"})
    if tag.pos not in ("NOUN", "PROPN", "X") or not (plain(word) in forms() or REFLEXIVE.search(word)):
        return tag
    if not _only(word, "VERB"):
        return tag
    known = parses(word.lower())[0].tag
    feats = {
        "VerbForm": "Fin",
        "Number": NUMBERS.get(known.number, ""),
        "Gender": GENDERS.get(known.gender, ""),
        "Tense": TENSES.get(known.tense, ""),
        "Person": PERSONS.get(known.person, ""),
    }
    return Grammar("VERB", feats)


def _only(word: str, part: str) -> bool:
    """Every reading that the dictionary has of the word is of that part of speech (OpenCorpora names)."""
    return all(part == reading.tag.POS for reading in parses(word.lower()))
