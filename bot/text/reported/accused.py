"""What somebody accuses another of, as a clause: «Ли обвинила завод в том, что он отравил реку»."""

from __future__ import annotations

from collections.abc import Iterator

from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import has_predicate
from bot.text.reported.clauses import reported_end
from bot.text.reported.parts import span_of
from bot.text.sources.found import Found
from bot.text.sources.governors import negated
from bot.text.sources.outlets import from_outlet
from bot.text.sources.reporters import subject_of_reporting
from bot.text.types import QuoteKind, Span

ACCUSES = words(
    """
    обвинил обвинила обвинили обвинило обвиняет обвиняют обвинял обвиняла обвиняли упрекнул упрекнула упрекнули
    упрекает упрекают упрекал упрекала упрекали заподозрил заподозрила заподозрили
    """
)
OF_WHAT = ("в", "том", ",", "что")

REACH = 12
"""Words from the verb to «в том, что»: обвинили бывшего директора завода в Луге Ивана Рея в том, что …"""


def accused(doc: Document, line: Line) -> Iterator[Found]:
    """Ли обвинила завод в том, что он отравил реку."""
    for index in range(line.first + 4, line.end - 2):
        if tuple(word.lower for word in doc.words(index - 3, index + 1)) != OF_WHAT:
            continue
        cue = _accuses(doc, line, index - 3)
        source = subject_of_reporting(doc, line, cue, index) if cue is not None else None
        if cue is None or source is None or from_outlet(doc, source, cue):
            continue
        end, _ = reported_end(doc, line, cue, index + 1)
        part = span_of(doc, index + 1, end)
        if part is not None and has_predicate(doc.words(index + 1, end)):
            yield Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, "accused of it", 0.8)


def _accuses(doc: Document, line: Line, end: int) -> Token | None:
    """The verb before, unless it is denied or another one stands between: её обвинили, но она рада тому, …"""
    verb = next((word for word in reversed(doc.words(max(line.first, end - REACH), end)) if word.finite), None)
    return verb if verb is not None and verb.lower in ACCUSES and not negated(doc, verb) else None
