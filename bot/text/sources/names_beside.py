"""A name that stands beside a noun: вице-консул в Стамбуле Андрей Федоткин; подруга Раны, Нохеми Масель."""

from __future__ import annotations

from dataclasses import replace

from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import KIN
from bot.text.parse.document import Document, Token
from bot.text.parse.mentions import Mention
from bot.text.parse.names import OBLIQUE
from bot.text.parse.signs import DASH
from bot.text.sources.found import Source, SourceKind, by_name
from bot.text.sources.phrases import office
from bot.text.sources.whose import another_behind

APPOSITION = 45
"""Words between a comma and the name: …, заведующий кафедрой университета им. И. М. Серова Иван Ким."""

FAMILY = ("овых", "евых", "ёвых", "иных", "ских", "цких")

ASIDE = 12
"""Words between dashes that say who somebody is."""


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
    """в сообщении пресс-службы Рея: a body is nobody's other name; and мужа Анны Рей is not she.

    соседка Чеботарёвых: one who has to do with a family
    """
    name = doc.tokens[mention.first]
    if mention.first == mention.last == head.index + 1 and name.lower.endswith(FAMILY) and head.number == "Sing":
        return head.animate
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
