"""Where something is said: in a body that speaks (в Минфине сообщили), on a page, in a paper of somebody."""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import BODIES
from bot.text.lexicon.sources import DOCUMENTS, NETWORK_NAMES, STUDIES
from bot.text.parse.document import Document, Token
from bot.text.sources.found import UNKNOWN, Source, SourceKind, by_name
from bot.text.sources.names_beside import nominative
from bot.text.sources.owners import POSSESSIVE, body_beside, owner, past_page, possessor
from bot.text.sources.phrases import body, is_medium, noun, office
from bot.text.sources.published import PAGES, published_on

NEAR_PLACE = 3
"""Words from a place to the verb of those who speak there."""

PARTS_OF_PAPERS = frozenset(("начале", "конце", "тексте", "части"))
"""After «в»: говорится в начале сообщения."""

MADE_KNOWN = ("опубликованн", "обнародованн", "распространенн", "размещенн")
"""Beginnings of participles before a paper: в опубликованном отчёте говорится."""

IN = frozenset(("в", "во", "на"))
OUT_OF = "из"

TELLING_APART = ("некотор", "пояснительн", "докладн", "служебн", "сопроводительн")
"""Beginnings of words without which a записка is any: в пояснительной записке."""

STANDS = frozenset(("сообщается", "говорится", "отмечается", "указывается", "указано", "сказано"))
"""Forms that tell by the place behind them: В Лугове ждут дождя, сообщается на сайте «Луч»."""

OWN = ("своем", "своей")
"""Before a page of somebody who is the subject: съязвила в своём канале."""


def place_beside(doc: Document, cue: Token) -> Source | None:
    """Истцы спорили, но в USPTO отметили, что …: a place right before the verb is nearer than another's subject.

    So before a verb with marks of its own: В доносе «сообщалось», что …
    """
    if doc.tokens[min(cue.index + 1, len(doc.tokens) - 1)].lower in (*IN, OUT_OF):
        behind = place_of(doc, cue, cue.index + 1, doc.lines[cue.sentence].end)
        if cue.number == "Plur" or (behind is not None and cue.lower in STANDS):
            return behind
    own_marks = doc.tokens[cue.index - 1].text in '«"“„'
    last = _before_bracket(doc, cue.index - (2 if own_marks else 1))
    for index in range(last, max(-1, last - 6), -1):
        if doc.tokens[index].pos in ("PUNCT", "CCONJ", "SCONJ") or doc.tokens[index].finite:
            return None
        if doc.tokens[index].lower in IN:
            return place_of(doc, cue, index, cue.index)
    return None


def _before_bracket(doc: Document, index: int) -> int:
    """В жюри (Ли, Ким) отметили: the word before the bracket that closes right before the verb."""
    if index < 1 or doc.tokens[index].text != ")":
        return index
    first = doc.lines[doc.tokens[index].sentence].first
    return next((token.index - 1 for token in reversed(doc.words(first, index)) if token.text == "("), index)


def place_of(doc: Document, cue: Token, first: int, end: int) -> Source | None:
    """в Минфине сообщили; рассказали в пресс-службе."""
    for index in range(first, end - 1):
        place = doc.tokens[index].lower in IN or _out_of(doc, cue, index)
        if not place or (cue.gender and doc.tokens[index + 1].lower in OWN):
            continue
        for token in doc.words(index + 1, min(end, index + 6)):
            if token.lower in ("нем", "ней", "них"):
                return Source(SourceKind.ZERO, token.index)
            if (
                (token.pos in ("ADJ", "DET") and not _noun_of_body(token))
                or token.lower.startswith(MADE_KNOWN)
                or (token.form == "Part" and token.case == "Loc" and doc.lower_at(token.index + 1) != "источниках")
                or (token.pos == "PUNCT" and token.text in '«"“„')
            ):
                continue
            if token.lower in NETWORK_NAMES:
                page = _whose_page(doc, token, end)
                return page if page or cue.number != "Plur" else noun(doc, token, index + 1)
            if token.lower in PARTS_OF_PAPERS and any(
                word.case == "Gen" for word in doc.words(token.index + 1, token.index + 2)
            ):
                continue
            lemma = noun_lemma(token.lower)
            paper = lemma in DOCUMENTS or lemma.rpartition("-")[2] in DOCUMENTS
            if token.pos == "NOUN" and (lemma in STUDIES or (paper and not body(token))):
                author = _author(doc, token, end)
                return author if author.kind is SourceKind.NAME or not _personal(cue) else None
            if (
                (token.pos in ("NOUN", "PROPN", "X") or _noun_of_body(token))
                and (_speaking_place(doc, token))
                and (_beside(doc, index, token, cue) or not _only_a_place(doc, token))
                and (cue.number != "Sing" or cue.gender == "Neut" or not cue.finite or cue.lower.endswith("ся"))
            ):
                return noun(doc, token, index + 1)
            break
    return None


