"""Speech that a dash opens: answers of an interview, and words that run on over paragraphs with one attribution."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.text.attribution import Speech, cue_at, cut_insertions, is_from_medium, trimmed
from bot.text.document import Document, Token
from bot.text.found import UNKNOWN, Found, Source
from bot.text.intervals import Intervals
from bot.text.interviewed import interviewed, spoken_by
from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.words import words
from bot.text.predicates import has_predicate, own_voice
from bot.text.signs import DASH
from bot.text.types import QuoteKind, Span

SPEAKING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.DOCUMENT, CueClass.GO_ON, CueClass.CITE)

OPENS = re.compile(rf"(?:[«\"][^«»\"]{{1,20}}[»\"]:\s*)?[{DASH}](?:\s*[А-ЯЁA-Z«\"(\[…]|\s+\d)")
"""— Мост нужен. / «Луч»: — Мост нужен? No item of a list: — дороги."""

WHOLE = frozenset('.!?…»")”')
ASKS = re.compile(r"\?[»\"”)!….]*$")

AUTHORS = words(
    """
    источник фото видео читайте смотрите слушайте подробнее подписывайтесь беседовал беседовала подготовил подготовила
    напомним напоминаем подчеркнем отметим добавим уточним заметим ранее справка между
    """
)
"""First words of a paragraph that is the page's or the author's: Напомним, мост закрыт. Источник: «Луч»."""

FIRST_PERSON = words(
    "я мы меня мне мной нас нам нами мой моя мое мои моего моей моих моим моем мою наш наша наше наши наших"
)

MONOLOGUE = 8
"""Paragraphs of one speech without marks."""

MOSTLY = 3
"""An interview has this many answers for one that ends as a question does (Построили. И что?)."""

LONG = 3
"""A question of many paragraphs, or one with «сказал Ли», is as odd as three that do not end as questions do."""

TWICE = 2
"""Two answers in a row, or one that ends as a question, are as odd as two questions that do not end as such."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The paragraphs `first` to `end` (not included), of which a dash opens the first; `joins` the turn before it."""

    first: int
    end: int
    asks: bool
    said: bool
    joins: bool


def dialogue(doc: Document, taken: Intervals) -> tuple[Found, ...]:
    """Answers of interviews and monologues, in the order of the text; questions are nobody's."""
    turns = _turns(doc)
    asked = _asked(turns)
    interview = _interview(turns, asked)
    found = []
    for number, source in enumerate(_sources(doc, turns)):
        last = number + 1 == len(turns) or not turns[number + 1].joins
        if interview and _after_question(turns, asked, number):
            found.append(_answer(doc, turns[number], last, source, taken))
        elif not asked[number] and _may_run_on(turns[number]):
            found.append(_monologue(doc, turns[number], last, source, taken))
    return tuple(quote for quote in found if quote is not None)


def _may_run_on(turn: Turn) -> bool:
    """The first turn below the author's words; one paragraph with its own attribution is left to other rules."""
    return not turn.joins and not turn.asks and not (turn.said and turn.end == turn.first + 1)


def _sources(doc: Document, turns: Sequence[Turn]) -> Iterator[Source]:
    """Who speaks in each turn: whom the paragraphs of the author above it name."""
    above: list[Span] = []
    read, source = 0, UNKNOWN
    for turn in turns:
        if not turn.joins:
            above.extend(doc.paragraphs[max(read, 1) : turn.first])
            source = interviewed(doc, above)
        yield source
        read = turn.end


def _turns(doc: Document) -> tuple[Turn, ...]:
    """Turns that dashes open; where only questions have one, or nothing has, the questions set the turns."""
    opened = tuple(_opened(doc))
    if all(_question(doc, turn.first) for turn in opened):
        asked = tuple(_asked_and_answered(doc))
        return asked if _talk(doc, asked) else opened
    return opened


def _opened(doc: Document) -> Iterator[Turn]:
    number, before = 1, -1
    while number < len(doc.paragraphs):
        if not _opens(doc, number):
            number += 1
            continue
        end, ended = _run(doc, number, _opens)
        yield Turn(number, end, end == number + 1 and _question(doc, number), ended, before == number)
        number = before = end


