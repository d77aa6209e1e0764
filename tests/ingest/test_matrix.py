"""Each row of the matrix in docs/inputs.md: a file of its kind, made by a user's tool where there is one."""

from __future__ import annotations

import csv
import gzip
import json
import mailbox
import random
import re
from collections.abc import Callable
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement

import docx
import pyarrow
import pyarrow.parquet
import pytest

from accordingto.ingest import Given, read_bytes, read_inputs
from accordingto.types import Article, Failure
from tests.ingest.samples import PAGE, PARAGRAPHS
from tests.ingest.warc.archives import packed as packed_records
from tests.ingest.warc.archives import page

PAGE_OF_DOCS = Path(__file__).parents[2] / "docs" / "inputs.md"
TEXT = "\n\n".join(PARAGRAPHS)
ROWS = [{"text": TEXT, "headline": "Ferry fares"}, {"text": PARAGRAPHS[0], "headline": "Fares"}]

Maker = Callable[[Path], str]
"""Writes a file or two into a folder, and returns what is to be given as the input."""
MAKERS: dict[str, tuple[Maker, int]] = {}
"""What makes the file of each row, and how many articles are in it."""


def makes(row: str, articles: int = 1) -> Callable[[Maker], Maker]:
    def registered(maker: Maker) -> Maker:
        MAKERS[row] = maker, articles
        return maker

    return registered


def saved(path: Path, content: str) -> str:
    path.write_text(content, encoding="utf-8", newline="")
    return str(path)


@makes("plain text")
def text(folder: Path) -> str:
    return saved(folder / "a.txt", TEXT)


@makes("Markdown")
def markdown(folder: Path) -> str:
    return saved(folder / "a.md", f"# Ferry *fares*\n\n{TEXT}\n")


@makes("web page")
def web_page(folder: Path) -> str:
    return saved(folder / "a.html", PAGE)


@makes("JSON Lines", articles=2)
def json_lines(folder: Path) -> str:
    return saved(folder / "a.jsonl", "".join(json.dumps(row) + "\n" for row in ROWS))


@makes("JSON", articles=2)
def json_array(folder: Path) -> str:
    return saved(folder / "a.json", json.dumps(ROWS, indent=2))


def table(path: Path, dialect: str) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["headline", "text"], dialect=dialect)
        writer.writeheader()
        writer.writerows(ROWS)
    return str(path)


@makes("CSV", articles=2)
def comma_separated(folder: Path) -> str:
    return table(folder / "a.csv", "excel")


@makes("TSV", articles=2)
def tab_separated(folder: Path) -> str:
    return table(folder / "a.tsv", "excel-tab")


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Jonna Vik <jonna@courier.example>"
    message["Subject"] = "Ferry fares"
    message["Date"] = "Sun, 04 May 2031 09:30:00 +0200"
    message.set_content(TEXT)
    message.add_alternative("".join(f"<p>{line}</p>" for line in PARAGRAPHS), subtype="html")
    return message


@makes("e-mail")
def one_mail(folder: Path) -> str:
    path = folder / "a.eml"
    path.write_bytes(mail().as_bytes())
    return str(path)


@makes("mailbox", articles=2)
def many_mails(folder: Path) -> str:
    box = mailbox.mbox(folder / "a.mbox")
    box.add(mail())
    box.add(mail())
    box.close()
    return str(folder / "a.mbox")


@makes("page saved as MHTML")
def saved_page(folder: Path) -> str:
    page = MIMEMultipart("related")
    page["Snapshot-Content-Location"] = "https://courier.example/fares"
    page.attach(MIMEText(PAGE, "html", "utf-8"))
    path = folder / "a.mhtml"
    path.write_bytes(page.as_bytes())
    return str(path)


@makes("feed (RSS, Atom, RDF)", articles=2)
def feed(folder: Path) -> str:
    rss = Element("rss", version="2.0")
    channel = SubElement(rss, "channel")
    SubElement(channel, "title").text = "The Osmark Courier"
    for row in ROWS:
        item = SubElement(channel, "item")
        SubElement(item, "title").text = row["headline"]
        SubElement(item, "description").text = "".join(f"<p>{line}</p>" for line in row["text"].split("\n\n"))
    path = folder / "a.rss"
    ElementTree(rss).write(path, encoding="utf-8", xml_declaration=True)
    return str(path)


@makes("JSON Feed", articles=2)
def json_feed(folder: Path) -> str:
    items = [{"title": row["headline"], "content_text": row["text"]} for row in ROWS]
    version = "https://jsonfeed.org/version/1.1"
    return saved(folder / "a.json", json.dumps({"version": version, "title": "The Courier", "items": items}))


@makes("web archive (WARC)", articles=2)
def web_archive(folder: Path) -> str:
    path = folder / "a.warc.gz"
    path.write_bytes(b"".join(packed_records([page(1), page(2)])))
    return str(path)


@makes("ninjs 1 to 3", articles=2)
def ninjs(folder: Path) -> str:
    first = {"uri": "urn:a", "versioncreated": "2031-05-04T09:30:00Z", "body_text": TEXT}
    third = {"uri": "urn:b", "bodies": [{"contentType": "text/plain", "value": TEXT}]}
    return saved(folder / "a.json", json.dumps([first, third], indent=1))


def item(parent: Element, **attributes: str) -> Element:
    made = SubElement(parent, "newsItem", attributes)
    return SubElement(SubElement(made, "contentSet"), "inlineXML")


def nitf(parent: Element | None = None) -> Element:
    root = Element("nitf") if parent is None else SubElement(parent, "nitf")
    body = SubElement(SubElement(root, "body"), "body.content")
    for line in PARAGRAPHS:
        SubElement(body, "p").text = line
    return root


