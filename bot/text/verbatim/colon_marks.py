"""Speech in marks behind a colon: Акимов сказал: «Поезда пойдут в срок»."""

from __future__ import annotations

import re

from bot.text.furniture import LEADING_AWAY
from bot.text.parse.document import Document, Token
from bot.text.parse.marks import Marked
from bot.text.sources.according import according_phrase, according_source
from bot.text.sources.attribution import (
    source_of,
)
from bot.text.sources.found import UNKNOWN, Found, Source, SourceKind
from bot.text.sources.labelled import labelled
from bot.text.sources.owners import owner_of_post
from bot.text.sources.subjects import subject
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.listed import names_listed
from bot.text.verbatim.surroundings import (
    COLON,
    clause_start,
    count,
    listed,
    on_a_sign,
    parts_of,
    word_of_speech,
)
from bot.text.verbatim.titles import is_name
from bot.text.verbatim.written import signed_in_brackets

OPENING = '«„“"'

SCENE = 1_500
"""Letters that a scene of characters takes."""

PLAYED = re.compile(r"\b(?:в образе|от лица|устами)\s[^.!?:]{2,80}:\s*[«\"“„]", re.IGNORECASE)
"""В образе повара он говорит: «…"""


def colon_before(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """Акимов сказал: «Поезда пойдут в срок»."""
    start = clause_start(doc, mark)
    if not COLON.search(doc.text, start, mark.start):
        return None
    first, end = doc.at(start), doc.at(mark.start) - 1
    words = doc.words(first, end)
    if not words or LEADING_AWAY.match(doc.text, words[0].start):
        return None
    cue = word_of_speech(doc, words)
    if on_a_sign(doc, words[-4:], cue):
        return None
    parts = parts_of(doc, mark)
    if not parts or (cue is None and (count(doc, mark) < 4 or listed(doc, mark) or _linked(doc, mark))):
        return None
    if _played(doc, mark) or names_listed(doc, mark) or _begins_with_name(doc, mark):
        return None
    if cue is not None and any(token.lower == "бы" for token in doc.words(cue.index - 3, cue.index + 2)):
        return None
    if cue is not None:
        source = source_of(doc, cue, first, end)
        return Found(QuoteKind.DIRECT, parts, Span(cue.start, cue.end), source, "colon before", 0.95)
    anchor = next((token for token in reversed(words) if token.finite), words[-1])
    source = (
        signed_in_brackets(doc, mark)
        or labelled(doc, first, end)
        or _in_whose_words(doc, first)
        or _teller(doc, anchor, first, end)
    )
    return Found(QuoteKind.DIRECT, parts, None, source, "colon before, no verb of speech", 0.75)


def _in_whose_words(doc: Document, first: int) -> Source | None:
    """По словам Рея, его дед был беден: «…»: whose words the clause gives says what follows it too."""
    phrase = according_phrase(doc, doc.lines[doc.tokens[first].sentence], first)
    source = according_source(doc, phrase) if phrase is not None else UNKNOWN
    return None if source is UNKNOWN else source


def _begins_with_name(doc: Document, mark: Marked) -> bool:
    """Рей сказал, что так решил клуб: «Заря» довольна вратарём.: the sentence goes on after the name of the club."""
    following = doc.text[mark.end : mark.end + 2]
    return is_name(doc, mark) and count(doc, mark) < 3 and following[:1] == " " and following[1:].islower()


def _teller(doc: Document, anchor: Token, first: int, end: int) -> Source:
    """Пост Анны краток: «Я дома»: whose the post is, else the subject; else the last one: Дети готовы: «Мы ждём»."""
    if (whose := owner_of_post(doc, first, end)) is not UNKNOWN:
        return whose
    source = subject(doc, anchor, first, end)
    return Source(SourceKind.ZERO) if source.kind is SourceKind.ZERO else source


def _linked(doc: Document, mark: Marked) -> bool:
    """Рей: «Мост не устоит»: alone with no stop, or glued to what follows, it is the headline of another article."""
    paragraph = doc.paragraphs[mark.paragraph]
    alone = doc.line_of(paragraph.start) == doc.line_of(mark.end - 1) and mark.end == paragraph.end
    after = doc.text[mark.end : mark.end + 1]
    glued = mark.end < paragraph.end and (after.isupper() or after in OPENING)
    return (alone or glued) and doc.text[mark.inside.end - 1].isalnum()


def _played(doc: Document, mark: Marked) -> bool:
    """В образе повара он говорит: «Суп готов». Повар кричит: «Ешьте!»: words of characters, to the paragraph's end."""
    start = max(doc.paragraphs[mark.paragraph].start, mark.start - SCENE)
    return PLAYED.search(doc.text, start, mark.start + 1) is not None
