"""Whose words they are, in an oblique case: по словам врача, по её мнению, цитирует министра."""

from __future__ import annotations

from dataclasses import replace

from bot.text.lexicon.forms import CONSONANTS
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.mentions import Mention
from bot.text.parse.names import same_word
from bot.text.sources.found import UNKNOWN, Source, SourceKind, by_name
from bot.text.sources.names_beside import named, nominative
from bot.text.sources.phrases import body, is_medium, noun, office

POSSESSIVE = {"его": "Masc", "ее": "Fem", "их": ""}

THE_LAST = {"последнего": "Masc", "последней": "Fem"}
"""Of two: Коллега Рея, врач Ким, спорит с ним. По мнению последнего, …"""

POSTS = words("твит пост сообщение комментарий отзыв запись реплика ответ послание мнение")
"""Subjects of a sentence whose words follow its colon: посты Рея были странными: «…»."""

PAPERS = frozenset(("обращение", "заявление", "сообщение", "письмо", "пресс-релиз", "релиз"))
"""What outlets cite of bodies and people."""

ASKED = 7
"""Words from a participle to the one whom it describes: опрошенных газетой «Новый луч» учёных."""

INFORMANTS = frozenset(("источник", "источники", "собеседник", "собеседница"))

POLLS = frozenset(("опрос", "исследование", "мониторинг", "анализ", "отчет", "доклад", "обзор", "прогноз"))
"""Works of bodies, after «по данным»."""

CITED = frozenset(("слова", "мнение", "комментарий", "ответ"))


def past_page(doc: Document, index: int) -> int:
    """The word after «на сайте» where that stands here: в сообщении на сайте Минтруда, на официальном сайте."""
    words = [word for word in doc.words(index, index + 4) if word.lower not in (",", "официальном")]
    return words[1].index + 1 if [word.lower for word in words[:2]] == ["на", "сайте"] else index


def body_beside(doc: Document, behind: Source) -> Source | None:
    """портал мэра и правительства города: of the two whose page it is, the body speaks."""
    words = doc.words(behind.last + 1, behind.last + 3)
    if len(words) < 2 or words[0].lower != "и" or words[1].case != "Gen" or not body(words[1]):
        return None
    return noun(doc, words[1], words[1].index)


def owner(doc: Document, first: int, end: int) -> Source:
    """The one in the genitive after «по словам»: a possessive, a name or a noun."""
    for token in doc.words(_past_participle(doc, first, end), end):
        if token.text in ",:;" or token.finite:
            break
        if token.lower in POSSESSIVE and token.index <= first + 1:
            return _somebody_of(doc, token, end) or possessor(token)
        if token.lower in THE_LAST and doc.lower_at(token.index + 1) == ",":
            return Source(SourceKind.PRONOUN, token.index, token.index, token.index, THE_LAST[token.lower], "Sing")
        mention = doc.named.get(token.index)
        if mention is not None and mention.kind == "PER":
            return by_name(mention)
        marked = mention is not None and doc.opening.get(doc.tokens[token.index - 1].start) is not None
        unchanging = (token.text.isupper() and len(token.text) > 1) or marked
        if token.pos in ("NOUN", "PROPN", "X") and (token.case in ("Gen", "Acc", "") or unchanging):
            return _of_poll(doc, token, end) or named(doc, noun(doc, token, first), end)
        if token.pos not in ("ADJ", "DET", "PUNCT", "NUM", "PRON"):
            break
    return UNKNOWN


def _of_poll(doc: Document, poll: Token, end: int) -> Source | None:
    """по данным опроса фонда «Луч»: the body that has polled; but not: по данным опроса жителей."""
    after = doc.tokens[min(poll.index + 1, len(doc.tokens) - 1)]
    if dictionary_noun(poll.lower) not in POLLS or after.text in ",.":
        return None
    behind = owner(doc, poll.index + 1, end)
    mentions = [doc.named.get(word.index) for word in doc.words(max(0, behind.first), behind.last + 1)]
    is_body = behind.kind is SourceKind.NOUN and any(mention and mention.kind == "ORG" for mention in mentions)
    medium = is_body and is_medium(doc, behind.first, behind.last)
    return behind if is_body and not medium and behind.first == poll.index + 1 else None


