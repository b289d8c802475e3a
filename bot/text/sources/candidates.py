"""What may be the subject of a word of speech: names, pronouns, people, bodies and media of one clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.text.lexicon.forms import CONSONANTS, parses
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import KIN, PEOPLE
from bot.text.lexicon.somebody import MANY_AS_NOUNS, ONE_OF_MANY
from bot.text.parse.document import Document, Token
from bot.text.parse.mentions import Mention
from bot.text.sources.acting import acting_until
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.names_beside import nominative
from bot.text.sources.phrases import body, is_medium, noun, office

PRONOUNS = {"он": "Masc", "она": "Fem", "они": "", "оно": "Neut"}
LATTER = {"тот": "Masc", "та": "Fem"}
"""Pronouns for whoever is named last: Ли принадлежит Олегу Рею. Тот добавил, что …"""

LAST_NAMED = {"последний": "Masc", "последняя": "Fem"}
"""The second of two: Рей и Ким знакомы давно. В мае последний сказал, что …"""

FEW = frozenset(("два", "две", "три", "четыре", "двое", "трое"))

TO_WHOM = ("ому", "ему")
"""Ends of adjectives that open the name of a paper which was told."""

OF_MANY = ("ых", "их", "ей")
"""Ends of a surname that may be the genitive of a family's: адвокат Рейных, адвокат Лужей."""

COLLECTIVES = frozenset(("большинство", "часть", "ряд", "множество"))
"""Subjects that stand for people: большинство подписчиков."""


def candidates(doc: Document, first: int, end: int) -> Iterator[Source]:
    """Whatever may speak among the words from `first` to `end`; what stands in brackets is by the way."""
    index = first
    while index < end:
        mention = doc.named.get(index)
        if doc.tokens[index].text == "(" and (closing := _closing_bracket(doc, index, end)) is not None:
            index = closing + 1
        elif mention is not None and mention.kind == "PER":
            last = min(mention.last, end - 1)
            if _subject(doc, mention) or _woman(doc, mention) or _man(doc, mention):
                gender = doc.tokens[index].gender
                yield Source(SourceKind.NAME, _head_of_name(doc, index, last), index, last, gender, "Sing")
            index = last + 1
        elif (source := _pronoun(doc, index) or _people(doc, index, first)) is not None:
            yield source
            index += 1
        elif mention is not None and (head := _head_of_body(doc, index, mention)) is not None:
            yield Source(SourceKind.NOUN, head, index, mention.last)
            index = mention.last + 1
        else:
            index += 1


def _pronoun(doc: Document, index: int) -> Source | None:
    token = doc.tokens[index]
    if token.lower in PRONOUNS and token.case in ("Nom", ""):
        number = "Plur" if token.lower == "они" else "Sing"
        return Source(SourceKind.PRONOUN, index, index, index, PRONOUNS[token.lower], number)
    if latter(doc, token):
        return Source(SourceKind.PRONOUN, index, index, index, LATTER[token.lower], "Sing")
    if token.lower in LAST_NAMED and token.rel.startswith("nsubj") and token.head == index + 1:
        return Source(SourceKind.PRONOUN, index, index, index, LAST_NAMED[token.lower], "Sing")
    if _one_of_many(doc, token):
        return Source(SourceKind.PRONOUN, index, index, index, token.gender, "Sing")
    return None


def latter(doc: Document, token: Token) -> bool:
    """Та отказалась: at the head of a sentence, for somebody; but not: Та школа, Тот, кто отказался"""
    following = doc.words(token.index + 1, token.index + 2)
    return (
        token.lower in LATTER
        and token.index == doc.lines[token.sentence].first
        and bool(following)
        and following[0].finite
    )


def _people(doc: Document, index: int, first: int) -> Source | None:
    token = doc.tokens[index]
    if token.lower in ("один", "одна") and any(word.lower == "из" for word in doc.words(index + 1, index + 2)):
        return Source(SourceKind.NOUN, index, index, _of_whom(doc, index + 2), token.gender, "Sing")
    if (held := _acting(doc, index) or _official_page(doc, token)) is not None:
        return held
    if token.lower == "друг" and any(word.lower.startswith("друг") for word in doc.words(index + 1, index + 3)):
        return None
    if token.lower in MANY_AS_NOUNS and token.rel.startswith("nsubj") and token.case == "Nom":
        return Source(SourceKind.NOUN, index, index, index, "", "Plur")
    if _counted(doc, token):
        return replace(noun(doc, token, token.index), number="Plur")
    speaks = (
        (token.case == "Nom" or _as_accusative(doc, token) or _of_a_woman(token))
        and token.pos in ("NOUN", "PROPN")
        and can_speak(doc, token)
        and not _initial(token)
    )
    return noun(doc, token, first) if speaks or _nickname(doc, token) else None


