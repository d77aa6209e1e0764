from __future__ import annotations

import bz2
import json
import lzma
import time
from pathlib import Path

import pytest

from accordingto.errors import UnreadableInput
from accordingto.ingest import Given, article_from_text, read_inputs
from accordingto.ingest.inputs.kinds import kind_of, refuse_other_kinds
from accordingto.types import Article, Failure

BODY = "The harbour will close in June, the mayor of Osmark said."
HEADER = "From: Ilse Brandt <ilse@osmark.example>\nTo: Jonna Vik\nSubject: Tolls\n"
KINDS = {
    "feed": f'<?xml version="1.0"?>\n<!-- x -->\n<rss><channel><item>{BODY}</item></channel></rss>',
    "feed (RSS": f"<rss><channel><description><![CDATA[<html><body>{BODY}]]></description></channel></rss>",
    "Atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{BODY}</title></entry></feed>',
    "sitemap": f"<urlset><url><loc>{BODY}</loc></url></urlset>",
    "NewsML 1": f"<?xml version='1.0'?><NewsML><NewsItem>{BODY}</NewsItem></NewsML>",
    "item of news": f"<newsItem><contentSet><inlineXML>{BODY}</inlineXML></contentSet></newsItem>",
    "XML": f"<?xml version='1.0'?><doc>{BODY}</doc>",
    "an e-mail": f"{HEADER}\n{BODY}",
    "an e-mail,": f"Received: from a.example\n\tby b.example\nSubject: Tolls\r\n\r\n{BODY}",
    "mailbox": f"From ilse@osmark.example Mon May  5 10:00:00 2031\n{HEADER}\n{BODY}\n",
    "MHTML": f"From: <S>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tb=x\n\n<html>{BODY}</html>",
    "JSON": json.dumps([{"text": BODY}, {"text": BODY}], indent=1),
    "CSV": f'id,text\n1,"{BODY}"\n2,"{BODY}"\n3,"{BODY}"\n',
    "TSV": f"id\ttext\n1\t{BODY}\n2\t{BODY}\n",
    "list of addresses": "# to read\nhttps://courier.example/a\n\nhttps://courier.example/b\n",
    "calendar": f"BEGIN:VCALENDAR\nSUMMARY:{BODY}\nEND:VCALENDAR\n",
    "in the old format": f"filedesc://a.arc 0.0.0.0 20310504 text/plain 9\n1 0 X\n\n{BODY}",
    "WARC": f"WARC/1.0\r\nWARC-Type: response\r\n\r\n{BODY}",
}

