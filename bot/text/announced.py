"""A sentence whose source stands in the next one: «Суд закрыл дело. Об этом сообщил адвокат.»"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.text.attribution import cue_at, is_from_medium, source_of, trimmed
from bot.text.clauses import after_linking
from bot.text.document import Document, Line, Token
from bot.text.found import Found, Source, SourceKind
from bot.text.governors import negated
from bot.text.intervals import Intervals
from bot.text.lexicon.cues import CueClass
from bot.text.predicates import has_predicate
from bot.text.relay import relayed
from bot.text.types import QuoteKind, Span

FROM_START = 14
"""Words of the sentence before «об этом»: Как передаёт агентство, в среду вечером об этом заявил …"""


def about_this(doc: Document, found: Sequence[Found], taken: Intervals) -> Iterator[Found]:
    """Report the sentence before «об этом», unless it is speech or has an attribution of its own."""
    reported = Intervals(Span(quote.start, quote.end) for quote in found)
    for number in range(1, len(doc.lines)):
        line, above = doc.lines[number], doc.lines[number - 1]
        announcer = _announcer(doc, line)
        if announcer is None or above.paragraph == 0 or line.paragraph - above.paragraph > 1:
            continue
        cue, source = announcer
        part = _told(doc, above)
        if part is not None and not reported.overlap(above.span) and not taken.overlap(part):
            yield Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, "об этом сообщил", 0.88)


def _told(doc: Document, line: Line) -> Span | None:
    """The sentence without its linking words; a line without a full stop is furniture of the page."""
    start = after_linking(doc, line.first, line.end)
    if start >= line.end or doc.text[line.span.end - 1] not in '.!?…»"”':
        return None
    return (
        trimmed(doc.text, doc.tokens[start].start, line.span.end) if has_predicate(doc.words(start, line.end)) else None
    )


def _announcer(doc: Document, line: Line) -> tuple[Token, Source] | None:
    place = _place(doc, line)
    if place is None:
        return None
    words = doc.words(place, line.end)
    cue = next(
        (word for word in words if cue_at(doc, word.index, CueClass.SAY, CueClass.WRITE, CueClass.DOCUMENT)), None
    )
    if cue is None or negated(doc, cue):
        return None
    if (relay := relayed(doc, cue.index, line.end)) is not None:
        return cue, relay
    source = source_of(doc, cue, place, line.end)
    return None if source.kind is SourceKind.ZERO or is_from_medium(doc, source, cue) else (cue, source)


def _place(doc: Document, line: Line) -> int | None:
    for token in doc.words(line.first, min(line.end - 1, line.first + FROM_START)):
        if token.lower == "об" and doc.tokens[token.index + 1].lower == "этом":
            return token.index
    return None
