"""The line in which a reporter signs an article: Самара, Анна Рей / Текст: Анна Рей."""

from __future__ import annotations

from bot.text.lexicon.words import words
from bot.text.parse.document import Document
from bot.text.parse.mentions import Mention

CREDITS = words("автор авторы текст корреспондент журналист подготовил подготовила фото")

LONGEST = 8
"""Words of a line that only signs."""


def signs(doc: Document, mention: Mention) -> bool:
    """A line below the first paragraphs that holds the name, a place or a credit before it, and nothing else."""
    number = doc.paragraph_of(doc.tokens[mention.first].start)
    paragraph = doc.paragraphs[number]
    if number < 2 or doc.at(paragraph.end) - doc.at(paragraph.start) > LONGEST:
        return False
    before = [token for token in doc.words(doc.at(paragraph.start), mention.first) if token.pos != "PUNCT"]
    after = [token for token in doc.words(mention.last + 1, doc.at(paragraph.end)) if token.pos != "PUNCT"]
    if after or not before:
        return False
    place = all((named := doc.named.get(token.index)) is not None and named.kind == "LOC" for token in before)
    return place or all(token.lower in CREDITS for token in before)
