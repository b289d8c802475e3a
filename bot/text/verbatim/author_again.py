"""Below a colon, or behind the words that it announced, the author speaks again: Врач сказал: мост стар. Он ушёл."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.sources import ACCORDING
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import own_voice, that_follows
from bot.text.sources.attribution import cue_at
from bot.text.sources.found import Found, Source, SourceKind
from bot.text.verbatim.turns import AUTHORS

THE_SPEAKER = {"он": "Masc", "она": "Fem", "они": ""}
"""At the head of a sentence below a person's words, the author tells of that person again: Он также выразил восторг."""

NARRATING = words("позже правда также затем потом однако кроме")


def author_again(doc: Document, line: Line, found: Found) -> bool:
    """Врач призвал мыть руки. / По её словам, мост стар. / Позже она ушла. / Напомним, мост закрыт."""
    words = doc.words(line.first, line.end)
    if own_voice(words) and words[0].lower not in AUTHORS:
        return False
    return words[0].lower in NARRATING or _somebody(doc, words[0]) or _of_the_author(doc, words, found.source)


def _somebody(doc: Document, first: Token) -> bool:
    """Тренер с этим не согласен. / Ким уехал.: another person opens the sentence."""
    mention = doc.named.get(first.index)
    person = first.animate and first.pos == "NOUN" if mention is None else mention.kind == "PER"
    return person and first.case == "Nom" and first.number == "Sing"


def _of_the_author(doc: Document, words: Sequence[Token], source: Source) -> bool:
    if words[0].lower in AUTHORS or any(
        cue_at(doc, word.index, CueClass.SAY, CueClass.THINK) for word in words if word.form not in ("Conv", "Inf")
    ):
        return True
    if any(word.lower == "по" and named_again(doc, word.index + 1, word.index + 3) for word in words):
        return True
    person = source.kind in (SourceKind.NAME, SourceKind.PRONOUN, SourceKind.ZERO)
    person = person or (source.kind is SourceKind.NOUN and doc.tokens[source.head].animate)
    return person and _he(words, source)


def _he(words: Sequence[Token], source: Source) -> bool:
    """Он рад. / Сегодня он рад.; but not: Мостом он прославил Лугу., nor where Анна Сац spoke: Сегодня он рад."""
    opening = next((word for word in words[:3] if word.lower in THE_SPEAKER and word.case in ("Nom", "")), None)
    before = [word.pos for word in words if opening is not None and word.index < opening.index]
    fits = opening is not None and source.gender in ("", THE_SPEAKER.get(opening.lower, ""), "Neut")
    return fits and all(pos in ("ADV", "PART") for pos in before)


def named_again(doc: Document, first: int, end: int) -> bool:
    """Врач не согласен: мост, по его мнению, крепок."""
    return any(word.lower in ACCORDING for word in doc.words(first, end))


def told(doc: Document, below: Sequence[Token], found: Found) -> bool:
    """Ли показал снимок:⏎Он также добавил, что снимок сделан весной. What the colon announced is not on the page.

    But not: В указе говорится:⏎Мэр объявил, что мост закрыт. / В мэрии сообщили:⏎Ранее утром ушёл паром.
    """
    cue = doc.tokens[doc.at(found.cue.start)] if found.cue is not None else None
    if cue is not None and cue_at(doc, cue.index, CueClass.DOCUMENT):
        return False
    below = below[1:] if below[0].lower == "ранее" and not (cue is not None and that_follows(doc, cue)) else below
    return below[0].lower in NARRATING or _of_the_author(doc, below, found.source)
