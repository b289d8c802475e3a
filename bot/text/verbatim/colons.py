"""Speech after a colon, without marks: Министр ответил: денег хватит."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.sources import ACCORDING
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.intervals import Intervals
from bot.text.parse.predicates import has_predicate, own_voice, tells_of_oneself, that_follows
from bot.text.parse.signs import DASH, MARK
from bot.text.sources.attribution import cue_at, is_from_medium, source_of, trimmed
from bot.text.sources.found import Found
from bot.text.sources.owners import POSSESSIVE, owner
from bot.text.sources.reporters import of_horoscope
from bot.text.sources.subjects import of_things
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.author_again import author_again, named_again, told
from bot.text.verbatim.interviewed import STANDS

NO_SENTENCE = re.compile(rf"[•·*{DASH}]|{MARK.pattern}")
"""A bullet or a mark at the head of a paragraph: its words are a list's or other rules'."""

LINES = 200
"""Sentences of one paragraph that are looked at."""

COLON_ABOVE = "colon above"

NEAR_COLON = 8
"""Words between a verb of speech and its colon: ответил журналистам министр культуры Ли:"""

ABOUT = words("о об обо про")
COMMENTING = ("комментир", "прокомментир", "отреагир")
"""Verbs whose object is what the speech is about: прокомментировал решение суда:"""

CITING = ("цитиру", "процитиров")

REASONING = (*COMMENTING, "оправд", "объясн", "обоснов", "аргумент", "мотивир")
"""The object of these is what reasons are given for: оправдывал закрытие моста:"""

MOCKING = (
    *("иронизир", "сыронизир", "съязв", "ехиднич", "восклиц", "воскликн", "недоумева", "сокруша", "ворч", "проворч"),
    *("вздых", "вздохн", "подшучива", "удивля"),
)
"""Beginnings of verbs of manner right before a colon, without marks: горожане иронизируют: мост стоит на словах."""


def colon_in_paragraph(doc: Document, number: int, taken: Intervals) -> Found | None:
    """Министр ответил: денег хватит."""
    first = doc.line_of(doc.paragraphs[number].start)
    for line in doc.lines[first : first + LINES]:
        if line.paragraph == number and not taken.overlap(line.span) and (found := _after_colon(doc, line)) is not None:
            return _to_the_end(doc, first, line, found, taken)
    return None


def _to_the_end(doc: Document, first: int, line: Line, found: Found, taken: Intervals) -> Found:
    """Обозреватель пишет: мост стар. Его не чинили. Денег нет."""
    if line is not doc.lines[first]:
        return found
    end = found.end
    for following in doc.lines[first + 1 : first + LINES]:
        if (
            following.paragraph != line.paragraph
            or taken.overlap(following.span)
            or author_again(doc, following, found)
        ):
            break
        end = following.span.end
    part = trimmed(doc.text, found.start, end)
    return replace(found, parts=(part,)) if part else found


def _after_colon(doc: Document, line: Line) -> Found | None:
    colon = next((token for token in doc.words(line.first, line.end) if token.text == ":"), None)
    if colon is None or colon.index + 3 >= line.end or doc.in_marks(colon.start):
        return None
    cue = _speech_verb(doc, line.first, colon.index, CueClass.SAY, CueClass.WRITE) or _in_a_manner(doc, line, colon)
    part = trimmed(doc.text, colon.end, line.span.end)
    if cue is None or part is None or not _speech_follows(doc, cue, colon, line.end):
        return None
    source = source_of(doc, cue, line.first, colon.index)
    if is_from_medium(doc, source, cue) or of_horoscope(doc, source) or of_things(doc, cue):
        return None
    return Found(QuoteKind.UNMARKED, (part,), Span(cue.start, cue.end), source, "colon without marks", 0.8)


def _in_a_manner(doc: Document, line: Line, colon: Token) -> Token | None:
    """Горожане иронизируют: мост стоит на словах. / Врач с этим не согласен: мост крепок."""
    for token in reversed(doc.words(line.first, colon.index)):
        if token.finite or token.form == "Short":
            mocks = token.index == colon.index - 1 and token.lower.startswith(MOCKING)
            stands = token.lower.startswith(STANDS) and not named_again(doc, colon.index, line.end)
            return token if token.person not in ("1", "2") and (mocks or stands) else None
    return None


def _speech_follows(doc: Document, cue: Token, colon: Token, end: int) -> bool:
    after = doc.words(colon.index + 1, end)
    between = doc.words(cue.index + 1, colon.index)
    opening = doc.tokens[doc.lines[cue.sentence].first].lower
    if _will_be(cue, between) or opening == "как" or any(token.lower == "что" for token in between):
        return False
    if _whatever(doc, cue):
        return False
    if len(between) >= NEAR_COLON or _has_object(doc, cue, colon.index) or (_topic(between) and not own_voice(after)):
        return False
    if tells_of_oneself(doc, cue, colon.index):
        return False
    marked = MARK.match(after[0].text) is not None
    return not marked and has_predicate(after) and not any(token.text == ";" for token in after)


def _will_be(cue: Token, between: Sequence[Token]) -> bool:
    """День обещает быть трудным: с утра идёт снег."""
    return cue.lower.startswith("обеща") and [word.lower for word in between[:1]] == ["быть"]


def _whatever(doc: Document, cue: Token) -> bool:
    """Прислушайтесь к тому, что говорят вокруг: слухи бывают верны."""
    before = [token.lower for token in doc.words(cue.index - 3, cue.index)]
    return before[1:] == [",", "что"] and before[0] in ("то", "тому", "том", "тем", "того")


def _has_object(doc: Document, cue: Token, end: int) -> bool:
    """Жюри объявило победителей: … is a list and no speech."""
    return any(token.case == "Acc" and token.pos in ("NOUN", "PROPN") for token in doc.words(cue.index + 1, end))


def _topic(between: Sequence[Token]) -> bool:
    """Завод отчитался о хорошем годе: прибыль выросла. The clause explains what was told, in the author's words."""
    return any(token.lower in ABOUT for token in between)


