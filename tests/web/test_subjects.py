from __future__ import annotations

import re
from typing import Any

import pytest
from msgspec import structs
from starlette.testclient import TestClient

from accordingto.store import Library, WatchQuery, corrections, watched
from accordingto.types import Claim, HeadlineCheck, Ledger, Sentence, Time
from tests.fakes import ledger_from_marks
from tests.web.conftest import tolls

MARKED = (
    "[[headline|Weir will break]]\n\n[[a1|Ann Orr]] is the warden of the Lock Trust. "
    "[[q1.source|[[a1|Orr]]]] [[q1.cue|promised]] [[q1.content|to mend the weir by Friday]], and Vik wept. "
    "She was late."
)


@pytest.fixture
def key(library: Library, filled: Library) -> str:
    made = tolls(MARKED, url="https://west.example/a", outlet="West Post", published="2031-03-03")
    text = made.article.text
    one = structs.replace(made.attributions[0], act="promise")
    content = one.content
    at = text.index("by Friday")
    claim = Claim(id="c1", content=content, chain=("outlet", "q1"), kind="promise", times=("t1",))
    time = Time(id="t1", start=at, end=at + 9, text="by Friday", kind="deadline", value="2031-03-07")
    assert made.article.headline is not None
    check = HeadlineCheck(span=made.article.headline, verdict="supported", confidence=0.8)
    ledger = structs.replace(
        made,
        attributions=(one,),
        claims=(claim,),
        times=(time,),
        headline_checks=(check,),
        sentences=(Sentence("s1", 0, len(text), text),),
    )
    return library.add(ledger).key


def now(library: Library, key: str) -> Ledger:
    return library.shown(key).ledger


def send(client: TestClient, library: Library, key: str, **fields: object) -> Any:
    form = {"text": now(library, key).article.id, "author": "Ines Okoro", "reason": "", **fields}
    sent = {name: str(value) for name, value in form.items()}
    return client.post(f"/articles/{key}/corrections", data=sent, follow_redirects=False)


def undo_last(client: TestClient, library: Library, key: str) -> str:
    id = library.ask(corrections, key)[-1].correction.id
    answer = client.post(f"/articles/{key}/corrections/{id}/undo", follow_redirects=False)
    return str(answer.headers["location"])


CASES: list[tuple[dict[str, str], str]] = [
    ({"of": "article", "kind": "other_outlet", "outlet": "East Post"}, "article.outlet"),
    ({"of": "article", "kind": "other_byline", "byline": "Ida Roe\n\nBo Vik"}, "article.byline"),
    ({"of": "article", "kind": "other_published", "published": "2031-03-04T17:30"}, "article.published"),
    ({"of": "actor:a1", "kind": "other_role", "role": "warden"}, "actors"),
    ({"of": "actor:a1", "kind": "other_affiliation", "affiliation": "Lock Trust"}, "actors"),
    ({"of": "check:0", "verdict": "overstated"}, "headline_checks"),
    ({"of": "time:t1", "kind": "other_time", "value": "2031-03-14"}, "times"),
    ({"of": "time:t1", "kind": "not_time"}, "times"),
    ({"of": "time", "words": "late", "time_kind": "date", "value": "PAST_REF"}, "times"),
    ({"of": "claim:c1", "state": "kept"}, "claims"),
    ({"of": "claim:c1", "state": "moved", "due": "2031-04-01"}, "claims"),
    (
        {"attribution": "q1", "kind": "other_content", "content1": "to mend", "content1_to": "wept"},
        "attributions",
    ),
    ({"attribution": "q1", "kind": "other_source", "source1": "Ann Orr"}, "attributions"),
    ({"attribution": "q1", "kind": "other_source"}, "attributions"),
    ({"attribution": "q1", "kind": "other_cue", "cue1": "Orr promised"}, "attributions"),
    ({"attribution": "q1", "kind": "other_addressee", "told_words": "Vik"}, "attributions"),
    ({"attribution": "q1", "kind": "other_strength", "strength": "possible"}, "attributions"),
    ({"attribution": "q1", "kind": "other_polarity", "polarity": "negative"}, "attributions"),
]


def at(ledger: Ledger, path: str) -> object:
    found: object = ledger
    for name in path.split("."):
        found = getattr(found, name)
    return found