def _out_of(doc: Document, cue: Token, index: int) -> bool:
    """Ей ответили из минприроды: right behind the verb."""
    return doc.tokens[index].lower == OUT_OF and index == cue.index + 1


def _noun_of_body(token: Token) -> bool:
    """в акимате, which the tagger takes for an adjective; and no real one: в Верховном суде"""
    lemma = noun_lemma(token.lower)
    return lemma in BODIES and not lemma.endswith(("ый", "ий", "ая", "ое"))


def _personal(cue: Token) -> bool:
    """поздравила, and not говорится or отметили"""
    return cue.finite and cue.gender in ("Masc", "Fem") and not cue.lower.endswith("сь")


def _whose_page(doc: Document, network: Token, end: int) -> Source | None:
    """в Twitter Иванова, в Twitter ЦОДД"""
    for token in doc.words(network.index + 1, min(end, network.index + 3)):
        mention = doc.named.get(token.index)
        if token.index == network.index + 1 and token.text.isupper() and len(token.text) > 1 and mention is not None:
            return Source(SourceKind.NOUN, token.index, token.index, mention.last) if mention.kind == "ORG" else None
        if mention is not None and mention.kind == "PER" and not nominative(doc, mention.first, mention.last):
            return by_name(mention)
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
    """в докладе ООН, на её сайте: who is behind a document, where the sentence says it, else the document."""
    before = doc.tokens[token.index - 1]
    if before.lower in POSSESSIVE and (before.lower != "их" or noun_lemma(token.lower) in PAGES):
        return possessor(before)
    first = past_page(doc, token.index + 1)
    behind = owner(doc, first, min(end, first + 3))
    if behind.kind in (SourceKind.NAME, SourceKind.NOUN) and (
        doc.tokens[behind.head].case in ("Gen", "") or doc.tokens[behind.head].text.isupper()
    ):
        if behind.kind is SourceKind.NOUN and noun_lemma(token.lower) in PAGES and office(doc.tokens[behind.head]):
            return body_beside(doc, behind) or _with_all(token, behind)
        return _with_all(token, behind) if is_medium(doc, behind.head, behind.head) else behind
    if signer := _signer(doc, token, end):
        return signer
    if (mark := doc.opening.get(doc.tokens[min(token.index + 1, len(doc.tokens) - 1)].start)) is not None:
        first, last = token.index + 2, doc.at(mark.end) - 2
        if first <= last < min(end, first + 4):
            return Source(SourceKind.NOUN, first, first, last)
    first = token.index - 1 if doc.tokens[token.index - 1].lower.startswith(TELLING_APART) else token.index
    return Source(SourceKind.NOUN, token.index, first, token.index, token.gender, token.number)


def _with_all(token: Token, behind: Source) -> Source:
    """сайт мэра города, заявление газеты «Луч»: the page or the paper with the words that tell whose it is."""
    return Source(SourceKind.NOUN, token.index, token.index, behind.last, token.gender, token.number)


def _signer(doc: Document, document: Token, end: int) -> Source | None:
    """в указе, подписанном Трампом; в обзоре, подготовленном Нацбанком; в письме за подписью директора Рея"""
    first = document.index + 1
    if [word.lower for word in doc.words(first, min(end, first + 2))] == ["за", "подписью"]:
        signer = owner(doc, first + 2, doc.lines[document.sentence].end)
        return signer if signer is not UNKNOWN else None
    if (page := published_on(doc, document)) is not None:
        return page
    for token in doc.words(document.index + 1, min(end, document.index + 7)):
        mention = doc.named.get(token.index)
        if mention is not None and mention.kind == "PER":
            return by_name(mention) if token.case == "Ins" else None
        if token.case == "Ins" and token.pos in ("NOUN", "PROPN") and _speaking_place(doc, token):
            return noun(doc, token, document.index + 1)
    return None
