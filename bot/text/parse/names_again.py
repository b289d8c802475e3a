"""Surnames that the tagger misses, though it has the same one with a given name elsewhere in the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.text.lexicon.forms import parses
from bot.text.parse.names import same_word

if TYPE_CHECKING:
    from bot.text.parse.document import Token
    from bot.text.parse.mentions import Mention

SHORTEST = 5
"""Letters of a surname that no other word is taken for."""

SHARED = 3
"""Letters that all cases of a surname have in common."""


def missed(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[int]:
    """Сергей Осинин … приводит слова Осинина Kicker: words that the tagger left alone or took for places."""
    surnames: dict[str, set[str]] = {}
    for mention in mentions:
        surname = tokens[mention.last].text
        if mention.kind == "PER" and mention.last > mention.first and len(surname) >= SHORTEST:
            surnames.setdefault(surname[:SHARED], set()).add(surname)
    taken = {index: one for one in mentions for index in range(one.first, one.last + 1)}
    for token in tokens:
        if token.pos != "PROPN" or len(token.text) < SHORTEST or not _alone(token, taken.get(token.index), tokens):
            continue
        if any(same_word(surname, token.text) for surname in surnames.get(token.text[:SHARED], ())):
            yield token.index


def _alone(token: Token, mention: Mention | None, tokens: Sequence[Token]) -> bool:
    """No part of a name or a title: «Осинин» the film, Ред Булл, the river Осинка."""
    around = (*tokens[max(0, token.index - 1) : token.index], *tokens[token.index + 1 : token.index + 2])
    if any((word.pos == "PROPN" and not word.text.isascii()) or word.text in '«"“„»' for word in around):
        return False
    if mention is None:
        return True
    place = any(parse.is_known and "Geox" in parse.tag for parse in parses(token.text))
    return mention.kind == "LOC" and mention.first == mention.last and not place