def _asked_and_answered(doc: Document) -> Iterator[Turn]:
    """Чем вы заняты?⏎Строю мост. / — Чем вы заняты?⏎Строю мост. / 1. Чем вы заняты?⏎Строю мост."""
    number = 1
    while number < len(doc.paragraphs) - 1:
        if not _question(doc, number) or _question(doc, number + 1) or not _goes_on(doc, number + 1):
            number += 1
            continue
        end, ended = _run(doc, number + 1, _question)
        yield Turn(number, number + 1, True, False, False)
        yield Turn(number + 1, end, False, ended, True)
        number = end


def _run(doc: Document, first: int, stop: Callable[[Document, int], bool]) -> tuple[int, bool]:
    """Where the paragraphs of a turn end, and whether its attribution ends it."""
    end, ended = first + 1, _ended(doc, first)
    while end < len(doc.paragraphs) and not ended and not stop(doc, end) and _goes_on(doc, end):
        ended = _ended(doc, end)
        end += 1
    return end, ended


def _talk(doc: Document, turns: Sequence[Turn]) -> bool:
    """Without dashes: two questions put to «вы», and answers of which half are in the first person."""
    put = [turn for turn in turns if turn.asks and any(word.person == "2" for word in _of(doc, turn))]
    answers = [turn for turn in turns if not turn.asks]
    own = sum(_first_person(_of(doc, turn)) for turn in answers)
    return len(put) > 1 and 2 * own >= len(answers)


def _of(doc: Document, turn: Turn) -> Sequence[Token]:
    return _words(doc, Span(doc.paragraphs[turn.first].start, doc.paragraphs[turn.end - 1].end))


def _first_person(words: Sequence[Token]) -> bool:
    return any(word.lower in FIRST_PERSON or (word.finite and word.person == "1") for word in words)


def _question(doc: Document, number: int) -> bool:
    paragraph = doc.paragraphs[number]
    return ASKS.search(doc.text, paragraph.start, paragraph.end) is not None


def _opens(doc: Document, number: int) -> bool:
    """A dash and whole sentences; the last item of a list is none: — убрать лёд;⏎— Закрыть окна."""
    above, paragraph = doc.paragraphs[number - 1], doc.paragraphs[number]
    if doc.text[above.start] in DASH and doc.text[above.end - 1] in ";,":
        return False
    return OPENS.match(doc.text, paragraph.start) is not None and doc.text[paragraph.end - 1] in WHOLE


def _goes_on(doc: Document, number: int) -> bool:
    """A paragraph of whole sentences below a turn, no heading and nothing of the page."""
    paragraph = doc.paragraphs[number]
    first = doc.tokens[doc.at(paragraph.start)]
    return doc.text[paragraph.end - 1] in WHOLE and first.lower not in AUTHORS and len(_words(doc, paragraph)) > 3


def _words(doc: Document, span: Span) -> Sequence[Token]:
    return doc.words(doc.at(span.start), doc.at(span.end))


def _attributed(doc: Document, paragraph: Span) -> Speech | None:
    """A paragraph that says whose words it is: Мост нужен, — сказал Ли."""
    speech = cut_insertions(doc, paragraph.start, paragraph.end)
    if speech.attribution is None or speech.attribution.cue is None or not speech.parts:
        return None
    return speech if doc.text[speech.parts[0].end] in ',!?….»" ' else None


def _ended(doc: Document, number: int) -> bool:
    speech = _attributed(doc, doc.paragraphs[number])
    return speech is not None and speech.attribution is not None and speech.attribution.resumes is None


def _asked(turns: Sequence[Turn]) -> tuple[bool, ...]:
    """Tell questions from answers: they take turns, and most questions end as such (the cheapest reading wins)."""
    best: list[tuple[int, tuple[bool, ...]]] = [(0, ())]
    for number, turn in enumerate(turns):
        last = number + 1 == len(turns) or not turns[number + 1].joins
        best = [
            min((cost + _cost(turn, asks, last) + _same(turn, asks, before), (*before, asks)) for cost, before in best)
            for asks in (False, True)
        ]
    return min(best)[1]


def _cost(turn: Turn, asks: bool, last: bool) -> int:
    """What speaks against reading a turn so: an answer that asks, a question that does not or that nobody answers."""
    if not asks:
        return TWICE * int(turn.asks)
    return int(not turn.asks) + int(last) + LONG * int(turn.said or turn.end > turn.first + 1)


