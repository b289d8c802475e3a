"""How far the owner of words reaches: «по словам Ли, главы фонда, …», «по информации И. Рея …»."""

from __future__ import annotations

from bot.text.lexicon.sources import ACCORDING
from bot.text.parse.document import Document, Line, Token
from bot.text.sources.apposed import apposition_end, names_somebody
from bot.text.sources.owners import POSSESSIVE
from bot.text.sources.phrases import body, office


def owner_end(doc: Document, line: Line, owner: int, opens: bool) -> int | None:
    """The word after the owner's phrase, which is a comma as a rule; an apposition belongs to the phrase."""
    if doc.tokens[owner].lower in POSSESSIVE:
        whose = doc.tokens[min(owner + 1, line.end - 1)]
        if whose.lower in ACCORDING or whose.case != "Gen":
            return min(owner + 2, line.end)
        owner += 1
    if doc.tokens[owner].lower.startswith("котор"):
        return owner + 1
    mention = doc.named.get(owner)
    if mention is not None and mention.kind == "PER" and mention.last + 1 < line.end:
        following = doc.tokens[mention.last + 1]
        if following.pos not in ("PUNCT", "ADP", "CCONJ") and following.case != "Gen":
            return mention.last + 1
    index = owner
    while index < line.end and index < owner + 24:
        token = doc.tokens[index]
        if token.text == "(" and (closing := _bracket_end(doc, line, index)) is not None:
            if doc.tokens[closing - 2].text == ",":
                return closing
            index = closing
            continue
        if token.text == ",":
            closing = apposition_end(doc, line, index, opens, names_somebody(doc, owner, index + 8))
            return closing if closing is not None else index
        if token.text in (":", ".", ";") and not (token.text == "." and index > owner and _inside_name(doc, index)):
            return index
        if index > owner and (_beyond(doc, token) or token.form == "Inf"):
            return index
        if (begins := _next_person(doc, owner, token)) is not None:
            return begins
        if token.finite or (
            token.case == "Nom" and token.pos in ("NOUN", "PROPN", "PRON") and index > owner and index not in doc.named
        ):
            return index
        index += 1
    return index if index == line.end else None


def _inside_name(doc: Document, stop: int) -> bool:
    """по словам И. Рея; по информации Луга.Погода, HeroGame.Fandom.com"""
    before, after = doc.tokens[stop - 1], doc.tokens[min(stop + 1, len(doc.tokens) - 1)]
    glued = before.end == doc.tokens[stop].start and doc.tokens[stop].end == after.start and after.word
    return len(before.text) == 1 or (glued and before.text[0].isupper())


def _beyond(doc: Document, token: Token) -> bool:
    """По словам медиков сегодня важной проблемой …: an adverb, a share or an adjective in another case begins it."""
    if token.index in doc.named or doc.tokens[token.index - 1].pos in ("ADP", "ADJ", "DET"):
        return False
    if token.text[0].isdigit() and doc.tokens[min(token.index + 1, len(doc.tokens) - 1)].text == "%":
        return True
    return (
        token.pos == "ADV" or token.lower == "только" or (token.pos in ("ADJ", "DET") and token.case in ("Ins", "Nom"))
    )


def _next_person(doc: Document, owner: int, token: Token) -> int | None:
    """По данным следствия Иван Рей украл лодку; по словам соседки на мосту Анна Рей пела: where the clause begins."""
    mention = doc.named.get(token.index)
    if mention is None or mention.kind != "PER" or mention.first != token.index or token.case != "Nom":
        return None
    if token.index > owner + 2 and doc.tokens[owner].animate and doc.tokens[owner + 1].pos == "ADP":
        return owner + 1
    before = doc.tokens[token.index - 1]
    behind_body = body(doc.tokens[owner]) and before.case == "Gen" and not (office(before) or before.animate)
    return token.index if behind_body else None


def _bracket_end(doc: Document, line: Line, opening: int) -> int | None:
    """По данным фонда (ранее банка), …: the word after the bracket."""
    closing = next((token for token in doc.words(opening, line.end) if ")" in token.text), None)
    return closing.index + 1 if closing is not None else None
