"""Speech without marks that runs over paragraphs, with one attribution below the last of them or above the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.sources import ACCORDING
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.intervals import Intervals
from bot.text.parse.mentions import Mention
from bot.text.parse.names import same_word
from bot.text.parse.predicates import own_voice
from bot.text.parse.signs import DASH
from bot.text.sources.attribution import cue_at, cut_insertions, source_of, trimmed
from bot.text.sources.found import Found, SourceKind, by_name
from bot.text.sources.owners import POSSESSIVE
from bot.text.sources.reporters import NOBODY_SAYS
from bot.text.types import Span
from bot.text.verbatim.dialogue import MONOLOGUE
from bot.text.verbatim.interviewed import introduced
from bot.text.verbatim.turns import AUTHORS, first_person, words_of

RUN = "runs up to an attribution"

UNENDED = ("...", "…")

SHORTEST = 6
"""Words of a paragraph of speech."""

LEAD = 3
"""Paragraphs of the author above the speech in which the speaker is looked for."""

MODAL = words(
    """
    возможно конечно наверное наверно пожалуй безусловно естественно по-моему кстати увы надеюсь уверен уверена рад рада
    ведь потому поэтому
    """
)
"""Words of one who judges and argues, as much his own voice as «я»."""

TOPIC = ("прокомментир", "комментир", "отреагир", "высказал", "поделил", "оценил", "вспомнил", "ответил")
"""Beginnings of verbs that tell of speech and nothing of what was said: the words themselves must follow."""

HEADED = 2
"""The paragraph below the headline and a lead."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Who speaks below a sentence; `topic` where it tells only what of: Рей прокомментировал закрытие моста."""

    speaker: Mention
    topic: bool


def run_above(doc: Document, number: int, last: Found, taken: Intervals, title: Found | None) -> Found:
    """Рей рассказал о мосте.⏎Мост мне дорог.⏎Он стар, — сказал Рей.: from the first paragraph that is his.

    `title` is what the headline says in somebody's words: Рей: Мост стар.
    """
    first = _first_plain(doc, number, taken)
    lead = (_lead(doc, first) or _titled(doc, first, title)) if first < number else None
    if lead is None or not _same(doc, lead.speaker, last):
        return last
    own = _own(doc, [doc.paragraphs[one] for one in range(first, number + 1)], lead, lead.topic or title is not None)
    spans = (trimmed(doc.text, one.start, one.end) for one in own[:-1])
    parts = tuple(span for span in spans if span is not None)
    source = by_name(lead.speaker) if last.source.kind is SourceKind.PRONOUN else last.source
    return replace(last, parts=parts + last.parts, source=source, rule=RUN, confidence=0.8) if parts else last


def run_below(doc: Document, number: int, first: Found, taken: Intervals) -> Found:
    """Рей не исключил, что мост уцелеет:⏎Я вижу, что он крепок.⏎Думаю, он простоит сто лет.: up to his last «я»."""
    announcing = doc.lines[doc.line_of(doc.paragraphs[number - 1].end - 1)]
    lead = _introduces(doc, announcing)
    if not own_voice(words_of(doc, doc.paragraphs[number])) or lead is None:
        return _unended(doc, number, first, taken)
    below = doc.paragraphs[number + 1 : number + MONOLOGUE]
    run = list(takewhile(lambda one: _further(doc, one, taken) and not _of_speaker(doc, one, lead), below))
    last = max((place for place, one in enumerate(run) if own_voice(_unmarked(doc, one))), default=-1)
    return _lengthened(doc, first, run[: last + 1])


def _unmarked(doc: Document, paragraph: Span) -> Sequence[Token]:
    """Соседи вышли с криком «Мы ждём моста».: the voice in marks is of others."""
    return [word for word in words_of(doc, paragraph) if not doc.in_marks(word.start)]


def _unended(doc: Document, number: int, first: Found, taken: Intervals) -> Found:
    """Он сказал:⏎Мост стоит сто лет...⏎Его пора чинить.: an ellipsis at the end of a paragraph does not end speech."""
    below = pairwise(doc.paragraphs[number : number + MONOLOGUE])
    run = takewhile(lambda two: two[0].of(doc.text).endswith(UNENDED) and _further(doc, two[1], taken), below)
    return _lengthened(doc, first, [following for _, following in run])


def _further(doc: Document, paragraph: Span, taken: Intervals) -> bool:
    return not taken.overlap(paragraph) and _plain(doc, paragraph)


def _lengthened(doc: Document, first: Found, run: Sequence[Span]) -> Found:
    spans = (trimmed(doc.text, one.start, one.end) for one in run)
    parts = tuple(span for span in spans if span is not None)
    return replace(first, parts=first.parts + parts, rule=RUN) if parts else first


def _first_plain(doc: Document, number: int, taken: Intervals) -> int:
    """The first of the paragraphs right above that hold no attribution and nothing that the author tells."""
    above = range(number - 1, max(1, number - MONOLOGUE), -1)
    run = takewhile(lambda one: not taken.overlap(doc.paragraphs[one]) and _plain(doc, doc.paragraphs[one]), above)
    return min(run, default=number)


