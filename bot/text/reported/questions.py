"""«Что» that asks and joins no report: рассказал, что происходит; рассказал, что делать; объяснил, что чувствовал."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token

FELT = words(
    "чувствовал чувствовала чувствует чувствуют ощущал ощущала ощущает испытывал испытывала испытывает пережил пережила"
)
"""Right after «что» these ask what it was: объяснил, что чувствовал, когда болел."""

SEEN = words("было увидел увидела видел видела пережил пережила")
"""Right after «что», with nothing that is seen: рассказала о том, что увидела в больнице."""

BEARING = words("влияет влияло повлияло повлияет")
"""Right after «что» these ask what it is, as nobody is their subject: рассказал, что влияет на сон."""

DONE = words("делать делает делают делал делала делали сделать сделает сделают сделал сделала сделали предпринять")
SAID = words("сказать сказал сказала сказали скажет скажут")
MEANT = words("значит значат значило означает означают означало")
"""Verbs that want an object: with none in their clause «что» is it."""

WITHOUT = words("много мало немало больше все ничего очень так не")
"""Words that stand for an object or need none in the accusative: победа много значит; погоды не сделает."""

FORETOLD = ("спрогноз", "предсказ", "расска", "объясн", "предполож")
"""Beginnings of verbs after which «что будет с рублём» is a question, whoever told it."""

ABOUT = words("о об обо про")
FIRST_WORDS = 4
"""Words of the clause up to its verb: что он тогда сказал."""

STOPS = (",", ":", ";", "—", "–", "-")


def asks_what(doc: Document, conjunction: int, end: int) -> bool:
    """объяснил, что происходит; рассказал, что следует делать: a question, as «что» is what the verb is about."""
    clause = [token for token in doc.words(conjunction + 1, end) if token.word]
    if not clause:
        return False
    alone = len(clause) == 1 and clause[0].lower in ("происходит", "происходило", "произошло", "случилось", "творится")
    doing = any(_does_what(doc, token) for token in clause[:3])
    if clause[0].lower in SEEN and not any(token.case in ("Nom", "Acc") or token.form == "Inf" for token in clause):
        return True
    wanted = [token.lower for token in clause[:2]] == ["можно", "ожидать"] or clause[0].lower == "бы"
    done = clause[0].lower in ("делать", "следует", "нужно", "надо", "необходимо")
    felt = clause[0].lower in FELT and doc.tokens[clause[0].index + 1].text == ","
    bearing = clause[0].lower in BEARING
    return alone or felt or wanted or bearing or (doing and done) or _wants_object(doc, clause, conjunction)


def _wants_object(doc: Document, clause: Sequence[Token], conjunction: int) -> bool:
    """рассказал, что сделает с домом; признался, что сказал Рею; объяснил, что это значит: no object but «что»."""
    here = _up_to_comma(doc, clause)
    if any(word.case == "Acc" or word.lower in WITHOUT or doc.in_marks(word.start) for word in here):
        return False
    if _becomes_of(doc, conjunction, here):
        return True
    verb = next((word for word in here[:FIRST_WORDS] if word.lower in DONE | SAID | MEANT), None)
    if verb is None or any(word.form == "Inf" for word in here if word.index != verb.index):
        return False
    rest = [word for word in here if word.index > verb.index]
    if verb.lower in DONE:
        if any(_thing(word) for word in here if word.index < verb.index):
            return False
        return not rest or rest[0].pos in ("ADP", "NOUN", "PROPN", "PRON")
    if verb.lower in MEANT:
        return verb is not here[0] and (not rest or rest[0].lower == "для")
    return here[-1] is clause[-1] and not any(word.lower in ABOUT for word in rest)


def _thing(word: Token) -> bool:
    """Врачи сообщили, что тесты делают в клиниках: an object that looks like a subject."""
    return word.case == "Nom" and word.pos == "NOUN" and not word.animate


def _up_to_comma(doc: Document, clause: Sequence[Token]) -> Sequence[Token]:
    return list(takewhile(lambda word: word is clause[0] or doc.tokens[word.index - 1].text not in STOPS, clause))


def _becomes_of(doc: Document, conjunction: int, clause: Sequence[Token]) -> bool:
    """Эксперты рассказали, что будет с рублём: many told it, or it was foretold, and nothing else could be."""
    told, opening = doc.tokens[conjunction - 2], [token.lower for token in clause[:2]]
    asked = opening[0] in ("будет", "станет", "было", "стало") and opening[1:] in (["с"], ["со"])
    asked = asked and (told.number == "Plur" or told.lower.startswith(FORETOLD))
    return asked and not any(token.case == "Nom" or token.form in ("Inf", "Short") for token in clause)


def _does_what(doc: Document, verb: Token) -> bool:
    """что нужно сделать; but not: Рей уверен, что нужно сделать всё возможное."""
    if verb.lower not in ("делать", "сделать", "предпринять"):
        return False
    return not any(word.case == "Acc" for word in doc.words(verb.index + 1, verb.index + 2))
