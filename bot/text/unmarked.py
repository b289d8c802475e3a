"""Speech without quotation marks: paragraphs with «— отметил он», dialogue dashes, colons, headlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.text.attribution import (
    Speech,
    cue_at,
    cut_insertions,
    is_from_medium,
    read_attribution,
    source_of,
    trimmed,
)
from bot.text.document import Document, Line, Token
from bot.text.found import Found, SourceKind
from bot.text.furniture import furniture
from bot.text.headline import headline
from bot.text.intervals import Intervals
from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.sources import ACCORDING
from bot.text.marks import DASH
from bot.text.predicates import has_predicate, own_voice
from bot.text.sources import owner
from bot.text.types import QuoteKind, Span

SPEAKING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.DOCUMENT, CueClass.GO_ON, CueClass.CITE)

AFTER_DASH = "attribution after a dash"
MONOLOGUE = 8
"""Paragraphs of one speech without marks."""

LINES = 200
"""Sentences of one paragraph that are looked at."""

NEAR_COLON = 8
"""Words between a verb of speech and its colon: ответил журналистам министр культуры Ли:"""

MARKS = '«»"“”„'


def unmarked(doc: Document, marked: Sequence[Found]) -> tuple[Found, ...]:
    """Find speech that no marks show; `marked` is what was found in marks."""
    found = list(headline(doc, marked))
    titled = sum(quote.kind is QuoteKind.UNMARKED for quote in found)
    taken = Intervals(Span(quote.start, quote.end) for quote in marked)
    away = Intervals(furniture(doc.text, doc.paragraphs))
    for number in range(1, len(doc.paragraphs)):
        answer = _paragraph(doc, number, taken) if not away.overlap(doc.paragraphs[number]) else None
        if answer is not None:
            whole = _monologue(doc, number, answer, taken) if len(found) == titled == 1 else answer
            found.append(_from_dash(doc, number, whole, taken))
    return tuple(found)


def _monologue(doc: Document, number: int, last: Found, taken: Intervals) -> Found:
    """A headline «Ли: Мост нужен», a sentence about Ли, then only his words, with one «сказал Ли» at their end."""
    before = doc.paragraphs[2:number]
    if (
        last.rule != AFTER_DASH
        or not before
        or len(before) > MONOLOGUE
        or not all(_plain(doc, one, taken) for one in before)
    ):
        return last
    parts = tuple(part for one in before if (part := trimmed(doc.text, one.start, one.end)) is not None)
    return replace(last, parts=parts + last.parts, rule="monologue", confidence=0.8)


def _from_dash(doc: Document, number: int, last: Found, taken: Intervals) -> Found:
    """— Мост нужен.⏎Его построят, — сказал Ли.: a paragraph that opens with a dash begins the speech."""
    if last.rule != AFTER_DASH or doc.text[doc.paragraphs[number].start] in DASH:
        return last
    for above in range(number - 1, max(0, number - MONOLOGUE), -1):
        one = doc.paragraphs[above]
        if not _plain(doc, one, taken) or doc.text[one.end - 1] == "?":
            return last
        if doc.text[one.start] in DASH:
            spans = (trimmed(doc.text, part.start, part.end) for part in doc.paragraphs[above:number])
            return replace(last, parts=tuple(span for span in spans if span) + last.parts, confidence=0.8)
    return last


def _plain(doc: Document, paragraph: Span, taken: Intervals) -> bool:
    """Whole sentences with no word of speech among them."""
    words = doc.words(doc.at(paragraph.start), doc.at(paragraph.end))
    whole = doc.text[paragraph.end - 1] in ".!?…" and len(words) > 5
    return whole and not taken.overlap(paragraph) and not any(cue_at(doc, word.index, CueClass.SAY) for word in words)


def _paragraph(doc: Document, number: int, taken: Intervals) -> Found | None:
    return (
        attribution_below(doc, number, taken)
        or attribution_after_dash(doc, number, taken)
        or colon_in_paragraph(doc, number, taken)
        or colon_above(doc, number, taken)
    )


def attribution_after_dash(doc: Document, number: int, taken: Intervals) -> Found | None:
    """Дороги отремонтируем к осени, — отметил он. / — Мы готовы, — ответил Ким."""
    paragraph = doc.paragraphs[number]
    if taken.overlap(paragraph):
        return None
    speech = cut_insertions(doc, paragraph.start, paragraph.end)
    if speech.attribution is None or not speech.parts or doc.in_marks(doc.tokens[speech.attribution.first].start):
        return None
    if is_from_medium(doc, speech.attribution.source) or not _says(doc, paragraph, speech):
        return None
    return Found(
        QuoteKind.UNMARKED,
        speech.parts,
        speech.attribution.cue_span,
        speech.attribution.source,
        AFTER_DASH,
        0.92,
    )


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
    return Found(QuoteKind.UNMARKED, (part,), found.cue_span, found.source, AFTER_DASH, 0.85)


def _says(doc: Document, paragraph: Span, speech: Speech) -> bool:
    """A verb that is no verb of speech (начал, бросил) needs a dash before the speech or the speaker's own voice."""
    attribution = speech.attribution
    if attribution is None or attribution.cue is None:
        return False
    if cue_at(doc, attribution.cue.index, *SPEAKING) or doc.text[paragraph.start] in DASH:
        return True
    return own_voice(doc.words(doc.at(speech.parts[0].start), doc.at(speech.parts[0].end)))


