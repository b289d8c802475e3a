"""Some of many as a subject: «4% водителей сообщили, что …», «несколько близких к семье людей считают, что …»."""

from __future__ import annotations

from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.sources.found import Source
from bot.text.sources.owners import INFORMANTS
from bot.text.sources.phrases import noun

PORTIONS = ("процент", "половин", "трет", "четверт")
"""Beginnings of nouns for a part of many people."""

NUMBERS = words(
    "несколько двое трое четверо пятеро шестеро семеро пять шесть семь восемь девять десять много немало большинство"
)
"""Words of number that want those who are counted in the genitive plural."""


def share(doc: Document, line: Line, cue: Token) -> Source | None:
    """Лишь 4% владельцев машин сообщили, что …; больше половины читателей (54%) заявили, что …; пять врачей считают"""
    if cue.number == "Sing" and cue.gender != "Neut":
        return None
    for token in reversed(doc.words(line.first, cue.index)):
        if token.finite or token.text in ",:;":
            return None
        if token.text == "%" and doc.tokens[token.index + 1].text == ")":
            continue
        if token.text == "%" or token.lower.startswith(PORTIONS):
            return _counted(doc, token, cue)
        if token.lower in NUMBERS and doc.tokens[token.index - 1].pos != "ADP":
            return _counted(doc, token, cue)
    return None


def _counted(doc: Document, number: Token, cue: Token) -> Source | None:
    """The people behind the number, with what describes them: близких к семье источников."""
    people = (word for word in doc.words(number.index + 1, cue.index) if word.case == "Gen" and word.pos == "NOUN")
    whose = next((word for word in people if word.animate or dictionary_noun(word.lower) in INFORMANTS), None)
    return noun(doc, whose, number.index + 1) if whose is not None else None