def colon_above(doc: Document, number: int, taken: Intervals) -> Found | None:
    """В полиции уточнили:⏎Он задержан."""
    above, paragraph = doc.paragraphs[number - 1], doc.paragraphs[number]
    if number < 2 or doc.text[above.end - 1] != ":" or NO_SENTENCE.match(doc.text, paragraph.start):
        return None
    if doc.text[paragraph.end - 1] == ";" or taken.overlap(paragraph):
        return None
    part = trimmed(doc.text, paragraph.start, paragraph.end)
    below = doc.words(doc.at(paragraph.start), doc.at(paragraph.end))
    if part is None or not has_predicate(below):
        return None
    found = _announced(doc, doc.lines[doc.line_of(above.end - 1)], part, own_voice(below))
    if found is None or is_from_medium(doc, found.source):
        return None
    of_another = _tells_of_another(doc, doc.lines[doc.line_of(above.end - 1)], found)
    return found if own_voice(below) or of_another or not told(doc, below, found) else None


def _tells_of_another(doc: Document, line: Line, found: Found) -> bool:
    """Врач упомянул, что Рей ошибся:⏎Он спешил.: «он» below is the one whom the clause under «что» names."""
    if found.cue is None:
        return False
    cue = doc.tokens[doc.at(found.cue.start)]
    behind = doc.words(cue.index + 1, line.end) if that_follows(doc, cue) else ()
    subject = next((word for word in behind if word.case == "Nom" and word.pos in ("NOUN", "PROPN", "PRON")), None)
    named = doc.named.get(subject.index) if subject is not None else None
    return named is not None and named.kind == "PER" and named.first != found.source.first


