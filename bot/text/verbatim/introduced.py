"""A paragraph whose first sentences are the author's: «Ким рассказал, что мост стар. Мы его починим, — добавил он.»"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.text.lexicon.sources import ACCORDING
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.names import same_word
from bot.text.parse.predicates import own_voice
from bot.text.parse.signs import DASH
from bot.text.reported.indirect import that_clause
from bot.text.reported.parenthesis import parenthesis
from bot.text.sources.attribution import Attribution, Speech, source_of, trimmed
from bot.text.sources.found import SourceKind
from bot.text.sources.owners import POSSESSIVE
from bot.text.sources.reporters import NOBODY_SAYS
from bot.text.types import Span
from bot.text.verbatim.interviewed import STANDS

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
    if _according(words) or reports(doc, line):
        return True
    return any(rule(doc, line, said) for rule in (_introduces, _takes_a_stand, _of_many, _names))


def _according(words: Sequence[Token]) -> bool:
    """По его словам, мост стар."""
    opening = [word.lower for word in words[:3]]
    return len(opening) > 2 and opening[0] == "по" and opening[1] in POSSESSIVE and opening[2] in ACCORDING


def reports(doc: Document, line: Line) -> bool:
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


def _takes_a_stand(doc: Document, line: Line, said: Attribution) -> bool:
    """В порту с этим не согласились. Мост крепок, — сообщили там."""
    stand = (word for word in doc.words(line.first, line.end) if word.finite and word.lower.startswith(STANDS))
    verb = next(stand, None)
    return verb is not None and source_of(doc, verb, line.first, line.end).kind in (SourceKind.NAME, SourceKind.NOUN)


def _of_many(doc: Document, line: Line, said: Attribution) -> bool:
    """Жители оставили сто отзывов. Мост красив, — отметил один из них."""
    head = doc.words(said.source.head, said.source.head + 3) if said.source.head >= 0 else ()
    if not head or head[0].lower not in ("один", "одна") or [word.lower for word in head[1:]] != ["из", "них"]:
        return False
    words = doc.words(line.first, line.end)
    return any(word.animate and (word.pos, word.case, word.number) == ("NOUN", "Nom", "Plur") for word in words)


def _names(doc: Document, line: Line, said: Attribution) -> bool:
    """Против моста выступил Рей. Он шумит, — сказал Рей.: nobody tells of himself by his surname."""
    if said.source.kind is not SourceKind.NAME:
        return False
    surname = doc.tokens[said.source.last].text
    return any(word.text[0].isupper() and same_word(word.text, surname) for word in doc.words(line.first, line.end))
