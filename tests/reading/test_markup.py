# ruff: noqa: E501 - tables of cases
"""Fragments of HTML become text; markup built to exhaust a parser is recognised in linear time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.markup import is_bomb, paragraphs_of, plain_text, plain_title

ATTRIBUTES = " ".join(f"a{i}='1'" for i in range(2000))
BOMBS = {
    "quoted": f"<p><a {ATTRIBUTES}>x</a>",
    "bare": "<a " + " ".join(f"a{i}" for i in range(2000)) + ">",
    "glued": "<a " + "".join(f'a{i}="1"' for i in range(2000)) + ">",
    "behind a quoted bracket": f"<a t='>' {ATTRIBUTES}>",
    "unclosed": f"<a {ATTRIBUTES}",
    "in cdata": f"<item><![CDATA[<a {ATTRIBUTES}>]]></item>",
}
HONEST = {
    "script": "<script>" + "if (a<b && c>d) { x = 'y'; } " * 2000 + "</script>",
    "data address": '<img src="data:image/png;base64,' + "A b=" * 100_000 + '">',
    "many tags": "<a href='x' class='y'>z</a>" * 5000,
    "prose after a stray sign": "цена < " + "слово " * 5000,
    "json in an attribute": "<div data-x='" + '{"a": "b", "c": "d"},' * 2000 + "'>",
}
QUADRATIC = ['<a "', "<a ='", "<a", "<", "<script>", "<style ", "<![CDATA[", "<a =\"'<a='\" "]


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS.keys())
def test_a_tag_with_too_many_attributes_is_a_bomb(text: str) -> None:
    assert is_bomb(text)


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST.keys())
def test_what_pages_honestly_contain_is_none(text: str) -> None:
    assert not is_bomb(text)


@pytest.mark.parametrize("piece", QUADRATIC)
def test_the_check_itself_cannot_be_exhausted(piece: str) -> None:
    started = time.process_time()
    is_bomb(piece * (500_000 // len(piece)))
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("fragment", "paragraphs"),
    [
        ("<p>Раз.</p><p>Два.</p>", ("Раз.", "Два.")),
        ("Раз.<br>Два.<br/>\nТри.", ("Раз.", "Два.", "Три.")),
        ("Раз.\n\nДва.\nтоже два.", ("Раз.", "Два. тоже два.")),
        ("<div>Раз<div>Два</div>Три</div>", ("Раз", "Два", "Три")),
        ("<p>Один <b>жирный</b>, <a href='x'>ссылка</a>.</p>", ("Один жирный, ссылка.",)),
        ("<script>x()</script><style>y</style><p>Текст</p><iframe>z</iframe>", ("Текст",)),
        ("&lt;p&gt;Раз &amp;amp; два&lt;/p&gt;", ("Раз & два",)),
        ("<p>&amp;laquo;Раз&amp;raquo;</p>", ("«Раз»",)),
        ("<ul><li>раз</li><li>два</li></ul>", ("раз", "два")),
        ("5 < 7 и 8 > 3", ("5 < 7 и 8 > 3",)),
        ("<!-- одно примечание -->", ()),
        ("", ()),
        ("<p> \u00a0\u200b </p>", ()),
    ],
)
def test_blocks_become_paragraphs(fragment: str, paragraphs: tuple[str, ...]) -> None:
    assert paragraphs_of(fragment) == paragraphs


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("<b>Мост</b> открыт", "Мост открыт"), ("&amp;amp;laquo;Мост&amp;amp;raquo;", "«Мост»"), ("AT&amp;T", "AT&T"),
        ("Тег &lt;dialog&gt; в браузерах", "Тег <dialog> в браузерах"), ("a &lt;b&gt;Мост&lt;/b&gt;", "a Мост"),
        ("R&D и C&A", "R&D и C&A"), ("Мост&#8239;— &#x2116;&nbsp;1", "Мост — № 1"), ("  \n ", ""),
    ],
)  # fmt: skip
def test_a_title_has_neither_tags_nor_entities(raw: str, title: str) -> None:
    assert plain_title(raw) == title


@given(st.text(max_size=300))
def test_no_text_makes_them_fail(text: str) -> None:
    assert "\n" not in plain_text(text) + plain_title(text)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<br>", "<b>", "&lt;", "&", "текст", "\0", "<script>", "]]>", "<!--", "\n\n"]),
        max_size=40,
    )
)
def test_no_markup_makes_them_fail(pieces: list[str]) -> None:
    assert all(paragraphs_of("".join(pieces)))