def _past_participle(doc: Document, first: int, end: int) -> int:
    """по оценкам опрошенных «Лучом» учёных: the word that the participle describes."""
    opening = doc.words(first, min(end, first + ASKED))
    if not opening or (opening[0].form, opening[0].case) != ("Part", "Gen"):
        return first
    alike = (
        token.index
        for token in opening
        if token.pos == "NOUN" and token.animate and (token.case, token.number) == ("Gen", opening[0].number)
    )
    return next(alike, first)


def _somebody_of(doc: Document, possessive: Token, end: int) -> Source | None:
    """по словам его адвоката, по данным её лечащего врача: somebody of that person, and not that person."""
    for token in doc.words(possessive.index + 1, min(end, possessive.index + 4)):
        if token.pos == "NOUN" and token.case in ("Gen", "Acc"):
            somebody = token.animate or office(token)
            return named(doc, noun(doc, token, possessive.index + 1), end) if somebody else None
        if token.pos != "ADJ":
            return None
    return None


def possessor(token: Token) -> Source:
    number = "Plur" if token.lower == "их" else "Sing"
    return Source(SourceKind.PRONOUN, token.index, token.index, token.index, POSSESSIVE[token.lower], number)


def object_of_citation(doc: Document, cue: Token, first: int, end: int) -> Source:
    """Whose words a medium cites: цитирует РИА «Новости» Чайку, передаёт агентство слова министра, его слова."""
    if (cited_body := _cited_body(doc, cue.index + 1)) is not None:
        return cited_body
    first = next((word.index for word in doc.words(cue.index + 2, end) if _words_of(doc, word)), first)
    for index in range(first, end):
        token = doc.tokens[index]
        mention = doc.named.get(index)
        if token.lower in POSSESSIVE and (index - 1 == cue.index or _told_of(doc, index, end)):
            return possessor(token)
        if (
            mention
            and mention.kind == "PER"
            and (not nominative(doc, mention.first, mention.last) or _cited_by_the_next(doc, mention, cue))
        ):
            return by_name(mention)
        if index == cue.index + 1 and _surname(doc, token):
            return Source(SourceKind.NAME, index, index, index)
        if index == _past_outlet(doc, cue.index + 1) and dictionary_noun(token.lower) in PAPERS and token.case != "Gen":
            return _of_paper(doc, token, end)
        if token.pos == "NOUN" and _cited_noun(doc, token, cue) and not is_medium(doc, index, index):
            return named(doc, _without_outlet(doc, noun(doc, token, first), cue, end), end)
    return UNKNOWN


def _cited_by_the_next(doc: Document, name: Mention, cue: Token) -> bool:
    """процитировал Рея собеседник агентства: who cites stands behind, whatever the tagger makes of the surname."""
    behind = doc.words(name.last + 1, name.last + 2)
    cites = bool(behind) and behind[0].animate and behind[0].case == "Nom" and behind[0].rel.startswith("nsubj")
    return cites and name.first == cue.index + 1 and doc.tokens[name.last].text[-1] in "аяую"


def _cited_noun(doc: Document, token: Token, cue: Token) -> bool:
    """цитирует министра; цитирует стронгмена, whom the dictionary lacks; цитирует «Луч» свой источник."""
    unknown = token.index == cue.index + 1 and token.rel == "obj" and token.gender == "Masc" and token.lower[-1] in "ая"
    before = doc.tokens[token.index - 1].lower
    cited = token.animate and token.case in ("Acc", "Gen") and before != "портал"
    own = before in ("свой", "своего", "свою", "собственный") and dictionary_noun(token.lower) in INFORMANTS
    return cited or unknown or own


