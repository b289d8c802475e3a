"""Outlets that no list of media has: their names in the plural, in Ukrainian, as a domain, behind a thing of theirs."""

from __future__ import annotations

import re

from bot.text.lexicon.cues import CueClass, forms
from bot.text.lexicon.forms import parses
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.sources import LATIN_BODIES
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.names import is_name, same_word
from bot.text.sources.attribution import REPORTS, is_from_medium
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.owners import INFORMANTS, POSSESSIVE, body_beside, owner
from bot.text.sources.phrases import body, is_medium, noun, office

TELLING_NEWS = words(
    """
    сообщает сообщают сообщал сообщали сообщала сообщало пишет пишут писал писали писала передает передают передавал
    передавали информирует информируют сообщается пишется
    """
)
"""Forms in which outlets give one another's news."""

WRITES = frozenset(("пишет", "писал", "писала"))
"""What a journalist with a name does with words of his own."""

REPORTERS = frozenset(("журналисты", "корреспонденты", "репортеры", "коллеги"))
"""Who gives news as an outlet does: сообщают журналисты «Луча», пишут зарубежные коллеги."""

PAGES = frozenset(("сайт", "портал", "канал"))
"""Anybody may have these: описание сайта."""

ARTICLES = frozenset(("материал", "публикация", "статья", "заметка"))
"""What an outlet writes, where nobody else is named as its author."""

ENGLISH = frozenset(("we", "you", "this", "what", "all"))
"""Words that open a name like a sentence, as no body's does."""

ON_AIR = frozenset(("программе", "передаче", "эфире", "выпуске", "сюжете"))
"""Where people of a channel speak for it, if nobody is named."""

SENTENCES = 2
"""How far above «по информации источника» the outlet stands."""

UKRAINIAN = frozenset("іїєґ")
DOTTED = re.compile(r"\w{2,}\.\w")
"""A name with a full stop inside, which the tokenizer cuts: Луч.ОНЛАЙН, 200homes.ua; not И.Рей."""


JOURNALISTS = frozenset(("журналист", "корреспондент", "репортер"))
"""One of these is a medium where he gives news (передаёт корреспондент), and a person where he has a view of it."""


def from_outlet(doc: Document, source: Source, cue: Token | None = None) -> bool:
    """Whether a source is a medium, by the lists or by how the name looks beside a verb of news."""
    if cue is not None and journalist(doc, source) and _gives_view(source, cue):
        return False
    if is_from_medium(doc, source, cue) or _thing_of_medium(doc, source) or _unsigned(doc, source):
        return True
    if _authors(doc, source) or (cue is not None and _on_air(doc, source, cue)):
        return True
    if source.kind is SourceKind.NOUN and (
        _sentence_as_name(doc, source) or _of_media_news(doc, source) or _outlet_again(doc, source)
    ):
        return True
    if cue is None or cue.lower not in TELLING_NEWS or source.head < 0:
        return False
    if doc.tokens[source.head].lower in REPORTERS:
        return True
    if _passes_on(doc, source, cue):
        return True
    return _plural_name(doc, source, cue) or _looks_foreign(doc, source) or _named_medium(doc, source, cue)


def journalist(doc: Document, source: Source) -> bool:
    """One journalist, whatever outlet he writes for."""
    if source.kind is not SourceKind.NOUN or source.head < 0:
        return False
    head = doc.tokens[source.head]
    return head.number == "Sing" and noun_lemma(head.lower) in JOURNALISTS


def _gives_view(source: Source, cue: Token) -> bool:
    """Корреспондент «Луча» считает; журналист признался; but not: сообщает журналист, сказал корреспондент «Луча»."""
    entry = forms().get(cue.lower)
    if entry is None:
        return False
    thinks = entry.has(CueClass.THINK)
    return thinks or (source.bare and entry.has(CueClass.SAY) and cue.lower not in TELLING_NEWS | REPORTS)


