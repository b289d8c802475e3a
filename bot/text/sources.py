"""Within one clause: who is the subject of a word of speech, and is it a person, a body, a medium or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.text.document import Document, Mention, Token
from bot.text.found import Source, SourceKind
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import PEOPLE
from bot.text.lexicon.sources import DOCUMENTS, NETWORK_NAMES, STUDIES
from bot.text.phrases import body, is_medium, named, nominative, noun, office

NEAR_PLACE = 3
"""Words from a place to the verb of those who speak there."""

RELATIVE = 12
"""Words from a noun to the verb of its relative clause."""

PRONOUNS = {"он": "Masc", "она": "Fem", "они": "", "оно": "Neut"}
POSSESSIVE = {"его": "Masc", "ее": "Fem", "их": ""}
CITED = frozenset(("слова", "мнение", "комментарий", "ответ"))
IN = frozenset(("в", "во", "на"))
ONE_OF_MANY = frozenset(
    ("один", "одна", "второй", "вторая", "другой", "другая", "третий", "третья", "последний", "последняя")
)
COLLECTIVES = frozenset(("большинство", "часть", "ряд", "множество"))
"""Subjects that stand for people: большинство подписчиков."""

SOMEBODY = frozenset(("кто-то", "кое-кто", "некто", "никто", "кто-нибудь"))
"""Subjects that name nobody."""

OTHERS = frozenset(("другие", "одни", "остальные"))
"""Adjectives that stand for people: одни хвалят, другие пишут, что …"""

MONTHS = frozenset(
    ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
)
IMPERSONAL = ("ется", "ится", "лось")
"""Ends of verbs that say where something is said: говорится в докладе."""

DATELINE = 14
"""Words of a dateline: ТБИЛИСИ, 2 мая (Рейтер) -"""

UNKNOWN = Source(SourceKind.UNKNOWN)


def subject(doc: Document, cue: Token, first: int, end: int) -> Source:
    """Find the subject of a verb of speech among the words from `first` to `end`."""
    end = min(end, _hard_end(doc, cue.index))
    first = _after_dateline(doc, first, cue.index)
    if any(doc.tokens[index].lower in SOMEBODY for index in doc.children.get(cue.index, ())):
        return UNKNOWN
    candidates = [source for source in _candidates(doc, first, end) if _agrees(doc, cue, source)]
    if cue.lower.endswith(IMPERSONAL):
        candidates = [source for source in candidates if doc.tokens[source.head].head == cue.index]
    governed = next(
        (
            source
            for source in candidates
            if doc.tokens[source.head].head == cue.index and doc.tokens[source.head].rel.startswith("nsubj")
        ),
        None,
    )
    if governed is None and (place := _place_beside(doc, cue)) is not None:
        return place
    chosen = governed or _nearest(doc, candidates, cue)
    if chosen is not None and cue.number == "Plur" and _outlet_told(doc, chosen, cue):
        chosen = _place(doc, cue, chosen.last + 1, end) or chosen
    if chosen is not None:
        found = named(doc, chosen, end)
        return replace(found, gender="Fem") if cue.gender == "Fem" and found.kind is SourceKind.NOUN else found
    if described := _described(doc, cue):
        return described
    if shared := _shared(doc, cue):
        return named(doc, shared, shared.head + 25)
    if place := _place(doc, cue, first, end):
        return place
    return Source(SourceKind.ZERO, gender=cue.gender, number=cue.number)


def _outlet_told(doc: Document, source: Source, cue: Token) -> bool:
    """заявили Хайтек+ в компании: an outlet whose name does not decline was told, and did not tell."""
    told = source.kind is SourceKind.NOUN and source.number == "Sing" and source.head == cue.index + 1
    return told and not _coordinated(doc, source)


def owner(doc: Document, first: int, end: int) -> Source:
    """The one in the genitive after «по словам»: a possessive, a name or a noun."""
    for token in doc.words(first, end):
        if token.text in ",:;" or token.finite:
            break
        if token.lower in POSSESSIVE and token.index <= first + 1:
            return _possessor(token)
        mention = doc.named.get(token.index)
        if mention is not None and mention.kind == "PER":
            return Source(SourceKind.NAME, mention.first, mention.first, mention.last)
        if token.pos in ("NOUN", "PROPN", "X") and token.case in ("Gen", "Acc", ""):
            return named(doc, noun(doc, token, first), end)
        if token.pos not in ("ADJ", "DET", "PUNCT", "NUM", "PRON"):
            break
    return UNKNOWN


def _possessor(token: Token) -> Source:
    number = "Plur" if token.lower == "их" else "Sing"
    return Source(SourceKind.PRONOUN, token.index, token.index, token.index, POSSESSIVE[token.lower], number)


def object_of_citation(doc: Document, cue: Token, first: int, end: int) -> Source:
    """Whose words a medium cites: цитирует РИА «Новости» Чайку, передаёт агентство слова министра, его слова."""
    for index in range(first, end):
        token = doc.tokens[index]
        mention = doc.named.get(index)
        if token.lower in POSSESSIVE and (index - 1 == cue.index or _told_of(doc, index, end)):
            return _possessor(token)
        if mention and mention.kind == "PER" and not nominative(doc, mention.first, mention.last):
            return Source(SourceKind.NAME, mention.first, mention.first, mention.last)
        if token.pos == "NOUN" and token.animate and token.case in ("Acc", "Gen") and not is_medium(doc, index, index):
            return named(doc, noun(doc, token, first), end)
    return UNKNOWN


def _told_of(doc: Document, possessive: int, end: int) -> bool:
    """приводит его слова ТАСС"""
    return possessive + 1 < end and doc.tokens[possessive + 1].lower in CITED


def _candidates(doc: Document, first: int, end: int) -> Iterator[Source]:
    index = first
    while index < end:
        token = doc.tokens[index]
        mention = doc.named.get(index)
        if token.text == "(" and (closing := _closing_bracket(doc, index, end)) is not None:
            index = closing + 1
            continue
        if mention is not None and mention.kind == "PER":
            last = min(mention.last, end - 1)
            if nominative(doc, mention.first, last) or _subject_by_syntax(doc, mention) or _woman(doc, mention):
                yield Source(SourceKind.NAME, _head_of_name(doc, index, last), index, last, token.gender, "Sing")
            index = last + 1
            continue
        if token.lower in PRONOUNS and token.case in ("Nom", ""):
            yield Source(
                SourceKind.PRONOUN,
                index,
                index,
                index,
                PRONOUNS[token.lower],
                "Plur" if token.lower == "они" else "Sing",
            )
        elif token.lower in ("один", "одна") and doc.words(index + 1, index + 2) and doc.tokens[index + 1].lower == "из":
            yield Source(SourceKind.NOUN, index, index, _of_whom(doc, index + 2), token.gender, "Sing")
        elif token.lower in OTHERS and token.rel.startswith("nsubj") and token.case == "Nom":
            yield Source(SourceKind.NOUN, index, index, index, "", "Plur")
        elif _one_of_many(doc, token):
            yield Source(SourceKind.PRONOUN, index, index, index, token.gender, "Sing")
        elif token.case == "Nom" and token.pos in ("NOUN", "PROPN") and _can_speak(doc, token) and not _initial(token):
            yield noun(doc, token, first)
        elif _nickname(doc, token):
            yield noun(doc, token, first)
        elif mention is not None and (head := _head_of_body(doc, index, mention)) is not None:
            yield Source(SourceKind.NOUN, head, index, mention.last)
            index = mention.last
        index += 1


def _after_dateline(doc: Document, first: int, cue: int) -> int:
    """Step over the place, the day and the agency before the news: ТБИЛИСИ, 2 мая (Луч) - Фонд сообщил, что …"""
    line = doc.lines[doc.tokens[first].sentence]
    if first != line.first or not doc.tokens[first].text[0].isupper():
        return first
    words = doc.words(first, min(cue, first + DATELINE))
    dash = next((token.index for token in words if token.text in ("-", "–", "—")), None)
    if dash is None or any(token.finite for token in doc.words(first, dash)):
        return first
    dated = any(token.lower in MONTHS for token in doc.words(first, dash))
    return dash + 1 if dated or doc.tokens[first].text.isupper() else first


def _closing_bracket(doc: Document, opening: int, end: int) -> int | None:
    return next((token.index for token in doc.words(opening, end) if token.text == ")"), None)


def _hard_end(doc: Document, start: int) -> int:
    """An attribution reaches at most to the next semicolon or «что», or the end of the sentence."""
    line = doc.lines[doc.tokens[start].sentence]
    for token in doc.words(start + 1, line.end):
        if token.text == ";" or token.lower in ("что", "ссылкой") or token.lower.startswith("котор"):
            return token.index
    return line.end


def _described(doc: Document, cue: Token) -> Source | None:
    """эксперты, которые утверждают, что …: a relative clause speaks for the noun that it describes."""
    if not cue.rel.startswith("acl") or cue.head < 0 or cue.index - cue.head > RELATIVE:
        return None
    head = doc.tokens[cue.head]
    pronoun = next((token for token in doc.words(head.index + 1, cue.index) if token.lower.startswith("котор")), None)
    if pronoun is None:
        return None
    if pronoun.case != "Nom":
        return _author_of(doc, head, cue)
    mention = doc.named.get(head.index)
    if mention is not None and mention.kind == "PER":
        return Source(SourceKind.NAME, mention.first, mention.first, mention.last)
    if head.pos not in ("NOUN", "PROPN") or not _can_speak(doc, head) or is_medium(doc, head.index, head.index):
        return None
    return named(doc, noun(doc, head, head.index), cue.index)


def _author_of(doc: Document, thing: Token, cue: Token) -> Source | None:
    """Ли записал обращение, в котором объяснил, что …: the subject of the verb that the thing belongs to."""
    if thing.head < 0 or thing.animate:
        return None
    for index in doc.children.get(thing.head, ()):
        if doc.tokens[index].rel.startswith("nsubj") and index < cue.index:
            found = next(_candidates(doc, index, index + 1), None)
            if found is not None and _agrees(doc, cue, found):
                mention = doc.named.get(index)
                return found if mention is None else replace(found, last=max(found.last, mention.last))
    return None


def _shared(doc: Document, cue: Token) -> Source | None:
    """The subject of the verb that this one is joined to: Ли кивнул и добавил; признав, что … , Ли вышел."""
    verb, steps, end = cue, 0, _hard_end(doc, cue.index)
    while verb.head >= 0 and verb.rel in ("conj", "advcl", "xcomp") and steps < 3:
        verb, steps = doc.tokens[verb.head], steps + 1
        for index in doc.children.get(verb.index, ()):
            if (index < end or verb.index > end) and doc.tokens[index].rel.startswith("nsubj"):
                found = next((source for source in _candidates(doc, index, index + 1)), None)
                if found is not None and _agrees(doc, cue, found):
                    mention = doc.named.get(index)
                    return found if mention is None else replace(found, last=max(found.last, mention.last))
    return None


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


def _head_of_body(doc: Document, first: int, mention: Mention) -> int | None:
    """The subject among the words of a name from `first` on; an initial is none (5.UA, И.о. министра)."""
    words = doc.words(first, mention.last + 1)
    return next((token.index for token in words if token.rel.startswith("nsubj") and not _initial(token)), None)


def _head_of_name(doc: Document, first: int, last: int) -> int:
    return next((index for index in range(first, last + 1) if doc.tokens[index].rel.startswith("nsubj")), first)


def _can_speak(doc: Document, token: Token) -> bool:
    if token.rel == "appos" and token.head >= 0 and doc.tokens[token.head].case not in ("Nom", ""):
        return False
    return (
        token.lower in COLLECTIVES
        or         token.animate
        or token.index in doc.named
        or office(token)
        or body(token)
        or token.lower in PEOPLE
        or is_medium(doc, token.index, token.index)
    )


def _initial(token: Token) -> bool:
    """И.о. министра"""
    return len(token.text) == 1


def _agrees(doc: Document, cue: Token, source: Source) -> bool:
    if source.kind is SourceKind.NOUN and is_medium(doc, source.first, source.head):
        return True
    if cue.number == "Plur" and source.number == "Sing":
        return doc.tokens[source.head].rel.startswith("nsubj") or _coordinated(doc, source)
    if cue.number == "Sing" and source.number == "Plur":
        return False
    return not (source.kind is SourceKind.PRONOUN and cue.gender and source.gender and cue.gender != source.gender)


def _coordinated(doc: Document, source: Source) -> bool:
    following = doc.words(source.last + 1, source.last + 2)
    return bool(following) and following[0].lower == "и"


def _nearest(doc: Document, candidates: list[Source], cue: Token) -> Source | None:
    """The candidate nearest to the verb; one after it is preferred, as attributions put the verb first."""
    clear = [source for source in candidates if not _verb_between(doc, source, cue)]
    if not clear:
        return None
    return min(clear, key=lambda source: abs(source.head - cue.index) + (0 if source.head > cue.index else 1))


def _verb_between(doc: Document, source: Source, cue: Token) -> bool:
    low, high = sorted((source.head, cue.index))
    return any(token.finite or token.lower.startswith("котор") for token in doc.words(low + 1, high))


def _place(doc: Document, cue: Token, first: int, end: int) -> Source | None:
    """в Минфине сообщили; рассказали в пресс-службе."""
    for index in range(first, end - 1):
        if doc.tokens[index].lower not in IN:
            continue
        for token in doc.words(index + 1, min(end, index + 6)):
            if token.lower in ("нем", "ней", "них"):
                return Source(SourceKind.ZERO, token.index)
            if token.pos in ("ADJ", "DET") or (token.pos == "PUNCT" and token.text in '«"“„'):
                continue
            if token.lower in NETWORK_NAMES:
                page = _whose_page(doc, token, end)
                return page if page or cue.number != "Plur" else noun(doc, token, index + 1)
            lemma = noun_lemma(token.lower)
            if token.pos == "NOUN" and (lemma in STUDIES or (lemma in DOCUMENTS and not body(token))):
                author = _author(doc, token, end)
                return author if author.kind is SourceKind.NAME or not _personal(cue) else None
            if (
                token.pos in ("NOUN", "PROPN", "X")
                and (_speaking_place(doc, token))
                and (_beside(doc, index, token, cue) or not _only_a_place(doc, token))
                and (cue.number != "Sing" or cue.gender == "Neut" or not cue.finite or cue.lower.endswith("ся"))
            ):
                return noun(doc, token, index + 1)
            break
    return None


def _personal(cue: Token) -> bool:
    """поздравила, and not говорится or отметили"""
    return cue.finite and cue.gender in ("Masc", "Fem") and not cue.lower.endswith("сь")


def _place_beside(doc: Document, cue: Token) -> Source | None:
    """Истцы спорили, но в USPTO отметили, что …: a place right before the verb is nearer than the subject of another."""
    if cue.number == "Plur" and doc.tokens[min(cue.index + 1, len(doc.tokens) - 1)].lower in IN:
        return _place(doc, cue, cue.index + 1, doc.lines[cue.sentence].end)
    for index in range(cue.index - 1, max(-1, cue.index - 7), -1):
        if doc.tokens[index].pos in ("PUNCT", "CCONJ", "SCONJ") or doc.tokens[index].finite:
            return None
        if doc.tokens[index].lower in IN:
            return _place(doc, cue, index, cue.index)
    return None


def _whose_page(doc: Document, network: Token, end: int) -> Source | None:
    """в Twitter Иванова"""
    for token in doc.words(network.index + 1, min(end, network.index + 3)):
        mention = doc.named.get(token.index)
        if mention is not None and mention.kind == "PER" and not nominative(doc, mention.first, mention.last):
            return Source(SourceKind.NAME, mention.first, mention.first, mention.last)
    return None


def _beside(doc: Document, preposition: int, token: Token, cue: Token) -> bool:
    """В Киеве на это ответили; ответили в Киеве."""
    opens = preposition == doc.lines[token.sentence].first
    return opens or abs(token.index - cue.index) <= NEAR_PLACE


def _only_a_place(doc: Document, token: Token) -> bool:
    """Киев speaks beside its verb (в Киеве заявили), and not where something happened (чума в Византии)."""
    mention = doc.named.get(token.index)
    return mention is not None and mention.kind == "LOC" and not body(token)


def _speaking_place(doc: Document, token: Token) -> bool:
    mention = doc.named.get(token.index)
    return body(token) or (mention is not None and mention.kind in ("ORG", "LOC")) or token.pos == "X"


def _author(doc: Document, token: Token, end: int) -> Source:
    """в заявлении площадки, в докладе ООН: who is behind a document, where the sentence says it, else the document."""
    behind = owner(doc, token.index + 1, min(end, token.index + 3))
    if behind.kind in (SourceKind.NAME, SourceKind.NOUN) and doc.tokens[behind.head].case in ("Gen", ""):
        if is_medium(doc, behind.head, behind.head):
            return Source(SourceKind.NOUN, token.index, token.index, behind.last, token.gender, token.number)
        return behind
    if signer := _signer(doc, token, end):
        return signer
    if (mark := doc.opening.get(doc.tokens[min(token.index + 1, len(doc.tokens) - 1)].start)) is not None:
        first, last = token.index + 2, doc.at(mark.end) - 2
        if first <= last <= first + 3:
            return Source(SourceKind.NOUN, first, first, last)
    return Source(SourceKind.NOUN, token.index, token.index, token.index, token.gender, token.number)


def _signer(doc: Document, document: Token, end: int) -> Source | None:
    """в указе, подписанном Трампом"""
    for token in doc.words(document.index + 1, min(end, document.index + 7)):
        mention = doc.named.get(token.index)
        if mention is not None and mention.kind == "PER":
            return Source(SourceKind.NAME, mention.first, mention.first, mention.last) if token.case == "Ins" else None
    return None