def _counted(doc: Document, token: Token) -> bool:
    """рассказали два источника: people behind a small number are in the genitive."""
    before = doc.tokens[token.index - 1] if token.index else token
    people = token.pos == "NOUN" and token.case == "Gen" and (token.animate or office(token))
    return people and before.lower in FEW and before.case in ("Nom", "") and token.rel.startswith("nsubj")


def _as_accusative(doc: Document, token: Token) -> bool:
    """считают отдельные источники: a thing that the tagger takes for an object, behind a nominative adjective.

    подтвердила подписчица: no accusative of the dictionary, whatever the tagger says.
    """
    before = doc.tokens[token.index - 1] if token.index else token
    alike = token.case == "Acc" and not token.animate and token.rel.startswith("nsubj")
    nominative_only = token.animate and token.case == "Acc" and token.rel.startswith("nsubj") and before.finite
    if nominative_only and before.gender == token.gender:
        return not any("accs" in parse.tag for parse in parses(token.text))
    return alike and (before.pos, before.case, before.number) == ("ADJ", "Nom", token.number)


def _of_a_woman(token: Token) -> bool:
    """написала первокурсница, whatever the tagger makes of a word that it has not seen: no other case ends so."""
    return token.animate and token.number == "Sing" and token.lower.endswith(("ница", "чица", "щица"))


def _acting(doc: Document, index: int) -> Source | None:
    """и. о. министра, исполняющий обязанности мэра, without a name: the office in the genitive."""
    begins = acting_until(doc, index)
    if begins is None or begins - index < 2 or begins >= len(doc.tokens) or not office(doc.tokens[begins]):
        return None
    held = noun(doc, doc.tokens[begins], begins)
    return None if doc.named.get(held.last + 1) is not None else held


def _official_page(doc: Document, page: Token) -> Source | None:
    """сообщил официальный сайт клуба: the body whose page it is."""
    if page.lower != "сайт" or not page.rel.startswith("nsubj") or page.index + 1 >= len(doc.tokens):
        return None
    whose = doc.tokens[page.index + 1]
    official = doc.tokens[page.index - 1].lower.startswith("официальн")
    speaks = whose.case == "Gen" and (body(whose) or whose.index in doc.named)
    return noun(doc, whose, whose.index) if official and speaks else None


def _closing_bracket(doc: Document, opening: int, end: int) -> int | None:
    return next((token.index for token in doc.words(opening, end) if token.text == ")"), None)


def _subject(doc: Document, mention: Mention) -> bool:
    """бой между Тайсоном Реем и Энтони Ким: joined to a name in another case, it is in that case too."""
    first = doc.tokens[mention.first]
    above = doc.named.get(first.head) if first.rel == "conj" else None
    if above is not None and above.kind == "PER" and doc.tokens[first.head].case == "Ins":
        return False
    if _whose(doc, mention) or _of_a_relative(doc, mention):
        return False
    return nominative(doc, mention.first, mention.last) or _subject_by_syntax(doc, mention)


def _of_a_relative(doc: Document, mention: Mention) -> bool:
    """вышла из квартиры своей дочери Челси, объявила: the name of a relative is in the relative's case."""
    before = doc.tokens[mention.first - 1] if mention.first else doc.tokens[0]
    relative = noun_lemma(before.lower) in KIN and before.pos == "NOUN"
    return relative and mention.first == mention.last and before.case not in ("Nom", "") and before.number == "Sing"


def _whose(doc: Document, mention: Mention) -> bool:
    """под фото Ткаченко Анна Рей: the one behind the noun is whose it is, and the full name behind is the subject."""
    following = doc.named.get(mention.last + 1)
    if following is None or following.kind != "PER" or following.first == following.last:
        return False
    before = doc.tokens[mention.first - 1] if mention.first else doc.tokens[0]
    return before.pos == "NOUN" and before.case != "Nom" and nominative(doc, following.first, following.last)