@pytest.mark.parametrize(("fields", "path"), CASES)
def test_each_kind_is_kept_shown_and_undone(
    client: TestClient, library: Library, key: str, fields: dict[str, str], path: str
) -> None:
    before = at(now(library, key), path)
    query = "&".join(f"{name}={fields[name]}" for name in ("of", "attribution") if name in fields)
    assert client.get(f"/articles/{key}/correct?{query}").status_code == 200
    answer = send(client, library, key, **fields)
    assert answer.status_code == 303, answer.text

    assert at(now(library, key), path) != before
    page = client.get(answer.headers["location"].partition("#")[0]).text
    assert "Saved." in page and "Undo" in page
    assert "Ines Okoro" in client.get(f"/articles/{key}/history").text
    location = undo_last(client, library, key)
    assert location.startswith(f"/articles/{key}")
    assert at(now(library, key), path) == before
    assert client.get(f"/articles/{key}/history").status_code == 200


def test_undoing_leads_back_to_the_card(client: TestClient, library: Library, key: str) -> None:
    send(client, library, key, attribution="q1", kind="other_act", act="warn")

    assert re.search(
        r'class="remark".*?/corrections/\d+/undo', client.get(f"/articles/{key}").text, re.DOTALL
    )
    assert undo_last(client, library, key) == f"/articles/{key}#a-c1"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"of": "article"}, "Choose what is wrong"),
        ({"of": "article", "kind": "other_published", "published": "2031-02-30"}, "no day of the calendar"),
        ({"of": "article", "kind": "other_outlet", "outlet": "x" * 300}, "at most 200"),
        ({"of": "article", "kind": "other_byline", "byline": "x\n" * 60}, "at most 50"),
        ({"of": "article", "kind": "other_outlet", "outlet": "West Post"}, "already the case"),
        ({"of": "actor:a1", "kind": "other_role", "role": "admiral"}, "do not appear"),
        ({"of": "check:0", "verdict": "true"}, "Choose one from the list"),
        ({"of": "time:t1", "kind": "other_time", "value": "<b>soon</b>"}, "&lt;b&gt;soon"),
        ({"of": "time:t1", "kind": "other_time", "value": "9" * 200}, "too long"),
        ({"of": "time", "words": "late", "time_kind": "date", "value": "2031-13-01"}, "2031-13-01"),
        ({"of": "claim:c1", "state": "moved"}, "Enter the day"),
        ({"of": "claim:c1", "state": "moved", "due": "2031-02-30"}, "no day of the calendar"),
        ({"of": "claim:c1", "state": "done"}, "Choose one from the list"),
        ({"attribution": "q1", "kind": "other_content", "content1": "nobody"}, "“nobody”"),
        ({"attribution": "q1", "kind": "other_content", "content1_to": "wept"}, "first words"),
        ({"attribution": "q1", "kind": "other_content"}, "Enter the words"),
        ({"attribution": "q1", "kind": "other_content", "content1": "promised to"}, "two parts"),
        ({"attribution": "q1", "kind": "other_addressee"}, "whom it was said to"),
    ],
)
def test_what_does_not_fit_comes_back_with_what_is_wrong(
    client: TestClient, library: Library, key: str, fields: dict[str, str], said: str
) -> None:
    answer = send(client, library, key, **fields)

    assert answer.status_code == 422
    assert said in answer.text
    assert library.ask(corrections, key) == ()


@pytest.mark.parametrize(
    "of", ["actor:a9", "check:7", "time:t9", "claim:c9", "warning:vague", "actor:", "check:<b>"]
)
def test_what_the_article_does_not_have_is_not_found(client: TestClient, key: str, of: str) -> None:
    assert client.get(f"/articles/{key}/correct", params={"of": of}).status_code == 404


def test_a_stretch_that_a_script_points_at_is_taken_there(
    client: TestClient, library: Library, key: str
) -> None:
    text = now(library, key).article.text
    start, end = text.index("the weir by"), text.index(", and Vik")
    sent = {"content1": "the weir", "content1_to": "Friday", "content1_at": start, "content1_end": end}
    assert send(client, library, key, attribution="q1", kind="other_content", **sent).status_code == 303
    assert now(library, key).attributions[0].content[0].text == "the weir by Friday"


