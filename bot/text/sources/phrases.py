"""Noun phrases that may name a source: how far one reaches, what it is, whether a name stands beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.text.lexicon.bodies import FIRMS
from bot.text.lexicon.nouns import noun_lemma, without_prefix
from bot.text.lexicon.offices import BODIES, KIN, OFFICES, TOWN_HEAD
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
from bot.text.parse.mentions import Mention
from bot.text.parse.names import OBLIQUE
from bot.text.parse.signs import DASH
from bot.text.sources.found import Source, SourceKind, by_name
from bot.text.sources.long_names import of_field
from bot.text.sources.outlet_beside import outlet_told
from bot.text.sources.qualities import first_quality
from bot.text.sources.whose import another_behind

NAME_LENGTH = 60
"""Letters of a name in marks after a noun: компания «Восточный ветер»."""

LONG_NAME = 160
"""Letters of a name in marks after ФГБУ or ООО (the longest seen: 79)."""

APPOSITION = 45
"""Words between a comma and the name: …, заведующий кафедрой университета им. И. М. Серова Иван Ким."""

ASIDE = 12
"""Words between dashes that say who somebody is."""

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


VICTIMS = ("погибш", "пострадавш", "умерш", "задержанн", "обвиняем", "подозреваем", "потерпевш", "убит", "осужденн")
VICTIMS += ("осуждённ", "арестованн", "скончавш", "пропавш", "покойн")
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
    if mention is not None and mention.kind == "ORG" and (token.pos != "VERB"):
        return head.case != "Acc" or not is_medium(doc, mention.first, mention.last)
    if _nickname(doc, index, head) or of_field(doc, index, head) or _victim(doc, token, head):
        return True
    outlet = head.animate and head.case != "Nom" and is_medium(doc, index + 1, index + 2)
    return token.text in '«"“„' and not outlet and _in_short_name(doc, index)


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


def named(doc: Document, source: Source, end: int) -> Source:
    """Where a name stands beside the noun, the name is the source: вице-консул в Стамбуле Андрей Федоткин.

    Many are not one: со ссылкой на чиновников администрации Олега Рея.
    """
    if source.kind is not SourceKind.NOUN:
        return source
    head = doc.tokens[source.head]
    if head.number == "Plur" and head.case != "Nom" and not _one_of(doc, source.first):
        return source
    end = min(end, doc.lines[head.sentence].end)
    for index in range(source.head + 1, min(end, source.head + 25)):
        token = doc.tokens[index]
        mention = doc.named.get(index)
        if source.head < index <= source.last and token.text in DASH:
            continue
        if token.text == ",":
            return _after_comma(doc, source, index, end) or source
        if token.text in DASH and (apposed := _between_dashes(doc, index, end)) is not None:
            return replace(apposed, gender=head.gender, number="Sing")
        if token.text in ":;—–-" or token.finite:
            break
        if (
            mention is not None
            and mention.kind == "PER"
            and not _of_another(doc, mention, head)
            and not _serves(doc, mention, head)
            and (
                (index == source.last + 1 and nominative(doc, mention.first, mention.last))
                or _same_case(doc, mention.first, mention.last, head)
            )
        ):
            return Source(SourceKind.NAME, mention.first, mention.first, mention.last, head.gender, "Sing")
    return source


def _of_another(doc: Document, mention: Mention, head: Token) -> bool:
    """промоутер Кима Олег Рей, промоутер Джошуа Олег Рей: the first name is whose he is.

    So with what joins the two, коллега Кадури по парламенту Олег Рей, and in apposition: учительница Сони, Анна Рей,
    """
    if head.case != "Nom":
        return False
    following = doc.named.get(mention.last + 1) or another_behind(doc, mention)
    return following is not None and following.kind == "PER" and nominative(doc, following.first, following.last)


def _serves(doc: Document, mention: Mention, head: Token) -> bool:
    """в сообщении пресс-службы Рея: a body is nobody's other name; and мужа Анны Рей is not she."""
    name = doc.tokens[mention.first]
    if noun_lemma(head.lower) in KIN and {head.gender, name.gender} == {"Masc", "Fem"} and name.case == "Gen":
        return True
    return head.lower.startswith("пресс-служб") and doc.tokens[mention.first].case in ("Gen", "")


