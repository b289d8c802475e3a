"""Bodies that the model of names passes over: a service with a long name, a club that is called by its town."""

from __future__ import annotations

from bot.text.document import Document
from bot.text.found import Source, SourceKind
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import GENERIC_BODIES
from bot.text.lexicon.words import words
from bot.text.mentions import Mention
from bot.text.phrases import noun

SENTENCES = 2
"""Sentences before «ведомство» that may name it."""

CLUBS = frozenset(("клуб", "команда"))
LEAGUES = ("лига", "федерация", "союз", "ассоциация")
"""Ends of nouns for what clubs play in: a Бундеслига is no клуб."""

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


def is_league(doc: Document, mention: Mention) -> bool:
    lemmas = (dictionary_noun(token.lower) for token in doc.words(mention.first, mention.last + 1))
    return any(lemma.endswith(LEAGUES) for lemma in lemmas)


def club_of_town(doc: Document, head: int) -> Source | None:
    """Игроки Лугова вернулись на поле. В клубе отметили, что …: the town whose players the text told of last."""
    for mention in reversed(doc.mentions):
        if mention.kind != "LOC" or mention.last >= head or not mention.first:
            continue
        before = doc.tokens[mention.first - 1]
        if doc.tokens[mention.first].case == "Gen" and dictionary_noun(before.lower) in OF_CLUB:
            return Source(SourceKind.NOUN, mention.first, mention.first, mention.last)
    return None
