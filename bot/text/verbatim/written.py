"""Words that somebody wrote on a network or signed: a post, the caption of one's own picture, an epigraph."""

from __future__ import annotations

from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.marks import Marked
from bot.text.parse.predicates import has_predicate, own_voice
from bot.text.parse.signs import AFTER_DASH
from bot.text.sources.attribution import is_from_medium, source_of
from bot.text.sources.found import Found, Source, SourceKind, by_name
from bot.text.sources.names_beside import nominative
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.surroundings import count, inside, opens_clause, parts_of

PUBLISHED = words("пост твит комментарий сообщение запись реплика ответ подпись слово")
"""What a person writes on a network: пост «…», со словами: «…»; a статья or a текст in marks is a title."""

PUBLISHING = words(
    """
    опубликовал опубликовала опубликовали написал написала написали оставил оставила оставили разместил разместила
    разместили выложил выложила выложили запостил запостила запостили отправил отправила отправили поделился поделилась
    сопроводил сопроводила
    """
)
CAPTIONED = words("подписал подписала подписали")
PICTURES = words("снимок фото фотография кадр видео ролик пост публикация")
"""подписала снимок «…»: these take their words only from that verb."""

CRIES = words("криком криками возгласом возгласами словами воплем воплями")

STOPS = frozenset(".!?…")

SIGNATURE = 14
"""Words of a name with its office under a saying."""


def published(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """Она опубликовала в блоге пост «Откройте парк»: words that somebody wrote, with a predicate."""
    first = doc.at(mark.start)
    first -= doc.tokens[first - 1].text == ":"
    line = doc.lines[doc.line_of(mark.start)]
    verb = next((token for token in reversed(doc.words(line.first, first)) if token.finite), None)
    if verb is None or not _writes(doc, verb, first - 1) or count(doc, mark) < 2:
        return None
    source, parts = source_of(doc, verb, line.first, first), parts_of(doc, mark)
    wrong = source.kind is SourceKind.UNKNOWN or is_from_medium(doc, source, verb)
    spoken = has_predicate(inside(doc, mark)) or own_voice(inside(doc, mark))
    if wrong or not parts or not spoken:
        return None
    return Found(QuoteKind.DIRECT, parts, Span(verb.start, verb.end), source, "published words", 0.85)


def _writes(doc: Document, verb: Token, noun: int) -> bool:
    lemma = dictionary_noun(doc.tokens[noun].lower)
    return verb.lower in PUBLISHING and lemma in PUBLISHED or (verb.lower in CAPTIONED and lemma in PICTURES)


def cried(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """Соседи вышли к мосту с криками «Мы ждём парома»."""
    first = doc.at(mark.start)
    before = doc.words(first - 2, first)
    if len(before) < 2 or before[0].lower not in ("с", "со") or before[1].lower not in CRIES or count(doc, mark) < 2:
        return None
    line, parts = doc.lines[doc.line_of(mark.start)], parts_of(doc, mark)
    verb = next((token for token in reversed(doc.words(line.first, first)) if token.finite), None)
    if verb is None or not parts or not (has_predicate(inside(doc, mark)) or own_voice(inside(doc, mark))):
        return None
    source = source_of(doc, verb, line.first, first)
    return Found(QuoteKind.DIRECT, parts, Span(before[1].start, before[1].end), source, "a cry", 0.75)


def named_after_dash(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """«Мост почти готов», — Анна Ли. / «Мост почти готов», — казала Анна Ли.: no verb, or one with a slip in it."""
    paragraph = doc.paragraphs[doc.paragraph_of(mark.end - 1)]
    match = AFTER_DASH.match(doc.text, mark.end, paragraph.end)
    if match is None or "," not in match.group() or count(doc, mark) < 3 or not opens_clause(doc, mark):
        return None
    first = doc.at(match.end())
    name = next((doc.named[word.index] for word in doc.words(first, first + 2) if word.index in doc.named), None)
    if name is None or name.kind != "PER" or not nominative(doc, name.first, name.last):
        return None
    after = doc.words(name.last + 1, name.last + 2)
    ends = not after or after[0].text in STOPS or after[0].start >= paragraph.end
    if not ends or not parts_of(doc, mark) or not has_predicate(inside(doc, mark)):
        return None
    source = by_name(name)
    return Found(QuoteKind.DIRECT, parts_of(doc, mark), None, source, "a name after a dash", 0.85)


def signed(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """«Солнце прекрасно. Оно даёт жизнь» Анна Ли, астроном: a saying, no caption, with only a name after it."""
    paragraph = doc.paragraphs[doc.paragraph_of(mark.end - 1)]
    first, end = _unbracketed(doc, doc.at(mark.end), doc.at(paragraph.end))
    name = doc.named.get(first)
    if mark.start != doc.paragraphs[mark.paragraph].start or name is None or name.kind != "PER" or name.first != first:
        return None
    after = doc.words(first, end)
    saying = has_predicate(inside(doc, mark)) and count(doc, mark) > 2
    if not after or len(after) > SIGNATURE or any(token.finite for token in after) or not saying:
        return None
    source = Source(SourceKind.NAME, first, first, name.last)
    return Found(QuoteKind.DIRECT, parts_of(doc, mark), None, source, "signed", 0.9)


def _unbracketed(doc: Document, first: int, end: int) -> tuple[int, int]:
    """The words of (Анна Ли, астроном)."""
    words = doc.words(first, end)
    closing = next((token.index for token in words if token.text == ")"), None)
    return (first + 1, closing) if words and words[0].text == "(" and closing is not None else (first, end)


def signed_in_brackets(doc: Document, mark: Marked) -> Source | None:
    """Мудрость дня: «Солнце прекрасно» (Анна Ли)."""
    first, end = _unbracketed(doc, doc.at(mark.end), doc.at(doc.paragraphs[mark.paragraph].end))
    name = doc.named.get(first) if first > doc.at(mark.end) else None
    if name is None or name.kind != "PER" or name.first != first or end - first > SIGNATURE:
        return None
    return by_name(name)
