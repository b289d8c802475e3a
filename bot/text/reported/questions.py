"""«Что» that asks and joins no report: рассказал, что происходит; рассказал, что делать; объяснил, что чувствовал."""

from __future__ import annotations

from collections.abc import Sequence

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
    return alone or felt or wanted or bearing or (doing and done) or _becomes_of(doc, conjunction, clause)


def _becomes_of(doc: Document, conjunction: int, clause: Sequence[Token]) -> bool:
    """Эксперты рассказали, что будет с рублём: many told it, and nothing else in the clause could be."""
    told, opening = doc.tokens[conjunction - 2], [token.lower for token in clause[:2]]
    asked = opening[0] in ("будет", "станет", "было", "стало") and opening[1:] in (["с"], ["со"])
    return asked and told.number == "Plur" and not any(token.case == "Nom" or token.form == "Inf" for token in clause)


def _does_what(doc: Document, verb: Token) -> bool:
    """что нужно сделать; but not: Рей уверен, что нужно сделать всё возможное."""
    if verb.lower not in ("делать", "сделать", "предпринять"):
        return False
    return not any(word.case == "Acc" for word in doc.words(verb.index + 1, verb.index + 2))
