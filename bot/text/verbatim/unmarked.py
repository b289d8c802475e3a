"""Speech without quotation marks: paragraphs with «— отметил он», dialogue dashes, colons, headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.text.furniture import furniture
from bot.text.lexicon.cues import CueClass
from bot.text.parse.document import Document, Token
from bot.text.parse.intervals import Intervals
from bot.text.parse.marks import Marked
from bot.text.parse.predicates import has_predicate, own_voice
from bot.text.parse.signs import DASH, MARK
from bot.text.sources.attribution import (
    Speech,
    cue_at,
    cut_insertions,
    is_from_medium,
    read_attribution,
    trimmed,
)
from bot.text.sources.found import Found, SourceKind
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.acting_above import acting_above
from bot.text.verbatim.colons import COLON_ABOVE, colon_above, colon_in_paragraph
from bot.text.verbatim.comma_ended import comma_ended
from bot.text.verbatim.dialogue import MONOLOGUE, SPEAKING, dialogue
from bot.text.verbatim.framed import framed
from bot.text.verbatim.headline import headline
from bot.text.verbatim.introduced import without_introduction
from bot.text.verbatim.runs import RUN, run_above, run_below
from bot.text.verbatim.within import opened_within

AFTER_DASH = "attribution after a dash"
SIGNATURE = re.compile(r"(?<=[.!?…])\s*\((?:[А-ЯЁ][а-яё]+\s){1,2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\)\.?$")

COMMENTS = 12
"""Paragraphs of readers that one attribution may stand below."""


def unmarked(doc: Document, marked: Sequence[Found]) -> tuple[Found, ...]:
    """Find speech that no marks show; `marked` is what was found in marks."""
    found = list(headline(doc, marked))
    titles = [quote for quote in found if quote.kind is QuoteKind.UNMARKED]
    title = titles[0] if len(titles) == 1 else None
    taken = Intervals(Span(quote.start, quote.end) for quote in marked)
    talk = dialogue(doc, Intervals(Span(quote.start, quote.end) for quote in marked if not _unopened(doc, quote)))
    found.extend(talk.quotes)
    answers = (Span(quote.start, quote.end) for quote in talk.quotes)
    inside = Intervals((*answers, *talk.questions, *furniture(doc.text, doc.paragraphs)))
    for number in range(1, len(doc.paragraphs)):
        if not inside.overlap(doc.paragraphs[number]):
            found.extend(_said_in(doc, number, taken, title))
    return tuple(_unsigned(doc, quote) for quote in _outermost(found))


def _unsigned(doc: Document, quote: Found) -> Found:
    """Мы ждём мая. (Иван Ким): without the name of the reporter."""
    last = quote.parts[-1]
    signed = SIGNATURE.search(doc.text, last.start, doc.paragraphs[doc.paragraph_of(last.start)].end)
    if signed is None or signed.end() < last.end or signed.start() <= last.start:
        return quote
    part = trimmed(doc.text, last.start, signed.start())
    return replace(quote, parts=(*quote.parts[:-1], part)) if part is not None else quote


def _said_in(doc: Document, number: int, taken: Intervals, title: Found | None) -> tuple[Found, ...]:
    if within := opened_within(doc, number, taken):
        return within
    answer = _paragraph(doc, number, taken)
    return (_whole(doc, number, answer, taken, title),) if answer is not None else ()


def _outermost(found: Sequence[Found]) -> Iterator[Found]:
    """Рей вспомнил: мост пел.⏎Это правда, — сказал он.: words after a colon inside a longer speech are part of it."""
    runs = Intervals(part for quote in found if quote.rule == RUN for part in quote.parts)
    return (quote for quote in found if quote.rule == RUN or not runs.hold(quote.start))


def _unopened(doc: Document, quote: Found) -> bool:
    """— Мост стар.⏎Его надо чинить», — сказал Ли.: the speech that a dash opened is closed by a mark."""
    start = doc.paragraphs[doc.paragraph_of(quote.start)].start
    return quote.start == start and MARK.match(doc.text, start) is None


def _whole(doc: Document, number: int, answer: Found, taken: Intervals, title: Found | None) -> Found:
    """With the paragraphs above that its attribution closes, or those below that its colon announces."""
    if answer.rule == COLON_ABOVE:
        return run_below(doc, number, answer, taken)
    if answer.rule != AFTER_DASH or doc.text[doc.paragraphs[number].start] in DASH:
        return answer
    run = run_above(doc, number, answer, taken, title)
    return run if run is not answer else _from_dash(doc, number, answer, taken)


def _from_dash(doc: Document, number: int, last: Found, taken: Intervals) -> Found:
    """— Мост нужен.⏎Его построят, — сказал Ли.: a paragraph that opens with a dash begins the speech."""
    for above in range(number - 1, max(0, number - MONOLOGUE), -1):
        one = doc.paragraphs[above]
        if not _plain(doc, one, taken) or doc.text[one.end - 1] == "?":
            return last
        if doc.text[one.start] in DASH:
            spans = (trimmed(doc.text, part.start, part.end) for part in doc.paragraphs[above:number])
            return replace(last, parts=tuple(span for span in spans if span) + last.parts, confidence=0.8)
    return last


def _plain(doc: Document, paragraph: Span, taken: Intervals) -> bool:
    """Whole sentences with no word of speech among them, and no attribution: Мост стар, — считают жители."""
    words = doc.words(doc.at(paragraph.start), doc.at(paragraph.end))
    whole = doc.text[paragraph.end - 1] in ".!?…" and len(words) > 5
    told = any(cue_at(doc, word.index, CueClass.SAY) for word in words)
    told = told or cut_insertions(doc, paragraph.start, paragraph.end).attribution is not None
    return whole and not taken.overlap(paragraph) and not told


def _paragraph(doc: Document, number: int, taken: Intervals) -> Found | None:
    return (
        attribution_below(doc, number, taken)
        or attribution_after_dash(doc, number, taken)
        or colon_in_paragraph(doc, number, taken)
        or colon_above(doc, number, taken)
        or acting_above(doc, number, taken)
        or framed(doc, number, taken)
        or comma_ended(doc, number, taken)
    )


def attribution_after_dash(doc: Document, number: int, taken: Intervals) -> Found | None:
    """Дороги отремонтируем к осени, — отметил он. / — Мы готовы, — ответил Ким."""
    paragraph = doc.paragraphs[number]
    if taken.overlap(paragraph):
        return None
    speech = cut_insertions(doc, paragraph.start, paragraph.end)
    if speech.attribution is None or not speech.parts or doc.in_marks(doc.tokens[speech.attribution.first].start):
        return None
    said = speech.attribution
    if is_from_medium(doc, said.source, said.cue) or not _says(doc, paragraph, speech) or _marked(doc, speech):
        return None
    if _only_reported(doc, paragraph, speech):
        parts = _one_sentence(doc, speech)
        clause = has_predicate(_words_in(doc, parts))
        return Found(QuoteKind.INDIRECT, parts, said.cue_span, said.source, AFTER_DASH, 0.92) if clause else None
    parts = without_introduction(doc, paragraph, speech).parts
    return Found(QuoteKind.UNMARKED, parts, said.cue_span, said.source, AFTER_DASH, 0.92)


def _only_reported(doc: Document, paragraph: Span, speech: Speech) -> bool:
    """Мост закрыт - сообщил мэр.: a dash with no comma, and no voice of his own, tells what he said in other words."""
    assert speech.attribution is not None
    end = speech.parts[0].end
    between = doc.text[end : doc.tokens[speech.attribution.first].start]
    opened = doc.text[paragraph.start] in DASH
    return not opened and not between.strip(f" \xa0{DASH}") and not own_voice(_words_in(doc, speech.parts))


def _one_sentence(doc: Document, speech: Speech) -> tuple[Span, ...]:
    """What an attribution reports is no more than the sentence that it stands in or behind."""
    first, *rest = speech.parts
    start = max(first.start, doc.lines[doc.line_of(first.end - 1)].span.start)
    ends = (min(part.end, doc.lines[doc.line_of(part.start)].span.end) for part in rest)
    return (Span(start, first.end), *(Span(part.start, end) for part, end in zip(rest, ends, strict=True)))


def _words_in(doc: Document, parts: Sequence[Span]) -> Sequence[Token]:
    return [word for part in parts for word in doc.words(doc.at(part.start), doc.at(part.end))]


def _marked(doc: Document, speech: Speech) -> bool:
    """«Вот это да», «Браво», — написали поклонники: a list of what stands in marks."""
    first, end = speech.parts[0].start, speech.parts[-1].end
    marks = [mark for mark in doc.marks if first <= mark.start and mark.end <= end]
    return bool(marks) and not re.search(r"\w", "".join(_between(doc.text, first, end, marks)))


def _between(text: str, first: int, end: int, marks: Sequence[Marked]) -> Iterator[str]:
    for mark in marks:
        yield text[first : mark.start]
        first = mark.end
    yield text[first:end]


def attribution_below(doc: Document, number: int, taken: Intervals) -> Found | None:
    """Мы готовы к зиме,⏎— написала она в блоге.: the page broke the line before the dash."""
    paragraph = doc.paragraphs[number]
    following = doc.paragraphs[number + 1] if number + 1 < len(doc.paragraphs) else paragraph
    if doc.text[paragraph.end - 1] not in ",!?…" or doc.text[following.start] not in DASH or taken.overlap(paragraph):
        return None
    found = read_attribution(doc, doc.at(following.start) + 1, doc.at(following.end), known_only=True)
    part = trimmed(doc.text, paragraph.start, paragraph.end)
    if found is None or found.cue is None or part is None or found.cue.index > doc.at(following.start) + 3:
        return None
    if found.source.kind is SourceKind.ZERO or not cue_at(doc, found.cue.index, *SPEAKING):
        return None
    above = tuple(_shouted_above(doc, number, taken)) if found.source.number == "Plur" else ()
    return Found(QuoteKind.UNMARKED, (*reversed(above), part), found.cue_span, found.source, AFTER_DASH, 0.85)


def _shouted_above(doc: Document, number: int, taken: Intervals) -> Iterator[Span]:
    """Вот это сад!⏎Анна, вы чудо!⏎— писали поклонники.: words of many, a paragraph each, from the last."""
    for above in range(number - 1, max(1, number - COMMENTS), -1):
        one = doc.paragraphs[above]
        if doc.text[one.end - 1] not in "!?" or doc.text[one.start] in DASH or taken.overlap(one):
            return
        if (part := trimmed(doc.text, one.start, one.end)) is not None:
            yield part


def _says(doc: Document, paragraph: Span, speech: Speech) -> bool:
    """A verb that is no verb of speech (начал, бросил) needs a dash before the speech or the speaker's own voice."""
    attribution = speech.attribution
    if attribution is None or attribution.cue is None:
        return False
    if cue_at(doc, attribution.cue.index, *SPEAKING) or doc.text[paragraph.start] in DASH:
        return True
    return own_voice(doc.words(doc.at(speech.parts[0].start), doc.at(speech.parts[0].end)))