def _plain(doc: Document, paragraph: Span) -> bool:
    said = words_of(doc, paragraph)
    whole = doc.text[paragraph.end - 1] in ".!?…)" and len(said) > SHORTEST
    if not whole or doc.text[paragraph.start] in DASH or _authors(said):
        return False
    return not _told(doc, said) and cut_insertions(doc, paragraph.start, paragraph.end).attribution is None


def _authors(said: Sequence[Token]) -> bool:
    """Напомним, мост закрыт. / Сообщалось, что мост закрыт. / По его словам, мост закрыт."""
    lower = [word.lower for word in said if word.lower not in POSSESSIVE]
    according = any(one == "по" and two in ACCORDING for one, two in pairwise(lower))
    return according or said[0].lower in AUTHORS or any(word.lower in NOBODY_SAYS for word in said[:2])


def _told(doc: Document, said: Sequence[Token]) -> bool:
    """Рей сказал, что мост стар. But not what the speaker tells of others: Я жду. В клубе сказали, что решат в мае."""
    cue = _says(doc, said)
    if cue is None or own_voice([word for word in said if word.index <= cue.index]):
        return False
    line = doc.lines[cue.sentence]
    return not (first_person(said) and source_of(doc, cue, line.first, line.end).kind is SourceKind.NAME)


def _says(doc: Document, said: Sequence[Token]) -> Token | None:
    return next((word for word in said if word.finite and cue_at(doc, word.index, CueClass.SAY)), None)


def _lead(doc: Document, first: int) -> Lead | None:
    """The nearest sentence above that tells that somebody spoke."""
    for number in range(first - 1, max(0, first - 1 - LEAD), -1):
        paragraph = doc.paragraphs[number]
        if cut_insertions(doc, paragraph.start, paragraph.end).attribution is not None:
            return None
        lines = doc.lines[doc.line_of(paragraph.start) : doc.line_of(paragraph.end - 1) + 1]
        found = next((lead for line in lines if (lead := _introduces(doc, line)) is not None), None)
        if found is not None:
            return found
    return None


def _titled(doc: Document, first: int, title: Found | None) -> Lead | None:
    """Рей: Мост стар⏎Новый мост откроют в мае.⏎Я жду его.⏎Он нужен, — сказал Рей.: whom the headline names."""
    speaker = doc.named.get(title.source.first) if title is not None and first == HEADED else None
    return Lead(speaker, topic=True) if speaker is not None else None


def _introduces(doc: Document, line: Line) -> Lead | None:
    source = introduced(doc, line)
    speaker = doc.named.get(source.first)
    if source.kind is not SourceKind.NAME or speaker is None:
        return None
    return Lead(speaker, any(word.lower.startswith(TOPIC) for word in doc.words(line.first, line.end)))


def _same(doc: Document, speaker: Mention, last: Found) -> bool:
    """сказал Рей, сказал он, сказал инженер; but not: сказал Ким, сказали в мэрии."""
    source = last.source
    if source.kind is SourceKind.NAME:
        names = doc.words(speaker.first, speaker.last + 1)
        said = doc.words(source.first, source.last + 1)
        return any(same_word(one.text, other.text) for one in names for other in said)
    alone = source.number != "Plur"
    return source.kind is SourceKind.PRONOUN and alone or (_person(doc, source.head) and alone)


def _person(doc: Document, head: int) -> bool:
    return head >= 0 and doc.tokens[head].animate


def _own(doc: Document, run: Sequence[Span], lead: Lead, announced: bool) -> Sequence[Span]:
    """The paragraphs of the run that are the speaker's, its last one among them.

    Those before the first in a voice of his own are his where the headline or the lead has `announced` his words.
    """
    last = max((number for number, one in enumerate(run[:-1]) if _of_speaker(doc, one, lead)), default=-1)
    run = run[last + 1 :]
    voiced = [number for number, one in enumerate(run) if _voice(words_of(doc, one))]
    first = voiced[0] if voiced else len(run) - 1
    if announced:
        first = next((number for number in range(first) if not voiced or not _past(doc, run[number])), first)
    return run[first:]


def _of_speaker(doc: Document, paragraph: Span, lead: Lead) -> bool:
    """The author tells of the speaker: Рей строит мосты с 1990 года. / Рей сказал, что мы откроем мост."""
    said, surname = words_of(doc, paragraph), doc.tokens[lead.speaker.last].text
    named = any(word.text[0].isupper() and same_word(word.text, surname) for word in said)
    return named and (not first_person(said) or _says(doc, said) is not None)


def _voice(said: Sequence[Token]) -> bool:
    return own_voice(said) or any(word.lower in MODAL for word in said)


def _past(doc: Document, paragraph: Span) -> bool:
    """Мост закрыли весной. Паром ушёл в порт.: what went before, as an author recalls it."""
    lines = doc.lines[doc.line_of(paragraph.start) : doc.line_of(paragraph.end - 1) + 1]
    verbs = ([word for word in doc.words(line.first, line.end) if word.finite] for line in lines)
    return all(found and all(word.tense == "Past" for word in found) for found in verbs)
