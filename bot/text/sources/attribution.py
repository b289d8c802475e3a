"""The author's words beside speech: «— сказал он в интервью.», and where they end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.text.lexicon.cues import Cue, CueClass, forms
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.sources import LATIN_BODIES
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.marks import Marked
from bot.text.parse.signs import DASH
from bot.text.sources.clause_ends import DASHES, clause_end
from bot.text.sources.found import UNKNOWN, Source, SourceKind, by_name
from bot.text.sources.owners import INFORMANTS, object_of_citation
from bot.text.sources.phrases import NAME_LENGTH, body, is_medium, office
from bot.text.sources.relay import relayed
from bot.text.sources.subjects import subject
from bot.text.types import Span

BESIDE_SPEECH = (
    CueClass.SAY,
    CueClass.THINK,
    CueClass.WRITE,
    CueClass.MANNER,
    CueClass.GO_ON,
    CueClass.DOCUMENT,
    CueClass.CITE,
    CueClass.NOUN,
)
SELF_REPORT = words(
    "сообщал сообщала сообщало сообщали писал писала писало писали рассказывал рассказывала рассказывало рассказывали"
)
REPORTS = words(
    "сообщает пишет передает отмечает напоминает уточняет рассказывает указывает информирует публикует цитирует"
)
"""Forms that outlets use of themselves and of one another."""

AGENCIES = words("иа риа")
WILL_SAY = words("скажет скажут расскажет расскажут сообщит сообщат объяснит объяснят ответит ответят напишет напишут")
"""Forms of the future alone."""

CLOSING = frozenset('»"”“')

REACH = 14
"""The verb stands within this many words of the dash (the longest seen in the gold set: 9)."""

EDGES = " \t\xa0\u202f\u2009,.:;" + DASH
"""Never part of speech at its edges (GUIDE: the comma, the full stop and the dash are outside)."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The author's clause, words `first` to `end` (not included); speech goes on at offset `resumes`, if it does."""

    cue: Token | None
    source: Source
    first: int
    end: int
    resumes: int | None

    @property
    def cue_span(self) -> Span | None:
        return Span(self.cue.start, self.cue.end) if self.cue else None


def cue_at(doc: Document, index: int, *classes: CueClass) -> Cue | None:
    """The cue that a word is, if it is used as a predicate."""
    token = doc.tokens[index]
    cue = forms().get(token.lower)
    if cue is None or not cue.has(*classes):
        return None
    return cue if token.pos in ("VERB", "AUX", "ADJ") or token.finite else None


def read_attribution(doc: Document, first: int, limit: int, known_only: bool) -> Attribution | None:
    """Read the author's clause that begins with word `first`; `known_only` wants a verb of the lexicon."""
    end, resumes = clause_end(doc, first, limit)
    cue = _cue(doc, first, min(end, first + REACH), known_only)
    if cue is None:
        return None
    source = source_of(doc, cue, first, end)
    if source.kind is SourceKind.ZERO and cue.index == first:
        source = _named_last(doc, cue, end) or source
    return Attribution(cue, source, first, end, resumes)


def _named_last(doc: Document, cue: Token, end: int) -> Source | None:
    """«…», — отозвался со скамьи Куулере: a foreign name that has no cases and ends the clause is its subject."""
    mention = doc.named.get(end - 1)
    if mention is None or mention.kind != "PER" or mention.last != end - 1 or cue.number != "Sing":
        return None
    foreign = doc.tokens[mention.last].lower.endswith(("о", "е", "э", "и"))
    return by_name(mention) if foreign and doc.tokens[mention.first - 1].pos != "ADP" else None


def source_of(doc: Document, cue: Token, first: int, end: int) -> Source:
    entry = forms().get(cue.lower)
    if entry is not None and entry.has(CueClass.CITE):
        cited = object_of_citation(doc, cue, first, end)
        if cited is not UNKNOWN:
            return cited
        if _cites_nobody(doc, cue, end):
            return Source(SourceKind.ZERO, cue.index, number="Sing")
    source = subject(doc, cue, first, end)
    if is_from_medium(doc, source, cue):
        return relayed(doc, cue.index, end) or source
    return source


def _cites_nobody(doc: Document, cue: Token, end: int) -> bool:
    """цитирует Sport News: an outlet that does not say whom it cites; the one who has been told of."""
    words = doc.words(cue.index + 1, end)
    latin = bool(words) and all(word.text.isascii() for word in words) and words[0].text[0].isupper()
    return latin and cue.lower.startswith("цитиру")


def _cue(doc: Document, first: int, end: int, known_only: bool) -> Token | None:
    for token in doc.words(first, end):
        if cue_at(doc, token.index, *BESIDE_SPEECH):
            return token
    if known_only:
        return None
    return next((token for token in doc.words(first, min(end, first + 4)) if token.finite), None)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Cut what is never part of speech from both edges; None where nothing is left."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class Speech:
    """Speech with the author's insertions cut out of it."""

    parts: tuple[Span, ...]
    attribution: Attribution | None
    end: int


