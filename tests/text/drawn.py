"""Expected quotes drawn into the text: `«[Мы готовы]{d Ким}», — сказал Ким.`

Brackets hold the content, braces after them the kind (d direct, u unmarked, p partial, i indirect) and the speaker,
or — where nobody may be named; `{+}` goes on with the quote before it. Brackets may nest.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.text.analysis import Analyser
from bot.text.types import Analysis, QuoteKind

KINDS = {"d": QuoteKind.DIRECT, "u": QuoteKind.UNMARKED, "p": QuoteKind.PARTIAL, "i": QuoteKind.INDIRECT}


@dataclass(frozen=True, slots=True)
class Expected:
    kind: QuoteKind
    words: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Drawing:
    text: str
    quotes: frozenset[Expected]


def read_drawing(drawing: str) -> Drawing:
    """Take the marks out of a drawn text and give what they say."""
    text: list[str] = []
    opened: list[int] = []
    found: list[tuple[str, str]] = []
    rest = iter(drawing)
    for letter in rest:
        if letter == "[":
            opened.append(len(text))
        elif letter == "]":
            content = "".join(text[opened.pop() :])
            assert next(rest) == "{", f"a label is missing after [{content}]"
            label = "".join(iter(lambda: next(rest), "}"))
            found.append((label, content))
        else:
            text.append(letter)
    return Drawing("".join(text), frozenset(_quotes(found)))


def _quotes(found: list[tuple[str, str]]) -> list[Expected]:
    quotes: list[Expected] = []
    for label, content in found:
        if label == "+":
            before = quotes.pop()
            quotes.append(Expected(before.kind, f"{before.words} … {_edges(content)}", before.speaker))
        else:
            kind, _, speaker = label.partition(" ")
            quotes.append(Expected(KINDS[kind], _edges(content), None if speaker == "—" else speaker))
    return quotes


def drawn(text: str, analysis: Analysis) -> frozenset[Expected]:
    """What an analysis found, in the same terms."""
    return frozenset(
        Expected(
            quote.kind,
            " … ".join(_edges(part.of(text)) for part in quote.parts),
            quote.speaker.name if quote.speaker else None,
        )
        for quote in analysis.quotes
    )


def _edges(content: str) -> str:
    """Punctuation at an edge is never judged."""
    return content.strip(' ,.;:!?…—–-«»"“”„\n')


def assert_found_as_drawn(analyser: Analyser, drawing: str) -> None:
    """The quotes of a drawn text, all of them and no other, are what the analyser finds in it."""
    expected = read_drawing(drawing)
    assert drawn(expected.text, analyser.analyse(expected.text)) == expected.quotes
