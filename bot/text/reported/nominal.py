"""A clause that a noun of speech reports: «твит Рея, что завод закроют», «сообщения Минздрава о том, что …»."""

from __future__ import annotations

from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.sources.found import UNKNOWN, Source, SourceKind
from bot.text.sources.owners import owner

TOLD = words(
    """
    сообщение сообщения сообщений сообщению сообщениям сообщением сообщениями сообщениях
    заявление заявления заявлений заявлению заявлениям заявлением заявлениями заявлениях
    публикация публикации публикаций публикацию публикацией публикациями публикациях
    твит твита твиту твитом твите твиты твитов пост поста посту постом посте слова
    """
)
DENIED = ("опров", "отверг", "отклон", "отриц", "оспор", "ложн", "фейк")
"""Beginnings of words that take a report back: опровергли сообщения Ли о том, что …"""

REACH = 9
"""Words from the noun to the end of its owner's name."""


def told_by_noun(doc: Document, line: Line, conjunction: int) -> tuple[Token, Source] | None:
    """The noun that the «что» at `conjunction` hangs on, and whose words it names; None where it names nobody."""
    end = conjunction - 1
    if doc.tokens[end].text != ",":
        return None
    if tuple(token.lower for token in doc.words(end - 2, end)) == ("о", "том"):
        end -= 2
    noun = next((token for token in doc.words(max(line.first, end - REACH), end) if token.lower in TOLD), None)
    if noun is None or any(token.finite or token.text in ",:;" for token in doc.words(noun.index, end)):
        return None
    if any(token.lower.startswith(DENIED) or token.lower == "не" for token in doc.words(line.first, noun.index)):
        return None
    source = owner(doc, noun.index + 1, end)
    if source is UNKNOWN or source.kind is SourceKind.PRONOUN or source.last < end - 1:
        return None
    return noun, source


def before_verb(doc: Document, line: Line, noun: Token, conjunction: int) -> int:
    """Пост Рея о том, что мост закроют, удивил город: the clause ends before the verb whose subject is the noun."""
    if noun.case != "Nom" or any(token.finite for token in doc.words(line.first, noun.index)):
        return line.end
    commas = (token.index for token in reversed(doc.words(conjunction + 1, line.end - 1)) if token.text == ",")
    return next((comma for comma in commas if doc.tokens[comma + 1].finite), line.end)
