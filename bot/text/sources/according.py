"""«По словам врача», «согласно исследованию»: how far the phrase reaches and whose words it announces."""

from __future__ import annotations

from dataclasses import dataclass

from bot.text.lexicon.sources import ACCORDING, NEEDS_OWNER, OTHER_ACCORDING
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line
from bot.text.sources.apposed import (
    SPEAKING_DOCUMENTS,
    body_in_apposition,
    name_closed_by_comma,
    office_follows,
)
from bot.text.sources.found import UNKNOWN, Source, SourceKind, by_name
from bot.text.sources.makers import agent_of, comma_after, in_instrumental
from bot.text.sources.owner_ends import owner_end
from bot.text.sources.owners import POSSESSIVE, owner
from bot.text.sources.phrases import body, noun, office
from bot.text.sources.published import published_on

PARENTHETIC = words("версии прогнозу рассказу рассказам воспоминаниям замыслу логике заявлению гипотезе")
"""After «по» these are as often no source: лучший по версии журнала, суд по заявлению соседа."""

THEIRS = words("теории гипотезе версии")
"""What a source has and no paper is: согласно их теории, but not: согласно теории вероятностей."""

SAID_IN = frozenset(OTHER_ACCORDING[("согласно",)].split())
LAWS = words("ук гк тк апк гпк упк коап пдд гост санпин снип нк жк вк бк зк")
"""Codes and standards, short names that are no bodies: согласно УК."""

POSTED = words("твиту посту записи словам заявлению сообщению высказыванию")
"""After «судя по», with the name of whose it is: судя по недавнему твиту Рея, мост закроют."""

JUDGING = frozenset(("судить", "судим", "можно", "понятно", "видно"))
"""Before «по словам» these tell by what one judges: об этом можно судить по словам врача."""

VARIOUS = words("разным различным другим иным некоторым")
"""Data and views of nobody in particular: по разным данным власти закрыли сто школ."""

ESTIMATED = words("оценке подсчету расчету прогнозу")
"""What commissions and works are for: комиссия по оценке ущерба."""

