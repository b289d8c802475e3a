"""Who made known what a phrase or a clause announces: «по данным, собранным школой», «подтверждена врачом Реем»."""

from __future__ import annotations

from bot.text.parse.document import Document, Line
from bot.text.sources.found import UNKNOWN, Source, by_name
from bot.text.sources.names_beside import named
from bot.text.sources.phrases import noun

MADE_KNOWN = (
    *("обнародован", "опубликован", "представлен", "предоставлен", "собран", "подготовлен", "распространен", "озвучен"),
    *("проведен",),
)
"""Beginnings of participles that say who gives data: по данным, собранным школой."""

FAR = 8
"""Words from a paper to the participle of who made it: из результатов опроса жителей города, проведённого школой."""


def agent_of(doc: Document, line: Line, comma: int) -> int | None:
    """По данным, обнародованным в среду школой, …: the first word of who made them known."""
    if doc.tokens[comma].text != "," or not made_known(doc, comma + 1):
        return None
    for token in doc.words(comma + 2, comma_after(doc, line, comma + 2)):
        mention = doc.named.get(token.index)
        first = mention.first if mention is not None else token.index
        if token.case == "Ins" and doc.tokens[first - 1].pos != "ADP":
            return token.index
    return None


def made_known(doc: Document, index: int, *cases: str) -> bool:
    """A participle, whose ending is often mistaken: данным, собранными школой."""
    participle = doc.words(index, index + 1)
    known = bool(participle) and participle[0].lower.startswith(MADE_KNOWN)
    return known and participle[0].case in (cases or ("Dat", "Ins"))


def made_known_by(doc: Document, first: int, end: int) -> Source | None:
    """следует из результатов опроса, проведённого школой; из отчёта, подготовленного врачом Реем: who made it."""
    comma = next((token.index for token in doc.words(first, min(end, first + FAR)) if token.text == ","), None)
    if comma is None or comma + 2 >= end or not made_known(doc, comma + 1, "Gen"):
        return None
    maker = next((token for token in doc.words(comma + 2, min(end, comma + 5)) if token.case == "Ins"), None)
    source = in_instrumental(doc, maker.index, end) if maker is not None else UNKNOWN
    return source if source is not UNKNOWN else None


def comma_after(doc: Document, line: Line, first: int) -> int:
    return next((token.index for token in doc.words(first, line.end) if token.text == ","), line.end)


def in_instrumental(doc: Document, first: int, end: int) -> Source:
    """обнародованным Луговым университетом, подтверждена врачом Иваном Реем: who did it."""
    for token in doc.words(first, end):
        mention = doc.named.get(token.index)
        if mention is not None and mention.kind == "PER":
            return by_name(mention)
        if token.pos in ("NOUN", "PROPN", "X"):
            return named(doc, noun(doc, token, first), end)
    return UNKNOWN
