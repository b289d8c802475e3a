"""A text read once: its words with morphology and syntax, the names in it, its quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.text.lexicon.forms import plain
from bot.text.lexicon.mistyped import meant
from bot.text.parse.capitals import as_names
from bot.text.parse.corrections import corrected
from bot.text.parse.glued import Word
from bot.text.parse.intervals import Intervals
from bot.text.parse.marks import Marked, marked
from bot.text.parse.mentions import Mention, mentions_of
from bot.text.parse.models import Arcs, Grammar, Models
from bot.text.parse.name_cases import agreeing
from bot.text.parse.parsing import long_speech, parse
from bot.text.parse.tokenise import bounded, short_pieces
from bot.text.sentences import Sentence, paragraphs
from bot.text.types import Span

BRACKETS = 50
"""Short names of one text that are looked at."""

LEARNT = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІёЁ", "агкноуухиАГКНОУУХИеЕ")
"""The models learnt on Russian letters without ё; Қошанов is shown to them as Кошанов, отчёт as отчет."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark; `head` is the number of the word above it in the text, or -1.

    `lower` has no ё and spells a verb of speech as the dictionary does.
    """

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

    def lower_at(self, index: int) -> str:
        """The word or sign in small letters, without ё; empty outside of the text."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

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
    seen = [as_names([meant(text.translate(LEARNT)) for _, _, text in piece]) for _, piece in pieces]
    grammar = models.grammar(seen)
    names = models.names(seen)
    lines = paragraphs(text)
    marks = marked(text, lines)
    starts = [[sentences[number].span.start + start for start, _, _ in piece] for number, piece in pieces]
    arcs = parse(seen, starts, long_speech(text, marks), models)
    tokens = tuple(_tokens(sentences, pieces, grammar, arcs))
    mentions = mentions_of(tokens, [tag for tags in names for tag in tags])
    tokens = agreeing(tokens, mentions)
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
        meant(plain(word)),
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


def _children(tokens: Sequence[Token]) -> dict[int, tuple[int, ...]]:
    children: dict[int, list[int]] = {}
    for token in tokens:
        if token.head >= 0:
            children.setdefault(token.head, []).append(token.index)
    return {head: tuple(found) for head, found in children.items()}
