"""A reported clause before its verb: «О том, что мост закроют, говорили в ведомстве»; «То, что …, он подтвердил»."""

from __future__ import annotations

from collections.abc import Iterator

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import has_predicate
from bot.text.reported.clauses import after_linking
from bot.text.sources.attribution import cue_at, source_of, trimmed
from bot.text.sources.found import UNKNOWN, Found, Source, SourceKind
from bot.text.sources.governors import usable
from bot.text.sources.makers import in_instrumental
from bot.text.sources.outlets import from_outlet
from bot.text.sources.relay import relayed
from bot.text.types import QuoteKind, Span

ABOUT = ("о", "том", ",", "что")
THAT = ("то", ",", "что")
TELLING = (CueClass.SAY, CueClass.WRITE)
CONFIRMING = words(
    """
    подтвердил подтвердила подтвердили подтверждает подтверждают признал признала признали отметил отметила отметили
    подчеркнул подчеркнула подчеркнули
    """
)
"""Verbs that assert a clause with «то, что»; others take it as known: То, что мост закрыли, он объяснил морозом."""

ANNOUNCED = words("объявлено заявлено сообщено сказано рассказано")

REACH = 12
"""Words from the comma to the verb: …, Ким в среду вечером также отметил в своём блоге."""


def fronted(doc: Document, line: Line) -> Iterator[Found]:
    """О том, что доказательств нет, говорили в ведомстве."""
    first = after_linking(doc, line.first, line.end)
    opening = next((phrase for phrase in (ABOUT, THAT) if is_opening(doc, first, phrase)), None)
    if opening is None:
        return
    start = first + len(opening)
    if opening is ABOUT and (passive := _made_known(doc, line, start)) is not None:
        yield passive
        return
    for comma in range(line.end - 2, start, -1):
        told = _told(doc, line, comma, opening) if doc.tokens[comma].text == "," else None
        if told is None or not has_predicate(doc.words(start, comma)):
            continue
        part = trimmed(doc.text, doc.tokens[start].start, doc.tokens[comma].start)
        if part is not None:
            cue, source = told
            yield Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, "о том, что in front", 0.88)
        return


def _made_known(doc: Document, line: Line, start: int) -> Found | None:
    """О том, что мост закроют, было объявлено врачами: the agent of a passive behind the clause."""
    cue = next((token for token in doc.words(start, line.end - 1) if token.lower in ANNOUNCED), None)
    agent = doc.tokens[cue.index + 1] if cue is not None else None
    if cue is None or agent is None or agent.case != "Ins":
        return None
    end = cue.index - 1 if doc.tokens[cue.index - 1].lower == "было" else cue.index
    source = in_instrumental(doc, agent.index, line.end)
    part = trimmed(doc.text, doc.tokens[start].start, doc.tokens[end].start)
    if part is None or source is UNKNOWN or from_outlet(doc, source) or not has_predicate(doc.words(start, end)):
        return None
    return Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, "о том, что in front", 0.88)


def is_opening(doc: Document, first: int, phrase: tuple[str, ...] = ABOUT) -> bool:
    return tuple(token.lower for token in doc.words(first, first + len(phrase))) == phrase


def _told(doc: Document, line: Line, comma: int, opening: tuple[str, ...]) -> tuple[Token, Source] | None:
    """The author's clause after the comma has one verb, which tells."""
    after = doc.words(comma + 1, min(line.end, comma + 1 + REACH))
    cue = next((token for token in after if token.finite or cue_at(doc, token.index, *TELLING)), None)
    if (
        cue is None
        or not usable(doc, line, cue, TELLING)
        or any(token.text == "," for token in after if token.index < cue.index)
    ):
        return None
    if opening is THAT and cue.lower not in CONFIRMING:
        return None
    source = source_of(doc, cue, comma + 1, line.end)
    if source.kind is not SourceKind.ZERO and from_outlet(doc, source, cue):
        source = relayed(doc, cue.index, line.end) or Source(SourceKind.ZERO)
    return None if source.kind in (SourceKind.ZERO, SourceKind.UNKNOWN) else (cue, source)