def cut_insertions(doc: Document, start: int, end: int) -> Speech:
    """«Мы, — сказал он, — победим» becomes two parts; with no insertion the whole is one part."""
    parts: list[Span | None] = []
    attribution: Attribution | None = None
    at = start
    for dash in _dashes(doc, start, end):
        if doc.tokens[dash].start < at:
            continue
        found = read_attribution(doc, dash + 1, doc.at(end), known_only=True)
        if found is None or found.cue is None or not _begins(doc, found, dash):
            continue
        parts.append(trimmed(doc.text, at, doc.tokens[dash].start))
        attribution = attribution or found
        if found.resumes is None:
            at = doc.tokens[found.end].start if found.end < len(doc.tokens) else end
            return Speech(tuple(part for part in parts if part), attribution, min(at, end))
        at = found.resumes
    parts.append(trimmed(doc.text, at, end))
    return Speech(tuple(part for part in parts if part), attribution, end)


def _begins(doc: Document, found: Attribution, dash: int) -> bool:
    """The verb is near the dash, with no comma before it: — сказал он; — ещё раз подчеркнул министр.

    An infinitive has a verb above it: — поспешил добавить Ли, but not: пришло то, о чём он мечтал, — подписать договор.
    """
    assert found.cue is not None
    between = doc.words(dash + 1, found.cue.index)
    near = len(between) <= 6 and not any(token.text in ",:;" for token in between)
    told = found.cue.form != "Inf" or any(token.finite for token in between)
    return near and told and not _no_report(found.cue) and not _goes_on_doing(doc, found.cue)


def _goes_on_doing(doc: Document, cue: Token) -> bool:
    """Я вышел последним, – он так и продолжал сидеть.: to go on with a deed is not to go on speaking."""
    following = doc.words(cue.index + 1, cue.index + 2)
    return cue_at(doc, cue.index, CueClass.GO_ON) is not None and any(token.form == "Inf" for token in following)


def _no_report(cue: Token) -> bool:
    """Что будет — спросим; для кого — скажут хозяева: one who speaks to somebody, or of what others will say.

    A past form is no «ты», whatever the tagger makes of it: шепнула нам певица.
    """
    return cue.person in ("1", "2") and not cue.lower.endswith("ла") or cue.lower in WILL_SAY


def _dashes(doc: Document, start: int, end: int) -> Iterator[int]:
    for index in range(doc.at(start) + 1, doc.at(end) - 1):
        if doc.tokens[index].text in DASHES and (doc.tokens[index - 1].text[-1] in ",!?…." or _told(doc, index)):
            yield index


def _told(doc: Document, dash: int) -> bool:
    """Мост построят весной - сообщил Ли: the comma is lost. But not: Ким — глава завода — сообщил."""
    before, after = doc.tokens[dash - 1], doc.tokens[dash + 1]
    spaced = before.end < doc.tokens[dash].start and doc.tokens[dash].end < after.start
    first = doc.lines[before.sentence].first + 1
    if any(token.text in DASHES for token in doc.words(first, dash)):
        return False
    return spaced and before.word and after.finite and cue_at(doc, dash + 1, CueClass.SAY) is not None


def _medium(doc: Document, source: Source) -> bool:
    """A phrase is judged up to its head and by the name that holds it: РИА «Новости», but not: источники РБК."""
    mention = doc.named.get(source.head)
    if dictionary_noun(doc.tokens[source.head].lower) in INFORMANTS:
        mention = None
    return is_medium(doc, source.first, mention.last if mention is not None else max(source.first, source.head))


def is_from_medium(doc: Document, source: Source, cue: Token | None = None) -> bool:
    if cue is not None and outlet_in_marks(doc, cue):
        return True
    return source.kind is SourceKind.NOUN and (
        _medium(doc, source) or (cue is not None and _reports_news(doc, source, cue))
    )


def outlet_in_marks(doc: Document, cue: Token) -> bool:
    """сообщает «Луч»; ранее «Луч» писал; пишет ИА «Луч»: a name in marks with no other noun beside it is an outlet."""
    if cue.lower not in REPORTS and cue.lower not in SELF_REPORT:
        return False
    following = doc.tokens[cue.index + 1] if cue.index + 1 < len(doc.tokens) else cue
    if following.lower in AGENCIES and following.index + 1 < len(doc.tokens):
        following = doc.tokens[following.index + 1]
    mark = doc.opening.get(following.start) or _closed_before(doc, cue)
    return mark is not None and mark.end - mark.start < NAME_LENGTH and not mark.inside.of(doc.text)[:1].islower()


def _closed_before(doc: Document, cue: Token) -> Marked | None:
    """«Луч» писал, but not: компания «Луч» писала."""
    if cue.index < 3 or doc.tokens[cue.index - 1].text not in CLOSING:
        return None
    for index in range(cue.index - 2, max(-1, cue.index - 8), -1):
        mark = doc.opening.get(doc.tokens[index].start)
        if mark is not None:
            before = doc.tokens[index - 1] if index else None
            return mark if before is None or before.pos not in ("NOUN", "PROPN") else None
    return None


def _reports_news(doc: Document, source: Source, cue: Token) -> bool:
    """A bare foreign or quoted name beside a verb of reporting is an outlet: пишет Mashable, «Страна» сообщала."""
    head = doc.tokens[source.head]
    unknown = head.pos in ("PROPN", "X") or (head.text[0].isupper() and not office(head) and not body(head))
    if cue.lower in SELF_REPORT and unknown and head.case in ("Nom", ""):
        return True
    bare = head.text[0].isascii() and head.text[0].isalpha() and source.first == source.head
    bare = bare and head.lower not in LATIN_BODIES
    return (
        bare and cue.lower in REPORTS and head.index > 0 and doc.tokens[head.index - 1].lower not in ("в", "во", "на")
    )