def _same(turn: Turn, asks: bool, before: Sequence[bool]) -> int:
    """Two questions or two answers one after another."""
    return TWICE if turn.joins and before and before[-1] == asks else 0


def _interview(turns: Sequence[Turn], asked: Sequence[bool]) -> bool:
    """Somebody asks, and what follows is not only more questions (a page may keep back the answers)."""
    answers = [turn for number, turn in enumerate(turns) if _after_question(turns, asked, number)]
    asking = any(turns[number - 1].asks for number in range(1, len(turns)) if _after_question(turns, asked, number))
    return asking and MOSTLY * sum(turn.asks for turn in answers) <= len(answers)


def _after_question(turns: Sequence[Turn], asked: Sequence[bool], number: int) -> bool:
    return number > 0 and turns[number].joins and asked[number - 1] and not asked[number]


def _answer(doc: Document, turn: Turn, last: bool, source: Source, taken: Intervals) -> Found | None:
    """— Зачем нужен мост?⏎— Без него мы час едем до школы.⏎Паром ходит редко."""
    number = _last(doc, turn, taken) if last else turn.end - 1
    return _spoken(doc, turn.first, number, source, "answer", taken)


def _monologue(doc: Document, turn: Turn, last: bool, source: Source, taken: Intervals) -> Found | None:
    """Врач Анна Ли рассказала о мерах.⏎— Мы ждём лета.⏎Летом вирус слабеет."""
    number = _last(doc, turn, taken) if last else turn.end - 1
    words = [word for one in doc.paragraphs[turn.first : number + 1] for word in _words(doc, one)]
    announced = doc.text[doc.paragraphs[turn.first - 1].end - 1] == ":"
    if not (announced and source is not UNKNOWN or _first_person(words)) or not has_predicate(words):
        return None
    return _spoken(doc, turn.first, number, source, "monologue", taken)


def _last(doc: Document, turn: Turn, taken: Intervals) -> int:
    """Where the speech that no question ends leaves off: at its attribution, else at its last words in own voice."""
    last = turn.first
    for number in range(turn.first + 1, min(turn.end, turn.first + MONOLOGUE)):
        words = _words(doc, doc.paragraphs[number])
        own = own_voice(words)
        if taken.overlap(doc.paragraphs[number]) or (not own and _reports(doc, words)):
            break
        last = number if own or _ended(doc, number) else last
    return last


def _reports(doc: Document, words: Sequence[Token]) -> bool:
    """The author speaks of somebody's words, with no dash before them: Ли добавил, что мост готов."""
    return any(cue_at(doc, word.index, CueClass.SAY) and doc.tokens[word.index - 1].text not in DASH for word in words)


def _spoken(doc: Document, first: int, last: int, source: Source, rule: str, taken: Intervals) -> Found | None:
    own = takewhile(lambda one: not taken.hold(one.start), doc.paragraphs[first : last + 1])
    speeches = [_speech(doc, paragraph) for paragraph in own]
    parts = tuple(part for speech in speeches for part in speech.parts)
    said = next((speech.attribution for speech in speeches if speech.attribution), None)
    if not parts or taken.hold(parts[0].start):
        return None
    if said is None:
        return Found(QuoteKind.UNMARKED, parts, None, source, rule, 0.85)
    sayer = UNKNOWN if is_from_medium(doc, said.source) else said.source
    return Found(QuoteKind.UNMARKED, parts, said.cue_span, spoken_by(sayer, source), rule, 0.9)


def _speech(doc: Document, paragraph: Span) -> Speech:
    found = _attributed(doc, paragraph)
    if found is not None:
        return replace(found, parts=tuple(_without_stray_mark(doc.text, part) for part in found.parts))
    part = trimmed(doc.text, paragraph.start, paragraph.end)
    return Speech((part,) if part else (), None, paragraph.end)


def _without_stray_mark(text: str, part: Span) -> Span:
    """Его надо чинить», — сказал Ли.: what a dash opened is closed by a mark."""
    said = part.of(text)
    stray = said[-1] == "»" and said.count("»") > said.count("«") or said[-1] == '"' and said.count('"') % 2 == 1
    return Span(part.start, part.end - 1) if stray else part