READ = {
    "JSON",
    "CSV",
    "TSV",
    "an e-mail",
    "an e-mail,",
    "mailbox",
    "MHTML",
    "feed",
    "feed (RSS",
    "Atom",
    "WARC",
    "item of news",
    "NewsML 1",
}
"""Those that are read as what they are."""
LONG = "We will build it. " * 10_000
SAID = '"We will build it, said Vik."'
RELATIVES = {
    "a table": [
        f",title,text\n0,Pier,{SAID}\n1,Tolls,{SAID}\n",
        f"id,text\n1,{SAID}\n",
        f"Title,Text\nPier closes,{SAID}\nTolls rise,{SAID}\n",
        f"id,title,text\n1,Pier,{SAID}\n2,Tolls,ferries, buses\n3,Boats,{SAID}\n",
        "id, title, text\n1, Pier, We will build it\n2, Tolls, They will rise\n",
        f'id,text\n1,"{LONG}"\n2,"{LONG}"\n',
        "Country;2029;2030\nNorland;12;14\nOsmark;13;19\n",
        "sep=;\nid;text\n1;We will build it\n",
        "# exported in May\nid,text\n1,We will build it\n",
        "Year | Tolls\n2029 | 12\n2030 | 14\n",
        "label\ttext\n0\tWe build.\n1\tWe wait.\n0\tWe see.\n",
        "| Year | Tolls |\n|------|:-----:|\n| 2029 | 12 |\n| 2030 | 14 |\n",
        "Who | Said\n--- | ---\nVik | We build.\nOrr | We wait.\n",
        "# Tolls\n\n| Who | Said |\n|---|---|\n| Vik | We build. |\n\nSource: the port\n",
        "+------+-------+\n| year | tolls |\n+------+-------+\n| 2029 |    12 |\n+------+-------+\n1 row\n",
        " who | said\n-----+------\n Vik | no\n(1 row)\n",
    ],
    "Python": [
        "{'text': 'We build.'}",
        """[{'text': "It's late.", 'url': None}, {'text': 'It\\'s early.', 'url': 'a', 'old': True}]""",
        "{'text': 'We build.'}\n{'text': 'We wait.'}\n",
        "{'text': ('We build, '\n          'said Vik.'),\n 'day': datetime.date(2031, 5, 4)}",
        "[OrderedDict([('text', 'We build.')]), Row(text='We wait.', score=nan)]",
        "['We build.', b'We wait.', 3.5, -inf]",
        "{'text': 'We build, said Vik. It wa",
    ],
    "JSON": [
        '[{"text": "We build."}, {"text": "We wait."},]',
        '{\n "text": "We build."\n}\n{\n "text": "We wait."\n}\n',
        '[{"text": "We build.", "score": NaN}]',
        '[{"text": "We build."}, {"text": "We wa',
        f'[{{"text": "{LONG}"}}]',
    ],
    "addresses": [
        "www.courier.example/a\nwww.courier.example/b\n",
        "<https://courier.example/a>\n<https://courier.example/b>\n",
        "- https://courier.example/a\n* http://courier.example/b\n2. www.courier.example/c\n",
        "https://courier.example/a # pier\nhttps://courier.example/b (tolls)\n",
        "To read:\n" + "https://courier.example/a\n" * 5,
        "- [Pier closes](https://courier.example/a)\n- [Tolls](https://courier.example/b)\n",
    ],
    "XML": [
        f"<article><title>Pier</title><body>{BODY}</body></article>\n",
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>{BODY}</text></TEI>',
        f"<!-- a --><tei:TEI><text>{BODY}</text></tei:TEI>",
        f"<!DOCTYPE doc [<!ELEMENT doc (p)>]>\n<doc><p>{BODY}</p></doc>",
    ],
    "subtitles": [
        f"<tt><body><div><p>{BODY}</p></div></body></tt>",
        f"WEBVTT\n\n00:01.000 --> 00:04.000\n{BODY}\n",
        f"1\r\n00:00:01,000 --> 00:00:04,000\r\n{BODY}\r\n",
    ],
    "an e-mail": [
        f"From: Ida Orr <ida@osmark.example>\nSubject: Tolls\n\n{BODY}",
        f"From: Ida Orr\nTo: vik@osmark.example\n\n{BODY}",
    ],
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in RELATIVES.items() for text in texts]
)
def test_kinds_that_are_not_written_by_the_book(kind: str, text: str) -> None:
    found = kind_of(text)
    assert found is not None and kind in found.what


def test_a_refusal_says_how_to_be_read_all_the_same() -> None:
    with pytest.raises(UnreadableInput, match="if it is an article after all, pipe it in"):
        refuse_other_kinds(KINDS["CSV"], "a.txt", otherwise="pipe it in")