def _without_outlet(doc: Document, cited: Source, cue: Token, end: int) -> Source:
    """цитирует тренера Sport News: what stands behind the one cited is who cites, where nobody else does."""
    tail = next((at for at in range(cited.head + 1, cited.last + 1) if _names_outlet(doc, at)), None)
    others = [*doc.words(doc.lines[cue.sentence].first, cited.first), *doc.words(cited.last + 1, end)]
    cites = any(
        other.case == "Nom" or is_medium(doc, other.index, other.index) for other in others if other.start > cue.start
    )
    if tail is None or cites:
        return cited
    return replace(cited, last=tail - 1)


def _names_outlet(doc: Document, index: int) -> bool:
    """A name in Latin letters, or of a body that no genitive ends so: Sport News, Р-Спорт."""
    token = doc.tokens[index]
    mention = doc.named.get(index)
    body_opens = mention is not None and mention.kind == "ORG" and mention.first == index
    return token.text[0].isupper() and (token.text.isascii() or (body_opens and token.lower[-1] in CONSONANTS))


def _words_of(doc: Document, token: Token) -> bool:
    """приводит релиз института слова автора статьи: whose words they are stands behind; but not: его слова"""
    behind = doc.words(token.index + 1, token.index + 2)
    whose = bool(behind) and behind[0].case == "Gen"
    return token.lower == "слова" and whose and doc.tokens[token.index - 1].lower not in POSSESSIVE


def _cited_body(doc: Document, index: int) -> Source | None:
    """цитирует ведомство портал «Луч», цитирует прокуратуру «Луч»: of two beside the verb the outlet cites the body.

    So with «Луч» цитирует прокуратуру: where the case shows that it is the object.
    """
    if index + 2 >= len(doc.tokens):
        return None
    token, after = doc.tokens[index], doc.tokens[index + 1]
    if token.pos != "NOUN" or not body(token) or is_medium(doc, index, index) or token.case not in ("Nom", "Acc"):
        return None
    outlet = is_medium(doc, index + 1, index + 1) or (after.start in doc.opening and token.case == "Acc")
    cited = doc.tokens[index - 1].lower.startswith("цитиру") and (token.case, token.gender) == ("Acc", "Fem")
    return noun(doc, token, index) if outlet or cited else None


def _past_outlet(doc: Document, index: int) -> int:
    """передаёт «Луч» заявление компании, приводит издание заявление компании: the word after the outlet."""
    if index + 1 < len(doc.tokens) and doc.tokens[index].case == "Nom" and is_medium(doc, index, index):
        index += 1
    mark = doc.opening.get(doc.tokens[index].start) if index < len(doc.tokens) else None
    return doc.at(mark.end) if mark is not None else index


def _surname(doc: Document, token: Token) -> bool:
    """цитирует Северного, where the article names Михаил Северный: the tagger sees an adjective."""
    mention = doc.named.get(token.index)
    if not token.text[0].isupper() or (mention is not None and mention.kind == "PER"):
        return False
    people = (mention for mention in doc.mentions if mention.kind == "PER" and mention.last > mention.first)
    return any(same_word(doc.tokens[mention.last].text, token.text) for mention in people)


def _of_paper(doc: Document, paper: Token, end: int) -> Source:
    """цитирует обращение ФИФА газета «Луч»: the body behind the paper, else the paper."""
    behind = owner(doc, paper.index + 1, end)
    if behind is not UNKNOWN and behind.first == paper.index + 1 and not is_medium(doc, behind.first, behind.head):
        return behind
    return Source(SourceKind.NOUN, paper.index, paper.index, paper.index, paper.gender, paper.number)


def owner_of_post(doc: Document, first: int, end: int) -> Source:
    """Впрочем, твиты Рея были странными: / Её ответ краток: — whose words follow the colon."""
    for token in doc.words(first, end):
        if token.case == "Nom" and dictionary_noun(token.lower) in POSTS:
            before = doc.tokens[token.index - 1]
            possessive = token.index > first and before.lower in POSSESSIVE
            return possessor(before) if possessive else owner(doc, token.index + 1, end)
    return UNKNOWN


def _told_of(doc: Document, possessive: int, end: int) -> bool:
    """приводит его слова ТАСС"""
    return possessive + 1 < end and doc.tokens[possessive + 1].lower in CITED
