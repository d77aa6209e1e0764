from __future__ import annotations

import io
import json
import os
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from accordingto.errors import TooLarge
from accordingto.ingest import Given, Origin, articles_in, read_bytes, read_inputs
from accordingto.ingest.inputs.stream import FILE_BYTES
from accordingto.types import Article, Failure
from tests.ingest.samples import PAGE, TEXT, Answer, serve

BODY = "The harbour will close in June, the mayor of Osmark said."


def only(inputs: list[str], given: Given | None = None) -> Article | Failure:
    [result] = read_inputs(inputs, given or Given())
    return result


def article(inputs: list[str], given: Given | None = None) -> Article:
    result = only(inputs, given)
    assert isinstance(result, Article), result
    return result


def failure(inputs: list[str], given: Given | None = None) -> Failure:
    result = only(inputs, given)
    assert isinstance(result, Failure), result
    assert result.reason
    assert result.advice
    return result


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A file in a folder, to be written and read."""
    return tmp_path / "a.txt"


def test_plain_text_is_exactly_the_file(written: Path) -> None:
    text = "\r\nHarbour closes \r\n\r\n\tשלום 👩‍👩‍👧 e\u0301 \u200b\u202e said.\r end \n\n"
    written.write_bytes(b"\xef\xbb\xbf" + text.encode())
    result = article([str(written)])
    assert result.text == text
    assert result.path == str(written)
    assert result.headline is not None
    assert result.headline.text == "Harbour closes"


def test_what_is_given_fills_what_is_lacking(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": BODY, "outlet": "Courier"})
        + "\n"
        + json.dumps({"text": BODY, "published": "2031-01-01"})
    )
    given = Given(published="2031-05-04", outlet="Herald")
    results = [item for item in read_inputs([str(tmp_path)], given) if isinstance(item, Article)]
    assert [item.outlet for item in results] == ["Courier", "Herald"]
    assert [item.published for item in results] == ["2031-05-04", "2031-01-01"]


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.html", PAGE, TEXT),
        ("a.HTM", PAGE, TEXT),
        ("page", PAGE, TEXT),
        ("a.md", f"# *Harbour*\n\n{BODY}", f"Harbour\n\n{BODY}"),
        ("a.markdown", f"# *Harbour*\n\n{BODY}", f"Harbour\n\n{BODY}"),
        ("notes", f"# *Harbour*\n\n{BODY}", f"# *Harbour*\n\n{BODY}"),
        ("a.ndjson", json.dumps({"text": BODY}), BODY),
        ("lines", json.dumps({"text": BODY}), BODY),
    ],
)
def test_format_by_suffix_then_by_the_first_bytes(tmp_path: Path, name: str, content: str, text: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert article([str(tmp_path / name)]).text == text


def test_given_format_goes_before_the_suffix(written: Path) -> None:
    written.write_text(PAGE, encoding="utf-8")
    assert article([str(written)], Given(format="html")).text == TEXT
    assert article([str(written)]).text == PAGE


@pytest.mark.parametrize("content", [BODY, json.dumps({"text": BODY, "path": "<stdin>"})])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    result = article(["-"])
    assert (result.text, result.path) == (BODY, "<stdin>")


def test_page_of_an_address() -> None:
    answers = {"/a": Answer(status=302, headers={"Location": "/b"}), "/b": Answer(PAGE.encode())}
    with serve(answers) as base:
        result = article([f"{base}/a"], Given(allow_private=True))
        assert failure([f"{base}/b"]).reason == "its host is on this machine or in a private network"
    assert result.text == TEXT
    assert (result.path, result.url) == (None, "https://courier.example/2031/ferry-fares")
    assert result.retrieved is not None


def test_plain_text_of_an_address() -> None:
    with serve({"/a": Answer(BODY.encode(), headers={"Content-Type": "text/plain"})}) as base:
        result = article([f"{base}/a"], Given(allow_private=True))
        assert (result.text, result.url, result.path) == (BODY, f"{base}/a", None)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=302, headers={"Location": "/a"}), "redirects more than"),
        (Answer(status=404), "status 404"),
        (Answer(b"%PDF", headers={"Content-Type": "application/pdf"}), "application/pdf"),
        (Answer(b"<html></html>"), "no article"),
        (Answer(b""), "it is empty"),
        (Answer("Mødet".encode("cp1252")), "it declares the encoding"),
        (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "http or https"),
    ],
)
def test_addresses_that_give_no_article(answer: Answer, reason: str) -> None:
    with serve({"/a": answer}) as base:
        result = failure([f"{base}/a"], Given(allow_private=True))
        assert result.input == f"{base}/a"
    assert reason in result.reason


@pytest.mark.parametrize(
    "url", ["ftp://courier.example/a", "file:///etc/passwd", "http://127.0.0.1/", "http://"]
)
def test_addresses_that_are_refused(url: str) -> None:
    assert failure([url]).input == url


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\n",
        b"a\0b",
        bytes(range(256)),
        b"\xff\xfea",
        "Мэр сказал".encode("cp1251"),
        b"%PDF-1.7",
        b"x" * 10**7,
    ],
)
def test_bad_files(written: Path, data: bytes) -> None:
    written.write_bytes(data)
    assert failure([str(written)]).input == str(written)


@pytest.mark.parametrize("data", [b"", b"\n \r\n"])
def test_jsonl_without_a_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    assert failure([str(path)]).input == str(path)


def test_only_a_headline_is_an_article(written: Path) -> None:
    written.write_text("Harbour closes\n\n")
    result = article([str(written)])
    assert result.headline is not None
    assert result.headline.text == "Harbour closes"


@pytest.mark.parametrize("suffix", ["txt", "html", "md", "jsonl"])
def test_a_large_file_is_refused_quickly(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    start = time.process_time()
    failure([str(path)])
    assert time.process_time() - start < 2


@pytest.mark.parametrize("name", ["missing.txt", "loop", "empty", "a\0b", "x" * 5000, ""], ids=range(6))
def test_names_that_are_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    Path("empty").mkdir()
    assert failure([name]).input == name


def test_folder_is_walked_in_order_and_goes_on_after_bad_files(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        "a/y/x.html",
        "c.TXT",
        ".hidden.txt",
        ".git/x.txt",
        "picture.png",
        "notes",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE if name.endswith("html") else BODY, encoding="utf-8")
    (tmp_path / "a/broken.txt").write_bytes(b"\0")
    (tmp_path / "a/gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a/up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "a/pipe.txt")
    results = list(read_inputs([str(tmp_path), "missing.txt", str(tmp_path / "b.txt")]))
    names = [result.path if isinstance(result, Article) else f"! {result.input}" for result in results]
    assert [name and name.replace(f"{tmp_path}/", "") for name in names] == [
        "! a/broken.txt", "! a/gone.txt", "a/y/x.html", "a/z.md", "b.txt", "c.TXT", "! missing.txt", "b.txt",
    ]  # fmt: skip


def test_names_that_are_not_utf8_can_be_written(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    name = os.fsdecode(raw)
    Path(name).write_text(BODY)
    assert article([name]).path == f"{tmp_path}/caf\\udce9.txt"
    Path(name).write_bytes(b"")
    assert failure([name]).input.encode()


def test_inputs_are_read_one_by_one(written: Path) -> None:
    written.write_text(BODY)

    def inputs() -> list[str]:
        return [str(written), str(written)]

    results = read_inputs(iter(inputs()))
    first = next(results)
    assert isinstance(first, Article)
    written.unlink()
    assert isinstance(next(results), Failure)


def test_bytes_are_read_as_the_file_of_that_name_would_be() -> None:
    (page,) = read_bytes(b"# Rain\n\nIt *poured*.", "../no/such/folder/a.md", Given(outlet="North Post"))
    lines = list(read_bytes(b'{"text": "It rained."}\n{"text": ""}\n', "b.jsonl"))
    (binary,) = read_bytes(b"%PDF-1.4", "/etc/passwd")

    assert isinstance(page, Article)
    assert (page.path, page.outlet) == ("../no/such/folder/a.md", "North Post")
    assert "*" not in page.text
    assert [type(one) for one in lines] == [Article, Failure]
    assert isinstance(binary, Failure) and binary.input == "/etc/passwd"


def test_the_host_of_a_page_is_no_name_of_an_outlet_where_one_is_given() -> None:
    first = "It rained in the harbour on Monday, Mara Ellison said, and the boats stayed where they were."
    second = "On Tuesday the sun came out again, and nobody in the town spoke of rain any more."
    page = f"<h1>Rain in town</h1><article><p>{first}</p><p>{second}</p></article>".encode()
    url = "https://www.north.example/rain"

    (known,) = articles_in(page, None, Given(outlet="North Post"), told="html", origin=Origin(url))
    (unknown,) = articles_in(page, None, told="html", origin=Origin(url))

    assert isinstance(known, Article) and isinstance(unknown, Article)
    assert (known.outlet, unknown.outlet) == ("North Post", None)


def test_bytes_are_read_as_what_they_are_said_to_be() -> None:
    (article,) = articles_in(
        "Es regnete über Kelder, sagte sie.".encode("latin-1"),
        "a/b.html",
        told="text",
        origin=Origin(charset="latin-1"),
    )

    assert isinstance(article, Article)
    assert (article.text, article.path) == ("Es regnete über Kelder, sagte sie.", "a/b.html")
    with pytest.raises(TooLarge):
        list(articles_in(b"x" * (FILE_BYTES + 1), None, told="text"))


def test_links_to_pipes_and_devices_in_a_folder_are_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    os.mkfifo(tmp_path / "pipe")
    for name, target in (("pipe.txt", "pipe"), ("null.txt", "/dev/null"), ("zero.jsonl", "/dev/zero")):
        (tmp_path / name).symlink_to(target)
    (tmp_path / "linked.txt").symlink_to("a.txt")
    results = [item.path for item in read_inputs([str(tmp_path)]) if isinstance(item, Article)]
    assert results == [str(tmp_path / "a.txt"), str(tmp_path / "linked.txt")]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc")
def test_links_to_files_of_the_kernel_in_a_folder_are_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "status.txt").symlink_to("/proc/self/status")
    assert [item.path for item in read_inputs([str(tmp_path)]) if isinstance(item, Article)] == [
        str(tmp_path / "a.txt")
    ]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc")
def test_a_file_of_the_kernel_is_refused_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "status.txt").symlink_to("/proc/self/status")
    for name in ("/proc/self/status", "/proc/self/../self/status", str(tmp_path / "status.txt")):
        assert failure([name]).reason == "it is a file of the system's kernel, which may never end"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="there is no /dev/fd")
def test_what_a_shell_opens_is_read_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(BODY)
    reading, writing = os.pipe()
    os.write(writing, BODY.encode())
    os.close(writing)
    with file.open() as opened:
        for number in (reading, opened.fileno()):
            assert article([f"/dev/fd/{number}"]).text == BODY
    os.close(reading)


def test_a_device_is_refused_and_a_named_pipe_is_read(tmp_path: Path) -> None:
    assert failure(["/dev/zero"]).reason == "it is a device"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_text, args=(BODY,))
    writer.start()
    assert article([str(pipe)]).text == BODY
    writer.join()


def test_patterns_match_files_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a/1.txt", "a/2.notes", "a/b/3.txt", "c/4.txt", "[x].txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(BODY)

    def paths(pattern: str) -> list[str | None]:
        return [one.path for one in read_inputs([pattern]) if isinstance(one, Article)]

    assert paths("a/*") == ["a/1.txt", "a/2.notes", "a/b/3.txt"]
    assert paths("**/*.txt") == ["[x].txt", "a/1.txt", "a/b/3.txt", "c/4.txt"]
    assert paths("?") == ["a/1.txt", "a/b/3.txt", "c/4.txt"]
    assert paths("[x].txt") == ["[x].txt"]
    assert failure(["d/*.txt"]).reason == "no file or folder matches it"
