"""A paragraph of speech that ends in «, говорит она.», with no dash: more than its last sentence is the speaker's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.text.lexicon.cues import CueClass
from bot.text.parse.document import Document, Line
from bot.text.parse.intervals import Intervals
from bot.text.reported.parenthesis import parenthesis
from bot.text.sources.attribution import cue_at, trimmed
from bot.text.sources.found import Found
from bot.text.types import QuoteKind
from bot.text.verbatim.introduced import reports
from bot.text.verbatim.turns import first_person


def comma_ended(doc: Document, number: int, taken: Intervals) -> Found | None:
    """Соседка вспомнила, что стемнело. Тихо было. Я вышла, говорит она. / Я не прав. Готов уйти, сказал Рей."""
    paragraph = doc.paragraphs[number]
    lines = doc.lines[doc.line_of(paragraph.start) : doc.line_of(paragraph.end - 1) + 1]
    if len(lines) < 2 or taken.overlap(paragraph):
        return None
    last = next(iter(parenthesis(doc, lines[-1])), None)
    if last is None or len(last.parts) > 1 or last.start != lines[-1].span.start:
        return None
    above = lines[:-1]
    run = tuple(takewhile(lambda line: not _of_author(doc, line), reversed(above)))
    if not run or not _of_speaker(doc, run, last, whole=len(run) == len(above)):
        return None
    part = trimmed(doc.text, run[-1].span.start, last.end)
    return replace(last, kind=QuoteKind.UNMARKED, parts=(part,)) if part is not None else None


def _of_speaker(doc: Document, run: Sequence[Line], last: Found, whole: bool) -> bool:
    """Below a report the sentences up to his own «я» go on with it; a whole paragraph has a «я» of its own."""
    if not whole:
        return last.kind is QuoteKind.UNMARKED and reports(doc, doc.lines[doc.line_of(run[-1].span.start) - 1])
    return any(first_person(doc.words(line.first, line.end)) for line in run)


def _of_author(doc: Document, line: Line) -> bool:
    told = any(word.finite and cue_at(doc, word.index, CueClass.SAY) for word in doc.words(line.first, line.end))
    return told or reports(doc, line)
