"""Quotation marks of any style are paired, paragraph by paragraph, and mended where one is missing.

Only the outermost pairs are given: what stands between marks inside marks is part of the outer quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.text.parse.pairing import Paired, after_colon, attributed, is_cue, read_pairs
from bot.text.parse.signs import AFTER_DASH, DASH, MARK, Sign
from bot.text.types import Span

TOLD_AT_END = re.compile(rf"(?<=\w)[,!?…]\s+[{DASH}]\s+(?P<word>\w+)[^{DASH}]*$")
MISSING_CLOSE = re.compile(rf"[,!?…]\s+[{DASH}]\s+(?=\w)")

SENTENCE = frozenset('.!…»"”)')
"""Last characters of a paragraph of speech; a topic ends in a colon, a question mark or a word."""

LONGEST_RUN = 12
LONGEST_SPEECH = 9
"""Paragraphs that marks opened once may run over, with others that open again among them and without."""

ABOVE = 4
"""Paragraphs of speech whose opening mark is lost."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between outer marks, a piece a paragraph; `start` and `end` include the marks."""

    pieces: tuple[Span, ...]
    start: int
    end: int
    paragraph: int

    @property
    def inside(self) -> Span:
        return Span(self.pieces[0].start, self.pieces[-1].end)


def marked(text: str, paragraphs: Sequence[Span]) -> tuple[Marked, ...]:
    """Find the outermost quotations of a text; a quotation may run over paragraphs only where marks say so."""
    found: list[Marked] = []
    read = [read_pairs(text, span) for span in paragraphs]
    number = 0
    while number < len(read):
        found.extend(_closed(pair, number) for pair in read[number].pairs)
        last = _runs_to(read, paragraphs, number)
        if last > number:
            found.extend(_running(text, read, paragraphs, number, last))
            found.extend(_closed(pair, last) for pair in read[last].pairs if pair[0].start > found[-1].end)
        elif (told := _closed_by_attribution(text, read, paragraphs, number)) is not None:
            found.append(told)
            last = number + len(told.pieces) - 1
        else:
            found.extend(_mended(text, paragraphs[number], read[number], number))
            found.extend(_opened_above(text, read, paragraphs, number))
        number = last + 1
    return tuple(_outermost(found))


def _closed_by_attribution(text: str, read: Sequence[Paired], paragraphs: Sequence[Span], number: int) -> Marked | None:
    """«Был случай.⏎Тренер кричит: «Беги!» Я бегу, – сказал Ли.: marks inside close, the outer ones never do.

    One mark may close both: «Был случай.⏎Все кричат: «Беги!», – сказал Ли.
    """
    opening = read[number].unclosed
    if (
        opening is None
        or opening.start != paragraphs[number].start
        or TOLD_AT_END.search(text, opening.end, paragraphs[number].end)
    ):
        return None
    for last in range(number + 1, min(len(read), number + LONGEST_SPEECH)):
        here, span = read[last], paragraphs[last]
        if here.unclosed or here.unopened or any(left.start == span.start for left, _ in here.pairs):
            return None
        told = TOLD_AT_END.search(text, span.start, span.end)
        if told is not None and is_cue(told["word"]):
            closed = Span(told.start(), told.start())
        elif (both := _closes_both(text, span, here)) is not None:
            closed = Span(both.start, both.end)
        else:
            continue
        above = (Span(opening.end, paragraphs[number].end), *paragraphs[number + 1 : last])
        return Marked((*above, Span(span.start, closed.start)), opening.start, closed.end, number)
    return None


def _closes_both(text: str, span: Span, here: Paired) -> Sign | None:
    """Все кричат: «Беги!», – сказал Ли."""
    both = (right for left, right in here.pairs if after_colon(text, span, left))
    return next((sign for sign in both if attributed(text, sign.end, span.end)), None)


def _closed(pair: tuple[Sign, Sign], number: int) -> Marked:
    left, right = pair
    return Marked((Span(left.end, right.start),), left.start, right.end, number)


def _runs_to(read: Sequence[Paired], paragraphs: Sequence[Span], number: int) -> int:
    """The last paragraph of a quotation that opens in this one and is closed later, or this one."""
    if read[number].unclosed is None:
        return number
    for last in range(number + 1, min(len(read), number + LONGEST_RUN)):
        here = read[last]
        if here.unopened is not None or _closes_whole(here, paragraphs[last]):
            return last
        if _reopens(here, paragraphs[last]):
            continue
        if (here.pairs and here.pairs[0][0].start == paragraphs[last].start) or last - number > LONGEST_SPEECH:
            return number
    return number


def _closes_whole(here: Paired, span: Span) -> bool:
    """The paragraph opens again the marks that were never closed and closes them once."""
    return False if not here.pairs else here.pairs[-1][0].start == span.start and here.unclosed is None


