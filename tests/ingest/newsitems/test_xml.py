"""NewsML-G2, NewsML 1 and NITF."""

from __future__ import annotations

import gzip
import random
import time
from collections.abc import Callable

import pytest

from accordingto.ingest import read_bytes
from accordingto.types import Article, Failure
from tests.ingest.samples import HEADLINE, PARAGRAPHS, TEXT

MARKUP = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
CAPTION = "<media><media-caption>A boat.</media-caption></media>"
CONTENT = f"<body.content><block>{MARKUP}{CAPTION}</block></body.content>"
NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><title>Fares</title><docdata><date.issue norm="20310504T093000+0200"/>
<doc.copyright holder="Somebody"/></docdata><pubdata ex-ref="https://courier.example/1"/></head>
<body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline>
<byline>By <person>Jonna Vik</person>, <byttl>News
Agency Reporter</byttl></byline><distributor>Norland News Agency</distributor></body.head>
{CONTENT}</body></nitf>"""
G2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="https://courier.example/1" version="2">
<rightsInfo><copyrightHolder><name>Somebody</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="nprov:NNA"><name>Norland News Agency</name></provider>
<versionCreated>2031-05-04T09:30:00+02:00</versionCreated>
<firstCreated>2031-05-01T09:30:00+02:00</firstCreated>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><creator><name>Jonna Vik</name></creator><subject><name>ports</name></subject>
<headline>{HEADLINE}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml">
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
{CONTENT}</body></nitf></inlineXML></contentSet></newsItem>"""
FIRST = f"""<NewsML Version="1.2"><NewsItem><Identification/><NewsManagement>
<FirstCreated>20310503T093000+0200</FirstCreated><ThisRevisionCreated>20310504T093000+0200</ThisRevisionCreated>
<Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines>
<HeadLine>{HEADLINE}</HeadLine>
<ByLine>By Jonna Vik</ByLine></NewsLines><AdministrativeMetadata><Provider>
<Party FormalName="Norland News Agency"/></Provider></AdministrativeMetadata><NewsComponent>
<ContentItem><MimeType FormalName="text/css"/><DataContent>
{"p { margin: 0 } " * 90}</DataContent></ContentItem><ContentItem><MediaType FormalName="Text"/><DataContent>
<html><head><title>x</title></head><body>{MARKUP}</body></html></DataContent></ContentItem></NewsComponent>
</NewsComponent></NewsItem></NewsML>"""
WRITTEN = {"NITF": NITF, "NewsML-G2": G2, "NewsML 1": FIRST}
SAID = "2031-05-04T09:30:00+02:00"
LATER = "2031-05-05T06:00:00+02:00"


def read(text: str, name: str = "a.xml") -> Article | Failure:
    (found,) = read_bytes(text.encode(), name)
    return found


def reason(text: str) -> str:
    found = read(text)
    assert isinstance(found, Failure), found
    return found.reason


@pytest.mark.parametrize("name", ["a.xml", "a", "a.txt"])
@pytest.mark.parametrize("written", WRITTEN)
def test_an_item_is_read_with_all_that_it_says(written: str, name: str) -> None:
    found = read(WRITTEN[written], name)

    assert isinstance(found, Article), found
    assert found.text == TEXT
    assert found.byline == ("Jonna Vik",)
    assert found.published == SAID
    assert found.outlet == "Norland News Agency"
    assert found.url == (None if written == "NewsML 1" else "https://courier.example/1")
    assert found.path == name
    assert not found.embargo


EMBARGOED = {
    "NITF": NITF.replace("<doc.copyright", '<date.release norm="20310505T060000+0200"/><doc.copyright'),
    "NewsML-G2": G2.replace("<pubStatus", f"<embargoed>{LATER}</embargoed><pubStatus"),
    "NewsML 1": FIRST.replace(
        '<Status FormalName="Usable"/>',
        '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/>'
        "<DateAndTime>20310505T060000+0200</DateAndTime></StatusWillChange>",
    ),
}


@pytest.mark.parametrize("written", EMBARGOED)
def test_an_embargo_is_kept(written: str) -> None:
    found = read(EMBARGOED[written])

    assert isinstance(found, Article)
    assert found.embargo == LATER


