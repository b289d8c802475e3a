"""The words of a report as spans: without the attribution that stands in it and without notes of the editor."""

from __future__ import annotations

import re

from bot.text.lexicon.cues import CueClass
from bot.text.parse.document import Document, Line
from bot.text.parse.predicates import has_predicate, verbless
from bot.text.reported.clauses import clause_left, last_fragment, reported_end
from bot.text.sources.according import according_phrase
from bot.text.sources.attribution import cue_at, trimmed
from bot.text.sources.found import UNKNOWN
from bot.text.sources.owners import owner
from bot.text.types import Span

EDITORS_NOTE = re.compile(
    r"\s\((?:[^()]*[-–—\s]\s?прим\b[^()]*|[^()]*[-–—]\s?ред\b[^()]*|[^()]*\b(?:читайте|смотрите|орфография)\b[^()]*)\)?$",
    re.IGNORECASE,
)
"""Ends a report as no part of it: Мест нет (ещё двух ждут в мае — прим. «Луча»)."""


OPENING = 4
"""Words and signs from a dash over the opening of a clause to the attribution in it: — от них, по словам Рея, …"""


def around(doc: Document, line: Line, first: int, end: int) -> tuple[Span, ...]:
    """What an attribution in commas stands in: the clause before it and the clause after it."""
    left = after_colon(doc, clause_left(doc, line, first), first)
    stop, _ = reported_end(doc, line, None, end)
    by_whom = doc.tokens[end - 1].lower.startswith("котор")
    if by_whom:
        stop = _main_verb(doc, end, stop)
    after = span_of(doc, end, stop)
    if after is not None:
        left = last_fragment(doc, left, first)
    colon = doc.tokens[first - 1].text == ":"
    if after is not None and _after_dash(doc, left, first) and (colon or has_predicate(doc.words(end, stop))):
        left = first
    if after is not None and has_predicate(doc.words(end, stop)):
        left = _behind_dash(doc, left, first)
    if _as_told(doc, left, first):
        left = next((word.index + 1 for word in doc.words(left, first - 1) if word.text == ","), first)
    if by_whom or _which(doc, left, first) or _passed_on(doc, left, first):
        left = first
    before = span_of(doc, left, first) if left < first else None
    parts = tuple(part for part in (before, after) if part)
    words = [*(doc.words(left, first) if before else ()), *(doc.words(end, stop) if after else ())]
    judged = colon and after is not None and _in_marks_at_end(doc, end, stop)
    return parts if parts and (has_predicate(words) or verbless(words) or judged) else ()


def _in_marks_at_end(doc: Document, first: int, end: int) -> bool:
    """Высказалась и мэр Рей: по её мнению, шум «раздут врагами»: the predicate is in marks, behind a nominative."""
    words = [token for token in doc.words(first, end) if token.word]
    opens = bool(words) and words[0].case == "Nom" and not doc.in_marks(words[0].start)
    return opens and doc.in_marks(words[-1].start)


def after_colon(doc: Document, left: int, first: int) -> int:
    """Ей стало лучше: боли, по её словам, прошли. The author says what stands before the colon."""
    colon = next((token.index for token in reversed(doc.words(left, first - 1)) if token.text == ":"), None)
    if colon is None or doc.in_marks(doc.tokens[colon].start) or not has_predicate(doc.words(left, colon)):
        return left
    return colon + 1


def _behind_dash(doc: Document, left: int, first: int) -> int:
    """В клубе играют двое — оба, по словам Рея, здоровы. The author says what stands before the dash."""
    dash = next((token.index for token in doc.words(max(left, first - OPENING), first - 1) if token.text in "—–"), None)
    if dash is None or not has_predicate(doc.words(left, dash)) or has_predicate(doc.words(dash + 1, first)):
        return left
    return dash + 1


def _which(doc: Document, left: int, first: int) -> bool:
    """Мотор греется сам, что, по словам завода, сберегает дрова: the author says what stands before «что»."""
    before = [token.lower for token in doc.words(first - 3, first)]
    if (
        left >= first - 3
        or before != [",", "что", ","]
        or not any(token.finite for token in doc.words(left, first - 3))
    ):
        return False
    return doc.tokens[first - 4].pos in ("NOUN", "PROPN", "ADV")


def _passed_on(doc: Document, left: int, first: int) -> bool:
    """В мэрии передают, что по информации Рея, мост цел: who passes it on is no part of it."""
    before = [token.lower for token in doc.words(max(left, first - 2), first)]
    if before != [",", "что"]:
        return False
    return any(cue_at(doc, token.index, CueClass.CITE) for token in doc.words(left, first - 2))


def _as_told(doc: Document, left: int, first: int) -> bool:
    """Как пишет «Луч», по словам Ли, …; как сообщалось, по словам Ли, …: who printed it is no part of what was said."""
    if left >= first or doc.tokens[left].lower != "как":
        return False
    verbs = [token for token in doc.words(left, first) if token.finite]
    return (
        len(verbs) == 1
        and cue_at(doc, verbs[0].index, CueClass.SAY, CueClass.WRITE, CueClass.CITE, CueClass.DOCUMENT) is not None
    )


def _after_dash(doc: Document, left: int, first: int) -> bool:
    """Суд обвинил завод — по его мнению, отчёты подделаны; дом отнимут: по словам Ли, он продан.

    The author says what stands before the dash or the colon.
    """
    return (
        left < first
        and doc.tokens[first - 1].text in ("—", "–", "-", ":")
        and has_predicate(doc.words(left, first - 1))
    )


def _main_verb(doc: Document, first: int, end: int) -> int:
    """Врач Рей, по мнению которой мост стар, ушла: the comma before the verb of the name."""
    commas = (token.index for token in doc.words(first + 1, end - 1) if token.text == ",")
    verbs = (comma for comma in commas if doc.tokens[comma + 1].finite and has_predicate(doc.words(first, comma)))
    return next(verbs, end)


def span_of(doc: Document, first: int, end: int) -> Span | None:
    if first >= end or end > len(doc.tokens):
        return None
    span = trimmed(doc.text, doc.tokens[first].start, doc.tokens[end - 1].end)
    note = EDITORS_NOTE.search(doc.text, span.start, span.end) if span else None
    return trimmed(doc.text, span.start, note.start()) if span and note else span


def without_attribution(doc: Document, first: int, end: int) -> tuple[Span, ...]:
    """The clause without what stands in it as an attribution of its own: что, по словам Ли, …"""
    line = doc.lines[doc.tokens[first].sentence]
    for index in range(first, end - 1):
        phrase = according_phrase(doc, line, index)
        if phrase is not None and phrase.end < end and owner(doc, phrase.owner, phrase.end) is not UNKNOWN:
            spans = (span_of(doc, first, phrase.first), span_of(doc, phrase.end, end))
            return tuple(span for span in spans if span)
    whole = span_of(doc, first, end)
    return (whole,) if whole else ()
