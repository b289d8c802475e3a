"""A paragraph of somebody's own words, without marks, that only the author's paragraphs around it tell from theirs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.offices import OFFICES, PEOPLE
from bot.text.lexicon.sources import ACCORDING
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.intervals import Intervals
from bot.text.parse.predicates import has_predicate, own_voice
from bot.text.sources.attribution import trimmed
from bot.text.sources.found import UNKNOWN, Found, Source, by_name
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.interviewed import interviewed

ONE_SELF = words("я меня мне мной мною")
OWNED = words("его ее их")

OFTEN = 2
"""Words in the first person singular that are no slip of the author's."""

SHORTEST = 8
"""Words of such a paragraph."""

SIGNATURE = 10
"""Words of a name with its office, on a line of their own."""


def framed(doc: Document, number: int, taken: Intervals) -> Found | None:
    """Я ждала врача до утра. Мне сказали звонить.⏎По её словам, кашель прошёл. / Мы строим мост⏎Иван Ким Инженер."""
    paragraph = doc.paragraphs[number]
    if number < 2 or number + 2 > len(doc.paragraphs) - 1 or taken.overlap(paragraph):
        return None
    spoken, part = _words(doc, paragraph), trimmed(doc.text, paragraph.start, paragraph.end)
    if part is None or len(spoken) < SHORTEST or not has_predicate(spoken) or doc.text[paragraph.end - 1] in ":;,":
        return None
    source = _signature(doc, number + 1) if own_voice(spoken) else UNKNOWN
    if source is UNKNOWN and sum(of_oneself(word) for word in spoken) >= OFTEN and _refers_back(doc, number + 1):
        source = interviewed(doc, doc.paragraphs[1:number])
    return (
        Found(QuoteKind.UNMARKED, (part,), None, source, "framed by the author", 0.75)
        if source is not UNKNOWN
        else None
    )


def _words(doc: Document, paragraph: Span) -> Sequence[Token]:
    return doc.words(doc.at(paragraph.start), doc.at(paragraph.end))


def of_oneself(word: Token) -> bool:
    """Tell whether a word is the first person singular: я, мне, жду."""
    return word.lower in ONE_SELF or (word.finite and word.person == "1" and word.number == "Sing")


def _refers_back(doc: Document, number: int) -> bool:
    """По её словам, кашель прошёл."""
    first = [word.lower for word in _words(doc, doc.paragraphs[number])[:3]]
    return len(first) > 2 and first[0] == "по" and first[1] in OWNED and first[2] in ACCORDING


def _signature(doc: Document, number: int) -> Source:
    """Иван Ким⏎ Инженер: a name with an office and nothing else."""
    line = _words(doc, doc.paragraphs[number])
    name = doc.named.get(line[0].index)
    if name is None or name.kind != "PER" or name.first != line[0].index or len(line) > SIGNATURE:
        return UNKNOWN
    office = any(dictionary_noun(word.lower) in OFFICES | PEOPLE for word in line if word.index > name.last)
    if not office or line[-1].text in ".:!?" or any(word.finite for word in line):
        return UNKNOWN
    return by_name(name)
