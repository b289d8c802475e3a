"""Bodies that the model of names misses, or sees where none is: a service of many words, a club of a town, a drug."""

from __future__ import annotations

from bot.text.document import Document
from bot.text.found import Source, SourceKind
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import GENERIC_BODIES
from bot.text.lexicon.words import words
from bot.text.marks import Marked
from bot.text.mentions import Mention
from bot.text.phrases import noun

SENTENCES = 2
"""Sentences before «ведомство» that may name it."""

CLUBS = frozenset(("клуб", "команда"))
LEAGUES = ("лига", "федерация", "союз", "ассоциация")
"""Ends of nouns for what clubs play in: a Бундеслига is no клуб."""

DRUGS = words("препарат препарата препарату препаратом препарате лекарство лекарства лекарством вакцина вакцины")
"""Nouns of what has a name in marks and is no body, as printed."""

OF_CLUB = words(
    """
    игрок футболист хоккеист баскетболист волейболист легионер тренер наставник капитан вратарь голкипер защитник
    полузащитник нападающий форвард хавбек болельщик фанат
    """
)
"""People of a club: игроки Лугова."""


def opening_body(doc: Document, head: int) -> Source | None:
    """Управление по надзору за реками разрешило лов. Об этом говорится на сайте ведомства: the body that opens."""
    here = doc.tokens[head].sentence
    for line in reversed(doc.lines[max(0, here - SENTENCES) : here]):
        token = doc.tokens[line.first]
        if token.case != "Nom" or token.index in doc.named or noun_lemma(token.lower) not in GENERIC_BODIES:
            continue
        source = noun(doc, token, token.index)
        if source.last > source.head:
            return source
    return None


def no_club(doc: Document, mention: Mention) -> bool:
    """Бундеслига; «Огненные» начали сезон: what clubs play in, and a by-name of the players, who are many."""
    behind = [token for token in doc.words(mention.last + 1, mention.last + 3) if token.word]
    by_name = bool(behind) and behind[0].finite and behind[0].number == "Plur" and mention.first == mention.last
    lemmas = (dictionary_noun(token.lower) for token in doc.words(mention.first, mention.last + 1))
    return by_name or any(lemma.endswith(LEAGUES) for lemma in lemmas)


def club_of_town(doc: Document, head: int) -> Source | None:
    """Игроки Лугова вернулись на поле. В клубе отметили, что …: the town whose players the text told of last."""
    for mention in reversed(doc.mentions):
        if mention.kind != "LOC" or mention.last >= head or not mention.first:
            continue
        before = doc.tokens[mention.first - 1]
        if doc.tokens[mention.first].case == "Gen" and dictionary_noun(before.lower) in OF_CLUB:
            return Source(SourceKind.NOUN, mention.first, mention.first, mention.last)
    return None


def drug(doc: Document, mark: Marked) -> str | None:
    """препарат «Луч», which the model of names passes over there, and takes for a body further on"""
    opening = doc.at(mark.start)
    if not opening or opening + 1 >= len(doc.tokens) or doc.tokens[opening - 1].lower not in DRUGS:
        return None
    return doc.tokens[opening + 1].text
