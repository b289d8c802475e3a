"""What in a sentence is no part of its report: speech in marks, a bracket, who printed it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.lexicon.cues import CueClass
from bot.text.parse.document import Document, Line, Token
from bot.text.sources.attribution import cue_at

TAIL = (CueClass.SAY, CueClass.CITE, CueClass.WRITE, CueClass.THINK)


def before_aside(doc: Document, line: Line, first: int, end: int) -> int:
    """Where the first of these begins among the words from `first` to `end`, else `end`."""
    spoken = min(_before_speech(doc, first, end), _before_words(doc, line, first, end))
    return min(spoken, _before_bracket(doc, line, first, end), _before_outlet(doc, first, end))


def _before_speech(doc: Document, first: int, end: int) -> int:
    """Он заявил, что устал: «Уйду в мае»: words in marks after a colon are no part of the reported clause.

    But not: Он заявил, что это идея клуба: «Рубин» доволен игроком.
    """
    for token in doc.words(first, end - 1):
        mark = doc.opening.get(doc.tokens[token.index + 1].start) if token.text == ":" else None
        if mark is not None and (" " in mark.inside.of(doc.text) or not _goes_on_behind(doc, mark.end, end)):
            return token.index
    return end


def _before_words(doc: Document, line: Line, first: int, end: int) -> int:
    """Рей рассказал, что его зовут Бобром: Зубы большие: a capital letter behind a colon of a headline is speech."""
    if line.paragraph:
        return end
    colons = (token.index for token in doc.words(first, end - 1) if token.text == ":")
    return next((colon for colon in colons if doc.tokens[colon + 1].text.istitle()), end)


def _goes_on_behind(doc: Document, closing: int, end: int) -> bool:
    """«Рубин» доволен: a verb of the author behind the marks of one name."""
    return any(token.finite or token.form == "Short" for token in doc.words(doc.at(closing + 1), end))


def _before_bracket(doc: Document, line: Line, first: int, end: int) -> int:
    """Её песни (Рей говорила, что пишет их ночью) грустны: a report inside brackets ends with them."""
    inside = sum(token.text.count("(") - token.text.count(")") for token in doc.words(line.first, first)) > 0
    closing = next((token.index for token in doc.words(first, end) if token.text.startswith(")")), end)
    opening = next((token.index for token in doc.words(first, end) if token.text == "("), end)
    if inside and closing < opening:
        return closing
    return opening if _author_aside(doc, opening, end) else end


def _author_aside(doc: Document, opening: int, end: int) -> bool:
    """По их мнению, певец постарел (иные зовут его «дедом»): who else says what, in brackets at the end."""
    aside = doc.words(opening + 1, end)
    if opening >= end or not any(word.text.startswith(")") for word in aside[-2:]):
        return False
    told = any(word.finite and cue_at(doc, word.index, *TAIL, CueClass.JUDGE) for word in aside)
    return told or (any(word.finite for word in aside) and _names_speaker(doc, aside))


def _names_speaker(doc: Document, aside: Sequence[Token]) -> bool:
    """Рей заявил, что потратил всё (сам бой Рей проиграл): nobody calls himself by his name."""
    before = doc.words(doc.lines[aside[0].sentence].first, aside[0].index)
    speakers = {word.lower for word in before if (one := doc.named.get(word.index)) is not None and one.kind == "PER"}
    return any(word.case == "Nom" and word.lower in speakers for word in aside)


def _before_outlet(doc: Document, first: int, end: int) -> int:
    """Рей отметила, что похудела сама, об этом сообщает «Луч»: where the author says who printed it."""
    for token in doc.words(first + 1, end - 3):
        if token.text == "," and [word.lower for word in doc.words(token.index + 1, token.index + 3)] == ["об", "этом"]:
            told = doc.words(token.index + 3, min(end, token.index + 5))
            if any(cue_at(doc, word.index, *TAIL) for word in told):
                return token.index
    return end
