"""Speech that a dash opens inside a paragraph, as on a page that lost its line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bot.text.parse.document import Document
from bot.text.parse.intervals import Intervals
from bot.text.parse.signs import DASH
from bot.text.sources.attribution import cut_insertions, is_from_medium
from bot.text.sources.found import Found
from bot.text.types import QuoteKind

OPENS = re.compile(rf"[{DASH}]\s*(?!Прим)[А-ЯЁA-Z«\"]")
"""— Мост стар. But not the note of an editor: — Прим. ред."""

MOST = 20
"""Such dashes of one paragraph that are looked at."""

LONGEST = 4_000
"""Letters of a speech, and of the author's words before it."""


def opened_within(doc: Document, number: int, taken: Intervals) -> tuple[Found, ...]:
    """Врачи напомнили о гриппе. - Он опасен, - говорят врачи. Весной он отступает. - Ждите мая! - советуют медики."""
    paragraph = doc.paragraphs[number]
    if doc.text[paragraph.start] in DASH or taken.overlap(paragraph):
        return ()
    found: list[Found] = []
    reached = paragraph.start
    for start in islice(_dashes(doc, number), MOST):
        if start < reached or cut_insertions(doc, max(reached, start - LONGEST), start).attribution is not None:
            continue
        speech = cut_insertions(doc, start, min(paragraph.end, start + LONGEST))
        said = speech.attribution
        if said is None or said.cue is None or not speech.parts:
            continue
        reached = speech.end
        if not is_from_medium(doc, said.source, said.cue):
            span, source = said.cue_span, said.source
            found.append(Found(QuoteKind.UNMARKED, speech.parts, span, source, "opened by a dash within", 0.88))
    return tuple(found)


def _dashes(doc: Document, number: int) -> Iterator[int]:
    """Where a sentence of the paragraph begins with a dash, its first one apart."""
    paragraph = doc.paragraphs[number]
    first, last = doc.line_of(paragraph.start), doc.line_of(paragraph.end - 1)
    return (line.span.start for line in doc.lines[first + 1 : last + 1] if OPENS.match(doc.text, line.span.start))
