"""Where the author's clause beside speech ends, and whether the speaker goes on after it."""

from __future__ import annotations

from bot.text.lexicon.words import words
from bot.text.parse.document import Document
from bot.text.parse.signs import DASH

BEFORE_NAMES = words("им ул просп св акад проф ген д-р тов гл")
"""Abbreviations that end no clause, as a name follows: музей им. Серова."""

CLAUSE = 150
"""Words of the author between two stretches of speech."""

DASHES = frozenset(DASH)


def clause_end(doc: Document, first: int, limit: int) -> tuple[int, int | None]:
    """Where the author stops, and where the speaker goes on after a dash."""
    limit = min(limit, first + CLAUSE)
    index = first
    while index < limit:
        token = doc.tokens[index]
        if token.text in DASHES and index > first and _resumes(doc, index, limit):
            return index, doc.tokens[index + 1].start
        if token.text in ".!?…" and index > first and not _abbreviated(doc, index):
            if index + 2 < limit and doc.tokens[index + 1].text in DASHES:
                return index, doc.tokens[index + 2].start
            return index, None
        if token.text == ":" and index + 1 < limit:
            following = doc.tokens[index + 1]
            return index, (doc.tokens[index + 2].start if following.text in DASHES and index + 2 < limit else None)
        index += 1
    return limit, None


def _resumes(doc: Document, index: int, limit: int) -> bool:
    return index + 1 < limit and doc.tokens[index - 1].text in (",", ".", ":", "!", "?", ";")


def _abbreviated(doc: Document, index: int) -> bool:
    """A full stop after an initial or before a small letter ends nothing: С. Пена, г. Москве."""
    if doc.tokens[index].text != ".":
        return False
    before = doc.tokens[index - 1]
    if _inside_name(doc, index):
        return True
    if (len(before.text) == 1 and before.text.isupper()) or before.lower in BEFORE_NAMES:
        return True
    following = doc.words(index + 1, index + 2)
    return bool(following) and following[0].text[0].islower()


def _inside_name(doc: Document, index: int) -> bool:
    """Luch1.Ru: the tokenizer cuts a name at its full stop, with no space on either side."""
    before, following = doc.tokens[index - 1], doc.tokens[min(index + 1, len(doc.tokens) - 1)]
    glued = before.end == doc.tokens[index].start and following.start == doc.tokens[index].end
    return glued and before.text.isascii() and following.text.isascii() and following.text.isalnum()
