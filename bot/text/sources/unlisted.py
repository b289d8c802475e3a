"""Bodies that the model of names misses, or sees where none is: a service of many words, a club of a town, a drug."""

from __future__ import annotations

from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import BODIES, GENERIC_BODIES, ITSELF
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line
from bot.text.parse.marks import Marked
from bot.text.parse.mentions import Mention
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.phrases import noun

SENTENCES = 2
"""Sentences before «ведомство» that may name it."""

OPENING = 8
"""Words of a sentence among which its first body stands: Между тем в областном управлении …"""

IN = frozenset(("в", "во", "на"))

AUTHORITIES = words(
    """
    министерство департамент управление прокуратура комитет служба агентство инспекция полиция администрация комиссия
    палата посольство бюро казначейство акимат мэрия главк правительство гу
    """
)
FIRMS = words(
    """
    компания фирма корпорация холдинг концерн завод предприятие комбинат фабрика банк оператор сервис студия сеть
    авиакомпания производитель перевозчик застройщик издательство разработчик
    """
)
STANDS_FOR = {
    "ведомство": AUTHORITIES,
    "регулятор": AUTHORITIES | {"банк"},
    "компания": FIRMS,
    "предприятие": FIRMS,
    "организация": words("организация фонд союз ассоциация движение федерация профсоюз комитет общество гильдия центр"),
    "учреждение": words("учреждение больница школа институт университет театр музей клиника госпиталь центр"),
}
"""Kinds of bodies that a general word may stand for; any other word stands for its own kind only."""

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


def told_body(doc: Document, lemma: str, head: int) -> Source | None:
    """The body without a name of which the last sentences told, where the general word may stand for it.

    Управление по надзору за реками разрешило лов. … на сайте ведомства; В газовой службе молчат. … в ведомстве.
    """
    here = doc.tokens[head].sentence
    for line in reversed(doc.lines[max(0, here - SENTENCES) : here]):
        opening = opening_body(doc, line)
        if opening is not None and noun_lemma(doc.tokens[opening.head].lower) in STANDS_FOR.get(lemma, {lemma}):
            return opening
    return None


def opening_body(doc: Document, line: Line) -> Source | None:
    """Прокуратура района ждёт; Между тем в газовой службе ждут: the body of no name with which a sentence begins."""
    for token in doc.words(line.first, min(line.end, line.first + OPENING)):
        if token.finite or token.text == ":" or doc.in_marks(token.start):
            return None
        if token.pos != "NOUN" or token.index in doc.named or noun_lemma(token.lower) not in GENERIC_BODIES | BODIES:
            continue
        source = noun(doc, token, line.first)
        placed = source.first > line.first and doc.tokens[source.first - 1].lower in IN
        tells = (token.case == "Nom" or placed) and _told_apart(doc, source) and _unnamed(doc, source)
        return source if tells else None
    return None


def called_body(doc: Document, lemma: str, head: int) -> Source | None:
    """В управлении дорог края признали брак. Рей винит погоду. … пояснили в управлении: what was called so last."""
    for token in reversed(doc.words(0, head)):
        if token.pos == "NOUN" and token.index not in doc.named and noun_lemma(token.lower) == lemma:
            source = noun(doc, token, token.index)
            if source.last > source.head and _told_apart(doc, source) and _unnamed(doc, source):
                return source
    return None


def _unnamed(doc: Document, source: Source) -> bool:
    """прокуратура района; but not: компания «Луч», and nothing in somebody's words"""
    owners = doc.words(source.head + 1, source.last + 1)
    marked = any(word.start in doc.opening for word in owners) and any(word.index in doc.named for word in owners)
    return not marked and not doc.in_marks(doc.tokens[source.head].start)


def _told_apart(doc: Document, source: Source) -> bool:
    """газовая служба, прокуратура района; but not: сама компания, в профсоюзе завода"""
    described = (word.lower for word in doc.words(source.first, source.head) if word.pos == "ADJ")
    owners = (noun_lemma(word.lower) for word in doc.words(source.head + 1, source.last + 1))
    return any(word not in ITSELF for word in described) or any(word not in GENERIC_BODIES for word in owners)


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