def behind_page(doc: Document, source: Source, end: int) -> Source:
    """сайт университета, портал Северного суда: the body whose page it is, else the source itself."""
    if source.kind is not SourceKind.NOUN or noun_lemma(doc.tokens[source.head].lower) not in PAGES:
        return source
    whose = owner(doc, source.head + 1, end)
    if whose.kind is not SourceKind.NOUN or is_medium(doc, whose.first, whose.last):
        return source
    head = doc.tokens[whose.head]
    if _official(doc, source) and head.index in doc.named and whose.first <= source.head + 2:
        return whose
    return whose if whose.first == source.head + 1 and (body(head) or _short(head)) else source


def _official(doc: Document, page: Source) -> bool:
    """официальный сайт «Рубина»: no outlet has one."""
    return page.head > page.first and doc.tokens[page.head - 1].lower.startswith("официальн")


def page_of_body(doc: Document, cue: Token, end: int) -> Source | None:
    """Об этом сообщает официальный сайт клуба: the body whose page is the subject; the page of a mayor is his."""
    subject = next((doc.tokens[child] for child in doc.children.get(cue.index, ()) if child > cue.index), None)
    if subject is None or not subject.rel.startswith("nsubj") or subject.pos != "NOUN":
        return None
    page = noun(doc, subject, cue.index + 1)
    behind = behind_page(doc, page, end)
    of_office = page.last > page.head and office(doc.tokens[page.head + 1])
    return body_beside(doc, page) or behind if behind is not page or of_office else None


def _short(token: Token) -> bool:
    """БНТУ, МГУ: the letters of a body's name."""
    return token.text.isupper() and len(token.text) > 1


def _thing_of_medium(doc: Document, source: Source) -> bool:
    """рейтинг Forbes, публикация издания «Луч»; but the press service of a channel is a body, источники РБК people."""
    if source.kind is not SourceKind.NOUN or source.head < 0:
        return False
    head = doc.tokens[source.head]
    if dictionary_noun(head.lower) in INFORMANTS:
        return False
    thing = head.pos == "NOUN" and not head.animate and not body(head) and source.head not in doc.named
    owners = doc.words(source.head + 1, source.last + 1)
    return thing and any(
        is_medium(doc, token.index, token.index) and noun_lemma(token.lower) not in PAGES for token in owners
    )


def _unsigned(doc: Document, source: Source) -> bool:
    """В материале говорится, что мост закроют: an article of an outlet, unless it is somebody's (материалы дела)."""
    if source.kind is not SourceKind.NOUN or source.last != source.head:
        return False
    return doc.tokens[source.head].number == "Sing" and noun_lemma(doc.tokens[source.head].lower) in ARTICLES


def _authors(doc: Document, source: Source) -> bool:
    """авторы французского издания Le Pont: the outlet that they write for."""
    if source.kind is not SourceKind.NOUN or source.head < 0 or doc.tokens[source.head].lower != "авторы":
        return False
    after = next((word for word in doc.words(source.head + 1, source.last + 1) if word.pos != "ADJ"), None)
    return after is not None and noun_lemma(after.lower) in ("издание", "газета", "журнал")


def _on_air(doc: Document, source: Source, cue: Token) -> bool:
    """сообщили в программе «Утро» на ЛТВ: who has the programme."""
    if source.kind is not SourceKind.NOUN or cue.number != "Plur":
        return False
    pair = [word.lower for word in doc.words(cue.index + 1, cue.index + 3)]
    return pair[:1] == ["в"] and pair[-1] in ON_AIR and source.first > cue.index


def _plural_name(doc: Document, source: Source, cue: Token) -> bool:
    """сообщают Вести: one name in the plural, which no person has."""
    head = doc.tokens[source.head]
    mention = doc.named.get(head.index)
    name = mention is not None and mention.kind in ("PER", "ORG") and not body(head)
    return name and cue.number == "Plur" and head.number == "Plur" and not _joined(doc, source)


