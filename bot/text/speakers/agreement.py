"""What the words beside a name in the nominative say of the gender: 16-летняя Айнур Рей, обыгравшая чемпионку."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.lexicon.forms import parses
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.offices import EPICENE
from bot.text.parse.document import Document, Token
from bot.text.sources.phrases import office

GENDERS = {"masc": "Masc", "femn": "Fem"}

OF_WOMEN = ("ова", "ева", "ёва", "ская", "цкая")
"""Ends of surnames that in the nominative are a woman's."""


def gender_beside(doc: Document, name: Sequence[Token]) -> str:
    """Of the quality right before, of the participle right after, or of a woman's office; '' where nothing tells."""
    if not name or any(token.case not in ("Nom", "") for token in name):
        return ""
    before = doc.words(max(0, name[0].index - 1), name[0].index)
    after = doc.words(name[-1].index + 1, name[-1].index + 3)
    participle = len(after) == 2 and after[0].text == "," and _only_gender(after[1], "PRTF")
    return next((_quality(one) or _womans(one) for one in before), "") or participle or _by_surname(name)


def _by_surname(name: Sequence[Token]) -> str:
    """Айсулу Нарова: with a given name that the dictionary lacks."""
    unknown = len(name) > 1 and not any(parse.is_known for parse in parses(name[0].lower))
    return "Fem" if unknown and name[-1].lower.endswith(OF_WOMEN) else ""


def _quality(word: Token) -> str:
    """16-летняя, сама"""
    return _only_gender(word, "ADJF")


def _only_gender(word: Token, part: str) -> str:
    """The gender of a form that no oblique case has: обыгравшая, but not: обыгравшей."""
    tags = [parse.tag for parse in parses(word.lower) if part in parse.tag]
    genders = {tag.gender for tag in tags}
    nominative = bool(tags) and all(tag.case in ("nomn", "accs") and tag.number == "sing" for tag in tags)
    return GENDERS.get(str(genders.pop()), "") if nominative and len(genders) == 1 else ""


def _womans(word: Token) -> str:
    """дебютантка, журналистка: a noun for women alone."""
    woman = word.pos == "NOUN" and word.case == "Nom" and word.gender == "Fem" and word.animate and office(word)
    return "Fem" if woman and dictionary_noun(word.lower) not in EPICENE | {"модель"} else ""