BELIEVED = words("словам данным информации сведениям сообщениям заявлениям расчетам прогнозам оценкам")
"""After «если верить»."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """«по словам врача»: words `first` to `end` (not included), the owner from word `owner`.

    `agent`: the owner is who made the data known, in the instrumental.
    """

    first: int
    owner: int
    end: int
    agent: bool = False


def according_phrase(doc: Document, line: Line, index: int) -> Phrase | None:
    """по словам Ли; по её словам; согласно данным МВД; со слов соседей; с точки зрения врачей."""
    owner = _after_noun(doc, line, index)
    if owner is None or owner >= line.end or _estimates(doc, line, index, owner):
        return None
    if (agent := agent_of(doc, line, owner)) is not None:
        return Phrase(index, agent, comma_after(doc, line, agent), agent=True)
    end = owner_end(doc, line, owner, _parenthetic(doc, line, index))
    return Phrase(index, owner, _past_then(doc, index, end)) if end is not None else None


def _past_then(doc: Document, first: int, end: int) -> int:
    """Если верить врачу, то мост закроют: «то» belongs to the author."""
    pair = [token.lower for token in doc.words(end, end + 2)]
    return end + 2 if doc.tokens[first].lower == "если" and pair == [",", "то"] else end


def _after_noun(doc: Document, line: Line, index: int) -> int | None:
    tokens = doc.tokens
    first = tokens[index].lower
    if index > line.first and tokens[index - 1].lower in JUDGING:
        return None
    if first == "по":
        return _behind_according(doc, line, index)
    if first == "судя" and doc.lower_at(index + 1) == "по":
        post = next((word.index for word in doc.words(index + 2, min(index + 5, line.end)) if word.pos != "ADJ"), index)
        return post + 1 if tokens[post].lower in POSTED else None
    if (first, doc.lower_at(index + 1)) == ("если", "верить"):
        possessive = doc.lower_at(index + 2) in POSSESSIVE
        told = doc.lower_at(index + 3 if possessive else index + 2)
        return index + (2 if possessive else 3) if told in BELIEVED else None
    if first == "согласно" and (paper := _document(doc, line, index)) is not None:
        return paper - 1 if tokens[paper - 1].lower in POSSESSIVE else paper + 1
    if first == "согласно" and _parenthetic(doc, line, index) and _is_body(doc, index + 1):
        return index + 1
    for head, nouns in OTHER_ACCORDING.items():
        end = index + len(head)
        if (
            tuple(word.lower for word in tokens[index:end]) == head
            and end < line.end
            and tokens[end].lower in nouns.split()
        ):
            return end + 1
    return None


def _behind_according(doc: Document, line: Line, index: int) -> int | None:
    """по словам Ли; по её словам; по предварительным данным порта; but not: по разным данным"""
    tokens = doc.tokens
    if doc.lower_at(index + 1) in PARENTHETIC and not _parenthetic(doc, line, index):
        return None
    for step in range(index + 1, min(index + 4, line.end)):
        token = tokens[step]
        if token.lower in ACCORDING and not _preliminary(doc, step):
            possessive = tokens[step - 1].lower in POSSESSIVE
            if token.lower in NEEDS_OWNER and possessive:
                return None
            if _stray_comma(doc, line, step + 1):
                return step + 2
            return step - 1 if possessive else step + 1
        refined = token.form == "Part" and token.case == "Dat"
        described = token.pos in ("ADJ", "DET") or refined or token.lower in POSSESSIVE
        if not described or token.lower in VARIOUS:
            return None
    return None


def _stray_comma(doc: Document, line: Line, comma: int) -> bool:
    """По мнению, британца, мост стар: between two commas one noun in the genitive, whose the opinion is."""
    after = doc.words(comma, min(line.end, comma + 3))
    if [word.text for word in after[::2]] != [",", ","]:
        return False
    return after[1].case in ("Gen", "Acc") and (after[1].animate or after[1].index in doc.named)


def _estimates(doc: Document, line: Line, index: int, owner: int) -> bool:
    """создана комиссия по оценке ущерба: what the commission is for."""
    before, head, what = doc.tokens[index - 1], doc.tokens[owner - 1], doc.tokens[owner]
    worked_on = index > line.first and before.pos == "NOUN" and head.lower in ESTIMATED
    return worked_on and what.case == "Gen" and what.pos == "NOUN" and not (what.animate or body(what) or office(what))


def _preliminary(doc: Document, index: int) -> bool:
    """по предварительным данным завода; but: по предварительным, мост цел"""
    return doc.tokens[index].lower == "предварительным" and doc.lower_at(index + 1) in ACCORDING


def _document(doc: Document, line: Line, index: int) -> int | None:
    """согласно опубликованному в журнале исследованию"""
    for token in doc.words(index + 1, min(line.end, index + 12)):
        if token.text in ",.;:" or token.finite:
            return None
        theirs = token.lower in THEIRS and doc.tokens[token.index - 1].lower in POSSESSIVE
        described = doc.tokens[token.index - 1].case == "Dat"
        if (token.case == "Dat" or described) and (
            theirs or token.lower in SAID_IN or token.lower in SPEAKING_DOCUMENTS
        ):
            return token.index
    return None


def according_source(doc: Document, phrase: Phrase) -> Source:
    """Whose words they are, or the document itself where the text names nobody behind it: согласно исследованию."""
    if phrase.agent:
        return in_instrumental(doc, phrase.owner, phrase.end)
    head = doc.tokens[phrase.owner - 1]
    if doc.tokens[phrase.owner - 2].lower == "собственному":
        return _admitting(doc, phrase)
    if head.lower == "согласно" and doc.tokens[phrase.owner].lower not in POSSESSIVE:
        return noun(doc, doc.tokens[phrase.owner], phrase.owner)
    if doc.tokens[phrase.owner].lower.startswith("котор"):
        return _by_whom(doc, phrase)
    source = owner(doc, phrase.owner, phrase.end)
    if doc.tokens[phrase.first].lower == "судя" and source.kind is not SourceKind.NAME:
        return UNKNOWN
    if head.lower in ("зрения", "замыслу") and source.kind is SourceKind.NOUN and not _sees(doc, source):
        return UNKNOWN
    if source.kind is SourceKind.NOUN and (name := _name_in_apposition(doc, phrase)) is not None:
        return name
    if source.kind is SourceKind.NOUN and (called := body_in_apposition(doc, source.last + 1)) is not None:
        return called
    if source is not UNKNOWN or head.lower not in SPEAKING_DOCUMENTS:
        return source
    if (page := published_on(doc, head)) is not None:
        return page
    return Source(SourceKind.NOUN, head.index, head.index, head.index, head.gender, head.number)


def _by_whom(doc: Document, phrase: Phrase) -> Source:
    """С ней согласна врач Анна Рей, по мнению которой, мост стар: the name right before the comma."""
    mention = doc.named.get(phrase.first - 2)
    named = mention is not None and mention.kind == "PER" and doc.tokens[phrase.first - 1].text == ","
    return by_name(mention) if mention is not None and named else UNKNOWN


def _admitting(doc: Document, phrase: Phrase) -> Source:
    """Рей, по собственному признанию, не готов; по собственному признанию, Рей не готов: the name beside the phrase."""
    for index in (phrase.first - 2, phrase.end + 1):
        mention = doc.named.get(index)
        if mention is not None and mention.kind == "PER" and doc.tokens[mention.first].case in ("Nom", ""):
            return by_name(mention)
    return UNKNOWN


def _sees(doc: Document, source: Source) -> bool:
    """с точки зрения врачей, по замыслу врачей; but not: с точки зрения климата, по замыслу новшества."""
    head = doc.tokens[source.head]
    return head.animate or head.index in doc.named or body(head) or office(head)


def _is_body(doc: Document, index: int) -> bool:
    """согласно NASA, согласно Минфину; but no code of laws: согласно УК."""
    token = doc.tokens[index]
    mention = doc.named.get(index)
    known = body(token) or (mention is not None and mention.kind == "ORG" and token.text[0].isupper())
    law = token.lower in LAWS or token.lower.startswith("фз")
    return known and not law and token.case in ("Dat", "")


def _name_in_apposition(doc: Document, phrase: Phrase) -> Source | None:
    """по словам главы бара, шеф-повара Ивана Рея"""
    comma = next((token for token in doc.words(phrase.owner, phrase.end) if token.text == ","), None)
    if comma is not None and (name := name_closed_by_comma(doc, comma.index)) is not None:
        return by_name(name)
    if comma is None or not office_follows(doc, comma.index):
        return None
    mention = next((one for token in doc.words(comma.index, phrase.end) if (one := doc.named.get(token.index))), None)
    if mention is None or mention.kind != "PER" or doc.tokens[mention.first].case not in ("Gen", ""):
        return None
    return by_name(mention)


def _parenthetic(doc: Document, line: Line, index: int) -> bool:
    """По версии следствия, …, but not: чемпион мира по версии WBC; спектакль по рассказам Ли."""
    return index <= line.first + 1 or doc.tokens[index - 1].text in (",", "—", "–", "-", "(", "что")