REFUSED = {
    "an embargo without an end": (G2.replace("<pubStatus", "<embargoed/><pubStatus"), "embargo"),
    "cancelled": (G2.replace("stat:usable", "stat:canceled"), "cancelled"),
    "withheld": (FIRST.replace("Usable", "Withheld"), "withholds"),
    "no text": (G2.replace(CONTENT, ""), "no text"),
    "a package": (G2.replace("newsItem", "packageItem"), "package"),
    "a concept": (G2.replace("newsItem", "conceptItem"), "concept"),
    "cut off": (NITF[:-400], "not well-formed"),
    "a message without items": ("<newsMessage><itemSet/></newsMessage>", "no item"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_article_is_said_to_be_none(what: str) -> None:
    text, said = REFUSED[what]

    assert said in reason(text)


def test_each_item_of_a_message_fails_by_itself() -> None:
    bare = G2.partition("?>")[2]
    message = f"<newsMessage><itemSet>{bare}{bare.replace(CONTENT, '')}{bare}</itemSet></newsMessage>"

    found = [*read_bytes(message.encode(), "a.xml")]

    assert [type(one) for one in found] == [Article, Failure, Article]
    assert isinstance(found[2], Article) and found[2].path == "a.xml:3"


SEVERAL = {
    "NewsML-G2": f"<newsMessage><itemSet>{G2.partition('?>')[2] * 3}</itemSet></newsMessage>",
    "NewsML 1": FIRST.replace("</NewsItem>", f"</NewsItem>{FIRST.partition('>')[2][:-9] * 2}"),
}


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("written", SEVERAL)
def test_what_stands_before_a_cut_is_read(written: str, pack: Callable[[bytes], bytes]) -> None:
    data = SEVERAL[written].encode()
    assert [type(one) for one in read_bytes(pack(data), "a.xml")] == [Article] * 3

    cut = pack(data[: len(data) * 8 // 10])
    found = [*read_bytes(cut, "a.xml"), *read_bytes(cut[:-9], "a.xml")]

    assert [type(one) for one in found] == [Article, Article, Failure] * 2
    assert [one.path for one in found[:2] if isinstance(one, Article)] == ["a.xml:1", "a.xml:2"]
    assert all(one.input == "a.xml" and "cut off" in one.reason for one in found if isinstance(one, Failure))


@pytest.mark.parametrize(
    "line",
    [
        "By <person>Jonna Vik</person> <byttl>Transport Writer</byttl>",
        "By <person>Jonna <em>Vik</em></person>, in Vestby",
        "By Jonna Vik",
    ],
)
def test_the_people_of_a_byline_are_its_authors(line: str) -> None:
    start, _, rest = NITF.partition("<byline>")
    found = read(f"{start}<byline>{line}</byline>{rest.partition('</byline>')[2]}")

    assert isinstance(found, Article) and found.byline == ("Jonna Vik",)


def test_text_set_with_spaces_has_its_paragraphs() -> None:
    lines = "".join(f"   {line[:40]}\n{line[40:]}\n" for line in PARAGRAPHS)
    blank = "\n \n".join(PARAGRAPHS)

    for text in (lines, blank):
        found = read(NITF.replace(MARKUP, f"<pre>{text}</pre>"))
        assert isinstance(found, Article) and found.text.count("\n\n") == TEXT.count("\n\n")


def test_of_several_headlines_and_texts_the_main_english_ones_are_read() -> None:
    others = "<headline xml:lang='de'>Fähre teurer</headline><headline role='x:short'>Fares</headline>"
    german = (
        f"<inlineData xml:lang='de' contenttype='text/plain'>{'Die Fähre wird teurer. ' * 90}</inlineData>"
    )
    found = read(
        G2.replace("<headline>", f"{others}<headline role='x:main'>").replace(
            "<contentSet>", f"<contentSet>{german}"
        )
    )

    assert isinstance(found, Article) and found.text == TEXT


def test_entities_of_html_are_characters() -> None:
    found = read(NITF.replace("Ms Brandt", "Ms&nbsp;Br&auml;ndt &amp; others"))

    assert isinstance(found, Article) and "Ms Brändt & others" in found.text


def test_what_a_document_declares_is_not_expanded(tmp_path: object) -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    bomb = NITF.replace('SYSTEM "nitf-3-6.dtd"', f'[{lines}<!ENTITY file SYSTEM "file:///etc/hostname">]')
    began = time.process_time()
    found = read(bomb.replace("Ms Brandt", "Ms Brandt &a8; &file;"))

    assert time.process_time() - began < 5
    assert isinstance(found, Failure) or ("lol" not in found.text and len(found.text) < 2 * len(TEXT))


@pytest.mark.parametrize("written", WRITTEN)
def test_whatever_is_damaged_nothing_escapes(written: str) -> None:
    chance = random.Random(6)
    data = WRITTEN[written].encode()
    damaged = [data[: len(data) * part // 50] for part in range(1, 50)]
    for _ in range(50):
        changed = bytearray(data)
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        damaged.append(bytes(changed))

    for one in damaged:
        found = [*read_bytes(one, "a.xml")]
        assert found
        assert all(isinstance(one, Article) or (one.reason and one.advice) for one in found)