def _running(text: str, read: Sequence[Paired], paragraphs: Sequence[Span], first: int, last: int) -> Iterator[Marked]:
    """The speeches of a run, of which only the last is closed: О мосте:⏎«Мост стар.⏎О школе:⏎«Школа нова»."""
    closing = read[last].unopened or read[last].pairs[-1][1]
    for begins, ends in _speeches(text, read, paragraphs, first, last):
        opening = read[first].unclosed if begins == first else None
        start = opening.start if opening else paragraphs[begins].start
        pieces = [Span(_after_opening(text, start), paragraphs[begins].end)]
        pieces += [Span(_after_opening(text, one.start), one.end) for one in paragraphs[begins + 1 : ends + 1]]
        end = closing.end if ends == last else paragraphs[ends].end
        if ends == last:
            pieces[-1] = Span(pieces[-1].start, closing.start)
        yield Marked(tuple(piece for piece in pieces if piece.start < piece.end), start, end, begins)


def _speeches(
    text: str, read: Sequence[Paired], paragraphs: Sequence[Span], first: int, last: int
) -> Iterator[tuple[int, int]]:
    """The first and the last paragraph of each: lines that are no sentences stand before marks that open again."""
    begins = first
    for number in range(first + 1, last + 1):
        if not _reopens(read[number], paragraphs[number]):
            continue
        ends = number - 1
        while (
            ends > begins
            and text[paragraphs[ends].end - 1] not in SENTENCE
            and not _reopens(read[ends], paragraphs[ends])
        ):
            ends -= 1
        if ends < number - 1:
            yield begins, ends
            begins = number
    yield begins, last


def _reopens(here: Paired, span: Span) -> bool:
    return _closes_whole(here, span) or (here.unclosed is not None and here.unclosed.start == span.start)


def _after_opening(text: str, start: int) -> int:
    match = MARK.match(text, start)
    return match.end() if match else start


def _mended(text: str, span: Span, here: Paired, number: int) -> Iterator[Marked]:
    if here.unclosed is not None:
        sign = here.unclosed
        end = MISSING_CLOSE.search(text, sign.end, span.end)
        if end is not None:
            yield Marked((Span(sign.end, end.start()),), sign.start, end.start(), number)
        elif sign.start == span.start or after_colon(text, span, sign):
            yield Marked((Span(sign.end, span.end),), sign.start, span.end, number)
    if here.unopened is not None:
        yield from _reopened(text, span, here, here.unopened, number)


def _reopened(text: str, span: Span, here: Paired, close: Sign, number: int) -> Iterator[Marked]:
    """«Поток» — большой проект. Его построят», — сказал он. / Рей: «Луч» строят. Он готов»: one mark opens two."""
    labelled = [left for left, _ in here.pairs if after_colon(text, span, left)]
    if labelled and not text[close.end : span.end].strip(".!?… "):
        yield Marked((Span(labelled[0].start, close.start),), labelled[0].start, close.end, number)
    if not attributed(text, close.end, span.end):
        if not labelled:
            yield from _closed_twice(text, span, here, close, number)
        return
    starts = [
        left.start for left, _ in here.pairs if left.start < close.start and _starts_sentence(text, span, left.start)
    ]
    start = starts[-1] if starts else span.start
    if start < close.start:
        yield Marked((Span(start, close.start),), start, close.end, number)


def _closed_twice(text: str, span: Span, here: Paired, close: Sign, number: int) -> Iterator[Marked]:
    """«Мост стар». Он шатается. Чинить его поздно».: a paragraph that one mark opens and the last of two closes."""
    whole = not text[close.end : span.end].strip(".!?… ")
    if not whole or len(here.pairs) != 1 or here.pairs[0][0].start != span.start:
        return
    opening, closing = here.pairs[0]
    if text[closing.end : span.end].lstrip()[:1] in tuple(".!?…") and not attributed(text, closing.end, span.end):
        yield Marked((Span(opening.end, close.start),), opening.start, close.end, number)


def _opened_above(text: str, read: Sequence[Paired], paragraphs: Sequence[Span], number: int) -> Iterator[Marked]:
    """«Заря» сильнее всех.⏎Мы победим», — сказал он: the mark of a name opened the speech too.

    So with what somebody is heard to say: «Тренер крикнул: «Беги».⏎Я побежал», — сказал он.
    """
    close = read[number].unopened
    if close is None or read[number].pairs or AFTER_DASH.match(text, close.end, paragraphs[number].end) is None:
        return
    for above in range(number - 1, max(0, number - ABOVE - 1), -1):
        here, span = read[above], paragraphs[above]
        if (
            here.unclosed
            or here.unopened
            or any(AFTER_DASH.match(text, right.end, span.end) for _, right in here.pairs)
        ):
            return
        if here.pairs and min(left.start for left, _ in here.pairs) != span.start:
            return
        if here.pairs:
            nested = len(here.pairs) > 1 and here.pairs[-1][0].start == span.start
            first = Span(here.pairs[-1][0].end, span.end) if nested else span
            pieces = (first, *paragraphs[above + 1 : number], Span(paragraphs[number].start, close.start))
            yield Marked(pieces, span.start, close.end, above)
            return


def _starts_sentence(text: str, span: Span, offset: int) -> bool:
    before = text[span.start : offset].rstrip()
    return not before or before[-1] in ".!?…:»"


def _outermost(found: Sequence[Marked]) -> Iterator[Marked]:
    end = -1
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= end and any(piece.start < piece.end for piece in mark.pieces):
            end = mark.end
            yield mark
