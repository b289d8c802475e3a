"""Statements in marks inside the author's sentence: the whole clause of a «что» or of a «как сказал он»."""

from __future__ import annotations

import re

from bot.text.lexicon.cues import CueClass
from bot.text.parse.document import Document, Token
from bot.text.parse.marks import Marked
from bot.text.parse.predicates import has_predicate
from bot.text.parse.signs import AFTER_DASH
from bot.text.sources.attribution import cue_at, is_from_medium, read_attribution, source_of
from bot.text.sources.found import Found, Source
from bot.text.sources.governors import CONJUNCTIONS, governor
from bot.text.sources.reporters import subject_of_reporting
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.surroundings import (
    END,
    called,
    clause_start,
    count,
    inside,
    line_end,
    opens_clause,
    parts_of,
)

GOES_ON = re.compile(r",\s+(?:и|а|но)\s+(?=\w)")
"""…, что «мост крепок», и попросил не шуметь: the author takes over with another verb."""

SENTENCE = 8
"""Words of a sentence that is quoted whole after «что в новом выпуске»."""

BEFORE_SENTENCE = 6
"""Words from «что» to such a sentence."""

NEAR_VERB = 4
"""Words from there to that verb."""


def clause_before_attribution(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """Мост открыли, но «мы ещё не знаем, надолго ли», — сказал Ли: the marks hold a clause of the author's sentence."""
    paragraph = doc.paragraphs[doc.paragraph_of(mark.end - 1)]
    match = AFTER_DASH.match(doc.text, mark.end, paragraph.end)
    if match is None or "," not in match.group() or count(doc, mark) < 5 or opens_clause(doc, mark):
        return None
    if not any(token.finite for token in inside(doc, mark)) or called(doc, mark):
        return None
    found = read_attribution(doc, doc.at(match.end()), doc.at(paragraph.end), known_only=True)
    parts = parts_of(doc, mark)
    if found is None or not parts:
        return None
    return Found(QuoteKind.DIRECT, parts, found.cue_span, found.source, "clause before an attribution", 0.85)


def as_somebody_said(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """Как сообщили в ведомстве, «в ходе встречи будут обсуждаться поставки».

    Как отмечает «Луч», завод сообщил, что работы нет, «людей отпустили»: who told the outlet. But not a clause that
    only ends with marks: Как сообщили в клубе, «Рубин» отпустил Рея, «по итогам чего пришёл Ким».
    """
    start = clause_start(doc, mark)
    before = doc.text[start : mark.start].rstrip()
    if not before.endswith(",") or not _whole_clause(doc, mark) or not _ends(doc, mark):
        return None
    first, end = doc.at(start), doc.at(mark.start)
    if doc.tokens[first].lower != "как":
        return None
    telling = (CueClass.SAY, CueClass.WRITE, CueClass.DOCUMENT)
    cues = [token for token in doc.words(first, end) if cue_at(doc, token.index, *telling)]
    said = [(cue, source_of(doc, cue, first, end)) for cue in cues]
    if len(said) > 1 and is_from_medium(doc, said[0][1], said[0][0]):
        said = said[1:]
    elif len(said) == 1 and any(token.finite for token in doc.words(cues[0].index + 1, end)):
        return None
    return _quote(doc, mark, *said[0], "as somebody said", 0.93) if said else None


def that_clause(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """Он уточнил, что «эти деньги фирмы смогут потратить на зарплату»."""
    conjunction = _conjunction(doc, mark)
    if conjunction < 2 or doc.tokens[conjunction].lower not in CONJUNCTIONS or not _whole_clause(doc, mark):
        return None
    line = doc.lines[doc.tokens[conjunction].sentence]
    cue = governor(doc, line, conjunction)
    if cue is None or not (_ends(doc, mark) or _author_goes_on(doc, mark)):
        return None
    source = subject_of_reporting(doc, line, cue, conjunction)
    if source is None or is_from_medium(doc, source, cue):
        return None
    return _quote(doc, mark, cue, source, "a whole clause of «что»", 0.9)


def _conjunction(doc: Document, mark: Marked) -> int:
    """что «мост крепок»; сказано, что в новом выпуске «Ким предлагает обсудить мосты»: a sentence of its own."""
    near = doc.before(mark.start)
    if not mark.inside.of(doc.text)[:1].isupper() or count(doc, mark) < SENTENCE:
        return near
    for index in range(near, max(1, near - BEFORE_SENTENCE), -1):
        token = doc.tokens[index]
        if token.lower in CONJUNCTIONS:
            return index if index == near or doc.tokens[index + 1].lower in ("в", "во") else near
        if token.finite or not token.word:
            break
    return near


def _quote(doc: Document, mark: Marked, cue: Token, source: Source, rule: str, confidence: float) -> Found | None:
    parts = parts_of(doc, mark)
    return Found(QuoteKind.DIRECT, parts, Span(cue.start, cue.end), source, rule, confidence) if parts else None


def _whole_clause(doc: Document, mark: Marked) -> bool:
    return count(doc, mark) > 2 and has_predicate(inside(doc, mark))


def _ends(doc: Document, mark: Marked) -> bool:
    return END.match(doc.text, mark.end, line_end(doc, mark)) is not None


def _author_goes_on(doc: Document, mark: Marked) -> bool:
    match = GOES_ON.match(doc.text, mark.end, line_end(doc, mark))
    first = doc.at(match.end()) if match else 0
    return match is not None and any(
        cue_at(doc, token.index, CueClass.SAY, CueClass.MANNER, CueClass.JUDGE)
        for token in doc.words(first, first + NEAR_VERB)
    )
