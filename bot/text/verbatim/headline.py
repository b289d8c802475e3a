"""Speech in headlines: a name before a colon, after a dash, or beside words in marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.forms import parses
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.sources import NAMED_THINGS
from bot.text.parse.document import Document, Token
from bot.text.parse.intervals import Intervals
from bot.text.parse.predicates import embedded_question, has_predicate, own_voice
from bot.text.parse.signs import DASH, MARK
from bot.text.sources.attribution import BESIDE_SPEECH, cue_at, trimmed
from bot.text.sources.found import UNKNOWN, Found, Source, SourceKind
from bot.text.sources.phrases import is_medium
from bot.text.sources.repeated import AT_THE_HEAD, hints, repeats
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.heading_labels import (
    ABOUT,
    behind_rubric,
    clause_ends,
    firm,
    first_speaker,
    joins,
    label_of_topic,
    of_a_thing,
    of_no_speaker,
    of_title,
    of_topic,
    of_work,
)
from bot.text.verbatim.surroundings import count

HEADLINE_COLON = re.compile(r"^(?P<name>[^:«»\"“”'][^:]{1,70}|[«\"“][\w -]{2,30}[»\"”]):\s+(?P<text>\S.*)$", re.DOTALL)
WORDS_COLON = re.compile(r"^(?P<text>[^:«»\"“”]{8,})[:]\s+(?P<rest>[^\s«\"].*)$", re.DOTALL)
HEADLINE_DASH = re.compile(rf"^(?P<text>.{{8,}}?)\s+[{DASH}]\s+(?P<name>[^—–:]{{3,60}})$", re.DOTALL)
IN_BRACKETS = re.compile(r"^(?P<text>[^()]{8,}?)\s+\((?P<name>[А-ЯЁ][^()]{3,60})\)$", re.DOTALL)
ON_TOPIC = re.compile(
    rf"^(?P<text>.{{8,}}[.!?…])\s+(?P<name>[А-ЯЁ][^.!?:,]{{2,40}}?)\s+(?:[{DASH}]\s+)?(?:о|об|обо|про)\s[^.!?:]{{2,80}}$",
    re.DOTALL,
)
AFTER_MARKS = re.compile(rf"\s*,?\s*[:{DASH}]\s|(?P<stop>(?:[.…]|(?<=[.!?…].)|(?<=[.!?…]''))\s+(?=[А-ЯЁA-Z]))")
"""«Чушь»: Ли о мосте / «Нам повезёт». Врач ждёт лета / «Ну и ну!» Врач ждёт лета."""

NEAR_MARKS = 3
"""Words from the marks to the one who stands beside them."""

LABEL = 12
"""Words before the colon of a headline: Анна Рей — о новом мосте через залив у «Зари»."""

SHOWN = frozenset(("трейлер", "тизер", "премьера", "рецензия", "мюзикл", "постановка", "репортаж"))
"""Nouns that follow the name of a work, besides those of works."""


def headline(doc: Document, marked: Sequence[Found]) -> Iterator[Found]:
    """Токаев: Реформы продолжатся / «Чушь»: Алибасов о квартире / Реформы продолжатся — Токаев.

    `marked` are the statements in marks of the article, which a headline may repeat.
    """
    if not doc.paragraphs:
        return
    title = doc.paragraphs[0]
    answer = _at_the_head(doc, title, marked) or _after_a_label(doc, title, marked) or _name_first(doc, title)
    answer = answer or _name_last(doc, title) or _in_brackets(doc, title) or _own_words_first(doc, title, marked)
    answer = answer or _at_the_end(doc, title, marked) or _topic_last(doc, title)
    if answer is not None:
        yield answer


def _after_a_label(doc: Document, title: Span, marked: Sequence[Found]) -> Found | None:
    """Венгер о Месси: «Он будет в тени». / Буран в крае: «Дороги занесло»: whose words they are is told below."""
    for mark in of_title(doc):
        inside = trimmed(doc.text, mark.inside.start, mark.inside.end)
        before, after = doc.text[title.start : mark.start].strip(), doc.text[mark.end : title.end].strip()
        if inside is None or not before.endswith(":") or after.strip(".!?"):
            continue
        source = first_speaker(doc, 0, doc.before(mark.start))
        if source is not None:
            return Found(QuoteKind.DIRECT, (inside,), None, source, "headline with marks", 0.9)
        below = (mark.pieces for mark in doc.marks if mark.paragraph > 0)
        if any(repeats(doc.text, inside, one) for one in below) and not _named_below(doc, inside, marked):
            return Found(QuoteKind.DIRECT, (inside,), None, UNKNOWN, AT_THE_HEAD, 0.9)
    return None


def _at_the_head(doc: Document, title: Span, marked: Sequence[Found]) -> Found | None:
    """«Чушь»: Алибасов о квартире / «Нам повезёт». Врач ждёт лета / «Ну и ноги»: гимнастка удивила поклонников."""
    mark = next(iter(of_title(doc)), None)
    if mark is None or mark.start > title.start:
        return None
    words = trimmed(doc.text, mark.inside.start, mark.inside.end)
    follows = AFTER_MARKS.match(doc.text, mark.end, title.end)
    if words is None or follows is None or _named_below(doc, words, marked):
        return None
    first, end = doc.at(mark.end), doc.at(title.end)
    label = None if follows["stop"] else _after_label(doc, first, end)
    source = label or _who_tells(doc, first, end)
    repeated = any(repeats(doc.text, words, quote.parts) for quote in marked)
    stated = label is not None or _stated(doc, words, marked, source is not None)
    if not repeated and (not stated or _of_a_work(doc, first)):
        return None
    return Found(QuoteKind.DIRECT, (words,), None, source or UNKNOWN, AT_THE_HEAD, 0.9)


def _named_below(doc: Document, words: Span, marked: Sequence[Found]) -> bool:
    """«Мосты»: премьера фильма. … Фильм «Мосты» снимали год: the article has the words as a name, with a capital."""
    name = words.of(doc.text).strip(".!?…").lower()
    spoken = Intervals(part for quote in marked for part in quote.parts if part.end - part.start < 2 * len(name))
    names = (mark.inside for mark in doc.marks if mark.paragraph > 0 and not spoken.hold(mark.inside.start))
    return any(
        inside.of(doc.text)[:1].isupper() and inside.of(doc.text).strip(" .,!?…").lower() == name for inside in names
    )


def _of_a_work(doc: Document, first: int) -> bool:
    """«Вернись домой»: новый роман Олега Рея."""
    words = doc.words(first, first + NEAR_MARKS + 1)
    return any(noun_lemma(word.lower) in NAMED_THINGS | SHOWN and word.case == "Nom" for word in words)


def _stated(doc: Document, words: Span, marked: Sequence[Found], told: bool) -> bool:
    """More than a name: a clause, or words with no subject that somebody in the article says in part."""
    tokens = doc.words(doc.at(words.start), doc.at(words.end))
    if (has_predicate(tokens) or (told and own_voice(tokens))) and len(tokens) > 2 and (told or marked):
        return True
    subjects = any(token.case == "Nom" and token.pos in ("NOUN", "PROPN") for token in tokens)
    return len(tokens) > 1 and not subjects and any(hints(doc.text, words, quote) for quote in marked)


def _after_label(doc: Document, first: int, end: int) -> Source | None:
    """«Чушь»: Алибасов о квартире, but not «Мост»: компания строит дорогу."""
    source = first_speaker(doc, first, end)
    if source is None or source.kind is SourceKind.NAME or not any(token.finite for token in doc.words(first, end)):
        return source
    return None


def _who_tells(doc: Document, first: int, end: int) -> Source | None:
    """«Масок хватит»: главврач больницы ответила жителям, but not: гимнастка удивила поклонников."""
    source = first_speaker(doc, first, end)
    if source is None or source.first > first + NEAR_MARKS:
        return None
    verb = next((token for token in doc.words(source.last, end) if token.finite), None)
    return source if verb and cue_at(doc, verb.index, *BESIDE_SPEECH, CueClass.JUDGE) else None


def _name_first(doc: Document, title: Span) -> Found | None:
    match = HEADLINE_COLON.match(title.of(doc.text))
    if match is None or (MARK.match(match["text"]) and not _goes_on(doc, title.start + match.start("text"))):
        return None
    end = doc.at(title.start + match.end("name"))
    start = behind_rubric(doc, end)
    words = doc.words(start, end)
    if any(token.finite or token.text == "," or (token.text in DASH and not _on(doc, token)) for token in words):
        return None
    if len(words) > LABEL or of_work(doc, end) or any(clause_ends(doc, token) for token in words):
        return None
    source = first_speaker(doc, start, end) or firm(doc, title)
    part = trimmed(doc.text, title.start + match.start("text"), title.end)
    behind = doc.words(end + 1, doc.at(title.end))
    if source is None or part is None or not _clause(behind) or _medium(doc, source) or of_a_thing(doc, source, start):
        return None
    if of_topic(doc, source, behind) or (of_no_speaker(doc, source) and _who_tells(doc, end + 1, behind[-1].index + 1)):
        return None
    return Found(QuoteKind.UNMARKED, (part,), None, source, "headline with a name before the colon", 0.9)


def _goes_on(doc: Document, offset: int) -> bool:
    """Рей: «Заря» продлила договор с вратарём: the marks hold a name with which the speech begins."""
    mark = doc.opening.get(offset)
    following = doc.words(doc.at(mark.end), doc.at(mark.end) + 1) if mark is not None else ()
    return (
        mark is not None
        and count(doc, mark) <= NEAR_MARKS
        and bool(following)
        and following[0].lower == following[0].text
    )


def _on(doc: Document, dash: Token) -> bool:
    """Рей — о новом мосте: это наш шанс"""
    return doc.tokens[dash.index + 1].lower in ABOUT


def _clause(words: Sequence[Token]) -> bool:
    """Врач: у детей больше шансов выжить / Врач: это наш общий шанс / Врач: сейчас верный шанс уйти: to be, unsaid."""
    to_be = words[0].lower in ("у", "это", "сейчас", "теперь", "пора") and len(words) > NEAR_MARKS
    return to_be or has_predicate(words)


def _own_words_first(doc: Document, title: Span, marked: Sequence[Found]) -> Found | None:
    """Забудем этот сон: врач назвал дату. Others are the author's, unless somebody says just them.

    Those of many people are too, and a question: Ждём весны: учёные дали прогноз.
    """
    match = WORDS_COLON.match(title.of(doc.text))
    if match is None:
        return None
    end, first = doc.at(title.start + match.end("text")), doc.at(title.start + match.start("rest"))
    part = trimmed(doc.text, title.start, title.start + match.end("text"))
    spoken = doc.words(0, end)
    if part is None:
        return None
    source = first_speaker(doc, first, min(first + 6, doc.at(title.end)))
    if source is None or source.first > first + 2 or _medium(doc, source):
        return None
    stated = _states(spoken) and not embedded_question(spoken)
    said = _own(spoken, source) or (stated and label_of_topic(doc, source, title))
    if not said and (source.first > first or not _said_below(doc, part, marked)):
        return None
    return Found(QuoteKind.UNMARKED, (part,), None, source, "headline with own words before the colon", 0.8)


def _own(words: Sequence[Token], source: Source) -> bool:
    alone = source.number != "Plur" and words[-1].text[-1] != "?"
    return alone and own_voice(words) and has_predicate(words) and not embedded_question(words)


def _said_below(doc: Document, part: Span, marked: Sequence[Found]) -> bool:
    """Шторм стоит оглушающий: актриса ушла с берега. … «Мы дома, шторм стоит оглушающий», — сказала актриса."""
    words = part.of(doc.text).lower()
    parts = (one for quote in marked for one in quote.parts)
    return words.count(" ") > 1 and any(words in one.of(doc.text).lower() for one in parts)


def _name_last(doc: Document, title: Span) -> Found | None:
    match = HEADLINE_DASH.match(title.of(doc.text))
    if match is None:
        return None
    first, end = doc.at(title.start + match.start("name")), doc.at(title.end)
    words = doc.words(first, end)
    if any(token.finite or token.text == "," for token in words) or len(words) > 6:
        return None
    source = first_speaker(doc, first, end)
    part = trimmed(doc.text, title.start, title.start + match.end("text"))
    if source is None or source.first > first + 2 or part is None or not _states(doc.words(0, first - 1)):
        return None
    if _medium(doc, source) or words[0].lower == "у" or joins(doc, first - 1, source):
        return None
    return Found(QuoteKind.UNMARKED, (part,), None, source, "headline with a name after the dash", 0.9)


def _in_brackets(doc: Document, title: Span) -> Found | None:
    """«Луч» купит вратаря (Олег Рей): the whole name of the one who says so."""
    match = IN_BRACKETS.match(title.of(doc.text))
    if match is None:
        return None
    first, end = doc.at(title.start + match.start("name")), doc.at(title.start + match.end("name"))
    name = doc.named.get(first)
    part = trimmed(doc.text, title.start, title.start + match.end("text"))
    if name is None or name.kind != "PER" or name.first != first or not first + 1 < end <= name.last + 1:
        return None
    if part is None or not _states(doc.words(0, first - 1)):
        return None
    source = Source(SourceKind.NAME, first, first, end - 1)
    return Found(QuoteKind.UNMARKED, (part,), None, source, "headline with a name in brackets", 0.9)


def _at_the_end(doc: Document, title: Span, marked: Sequence[Found]) -> Found | None:
    """Повар вспомнил весну. «Суп был холодным» / «Суп был холодным»: words of the article end its headline."""
    mark = next(reversed(tuple(of_title(doc))), None)
    if mark is None or doc.text[mark.end : title.end].strip(".!?…"):
        return None
    words = trimmed(doc.text, mark.inside.start, mark.inside.end)
    before = doc.text[title.start : mark.start].rstrip()
    if words is None or before[-1:] not in ("", *".!?…") or _named_below(doc, words, marked):
        return None
    if not any(repeats(doc.text, words, quote.parts) for quote in marked):
        return None
    return Found(QuoteKind.DIRECT, (words,), None, UNKNOWN, AT_THE_HEAD, 0.9)


def _topic_last(doc: Document, title: Span) -> Found | None:
    """Переход в «Зарю» станет для Осина шагом вперёд. Рей об обмене с «Лучом»: sentences, and who speaks of what."""
    match = ON_TOPIC.match(title.of(doc.text))
    if match is None:
        return None
    first, end = doc.at(title.start + match.start("name")), doc.at(title.end)
    source = first_speaker(doc, first, doc.at(title.start + match.end("name")))
    if source is None or source.first != first or any(token.finite for token in doc.words(first, end)):
        return None
    lines = [line for line in doc.lines if line.end <= first]
    stating = next((line for line in lines if _states(doc.words(line.first, line.end))), None)
    part = trimmed(doc.text, stating.span.start, title.start + match.end("text")) if stating else None
    return Found(QuoteKind.UNMARKED, (part,), None, source, "headline before a name and a topic", 0.8) if part else None


def _states(words: Sequence[Token]) -> bool:
    """Боец размотает чемпиона: a rare verb that the tagger takes for another part is one by the dictionary."""
    return has_predicate(words) or any(
        token.pos in ("NOUN", "ADJ", "PROPN") and {parse.tag.POS for parse in parses(token.lower)} == {"VERB"}
        for token in words
    )


def _medium(doc: Document, source: Source) -> bool:
    return is_medium(doc, source.first, source.last)
