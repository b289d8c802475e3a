"""Reported speech: «сказал, что …», «по словам врача, …», «…, сообщил министр», «Об этом сообщил …»."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.text.furniture import furniture
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line
from bot.text.parse.intervals import Intervals
from bot.text.reported.accused import accused
from bot.text.reported.announced import about_this, of_which
from bot.text.reported.asyndetic import without_conjunction
from bot.text.reported.clauses import clause_right, reported_end
from bot.text.reported.evidence import by_which, follows_from
from bot.text.reported.fronted import fronted
from bot.text.reported.nominal import before_verb, told_by_noun
from bot.text.reported.parenthesis import parenthesis
from bot.text.reported.participles import participial
from bot.text.reported.parts import around, span_of, without_attribution
from bot.text.reported.questions import asks_what
from bot.text.reported.second import anew
from bot.text.sources.according import Phrase, according_phrase, according_source
from bot.text.sources.attribution import source_of, trimmed
from bot.text.sources.found import UNKNOWN, Found, Source, SourceKind, by_name
from bot.text.sources.governors import AFTER_AS, apart, governor, introduces, usable
from bot.text.sources.outlets import behind_page, from_outlet, journalist
from bot.text.sources.phrases import is_medium
from bot.text.sources.places import IN
from bot.text.sources.relay import relayed, relays
from bot.text.sources.reporters import NOBODY_SAYS, in_report, nobody_told, subject_of_reporting
from bot.text.types import QuoteKind, Span

ESTIMATES = words("оценке оценкам подсчетам расчетам прогнозу прогнозам")
"""After «по»: what those give who study a market."""


NOBODYS = words("спутника спутников датчика датчиков прибора приборов радара радаров зонда зондов коллег")
"""Whose data are measured, or taken from another paper."""


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
    told = (report for clause in found if (report := _out_of_marks(doc, clause)) is not None)
    return tuple(sorted(told, key=lambda report: report.start))


def _out_of_marks(doc: Document, report: Found) -> Found | None:
    """По словам Ли, «больницы полны»: a clause all in marks is verbatim; one word is none (ответил, что «нет»)."""
    mark = doc.opening.get(report.start)
    if mark is None or len(report.parts) > 1 or report.parts[0].end > mark.end:
        return report
    part = trimmed(doc.text, mark.inside.start, mark.inside.end)
    if part is None or " " not in part.of(doc.text):
        return None
    return replace(report, kind=QuoteKind.DIRECT, parts=(part,))


def _outer(quotes: Sequence[Found]) -> Iterator[Found]:
    """A report inside a report belongs to the one who is reported: По словам Ли, Ким считает, что …"""
    for quote in quotes:
        cue = quote.cue
        inside = cue and any(
            part.start <= cue.start < part.end for other in quotes if other is not quote for part in other.parts
        )
        if not inside:
            yield quote


WRONGLY = frozenset(("ошибочно", "ложно", "неверно"))

OWN = frozenset((SourceKind.NAME, SourceKind.PRONOUN))
"""Who refers to others, and yet speaks: Ссылаясь на другие работы, они отмечают, что …"""


def _line(doc: Document, line: Line) -> Iterator[Found]:
    for rule in RULES:
        yield from rule(doc, line)


def that_clause(doc: Document, line: Line) -> Iterator[Found]:
    """Токаев подчеркнул, что реформы продолжатся."""
    for index in range(line.first + 1, line.end - 1):
        if not introduces(doc, line, index):
            continue
        cue = governor(doc, line, index)
        if cue is not None and apart(doc, cue, index):
            continue
        if cue is None:
            yield from _of_noun(doc, line, index)
            continue
        source = subject_of_reporting(doc, line, cue, index)
        if source is not None:
            source = behind_page(doc, source, cue.index)
        if relays(doc, line.first, index) and not (source is not None and source.kind in OWN):
            source = relayed(doc, line.first, index)
        elif source is not None and from_outlet(doc, source, cue):
            source = relayed(doc, index, line.end)
        if source is None:
            continue
        end, override = reported_end(doc, line, cue, index + 1)
        parts = without_attribution(doc, index + 1, end)
        if parts and not asks_what(doc, index, end):
            yield Found(
                QuoteKind.INDIRECT, parts, Span(cue.start, cue.end), override or source, "что after a cue", 0.93
            )


def _of_noun(doc: Document, line: Line, index: int) -> Iterator[Found]:
    """Поводом стал твит Рея, что завод закроют."""
    told = told_by_noun(doc, line, index)
    if told is None or from_outlet(doc, told[1]):
        return
    cue, source = told
    part = span_of(doc, index + 1, before_verb(doc, line, cue, index))
    if part is not None:
        yield Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, "что after a noun", 0.8)


def according_to(doc: Document, line: Line) -> Iterator[Found]:
    """По словам Нуртаевой, ущерба нет. / Ущерба, по её словам, нет."""
    for index in range(line.first, line.end - 1):
        phrase = according_phrase(doc, line, index)
        if phrase is None or (in_report(doc, line, phrase.first) and not anew(doc, line, phrase.first)):
            continue
        source = behind_page(doc, according_source(doc, phrase), phrase.end)
        if source is not UNKNOWN and from_outlet(doc, source) and not _own_view(doc, phrase, source):
            source = relayed(doc, phrase.owner, phrase.end) or UNKNOWN
        if source is UNKNOWN or _measured(doc, phrase, source):
            continue
        source = _named_before(doc, phrase, source)
        parts = around(doc, _without_us(doc, line, phrase.first), phrase.first, phrase.end)
        if parts and not _asked_for(doc, parts):
            cue = Span(doc.tokens[phrase.first].start, doc.tokens[phrase.owner - 1].end)
            if source.kind is SourceKind.PRONOUN:
                cue = Span(cue.start, max(cue.end, doc.tokens[phrase.end - 1].end))
            yield Found(QuoteKind.INDIRECT, parts, cue, source, "по словам", 0.92)


def _named_before(doc: Document, phrase: Phrase, source: Source) -> Source:
    """Анна Рей, по её словам, месяц сидела дома: a pronoun right behind the name that opens the clause.

    Высказалась и мэр Анна Рей: по её мнению, …
    """
    name, mark = doc.named.get(phrase.first - 2), doc.tokens[phrase.first - 1].text
    if source.kind is not SourceKind.PRONOUN or name is None or mark not in (",", ":"):
        return source
    opens = doc.tokens[name.first].case == "Nom" and (mark == ":" or doc.tokens[name.first - 1].text in (",", "."))
    same = doc.tokens[name.first].gender == source.gender and name.kind == "PER" and name.last == phrase.first - 2
    return by_name(name) if opens and same else source


def _measured(doc: Document, phrase: Phrase, source: Source) -> bool:
    """По данным спутников, …; по данным зарубежных коллег, …: what nobody says, or another paper does."""
    if source.kind is not SourceKind.NOUN or doc.tokens[phrase.owner - 1].lower not in ("данным", "информации"):
        return False
    return source.last == source.head and doc.tokens[source.head].lower in NOBODYS


def _asked_for(doc: Document, parts: Sequence[Span]) -> bool:
    """Расскажи, с точки зрения врача, что это: one who asks, and no report."""
    words = [word for part in parts for word in doc.words(doc.at(part.start), doc.at(part.end))]
    return any(word.finite and word.person == "2" and not doc.in_marks(word.start) for word in words)


def _own_view(doc: Document, phrase: Phrase, source: Source) -> bool:
    """По мнению журналиста; but not: по данным журналиста. По оценке агентства «Луч», which no agency of news gives."""
    agency = noun_lemma(doc.tokens[phrase.owner].lower) == "агентство"
    if agency and doc.tokens[phrase.owner - 1].lower in ESTIMATES:
        return not is_medium(doc, phrase.owner + 1, phrase.end - 1)
    return doc.tokens[phrase.owner - 1].lower in ("мнению", "словам", "убеждению") and journalist(doc, source)


def _without_us(doc: Document, line: Line, first: int) -> Line:
    """Ранее мы писали, что по данным банка спрос упал: the sentence behind what the paper says of itself."""
    that = next((word.index for word in doc.words(line.first + 2, first) if word.lower == "что"), None)
    return replace(line, first=that + 1) if that is not None and nobody_told(doc, that) else line


def as_somebody_said(doc: Document, line: Line) -> Iterator[Found]:
    """Как сообщили в МВД, ущерба нет."""
    for index in range(line.first, line.end - 2):
        if doc.tokens[index].lower != "как" or not _opens(doc, line, index) or _of_time(doc, line, index):
            continue
        reach = doc.words(index + 1, min(index + 7, line.end))
        cue = next((token for token in reach if usable(doc, line, token, AFTER_AS)), None)
        if cue is None or doc.tokens[index + 2].text == "," and reach[0].pos == "NOUN":
            continue
        if _as_expected(doc, index) or any(word.lower == "мы" for word in doc.words(index, cue.index)):
            continue
        end = _after_reference(doc, line, clause_right(doc, line, cue, index))
        named = source_of(doc, cue, index + 1, end)
        source = behind_page(doc, named, end)
        if cue.lower in NOBODY_SAYS and not any(word.lower in IN for word in doc.words(cue.index, source.head)):
            continue
        cited = source.kind is SourceKind.NOUN and relays(doc, cue.index, end)
        if cited or source.kind is not SourceKind.ZERO and from_outlet(doc, source, cue if source is named else None):
            source = relayed(doc, cue.index, end) or UNKNOWN
        if source.kind in (SourceKind.ZERO, SourceKind.UNKNOWN):
            continue
        parts = around(doc, replace(line, first=index) if _joins(doc, line, index) else line, index, end)
        if parts:
            yield Found(QuoteKind.INDIRECT, parts, Span(cue.start, cue.end), source, "как сообщил", 0.9)


RULES: tuple[Callable[[Document, Line], Iterator[Found]], ...] = (
    that_clause,
    according_to,
    as_somebody_said,
    parenthesis,
    of_which,
    follows_from,
    by_which,
    fronted,
    without_conjunction,
    accused,
    participial,
)


def _after_reference(doc: Document, line: Line, comma: int) -> int:
    """Как предположили журналисты, ссылаясь на знакомых семьи, …: the comma behind the reference."""
    if comma + 1 >= line.end or doc.tokens[comma + 1].lower != "ссылаясь":
        return comma
    return next((token.index for token in doc.words(comma + 2, line.end) if token.text == ","), comma)


def _of_time(doc: Document, line: Line, index: int) -> bool:
    """перед тем как Ли написал; до того, как врач рассказал; растёт не так быстро, как думают в банке"""
    if any(token.lower == "так" for token in doc.words(max(line.first + 1, index - 4), index)):
        return True
    before = [token for token in doc.words(max(line.first, index - 2), index) if token.word]
    return bool(before) and before[-1].lower in ("тем", "того", "так", "тогда")


def _as_expected(doc: Document, index: int) -> bool:
    """Курс вырос, как и прогнозировали в банке: the author compares what came with what was said.

    Or says that it was wrong: Мост цел, как ранее ошибочно утверждали в банке.
    """
    if any(word.lower in WRONGLY for word in doc.words(index + 1, index + 5)):
        return True
    return doc.tokens[index + 1].lower == "и" and doc.tokens[index - 1].text == ","


def _opens(doc: Document, line: Line, index: int) -> bool:
    return (
        index <= line.first + 2 or doc.tokens[index - 1].text in (",", "—", "–", "-", "(") or _joins(doc, line, index)
    )


def _joins(doc: Document, line: Line, index: int) -> bool:
    """В городе пять школ, и как сообщили в мэрии, мест хватит: the author says what stands before «и»."""
    pair = doc.words(max(line.first, index - 2), index)
    return len(pair) == 2 and pair[0].text == "," and pair[1].lower in ("и", "но", "а")
