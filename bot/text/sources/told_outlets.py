"""Outlets beside a verb of speech that somebody has told, and that have told nothing themselves."""

from __future__ import annotations

import re

from bot.text.parse.document import Document, Token
from bot.text.sources.candidates import coordinated
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.outlet_beside import in_dative
from bot.text.sources.phrases import body, is_medium

FOREIGN = re.compile(r"[^\W\dа-яёА-ЯЁ]")
"""A letter of another alphabet: Lügə-Xəbər."""


def behind_outlet(doc: Document, governed: Source | None, found: list[Source], cue: Token) -> Source | None:
    """сообщил РИАМО дежурный; сообщила РБК налоговая служба; об этом РИАМО рассказал дежурный: it does not decline.

    So with an outlet of two letters in marks: сообщил «ЛН» дежурный.
    """
    if governed is None or governed.head > cue.index + 2:
        return None
    if (told := _foreign_told(doc, governed, found, cue)) is not None:
        return told
    name = doc.tokens[governed.head]
    if not name.text.isupper() or not (is_medium(doc, governed.first, governed.head) or doc.in_marks(name.start)):
        return None
    last = max(governed.last, cue.index)
    after = next((source for source in found if source.head > last), None)
    if after is None or any(token.text in ",:;" for token in doc.words(last, after.first)):
        return None
    head = doc.tokens[after.head]
    return after if after.kind is SourceKind.NAME or head.animate or body(head) else None


def _foreign_told(doc: Document, governed: Source, found: list[Source], cue: Token) -> Source | None:
    """рассказал Lügə-Xəbər староста села: one name in foreign letters between the verb and somebody who speaks."""
    name = doc.tokens[governed.head]
    alone = governed.kind is SourceKind.NOUN and governed.first == governed.last == cue.index + 1
    if not alone or not FOREIGN.match(name.text):
        return None
    behind = next((source for source in found if source.first == governed.last + 1), None)
    return behind if behind is not None and doc.tokens[behind.head].animate else None


def outlet_told_by_many(doc: Document, source: Source, cue: Token) -> bool:
    """заявили Хайтек+ в компании, заявили «Лужскому вестнику» в мэрии: an outlet that was told, and did not tell.

    эту новость Luga24 подтвердили в мэрии
    """
    opening = doc.tokens[min(cue.index + 1, len(doc.tokens) - 1)]
    marked = opening.start in doc.opening
    behind = cue.index + (2 if marked else 1)
    told = source.kind is SourceKind.NOUN and source.number != "Plur" and not coordinated(doc, source)
    if told and source.first == source.last == cue.index - 1:
        return not source.number and FOREIGN.match(doc.tokens[source.head].text) is not None
    return told and (source.head == behind or (marked and source.first == behind and in_dative(doc, opening)))
