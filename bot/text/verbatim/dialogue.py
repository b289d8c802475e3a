"""Speech that a dash opens: answers of an interview, and words that run on over paragraphs with one attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.text.lexicon.cues import CueClass
from bot.text.parse.document import Document, Token
from bot.text.parse.intervals import Intervals
from bot.text.parse.predicates import has_predicate, own_voice
from bot.text.parse.signs import DASH
from bot.text.sources.attribution import Speech, cue_at, is_from_medium, trimmed
from bot.text.sources.found import ANSWER, UNKNOWN, Found, Source, SourceKind
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.asked import Turn, after_question, asked, interview
from bot.text.verbatim.colons import comments
from bot.text.verbatim.interviewed import interviewed, spoken_by
from bot.text.verbatim.polls import polled
from bot.text.verbatim.turns import Page, attributed, ends_speech, first_person, read_page, turns, words_of

SPEAKING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.DOCUMENT, CueClass.GO_ON, CueClass.CITE)

MONOLOGUE = 8
"""Paragraphs of one speech without marks."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Answers and monologues, in the order of the text; questions are nobody's."""

    quotes: tuple[Found, ...]
    questions: tuple[Span, ...]


def dialogue(doc: Document, taken: Intervals) -> Dialogue:
    page = read_page(doc)
    found = turns(page)
    asks = asked(found)
    talk = interview(found, asks)
    quotes: list[Found | None] = [*polled(doc, page.polled)]
    for number, source in enumerate(_sources(page, found, asks)):
        last = number + 1 == len(found) or not found[number + 1].joins
        if found[number].put is False or (talk and after_question(found, asks, number)):
            quotes.append(_answer(page, found[number], last, source, taken))
        elif not asks[number] and _may_run_on(found[number]):
            leads = talk and not last and asks[number + 1] and source is not UNKNOWN
            quotes.append(_monologue(page, found[number], last, source, taken, leads))
    put = [turn for turn, asking in zip(found, asks, strict=True) if talk and asking]
    questions = [one for turn in put for one in doc.paragraphs[turn.first : turn.end]]
    return Dialogue(tuple(quote for quote in quotes if quote is not None), tuple(questions))


def _may_run_on(turn: Turn) -> bool:
    """The first turn below the author's words; one paragraph with its own attribution is left to other rules."""
    return not turn.joins and not turn.asks and not (turn.said and turn.end == turn.first + 1)


def _sources(page: Page, found: Sequence[Turn], asks: Sequence[bool]) -> Iterator[Source]:
    """Who speaks in each turn: its label, whom an answer before names, or the paragraphs of the author above."""
    above: list[Span] = []
    read, source = 0, UNKNOWN
    for number, turn in enumerate(found):
        if not turn.joins:
            above.extend(page.doc.paragraphs[max(read, 1) : turn.first])
            source = interviewed(page.doc, above)
            source = _named(page, found, asks, number) if source is UNKNOWN else source
        label = page.labels.get(turn.first)
        yield source if label is None or label.source is None else label.source
        source = source if asks[number] else _names(page, turn) or source
        read = turn.end


def _named(page: Page, found: Sequence[Turn], asks: Sequence[bool], first: int) -> Source:
    """Whom the first answer with an attribution names, where nobody is named above."""
    below = takewhile(lambda number: number == first or found[number].joins, range(first, len(found)))
    named = (_names(page, found[number]) for number in below if not asks[number])
    return next((source for source in named if source is not None), UNKNOWN)


def _names(page: Page, turn: Turn) -> Source | None:
    """— Да, — сказала врач Анна Ли.⏎— А зимой?⏎— Тоже.: she answers further on."""
    speeches = (attributed(page.doc, page.own(number)) for number in range(turn.first, turn.end))
    said = (speech.attribution.source for speech in speeches if speech is not None and speech.attribution is not None)
    return next((source for source in said if source.kind is SourceKind.NAME), None)


