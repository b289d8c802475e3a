"""Speech inside quotation marks: an ordered list of rules says which marks hold a statement, and who made it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.text.furniture import leads_away
from bot.text.lexicon.cues import CueClass
from bot.text.parse.document import Document, Line
from bot.text.parse.marks import Marked
from bot.text.parse.signs import AFTER_DASH, DASH
from bot.text.sources.attribution import (
    BESIDE_SPEECH,
    Attribution,
    Speech,
    cue_at,
    cut_insertions,
    read_attribution,
    source_of,
)
from bot.text.sources.found import AMONG_OTHERS, UNKNOWN, Found, Source, SourceKind
from bot.text.sources.labelled import labelled
from bot.text.sources.owners import owner_of_post
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.colon_marks import colon_before
from bot.text.verbatim.listed import list_after_colon, list_goes_on, one_of_a_list
from bot.text.verbatim.onward import beyond, goes_on
from bot.text.verbatim.polls import of_a_poll
from bot.text.verbatim.sentence_marks import as_somebody_said, clause_before_attribution, that_clause
from bot.text.verbatim.surroundings import (
    END,
    count,
    in_brackets,
    inside,
    named_thing,
    opens_clause,
    parts_of,
    pieces_of,
    stands_alone,
    word_of_speech,
)
from bot.text.verbatim.topics import under_a_topic
from bot.text.verbatim.written import cried, named_after_dash, published, signed

AFTER_COMMA = re.compile(r"\s*,?\s+(?=\w)")

AFTER = "attribution after"
WHOLE = "whole paragraph"

Rule = Callable[[Document, Marked, "Found | None"], "Found | None"]


def direct(doc: Document) -> tuple[Found, ...]:
    """Find the statements in marks, in the order of the text; other marks are left to the rules of fragments."""
    found: list[Found] = []
    for mark in doc.marks:
        if mark.paragraph == 0 or leads_away(doc.text, doc.paragraphs, mark.paragraph):
            continue
        previous = found[-1] if found else None
        if previous is not None and mark.start < previous.end:
            continue
        answer = next((quote for rule in RULES if (quote := rule(doc, mark, previous))), None)
        if answer is not None:
            further = beyond(doc, mark, answer) if answer.rule == AFTER else None
            found.extend((answer, further) if further else (answer,))
    return tuple(_told_below(doc, found))


def _told_below(doc: Document, found: Sequence[Found]) -> Iterator[Found]:
    """«Мы ждём».⏎«Мост почти готов», — сказал Ли.: a paragraph with nobody beside it is of the one named below."""
    before = 0
    for quote, following in zip_longest(found, found[1:]):
        alone = quote.rule == WHOLE and _apart(doc, before, quote.start)
        told = following is not None and following.source.kind in (SourceKind.NAME, SourceKind.NOUN)
        if alone and told and following.rule == AFTER and not _apart(doc, quote.end, following.start):
            yield replace(quote, source=following.source)
        else:
            yield quote
        before = quote.end


def _apart(doc: Document, start: int, end: int) -> bool:
    return any(letter.isalnum() for letter in doc.text[start:end])


def _speech_of(doc: Document, mark: Marked) -> Speech:
    speeches = [cut_insertions(doc, piece.start, piece.end) for piece in pieces_of(doc, mark)]
    parts = tuple(part for speech in speeches for part in speech.parts)
    return Speech(parts, next((speech.attribution for speech in speeches if speech.attribution), None), mark.end)


def attribution_inside(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """«Мы, — сказал он, — победим»."""
    speech = _speech_of(doc, mark)
    said = speech.attribution
    if said is None or not speech.parts or in_brackets(doc.text, mark.start, doc.tokens[said.first].start):
        return None
    return _found(speech.parts, said, "attribution inside", 0.97)


def attribution_after(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """«Поезда пойдут в срок», — сказал Акимов."""
    paragraph = doc.paragraphs[doc.paragraph_of(mark.end - 1)]
    match = AFTER_DASH.match(doc.text, mark.end, paragraph.end)
    if match is None or not opens_clause(doc, mark):
        return None
    known_only = count(doc, mark) < 3 and "," not in match.group()
    found = read_attribution(doc, doc.at(match.end()), doc.at(paragraph.end), known_only)
    parts = parts_of(doc, mark)
    if found is None or not parts or _is_name(doc, mark, found) or _named_before_dash(doc, mark, found):
        return None
    return goes_on(doc, mark, _found(parts, found, AFTER, 0.97))


def attribution_after_comma(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """«Поезда пойдут в срок», сказал Акимов."""
    paragraph = doc.paragraphs[doc.paragraph_of(mark.end - 1)]
    match = AFTER_COMMA.match(doc.text, mark.end, paragraph.end)
    if match is None or not opens_clause(doc, mark) or count(doc, mark) < 3:
        return None
    if "," not in match.group() and not any(token.finite for token in inside(doc, mark)):
        return None
    first = doc.at(match.end())
    if not any(
        doc.tokens[index].finite and cue_at(doc, index, CueClass.SAY, CueClass.WRITE, CueClass.CITE, CueClass.DOCUMENT)
        for index in range(first, min(first + 2, len(doc.tokens)))
    ):
        return None
    found = read_attribution(doc, first, doc.at(paragraph.end), known_only=True)
    parts = parts_of(doc, mark)
    return _found(parts, found, "attribution after a comma", 0.93) if found and parts else None


def colon_ends_paragraph_before(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """Министр ответил:⏎«Денег хватит»."""
    if mark.paragraph < 2 or mark.start != doc.paragraphs[mark.paragraph].start or not stands_alone(doc, mark):
        return None
    above = doc.paragraphs[mark.paragraph - 1]
    if doc.text[above.end - 1] != ":":
        return None
    line = doc.lines[doc.line_of(above.end - 1)]
    cue = word_of_speech(doc, doc.words(line.first, line.end))
    if cue is None:
        label = labelled(doc, line.first, line.end - 1) or _owner(doc, line)
        return Found(QuoteKind.DIRECT, parts_of(doc, mark), None, label, "label above", 0.9) if label else None
    return Found(
        QuoteKind.DIRECT,
        parts_of(doc, mark),
        Span(cue.start, cue.end),
        source_of(doc, cue, line.first, line.end),
        "colon ends the paragraph before",
        0.9,
    )


def _owner(doc: Document, line: Line) -> Source | None:
    """Вот его мнение:⏎«Мост стар»."""
    source = owner_of_post(doc, line.first, line.end)
    return None if source is UNKNOWN else source


def runs_on(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """«Бюджет вырос», — сказал Ли. «Дефицита нет»."""
    if previous is None or count(doc, mark) < 3 or not stands_alone(doc, mark):
        return None
    here = doc.paragraph_of(mark.start)
    there = doc.paragraph_of(previous.end)
    if here - there > 1 or (here != there and mark.start != doc.paragraphs[here].start):
        return None
    return Found(QuoteKind.DIRECT, parts_of(doc, mark), None, Source(SourceKind.ZERO), "runs on after a quote", 0.8)


def whole_paragraph(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """A paragraph that is nothing but words in marks, with nobody named beside them."""
    paragraph = doc.paragraphs[mark.paragraph]
    if mark.start != paragraph.start or not stands_alone(doc, mark) or count(doc, mark) < 6:
        return None
    if doc.paragraph_of(mark.end - 1) == mark.paragraph and not END.match(doc.text, mark.end, paragraph.end):
        return None
    return Found(QuoteKind.DIRECT, parts_of(doc, mark), None, Source(SourceKind.ZERO), WHOLE, 0.6)


def after_indirect_sentence(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """Он сказал, что бюджет вырос. «Дефицита нет. Денег хватит»."""
    if count(doc, mark) < 5 or not stands_alone(doc, mark) or not any(token.finite for token in inside(doc, mark)):
        return None
    return Found(QuoteKind.DIRECT, parts_of(doc, mark), None, Source(SourceKind.ZERO), AMONG_OTHERS, 0.65)


RULES: tuple[Rule, ...] = (
    attribution_inside,
    attribution_after,
    one_of_a_list,
    list_goes_on,
    clause_before_attribution,
    list_after_colon,
    attribution_after_comma,
    colon_before,
    as_somebody_said,
    that_clause,
    published,
    cried,
    named_after_dash,
    signed,
    of_a_poll,
    colon_ends_paragraph_before,
    under_a_topic,
    runs_on,
    whole_paragraph,
    after_indirect_sentence,
)


def _found(parts: tuple[Span, ...], attribution: Attribution, rule: str, confidence: float) -> Found:
    return Found(QuoteKind.DIRECT, parts, attribution.cue_span, attribution.source, rule, confidence)


def _named_before_dash(doc: Document, mark: Marked, found: Attribution) -> bool:
    """Первая выставка — «Мастера города» — открылась в мае: what a thing is called, and no verb of speech."""
    first = doc.at(mark.start)
    before = doc.words(first - 2, first)
    if len(before) < 2 or before[1].text not in DASH or not named_thing(before[0]):
        return False
    return found.cue is None or cue_at(doc, found.cue.index, *BESIDE_SPEECH) is None


def _is_name(doc: Document, mark: Marked, found: Attribution) -> bool:
    """«Спартак» — сильная команда: short, no verb of speech; and none beyond a comma: — клуб, о чём и говорить."""
    if count(doc, mark) > 1:
        return False
    if found.cue is None or cue_at(doc, found.cue.index, *BESIDE_SPEECH) is None:
        return True
    between = doc.words(doc.at(mark.end), found.cue.index)
    return found.cue.form == "Inf" and any(word.text == "," for word in between)
