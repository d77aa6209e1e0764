from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest import Given, read_inputs
from accordingto.ingest.feeds.feed import read_feed
from accordingto.types import Article, Failure
from tests.ingest.samples import Answer, serve

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Osmark Courier</title><link>https://courier.example</link>
<item><title>Harbour closes in June &amp;amp; July</title><link>https://courier.example/harbour</link>
  <dc:creator>Jonna Vik</dc:creator><pubDate>Sun, 04 May 2031 09:30:00 +0200</pubDate>
  <description>The harbour will close.</description>
  <content:encoded><![CDATA[
    <p>The harbour will <b>close</b>, the mayor said.</p><p>Orr left.</p>
  ]]></content:encoded>
</item>
<item><title>No text</title><link>https://courier.example/none</link></item>
<item><description>The mayor &amp;#8220;resigned&amp;#8221;, Orr said.</description></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><title>Mayor resigns</title><link href="https://courier.example/mayor"/>
<author><name>Aron Lund</name></author>
<published>2031-05-04T07:30:00Z</published>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>The mayor resigned, Orr said.</p></div>
</content>
</entry></feed>
"""


def read(feed: str | bytes) -> list[Article | Failure]:
    return list(read_feed(feed.encode() if isinstance(feed, str) else feed, "a.rss"))


def test_an_article_an_entry_with_what_it_says_of_itself() -> None:
    first, second, third = read(RSS)
    assert isinstance(first, Article)
    assert (
        first.text == "Harbour closes in June & July\n\nThe harbour will close, the mayor said.\n\nOrr left."
    )
    assert (first.outlet, first.byline) == ("The Osmark Courier", ("Jonna Vik",))
    assert (first.url, first.published) == ("https://courier.example/harbour", "2031-05-04T09:30:00+02:00")
    assert isinstance(second, Failure)
    assert (second.input, "courier.example/none" in second.advice) == ("a.rss:2", True)
    assert isinstance(third, Article)
    assert third.text == "The mayor “resigned”, Orr said."


def test_atom() -> None:
    [article] = read(ATOM)
    assert isinstance(article, Article)
    assert article.text == "Mayor resigns\n\nThe mayor resigned, Orr said."
    assert (article.byline, article.published) == (("Aron Lund",), "2031-05-04T07:30:00+00:00")


@pytest.mark.parametrize(("old", "new"), [("&amp;amp;", "& &nbsp;"), ("utf-8", "x"), ("</link>", "")])
def test_what_is_not_well_formed_is_read(old: str, new: str) -> None:
    assert old in RSS
    assert [type(one) for one in read(RSS.replace(old, new))] == [Article, Failure, Article]


def test_a_feed_is_told_by_its_content_and_found_in_folders(tmp_path: Path) -> None:
    for name in ("a.rss", "a.xml", "a.txt", "a.html", "a"):
        (tmp_path / name).write_text(ATOM)
    for name in ("a.rss", "a.xml", "a.txt", "a.html", "a"):
        [article] = read_inputs([str(tmp_path / name)])
        assert isinstance(article, Article) and article.headline is not None, name
    assert len(list(read_inputs([str(tmp_path)]))) == 4


@pytest.mark.parametrize("media_type", ["application/rss+xml", "text/xml", "text/html; charset=utf-8"])
def test_the_feed_of_an_address_is_read(media_type: str) -> None:
    with serve({"/feed": Answer(RSS.encode(), headers={"Content-Type": media_type})}) as base:
        first, _, third = read_inputs([f"{base}/feed"], Given(allow_private=True))
    assert isinstance(first, Article) and isinstance(third, Article)
    assert (first.url, first.path) == ("https://courier.example/harbour", None)
    assert (third.url, third.path) == (None, f"{base}/feed:3")
    assert first.retrieved is not None


@pytest.mark.parametrize("share", [0.6, 0.9, 0.99])
def test_what_stands_before_the_cut_is_read(share: float) -> None:
    results = []
    with pytest.raises(UnreadableInput, match="cut off within entry"):
        for one in read_feed(RSS[: int(len(RSS) * share)].encode(), "a.rss"):
            results.append(one)
    assert all(not isinstance(one, Article) or "Orr left." in one.text for one in results)


BOMB = (
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{(f"&a{n - 1};" if n else "&a;") * 10}">' for n in range(12))
    + "]><rss><channel><item><description>&a11;</description></item></channel></rss>"
)
LOCAL = '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + RSS.replace("Orr left.", "&e;Orr left.")

WIDE = '<?xml version="1.0" encoding="utf-16"?>'
CROWDED = (
    f'<rss version="2.0" {" ".join(f"""a{n}="1>" """ for n in range(2000))}><channel><item/></channel></rss>'
)


def test_entities_are_neither_multiplied_nor_fetched() -> None:
    began = time.process_time()
    for one in read(BOMB):
        assert isinstance(one, Failure) or len(one.text) < 100
    assert time.process_time() - began < 5
    assert all("root:" not in one.text for one in read(LOCAL) if isinstance(one, Article))


@pytest.mark.parametrize(
    ("feed", "kind"),
    [
        ("", UnreadableInput),
        ("<html><body>x", UnreadableInput),
        (RSS.replace("utf-8", "utf\0-8"), UnreadableInput),
        ("<rss version='2.0'><channel></channel></rss>", EmptyInput),
        ("<rss><channel><item>" + "<a>" * 200_000, TooLarge),
        (f"{WIDE}<rss><channel><item>{'<a>' * 200_000}".encode("utf-16"), TooLarge),
        (CROWDED, TooLarge),
        (f"{WIDE}{CROWDED}".encode("utf-16"), TooLarge),
        (CROWDED.replace("=", "  = ").replace('"', "'"), TooLarge),
    ],
    ids=range(9),
)
def test_what_is_no_feed_says_why(feed: str | bytes, kind: type[InputError]) -> None:
    with pytest.raises(kind):
        read(feed)


@pytest.mark.parametrize("reference", ["&#xD800;", "&#57343;", "&#0;", "&#x110000;", f"&#{'9' * 9_999};"])
def test_a_reference_to_no_character_costs_no_entry(reference: str) -> None:
    found = read(RSS.replace("Orr left.", f"{reference}Orr left."))

    assert [type(one) for one in found] == [Article, Failure, Article]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("AT&T said R&D", "AT&T said R&D"),
        ("Orr&amp;#8217;s &amp;amp; Vik&amp;rsquo;s", "Orr’s & Vik’s"),
        ("R&amp;amp;amp;D &amp;amp;rsquo;", "R&D ’"),
        ("&Eacute;t&eacute; &NotEqualTilde; &AMP;", "Été ≂̸ &"),
        ("&#xD83D;&#xDE00; &#128512;", "😀 😀"),
        ("&#146; &a9;", "’ &a9;"),
        ("<![CDATA[Orr&rsquo;s & Vik&#8217;s]]>", "Orr’s & Vik’s"),
    ],
)
def test_references_are_read_in_titles_and_texts_of_all_kinds(written: str, meant: str) -> None:
    for kind in ("", ' type="html"'):
        feed = ATOM.replace("<title>Mayor", f"<title{kind}>{written} Mayor")
        feed = re.sub("(?s)<content.*</content>", f"<content{kind}>{written} Orr said.</content>", feed)
        [article] = read(feed)
        assert isinstance(article, Article)
        assert article.text == f"{meant} Mayor resigns\n\n{meant} Orr said.", kind


def test_an_entity_that_the_feed_declares_is_put_in_its_place() -> None:
    [article] = read('<!DOCTYPE feed [<!ENTITY who "Orr &#38; Sons">]>' + ATOM.replace("Orr", "&who;"))
    assert isinstance(article, Article) and "resigned, Orr & Sons said." in article.text


def test_an_entry_that_is_an_entity_made_of_others_has_no_text() -> None:
    [one] = read(BOMB)
    assert isinstance(one, Failure) and one.reason == "the entry has no text"


def test_damage_in_other_vocabularies_costs_no_entry() -> None:
    space = 'xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"'
    ring = "<gml:LinearRing><gml:posList>45 x 46</gml:posList></gml:LinearRing>"
    polygon = f"<gml:Polygon><gml:exterior>{ring}</gml:exterior></gml:Polygon>"
    damaged = f"<item><description>It rained.</description><georss:where>{polygon}</georss:where></item>"

    found = read(RSS.replace("<rss", f"<rss {space}").replace("<item>", f"{damaged}<item>", 1))

    assert isinstance(found[0], Article) and "It rained" in found[0].text
    assert len(found) == 4
