"""Answers in marks under lines that give their topics: О мосте:⏎«Думаю, его откроют»."""

from __future__ import annotations

from bot.text.parse.document import Document
from bot.text.parse.marks import Marked
from bot.text.sources.found import UNKNOWN, Found
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.colons import ABOUT
from bot.text.verbatim.interviewed import interviewed
from bot.text.verbatim.surroundings import count, parts_of, stands_alone

LONGEST = 12
"""Words of a line that gives a topic."""

RULE = "under a topic"


def under_a_topic(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """О мосте:⏎«Думаю, его откроют». / Нужен ли мост?⏎«Нужен»: the one whom the lead names answers all of them."""
    if mark.start != doc.paragraphs[mark.paragraph].start or not stands_alone(doc, mark) or count(doc, mark) < 3:
        return None
    if mark.paragraph < 2 or not _topic(doc, doc.paragraphs[mark.paragraph - 1]):
        return None
    if previous is not None and previous.rule == RULE:
        source = previous.source
    else:
        source = interviewed(doc, doc.paragraphs[1 : mark.paragraph - 1])
    return Found(QuoteKind.DIRECT, parts_of(doc, mark), None, source, RULE, 0.85) if source is not UNKNOWN else None


def _topic(doc: Document, line: Span) -> bool:
    """О мосте: / Нужен ли мост: / Нужен ли мост?"""
    words = doc.words(doc.at(line.start), doc.at(line.end))
    if len(words) > LONGEST or doc.text[line.end - 1] not in ":?":
        return False
    return doc.text[line.end - 1] == "?" or words[0].lower in ABOUT or any(word.lower == "ли" for word in words)
