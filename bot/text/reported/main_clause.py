"""A report in a clause in front of the main one: «когда врач сказал, что всё хорошо, Рей уехала»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.parse.document import Document, Token
from bot.text.parse.predicates import has_predicate

BETWEEN = 4
"""Words from the conjunction to the author's verb: , но подробностей сделки не раскрыл."""


def main_clause(doc: Document, cue: Token, first: int, end: int) -> int:
    """Рей, которая сказала, что больна, уехала; хотя врач сказал, что всё хорошо, Рей уехала: where that begins."""
    start = doc.lines[cue.sentence].first
    opener = next((token for token in reversed(doc.words(start, cue.index)) if _subordinates(doc, token)), None)
    if opener is None or any(token.finite for token in doc.words(start, cue.index)):
        return end
    related = opener.lower.startswith("котор")
    for index in range(first + 1, end - 2):
        if doc.tokens[index].text != ",":
            continue
        if related and has_predicate(doc.words(first, index)) and _goes_on(doc, cue, index + 1, end):
            return index
        if not related and _opens_clause(doc, index + 1, end):
            return index
    return end


def _subordinates(doc: Document, token: Token) -> bool:
    """которая; когда; хотя; после того, как"""
    if token.lower == "как":
        return doc.tokens[token.index - 2].lower == "того"
    opens = token.lower == "хотя" and token.index == doc.lines[token.sentence].first
    return opens or token.lower in ("когда", "поскольку") or token.lower.startswith("котор")


def _goes_on(doc: Document, cue: Token, first: int, end: int) -> bool:
    """The author's verb, with nothing but adverbs in front: …, вчера уехала"""
    after = next((token for token in doc.words(first, min(end, first + BETWEEN)) if token.pos != "ADV"), None)
    return after is not None and agree(after, cue)


def _opens_clause(doc: Document, first: int, end: int) -> bool:
    """A subject with its verb, and no conjunction in front; or a passive with its place: на него составлен протокол."""
    opening = doc.words(first, end)
    if opening[0].pos in ("SCONJ", "CCONJ", "VERB") or opening[0].lower.startswith("котор"):
        return False
    if opening[0].pos == "ADP":
        return _passive_in_place(opening)
    verb = next((token for token in opening if token.finite), None)
    return verb is not None and any(token.case == "Nom" for token in doc.words(first, verb.index))


def _passive_in_place(opening: Sequence[Token]) -> bool:
    """на него составлен протокол; but not: в котором построен мост, в городе мост"""
    if any(token.lower.startswith("котор") for token in opening[:2]):
        return False
    short = next((at for at, token in enumerate(opening) if token.form == "Part" and not token.case), None)
    if short is None or any(token.text in ",:;" for token in opening[:short]):
        return False
    subject = next((token for token in opening[short + 1 :] if token.case == "Nom"), None)
    return subject is not None


def agree(token: Token, cue: Token) -> bool:
    """Past and short forms show gender and number: сообщил, но не назвал; не: завод закрыт, но работал."""
    shown = token.tense == "Past" if token.finite else token.form in ("Short", "Brev")
    return shown and (token.number, token.gender) == (cue.number, cue.gender) and token.gender != "Neut"
