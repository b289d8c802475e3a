"""Speech that goes on after «…», — сказал Ли. — with no mark around it, up to where the author takes over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.text.lexicon.sources import ACCORDING
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.marks import Marked
from bot.text.parse.signs import AFTER_DASH
from bot.text.sources.attribution import BESIDE_SPEECH, cue_at, read_attribution, trimmed
from bot.text.sources.candidates import PRONOUNS
from bot.text.sources.found import Found
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.surroundings import count, in_brackets, opens_clause, word_of_speech
from bot.text.verbatim.titles import is_name

CLOSING = "»“”\"'›"

AT_THE_START = 4
"""Words at the start of a sentence that show the author: Он также добавил; По словам Ли."""


def goes_on(doc: Document, mark: Marked, quote: Found) -> Found:
    """«Мы готовы, — сказал Ким. — Работы начнутся в мае.: the mark is never closed, so all of it is one quote."""
    part = _rest(doc, mark) if doc.text[mark.end - 1] not in CLOSING else None
    return replace(quote, parts=(*quote.parts, part)) if part else quote


def beyond(doc: Document, mark: Marked, quote: Found) -> Found | None:
    """«Мы готовы», — сказал Ким. — Работы начнутся в мае.: the marks are closed, the rest has none."""
    part = _rest(doc, mark) if doc.text[mark.end - 1] in CLOSING else None
    if part is None:
        return None
    return Found(QuoteKind.UNMARKED, (part,), quote.cue, quote.source, "goes on after marks", 0.85)


def _rest(doc: Document, mark: Marked) -> Span | None:
    paragraph = doc.paragraphs[doc.paragraph_of(mark.end - 1)]
    match = AFTER_DASH.match(doc.text, mark.end, paragraph.end)
    found = read_attribution(doc, doc.at(match.end()), doc.at(paragraph.end), known_only=False) if match else None
    if found is None or found.resumes is None or found.resumes >= paragraph.end or _marked(doc, found.resumes):
        return None
    if in_brackets(doc.text, mark.end, found.resumes):
        return None
    end = next(_author(doc, found.resumes, paragraph.end), paragraph.end)
    return trimmed(doc.text, found.resumes, end) if end > found.resumes else None


def _marked(doc: Document, offset: int) -> bool:
    """A statement in marks stands here: — «Нас ждут», and not a name with which speech goes on: — «Луч» ждёт нас."""
    mark = doc.opening.get(offset)
    if mark is None:
        return False
    following = doc.words(doc.at(mark.end), doc.at(mark.end) + 1)
    return not is_name(doc, mark) or not following or not following[0].text[0].islower()


def _author(doc: Document, start: int, end: int) -> Iterator[int]:
    """The sentences from the offset on that are the author's."""
    for line in doc.lines[doc.line_of(start) : doc.line_of(end - 1) + 1]:
        offset = max(line.span.start, start)
        if _takes_over(doc, Line(Span(offset, line.span.end), line.paragraph, doc.at(offset), line.end)):
            yield offset


def _takes_over(doc: Document, line: Line) -> bool:
    first = doc.words(line.first, line.first + AT_THE_START)
    if any(one.lower == "по" and two.lower in ACCORDING for one, two in zip(first, first[1:], strict=False)):
        return True
    if any(_somebody(doc, token) for token in first):
        return any(cue_at(doc, token.index, *BESIDE_SPEECH) for token in doc.words(line.first, line.end))
    mark = doc.next_mark(line.span.start)
    if mark is None or mark.start >= line.span.end or count(doc, mark) < 3 or not opens_clause(doc, mark):
        return False
    before = doc.words(line.first, doc.at(mark.start))
    return not before or word_of_speech(doc, before) is not None


def _somebody(doc: Document, token: Token) -> bool:
    mention = doc.named.get(token.index)
    return token.lower in PRONOUNS or (mention is not None and mention.kind == "PER")
