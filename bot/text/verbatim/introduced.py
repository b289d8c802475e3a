"""A paragraph whose first sentences are the author's: «Ким рассказал, что мост стар. Мы его починим, — добавил он.»"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.text.lexicon.sources import ACCORDING
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import own_voice
from bot.text.parse.signs import DASH
from bot.text.reported.indirect import that_clause
from bot.text.reported.parenthesis import parenthesis
from bot.text.sources.attribution import Attribution, Speech, trimmed
from bot.text.sources.found import SourceKind
from bot.text.sources.owners import POSSESSIVE
from bot.text.sources.reporters import NOBODY_SAYS
from bot.text.types import Span

REFERRING = frozenset((SourceKind.PRONOUN, SourceKind.NOUN))
"""Sources that a name in the sentences before explains: сказал он, добавил врач."""

OPENING = 3
"""Sentences of the author before the speech."""


def without_introduction(doc: Document, paragraph: Span, speech: Speech) -> Speech:
    """The speech from its first sentence that is the speaker's."""
    said = speech.attribution
    lines = tuple(_sentences(doc, paragraph, speech.parts[0]))
    if said is None or len(lines) < 2 or doc.text[paragraph.start] in DASH:
        return speech
    last = max((number for number, line in enumerate(lines[:-1][:OPENING]) if _of_author(doc, line, said)), default=-1)
    if last < 0 or any(_spoken(doc, line) for line in lines[: last + 1]):
        return speech
    part = trimmed(doc.text, lines[last + 1].span.start, speech.parts[0].end)
    return replace(speech, parts=(part, *speech.parts[1:])) if part is not None else speech


def _sentences(doc: Document, paragraph: Span, part: Span) -> Iterator[Line]:
    first = doc.line_of(paragraph.start)
    for line in doc.lines[first:]:
        if line.span.start >= part.end or line.span.start >= paragraph.end:
            return
        yield line


def _spoken(doc: Document, line: Line) -> bool:
    return own_voice(doc.words(line.first, line.end))


def _of_author(doc: Document, line: Line, said: Attribution) -> bool:
    """Ким рассказал, что мост стар. / По его словам, мост стар. / Депутат Иван Ким пришёл. … — пошутил он."""
    words = doc.words(line.first, line.end)
    return _according(words) or _reports(doc, line) or _introduces(doc, line, said)


def _according(words: Sequence[Token]) -> bool:
    """По его словам, мост стар."""
    opening = [word.lower for word in words[:3]]
    return len(opening) > 2 and opening[0] == "по" and opening[1] in POSSESSIVE and opening[2] in ACCORDING


def _reports(doc: Document, line: Line) -> bool:
    """Ким рассказал, что мост стар. / Мост стар, рассказал Ким. / Ранее сообщалось, что мост стар."""
    opening = doc.words(line.first, min(line.end, line.first + 2))
    if any(word.lower in NOBODY_SAYS for word in opening):
        return True
    return any(True for rule in (that_clause, parenthesis) for _ in rule(doc, line))


def _introduces(doc: Document, line: Line, said: Attribution) -> bool:
    """Против моста врач Иван Ким. Он шумит, — сказал он.: a full name as the subject, whom «он» resumes."""
    if said.source.kind not in REFERRING or said.source.number == "Plur":
        return False
    mentions = (doc.named.get(word.index) for word in doc.words(line.first, line.end))
    return any(
        one is not None and one.kind == "PER" and one.last > one.first and doc.tokens[one.first].case == "Nom"
        for one in mentions
    )
