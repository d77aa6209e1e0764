from __future__ import annotations

import bz2
import json
import lzma
from pathlib import Path

import pytest

from accordingto.ingest import Given, read_inputs
from accordingto.ingest.kinds import kind_of
from accordingto.types import Article, Failure

BODY = "The harbour will close in June, the mayor of Osmark said."
HEADER = "From: Ilse Brandt <ilse@osmark.example>\nTo: Jonna Vik\nSubject: Tolls\n"
KINDS = {
    "feed": f'<?xml version="1.0"?>\n<!-- x -->\n<rss><channel><item>{BODY}</item></channel></rss>',
    "feed (RSS": f"<rss><channel><description><![CDATA[<html><body>{BODY}]]></description></channel></rss>",
    "Atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{BODY}</title></entry></feed>',
    "sitemap": f"<urlset><url><loc>{BODY}</loc></url></urlset>",
    "news item": f"<?xml version='1.0'?><newsItem><body>{BODY}</body></newsItem>",
    "XML": f"<?xml version='1.0'?><doc>{BODY}</doc>",
    "a mail": f"{HEADER}\n{BODY}",
    "a mail,": f"Received: from a.example\n\tby b.example\nSubject: Tolls\r\n\r\n{BODY}",
    "mailbox": f"From ilse@osmark.example Mon May  5 10:00:00 2031\n{HEADER}\n{BODY}\n",
    "MHTML": f"From: <S>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tb=x\n\n<html>{BODY}</html>",
    "JSON": json.dumps([{"text": BODY}, {"text": BODY}], indent=1),
    "CSV": f'id,text\n1,"{BODY}"\n2,"{BODY}"\n3,"{BODY}"\n',
    "TSV": f"id\ttext\n1\t{BODY}\n2\t{BODY}\n",
    "list of addresses": "# to read\nhttps://courier.example/a\n\nhttps://courier.example/b\n",
    "calendar": f"BEGIN:VCALENDAR\nSUMMARY:{BODY}\nEND:VCALENDAR\n",
    "WARC": f"WARC/1.0\r\nWARC-Type: response\r\n\r\n{BODY}",
}


@pytest.mark.parametrize("suffix", ["", ".txt"])
@pytest.mark.parametrize("kind", KINDS)
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
        (b"RIFF\0\0\0\0WEBP", "sound, a film or an image"),
        (b"\0\0\0\x18ftypmp42", "film"),
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
        f"From Osmark to Vik on Monday at 10:00, buses are free.\n{BODY}",
        "",
    ],
)
def test_prose_is_no_other_kind(text: str) -> None:
    assert kind_of(text) is None