def _announced(doc: Document, line: Line, part: Span, own: bool) -> Found | None:
    cue = _speech_verb(doc, line.first, line.end) or _with_its_noun(doc, line) or (_thought(doc, line) if own else None)
    if cue is not None:
        if not own and _of_things(doc, cue, line.end):
            return None
        source = source_of(doc, cue, line.first, line.end)
        return Found(QuoteKind.UNMARKED, (part,), Span(cue.start, cue.end), source, COLON_ABOVE, 0.85)
    first = doc.tokens[line.first]
    if first.lower != "по" or line.first + 1 >= line.end:
        return None
    if doc.tokens[line.first + 1].lower in POSSESSIVE:
        return _in_whose_words(doc, line, part)
    if doc.tokens[line.first + 1].lower not in ACCORDING or has_predicate(doc.words(line.first, line.end)):
        return None
    span = Span(first.start, doc.tokens[line.first + 1].end)
    source = owner(doc, line.first + 2, line.end)
    return Found(QuoteKind.UNMARKED, (part,), span, source, "colon above after «по словам»", 0.85)


def _of_things(doc: Document, cue: Token, end: int) -> bool:
    """показал снимок: / письмо, которое завод опубликовал: but not: прокомментировал снимок: / оставил сообщение:"""
    told = cue_at(doc, cue.index, CueClass.NOUN, CueClass.CITE) is not None or that_follows(doc, cue)
    return (_has_object(doc, cue, end) and not told and not cue.lower.startswith(REASONING)) or _relative(doc, cue)


def _with_its_noun(doc: Document, line: Line) -> Token | None:
    """Друзья оставили слова прощания: / Газета цитирует мэра: but not: оставил это сообщение:"""
    for token in reversed(doc.words(line.first, line.end)):
        if token.finite and cue_at(doc, token.index, CueClass.NOUN, CueClass.CITE):
            return token if token.person not in ("1", "2") and _holds_words(doc, token, line.end) else None
    return None


def _holds_words(doc: Document, cue: Token, end: int) -> bool:
    behind = doc.words(cue.index + 1, end)
    if cue.lower.startswith(CITING):
        return True
    entry = cue_at(doc, cue.index, CueClass.NOUN)
    shown = (doc.tokens[word.index - 1].lower for word in behind if entry and noun_lemma(word.lower) in entry.nouns)
    return any(not word.startswith("эт") for word in shown)


def _in_whose_words(doc: Document, line: Line, part: Span) -> Found | None:
    """По её словам, в мае станет теплее:⏎Ветер уляжется, в Луге пройдут дожди."""
    told = doc.words(line.first + 2, line.first + 3)
    if not told or told[0].lower not in ("словам", "мнению"):
        return None
    span = Span(doc.tokens[line.first].start, told[0].end)
    source = owner(doc, line.first + 1, line.end)
    return Found(QuoteKind.UNMARKED, (part,), span, source, COLON_ABOVE, 0.85)


def _thought(doc: Document, line: Line) -> Token | None:
    """Рей предположил, как будет стоять мост:⏎Я думаю, … / Рей не исключил, что мост уцелеет:⏎Я вижу, …"""
    cue = _speech_verb(doc, line.first, line.end, CueClass.THINK, CueClass.ONLY_NEGATED)
    negated = cue is not None and doc.tokens[cue.index - 1].lower == "не"
    return cue if cue is not None and negated == (cue_at(doc, cue.index, CueClass.ONLY_NEGATED) is not None) else None


def comments(cue: Token) -> bool:
    """Tell whether a verb says that words follow, and what they are about: прокомментировал решение."""
    return cue.lower.startswith(COMMENTING)


def _relative(doc: Document, cue: Token) -> bool:
    """письмо, которое завод опубликовал:"""
    line = doc.lines[cue.sentence]
    return any(word.lower.startswith("котор") for word in doc.words(max(line.first, cue.index - 4), cue.index))


def _speech_verb(doc: Document, first: int, end: int, *classes: CueClass) -> Token | None:
    """The last verb of speech before a colon; «отметим» is the author's own."""
    classes = classes or (CueClass.SAY, CueClass.WRITE, CueClass.JUDGE, CueClass.MANNER, CueClass.DOCUMENT)
    for index in range(end - 1, first - 1, -1):
        token = doc.tokens[index]
        if cue_at(doc, index, *classes) and token.finite:
            return None if token.person in ("1", "2") else token
    return None