def _subject_by_syntax(doc: Document, mention: Mention) -> bool:
    """Names of bodies and places that do not decline: Токио утверждает, ВОЗ объявила."""
    return any(token.rel.startswith("nsubj") for token in doc.words(mention.first, mention.last + 1))


def _of_whom(doc: Document, first: int) -> int:
    """одна из подписчиц: the last word of the many"""
    for token in doc.words(first, first + 5):
        if token.pos in ("NOUN", "PROPN"):
            return noun(doc, token, first).last
        if token.pos not in ("ADJ", "DET", "PRON"):
            break
    return first - 1


def _one_of_many(doc: Document, token: Token) -> bool:
    """— написал один, — ответил второй."""
    if token.lower not in ONE_OF_MANY or not token.index or not doc.tokens[token.index - 1].finite:
        return False
    following = doc.words(token.index + 1, token.index + 2)
    return not following or following[0].pos == "PUNCT"


def _nickname(doc: Document, token: Token) -> bool:
    """прокомментировал sergey2s, but not: рассказала kp.ru врач Ли"""
    foreign = token.pos == "X" and token.rel.startswith("nsubj") and token.text.isascii()
    return foreign and not is_medium(doc, token.index, token.index)


def _woman(doc: Document, mention: Mention) -> bool:
    """подписала снимок Диброва: of a woman's surname the genitive is Дибровой, whatever the tagger says."""
    surname = doc.tokens[mention.last]
    return surname.case in ("Gen", "Acc") and surname.lower.endswith(("ова", "ева", "ская", "цкая"))


def _man(doc: Document, mention: Mention) -> bool:
    """заявил в эфире Матусевич: of a man's surname the genitive is Матусевича, whatever the tagger says."""
    surname = doc.tokens[mention.last]
    plain = surname.lower.endswith(tuple(CONSONANTS)) and not surname.lower.endswith(OF_MANY)
    return mention.first == mention.last and surname.case == "Gen" and plain


def _head_of_body(doc: Document, first: int, mention: Mention) -> int | None:
    """The subject among the words of a name from `first` on; an initial is none (5.UA, И.о. министра).

    A place has none, whatever the parser takes its last word for: в Союзе рыбаков считают. So a paper that was told:
    рассказала «Лужскому листку».
    """
    words = doc.words(first, mention.last + 1)
    opening = doc.tokens[mention.first]
    if mention.last > mention.first and opening.lower.endswith(TO_WHOM) and words[-1].lower.endswith(("у", "ю")):
        return None
    if opening.case == "Loc" and mention.first and doc.tokens[mention.first - 1].pos == "ADP":
        return None
    return next((token.index for token in words if token.rel.startswith("nsubj") and not _initial(token)), None)


def _head_of_name(doc: Document, first: int, last: int) -> int:
    return next((index for index in range(first, last + 1) if doc.tokens[index].rel.startswith("nsubj")), first)


def can_speak(doc: Document, token: Token) -> bool:
    if token.rel == "appos" and token.head >= 0 and doc.tokens[token.head].case not in ("Nom", ""):
        return False
    return (
        token.lower in COLLECTIVES
        or token.animate
        or token.index in doc.named
        or office(token)
        or body(token)
        or token.lower in PEOPLE
        or is_medium(doc, token.index, token.index)
    )


def _initial(token: Token) -> bool:
    """И.о. министра"""
    return len(token.text) == 1


def agrees(doc: Document, cue: Token, source: Source) -> bool:
    if source.kind is SourceKind.NOUN and is_medium(doc, source.first, source.head):
        return True
    if source.kind is SourceKind.NAME and not _subject(doc, doc.named[source.head]):
        if cue.gender == "Masc" and _man(doc, doc.named[source.head]):
            return True
        if cue.gender != "Fem" or not _woman(doc, doc.named[source.head]):
            return False
    if cue.number == "Plur" and source.number == "Sing":
        return doc.tokens[source.head].rel.startswith("nsubj") or coordinated(doc, source)
    if cue.number == "Sing" and source.number == "Plur":
        return False
    return not (source.kind is SourceKind.PRONOUN and cue.gender and source.gender and cue.gender != source.gender)


def coordinated(doc: Document, source: Source) -> bool:
    following = doc.words(source.last + 1, source.last + 2)
    return bool(following) and following[0].lower == "и"
