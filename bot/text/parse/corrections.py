"""What the tagger gets wrong about verbs and about those who speak, put right by the dictionary."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.text.lexicon.cues import forms
from bot.text.lexicon.forms import parses, plain
from bot.text.lexicon.offices import OFFICES
from bot.text.parse.models import Grammar

REFLEXIVE = re.compile(r"(?:[еи]т|[ую]т|[ая]т|л|ла|ло|ли)с[яь]$")
"""поражается, закрылись: no noun ends so."""

GERUND = ("ясь", "ась", "вшись", "я", "в")

NUMBERS = {"sing": "Sing", "plur": "Plur"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
TENSES = {"past": "Past", "pres": "Pres", "futr": "Fut"}
PERSONS = {"1per": "1", "2per": "2", "3per": "3"}


def corrected(word: str, tag: Grammar) -> Grammar:
    """What the dictionary knows better.

    A verb taken for a noun (резюмировал Ким), an adjective or a participle (съязвила Ким), a gerund taken for a verb
    (не стесняясь), people taken for a pronoun (фигуристка призналась), a compound without a case (пищево-вкусового).
    """
    if tag.feats.get("Case") != "Nom" and tag.pos != "PROPN" and (office := _office(word)) is not None:
        return office
    if tag.pos in ("VERB", "ADJ") and _people(word) and (somebody := _somebody(word)) is not None:
        return somebody
    if tag.pos == "NOUN" and tag.feats.get("Animacy") != "Anim" and _people(word):
        return Grammar("NOUN", {**tag.feats, "Animacy": "Anim"})
    if tag.pos == "VERB" and tag.feats.get("VerbForm") != "Conv" and word.endswith(GERUND) and _only(word, "GRND"):
        return Grammar("VERB", {"VerbForm": "Conv"})
    if tag.pos == "ADJ" and "-" in word and "Case" not in tag.feats and word.endswith(("ого", "его")):
        return Grammar("ADJ", {**tag.feats, "Case": "Gen"})
    if tag.pos == "PRON" and _people(word):
        return Grammar("NOUN", {**tag.feats, "Animacy": "Anim"})
    no_verb = tag.pos in ("NOUN", "PROPN", "X", "ADJ") or tag.feats.get("VerbForm") == "Part"
    if not no_verb or not (plain(word) in forms() or REFLEXIVE.search(word)):
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


def _office(word: str) -> Grammar | None:
    """Главврач больницы, taken for an adjective in the genitive: the form is a nominative and nothing else."""
    return _somebody(word) if plain(word) in OFFICES else None


def _somebody(word: str) -> Grammar | None:
    """пишет читательница, крикнула торговка, taken for a verb and an adjective: people in the nominative only."""
    readings = [reading.tag for reading in parses(word.lower())]
    if not all(tag.POS == "NOUN" and tag.case == "nomn" and tag.animacy == "anim" for tag in readings):
        return None
    number, gender = NUMBERS.get(readings[0].number, ""), GENDERS.get(readings[0].gender, "")
    return Grammar("NOUN", {"Case": "Nom", "Gender": gender, "Number": number, "Animacy": "Anim"})


@lru_cache(maxsize=50_000)
def _people(word: str) -> bool:
    """спекулянты, whom the tagger takes for things: no reading of the dictionary is of a thing."""
    known = [reading for reading in parses(word.lower()) if reading.is_known]
    return bool(known) and all("NOUN" in reading.tag and "anim" in reading.tag for reading in known)


def _only(word: str, part: str) -> bool:
    """Every reading that the dictionary has of the word is of that part of speech (OpenCorpora names)."""
    return all(part == reading.tag.POS for reading in parses(word.lower()))
