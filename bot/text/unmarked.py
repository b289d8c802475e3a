"""Speech without quotation marks: paragraphs with «— отметил он», dialogue dashes, colons, headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.text.attribution import cue_at, cut_insertions, source_of, trimmed
from bot.text.document import Document, Line, Token
from bot.text.found import Found, Source, SourceKind
from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.offices import PEOPLE
from bot.text.lexicon.sources import ACCORDING
from bot.text.marks import DASH
from bot.text.predicates import has_predicate
from bot.text.sources import body, office, owner
from bot.text.types import QuoteKind, Span

HEADLINE_COLON = re.compile(r"^(?P<name>[^:«»\"“”]{2,70}):\s+(?P<text>\S.*)$", re.DOTALL)
QUOTED_HEADLINE = re.compile(r"^[«\"“„](?P<text>[^«»\"“”„]{6,})[»\"”“]\s*:\s*(?P<rest>\S.*)$", re.DOTALL)
HEADLINE_DASH = re.compile(
    rf"^(?P<text>.{{8,}}?)\s+[{DASH}]\s+(?P<name>[^{DASH}:]{{3,60}})$".replace(f"[^{DASH}:]", "[^—–:]"), re.DOTALL
)
MARKS = '«»"“”„'


def unmarked(doc: Document, marked: Sequence[Found]) -> tuple[Found, ...]:
    """Find speech that no marks show; `marked` is what was found in marks."""
    found = list(headline(doc))
    for number in range(1, len(doc.paragraphs)):
        answer = _paragraph(doc, number, marked)
        if answer is not None:
            found.append(answer)
    return tuple(found)


def _paragraph(doc: Document, number: int, marked: Sequence[Found]) -> Found | None:
    return (
        attribution_after_dash(doc, number, marked)
        or colon_in_paragraph(doc, number, marked)
        or colon_above(doc, number, marked)
    )


def headline(doc: Document) -> Iterator[Found]:
    """Токаев: Реформы продолжатся / «Чушь»: Алибасов о квартире / Реформы продолжатся — Токаев."""
    if not doc.paragraphs:
        return
    title = doc.paragraphs[0]
    answer = _quoted_headline(doc, title) or _name_first(doc, title) or _name_last(doc, title)
    if answer is not None:
        yield answer


def _quoted_headline(doc: Document, title: Span) -> Found | None:
    for mark in doc.marks:
        if mark.paragraph != 0:
            continue
        inside = trimmed(doc.text, mark.inside.start, mark.inside.end)
        if inside is None:
            continue
        before, after = doc.text[title.start : mark.start].strip(), doc.text[mark.end : title.end].strip()
        if not before and re.match(rf"[:{DASH}]|,\s*[{DASH}]", after):
            source = _first_speaker(doc, doc.at(mark.end), doc.at(title.end))
        elif before.endswith(":") and not after.strip(".!?"):
            source = _first_speaker(doc, 0, doc.before(mark.start))
        else:
            continue
        if source is not None:
            return Found(QuoteKind.DIRECT, (inside,), None, source, "headline with marks", 0.9)
    return None


def _name_first(doc: Document, title: Span) -> Found | None:
    match = HEADLINE_COLON.match(title.of(doc.text))
    if match is None or match["text"][0] in MARKS:
        return None
    end = doc.at(title.start + match.end("name"))
    words = doc.words(0, end)
    if any(token.finite or token.text in ("—", "–", "-", ",") for token in words) or len(words) > 9:
        return None
    source = _first_speaker(doc, 0, end)
    part = trimmed(doc.text, title.start + match.start("text"), title.end)
    if source is None or part is None or not has_predicate(doc.words(end + 1, doc.at(title.end))):
        return None
    return Found(QuoteKind.UNMARKED, (part,), None, source, "headline with a name before the colon", 0.9)


def _name_last(doc: Document, title: Span) -> Found | None:
    match = HEADLINE_DASH.match(title.of(doc.text))
    if match is None:
        return None
    first, end = doc.at(title.start + match.start("name")), doc.at(title.end)
    words = doc.words(first, end)
    if any(token.finite or token.text == "," for token in words) or len(words) > 6:
        return None
    source = _first_speaker(doc, first, end)
    part = trimmed(doc.text, title.start, title.start + match.end("text"))
    if source is None or source.first > first + 2 or part is None or not has_predicate(doc.words(0, first - 1)):
        return None
    return Found(QuoteKind.UNMARKED, (part,), None, source, "headline with a name after the dash", 0.9)


def _first_speaker(doc: Document, first: int, end: int) -> Source | None:
    """A person, an office or a body that begins the label of a headline; a place or a topic is none."""
    for token in doc.words(first, end):
        mention = doc.named.get(token.index)
        if mention is not None and mention.kind == "PER":
            return Source(SourceKind.NAME, mention.first, mention.first, mention.last)
        if (
            token.pos in ("NOUN", "PROPN")
            and token.case in ("Nom", "")
            and (office(token) or body(token) or token.lower in PEOPLE or (mention and mention.kind == "ORG"))
        ):
            from bot.text.sources import named, noun

            return named(doc, noun(doc, token, first), end)
    return None


def attribution_after_dash(doc: Document, number: int, marked: Sequence[Found]) -> Found | None:
    """Дороги отремонтируем к осени, — отметил он. / — Мы готовы, — ответил Ким."""
    paragraph = doc.paragraphs[number]
    if any(part.start < paragraph.end and part.end > paragraph.start for quote in marked for part in quote.parts):
        return None
    inner = [mark for mark in doc.marks if mark.start >= paragraph.start and mark.end <= paragraph.end]
    speech = cut_insertions(doc, paragraph.start, paragraph.end)
    if (
        speech.attribution is None
        or not speech.parts
        or any(mark.start < doc.tokens[speech.attribution.first].start < mark.end for mark in inner)
    ):
        return None
    return Found(
        QuoteKind.UNMARKED,
        speech.parts,
        speech.attribution.cue_span,
        speech.attribution.source,
        "attribution after a dash",
        0.92,
    )


def colon_in_paragraph(doc: Document, number: int, marked: Sequence[Found]) -> Found | None:
    """Министр ответил: денег хватит."""
    for line in _lines(doc, number):
        colon = next((token for token in doc.words(line.first, line.end) if token.text == ":"), None)
        if colon is not None and any(mark.start < colon.start < mark.end for mark in doc.marks):
            continue
        if (
            colon is None
            or colon.index + 3 >= line.end
            or any(quote.start < line.span.end and quote.end > line.span.start for quote in marked)
        ):
            continue
        cue = _speech_verb(doc, line.first, colon.index, CueClass.SAY, CueClass.WRITE)
        after = doc.words(colon.index + 1, line.end)
        if (
            cue is None
            or colon.index - cue.index > 8
            or _has_object(doc, cue, colon)
            or after[0].text in MARKS
            or not has_predicate(after)
            or any(token.text == ";" for token in after)
        ):
            continue
        part = trimmed(doc.text, colon.end, line.span.end)
        if part is not None:
            return Found(
                QuoteKind.UNMARKED,
                (part,),
                Span(cue.start, cue.end),
                source_of(doc, cue, line.first, colon.index),
                "colon without marks",
                0.8,
            )
    return None


def _has_object(doc: Document, cue: Token, colon: Token) -> bool:
    """Жюри объявило победителей: … is a list and no speech."""
    return any(
        token.case == "Acc" and token.pos in ("NOUN", "PROPN") for token in doc.words(cue.index + 1, colon.index)
    )


def colon_above(doc: Document, number: int, marked: Sequence[Found]) -> Found | None:
    """В полиции уточнили:⏎Он задержан."""
    above, paragraph = doc.paragraphs[number - 1], doc.paragraphs[number]
    if number < 2 or doc.text[above.end - 1] != ":" or doc.text[paragraph.start] in MARKS + DASH + "•·*":
        return None
    if doc.text[paragraph.end - 1] == ";" or any(
        quote.start < paragraph.end and quote.end > paragraph.start for quote in marked
    ):
        return None
    line = doc.lines[doc.line_of(above.end - 1)]
    part = trimmed(doc.text, paragraph.start, paragraph.end)
    if part is None or not has_predicate(doc.words(doc.at(paragraph.start), doc.at(paragraph.end))):
        return None
    cue = _speech_verb(doc, line.first, line.end)
    if cue is not None:
        return Found(
            QuoteKind.UNMARKED,
            (part,),
            Span(cue.start, cue.end),
            source_of(doc, cue, line.first, line.end),
            "colon above",
            0.85,
        )
    first = doc.tokens[line.first]
    if first.lower == "по" and line.first + 1 < line.end and doc.tokens[line.first + 1].lower in ACCORDING:
        return Found(
            QuoteKind.UNMARKED,
            (part,),
            Span(first.start, doc.tokens[line.first + 1].end),
            owner(doc, line.first + 2, line.end),
            "colon above",
            0.85,
        )
    return None


def _lines(doc: Document, number: int) -> Iterator[Line]:
    return (line for line in doc.lines if line.paragraph == number)


def _speech_verb(doc: Document, first: int, end: int, *classes: CueClass) -> Token | None:
    classes = classes or (CueClass.SAY, CueClass.WRITE, CueClass.JUDGE, CueClass.MANNER, CueClass.DOCUMENT)
    for index in range(end - 1, first - 1, -1):
        if cue_at(doc, index, *classes) and doc.tokens[index].finite:
            return doc.tokens[index]
    return None