def colon_in_paragraph(doc: Document, number: int, taken: Intervals) -> Found | None:
    """Министр ответил: денег хватит."""
    first = doc.line_of(doc.paragraphs[number].start)
    for line in doc.lines[first : first + LINES]:
        if line.paragraph == number and not taken.overlap(line.span) and (found := _after_colon(doc, line)) is not None:
            return found
    return None


def _after_colon(doc: Document, line: Line) -> Found | None:
    colon = next((token for token in doc.words(line.first, line.end) if token.text == ":"), None)
    if colon is None or colon.index + 3 >= line.end or doc.in_marks(colon.start):
        return None
    cue = _speech_verb(doc, line.first, colon.index, CueClass.SAY, CueClass.WRITE)
    part = trimmed(doc.text, colon.end, line.span.end)
    if (
        doc.tokens[line.first].lower == "как"
        or cue is None
        or part is None
        or not _speech_follows(doc, cue, colon, line.end)
    ):
        return None
    source = source_of(doc, cue, line.first, colon.index)
    return Found(QuoteKind.UNMARKED, (part,), Span(cue.start, cue.end), source, "colon without marks", 0.8)


def _speech_follows(doc: Document, cue: Token, colon: Token, end: int) -> bool:
    after = doc.words(colon.index + 1, end)
    if doc.tokens[doc.lines[cue.sentence].first].lower == "как":
        return False
    if any(token.lower == "что" for token in doc.words(cue.index + 1, colon.index)):
        return False
    if colon.index - cue.index > NEAR_COLON or _has_object(doc, cue, colon):
        return False
    return after[0].text not in MARKS and has_predicate(after) and not any(token.text == ";" for token in after)


def _has_object(doc: Document, cue: Token, colon: Token) -> bool:
    """Жюри объявило победителей: … is a list and no speech."""
    return any(
        token.case == "Acc" and token.pos in ("NOUN", "PROPN") for token in doc.words(cue.index + 1, colon.index)
    )


def colon_above(doc: Document, number: int, taken: Intervals) -> Found | None:
    """В полиции уточнили:⏎Он задержан."""
    above, paragraph = doc.paragraphs[number - 1], doc.paragraphs[number]
    if number < 2 or doc.text[above.end - 1] != ":" or doc.text[paragraph.start] in MARKS + DASH + "•·*":
        return None
    if doc.text[paragraph.end - 1] == ";" or taken.overlap(paragraph):
        return None
    part = trimmed(doc.text, paragraph.start, paragraph.end)
    if part is None or not has_predicate(doc.words(doc.at(paragraph.start), doc.at(paragraph.end))):
        return None
    return _announced(doc, doc.lines[doc.line_of(above.end - 1)], part)


def _announced(doc: Document, line: Line, part: Span) -> Found | None:
    cue = _speech_verb(doc, line.first, line.end)
    if cue is not None:
        source = source_of(doc, cue, line.first, line.end)
        return Found(QuoteKind.UNMARKED, (part,), Span(cue.start, cue.end), source, "colon above", 0.85)
    first = doc.tokens[line.first]
    if first.lower != "по" or line.first + 1 >= line.end or doc.tokens[line.first + 1].lower not in ACCORDING:
        return None
    span = Span(first.start, doc.tokens[line.first + 1].end)
    source = owner(doc, line.first + 2, line.end)
    return Found(QuoteKind.UNMARKED, (part,), span, source, "colon above after «по словам»", 0.85)


def _speech_verb(doc: Document, first: int, end: int, *classes: CueClass) -> Token | None:
    classes = classes or (CueClass.SAY, CueClass.WRITE, CueClass.JUDGE, CueClass.MANNER, CueClass.DOCUMENT)
    for index in range(end - 1, first - 1, -1):
        if cue_at(doc, index, *classes) and doc.tokens[index].finite:
            return doc.tokens[index]
    return None
