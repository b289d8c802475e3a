"""Paragraphs that take turns in a talk: a dash, a label or a question opens each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.signs import DASH
from bot.text.sources.attribution import Speech, cut_insertions
from bot.text.sources.found import Source
from bot.text.sources.labelled import labelled
from bot.text.types import Span
from bot.text.verbatim.asked import Turn
from bot.text.verbatim.interviewed import introduces
from bot.text.verbatim.labels import Label, labels
from bot.text.verbatim.polls import polls

OPENS = re.compile(rf"(?:[«\"][^«»\"]{{1,20}}[»\"]:\s*)?[{DASH}](?:\s*[А-ЯЁA-Z«\"(\[…]|\s+\d)")
"""— Мост нужен. / «Луч»: — Мост нужен? No item of a list: — дороги."""

WHOLE = frozenset('.!?…»")”')
STOPS = frozenset(".!?…:")
ASKS = re.compile(r"\?[»\"”)!….]*(?:\s*\([^()?]{1,60}\)\.?)?$")
"""Нужен ли мост? / Нужен ли мост? (Олег, Омск)"""

AUTHORS = words(
    """
    источник фото видео читайте смотрите слушайте подробнее подписывайтесь беседовал беседовала подготовил подготовила
    напомним напоминаем подчеркнем отметим добавим уточним заметим ранее справка между
    """
)
"""First words of a paragraph that is the page's or the author's: Напомним, мост закрыт. Источник: «Луч»."""

QUESTION = 40
"""Words of a question without a dash; what is longer is the author's or the speaker's own paragraph."""

PAGE = AUTHORS | {"автор"}
LONGEST = 20
"""Words of a line that names who speaks below it."""

FIRST_PERSON = words(
    "я мы меня мне мной нас нам нами мой моя мое мои моего моей моих моим моем мою наш наша наше наши наших"
)


@dataclass(frozen=True, slots=True)
class Page:
    """An article with the labels of its talk, and the answers of its polls, by paragraph."""

    doc: Document
    labels: Mapping[int, Label]
    polled: Mapping[int, Source]

    def own(self, number: int) -> Span:
        """The paragraph without its label."""
        paragraph, label = self.doc.paragraphs[number], self.labels.get(number)
        return Span(label.start, paragraph.end) if label is not None else paragraph

    def put(self, number: int) -> bool | None:
        """Whether the label says that the paragraph is a question; None without a label."""
        label = self.labels.get(number)
        return label.asks if label is not None else None


def read_page(doc: Document) -> Page:
    return Page(doc, labels(doc), polls(doc))


def turns(page: Page) -> tuple[Turn, ...]:
    """Turns that dashes or labels open; where only questions have one, or nothing has, the questions set the turns."""
    opened = tuple(_opened(page))
    if all(_question(page, turn.first) for turn in opened):
        asked = tuple(_asked_and_answered(page))
        return asked if page.labels or _talk(page.doc, asked) else opened
    return opened


def _opened(page: Page) -> Iterator[Turn]:
    number, before = 1, -1
    while number < len(page.doc.paragraphs):
        if not _opens(page, number):
            number += 1
            continue
        end, ended = _run(page, number, _opens)
        asks = end == number + 1 and _question(page, number)
        closed = _introduction(page, end, _opens)
        yield Turn(number, end, asks, ended, before == number, page.put(number), closed)
        number = before = end


def _asked_and_answered(page: Page) -> Iterator[Turn]:
    """Чем вы заняты?⏎Строю мост. / — Чем вы заняты?⏎Строю мост. / 1. Чем вы заняты?⏎Строю мост."""
    number = 1
    while number < len(page.doc.paragraphs) - 1:
        below = number + 1
        if not _question(page, number) or _question(page, below) or not goes_on(page.doc, below):
            number += 1
            continue
        end, ended = _run(page, below, _question)
        yield Turn(number, below, True, False, False, page.put(number))
        yield Turn(below, end, False, ended, True)
        number = end


def _run(page: Page, first: int, stop: Callable[[Page, int], bool]) -> tuple[int, bool]:
    """Where the paragraphs of a turn end, and whether its attribution ends it."""
    doc, end, ended = page.doc, first + 1, ends_speech(page, first)
    while end < len(doc.paragraphs) and not ended and not stop(page, end) and _runs_on(page, end):
        if _introduction(page, end, stop):
            break
        ended = ends_speech(page, end)
        end += 1
    return end, ended


def _introduction(page: Page, number: int, stop: Callable[[Page, int], bool]) -> bool:
    """Инженер Иван Ким с этим не согласен.⏎— Мост крепок. / the same below a heading: Край у «тихой реки»"""
    doc = page.doc
    if number < len(doc.paragraphs) and doc.text[doc.paragraphs[number].end - 1] not in STOPS:
        number += 1
    return number + 1 < len(doc.paragraphs) and stop(page, number + 1) and introduces(doc, number)


def _talk(doc: Document, turns: Sequence[Turn]) -> bool:
    """Without dashes: two questions put to «вы», and answers of which half are in the first person."""
    put = [turn for turn in turns if turn.asks and any(word.person == "2" for word in _of(doc, turn))]
    answers = [turn for turn in turns if not turn.asks]
    own = sum(first_person(_of(doc, turn)) for turn in answers)
    return len(put) > 1 and 2 * own >= len(answers)


def _of(doc: Document, turn: Turn) -> Sequence[Token]:
    return words_of(doc, Span(doc.paragraphs[turn.first].start, doc.paragraphs[turn.end - 1].end))


def first_person(words: Sequence[Token]) -> bool:
    return any(word.lower in FIRST_PERSON or (word.finite and word.person == "1") for word in words)


def _question(page: Page, number: int) -> bool:
    paragraph = page.doc.paragraphs[number]
    return page.put(number) is True or ASKS.search(page.doc.text, paragraph.start, paragraph.end) is not None


def _opens(page: Page, number: int) -> bool:
    """A label, or a dash and whole sentences, or a question above a dash: Где мост?⏎— У реки."""
    if number in page.labels or number in page.polled:
        return number in page.labels
    if _question(page, number) and not _dash(page.doc, number):
        return _above_a_dash(page, number)
    return _dash(page.doc, number) or _named_above(page.doc, number)


def _above_a_dash(page: Page, number: int) -> bool:
    """A short paragraph that asks, with an answer below."""
    doc, below = page.doc, number + 1
    if below == len(doc.paragraphs) or len(words_of(doc, doc.paragraphs[number])) > QUESTION:
        return False
    return _dash(doc, below) and not _question(page, below)


def _named_above(doc: Document, number: int) -> bool:
    """Анна Ли, врач:⏎Мост нужен. Я хожу по нему каждый день."""
    above, paragraph = doc.paragraphs[number - 1], doc.paragraphs[number]
    if doc.text[above.end - 1] != ":" or paragraph.start in doc.opening or doc.text[paragraph.end - 1] not in WHOLE:
        return False
    first, end = doc.at(above.start), doc.at(above.end)
    if doc.tokens[first].lower in PAGE:
        return False
    return number > 1 and end - first < LONGEST and labelled(doc, first, end) is not None and _own(doc, number)


def _own(doc: Document, number: int) -> bool:
    return first_person(words_of(doc, doc.paragraphs[number]))


def _dash(doc: Document, number: int) -> bool:
    """No last item of a list: — убрать лёд;⏎— Закрыть окна."""
    above, paragraph = doc.paragraphs[number - 1], doc.paragraphs[number]
    if doc.text[above.start] in DASH and doc.text[above.end - 1] in ";,":
        return False
    return OPENS.match(doc.text, paragraph.start) is not None and doc.text[paragraph.end - 1] in WHOLE


def _runs_on(page: Page, number: int) -> bool:
    return number not in page.polled and goes_on(page.doc, number)


def goes_on(doc: Document, number: int) -> bool:
    """A paragraph of whole sentences below a turn, no heading and nothing of the page."""
    paragraph = doc.paragraphs[number]
    first = doc.tokens[doc.at(paragraph.start)]
    return doc.text[paragraph.end - 1] in WHOLE and first.lower not in AUTHORS and len(words_of(doc, paragraph)) > 3


def words_of(doc: Document, span: Span) -> Sequence[Token]:
    return doc.words(doc.at(span.start), doc.at(span.end))


def attributed(doc: Document, paragraph: Span) -> Speech | None:
    """A paragraph that says whose words it is: Мост нужен, — сказал Ли."""
    speech = cut_insertions(doc, paragraph.start, paragraph.end)
    if speech.attribution is None or speech.attribution.cue is None or not speech.parts:
        return None
    return speech if doc.text[speech.parts[0].end] in ',!?….»" ' else None


def ends_speech(page: Page, number: int) -> bool:
    """The attribution of a paragraph ends it: Мост нужен, — сказал Ли."""
    speech = attributed(page.doc, page.own(number))
    return speech is not None and speech.attribution is not None and speech.attribution.resumes is None
