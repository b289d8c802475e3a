# ruff: noqa: E501 - fixtures a line
"""Lists of feeds come in from any reader and go out to any."""

import pytest

from bot.reading.opml import MAX_FEEDS, MAX_SIZE, OpmlUnreadable, Outline, parse_opml, shipped_outlets, write_opml

VESTI = Outline("Вести & люди", "https://vesti.example.kz/rss?a=1&b=2", "https://vesti.example.kz/")
BARE = Outline("https://a.example/feed", "https://a.example/feed")


def opml(body: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><opml version="1.0"><head/><body>{body}</body></opml>'.encode()


def test_what_is_written_is_read() -> None:
    assert parse_opml(write_opml([VESTI, BARE], title="Мои ленты")) == (VESTI, BARE)


def test_what_is_written_is_utf8_xml() -> None:
    assert (
        write_opml([VESTI], title="Мои «ленты»")
        .decode()
        .startswith('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">')
    )


def test_nested_outlines_are_flattened_and_repeated_ones_are_one() -> None:
    folder = '<outline text="Новости"><outline text="Ещё"><outline text="Вести" xmlUrl="https://a.kz/rss"/></outline></outline>'
    assert parse_opml(opml(folder * 2)) == (Outline("Вести", "https://a.kz/rss"),)


@pytest.mark.parametrize(
    "outline",
    ['<outline TEXT="Вести" XMLURL="https://a.kz/rss"/>', '<outline title="Вести" text="" xmlUrl=" https://a.kz/rss "/>',
     "<outline text='Вести' xmlUrl='https://a.kz/rss'>", '<outline text="Вести" xmlUrl="https://a.kz/rss"/><outline text="обры'],
)  # fmt: skip
def test_files_of_careless_readers_are_read(outline: str) -> None:
    assert parse_opml(opml(outline)) == (Outline("Вести", "https://a.kz/rss"),)


def test_encodings_are_recognised() -> None:
    text = opml('<outline text="Вести" xmlUrl="https://a.kz/rss"/>').decode()
    for body in (
        text.encode("utf-16"),
        text.replace("UTF-8", "windows-1251").encode("cp1251"),
        b"\xef\xbb\xbf" + text.encode(),
    ):
        assert parse_opml(body) == (Outline("Вести", "https://a.kz/rss"),)


def test_the_old_scheme_of_feeds_is_http() -> None:
    found = parse_opml(
        opml('<outline text="a" xmlUrl="feed://a.kz/rss"/><outline text="b" xmlUrl="feed:https://b.kz/rss"/>')
    )
    assert not isinstance(found, OpmlUnreadable)
    assert [outline.url for outline in found] == ["http://a.kz/rss", "https://b.kz/rss"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not opml"), (b"<html></html>", "not opml"), (b"\x00\x01\x02", "not opml"), (b"x" * (MAX_SIZE + 1), "too large"),
        (opml(""), "no feeds"), (opml('<outline text="папка"/>'), "no feeds"),
        (opml('<outline xmlUrl="javascript:alert(1)"/><outline xmlUrl="file:///etc/passwd"/>'), "no feeds"),
        (b"<opml " + b" ".join(b"a%d='1'" % i for i in range(5000)) + b"/>", "not opml"),
    ],
)  # fmt: skip
def test_what_is_no_list_says_why(body: bytes, reason: str) -> None:
    assert parse_opml(body) == OpmlUnreadable(reason)


def test_entities_open_no_files_and_do_not_multiply() -> None:
    head = (
        '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    )
    body = head + '<opml><body><outline text="Вести &x; &b;" xmlUrl="https://a.kz/rss"/></body></opml>'
    found = parse_opml(body.encode())
    assert "root:" not in repr(found)


def test_a_directory_is_cut_to_a_list() -> None:
    found = parse_opml(opml("".join(f'<outline xmlUrl="https://a.kz/{i}"/>' for i in range(MAX_FEEDS + 10))))
    assert not isinstance(found, OpmlUnreadable)
    assert len(found) == MAX_FEEDS


def test_the_shipped_outlets_are_named_and_have_a_site() -> None:
    outlets = shipped_outlets()
    assert len(outlets) >= 15
    assert len({outlet.url for outlet in outlets}) == len(outlets)
    assert all(outlet.title and outlet.site_url and not outlet.title.startswith("http") for outlet in outlets)
