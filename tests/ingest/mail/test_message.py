from __future__ import annotations

from collections.abc import Callable
from email import policy
from email.message import EmailMessage

import pytest

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest.mail.message import read_mail

BODY = "The harbour will close in June, the mayor of Osmark said.\n\nNobody knows why, Orr added.\n"
PAGE = "<p>The harbour will close in <b>June</b>, the mayor of Osmark said.</p><p>Nobody knows why.</p>"


def mail(subject: str = "Harbour closes in June") -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "Jonna Vik <jonna@courier.example>"
    message["To"] = "desk@courier.example"
    message["Date"] = "Sun, 04 May 2031 09:30:00 +0200"
    message["Subject"] = subject
    return message


def test_a_mail_is_its_text_with_what_its_header_says() -> None:
    message = mail("Fwd: RE: Hafen schließt im Juni – “bald”")
    message.set_content(BODY)
    article = read_mail(message.as_bytes(), "a.eml")
    assert article.text == f"Hafen schließt im Juni – “bald”\n\n{BODY}"
    assert article.headline is not None and article.headline.end == 31
    assert (article.byline, article.outlet) == (("Jonna Vik",), None)
    assert (article.published, article.path) == ("2031-05-04T09:30:00+02:00", "a.eml")


def test_who_sends_to_a_list_is_the_outlet() -> None:
    message = mail()
    message.replace_header("From", "The Osmark Courier <news@courier.example>")
    message["List-Unsubscribe"] = "<https://courier.example/off>"
    message.set_content(BODY)
    article = read_mail(message.as_bytes(), "a.eml")
    assert (article.outlet, article.byline) == ("The Osmark Courier", ())


def test_of_two_texts_the_plain_one_is_read_unless_it_is_a_remark() -> None:
    both, remark, only = mail(), mail(), mail()
    both.set_content(BODY)
    both.add_alternative(PAGE, subtype="html")
    remark.set_content("HTML only.")
    remark.add_alternative(PAGE, subtype="html")
    only.set_content(PAGE, subtype="html")
    assert read_mail(both.as_bytes(), "a").text.endswith(BODY)
    for message in (remark, only):
        text = read_mail(message.as_bytes(), "a").text
        assert text.endswith(
            "\n\nThe harbour will close in June, the mayor of Osmark said.\n\nNobody knows why."
        )


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_transport_is_undone(encoding: str, charset: str) -> None:
    message = mail()
    message.set_content("Færgen sejler ikke, sagde rådmanden.\n", charset=charset, cte=encoding)
    assert read_mail(message.as_bytes(), "a").text.endswith("Færgen sejler ikke, sagde rådmanden.\n")


def test_lines_that_flow_are_one() -> None:
    header = b"From: a\nContent-Type: text/plain; format=flowed\n\n"
    raw = b"The harbour will \nclose.\n\nOrr left.\n-- \nJ\n"
    assert read_mail(header + raw, "a").text == "The harbour will close.\n\nOrr left.\n-- \nJ\n"


def test_what_is_attached_is_not_opened() -> None:
    message = mail()
    message.set_content(BODY)
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment("A secret.", filename="a.txt")
    inner = mail()
    inner.set_content("Another secret.")
    message.add_attachment(inner)
    assert read_mail(message.as_bytes(), "a").text == f"Harbour closes in June\n\n{BODY}"
    message.clear_content()
    message.add_attachment(inner)
    with pytest.raises(EmptyInput, match="no text is shown"):
        read_mail(message.as_bytes(), "a")


def nested(kind: str, depth: int) -> bytes:
    opening = "".join(f"Content-Type: {kind}; boundary=b{number}\n\n--b{number}\n" for number in range(depth))
    closing = "".join(f"\n--b{number}--\n" for number in reversed(range(depth)))
    return f"From: a@b.c\nSubject: x\n{opening}\nThe harbour will close, Orr said.\n{closing}".encode()


@pytest.mark.parametrize("kind", ["multipart/mixed", "MULTIPART/related"])
def test_parts_may_stand_in_parts_and_not_too_deep(kind: str) -> None:
    assert "Orr said" in read_mail(nested(kind, 20), "a").text
    for depth in (101, 5_000):
        with pytest.raises(TooLarge, match="more than 100 parts"):
            read_mail(nested(kind, depth), "a")


def forwarded(depth: int) -> bytes:
    return b"From: a@b.c\nContent-Type: message/rfc822\n\n" * depth + b"From: a@b.c\n\nThe harbour closes.\n"


BAD: dict[str, tuple[Callable[[], bytes], type[InputError]]] = {
    "mails in mails": (lambda: forwarded(1_000), TooLarge),
    "many parts": (lambda: nested("multipart/mixed", 1) + b"\n--b0\n" * 20_000, TooLarge),
    "cut off": (lambda: nested("multipart/mixed", 3)[:-20], UnreadableInput),
    "no header": (lambda: b"\n\nThe harbour will close.", UnreadableInput),
    "empty": (lambda: b"", UnreadableInput),
    "only a header": (lambda: b"From: a@b.c\nSubject: x\n", EmptyInput),
    "another encoding": (lambda: b"From: a@b.c\n\n" + "Паром не пойдёт.".encode("cp1251"), UnreadableInput),
    "another transport": (
        lambda: b"From: a@b.c\nContent-Transfer-Encoding: base64\n\nThe harbour will close.\n",
        UnreadableInput,
    ),
    "binary": (lambda: bytes(range(256)), UnreadableInput),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_mail_says_why(what: str) -> None:
    make, kind = BAD[what]
    with pytest.raises(kind):
        read_mail(make(), "a.eml")


@pytest.mark.parametrize(
    "header",
    [
        "Subject: =?x-none?B?AAAA?=",
        "Subject: =?utf-8?B?A?=",
        "Date: 99 Xyz 99999",
        "Date: Mon, 1 Jan 0001 00:00:00 +0000",
        "Content-Type: text/plain; charset=x-none",
        "Content-Type: text/plain; charset*=utf-8''%FF",
        "Content-Transfer-Encoding: x-none",
        "From: " + "a<" * 9000,
    ],
)
def test_a_broken_header_stops_nothing(header: str) -> None:
    article = read_mail(f"X: y\n{header}\n\nThe harbour will close, Orr said.\n".encode(), "a")
    assert article.text
