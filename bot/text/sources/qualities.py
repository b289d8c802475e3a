"""Adjectives before a noun: местные власти, лужские и донские историки."""

from __future__ import annotations

from bot.text.parse.document import Document, Token


def first_quality(doc: Document, token: Token, floor: int) -> int:
    """The first of the words before a noun, from `floor` on, that agree with it."""
    first = token.index
    while (
        first > floor
        and doc.tokens[first - 1].pos in ("ADJ", "DET", "NUM")
        and doc.tokens[first - 1].case == token.case
    ):
        first -= 1
        first -= 2 if _two_qualities(doc, first, floor, token) else 0
    return first


def _two_qualities(doc: Document, first: int, floor: int, head: Token) -> bool:
    """лужские и донские историки: one adjective more before «и», in the case and number of the many."""
    before = doc.words(max(floor, first - 2), first)
    joined = len(before) == 2 and before[1].lower == "и" and head.number == "Plur"
    return joined and all((word.pos, word.case) == ("ADJ", head.case) for word in (before[0], doc.tokens[first]))
