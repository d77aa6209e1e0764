from __future__ import annotations

import io
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from accordingto.errors import UnreadableInput
from accordingto.ingest import read_inputs
from accordingto.ingest.inputs.stream import FILE_BYTES, Stream
from accordingto.ingest.mail.mailbox import read_mailbox
from accordingto.types import Article, Failure

BODY = "The harbour will close, the mayor said.\n\nFrom June on, nobody knows.\n\nFrom here it goes on.\n"


def mail(body: str = BODY) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Jonna Vik <jonna@courier.example>"
    message["Subject"] = "Harbour closes"
    message.set_content(body)
    return message


def read(data: bytes) -> list[Article | Failure]:
    return list(read_mailbox(Stream("a.mbox", io.BytesIO(data)), "a.mbox"))


@pytest.mark.parametrize("name", ["a.mbox", "INBOX"])
def test_each_mail_of_a_mailbox_that_python_wrote_is_an_article(tmp_path: Path, name: str) -> None:
    box = mailbox.mbox(tmp_path / name)
    for _ in range(3):
        box.add(mail())
    box.close()
    results = [one for one in read_inputs([str(tmp_path / name)]) if isinstance(one, Article)]
    assert [one.path for one in results] == [f"{tmp_path / name}:{number}" for number in (1, 2, 3)]
    assert {one.text.rstrip() for one in results} == {f"Harbour closes\n\n{BODY}".rstrip()}


def test_a_bad_mail_is_one_failure_and_the_rest_goes_on() -> None:
    good = b"From x@y.z Mon May  5 10:00:00 2031\n" + mail().as_bytes() + b"\n"
    empty = b"From x@y.z Mon May  5 10:00:00 2031\nSubject: a\n\n\n"
    large = b"From x@y.z Mon May  5 10:00:00 2031\nSubject: a\n\n" + b"x" * 1000 * 1000 + b"\n"
    large += (b"y" * 1000 + b"\n") * (FILE_BYTES // 1000) + b"\n"
    assert [type(one) for one in read(good + empty + large + good)] == [Article, Failure, Failure, Article]


def test_what_is_no_mailbox_is_refused() -> None:
    for data in (b"", b"The harbour closes.\n", b"\0" * 5000):
        with pytest.raises(UnreadableInput, match="does not begin"):
            read(data)
