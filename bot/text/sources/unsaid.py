"""Clauses with «что» that hang on a verb of speech or thought and yet report nothing that anybody said."""

from __future__ import annotations

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import QUESTION_WORDS
from bot.text.sources.attribution import cue_at

PERHAPS = words("вероятно возможно видимо может наверное наверно похоже")
"""The author guesses what others think: Вероятно, в клубе посчитали, что …"""

SEEN = words("видно слышно заметно")
"""What everybody may perceive: выложили снимок, где видно, что …"""

RUMOURS = words("слухи сплетни домыслы")
"""What somebody comments on is others' talk: прокомментировал слухи, что …"""

MOTIVES = words("опасаясь подозревал подозревала подозревали")
"""What somebody keeps to himself: не уезжает, опасаясь, что …"""

COMPARED = words("меньше больше выше ниже")
"""After «что на» and a number: …, что на 10 тонн больше, чем в мае."""


def unsaid(doc: Document, line: Line, cue: Token, conjunction: int) -> bool:
    """Whether the author guesses, looks on or goes on himself at a «что» behind a verb of speech."""
    return (
        _guessed(doc, line, cue)
        or _perceived(doc, cue, conjunction)
        or _kept_back(doc, cue)
        or _concedes(doc, conjunction)
        or _measures(doc, cue, conjunction)
        or _asked(doc, cue, conjunction)
    )


def _guessed(doc: Document, line: Line, cue: Token) -> bool:
    """Вероятно, в клубе посчитали, что …; but not: Возможно, мост закроют, Рей считает, что …"""
    if doc.tokens[line.first].lower not in PERHAPS:
        return False
    between = doc.words(line.first + 1, cue.index)
    return not any(token.finite or (token.text == "," and token.index > line.first + 1) for token in between)


def _perceived(doc: Document, cue: Token, conjunction: int) -> bool:
    """где видно, что они едят; прокомментировала слухи, появившиеся в сети, что Рей болен"""
    before = doc.tokens[conjunction - 2]
    if before.lower in SEEN and before is not cue:
        return True
    return doc.tokens[cue.index + 1].lower in RUMOURS and cue.lower.startswith(("прокомментир", "комментир"))


def _kept_back(doc: Document, cue: Token) -> bool:
    """Рей не уезжает, опасаясь, что …; but not: Рей заявил о болезни, опасаясь, что …"""
    if cue.lower not in MOTIVES:
        return False
    above = doc.tokens[cue.head] if cue.form == "Conv" and cue.head >= 0 else None
    return above is None or cue_at(doc, above.index, CueClass.SAY, CueClass.WRITE, CueClass.THINK) is None


def _concedes(doc: Document, conjunction: int) -> bool:
    """предполагают обман, несмотря на то, что …"""
    return [token.lower for token in doc.words(conjunction - 4, conjunction)] == ["несмотря", "на", "то", ","]


def _measures(doc: Document, cue: Token, conjunction: int) -> bool:
    """сообщил об убытке в 10 рублей, что на 5 больше, чем в мае: «что» is the sum."""
    after = doc.words(conjunction + 1, conjunction + 8)
    if cue.index >= conjunction - 2 or len(after) < 2 or after[0].lower != "на" or not after[1].text[0].isdigit():
        return False
    worth = next((token for token in after if token.finite or token.lower in COMPARED), None)
    return worth is not None and not worth.finite


def _asked(doc: Document, cue: Token, conjunction: int) -> bool:
    """отметил, насколько красив мост, и то, что происходит вокруг: the rest of a question."""
    if [token.lower for token in doc.words(conjunction - 3, conjunction)] != ["и", "то", ","]:
        return False
    between = doc.words(cue.index + 2, conjunction - 3)
    return any(token.lower in QUESTION_WORDS or token.lower == "насколько" for token in between)
