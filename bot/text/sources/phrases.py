"""Noun phrases that may name a source: how far one reaches, what it is, whether a name stands beside it."""

from __future__ import annotations

import re

from bot.text.lexicon.bodies import FIRMS
from bot.text.lexicon.nouns import noun_lemma, without_prefix
from bot.text.lexicon.offices import BODIES, OFFICES, TOWN_HEAD
from bot.text.lexicon.sources import (
    COUNTERS,
    DOMAIN,
    LIKE_OUTLET,
    MEDIA_NAMES,
    MEDIA_NOUNS,
    NETWORK_NAMES,
    OUTLETS_IN_LETTERS,
)
from bot.text.parse.document import Document, Token
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.long_names import of_field
from bot.text.sources.outlet_beside import outlet_told
from bot.text.sources.qualities import first_quality

NAME_LENGTH = 60
"""Letters of a name in marks after a noun: компания «Восточный ветер»."""

LONG_NAME = 160
"""Letters of a name in marks after ФГБУ or ООО (the longest seen: 79)."""

ADDRESS = re.compile(r"[\w.-]+\w")

OTHER_AGENCIES = (
    *("космическ", "авиационн", "рейтингов", "туристическ", "страхов", "энергетическ"),
    *("антидопингов", "модельн", "рекламн", "кадров", "профильн"),
)
"""Beginnings of words before «агентство» that no agency of news has."""

NEAR = 7
"""Words from «агентство» over its name to what tells whom it represents."""

OTHER_FIELDS = ("недвижимост", "развит", "страхован", "стратегич", "занятост", "туризм", "патент", "рынк")
"""Beginnings of words after «агентство», its name included, that no agency of news has: агентство недвижимости."""


VICTIMS = (
    *("погибш", "пострадавш", "умерш", "задержанн", "обвиняем", "подозреваем", "потерпевш", "убит", "осужденн"),
    *("осуждённ", "арестованн", "скончавш", "пропавш", "покойн"),
)
"""Beginnings of participles that stand for people in news."""


def office(token: Token) -> bool:
    """президент, врач-педиатр, генменеджер; городской голова, who is masculine, and no head that aches.

    вышла премьера фильма: no премьер
    """
    lemma = noun_lemma(token.lower)
    if lemma == TOWN_HEAD or token.lower == "премьера":
        return token.gender == "Masc"
    compound = "-" in lemma and any(part in OFFICES for part in lemma.split("-"))
    return lemma in OFFICES or compound or without_prefix(lemma) in OFFICES


def body(token: Token) -> bool:
    """Минфин, полиция, фирма-подрядчик, НБУ"""
    lemma = noun_lemma(token.lower)
    return (
        lemma in BODIES
        or ("-" in lemma and lemma.partition("-")[0] in FIRMS)
        or (token.text.isupper() and len(token.text) > 1)
    )


def is_medium(doc: Document, first: int, last: int) -> bool:
    """News media are sources that nobody asked for: ТАСС, газета «Известия», zakon.kz.

    `last` is the head of the phrase, as «собеседник агентства» is no agency.
    """
    return any(_of_medium(doc, token) for token in doc.words(first, last + 1))


def _of_medium(doc: Document, token: Token) -> bool:
    if DOMAIN.match(_address(doc, token)) or token.text in OUTLETS_IN_LETTERS:
        return True
    lemma = noun_lemma(token.lower)
    if lemma == "сайт" and token.index and doc.tokens[token.index - 1].lower.startswith("официальн"):
        return False
    if lemma == "агентство" and _other_agency(doc, token):
        return False
    if lemma == "портал" and (_of_office(doc, token) or _counts(doc, token)):
        return False
    if "-" in lemma and lemma.rsplit("-", 1)[1] in MEDIA_NOUNS:
        return True
    if token.text[0].isupper() and (lemma in MEDIA_NAMES or LIKE_OUTLET.match(_address(doc, token).lower())):
        return True
    return lemma in MEDIA_NOUNS and token.pos in ("NOUN", "PROPN")


def _address(doc: Document, token: Token) -> str:
    """The word with what the tokenizer cut off: 100realty.ua is three tokens."""
    if not token.text.isascii() and not token.text[0].isalnum():
        return token.text
    found = ADDRESS.match(doc.text, doc.tokens[max(0, token.index - 1)].start if _cut_off(doc, token) else token.start)
    return found.group() if found is not None else token.text


def _cut_off(doc: Document, token: Token) -> bool:
    """realty in 100realty.ua"""
    before = doc.tokens[token.index - 1] if token.index else token
    return before.end == token.start and before.text.isalnum()


