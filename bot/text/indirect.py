"""Reported speech: «сказал, что …», «по словам врача, …», «…, сообщил министр», «Об этом сообщил …»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bot.text.according import according_phrase, according_source
from bot.text.announced import about_this, of_which
from bot.text.attribution import source_of, trimmed
from bot.text.clauses import clause_left, clause_right, is_linking, last_fragment, reported_end
from bot.text.document import Document, Line, Token
from bot.text.evidence import by_which, follows_from
from bot.text.found import Found, Source, SourceKind
from bot.text.fronted import fronted, is_opening
from bot.text.furniture import furniture
from bot.text.governors import AFTER_AS, CONJUNCTIONS, IN_PARENTHESIS, apart, asks_what, governor, usable
from bot.text.intervals import Intervals
from bot.text.lexicon.words import words
from bot.text.nominal import told_by_noun
from bot.text.outlets import from_outlet
from bot.text.predicates import embedded_question, has_predicate, own_voice, verbless
from bot.text.relay import relayed, relays
from bot.text.reporters import in_report, subject_of_reporting
from bot.text.sources import IN, UNKNOWN, owner
from bot.text.types import QuoteKind, Span

NOBODY_SAYS = words("сообщается сообщалось отмечается отмечалось утверждается утверждалось указывается указывалось")
"""Impersonal: in «как сообщалось, Ли уехал» the name after the verb is no source."""

EDITORS_NOTE = re.compile(
    r"\s\((?:[^()]*[-–—\s]\s?прим\b[^()]*|[^()]*[-–—]\s?ред\b[^()]*|[^()]*\b(?:читайте|смотрите)\b[^()]*)\)?$",
    re.IGNORECASE,
)
"""Ends a report as no part of it: Мест нет (ещё двух ждут в мае — прим. «Луча»)."""

BREAKING_OFF = words("что и а но если когда чтобы так поскольку хотя потому")
"""A clause that an attribution cuts after one of these goes on behind it: …, потому что, говорят врачи, …"""


def indirect(doc: Document, verbatim: Sequence[Found]) -> tuple[Found, ...]:
    """Find reported clauses outside of verbatim speech, in the order of the text, none over another."""
    taken = Intervals((*(part for quote in verbatim for part in quote.parts), *furniture(doc.text, doc.paragraphs)))
    found: list[Found] = []
    for line in doc.lines:
        here: list[Found] = []
        for quote in _outer(list(_line(doc, line))):
            before = Intervals(part for other in here for part in other.parts)
            if not any(taken.overlap(part) or before.overlap(part) for part in quote.parts):
                here.append(quote)
        found.extend(here)
    found.extend(about_this(doc, found, taken))
    return tuple(sorted(found, key=lambda quote: quote.start))


def _outer(quotes: Sequence[Found]) -> Iterator[Found]:
    """A report inside a report belongs to the one who is reported: По словам Ли, Ким считает, что …"""
    for quote in quotes:
        cue = quote.cue
        inside = cue and any(
            part.start <= cue.start < part.end for other in quotes if other is not quote for part in other.parts
        )
        if not inside:
            yield quote


def _line(doc: Document, line: Line) -> Iterator[Found]:
    for rule in RULES:
        yield from rule(doc, line)


def that_clause(doc: Document, line: Line) -> Iterator[Found]:
    """Токаев подчеркнул, что реформы продолжатся."""
    for index in range(line.first + 1, line.end - 1):
        if doc.tokens[index].lower not in CONJUNCTIONS:
            continue
        cue = governor(doc, line, index)
        if cue is not None and apart(doc, cue, index):
            continue
        if cue is None:
            yield from _of_noun(doc, line, index)
            continue
        source = subject_of_reporting(doc, line, cue, index)
        if source is None or from_outlet(doc, source, cue):
            source = relayed(doc, cue.index, line.end) if source is not None else None
        if source is None:
            continue
        end, override = reported_end(doc, line, cue, index + 1)
        parts = _cut(doc, index + 1, end)
        if parts and not asks_what(doc, index, end):
            yield Found(
                QuoteKind.INDIRECT, parts, Span(cue.start, cue.end), override or source, "что after a cue", 0.93
            )


def _of_noun(doc: Document, line: Line, index: int) -> Iterator[Found]:
    """Поводом стал твит Рея, что завод закроют."""
    told = told_by_noun(doc, line, index)
    part = _span(doc, index + 1, line.end)
    if told is not None and part is not None and not from_outlet(doc, told[1]):
        cue, source = told
        yield Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, "что after a noun", 0.8)


def according_to(doc: Document, line: Line) -> Iterator[Found]:
    """По словам Нуртаевой, ущерба нет. / Ущерба, по её словам, нет."""
    for index in range(line.first, line.end - 1):
        phrase = according_phrase(doc, line, index)
        if phrase is None or in_report(doc, line, phrase.first):
            continue
        source = according_source(doc, phrase)
        if source is not UNKNOWN and from_outlet(doc, source):
            source = relayed(doc, phrase.owner, phrase.end) or UNKNOWN
        if source is UNKNOWN:
            continue
        parts = _around(doc, line, phrase.first, phrase.end)
        if parts:
            cue = Span(doc.tokens[phrase.first].start, doc.tokens[phrase.owner - 1].end)
            if source.kind is SourceKind.PRONOUN:
                cue = Span(cue.start, max(cue.end, doc.tokens[phrase.end - 1].end))
            yield Found(QuoteKind.INDIRECT, parts, cue, source, "по словам", 0.92)


def as_somebody_said(doc: Document, line: Line) -> Iterator[Found]:
    """Как сообщили в МВД, ущерба нет."""
    for index in range(line.first, line.end - 2):
        if doc.tokens[index].lower != "как" or not _opens(doc, line, index):
            continue
        cue = next(
            (token for token in doc.words(index + 1, min(index + 7, line.end)) if usable(doc, line, token, AFTER_AS)),
            None,
        )
        if cue is None:
            continue
        end = clause_right(doc, line, cue, index)
        source = source_of(doc, cue, index + 1, end)
        if cue.lower in NOBODY_SAYS and not any(word.lower in IN for word in doc.words(cue.index, source.head)):
            continue
        if source.kind is not SourceKind.ZERO and from_outlet(doc, source, cue):
            source = relayed(doc, cue.index, end) or UNKNOWN
        if source.kind in (SourceKind.ZERO, SourceKind.UNKNOWN):
            continue
        parts = _around(doc, line, index, end)
        if parts:
            yield Found(QuoteKind.INDIRECT, parts, Span(cue.start, cue.end), source, "как сообщил", 0.9)


def parenthesis(doc: Document, line: Line) -> Iterator[Found]:
    """Ущерба нет, сказал врач. / В условиях карантина, говорят медики, вызовов больше."""
    for index in range(line.first + 2, line.end - 1):
        token = doc.tokens[index]
        comma = _comma_before(doc, line, index)
        if comma is None or not usable(doc, line, token, IN_PARENTHESIS) or token.form not in ("Fin", "Short"):
            continue
        end = clause_right(doc, line, token, index)
        source = source_of(doc, token, index, end)
        if relays(doc, index, line.end):
            source = relayed(doc, index, line.end) or UNKNOWN
        if (
            source.kind in (SourceKind.ZERO, SourceKind.UNKNOWN)
            or source.head < index
            or _governs_that(doc, line, index, end)
        ):
            continue
        if from_outlet(doc, source, token):
            continue
        yield from _spoken_around(doc, line, comma, end, token, source)


def _spoken_around(doc: Document, line: Line, comma: int, end: int, cue: Token, source: Source) -> Iterator[Found]:
    left = clause_left(doc, line, comma)
    if is_linking(doc, left, comma):
        left = comma
    right = _right_part(doc, line, left, comma, end)
    if right is not None:
        left = last_fragment(doc, left, comma)
    words = [*doc.words(left, comma), *(doc.words(*right) if right else ())]
    if (
        not (has_predicate(words) or verbless(words))
        or embedded_question(words)
        or tuple(token.lower for token in words[:2]) == ("об", "этом")
        or (words and is_opening(doc, words[0].index))
    ):
        return
    parts = tuple(part for bounds in ((left, comma), right) if bounds and (part := _span(doc, *bounds)))
    unquoted = [word for word in words if not doc.in_marks(word.start)]
    kind = QuoteKind.UNMARKED if own_voice(unquoted) else QuoteKind.INDIRECT
    yield Found(kind, parts, Span(cue.start, cue.end), source, "сказал он without marks", 0.85)


def _right_part(doc: Document, line: Line, left: int, comma: int, end: int) -> tuple[int, int] | None:
    if end + 2 >= line.end or doc.tokens[end].text not in (",", "—", "–", "-"):
        return None if doc.tokens[min(end, line.end - 1)].text in ".,!?;…" or end + 2 >= line.end else (end, line.end)
    following = doc.tokens[end + 1]
    broken_off = doc.tokens[comma - 1].lower in BREAKING_OFF
    if (
        not broken_off
        and has_predicate(doc.words(left, comma))
        and following.lower
        not in (
            "что",
            "и",
            "а",
            "но",
            "чтобы",
            "поскольку",
            "потому",
        )
    ):
        return None
    if following.form in ("Conv", "Part") or following.lower.startswith("котор"):
        return None
    return end + 1, line.end


RULES: tuple[Callable[[Document, Line], Iterator[Found]], ...] = (
    that_clause,
    according_to,
    as_somebody_said,
    parenthesis,
    of_which,
    follows_from,
    by_which,
    fronted,
)


def _opens(doc: Document, line: Line, index: int) -> bool:
    return index == line.first or doc.tokens[index - 1].text in (",", "—", "–", "-", "(") or index <= line.first + 2


def _comma_before(doc: Document, line: Line, index: int) -> int | None:
    """The comma before a verb, with at most two adverbs between: , ранее заявил."""
    for back in range(index - 1, max(line.first, index - 4) - 1, -1):
        token = doc.tokens[back]
        if token.text == ",":
            return back
        if token.pos not in ("ADV", "PART") or token.lower in ("не", "как"):
            return None
    return None


def _governs_that(doc: Document, line: Line, index: int, end: int) -> bool:
    words = doc.words(index, min(line.end, end + 3))
    return any(
        left.text == "," and right.lower in CONJUNCTIONS for left, right in zip(words, words[1:], strict=False)
    ) and not _finite_before(doc, line, index)


def _finite_before(doc: Document, line: Line, index: int) -> bool:
    return any(token.finite for token in doc.words(line.first, index - 1))


def _around(doc: Document, line: Line, first: int, end: int) -> tuple[Span, ...]:
    """What an attribution in commas stands in: the clause before it and the clause after it."""
    left = clause_left(doc, line, first)
    stop, _ = reported_end(doc, line, None, end)
    after = _span(doc, end, stop)
    if after is not None:
        left = last_fragment(doc, left, first)
    before = _span(doc, left, first) if left < first else None
    parts = tuple(part for part in (before, after) if part)
    words = [*(doc.words(left, first) if before else ()), *(doc.words(end, stop) if after else ())]
    return parts if parts and (has_predicate(words) or verbless(words)) else ()


def _span(doc: Document, first: int, end: int) -> Span | None:
    if first >= end or end > len(doc.tokens):
        return None
    span = trimmed(doc.text, doc.tokens[first].start, doc.tokens[end - 1].end)
    note = EDITORS_NOTE.search(doc.text, span.start, span.end) if span else None
    return trimmed(doc.text, span.start, note.start()) if span and note else span


def _cut(doc: Document, first: int, end: int) -> tuple[Span, ...]:
    """The clause without what stands in it as an attribution of its own: что, по словам Ли, …"""
    line = doc.lines[doc.tokens[first].sentence]
    for index in range(first, end - 1):
        phrase = according_phrase(doc, line, index)
        if phrase is not None and phrase.end < end and owner(doc, phrase.owner, phrase.end) is not UNKNOWN:
            spans = (_span(doc, first, phrase.first), _span(doc, phrase.end, end))
            return tuple(span for span in spans if span)
    whole = _span(doc, first, end)
    return (whole,) if whole else ()