@makes("NewsML (G2 and 1)", articles=2)
def newsml(folder: Path) -> str:
    message = Element("newsMessage")
    items = SubElement(message, "itemSet")
    nitf(item(items, guid="urn:a"))
    nitf(item(items, guid="urn:b"))
    ElementTree(message).write(folder / "a.xml", encoding="utf-8", xml_declaration=True)
    return str(folder / "a.xml")


@makes("NITF")
def one_nitf(folder: Path) -> str:
    ElementTree(nitf()).write(folder / "a.xml", encoding="utf-8", xml_declaration=True)
    return str(folder / "a.xml")


@makes("Parquet", articles=2)
def parquet(folder: Path) -> str:
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), folder / "a.parquet")
    return str(folder / "a.parquet")


@makes("PDF")
def printed(folder: Path) -> str:
    path = folder / "a.pdf"
    path.write_bytes((Path(__file__).parent / "documents" / "ferry-fares.pdf").read_bytes())
    return str(path)


@makes("DOCX")
def document(folder: Path) -> str:
    made = docx.Document()
    made.add_heading("Ferry fares", 0)
    for line in PARAGRAPHS:
        made.add_paragraph(line)
    made.save(str(folder / "a.docx"))
    return str(folder / "a.docx")


@makes("gzip of any of these", articles=2)
def packed(folder: Path) -> str:
    path = folder / "a.csv.gz"
    path.write_bytes(gzip.compress(Path(table(folder / "a.csv", "excel")).read_bytes()))
    return str(path)


def test_the_page_has_a_row_for_each_maker_and_no_other() -> None:
    rows = re.findall(r"^\| (\S[^|]*) \| [^|]+ \| [^|]+ \| [^|]+ \|$", PAGE_OF_DOCS.read_text("utf-8"), re.M)

    assert rows[1:] == list(MAKERS)


@pytest.mark.parametrize("row", MAKERS)
def test_each_input_is_read_as_what_it_is(row: str, tmp_path: Path) -> None:
    maker, articles = MAKERS[row]

    results = list(read_inputs([maker(tmp_path)]))

    assert [type(one) for one in results] == [Article] * articles, results
    assert all(isinstance(one, Article) and PARAGRAPHS[0] in one.text for one in results)


@pytest.mark.parametrize("row", MAKERS)
def test_what_is_sent_is_read_as_the_file_is(row: str, tmp_path: Path) -> None:
    path = MAKERS[row][0](tmp_path)

    assert list(read_bytes(Path(path).read_bytes(), path)) == list(read_inputs([path]))


@pytest.mark.parametrize("row", MAKERS)
@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9])
def test_a_file_that_is_cut_off_is_told_or_read_and_the_next_one_is_read(
    row: str, kept: float, tmp_path: Path
) -> None:
    path = Path(MAKERS[row][0](tmp_path))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    after = saved(tmp_path / "z.txt", TEXT)

    *results, last = read_inputs([str(path), after], Given())

    assert results
    assert all(isinstance(one, Article) or (one.reason and one.advice) for one in results)
    assert kept or all(isinstance(one, Failure) for one in results)
    assert isinstance(last, Article) and last.path == after


def noisy(data: bytes) -> bytes:
    """The same with one byte in fifty that says something else."""
    chance = random.Random(16)
    return bytes(chance.randrange(256) if chance.random() < 0.02 else byte for byte in data)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "its end alone": lambda data: data[len(data) // 3 :],
    "noise in it": noisy,
    "noise alone": lambda data: random.Random(16).randbytes(len(data)),
    "NUL between": lambda data: b"\0".join(data[at : at + 3] for at in range(0, len(data), 3)),
    "blanks alone": lambda data: b" \r\n" * 40,
    "CR for LF": lambda data: data.replace(b"\n", b"\r"),
    "EBCDIC": lambda data: data.decode("utf-8", "replace").encode("cp037", "replace"),
    "packed twice": lambda data: gzip.compress(gzip.compress(data)),
}
"""What becomes of files."""


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("row", MAKERS)
def test_a_file_that_is_damaged_is_told_or_read_and_the_next_one_is_read(
    row: str, damage: str, tmp_path: Path
) -> None:
    path = Path(MAKERS[row][0](tmp_path))
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    after = saved(tmp_path / "z.txt", TEXT)

    *results, last = read_inputs([str(path), after], Given())

    assert results
    assert all(isinstance(one, Article) or (one.reason and one.advice) for one in results)
    assert isinstance(last, Article) and last.path == after


BYTES = ("PDF", "DOCX", "Parquet", "web archive (WARC)", "gzip of any of these")
"""Rows whose files are no text."""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("row", [row for row in MAKERS if row not in BYTES])
def test_a_byte_order_mark_or_zero_bytes_say_the_encoding_of_each_text(
    row: str, encoding: str, tmp_path: Path
) -> None:
    maker, articles = MAKERS[row]
    path = Path(maker(tmp_path))
    path.write_bytes(path.read_text("utf-8").encode(encoding))

    results = list(read_inputs([str(path)]))

    assert [type(one) for one in results] == [Article] * articles, results
    assert all(isinstance(one, Article) and PARAGRAPHS[0] in one.text for one in results)


@pytest.mark.parametrize("row", ["PDF", "DOCX", "Parquet", "web archive (WARC)"])
def test_an_empty_file_is_called_empty(row: str, tmp_path: Path) -> None:
    path = Path(MAKERS[row][0](tmp_path))
    path.write_bytes(b"")

    [failure] = read_inputs([str(path)])

    assert isinstance(failure, Failure) and failure.reason == "it is empty"
