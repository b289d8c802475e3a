"""A text read once: its words with morphology and syntax, the names in it, its quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.text.corrections import corrected
from bot.text.glued import Word
from bot.text.intervals import Intervals
from bot.text.lexicon.forms import parses, plain
from bot.text.marks import Marked, marked
from bot.text.models import Arcs, Grammar, Models
from bot.text.parsing import long_speech, parse
from bot.text.sentences import Sentence, paragraphs
from bot.text.tokenise import bounded, short_pieces
from bot.text.types import Span

BRACKETS = 50
"""Short names of one text that are looked at."""

LEARNT = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІёЁ", "агкноуухиАГКНОУУХИеЕ")
"""The models learnt on Russian letters without ё; Қошанов is shown to them as Кошанов, отчёт as отчет."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark; `lower` has no ё; `head` is the number of the word above it in the text, or -1."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    pos: str
    case: str
    gender: str
    number: str
    animate: bool
    finite: bool
    form: str
    person: str
    tense: str
    sentence: int
    head: int
    rel: str

    @property
    def word(self) -> bool:
        return self.pos != "PUNCT"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in the text, words `first` to `last` (included)."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence, `first` to `end` (not included)."""

    span: Span
    paragraph: int
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    text: str
    paragraphs: tuple[Span, ...]
    lines: tuple[Line, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    marks: tuple[Marked, ...]
    starts: tuple[int, ...]
    named: dict[int, Mention] = field(repr=False)
    children: dict[int, tuple[int, ...]] = field(repr=False)
    quoted: Intervals = field(repr=False)
    opening: dict[int, Marked] = field(repr=False)
    shorts: frozenset[str] = field(repr=False)
    brackets: tuple[tuple[str, tuple[str, ...]], ...] = field(repr=False)
    abbreviations: dict[str, str | None] = field(default_factory=dict, repr=False)
    """Filled as names are shortened, so that a name is looked for once in a text."""

    def at(self, offset: int) -> int:
        """The first word that starts at or after the offset."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> int:
        """The last word that starts before the offset, -1 where there is none."""
        return bisect_left(self.starts, offset) - 1

    def words(self, first: int, end: int) -> Sequence[Token]:
        return self.tokens[max(0, first) : end]

    def line_of(self, offset: int) -> int:
        """The number of the sentence that holds the offset."""
        return max(0, bisect_right(self.lines, offset, key=lambda line: line.span.start) - 1)

    def in_marks(self, offset: int) -> bool:
        """Tell whether the offset stands between outer quotation marks."""
        return self.quoted.hold(offset)

    def next_mark(self, offset: int) -> Marked | None:
        """The first quotation that opens at or after the offset."""
        place = bisect_left(self.marks, offset, key=lambda mark: mark.start)
        return self.marks[place] if place < len(self.marks) else None

    def paragraph_of(self, offset: int) -> int:
        return max(0, bisect_right(self.paragraphs, offset, key=lambda span: span.start) - 1)

    def slice(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last].end]


def read(text: str, sentences: Sequence[Sentence], models: Models) -> Document:
    """Tag and parse a text; syntax is asked only for sentences that hold a word of speech."""
    sentences, words = bounded(text, sentences)
    pieces = [(number, piece) for number, line in enumerate(words) for piece in short_pieces(line)]
    seen = [[text.translate(LEARNT) for _, _, text in piece] for _, piece in pieces]
    grammar = models.grammar(seen)
    names = models.names(seen)
    lines = paragraphs(text)
    marks = marked(text, lines)
    starts = [[sentences[number].span.start + start for start, _, _ in piece] for number, piece in pieces]
    arcs = parse(seen, starts, long_speech(text, marks), models)
    tokens = tuple(_tokens(sentences, pieces, grammar, arcs))
    found = _mentions([tag for tags in names for tag in tags])
    parts = [part for mention in found for part in _split(_retyped(mention, tokens), tokens)]
    mentions = tuple(part for mention in parts for part in _whose_and_who(mention, parts, tokens))
    return Document(
        text,
        lines,
        tuple(_lines(sentences, words)),
        tokens,
        mentions,
        marks,
        tuple(token.start for token in tokens),
        {index: mention for mention in mentions for index in range(mention.first, mention.last + 1)},
        _children(tokens),
        Intervals(Span(mark.start + 1, mark.end) for mark in marks),
        {mark.start: mark for mark in marks},
        frozenset(token.text for token in tokens if token.text.isupper() or token.text.startswith("Мин")),
        tuple(_brackets(tokens))[:BRACKETS],
    )


def _tokens(
    sentences: Sequence[Sentence],
    pieces: Sequence[tuple[int, list[Word]]],
    grammar: Sequence[Sequence[Grammar]],
    arcs: Sequence[Arcs],
) -> Iterator[Token]:
    index = 0
    for (number, piece), tags, arc in zip(pieces, grammar, arcs, strict=True):
        offset, first = sentences[number].span.start, index
        for (start, end, word), tag, head, rel in zip(piece, tags, arc.heads, arc.relations, strict=True):
            yield _token(index, offset + start, offset + end, word, tag, number, first + head if head >= 0 else -1, rel)
            index += 1


def _token(index: int, start: int, end: int, word: str, tag: Grammar, sentence: int, head: int, rel: str) -> Token:
    tag = corrected(word, tag)
    get = tag.feats.get
    form = get("VerbForm") or get("Variant") or ""
    return Token(
        index,
        start,
        end,
        word,
        plain(word),
        tag.pos,
        get("Case", ""),
        get("Gender", ""),
        get("Number", ""),
        get("Animacy") == "Anim",
        form == "Fin",
        form,
        get("Person", ""),
        get("Tense", ""),
        sentence,
        head,
        rel,
    )


def _lines(sentences: Sequence[Sentence], words: Sequence[Sequence[Word]]) -> Iterator[Line]:
    first = 0
    for sentence, line in zip(sentences, words, strict=True):
        yield Line(sentence.span, sentence.paragraph, first, first + len(line))
        first += len(line)


def _mentions(tags: Sequence[str]) -> Iterator[Mention]:
    start: int | None = None
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            yield Mention(tags[start][2:], start, index - 1)
            start = None
        if start is None and tag[:2] in ("B-", "I-"):
            start = index


def _brackets(tokens: Sequence[Token]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Short names in brackets with the words before them: Гильдия актёров экрана (SAG)."""
    for index in range(2, len(tokens) - 1):
        short = tokens[index]
        if (
            tokens[index - 1].text == "("
            and tokens[index + 1].text == ")"
            and short.text.isupper()
            and len(short.text) > 1
        ):
            yield short.text, tuple(token.text for token in tokens[max(0, index - 14) : index - 1])


def _retyped(mention: Mention, tokens: Sequence[Token]) -> Mention:
    """No person, whatever the tagger takes them for: Первый МГМУ им. Серова, учительница Аксуатской школы."""
    if any(token.lower in ("им", "имени") for token in tokens[mention.first + 1 : mention.last]):
        return replace(mention, kind="ORG")
    if mention.kind == "PER" and _in_marks(mention, tokens):
        return replace(mention, kind="ORG")
    alone = mention.kind == "PER" and mention.first == mention.last and _qualifies(tokens[mention.first])
    return replace(mention, kind="LOC") if alone else mention


def _in_marks(mention: Mention, tokens: Sequence[Token]) -> bool:
    """полузащитник «Карпат»: one word in marks of its own behind a noun is a club or a firm."""
    around = tokens[max(0, mention.first - 2) : mention.last + 2]
    if mention.first != mention.last or mention.first < 2 or len(around) < 4:
        return False
    return around[0].pos == "NOUN" and around[1].text in '«"“„' and around[3].text in '»"”“'


def _qualifies(token: Token) -> bool:
    """An adjective by its place in the sentence that is no surname of the dictionary."""
    if token.rel != "amod" or not token.lower.endswith(("ой", "ого", "ый", "ий", "ая", "их", "ых")):
        return False
    return not any(parse.is_known and "Surn" in parse.tag for parse in parses(token.text))


def _split(mention: Mention, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Two people side by side are two mentions: Биллу Гейтсу Рей обозначил …; an outlet is none: цитирует Рея ЛучТВ."""
    inside = range(mention.first + 1, mention.last + 1)
    outlet = next((index for index in inside if _outlet(tokens[index]) or _opens_a_name(mention, tokens, index)), None)
    if mention.kind == "PER" and outlet is not None:
        yield Mention(mention.kind, mention.first, outlet - 1)
        return
    last = tokens[mention.first : mention.last + 1][-2:]
    if mention.kind == "ORG" and mention.last - mention.first > 1 and _full_name(*last):
        yield Mention("ORG", mention.first, mention.last - 2)
        yield Mention("PER", mention.last - 1, mention.last)
        return
    cases = [tokens[index].case for index in range(mention.first, mention.last + 1)]
    if mention.kind != "PER" or len(cases) < 3 or "" in cases or cases[0] != cases[1] or "Nom" not in cases:
        yield mention
        return
    change = next((number for number in range(2, len(cases)) if (cases[number] == "Nom") != (cases[0] == "Nom")), None)
    if change is None:
        yield mention
        return
    yield Mention(mention.kind, mention.first, mention.first + change - 1)
    yield Mention(mention.kind, mention.first + change, mention.last)


def _whose_and_who(mention: Mention, others: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[Mention]:
    """промоутер Джошуа Эдди Рей, where the article tells of Энтони Джошуа: the first name is whose he is."""
    first = mention.first
    whose = (
        mention.kind == "PER"
        and mention.last - first == 2
        and any(
            other.kind == "PER" and other.last > other.first and tokens[other.last].text == tokens[first].text
            for other in others
        )
    )
    if whose and first and tokens[first - 1].pos == "NOUN" and tokens[first - 1].animate:
        yield Mention("PER", first, first)
        first += 1
    yield replace(mention, first=first)


def _full_name(given: Token, surname: Token) -> bool:
    """директор ДМС Банка Марина Рей, whom the tagger takes for a part of the bank."""
    known = any("Name" in parse.tag and "nomn" in parse.tag for parse in parses(given.text))
    return known and given.case == surname.case == "Nom" and surname.rel == "flat:name" and surname.text[0].isupper()


def _opens_a_name(mention: Mention, tokens: Sequence[Token], index: int) -> bool:
    """цитирует Рея "Луч": what stands in marks that close behind the mention is another name."""
    mark = tokens[index].text in '«"“„'
    return mark and all(token.text not in '»"”“' for token in tokens[index + 1 : mention.last + 1])


def _outlet(token: Token) -> bool:
    """ЛучТВ: capitals inside of a word, but not МакГрегор and ОРЛОВ."""
    inner = sum(letter.isupper() for letter in token.text[1:])
    return inner > 1 and not token.text.isupper() and "-" not in token.text


def _children(tokens: Sequence[Token]) -> dict[int, tuple[int, ...]]:
    children: dict[int, list[int]] = {}
    for token in tokens:
        if token.head >= 0:
            children.setdefault(token.head, []).append(token.index)
    return {head: tuple(found) for head, found in children.items()}