def _of_office(doc: Document, token: Token) -> bool:
    """портал мэра города"""
    return any(word.case == "Gen" and office(word) for word in doc.words(token.index + 1, token.index + 2))


def _counts(doc: Document, token: Token) -> bool:
    """портал Worldometer: a site of figures, and none of news."""
    return any(word.lower in COUNTERS for word in doc.words(token.index + 1, token.index + 3))


def _other_agency(doc: Document, token: Token) -> bool:
    """рекламное агентство; агентство развития; агентство «Луч», представляющее игрока"""
    before, after = doc.words(token.index - 1, token.index), doc.words(token.index + 1, token.index + 4)
    agent = any(word.lower.startswith("представляющ") for word in doc.words(token.index + 1, token.index + NEAR))
    return (
        agent
        or any(word.lower.startswith(OTHER_AGENCIES) for word in before if token.index)
        or any(word.lower.startswith(OTHER_FIELDS) for word in after)
    )


def noun(doc: Document, token: Token, floor: int) -> Source:
    """A noun with the adjectives before it and what depends on it after: местные власти, глава МИД Ирана."""
    first = first_quality(doc, token, floor)
    last = token.index
    while last + 1 < len(doc.tokens) and _goes_on(doc, last + 1, token):
        last = max(last + 1, _closing(doc, last + 1))
    return Source(SourceKind.NOUN, token.index, first, last, token.gender, token.number)


def _goes_on(doc: Document, index: int, head: Token) -> bool:
    token = doc.tokens[index]
    if token.sentence != head.sentence or index - head.index > 12:
        return False
    if ((mention := doc.named.get(index)) is not None and mention.kind == "PER") or outlet_told(doc, token, head):
        return False
    if token.case == "Gen" and token.pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
        return True
    if token.lower == "и" and _two_adjectives(doc, index):
        return True
    if mention is not None and mention.kind == "ORG" and (token.pos != "VERB"):
        return head.case != "Acc" or not is_medium(doc, mention.first, mention.last)
    if _nickname(doc, index, head) or of_field(doc, index, head) or _victim(doc, token, head):
        return True
    outlet = head.animate and head.case != "Nom" and is_medium(doc, index + 1, index + 2)
    return token.text in '«"“„' and not outlet and _in_short_name(doc, index)


def _two_adjectives(doc: Document, index: int) -> bool:
    """департамент развития малого и среднего предпринимательства"""
    beside = (doc.tokens[index - 1], *doc.words(index + 1, index + 2))
    return len(beside) == 2 and all((word.pos, word.case) == ("ADJ", "Gen") and word.form != "Short" for word in beside)


def _victim(doc: Document, token: Token, head: Token) -> bool:
    """муж погибшей, адвокат задержанного: a participle that stands for somebody."""
    behind = doc.words(token.index + 1, token.index + 2)
    alone = not behind or behind[0].pos not in ("NOUN", "PROPN", "ADJ")
    of_whom = head.animate and token.index == head.index + 1 and alone
    return of_whom and token.lower.startswith(VICTIMS) and token.lower.endswith(("ого", "его", "ой", "ей", "их", "ых"))


def _nickname(doc: Document, index: int, head: Token) -> bool:
    """пользователь sergey2s, пользователь под ником _rosa_: a name on a network, with what the tokenizer cuts off."""
    token, before = doc.tokens[index], doc.tokens[index - 1]
    if tuple(word.lower for word in doc.words(head.index + 1, head.index + 3)) == ("под", "ником"):
        return index <= head.index + 3 or (token.start == before.end and token.text not in ".,;:!?…")
    if token.start == before.end:
        return before.text.isascii() and before.text.isalnum() and token.text.isalnum() and not token.finite
    return head.animate and index == head.index + 1 and token.text.isascii() and token.text.isalpha()


def _closing(doc: Document, index: int) -> int:
    """The last mark of a name that opens here: сервис «Яндекс.Погода»; -1 for any other word."""
    mark = doc.opening.get(doc.tokens[index].start) if _in_short_name(doc, index) else None
    return doc.at(mark.end) - 1 if mark is not None else -1


def _in_short_name(doc: Document, index: int) -> bool:
    mark = doc.opening.get(doc.tokens[index].start)
    inside = doc.tokens[index + 1] if index + 1 < len(doc.tokens) else doc.tokens[index]
    no_name = inside.lower in NETWORK_NAMES or (
        inside.text[0].islower() and noun_lemma(doc.tokens[index - 1].lower) == "издание"
    )
    longest = LONG_NAME if doc.tokens[index - 1].text.isupper() else NAME_LENGTH
    return mark is not None and mark.end - mark.start < longest and not no_name
