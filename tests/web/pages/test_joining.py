from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library, joinings
from tests.fakes import ledger_from_marks

SIGNED = {"author": "Jo Reyes", "reason": "<b>met her</b>"}


@pytest.fixture
def dentist(filled: Library) -> str:
    """The key of another Neema Abara than the Transport Secretary."""
    text = "[[q1.source|[[a1|Neema Abara]]]] [[q1.cue|said]] [[q1.content|the well is dry]]."
    filled.add(ledger_from_marks(text, {"a1": {"role": "dentist"}}))
    with filled.reading() as connection:
        (key,) = connection.execute("SELECT key FROM people WHERE key LIKE 'neema-abara-%'").fetchone()
    return str(key)


def send(client: TestClient, key: str, **form: str) -> Any:
    return client.post(f"/people/{key}/who", data=form, follow_redirects=False)


def test_namesakes_are_offered_and_made_one(client: TestClient, dentist: str) -> None:
    assert f'value="{dentist}"' in client.get("/people/neema-abara/who").text

    answer = send(client, "neema-abara", do="join", other=dentist, **SIGNED)

    assert (answer.status_code, answer.headers["location"]) == (303, "/people/neema-abara")
    page = client.get("/people/neema-abara").text
    assert "the well is dry" in page
    assert "merged or split by hand" in page
    assert (
        client.get(f"/people/{dentist}", follow_redirects=False).headers["location"] == "/people/neema-abara"
    )
    assert send(client, "neema-abara", do="join", other=dentist, **SIGNED).status_code == 422


def test_anybody_can_be_looked_for(client: TestClient) -> None:
    assert 'value="mara-ellison"' in client.get("/people/neema-abara/who?q=ellis").text
    assert 'value="neema-abara"' not in client.get("/people/neema-abara/who?q=abara").text


def test_somebody_is_split_off_in_one_article(client: TestClient, filled: Library) -> None:
    (address,) = set(
        re.findall(r"/people/neema-abara/who\?article=(\w+)", client.get("/people/neema-abara").text)
    )
    assert ">Split</button>" in client.get(f"/people/neema-abara/who?article={address}").text

    send(client, "neema-abara", do="split", article=address, **SIGNED)

    assert "No article mentions Neema Abara any more" in client.get("/people/neema-abara").text
    words = re.sub(r"<[^>]+>", "", client.get("/people/neema-abara/who").text)
    assert "in Ferry line to end night boats, says Abara: " in " ".join(words.split())
    (done,) = filled.ask(joinings)
    assert "“from a timetable”" in client.get(f"/people/{done.other}").text
    assert "does not appear" in client.get(f"/people/neema-abara/who?article={address}").text


def test_what_was_done_shows_who_and_why_and_is_undone(client: TestClient, dentist: str) -> None:
    send(client, "neema-abara", do="join", other=dentist, **SIGNED)
    page = client.get("/people/neema-abara/who").text
    words = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert f"Neema Abara {dentist} was merged into Neema Abara neema-abara" in words
    assert "&lt;b&gt;met her&lt;/b&gt;" in page
    assert "Jo Reyes" in page

    send(client, "neema-abara", do="undo", joining="1", author="Ada")

    assert "undone by <bdi>Ada</bdi>" in client.get("/people/neema-abara/who").text
    assert client.get(f"/people/{dentist}", follow_redirects=False).status_code == 200


@pytest.mark.parametrize(
    "form",
    [{"do": "join", "other": "x"}, {"do": "join", **SIGNED}, {"do": "x", **SIGNED}, {"author": " \0 "}, {}],
)
def test_a_form_that_says_too_little_comes_back(client: TestClient, form: dict[str, str]) -> None:
    answer = send(client, "neema-abara", **form)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    "form",
    [{"do": "join", "other": "nobody"}, {"do": "split", "article": "x"}, {"do": "undo", "joining": "9x"}],
)
def test_what_is_not_there_is_not_found(client: TestClient, form: dict[str, str]) -> None:
    assert send(client, "neema-abara", **form, **SIGNED).status_code == 404
    assert send(client, "nobody", **form, **SIGNED).status_code == 404


def test_another_site_joins_nobody(client: TestClient, dentist: str) -> None:
    form = {"do": "join", "other": dentist, **SIGNED}
    answer = client.post("/people/neema-abara/who", data=form, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