def test_words_are_to_be_selected_only_where_a_form_takes_some(client: TestClient, key: str) -> None:
    pages = {
        of: client.get(f"/articles/{key}/correct?of={of}").text for of in ("time", "article", "claim:c1")
    }

    assert [of for of, page in pages.items() if "select words here" in page] == ["time"]


def test_a_warning_is_dismissed_and_noted(client: TestClient, library: Library) -> None:
    marked = "[[q1.source|[[w1|They]]]] [[q1.cue|said]] [[q1.content|so]]. [[w1|She]] wept."
    warned = ledger_from_marks(marked, {"w1": {"code": "actor_unknown", "message": "Who is meant?"}})
    key = library.add(warned).key
    ask = f"/articles/{key}/correct?of=warning:actor_unknown"
    assert "Who is meant?" in client.get(ask).text
    assert "of=warning:actor_unknown" in client.get(f"/articles/{key}").text
    noted = {"of": "warning:actor_unknown", "kind": "warning_noted"}
    assert send(client, library, key, **noted).status_code == 422
    assert send(client, library, key, **noted, reason="Asked <Orr>.").status_code == 303
    assert "Asked &lt;Orr&gt;." in client.get(f"/articles/{key}").text
    place = now(library, key).warnings[0].spans[1].start
    dismissed = {"of": "warning:actor_unknown", "kind": "warning_dismissed"}
    assert send(client, library, key, **dismissed, place=place).status_code == 303
    assert [span.text for span in now(library, key).warnings[0].spans] == ["They"]
    assert send(client, library, key, **dismissed).status_code == 303
    assert now(library, key).warnings == ()
    undo_last(client, library, key)
    assert [one.code for one in now(library, key).warnings] == ["actor_unknown"]


def test_a_watch_item_is_settled_from_its_list_and_undone_there(
    client: TestClient, library: Library, key: str
) -> None:
    page = client.get("/watch?today=2031-03-20").text
    found = re.search(rf'href="(/articles/{key}/correct\?of=claim:c1&amp;back=[^"]*)"', page)
    assert found is not None and "overdue" in page
    form = client.get(found[1].replace("&amp;", "&")).text
    assert 'name="back" value="/watch?today=2031-03-20"' in form
    answer = send(
        client,
        library,
        key,
        of="claim:c1",
        state="broken",
        back="/watch?today=2031-03-20",
        reason="Still a hole.",
    )
    assert re.fullmatch(
        rf"/watch\?today=2031-03-20&kept={key}~\d+#kept", answer.headers["location"].replace("%7E", "~")
    )

    after = client.get(answer.headers["location"].partition("#")[0]).text
    assert "Saved." in after and "Settled" in after and "Still a hole." in after
    (item,) = (one.item for one in library.ask(watched, WatchQuery(states=("broken",))).items)
    assert (item.state, item.note) == ("broken", "Still a hole.")
    undone = client.post(
        f"/articles/{key}/corrections/{item.correction}/undo?back=/watch%3Ftoday=2031-03-20",
        follow_redirects=False,
    )
    assert undone.headers["location"] == "/watch?today=2031-03-20"
    assert library.ask(watched, WatchQuery(states=("broken",))).items == ()


@pytest.mark.parametrize(
    "back", ["//evil.example/watch", "https://evil.example", "/watch\\evil", "/articles/x", "javascript:1"]
)
def test_no_form_leads_to_another_site(client: TestClient, library: Library, key: str, back: str) -> None:
    answer = send(client, library, key, of="claim:c1", state="kept", back=back)

    assert answer.headers["location"].startswith(f"/articles/{key}?kept=")


def test_what_is_dismissed_is_on_no_list_and_what_is_moved_is_due_then(
    client: TestClient, library: Library, key: str
) -> None:
    send(client, library, key, of="claim:c1", state="moved", due="2031-04-01")
    month = client.get("/watch?month=2031-04&today=2031-03-20").text
    assert "moved" in month and "mend the weir" in month
    send(client, library, key, of="claim:c1", state="dismissed")
    assert "mend the weir" not in client.get("/watch?today=2031-03-20").text.replace("Saved", "")