@pytest.mark.parametrize(
    "piece", ["<!--a>", "<!a>", "<!a[>", "<?a>", "<!---->", "<a ", '{"', "[[", ",\n", "a,b\n"]
)
def test_no_look_takes_longer_than_the_text_is_long(piece: str) -> None:
    began = time.process_time()
    kind_of(piece * (1_000_000 // len(piece)) + "[")
    assert time.process_time() - began < 1


def test_a_piece_of_a_page_is_read_where_it_is_said_to_be_one() -> None:
    assert kind_of(f"<article><p>{BODY}</p></article>", is_page=True) is None


@pytest.mark.parametrize("suffix", ["", ".txt"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in READ])
def test_other_kinds_are_refused_by_name_and_others_go_on(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(KINDS[kind], encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY)
    refused, read = read_inputs([str(path), str(tmp_path / "b.txt")])
    assert isinstance(refused, Failure)
    assert kind.rstrip(",") in refused.reason
    assert refused.advice
    assert isinstance(read, Article)


def test_what_is_said_to_be_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(KINDS["CSV"])
    [read] = read_inputs([str(path)], Given(format="text"))
    assert isinstance(read, Article)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (bz2.compress(BODY.encode()), "bzip2"),
        (lzma.compress(BODY.encode()), "xz"),
        (b"\x28\xb5\x2f\xfd rest", "Zstandard"),
        (b"7z\xbc\xaf\x27\x1c rest", "7-Zip"),
        (b"RIFF\0\0\0\0WEBP", "video, sound or image"),
        (b"\0\0\0\x18ftypmp42", "video"),
        (b"SQLite format 3\0", "database"),
    ],
)
def test_binary_kinds_are_named(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    [refused] = read_inputs([str(path)])
    assert isinstance(refused, Failure)
    assert kind in refused.reason


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nFrom: Ilse Brandt\nTo: Jonna Vik\nSubject: Tolls\n\nWe will close.\n",
        f"By: Jonna Vik\nDate: 4 May 2031\n\n{BODY}",
        f"Brandt: {BODY}\nVik: When, then, and why?\nBrandt: In June, or so, they say.\n",
        f"{BODY}\n\nYear\tTolls\n2029\t12\n2030\t14\n2031\t19\n",
        f"{BODY}\nhttps://courier.example/a\nhttps://courier.example/b\n",
        "It rained, it snowed.\nIt hailed, it blew.\nIt froze, it thawed.\n",
        f"[UPDATE] {BODY}",
        f"<p>{BODY}</p>",
        f'<?xml version="1.0"?><!DOCTYPE html><html><body>{BODY}</body></html>',
        f"id,text: what a table is made of.\n\n{BODY}\n\n{BODY}",
        "ORR\tWe will build it.\nVIK\tWhen?\nORR\tIn June.\n",
        "ORR | We will build it\nVIK | When is that\nLUNDE | In June or so\n",
        "Vik Lunde\tWelcome\nIda Orr\tWe will build it.\nVik Lunde\tWhen, then?\n",
        "Q:\tWill you build it?\nA:\tWe will.\n",
        "00:01\tORR\tWe will build it\n00:07\tVIK\tWhen is that\n00:09\tORR\tIn June\n",
        "Ida Orr,mayor\nJon Vik,chair\nLiv Lunde,lawyer\n",
        "Ida Orr,43,mayor\nJon Vik,51,chair\nLiv Lunde,38,lawyer\n",
        "Ida Orr, 43, mayor\nJon Vik, 51, chair\nLiv Lunde, 38, lawyer\n",
        "Ida Orr, mayor\nJon Vik, chair of the port\nLiv Lunde, lawyer of the board\n",
        "Fire, then flood\n\nIt burned on Monday, Vik said.\n\nIt rained on Tuesday, Orr said.\n",
        "From: the mayor\nTo: the people\nSubject: the pier\n\nWe will build it.\n",
        f"Received: 4 May 2031\nAccepted: 3 June 2031\n\n{BODY}",
        f'["{BODY}," said Orr.]',
        f"[1] {BODY}",
        "['We will build it,' said Orr.]",
        "['Tis the season, Orr said.]",
        "['Tis the tolls' season: {'we' build}, Orr said.",
        "[Orr (the mayor): 'We will build it.']",
        "Rain fell, and it stopped.\nOrr left, she said.",
        "Rain fell, it stopped\nOrr left, she said",
        "Osmark, May 5\nRain fell, and it stopped.",
        f"{BODY}\n\n| Year | Tolls |\n|---|---|\n| 2029 | 12 |\n| 2030 | 14 |\n",
        "Pier closes\n---\nIt closes in June | Vik Lunde\n",
        "ORR | We will build it\nVIK | When is that\n-----------\nORR | In June\n",
        f"https://courier.example/a is where the port says so. {BODY}",
        f"<unnamed> said: {BODY}",
        f"{LONG}\nid,text\n1,{SAID}\n2,{SAID}\n",
        f"From Osmark to Vik on Monday at 10:00, buses are free.\n{BODY}",
        "",
    ],
)
def test_prose_is_no_other_kind(text: str) -> None:
    assert kind_of(text) is None


@pytest.mark.parametrize("kind", ["JSON", "CSV", "feed"])
def test_a_text_from_a_program_is_looked_at_where_it_is_not_said_to_be_one(tmp_path: Path, kind: str) -> None:
    with pytest.raises(UnreadableInput, match=f'{kind}.*not.*give "text" as its format'):
        article_from_text(KINDS[kind])
    assert article_from_text(KINDS[kind], format="text").text == KINDS[kind]
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": KINDS[kind]}) + "\n" + json.dumps({"text": BODY}) + "\n")
    refused, read = read_inputs([str(path)])
    assert isinstance(refused, Failure)
    assert (kind in refused.reason, refused.input) == (True, f"{path}:1")
    assert isinstance(read, Article)
