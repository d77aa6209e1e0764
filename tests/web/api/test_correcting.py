from __future__ import annotations

from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from accordingto.export import from_json
from accordingto.store import Library
from tests.web.conftest import tolls

ARTICLES = "/api/v1/articles"


@pytest.fixture
def address(client: TestClient, filled: Library) -> str:
    key = filled.add(tolls(url="https://east.example/tolls")).key
    return f"{ARTICLES}/{key}"


def other_act(address: str, client: TestClient, act: str = "warn", shift: int = 0) -> dict[str, Any]:
    """A correction of the act of the first attribution."""
    ledger = from_json(client.get(address).content)
    cue = ledger.attributions[0].cue
    spans = [{"start": one.start + shift, "end": one.end + shift, "text": one.text} for one in cue]
    text = ledger.article.text
    anchor = {
        "spans": spans,
        "prefix": text[max(0, cue[0].start - 32) : cue[0].start],
        "suffix": text[cue[-1].end :][:32],
    }
    return {
        "change": {"type": "other_act", "attribution": anchor, "act": act},
        "author": "Ines Varga",
        "reason": "It is a warning.",
    }


def act_of(client: TestClient, address: str, query: str = "") -> str | None:
    return from_json(client.get(address + query).content).attributions[0].act


def test_a_correction_is_in_what_is_shown_and_not_in_the_reading(client: TestClient, address: str) -> None:
    made = client.post(f"{address}/corrections", json=other_act(address, client))

    assert made.status_code == 201
    assert made.headers["location"] == f"{address}/corrections"
    assert act_of(client, address) == "warn"
    assert act_of(client, address, "?corrected=true") == "warn"
    assert act_of(client, address, "?corrected=false") == "say"
    assert act_of(client, address, "?reader=fake+0") == "warn"


def test_corrections_are_listed_with_what_became_of_them(client: TestClient, address: str) -> None:
    made = client.post(f"{address}/corrections", json=other_act(address, client)).json()

    (listed,) = client.get(f"{address}/corrections").json()["items"]

    assert listed["correction"] == made
    assert (listed["state"], listed["attribution"], listed["moved"]) == ("applied", "q1", False)
    assert (made["author"], made["reason"]) == ("Ines Varga", "It is a warning.")


def test_undoing_keeps_the_correction_in_the_list(client: TestClient, address: str) -> None:
    made = client.post(f"{address}/corrections", json=other_act(address, client)).json()

    undone = client.delete(f"{address}/corrections/{made['id']}?author=Tove")
    (listed,) = client.get(f"{address}/corrections").json()["items"]

    assert (undone.status_code, undone.content) == (204, b"")
    assert (listed["state"], listed["undone_by"]) == ("undone", "Tove")
    assert act_of(client, address) == "say"


def test_a_correction_whose_words_are_gone_is_stale(
    client: TestClient, address: str, filled: Library
) -> None:
    client.post(f"{address}/corrections", json=other_act(address, client))
    filled.add(
        tolls(
            "[[q1.content|No tolls]], [[q1.cue|according to]] [[q1.source|[[a1|Mara Ellison]]]].",
            url="https://east.example/tolls",
        )
    )

    (listed,) = client.get(f"{address}/corrections").json()["items"]

    assert (listed["state"], listed["stale"]) == ("stale", "words_gone")


def test_what_does_not_stand_there_is_declined(client: TestClient, address: str) -> None:
    answer = client.post(f"{address}/corrections", json=other_act(address, client, shift=500))
    wrong = other_act(address, client)
    wrong["change"]["attribution"]["spans"][0]["text"] = "shouted"

    assert answer.status_code == 201, "words that stand elsewhere are found again"
    declined = client.post(f"{address}/corrections", json=wrong)
    assert (declined.status_code, declined.json()["at"]) == (422, "change")
    assert len(client.get(f"{address}/corrections").json()["items"]) == 1


def test_what_would_change_nothing_is_declined(client: TestClient, address: str) -> None:
    declined = client.post(f"{address}/corrections", json=other_act(address, client, act="say"))

    assert (declined.status_code, declined.json()["at"]) == (422, "change")
    assert "it would change nothing" in declined.json()["detail"]
    assert client.get(f"{address}/corrections").json()["items"] == []


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"author": ""}, "author"),
        ({"author": "a\0b"}, "author"),
        ({"reason": "x" * 2001}, "reason"),
        ({"by": "me"}, None),
        ({"change": {"type": "nonsense"}}, "change.type"),
        ({"change": {"type": "other_act", "act": "warn"}}, "change"),
    ],
)
def test_a_correction_that_is_none(
    client: TestClient, address: str, change: dict[str, Any], at: str | None
) -> None:
    answer = client.post(f"{address}/corrections", json={**other_act(address, client), **change})

    assert (answer.status_code, answer.json()["at"]) == (422, at)


def test_hostile_words_come_back_as_they_were_sent(client: TestClient, address: str) -> None:
    body = {**other_act(address, client), "author": "<script>\u202e", "reason": "=1+1&\"'"}

    made = client.post(f"{address}/corrections", json=body).json()

    assert (made["author"], made["reason"]) == (body["author"], body["reason"])


@pytest.mark.parametrize("id", ["0", "99", "x", "-1", "9" * 30, "%00"])
def test_a_correction_that_is_not_there_cannot_be_undone(client: TestClient, address: str, id: str) -> None:
    assert client.delete(f"{address}/corrections/{id}?author=Tove").status_code == 404


def test_who_undoes_must_say_so(client: TestClient, address: str) -> None:
    assert client.delete(f"{address}/corrections/1").status_code == 422


def test_every_change_can_be_sent(client: TestClient, address: str) -> None:
    text = from_json(client.get(address).content).article.text

    def anchor(words: str) -> dict[str, Any]:
        at = text.index(words)
        span = {"start": at, "end": at + len(words), "text": words}
        return {"spans": [span], "prefix": text[max(0, at - 32) : at], "suffix": text[at + len(words) :][:32]}

    said = anchor("said")
    changes: list[dict[str, Any]] = [
        {"type": "source_is", "attribution": said, "who": {"type": "typed", "name": "M. Ellison"}},
        {
            "type": "source_is",
            "attribution": said,
            "who": {"type": "in_text", "words": anchor("Mara Ellison")},
        },
        {"type": "other_certainty", "attribution": said, "certainty": "hedged"},
        {"type": "hedge_missed", "attribution": said, "hedge": anchor("will")},
        {"type": "not_hedge", "attribution": said, "hedge": anchor("will")},
        {"type": "not_attribution", "attribution": said},
        {"type": "missing", "cue": said, "content": anchor("the tolls"), "source": anchor("Mara Ellison")},
    ]

    for change in changes:
        answer = client.post(f"{address}/corrections", json={"change": change, "author": "Ines"})
        assert answer.status_code == 201, (change, answer.text)
    states = [one["state"] for one in client.get(f"{address}/corrections").json()["items"]]
    assert states == ["applied"] * len(changes)
    assert msgspec.json.decode(client.get(address).content)["attributions"][0]["id"] == "k-7"
