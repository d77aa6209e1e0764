from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library, Share
from accordingto.web.pages.people import WHY, folded
from tests.fakes import ledger_from_marks

HOSTILE = '<img src=x onerror="alert(1)">\u202e&amp;'


def test_the_list_narrows_down_by_name_and_kind(client: TestClient) -> None:
    everybody = client.get("/people").text
    found = client.get("/people?q=ellis&kind=person").text

    assert "Mara Ellison" in everybody
    assert "Neema Abara" in everybody
    assert 'href="/people/mara-ellison"' in found
    assert "Neema Abara" not in found
    assert "No one with this name" in client.get("/people?q=ellis&kind=outlet").text


def test_a_script_gets_the_table_alone(client: TestClient) -> None:
    part = client.get("/people?q=ellis", headers={"HX-Request": "true", "HX-Target": "div#results"}).text

    assert "<html" not in part
    assert "Mara Ellison" in part


def test_an_empty_library_says_what_to_do(empty: TestClient) -> None:
    assert 'href="/add"' in empty.get("/people").text


def test_the_list_can_be_taken_away(client: TestClient) -> None:
    rows = json.loads(client.get("/people?q=ellis&format=json").content)

    assert [row["key"] for row in rows] == ["mara-ellison"]
    assert client.get("/people?format=csv").text.startswith("key,name,kind,articles,statements\r\n")


def test_a_page_has_what_somebody_said_and_was_told(client: TestClient) -> None:
    page = client.get("/people/neema-abara").text

    assert '<h1 dir="auto">Neema Abara</h1>' in page
    assert "Transport Secretary" in page
    assert "“from a timetable”" in page
    assert '<h2 id="told-title">Addressed to them' in page
    assert "“a pause, not an end”" in page
    assert WHY["first"] in page


def test_acts_narrow_down_what_was_said(client: TestClient) -> None:
    denied = client.get("/people/mara-ellison?act=deny").text
    rows = json.loads(client.get("/people/mara-ellison?act=say&format=json").content)

    assert "No statements with this act." in denied
    assert [row["outlet"] for row in rows] == ["South Post", "North Post"]


def test_columns_have_a_name_and_a_table(client: TestClient) -> None:
    page = client.get("/people/mara-ellison").text

    assert 'role="img" aria-labelledby="time-title time-desc"' in page
    assert '<th scope="row">4 Mar 2031</th><td class="num">1</td>' in page


def test_articles_that_only_mention_somebody_stand_apart(client: TestClient) -> None:
    assert "The Skerry Gazette" in client.get("/people/petra-lund?seen=mentioned").text
    assert "No such articles." in client.get("/people/petra-lund?seen=speaking").text


def test_namesakes_are_named(client: TestClient, filled: Library) -> None:
    text = "[[q1.source|[[a1|Neema Abara]]]] [[q1.cue|said]] [[q1.content|the well is dry]]."
    filled.add(ledger_from_marks(text, {"a1": {"role": "dentist"}}))
    page = client.get("/people/neema-abara").text

    assert "Same name" in page
    assert "<bdi>dentist</bdi></a>" in page


def test_roles_that_differ_in_capitals_are_one() -> None:
    counted = folded([Share("mayor", 2), Share("Member", 2), Share("Mayor", 1)])

    assert counted == (Share("mayor", 3), Share("Member", 2))


def test_nobody_is_not_found(client: TestClient) -> None:
    assert client.get("/people/nobody").status_code == 404


@pytest.mark.parametrize("query", ["after=x", "after=~~~", "act=x&seen=x&heard=1~2&place=~3", "after=%00~1"])
def test_what_an_address_says_wrongly_is_left_out(client: TestClient, query: str) -> None:
    assert client.get(f"/people/neema-abara?{query}").status_code == 200
    assert client.get(f"/people?{query}").status_code == 200


def test_hostile_words_are_shown_as_text(client: TestClient, filled: Library) -> None:
    source, rest = f"[[q1.source|[[a1|Evil {HOSTILE}]]]]", f"[[q1.cue|{HOSTILE}]] [[q1.content|{HOSTILE}]]"
    text = f"[[headline|{HOSTILE}]]\n{source} {rest}."
    fields = {"name": f"Evil {HOSTILE}", "role": HOSTILE, "affiliation": HOSTILE}
    key = filled.add(ledger_from_marks(text, {"a1": fields}, outlet=HOSTILE, published=HOSTILE)).key
    (row,) = json.loads(client.get("/people?q=evil&format=json").content)

    for address in (
        "/people",
        f"/people/{row['key']}",
        "/outlets",
        f"/watch?outlet={HOSTILE}&person={HOSTILE}",
    ):
        page = client.get(address).text
        assert "<img" not in page
        assert "&lt;img" in page
    assert key in client.get(f"/people/{row['key']}").text


def test_every_table_of_a_person_can_be_taken_away(client: TestClient) -> None:
    def rows(key: str, query: str) -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(client.get(f"/people/{key}?{query}&format=json").content)
        return found

    page = client.get("/people/neema-abara?act=say&seen=speaking&place=q9~99").text
    for table in ("told", "articles"):
        assert f'href="?act=say&amp;seen=speaking&amp;table={table}&amp;format=csv"' in page
    assert [row["content"] for row in rows("neema-abara", "table=told")] == [
        one["content"]
        for one in client.get("/api/v1/people/neema-abara/statements?role=addressee").json()["items"]
    ]
    assert rows("neema-abara", "table=told")
    for table in ("acts", "days"):
        assert f'href="?table={table}&amp;format=csv"' in client.get("/people/mara-ellison").text
    assert [row["outlet"] for row in rows("mara-ellison", "table=articles")] == ["South Post", "North Post"]
    assert rows("mara-ellison", "table=articles&seen=mentioned") == []
    assert rows("mara-ellison", "table=acts") == [{"name": "say", "count": 2}]
    assert rows("mara-ellison", "table=days") == [
        {"name": "2031-03-04", "count": 1},
        {"name": "2031-04-01", "count": 1},
    ]
    assert rows("mara-ellison", "table=nonsense") == rows("mara-ellison", "table=said")