def _answer(page: Page, turn: Turn, last: bool, source: Source, taken: Intervals) -> Found | None:
    """— Зачем нужен мост?⏎— Без него мы час едем до школы.⏎Паром ходит редко."""
    number = _last(page, turn, taken) if last else turn.end - 1
    return _spoken(page, turn.first, number, source, ANSWER, taken)


def _monologue(page: Page, turn: Turn, last: bool, source: Source, taken: Intervals, leads: bool) -> Found | None:
    """Врач Анна Ли рассказала о мерах.⏎— Мы ждём лета.⏎Летом вирус слабеет. / the same that `leads` to questions."""
    number = _last(page, turn, taken) if last else turn.end - 1
    doc = page.doc
    words = [word for one in range(turn.first, number + 1) for word in words_of(doc, page.own(one))]
    announced = source is not UNKNOWN and _announces(doc, doc.paragraphs[turn.first - 1])
    if not (leads or announced or first_person(words)) or not has_predicate(words):
        return None
    return _spoken(page, turn.first, number, source, "monologue", taken)


def _announces(doc: Document, above: Span) -> bool:
    """Рей сказал:⏎— Мост крепок. / Рей прокомментировал закрытие моста.⏎— Мост крепок."""
    return doc.text[above.end - 1] == ":" or any(comments(word) for word in words_of(doc, above))


def _last(page: Page, turn: Turn, taken: Intervals) -> int:
    """Where the speech that no question ends leaves off: at its attribution, else at its last words in own voice.

    Where somebody else is introduced right below it, no words of the author stand between.
    """
    doc, last = page.doc, turn.first
    for number in range(turn.first + 1, min(turn.end, turn.first + MONOLOGUE)):
        words = words_of(doc, doc.paragraphs[number])
        own = own_voice(words)
        if taken.overlap(doc.paragraphs[number]) or (not own and _reports(doc, words)):
            break
        last = number if own or turn.closed or ends_speech(page, number) else last
    return last


def _reports(doc: Document, words: Sequence[Token]) -> bool:
    """The author speaks of somebody's words, with no dash before them: Ли добавил, что мост готов.

    But not: Мост, честно говоря, стар.
    """
    told = (word for word in words if word.form != "Conv" and cue_at(doc, word.index, CueClass.SAY))
    return any(doc.tokens[word.index - 1].text not in DASH for word in told)


def _spoken(page: Page, first: int, last: int, source: Source, rule: str, taken: Intervals) -> Found | None:
    own = takewhile(lambda one: not taken.hold(one.start), map(page.own, range(first, last + 1)))
    speeches = [_speech(page.doc, paragraph) for paragraph in own]
    parts = tuple(part for speech in speeches for part in speech.parts)
    said = next((speech.attribution for speech in speeches if speech.attribution), None)
    if not parts or taken.hold(parts[0].start):
        return None
    if said is None:
        return Found(QuoteKind.UNMARKED, parts, None, source, rule, 0.85)
    sayer = UNKNOWN if is_from_medium(page.doc, said.source) else said.source
    return Found(QuoteKind.UNMARKED, parts, said.cue_span, spoken_by(sayer, source), rule, 0.9)


def _speech(doc: Document, paragraph: Span) -> Speech:
    found = attributed(doc, paragraph)
    if found is not None:
        return replace(found, parts=tuple(_without_stray_mark(doc.text, part) for part in found.parts))
    part = trimmed(doc.text, paragraph.start, paragraph.end)
    return Speech((part,) if part else (), None, paragraph.end)


def _without_stray_mark(text: str, part: Span) -> Span:
    """Его надо чинить», — сказал Ли.: what a dash opened is closed by a mark."""
    said = part.of(text)
    stray = said[-1] == "»" and said.count("»") > said.count("«") or said[-1] == '"' and said.count('"') % 2 == 1
    return Span(part.start, part.end - 1) if stray else part
