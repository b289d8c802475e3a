"""Reported speech: «сказал, что …», «по словам врача, …», «…, сообщил министр», «Об этом сообщил …»."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.text.announced import about_this, of_which
from bot.text.attribution import is_from_medium, source_of, trimmed
from bot.text.clauses import according_phrase, clause_left, clause_right, last_fragment, reported_end
from bot.text.document import Document, Line, Token
from bot.text.found import Found, Source, SourceKind
from bot.text.governors import AFTER_AS, CONJUNCTIONS, IN_PARENTHESIS, governor, usable
from bot.text.intervals import Intervals
from bot.text.lexicon.cues import CueClass, forms
from bot.text.lexicon.words import words
from bot.text.phrases import noun
from bot.text.predicates import embedded_question, has_predicate, own_voice, verbless
from bot.text.relay import relayed
from bot.text.sources import UNKNOWN, owner
from bot.text.types import QuoteKind, Span

NEEDS_SUBJECT = frozenset(("указывать", "указать", "подтверждать", "подтвердить", "объяснять", "объяснить"))
"""Facts may be the subject of these (всё указывает на то, что …), so a missing subject is nobody's speech."""


FACTS = words(
    """
    данные факт факты опыт история практика результат результаты цифра цифры статистика признак признаки анализ
    наблюдение наблюдения ситуация события событие показатели показатель логика правило правила тот то поговорка прогноз прогнозы
    """
)
"""Subjects that show something rather than say it."""

DEEP = 6
"""Steps from a verb up to the relative clause that it may stand in."""


def indirect(doc: Document, verbatim: Sequence[Found]) -> tuple[Found, ...]:
    """Find reported clauses outside of verbatim speech, in the order of the text, none over another."""
    taken = Intervals(part for quote in verbatim for part in quote.parts)
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
        if cue is None:
            continue
        source = _subject_of_reporting(doc, line, cue, index)
        if source is None or is_from_medium(doc, source, cue):
            source = relayed(doc, cue.index, line.end) if source is not None else None
        if source is None:
            continue
        end, override = reported_end(doc, line, cue, index + 1)
        parts = _cut(doc, index + 1, end)
        if parts:
            yield Found(
                QuoteKind.INDIRECT, parts, Span(cue.start, cue.end), override or source, "что after a cue", 0.93
            )


def according_to(doc: Document, line: Line) -> Iterator[Found]:
    """По словам Нуртаевой, ущерба нет. / Ущерба, по её словам, нет."""
    for index in range(line.first, line.end - 1):
        phrase = according_phrase(doc, line, index)
        if phrase is None:
            continue
        source = owner(doc, phrase.owner, phrase.end)
        if source is UNKNOWN or is_from_medium(doc, source):
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
        if source.kind is SourceKind.ZERO or is_from_medium(doc, source, cue):
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
        if source.kind is SourceKind.ZERO or source.head < index or _governs_that(doc, line, index, end):
            continue
        if (relay := relayed(doc, index, line.end)) is not None:
            source = relay
        elif is_from_medium(doc, source, token):
            source = UNKNOWN
        if source is UNKNOWN:
            continue
        yield from _spoken_around(doc, line, comma, end, token, source)


def _spoken_around(doc: Document, line: Line, comma: int, end: int, cue: Token, source: Source) -> Iterator[Found]:
    left = clause_left(doc, line, comma)
    right = _right_part(doc, line, left, comma, end)
    if right is not None:
        left = last_fragment(doc, left, comma)
    words = [*doc.words(left, comma), *(doc.words(*right) if right else ())]
    if (
        not (has_predicate(words) or verbless(words))
        or embedded_question(words)
        or tuple(token.lower for token in words[:2]) == ("об", "этом")
    ):
        return
    parts = tuple(part for bounds in ((left, comma), right) if bounds and (part := _span(doc, *bounds)))
    kind = QuoteKind.UNMARKED if own_voice(words) else QuoteKind.INDIRECT
    yield Found(kind, parts, Span(cue.start, cue.end), source, "сказал он without marks", 0.85)


def _right_part(doc: Document, line: Line, left: int, comma: int, end: int) -> tuple[int, int] | None:
    if end + 2 >= line.end or doc.tokens[end].text not in (",", "—", "–", "-"):
        return None if doc.tokens[min(end, line.end - 1)].text in ".,!?;…" or end + 2 >= line.end else (end, line.end)
    following = doc.tokens[end + 1]
    if has_predicate(doc.words(left, comma)) and following.lower not in (
        "что",
        "и",
        "а",
        "но",
        "чтобы",
        "поскольку",
        "потому",
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
)


def _subject_of_reporting(doc: Document, line: Line, cue: Token, conjunction: int) -> Source | None:
    """The source of «сказал, что»; None where nobody in particular says it (сообщается, что; говорят, что)."""
    first = _window_start(doc, line, cue)
    source = source_of(doc, cue, first, conjunction)
    entry = forms().get(cue.lower)
    if source.kind is not SourceKind.ZERO or source.head >= 0:
        return source
    if entry is not None and entry.lemma in NEEDS_SUBJECT:
        return None
    subjects = [child for child in doc.children.get(cue.index, ()) if doc.tokens[child].rel.startswith("nsubj")]
    if subjects:
        return _thing(doc, cue, subjects[0])
    if cue.form in ("Conv", "Inf") or (entry is not None and entry.has(CueClass.DOCUMENT)):
        wide = source_of(doc, cue, line.first, conjunction)
        return wide if wide.kind is not SourceKind.ZERO else None
    if cue.number == "Plur":
        wide = source_of(doc, cue, line.first, conjunction)
        return wide if wide.kind is not SourceKind.ZERO else None
    return source if cue.gender in ("Masc", "Fem") or cue.tense == "Pres" else None


def _thing(doc: Document, cue: Token, index: int) -> Source | None:
    """Большинство учёных считает, что …; летопись утверждает, что …; but facts say nothing: опыт говорит, что …"""
    token, entry = doc.tokens[index], forms().get(cue.lower)
    named_before = index < cue.index and token.case == "Nom" and token.pos == "NOUN"
    if not named_before or token.lower in FACTS or entry is None or not entry.has(CueClass.SAY, CueClass.THINK):
        return None
    return noun(doc, token, index)


def _window_start(doc: Document, line: Line, cue: Token) -> int:
    """The author's clause that holds the verb: from the last full stop, colon or «что» before it."""
    for index in range(cue.index - 1, line.first - 1, -1):
        token = doc.tokens[index]
        if token.text in (";", ":") or token.lower in CONJUNCTIONS:
            return index + 1
        if token.lower.startswith("котор") and _inside_relative(doc, cue, index):
            return index + 1
    return line.first


def _inside_relative(doc: Document, cue: Token, pronoun: int) -> bool:
    """эксперт, который сказал, что …, but not: глава фонда, который закрыт, сказал, что …"""
    verb = cue
    for _ in range(DEEP):
        if verb.rel.startswith("acl") or verb.head < 0:
            break
        verb = doc.tokens[verb.head]
    return verb.head < 0 and cue.head < 0 and not cue.rel or (verb.rel.startswith("acl") and verb.head < pronoun)


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
    return parts if parts and has_predicate(words) else ()


def _span(doc: Document, first: int, end: int) -> Span | None:
    if first >= end or end > len(doc.tokens):
        return None
    return trimmed(doc.text, doc.tokens[first].start, doc.tokens[end - 1].end)


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
