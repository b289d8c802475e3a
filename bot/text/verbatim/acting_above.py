"""Words without marks below a colon that no verb of speech announces: Рей позвал Анну на мост:⏎Я звонил ей весной."""

from __future__ import annotations

from bot.text.parse.document import Document, Line
from bot.text.parse.intervals import Intervals
from bot.text.parse.predicates import has_predicate
from bot.text.parse.signs import DASH, MARK
from bot.text.sources.attribution import source_of, trimmed
from bot.text.sources.found import UNKNOWN, Found, Source, SourceKind
from bot.text.types import QuoteKind
from bot.text.verbatim.framed import of_oneself
from bot.text.verbatim.turns import WHOLE, words_of

SHORTEST = 6
"""Words of such a paragraph."""


def acting_above(doc: Document, number: int, taken: Intervals) -> Found | None:
    """Мэр Олег Рей позвал Анну на мост:⏎Я звонил ей весной, но она молчит.: who acts above speaks below, as «я»."""
    above, paragraph = doc.paragraphs[number - 1], doc.paragraphs[number]
    if number < 2 or doc.text[above.end - 1] != ":" or taken.overlap(paragraph):
        return None
    below, part = words_of(doc, paragraph), trimmed(doc.text, paragraph.start, paragraph.end)
    if part is None or len(below) < SHORTEST or doc.text[paragraph.end - 1] not in WHOLE:
        return None
    if not has_predicate(below) or not any(of_oneself(word) for word in below):
        return None
    if doc.text[paragraph.start] in DASH or MARK.match(below[0].text):
        return None
    source = _who_acts(doc, doc.lines[doc.line_of(above.end - 1)])
    return Found(QuoteKind.UNMARKED, (part,), None, source, "below one's deed", 0.7) if source is not UNKNOWN else None


def _who_acts(doc: Document, line: Line) -> Source:
    """The person whom the last verb of the sentence above has as its subject."""
    for token in reversed(doc.words(line.first, line.end)):
        if token.finite or token.form == "Short":
            source = source_of(doc, token, line.first, line.end)
            mention = doc.named.get(source.first)
            person = source.kind is SourceKind.NAME and mention is not None and mention.kind == "PER"
            if person:
                return source
    return UNKNOWN
