"""Offices held for a time: врио мэра, исполняющая обязанности министра, и. о. ректора."""

from __future__ import annotations

from bot.text.lexicon.led import ACTING
from bot.text.parse.document import Document

LONGEST = 4
"""Words of «и. о.» as the tokenizer cuts it."""


def acting_until(doc: Document, index: int) -> int | None:
    """The word after «врио», «исполняющий обязанности» or «и. о.» that begins at this word, if one does."""
    words = [word.lower for word in doc.words(index, index + LONGEST)]
    if words and words[0] in ACTING:
        return index + 1
    if len(words) > 1 and words[0].startswith("исполняющ") and words[1] == "обязанности":
        return index + 2
    if words == ["и", ".", "о", "."] or words[:2] == ["и.о", "."]:
        return index + len(words) if words[0] == "и" else index + 2
    return None