def _one_of(doc: Document, first: int) -> bool:
    """цитирует одного из авторов работы Ивана Рея: one of the many, and the name is theirs."""
    words = tuple(word.lower for word in doc.words(max(0, first - 2), first))
    return len(words) == 2 and words[0].startswith(("один", "одн")) and words[1] == "из"


def _after_comma(doc: Document, source: Source, comma: int, end: int) -> Source | None:
    """подруга Раны, Нохеми Масель / один из авторов, миллиардер Илон Рей: the name follows in apposition."""
    head = doc.tokens[source.head]
    whom = office(head) or head.lower in ("один", "одна") or noun_lemma(head.lower) in KIN
    mention = _name_in_apposition(doc, comma, end, head.case)
    if mention is None:
        return None
    closed = mention.last + 1 >= end or doc.tokens[mention.last + 1].text in ",.—–-:!?"
    told = not closed and doc.tokens[mention.last + 1].finite
    told = told and (mention.first > comma + 1 or _opens_with(doc, head))
    if not (closed or told) or not whom or not _same_case(doc, mention.first, mention.last, head):
        return None
    return Source(SourceKind.NAME, mention.first, mention.first, mention.last, head.gender, "Sing")


def _opens_with(doc: Document, head: Token) -> bool:
    """Мать одного из них, Нора Рей сказала: the noun opens the sentence, and no verb stands before the name."""
    return head.case == "Nom" and head.index == doc.lines[head.sentence].first


def _between_dashes(doc: Document, dash: int, end: int) -> Source | None:
    """соперник Рея — глава фирмы Олег Ли — заявил: a name in apposition between dashes."""
    closing = next((token.index for token in doc.words(dash + 1, min(end, dash + ASIDE)) if token.text in DASH), None)
    mention = doc.named.get(closing - 1) if closing is not None else None
    if mention is None or mention.kind != "PER" or any(token.finite for token in doc.words(dash, mention.last)):
        return None
    if doc.tokens[dash + 1].pos in ("ADP", "CCONJ", "SCONJ", "PART"):
        return None
    if not nominative(doc, mention.first, mention.last):
        return None
    return by_name(mention)


def _another_office(doc: Document, index: int, case: str) -> bool:
    """…, заведующий кафедрой, главный врач больницы, академик Иван Ким"""
    words = doc.words(index, index + 3)
    return bool(words) and words[0].case == case and any(office(word) and word.case == case for word in words)


def _name_in_apposition(doc: Document, comma: int, end: int, case: str) -> Mention | None:
    """…, Нохеми Масель / …, академик РАН Николай Брико, but not: как отмечает актёр, именно Анна Рей нашла его"""
    if comma + 1 >= end or doc.tokens[comma].text != ",":
        return None
    for index in range(comma + 1, min(end, comma + APPOSITION)):
        token = doc.tokens[index]
        mention = doc.named.get(index)
        if mention is not None and mention.kind == "PER":
            return mention if mention.first == index else None
        if token.text == "," and _another_office(doc, index + 1, case):
            continue
        if token.text == "." and (doc.tokens[index - 1].lower == "им" or len(doc.tokens[index - 1].text) == 1):
            continue
        opens_clause = index == comma + 1 and (token.case not in (case, "") or token.pos == "PART")
        if token.finite or token.text in ",.:;—–" or opens_clause:
            return None
    return None


def _same_case(doc: Document, first: int, last: int, head: Token) -> bool:
    words = doc.words(first, last + 1)
    cases = {token.case for token in words}
    if head.case == "Nom" and words[-1].lower.endswith(OBLIQUE):
        return False
    return (
        head.case in cases or cases <= {""} or any(token.head == head.index and token.rel == "appos" for token in words)
    )


def nominative(doc: Document, first: int, last: int) -> bool:
    cases = {token.case for token in doc.words(first, last + 1) if token.pos != "PUNCT"}
    return ("Nom" in cases or cases == {""}) and not doc.tokens[last].lower.endswith(OBLIQUE)