def _passes_on(doc: Document, source: Source, cue: Token) -> bool:
    """передаёт Лучтека: one word that is no surname of anybody in the article passes the news on."""
    name = doc.named.get(source.head)
    if source.kind is not SourceKind.NAME or not cue.lower.startswith("переда") or source.first != source.last:
        return False
    if name is None or any(parse.is_known and is_name(parse) for parse in parses(doc.tokens[source.head].text)):
        return False
    others = (one for one in doc.mentions if one.kind == "PER" and one.first != name.first)
    return not any(same_word(doc.tokens[one.last].text, doc.tokens[source.head].text) for one in others)


def _joined(doc: Document, source: Source) -> bool:
    """сообщают Ли и Ким"""
    following = doc.words(source.last + 1, source.last + 2)
    return bool(following) and following[0].lower in ("и", ",")


def _looks_foreign(doc: Document, source: Source) -> bool:
    if any(UKRAINIAN.intersection(token.lower) for token in doc.words(source.first, max(source.last, source.head) + 2)):
        return True
    return DOTTED.match(doc.text, doc.tokens[source.first].start) is not None


def _sentence_as_name(doc: Document, source: Source) -> bool:
    """объясняет We Love Bridges: a name like a sentence is a site's."""
    head = doc.tokens[source.head]
    return head.lower in ENGLISH and head.text[0].isupper() and doc.tokens[source.last].text.isascii()


def _of_media_news(doc: Document, source: Source) -> bool:
    """По информации Sunport, where the title says that the news is of media: Рей уходит — СМИ."""
    head, title = doc.tokens[source.head], doc.lines[0]
    foreign = head.text.isascii() and head.text[0].isupper() and head.lower not in LATIN_BODIES
    return foreign and title.end > 1 and doc.tokens[title.end - 1].text == "СМИ"


def _outlet_again(doc: Document, source: Source) -> bool:
    """Об этом пишет Sunport. По информации источника, …: the outlet named before; not: его источника.

    Nor: сообщает «Коммерсант» со ссылкой на источник, близкий к суду.
    """
    head = doc.tokens[source.head]
    if [word.lower[:5] for word in doc.words(head.index + 1, head.index + 3)] == [",", "близк"]:
        return False
    if source.last != source.head or head.number != "Sing" or noun_lemma(head.lower) != "источник":
        return False
    if doc.tokens[head.index - 1].lower in POSSESSIVE:
        return False
    above = doc.lines[max(0, head.sentence - SENTENCES)].first
    told = any(outlet_tells(doc, word) for word in doc.words(above, head.index))
    return told or [word.text for word in doc.words(0, 2)] == ["СМИ", ":"]


def outlet_tells(doc: Document, verb: Token) -> bool:
    """Об этом сообщает Sunport."""
    if verb.lower not in TELLING_NEWS | REPORTS | {"утверждает"}:
        return False
    return outlet_behind(doc, verb)


def outlet_behind(doc: Document, verb: Token) -> bool:
    """сообщает Sunport, по информации «Луча»: a foreign name or a known outlet is the next word."""
    after = next((word for word in doc.words(verb.index + 1, verb.index + 3) if word.word), None)
    if after is None or not after.text[0].isupper() or after.lower in LATIN_BODIES:
        return False
    return after.text.isascii() or is_medium(doc, after.index, after.index)


def _named_medium(doc: Document, source: Source, cue: Token) -> bool:
    """на сайте телеканала «Луч»: the name in marks after a noun of media.

    But not: на сайте «Метеолуга»; пишет корреспондент «Луча» Олег Рей.
    """
    above = doc.tokens[source.head].head
    if doc.tokens[source.head].lower.startswith("метео") or (source.kind is SourceKind.NAME and cue.lower in WRITES):
        return False
    return doc.tokens[source.head].rel == "appos" and above >= 0 and is_medium(doc, above, above)
