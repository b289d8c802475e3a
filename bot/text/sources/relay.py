"""News told by one and reported by another: сообщает ТАСС со ссылкой на Минфин."""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.sources import DOCUMENTS
from bot.text.lexicon.words import words
from bot.text.parse.document import Document
from bot.text.sources.found import UNKNOWN, Source, by_name
from bot.text.sources.names_beside import named
from bot.text.sources.owners import owner
from bot.text.sources.phrases import is_medium, noun

TOLD = words("мнение слова данные информацию сведения сообщения интервью оценку прогноз переписку")
"""After «со ссылкой на», as printed: whose they are is the source."""

RELAYS = (("со", "ссылкой", "на"), ("с", "ссылкой", "на"), ("ссылаясь", "на"))


def relayed(doc: Document, first: int, end: int) -> Source | None:
    """The one whom a medium refers to, unless that is a medium too."""
    for index in range(first, end - 2):
        length = _relay(doc, index)
        if not length:
            continue
        source = _after(doc, index + length, end)
        if source is None or is_medium(doc, source.first, source.last):
            return None
        return source
    return None


def relays(doc: Document, first: int, end: int) -> bool:
    """передаёт Утро со ссылкой на СМИ: only an outlet refers to others."""
    return any(_relay(doc, index) for index in range(first, end - 2))


def _relay(doc: Document, index: int) -> int:
    """The number of words of «со ссылкой на», «ссылаясь на» that stand here."""
    for phrase in RELAYS:
        if tuple(word.lower for word in doc.words(index, index + len(phrase))) == phrase:
            return len(phrase)
    return 0


def _after(doc: Document, first: int, end: int) -> Source | None:
    for token in doc.words(first, end):
        mention = doc.named.get(token.index)
        if mention is not None and mention.kind == "PER":
            return by_name(mention)
        if token.pos in ("NOUN", "PROPN", "X"):
            if is_medium(doc, token.index, token.index):
                return None
            if noun_lemma(token.lower) in DOCUMENTS or token.lower in TOLD:
                behind = owner(doc, token.index + 1, end)
                if behind is not UNKNOWN and behind.first <= token.index + 4:
                    return behind
            return named(doc, noun(doc, token, first), end)
    return None
